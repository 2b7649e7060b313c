"""The indexes of the public list, which the two databases need differently."""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement


class InOrder(models.Index):
    """The list in its order. On SQLite it holds the text that is searched too, so that a search reads nothing else.

    PostgreSQL refuses rows that long in such an index, and searches by letters instead.
    """

    def __init__(self, *expressions: Any, search: str, **options: Any) -> None:
        super().__init__(*expressions, **options)
        self.search = search

    def deconstruct(self) -> Any:
        """As a migration writes it."""
        path, expressions, options = super().deconstruct()
        return path, expressions, {**options, "search": self.search}

    def create_sql(
        self,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
        using: str = "",
        **options: Any,
    ) -> Statement:
        """The statement for this database."""
        if schema_editor.connection.vendor != "sqlite":
            return super().create_sql(model, schema_editor, using, **options)
        wider = models.Index(fields=[*self.fields, self.search], name=self.name)
        return wider.create_sql(model, schema_editor, using, **options)


class Letters(models.Index):
    """Every three letters of a text, on PostgreSQL where its extension pg_trgm may be had; else nothing.

    Without it a search reads the list from end to end, which is quick enough up to some ten thousand accounts.
    """

    def create_sql(
        self,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
        using: str = "",
        **options: Any,
    ) -> Any:
        """The statement for this database; it never fails for want of rights."""
        if schema_editor.connection.vendor != "postgresql":
            return "SELECT 1"
        quote = schema_editor.quote_name
        column = quote(str(model._meta.get_field(self.fields[0]).attname))  # type: ignore[union-attr]
        index = f"{quote(self.name)} ON {quote(model._meta.db_table)} USING gin ({column} gin_trgm_ops)"
        return (
            "DO $$ BEGIN"
            " CREATE EXTENSION IF NOT EXISTS pg_trgm;"
            f" CREATE INDEX IF NOT EXISTS {index};"
            " EXCEPTION WHEN OTHERS THEN"
            " RAISE NOTICE 'No index for searching: %', SQLERRM;"
            " END $$"
        )

    def remove_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor, **options: Any
    ) -> Any:
        """The statement that takes it away, where there is one."""
        return f"DROP INDEX IF EXISTS {schema_editor.quote_name(self.name)}"
