"""What is asked when something has been removed, when it is registered, searched for, kept and destroyed."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Department
from registry import numbers
from registry.fields import Period, keep_plain
from registry.proofs import storing
from registry.removals import retention
from registry.removals.finding import Wanted
from registry.removals.log import FACTS, keep_out, reasons_on
from registry.removals.models import ACTIONS, KINDS, REASONS, Removal

LONGEST = 10_000
WRONG_DAY = {
    "invalid": _("Write the day like this: 2027-06-30."),
    "required": _("Write the day like this: 2027-06-30."),
}


def listed(pairs: Any) -> list[tuple[str, str]]:
    """Choices as they begin a line."""
    return [(key, capfirst(str(label))) for key, label in pairs]


def one_of(label: Any, pairs: Any, missing: Any, **options: Any) -> forms.ChoiceField:
    """One thing of a list, all of it seen at once."""
    said = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(
        label=label, choices=lambda: listed(pairs), widget=forms.RadioSelect, error_messages=said, **options
    )


def longest(name: str) -> int:
    """How much a column of the removal holds."""
    column: Any = Removal._meta.get_field(name)
    return int(column.max_length)


def line(name: str, label: Any, **options: Any) -> forms.CharField:
    """A line of text, as long as the column is."""
    field = forms.CharField(label=label, max_length=longest(name), required=False, **options)
    field.widget.attrs["autocomplete"] = "off"
    keep_plain(field)
    return field


def day(label: Any, **options: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=WRONG_DAY,
        **{"required": False, **options},
    )


class FactsForm(forms.Form):
    """What is said of a removal, besides what shows it; what is seldom known at once is folded."""

    reason = one_of(_("Why was it removed?"), REASONS, _("Choose why it was removed."))
    kind = one_of(_("What was removed?"), KINDS, _("Choose what was removed."), initial="comment")
    action = one_of(_("How?"), ACTIONS, _("Choose how it was removed."), initial="deleted")

    FIRST = ("reason", "kind", "action", "removed_on", "text", "picture")

    def __init__(self, *args: Any, on: date, without: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = self.reasons(on)  # type: ignore[attr-defined]
        self.fields |= {
            "removed_on": day(_("Removed on"), required=True, initial=on),
            "seen_on": day(_("Seen on")),
            "removed_by": line("removed_by", _("Removed by"), help_text=_("If it was not you.")),
            "url": line(
                "url",
                _("Address of the post"),
                widget=forms.TextInput(attrs={"inputmode": "url"}),
                help_text=_("Where the post was, or the post that was commented on."),
            ),
            "author": line("author", _("Who wrote it"), help_text=_("The name on the platform.")),
            "author_told": line(
                "author_told",
                _("How was the writer told?"),
                help_text=_("For example: with a message, on 3 May. Leave empty if nobody was told."),
            ),
            "reported_on": day(_("Reported to the platform on")),
            "police_on": day(_("Reported to the police on")),
            "police_report": line(
                "police_report", _("Police report"), help_text=_("Its number, or where it is.")
            ),
            "blocked_from": day(_("Blocked from")),
            "blocked_until": day(
                _("Blocked until"), help_text=_("A block has an end. You are reminded of it that day.")
            ),
            "diary_number": line("diary_number", _("Diary number")),
            "records_plan_item": line("records_plan_item", _("Item of the records plan")),
        }
        for name in without:
            del self.fields[name]

    def reasons(self, on: date) -> list[tuple[str, str]]:
        """The reasons that the guideline lets through; of a removal that is there already, its own too."""
        own = self.initial.get("reason")
        allowed = dict(reasons_on(on))
        return listed((key, label) for key, label in REASONS if key in allowed or key == own)

    @property
    def folded(self) -> list[forms.BoundField]:
        """What is seldom known at once."""
        return [self[name] for name in self.fields if name not in self.FIRST]

    @property
    def folded_open(self) -> bool:
        """Whether something of it is wrong, or says something already."""
        return any(field.errors for field in self.folded)

    def said(self) -> dict[str, Any]:
        """What was said, for the verb."""
        return {name: self.cleaned_data[name] for name in FACTS if name in self.fields}


class RemovalForm(FactsForm):
    """A removal with what shows it: a text, a picture, or neither."""

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, **kwargs)
        self.fields["seen_on"].initial = on
        self.fields["text"] = forms.CharField(
            label=_("What it said"),
            help_text=_("Paste the text here."),
            widget=forms.Textarea(attrs={"rows": 4}),
            max_length=LONGEST,
            required=False,
            error_messages={"max_length": _("Write a little shorter: at most 10,000 characters.")},
        )
        keep_plain(self.fields["text"])
        self.fields["picture"] = forms.FileField(
            label=_("A picture of it"),
            help_text=_("A screenshot, at most %(most)s MB. Choose it again if the form comes back.")
            % {"most": numbers.PROOF_MEGABYTES},
            required=False,
            allow_empty_file=True,
            widget=forms.ClearableFileInput(attrs={"accept": storing.PICTURES}),
        )

    def clean(self) -> dict[str, Any]:
        """Of what is secret nothing is kept, and nothing is written back to the page."""
        said = super().clean() or self.cleaned_data
        if said.get("reason") == "secrecy" and (said.get("text") or said.get("picture")):
            self.add_error("reason", keep_out())
            self.data = {name: "" if name == "text" else self.data.get(name) for name in self.data}
        return said


class PoliceForm(forms.Form):
    """What may be logged of child sexual abuse material, once the police know: that it was removed, and when."""

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {
            "police_on": day(_("Reported to the police on"), required=True, initial=on),
            "police_report": line(
                "police_report", _("Police report"), help_text=_("Its number, if you have been given one.")
            ),
            "removed_on": day(_("Removed on"), required=True, initial=on),
            "kind": one_of(_("What was removed?"), KINDS, _("Choose what was removed."), initial="picture"),
            "action": one_of(_("How?"), ACTIONS, _("Choose how it was removed."), initial="deleted"),
        }

    def said(self) -> dict[str, Any]:
        """What was said, for the verb: nothing that leads to it."""
        return {**self.cleaned_data, "reason": "child_abuse"}


class RegisterForm(forms.Form):
    """Where removals are kept: under which number, which item."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {
            "diary_number": line(
                "diary_number", _("Diary number"), help_text=_("When it belongs to a case in the diary.")
            ),
            "records_plan_item": line(
                "records_plan_item",
                _("Item of the records plan"),
                help_text=_("When it is kept in order without a diary number."),
            ),
        }


class BlockForm(forms.Form):
    """A block goes on until another day."""

    until = day(_("Until"), required=True)
    note = forms.CharField(
        label=_("Why does the block go on?"),
        max_length=longest("block_note"),
        error_messages={"required": _("Write why the block goes on.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(self.fields["note"])


class RetentionForm(forms.Form):
    """The authority's own decision on how long evidence is kept."""

    diary_number = forms.CharField(
        label=_("Diary number of the decision"),
        help_text=_("As your authority writes it, for example KS 2026/100."),
        max_length=60,
        error_messages={"required": _("Write the diary number.")},
    )
    paragraph = forms.CharField(label=_("Paragraph"), max_length=20, required=False)
    decided_on = day(_("Decided on"), required=True)
    months = forms.IntegerField(
        label=_("How long is it kept?"),
        help_text=_("In months from the day of the removal. Two years are 24."),
        min_value=1,
        validators=[MinValueValidator(1), MaxValueValidator(retention.MOST)],
        error_messages={
            "required": _("Write a number of months."),
            "invalid": _("Write a number of months."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(*self.fields.values())


SHOWN = (
    ("", _("All")),
    ("att-registrera", _("To register")),
    ("blockerade", _("With a block that goes on")),
    ("gallrade", _("Destroyed")),
)
"""What finding.found() knows of a removal's state."""


class FilterForm(Period):
    """Which removals: words, reason, period, authority, how far they have come."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    skal = forms.ChoiceField(label=pgettext_lazy("removal", "Reason"), required=False)
    fran = day(_("From"))
    till = day(_("To and including"))
    myndighet = forms.ChoiceField(label=_("Authority"), required=False)
    lage = forms.ChoiceField(label=_("Which"), required=False, choices=SHOWN)
    konto = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, authorities: list[Department]) -> None:
        super().__init__(data)
        self.fields["skal"].choices = [("", _("All reasons")), *listed(REASONS)]  # type: ignore[attr-defined]
        choices = [("", _("All authorities")), *((one.slug, one.name) for one in authorities)]
        self.fields["myndighet"].choices = choices  # type: ignore[attr-defined]
        keep_plain(*self.fields.values())

    def wanted(self) -> Wanted:
        """What is looked for."""
        said = self.cleaned_data
        return Wanted(
            q=said["q"].strip(),
            reason=said["skal"],
            authority=said["myndighet"],
            account=said["konto"],
            state=said["lage"],
            first=said["fran"],
            last=said["till"],
        )
