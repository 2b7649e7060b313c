"""The cast: one municipality and somebody in every role; «school» is from another department."""

from dataclasses import dataclass
from datetime import date

from accounts import staffing
from accounts.history import act
from accounts.models import Department, Person
from tests import make


@dataclass
class Cast:
    """Everybody whom the tests know by name."""

    board: Department
    culture: Department
    library: Department
    education_board: Department
    education: Department
    school_unit: Department
    admin: Person
    coordinator: Person
    school: Person
    manager: Person
    communicator: Person
    chief: Person
    acting_chief: Person
    superior: Person
    registrar: Person
    insight: Person
    librarian: Person
    plain: Person
    uninvited: Person

    ROLES = (
        "admin",
        "coordinator",
        "school",
        "manager",
        "communicator",
        "chief",
        "acting_chief",
        "superior",
        "registrar",
        "insight",
        "librarian",
        "plain",
    )
    """Everybody who can sign in; `acting_chief` acts from 24 November to 7 December 2026."""


def assemble() -> Cast:
    """Makes the municipality in one act, since every test begins with it: 22 November 2026 is today (make.DAY)."""
    with act("demo", by=None, at=make.MOMENT):
        return settle()


def settle() -> Cast:
    """Departments, people and grants."""
    board = make.department("Kultur- och fritidsnämnden", kind="board", mailbox="kultur@prov.example")
    culture = make.department("Kultur- och fritidsförvaltningen", board, "administration")
    library = make.department("Stadsbiblioteket", culture)
    education_board = make.department("Barn- och utbildningsnämnden", kind="board")
    education = make.department("Barn- och utbildningsförvaltningen", education_board, "administration")
    school_unit = make.department("Ekskolan", education)
    cast = Cast(
        board=board,
        culture=culture,
        library=library,
        education_board=education_board,
        education=education,
        school_unit=school_unit,
        admin=make.person("admin", "Ada Admin"),
        coordinator=make.person("handlaggare", "Kim Kultur"),
        school=make.person("skola", "Sara Skola"),
        manager=make.person("chef.bibliotek", "Bo Bibliotekschef"),
        communicator=make.person("kommunikator", "Kaj Kommunikatör"),
        chief=make.person("kommunikationschef", "Cleo Chef"),
        acting_chief=make.person("tf", "Tove Tillförordnad"),
        superior=make.person("stabschef", "Stina Stabschef"),
        registrar=make.person("registrator", "Ragnar Registrator"),
        insight=make.person("insyn", "Ines Insyn"),
        librarian=make.person("bibliotekarie", "Lisa Bibliotekarie"),
        plain=make.person("vanlig", "Per Person"),
        uninvited=make.person("ny", "Nils Ny", invited=False),
    )
    make.grant(cast.admin, "system_administrator")
    make.grant(cast.coordinator, "department_admin", culture)
    make.grant(cast.school, "department_admin", education)
    make.grant(cast.manager, "manager", library)
    make.grant(cast.communicator, "communicator")
    make.grant(cast.chief, "chief")
    make.grant(cast.acting_chief, "communicator")
    make.grant(cast.acting_chief, "chief", since=date(2026, 11, 24), until=date(2026, 12, 7), acting=True)
    make.grant(cast.superior, "superior")
    make.grant(cast.registrar, "registrar", board)
    make.grant(cast.insight, "insight")
    return cast


def nobody_acts(cast: Cast) -> None:
    """Takes back what the acting chief was to do, for what a page says on the machine's own day, whichever it is."""
    staffing.end_grant(cast.acting_chief.grants.get(acting=True), make.DAY, by=cast.admin, at=make.MOMENT)
