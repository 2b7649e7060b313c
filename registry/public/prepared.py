"""Entries read by a query that is compiled once: what a single account costs is then the database's work alone.

Made of listing.rows() like every other entry, with the condition's values put in afterwards.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from accounts.models import Department
from accounts.tree import Tree
from registry.public import listing
from registry.public.listing import PublicEntry
from registry.register.models import PUBLIC, SocialAccount

MOST = 24
"""So many accounts are read at once."""
NOBODY = "-"
"""Fills the places that nothing was asked for in: no account has it as id."""

ABOVE = """WITH RECURSIVE line(id, name, parent_id) AS (
    SELECT id, name, parent_id FROM {table} WHERE id IN ({places})
    UNION SELECT up.id, up.name, up.parent_id FROM {table} up JOIN line ON up.id = line.parent_id
) SELECT id, name, parent_id FROM line"""


Chosen = Callable[[list[str]], "QuerySet[SocialAccount]"]


class Prepared:
    """A query for public accounts with places for values: a text each, the same number every time."""

    def __init__(self, chosen: Chosen, places: int, using: str) -> None:
        marks = [f"§{number}" for number in range(places)]
        query = listing.rows(chosen(marks)).order_by().using(using).query
        self.compiler = query.get_compiler(using)
        self.sql, self.params = self.compiler.as_sql()
        self.places = {at: marks.index(value) for at, value in enumerate(self.params) if value in marks}
        self.names = list(query.selected or ())
        self.converters = self.compiler.get_converters(column for column, *_ in self.compiler.select)

    def read(self, values: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows of public accounts for these values, in no order."""
        params = [
            values[self.places[at]] if at in self.places else value for at, value in enumerate(self.params)
        ]
        with self.compiler.connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = self.compiler.apply_converters(cursor.fetchall(), self.converters)
            rows = [dict(zip(self.names, row, strict=True)) for row in found]
        # Asked here and not of the database, which would go by the status, that most accounts share.
        return [row for row in rows if row["status"] in PUBLIC]


def of_key() -> Prepared:
    """The public accounts of one identity key: at most one that is live, and those that were closed."""
    return held("key", lambda marks: SocialAccount.objects.filter(key=marks[0]), 1)


def of_ids(places: int) -> Prepared:
    """The public accounts of so many ids."""
    return held(
        f"ids {places}",
        lambda marks: SocialAccount.objects.filter(public_id__in=marks),
        places,
    )


def held(name: str, chosen: Chosen, places: int) -> Prepared:
    """A query of this thread's connection, compiled the first time: compiled queries know their connection."""
    kept: dict[str, Prepared] = vars(connections[DEFAULT_DB_ALIAS]).setdefault("prepared_entries", {})
    if name not in kept:
        kept[name] = Prepared(chosen, places, DEFAULT_DB_ALIAS)
    return kept[name]


def by_key(key: str) -> list[PublicEntry]:
    """The public accounts that have, or had, an identity key."""
    return entries(of_key().read([key]))


def by_ids(public_ids: Sequence[str]) -> list[PublicEntry]:
    """The public accounts of some ids (at most MOST), in the order asked for."""
    asked = list(public_ids[:MOST])
    if not asked:
        return []
    places = 1 if len(asked) == 1 else MOST
    found = entries(of_ids(places).read(asked + [NOBODY] * (places - len(asked))))
    return sorted(found, key=lambda entry: asked.index(entry.id))


def entries(rows: Sequence[Mapping[str, Any]]) -> list[PublicEntry]:
    """Rows as entries, with no more of the tree of departments than stands above them."""
    if not rows:
        return []
    read = listing.reader(Tree(line_above({row["department_id"] for row in rows})))
    return [read(row) for row in rows]


def line_above(departments: set[int]) -> list[Department]:
    """Some departments and everything above them: only their names and who is above whom."""
    table = Department._meta.db_table
    places = ", ".join(["%s"] * len(departments))
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(ABOVE.format(table=table, places=places), list(departments))
        return [
            Department.from_db(DEFAULT_DB_ALIAS, ["id", "name", "parent_id"], row)
            for row in cursor.fetchall()
        ]
