"""Who may do what, in full: every role against every row of the one table."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from django.utils.translation import override

from accounts import permissions
from accounts.chain import Who
from accounts.models import Person
from accounts.permissions import BY_VERB, allowed, may, require
from accounts.refusal import Refused
from registry.cases import flow
from registry.cases.models import Case
from registry.register.models import SocialAccount
from registry.register.naming import Named
from tests import make
from tests.cast import Cast

EVERYBODY = (*Cast.ROLES, "uninvited")
UNIT = {"communicator", "chief", "superior", "acting_chief"}
OWNERS = {"coordinator", "librarian", "plain"}
"""The library's account coordinator, the account's responsible person and its deputy."""

MAY = {
    "see_public_facts": set(EVERYBODY),
    "see_account": UNIT | OWNERS | {"manager", "registrar", "insight", "uninvited"},
    "change_account": UNIT | OWNERS,
    "appoint": UNIT | OWNERS,
    "answer_requirement": UNIT | OWNERS,
    "note_proof": UNIT,
    "mark_seen": UNIT,
    "warn": UNIT,
    "see_reviews": UNIT | {"insight"},
    "review": UNIT,
    "mend": OWNERS,
    "promise": {"librarian"},
    "open_case": UNIT | {"coordinator", "manager"},
    "open_some_case": UNIT | {"coordinator", "manager", "school"},
    "see_case": UNIT | OWNERS | {"manager", "registrar", "insight", "uninvited"},
    "write_draft": {"coordinator"},
    "submit": {"coordinator"},
    "resubmit": {"coordinator"},
    "withdraw": {"coordinator"},
    "agree": {"uninvited"},
    "return": UNIT,
    "recommend": {"communicator", "acting_chief"},
    "decide": {"chief", "superior"},
    "reconsider": {"superior"},
    "publish": UNIT | OWNERS,
    "write_message": UNIT | OWNERS | {"manager"},
    "propose": UNIT | OWNERS,
    "hear": UNIT,
    "answer": OWNERS,
    "withdraw_proposal": UNIT | {"coordinator"},
    "recall": {"chief", "superior"},
    "accept": set(),
    "follow_up": UNIT,
    "wake": UNIT | OWNERS,
    "do_step": UNIT | OWNERS,
    "give_receipt": {"registrar"},
    "finish": UNIT | OWNERS | {"registrar"},
    "plan_steps": UNIT,
    "lift_conflict": UNIT,
    "declare_conflict": UNIT | OWNERS | {"manager", "registrar", "uninvited"},
    "note_diary_number": {"registrar", "communicator", "acting_chief"},
    "see_case_file": UNIT | {"registrar", "insight"},
    "see_decision_list": UNIT | {"registrar", "insight"},
    "prepare_guideline": UNIT,
    "adopt_guideline": {"chief", "superior"},
    "see_readers": UNIT | {"insight"},
    "acknowledge": {"librarian"},
    "see_tips": UNIT | {"insight"},
    "see_overview": UNIT | {"insight"},
    "handle_tip": UNIT,
    "log_removal": UNIT | OWNERS | {"manager"},
    "see_removal": UNIT | OWNERS | {"manager", "registrar", "insight"},
    "see_evidence": OWNERS | {"manager", "registrar"},
    "register_removal": {"registrar"},
    "set_retention": UNIT | {"registrar"},
    "destroy_removals": {"registrar"},
    "see_removals": UNIT | {"insight", "registrar", "coordinator", "manager", "school"},
    "keep_website": UNIT | {"admin"},
    "see_people": {"admin"},
    "staff": {"admin"},
    "grant": {"admin"},
    "pseudonymise": {"admin"},
    "see_history": {"registrar", "insight", "admin"},
}
"""About a case of Stadsbiblioteket that the coordinator sent in; «uninvited» is asked to agree."""

WITHOUT_A_THING = {
    "see_public_facts",
    "see_reviews",
    "open_some_case",
    "see_decision_list",
    "prepare_guideline",
    "adopt_guideline",
    "see_readers",
    "see_tips",
    "see_overview",
    "handle_tip",
    "see_removals",
    "keep_website",
    "see_people",
    "staff",
    "pseudonymise",
    "see_history",
}


@dataclass
class Matter:
    """A case, or an account, as the table knows it."""

    department_id: int | None
    applicant_id: int | None = None
    responsible_id: int | None = None
    recommended_by_id: int | None = None
    manager_id: int | None = None
    state: str = "submitted"
    is_public: bool = True
    bars_applicant: bool = True
    conflicted_ids: Collection[int] = ()
    receiver_id: int | None = None
    receiving_department_id: int | None = None
    account_department_id: int | None = None
    deputy_ids: Collection[int] = field(default_factory=list)
    moderator_ids: Collection[int] = ()
    applicant_ids: Collection[int] = field(default_factory=list)
    asked_manager_ids: Collection[int] = field(default_factory=list)


@pytest.fixture
def matter(cast: Cast) -> Matter:
    return Matter(
        department_id=cast.library.pk,
        applicant_id=cast.coordinator.pk,
        responsible_id=cast.librarian.pk,
        manager_id=cast.uninvited.pk,
        deputy_ids=[cast.plain.pk],
        applicant_ids=[cast.coordinator.pk],
        asked_manager_ids=[cast.uninvited.pk],
    )


def thing_of(verb: str, cast: Cast, matter: Matter) -> object:
    if verb in WITHOUT_A_THING:
        return None
    return {"open_case": cast.library.pk, "grant": cast.plain.pk}.get(verb, matter)


def test_the_expectation_has_every_row_of_the_table() -> None:
    assert set(MAY) == set(BY_VERB)


@pytest.mark.parametrize("verb", MAY)
def test_who_may(verb: str, cast: Cast, matter: Matter, day: date) -> None:
    thing = thing_of(verb, cast, matter)
    assert {name for name in EVERYBODY if may(Who(getattr(cast, name), day), verb, thing)} == MAY[verb]


@pytest.mark.parametrize("verb", MAY)
def test_neither_the_system_nor_somebody_who_has_left_may_anything(
    verb: str, cast: Cast, matter: Matter, day: date
) -> None:
    gone = Person.objects.get(pk=cast.superior.pk)
    gone.is_active = False
    with override("en"):
        for nobody in (None, gone):
            assert str(allowed(Who(nobody, day), verb, thing_of(verb, cast, matter))) == (
                "You no longer have access. Ask your system administrator."
            )


@pytest.mark.parametrize("verb", MAY)
def test_a_refusal_is_a_sentence(verb: str, cast: Cast, matter: Matter, day: date) -> None:
    """What the page shows, why a button is missing, and what the verb refuses with are the same words."""
    thing = thing_of(verb, cast, matter)
    for name in set(EVERYBODY) - MAY[verb]:
        who = Who(getattr(cast, name), day)
        why = allowed(who, verb, thing)
        assert str(why).endswith(".")
        with pytest.raises(Refused) as refused:
            require(who, verb, thing)
        assert (str(refused.value), refused.value.kind) == (str(why), "forbidden")


def test_require_lets_through_whoever_may(cast: Cast, day: date) -> None:
    require(Who(cast.admin, day), "staff")


def test_a_role_elsewhere_or_at_another_time_gives_nothing(cast: Cast, matter: Matter, day: date) -> None:
    somebody = make.person("forra")
    make.grant(somebody, "department_admin", cast.culture, until=date(2026, 11, 21))
    make.grant(somebody, "communicator", since=date(2026, 11, 23))
    assert [
        may(Who(somebody, on), "see_account", matter) for on in (date(2026, 11, 21), day, date(2026, 11, 23))
    ] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("name", "changes", "why"),
    [
        (
            "chief",
            {"applicant_id": "chief"},
            "You cannot decide yourself, since you have applied. The chief of staff decides.",
        ),
        (
            "superior",
            {"responsible_id": "superior"},
            "You cannot decide yourself, since you answer for the account. The communications chief decides.",
        ),
        (
            "superior",
            {"recommended_by_id": "superior"},
            "You recommended in this case, so somebody else decides.",
        ),
    ],
)
def test_why_somebody_who_could_may_not_decide(
    name: str, changes: dict[str, str], why: str, cast: Cast, matter: Matter, day: date
) -> None:
    for attribute, person in changes.items():
        setattr(matter, attribute, getattr(cast, person).pk)
    with override("en"):
        assert str(allowed(Who(getattr(cast, name), day), "decide", matter)) == why
        assert str(allowed(Who(cast.superior, day), "reconsider", matter)) == (
            why if name == "superior" else "True"
        )


def test_the_chief_decides_what_the_chief_recommended(cast: Cast, matter: Matter, day: date) -> None:
    matter.recommended_by_id = cast.chief.pk
    assert allowed(Who(cast.chief, day), "decide", matter) is True


def test_nobody_of_the_unit_returns_or_recommends_their_own_matter(
    cast: Cast, matter: Matter, day: date
) -> None:
    matter.applicant_id = cast.communicator.pk
    who = Who(cast.communicator, day)
    assert {verb for verb in ("return", "recommend", "decide", "see_case") if may(who, verb, matter)} == {
        "see_case"
    }


def test_a_draft_is_seen_by_whoever_writes_it_only(cast: Cast, matter: Matter, day: date) -> None:
    matter.state = "draft"
    assert {name for name in EVERYBODY if may(Who(getattr(cast, name), day), "see_case", matter)} == {
        "coordinator"
    }
    with override("en"):
        assert str(allowed(Who(cast.chief, day), "see_case", matter)) == "This is somebody else's draft."


def test_nobody_grants_themselves_anything(cast: Cast, day: date) -> None:
    with override("en"):
        assert str(allowed(Who(cast.admin, day), "grant", cast.admin.pk)) == (
            "You cannot grant yourself anything. Ask another system administrator."
        )


def test_the_system_administrator_reads_no_cases(cast: Cast, matter: Matter, day: date) -> None:
    who = Who(cast.admin, day)
    assert (may(who, "see_case", matter), may(who, "see_account", matter)) == (False, False)


# --- The same relations, asked of many rows ----------------------------------------------------------------


@pytest.fixture
def rows(cast: Cast, moment: datetime) -> None:
    """Accounts and cases of two departments, a draft among them, and somebody in every relation."""
    make.account(cast.library, cast.librarian, deputy=cast.plain)
    make.account(cast.school_unit, cast.school, "https://www.facebook.com/ekskolanlindala", name="Ekskolan")
    make.account(cast.education, cast.manager, "https://www.tiktok.com/@lindalaskolor", name="Skolor")
    make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    said = make.application(
        cast.education, cast.plain, "https://www.instagram.com/ekskolan/", name="Ekskolan"
    )
    make.case(cast.school, said)
    # Somebody whose role there is over, and who took the application back.
    make.grant(cast.registrar, "manager", cast.school_unit, until=date(2026, 11, 20))
    then, address = moment - timedelta(days=5), "https://www.instagram.com/skolbio/"
    asked = make.application(cast.school_unit, cast.school, address, manager=Named(cast.uninvited.email))
    withdrawn = make.case(cast.registrar, asked, at=then)
    flow.take(withdrawn, "withdraw", by=cast.registrar, at=then)
    flow.open_case("application", by=cast.coordinator, at=moment, form={"purpose": "Utkast"})


@pytest.mark.parametrize("name", EVERYBODY)
def test_the_filters_show_what_the_table_lets_through(name: str, cast: Cast, rows: None, day: date) -> None:
    who = Who(getattr(cast, name), day)
    assert set(SocialAccount.objects.filter(permissions.accounts_seen_by(who))) == {
        account for account in SocialAccount.objects.all() if may(who, "see_account", account)
    }
    assert set(Case.objects.filter(permissions.cases_seen_by(who))) == {
        case for case in Case.objects.all() if may(who, "see_case", case)
    }


def test_applicant_and_asked_manager_see_the_account_however_the_case_ended(
    cast: Cast, rows: None, day: date
) -> None:
    account = SocialAccount.objects.get(key="instagram:skolbio")
    seen_by = {name for name in EVERYBODY if may(Who(getattr(cast, name), day), "see_account", account)}
    assert (account.status, seen_by) == ("withdrawn", UNIT | {"school", "insight", "registrar", "uninvited"})


def test_the_filters_show_nothing_to_nobody(cast: Cast, rows: None, day: date) -> None:
    for nobody in (None, Person(is_active=False)):
        who = Who(nobody, day)
        assert not SocialAccount.objects.filter(permissions.accounts_seen_by(who)).exists()
        assert not Case.objects.filter(permissions.cases_seen_by(who)).exists()


def test_an_account_is_accepted_by_whoever_it_is_offered_to(cast: Cast, matter: Matter, day: date) -> None:
    matter.receiver_id, matter.receiving_department_id = cast.plain.pk, cast.education.pk
    for verb in ("accept", "see_case"):
        able = {name for name in EVERYBODY if may(Who(getattr(cast, name), day), verb, matter)}
        assert {"plain", "school"} <= able
    able = {name for name in EVERYBODY if may(Who(getattr(cast, name), day), "accept", matter)}
    assert able == {"plain", "school"}


def test_whoever_a_conflict_of_interest_is_declared_of_does_not_decide(
    cast: Cast, matter: Matter, day: date
) -> None:
    matter.conflicted_ids = [cast.chief.pk]
    assert not may(Who(cast.chief, day), "decide", matter)
    assert may(Who(cast.superior, day), "decide", matter)


def test_whoever_has_left_reads_no_list_of_decisions(cast: Cast, day: date) -> None:
    from django.db.models import Q

    from accounts.permissions import decisions_listed_for

    cast.registrar.is_active = False
    assert decisions_listed_for(Who(cast.registrar, day)) == Q(pk__in=())
