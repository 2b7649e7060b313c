"""The accounts by theme, for whoever would rather look around than search: a page for each theme."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from accounts.tree import Tree
from registry import numbers
from registry.appearance import local
from registry.public import facets, listing, paging
from registry.public.searching import Filters, Place
from registry.register.models import THEMES

ICONS = {
    "bibliotek-kultur": "books",
    "forskola-skola": "school",
    "omsorg-stod": "heart-handshake",
    "trafik-gator": "road",
    "kris-sakerhet": "shield-exclamation",
    "bygga-bo": "crane",
    "naringsliv-arbete": "briefcase",
    "politik": "speakerphone",
    "kommunen": "building-community",
}


@dataclass(frozen=True)
class Theme:
    """A theme that has accounts, and how many as far as we count."""

    key: str
    label: str
    path: str
    icon: str
    count: int
    more: bool


def shown() -> list[Theme]:
    """The themes that have accounts, in their own order."""
    return [
        Theme(one.value, one.label, local(f"/amnen/{one.value}/"), ICONS[one.value], one.count or 0, one.more)
        for one in facets.themes(Filters(), facets.tallies(Filters(), Tree.load())["tema"])
    ]


def label_of(key: str) -> str | Promise | None:
    """A theme's name; None where there is no such theme."""
    return dict(THEMES).get(key)


def page(key: str, cursor: str) -> dict[str, Any]:
    """What the page of a theme shows, from the place that a cursor stands for. Raises BrokenCursor."""
    place = Place.read(cursor) if cursor else None
    tree = Tree.load()
    found = listing.published(Filters(tema=(key,)), tree)
    cut = paging.cut(found, place, numbers.PAGE_ROWS, listing.reader(tree))
    before = paging.previous(found, cut, numbers.PAGE_ROWS)
    count, more = paging.counted(found)
    start = local(f"/amnen/{key}/")
    return {
        "label": label_of(key),
        "icon": ICONS[key],
        "entries": cut.entries,
        "count": count,
        "count_capped": more,
        "previous": (start + Filters().query(before)) if before else "",
        "next": (start + Filters().query(cut.next)) if cut.next else "",
    }
