"""Pages of the list by key, forwards and backwards: no row twice and none skipped, however deep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from registry import numbers
from registry.public import listing
from registry.public.listing import PublicEntry
from registry.public.searching import START, Place
from registry.register.models import SocialAccount

Accounts = QuerySet[SocialAccount]


@dataclass(frozen=True)
class Page:
    """A page of entries, and the places of the pages around it."""

    entries: tuple[PublicEntry, ...]
    next: Place | None
    first: Place | None
    """Where this page begins; None where the list does."""


def cut(found: Accounts, place: Place | None, size: int, read: Callable[[Any], PublicEntry]) -> Page:
    """The page at a place; a place that has nothing on its side any more is the beginning."""
    rows: list[dict[str, Any]] = []
    more = False
    if place and place.back:
        rows = list(listing.rows(beside(found, place))[:size])[::-1]
        more = True
        if len(rows) < size:
            rows, place = [], None
    if not rows:
        rows = list(listing.rows(beside(found, place) if place else found)[: size + 1])
        more, rows = len(rows) > size, rows[:size]
    if place and not rows:
        return cut(found, None, size, read)
    return Page(
        entries=tuple(map(read, rows)),
        next=Place(rows[-1]["sort_name"], rows[-1]["id"]) if more else None,
        first=Place(rows[0]["sort_name"], rows[0]["id"], back=True) if place else None,
    )


def previous(found: Accounts, page: Page, size: int) -> Place | None:
    """The place of the page before: the beginning itself where no more than a page stands before this one."""
    if page.first is None:
        return None
    before = len(beside(found, page.first).values_list("id")[: size + 1])
    if before > size:
        return page.first
    return START if before else None


def beside(found: Accounts, place: Place) -> Accounts:
    """What stands behind a place, or before it with the nearest first.

    The first comparison alone walks an index; the plain «greater, or the same and a later id» does not.
    """
    name, pk = place.sort_name, place.pk
    if place.back:
        found = found.filter(Q(sort_name__lt=name) | Q(id__lt=pk), sort_name__lte=name)
        return found.order_by("-sort_name", "-id")
    return found.filter(Q(sort_name__gt=name) | Q(id__gt=pk), sort_name__gte=name)


def counted(found: Accounts) -> tuple[int, bool]:
    """How many there are, as far as we count, and whether there are more."""
    return capped(found.order_by().values("id")[: numbers.COUNT_CAP + 1].count())


def capped(count: int) -> tuple[int, bool]:
    """A count as far as we tell it, and whether there are more."""
    return min(count, numbers.COUNT_CAP), count > numbers.COUNT_CAP
