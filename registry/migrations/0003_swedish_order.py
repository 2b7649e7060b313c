"""On PostgreSQL names are sorted by the register's own key, letter by letter, whatever the database's language."""

from django.db import migrations


def sort_by_letters(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE registry_socialaccount ALTER COLUMN sort_name TYPE varchar(400) COLLATE "C"'
        )


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_shared_cache")]

    operations = [migrations.RunPython(sort_by_letters, migrations.RunPython.noop)]
