"""Entries of single accounts, read by queries that are compiled once, of the same columns as the list's."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from accounts.tree import Tree
from registry import numbers
from registry.public import listing
from registry.public.compiled import Compiled, held
from registry.public.listing import PublicEntry
from registry.register.models import PUBLIC, SocialAccount

MOST = 24
"""So many accounts are read at once."""
PIECES = (numbers.PAGE_ROWS + 1, 200)
"""So many rows of a list are read at once: a page that people read, and a piece of one for programs."""
NOBODY = "-"
"""Fills the places that nothing was asked for in: no account has it as id."""


def page(keys: Sequence[int]) -> list[dict[str, Any]]:
    """The rows of a list's accounts by their keys, in the order of the keys."""
    rows: dict[int, dict[str, Any]] = {}
    most = next((most for most in PIECES if len(keys) <= most), PIECES[-1])
    chosen = held(
        f"page {most}", lambda marks: rows_of(SocialAccount.objects.filter(pk__in=marks)), most, int
    )
    for some in batched(keys, most):
        for row in chosen.read([*some, *[0] * (most - len(some))]):
            told = dict(zip(chosen.names, row, strict=True))
            rows[told["id"]] = told
    return [rows[key] for key in keys]


def batched(keys: Sequence[int], most: int) -> Iterator[Sequence[int]]:
    """The keys, so many at a time."""
    return (keys[at : at + most] for at in range(0, len(keys), most))


def public(compiled: Compiled, values: Sequence[str]) -> list[Mapping[str, Any]]:
    """The rows of public accounts for these values, in no order."""
    rows = [dict(zip(compiled.names, row, strict=True)) for row in compiled.read(values)]
    # Asked here and not of the database, which would go by the status, that most accounts share.
    return [row for row in rows if row["status"] in PUBLIC]


def by_key(key: str, tree: Callable[[], Tree] = Tree.load) -> list[PublicEntry]:
    """The public accounts that have, or had, an identity key: at most one that is live, and those that were closed."""
    found = held("by key", lambda marks: rows_of(SocialAccount.objects.filter(key=marks[0])), 1)
    return entries(public(found, [key]), tree)


def by_ids(public_ids: Sequence[str], tree: Callable[[], Tree] = Tree.load) -> list[PublicEntry]:
    """The public accounts of some ids (at most MOST), in the order asked for."""
    asked = list(public_ids[:MOST])
    if not asked:
        return []
    places = 1 if len(asked) == 1 else MOST
    chosen = held(
        f"by id {places}",
        lambda marks: rows_of(SocialAccount.objects.filter(public_id__in=marks)),
        places,
    )
    found = entries(public(chosen, asked + [NOBODY] * (places - len(asked))), tree)
    return sorted(found, key=lambda entry: asked.index(entry.id))


def rows_of(accounts: "QuerySet[SocialAccount]") -> "QuerySet[SocialAccount, dict[str, Any]]":
    """The same columns as the list reads, in no order."""
    return listing.rows(accounts).order_by()


def entries(rows: Sequence[Mapping[str, Any]], tree: Callable[[], Tree]) -> list[PublicEntry]:
    """Rows as entries; the tree of departments is asked for where there are any."""
    read = listing.reader(tree()) if rows else None
    return [read(row) for row in rows] if read else []
