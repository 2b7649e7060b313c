"""Somebody whom a form names: a person of the register, or a name and an e-mail address to enter."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from accounts import staffing
from accounts.models import Person, address_key
from accounts.refusal import Refused

ADDRESS = re.compile(r"[^\s<>,;()«»\"]+@[^\s<>,;()«»\"]+")
SHOWN = 500
"""So many names are offered while somebody types."""


@dataclass(frozen=True)
class Named:
    """An e-mail address, which is the identity, and a name for whoever the register does not have."""

    email: str
    name: str = ""

    def entered(self, by: Person | None, at: datetime) -> Person:
        """The person, entered without an invitation where the register did not have them."""
        return staffing.find_or_enter(self.email, name=self.name, by=by, at=at)


def read(text: str) -> Named | None:
    """Reads «Anna Berg», «anna@…» or «Anna Berg, anna@…»; None for an empty text. Raises Refused (input)."""
    text = " ".join(text.split())
    if not text:
        return None
    found = ADDRESS.search(text)
    if found is None:
        return by_name(text)
    email = address_key(found.group().strip(".:"))
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(_("Write the e-mail address like this: anna.berg@kommunen.se."), kind="input") from None
    person = Person.objects.filter(email=email).first()
    if person is not None:
        refuse_gone(person)
        return Named(person.email, person.name)
    name = (text[: found.start()] + text[found.end() :]).strip(" ,;<>()")
    if not name:
        raise Refused(
            _("We don't have %(email)s yet. Write the name too: Anna Berg, %(email)s.") % {"email": email},
            kind="input",
        )
    return Named(email, name[:150])


def by_name(name: str) -> Named:
    """A person of the register by the whole name. Raises Refused where there is none, or more than one."""
    # Compared here: a database of its own accord takes «åsa» and «Åsa» for two names, or for one.
    found = [
        person
        for person in Person.objects.only("name", "email", "is_active").order_by("pk")
        if " ".join(person.name.casefold().split()) == name.casefold()
    ]
    working = [person for person in found if person.is_active]
    if len(working) > 1:
        raise Refused(
            _("Several people are called %(name)s. Write the e-mail address.") % {"name": name}, kind="input"
        )
    for person in working or found:
        refuse_gone(person)
        return Named(person.email, person.name)
    raise Refused(
        _("We don't have %(name)s yet. Write the e-mail address too: %(name)s, anna.berg@kommunen.se.")
        % {"name": name},
        kind="input",
    )


def refuse_gone(person: Person) -> None:
    """Raises Refused where a person no longer works here."""
    if not person.is_active:
        raise Refused(
            _("%(name)s no longer works here. Choose somebody else.") % {"name": person.name}, kind="input"
        )


def offered() -> list[str]:
    """People of the register as they are written in the field: «Anna Berg, anna.berg@…»."""
    people = Person.objects.filter(is_active=True).order_by("name", "pk")[:SHOWN]
    return [written(person) for person in people]


def written(person: Person | None) -> str:
    """A person as the field writes them."""
    return f"{person.name}, {person.email}" if person else ""
