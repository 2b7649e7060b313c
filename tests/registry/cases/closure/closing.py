"""Closures for tests: an account, a proposal about it, and a way into every state through the door."""

from datetime import timedelta
from typing import Any

from accounts.models import Person
from registry.cases import flow
from registry.cases.closure import carrying_out, steps
from registry.cases.closure.closing import Proposal
from registry.cases.models import Case
from registry.register.models import SocialAccount
from registry.register.naming import Named
from tests import make
from tests.cast import Cast

LAST_DAY = make.DAY + timedelta(days=30)

STATES = (
    "proposed",
    "hearing",
    "ready",
    "running_down",
    "kept",
    "resting",
    "woken",
    "awaiting_acceptance",
    "handed_over",
    "closed",
    "withdrawn",
    "recalled",
)


def answers(cast: Cast) -> dict[str, Any]:
    """What every confirm page of a closure could ask, answered."""
    return {
        "reason": "Kontot används inte längre.",
        "question": "Behövs kontot?",
        "answer_by": make.DAY + timedelta(days=14),
        "statement": "Vi behöver det till sommaren.",
        "until": LAST_DAY,
        "closed_reason": "unused",
        "successor": "",
        "followers_told": "Kontot stängs.",
        "steps": [],
        "conditions": "Publicera varje vecka.",
        "department": str(cast.education.pk),
        "person": Named(cast.school.email),
        "outcome_note": "De publicerar varje vecka.",
        "who": cast.chief.public_id,
    }


def account(
    cast: Cast, address: str = "https://www.instagram.com/lindalabibliotek/", **facts: Any
) -> SocialAccount:
    """An account of the library: the librarian answers for it, Per is deputy."""
    return make.account(cast.library, cast.librarian, address, deputy=cast.plain, **facts)


def proposed(cast: Cast, by: Person | None = None, about: SocialAccount | None = None, **said: Any) -> Case:
    """A proposal by the communicator, unless somebody else is said."""
    proposal = Proposal(**{"ground": "inactive", "facts": "Inga inlägg sedan 12 mars.", **said})
    return flow.propose(about or account(cast), proposal, by=by or cast.communicator, at=make.MOMENT)


def go(case: Case, verb: str, by: Person | None, cast: Cast, **changes: Any) -> Case:
    """One move with every answer there is."""
    return flow.take(case, verb, by=by, at=make.MOMENT, texts={**answers(cast), **changes})


WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "proposed": (),
    "hearing": (("hear", "communicator"),),
    "ready": (("hear", "communicator"), ("answer", "librarian")),
    "running_down": (("skip_hearing", "communicator"), ("close", "chief")),
    "kept": (("skip_hearing", "communicator"), ("keep", "chief")),
    "resting": (("skip_hearing", "communicator"), ("rest", "chief")),
    "woken": (("skip_hearing", "communicator"), ("rest", "chief"), ("wake", "communicator")),
    "awaiting_acceptance": (("skip_hearing", "communicator"), ("offer", "chief")),
    "handed_over": (("skip_hearing", "communicator"), ("offer", "chief"), ("accept", "school")),
    "withdrawn": (("withdraw", "communicator"),),
    "recalled": (("skip_hearing", "communicator"), ("close", "chief"), ("recall", "chief")),
}


def in_state(cast: Cast, state: str, about: SocialAccount | None = None, **changes: Any) -> Case:
    """A closure in a state, brought there through the door; `changes` are other answers than the usual ones."""
    case = proposed(cast, about=about)
    for verb, by in WAYS["running_down" if state == "closed" else state]:
        somebody = case.closure.to_person if verb == "accept" else getattr(cast, by)
        case = go(case, verb, somebody, cast, **changes)
    return all_steps_done(case, cast) if state == "closed" else case


def all_steps_done(case: Case, cast: Cast) -> Case:
    """Ticks every step that is left."""
    for step in steps.left(case):
        by = cast.registrar if step.kind == "receipt" else cast.librarian
        case = carrying_out.do(step, by=by, at=make.MOMENT, link="https://prov.example/bild")
    return case
