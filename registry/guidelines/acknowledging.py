"""«Jag har läst»: whoever answers for an account says that they have read the guideline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.guidelines import audience, drafting
from registry.guidelines.models import Acknowledgement, Guideline
from registry.register.models import LISTED, SocialAccount
from registry.register.words import sort_key


def to_read() -> Guideline | None:
    """The version that everybody responsible is to read: the one adopted last, if the municipality has adopted one."""
    found = drafting.standing()
    return found if found and found.adopted_on else None


def asked_of(person: Person) -> Guideline | None:
    """The version that somebody has still to read; None where they answer for nothing, or have read it."""
    guideline = to_read()
    if guideline is None or not answers_for(person):
        return None
    return None if has_read(person, guideline) else guideline


def answers_for(person: Person) -> SocialAccount | None:
    """An account in the list that somebody answers for, if there is any."""
    return SocialAccount.objects.filter(responsible=person, status__in=LISTED).order_by("pk").first()


def has_read(person: Person, guideline: Guideline) -> bool:
    """Whether somebody has said that they have read a version."""
    return Acknowledgement.objects.filter(person=person, guideline=guideline).exists()


def acknowledge(guideline: Guideline, *, by: Person, at: datetime) -> None:
    """Somebody who answers for an account says that they have read it; said twice, the first time holds.

    Raises Refused where they answer for no account, and for another version than the one that holds.
    """
    with transaction.atomic():
        row = Guideline.objects.select_for_update(of=("self",)).get(pk=guideline.pk)
        permissions.require(
            Who(by, timezone.localdate(at)), "acknowledge", answers_for(by) or SocialAccount()
        )
        if row.is_draft or row.repealed_on is not None:
            raise Refused(_("Another version has been adopted since. Read that one instead."))
        if has_read(by, row):
            return
        with act("acknowledge", by=by, at=at, about=[row, by]):
            Acknowledgement(guideline=row, person=by, at=at).save()


# --- Who has, and who has not ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reader:
    """Somebody who answers for accounts: how many, and when they said that they have read the version."""

    person: Person
    accounts: int
    at: datetime | None
    asked: int = 0
    asked_on: date | None = None


Asked = Mapping[int, tuple[int, date]]
"""How often somebody has been asked, and when last, by key."""


def readers(guideline: Guideline, asked: Asked | None = None) -> list[Reader]:
    """Everybody who answers for an account in the list: first those who have not read the version, by name."""
    held = dict(
        SocialAccount.objects.filter(status__in=LISTED)
        .order_by()
        .values_list("responsible")
        .annotate(count=Count("pk"))
    )
    read = dict(guideline.acknowledgements.values_list("person", "at"))
    found = []
    for person in audience.responsible():
        times, last = (asked or {}).get(person.pk, (0, None))
        found.append(Reader(person, held.get(person.pk, 0), read.get(person.pk), times, last))
    return sorted(found, key=lambda row: (row.at is not None, sort_key(row.person.name), row.person.pk))


@dataclass(frozen=True)
class Counted:
    """How many of those who answer for accounts have read the version."""

    read: int
    of: int

    @property
    def left(self) -> int:
        return self.of - self.read


def counted(rows: list[Reader]) -> Counted:
    """The readers in two figures."""
    return Counted(sum(1 for row in rows if row.at), len(rows))


def unread(guideline: Guideline) -> "QuerySet[Person]":
    """Those who answer for an account in the list and have not said that they have read the version."""
    theirs = SocialAccount.objects.filter(status__in=LISTED).values("responsible")
    return Person.objects.filter(pk__in=theirs, is_active=True).exclude(
        pk__in=guideline.acknowledgements.values("person")
    )


@dataclass(frozen=True)
class OfAccount:
    """Whether an account's responsible person has read the guideline; `at` is None where they have not."""

    guideline: Guideline
    person: Person
    at: datetime | None


def of_account(account: SocialAccount) -> OfAccount | None:
    """What an account's own page says of it; None where nobody is asked."""
    guideline = to_read()
    if guideline is None or account.status not in LISTED or account.responsible is None:
        return None
    said = Acknowledgement.objects.filter(guideline=guideline, person=account.responsible).first()
    return OfAccount(guideline, account.responsible, said.at if said else None)
