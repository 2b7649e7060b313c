"""Cases, their messages and declared conflicts of interest, and the decisions that somebody answers for."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts import titles
from accounts.constraints import one_of
from accounts.ids import public_id
from accounts.models import Department, Person
from accounts.triggers import append_only
from accounts.versions import Versions
from registry.guidelines.models import Guideline
from registry.register.models import SocialAccount

KINDS = (
    ("report", _("report")),
    ("application", _("application")),
    ("closure", _("closure")),
)
STATES = (
    ("draft", _("draft")),
    ("submitted", _("submitted")),
    ("returned", _("returned")),
    ("approved", _("approved")),
    ("published", _("published")),
    ("declined", _("declined")),
    ("withdrawn", _("withdrawn")),
    ("proposed", pgettext_lazy("case", "proposed")),
    ("hearing", _("being heard")),
    ("ready", _("ready for decision")),
    ("running_down", _("running down")),
    ("kept", pgettext_lazy("case", "kept")),
    ("resting", pgettext_lazy("case", "resting")),
    ("awaiting_acceptance", _("awaiting acceptance")),
    ("handed_over", _("handed over")),
    ("woken", pgettext_lazy("case", "woken")),
    ("closed", pgettext_lazy("case", "closed")),
    ("recalled", _("decision recalled")),
)
"""Those of applications, then those of closures; both can be withdrawn."""
OPEN = (
    "submitted",
    "returned",
    "approved",
    "proposed",
    "hearing",
    "ready",
    "running_down",
    "awaiting_acceptance",
)
"""One case of a kind in these states for an account."""
STANDING = Q(kind="closure", state__in=("kept", "resting"), ended_at=None)
"""A decision that keeps an account or lets it rest stands until another case decides about it."""
OUTCOMES = (
    ("approved", _("approved")),
    ("declined", _("declined")),
    ("closed", pgettext_lazy("decision", "to be closed")),
    ("kept", pgettext_lazy("decision", "to be kept")),
    ("resting", pgettext_lazy("decision", "to rest")),
    ("handed_over", pgettext_lazy("decision", "to be handed over")),
    ("recalled", pgettext_lazy("decision", "earlier decision recalled")),
)
CAPACITIES = ("chief", "acting_chief", "superior", "acting_superior")


class CaseNumber(models.Model):
    """The last case number given in a year; the next one is drawn under its lock, so that none is skipped."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04}"


class Case(models.Model):
    """A procedure that changes an account's status once, through a decision.

    `form` is the form's own text: the draft while it is one, afterwards what was sent in. `version` counts the
    moves, so that two people deciding at once cannot both win.
    """

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    number = models.CharField(_("case number"), max_length=12, unique=True, null=True, blank=True)
    kind = models.CharField(_("kind of case"), max_length=11, choices=KINDS)
    state = models.CharField(_("state"), max_length=19, choices=STATES, default="draft", editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    account = models.ForeignKey(
        SocialAccount, models.PROTECT, verbose_name=_("account"), null=True, blank=True, related_name="cases"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("department"), null=True, blank=True, related_name="cases"
    )
    # None is the system, which may propose a closure.
    applicant = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("applicant"),
        null=True,
        blank=True,
        related_name="applied_for",
    )
    form = models.JSONField(_("what was written"), default=dict)
    started_at = models.DateTimeField(_("started"))
    submitted_at = models.DateTimeField(_("sent in"), null=True, blank=True)
    due_on = models.DateField(_("answered at the latest"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    manager = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("manager"), null=True, blank=True, related_name="vouches_for"
    )
    manager_agrees = models.BooleanField(_("the manager agrees"), null=True, blank=True)
    manager_note = models.TextField(_("what is not right, says the manager"), blank=True)
    manager_at = models.DateTimeField(_("the manager answered"), null=True, blank=True)

    recommends = models.BooleanField(_("recommended"), null=True, blank=True)
    recommendation = models.TextField(_("recommendation"), blank=True)
    recommended_by = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("recommended by"),
        null=True,
        blank=True,
        related_name="recommended",
    )
    missing = models.TextField(_("what is missing"), blank=True)
    diary_number = models.CharField(_("diary number"), max_length=60, blank=True)

    history = Versions(plain=("number",))

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ("-submitted_at", "-id")
        constraints = (
            one_of("kind", KINDS, name="case_kind_known"),
            one_of("state", STATES, name="case_state_known"),
            models.CheckConstraint(
                name="case_manager_who_agrees",
                condition=Q(manager_agrees__isnull=True) | Q(manager__isnull=False),
            ),
            models.CheckConstraint(
                name="case_somebody_who_recommends",
                condition=Q(recommends__isnull=True) | Q(recommended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="case_beyond_draft_is_numbered",
                condition=(
                    Q(state="draft", number__isnull=True) & (Q(account__isnull=True) | Q(kind="closure"))
                )
                | (
                    ~Q(state="draft")
                    & Q(number__isnull=False, account__isnull=False, department__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="case_has_an_applicant", condition=Q(applicant__isnull=False) | Q(kind="closure")
            ),
            models.UniqueConstraint(
                name="one_open_case_of_a_kind", fields=("account", "kind"), condition=Q(state__in=OPEN)
            ),
        )
        indexes = (models.Index(name="case_state", fields=("state", "submitted_at")),)

    def __str__(self) -> str:
        return self.number or str(_("draft"))

    @property
    def responsible_id(self) -> int | None:
        """Key of whoever answers for the account."""
        return self.account.responsible_id if self.account else None

    @property
    def deputy_ids(self) -> Collection[int]:
        """Keys of the account's deputies."""
        return self.account.deputy_ids if self.account else ()

    @property
    def applicant_name(self) -> str:
        """Who applied or proposed it, by name; the register where the system did."""
        return self.applicant.name if self.applicant else capfirst(str(titles.capacity("system")))

    @property
    def bars_applicant(self) -> bool:
        """Whether whoever applied may not decide; of whoever proposed a closure the municipality says it."""
        return self.kind != "closure" or not settings.PROPOSER_MAY_DECIDE

    @cached_property
    def conflicted_ids(self) -> Collection[int]:
        """Keys of those of whom a conflict of interest has been declared."""
        return {conflict.person_id for conflict in self.conflicts.all() if not conflict.lifted}

    @property
    def receiver_id(self) -> int | None:
        """Key of whoever is to take the account over."""
        return self.closure.to_person_id if self.state == "awaiting_acceptance" else None

    @property
    def account_department_id(self) -> int | None:
        """Key of the department that has the account today; the case stays with the one that it was about."""
        return self.account.department_id if self.account else None

    @property
    def receiving_department_id(self) -> int | None:
        """Key of the department that is to take the account over."""
        return self.closure.to_department_id if self.state == "awaiting_acceptance" else None


class Conflict(models.Model):
    """A conflict of interest that somebody has declared by hand: this person does not decide this case."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name=_("case"), related_name="conflicts")
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("has a conflict of interest"), related_name="+"
    )
    reason = models.TextField(_("reason"))
    declared_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("declared by"), related_name="declared_conflicts"
    )
    at = models.DateTimeField(_("declared"))
    lifted = models.TextField(_("no conflict of interest, because"), blank=True)
    lifted_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("lifted by"), null=True, blank=True, related_name="+"
    )

    history = Versions()

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(name="conflict_once", fields=("case", "person"), condition=Q(lifted="")),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.person}"


SIDES = (("department", _("department")), ("unit", _("communications unit")))


class Message(models.Model):
    """A message on a case between the department and the communications unit."""

    SIDES = SIDES

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, verbose_name=_("case"), related_name="messages")
    side = models.CharField(_("from"), max_length=10, choices=SIDES)
    by = models.ForeignKey(Person, models.PROTECT, verbose_name=_("written by"), related_name="+")
    at = models.DateTimeField(_("written"))
    text = models.TextField(_("message"))
    read_at = models.DateTimeField(_("read by the other side"), null=True, blank=True)

    history = Versions()

    class Meta:
        verbose_name = _("message on a case")
        verbose_name_plural = _("messages on cases")
        ordering = ("at", "id")
        constraints = (one_of("side", SIDES, name="message_side_known"),)

    def __str__(self) -> str:
        return f"{self.case} {self.at:%Y-%m-%d}"


class Decision(models.Model):
    """What was decided, by whom, in which capacity and on what ground; never changed, only replaced by another.

    `applicant` is a copy, so that the database itself refuses that somebody decides on what they applied for.
    `until` is the last day of an account to be closed, when one that is kept is followed up, or until when one
    rests; `ends_on` the planned end of one that is approved. `terms` is whatever else was decided (cases/terms.py).
    """

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, verbose_name=_("case"), related_name="decisions")
    account = models.ForeignKey(
        SocialAccount, models.PROTECT, verbose_name=_("account"), related_name="decisions"
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=OUTCOMES)
    reason = models.TextField(_("reason"))
    conditions = models.TextField(_("conditions"), blank=True)
    ends_on = models.DateField(_("planned end"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    terms = models.JSONField(_("terms of the decision"), default=dict, blank=True)
    decider = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("decided by"), related_name="decisions"
    )
    capacity = models.CharField(_("capacity"), max_length=16)
    basis = models.CharField(_("basis"), max_length=300, blank=True)
    delegation_point = models.CharField(_("delegation point"), max_length=60, blank=True)
    decided_on = models.DateField(_("decided"))
    at = models.DateTimeField(_("decided at"))
    guideline = models.ForeignKey(
        Guideline, models.PROTECT, verbose_name=_("guideline in force"), related_name="decisions"
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, verbose_name=_("replaces"), null=True, blank=True, related_name="replaced_by"
    )
    # None where whoever proposed it may decide, or where the system proposed it.
    applicant = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("applicant"), null=True, blank=True, related_name="+"
    )
    # Set by accounts.history.destroy() alone: the one change that the table's triggers let through.
    destroyed_on = models.DateField(_("texts destroyed"), null=True, blank=True, editable=False)

    history = Versions(plain=("capacity",))

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("at", "id")
        constraints = (
            one_of("outcome", OUTCOMES, name="decision_outcome_known"),
            models.CheckConstraint(name="decision_capacity_known", condition=Q(capacity__in=CAPACITIES)),
            models.CheckConstraint(
                name="decision_not_on_ones_own_application", condition=~Q(decider=F("applicant"))
            ),
            models.CheckConstraint(
                name="decision_has_a_reason", condition=~Q(reason="") | Q(destroyed_on__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.outcome}"


append_only(Decision)
