"""The filters beside the list: each group with its choices, and how many accounts each would show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from accounts.tree import Tree
from registry.public import listing
from registry.public.paging import capped
from registry.public.searching import Filters
from registry.register.models import THEMES
from registry.register.platforms import BY_KEY
from registry.register.words import sort_key

MOST_DEPARTMENTS = 20
"""So many departments are offered, those with most accounts; the others are found by searching."""


@dataclass(frozen=True)
class Choice:
    """One box to tick, and how many accounts there are in it with the other groups as they are."""

    value: str
    label: str
    count: int
    more: bool
    selected: bool


@dataclass(frozen=True)
class Facet:
    """A group of filters: within it any of the chosen ones will do."""

    name: str
    label: str | Promise
    choices: tuple[Choice, ...]


def facets(filters: Filters, tree: Tree) -> tuple[Facet, ...]:
    """The groups that have anything to choose."""
    groups = (
        Facet("plattform", _("Platform"), platforms(filters, tree)),
        Facet("tema", _("Theme"), themes(filters, tree)),
        Facet("verksamhet", _("Department"), departments(filters, tree)),
    )
    return tuple(group for group in groups if group.choices)


def choice(value: str, label: object, count: int, chosen: Iterable[str]) -> Choice:
    """A box with its count as far as we count."""
    shown, more = capped(count)
    return Choice(value, str(label), shown, more, value in chosen)


def tally(filters: Filters, tree: Tree, group: str, column: str) -> dict[object, int]:
    """How many accounts have each value of a column, with the filters of every other group."""
    found = listing.published(filters, tree, without=group).order_by()
    return dict(found.values_list(column).annotate(Count("id")))


def platforms(filters: Filters, tree: Tree) -> tuple[Choice, ...]:
    """The platforms there are, those with most accounts first."""
    counts = tally(filters, tree, "plattform", "platform")
    made = [
        (-counts.get(key, 0), choice(key, row.name, counts.get(key, 0), filters.plattform))
        for key, row in BY_KEY.items()
        if key in counts or key in filters.plattform
    ]
    return tuple(box for _count, box in sorted(made, key=lambda pair: pair[0]))


def themes(filters: Filters, tree: Tree) -> tuple[Choice, ...]:
    """The themes there are, in their own order."""
    counts = tally(filters, tree, "tema", "theme")
    return tuple(
        choice(key, label, counts.get(key, 0), filters.tema)
        for key, label in THEMES
        if key in counts or key in filters.tema
    )


def departments(filters: Filters, tree: Tree) -> tuple[Choice, ...]:
    """The top of the tree with all that is below each, and what was chosen; by name."""
    counts: dict[int, int] = {}
    for pk, count in tally(filters, tree, "verksamhet", "department_id").items():
        for department in tree.upwards(pk):  # type: ignore[arg-type]
            counts[department.pk] = counts.get(department.pk, 0) + count
    chosen = [one for one in tree.by_pk.values() if one.slug in filters.verksamhet]
    offered = sorted(
        (one for one in top(tree) if one.pk in counts and one not in chosen), key=lambda one: -counts[one.pk]
    )
    shown = sorted(chosen + offered[:MOST_DEPARTMENTS], key=lambda one: sort_key(one.name))
    return tuple(choice(one.slug, one.name, counts.get(one.pk, 0), filters.verksamhet) for one in shown)


def top(tree: Tree) -> list[Department]:
    """The first level of the tree that offers a choice: below the municipality itself, where it is the top."""
    level = tree.children.get(None, [])
    while len(level) == 1 and level[0].pk in tree.children:
        level = tree.children[level[0].pk]
    return level
