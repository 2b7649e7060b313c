"""What has been taken away from accounts, and for how long each authority keeps what shows it."""

from collections.abc import Collection

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.constraints import one_of
from accounts.ids import public_id
from accounts.models import Department, Person
from accounts.versions import Versions
from registry.register.models import SocialAccount

KINDS = (
    ("comment", _("comment")),
    ("post", _("somebody else's post")),
    ("message", _("message")),
    ("review", _("review of us")),
    ("picture", _("picture or film")),
    ("own_post", _("our own post")),
)
REASONS = (
    ("offensive", _("offensive, degrading or unsuitable")),
    ("threat", _("threat")),
    ("hatred", _("agitation against a group")),
    ("incitement", _("incitement to crime")),
    ("privacy", _("unlawful breach of privacy")),
    ("child_abuse", _("child sexual abuse material")),
    ("violence", _("unlawful depiction of violence")),
    ("copyright", _("copyright")),
    ("secrecy", _("secrecy")),
    ("personal_data", _("personal data")),
    ("defamation", _("defamation")),
    ("advertising", _("advertising or spam")),
    ("mistake", _("our own mistake")),
    ("off_topic", _("off topic")),
    ("duplicate", _("duplicate")),
)
"""Why something is taken away. A critical opinion is no reason (Ale's guideline; lag 1998:112 for what is unlawful)."""
ACTIONS = (("deleted", _("deleted")), ("hidden", _("hidden")))

UNSEEN = ("secrecy", "child_abuse")
"""Of these nothing that shows it is ever kept."""
CRIMES = ("threat", "hatred", "incitement", "privacy", "child_abuse", "violence")
"""What may be a matter for the police."""


class Retention(models.Model):
    """An authority's decision on how long evidence of removals is kept (gallringsbeslut), in months.

    There is no default: without one in force nothing is destroyed. `ended_on` is the day it was replaced or repealed.
    """

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    authority = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("authority"), related_name="retentions"
    )
    diary_number = models.CharField(_("diary number"), max_length=60)
    paragraph = models.CharField(_("paragraph"), max_length=20, blank=True)
    decided_on = models.DateField(_("decided on"))
    months = models.PositiveIntegerField(_("kept for (months)"))
    ended_on = models.DateField(_("no longer in force from"), null=True, blank=True)

    history = Versions()

    class Meta:
        verbose_name = _("retention decision")
        verbose_name_plural = _("retention decisions")
        ordering = ("-decided_on", "-id")
        constraints = (
            models.UniqueConstraint(
                name="one_retention_in_force", fields=("authority",), condition=Q(ended_on__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.diary_number

    @property
    def department_id(self) -> int:
        """Whose it is, as permissions ask."""
        return self.authority_id


class Removal(models.Model):
    """Content that was taken away from an account, by the authority that had the account then.

    `text` and `picture` (its name among the private files) are the evidence; `url`, `author` and whatever else
    somebody wrote is destroyed with it when its time comes, on `destroyed_on` by the decision `destroyed_under`.
    `removed_by` says who took it away where that was not whoever logged it.
    """

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    account = models.ForeignKey(
        SocialAccount, models.PROTECT, verbose_name=_("account"), related_name="removals"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("department"), related_name="removals"
    )
    kind = models.CharField(_("what was removed"), max_length=8, choices=KINDS)
    reason = models.CharField(_("reason"), max_length=13, choices=REASONS)
    action = models.CharField(_("how"), max_length=7, choices=ACTIONS)
    seen_on = models.DateField(_("seen"), null=True, blank=True)
    removed_on = models.DateField(_("removed"))
    removed_by = models.CharField(_("removed by"), max_length=150, blank=True)
    logged_by = models.ForeignKey(Person, models.PROTECT, verbose_name=_("logged by"), related_name="+")
    logged_at = models.DateTimeField(_("logged"))

    url = models.CharField(_("address of the post"), max_length=2048, blank=True)
    author = models.CharField(_("who wrote it"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    picture = models.CharField(_("picture"), max_length=80, blank=True, editable=False)
    picture_type = models.CharField(max_length=40, blank=True, editable=False)
    picture_sha256 = models.CharField(_("checksum of the picture"), max_length=64, blank=True, editable=False)

    author_told = models.CharField(_("how the writer was told"), max_length=300, blank=True)
    reported_on = models.DateField(_("reported to the platform"), null=True, blank=True)
    police_on = models.DateField(_("reported to the police"), null=True, blank=True)
    police_report = models.CharField(_("police report"), max_length=300, blank=True)
    blocked_from = models.DateField(_("blocked from"), null=True, blank=True)
    blocked_until = models.DateField(_("blocked until"), null=True, blank=True)
    block_note = models.CharField(_("why the block goes on"), max_length=300, blank=True)
    unblocked_on = models.DateField(_("block lifted"), null=True, blank=True)

    diary_number = models.CharField(_("diary number"), max_length=60, blank=True)
    records_plan_item = models.CharField(_("item of the records plan"), max_length=100, blank=True)
    destroyed_on = models.DateField(_("destroyed"), null=True, blank=True)
    destroyed_under = models.ForeignKey(
        Retention,
        models.PROTECT,
        verbose_name=_("destroyed by"),
        null=True,
        blank=True,
        related_name="removals",
    )

    history = Versions(plain=("picture_type",))

    class Meta:
        verbose_name = _("removed content")
        verbose_name_plural = _("removed content")
        ordering = ("-removed_on", "-id")
        constraints = (
            one_of("kind", KINDS, name="removal_kind_known"),
            one_of("reason", REASONS, name="removal_reason_known"),
            one_of("action", ACTIONS, name="removal_action_known"),
            models.CheckConstraint(
                name="removal_nothing_shown_of_some",
                condition=~Q(reason__in=UNSEEN) | Q(text="", picture=""),
            ),
            models.CheckConstraint(
                name="removal_nobody_led_to_child_abuse",
                condition=~Q(reason="child_abuse") | Q(url=""),
            ),
            models.CheckConstraint(
                name="removal_seen_before_removed",
                condition=Q(seen_on__isnull=True) | Q(seen_on__lte=F("removed_on")),
            ),
            models.CheckConstraint(
                name="removal_block_has_an_end",
                condition=Q(blocked_from__isnull=True, blocked_until__isnull=True)
                | Q(blocked_until__gte=F("blocked_from")),
            ),
        )
        indexes = (
            models.Index(name="removal_of_department", fields=("department", "removed_on")),
            models.Index(name="removal_of_account", fields=("account", "removed_on")),
        )

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_registered(self) -> bool:
        """Whether it stands in a diary or under an item of the records plan."""
        return bool(self.diary_number or self.records_plan_item)

    @property
    def is_blocking(self) -> bool:
        """Whether somebody is blocked for it still."""
        return self.blocked_until is not None and self.unblocked_on is None

    @property
    def with_its_account(self) -> bool:
        """Whether the account is still where it was: its people elsewhere have no part in what was before them."""
        return self.account.department_id == self.department_id

    @property
    def responsible_id(self) -> int | None:
        """Key of whoever answers for the account."""
        return self.account.responsible_id if self.with_its_account else None

    @property
    def deputy_ids(self) -> Collection[int]:
        """Keys of the account's deputies."""
        return self.account.deputy_ids if self.with_its_account else ()

    @property
    def moderator_ids(self) -> Collection[int]:
        """Keys of those who look after the account."""
        return self.account.moderator_ids if self.with_its_account else ()
