"""Carrying a decision to close out: steps are ticked, struck and added; the last one closes the account."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.cases import flow
from registry.cases.closure.models import Step
from registry.cases.closure.steps import BY_KEY, left
from registry.cases.models import Case
from registry.proofs import storing


def may_do(who: Who, step: Step) -> bool:
    """Whether somebody may tick this step: the archive's receipt is the registrar's."""
    row = BY_KEY.get(step.kind)
    if row and row.registrar:
        return permissions.may(who, "give_receipt", step.case)
    return permissions.may(who, "do_step", step.case)


def do(
    step: Step,
    *,
    by: Person,
    at: datetime,
    note: str = "",
    link: str = "",
    proof: storing.Kept | None = None,
) -> Case:
    """Ticks a step, with note and proof; the last one closes the account. Raises Refused."""
    day = timezone.localdate(at)
    with act("do_step", by=by, at=at, about=[step.case]) as opened:
        case, row = locked(step)
        kind = BY_KEY.get(row.kind)
        permissions.require(Who(by, day), "give_receipt" if kind and kind.registrar else "do_step", case)
        refuse_unless_left(case, row)
        if kind and kind.proof and not (proof or link):
            raise Refused(
                _("Show that it is done: add a picture, a PDF or a link."), kind="input", field="proof"
            )
        row.done_on, row.done_by, row.note, row.link = day, by, note, link
        if proof:
            row.proof, row.proof_type, row.proof_sha256 = proof.name, proof.media_type, proof.sha256
        row.save()
        if case.account:
            opened.about.append(case.account)
        return finish_if_done(case, by=by, at=at)


def strike(step: Step, reason: str, *, by: Person, at: datetime) -> Case:
    """Strikes a step that does not apply, with the reason; the last one gone closes the account. Raises Refused."""
    if not reason.strip():
        raise Refused(_("Write why the step does not apply."), kind="input", field="reason")
    with act("strike_step", by=by, at=at, reason=reason, about=[step.case]):
        case, row = locked(step)
        permissions.require(Who(by, timezone.localdate(at)), "plan_steps", case)
        refuse_unless_left(case, row)
        row.struck = reason.strip()
        row.save()
        return finish_if_done(case, by=by, at=at)


def add(case: Case, kind: str, due_on: date, *, by: Person, at: datetime) -> Step:
    """Adds a step that the municipality wants besides the usual ones. Raises Refused."""
    with act("add_step", by=by, at=at, about=[case]):
        row = flow.locked(case)
        permissions.require(Who(by, timezone.localdate(at)), "plan_steps", row)
        if row.state != "running_down":
            flow.refuse_late(row)
        if row.steps.filter(kind=kind, due_on=due_on, done_on=None, struck="").exists():
            raise Refused(_("That step is there already."), kind="input", field="kind")
        step = Step(case=row, kind=kind, due_on=due_on)
        step.save()
    return step


def locked(step: Step) -> tuple[Case, Step]:
    """The case, locked, and its step as it stands: two who tick at once come one after the other."""
    case = flow.locked(step.case)
    return case, Step.objects.select_for_update(of=("self",)).get(pk=step.pk)


def refuse_unless_left(case: Case, step: Step) -> None:
    """Raises Refused (conflict) where the closure or the step is done already."""
    if case.state != "running_down":
        flow.refuse_late(case)
    if not step.is_left:
        raise Refused(_("The step is done already."))


def finish_if_done(case: Case, *, by: Person, at: datetime) -> Case:
    """The last step closes the account."""
    return case if left(case) else flow.take(case, "finish", by=by, at=at)
