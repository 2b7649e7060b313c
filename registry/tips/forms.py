"""The forms for tips: the resident's, and the unit's answer."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from registry.fields import keep_plain
from registry.proofs import storing
from registry.tips.handling import Said
from registry.tips.models import KINDS, OUTCOMES

LONGEST = 5_000


class TipForm(forms.Form):
    """What a resident tells us; `website` is a trap that no person sees and only machines fill in."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[(key, capfirst(label)) for key, label in KINDS],
        widget=forms.RadioSelect,
        initial="fake",
        error_messages={
            "required": _("Choose what it is about."),
            "invalid_choice": _("Choose what it is about."),
        },
    )
    address = forms.CharField(
        label=_("The account's address"),
        help_text=_("Open the account, copy the address and paste it here."),
        max_length=2048,
        required=False,
        error_messages={"max_length": _("The address is too long. Paste only the account's own address.")},
    )
    text = forms.CharField(
        label=_("What have you seen?"),
        help_text=_("Write no personal details that we do not need."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        required=False,
        error_messages={"max_length": _("Write a little shorter: at most 5,000 characters.")},
    )
    proof = forms.FileField(
        label=_("A picture of it"),
        help_text=_("A screenshot, for example."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": storing.PICTURES}),
        error_messages={"empty": _("The file is empty. Choose another one.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want us to be able to ask you something."),
        required=False,
        error_messages={"invalid": _("Write the e-mail address like this: kim@exempel.se.")},
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    sometimes_needed = ("address", "text")
    """Which of them is needed goes by the kind: neither says that it is optional."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(*self.fields.values())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") == "fake" and not said.get("address") and "address" not in self.errors:
            self.add_error("address", _("Paste the account's address, so that we can look at it."))
        elif not (said.get("address") or said.get("text")) and "text" not in self.errors:
            self.add_error("text", _("Write what you have seen, or paste an address."))
        return said

    def said(self) -> Said:
        """What was written."""
        told = self.cleaned_data
        return Said(told["kind"], told["address"].strip(), told["text"].strip(), told["email"])


class SettleForm(forms.Form):
    """What came of a tip, and what its sender reads."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[(key, capfirst(label)) for key, label in OUTCOMES],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what came of it."),
            "invalid_choice": _("Choose what came of it."),
        },
    )
    answer = forms.CharField(
        label=_("Answer to the sender"),
        help_text=_("Read by whoever has the receipt number. Write no names."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
        error_messages={"max_length": _("Write a little shorter: at most 5,000 characters.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(*self.fields.values())
