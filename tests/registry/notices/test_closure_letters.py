"""Each mail about closing an account, in full and in both languages, and whom each of them reaches."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from registry.cases import flow
from registry.cases.closure.closing import Proposal
from registry.cases.models import Case
from registry.notices import outbox
from registry.notices.models import Notice
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing
from tests.registry.notices.test_kinds import told
from tests.registry.notices.test_letters import SIGNED, SITE, expected, reads

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]

CLEO, KAJ, KIM, LISA, PER = "Cleo Chef", "Kaj Kommunikatör", "Kim Kultur", "Lisa Bibliotekarie", "Per Person"
SARA, STINA, TOVE = "Sara Skola", "Stina Stabschef", "Tove Tillförordnad"
OWNERS = [KIM, LISA, PER]


def in_state(state: str, **changes: Any) -> Callable[[Cast], Case]:
    """A closure in a state, without conditions unless they are told."""
    said = {"conditions": "", **changes}
    return lambda cast: closing.in_state(cast, state, **said)


def by_the_register(cast: Cast) -> Case:
    about = closing.account(cast)
    return flow.propose(about, Proposal(ground="inactive"), by=None, at=make.MOMENT)


def by_the_department(cast: Cast) -> Case:
    asks_itself = "Verksamheten ber själv om att kontot avslutas."
    return closing.proposed(cast, by=cast.coordinator, ground="unused", facts="", unheard=asks_itself)


def agreed(cast: Cast) -> Case:
    case = closing.in_state(cast, "hearing")
    return closing.go(case, "agree_to_close", cast.librarian, cast, statement="")


def unanswered(cast: Cast) -> Case:
    case, later = closing.in_state(cast, "hearing"), make.MOMENT + timedelta(days=15)
    return flow.take(case, "end_hearing", by=cast.communicator, at=later)


def unheard(cast: Cast) -> Case:
    case = closing.proposed(cast, ground="hijacked", facts="Okända inlägg sedan i natt.")
    return closing.go(case, "skip_hearing", cast.communicator, cast, reason="Kontot kan göra skada.")


def not_taken_over(cast: Cast) -> Case:
    case = closing.in_state(cast, "awaiting_acceptance")
    return closing.go(case, "refuse", cast.school, cast, reason="Vi har ingen tid.")


def replaced(cast: Cast) -> Case:
    page = "https://www.facebook.com/lindalakultur"
    successor = make.account(cast.culture, cast.plain, page, name="Kultur i Lindala")
    case = closing.in_state(cast, "kept")
    return closing.go(case, "reconsider_close", cast.superior, cast, successor=successor.public_id)


def woken(cast: Cast) -> Case:
    on_its_day = make.MOMENT + timedelta(days=30)
    return flow.take(closing.in_state(cast, "resting"), "wake", by=cast.librarian, at=on_its_day)


def withdrawn_after_asking(cast: Cast) -> Case:
    return closing.go(closing.in_state(cast, "hearing"), "withdraw", cast.communicator, cast)


def conflicted(cast: Cast) -> Case:
    return closing.go(closing.in_state(cast, "ready"), "declare_conflict", cast.coordinator, cast)


LETTERS: dict[str, tuple[str, Callable[[Cast], Case]]] = {
    "closure_proposed": (TOVE, in_state("proposed")),
    "closure_proposed: by the register": (KAJ, by_the_register),
    "closure_proposed: by the department": (CLEO, by_the_department),
    "hearing": (LISA, in_state("hearing")),
    "ready": (CLEO, in_state("ready")),
    "ready: agreed": (CLEO, agreed),
    "ready: unanswered": (CLEO, unanswered),
    "ready: unheard": (CLEO, unheard),
    "ready: not taken over": (CLEO, not_taken_over),
    "closing": (LISA, in_state("running_down")),
    "closing: reconsidered": (LISA, replaced),
    "kept": (LISA, in_state("kept", conditions="Publicera varje vecka.")),
    "rested": (LISA, in_state("resting")),
    "offered": (SARA, in_state("awaiting_acceptance", conditions="Lösenorden byts.")),
    "offer_decided": (LISA, in_state("awaiting_acceptance")),
    "handed_over": (LISA, in_state("handed_over")),
    "recalled": (LISA, in_state("recalled")),
    "woken": (KAJ, woken),
    "closed": (PER, in_state("closed")),
    "closure_withdrawn": (LISA, withdrawn_after_asking),
    "conflict": (STINA, conflicted),
}
"""Each mail of closures.sv.txt and closures.en.txt: who reads it and what has happened."""


@pytest.mark.parametrize("name", LETTERS)
def test_says_what_has_happened_and_what_to_do(cast: Cast, name: str) -> None:
    reader, event = LETTERS[name]
    case = event(cast)
    assert case.account is not None
    for language, root in {"sv": SITE, "en": f"{SITE}/en"}.items():
        reads(language)
        subject, body = expected(language, "closures")[name]
        words = {
            "case": f"{root}/arenden/2026-0001/",
            "public": f"{root}/konton/{case.account.public_id}/",
        }
        text = f"{body.format(**words)}\n\n{SIGNED[language]}"
        assert outbox.render(newest(name, reader)) == (subject, text)


def newest(name: str, reader: str) -> Notice:
    """The latest mail of the kind to that reader: some are told anew in the same case."""
    return Notice.objects.filter(kind=name.split(":")[0], to__name=reader).latest("pk")


def test_every_mail_that_is_expected_is_tested() -> None:
    assert set(expected("sv", "closures")) == set(expected("en", "closures")) == set(LETTERS)


@pytest.mark.parametrize(
    ("event", "kind", "readers"),
    [
        (in_state("proposed"), "closure_proposed", [TOVE]),
        # Nobody needs to be heard: whoever decides has it from the first day.
        (by_the_department, "closure_proposed", [CLEO, KAJ, TOVE]),
        (in_state("ready"), "hearing", OWNERS),
        (in_state("ready"), "ready", [CLEO]),
        (in_state("running_down"), "closing", [KAJ, *OWNERS]),
        (in_state("recalled"), "recalled", [KAJ, *OWNERS]),
        (in_state("handed_over"), "offered", [SARA]),
        (in_state("handed_over"), "offer_decided", [KAJ, *OWNERS]),
        # Lisa answered for it until then; Sara, who took it over, knows.
        (in_state("handed_over"), "handed_over", [KAJ, KIM, LISA, PER, TOVE]),
        (woken, "woken", [KAJ, KIM, PER, TOVE]),
        (in_state("closed"), "closed", [KAJ, KIM, PER, TOVE]),
        # Of a proposal that nobody has asked it about the owner need not hear.
        (in_state("withdrawn"), "closure_withdrawn", [TOVE]),
        (withdrawn_after_asking, "closure_withdrawn", [*OWNERS, TOVE]),
        (conflicted, "conflict", [STINA]),
    ],
)
def test_each_mail_goes_to_whoever_it_concerns(
    cast: Cast, event: Callable[[Cast], Case], kind: str, readers: list[str]
) -> None:
    event(cast)
    assert told(kind) == readers


def test_the_department_hears_that_the_unit_withdrew_what_it_had_proposed(cast: Cast) -> None:
    case = by_the_department(cast)
    closing.go(case, "withdraw", cast.communicator, cast)
    assert told("closure_withdrawn") == [KIM, TOVE]


def test_the_receivers_coordinators_hear_that_the_account_is_theirs(cast: Cast) -> None:
    other = make.person("annan", "Alma Annan")
    case = closing.in_state(cast, "awaiting_acceptance", person=closing.Named(other.email))
    closing.go(case, "accept", other, cast)
    assert told("handed_over") == [KAJ, KIM, LISA, PER, SARA, TOVE]


def test_an_answer_to_a_departments_proposal_reaches_the_department(cast: Cast) -> None:
    by_the_department(cast)
    assert outbox.answers_to(newest("closure_proposed", KAJ)) == ["kultur@prov.example"]


@pytest.mark.parametrize(
    ("verb", "by", "kind"),
    [
        ("recall", "chief", "recalled"),
        ("reconsider_close", "superior", "closing"),
        ("reconsider_keep", "superior", "kept"),
        ("reconsider_rest", "superior", "rested"),
    ],
)
def test_whoever_had_still_to_take_the_account_over_is_told_that_nothing_comes_of_it(
    cast: Cast, verb: str, by: str, kind: str
) -> None:
    closing.go(closing.in_state(cast, "awaiting_acceptance"), verb, getattr(cast, by), cast)
    assert told(kind) == sorted([*OWNERS, KAJ, SARA])


def test_whoever_has_said_no_hears_no_more_of_it(cast: Cast) -> None:
    closing.go(not_taken_over(cast), "keep", cast.chief, cast)
    assert told("kept") == sorted([*OWNERS, KAJ])
