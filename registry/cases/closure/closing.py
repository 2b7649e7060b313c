"""What each move of a closure does besides changing the case's state: to its closure and to its account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts import chain
from accounts.models import Department, Person
from accounts.refusal import Refused
from accounts.tree import Tree
from registry import numbers
from registry.cases import numbering
from registry.cases.closure import steps
from registry.cases.closure.models import Closure
from registry.cases.effects import Given, account_of
from registry.cases.models import OPEN, Case, Conflict
from registry.guidelines.models import Requirement
from registry.holidays import deadline
from registry.register import naming, upkeep
from registry.register.models import CLOSED_REASONS, SocialAccount


@dataclass(frozen=True)
class Proposal:
    """What a proposal to close an account says.

    `unheard` says why the owner is not heard (it asks itself, or there is danger); empty when it is to be heard.
    """

    ground: str
    facts: str = ""
    requirement: Requirement | None = None
    wanted_last_day: date | None = None
    successor: SocialAccount | None = None
    unheard: str = ""


def closure_of(case: Case) -> Closure:
    """The case's closure."""
    return case.closure


# --- What the confirm pages offer -------------------------------------------------------------------------------


def reasons(case: Case, on: date) -> Sequence[tuple[str, Any]]:
    """The classes of reason that residents read."""
    return CLOSED_REASONS


def usual_reason(case: Case) -> str:
    """The class that the ground belongs to."""
    closure = closure_of(case)
    if closure.successor_id or closure.ground == "reorganisation":
        return "replaced"
    return "unused" if closure.ground in ("unused", "inactive", "end_date") else "closed_by_municipality"


def wanted_last_day(case: Case) -> str:
    """The last day as proposed."""
    wanted = closure_of(case).wanted_last_day
    return wanted.isoformat() if wanted else ""


def successors(case: Case, on: date) -> Sequence[tuple[str, Any]]:
    """Accounts that could take over, those of the same department first."""
    account = account_of(case)
    found = SocialAccount.objects.filter(status="active").exclude(pk=account.pk).order_by("sort_name", "pk")
    near = sorted(
        found.select_related("department")[:500], key=lambda one: one.department_id != account.department_id
    )
    return [
        ("", _("No account takes over")),
        *((one.public_id, f"{one.name} ({one.department})") for one in near),
    ]


def wanted_successor(case: Case) -> str:
    """The successor as proposed."""
    successor = closure_of(case).successor
    return successor.public_id if successor else ""


def further_steps(case: Case, on: date) -> Sequence[tuple[str, Any]]:
    """The steps that are planned only where somebody wants them."""
    return [(row.key, row.text) for row in steps.STEPS if not row.usual]


def departments(case: Case, on: date) -> Sequence[tuple[str, Any]]:
    """The departments that can take the account over."""
    tree = Tree.load()
    return [
        (str(department.pk), "\u2003" * depth + department.name)
        for depth, department in tree.in_order()
        if department.is_active
    ]


def deciders(case: Case, on: date) -> Sequence[tuple[str, Any]]:
    """Those who may decide the case today, of whom a conflict of interest can be declared."""
    return [(one.person.public_id, one.person.name) for one in chain.deciders(case, on)]


# --- Effects: the case is locked, and saved afterwards by flow.take ----------------------------------------------


def propose(case: Case, given: Given) -> None:
    """The proposal gets a number; the owner is heard unless it asks itself or there is danger."""
    said = given.proposal
    assert said is not None
    refuse_second(case)
    account = account_of(case)
    if account.status not in ("active", "resting"):
        raise Refused(_("Only an account in use can be closed. This one is not."))
    Closure(
        case=case,
        ground=said.ground,
        facts=said.facts,
        requirement=said.requirement,
        wanted_last_day=said.wanted_last_day,
        successor=said.successor,
        hearing_skipped=said.unheard,
        status_before=account.status,
    ).save()
    case.number = numbering.draw(given.day.year)
    case.submitted_at = given.at
    case.due_on = deadline(given.day, numbers.ANSWER_DAYS)


def refuse_second(case: Case) -> None:
    """Raises Refused (conflict) where the account has another closure that is not finished."""
    other = (
        Case.objects.filter(account=case.account_id, kind="closure", state__in=OPEN)
        .exclude(pk=case.pk)
        .first()
    )
    if other is not None:
        raise Refused(
            _("There is a proposal to close the account already: case %(number)s. Go on with that one.")
            % {"number": other.number}
        )


def where_proposed(case: Case) -> str:
    """A proposal waits to be heard, or is ready where nobody needs to be."""
    return "ready" if closure_of(case).hearing_skipped else "proposed"


def hear(case: Case, given: Given) -> None:
    """The owner is asked, and has until a day to answer."""
    closure = closure_of(case)
    closure.question = given.text("question")
    closure.answer_by = given.texts["answer_by"]
    closure.answer, closure.answer_agrees, closure.answered_by, closure.answered_at = "", None, None, None
    closure.save()
    case.due_on = closure.answer_by


def skip_hearing(case: Case, given: Given) -> None:
    """Nobody is heard, for a reason that stands on the case."""
    closure = closure_of(case)
    closure.hearing_skipped = given.text("reason")
    closure.save()
    case.due_on = deadline(given.day, numbers.ANSWER_DAYS)


def end_hearing(case: Case, given: Given) -> None:
    """The time is out; what has been said is said."""
    closure = closure_of(case)
    if closure.answer_by and given.day <= closure.answer_by:
        raise Refused(
            _("The owner has until %(day)s to answer. Wait, or ask in a message.")
            % {"day": closure.answer_by}
        )
    case.due_on = deadline(given.day, numbers.ANSWER_DAYS)


def answer(case: Case, given: Given) -> None:
    """The owner gives its statement: why the account should stay, or what has been mended."""
    closure = closure_of(case)
    closure.answer, closure.answer_agrees = given.text("statement"), False
    closure.answered_by, closure.answered_at = given.by, given.at
    closure.save()
    case.due_on = deadline(given.day, numbers.ANSWER_DAYS)


def agree(case: Case, given: Given) -> None:
    """The owner says «Ja, avsluta»."""
    answer(case, given)
    closure = closure_of(case)
    closure.answer_agrees = True
    closure.save()


def withdraw(case: Case, given: Given) -> None:
    """The proposal is taken back; the account is as it was."""
    case.due_on = None
    case.ended_at = given.at


def undo(case: Case, given: Given) -> None:
    """What an earlier decision in the case had set going ends: the account is what it was before."""
    account = account_of(case)
    refuse_second(case)
    # What is stored is a record, in the municipality's language whatever the page's.
    with translation.override(settings.LANGUAGE_CODE):
        why = str(_("The decision was changed."))
    for step in steps.left(case):
        step.struck = why
        step.save()
    before = closure_of(case).status_before
    if account.status in ("closing", "resting") and account.status != before:
        account.closes_on = None
        upkeep.set_status(account, before or "active", by=given.by, at=given.at)
    case.ended_at = None


def close(case: Case, given: Given) -> None:
    """The account runs down: its last day is public, and the steps are planned back from it."""
    undo(case, given)
    account, closure = account_of(case), closure_of(case)
    last_day = given.texts["until"]
    closure.closed_reason = given.text("closed_reason")
    closure.followers_told = given.text("followers_told")
    closure.successor = SocialAccount.objects.filter(public_id=given.text("successor")).first()
    closure.save()
    account.closes_on = last_day
    account.successor = closure.successor
    upkeep.set_status(account, "closing", by=given.by, at=given.at)
    steps.plan(case, last_day, given.texts.get("steps") or (), on=given.day)
    case.due_on = last_day


def keep(case: Case, given: Given) -> None:
    """The account stays, with conditions that are followed up on a day."""
    undo(case, given)
    case.due_on = given.texts["until"]


def rest(case: Case, given: Given) -> None:
    """The account rests until a day, and says so to residents."""
    undo(case, given)
    account = account_of(case)
    account.rests_until = given.texts["until"]
    upkeep.set_status(account, "resting", by=given.by, at=given.at)
    case.due_on = account.rests_until


def offer(case: Case, given: Given) -> None:
    """The account is to be handed over; whoever is to take it over must accept."""
    undo(case, given)
    closure = closure_of(case)
    closure.to_department = Department.objects.filter(pk=given.text("department"), is_active=True).first()
    if closure.to_department is None:
        raise Refused(_("Choose which department takes over."), kind="input", field="department")
    closure.to_person = named(given)
    if (closure.to_department.pk, closure.to_person.pk) == (case.department_id, case.responsible_id):
        raise Refused(_("The account is theirs already."), kind="input", field="person")
    closure.save()
    case.due_on = deadline(given.day, numbers.ACCEPTANCE_DAYS)


def named(given: Given) -> Person:
    """The person that a confirm page names, entered where the register did not have them."""
    found: naming.Named | None = given.texts["person"]
    assert found is not None
    return found.entered(given.by, given.at)


def accept(case: Case, given: Given) -> None:
    """Whoever takes the account over has said yes: it is theirs from today."""
    closure = closure_of(case)
    assert closure.to_department is not None
    assert closure.to_person is not None
    upkeep.move_over(account_of(case), closure.to_department, closure.to_person, by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at


def refuse(case: Case, given: Given) -> None:
    """Whoever was to take the account over says no, and why: somebody has to decide again."""
    closure = closure_of(case)
    closure.outcome_note = given.text("reason")
    closure.save()
    case.due_on = deadline(given.day, numbers.ANSWER_DAYS)


def recall(case: Case, given: Given) -> None:
    """The decision is recalled before it is carried out: the account is what it was."""
    undo(case, given)
    account = account_of(case)
    account.refresh_from_db()
    if account.successor_id:
        account.successor = None
        upkeep.set_status(account, account.status, by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at


def follow_up(case: Case, given: Given) -> None:
    """What became of the conditions is noted; nothing is left to do in the case."""
    if case.due_on is None:
        raise Refused(_("It has been followed up already."))
    closure = closure_of(case)
    closure.outcome_note = given.text("outcome_note")
    closure.save()
    case.due_on = None
    case.ended_at = given.at


def wake(case: Case, given: Given) -> None:
    """The account that rested is in use again."""
    account = account_of(case)
    if account.status == "resting":
        account.rests_until = None
        upkeep.set_status(account, "active", by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at


def finish(case: Case, given: Given) -> None:
    """The last step is done: the account is closed, and its identity key is free."""
    account, closure = account_of(case), closure_of(case)
    if steps.left(case):
        raise Refused(_("There are steps left to do before the account is closed."))
    account.closed_on = given.day
    account.closed_reason = closure.closed_reason or "closed_by_municipality"
    upkeep.set_status(account, "closed", by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at


def declare_conflict(case: Case, given: Given) -> None:
    """Somebody has a conflict of interest and does not decide this case, whatever they have been granted."""
    person = Person.objects.filter(public_id=given.text("who")).first()
    if person is None or given.text("who") not in dict(deciders(case, given.day)):
        raise Refused(_("Choose one of those who could decide today."), kind="input", field="who")
    Conflict(case=case, person=person, reason=given.text("reason"), declared_by=given.by, at=given.at).save()
    case.__dict__.pop("conflicted_ids", None)
