"""Pages of the list by key, forwards and backwards: no row twice and none skipped, however deep."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from registry import numbers
from registry.public import listing, prepared
from registry.public.listing import PublicEntry
from registry.public.searching import START, Place
from registry.register.models import SocialAccount

Accounts = QuerySet[SocialAccount]


@dataclass(frozen=True)
class Order:
    """How a list stands: by a column and then by id, up or down; `key` is a row's place in it, as a cursor keeps it."""

    column: str
    key: Callable[[Mapping[str, Any]], str]
    falling: bool = False


BY_NAME = Order("sort_name", lambda row: row["sort_name"])


@dataclass(frozen=True)
class Page:
    """A page of entries, and the places of the pages around it."""

    entries: tuple[PublicEntry, ...]
    next: Place | None
    first: Place | None
    """Where this page begins; None where the list does."""

    @property
    def is_whole(self) -> bool:
        """Whether it holds all that was found."""
        return self.next is None and self.first is None


def cut(
    found: Accounts,
    place: Place | None,
    size: int,
    read: Callable[[Any], PublicEntry],
    order: Order = BY_NAME,
) -> Page:
    """The page at a place; a place that has nothing on its side any more is the beginning."""
    rows: list[dict[str, Any]] = []
    more = False
    if place and place.back:
        rows = read_rows(beside(found, place, order), size, order)[::-1]
        more = True
        if len(rows) < size:
            rows, place = [], None
    if not rows:
        rows = read_rows(beside(found, place, order) if place else found, size + 1, order)
        more, rows = len(rows) > size, rows[:size]
    if place and not rows:
        return cut(found, None, size, read, order)
    return Page(
        entries=tuple(map(read, rows)),
        next=Place(order.key(rows[-1]), rows[-1]["id"]) if more else None,
        first=Place(order.key(rows[0]), rows[0]["id"], back=True) if place else None,
    )


def read_rows(found: Accounts, most: int, order: Order) -> list[dict[str, Any]]:
    """The first rows of what was found.

    A page is found by its keys, out of the index alone, and read by a query that is compiled once: to compile all
    the columns of the list took a quarter of what the page cost.
    """
    if order is BY_NAME:
        return prepared.page(list(found.values_list("id", flat=True)[:most]))
    return list(listing.rows(found)[:most])


def previous(found: Accounts, page: Page, size: int, order: Order = BY_NAME) -> Place | None:
    """The place of the page before: the beginning itself where no more than a page stands before this one."""
    if page.first is None:
        return None
    before = len(beside(found, page.first, order).values_list("id")[: size + 1])
    if before > size:
        return page.first
    return START if before else None


def beside(found: Accounts, place: Place, order: Order) -> Accounts:
    """What stands behind a place, or before it with the nearest first.

    The first comparison alone walks an index; the plain «greater, or the same and a later id» does not.
    """
    column, key, pk = order.column, place.sort_name, place.pk
    if place.back != order.falling:
        found = found.filter(Q(**{f"{column}__lt": key}) | Q(id__lt=pk), **{f"{column}__lte": key})
        return found.order_by(f"-{column}", "-id")
    found = found.filter(Q(**{f"{column}__gt": key}) | Q(id__gt=pk), **{f"{column}__gte": key})
    return found.order_by(column, "id")


def counted(found: Accounts, page: Page | None = None) -> tuple[int, bool]:
    """How many there are, as far as we count, and whether there are more; nothing is read where a page holds all."""
    if page and page.is_whole:
        return capped(len(page.entries))
    return capped(found.order_by().values("id")[: numbers.COUNT_CAP + 1].count())


def capped(count: int) -> tuple[int, bool]:
    """A count as far as we tell it, and whether there are more."""
    return min(count, numbers.COUNT_CAP), count > numbers.COUNT_CAP
