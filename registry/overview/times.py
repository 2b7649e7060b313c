"""How long it takes from a report or an application to its first decision, in days where the municipality is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import TruncDate, TruncMonth

from registry.cases.models import Decision
from registry.overview.periods import Month, month_of

KINDS = ("report", "application")


@dataclass(frozen=True)
class Took:
    """How long decisions took: how many there were of each number of days."""

    days: Mapping[int, int]

    @property
    def count(self) -> int:
        return sum(self.days.values())

    @property
    def median(self) -> float | None:
        """The middle one, or half-way between the two in the middle; None where nothing was decided."""
        if not self.count:
            return None
        return (self.at((self.count - 1) // 2) + self.at(self.count // 2)) / 2

    @property
    def slowest(self) -> int | None:
        return max(self.days, default=None)

    def at(self, place: int) -> int:
        """The number of days at a place, the quickest first."""
        for days in sorted(self.days):
            place -= self.days[days]
            if place < 0:
                return days
        raise IndexError(place)


def decided(first: date, last: date) -> "QuerySet[Decision]":
    """The first decisions of the reports and applications that were decided in a period."""
    return Decision.objects.filter(
        case__kind__in=KINDS, replaces=None, decided_on__range=(first, last)
    ).order_by()


def with_days(found: "QuerySet[Decision]") -> Any:
    """The decisions with how long each took: `took`."""
    sent = TruncDate("case__submitted_at")
    return found.annotate(took=ExpressionWrapper(F("decided_on") - sent, output_field=DurationField()))


def by_month(within: Q, first: date, last: date) -> dict[Month, Took]:
    """How long the decisions took, by the month they were made; `within` is a filter on decisions."""
    rows = (
        with_days(decided(first, last).filter(within))
        .values(month=TruncMonth("decided_on"), days=F("took"))
        .annotate(count=Count("pk"))
    )
    found: dict[Month, Counter[int]] = {}
    for row in rows:
        days = row["days"] or timedelta()
        found.setdefault(month_of(row["month"]), Counter())[days.days] += row["count"]
    return {month: Took(counted) for month, counted in found.items()}


def together(months: Mapping[Month, Took]) -> Took:
    """All of them as one."""
    return Took(sum((Counter(one.days) for one in months.values()), Counter()))


def slowest(within: Q, first: date, last: date) -> Decision | None:
    """The decision that took longest, the latest of those that took as long."""
    found = with_days(decided(first, last).filter(within)).select_related("case", "account")
    longest: Decision | None = found.order_by("-took", "-at", "-pk").first()
    return longest
