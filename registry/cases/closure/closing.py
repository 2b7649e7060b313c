"""What each move of a closure does besides changing the case's state: to its closure and to its account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts import chain
from accounts.models import Person
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
from registry.register.models import CLOSED_REASONS, IN_USE, SocialAccount
from registry.register.platforms import BY_KEY


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
    """Accounts that could take over: the proposed one, whatever has become of it, then those of the same department."""
    account = case.account
    assert account is not None
    found = SocialAccount.objects.filter(status="active").exclude(pk=account.pk).order_by("sort_name", "pk")
    near = sorted(
        found.select_related("department")[:500], key=lambda one: one.department_id != account.department_id
    )
    proposed = closure_of(case).successor
    # Left out of the list it would be gone from the form too, and nobody would see that one was proposed.
    first = [(proposed.public_id, as_proposed(proposed))] if proposed else []
    others = [(one.public_id, called(one)) for one in near if one != proposed]
    return [("", _("No account takes over")), *first, *others]


def as_proposed(account: SocialAccount) -> str:
    """The account that was proposed to take over, and whether it still can."""
    usable = account.status == "active" and not account.warning
    words = _("Proposed: %(account)s") if usable else _("Proposed, but can't take over now: %(account)s")
    return words % {"account": called(account)}


def called(account: SocialAccount) -> str:
    """An account as it is told from others of the same name: «Lindala kommun, Facebook (Kommunledningskontoret)»."""
    platform = BY_KEY.get(account.platform)
    where = account.platform_label or (platform.name if platform else account.platform)
    return f"{account.name}, {where} ({account.department})"


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
    # Locked first: of two who propose at once, the second sees the first one's case.
    account = account_of(case)
    refuse_second(case)
    if account.status not in IN_USE:
        raise Refused(_("Only an account in use can be closed. This one is not."))
    Closure(
        case=case,
        ground=said.ground,
        facts=said.facts,
        requirement=said.requirement,
        wanted_last_day=said.wanted_last_day,
        successor=said.successor,
        hearing_skipped=said.unheard,
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
    closure.hearing_skipped = ""
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
            % {"day": date_format(closure.answer_by, "j F Y")}
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


def time_is_out(case: Case, on: date) -> bool:
    """Whether the owner has had its time to answer."""
    answer_by = closure_of(case).answer_by
    return answer_by is None or on > answer_by


def undecided(case: Case, on: date) -> bool:
    """Whether nobody has decided anything in the case yet."""
    return not case.decisions.exists()


def withdraw(case: Case, given: Given) -> None:
    """The proposal is taken back; the account is as it was."""
    if not undecided(case, given.day):
        raise Refused(_("It has been decided already, so whoever decides has to decide again."))
    case.due_on = None
    case.ended_at = given.at


def declare_conflict(case: Case, given: Given) -> None:
    """Somebody has a conflict of interest and does not decide this case, whatever they have been granted."""
    person = Person.objects.filter(public_id=given.text("who")).first()
    if person is None or given.text("who") not in dict(deciders(case, given.day)):
        raise Refused(_("Choose one of those who could decide today."), kind="input", field="who")
    if person.pk in case.conflicted_ids:
        raise Refused(_("That has been declared already."), kind="input", field="who")
    Conflict(case=case, person=person, reason=given.text("reason"), declared_by=given.by, at=given.at).save()
    case.__dict__.pop("conflicted_ids", None)


def conflicted(case: Case, on: date) -> Sequence[tuple[str, Any]]:
    """Those of whom a conflict of interest stands declared."""
    standing = case.conflicts.filter(lifted="").select_related("person").order_by("at", "pk")
    return [(conflict.person.public_id, conflict.person.name) for conflict in standing]


def has_conflicts(case: Case, on: date) -> bool:
    """Whether a conflict of interest stands declared."""
    return bool(conflicted(case, on))


def lift_conflict(case: Case, given: Given) -> None:
    """What was declared is found to be no conflict of interest; the declaration stands, with the reason beside it."""
    conflict = case.conflicts.filter(lifted="", person__public_id=given.text("who")).first()
    if conflict is None:
        raise Refused(
            _("Choose one of those of whom a conflict of interest is declared."), kind="input", field="who"
        )
    if given.by is not None and conflict.person_id == given.by.pk:
        raise Refused(_("You cannot lift what is declared of yourself."), kind="forbidden")
    conflict.lifted, conflict.lifted_by = given.text("reason"), given.by
    conflict.save()
    case.__dict__.pop("conflicted_ids", None)
