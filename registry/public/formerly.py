"""The accounts that were ours: the latest closed first, under their years, each with the one to use instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Value
from django.db.models.functions import Coalesce

from accounts.tree import Tree
from registry import numbers
from registry.appearance import local
from registry.public import listing, paging
from registry.public.listing import PublicEntry
from registry.public.models import PublicVersion
from registry.public.searching import BrokenCursor, Filters, Place
from registry.register.models import SocialAccount

LONG_AGO = date(1, 1, 1)
"""Stands in for the day of an account that nobody knows when it was closed: those come last."""


def closing_day(row: Mapping[str, Any]) -> str:
    """The day an account was closed, as a cursor keeps it."""
    return str((row["closed_on"] or LONG_AGO).isoformat())


LATEST = paging.Order("closing_day", closing_day, falling=True)


@dataclass(frozen=True)
class Former:
    """An account that was ours, and the one to use instead."""

    entry: PublicEntry
    successor: PublicEntry | None


@dataclass(frozen=True)
class Year:
    """What was closed in a year; None where nobody knows when."""

    year: int | None
    accounts: list[Former]


def page(cursor: str) -> dict[str, Any]:
    """What the page shows, from the place that a cursor stands for. Raises BrokenCursor."""
    place = place_of(cursor) if cursor else None
    tree = Tree.load()
    changed = PublicVersion.objects.first()
    found = (
        SocialAccount.objects.filter(status="closed")
        .annotate(closing_day=Coalesce("closed_on", Value(LONG_AGO)))
        .order_by("-closing_day", "-id")
    )
    cut = paging.cut(found, place, numbers.PAGE_ROWS, listing.reader(tree), LATEST)
    before = paging.previous(found, cut, numbers.PAGE_ROWS, LATEST)
    count, more = paging.counted(found)
    start = local("/avslutade/")
    return {
        "years": years(cut.entries, tree),
        "count": count,
        "count_capped": more,
        "previous": (start + Filters().query(before)) if before else "",
        "next": (start + Filters().query(cut.next)) if cut.next else "",
        "updated": changed.changed_at if changed else None,
    }


def place_of(cursor: str) -> Place:
    """The place of a cursor of this list. Raises BrokenCursor, for a cursor of another list too."""
    place = Place.read(cursor)
    try:
        date.fromisoformat(place.sort_name)
    except ValueError as fault:
        raise BrokenCursor(cursor) from fault
    return place


def years(entries: Iterable[PublicEntry], tree: Tree) -> list[Year]:
    """The accounts under the years they were closed in, in the order they come."""
    shown = list(entries)
    instead = listing.named((entry.successor for entry in shown if entry.successor), tree)
    return [
        Year(year, [Former(entry, instead.get(entry.successor or "")) for entry in those])
        for year, those in groupby(shown, lambda entry: entry.closed_on.year if entry.closed_on else None)
    ]
