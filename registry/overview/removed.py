"""What was taken away in the last twelve months."""

from datetime import date

from django.db.models import QuerySet

from registry.overview import periods
from registry.removals.models import REASONS, Removal

EVERY = "alla"
"""Stands in an address for whatever the reason."""


def lately(on: date, reason: str = EVERY) -> "QuerySet[Removal]":
    """The removals of the twelve months that end with the one of a day; none for a reason that is none."""
    found = Removal.objects.filter(removed_on__range=(periods.twelve(on)[0].first, on)).order_by()
    if reason == EVERY:
        return found
    return found.filter(reason=reason) if reason in dict(REASONS) else found.none()
