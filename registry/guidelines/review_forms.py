"""The forms of reviews: which accounts, the sitting, what is mended, and what the person responsible says."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.chain import Who
from registry import numbers
from registry.fields import keep_plain
from registry.guidelines.answering import Said
from registry.guidelines.knowing import Found
from registry.guidelines.models import Answer, Requirement, Review
from registry.guidelines.promising import Missing
from registry.guidelines.rounds import due, going_on
from registry.holidays import deadline
from registry.proofs import storing
from registry.register.file_page import platform_name
from registry.register.filters import AccountFilter
from registry.register.models import IN_USE, SocialAccount

LONGEST = 2_000
OUTCOMES = (
    ("ok", pgettext_lazy("answer", "OK")),
    ("shortcoming", pgettext_lazy("answer", "Shortcoming")),
    ("not_applicable", pgettext_lazy("answer", "Does not apply")),
)
DAY = {
    "invalid": _("Write the day like this: 2027-06-30."),
    "required": _("Write the day like this: 2027-06-30."),
}
SHORTER = {"max_length": _("Write a little shorter: at most 2,000 characters.")}


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, as the browser's own picker gives it."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=DAY, **options)


def words_field(label: Any, *, rows: int = 3, required: bool = False, **options: Any) -> forms.CharField:
    """A text of a few lines."""
    field = forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={**SHORTER, "required": _("Fill in «%(label)s».") % {"label": label}},
        **options,
    )
    keep_plain(field)
    return field


class ChoosingFilter(AccountFilter):
    """The accounts to choose among for a round: those in use that are not under review, by when they last were."""

    queryset: Any

    granskat = django_filters.ChoiceFilter(
        label=_("Reviewed"),
        method="by_review",
        choices=(("aldrig", _("Never")), ("i-tur", _("Not lately"))),
        empty_label=_("Whenever"),
    )

    def __init__(self, data: QueryDict, who: Who) -> None:
        super().__init__(data, who)
        for name in ("status", "ansvar", "ordning"):
            del self.filters[name]
        free = self.queryset.filter(status__in=IN_USE).exclude(pk__in=going_on().values("account"))
        self.queryset = free.order_by("sort_name", "pk")

    def by_review(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts that have never been reviewed, or whose turn has come."""
        if value == "i-tur":
            return queryset.filter(pk__in=due(self.who.on).values("pk"))
        reviewed = Review.objects.filter(account=OuterRef("pk"), kind="round", done_on__isnull=False)
        return queryset.exclude(Exists(reviewed))


class RoundForm(forms.Form):
    """What a round is called, by when it is done, and in how many accounts content is looked at too."""

    def __init__(self, *args: Any, who: Who, offered: Sequence[SocialAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {account.public_id: account for account in offered}
        self.fields["accounts"] = forms.MultipleChoiceField(
            label=_("Accounts"),
            choices=[(account.public_id, called(account)) for account in offered],
            initial=list(self.offered),
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Tick at least one account."),
                "invalid_choice": _("The list has changed. Choose once more."),
                "invalid_list": _("The list has changed. Choose once more."),
            },
        )
        self.fields["title"] = forms.CharField(
            label=_("What is the round called?"),
            max_length=200,
            error_messages={
                "required": _("Write something that you know it by, such as «The schools, spring 2027»."),
                "max_length": _("Write a little shorter: at most 200 characters."),
            },
        )
        keep_plain(self.fields["title"])
        self.fields["due_on"] = day_field(_("To be done by"), initial=deadline(who.on, numbers.REVIEW_DAYS))
        self.fields["sample"] = forms.TypedChoiceField(
            label=_("Content and law are looked at in"),
            choices=(
                (0, _("no account")),
                (numbers.SAMPLE_EVERY, _("one account of %(n)s") % {"n": numbers.SAMPLE_EVERY}),
                (1, _("every account")),
            ),
            initial=numbers.SAMPLE_EVERY,
            coerce=int,
            help_text=_(
                "Those are questions that take time: you read posts. The register draws which accounts."
            ),
            error_messages={
                "required": _("Choose in how many accounts."),
                "invalid_choice": _("Choose in how many accounts."),
            },
        )

    def chosen(self) -> list[SocialAccount]:
        """The accounts that were ticked."""
        return [self.offered[key] for key in self.cleaned_data["accounts"]]


def called(account: SocialAccount) -> str:
    """An account in a list to choose from."""
    return f"{account.name}, {platform_name(account)}, {account.department.name}"


class SittingForm(forms.Form):
    """What a communicator answers of one account; each question has a note, a day and a picture for a shortcoming."""

    def __init__(
        self,
        *args: Any,
        questions: Sequence[Requirement],
        found: Iterable[Found],
        before: Mapping[int, Answer],
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions, self.before = list(questions), before
        self.usual = deadline(on, numbers.MEND_DAYS)
        for question in self.questions:
            self.ask(question, before.get(question.pk))
        self.failing = [one.requirement for one in found if one.answer is False]
        open_already = [one for one in self.failing if before.get(one.pk) and before[one.pk].is_open]
        if self.failing:
            self.fields["found"] = forms.MultipleChoiceField(
                label=_("Should the department mend what the register has found?"),
                choices=[(one.key, one.text) for one in self.failing],
                initial=[one.key for one in open_already],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                error_messages=dict.fromkeys(
                    ("invalid_choice", "invalid_list"), _("The facts have changed. Look once more.")
                ),
            )
            self.fields["found-mend_by"] = day_field(_("To be mended by"), required=False, initial=self.usual)

    def ask(self, question: Requirement, before: Answer | None) -> None:
        """One question, with what was answered before."""
        key = question.key
        self.fields[key] = forms.ChoiceField(
            label=question.text,
            choices=OUTCOMES,
            widget=forms.RadioSelect,
            required=False,
            initial=before.outcome if before else None,
            error_messages={"invalid_choice": _("Choose one of the three.")},
        )
        self.fields[f"{key}-note"] = words_field(
            _("What have you seen?"), rows=2, initial=before.note if before else ""
        )
        self.fields[f"{key}-mend_by"] = day_field(
            _("To be mended by"),
            required=False,
            initial=(before.mend_by if before else None) or self.usual,
        )
        self.fields[f"{key}-proof"] = forms.FileField(
            label=_("Picture that shows it"),
            required=False,
            allow_empty_file=True,
            widget=forms.FileInput(attrs={"accept": storing.PICTURES}),
        )

    def rows(self) -> list[dict[str, Any]]:
        """The questions as the page shows them, by group."""
        return [
            {
                "question": question,
                "answer": self[question.key],
                "details": [self[f"{question.key}-{part}"] for part in ("note", "mend_by", "proof")],
                "before": self.before.get(question.pk),
                "new_group": number == 0 or self.questions[number - 1].group != question.group,
                "group": GROUPS.get(question.group, ""),
            }
            for number, question in enumerate(self.questions)
        ]

    def first_left(self) -> str:
        """The first question without an answer: where the keyboard begins."""
        return next((one.key for one in self.questions if not self[one.key].value()), "")

    def uploads(self) -> dict[str, Any]:
        """The pictures that came with shortcomings."""
        return {
            question.key: upload
            for question in self.questions
            if (upload := self.cleaned_data.get(f"{question.key}-proof"))
        }

    def said(self, kept: Mapping[str, storing.Kept], *, rest_is_ok: bool) -> list[Said]:
        """The answers that were given; with `rest_is_ok` what has none is as it should be."""
        said, found = self.cleaned_data, []
        for question in self.questions:
            outcome = said[question.key] or ("ok" if rest_is_ok else "")
            if outcome:
                key = question.key
                mend_by = said[f"{key}-mend_by"] or self.usual
                note = said[f"{key}-note"].strip()
                found.append(
                    Said(
                        question,
                        outcome,
                        note,
                        mend_by if outcome == "shortcoming" else None,
                        kept.get(key),
                    )
                )
        for requirement in self.failing:
            if requirement.key in said["found"]:
                old = self.before.get(requirement.pk)
                if not (old and old.is_open):
                    found.append(Said(requirement, "shortcoming", "", said["found-mend_by"] or self.usual))
        return found


GROUPS = {
    "before_start": _("Before the start"),
    "profile": _("The profile"),
    "openness": _("Openness"),
    "content_and_law": _("Content and law"),
    "supervision": _("Supervision"),
    "records": _("Public records"),
    "security": _("Security"),
}
"""The groups of the requirements (requirements.csv), as people read them."""


class MendedForm(forms.Form):
    """What the department has mended."""

    note = words_field(_("What have you done?"), help_text=_("One sentence is enough."))


class SendBackForm(forms.Form):
    """What is still wrong, and by when it is mended."""

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = words_field(_("What is still wrong?"), required=True)
        self.fields["mend_by"] = day_field(_("To be mended by"), initial=deadline(on, numbers.MEND_DAYS))


class PromiseForm(forms.Form):
    """What is not right yet with an account, and by when it is mended."""

    def __init__(self, *args: Any, demands: Sequence[Requirement], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"] = forms.MultipleChoiceField(
            label=_("What is not right yet?"),
            choices=[(one.key, one.text) for one in demands],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Tick what is not right yet."),
                "invalid_choice": _("The page has changed. Read it once more."),
                "invalid_list": _("The page has changed. Read it once more."),
            },
        )
        self.fields["note"] = words_field(_("Tell more"))
        self.fields["mend_by"] = day_field(_("Mended by"), initial=deadline(on, numbers.MEND_DAYS))

    def missing(self) -> Missing:
        """What cannot be promised yet."""
        said = self.cleaned_data
        return Missing(tuple(said["keys"]), said["note"].strip(), said["mend_by"])
