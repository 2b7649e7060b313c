"""Which accounts in the list a name may be taken for: a bounded number of keys, each looked for in an index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import DEFAULT_DB_ALIAS, connections

from registry.public import prepared
from registry.public.compiled import found_by_sql
from registry.register import likeness
from registry.register.likeness import Reach
from registry.register.models import LISTED, SocialAccount

TABLE = SocialAccount._meta.db_table
NEAR = {
    "sqlite": """SELECT public_id, platform, handle FROM json_each(%s) AS wanted CROSS JOIN {table}
        WHERE skeleton = wanted.value AND status || '' IN ({listed}) LIMIT {most}""",
    # Each skeleton by itself: taken together the planner would rather read the register through.
    "postgresql": """SELECT found.* FROM unnest(string_to_array(%s, ' ')) AS wanted(value) CROSS JOIN LATERAL (
        SELECT public_id, platform, handle FROM {table}
        WHERE skeleton = wanted.value AND status || '' IN ({listed}) LIMIT {most}) AS found LIMIT {most}""",
}
"""The blank keeps the databases from going by the status, which most accounts share."""
TOGETHER: Mapping[str, Callable[[Sequence[str]], str]] = {
    "sqlite": lambda skeletons: '["' + '","'.join(skeletons) + '"]',
    "postgresql": " ".join,
}
"""One text holds all the skeletons, which are written with letters and digits alone: values of their own would cost
more than looking for them."""
BESIDE = """SELECT (SELECT skeleton FROM {table} WHERE skeleton {above} %s ORDER BY skeleton {up} LIMIT 1),
    (SELECT skeleton FROM {table} WHERE skeleton {below} %s ORDER BY skeleton {down} LIMIT 1),
    (SELECT skeleton_back FROM {table} WHERE skeleton_back {above} %s ORDER BY skeleton_back {up} LIMIT 1),
    (SELECT skeleton_back FROM {table} WHERE skeleton_back {below} %s ORDER BY skeleton_back {down} LIMIT 1),
    EXISTS(SELECT 1 FROM {table} WHERE skeleton = %s)"""
BY_CODES = {
    "sqlite": {"above": ">", "below": "<", "up": "", "down": "DESC"},
    # Whatever dictionary the database sorts by, its index of these columns goes by the codes of the letters.
    "postgresql": {"above": "~>~", "below": "~<~", "up": "USING ~<~", "down": "USING ~>~"},
}
"""How each database goes by the codes of letters, as its indexes of the two columns do."""


@dataclass(frozen=True)
class Near:
    """An account in the list that a name may be taken for: its id, and how it is written."""

    id: str
    platform: str
    handle: str


@lru_cache(maxsize=2)
def alike(vendor: str) -> str:
    """The statement that finds what looks like one of several skeletons."""
    return NEAR[vendor].format(table=TABLE, listed=", ".join(["%s"] * len(LISTED)), most=prepared.MOST)


@lru_cache(maxsize=2)
def beside(vendor: str) -> str:
    """The statement that finds a skeleton's neighbours."""
    return BESIDE.format(table=TABLE, **BY_CODES[vendor])


def called(name: str) -> Sequence[Near]:
    """Accounts in the list that look just like a name."""
    return that_look([likeness.skeleton("", name)])


def near(name: str) -> Sequence[Near]:
    """Accounts in the list that a name may be taken for."""
    return that_look(likeness.keys(name, reach))


def reach(own: str) -> Reach:
    """How many letters any other skeleton of ours has in common with this one, from either end.

    Its neighbours in the order of an index have most: a skeleton that differs from it by one letter and is ours
    has that letter where both reach.
    """
    connection, back = connections[DEFAULT_DB_ALIAS], own[::-1]
    [found] = found_by_sql(connection, beside(connection.vendor), [own, own, back, back, own])
    after, before, after_back, before_back, there = found
    return Reach(
        max(shared(own, after or ""), shared(own, before or "")),
        max(shared(back, after_back or ""), shared(back, before_back or "")),
        bool(there),
    )


def shared(one: str, other: str) -> int:
    """How many letters two names have in common from the beginning."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def that_look(skeletons: Sequence[str]) -> Sequence[Near]:
    """Accounts in the list with one of these skeletons, at most as many as are read at once."""
    if not any(skeletons):
        return ()
    connection = connections[DEFAULT_DB_ALIAS]
    asked = [TOGETHER[connection.vendor](skeletons), *LISTED]
    return [Near(*row) for row in found_by_sql(connection, alike(connection.vendor), asked)]
