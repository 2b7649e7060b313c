"""Which removals somebody may see, and how they are searched and filtered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from accounts.chain import Who
from accounts.models import Department
from registry.register.models import Responsibility, SocialAccount, read_parts
from registry.register.words import fold
from registry.removals.models import Removal
from registry.removals.registering import UNREGISTERED

PARTS = ("deputy", "administrator", "editor")
"""Those who have a part in an account besides whoever answers for it."""


def seen_by(who: Who) -> Q:
    """`see_removal` as a filter; tests hold it against the table of permissions row by row."""
    if not who.active:
        return Q(pk__in=())
    if who.in_unit or who.holds("insight"):
        return Q(pk__isnull=False)
    return shown_to(who)


def shown_to(who: Who) -> Q:
    """`see_evidence` as a filter: inside the authority only."""
    if not who.active:
        return Q(pk__in=())
    return Q(department__in=who.departments("department_admin", "manager", "registrar")) | Q(
        Q(account__responsible=who.pk) | Q(account__in=parts_of(who)),
        account__department=F("department"),
    )


def parts_of(who: Who) -> QuerySet[Responsibility, int]:
    """Keys of the accounts in which somebody has a part today."""
    return Responsibility.objects.filter(person=who.pk, part__in=PARTS, until=None).values_list(
        "account", flat=True
    )


def may_log_for(who: Who) -> Q:
    """`log_removal` as a filter on accounts."""
    if not who.active:
        return Q(pk__in=())
    if who.in_unit:
        return Q(pk__isnull=False)
    return (
        Q(department__in=who.departments("department_admin", "manager"))
        | Q(responsible=who.pk)
        | Q(pk__in=parts_of(who))
    )


def authorities(who: Who) -> list[Department]:
    """The authorities whose removals somebody may see, by name."""
    everything = who.in_unit or who.holds("insight")
    theirs = who.departments("department_admin", "manager", "registrar")
    found = {}
    for pk in who.tree.by_pk:
        authority = who.tree.authority(pk)
        if authority and (everything or pk in theirs):
            found[authority.pk] = authority
    return sorted(found.values(), key=lambda one: one.name)


@dataclass(frozen=True)
class Wanted:
    """What is looked for; everything left out is not asked about."""

    q: str = ""
    reason: str = ""
    authority: str = ""
    account: str = ""
    state: str = ""
    first: date | None = None
    last: date | None = None


def found(who: Who, wanted: Wanted) -> "QuerySet[Removal]":
    """The removals that somebody may see and looks for, the latest first."""
    rows = Removal.objects.filter(seen_by(who)).select_related("account", "department")
    if wanted.first:
        rows = rows.filter(removed_on__gte=wanted.first)
    if wanted.last:
        rows = rows.filter(removed_on__lte=wanted.last)
    if wanted.reason:
        rows = rows.filter(reason=wanted.reason)
    if wanted.account:
        rows = rows.filter(account__public_id=wanted.account)
    if wanted.authority:
        of_it = [
            pk
            for pk in who.tree.by_pk
            if (authority := who.tree.authority(pk)) and authority.slug == wanted.authority
        ]
        rows = rows.filter(department__in=of_it)
    if wanted.state == "att-registrera":
        rows = rows.filter(UNREGISTERED)
    elif wanted.state == "blockerade":
        rows = rows.filter(blocked_until__isnull=False, unblocked_on=None)
    elif wanted.state == "gallrade":
        rows = rows.filter(destroyed_on__isnull=False)
    if wanted.q:
        rows = rows.filter(holding(who, wanted.q))
    return rows.order_by("-removed_on", "-pk")


def holding(who: Who, words: str) -> Q:
    """Removals with some words: in what everybody sees of them, and in the evidence for those to whom it is shown."""
    named = Q(account__in=SocialAccount.objects.filter(search__contains=fold(words)).values("pk"))
    noted = Q(diary_number__icontains=words) | Q(records_plan_item__icontains=words) | Q(public_id=words)
    within = Q(author__icontains=words) | Q(text__icontains=words) | Q(url__icontains=words)
    return named | noted | (shown_to(who) & within)


def with_parts(removals: Iterable[Removal]) -> list[Removal]:
    """Removals whose accounts know who has which part in them, from one query."""
    rows = list(removals)
    accounts: dict[int, SocialAccount] = {}
    for row in rows:
        # One and the same account for all its removals: its parts are read once.
        row.account = accounts.setdefault(row.account_id, row.account)
    read_parts(row.account for row in rows)
    return rows
