"""Form fields of the register: a place in the tree, a person, an address; each says in a sentence what is wrong."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from accounts.chain import Who
from accounts.models import Department
from accounts.refusal import Refused
from accounts.sentences import UNREADABLE
from registry.register import naming
from registry.register.naming import Named
from registry.register.platforms import Recognised, recognise

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Control characters but tab and the ends of lines."""


class PlainText:
    """Refuses what no database and no reader can take: NUL and other control characters."""

    def __call__(self, value: str) -> None:
        if CONTROL.search(value):
            raise ValidationError(UNREADABLE)


def keep_plain(*fields: forms.Field) -> None:
    """Those of the fields that take text refuse what can't be read."""
    for field in fields:
        if isinstance(field, forms.CharField):
            others = (
                rule for rule in field.validators if not isinstance(rule, ProhibitNullCharactersValidator)
            )
            field.validators = [*others, PlainText()]


class Period(forms.Form):
    """A form with the first and the last day of a period, `fran` and `till`."""

    def clean(self) -> dict[str, Any]:
        """A period has its first day first."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("fran"), said.get("till")
        if isinstance(first, date) and isinstance(last, date) and first > last:
            self.add_error("till", _("Choose a day after the first one."))
        return said


class DepartmentField(forms.ModelChoiceField):
    """A department, in the order of the tree; `offer` says which ones."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Department.objects.none(), empty_label=_("Choose a department"), **options)

    def offer(self, who: Who, pks: frozenset[int] | None = None) -> None:
        """Offers these departments (None: all that are in use), indented as they stand in the tree."""
        shown = [
            (department.pk, "\u2003" * depth + department.name)
            for depth, department in who.tree.in_order()
            if department.is_active and (pks is None or department.pk in pks)
        ]
        self.queryset = Department.objects.filter(pk__in=[pk for pk, _name in shown])
        self.choices = [("", self.empty_label), *shown]


class WithOffers(forms.TextInput):
    """A text field with people of the register offered while one types (a datalist)."""

    template_name = "components/offered.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}_offered"
        context["widget"]["offered"] = naming.offered()
        return context


class PersonField(forms.CharField):
    """A person of the register, or a name and an e-mail address; cleans to Named or None."""

    widget = WithOffers

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 400)
        super().__init__(**options)
        keep_plain(self)

    def clean(self, value: Any) -> Named | None:
        try:
            return naming.read(super().clean(value))
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None


class AddressField(forms.CharField):
    """An account's address as it was pasted; cleans to what it was read as."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}))
        super().__init__(**options)

    def clean(self, value: Any) -> Recognised | None:
        text = super().clean(value)
        if not text:
            return None
        read = recognise(text)
        if not read.is_account:
            raise ValidationError(read.why or _("Paste the account's address from the browser."))
        return read
