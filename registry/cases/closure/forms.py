"""What is asked when an account is proposed to be closed, and when a step is ticked, struck or added."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.chain import Who
from registry import numbers
from registry.cases.asking import LONGEST, day_ahead
from registry.cases.closure.asks import UNHEARD
from registry.cases.closure.closing import Proposal, called
from registry.cases.closure.models import GROUNDS
from registry.cases.closure.steps import STEPS
from registry.fields import keep_plain
from registry.guidelines import reviewing
from registry.guidelines.models import Requirement
from registry.holidays import deadline
from registry.proofs import storing
from registry.register.models import SocialAccount

OWNERS_GROUNDS = ("unused", "reorganisation", "end_date", "hijacked")
"""What a department says itself; of the rest the communications unit judges."""
DAY = {
    "invalid": _("Write the day like this: 2027-06-30."),
    "required": _("Write the day like this: 2027-06-30."),
}
DANGER, ITSELF = UNHEARD[0], UNHEARD[1]


def text_field(label: Any, *, required: bool = False, **options: Any) -> forms.CharField:
    """A text of a few lines."""
    field = forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Fill in «%(label)s».") % {"label": label}},
        **options,
    )
    keep_plain(field)
    return field


def day_field(label: Any, on: date, **options: Any) -> forms.DateField:
    """A day from today on."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[day_ahead(on, today=True)],
        error_messages=DAY,
        **options,
    )


class SuccessorField(forms.ModelChoiceField):
    """The account that takes over; many of a municipality's accounts have the same name."""

    def label_from_instance(self, obj: Any) -> str:
        return called(obj)


class ProposeForm(forms.Form):
    """Why an account should be closed; whoever owns it asks itself, so that nobody needs to be heard."""

    ground = forms.ChoiceField(
        label=_("Why should the account be closed?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why the account should be closed.")},
    )
    requirement = forms.ModelChoiceField(
        queryset=Requirement.objects.none(),
        label=_("Which requirement is broken?"),
        required=False,
        empty_label=_("Not chosen"),
    )

    def __init__(self, *args: Any, who: Who, account: SocialAccount, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_owner = not who.in_unit
        grounds = [
            (key, capfirst(str(label)))
            for key, label in GROUNDS
            if not self.by_owner or key in OWNERS_GROUNDS
        ]
        self.fields["ground"].choices = grounds  # type: ignore[attr-defined]
        self.fields["facts"] = text_field(
            _("Tell more"), help_text=_("What has been seen, since when, and what has been tried.")
        )
        self.fields["wanted_last_day"] = day_field(
            pgettext_lazy("closure", "Last day"),
            who.on,
            required=False,
            initial=deadline(who.on, numbers.RUN_DOWN_DAYS),
            help_text=_("A proposal. Whoever decides sets the day."),
        )
        self.fields["successor"] = SuccessorField(
            queryset=SocialAccount.objects.filter(status="active")
            .exclude(pk=account.pk)
            .select_related("department")
            .order_by("sort_name", "pk"),
            to_field_name="public_id",
            label=_("Does another account take over?"),
            required=False,
            empty_label=_("No account takes over"),
        )
        if self.by_owner:
            del self.fields["requirement"]
        else:
            found = reviewing.in_force(who.on).requirements.order_by("position")
            self.fields["requirement"].queryset = found  # type: ignore[attr-defined]
            self.fields["danger"] = forms.BooleanField(
                label=_("It is urgent: the account may do harm"),
                help_text=_("The case goes to decision at once, without asking the department."),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """A breach names what is broken."""
        said = super().clean() or self.cleaned_data
        if said.get("ground") == "breach" and not (said.get("requirement") or said.get("facts")):
            self.add_error("requirement", _("Choose the requirement, or describe what is wrong."))
        return said

    def proposal(self) -> Proposal:
        """What was said, in the words of the register."""
        said = self.cleaned_data
        # What is stored is a record, in the municipality's language whatever the page's.
        with translation.override(settings.LANGUAGE_CODE):
            unheard = str(ITSELF) if self.by_owner else str(DANGER) if said.get("danger") else ""
        return Proposal(
            ground=said["ground"],
            facts=said["facts"].strip(),
            requirement=said.get("requirement"),
            wanted_last_day=said["wanted_last_day"],
            successor=said["successor"],
            unheard=unheard,
        )


class DoneForm(forms.Form):
    """That a step is done: a note, and where there is one, a link or a file that shows it."""

    def __init__(self, *args: Any, proof: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"] = forms.FileField(
            label=_("Picture or PDF that shows it"),
            required=False,
            allow_empty_file=True,
            help_text=_("A screenshot, at most %(most)s MB. Only those who see the account see it.")
            % {"most": numbers.PROOF_MEGABYTES},
            widget=forms.ClearableFileInput(attrs={"accept": storing.ACCEPT}),
        )
        self.fields["link"] = forms.URLField(
            label=_("Link that shows it"),
            required=False,
            max_length=2048,
            assume_scheme="https",
            error_messages={"invalid": _("Write the whole address, such as https://www.kommunen.se/sida.")},
        )
        keep_plain(self.fields["link"])
        self.fields["note"] = text_field(_("Note"), help_text=_("For example where the content is kept."))
        self.order_fields(("proof", "link", "note") if proof else ("note", "link", "proof"))


class StrikeForm(forms.Form):
    """Why a step does not apply."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = text_field(_("Why does the step not apply?"), required=True)


class StepForm(forms.Form):
    """Which step is added, and by when."""

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Step"), choices=[(row.key, row.text) for row in STEPS]
        )
        self.fields["due_on"] = day_field(_("To be done by"), on)
