"""The guideline in force, and the eight start requirements after publication."""

from datetime import date, timedelta

import pytest

from accounts.history import act
from registry.guidelines import first, reviewing
from registry.guidelines.models import Answer, Guideline, Requirement
from registry.register import upkeep
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.reading import last_act, refusal

EIGHT = [
    ("sender", False),
    ("logo", False),
    ("about", False),
    ("link_back", False),
    ("open", False),
    ("two_admins", True),
    ("two_factor", False),
    ("function_mailbox", True),
]
"""In the guideline's order; True: the register answers it."""


@pytest.fixture
def opened(cast: Cast) -> SocialAccount:
    """The library's account on the day it was published; nobody stands in yet."""
    account = make.account(cast.library, cast.librarian, status="approved")
    return upkeep.publish(account, by=cast.chief, at=make.MOMENT)


def fresh(account: SocialAccount) -> SocialAccount:
    return SocialAccount.objects.get(pk=account.pk)


def done(account: SocialAccount) -> list[str]:
    return [todo.key for todo in reviewing.todos(fresh(account)) if todo.done]


def adopted(on: date | None, title: str, repealed_on: date | None = None) -> Guideline:
    made = Guideline(title=title, adopted_on=on, repealed_on=repealed_on)
    with act("adopt", by=None, at=make.MOMENT, about=[made]):
        made.save()
    return made


# --- The first guideline --------------------------------------------------------------------------------------


def test_every_register_begins_with_a_guideline_and_its_requirements(db: None) -> None:
    guideline = Guideline.objects.get()
    asked = Requirement.objects.filter(guideline=guideline)
    assert (guideline.public_id, guideline.title, guideline.adopted_on) == (
        "riktlinjer",
        "Riktlinje för sociala medier",
        None,
    )
    assert [row.position for row in asked] == list(range(1, asked.count() + 1))
    assert {row.answered_by for row in asked} == {"register", "communicator", "responsible", "registrar"}
    assert all(row.text_sv and row.text_en and row.source for row in asked)


def test_it_is_entered_once(db: None) -> None:
    from django.apps import apps

    first.ensure_guideline(apps.get_app_config("registry"), make.MOMENT)
    first.ensure_guideline(apps.get_app_config("accounts"), make.MOMENT)
    assert Guideline.objects.count() == 1


def test_the_latest_adopted_is_in_force(db: None) -> None:
    own = Guideline.objects.get()
    old = adopted(date(2024, 1, 1), "Gammal", repealed_on=date(2025, 6, 1))
    new = adopted(date(2025, 6, 1), "Ny", repealed_on=date(2027, 1, 1))
    adopted(date(2027, 1, 1), "Nästa")
    days = (date(2023, 1, 1), date(2024, 1, 1), date(2025, 5, 31), date(2025, 6, 1), make.DAY)
    assert [reviewing.in_force(day) for day in days] == [own, old, old, new, new]


def test_without_a_guideline_nothing_is_decided(db: None) -> None:
    own = Guideline.objects.get()
    own.adopted_on, own.repealed_on = date(2020, 1, 1), date(2021, 1, 1)
    with act("adopt", by=None, at=make.MOMENT, about=[own]):
        own.save()
    assert refusal(reviewing.in_force, make.DAY)[0] == (
        "No guideline is in force. Enter the guideline first."
    )


# --- The start requirements -----------------------------------------------------------------------------------


def test_eight_things_are_asked_within_thirty_days(opened: SocialAccount) -> None:
    todos = reviewing.todos(fresh(opened))
    assert [(todo.key, todo.by_register) for todo in todos] == EIGHT
    assert {todo.due_on for todo in todos} == {make.DAY + timedelta(days=30)}
    assert done(opened) == []


def test_they_are_asked_once_in_an_accounts_life(opened: SocialAccount, cast: Cast) -> None:
    upkeep.publish(fresh(opened), by=cast.chief, at=make.MOMENT + timedelta(days=9))
    assert Answer.objects.filter(review__account=opened).count() == 8
    assert reviewing.todos(fresh(opened))[0].due_on == make.DAY + timedelta(days=30)


def test_the_register_answers_what_it_knows(opened: SocialAccount, cast: Cast) -> None:
    upkeep.add_person(opened, cast.plain, "editor", by=cast.chief, at=make.MOMENT)
    assert done(opened) == []
    upkeep.add_person(opened, cast.plain, "deputy", by=cast.chief, at=make.MOMENT)
    assert done(opened) == ["two_admins"]
    facts = {"contact": "biblioteket@prov.example", "two_factor_on": make.DAY}
    upkeep.change(opened, facts, by=cast.chief, at=make.MOMENT)
    assert done(opened) == ["two_admins", "two_factor", "function_mailbox"]


def test_a_departments_mailbox_does_for_its_accounts(cast: Cast) -> None:
    account = make.account(cast.board, cast.librarian, status="approved")
    upkeep.publish(account, by=cast.chief, at=make.MOMENT)
    assert done(account) == ["function_mailbox"]


@pytest.mark.parametrize("role", Cast.ROLES)
def test_who_says_that_something_is_done(opened: SocialAccount, cast: Cast, role: str) -> None:
    by, at = getattr(cast, role), make.MOMENT
    if role in ("coordinator", "communicator", "chief", "acting_chief", "superior", "librarian"):
        reviewing.answer_requirement(opened, "open", by=by, at=at, note="Öppet för alla.")
        answer = next(todo.answer for todo in reviewing.todos(opened) if todo.key == "open")
        assert (done(opened), answer.note, answer.answered_on, answer.answered_by) == (
            ["open"],
            "Öppet för alla.",
            make.DAY,
            by,
        )
        assert last_act() == ("answer_requirement", by, ["socialaccount"])
    else:
        assert refusal(reviewing.answer_requirement, opened, "open", by=by, at=at) == (
            "Only the department's account coordinator or the communications unit can do this.",
            "forbidden",
            None,
        )


def test_two_factor_done_is_a_fact_of_the_account(opened: SocialAccount, cast: Cast) -> None:
    stale = fresh(opened)
    upkeep.change(opened, {"watched": "Vardagar"}, by=cast.chief, at=make.MOMENT)
    reviewing.answer_requirement(stale, "two_factor", by=cast.librarian, at=make.MOMENT)
    assert (fresh(opened).two_factor_on, fresh(opened).watched) == (make.DAY, "Vardagar")


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("sender", "This is done already."),
        ("two_admins", "The register answers this itself, when the facts are filled in."),
        ("purpose", "The guideline does not ask this of the account."),
        ("hittepa", "The guideline does not ask this of the account."),
    ],
)
def test_what_cannot_be_answered(opened: SocialAccount, cast: Cast, key: str, sentence: str) -> None:
    reviewing.answer_requirement(opened, "sender", by=cast.chief, at=make.MOMENT)
    assert refusal(reviewing.answer_requirement, opened, key, by=cast.chief, at=make.MOMENT) == (
        sentence,
        "conflict",
        None,
    )


def test_demands_are_read_in_the_pages_language(opened: SocialAccount) -> None:
    from django.utils.translation import override

    sender = reviewing.todos(opened)[0]
    with override("en"):
        assert sender.text == "The account's name shows clearly that the municipality is the sender."
    with override("sv"):
        assert sender.text == "Kontots namn visar tydligt att kommunen är avsändare."
