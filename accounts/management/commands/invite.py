"""Lets somebody in from the command line: how the first system administrator gets in."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import staffing
from accounts.chain import grants_on
from accounts.models import Department, Grant, Person
from accounts.refusal import Refused
from accounts.roles import BY_KEY

SLUGS = 20
"""So many departments does a refusal list."""


class Command(BaseCommand):
    """Enters or finds a person, grants a role, prints and mails the invitation; the system's own act."""

    help = "Enters or finds a person, grants a role, prints and mails the invitation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--role", required=True, metavar="ROLE", help=", ".join(BY_KEY))
        parser.add_argument("--department", metavar="SLUG", default="")
        parser.add_argument("--name", metavar="NAME", default="")

    def handle(self, *, email: str, role: str, department: str, name: str, **_options: Any) -> None:
        now = timezone.now()
        try:
            with transaction.atomic():
                person = staffing.enter_person(email, name=name, by=None, at=now)
                grant_once(person, role, place(role, department), at=now)
                link = staffing.invite(person, by=None, at=now)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            _("%(name)s is invited as %(role)s.") % {"name": person.name, "role": staffing.role_name(role)}
        )
        self.stdout.write(link)


def place(role: str, slug: str) -> Department | None:
    """Where a role is to be held. Raises CommandError, with what there is, for what cannot be."""
    if role not in BY_KEY:
        raise CommandError(
            _("There is no role «%(role)s». Choose one of: %(roles)s.")
            % {"role": role, "roles": ", ".join(BY_KEY)}
        )
    wanted = role in Grant.DEPARTMENTAL
    found = Department.objects.filter(slug=slug).first() if slug else None
    if wanted and found is None:
        raise CommandError(
            _("The role «%(role)s» needs a department. Choose one with --department: %(slugs)s.")
            % {"role": role, "slugs": some_slugs() or _("there is none yet")}
        )
    if slug and not wanted:
        raise CommandError(
            _("The role «%(role)s» holds everywhere. Leave --department out.") % {"role": role}
        )
    return found


def some_slugs() -> str:
    """What --department can say, not all of a large municipality's."""
    slugs = list(Department.objects.order_by("slug").values_list("slug", flat=True))
    shown, more = ", ".join(slugs[:SLUGS]), len(slugs) - SLUGS
    return _("%(slugs)s and %(more)s more") % {"slugs": shown, "more": more} if more > 0 else shown


def grant_once(person: Person, role: str, department: Department | None, *, at: datetime) -> None:
    """Grants the role from today, unless it is held already."""
    today = timezone.localdate(at)
    held = Grant.objects.filter(
        grants_on(today), person=person, role=role, department=department, acting=False
    )
    if not held.exists():
        staffing.give_grant(person, role, department=department, since=today, by=None, at=at)
