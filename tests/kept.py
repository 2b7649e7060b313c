"""Rows that many tests begin with: made once in a process by the product's own verbs, then put back as they were."""

from collections.abc import Callable
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction

from accounts import triggers
from accounts.models import LogHead

T = TypeVar("T")
Row = tuple[Any, ...]


@dataclass
class Table:
    """The rows that a table got or had changed; the key is each row's first column."""

    name: str
    columns: list[str]
    rows: list[Row]
    changed: list[Row]

    @cached_property
    def statements(self) -> list[tuple[str, Row | None]]:
        """What writes the rows where they were: one statement for the new ones, and one for each that was changed."""
        name, columns = quoted(self.name), [quoted(column) for column in self.columns]
        written: list[tuple[str, Row | None]] = []
        if self.rows:
            places = f"({', '.join(['%s'] * len(columns))})"
            rows = ", ".join([places] * len(self.rows))
            written.append(
                (f"INSERT INTO {name} ({', '.join(columns)}) VALUES {rows}", (*chain(*self.rows),))
            )
        sets = ", ".join(f"{column} = %s" for column in columns)
        for row in self.changed:
            written.append((f"UPDATE {name} SET {sets} WHERE {columns[0]} = %s", (*row, row[0])))
        if connection.vendor == "postgresql":
            # Writing the values into the statement takes longer than the server takes: it is done once.
            return [(connection.ops.compose_sql(*statement), None) for statement in written]
        return written

    def put_back(self) -> None:
        """Writes the rows where they were."""
        with connection.cursor() as cursor:
            for statement, values in self.statements:
                cursor.execute(statement, values)


kept: dict[tuple[str, str], tuple[Any, list[Table]]] = {}
"""What each name made where the log stood so, and the rows it left, in this process."""


asked: set[tuple[str, str]] = set()
"""What has been made once in the middle of a test, where the log stood so."""


def again(name: str, make: Callable[[], T]) -> T:
    """As `once`, for what few tests begin with: kept from the second time that it is made where the log stands so."""
    here = (name, log_stands())
    if here not in asked:
        asked.add(here)
        return make()
    return once(name, make)


def log_stands() -> str:
    """Where the log ends: whoever has done something since then finds another hash."""
    return str(LogHead.objects.values_list("hash", flat=True).first())


def once(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, made the first time and put back every other; it must begin with the same rows each time."""
    # A test that has acted before, or begun the log anew, has another log: what is put back must follow on that.
    name_here = (name, log_stands())
    if name_here in kept:
        found, tables = kept[name_here]
        for table in tables:
            table.put_back()
        return deepcopy(found)  # type: ignore[no-any-return]
    before = everything()
    found = make()
    after = everything()
    kept[name_here] = (
        deepcopy(found),
        [table for table in compared(before, after) if table.rows or table.changed],
    )
    return found


migrated: list[Table] = []
"""The rows of a database that has been migrated and not yet used, in this process."""


def lay_migrated_aside() -> None:
    """Keeps the rows that stand in the database, which must be a new one."""
    for name, (columns, rows) in everything().items():
        if rows:
            migrated.append(Table(name, columns, list(rows.values()), []))


def put_back_migrated() -> None:
    """Writes the rows of a new database, where there are none."""
    with transaction.atomic():
        for table in migrated:
            table.put_back()


def empty_everything() -> None:
    """Empties every table: the only place where the log's triggers give way between two tests that commit."""
    server = connection.vendor == "postgresql"
    # PostgreSQL takes ten times as long to truncate sixty small tables as to delete what is in them.
    given_way = nullcontext() if server else triggers.lifted(connection)
    with given_way, transaction.atomic(), connection.cursor() as cursor:
        if server:
            cursor.execute("SET LOCAL session_replication_role = replica")
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"DELETE FROM {quoted(model._meta.db_table)}")


def everything() -> dict[str, tuple[list[str], dict[Any, Row]]]:
    """Every row of every table, by table and key."""
    said = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            columns = [field.column for field in model._meta.concrete_fields if not field.generated]
            columns.sort(key=lambda column: column != model._meta.pk.column)
            cursor.execute(f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(table)}")
            said[table] = (columns, {row[0]: row for row in cursor.fetchall()})
    return said


def compared(before: dict[str, Any], after: dict[str, Any]) -> list[Table]:
    """What came and what was changed; nothing may have gone, since that cannot be put back."""
    tables = []
    for name, (columns, rows) in after.items():
        old = before[name][1]
        assert not old.keys() - rows.keys(), f"rows of {name} went away"
        new = [row for key, row in rows.items() if key not in old]
        changed = [row for key, row in rows.items() if key in old and row != old[key]]
        tables.append(Table(name, columns, new, changed))
    return tables


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)
