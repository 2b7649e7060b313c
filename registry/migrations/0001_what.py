"""What: the register as it stood when the first version was made.

It stands for the steps on the way there; a database that has taken all of those goes on from here.
"""

import accounts.ids
import accounts.versions
import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
import registry.notices.models
import registry.register.indexes
import simple_history.models
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def make_shared_cache(apps, schema_editor):
    """The table in which all workers share the limits of sign-in, so that «migrate» is the only step there is."""
    call_command("createcachetable", "shared_cache", database=schema_editor.connection.alias, verbosity=0)


def sort_by_letters(apps, schema_editor):
    """PostgreSQL sorts names by the register's own key, letter by letter, whatever the database's language."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE registry_socialaccount ALTER COLUMN sort_name TYPE varchar(400) COLLATE "C"'
        )


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("registry", "0001_initial"),
        ("registry", "0002_shared_cache"),
        ("registry", "0003_swedish_order"),
        ("registry", "0004_manager_note"),
        ("registry", "0005_database_rules"),
        ("registry", "0006_delegation_point"),
        ("registry", "0007_document"),
        ("registry", "0008_closures"),
        ("registry", "0009_notice_account"),
        ("registry", "0010_decisions_that_hold"),
        ("registry", "0011_decision_terms"),
        ("registry", "0012_document_words"),
        ("registry", "0001_register"),
        ("registry", "0002_skeleton"),
        ("registry", "0003_tips_and_statement"),
        ("registry", "0004_listed"),
        ("registry", "0005_guidelines"),
        ("registry", "0006_reviews"),
        ("registry", "0007_removals"),
    ]

    dependencies = [
        ("accounts", "0001_who"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseNumber",
            fields=[
                ("year", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Guideline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("adopted", "adopted")],
                        default="adopted",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("adopted_by", models.CharField(blank=True, max_length=120, verbose_name="adopted by")),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted")),
                ("paragraph", models.CharField(blank=True, max_length=20, verbose_name="paragraph")),
                ("diary_number", models.CharField(blank=True, max_length=60, verbose_name="diary number")),
                ("repealed_on", models.DateField(blank=True, null=True, verbose_name="repealed")),
                (
                    "repeals_besides",
                    models.CharField(blank=True, max_length=200, verbose_name="repeals besides"),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="holds from")),
                ("link", models.URLField(blank=True, verbose_name="link")),
                ("handbook", models.URLField(blank=True, verbose_name="handbook")),
                ("text", models.TextField(blank=True, verbose_name="the guideline's text")),
                ("comment_rules", models.TextField(blank=True, verbose_name="rules for comments")),
                (
                    "comment_rules_en",
                    models.TextField(blank=True, verbose_name="rules for comments in English"),
                ),
                (
                    "repeals",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repealed_by",
                        to="registry.guideline",
                        verbose_name="repeals",
                    ),
                ),
            ],
            options={
                "verbose_name": "guideline",
                "verbose_name_plural": "guidelines",
                "ordering": ("-adopted_on", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("repealed_on__isnull", True),
                            ("repealed_on__gte", models.F("adopted_on")),
                            _connector="OR",
                        ),
                        name="guideline_repealed_after_adopted",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce(
                            "repealed_on", models.Value(datetime.date(9999, 12, 31))
                        ),
                        condition=models.Q(
                            ("adopted_on__isnull", False), ("repealed_on__isnull", True), ("state", "adopted")
                        ),
                        name="one_guideline_until_further_notice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "adopted"])), name="guideline_state_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "adopted"), ("repealed_on__isnull", True), _connector="OR"
                        ),
                        name="guideline_draft_is_not_repealed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRetention",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                ("diary_number", models.CharField(max_length=60, verbose_name="diary number")),
                ("paragraph", models.CharField(blank=True, max_length=20, verbose_name="paragraph")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("months", models.PositiveIntegerField(verbose_name="kept for (months)")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="no longer in force from")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="authority",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical retention decision",
                "verbose_name_plural": "historical retention decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStatement",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                ("only", models.BooleanField(db_index=True, default=True, editable=False)),
                ("authority", models.CharField(max_length=200, verbose_name="who answers for the website")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="telephone")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="postal address")),
                (
                    "reply_days",
                    models.PositiveSmallIntegerField(default=3, verbose_name="answers within, working days"),
                ),
                (
                    "conforms",
                    models.CharField(
                        choices=[("fully", "yes, all of it"), ("partly", "most of it, but not all")],
                        max_length=6,
                        verbose_name="is the website accessible?",
                    ),
                ),
                ("shortcomings", models.TextField(blank=True, verbose_name="what is not accessible")),
                (
                    "burdensome",
                    models.TextField(blank=True, verbose_name="what would be too much of a burden"),
                ),
                ("exempt", models.TextField(blank=True, verbose_name="what the law does not cover")),
                (
                    "tested",
                    models.CharField(
                        choices=[
                            ("ourselves", "we have tested it ourselves"),
                            ("others", "somebody else has tested it for us"),
                        ],
                        max_length=9,
                        verbose_name="who has tested it",
                    ),
                ),
                ("tested_how", models.TextField(blank=True, verbose_name="how it was tested")),
                ("tested_on", models.DateField(verbose_name="last tested")),
                ("published_on", models.DateField(editable=False, verbose_name="first published")),
                ("changed_on", models.DateField(editable=False, verbose_name="last changed")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical accessibility statement",
                "verbose_name_plural": "historical accessibility statements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PublicVersion",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("n", models.BigIntegerField(default=0)),
                ("changed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_public_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Retention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                ("diary_number", models.CharField(max_length=60, verbose_name="diary number")),
                ("paragraph", models.CharField(blank=True, max_length=20, verbose_name="paragraph")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("months", models.PositiveIntegerField(verbose_name="kept for (months)")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="no longer in force from")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retentions",
                        to="accounts.department",
                        verbose_name="authority",
                    ),
                ),
            ],
            options={
                "verbose_name": "retention decision",
                "verbose_name_plural": "retention decisions",
                "ordering": ("-decided_on", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("authority",),
                        name="one_retention_in_force",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("approved", "approved"),
                            ("active", "active"),
                            ("resting", "resting"),
                            ("closing", "closing"),
                            ("closed", "closed"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("platform", models.CharField(max_length=20, verbose_name="platform")),
                (
                    "platform_label",
                    models.CharField(blank=True, max_length=60, verbose_name="name of the platform"),
                ),
                ("handle", models.CharField(blank=True, max_length=300, verbose_name="handle")),
                ("url", models.URLField(blank=True, max_length=2048, verbose_name="address")),
                ("address_kind", models.CharField(blank=True, max_length=20, verbose_name="kind of address")),
                ("key", models.CharField(blank=True, max_length=400, verbose_name="identity key")),
                (
                    "platform_id",
                    models.CharField(blank=True, max_length=100, verbose_name="the platform's permanent id"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("main", "main account"),
                            ("unit", "unit account"),
                            ("campaign", "campaign account"),
                            ("crisis", "crisis account"),
                            ("role", "role account"),
                        ],
                        default="unit",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("audience", models.CharField(blank=True, max_length=300, verbose_name="audience")),
                ("added_value", models.TextField(blank=True, verbose_name="why an account of its own")),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bibliotek-kultur", "Libraries and culture"),
                            ("forskola-skola", "Preschool and school"),
                            ("omsorg-stod", "Care and support"),
                            ("trafik-gator", "Traffic and streets"),
                            ("kris-sakerhet", "Crisis and safety"),
                            ("bygga-bo", "Building and living"),
                            ("naringsliv-arbete", "Business and work"),
                            ("politik", "Politics"),
                            ("kommunen", "The municipality"),
                        ],
                        max_length=20,
                        verbose_name="theme",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="text in the list")),
                ("description_en", models.TextField(blank=True, verbose_name="text in the list, in English")),
                (
                    "language",
                    models.CharField(blank=True, default="sv", max_length=35, verbose_name="language"),
                ),
                (
                    "watched",
                    models.CharField(blank=True, max_length=200, verbose_name="when comments are read"),
                ),
                (
                    "replies_within_hours",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="answers within (hours)"),
                ),
                (
                    "comments_open",
                    models.BooleanField(blank=True, null=True, verbose_name="comments are open"),
                ),
                (
                    "pace",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("weekly", "every week"),
                            ("monthly", "every month"),
                            ("season", "in season"),
                            ("needed", "when needed"),
                        ],
                        max_length=8,
                        verbose_name="how often something is published",
                    ),
                ),
                ("contact", models.EmailField(blank=True, max_length=254, verbose_name="function mailbox")),
                (
                    "unit_has_access",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="the communications unit has access"
                    ),
                ),
                (
                    "password_place",
                    models.CharField(blank=True, max_length=200, verbose_name="where the password is kept"),
                ),
                (
                    "two_factor_on",
                    models.DateField(blank=True, null=True, verbose_name="two-factor sign-in confirmed"),
                ),
                (
                    "proof_on",
                    models.DateField(blank=True, null=True, verbose_name="the profile links back, seen"),
                ),
                (
                    "proof_note",
                    models.CharField(blank=True, max_length=300, verbose_name="how the link back was seen"),
                ),
                (
                    "shows_people",
                    models.CharField(
                        blank=True,
                        choices=[("no", "no"), ("adults", "adults"), ("children", "children")],
                        max_length=8,
                        verbose_name="people are shown",
                    ),
                ),
                (
                    "processing_record",
                    models.CharField(blank=True, max_length=200, verbose_name="processing record"),
                ),
                ("legal_basis", models.CharField(blank=True, max_length=200, verbose_name="legal basis")),
                (
                    "preservation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("overview", "overview"),
                            ("unique", "unique posts"),
                            ("complete", "complete"),
                        ],
                        max_length=8,
                        verbose_name="preservation level",
                    ),
                ),
                ("preserved_on", models.DateField(blank=True, null=True, verbose_name="last preserved")),
                (
                    "records_plan_item",
                    models.CharField(blank=True, max_length=100, verbose_name="item of the records plan"),
                ),
                ("diary_number", models.CharField(blank=True, max_length=60, verbose_name="diary number")),
                ("warning", models.TextField(blank=True, verbose_name="warning")),
                ("warning_since", models.DateTimeField(blank=True, null=True, verbose_name="warning since")),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened")),
                ("registered_on", models.DateField(blank=True, null=True, verbose_name="registered")),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="planned end")),
                ("last_post_on", models.DateField(blank=True, null=True, verbose_name="last post")),
                ("followers", models.PositiveIntegerField(blank=True, null=True, verbose_name="followers")),
                ("rests_until", models.DateField(blank=True, null=True, verbose_name="rests until")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                (
                    "closed_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unused", "no longer used"),
                            ("replaced", "replaced by another account"),
                            ("closed_by_municipality", "closed by the municipality"),
                        ],
                        max_length=24,
                        verbose_name="why closed",
                    ),
                ),
                (
                    "changed_unseen_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="changed, not yet seen by the unit"
                    ),
                ),
                (
                    "responsible_for_now",
                    models.BooleanField(
                        default=False, verbose_name="the responsible person is for the time being"
                    ),
                ),
                ("sort_name", models.CharField(editable=False, max_length=400)),
                ("search", models.TextField(editable=False)),
                ("skeleton", models.CharField(blank=True, default="", editable=False, max_length=100)),
                (
                    "listed",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(status__in=("active", "resting", "closing"), then=models.Value(1)),
                            default=models.Value(0),
                        ),
                        output_field=models.SmallIntegerField(),
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="social_accounts",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="registry.socialaccount",
                        verbose_name="before it",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers_for",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced",
                        to="registry.socialaccount",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
                "ordering": ("sort_name", "id"),
                "indexes": [
                    models.Index(fields=["status", "sort_name", "id"], name="account_list"),
                    registry.register.indexes.InOrder(
                        fields=["listed", "sort_name", "id"], name="account_listed", search="search"
                    ),
                    registry.register.indexes.Letters(fields=["search"], name="account_search"),
                    models.Index(fields=["department", "status"], name="account_department"),
                    models.Index(fields=["key"], name="account_key"),
                    models.Index(fields=["skeleton"], name="account_skeleton"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "proposed",
                                    "approved",
                                    "active",
                                    "resting",
                                    "closing",
                                    "closed",
                                    "declined",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="account_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["main", "unit", "campaign", "crisis", "role"])),
                        name="account_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "theme__in",
                                [
                                    "",
                                    "bibliotek-kultur",
                                    "forskola-skola",
                                    "omsorg-stod",
                                    "trafik-gator",
                                    "kris-sakerhet",
                                    "bygga-bo",
                                    "naringsliv-arbete",
                                    "politik",
                                    "kommunen",
                                ],
                            )
                        ),
                        name="account_theme_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_reason__in", ["", "unused", "replaced", "closed_by_municipality"])
                        ),
                        name="account_closed_reason_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pace__in", ["", "weekly", "monthly", "season", "needed"])),
                        name="account_pace_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shows_people__in", ["", "no", "adults", "children"])),
                        name="account_shows_people_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("preservation__in", ["", "overview", "unique", "complete"])),
                        name="account_preservation_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("active", "resting", "closing", "closed")), _negated=True
                            ),
                            models.Q(
                                models.Q(("url", ""), _negated=True),
                                models.Q(("key", ""), _negated=True),
                                ("responsible__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="account_public_is_complete",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ("proposed", "approved", "active", "resting", "closing")),
                            models.Q(("key", ""), _negated=True),
                        ),
                        fields=("key",),
                        name="account_one_live_per_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                ("only", models.BooleanField(default=True, editable=False, unique=True)),
                ("authority", models.CharField(max_length=200, verbose_name="who answers for the website")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="telephone")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="postal address")),
                (
                    "reply_days",
                    models.PositiveSmallIntegerField(default=3, verbose_name="answers within, working days"),
                ),
                (
                    "conforms",
                    models.CharField(
                        choices=[("fully", "yes, all of it"), ("partly", "most of it, but not all")],
                        max_length=6,
                        verbose_name="is the website accessible?",
                    ),
                ),
                ("shortcomings", models.TextField(blank=True, verbose_name="what is not accessible")),
                (
                    "burdensome",
                    models.TextField(blank=True, verbose_name="what would be too much of a burden"),
                ),
                ("exempt", models.TextField(blank=True, verbose_name="what the law does not cover")),
                (
                    "tested",
                    models.CharField(
                        choices=[
                            ("ourselves", "we have tested it ourselves"),
                            ("others", "somebody else has tested it for us"),
                        ],
                        max_length=9,
                        verbose_name="who has tested it",
                    ),
                ),
                ("tested_how", models.TextField(blank=True, verbose_name="how it was tested")),
                ("tested_on", models.DateField(verbose_name="last tested")),
                ("published_on", models.DateField(editable=False, verbose_name="first published")),
                ("changed_on", models.DateField(editable=False, verbose_name="last changed")),
            ],
            options={
                "verbose_name": "accessibility statement",
                "verbose_name_plural": "accessibility statements",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("only", True)), name="one_statement"),
                    models.CheckConstraint(
                        condition=models.Q(("conforms__in", ["fully", "partly"])),
                        name="statement_conforms_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tested__in", ["ourselves", "others"])),
                        name="statement_tested_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, max_length=12, null=True, unique=True, verbose_name="case number"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "report"),
                            ("application", "application"),
                            ("closure", "closure"),
                        ],
                        max_length=11,
                        verbose_name="kind of case",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("returned", "returned"),
                            ("approved", "approved"),
                            ("published", "published"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                            ("proposed", "proposed"),
                            ("hearing", "being heard"),
                            ("ready", "ready for decision"),
                            ("running_down", "running down"),
                            ("kept", "kept"),
                            ("resting", "resting"),
                            ("awaiting_acceptance", "awaiting acceptance"),
                            ("handed_over", "handed over"),
                            ("woken", "woken"),
                            ("closed", "closed"),
                            ("recalled", "decision recalled"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=19,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("form", models.JSONField(default=dict, verbose_name="what was written")),
                ("started_at", models.DateTimeField(verbose_name="started")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="sent in")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answered at the latest")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "manager_agrees",
                    models.BooleanField(blank=True, null=True, verbose_name="the manager agrees"),
                ),
                (
                    "manager_note",
                    models.TextField(blank=True, verbose_name="what is not right, says the manager"),
                ),
                (
                    "manager_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="the manager answered"),
                ),
                ("recommends", models.BooleanField(blank=True, null=True, verbose_name="recommended")),
                ("recommendation", models.TextField(blank=True, verbose_name="recommendation")),
                ("missing", models.TextField(blank=True, verbose_name="what is missing")),
                ("diary_number", models.CharField(blank=True, max_length=60, verbose_name="diary number")),
                (
                    "applicant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applied_for",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vouches_for",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="manager",
                    ),
                ),
                (
                    "recommended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommended",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recommended by",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
                "verbose_name_plural": "cases",
                "ordering": ("-submitted_at", "-id"),
                "indexes": [models.Index(fields=["state", "submitted_at"], name="case_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["report", "application", "closure"])),
                        name="case_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "submitted",
                                    "returned",
                                    "approved",
                                    "published",
                                    "declined",
                                    "withdrawn",
                                    "proposed",
                                    "hearing",
                                    "ready",
                                    "running_down",
                                    "kept",
                                    "resting",
                                    "awaiting_acceptance",
                                    "handed_over",
                                    "woken",
                                    "closed",
                                    "recalled",
                                ],
                            )
                        ),
                        name="case_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("manager_agrees__isnull", True), ("manager__isnull", False), _connector="OR"
                        ),
                        name="case_manager_who_agrees",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recommends__isnull", True), ("recommended_by__isnull", False), _connector="OR"
                        ),
                        name="case_somebody_who_recommends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("number__isnull", True),
                                ("state", "draft"),
                                models.Q(("account__isnull", True), ("kind", "closure"), _connector="OR"),
                            ),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("account__isnull", False),
                                ("department__isnull", False),
                                ("number__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="case_beyond_draft_is_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applicant__isnull", False), ("kind", "closure"), _connector="OR"
                        ),
                        name="case_has_an_applicant",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                (
                                    "submitted",
                                    "returned",
                                    "approved",
                                    "proposed",
                                    "hearing",
                                    "ready",
                                    "running_down",
                                    "awaiting_acceptance",
                                ),
                            )
                        ),
                        fields=("account", "kind"),
                        name="one_open_case_of_a_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="acknowledged")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="registry.guideline",
                        verbose_name="guideline",
                    ),
                ),
            ],
            options={
                "verbose_name": "acknowledgement",
                "verbose_name_plural": "acknowledgements",
                "ordering": ("at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("guideline", "person"), name="guideline_acknowledged_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAcknowledgement",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="acknowledged")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.guideline",
                        verbose_name="guideline",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical acknowledgement",
                "verbose_name_plural": "historical acknowledgements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGuideline",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("adopted", "adopted")],
                        default="adopted",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("adopted_by", models.CharField(blank=True, max_length=120, verbose_name="adopted by")),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted")),
                ("paragraph", models.CharField(blank=True, max_length=20, verbose_name="paragraph")),
                ("diary_number", models.CharField(blank=True, max_length=60, verbose_name="diary number")),
                ("repealed_on", models.DateField(blank=True, null=True, verbose_name="repealed")),
                (
                    "repeals_besides",
                    models.CharField(blank=True, max_length=200, verbose_name="repeals besides"),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="holds from")),
                ("link", models.URLField(blank=True, verbose_name="link")),
                ("handbook", models.URLField(blank=True, verbose_name="handbook")),
                ("text", models.TextField(blank=True, verbose_name="the guideline's text")),
                ("comment_rules", models.TextField(blank=True, verbose_name="rules for comments")),
                (
                    "comment_rules_en",
                    models.TextField(blank=True, verbose_name="rules for comments in English"),
                ),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "repeals",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.guideline",
                        verbose_name="repeals",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical guideline",
                "verbose_name_plural": "historical guidelines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRequirement",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                ("group", models.CharField(max_length=30, verbose_name="group")),
                ("asked_at", models.CharField(max_length=60, verbose_name="asked at")),
                (
                    "answered_by",
                    models.CharField(
                        choices=[
                            ("register", "the register"),
                            ("communicator", "communicator"),
                            ("responsible", "responsible"),
                            ("registrar", "registrar"),
                        ],
                        max_length=12,
                        verbose_name="answered by",
                    ),
                ),
                ("text_sv", models.TextField(verbose_name="text in Swedish")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.guideline",
                        verbose_name="guideline",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical requirement",
                "verbose_name_plural": "historical requirements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRound",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rhythm", "on its rhythm"),
                            ("chosen", "chosen accounts"),
                            ("adopted", "new guideline"),
                        ],
                        max_length=8,
                        verbose_name="kind of round",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("sample", models.PositiveIntegerField(default=0, verbose_name="sample")),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("due_on", models.DateField(verbose_name="to be done by")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.guideline",
                        verbose_name="guideline",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical review round",
                "verbose_name_plural": "historical review rounds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                ("group", models.CharField(max_length=30, verbose_name="group")),
                ("asked_at", models.CharField(max_length=60, verbose_name="asked at")),
                (
                    "answered_by",
                    models.CharField(
                        choices=[
                            ("register", "the register"),
                            ("communicator", "communicator"),
                            ("responsible", "responsible"),
                            ("registrar", "registrar"),
                        ],
                        max_length=12,
                        verbose_name="answered by",
                    ),
                ),
                ("text_sv", models.TextField(verbose_name="text in Swedish")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "guideline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="registry.guideline",
                        verbose_name="guideline",
                    ),
                ),
            ],
            options={
                "verbose_name": "requirement",
                "verbose_name_plural": "requirements",
                "ordering": ("position", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("guideline", "key"), name="requirement_once_in_a_guideline"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by__in", ["register", "communicator", "responsible", "registrar"])
                        ),
                        name="requirement_answered_by_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rhythm", "on its rhythm"),
                            ("chosen", "chosen accounts"),
                            ("adopted", "new guideline"),
                        ],
                        max_length=8,
                        verbose_name="kind of round",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("sample", models.PositiveIntegerField(default=0, verbose_name="sample")),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("due_on", models.DateField(verbose_name="to be done by")),
                (
                    "guideline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="registry.guideline",
                        verbose_name="guideline",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
                    ),
                ),
            ],
            options={
                "verbose_name": "review round",
                "verbose_name_plural": "review rounds",
                "ordering": ("-opened_on", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["rhythm", "chosen", "adopted"])),
                        name="round_kind_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "rhythm")),
                        fields=("opened_on",),
                        name="one_rhythm_round_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Responsibility",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("responsible", "responsible"),
                            ("deputy", "deputy"),
                            ("administrator", "administrator"),
                            ("editor", "editor"),
                            ("spokesperson", "spokesperson"),
                        ],
                        max_length=13,
                        verbose_name="part",
                    ),
                ),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "part in an account",
                "verbose_name_plural": "parts in accounts",
                "ordering": ("since", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("part", "responsible"), ("until__isnull", True)),
                        fields=("account",),
                        name="one_current_responsible",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("account", "person", "part"),
                        name="one_current_part_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part__in", ("responsible", "deputy", "administrator", "editor", "spokesperson"))
                        ),
                        name="part_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="part_until_after_since",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("comment", "comment"),
                            ("post", "somebody else's post"),
                            ("message", "message"),
                            ("review", "review of us"),
                            ("picture", "picture or film"),
                            ("own_post", "our own post"),
                        ],
                        max_length=8,
                        verbose_name="what was removed",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("offensive", "offensive, degrading or unsuitable"),
                            ("threat", "threat"),
                            ("hatred", "agitation against a group"),
                            ("incitement", "incitement to crime"),
                            ("privacy", "unlawful breach of privacy"),
                            ("child_abuse", "child sexual abuse material"),
                            ("violence", "unlawful depiction of violence"),
                            ("copyright", "copyright"),
                            ("secrecy", "secrecy"),
                            ("personal_data", "personal data"),
                            ("defamation", "defamation"),
                            ("advertising", "advertising or spam"),
                            ("mistake", "our own mistake"),
                            ("off_topic", "off topic"),
                            ("duplicate", "duplicate"),
                        ],
                        max_length=13,
                        verbose_name="reason",
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[("deleted", "deleted"), ("hidden", "hidden")],
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                ("seen_on", models.DateField(blank=True, null=True, verbose_name="seen")),
                ("removed_on", models.DateField(verbose_name="removed")),
                ("removed_by", models.CharField(blank=True, max_length=150, verbose_name="removed by")),
                ("logged_at", models.DateTimeField(verbose_name="logged")),
                ("url", models.CharField(blank=True, max_length=2048, verbose_name="address of the post")),
                ("author", models.CharField(blank=True, max_length=200, verbose_name="who wrote it")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "picture",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="picture"),
                ),
                ("picture_type", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "picture_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="checksum of the picture"
                    ),
                ),
                (
                    "author_told",
                    models.CharField(blank=True, max_length=300, verbose_name="how the writer was told"),
                ),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="reported to the platform"),
                ),
                ("police_on", models.DateField(blank=True, null=True, verbose_name="reported to the police")),
                ("police_report", models.CharField(blank=True, max_length=300, verbose_name="police report")),
                ("blocked_from", models.DateField(blank=True, null=True, verbose_name="blocked from")),
                ("blocked_until", models.DateField(blank=True, null=True, verbose_name="blocked until")),
                (
                    "block_note",
                    models.CharField(blank=True, max_length=300, verbose_name="why the block goes on"),
                ),
                ("unblocked_on", models.DateField(blank=True, null=True, verbose_name="block lifted")),
                ("diary_number", models.CharField(blank=True, max_length=60, verbose_name="diary number")),
                (
                    "records_plan_item",
                    models.CharField(blank=True, max_length=100, verbose_name="item of the records plan"),
                ),
                ("destroyed_on", models.DateField(blank=True, null=True, verbose_name="destroyed")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removals",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="logged by",
                    ),
                ),
                (
                    "destroyed_under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removals",
                        to="registry.retention",
                        verbose_name="destroyed by",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removals",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "removed content",
                "verbose_name_plural": "removed content",
                "ordering": ("-removed_on", "-id"),
                "indexes": [
                    models.Index(fields=["department", "removed_on"], name="removal_of_department"),
                    models.Index(fields=["account", "removed_on"], name="removal_of_account"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["comment", "post", "message", "review", "picture", "own_post"])
                        ),
                        name="removal_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "offensive",
                                    "threat",
                                    "hatred",
                                    "incitement",
                                    "privacy",
                                    "child_abuse",
                                    "violence",
                                    "copyright",
                                    "secrecy",
                                    "personal_data",
                                    "defamation",
                                    "advertising",
                                    "mistake",
                                    "off_topic",
                                    "duplicate",
                                ],
                            )
                        ),
                        name="removal_reason_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("action__in", ["deleted", "hidden"])), name="removal_action_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason__in", ("secrecy", "child_abuse")), _negated=True),
                            models.Q(("picture", ""), ("text", "")),
                            _connector="OR",
                        ),
                        name="removal_nothing_shown_of_some",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", "child_abuse"), _negated=True), ("url", ""), _connector="OR"
                        ),
                        name="removal_nobody_led_to_child_abuse",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_on__isnull", True),
                            ("seen_on__lte", models.F("removed_on")),
                            _connector="OR",
                        ),
                        name="removal_seen_before_removed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("blocked_from__isnull", True), ("blocked_until__isnull", True)),
                            ("blocked_until__gte", models.F("blocked_from")),
                            _connector="OR",
                        ),
                        name="removal_block_has_an_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTip",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                ("nonce", models.CharField(db_index=True, editable=False, max_length=32)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fake", "suspected fake account"),
                            ("missing", "account missing from the list"),
                            ("error", "error in the list"),
                            ("access", "something on the website that you could not use"),
                        ],
                        max_length=8,
                        verbose_name="what it is about",
                    ),
                ),
                (
                    "address",
                    models.CharField(blank=True, max_length=2048, verbose_name="the account's address"),
                ),
                ("platform", models.CharField(blank=True, max_length=20, verbose_name="platform")),
                ("handle", models.CharField(blank=True, max_length=300, verbose_name="handle")),
                ("url", models.CharField(blank=True, max_length=2048, verbose_name="address")),
                ("key", models.CharField(blank=True, db_index=True, max_length=400)),
                ("text", models.TextField(blank=True, verbose_name="what you have seen")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                (
                    "proof",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="picture"),
                ),
                ("proof_type", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "proof_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="checksum of the picture"
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("saved_on", models.DateField(blank=True, null=True, verbose_name="evidence saved")),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="reported to the platform"),
                ),
                ("police_on", models.DateField(blank=True, null=True, verbose_name="reported to the police")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fake", "the account is fake"),
                            ("ours", "the account is ours"),
                            ("mended", "it is mended"),
                            ("nothing", "nothing to do"),
                        ],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer to the sender")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tip",
                "verbose_name_plural": "historical tips",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSocialAccount",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("approved", "approved"),
                            ("active", "active"),
                            ("resting", "resting"),
                            ("closing", "closing"),
                            ("closed", "closed"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("platform", models.CharField(max_length=20, verbose_name="platform")),
                (
                    "platform_label",
                    models.CharField(blank=True, max_length=60, verbose_name="name of the platform"),
                ),
                ("handle", models.CharField(blank=True, max_length=300, verbose_name="handle")),
                ("url", models.URLField(blank=True, max_length=2048, verbose_name="address")),
                ("address_kind", models.CharField(blank=True, max_length=20, verbose_name="kind of address")),
                ("key", models.CharField(blank=True, max_length=400, verbose_name="identity key")),
                (
                    "platform_id",
                    models.CharField(blank=True, max_length=100, verbose_name="the platform's permanent id"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("main", "main account"),
                            ("unit", "unit account"),
                            ("campaign", "campaign account"),
                            ("crisis", "crisis account"),
                            ("role", "role account"),
                        ],
                        default="unit",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("audience", models.CharField(blank=True, max_length=300, verbose_name="audience")),
                ("added_value", models.TextField(blank=True, verbose_name="why an account of its own")),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bibliotek-kultur", "Libraries and culture"),
                            ("forskola-skola", "Preschool and school"),
                            ("omsorg-stod", "Care and support"),
                            ("trafik-gator", "Traffic and streets"),
                            ("kris-sakerhet", "Crisis and safety"),
                            ("bygga-bo", "Building and living"),
                            ("naringsliv-arbete", "Business and work"),
                            ("politik", "Politics"),
                            ("kommunen", "The municipality"),
                        ],
                        max_length=20,
                        verbose_name="theme",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="text in the list")),
                ("description_en", models.TextField(blank=True, verbose_name="text in the list, in English")),
                (
                    "language",
                    models.CharField(blank=True, default="sv", max_length=35, verbose_name="language"),
                ),
                (
                    "watched",
                    models.CharField(blank=True, max_length=200, verbose_name="when comments are read"),
                ),
                (
                    "replies_within_hours",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="answers within (hours)"),
                ),
                (
                    "comments_open",
                    models.BooleanField(blank=True, null=True, verbose_name="comments are open"),
                ),
                (
                    "pace",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("weekly", "every week"),
                            ("monthly", "every month"),
                            ("season", "in season"),
                            ("needed", "when needed"),
                        ],
                        max_length=8,
                        verbose_name="how often something is published",
                    ),
                ),
                ("contact", models.EmailField(blank=True, max_length=254, verbose_name="function mailbox")),
                (
                    "unit_has_access",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="the communications unit has access"
                    ),
                ),
                (
                    "password_place",
                    models.CharField(blank=True, max_length=200, verbose_name="where the password is kept"),
                ),
                (
                    "two_factor_on",
                    models.DateField(blank=True, null=True, verbose_name="two-factor sign-in confirmed"),
                ),
                (
                    "proof_on",
                    models.DateField(blank=True, null=True, verbose_name="the profile links back, seen"),
                ),
                (
                    "proof_note",
                    models.CharField(blank=True, max_length=300, verbose_name="how the link back was seen"),
                ),
                (
                    "shows_people",
                    models.CharField(
                        blank=True,
                        choices=[("no", "no"), ("adults", "adults"), ("children", "children")],
                        max_length=8,
                        verbose_name="people are shown",
                    ),
                ),
                (
                    "processing_record",
                    models.CharField(blank=True, max_length=200, verbose_name="processing record"),
                ),
                ("legal_basis", models.CharField(blank=True, max_length=200, verbose_name="legal basis")),
                (
                    "preservation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("overview", "overview"),
                            ("unique", "unique posts"),
                            ("complete", "complete"),
                        ],
                        max_length=8,
                        verbose_name="preservation level",
                    ),
                ),
                ("preserved_on", models.DateField(blank=True, null=True, verbose_name="last preserved")),
                (
                    "records_plan_item",
                    models.CharField(blank=True, max_length=100, verbose_name="item of the records plan"),
                ),
                ("diary_number", models.CharField(blank=True, max_length=60, verbose_name="diary number")),
                ("warning", models.TextField(blank=True, verbose_name="warning")),
                ("warning_since", models.DateTimeField(blank=True, null=True, verbose_name="warning since")),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened")),
                ("registered_on", models.DateField(blank=True, null=True, verbose_name="registered")),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="planned end")),
                ("last_post_on", models.DateField(blank=True, null=True, verbose_name="last post")),
                ("followers", models.PositiveIntegerField(blank=True, null=True, verbose_name="followers")),
                ("rests_until", models.DateField(blank=True, null=True, verbose_name="rests until")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                (
                    "closed_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unused", "no longer used"),
                            ("replaced", "replaced by another account"),
                            ("closed_by_municipality", "closed by the municipality"),
                        ],
                        max_length=24,
                        verbose_name="why closed",
                    ),
                ),
                (
                    "changed_unseen_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="changed, not yet seen by the unit"
                    ),
                ),
                (
                    "responsible_for_now",
                    models.BooleanField(
                        default=False, verbose_name="the responsible person is for the time being"
                    ),
                ),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="before it",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical account",
                "verbose_name_plural": "historical accounts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalResponsibility",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("responsible", "responsible"),
                            ("deputy", "deputy"),
                            ("administrator", "administrator"),
                            ("editor", "editor"),
                            ("spokesperson", "spokesperson"),
                        ],
                        max_length=13,
                        verbose_name="part",
                    ),
                ),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical part in an account",
                "verbose_name_plural": "historical parts in accounts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRemoval",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("comment", "comment"),
                            ("post", "somebody else's post"),
                            ("message", "message"),
                            ("review", "review of us"),
                            ("picture", "picture or film"),
                            ("own_post", "our own post"),
                        ],
                        max_length=8,
                        verbose_name="what was removed",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("offensive", "offensive, degrading or unsuitable"),
                            ("threat", "threat"),
                            ("hatred", "agitation against a group"),
                            ("incitement", "incitement to crime"),
                            ("privacy", "unlawful breach of privacy"),
                            ("child_abuse", "child sexual abuse material"),
                            ("violence", "unlawful depiction of violence"),
                            ("copyright", "copyright"),
                            ("secrecy", "secrecy"),
                            ("personal_data", "personal data"),
                            ("defamation", "defamation"),
                            ("advertising", "advertising or spam"),
                            ("mistake", "our own mistake"),
                            ("off_topic", "off topic"),
                            ("duplicate", "duplicate"),
                        ],
                        max_length=13,
                        verbose_name="reason",
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[("deleted", "deleted"), ("hidden", "hidden")],
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                ("seen_on", models.DateField(blank=True, null=True, verbose_name="seen")),
                ("removed_on", models.DateField(verbose_name="removed")),
                ("removed_by", models.CharField(blank=True, max_length=150, verbose_name="removed by")),
                ("logged_at", models.DateTimeField(verbose_name="logged")),
                ("url", models.CharField(blank=True, max_length=2048, verbose_name="address of the post")),
                ("author", models.CharField(blank=True, max_length=200, verbose_name="who wrote it")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "picture",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="picture"),
                ),
                ("picture_type", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "picture_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="checksum of the picture"
                    ),
                ),
                (
                    "author_told",
                    models.CharField(blank=True, max_length=300, verbose_name="how the writer was told"),
                ),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="reported to the platform"),
                ),
                ("police_on", models.DateField(blank=True, null=True, verbose_name="reported to the police")),
                ("police_report", models.CharField(blank=True, max_length=300, verbose_name="police report")),
                ("blocked_from", models.DateField(blank=True, null=True, verbose_name="blocked from")),
                ("blocked_until", models.DateField(blank=True, null=True, verbose_name="blocked until")),
                (
                    "block_note",
                    models.CharField(blank=True, max_length=300, verbose_name="why the block goes on"),
                ),
                ("unblocked_on", models.DateField(blank=True, null=True, verbose_name="block lifted")),
                ("diary_number", models.CharField(blank=True, max_length=60, verbose_name="diary number")),
                (
                    "records_plan_item",
                    models.CharField(blank=True, max_length=100, verbose_name="item of the records plan"),
                ),
                ("destroyed_on", models.DateField(blank=True, null=True, verbose_name="destroyed")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="logged by",
                    ),
                ),
                (
                    "destroyed_under",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.retention",
                        verbose_name="destroyed by",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical removed content",
                "verbose_name_plural": "historical removed content",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCase",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, null=True, verbose_name="case number"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "report"),
                            ("application", "application"),
                            ("closure", "closure"),
                        ],
                        max_length=11,
                        verbose_name="kind of case",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("returned", "returned"),
                            ("approved", "approved"),
                            ("published", "published"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                            ("proposed", "proposed"),
                            ("hearing", "being heard"),
                            ("ready", "ready for decision"),
                            ("running_down", "running down"),
                            ("kept", "kept"),
                            ("resting", "resting"),
                            ("awaiting_acceptance", "awaiting acceptance"),
                            ("handed_over", "handed over"),
                            ("woken", "woken"),
                            ("closed", "closed"),
                            ("recalled", "decision recalled"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=19,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("form", models.JSONField(default=dict, verbose_name="what was written")),
                ("started_at", models.DateTimeField(verbose_name="started")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="sent in")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answered at the latest")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "manager_agrees",
                    models.BooleanField(blank=True, null=True, verbose_name="the manager agrees"),
                ),
                (
                    "manager_note",
                    models.TextField(blank=True, verbose_name="what is not right, says the manager"),
                ),
                (
                    "manager_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="the manager answered"),
                ),
                ("recommends", models.BooleanField(blank=True, null=True, verbose_name="recommended")),
                ("recommendation", models.TextField(blank=True, verbose_name="recommendation")),
                ("missing", models.TextField(blank=True, verbose_name="what is missing")),
                ("diary_number", models.CharField(blank=True, max_length=60, verbose_name="diary number")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="manager",
                    ),
                ),
                (
                    "recommended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recommended by",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical case",
                "verbose_name_plural": "historical cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Tip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                ("nonce", models.CharField(editable=False, max_length=32, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fake", "suspected fake account"),
                            ("missing", "account missing from the list"),
                            ("error", "error in the list"),
                            ("access", "something on the website that you could not use"),
                        ],
                        max_length=8,
                        verbose_name="what it is about",
                    ),
                ),
                (
                    "address",
                    models.CharField(blank=True, max_length=2048, verbose_name="the account's address"),
                ),
                ("platform", models.CharField(blank=True, max_length=20, verbose_name="platform")),
                ("handle", models.CharField(blank=True, max_length=300, verbose_name="handle")),
                ("url", models.CharField(blank=True, max_length=2048, verbose_name="address")),
                ("key", models.CharField(blank=True, db_index=True, max_length=400)),
                ("text", models.TextField(blank=True, verbose_name="what you have seen")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                (
                    "proof",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="picture"),
                ),
                ("proof_type", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "proof_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="checksum of the picture"
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("saved_on", models.DateField(blank=True, null=True, verbose_name="evidence saved")),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="reported to the platform"),
                ),
                ("police_on", models.DateField(blank=True, null=True, verbose_name="reported to the police")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fake", "the account is fake"),
                            ("ours", "the account is ours"),
                            ("mended", "it is mended"),
                            ("nothing", "nothing to do"),
                        ],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer to the sender")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tips",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "tip",
                "verbose_name_plural": "tips",
                "ordering": ("received_at", "id"),
                "indexes": [models.Index(fields=["outcome", "received_at"], name="tip_open")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["fake", "missing", "error", "access"])),
                        name="tip_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "fake", "ours", "mended", "nothing"])),
                        name="tip_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_at__isnull", True)),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="tip_settled_with_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "fake"), _negated=True),
                            models.Q(("key", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fake_is_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("declined", "declined"),
                            ("closed", "to be closed"),
                            ("kept", "to be kept"),
                            ("resting", "to rest"),
                            ("handed_over", "to be handed over"),
                            ("recalled", "earlier decision recalled"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="planned end")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("terms", models.JSONField(blank=True, default=dict, verbose_name="terms of the decision")),
                ("capacity", models.CharField(max_length=16, verbose_name="capacity")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="basis")),
                (
                    "delegation_point",
                    models.CharField(blank=True, max_length=60, verbose_name="delegation point"),
                ),
                ("decided_on", models.DateField(verbose_name="decided")),
                ("at", models.DateTimeField(verbose_name="decided at")),
                (
                    "destroyed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="texts destroyed"),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "decider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.decision",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="registry.guideline",
                        verbose_name="guideline in force",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ("at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "approved",
                                    "declined",
                                    "closed",
                                    "kept",
                                    "resting",
                                    "handed_over",
                                    "recalled",
                                ],
                            )
                        ),
                        name="decision_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__in", ("chief", "acting_chief", "superior", "acting_superior"))
                        ),
                        name="decision_capacity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decider", models.F("applicant")), _negated=True),
                        name="decision_not_on_ones_own_application",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            ("destroyed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="decision_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalConflict",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                ("reason", models.TextField(verbose_name="reason")),
                ("at", models.DateTimeField(verbose_name="declared")),
                ("lifted", models.TextField(blank=True, verbose_name="no conflict of interest, because")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declared by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lifted by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="has a conflict of interest",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical conflict of interest",
                "verbose_name_plural": "historical conflicts of interest",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMessage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("department", "department"), ("unit", "communications unit")],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="written")),
                ("text", models.TextField(verbose_name="message")),
                (
                    "read_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="read by the other side"),
                ),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical message on a case",
                "verbose_name_plural": "historical messages on cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStep",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                ("kind", models.CharField(max_length=14, verbose_name="kind of step")),
                ("due_on", models.DateField(verbose_name="due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("link", models.URLField(blank=True, max_length=2048, verbose_name="link to the proof")),
                ("proof", models.CharField(blank=True, editable=False, max_length=80, verbose_name="proof")),
                ("proof_type", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "proof_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="checksum of the proof"
                    ),
                ),
                ("struck", models.TextField(blank=True, verbose_name="does not apply, because")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical step before closing",
                "verbose_name_plural": "historical steps before closing",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("department", "department"), ("unit", "communications unit")],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="written")),
                ("text", models.TextField(verbose_name="message")),
                (
                    "read_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="read by the other side"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
            ],
            options={
                "verbose_name": "message on a case",
                "verbose_name_plural": "messages on cases",
                "ordering": ("at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["department", "unit"])), name="message_side_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("start", "start requirements"), ("round", "review")],
                        max_length=8,
                        verbose_name="kind of review",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("due_on", models.DateField(verbose_name="to be done by")),
                ("sample", models.BooleanField(default=False, verbose_name="content and law are looked at")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="reviewed")),
                ("promised_on", models.DateField(blank=True, null=True, verbose_name="promised")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed by",
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="registry.guideline",
                        verbose_name="guideline",
                    ),
                ),
                (
                    "promised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="promised by",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="registry.round",
                        verbose_name="review round",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ("opened_on", "id"),
                "indexes": [models.Index(fields=["account", "done_on"], name="review_latest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "start")),
                        fields=("account",),
                        name="start_requirements_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["start", "round"])), name="review_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "start"), ("round__isnull", True)),
                            models.Q(("kind", "round"), ("round__isnull", False)),
                            _connector="OR",
                        ),
                        name="review_in_its_round",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("done_on__isnull", True), ("kind", "round")),
                        fields=("account",),
                        name="one_review_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True), ("done_by__isnull", False), _connector="OR"
                        ),
                        name="review_done_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="kind")),
                ("mailbox", models.EmailField(blank=True, max_length=254, verbose_name="function mailbox")),
                (
                    "about_day",
                    models.DateField(blank=True, null=True, verbose_name="the day that it is about"),
                ),
                ("facts", models.JSONField(default=dict, verbose_name="facts")),
                ("digest", models.BooleanField(default=False, verbose_name="waits for the day's mail")),
                (
                    "message_id",
                    models.CharField(
                        default=registry.notices.models.message_id, editable=False, max_length=40, unique=True
                    ),
                ),
                ("queued_at", models.DateTimeField(verbose_name="queued")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("tries", models.PositiveIntegerField(default=0, verbose_name="tries")),
                ("failed", models.TextField(blank=True, verbose_name="why it was not sent")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="to",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ("queued_at", "id"),
                "indexes": [models.Index(fields=["sent_at", "queued_at"], name="notice_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to__isnull", False), models.Q(("mailbox", ""), _negated=True), _connector="OR"
                        ),
                        name="notice_goes_somewhere",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReview",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("start", "start requirements"), ("round", "review")],
                        max_length=8,
                        verbose_name="kind of review",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("due_on", models.DateField(verbose_name="to be done by")),
                ("sample", models.BooleanField(default=False, verbose_name="content and law are looked at")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="reviewed")),
                ("promised_on", models.DateField(blank=True, null=True, verbose_name="promised")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed by",
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.guideline",
                        verbose_name="guideline",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "promised_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="promised by",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.round",
                        verbose_name="review round",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical review",
                "verbose_name_plural": "historical reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClosure",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("unused", "no longer used"),
                            ("reorganisation", "reorganisation"),
                            ("end_date", "end date reached"),
                            ("inactive", "inactive"),
                            ("breach", "breaks the guideline"),
                            ("platform", "the platform is forbidden or gone"),
                            ("hijacked", "hijacked"),
                        ],
                        max_length=14,
                        verbose_name="ground",
                    ),
                ),
                ("facts", models.TextField(blank=True, verbose_name="what the proposal builds on")),
                (
                    "wanted_last_day",
                    models.DateField(blank=True, null=True, verbose_name="proposed last day"),
                ),
                ("question", models.TextField(blank=True, verbose_name="what the owner is asked")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answer by")),
                ("hearing_skipped", models.TextField(blank=True, verbose_name="why nobody is heard")),
                ("answer", models.TextField(blank=True, verbose_name="statement")),
                (
                    "answer_agrees",
                    models.BooleanField(blank=True, null=True, verbose_name="the owner agrees"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="statement given")),
                ("status_before", models.CharField(blank=True, editable=False, max_length=10)),
                ("rests_before", models.DateField(blank=True, editable=False, null=True)),
                (
                    "closed_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unused", "no longer used"),
                            ("replaced", "replaced by another account"),
                            ("closed_by_municipality", "closed by the municipality"),
                        ],
                        max_length=24,
                        verbose_name="why closed",
                    ),
                ),
                ("followers_told", models.TextField(blank=True, verbose_name="what followers are told")),
                ("outcome_note", models.TextField(blank=True, verbose_name="how it went")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="statement by",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="handed over to (department)",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed over to (person)",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.requirement",
                        verbose_name="requirement that is broken",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical closure",
                "verbose_name_plural": "historical closures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("unused", "no longer used"),
                            ("reorganisation", "reorganisation"),
                            ("end_date", "end date reached"),
                            ("inactive", "inactive"),
                            ("breach", "breaks the guideline"),
                            ("platform", "the platform is forbidden or gone"),
                            ("hijacked", "hijacked"),
                        ],
                        max_length=14,
                        verbose_name="ground",
                    ),
                ),
                ("facts", models.TextField(blank=True, verbose_name="what the proposal builds on")),
                (
                    "wanted_last_day",
                    models.DateField(blank=True, null=True, verbose_name="proposed last day"),
                ),
                ("question", models.TextField(blank=True, verbose_name="what the owner is asked")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answer by")),
                ("hearing_skipped", models.TextField(blank=True, verbose_name="why nobody is heard")),
                ("answer", models.TextField(blank=True, verbose_name="statement")),
                (
                    "answer_agrees",
                    models.BooleanField(blank=True, null=True, verbose_name="the owner agrees"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="statement given")),
                ("status_before", models.CharField(blank=True, editable=False, max_length=10)),
                ("rests_before", models.DateField(blank=True, editable=False, null=True)),
                (
                    "closed_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unused", "no longer used"),
                            ("replaced", "replaced by another account"),
                            ("closed_by_municipality", "closed by the municipality"),
                        ],
                        max_length=24,
                        verbose_name="why closed",
                    ),
                ),
                ("followers_told", models.TextField(blank=True, verbose_name="what followers are told")),
                ("outcome_note", models.TextField(blank=True, verbose_name="how it went")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case_statements",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="statement by",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closure",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "to_department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="handed over to (department)",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offered_accounts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed over to (person)",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.requirement",
                        verbose_name="requirement that is broken",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="succeeds_in",
                        to="registry.socialaccount",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "closure",
                "verbose_name_plural": "closures",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ground__in",
                                [
                                    "unused",
                                    "reorganisation",
                                    "end_date",
                                    "inactive",
                                    "breach",
                                    "platform",
                                    "hijacked",
                                ],
                            )
                        ),
                        name="closure_ground_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_reason__in", ["", "unused", "replaced", "closed_by_municipality"])
                        ),
                        name="closure_closed_reason_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer_agrees__isnull", True), ("answered_by__isnull", False), _connector="OR"
                        ),
                        name="closure_answer_is_somebodys",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                ("kind", models.CharField(max_length=14, verbose_name="kind of step")),
                ("due_on", models.DateField(verbose_name="due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("link", models.URLField(blank=True, max_length=2048, verbose_name="link to the proof")),
                ("proof", models.CharField(blank=True, editable=False, max_length=80, verbose_name="proof")),
                ("proof_type", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "proof_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="checksum of the proof"
                    ),
                ),
                ("struck", models.TextField(blank=True, verbose_name="does not apply, because")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
                    ),
                ),
            ],
            options={
                "verbose_name": "step before closing",
                "verbose_name_plural": "steps before closing",
                "ordering": ("due_on", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_on__isnull", True), ("struck", "")),
                        fields=("case", "kind", "due_on"),
                        name="step_once_undone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True), ("done_by__isnull", False), _connector="OR"
                        ),
                        name="step_done_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("at", models.DateTimeField(verbose_name="declared")),
                ("lifted", models.TextField(blank=True, verbose_name="no conflict of interest, because")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declared_conflicts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declared by",
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lifted by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="has a conflict of interest",
                    ),
                ),
            ],
            options={
                "verbose_name": "conflict of interest",
                "verbose_name_plural": "conflicts of interest",
                "ordering": ("at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted", "")), fields=("case", "person"), name="conflict_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                ("file", models.CharField(max_length=60, verbose_name="file")),
                ("sha256", models.CharField(max_length=64, verbose_name="digest of the file")),
                ("words", models.CharField(blank=True, max_length=64, verbose_name="digest of the words")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("destroyed_on", models.DateField(blank=True, null=True, verbose_name="destroyed")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical decision document",
                "verbose_name_plural": "historical decision documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAnswer",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ok", "done"),
                            ("shortcoming", "shortcoming"),
                            ("not_applicable", "not applicable"),
                        ],
                        max_length=14,
                        verbose_name="outcome",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered")),
                (
                    "proof",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="picture"),
                ),
                ("proof_type", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "proof_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="checksum of the picture"
                    ),
                ),
                ("mend_by", models.DateField(blank=True, null=True, verbose_name="to be mended by")),
                ("mended_on", models.DateField(blank=True, null=True, verbose_name="mended")),
                ("mended_note", models.TextField(blank=True, verbose_name="what was mended")),
                ("not_mended", models.TextField(blank=True, verbose_name="what is still wrong")),
                ("seen_on", models.DateField(blank=True, null=True, verbose_name="seen mended")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="mended by",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="seen by",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.requirement",
                        verbose_name="requirement",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.review",
                        verbose_name="review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical answer",
                "verbose_name_plural": "historical answers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ok", "done"),
                            ("shortcoming", "shortcoming"),
                            ("not_applicable", "not applicable"),
                        ],
                        max_length=14,
                        verbose_name="outcome",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered")),
                (
                    "proof",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="picture"),
                ),
                ("proof_type", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "proof_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="checksum of the picture"
                    ),
                ),
                ("mend_by", models.DateField(blank=True, null=True, verbose_name="to be mended by")),
                ("mended_on", models.DateField(blank=True, null=True, verbose_name="mended")),
                ("mended_note", models.TextField(blank=True, verbose_name="what was mended")),
                ("not_mended", models.TextField(blank=True, verbose_name="what is still wrong")),
                ("seen_on", models.DateField(blank=True, null=True, verbose_name="seen mended")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "mended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="mended by",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="seen by",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="registry.requirement",
                        verbose_name="requirement",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="registry.review",
                        verbose_name="review",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ("requirement__position", "id"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "shortcoming"), ("seen_on__isnull", True)),
                        fields=["mend_by"],
                        name="shortcoming_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "requirement"), name="requirement_once_in_a_review"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "ok", "shortcoming", "not_applicable"])),
                        name="answer_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "shortcoming"), _negated=True),
                            ("mend_by__isnull", False),
                            _connector="OR",
                        ),
                        name="shortcoming_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_on__isnull", True), ("mended_on__isnull", False), _connector="OR"
                        ),
                        name="seen_mended_after_mended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        db_index=True, default=accounts.ids.public_id, editable=False, max_length=10
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("declined", "declined"),
                            ("closed", "to be closed"),
                            ("kept", "to be kept"),
                            ("resting", "to rest"),
                            ("handed_over", "to be handed over"),
                            ("recalled", "earlier decision recalled"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="planned end")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("terms", models.JSONField(blank=True, default=dict, verbose_name="terms of the decision")),
                ("capacity", models.CharField(max_length=16, verbose_name="capacity")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="basis")),
                (
                    "delegation_point",
                    models.CharField(blank=True, max_length=60, verbose_name="delegation point"),
                ),
                ("decided_on", models.DateField(verbose_name="decided")),
                ("at", models.DateTimeField(verbose_name="decided at")),
                (
                    "destroyed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="texts destroyed"),
                ),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "decider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.guideline",
                        verbose_name="guideline in force",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.decision",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.socialaccount",
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(max_length=60, verbose_name="file")),
                ("sha256", models.CharField(max_length=64, verbose_name="digest of the file")),
                ("words", models.CharField(blank=True, max_length=64, verbose_name="digest of the words")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("destroyed_on", models.DateField(blank=True, null=True, verbose_name="destroyed")),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="document",
                        to="registry.decision",
                        verbose_name="decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision document",
                "verbose_name_plural": "decision documents",
                "ordering": ("made_at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("file", ""), _negated=True),
                        fields=("file",),
                        name="document_file_once",
                    )
                ],
            },
        ),
        migrations.RunPython(
            make_shared_cache,
            migrations.RunPython.noop,
        ),
        migrations.RunPython(
            sort_by_letters,
            migrations.RunPython.noop,
        ),
    ]
