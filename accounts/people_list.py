"""The list of people as the system administrator reads it: searched, filtered and sorted the Swedish way."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Grant, Person
from accounts.staffing import alphabetical, told

SHOWN = (
    ("aktiva", _("Active people")),
    ("inbjudna", _("Active and invited")),
    ("avaktiverade", _("Deactivated people")),
    ("alla", _("Everybody")),
)
"""Whom the list shows; the first unless asked otherwise."""

ROWS = 100
"""People on a page."""


@dataclass(frozen=True)
class Line:
    """Somebody with what they are granted today or later."""

    person: Person
    grants: tuple[Grant, ...]

    @property
    def roles(self) -> list[str]:
        """The grants in words."""
        return [told(grant) for grant in self.grants]

    @property
    def access(self) -> "Access":
        """How far in this person is."""
        return access_of(self.person)


@dataclass(frozen=True)
class Access:
    """A state of access, in words and with an icon."""

    words: str | Promise
    icon: str
    tone: str


def access_of(person: Person) -> Access:
    """Whether somebody can sign in, in words."""
    if person.pseudonymised_on:
        return Access(_("Pseudonymised"), "eraser", "neutral")
    if not person.is_active:
        return Access(_("Deactivated"), "user-off", "danger")
    if person.invited_at is None:
        return Access(_("Not invited"), "mail-off", "neutral")
    if not person.has_usable_password():
        return Access(_("Invited"), "mail-forward", "warning")
    return Access(_("Can sign in"), "circle-check", "success")


def lines(*, q: str, role: str, shown: str, on: date) -> list[Line]:
    """Everybody whom the search and the filters let through, by name."""
    held: dict[int, list[Grant]] = {}
    for grant in Grant.objects.select_related("department"):
        if grant.until is None or grant.until >= on:
            held.setdefault(grant.person_id, []).append(grant)
    found = [Line(person, tuple(held.get(person.pk, ()))) for person in Person.objects.all()]
    return sorted(
        (line for line in found if matches(line, q, role, shown)),
        key=lambda line: (alphabetical(line.person.name), line.person.pk),
    )


def matches(line: Line, q: str, role: str, shown: str) -> bool:
    """Whether somebody is among those asked for."""
    person = line.person
    of_state = {
        "aktiva": person.is_active,
        "inbjudna": person.may_sign_in,
        "avaktiverade": not person.is_active,
        "alla": True,
    }[shown]
    of_role = not role or any(grant.role == role for grant in line.grants)
    text = f"{person.name} {person.email} {person.title}".casefold()
    return of_state and of_role and all(word in text for word in q.casefold().split())
