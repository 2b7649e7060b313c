"""The guideline that every decision names, what it demands of an account, and the answers to that."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.constraints import one_of
from accounts.ids import public_id
from accounts.models import Person
from accounts.versions import Versions
from registry.register.models import SocialAccount

GUIDELINE_STATES = (
    ("draft", pgettext_lazy("guideline", "draft")),
    ("adopted", _("adopted")),
)


class Guideline(models.Model):
    """A version of the municipality's guideline for social media; the one in force is adopted and not repealed.

    A draft is being written; an adopted one is frozen, but for the day when it is repealed. It holds from
    `valid_from`, or where that is not said from the day it was adopted. `comment_rules` are what residents read.
    """

    STATES = GUIDELINE_STATES

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    state = models.CharField(_("state"), max_length=7, choices=GUIDELINE_STATES, default="adopted")
    title = models.CharField(_("title"), max_length=200)
    adopted_by = models.CharField(_("adopted by"), max_length=120, blank=True)
    adopted_on = models.DateField(_("adopted"), null=True, blank=True)
    paragraph = models.CharField(_("paragraph"), max_length=20, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=60, blank=True)
    repealed_on = models.DateField(_("repealed"), null=True, blank=True)
    repeals = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("repeals"), null=True, blank=True, related_name="repealed_by"
    )
    repeals_besides = models.CharField(_("repeals besides"), max_length=200, blank=True)
    valid_from = models.DateField(_("holds from"), null=True, blank=True)
    link = models.URLField(_("link"), blank=True)
    handbook = models.URLField(_("handbook"), blank=True)
    text = models.TextField(_("the guideline's text"), blank=True)
    comment_rules = models.TextField(_("rules for comments"), blank=True)
    comment_rules_en = models.TextField(_("rules for comments in English"), blank=True)

    history = Versions()

    class Meta:
        verbose_name = _("guideline")
        verbose_name_plural = _("guidelines")
        ordering = ("-adopted_on", "-id")
        constraints = (
            models.CheckConstraint(
                name="guideline_repealed_after_adopted",
                condition=Q(repealed_on__isnull=True) | Q(repealed_on__gte=F("adopted_on")),
            ),
            # Of those that are adopted and not repealed there is one: nothing but that one has no day of repeal.
            models.UniqueConstraint(
                Coalesce("repealed_on", Value(date.max)),
                name="one_guideline_until_further_notice",
                condition=Q(state="adopted", adopted_on__isnull=False, repealed_on__isnull=True),
            ),
            one_of("state", GUIDELINE_STATES, name="guideline_state_known"),
            models.CheckConstraint(
                name="guideline_draft_is_not_repealed",
                condition=Q(state="adopted") | Q(repealed_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written."""
        return self.state == "draft"

    @property
    def starts_on(self) -> date | None:
        """The day from which it holds; None for the one that the register begins with."""
        return self.valid_from or self.adopted_on


ANSWERED_BY = (
    ("register", _("the register")),
    ("communicator", _("communicator")),
    ("responsible", _("responsible")),
    ("registrar", _("registrar")),
)


class Requirement(models.Model):
    """What a guideline demands of an account: when it is asked, and who answers it."""

    ANSWERED_BY = ANSWERED_BY

    guideline = models.ForeignKey(
        Guideline, models.PROTECT, verbose_name=_("guideline"), related_name="requirements"
    )
    key = models.SlugField(_("key"), max_length=40)
    position = models.PositiveIntegerField(_("position"))
    group = models.CharField(_("group"), max_length=30)
    asked_at = models.CharField(_("asked at"), max_length=60)
    answered_by = models.CharField(_("answered by"), max_length=12, choices=ANSWERED_BY)
    text_sv = models.TextField(_("text in Swedish"))
    text_en = models.TextField(_("text in English"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    history = Versions(plain=("group", "asked_at"))

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(name="requirement_once_in_a_guideline", fields=("guideline", "key")),
            one_of("answered_by", ANSWERED_BY, name="requirement_answered_by_known"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The demand in the page's language."""
        return self.text_en if get_language() == "en" and self.text_en else self.text_sv


ROUND_KINDS = (
    ("rhythm", _("on its rhythm")),
    ("chosen", _("chosen accounts")),
    ("adopted", _("new guideline")),
)


class Round(models.Model):
    """Some accounts that are reviewed together: those whose turn it is, chosen ones, or all under a new guideline.

    `sample` says that content and law are looked at in one account of so many; 0 in none.
    """

    KINDS = ROUND_KINDS

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    kind = models.CharField(_("kind of round"), max_length=8, choices=ROUND_KINDS)
    title = models.CharField(_("title"), max_length=200)
    guideline = models.ForeignKey(
        Guideline, models.PROTECT, verbose_name=_("guideline"), related_name="rounds"
    )
    sample = models.PositiveIntegerField(_("sample"), default=0)
    opened_on = models.DateField(_("opened"))
    due_on = models.DateField(_("to be done by"))
    opened_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("opened by"), null=True, blank=True, related_name="+"
    )

    history = Versions()

    class Meta:
        verbose_name = _("review round")
        verbose_name_plural = _("review rounds")
        ordering = ("-opened_on", "-id")
        constraints = (
            one_of("kind", ROUND_KINDS, name="round_kind_known"),
            # Two daily runs at once do not begin two.
            models.UniqueConstraint(
                name="one_rhythm_round_a_day", fields=("opened_on",), condition=Q(kind="rhythm")
            ),
        )

    def __str__(self) -> str:
        return self.title


REVIEW_KINDS = (("start", _("start requirements")), ("round", _("review")))


class Review(models.Model):
    """An account held against requirements; the first one is the eight start requirements after publication.

    In a round: `sample` says that content and law are looked at too, `done_on` that a communicator has seen all that
    must be seen, `promised_on` that the person responsible has promised what must be promised, but for shortcomings.
    """

    KINDS = REVIEW_KINDS

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    account = models.ForeignKey(
        SocialAccount, models.PROTECT, verbose_name=_("account"), related_name="reviews"
    )
    guideline = models.ForeignKey(
        Guideline, models.PROTECT, verbose_name=_("guideline"), related_name="reviews"
    )
    kind = models.CharField(_("kind of review"), max_length=8, choices=KINDS)
    opened_on = models.DateField(_("opened"))
    due_on = models.DateField(_("to be done by"))
    round = models.ForeignKey(
        Round, models.PROTECT, verbose_name=_("review round"), null=True, blank=True, related_name="reviews"
    )
    sample = models.BooleanField(_("content and law are looked at"), default=False)
    done_on = models.DateField(_("reviewed"), null=True, blank=True)
    done_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("reviewed by"), null=True, blank=True, related_name="+"
    )
    promised_on = models.DateField(_("promised"), null=True, blank=True)
    promised_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("promised by"), null=True, blank=True, related_name="+"
    )

    history = Versions()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ("opened_on", "id")
        constraints = (
            models.UniqueConstraint(
                name="start_requirements_once", fields=("account",), condition=Q(kind="start")
            ),
            one_of("kind", REVIEW_KINDS, name="review_kind_known"),
            models.CheckConstraint(
                name="review_in_its_round",
                condition=Q(kind="start", round__isnull=True) | Q(kind="round", round__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_review_at_a_time",
                fields=("account",),
                condition=Q(kind="round", done_on__isnull=True),
            ),
            models.CheckConstraint(
                name="review_done_by_somebody",
                condition=Q(done_on__isnull=True) | Q(done_by__isnull=False),
            ),
        )
        indexes = (models.Index(name="review_latest", fields=("account", "done_on")),)

    def __str__(self) -> str:
        return f"{self.account} {self.kind}"


ANSWER_OUTCOMES = (
    ("ok", _("done")),
    ("shortcoming", _("shortcoming")),
    ("not_applicable", _("not applicable")),
)


class Answer(models.Model):
    """What is known of one requirement in a review; without an outcome it is still to be done.

    A shortcoming is to be mended by a day; `mended_on` says that the department has (the register, where nobody is
    named), `seen_on` that a communicator has seen it, or that the register knows it. Then it is no more.
    """

    OUTCOMES = ANSWER_OUTCOMES

    review = models.ForeignKey(Review, models.PROTECT, verbose_name=_("review"), related_name="answers")
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="answers"
    )
    outcome = models.CharField(_("outcome"), max_length=14, choices=OUTCOMES, blank=True)
    note = models.TextField(_("note"), blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("answered by"), null=True, blank=True, related_name="+"
    )
    proof = models.CharField(_("picture"), max_length=80, blank=True, editable=False)
    proof_type = models.CharField(max_length=40, blank=True, editable=False)
    proof_sha256 = models.CharField(_("checksum of the picture"), max_length=64, blank=True, editable=False)
    mend_by = models.DateField(_("to be mended by"), null=True, blank=True)
    mended_on = models.DateField(_("mended"), null=True, blank=True)
    mended_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("mended by"), null=True, blank=True, related_name="+"
    )
    mended_note = models.TextField(_("what was mended"), blank=True)
    not_mended = models.TextField(_("what is still wrong"), blank=True)
    seen_on = models.DateField(_("seen mended"), null=True, blank=True)
    seen_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("seen by"), null=True, blank=True, related_name="+"
    )

    history = Versions(plain=("proof_type",))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("requirement__position", "id")
        constraints = (
            models.UniqueConstraint(name="requirement_once_in_a_review", fields=("review", "requirement")),
            one_of("outcome", ANSWER_OUTCOMES, name="answer_outcome_known", empty=True),
            models.CheckConstraint(
                name="shortcoming_has_a_day", condition=~Q(outcome="shortcoming") | Q(mend_by__isnull=False)
            ),
            models.CheckConstraint(
                name="seen_mended_after_mended",
                condition=Q(seen_on__isnull=True) | Q(mended_on__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                name="shortcoming_open",
                fields=("mend_by",),
                condition=Q(outcome="shortcoming", seen_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.requirement} {self.outcome}"

    @property
    def public_id(self) -> str:
        """What the log knows it by: its review's."""
        return self.review.public_id

    @property
    def is_open(self) -> bool:
        """Whether it is a shortcoming that nobody has seen mended."""
        return self.outcome == "shortcoming" and self.seen_on is None


class Acknowledgement(models.Model):
    """Somebody who answers for an account has said that they have read a version of the guideline."""

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    guideline = models.ForeignKey(
        Guideline, models.PROTECT, verbose_name=_("guideline"), related_name="acknowledgements"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("person"), related_name="acknowledgements"
    )
    at = models.DateTimeField(_("acknowledged"))

    history = Versions()

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(name="guideline_acknowledged_once", fields=("guideline", "person")),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.guideline}"
