"""What: how each account's handle looks, so that look-alikes are found by an index."""

from django.db import migrations, models

from registry.register.likeness import skeleton


def draw(apps, schema_editor):
    """The accounts that are there already; a column that is drawn from others has no versions."""
    accounts = apps.get_model("registry", "SocialAccount").objects.exclude(handle="").order_by()
    batch = []
    for account in accounts.only("platform", "handle").iterator(chunk_size=1000):
        account.skeleton = skeleton(account.platform, account.handle)
        batch.append(account)
        if len(batch) == 1000:
            accounts.model.objects.bulk_update(batch, ["skeleton"])
            batch = []
    accounts.model.objects.bulk_update(batch, ["skeleton"])


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_register")]

    operations = [
        migrations.AddField(
            model_name="socialaccount",
            name="skeleton",
            field=models.CharField(blank=True, default="", editable=False, max_length=100),
        ),
        migrations.AddIndex(
            model_name="socialaccount",
            index=models.Index(fields=["skeleton"], name="account_skeleton"),
        ),
        migrations.RunPython(draw, migrations.RunPython.noop),
    ]
