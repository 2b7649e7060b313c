"""Queries that are compiled once for each connection: what one costs is then the database's work alone.

Made by the ORM like every other, with the condition's values put in afterwards.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

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
        self.converters = self.compiler.get_converters(column for column, *_ in self.compiler.select)
        with self.compiler.connection.cursor() as cursor:
            write = getattr(cursor.cursor, "convert_query", None)
            self.as_written = write(self.sql) if write else ""

    def read(self, values: Sequence[Any] = ()) -> list[Sequence[Any]]:
        """The rows for these values."""
        params = [
            values[self.places[at]] if at in self.places else value for at, value in enumerate(self.params)
        ]
        with self.compiler.connection.cursor() as cursor:
            if self.as_written:
                # Django would look the whole statement through for its places each time that SQLite is asked.
                cursor.cursor.convert_query = lambda *_asked, **_named: self.as_written
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return self.converted(found) if self.converters and found else found

    def converted(self, rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
        """The rows as Python has them; what stands in many of them is converted once."""
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for at, (converters, expression) in self.converters.items():
            known = dict.fromkeys(columns[at])
            for written in known:
                value = written
                for convert in converters:
                    value = convert(value, expression, self.compiler.connection)
                known[written] = value
            columns[at] = [known[written] for written in columns[at]]
        return list(zip(*columns, strict=True))


def held(name: str, chosen: Chosen, places: int = 0, kind: type = str) -> Compiled:
    """A query of this thread's connection, compiled the first time: compiled queries know their connection."""
    kept: dict[str, Compiled] = vars(connections[DEFAULT_DB_ALIAS]).setdefault("compiled_queries", {})
    if name not in kept:
        kept[name] = Compiled(chosen, places, kind, DEFAULT_DB_ALIAS)
    return kept[name]
