"""Who: people, departments, grants and the log, as they stood when the first version was made.

It stands for the steps on the way there; a database that has taken all of those goes on from here.
"""

import accounts.ids
import accounts.versions
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_database_rules"),
        ("accounts", "0001_people"),
        ("accounts", "0002_former"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "public_id",
                    models.CharField(
                        default=accounts.ids.public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("title", models.CharField(blank=True, max_length=150, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("en", "English")],
                        default="sv",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invited")),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                (
                    "pseudonymised_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="pseudonymised"),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ("name", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["sv", "en"])), name="person_language_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(editable=False, max_length=170, unique=True, verbose_name="short name"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("board", "board"),
                            ("administration", "administration"),
                            ("unit", "unit"),
                            ("company", "company"),
                        ],
                        default="unit",
                        max_length=14,
                        verbose_name="kind of department",
                    ),
                ),
                ("mailbox", models.EmailField(blank=True, max_length=254, verbose_name="function mailbox")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="accounts.department",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "department",
                "verbose_name_plural": "departments",
                "ordering": ("name", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["board", "administration", "unit", "company"])),
                        name="department_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LogHead",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField(default=0)),
                ("hash", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_log_head")],
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("verb", models.CharField(max_length=40, verbose_name="what was done")),
                ("capacity", models.CharField(blank=True, max_length=20, verbose_name="capacity")),
                ("subjects", models.JSONField(verbose_name="about")),
                ("reason", models.CharField(blank=True, max_length=64, verbose_name="digest of the reason")),
                ("versions", models.JSONField(verbose_name="versions")),
                ("at", models.DateTimeField(verbose_name="when")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded")),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "act",
                "verbose_name_plural": "acts",
                "ordering": ("-seq",),
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("department_admin", "Account coordinator"),
                            ("manager", "Manager"),
                            ("communicator", "Communicator"),
                            ("chief", "Communications chief"),
                            ("superior", "Superior"),
                            ("registrar", "Registrar"),
                            ("insight", "Read access"),
                            ("system_administrator", "System administrator"),
                        ],
                        max_length=24,
                        verbose_name="role",
                    ),
                ),
                ("acting", models.BooleanField(default=False, verbose_name="acting")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "grant",
                "verbose_name_plural": "grants",
                "ordering": ("since", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "department_admin",
                                    "manager",
                                    "communicator",
                                    "chief",
                                    "superior",
                                    "registrar",
                                    "insight",
                                    "system_administrator",
                                ],
                            )
                        ),
                        name="grant_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("department__isnull", False),
                                ("role__in", ["department_admin", "manager", "registrar"]),
                            ),
                            models.Q(
                                ("department__isnull", True),
                                (
                                    "role__in",
                                    ["communicator", "chief", "superior", "insight", "system_administrator"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="grant_department_where_the_role_wants_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acting", False), ("role__in", ["chief", "superior"]), _connector="OR"
                        ),
                        name="grant_acting_only_for_deciders",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="grant_until_after_since",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDepartment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("slug", models.SlugField(editable=False, max_length=170, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("board", "board"),
                            ("administration", "administration"),
                            ("unit", "unit"),
                            ("company", "company"),
                        ],
                        default="unit",
                        max_length=14,
                        verbose_name="kind of department",
                    ),
                ),
                ("mailbox", models.EmailField(blank=True, max_length=254, verbose_name="function mailbox")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical department",
                "verbose_name_plural": "historical departments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGrant",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("seal", models.JSONField(default=accounts.versions.new_seal, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("department_admin", "Account coordinator"),
                            ("manager", "Manager"),
                            ("communicator", "Communicator"),
                            ("chief", "Communications chief"),
                            ("superior", "Superior"),
                            ("registrar", "Registrar"),
                            ("insight", "Read access"),
                            ("system_administrator", "System administrator"),
                        ],
                        max_length=24,
                        verbose_name="role",
                    ),
                ),
                ("acting", models.BooleanField(default=False, verbose_name="acting")),
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
                "verbose_name": "historical grant",
                "verbose_name_plural": "historical grants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerson",
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
                ("email", models.EmailField(db_index=True, max_length=254, verbose_name="e-mail address")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("title", models.CharField(blank=True, max_length=150, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("en", "English")],
                        default="sv",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invited")),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                (
                    "pseudonymised_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="pseudonymised"),
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
            ],
            options={
                "verbose_name": "historical person",
                "verbose_name_plural": "historical people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSignature",
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
                ("name", models.CharField(max_length=150, verbose_name="name")),
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
            ],
            options={
                "verbose_name": "historical signature",
                "verbose_name_plural": "historical signatures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=32, unique=True)),
                ("path", models.CharField(max_length=300)),
                ("led_to", models.CharField(blank=True, max_length=600)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
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
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
            },
        ),
        migrations.CreateModel(
            name="ActSubject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("subject_id", models.CharField(max_length=170)),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="about", to="accounts.act"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["label", "subject_id", "act"], name="act_subject")],
                "constraints": [
                    models.UniqueConstraint(fields=("act", "label", "subject_id"), name="act_subject_once")
                ],
            },
        ),
    ]
