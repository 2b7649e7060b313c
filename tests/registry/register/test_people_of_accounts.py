"""Who has which part in an account: named, handed over, added, ended; and what somebody still holds."""

from datetime import timedelta

import pytest

from accounts.chain import Who
from accounts.models import Person
from registry.cases import flow
from registry.register import holdings, upkeep
from registry.register.models import Responsibility, SocialAccount
from registry.register.naming import Named
from tests import make
from tests.cast import Cast
from tests.reading import last_act, refusal
from tests.registry.cases.closure import closing

CHANGERS = ("coordinator", "communicator", "chief", "acting_chief", "superior", "librarian", "plain")
TOMORROW = make.MOMENT + timedelta(days=1)


@pytest.fixture
def library(cast: Cast) -> SocialAccount:
    """The library's account: Lisa answers for it, Per stands in."""
    return make.account(cast.library, cast.librarian, deputy=cast.plain)


def again(account: SocialAccount) -> SocialAccount:
    return SocialAccount.objects.get(pk=account.pk)


def now(account: SocialAccount) -> list[tuple[str, str]]:
    """Today's people of an account."""
    rows = account.responsibilities.filter(until=None).select_related("person").order_by("part", "pk")
    return [(row.part, row.person.name) for row in rows]


@pytest.mark.parametrize("role", Cast.ROLES)
def test_who_names_the_responsible(cast: Cast, library: SocialAccount, role: str) -> None:
    by = getattr(cast, role)
    if role in CHANGERS:
        upkeep.appoint(library, cast.manager, by=by, at=TOMORROW)
        assert (again(library).responsible, again(library).responsible_for_now) == (cast.manager, False)
        assert last_act() == ("appoint", by, ["socialaccount", "person"])
    else:
        assert refusal(upkeep.appoint, library, cast.manager, by=by, at=TOMORROW)[1] == "forbidden"
        assert again(library).responsible == cast.librarian


def test_whoever_answered_before_no_longer_does(cast: Cast, library: SocialAccount) -> None:
    upkeep.appoint(library, cast.manager, by=cast.coordinator, at=TOMORROW)
    periods = Responsibility.objects.filter(account=library, part="responsible").order_by("pk")
    assert [(row.person, row.since, row.until) for row in periods] == [
        (cast.librarian, make.DAY, TOMORROW.date()),
        (cast.manager, TOMORROW.date(), None),
    ]
    assert again(library).changed_unseen_at == TOMORROW


def test_naming_the_same_again_changes_nothing_of_the_period(cast: Cast, library: SocialAccount) -> None:
    upkeep.appoint(library, cast.librarian, by=cast.chief, at=TOMORROW)
    assert now(library) == [("deputy", "Per Person"), ("responsible", "Lisa Bibliotekarie")]
    assert library.responsibilities.count() == 2


def test_a_deputy_who_takes_over_is_no_longer_deputy(cast: Cast, library: SocialAccount) -> None:
    upkeep.appoint(library, cast.plain, by=cast.chief, at=TOMORROW)
    assert now(library) == [("responsible", "Per Person")]


def test_for_the_time_being_ends_when_somebody_is_named(cast: Cast) -> None:
    account = make.account(cast.library, cast.communicator, responsible_for_now=True)
    upkeep.appoint(account, cast.librarian, by=cast.communicator, at=TOMORROW)
    assert again(account).responsible_for_now is False


def test_nobody_who_has_left_is_given_anything(cast: Cast, library: SocialAccount) -> None:
    gone = make.person("gangen", "Gunnar Gången", is_active=False)
    sentence = ("Gunnar Gången no longer works here. Choose somebody else.", "input", "person")
    by, at = cast.chief, TOMORROW
    assert refusal(upkeep.appoint, library, gone, by=by, at=at) == sentence
    assert refusal(upkeep.add_person, library, gone, "editor", by=by, at=at) == sentence
    assert refusal(upkeep.hand_over, library, cast.school_unit, gone, by=by, at=at) == sentence
    assert again(library).department == cast.library


def test_handing_over_moves_the_account_and_names_the_next(cast: Cast, library: SocialAccount) -> None:
    upkeep.hand_over(library, cast.school_unit, cast.school, by=cast.coordinator, at=TOMORROW)
    account = again(library)
    assert (account.department, account.responsible, account.changed_unseen_at) == (
        cast.school_unit,
        cast.school,
        TOMORROW,
    )
    assert account.search.split()[-1] == "ekskolan"
    assert last_act() == ("hand_over", cast.coordinator, ["socialaccount", "person", "department"])


def test_a_department_out_of_use_takes_nothing_over(cast: Cast, library: SocialAccount) -> None:
    cast.school_unit.is_active = False
    assert refusal(upkeep.hand_over, library, cast.school_unit, cast.school, by=cast.chief, at=TOMORROW) == (
        "Ekskolan is no longer in use. Choose another one.",
        "input",
        "department",
    )


@pytest.mark.parametrize("part", ["deputy", "administrator", "editor", "spokesperson"])
def test_somebody_gets_a_part_once_and_leaves_it(cast: Cast, library: SocialAccount, part: str) -> None:
    for _again in range(2):
        upkeep.add_person(library, cast.manager, part, by=cast.librarian, at=TOMORROW)
    row = Responsibility.objects.get(account=library, person=cast.manager)
    assert (row.part, row.since, row.until) == (part, TOMORROW.date(), None)
    upkeep.remove_person(row, by=cast.librarian, at=TOMORROW)
    row.refresh_from_db()
    assert row.until == TOMORROW.date()
    assert refusal(upkeep.remove_person, row, by=cast.librarian, at=TOMORROW) == (
        "The part has ended already.",
        "conflict",
        None,
    )


def test_nobody_stands_in_for_themselves(cast: Cast, library: SocialAccount) -> None:
    assert refusal(upkeep.add_person, library, cast.librarian, "deputy", by=cast.chief, at=TOMORROW) == (
        "Lisa Bibliotekarie answers for the account. Choose somebody else who stands in.",
        "input",
        "person",
    )
    upkeep.add_person(library, cast.librarian, "editor", by=cast.chief, at=TOMORROW)
    assert ("editor", "Lisa Bibliotekarie") in now(library)


def test_the_responsible_person_is_replaced_never_only_removed(cast: Cast, library: SocialAccount) -> None:
    row = Responsibility.objects.get(account=library, part="responsible")
    assert refusal(upkeep.remove_person, row, by=cast.chief, at=TOMORROW) == (
        "An account must have somebody who answers for it. Name the next one instead.",
        "conflict",
        None,
    )
    with pytest.raises(ValueError, match="appoint"):
        upkeep.add_person(library, cast.manager, "responsible", by=cast.chief, at=TOMORROW)


@pytest.mark.parametrize("role", ["school", "manager", "registrar", "insight", "admin"])
def test_others_neither_add_nor_remove(cast: Cast, library: SocialAccount, role: str) -> None:
    by = getattr(cast, role)
    row = Responsibility.objects.get(account=library, part="deputy")
    assert refusal(upkeep.add_person, library, cast.school, "editor", by=by, at=TOMORROW)[1] == "forbidden"
    assert refusal(upkeep.remove_person, row, by=by, at=TOMORROW)[1] == "forbidden"
    assert now(library) == [("deputy", "Per Person"), ("responsible", "Lisa Bibliotekarie")]


def test_what_somebody_still_holds_is_told_in_sentences(cast: Cast, library: SocialAccount) -> None:
    make.account(cast.library, cast.librarian, "instagram.com/gammalt/", name="Gammalt", status="closed")
    said = make.application(cast.library, cast.librarian, manager=Named(cast.manager.email))
    case = make.case(cast.coordinator, said)
    deputy = "Ersättare för Lindala stadsbibliotek på Instagram, Stadsbiblioteket"
    assert {
        name: words_of(getattr(cast, name)) for name in ("plain", "coordinator", "manager", "school")
    } == {
        "plain": [deputy],
        "coordinator": ["Sökande i ärende 2026-0001, Stadsbiblioteket"],
        "manager": ["Tillfrågad som chef i ärende 2026-0001, Stadsbiblioteket"],
        "school": [],
    }
    flow.take(case, "agree", by=cast.manager, at=TOMORROW)
    assert words_of(cast.manager) == []


def test_what_somebody_holds_leads_only_to_what_the_reader_may_open(
    cast: Cast, library: SocialAccount
) -> None:
    account, case = f"/register/{library.public_id}/", "/arenden/2026-0001/"
    make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    addresses = {
        name: [
            what.url
            for person in (cast.plain, cast.coordinator)
            for what in holdings.held_by(person, Who(getattr(cast, name), make.DAY))
        ]
        for name in ("chief", "admin")
    }
    # The system administrator reads no cases, and of an account what everybody reads.
    assert addresses == {"chief": [account, case], "admin": [account, ""]}


def words_of(person: Person) -> list[str]:
    return [what.words for what in holdings.held_by(person)]


def test_whoever_is_asked_to_take_an_account_over_is_held_back_until_they_have_answered(cast: Cast) -> None:
    case = closing.in_state(cast, "awaiting_acceptance")
    asked, *others = holdings.held_by(cast.school, Who(cast.chief, make.DAY))
    assert (asked.words, asked.url, others) == (
        f"Tillfrågad om att ta över Lindala stadsbibliotek i ärende {case.number}, Stadsbiblioteket",
        f"/arenden/{case.number}/",
        [],
    )
    closing.go(case, "refuse", cast.school, cast)
    assert words_of(cast.school) == []


def test_drafts_and_finished_cases_hold_nobody_back(cast: Cast) -> None:
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    flow.take(case, "withdraw", by=cast.coordinator, at=TOMORROW)
    flow.open_case("report", by=cast.coordinator, at=TOMORROW, form={"name": "Utkast"})
    assert words_of(cast.coordinator) == []


def test_whoever_sends_in_cannot_stand_in_for_themselves(cast: Cast) -> None:
    said = make.application(cast.library, cast.librarian, deputy=Named(cast.librarian.email))
    assert refusal(make.case, cast.coordinator, said) == (
        "Lisa Bibliotekarie answers for the account. Choose somebody else who stands in.",
        "input",
        "deputy",
    )
