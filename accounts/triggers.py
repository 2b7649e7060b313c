"""The database itself refuses to change or delete what is append-only, on SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from accounts.versions import sealed_fields

APPEND_ONLY: list[type[models.Model]] = []
"""The models whose rows never change; accounts adds the log, registry its decisions."""

DESTROYED_ON = "destroyed_on"
"""The column by which an append-only table lets texts be destroyed (gallring): the day when they were."""

MESSAGE = "append-only: rows of this table are never changed or deleted"


def append_only(model: type[models.Model]) -> type[models.Model]:
    """Marks a model as append-only: its table gets the triggers after every migrate.

    Where it has a column `destroyed_on`, the texts that are sealed in its versions may be emptied, and nothing else.
    """
    APPEND_ONLY.append(model)
    return model


def make(connection: BaseDatabaseWrapper) -> None:
    """Makes every trigger that should stand, again where it stands already."""
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for model in APPEND_ONLY:
            if model._meta.db_table in present:
                for statement in statements(connection.vendor, model):
                    cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that should stand and do not."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {str(row[0]) for row in cursor.fetchall()}
    return [name for model in APPEND_ONLY for name in names(connection.vendor, model) if name not in standing]


def names(vendor: str, model: type[models.Model]) -> list[str]:
    """The triggers of one table, one an action: on SQLite a replacing insert skips the delete's."""
    actions = {"sqlite": ("update", "delete", "insert"), "postgresql": ("update", "delete", "truncate")}
    return [f"{model._meta.db_table}_no_{action}" for action in actions[vendor]]


def unique(model: type[models.Model]) -> list[list[str]]:
    """The columns by which a row of the model collides with another: its key and whatever else is unique."""
    columns = {field.name: str(field.column) for field in model._meta.concrete_fields}
    alone = [[str(field.column)] for field in model._meta.concrete_fields if field.unique]
    together = [constraint.fields for constraint in model._meta.total_unique_constraints]
    return alone + [[columns[name] for name in fields] for fields in together]


def but_for_destruction(vendor: str, model: type[models.Model]) -> str:
    """The condition under which an update is refused: always, but where it does nothing but empty sealed texts.

    That the log knows of it the trigger cannot say: `verify_history` finds a row that its versions do not equal.
    """
    columns = {field.name: str(field.column) for field in model._meta.concrete_fields}
    if DESTROYED_ON not in columns:
        return ""
    sealed = sealed_fields(model)
    same = {"sqlite": "IS", "postgresql": "IS NOT DISTINCT FROM"}[vendor]
    texts = {
        field.name: "'{}'" if field.get_default() == {} else "''"
        for field in model._meta.concrete_fields
        if field.name in sealed and field.get_default() in ("", {})
    }
    kept = [
        f'NEW."{column}" {same} OLD."{column}"'
        for name, column in columns.items()
        if name not in {*texts, DESTROYED_ON}
    ]
    each = [
        f'(NEW."{columns[name]}" {same} OLD."{columns[name]}" OR NEW."{columns[name]}" {same} {empty})'
        for name, empty in sorted(texts.items())
    ]
    allowed = [*kept, *each, f'NEW."{DESTROYED_ON}" IS NOT NULL']
    return f"WHEN (NOT ({' AND '.join(allowed)}))"


def statements(vendor: str, model: type[models.Model]) -> Iterator[str]:
    """The SQL that makes one table's triggers, whether they stand or not."""
    table = model._meta.db_table
    update = but_for_destruction(vendor, model)
    if vendor == "sqlite":
        # A replacing insert takes away every row that it collides with; NULL collides with nothing, as in SQL.
        collides = " OR ".join(
            "(" + " AND ".join(f'"{column}" = NEW."{column}"' for column in columns) + ")"
            for columns in unique(model)
        )
        conditions = {
            "update": update,
            "delete": "",
            # The names come from our own models, never from anybody who writes.
            "insert": f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {collides})',  # noqa: S608
        }
        for action, condition in conditions.items():
            yield f'DROP TRIGGER IF EXISTS "{table}_no_{action}"'
            yield (
                f'CREATE TRIGGER "{table}_no_{action}" BEFORE {action.upper()} ON "{table}" {condition} '
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        return
    yield (
        "CREATE OR REPLACE FUNCTION refuse_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    # An earlier version had one trigger for both; it would refuse what the condition lets through.
    yield f'DROP TRIGGER IF EXISTS "{table}_no_row" ON "{table}"'
    for action, condition in {"update": update, "delete": "", "truncate": ""}.items():
        each = "STATEMENT" if action == "truncate" else "ROW"
        yield f'DROP TRIGGER IF EXISTS "{table}_no_{action}" ON "{table}"'
        yield (
            f'CREATE TRIGGER "{table}_no_{action}" BEFORE {action.upper()} ON "{table}" FOR EACH {each} '
            f"{condition} EXECUTE FUNCTION refuse_append_only()"
        )


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Takes the triggers away for as long as it lasts: only for restoring a copy and for flushing a test database."""
    suffix = "" if connection.vendor == "sqlite" else ' ON "{table}"'
    with connection.cursor() as cursor:
        for model in APPEND_ONLY:
            for name in names(connection.vendor, model):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"' + suffix.format(table=model._meta.db_table))
    try:
        yield
    finally:
        make(connection)
