"""Each mail that the register writes by itself, and those about warnings, in full and in both languages."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from accounts.history import act
from registry.cases.closure import carrying_out
from registry.guidelines import mending
from registry.notices import outbox, reminders
from registry.notices.models import Notice
from registry.notices.promise_link import promise_path
from registry.removals import log
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing
from tests.registry.guidelines import reviewing
from tests.registry.notices.test_letters import SIGNED, SITE, expected, reads

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]

LONG_AGO = date(2026, 9, 27)


def remind(days: int = 0) -> None:
    """The reminders of a day."""
    reminders.run(make.DAY + timedelta(days=days), make.MOMENT + timedelta(days=days))


def overdue(cast: Cast) -> None:
    closing.in_state(cast, "proposed")
    remind(15)


def step_due(cast: Cast) -> None:
    closing.in_state(cast, "running_down")
    remind(15)


def step_late(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    saved = case.steps.get(kind="preserve")
    carrying_out.do(saved, by=cast.communicator, at=make.MOMENT)
    remind(17)


def receipt_due(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    day = make.DAY + timedelta(days=3)
    carrying_out.add(case, "receipt", day, by=cast.communicator, at=make.MOMENT)
    remind(3)


def follow_up(cast: Cast) -> None:
    closing.in_state(cast, "kept")
    remind(30)


def to_wake(cast: Cast) -> None:
    closing.in_state(cast, "resting")
    remind(30)


def inactive(cast: Cast) -> None:
    closing.account(cast, last_post_on=LONG_AGO)
    remind()


def last_post(cast: Cast) -> None:
    closing.account(cast, last_post_on=None, registered_on=LONG_AGO)
    remind()


def shortcoming(cast: Cast) -> None:
    reviewing.answered(cast, closing.account(cast), logo="Gammal logotyp.", open="Kontot är slutet.")


def shortcoming_back(cast: Cast) -> None:
    lack = reviewing.answered(cast, closing.account(cast), logo="Gammal logotyp.")[0]
    mending.say_mended(lack, "Ny bild.", by=cast.librarian, at=make.MOMENT)
    day = make.DAY + timedelta(days=30)
    mending.send_back(lack, "Det är fel färg.", day, by=cast.communicator, at=make.MOMENT)


def shortcoming_late(cast: Cast) -> None:
    reviewing.answered(cast, closing.account(cast), logo="Gammal logotyp.")
    remind(21)


def promise(cast: Cast) -> None:
    reviewing.chosen(cast, closing.account(cast))
    remind()


def block_ends(cast: Cast) -> None:
    said = {"kind": "comment", "reason": "threat", "action": "deleted", "removed_on": make.DAY}
    until = {"blocked_until": make.DAY + timedelta(days=7)}
    log.log(closing.account(cast), {**said, **until}, by=cast.coordinator, at=make.MOMENT)
    remind(7)


def warned(cast: Cast) -> None:
    account = closing.account(cast, warning="Kontot är kapat.")
    with act("warn", by=cast.communicator, at=make.MOMENT, about=[account]):
        outbox.queue("warned", account=account, at=make.MOMENT, by=cast.communicator)


def warning_lifted(cast: Cast) -> None:
    account = closing.account(cast)
    with act("lift_warning", by=cast.chief, at=make.MOMENT, about=[account]):
        outbox.queue(
            "warning_lifted", account=account, at=make.MOMENT, by=cast.chief, reason="Vi är inne igen."
        )


LETTERS: dict[str, tuple[str, Callable[[Cast], None]]] = {
    "overdue": ("Kaj Kommunikatör", overdue),
    "step_due": ("Lisa Bibliotekarie", step_due),
    "step_late": ("Lisa Bibliotekarie", step_late),
    "receipt_due": ("Ragnar Registrator", receipt_due),
    "follow_up": ("Kaj Kommunikatör", follow_up),
    "to_wake": ("Lisa Bibliotekarie", to_wake),
    "inactive": ("Lisa Bibliotekarie", inactive),
    "last_post": ("Lisa Bibliotekarie", last_post),
    "shortcoming": ("Lisa Bibliotekarie", shortcoming),
    "shortcoming_back": ("Lisa Bibliotekarie", shortcoming_back),
    "shortcoming_late": ("Lisa Bibliotekarie", shortcoming_late),
    "promise": ("Lisa Bibliotekarie", promise),
    "block_ends": ("Lisa Bibliotekarie", block_ends),
    "warned": ("Lisa Bibliotekarie", warned),
    "warning_lifted": ("Lisa Bibliotekarie", warning_lifted),
}
"""Each kind: who reads it, and what has happened."""


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", LETTERS)
def test_says_what_has_come_due_and_what_to_do(cast: Cast, kind: str, language: str) -> None:
    reads(language)
    reader, happens = LETTERS[kind]
    happens(cast)
    notice = Notice.objects.filter(kind=kind, to__name=reader).latest("pk")
    subject, text = expected(language, "reminders")[kind]
    root = {"sv": SITE, "en": f"{SITE}/en"}[language]
    account = notice.account.public_id if notice.account else ""
    words = {
        "case": f"{root}/arenden/2026-0001/",
        "account": f"{root}/register/{account}/",
        "public": f"{root}/konton/{account}/",
        "desk": f"{root}/arbetsyta/",
        "promise": f"{root}{promise_path(cast.librarian, make.MOMENT).removeprefix('/en')}",
    }
    assert outbox.render(notice) == (subject, f"{text.format(**words)}\n\n{SIGNED[language]}")


def test_a_mail_about_an_account_says_whom_to_ask_who_has_no_sign_in(cast: Cast) -> None:
    make.account(cast.library, cast.uninvited, last_post_on=LONG_AGO)
    remind()
    body = outbox.render(Notice.objects.get(kind="inactive")).body
    assert body.split("\n\n")[-2] == (
        "Du har ingen inloggning i registret än. Be kommunikationsenheten att bjuda in dig."
    )


def test_every_mail_that_is_expected_is_tested() -> None:
    assert set(expected("sv", "reminders")) == set(expected("en", "reminders")) == set(LETTERS)
    reminded = {reminder.notice for reminder in reminders.REMINDERS if reminder.notice} | {
        "last_post",
        "promise",
    }
    told = {"warned", "warning_lifted", "shortcoming", "shortcoming_back"}
    assert set(LETTERS) == reminded | told
