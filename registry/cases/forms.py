"""The two entrances' forms, and the form of a confirm page, built from its move's row."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.chain import Who
from registry.cases.effects import Application
from registry.cases.models import Case
from registry.cases.moves import Asked, Move
from registry.fields import AddressField, DepartmentField, PersonField, PlainText
from registry.register.models import PACES, SHOWN_PEOPLE, THEMES
from registry.register.platforms import Recognised, platform_choices, recognise, recognise_on

REPLIES = (
    ("24", _("by the next workday")),
    ("48", _("within two workdays")),
    ("168", _("within a week")),
)
LONG = forms.Textarea(attrs={"rows": 3})
DATE = {"type": "date"}
MOST = 5000
"""Characters in a long answer."""


def long_text(**options: Any) -> forms.CharField:
    """A field for some sentences."""
    return forms.CharField(widget=LONG, max_length=MOST, validators=[PlainText()], **options)


class ReportForm(forms.Form):
    """«Anmäl konto som redan finns»: seven questions."""

    kind = "report"

    department = DepartmentField(
        label=_("Which department is the sender?"),
        help_text=_("The unit that answers for the content, for example Ekskolan."),
    )
    address = AddressField(
        label=_("The account's address"), help_text=_("Paste the address from the browser.")
    )
    purpose = long_text(
        label=_("What is the account to be used for?"),
        help_text=_("One or two sentences. They may be shown in the public list."),
    )
    responsible = PersonField(
        label=_("Responsible"),
        help_text=_(
            "Whoever answers for the account, often the unit's manager. Search by name or write name and e-mail."
        ),
    )
    deputy = PersonField(
        label=_("Deputy"),
        help_text=_("Whoever takes over during leave. At least two should be able to get into the account."),
    )
    watched = forms.CharField(
        label=_("When do you read comments?"),
        help_text=_("Shown to residents. For example: weekdays 8–16. Think of the holidays."),
        max_length=200,
        validators=[PlainText()],
    )
    replies_within_hours = forms.ChoiceField(
        label=_("How fast do you answer?"), choices=REPLIES, initial="24"
    )
    promise = forms.BooleanField(
        label=_(
            "The account is open to all, we have time for posts and answers, and we have read the guideline."
        ),
        error_messages={"required": _("Tick the box when all of it is so.")},
    )

    def __init__(self, *args: Any, who: Who, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everywhere = permissions.may(who, "open_case", None)
        mine = None if everywhere else who.departments("department_admin", "manager")
        self.fields["department"].offer(who, mine)  # type: ignore[attr-defined]

    def clean_deputy(self) -> Any:
        """At least two people: the deputy is somebody else."""
        deputy, responsible = self.cleaned_data.get("deputy"), self.cleaned_data.get("responsible")
        if deputy and responsible and deputy.email == responsible.email:
            raise ValidationError(
                _("Choose somebody else than the responsible person, so that there are two.")
            )
        return deputy

    def read(self) -> Recognised:
        """What the address was read as."""
        found: Recognised = self.cleaned_data["address"]
        return found

    def application(self) -> Application:
        """What the form says, for the verb."""
        said = self.cleaned_data
        return Application(
            department=said["department"],
            read=self.read(),
            platform=self.read().platform,
            purpose=said["purpose"],
            responsible=said["responsible"],
            deputy=said["deputy"],
            watched=said["watched"],
            replies_within_hours=int(said["replies_within_hours"]),
        )

    def raw(self) -> dict[str, str]:
        """The form's own text, as it was typed, for the draft."""
        return {name: str(self.data.get(name, ""))[: MOST * 2].replace("\x00", "") for name in self.fields}

    def is_blank(self) -> bool:
        """Whether nothing has been written that is worth keeping."""
        told = ("address", "name", "purpose", "added_value", "audience")
        return not any(str(self.data.get(name, "")).strip() for name in told if name in self.fields)


class ApplicationForm(ReportForm):
    """«Ansök om nytt konto»: twelve questions."""

    kind = "application"

    platform = forms.ChoiceField(label=_("Platform"))
    name = forms.CharField(
        label=_("The account's name"),
        help_text=_("It should be seen that the municipality is the sender."),
        max_length=200,
        validators=[PlainText()],
    )
    address = forms.CharField(  # type: ignore[assignment]
        label=_("Handle or address, if you know"),
        help_text=_("For example @kulturskolanlindala. You can fill it in later."),
        max_length=2048,
        required=False,
        validators=[PlainText()],
    )
    audience = forms.CharField(
        label=_("Whom do you want to reach?"),
        help_text=_("For example guardians at Ekskolan."),
        max_length=300,
        validators=[PlainText()],
    )
    added_value = long_text(
        label=_("Why is an account of its own needed?"),
        help_text=_("What do residents gain, and why are the accounts above not enough?"),
    )
    manager = PersonField(
        label=_("Nearest manager"),
        help_text=_(
            "The manager gets a mail and agrees with one click. Are you the manager? Choose yourself."
        ),
    )
    pace = forms.ChoiceField(label=_("How often do you publish?"), choices=PACES)
    ends_on = forms.DateField(
        label=_("Last day"),
        help_text=_("For campaigns. Leave empty otherwise."),
        required=False,
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
    )
    shows_people = forms.ChoiceField(
        label=_("Are people shown in text, picture or film?"),
        help_text=_("If so, the data protection contact helps you; you need not know the legal basis now."),
        choices=SHOWN_PEOPLE,
        widget=forms.RadioSelect,
    )
    field_order = (
        "department",
        "platform",
        "name",
        "address",
        "purpose",
        "audience",
        "added_value",
        "responsible",
        "deputy",
        "manager",
        "watched",
        "replies_within_hours",
        "pace",
        "ends_on",
        "shows_people",
        "promise",
    )

    def __init__(self, *args: Any, who: Who, **kwargs: Any) -> None:
        super().__init__(*args, who=who, **kwargs)
        self.fields["platform"].choices = [("", _("Choose a platform")), *platform_choices()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Reads the handle on the chosen platform; an address of another platform wins nothing silently."""
        said = super().clean() or {}
        text, platform = said.get("address", ""), said.get("platform", "")
        if text and platform:
            found = recognise_on(platform, text)
            if not found.is_account:
                self.add_error("address", found.why or _("Write the handle, or leave it empty for now."))
            elif found.platform != platform:
                self.add_error("address", _("The address is on another platform than the one you chose."))
        return said

    def read(self) -> Recognised:
        """What the handle was read as; without one only the platform is known."""
        said = self.cleaned_data
        if not said["address"]:
            return Recognised(verdict="ask_platform", platform=said["platform"])
        return recognise_on(said["platform"], said["address"])

    def application(self) -> Application:
        """What the form says, for the verb."""
        said = self.cleaned_data
        return Application(
            department=said["department"],
            read=self.read(),
            platform=said["platform"],
            name=said["name"],
            purpose=said["purpose"],
            audience=said["audience"],
            added_value=said["added_value"],
            responsible=said["responsible"],
            deputy=said["deputy"],
            manager=said["manager"],
            watched=said["watched"],
            replies_within_hours=int(said["replies_within_hours"]),
            pace=said["pace"],
            ends_on=said["ends_on"],
            shows_people=said["shows_people"],
        )


FORMS: dict[str, type[ReportForm]] = {form.kind: form for form in (ReportForm, ApplicationForm)}


class MoveForm(forms.Form):
    """What a confirm page asks, one field (or, with standard sentences, a choice and a field) for each."""

    def __init__(self, data: Mapping[str, Any] | None, *, move: Move, case: Case) -> None:
        super().__init__(data)
        self.asks = [asked for asked in move.asks if case.kind in asked.kinds]
        for asked in self.asks:
            first = asked.initial(case) if asked.initial else ""
            if asked.standard:
                self.add_standard(asked, first)
            else:
                self.fields[asked.name] = entry(asked, first)

    def add_standard(self, asked: Asked, first: str) -> None:
        """Standard sentences to choose from, and a field for words of one's own."""
        choices = [(str(sentence), str(sentence)) for sentence in asked.standard]
        self.fields[f"{asked.name}_standard"] = forms.ChoiceField(
            label=asked.label,
            help_text=asked.help,
            choices=choices,
            required=False,
            initial=first if first in dict(choices) else None,
            widget=forms.RadioSelect,
        )
        self.fields[asked.name] = long_text(label=_("Or in your own words"), required=False)

    def clean(self) -> dict[str, Any]:
        """One's own words go before a standard sentence; what must be answered is asked for."""
        said = super().clean() or {}
        for asked in self.asks:
            if asked.standard:
                said[asked.name] = said.get(asked.name) or said.get(f"{asked.name}_standard") or ""
                if asked.required and not said[asked.name] and asked.name not in self.errors:
                    self.add_error(asked.name, _("Choose a sentence or write your own."))
            if asked.entry == "address" and said.get(asked.name):
                self.check_address(asked.name, said[asked.name])
        return said

    def check_address(self, name: str, text: str) -> None:
        """An address that can't be read is said beside its field."""
        found = recognise(text)
        if not found.is_account:
            self.add_error(name, found.why or _("Paste the account's address from the browser."))

    def texts(self) -> dict[str, Any]:
        """What was answered, for the verb."""
        return {asked.name: self.cleaned_data.get(asked.name) for asked in self.asks}


def entry(asked: Asked, first: str) -> forms.Field:
    """The field for one thing that is asked."""
    facts: dict[str, Any] = {
        "label": asked.label,
        "help_text": asked.help,
        "required": asked.required,
        "initial": first or None,
    }
    if asked.entry == "text":
        return long_text(**facts)
    if asked.entry == "date":
        return forms.DateField(widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"), **facts)
    if asked.entry == "theme":
        return forms.ChoiceField(choices=[("", _("No theme")), *THEMES], **facts)
    longest = 2048 if asked.entry == "address" else 200
    return forms.CharField(max_length=longest, validators=[PlainText()], **facts)


class MessageForm(forms.Form):
    """A message on a case."""

    text = long_text(label=_("Write a message"))


class DisagreeForm(forms.Form):
    """What a manager finds wrong."""

    reason = long_text(label=_("What is not right?"))
