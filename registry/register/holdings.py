"""What a person still holds in the register, told to staffing before somebody is deactivated."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.models import Person
from accounts.staffing import Held
from registry.cases.models import OPEN, Case
from registry.register.file_page import platform_name
from registry.register.models import LIVE, PUBLIC, Responsibility, SocialAccount

PARTS = ("responsible", "deputy")
ASKED = ("submitted", "returned")
"""States of a case in which its manager can answer."""


def held_by(person: Person, reader: Who | None = None) -> list[Held]:
    """Each live account, open case and question that would be left without this person.

    What the reader may open has its address; of the rest the department says whom to ask.
    """
    return [*accounts_of(person, reader), *cases_of(person, reader)]


def accounts_of(person: Person, reader: Who | None) -> list[Held]:
    """The accounts that somebody answers for or stands in for."""
    parts = (
        Responsibility.objects.filter(person=person, until=None, part__in=PARTS, account__status__in=LIVE)
        .select_related("account", "account__department")
        .order_by("account__sort_name", "pk")
    )
    open_to = Q(status__in=PUBLIC) | permissions.accounts_seen_by(reader) if reader else Q(pk__in=())
    seen = set(SocialAccount.objects.filter(open_to, responsibilities__in=parts).values_list("pk", flat=True))
    return [
        Held(
            _("%(part)s for %(account)s on %(platform)s, %(department)s")
            % {
                "part": part.get_part_display().capitalize(),
                "account": part.account.name,
                "platform": platform_name(part.account),
                "department": part.account.department.name,
            },
            reverse("account_file", args=[part.account.public_id]) if part.account.pk in seen else "",
        )
        for part in parts
    ]


def cases_of(person: Person, reader: Who | None) -> list[Held]:
    """The open cases that somebody applied in, and those that wait for their yes: as manager, or to take over."""
    cases = Case.objects.select_related("account", "department").order_by("number")
    theirs = Q(applicant=person) | Q(manager=person) | Q(closure__to_person=person)
    open_to = permissions.cases_seen_by(reader) if reader else Q(pk__in=())
    seen = set(Case.objects.filter(theirs, open_to).values_list("pk", flat=True))
    told = (
        (
            _("Applicant in case %(number)s, %(department)s"),
            cases.filter(applicant=person, state__in=OPEN),
        ),
        (
            _("Asked as manager in case %(number)s, %(department)s"),
            cases.filter(manager=person, manager_agrees=None, state__in=ASKED),
        ),
        (
            _("Asked to take over %(account)s in case %(number)s, %(department)s"),
            cases.filter(closure__to_person=person, state="awaiting_acceptance"),
        ),
    )
    return [
        Held(
            sentence % {"number": case.number, "department": case.department, "account": case.account},
            reverse("case", args=[case.number]) if case.pk in seen else "",
        )
        for sentence, found in told
        for case in found
    ]
