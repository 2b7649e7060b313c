"""The registrar's queue: every removal gets a diary number or an item of the records plan."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.removals.log import locked
from registry.removals.models import Removal

UNREGISTERED = Q(diary_number="", records_plan_item="")


def queue(who: Who) -> "QuerySet[Removal]":
    """What waits for a registrar, the oldest first; what is done is gone from here."""
    return (
        Removal.objects.filter(UNREGISTERED, department__in=who.departments("registrar"))
        .select_related("account", "department")
        .order_by("removed_on", "pk")
    )


def register(
    removals: Sequence[Removal], *, diary_number: str, records_plan_item: str, by: Person, at: datetime
) -> None:
    """Notes where removals are kept: a diary number, an item of the records plan, or both.

    Raises Refused: (input) without either, and (forbidden) for what is another authority's.
    """
    diary_number, item = " ".join(diary_number.split()), " ".join(records_plan_item.split())
    if not removals:
        raise Refused(_("Tick at least one."), kind="input")
    if not (diary_number or item):
        raise Refused(
            _("Write a diary number or an item of the records plan."), kind="input", field="diary_number"
        )
    who = Who(by, timezone.localdate(at))
    with act("register_removal", by=by, at=at) as opened:
        for removal in sorted(removals, key=lambda one: one.pk):
            row = locked(removal)
            permissions.require(who, "register_removal", row)
            row.diary_number, row.records_plan_item = diary_number, item
            row.save()
            opened.about += [row, row.account]
