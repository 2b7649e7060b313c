"""For how long evidence is kept: the authority's own decision (gallringsbeslut), and what is past its date by it.

There is no default anywhere: without a decision in force nothing is destroyed.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Department, Person
from accounts.months import months_before
from accounts.refusal import Refused
from registry.removals.models import Removal, Retention
from registry.removals.registering import UNREGISTERED
from registry.templatetags.look import day as written

MOST = 1200
"""Months in a hundred years."""


def standing() -> dict[int, Retention]:
    """Every decision in force, by its authority's key."""
    found = Retention.objects.filter(ended_on=None).select_related("authority").order_by("pk")
    return {one.authority_id: one for one in found}


def in_force(authority: Department) -> Retention | None:
    """The authority's decision, if it has entered one."""
    return Retention.objects.filter(authority=authority, ended_on=None).select_related("authority").first()


def called(retention: Retention) -> str:
    """What a decision is called where it is named: «Gallringsbeslut KS 2025/14 § 88, 3 mars 2025»."""
    paragraph = f" § {retention.paragraph}" if retention.paragraph else ""
    return _("Retention decision %(number)s%(paragraph)s, %(day)s") % {
        "number": retention.diary_number,
        "paragraph": paragraph,
        "day": written(retention.decided_on),
    }


def set_retention(
    authority: Department,
    *,
    diary_number: str,
    paragraph: str,
    decided_on: date,
    months: int,
    by: Person,
    at: datetime,
) -> Retention:
    """Enters an authority's decision, which takes the place of the one before. Raises Refused (input)."""
    day = timezone.localdate(at)
    made = Retention(
        authority=authority,
        diary_number=" ".join(diary_number.split()),
        paragraph=paragraph.removeprefix("§").strip(),
        decided_on=decided_on,
        months=months,
    )
    with act("set_retention", by=by, at=at, about=[made, authority]):
        permissions.require(Who(by, day), "set_retention", made)
        if decided_on > day:
            raise Refused(_("Choose today or an earlier day."), kind="input", field="decided_on")
        end(authority, day)
        made.save()
    return made


def end_retention(retention: Retention, *, by: Person, at: datetime) -> None:
    """Notes that a decision is in force no longer: from now on nothing is destroyed. Raises Refused."""
    day = timezone.localdate(at)
    with act("end_retention", by=by, at=at, about=[retention, retention.authority]):
        permissions.require(Who(by, day), "set_retention", retention)
        if not end(retention.authority, day):
            raise Refused(_("The decision is in force no longer."))


def end(authority: Department, day: date) -> bool:
    """Ends the decision in force, if there is one."""
    before = Retention.objects.select_for_update(of=("self",)).filter(authority=authority, ended_on=None)
    for retention in before:
        retention.ended_on = day
        retention.save()
        return True
    return False


def departments(who: Who, authority: Department) -> list[int]:
    """Keys of all that belongs to an authority."""
    return [pk for pk in who.tree.by_pk if who.tree.authority(pk) == authority]


def past(who: Who, retention: Retention) -> "QuerySet[Removal]":
    """What has been kept for as long as the decision says, the oldest first.

    What stands in no diary and under no item of the records plan waits: nobody has said what it is.
    """
    kept_since = months_before(who.on, retention.months)
    return (
        Removal.objects.filter(department__in=departments(who, retention.authority), destroyed_on=None)
        .exclude(UNREGISTERED)
        .filter(removed_on__lte=kept_since)
        .select_related("account", "department")
        .order_by("removed_on", "pk")
    )


def counted(who: Who, standing: Collection[Retention]) -> dict[int, tuple[int, int]]:
    """By each decision's key: how many are past their date, and how many more wait for the registrar; one query."""
    figures: dict[str, Any] = {}
    for retention in standing:
        old = Q(
            department__in=departments(who, retention.authority),
            removed_on__lte=months_before(who.on, retention.months),
        )
        figures[f"past_{retention.pk}"] = Count("pk", filter=old & ~UNREGISTERED)
        figures[f"waits_{retention.pk}"] = Count("pk", filter=old & UNREGISTERED)
    found = Removal.objects.filter(destroyed_on=None).aggregate(**figures) if figures else {}
    return {one.pk: (found[f"past_{one.pk}"], found[f"waits_{one.pk}"]) for one in standing}
