"""The forms of an account's own pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.chain import Who
from registry.fields import AddressField, DepartmentField, PersonField, PlainText
from registry.register.models import Responsibility, SocialAccount
from registry.register.upkeep import EDITABLE, NEVER_EMPTY

DATE = {"type": "date"}
YES_NO = (("", _("don't know")), ("true", _("yes")), ("false", _("no")))
SECTIONS = (
    (
        _("What residents read"),
        (
            "name",
            "description",
            "description_en",
            "theme",
            "language",
            "watched",
            "replies_within_hours",
            "contact",
        ),
    ),
    (
        _("What it is for"),
        ("address", "kind", "purpose", "audience", "pace", "comments_open", "opened_on", "ends_on"),
    ),
    (_("Access and safety"), ("unit_has_access", "password_place", "two_factor_on")),
    (
        _("Personal data and records"),
        (
            "shows_people",
            "processing_record",
            "legal_basis",
            "preservation",
            "preserved_on",
            "records_plan_item",
            "diary_number",
        ),
    ),
    (_("Activity"), ("last_post_on", "followers")),
)
"""How the page of changes is divided; every editable field stands in one of them."""


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].initial = self.instance.url
        self.order_fields([name for _heading, names in SECTIONS for name in names])
        for name in NEVER_EMPTY:
            # The verb refuses what would be emptied; an account that never had a purpose may wait for one.
            self.fields[name].required = bool(getattr(self.instance, name))
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(PlainText())

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


class PartForm(forms.Form):
    """Who gets which part in the account."""

    part = forms.ChoiceField(
        label=_("Part"), choices=[row for row in Responsibility.PARTS if row[0] != "responsible"]
    )
    person = PersonField(
        label=_("Person"), help_text=_("Write a name from the register, or name and e-mail.")
    )


class ProofForm(forms.Form):
    """How it was seen that the profile links back."""

    note = forms.CharField(
        label=_("Where on the profile is the link?"),
        max_length=300,
        help_text=_("For example: in the presentation, to lindala.example."),
        validators=[PlainText()],
    )
