"""What is done to an account: entered, changed, proved, seen; who may, what is refused, what the log says."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts import departments
from accounts.models import Act
from registry.guidelines import reviewing
from registry.register import upkeep
from registry.register.models import Responsibility, SocialAccount
from registry.register.platforms import recognise
from tests import make
from tests.cast import Cast
from tests.reading import last_act, refusal

CHANGERS = ("coordinator", "communicator", "chief", "acting_chief", "superior", "librarian", "plain")
FORBIDDEN = (
    "Only the department's account coordinator or the communications unit can do this.",
    "forbidden",
    None,
)

OWN_ADDRESS = (
    "This is somebody's own address, and the list shows it to everybody. "
    "Write a function mailbox, or leave the field empty."
)


@pytest.fixture
def library(cast: Cast) -> SocialAccount:
    """The library's account: Lisa answers for it, Per stands in."""
    return make.account(cast.library, cast.librarian, deputy=cast.plain, registered_on=date(2026, 3, 1))


def again(account: SocialAccount) -> SocialAccount:
    return SocialAccount.objects.get(pk=account.pk)


def parts(account: SocialAccount) -> list[tuple[str, str]]:
    return [(row.part, row.person.name) for row in account.responsibilities.filter(until=None).order_by("pk")]


def test_what_existed_before_is_entered_active_with_its_responsible(cast: Cast) -> None:
    account = SocialAccount(name="Lindala kommun", department=cast.culture, responsible=cast.librarian)
    upkeep.set_address(account, recognise("facebook.com/lindalakommun"))
    upkeep.enter(account, by=cast.communicator, at=make.MOMENT)
    account = again(account)
    assert (account.status, account.registered_on, account.key, parts(account)) == (
        "active",
        make.DAY,
        "facebook:lindalakommun",
        [("responsible", "Lisa Bibliotekarie")],
    )
    assert last_act() == ("enter", cast.communicator, ["socialaccount"])


@pytest.mark.parametrize("role", Cast.ROLES)
def test_who_changes_facts(cast: Cast, library: SocialAccount, role: str) -> None:
    by = getattr(cast, role)
    if role in CHANGERS:
        upkeep.change(library, {"watched": "Vardagar"}, by=by, at=make.MOMENT)
        assert again(library).watched == "Vardagar"
        assert last_act() == ("change", by, ["socialaccount"])
    else:
        said = refusal(upkeep.change, library, {"watched": "Vardagar"}, by=by, at=make.MOMENT)
        assert (said, again(library).watched) == (FORBIDDEN, "")


@pytest.mark.parametrize(
    ("role", "unseen"), [("coordinator", make.MOMENT), ("librarian", make.MOMENT), ("chief", None)]
)
def test_what_the_department_changes_stands_on_the_units_desk(
    cast: Cast, library: SocialAccount, role: str, unseen: Any
) -> None:
    upkeep.change(library, {"watched": "Vardagar"}, by=getattr(cast, role), at=make.MOMENT)
    assert again(library).changed_unseen_at == unseen


def test_what_nobody_sees_yet_needs_no_second_look(cast: Cast) -> None:
    draft = make.account(cast.library, cast.librarian, status="proposed")
    upkeep.change(draft, {"watched": "Vardagar"}, by=cast.coordinator, at=make.MOMENT)
    assert again(draft).changed_unseen_at is None


def test_the_same_again_is_no_change(cast: Cast, library: SocialAccount) -> None:
    before = Act.objects.count()
    same = {"purpose": library.purpose, "name": library.name}
    upkeep.change(library, same, read=recognise(library.url), by=cast.coordinator, at=make.MOMENT)
    assert (Act.objects.count(), again(library).changed_unseen_at) == (before, None)


def test_a_change_is_found_by_search_at_once(cast: Cast, library: SocialAccount) -> None:
    upkeep.change(library, {"name": "Östra bibliotekets böcker"}, by=cast.chief, at=make.MOMENT)
    account = again(library)
    assert account.sort_name == "{cstra bibliotekets b{ccker"
    assert account.search == (
        "ostra bibliotekets bocker lindalabibliotek instagram kultur- och fritidsnamnden "
        "kultur- och fritidsforvaltningen stadsbiblioteket"
    )


@pytest.mark.parametrize("name", ["name", "purpose"])
@pytest.mark.parametrize("empty", ["", "  ", None])
def test_name_and_purpose_are_never_emptied(
    cast: Cast, library: SocialAccount, name: str, empty: str | None
) -> None:
    assert refusal(upkeep.change, library, {name: empty}, by=cast.chief, at=make.MOMENT) == (
        "This can't be emptied. Write something, or leave it as it was.",
        "input",
        name,
    )


def test_an_account_that_never_had_a_purpose_may_wait_for_one(cast: Cast) -> None:
    account = make.account(cast.library, cast.librarian, purpose="")
    upkeep.change(account, {"purpose": "", "watched": "Vardagar"}, by=cast.chief, at=make.MOMENT)
    assert again(account).watched == "Vardagar"


@pytest.mark.parametrize("written", ["bibliotekarie@prov.example", "Bibliotekarie@PROV.example"])
def test_the_contact_of_everybody_is_nobodys_own_address(
    cast: Cast, library: SocialAccount, written: str
) -> None:
    assert refusal(upkeep.change, library, {"contact": written}, by=cast.chief, at=make.MOMENT) == (
        OWN_ADDRESS,
        "input",
        "contact",
    )
    upkeep.change(library, {"contact": "biblioteket@prov.example"}, by=cast.chief, at=make.MOMENT)
    assert again(library).contact == "biblioteket@prov.example"


@pytest.mark.parametrize("name", ["two_factor_on", "preserved_on", "opened_on", "last_post_on"])
def test_what_has_happened_has_not_happened_tomorrow(cast: Cast, library: SocialAccount, name: str) -> None:
    tomorrow = make.DAY + timedelta(days=1)
    assert refusal(upkeep.change, library, {name: tomorrow}, by=cast.chief, at=make.MOMENT) == (
        "This day has not come yet. Write when it was.",
        "input",
        name,
    )
    upkeep.change(library, {name: make.DAY}, by=cast.chief, at=make.MOMENT)
    assert getattr(again(library), name) == make.DAY


@pytest.mark.parametrize("name", ["status", "responsible", "department", "url", "warning"])
def test_what_has_a_verb_of_its_own_is_not_changed_here(
    cast: Cast, library: SocialAccount, name: str
) -> None:
    with pytest.raises(ValueError, match=name):
        upkeep.change(library, {name: "x"}, by=cast.chief, at=make.MOMENT)


def test_a_new_address_takes_platform_handle_and_key_with_it(cast: Cast, library: SocialAccount) -> None:
    upkeep.change(library, {}, read=recognise("youtube.com/@Lindala"), by=cast.coordinator, at=make.MOMENT)
    account = again(library)
    assert (account.platform, account.handle, account.url, account.key) == (
        "youtube",
        "@Lindala",
        "https://www.youtube.com/@Lindala",
        "youtube:@lindala",
    )


def test_an_address_is_never_taken_away(cast: Cast, library: SocialAccount) -> None:
    nothing = recognise("bibliotek")
    assert refusal(upkeep.change, library, {}, read=nothing, by=cast.chief, at=make.MOMENT) == (
        "The account must have an address.",
        "input",
        "address",
    )


def test_anothers_address_is_refused_with_who_has_it(cast: Cast, library: SocialAccount) -> None:
    other = make.account(
        cast.school_unit, cast.school, "https://www.instagram.com/ekskolan/", name="Ekskolan i bild"
    )
    read = recognise("instagram.com/EKSKOLAN")
    assert refusal(upkeep.change, library, {"watched": "x"}, read=read, by=cast.chief, at=make.MOMENT) == (
        "Ekskolan already has this account in the register: Ekskolan i bild.",
        "input",
        "address",
    )
    assert (again(library).watched, again(library).key) == ("", "instagram:lindalabibliotek")
    assert again(other).key == "instagram:ekskolan"


@pytest.mark.parametrize("status", ["closed", "declined", "withdrawn"])
def test_what_is_over_has_let_go_of_its_address(cast: Cast, status: str) -> None:
    make.account(cast.school_unit, cast.school, status=status)
    account = make.account(cast.library, cast.librarian)
    assert account.status == "active"


# --- Proof, start requirements, the unit's desk ----------------------------------------------------------------


@pytest.mark.parametrize("role", Cast.ROLES)
def test_the_unit_notes_the_proof(cast: Cast, library: SocialAccount, role: str) -> None:
    by = getattr(cast, role)
    if role in ("communicator", "chief", "acting_chief", "superior"):
        upkeep.note_proof(library, "I presentationen", by=by, at=make.MOMENT)
        account = again(library)
        assert (account.proof_on, account.proof_note) == (make.DAY, "I presentationen")
    else:
        said = refusal(upkeep.note_proof, library, "I presentationen", by=by, at=make.MOMENT)
        assert said == ("Only the communications unit can do this.", "forbidden", None)


def test_the_proof_answers_a_start_requirement(cast: Cast, library: SocialAccount) -> None:
    upkeep.publish(library, by=cast.chief, at=make.MOMENT)
    upkeep.note_proof(library, "I presentationen", by=cast.chief, at=make.MOMENT)
    done = [todo.key for todo in reviewing.todos(again(library)) if todo.answer.outcome]
    assert done == ["link_back"]


def test_what_the_unit_has_seen_leaves_its_desk(cast: Cast, library: SocialAccount) -> None:
    upkeep.change(library, {"watched": "Vardagar"}, by=cast.coordinator, at=make.MOMENT)
    assert refusal(upkeep.mark_seen, library, by=cast.coordinator, at=make.MOMENT)[1] == "forbidden"
    upkeep.mark_seen(library, looked_at=make.MOMENT, by=cast.communicator, at=make.MOMENT)
    assert again(library).changed_unseen_at is None
    assert refusal(upkeep.mark_seen, library, by=cast.chief, at=make.MOMENT) == (
        "Somebody in the unit has seen the change already.",
        "conflict",
        None,
    )


def test_a_change_after_the_look_stays_on_the_desk(cast: Cast, library: SocialAccount) -> None:
    later = make.MOMENT + timedelta(minutes=1)
    upkeep.change(library, {"watched": "Vardagar"}, by=cast.coordinator, at=later)
    seen = refusal(upkeep.mark_seen, library, looked_at=make.MOMENT, by=cast.chief, at=later)
    assert seen[0] == "The department has changed something more since you looked. Look once more."
    assert again(library).changed_unseen_at == later


# --- Publishing, and departments that change their names --------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "sentence", "field"),
    [
        ({"url": "", "key": ""}, "Write the account's address first, so that people can find it.", "address"),
        ({"responsible": None}, "Name who answers for the account first.", "responsible"),
    ],
)
def test_nothing_is_published_without_address_and_responsible(
    cast: Cast, facts: dict[str, Any], sentence: str, field: str
) -> None:
    account = make.account(cast.library, cast.librarian, status="approved")
    for name, value in facts.items():
        setattr(account, name, value)
    assert refusal(upkeep.publish, account, by=cast.chief, at=make.MOMENT) == (sentence, "input", field)
    assert again(account).status == "approved"


def test_publishing_makes_it_active_and_asks_the_start_requirements(cast: Cast) -> None:
    account = make.account(cast.library, cast.librarian, status="approved")
    upkeep.publish(account, by=cast.chief, at=make.MOMENT)
    account = again(account)
    assert (account.status, account.registered_on, account.confirmed_on) == ("active", make.DAY, make.DAY)
    assert len(reviewing.todos(account)) == 8


def test_accounts_are_found_under_a_departments_new_name(cast: Cast, library: SocialAccount) -> None:
    departments.change_department(
        cast.library,
        name="Kulturhuset",
        kind="unit",
        parent=cast.culture,
        mailbox="",
        by=cast.admin,
        at=make.MOMENT,
    )
    assert again(library).search.split()[-1] == "kulturhuset"
    assert Responsibility.objects.filter(account=library, until=None).count() == 2
