"""The form of the diary number, and what is chosen of the decisions of a period."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.chain import Who
from registry.fields import Period, keep_plain
from registry.paper.diary import LONGEST

DAY = {"type": "date"}
WRONG_DAY = {"invalid": _("Write the day like this: 2027-06-30.")}
CHOICES = (("alla", _("All decisions")), ("delegation", _("Only those with a delegation point")))


class DiaryForm(forms.Form):
    """Under which number the authority keeps the case."""

    diary_number = forms.CharField(
        label=_("Diary number"),
        help_text=_("As your authority writes it, for example KS 2026/100."),
        max_length=LONGEST,
        error_messages={"required": _("Write the diary number.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(self.fields["diary_number"])
        # One that stands there can be taken away again.
        self.fields["diary_number"].required = not self.initial.get("diary_number")


class PeriodForm(Period):
    """Which decisions: from and to which day, of which authority, all or only the delegated ones."""

    fran = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"), error_messages=WRONG_DAY
    )
    till = forms.DateField(
        label=_("To and including"),
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        error_messages=WRONG_DAY,
    )
    myndighet = forms.ChoiceField(label=_("Authority"), required=False)
    urval = forms.ChoiceField(label=_("Which decisions"), choices=CHOICES, required=False)

    def __init__(self, data: Any, *, who: Who, authorities: list[tuple[str, str]]) -> None:
        # The month before this one and the days since, until somebody chooses.
        first = (who.on.replace(day=1) - timedelta(days=1)).replace(day=1)
        usual = {"fran": first.isoformat(), "till": who.on.isoformat(), "myndighet": "", "urval": "alla"}
        super().__init__({name: data.get(name) or value for name, value in usual.items()})
        choices = [("", _("All authorities")), *authorities]
        self.fields["myndighet"].choices = choices  # type: ignore[attr-defined]
