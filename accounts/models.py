"""People, the tree of departments, what each person has been granted, and the log of acts."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.constraints import one_of
from accounts.ids import public_id
from accounts.roles import ROLES
from accounts.triggers import append_only
from accounts.versions import Versions


def address_key(email: str) -> str:
    """An e-mail address as identity: without blanks around it, in small letters."""
    return email.strip().casefold()


class People(BaseUserManager):
    """How sign-in finds a person; people are entered by staffing.enter_person."""

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(email=address_key(username or ""))


LANGUAGES = (("sv", _("Swedish")), ("en", _("English")))


class Person(AbstractBaseUser):
    """Somebody at the municipality, who may have been invited to sign in; the e-mail address is the identity.

    Never deleted: deactivated, since history names people by key.
    """

    LANGUAGES = LANGUAGES

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=150)
    title = models.CharField(_("title"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="sv")
    is_active = models.BooleanField(_("active"), default=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    entered_at = models.DateTimeField(_("entered"))
    # Set by accounts.pseudonymising alone: since then the name is «tidigare anställd».
    pseudonymised_on = models.DateField(_("pseudonymised"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]

    objects = People()
    history = Versions(excluded_fields=["last_login", "password"])

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name", "id")
        constraints = (one_of("language", LANGUAGES, name="person_language_known"),)

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def signed_as(self) -> str:
        """What somebody is called in what they have decided: their name, also when they are «tidigare anställd»."""
        signature = Signature.objects.filter(person=self.pk).first() if self.pseudonymised_on else None
        return signature.name if signature else self.name

    @property
    def may_sign_in(self) -> bool:
        """Whether this person has been invited and is still active."""
        return self.is_active and self.invited_at is not None


class Signature(models.Model):
    """What somebody was called who decided something, kept for their decisions when the name is gone elsewhere."""

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    person = models.OneToOneField(Person, models.PROTECT, verbose_name=_("person"), related_name="signature")
    name = models.CharField(_("name"), max_length=150)

    history = Versions()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")

    def __str__(self) -> str:
        return self.name


DEPARTMENT_KINDS = (
    ("board", _("board")),
    ("administration", _("administration")),
    ("unit", _("unit")),
    ("company", _("company")),
)


class Department(models.Model):
    """A place in the municipality's tree: board, administration, unit or company."""

    KINDS = DEPARTMENT_KINDS
    AUTHORITIES = ("board", "company")

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(_("short name"), max_length=170, unique=True, editable=False)
    kind = models.CharField(_("kind of department"), max_length=14, choices=KINDS, default="unit")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="children",
    )
    mailbox = models.EmailField(_("function mailbox"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)

    history = Versions()

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ("name", "id")
        constraints = (one_of("kind", DEPARTMENT_KINDS, name="department_kind_known"),)

    def __str__(self) -> str:
        return self.name

    @property
    def public_id(self) -> str:
        """The department's name in addresses and in the log: its slug, which never changes."""
        return self.slug


class Grant(models.Model):
    """A person holds a role, in a department or everywhere, from a day and perhaps until a day (both included)."""

    ROLE_CHOICES = tuple((role.key, role.label) for role in ROLES)
    DEPARTMENTAL = tuple(role.key for role in ROLES if role.scope == "department")
    ACTABLE = tuple(role.key for role in ROLES if role.acting)

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="grants")
    role = models.CharField(_("role"), max_length=24, choices=ROLE_CHOICES)
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("department"), null=True, blank=True, related_name="grants"
    )
    acting = models.BooleanField(_("acting"), default=False)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    history = Versions()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = ("since", "id")
        constraints = (
            models.CheckConstraint(
                name="grant_role_known", condition=Q(role__in=[role.key for role in ROLES])
            ),
            models.CheckConstraint(
                name="grant_department_where_the_role_wants_one",
                condition=Q(
                    role__in=[r.key for r in ROLES if r.scope == "department"], department__isnull=False
                )
                | Q(role__in=[r.key for r in ROLES if r.scope == "municipality"], department__isnull=True),
            ),
            models.CheckConstraint(
                name="grant_acting_only_for_deciders",
                condition=Q(acting=False) | Q(role__in=[role.key for role in ROLES if role.acting]),
            ),
            models.CheckConstraint(
                name="grant_until_after_since", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.role}"


class Act(models.Model):
    """One row of the chained log: who did what to what, when, and the digests of the versions it wrote.

    Holds no name and no free text. The database itself refuses to change or delete a row.
    """

    seq = models.BigIntegerField(primary_key=True)
    verb = models.CharField(_("what was done"), max_length=40)
    actor = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("by"), null=True, blank=True, related_name="acts"
    )
    capacity = models.CharField(_("capacity"), max_length=20, blank=True)
    subjects = models.JSONField(_("about"))
    reason = models.CharField(_("digest of the reason"), max_length=64, blank=True)
    versions = models.JSONField(_("versions"))
    at = models.DateTimeField(_("when"))
    recorded_at = models.DateTimeField(_("recorded"))
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ("-seq",)

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"


class ActSubject(models.Model):
    """What an act is about, as an index for timelines; the log itself holds the same pairs under its hash."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="about")
    label = models.CharField(max_length=40)
    # A department is named by its slug, the longest name there is.
    subject_id = models.CharField(max_length=170)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="act_subject_once", fields=("act", "label", "subject_id")),
        )
        indexes = (models.Index(name="act_subject", fields=("label", "subject_id", "act")),)

    def __str__(self) -> str:
        return f"{self.label} {self.subject_id}"


class LogHead(models.Model):
    """The one row that says where the log ends: its last number and hash."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(name="one_log_head", condition=Q(id=1)),)

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


append_only(Act)
append_only(ActSubject)


from accounts.receipts import Receipt  # noqa: E402 (a table of its own room, which needs Person)

__all__ = [
    "Act",
    "ActSubject",
    "Department",
    "Grant",
    "LogHead",
    "People",
    "Person",
    "Receipt",
    "Signature",
    "address_key",
]
