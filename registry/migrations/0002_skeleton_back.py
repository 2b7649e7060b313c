"""What: how each account's handle looks read backwards, so that names which end alike are found by an index too."""

from django.db import migrations, models

# The accounts that are there already; a column that is drawn from another has no versions.
DRAW = "UPDATE registry_socialaccount SET skeleton_back = REVERSE(skeleton) WHERE skeleton <> ''"
BY_CODES = ("varchar_pattern_ops",)


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_what")]

    operations = [
        migrations.RemoveIndex(model_name="socialaccount", name="account_skeleton"),
        migrations.AddField(
            model_name="socialaccount",
            name="skeleton_back",
            field=models.CharField(blank=True, default="", editable=False, max_length=100),
        ),
        migrations.AddIndex(
            model_name="socialaccount",
            index=models.Index(fields=["skeleton"], name="account_skeleton", opclasses=BY_CODES),
        ),
        migrations.AddIndex(
            model_name="socialaccount",
            index=models.Index(fields=["skeleton_back"], name="account_skeleton_back", opclasses=BY_CODES),
        ),
        migrations.RunSQL(DRAW, migrations.RunSQL.noop),
    ]
