"""What waits in closures and of silent accounts: for whom, and from which day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from registry import telling
from registry.cases import flow
from registry.cases.closure import carrying_out
from registry.cases.models import Case
from registry.desk import items, waiting
from registry.notices import reminders
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing

NAME = "Instagram för Stadsbiblioteket"
OWNERS = ("coordinator", "librarian", "plain")
UNIT = ("communicator", "acting_chief")

Desk = dict[str, list[tuple[str, str, bool]]]


def on_desk(person: Person, days: int = 0) -> Desk:
    """Section → line, what to do, whether it is late, so many days from today."""
    found = waiting.waiting(Who(person, make.DAY + timedelta(days=days)))
    return {
        section.key: [(item.line, str(item.do), item.overdue) for item in section.items] for section in found
    }


def everybodys(cast: Cast, days: int = 0) -> dict[str, Desk]:
    """The desks on which something lies, but for the diary numbers that the registrar fills in of ended cases."""
    desks = {role: on_desk(getattr(cast, role), days) for role in Cast.ROLES}
    for desk in desks.values():
        desk.pop("diary", None)
    return {role: desk for role, desk in desks.items() if desk}


def lies(roles: tuple[str, ...], section: str, line: str, do: str, late: bool = False) -> dict[str, Desk]:
    """The same on the desks of several, and nothing else."""
    return {role: {section: [(line, do, late)]} for role in roles}


def test_a_proposal_waits_for_the_communicators(cast: Cast) -> None:
    closing.proposed(cast)
    line = "Avslut 2026-0001 · inaktivt · Kaj Kommunikatör"
    assert everybodys(cast) == lies(UNIT, "proposals", line, "Läs och gå vidare")
    assert everybodys(cast, 15) == lies(UNIT, "proposals", line, "Läs och gå vidare", late=True)


def test_where_there_is_no_communicator_a_proposal_waits_for_the_chief_and_the_superior(cast: Cast) -> None:
    closing.proposed(cast)
    with act("deactivate", by=None, at=make.MOMENT):
        for person in (cast.communicator, cast.acting_chief):
            person.is_active = False
            person.save()
    assert {role for role, desk in everybodys(cast).items() if "proposals" in desk} == {"chief", "superior"}


def test_whoever_answers_for_the_account_does_not_go_on_with_the_proposal(cast: Cast) -> None:
    one = make.account(cast.library, cast.communicator)
    closing.proposed(cast, by=cast.acting_chief, about=one)
    assert {role for role, desk in everybodys(cast).items() if "proposals" in desk} == {"acting_chief"}
    with act("deactivate", by=None, at=make.MOMENT):
        cast.acting_chief.is_active = False
        cast.acting_chief.save()
    assert {role for role, desk in everybodys(cast).items() if "proposals" in desk} == {"chief", "superior"}


def test_a_statement_waits_for_the_accounts_own_people_by_its_day(cast: Cast) -> None:
    closing.in_state(cast, "hearing")
    line = "Avslut 2026-0001 · Ska kontot avslutas?"
    assert everybodys(cast, 14) == lies(OWNERS, "statements", line, "Svara")
    assert everybodys(cast, 15) == lies(OWNERS, "statements", line, "Svara", late=True)


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ([("hear", "communicator"), ("answer", "librarian")], "verksamheten har lämnat yttrande"),
        ([("hear", "communicator"), ("agree_to_close", "plain")], "verksamheten håller med"),
        ([("skip_hearing", "communicator")], "ingen har tillfrågats"),
        (
            [("skip_hearing", "communicator"), ("offer", "chief"), ("refuse", "school")],
            "togs inte emot",
        ),
    ],
)
def test_what_is_ready_waits_for_whoever_decides(cast: Cast, steps: list[tuple[str, str]], line: str) -> None:
    case = closing.proposed(cast)
    for verb, by in steps:
        case = closing.go(case, verb, getattr(cast, by), cast)
    assert everybodys(cast) == lies(("chief",), "decide", f"Avslut 2026-0001 · {line}", "Läs och besluta")


def test_a_hearing_that_ran_out_says_that_nobody_answered(cast: Cast) -> None:
    case = closing.in_state(cast, "hearing")
    flow.take(case, "end_hearing", by=None, at=make.MOMENT + timedelta(days=15))
    line = "Avslut 2026-0001 · verksamheten har inte svarat"
    # Two weeks from then it is Christmas: the decision is due on 11 January.
    assert on_desk(cast.chief, 50) == {"decide": [(line, "Läs och besluta", False)]}
    assert on_desk(cast.chief, 51) == {"decide": [(line, "Läs och besluta", True)]}


def test_a_declared_conflict_moves_the_case_to_the_superiors_desk(cast: Cast) -> None:
    case = closing.in_state(cast, "ready")
    closing.go(case, "declare_conflict", cast.communicator, cast)
    assert {role for role, desk in everybodys(cast).items() if "decide" in desk} == {"superior"}


def test_an_account_waits_for_whoever_is_to_take_it_over_and_then_for_the_unit(cast: Cast) -> None:
    closing.in_state(cast, "awaiting_acceptance")
    line = "Avslut 2026-0001 · du tillfrågas om att ta emot det"
    assert everybodys(cast) == lies(("school",), "accept", line, "Svara")
    late = lies(("school",), "accept", line, "Svara", late=True)
    line = "Avslut 2026-0001 · Sara Skola har inte svarat"
    # Two weeks; the acting chief is in the unit all the time.
    unit = lies((*UNIT, "chief", "superior"), "unanswered", line, "Öppna ärendet", late=True)
    assert everybodys(cast, 15) == late | unit


def test_steps_wait_for_the_accounts_own_people_and_when_late_for_the_unit(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    carrying_out.do(case.steps.get(kind="preserve"), by=cast.communicator, at=make.MOMENT)
    line = "Avslut 2026-0001 · Berätta för följarna, och 2 steg till"
    assert everybodys(cast, 16) == lies(OWNERS, "steps", line, "Se stegen")
    late = lies((*OWNERS, *UNIT, "chief", "superior"), "steps", line, "Se stegen", late=True)
    assert everybodys(cast, 17) == late


def test_the_receipt_waits_for_the_registrar_alone(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    carrying_out.add(case, "receipt", make.DAY, by=cast.communicator, at=make.MOMENT)
    line = "Avslut 2026-0001 · Arkivet har tagit emot innehållet"
    assert on_desk(cast.registrar) == {"steps": [(line, "Se stegen", False)]}
    assert on_desk(cast.librarian)["steps"][0][0] == ("Avslut 2026-0001 · Spara innehållet, och 3 steg till")


def test_what_is_done_or_struck_waits_no_longer(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    first, second, *_rest = case.steps.order_by("due_on", "pk")
    carrying_out.do(first, by=cast.librarian, at=make.MOMENT)
    carrying_out.strike(second, "Finns inga.", by=cast.communicator, at=make.MOMENT)
    assert on_desk(cast.librarian)["steps"][0][0].endswith(", och 1 steg till")


def test_a_kept_account_is_followed_up_from_a_week_before(cast: Cast) -> None:
    closing.in_state(cast, "kept")
    unit = (*UNIT, "chief", "superior")
    assert everybodys(cast, 22) == {}
    assert everybodys(cast, 23) == lies(unit, "follow_up", "Avslut 2026-0001 · behölls", "Följ upp")
    flow.take(
        Case.objects.get(),
        "follow_up",
        by=cast.communicator,
        at=make.MOMENT,
        texts=closing.answers(cast),
    )
    assert everybodys(cast, 23) == {}


def test_an_account_that_has_rested_is_woken_on_its_day(cast: Cast) -> None:
    closing.in_state(cast, "resting")
    everybody = (*OWNERS, *UNIT, "chief", "superior")
    assert everybodys(cast, 29) == {}
    assert everybodys(cast, 30) == lies(
        everybody, "wake", "Avslut 2026-0001 · har vilat färdigt", "Väck kontot"
    )


@pytest.mark.parametrize("state", ["handed_over", "closed", "withdrawn", "recalled"])
def test_what_is_over_waits_for_nobody(cast: Cast, state: str) -> None:
    closing.in_state(cast, state)
    assert everybodys(cast, 60) == {}


# --- Silent accounts ------------------------------------------------------------------------------------------


def silent(cast: Cast, last_post_on: date | None, **facts: Any) -> SocialAccount:
    return closing.account(cast, last_post_on=last_post_on, **{"registered_on": date(2025, 1, 1), **facts})


def test_a_silent_account_waits_for_its_people_after_eight_weeks_and_for_the_unit_after_three_months(
    cast: Cast,
) -> None:
    silent(cast, date(2026, 8, 24))
    line = "Inga inlägg sedan 24 augusti 2026"
    own = lies(("librarian", "plain"), "silent", line, "Öppna kontot")
    assert everybodys(cast) == own
    assert everybodys(cast, 1) == own | lies((*UNIT, "chief", "superior"), "silent", line, "Öppna kontot")


def test_what_the_unit_judges_already_is_not_silent(cast: Cast) -> None:
    closing.proposed(cast, about=silent(cast, date(2026, 3, 1)))
    assert {section for desk in everybodys(cast).values() for section in desk} == {"proposals"}


def test_an_unknown_last_post_is_asked_of_the_responsible_person(cast: Cast) -> None:
    silent(cast, None, registered_on=date(2026, 9, 27))
    assert everybodys(cast, -1) == {}
    assert everybodys(cast) == lies(("librarian",), "unknown", "Stadsbiblioteket", "Skriv datumet")


def test_many_silent_accounts_are_a_few_and_a_way_to_the_rest(cast: Cast) -> None:
    for number in range(items.SHOWN + 2):
        address = f"https://www.instagram.com/filial{number}/"
        silent(cast, date(2026, 8, number + 1), address=address, name=f"Filial {number:02}")
        address = f"https://www.instagram.com/okand{number}/"
        silent(cast, None, address=address, name=f"Okänd {number:02}")
    found = {section.key: section.items for section in waiting.waiting(Who(cast.communicator, make.DAY))}
    assert [item.title for item in found["silent"]] == [
        *(f"Filial {number:02}" for number in range(items.SHOWN)),
        "och 2 konton till",
    ]
    assert found["silent"][-1].url == "/register/?ansvar=inaktiva"
    found = {section.key: section.items for section in waiting.waiting(Who(cast.librarian, make.DAY))}
    assert found["unknown"][-1].url == "/register/?ansvar=okant-inlagg"


@pytest.mark.parametrize(("watch", "name"), [("inaktiva", "Tyst"), ("okant-inlagg", "Okänt")])
def test_the_register_shows_them_all(
    cast: Cast, as_person: Callable[[Person], Client], watch: str, name: str
) -> None:
    today = timezone.localdate()
    silent(cast, today - timedelta(days=400), name="Tyst")
    silent(cast, today, name="Flitigt", address="https://www.instagram.com/flitigt/")
    silent(cast, None, name="Okänt", address="https://www.instagram.com/okant/")
    page = as_person(cast.communicator).get(f"/register/?ansvar={watch}")
    assert [row.account.name for row in page.context["rows"]] == [name]
    assert [
        row.account.name for row in as_person(cast.school).get(f"/register/?ansvar={watch}").context["rows"]
    ] == []


def test_reminders_do_not_drown_the_latest_events(cast: Cast) -> None:
    one = silent(cast, date(2026, 8, 24))
    before = telling.recent(Who(cast.librarian, make.DAY), limit=5)
    assert reminders.run(make.DAY, make.MOMENT).done["silent"] == 1
    assert telling.recent(Who(cast.librarian, make.DAY), limit=5) == before
    told = {row.sentence for row in telling.timeline(one)}
    assert {"Registret skickade en påminnelse", "Registret tog upp kontot för granskning"} <= told
