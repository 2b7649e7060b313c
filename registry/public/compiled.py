"""Queries that are compiled once for each connection: what one costs is then the database's work alone.

Made by the ORM like every other, with the condition's values put in afterwards.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

MOST_KNOWN = 1_000
"""So many values of a column are remembered as Python has them."""

Chosen = Callable[[list[Any]], "QuerySet[Any, Any]"]


class Compiled:
    """A query with places for values, the same number every time: texts, or keys (`kind` int)."""

    def __init__(self, chosen: Chosen, places: int, kind: type, using: str) -> None:
        # What no other value of the query is.
        marks = [f"§{number}" if kind is str else -1_000_000 - number for number in range(places)]
        query = chosen(marks).using(using).query
        self.compiler = query.get_compiler(using)
        self.sql, self.params = self.compiler.as_sql()
        self.places = {at: marks.index(value) for at, value in enumerate(self.params) if value in marks}
        self.names: list[str] = list(query.selected or ())
        converters = self.compiler.get_converters(column for column, *_ in self.compiler.select)
        self.known = {at: Known(partial(self.convert, *how)) for at, how in converters.items()}

    def read(self, values: Sequence[Any] = ()) -> list[Sequence[Any]]:
        """The rows for these values."""
        params = [
            values[self.places[at]] if at in self.places else value for at, value in enumerate(self.params)
        ]
        found = found_by_sql(self.compiler.connection, self.sql, params)
        return self.converted(found) if self.known and found else found

    def convert(self, converters: Sequence[Any], expression: Any, written: Any) -> Any:
        """A value of a column as Python has it."""
        for convert in converters:
            written = convert(written, expression, self.compiler.connection)
        return written

    def converted(self, found: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
        """The rows as Python has them; what stands in many of them is converted once."""
        columns: list[Sequence[Any]] = list(zip(*found, strict=True))
        for at, known in self.known.items():
            if len(known) > MOST_KNOWN:
                known.clear()
            columns[at] = [known[written] for written in columns[at]]
        return list(zip(*columns, strict=True))


class Known(dict[Any, Any]):
    """The values of a column as Python has them, by what the database gives: mostly the same few days and moments."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        super().__init__()
        self.convert = convert

    def __missing__(self, written: Any) -> Any:
        self[written] = value = self.convert(written)
        return value


def found_by_sql(one: BaseDatabaseWrapper, sql: str, params: Sequence[Any]) -> list[Sequence[Any]]:
    """What a statement finds.

    SQLite is asked past Django's cursor where nobody counts, logs or forbids what is asked: that looks the whole
    statement through for its places each time, and took as long as SQLite's own work.
    """
    if one.vendor != "sqlite" or one.execute_wrappers or one.queries_logged:
        with one.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()
    one.ensure_connection()
    one.validate_no_broken_transaction()
    with one.wrap_database_errors:
        return one.connection.execute(with_marks(sql), params).fetchall()


@lru_cache(maxsize=64)
def with_marks(sql: str) -> str:
    """A statement with its places as SQLite writes them."""
    return sql.replace("%s", "?").replace("%%", "%")


def held(name: str, chosen: Chosen, places: int = 0, kind: type = str) -> Compiled:
    """A query of this thread's connection, compiled the first time: compiled queries know their connection."""
    kept: dict[str, Compiled] = vars(connections[DEFAULT_DB_ALIAS]).setdefault("compiled_queries", {})
    if name not in kept:
        kept[name] = Compiled(chosen, places, kind, DEFAULT_DB_ALIAS)
    return kept[name]
