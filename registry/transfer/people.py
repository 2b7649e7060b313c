"""Who answers for what an import brings in: named in the row or for the list, or whoever registers."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts import staffing
from accounts.chain import grants_on
from accounts.models import Grant, Person, address_key
from accounts.refusal import Refused
from registry.transfer import cells
from registry.transfer.entries import Entry


def known(email: str) -> Person | None:
    """Whoever has the address. Raises Refused (input) for no address, and for somebody no longer here."""
    address = cells.address_of(email)[1]
    person = Person.objects.filter(email=address_key(address)).first()
    if person is not None and not person.is_active:
        raise Refused(
            _("%(email)s no longer works here. Name somebody else.") % {"email": person.email}, kind="input"
        )
    return person


def expected(on: date) -> str:
    """The address of whoever is expected to register a list when nobody is named; empty in an empty register.

    The chief, else a communicator, else a system administrator: whoever has been it the longest.
    """
    for role in ("chief", "communicator", "system_administrator"):
        grants = Grant.objects.filter(grants_on(on), role=role, acting=False).select_related("person")
        first = grants.order_by("since", "pk").first()
        if first is not None:
            return first.person.email
    return ""


def found_or_entered(email: str, *, by: Person | None, at: datetime) -> Person:
    """Whoever has the address, entered (without an invitation) if nobody has. Raises Refused (input)."""
    return known(email) or staffing.find_or_enter(cells.address_of(email)[1], by=by, at=at)


class Answering:
    """Who answers for each new account of a list; people whom rows name are found or entered once."""

    def __init__(
        self, entries: Sequence[Entry], *, by: Person, responsible: Person | None, at: datetime
    ) -> None:
        self.by = by
        self.responsible = responsible
        self.named: dict[str, Person | None] = {}
        for entry in entries:
            if entry.responsible and address_key(entry.responsible[1]) not in self.named:
                self.named[address_key(entry.responsible[1])] = self.person(*entry.responsible, at=at)

    def person(self, name: str, email: str, *, at: datetime) -> Person | None:
        """The person whom a row names, or None where that person is no longer here."""
        found = Person.objects.filter(email=address_key(email)).first()
        if found is None:
            return staffing.find_or_enter(email, name=name, by=self.by, at=at)
        return found if found.is_active else None

    def of(self, entry: Entry) -> tuple[Person, bool]:
        """Who answers for an account, and whether only for the time being."""
        named = self.named.get(address_key(entry.responsible[1])) if entry.responsible else None
        person = named or self.responsible
        return (person, False) if person else (self.by, True)
