"""Makes what a test needs, each thing in one line, past no door: every record is saved inside an act."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from accounts.history import act
from accounts.models import Department, Grant, Person
from accounts.tree import Tree
from registry.cases import flow
from registry.cases.effects import Application
from registry.cases.models import Case
from registry.register import upkeep
from registry.register.models import SocialAccount
from registry.register.naming import Named
from registry.register.platforms import recognise

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 10, 31, tzinfo=ZoneInfo("Europe/Stockholm"))
PASSWORD = "ett-mycket-bra-ord-2026"


def person(email: str, name: str = "", *, invited: bool = True, language: str = "sv", **facts: Any) -> Person:
    """Somebody at the municipality, who can sign in with PASSWORD where invited."""
    from django.contrib.auth.hashers import make_password

    somebody = Person(
        email=email if "@" in email else f"{email}@prov.example",
        name=name or email.split("@")[0].capitalize(),
        language=language,
        entered_at=MOMENT,
        invited_at=MOMENT if invited else None,
        **facts,
    )
    somebody.password = make_password(PASSWORD) if invited else make_password(None)
    with act("enter_person", by=None, at=MOMENT, about=[somebody]):
        somebody.save()
    return somebody


def department(
    name: str, parent: Department | None = None, kind: str = "unit", mailbox: str = ""
) -> Department:
    """A place in the tree, with a slug of its name."""
    from registry.register.words import fold

    made = Department(
        name=name,
        parent=parent,
        kind=kind,
        mailbox=mailbox,
        slug=fold(name).replace(" ", "-").replace(",", ""),
    )
    with act("add_department", by=None, at=MOMENT, about=[made]):
        made.save()
    return made


def grant(
    somebody: Person,
    role: str,
    where: Department | None = None,
    *,
    since: date = date(2026, 1, 1),
    until: date | None = None,
    acting: bool = False,
) -> Grant:
    """What somebody is, where, from when until when."""
    made = Grant(person=somebody, role=role, department=where, since=since, until=until, acting=acting)
    with act("grant", by=None, at=MOMENT, about=[somebody]):
        made.save()
    return made


def account(
    where: Department,
    responsible: Person,
    address: str = "https://www.instagram.com/lindalabibliotek/",
    *,
    name: str = "Lindala stadsbibliotek",
    status: str = "active",
    deputy: Person | None = None,
    at: datetime = MOMENT,
    **facts: Any,
) -> SocialAccount:
    """An account as if it had been there before the register, then in whatever status is asked for."""
    made = SocialAccount(
        name=name, department=where, responsible=responsible, **{"purpose": "Boktips.", **facts}
    )
    read = recognise(address)
    assert read.is_account, address
    upkeep.set_address(made, read)
    with act("enter", by=None, at=at, about=[made]):
        made.status = status
        made.registered_on = made.registered_on or upkeep.day_of(at)
        upkeep.index(made, Tree.load().path(where.pk))
        made.save()
        upkeep.begin(made, responsible, "responsible", at)
        if deputy:
            upkeep.begin(made, deputy, "deputy", at)
    return made


def application(
    where: Department,
    responsible: Person,
    address: str = "https://www.instagram.com/kulturskolanlindala/",
    **facts: Any,
) -> Application:
    """What a form says, read and checked."""
    read = recognise(address)
    values: dict[str, Any] = {
        "purpose": "Visa vad eleverna gör.",
        "platform": read.platform,
        "watched": "Vardagar 8–16",
        "replies_within_hours": 24,
        "name": "Kulturskolan",
    }
    return Application(
        department=where, read=read, responsible=Named(responsible.email), **{**values, **facts}
    )


def case(by: Person, said: Application, kind: str = "application", *, at: datetime = MOMENT) -> Case:
    """A case that has been sent in."""
    draft = flow.open_case(kind, by=by, at=at, form={"purpose": said.purpose})
    return flow.take(draft, "submit", by=by, at=at, application=said, form={"purpose": said.purpose})
