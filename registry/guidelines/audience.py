"""Whom a new guideline is told to: every department, those who answer for accounts, and the other administrators."""

from dataclasses import dataclass
from datetime import date

from accounts import chain
from accounts.models import Department, Grant, Person
from accounts.tree import Tree
from registry.register.models import LISTED, Responsibility, SocialAccount


@dataclass(frozen=True)
class Departments:
    """Every department in use, and through whom it is told: its coordinators or those above it, else a mailbox."""

    told: list[Department]
    unreached: list[Department]
    coordinators: list[Person]
    mailboxes: list[str]


def departments(on: date) -> Departments:
    """How every department is told on a day: by its nearest coordinators, else by its nearest function mailbox.

    A board that has neither is told where somebody below it is: it has no office of its own.
    """
    tree = Tree.load()
    grants = Grant.objects.filter(chain.grants_on(on), role="department_admin").select_related("person")
    held: dict[int | None, list[Person]] = {}
    for grant in grants.order_by("person_id", "pk"):
        held.setdefault(grant.department_id, []).append(grant.person)
    told: list[Department] = []
    unreached: list[Department] = []
    coordinators: dict[int, Person] = {}
    mailboxes: dict[str, None] = {}
    for _depth, department in tree.in_order():
        if not department.is_active:
            continue
        line = tree.upwards(department.pk)
        people = next((held[one.pk] for one in line if one.pk in held), [])
        mailbox = next((one.mailbox for one in line if one.mailbox), "")
        (told if people or mailbox else unreached).append(department)
        above = {one.pk for one in line} if people or mailbox else set()
        told += [one for one in unreached if one.pk in above]
        unreached = [one for one in unreached if one.pk not in above]
        coordinators |= {person.pk: person for person in people}
        if mailbox and not people:
            mailboxes[mailbox] = None
    return Departments(told, unreached, list(coordinators.values()), list(mailboxes))


def responsible() -> list[Person]:
    """Everybody who answers for an account in the list today."""
    theirs = SocialAccount.objects.filter(status__in=LISTED).values("responsible")
    return list(Person.objects.filter(pk__in=theirs, is_active=True).order_by("pk"))


def other_administrators(on: date) -> list[Person]:
    """Deputies, administrators, editors and spokespersons of accounts in the list, who are told in no other way."""
    parts = Responsibility.objects.filter(until=None, account__status__in=LISTED).exclude(part="responsible")
    told = {person.pk for person in (*responsible(), *departments(on).coordinators)}
    found = Person.objects.filter(pk__in=parts.values("person"), is_active=True).order_by("pk")
    return [person for person in found if person.pk not in told]
