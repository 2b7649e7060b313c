"""The forms of an account's own pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, RegexValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.chain import Who
from registry.fields import AddressField, DepartmentField, PersonField, keep_plain
from registry.register.facts import NEVER_EMPTY, SECTIONS
from registry.register.models import Responsibility, SocialAccount
from registry.register.upkeep import EDITABLE

DATE = {"type": "date"}
YES_NO = (("unknown", _("Don't know")), ("true", _("Yes")), ("false", _("No")))
NOT_CHOSEN = ("", _("Not chosen"))
LONGEST = 10_000
"""No text of an account's is longer."""
YEAR = 24 * 366
LANGUAGE = RegexValidator(
    r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", _("Write the language as a code, such as sv, en or fi.")
)


class AccountForm(forms.ModelForm):
    """An account's facts; what is emptied by mistake is refused by the verb, with what was there kept."""

    address = AddressField(
        label=_("The account's address"), help_text=_("Paste the address from the browser.")
    )

    class Meta:
        model = SocialAccount
        fields = EDITABLE
        widgets = {
            **{
                name: forms.Textarea(attrs={"rows": 3})
                for name in ("purpose", "description", "description_en")
            },
            **{
                name: forms.DateInput(attrs=DATE, format="%Y-%m-%d")
                for name in ("two_factor_on", "preserved_on", "opened_on", "ends_on", "last_post_on")
            },
        }
        help_texts = {
            "description": _("One or two sentences. Shown in the public list."),
            "password_place": _(
                "For example the municipality's password manager. Never the password itself."
            ),
            "replies_within_hours": _("In hours: 24 is the next workday."),
            "contact": _("A function mailbox, not somebody's own address. Shown in the public list."),
            "language": _("For example sv, en or fi."),
        }
        error_messages = {
            "contact": {"invalid": _("Write the e-mail address like this: biblioteket@kommunen.se.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].initial = self.instance.url
        self.order_fields([name for _heading, names in SECTIONS for name in names])
        for name in NEVER_EMPTY:
            # The verb refuses what would be emptied; an account that never had a purpose may wait for one.
            self.fields[name].required = bool(getattr(self.instance, name))
        self.fields["language"].validators.append(LANGUAGE)
        self.fields["replies_within_hours"].validators.append(MaxValueValidator(YEAR))
        # What the database can count to.
        self.fields["followers"].validators.append(MaxValueValidator(2_000_000_000))
        for field in self.fields.values():
            # Only what this person changed is changed, whatever somebody else has written meanwhile.
            field.show_hidden_initial = True
            self.finish(field)

    def finish(self, field: forms.Field) -> None:
        """Says what nobody has chosen in words, and takes plain text of a sensible length."""
        if isinstance(field, forms.CharField) and field.max_length is None:
            field.max_length = LONGEST
            field.validators.append(MaxLengthValidator(LONGEST))
        keep_plain(field)
        if isinstance(field, forms.NullBooleanField):
            field.widget.choices = YES_NO
        elif isinstance(field, forms.ChoiceField):
            offered: Any = field.choices
            field.choices = [
                NOT_CHOSEN if key == "" else (key, capfirst(str(label))) for key, label in offered
            ]

    def changes(self) -> dict[str, Any]:
        """What is different from what stood there, but for the address."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "address"}

    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [(heading, [self[name] for name in names]) for heading, names in SECTIONS]

    def _post_clean(self) -> None:
        """The verb writes and the database guards; the form itself leaves the account alone."""


class ResponsibleForm(forms.Form):
    """Who answers for the account from today."""

    person = PersonField(
        label=_("Responsible"), help_text=_("Write a name from the register, or name and e-mail.")
    )


class HandOverForm(ResponsibleForm):
    """Which department and who answers for the account from today."""

    department = DepartmentField(label=_("Which department takes over?"))
    field_order = ("department", "person")

    def __init__(self, *args: Any, who: Who, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].offer(who)  # type: ignore[attr-defined]


def part_choices() -> list[tuple[str, str]]:
    """The parts that somebody can be given; who answers for an account is named on a page of its own."""
    return [(key, capfirst(str(label))) for key, label in Responsibility.PARTS if key != "responsible"]


class PartForm(forms.Form):
    """Who gets which part in the account."""

    part = forms.ChoiceField(label=_("Part"), choices=part_choices)
    person = PersonField(
        label=_("Person"), help_text=_("Write a name from the register, or name and e-mail.")
    )


class ProofForm(forms.Form):
    """How it was seen that the profile links back."""

    note = forms.CharField(
        label=_("Where on the profile is the link?"),
        max_length=300,
        help_text=_("For example: in the presentation, to the municipality's website."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(self.fields["note"])


class LastPostForm(forms.Form):
    """The day of the account's latest post."""

    last_post_on = forms.DateField(
        label=_("Day of the last post"), widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d")
    )


class WarningForm(forms.Form):
    """What residents are told of an account that has been hijacked."""

    text = forms.CharField(
        label=_("What residents read"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": settings.LANGUAGE_CODE}),
        help_text=_("Say what has happened and what they should do. Shown as it stands."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(self.fields["text"])


class LiftWarningForm(forms.Form):
    """Why an account can be trusted again."""

    reason = forms.CharField(
        label=_("Why can the account be trusted again?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the history. Residents don't see it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(self.fields["reason"])
