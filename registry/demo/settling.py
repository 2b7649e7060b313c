"""Lindala before its story begins: departments, people, grants, and the accounts that were there already."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts import departments, staffing
from accounts.history import act
from accounts.models import Department, Person
from registry.demo import accounts as lists
from registry.demo import guidelines
from registry.demo.lindala import DEPARTMENTS, DOMAIN, OTHERS, PASSWORD, RESPONSIBLE, STAFF, Somebody
from registry.guidelines.models import Guideline
from registry.register import upkeep
from registry.register.models import SocialAccount
from registry.register.platforms import recognise


@dataclass
class Lindala:
    """The municipality while it is being made; `on` is its today."""

    on: date
    people: dict[str, Person] = field(default_factory=dict)
    departments: dict[str, Department] = field(default_factory=dict)

    def at(self, days_ago: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment some days ago, where the municipality is."""
        day = self.on - timedelta(days=days_ago)
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(settings.TIME_ZONE))


def settle(town: Lindala) -> None:
    """The guideline in force, departments and people, entered by the system; only the staff have passwords."""
    at = town.at(500)
    guideline = Guideline.objects.get()
    with act("adopt", by=None, at=at, about=[guideline]):
        for name, value in guidelines.OLD.items():
            setattr(guideline, name, value)
        guideline.save()
    for name, kind, parent, mailbox in DEPARTMENTS:
        town.departments[name] = departments.add_department(
            name=name,
            kind=kind,
            parent=town.departments.get(parent),
            mailbox=f"{mailbox}@{DOMAIN}" if mailbox else "",
            by=None,
            at=at,
        )
    word = make_password(PASSWORD)
    for somebody in (*STAFF, *OTHERS):
        person = staffing.enter_person(
            f"{somebody.email}@{DOMAIN}", name=somebody.name, title=somebody.title, by=None, at=at
        )
        if somebody.role:
            with act("invite", by=None, at=at, about=[person]):
                person.invited_at = at
                person.save()
            person.password = word
            person.save(update_fields=["password"])
        town.people[somebody.email] = person


def grant(town: Lindala) -> None:
    """What the staff are, and the acting chief of two weeks from the day after tomorrow."""
    for somebody in STAFF:
        give(town, somebody, somebody.role, town.on - timedelta(days=499))
        if somebody.acting_too:
            since = town.on + timedelta(days=2)
            give(town, somebody, "chief", since, until=since + timedelta(days=13), acting=True)


def give(
    town: Lindala, somebody: Somebody, role: str, since: date, until: date | None = None, acting: bool = False
) -> None:
    """One grant, by the system."""
    staffing.give_grant(
        town.people[somebody.email],
        role,
        department=town.departments.get(somebody.where),
        since=since,
        until=until,
        acting=acting,
        by=None,
        at=town.at(499),
    )


def enter(town: Lindala) -> None:
    """The accounts that existed before the register, a few of them warned of."""
    for number, (where, address, name, theme, kind, text) in enumerate(lists.ACCOUNTS):
        account = SocialAccount(
            name=name,
            department=town.departments[where],
            theme=theme,
            kind=kind,
            purpose=text,
            description=text,
            **everyday(town, number),
        )
        upkeep.set_address(account, recognise(address))
        if silent := lists.SILENT.get(account.key):
            account.last_post_on = town.on - timedelta(days=silent)
        responsible, deputy = RESPONSIBLE[where]
        if lists.CHIEFS_OWN in address:
            responsible = "kommunikationschef"
        account.responsible = town.people[responsible]
        if account.platform == "instagram" and account.handle in lists.WARNED:
            account.warning = lists.WARNED[account.handle]
            account.warning_since = town.at(1, 8, 15)
        upkeep.enter(account, by=None, at=town.at(400 - number))
        if deputy:
            upkeep.add_person(
                account, town.people[deputy], "deputy", by=None, at=town.at(400 - number, 10, 5)
            )


def everyday(town: Lindala, number: int) -> dict[str, Any]:
    """Hours, dates and figures that differ from account to account."""
    hours = ("Vardagar 8–16", "Vardagar 10–18", "Måndag till torsdag 9–15", "En gång i veckan")
    return {
        "audience": ("Alla som bor i Lindala", "Vårdnadshavare", "Unga 13–19 år", "Företagare")[number % 4],
        "watched": hours[number % 4],
        "replies_within_hours": (24, 24, 48, 168)[number % 4],
        "pace": ("weekly", "weekly", "monthly", "season")[number % 4],
        "opened_on": town.on - timedelta(days=900 + 37 * number),
        "last_post_on": town.on - timedelta(days=(number * 7) % 60),
        "confirmed_on": town.on - timedelta(days=19 + (number * 11) % 300),
        "followers": 180 + (number * 733) % 9000,
        "unit_has_access": number % 3 != 0,
        "two_factor_on": town.on - timedelta(days=200) if number % 5 else None,
        "proof_on": town.on - timedelta(days=150) if number % 4 else None,
    }
