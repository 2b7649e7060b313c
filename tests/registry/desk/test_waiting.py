"""What waits for whom: each role finds its own work, the oldest first, and nothing of others'."""

from datetime import date, timedelta

import pytest

from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from registry.cases import flow, messages
from registry.cases.models import Case
from registry.desk import items, waiting
from registry.register import upkeep
from registry.register.naming import Named
from tests import make
from tests.cast import Cast

TEXTS = {
    "missing": "Vem bevakar på loven?",
    "recommendation": "Tydligt syfte.",
    "reason": "Följer riktlinjen.",
    "name": "Kulturskolan",
}


def on_desk(person: Person, on: date = make.DAY) -> dict[str, list[tuple[str, str, str]]]:
    """Section → what, which line, what to do."""
    return {
        section.key: [(item.title, item.line, str(item.do)) for item in section.items]
        for section in waiting.waiting(Who(person, on))
    }


def sent(cast: Cast, *steps: tuple[str, Person], **facts: object) -> Case:
    """A new account of the library's, that has gone so many steps."""
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian, **facts))
    for verb, by in steps:
        case = flow.take(case, verb, by=by, at=make.MOMENT, texts=TEXTS)
    return case


def everybodys(cast: Cast) -> dict[str, dict[str, list[tuple[str, str, str]]]]:
    """The desks on which something lies."""
    desks = {role: on_desk(getattr(cast, role)) for role in Cast.ROLES}
    return {role: desk for role, desk in desks.items() if desk}


NAME = "Instagram för Stadsbiblioteket"


def test_what_is_sent_in_is_prepared_and_decided(cast: Cast) -> None:
    sent(cast)
    assert everybodys(cast) == {
        "chief": {"decide": [(NAME, "Ansökan 2026-0001", "Läs och besluta")]},
        "communicator": {"prepare": [(NAME, "Ansökan 2026-0001 · Kim Kultur", "Läs och bered")]},
        "acting_chief": {"prepare": [(NAME, "Ansökan 2026-0001 · Kim Kultur", "Läs och bered")]},
    }


def test_what_is_prepared_waits_for_the_chief_only(cast: Cast) -> None:
    sent(cast, ("recommend", cast.communicator))
    assert everybodys(cast) == {
        "chief": {"decide": [(NAME, "Ansökan 2026-0001 · tillstyrkt", "Läs och besluta")]}
    }


def test_the_acting_chief_finds_it_while_acting(cast: Cast) -> None:
    sent(cast, ("recommend", cast.communicator))
    days = (date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 7), date(2026, 12, 8))
    assert ["decide" in on_desk(cast.acting_chief, day) for day in days] == [False, True, True, False]


def test_what_the_chief_cannot_decide_waits_for_the_superior(cast: Cast) -> None:
    make.case(cast.communicator, make.application(cast.library, cast.chief))
    found = {role for role, desk in everybodys(cast).items() if "decide" in desk}
    assert found == {"superior"}


def test_what_is_returned_waits_for_whoever_can_complete_it(cast: Cast) -> None:
    sent(cast, ("return", cast.communicator))
    assert everybodys(cast) == {
        "coordinator": {"mend": [(NAME, "Ansökan 2026-0001 · Vem bevakar på loven?", "Svara")]}
    }


def test_what_is_approved_waits_for_its_address(cast: Cast) -> None:
    sent(cast, ("approve", cast.chief))
    waits = {"publish": [(NAME, "Ansökan 2026-0001 · godkänt, starta kontot", "Fyll i adressen")]}
    assert everybodys(cast) == {"coordinator": waits, "librarian": waits}


def test_what_is_approved_waits_for_the_coordinator_too(cast: Cast) -> None:
    said = make.application(cast.library, cast.librarian)
    flow.take(make.case(cast.manager, said), "approve", by=cast.chief, at=make.MOMENT, texts=TEXTS)
    waits = [(NAME, "Ansökan 2026-0001 · godkänt, starta kontot", "Fyll i adressen")]
    theirs = [(NAME, "Ansökan 2026-0001 · godkänt, väntar på Bo Bibliotekschef", "Fyll i adressen")]
    assert everybodys(cast) == {
        "manager": {"publish": waits},
        "librarian": {"publish": waits},
        "coordinator": {"publish": theirs},
    }


def test_what_is_approved_for_people_who_cannot_sign_in_waits_for_the_unit(cast: Cast) -> None:
    said = make.application(cast.library, cast.uninvited)
    case = make.case(cast.coordinator, said)
    flow.take(case, "approve", by=cast.chief, at=make.MOMENT, texts=TEXTS)
    assert set(everybodys(cast)) == {"coordinator"}
    cast.coordinator.is_active = False
    with act("deactivate", by=None, at=make.MOMENT, about=[cast.coordinator]):
        cast.coordinator.save()
    line = "Ansökan 2026-0001 · godkänt, men ingen i verksamheten kan logga in"
    waits = {"publish": [(NAME, line, "Fyll i adressen")]}
    assert everybodys(cast) == dict.fromkeys(("communicator", "chief", "acting_chief", "superior"), waits)


def test_the_manager_is_asked_for_a_yes(cast: Cast) -> None:
    sent(cast, manager=Named(cast.manager.email))
    assert on_desk(cast.manager) == {"agree": [(NAME, "Ansökan 2026-0001 · Kim Kultur", "Svara som chef")]}


def test_messages_wait_for_the_other_side(cast: Cast) -> None:
    case = sent(cast, ("recommend", cast.communicator))
    for text in ("Vem tar över?", "Och på loven?"):
        messages.write(case, text, by=cast.communicator, at=make.MOMENT)
    waits = {"messages": [(NAME, "Ansökan 2026-0001 · Kaj Kommunikatör", "Läs meddelandet")]}
    found = everybodys(cast)
    del found["chief"]
    assert found == {"coordinator": waits, "manager": waits, "librarian": waits}
    messages.mark_read(case, by=cast.coordinator, at=make.MOMENT)
    assert set(everybodys(cast)) == {"chief"}


def test_what_is_left_to_do_waits_for_the_accounts_own_people(cast: Cast) -> None:
    account = make.account(cast.library, cast.librarian, deputy=cast.plain, status="approved")
    upkeep.publish(account, by=cast.chief, at=make.MOMENT)
    waits = {"start": [("Lindala stadsbibliotek", "7 saker kvar att göra", "Se vad som är kvar")]}
    assert everybodys(cast) == {"coordinator": waits, "librarian": waits, "plain": waits}


def test_what_departments_change_waits_for_the_unit(cast: Cast) -> None:
    account = make.account(cast.library, cast.librarian)
    upkeep.change(account, {"watched": "Vardagar"}, by=cast.librarian, at=make.MOMENT)
    waits = {"changed": [("Lindala stadsbibliotek", "Stadsbiblioteket", "Se ändringen")]}
    assert everybodys(cast) == dict.fromkeys(("communicator", "chief", "acting_chief", "superior"), waits)


def test_accounts_without_somebody_named_stand_there_a_few_at_a_time(cast: Cast) -> None:
    for number in range(items.SHOWN + 2):
        make.account(
            cast.library,
            cast.communicator,
            f"instagram.com/konto{number}",
            name=f"Konto {number:02}",
            responsible_for_now=True,
        )
    rows = on_desk(cast.communicator)["for_now"]
    assert rows[0] == ("Konto 00", "Stadsbiblioteket", "Utse kontoansvarig")
    assert (len(rows), rows[-1]) == (items.SHOWN + 1, ("och 2 konton till", "", "Visa alla"))


def test_drafts_wait_for_whoever_writes_them(cast: Cast) -> None:
    for form in ({"name": "Dans på Kulturskolan"}, {}):
        flow.open_case("application", by=cast.coordinator, at=make.MOMENT, form=form)
    assert everybodys(cast) == {
        "coordinator": {
            "drafts": [
                ("Dans på Kulturskolan", "Ansökan", "Fortsätt"),
                ("Utkast utan namn", "Ansökan", "Fortsätt"),
            ]
        }
    }


def test_the_oldest_stands_first_and_what_is_late_is_late(cast: Cast) -> None:
    for number, days in enumerate((5, 20, 1)):
        make.case(
            cast.coordinator,
            make.application(cast.library, cast.librarian, f"instagram.com/konto{number}"),
            at=make.MOMENT - timedelta(days=days),
        )
    section = waiting.waiting(Who(cast.chief, make.DAY))[0]
    assert [(item.due, item.overdue) for item in section.items] == [
        (make.DAY - timedelta(days=6), True),
        (make.DAY + timedelta(days=9), False),
        (make.DAY + timedelta(days=13), False),
    ]
    assert waiting.in_short(waiting.waiting(Who(cast.chief, make.DAY))) == (
        "3 saker väntar på dig. 1 har passerat sitt datum."
    )


@pytest.mark.parametrize(("count", "words"), [(0, ""), (1, "1 sak väntar på dig.")])
def test_the_desk_in_short(cast: Cast, count: int, words: str) -> None:
    for _number in range(count):
        flow.open_case("report", by=cast.coordinator, at=make.MOMENT, form={})
    assert waiting.in_short(waiting.waiting(Who(cast.coordinator, make.DAY))) == words
