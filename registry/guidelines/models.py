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


REVIEW_KINDS = (("start", _("start requirements")),)


class Review(models.Model):
    """An account held against requirements; the first one is the eight start requirements after publication."""

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
        )

    def __str__(self) -> str:
        return f"{self.account} {self.kind}"


ANSWER_OUTCOMES = (
    ("ok", _("done")),
    ("not_applicable", _("not applicable")),
)


class Answer(models.Model):
    """What is known of one requirement in a review; without an outcome it is still to be done."""

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

    history = Versions()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("requirement__position", "id")
        constraints = (
            models.UniqueConstraint(name="requirement_once_in_a_review", fields=("review", "requirement")),
            one_of("outcome", ANSWER_OUTCOMES, name="answer_outcome_known", empty=True),
        )

    def __str__(self) -> str:
        return f"{self.requirement} {self.outcome}"
