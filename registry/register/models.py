"""The register itself: a social-media account, and who has which part in it from when until when."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.constraints import one_of
from accounts.ids import public_id
from accounts.models import Department, Person
from accounts.versions import Versions
from registry.register.indexes import InOrder, Letters

STATUSES = (
    ("proposed", _("proposed")),
    ("approved", _("approved")),
    ("active", _("active")),
    ("resting", _("resting")),
    ("closing", _("closing")),
    ("closed", _("closed")),
    ("declined", _("declined")),
    ("withdrawn", _("withdrawn")),
)
IN_USE = ("active", "resting")
"""What can be closed: no decision to close has been made."""
LIVE = ("proposed", "approved", *IN_USE, "closing")
"""One account of these for an identity key."""
LISTED = (*IN_USE, "closing")
"""What the public list shows; closed accounts stand beside it, each at its own address."""
PUBLIC = (*LISTED, "closed")
"""What a stranger may see; registry/public/listing.py says how."""

KINDS = (
    ("main", _("main account")),
    ("unit", _("unit account")),
    ("campaign", _("campaign account")),
    ("crisis", _("crisis account")),
    ("role", _("role account")),
)
THEMES = (
    ("bibliotek-kultur", _("Libraries and culture")),
    ("forskola-skola", _("Preschool and school")),
    ("omsorg-stod", _("Care and support")),
    ("trafik-gator", _("Traffic and streets")),
    ("kris-sakerhet", _("Crisis and safety")),
    ("bygga-bo", _("Building and living")),
    ("naringsliv-arbete", _("Business and work")),
    ("politik", _("Politics")),
    ("kommunen", _("The municipality")),
)
CLOSED_REASONS = (
    ("unused", _("no longer used")),
    ("replaced", _("replaced by another account")),
    ("closed_by_municipality", _("closed by the municipality")),
)
SHOWN_PEOPLE = (("no", _("no")), ("adults", _("adults")), ("children", _("children")))
PRESERVATION = (
    ("overview", _("overview")),
    ("unique", _("unique posts")),
    ("complete", _("complete")),
)
PACES = (
    ("weekly", _("every week")),
    ("monthly", _("every month")),
    ("season", _("in season")),
    ("needed", _("when needed")),
)


class SocialAccount(models.Model):
    """A social-media account that speaks, spoke or may come to speak in the municipality's name.

    A public one has an address, an identity key and a responsible person (a CHECK says so); `responsible` is
    the key of today's, the periods are in Responsibility. Status changes only through a case, or by `enter`.
    """

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=STATUSES, default="proposed", editable=False
    )

    platform = models.CharField(_("platform"), max_length=20)
    platform_label = models.CharField(_("name of the platform"), max_length=60, blank=True)
    handle = models.CharField(_("handle"), max_length=300, blank=True)
    url = models.URLField(_("address"), max_length=2048, blank=True)
    address_kind = models.CharField(_("kind of address"), max_length=20, blank=True)
    key = models.CharField(_("identity key"), max_length=400, blank=True)
    platform_id = models.CharField(_("the platform's permanent id"), max_length=100, blank=True)

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=KINDS, default="unit")
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("department"), related_name="social_accounts"
    )
    purpose = models.TextField(_("purpose"), blank=True)
    audience = models.CharField(_("audience"), max_length=300, blank=True)
    added_value = models.TextField(_("why an account of its own"), blank=True)
    theme = models.CharField(_("theme"), max_length=20, choices=THEMES, blank=True)
    description = models.TextField(_("text in the list"), blank=True)
    description_en = models.TextField(_("text in the list, in English"), blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True, default="sv")
    watched = models.CharField(_("when comments are read"), max_length=200, blank=True)
    replies_within_hours = models.PositiveIntegerField(_("answers within (hours)"), null=True, blank=True)
    comments_open = models.BooleanField(_("comments are open"), null=True, blank=True)
    pace = models.CharField(_("how often something is published"), max_length=8, choices=PACES, blank=True)
    contact = models.EmailField(_("function mailbox"), blank=True)

    responsible = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("responsible"),
        null=True,
        blank=True,
        related_name="answers_for",
    )
    unit_has_access = models.BooleanField(_("the communications unit has access"), null=True, blank=True)
    password_place = models.CharField(_("where the password is kept"), max_length=200, blank=True)
    two_factor_on = models.DateField(_("two-factor sign-in confirmed"), null=True, blank=True)
    proof_on = models.DateField(_("the profile links back, seen"), null=True, blank=True)
    proof_note = models.CharField(_("how the link back was seen"), max_length=300, blank=True)

    shows_people = models.CharField(_("people are shown"), max_length=8, choices=SHOWN_PEOPLE, blank=True)
    processing_record = models.CharField(_("processing record"), max_length=200, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    preservation = models.CharField(_("preservation level"), max_length=8, choices=PRESERVATION, blank=True)
    preserved_on = models.DateField(_("last preserved"), null=True, blank=True)
    records_plan_item = models.CharField(_("item of the records plan"), max_length=100, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=60, blank=True)

    warning = models.TextField(_("warning"), blank=True)
    warning_since = models.DateTimeField(_("warning since"), null=True, blank=True)

    opened_on = models.DateField(_("opened"), null=True, blank=True)
    registered_on = models.DateField(_("registered"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed"), null=True, blank=True)
    ends_on = models.DateField(_("planned end"), null=True, blank=True)
    last_post_on = models.DateField(_("last post"), null=True, blank=True)
    followers = models.PositiveIntegerField(_("followers"), null=True, blank=True)
    rests_until = models.DateField(_("rests until"), null=True, blank=True)
    closes_on = models.DateField(_("last day"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    closed_reason = models.CharField(_("why closed"), max_length=24, choices=CLOSED_REASONS, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("successor"), null=True, blank=True, related_name="replaced"
    )

    # The account of the same identity that was closed before this one was applied for.
    earlier = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("before it"), null=True, blank=True, related_name="later"
    )

    changed_unseen_at = models.DateTimeField(_("changed, not yet seen by the unit"), null=True, blank=True)
    responsible_for_now = models.BooleanField(
        _("the responsible person is for the time being"), default=False
    )
    sort_name = models.CharField(max_length=400, editable=False)
    search = models.TextField(editable=False)
    # How its handle looks (register/likeness.py): look-alikes are found by it.
    skeleton = models.CharField(max_length=100, editable=False, blank=True, default="")
    # The same read backwards: which names end like it is asked of an index too.
    skeleton_back = models.CharField(max_length=100, editable=False, blank=True, default="")
    # By one value, so that the list is read in its order from an index, however long it is.
    listed = models.GeneratedField(
        expression=Case(When(status__in=LISTED, then=Value(1)), default=Value(0)),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    # The platform and how its address is written are keys of a table. sort_name, search, the skeletons and
    # listed are drawn from the other fields, so versions leave them out.
    history = Versions(
        plain=("platform", "address_kind", "language"),
        excluded_fields=["sort_name", "search", "skeleton", "skeleton_back", "listed"],
    )

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ("sort_name", "id")
        constraints = (
            one_of("status", STATUSES, name="account_status_known"),
            one_of("kind", KINDS, name="account_kind_known"),
            one_of("theme", THEMES, name="account_theme_known", empty=True),
            one_of("closed_reason", CLOSED_REASONS, name="account_closed_reason_known", empty=True),
            one_of("pace", PACES, name="account_pace_known", empty=True),
            one_of("shows_people", SHOWN_PEOPLE, name="account_shows_people_known", empty=True),
            one_of("preservation", PRESERVATION, name="account_preservation_known", empty=True),
            models.CheckConstraint(
                name="account_public_is_complete",
                condition=~Q(status__in=PUBLIC) | (~Q(url="") & ~Q(key="") & Q(responsible__isnull=False)),
            ),
            models.UniqueConstraint(
                name="account_one_live_per_key", fields=("key",), condition=Q(status__in=LIVE) & ~Q(key="")
            ),
        )
        indexes = (
            models.Index(name="account_list", fields=("status", "sort_name", "id")),
            InOrder(name="account_listed", fields=("listed", "sort_name", "id"), search="search"),
            Letters(name="account_search", fields=("search",)),
            models.Index(name="account_department", fields=("department", "status")),
            models.Index(name="account_key", fields=("key",)),
            # By the codes of the letters: no dictionary's order says how many letters two names have in common.
            models.Index(name="account_skeleton", fields=("skeleton",), opclasses=("varchar_pattern_ops",)),
            models.Index(
                name="account_skeleton_back", fields=("skeleton_back",), opclasses=("varchar_pattern_ops",)
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        """Whether a stranger may see it."""
        return self.status in PUBLIC

    @cached_property
    def parts(self) -> dict[str, list["Responsibility"]]:
        """Who has which part in the account today, by part."""
        held: dict[str, list[Responsibility]] = {}
        for row in self.responsibilities.filter(until__isnull=True).select_related("person"):
            held.setdefault(row.part, []).append(row)
        return held

    @property
    def deputy_ids(self) -> Collection[int]:
        """Keys of today's deputies."""
        return {row.person_id for row in self.parts.get("deputy", ())}

    @property
    def moderator_ids(self) -> Collection[int]:
        """Keys of today's administrators and editors, who take away what should not stand there."""
        return {row.person_id for part in ("administrator", "editor") for row in self.parts.get(part, ())}

    @property
    def applicant_ids(self) -> Collection[int]:
        """Keys of those who applied for it or reported it, however the case ended."""
        return set(self.cases.values_list("applicant", flat=True))

    @property
    def asked_manager_ids(self) -> Collection[int]:
        """Keys of the managers who were asked to agree to it."""
        return set(self.cases.filter(manager__isnull=False).values_list("manager", flat=True))


class Responsibility(models.Model):
    """A person has a part in an account from a day and until a day (the last one included, or none yet)."""

    PARTS = (
        ("responsible", _("responsible")),
        ("deputy", _("deputy")),
        ("administrator", _("administrator")),
        ("editor", _("editor")),
        ("spokesperson", _("spokesperson")),
    )

    account = models.ForeignKey(
        SocialAccount, models.PROTECT, verbose_name=_("account"), related_name="responsibilities"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("person"), related_name="responsibilities"
    )
    part = models.CharField(_("part"), max_length=13, choices=PARTS)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    history = Versions()

    class Meta:
        verbose_name = _("part in an account")
        verbose_name_plural = _("parts in accounts")
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                name="one_current_responsible",
                fields=("account",),
                condition=Q(part="responsible", until__isnull=True),
            ),
            models.UniqueConstraint(
                name="one_current_part_per_person",
                fields=("account", "person", "part"),
                condition=Q(until__isnull=True),
            ),
            models.CheckConstraint(
                name="part_known",
                condition=Q(part__in=("responsible", "deputy", "administrator", "editor", "spokesperson")),
            ),
            models.CheckConstraint(
                name="part_until_after_since",
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.part}"

    def held_on(self, day: date) -> bool:
        """Whether the part was held on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def read_parts(accounts: Iterable[SocialAccount]) -> None:
    """Reads who has which part today in many accounts at once, where it has not been read."""
    unread = {account.pk: account for account in accounts if "parts" not in account.__dict__}
    for account in unread.values():
        account.parts = {}
    rows = Responsibility.objects.filter(account__in=unread, until__isnull=True).select_related("person")
    for row in rows if unread else ():
        unread[row.account_id].parts.setdefault(row.part, []).append(row)
