"""Decisions: what is written down when somebody decides."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from registry.cases import terms
from registry.cases.effects import Given
from registry.cases.models import Case, Decision
from registry.cases.rows import Move
from registry.guidelines import reviewing


def standing(case: Case) -> Decision | None:
    """The decision that stands in a case: the last one, which no other has replaced."""
    return case.decisions.filter(replaced_by=None).order_by("-at", "-pk").first()


def write(case: Case, move: Move, capacity: str, given: Given) -> Decision:
    """Writes down a decision with the guideline in force; it replaces the one that stood before."""
    assert case.account is not None
    guideline = reviewing.in_force(given.day)
    decision = Decision(
        case=case,
        account=case.account,
        outcome=move.outcome,
        reason=given.text("reason"),
        conditions=given.text("conditions"),
        ends_on=given.texts.get("ends_on") or None,
        until=given.texts.get("until") or None,
        terms=terms.written(move, case, given),
        decider=given.by,
        capacity=capacity,
        basis=basis(guideline.title, guideline.adopted_by, guideline.adopted_on, guideline.paragraph),
        delegation_point=settings.DELEGATION_POINT,
        decided_on=timezone.localdate(given.at),
        at=given.at,
        guideline=guideline,
        replaces=standing(case),
        applicant=case.applicant if case.bars_applicant else None,
    )
    decision.save()
    return decision


def basis(title: str, adopted_by: str, adopted_on: date | None, paragraph: str) -> str:
    """On what ground decisions stand, in Swedish as records are: «Riktlinje för sociala medier, antagen …»."""
    parts: list[Any] = [title]
    if adopted_by:
        parts.append(f"antagen av {adopted_by}")
    if adopted_on:
        parts.append(adopted_on.isoformat())
    if paragraph:
        parts.append(f"§ {paragraph}")
    return ", ".join(str(part) for part in parts)


def sentence(decision: Decision) -> str:
    """A decision in a sentence: who, as what, what."""
    from accounts import titles

    template = {
        "approved": _("%(name)s approved it as %(capacity)s."),
        "declined": _("%(name)s declined it as %(capacity)s."),
        "closed": _("%(name)s decided as %(capacity)s to close the account."),
        "kept": _("%(name)s decided as %(capacity)s to keep the account."),
        "resting": _("%(name)s let the account rest, as %(capacity)s."),
        "handed_over": _("%(name)s decided as %(capacity)s to hand the account over."),
        "recalled": _("%(name)s recalled the decision as %(capacity)s."),
    }[decision.outcome]
    return template % {"name": decision.decider.signed_as, "capacity": titles.capacity(decision.capacity)}


def made_by(person: Person) -> bool:
    """Whether somebody has decided anything: then their name stays with it."""
    return Decision.objects.filter(decider=person).exists()
