"""What the municipality's own website links to, held against the register: who is missing, on either side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from registry.overview.scope import Scope
from registry.register.models import LISTED, LIVE, SocialAccount
from registry.register.platforms import Recognised, recognise

ANYWHERE = ("other", "rss")
"""Platforms whose addresses may be any: such an address counts only where an account of the register has it."""
MOST = 2_000
"""So many different accounts of a website are kept; no municipality has a tenth of them."""


@dataclass(frozen=True)
class Linked:
    """An account that the website links to, as its address was read."""

    platform: str
    handle: str
    url: str
    key: str
    person: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of it: linked but not in the register, linked though no longer ours, and not linked."""

    missing: list[Linked]
    elsewhere: list[SocialAccount]
    linked: list[SocialAccount]
    unlinked: "QuerySet[SocialAccount]"


def accounts_in(addresses: Iterable[str]) -> list[Linked]:
    """The accounts that these addresses name, each once, in their order; posts and pages name none."""
    found: dict[str, Linked] = {}
    for address in addresses:
        read = recognise(address)
        if read.is_account and read.key and len(found) < MOST:
            found.setdefault(read.key, linked(read))
    return list(found.values())


def linked(read: Recognised) -> Linked:
    """What is kept of a reading."""
    return Linked(read.platform, read.handle, read.url, read.key, read.address_kind == "person")


def compare(found: Iterable[Linked], scope: Scope) -> Outcome:
    """Holds what was found against the register."""
    by_key = {one.key: one for one in found}
    rows = (
        SocialAccount.objects.filter(key__in=by_key).select_related("department").order_by("sort_name", "pk")
    )
    ours: dict[str, SocialAccount] = {}
    for row in rows:
        # Of those with the same identity one at most is alive; of the rest the latest counts.
        if row.status in LIVE or row.key not in ours or ours[row.key].status not in LIVE:
            ours[row.key] = row
    known = sorted(ours.values(), key=lambda row: (row.sort_name, row.pk))
    return Outcome(
        missing=[one for key, one in by_key.items() if key not in ours and one.platform not in ANYWHERE],
        elsewhere=[row for row in known if row.status not in LISTED],
        linked=[row for row in known if row.status in LISTED],
        unlinked=scope.listed()
        .exclude(key__in=by_key)
        .select_related("department")
        .order_by("sort_name", "pk"),
    )
