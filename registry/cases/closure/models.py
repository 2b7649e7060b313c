"""What a closure knows besides what every case does: its ground, the hearing, what was decided, the steps."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.constraints import one_of
from accounts.ids import public_id
from accounts.models import Department, Person
from accounts.versions import Versions
from registry.cases.models import Case
from registry.guidelines.models import Requirement
from registry.register.models import CLOSED_REASONS, SocialAccount

GROUNDS = (
    ("unused", _("no longer used")),
    ("reorganisation", _("reorganisation")),
    ("end_date", _("end date reached")),
    ("inactive", _("inactive")),
    ("breach", _("breaks the guideline")),
    ("platform", _("the platform is forbidden or gone")),
    ("hijacked", pgettext_lazy("ground", "hijacked")),
)
"""Why an account is proposed to be closed (the municipality's guideline, and DOMAIN's list)."""


class Closure(models.Model):
    """What is said and decided in a case about closing an account; one for each case of the kind.

    `answer` is the owner's statement, `answer_agrees` whether it was «Ja, avsluta». `status_before` and
    `rests_before` are what the account goes back to when the decision is recalled.
    """

    case = models.OneToOneField(Case, models.PROTECT, verbose_name=_("case"), related_name="closure")
    ground = models.CharField(_("ground"), max_length=14, choices=GROUNDS)
    facts = models.TextField(_("what the proposal builds on"), blank=True)
    requirement = models.ForeignKey(
        Requirement,
        models.PROTECT,
        verbose_name=_("requirement that is broken"),
        null=True,
        blank=True,
        related_name="+",
    )
    wanted_last_day = models.DateField(_("proposed last day"), null=True, blank=True)

    question = models.TextField(_("what the owner is asked"), blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    hearing_skipped = models.TextField(_("why nobody is heard"), blank=True)
    answer = models.TextField(_("statement"), blank=True)
    answer_agrees = models.BooleanField(_("the owner agrees"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("statement by"),
        null=True,
        blank=True,
        related_name="case_statements",
    )
    answered_at = models.DateTimeField(_("statement given"), null=True, blank=True)

    status_before = models.CharField(max_length=10, blank=True, editable=False)
    rests_before = models.DateField(null=True, blank=True, editable=False)
    closed_reason = models.CharField(_("why closed"), max_length=24, choices=CLOSED_REASONS, blank=True)
    successor = models.ForeignKey(
        SocialAccount,
        models.PROTECT,
        verbose_name=_("successor"),
        null=True,
        blank=True,
        related_name="succeeds_in",
    )
    followers_told = models.TextField(_("what followers are told"), blank=True)
    to_department = models.ForeignKey(
        Department,
        models.PROTECT,
        verbose_name=_("handed over to (department)"),
        null=True,
        blank=True,
        related_name="+",
    )
    to_person = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("handed over to (person)"),
        null=True,
        blank=True,
        related_name="offered_accounts",
    )
    outcome_note = models.TextField(_("how it went"), blank=True)

    history = Versions(plain=("status_before",))

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        constraints = (
            one_of("ground", GROUNDS, name="closure_ground_known"),
            one_of("closed_reason", CLOSED_REASONS, name="closure_closed_reason_known", empty=True),
            models.CheckConstraint(
                name="closure_answer_is_somebodys",
                condition=Q(answer_agrees__isnull=True) | Q(answered_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.ground}"

    @property
    def public_id(self) -> str:
        """What the log calls it: as its case."""
        return self.case.public_id


class Step(models.Model):
    """One item of what remains before a closure is done: due, done on, by whom, with note and proof.

    `proof` is the name of a file in the private store; a step that does not apply is struck with a reason.
    """

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, verbose_name=_("case"), related_name="steps")
    kind = models.CharField(_("kind of step"), max_length=14)
    due_on = models.DateField(_("due"))
    done_on = models.DateField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("done by"), null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)
    link = models.URLField(_("link to the proof"), max_length=2048, blank=True)
    proof = models.CharField(_("proof"), max_length=80, blank=True, editable=False)
    proof_type = models.CharField(max_length=40, blank=True, editable=False)
    proof_sha256 = models.CharField(_("checksum of the proof"), max_length=64, blank=True, editable=False)
    struck = models.TextField(_("does not apply, because"), blank=True)

    history = Versions(plain=("kind", "proof_type"))

    class Meta:
        verbose_name = _("step before closing")
        verbose_name_plural = _("steps before closing")
        ordering = ("due_on", "id")
        constraints = (
            models.UniqueConstraint(
                name="step_once_undone",
                fields=("case", "kind", "due_on"),
                condition=Q(done_on__isnull=True, struck=""),
            ),
            models.CheckConstraint(
                name="step_done_by_somebody",
                condition=Q(done_on__isnull=True) | Q(done_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.kind}"

    @property
    def is_left(self) -> bool:
        """Whether it still has to be done."""
        return self.done_on is None and not self.struck
