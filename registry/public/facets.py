"""The filters beside the list: each group with its choices, and how many accounts each would show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from accounts.tree import Tree
from registry.public import listing
from registry.public.paging import Page, capped
from registry.public.searching import Filters
from registry.register.models import THEMES
from registry.register.platforms import BY_KEY
from registry.register.words import sort_key

MOST_DEPARTMENTS = 20
"""So many departments are offered, those with most accounts; the others are found by searching."""

COLUMNS = {"plattform": "platform", "tema": "theme", "verksamhet": "department_id"}

Tally = Counter[Any]


@dataclass(frozen=True)
class Choice:
    """One box to tick, and how many accounts there are in it with the other groups as they are; None: not counted."""

    value: str
    label: str
    count: int | None
    more: bool
    selected: bool


@dataclass(frozen=True)
class Facet:
    """A group of filters: within it any of the chosen ones will do."""

    name: str
    label: str | Promise
    choices: tuple[Choice, ...]


def facets(
    filters: Filters, tree: Tree, counts: dict[str, Tally] | None = None, *, counted: bool = True
) -> tuple[Facet, ...]:
    """The groups that have anything to choose; without their counts where those are not to be had."""
    if not counted:
        return uncounted(facets(replace(filters, q=""), tree))
    counts = tallies(filters, tree) if counts is None else counts
    groups = (
        Facet("plattform", _("Platform"), platforms(filters, counts["plattform"])),
        Facet("tema", _("Theme"), themes(filters, counts["tema"])),
        Facet("verksamhet", _("Department"), departments(filters, tree, counts["verksamhet"])),
    )
    return tuple(group for group in groups if group.choices)


def uncounted(groups: Iterable[Facet]) -> tuple[Facet, ...]:
    """The same groups with nothing said of how many there are."""
    return tuple(
        replace(group, choices=tuple(replace(box, count=None, more=False) for box in group.choices))
        for group in groups
    )


def choice(value: str, label: object, count: int, chosen: Iterable[str]) -> Choice:
    """A box with its count as far as we count."""
    shown, more = capped(count)
    return Choice(value, str(label), shown, more, value in chosen)


def free(filters: Filters) -> list[str]:
    """The groups in which nothing is chosen."""
    return [group for group in COLUMNS if not getattr(filters, group)]


def tallies(filters: Filters, tree: Tree, page: Page | None = None) -> dict[str, Tally]:
    """How many accounts have each value of each group's column, with the filters of every other group.

    Groups in which nothing is chosen look at the same accounts, so they are counted in one go; and where a page
    holds all of those, the list is not read through once more.
    """
    found: dict[str, Tally] = {group: Counter() for group in COLUMNS}
    together = free(filters)
    for groups in ([together] if together else []) + [[group] for group in COLUMNS if group not in together]:
        accounts = listing.published(filters, tree, without=groups[0]).order_by()
        if page and page.is_whole and groups is together:
            accounts = listing.of_ids([entry.id for entry in page.entries])
        for *values, count in accounts.values_list(*(COLUMNS[group] for group in groups)).annotate(
            Count("id")
        ):
            for group, value in zip(groups, values, strict=True):
                found[group][value] += count
    return found


def total(filters: Filters, counts: dict[str, Tally]) -> tuple[int, bool] | None:
    """How many accounts were found, as far as we count, and whether there are more; None where that was not counted."""
    together = free(filters)
    return capped(sum(counts[together[0]].values())) if together else None


def platforms(filters: Filters, counts: Tally) -> tuple[Choice, ...]:
    """The platforms there are, those with most accounts first."""
    made = [
        (-counts.get(key, 0), choice(key, row.name, counts.get(key, 0), filters.plattform))
        for key, row in BY_KEY.items()
        if key in counts or key in filters.plattform
    ]
    return tuple(box for _count, box in sorted(made, key=lambda pair: pair[0]))


def themes(filters: Filters, counts: Tally) -> tuple[Choice, ...]:
    """The themes there are, in their own order."""
    return tuple(
        choice(key, label, counts.get(key, 0), filters.tema)
        for key, label in THEMES
        if key in counts or key in filters.tema
    )


def departments(filters: Filters, tree: Tree, own: Tally) -> tuple[Choice, ...]:
    """The top of the tree with all that is below each, and what was chosen; by name."""
    counts: dict[int, int] = {}
    for pk, count in own.items():
        for department in tree.upwards(pk):
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
