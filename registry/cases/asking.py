"""What the confirm page of a move asks: a form made from the move's row."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from registry.cases.models import Case
from registry.cases.moves import Asked, Move
from registry.fields import PersonField, keep_plain
from registry.holidays import deadline
from registry.register.models import THEMES

LONGEST = 10_000
"""Letters in one answer; nobody reads more."""
LINE = 200
OWN = "own"


FARTHEST = 10 * 366
"""Days ahead; a date beyond is a slip of the finger."""


def day_ahead(on: date, *, today: bool = False) -> Any:
    """A rule: the day lies ahead, or is today where that is allowed."""

    def rule(value: date) -> None:
        if value < on or (value == on and not today):
            raise ValidationError(_("Choose a day that is still to come."))
        if value > on + timedelta(days=FARTHEST):
            raise ValidationError(_("Choose a day within ten years."))

    return rule


class Sentences(forms.ChoiceField):
    """Standard sentences; whoever writes their own need choose none, and the form asks for one of the two."""

    widget = forms.RadioSelect

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class MoveForm(forms.Form):
    """What a move asks; `version` is the one of the case that the person looked at.

    Standard sentences are radio buttons with a field for one's own words under them, so that a decision is one
    press on a phone and needs no script.
    """

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        max_value=2**31 - 1,
        error_messages={
            "required": _("The form was incomplete. Go back, reload the page and send it again.")
        },
    )

    def __init__(self, *args: Any, move: Move, case: Case, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [asked for asked in move.asks if case.kind in asked.kinds]
        self.seldom = {asked.name for asked in self.asked if asked.seldom}
        self.seldom |= {f"{name}_standard" for name in self.seldom}
        self.fields["version"].initial = case.version
        for asked in self.asked:
            first = asked.initial(case) if asked.initial else ""
            if asked.ahead and not first:
                first = deadline(on, asked.ahead).isoformat()
            if asked.standard:
                self.offer(asked, first)
            else:
                self.fields[asked.name] = field_of(asked, case, first, on)
        keep_plain(*self.fields.values())

    @property
    def shown(self) -> list[forms.BoundField]:
        """The questions, but for those that are seldom answered."""
        return [field for field in self.visible_fields() if field.name not in self.seldom]

    @property
    def folded(self) -> list[forms.BoundField]:
        """What is seldom answered, folded so that a decision is short on a phone."""
        return [field for field in self.visible_fields() if field.name in self.seldom]

    @property
    def folded_open(self) -> bool:
        """Whether something stands in what is folded."""
        return any(field.value() or field.errors for field in self.folded)

    def offer(self, asked: Asked, first: str) -> None:
        """Adds standard sentences to choose from, and a field for own words."""
        about: Any = {"label": asked.label, "help_text": asked.help}
        sentences = [(str(place), sentence) for place, sentence in enumerate(asked.standard)]
        chosen = next((key for key, sentence in sentences if str(sentence) == first), OWN if first else "")
        self.fields[f"{asked.name}_standard"] = Sentences(
            **about,
            choices=[*sentences, (OWN, _("I write it myself"))],
            initial=chosen,
            required=asked.required,
        )
        self.fields[asked.name] = forms.CharField(
            label=_("In your own words"),
            help_text=_("Is added to the sentence that you have chosen."),
            widget=forms.Textarea(attrs={"rows": 3}),
            required=False,
            max_length=LONGEST,
            initial=first if chosen == OWN else "",
        )

    def clean(self) -> dict[str, Any]:
        """Whoever wants to write it themselves does."""
        said = super().clean() or self.cleaned_data
        for asked in self.asked:
            offered = f"{asked.name}_standard"
            if not asked.standard or not asked.required or said.get(asked.name) or asked.name in self.errors:
                continue
            if said.get(offered) == OWN:
                self.add_error(asked.name, _("Write something, or choose one of the sentences above."))
            elif offered in said and not said[offered]:
                self.add_error(offered, _("Choose a sentence, or write it yourself."))
        return said

    def texts(self) -> dict[str, Any]:
        """The answers by name: a standard sentence with what was added to it."""
        return {asked.name: self.answer(asked) for asked in self.asked}

    def answer(self, asked: Asked) -> Any:
        """One answer."""
        written = self.cleaned_data[asked.name]
        chosen = self.cleaned_data.get(f"{asked.name}_standard", "")
        if not chosen or chosen == OWN:
            return written
        # What is stored is a record, in the municipality's language whatever the page's.
        with translation.override(settings.LANGUAGE_CODE):
            return f"{asked.standard[int(chosen)]} {written}".strip()


def field_of(asked: Asked, case: Case, first: str, on: date) -> forms.Field:
    """The field for one thing that is asked."""
    about: dict[str, Any] = {
        "label": asked.label,
        "help_text": asked.help,
        "required": asked.required,
        "initial": first,
    }
    if asked.entry in ("date", "today"):
        return forms.DateField(
            **about,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            validators=[day_ahead(on, today=asked.entry == "today")],
        )
    if asked.choices is not None:
        offered: list[Any] = [(key, capfirst(str(text))) for key, text in asked.choices(case, on)]
        if asked.entry == "many":
            return forms.MultipleChoiceField(
                **{**about, "initial": None}, choices=offered, widget=forms.CheckboxSelectMultiple
            )
        if asked.required and not first:
            offered = [("", _("Choose")), *offered]
        return forms.ChoiceField(
            **about,
            choices=offered,
            error_messages={"required": _("Choose «%(label)s».") % {"label": asked.label}},
        )
    if asked.entry == "person":
        return PersonField(**about)
    if asked.entry == "theme":
        return forms.ChoiceField(**about, choices=[("", _("Choose a theme")), *THEMES])
    widgets: dict[str, forms.Widget] = {
        "line": forms.TextInput(),
        "address": forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        "text": forms.Textarea(attrs={"rows": 3}),
    }
    longest = {"line": LINE, "address": 4096}.get(asked.entry, LONGEST)
    return forms.CharField(
        **about,
        widget=widgets[asked.entry],
        max_length=longest,
        error_messages={"required": _("Fill in «%(label)s».") % {"label": asked.label}},
    )
