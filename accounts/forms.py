"""The forms of people, grants and departments; what a verb refuses stands beside the field it is about."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Department, Person
from accounts.people_list import SHOWN, Line, lines
from accounts.receipts import FIELD, new_key
from accounts.roles import ROLES
from accounts.staffing import role_name
from accounts.tree import Tree


def day_field(label: object, help_text: object = "", *, required: bool = True) -> forms.DateField:
    """A day, picked in the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)  # type: ignore[arg-type]


class OnceForm(forms.Form):
    """A form that acts once: nothing but its key, for pages that only ask «are you sure?»."""

    receipt = forms.CharField(widget=forms.HiddenInput, initial=new_key, required=False)

    @property
    def facts(self) -> dict[str, Any]:
        """What was written, as a verb takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != FIELD}


class PeopleFilter(forms.Form):
    """Whom the list of people shows."""

    q = forms.CharField(
        label=_("Search"), help_text=_("Name, title or e-mail address."), max_length=200, required=False
    )
    roll = forms.ChoiceField(label=_("Role"), required=False)
    visa = forms.ChoiceField(label=_("Show"), choices=SHOWN, widget=forms.RadioSelect)

    def __init__(self, data: QueryDict) -> None:
        asked = data.copy()
        asked.setdefault("visa", SHOWN[0][0])
        super().__init__(asked)
        roles = [(role.key, role_name(role.key)) for role in ROLES]
        self.fields["roll"].choices = [("", _("All roles")), *roles]  # type: ignore[attr-defined]

    def lines(self, on: date) -> list[Line]:
        """The people asked for; nobody where the question cannot be read."""
        if not self.is_valid():
            return []
        asked = self.cleaned_data
        return lines(q=asked["q"], role=asked["roll"], shown=asked["visa"], on=on)


class PersonForm(OnceForm):
    """Who somebody is."""

    email = forms.CharField(
        label=_("E-mail address"),
        help_text=_("The one at work. It is what the person signs in with."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    title = forms.CharField(
        label=_("Title"), help_text=_("For example head of library."), max_length=150, required=False
    )
    language = forms.ChoiceField(
        label=_("Language of letters"), choices=Person.LANGUAGES, widget=forms.RadioSelect, initial="sv"
    )


class LanguageForm(OnceForm):
    """In which language somebody wants their letters."""

    language = forms.ChoiceField(
        label=_("Language of letters"),
        help_text=_("The pages have their language in the menu."),
        choices=Person.LANGUAGES,
        widget=forms.RadioSelect,
    )


class GrantForm(OnceForm):
    """A role for somebody, where and when."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    department = forms.TypedChoiceField(
        label=_("Department"),
        help_text=_("For account coordinator, manager and registrar. It holds for everything below it, too."),
        required=False,
        empty_value=None,
    )
    since = day_field(_("First day of the grant"))
    until = day_field(_("Last day of the grant"), _("Leave it empty if there is none."), required=False)
    acting = forms.BooleanField(
        label=_("Acting"),
        help_text=_("Only for chief and superior: stands in for whoever is away on these days."),
        required=False,
    )

    def __init__(self, *args: Any, tree: Tree, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.key, role_words(role.key, role.meaning)) for role in ROLES]  # type: ignore[attr-defined]
        offer(
            self.fields["department"],
            tree,
            _("No department"),
            (d for _depth, d in tree.in_order() if d.is_active),
        )
        self.fields["since"].initial = today


class EndGrantForm(OnceForm):
    """The last day of a grant."""

    until = day_field(_("Last day of the grant"), _("The grant holds on this day, too."))


class DepartmentForm(OnceForm):
    """What a department is called, and where it belongs."""

    name = forms.CharField(label=_("Name"), max_length=150)
    kind = forms.ChoiceField(
        label=_("Kind of department"),
        help_text=_("Boards and companies are authorities of their own, with a diary of their own."),
        choices=Department.KINDS,
        widget=forms.RadioSelect,
        initial="unit",
    )
    parent = forms.TypedChoiceField(label=_("Part of"), required=False, empty_value=None)
    mailbox = forms.CharField(
        label=_("Function mailbox"),
        help_text=_("An address that several people read, shown to citizens as contact."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    is_active = forms.BooleanField(
        label=_("In use"),
        help_text=_("What is not in use cannot be chosen for anything new."),
        required=False,
    )

    def __init__(self, *args: Any, tree: Tree, department: Department | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        under = tree.below([department.pk]) if department else frozenset()
        places = (place for _depth, place in tree.in_order() if place.pk not in under)
        offer(self.fields["parent"], tree, _("Nothing: it stands at the top"), places)
        if department is None:
            del self.fields["is_active"]


def role_words(role: str, meaning: object) -> str:
    """A role with what it means, on one line."""
    return f"{role_name(role)}: {meaning}"


def offer(field: forms.Field, tree: Tree, nothing: object, places: Iterable[Department]) -> None:
    """Lets a field choose among departments, indented as in the tree; its value becomes the Department."""
    chosen = {place.slug: place for place in places}
    depths = {place.pk: depth for depth, place in tree.in_order()}
    indented = [(slug, "\u2003" * depths[place.pk] + place.name) for slug, place in chosen.items()]
    field.choices = [("", nothing), *indented]  # type: ignore[attr-defined]
    field.coerce = chosen.__getitem__  # type: ignore[attr-defined]
