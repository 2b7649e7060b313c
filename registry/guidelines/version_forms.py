"""The forms of a draft: its facts and texts, one requirement, and what is asked before it is adopted."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.fields import keep_plain
from registry.guidelines import demands

LINE, LONG, RULE = 200, 200_000, 1_000
"""Letters in a line, in a whole guideline, in one requirement."""
DAY = _("Write the day like this: 2026-11-22.")
LINK = _("Paste the whole address, beginning with https://.")


too_long = lazy(
    lambda limit: gettext("Write a little shorter: at most %(limit)s characters.") % {"limit": limit}, str
)


def one_line(label: Any, *, longest: int = LINE, required: bool = False, **options: Any) -> forms.CharField:
    """A text of one line."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        error_messages={
            "required": _("Write something here."),
            "max_length": too_long(longest),
        },
        **options,
    )


def many_lines(
    label: Any, rows: int, *, longest: int, required: bool = False, **options: Any
) -> forms.CharField:
    """A text of many lines."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": _("Write something here."),
            "max_length": too_long(longest),
        },
        **options,
    )


def a_day(label: Any, **options: Any) -> forms.DateField:
    """A day, which need not be known yet."""
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": DAY},
        **options,
    )


def web_link(label: Any, **options: Any) -> forms.CharField:
    """An address on the web."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=LINE,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        validators=[URLValidator(schemes=["https", "http"], message=LINK)],
        error_messages={"max_length": LINK},
        **options,
    )


class GuidelineForm(forms.Form):
    """A draft's facts and texts; what is not known yet can wait until it is adopted."""

    title = one_line(_("Title"), required=True)
    adopted_by = one_line(_("Adopted by"), longest=120, help_text=_("For example Kommunstyrelsen."))
    adopted_on = a_day(_("Adopted on"))
    paragraph = one_line(_("Paragraph (§)"), longest=20, help_text=_("For example 246."))
    diary_number = one_line(_("Diary number"), longest=60, help_text=_("For example KS 2026/100."))
    valid_from = a_day(
        _("Holds from"), help_text=_("Leave it empty if it holds from the day it was adopted.")
    )
    repeals_besides = one_line(
        _("Repeals besides"),
        help_text=_("The version in force is repealed by itself. Name other documents that no longer hold."),
    )
    link = web_link(_("Link to the guideline"), help_text=_("If it stands on the municipality's website."))
    handbook = web_link(_("Link to the handbook"), help_text=_("For those who write in the accounts."))
    text = many_lines(
        _("The guideline's text"),
        12,
        longest=LONG,
        help_text=_(
            "Needed if there is no link. A blank line between paragraphs, «- » before points of a list."
        ),
    )
    comment_rules = many_lines(
        _("Rules for comments"),
        12,
        longest=LONG,
        help_text=_("For residents, in plain Swedish. The accounts link to them."),
    )
    comment_rules_en = many_lines(_("Rules for comments in English"), 12, longest=LONG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(*self.fields.values())


class RequirementForm(forms.Form):
    """What an account must be like, who sees to it, and when it is asked."""

    text_sv = many_lines(
        _("What must be so?"), 3, longest=RULE, required=True, help_text=_("One sentence, in plain Swedish.")
    )
    text_en = many_lines(_("The same in English"), 3, longest=RULE)
    group = forms.ChoiceField(
        label=_("Part of the guideline"),
        choices=lambda: list(demands.GROUPS.items()),
        error_messages={
            "required": _("Choose one of the answers."),
            "invalid_choice": _("Choose one of the answers."),
        },
    )
    answered_by = forms.ChoiceField(
        label=_("Who answers it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who answers it."),
            "invalid_choice": _("Choose one of the answers."),
        },
    )
    asked_at = forms.MultipleChoiceField(
        label=_("When is it asked?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose when it is asked."),
            "invalid_choice": _("Choose one of the answers."),
            "invalid_list": _("Choose one of the answers."),
        },
    )
    source = one_line(_("Where it comes from"), help_text=_("For example a law or another municipality."))

    def __init__(self, *args: Any, known: bool = False, registrar: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {"communicator", "responsible"}
        offered |= {"register"} if known else set()
        offered |= {"registrar"} if registrar else set()
        kinds = [(kind.key, kind.label) for kind in demands.ANSWER_KINDS if kind.key in offered]
        times = [(key, label) for key, label in demands.WHEN.items() if known or key != "always"]
        self.fields["answered_by"].choices = kinds  # type: ignore[attr-defined]
        self.fields["asked_at"].choices = times  # type: ignore[attr-defined]
        keep_plain(*self.fields.values())

    def clean_asked_at(self) -> str:
        """The times as the requirement keeps them."""
        return " ".join(key for key in demands.WHEN if key in self.cleaned_data["asked_at"])
