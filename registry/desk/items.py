"""One thing that waits on a desk, and the sections that hold them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import permissions
from accounts.chain import Who
from registry.cases.headings import title
from registry.cases.models import Case
from registry.register.models import SocialAccount
from registry.register.platforms import BY_KEY

Text = str | Promise
Cases = QuerySet[Case]


@dataclass(frozen=True)
class Item:
    """One thing that waits: what it is, what to do, where, and by when (none: whenever)."""

    title: str
    url: str
    line: str
    icon: str
    do: Text
    due: date | None = None
    overdue: bool = False


@dataclass(frozen=True)
class Section:
    """A kind of things that wait; `find` gives those of one person, the oldest first."""

    key: str
    heading: Text
    icon: str
    find: Callable[[Who], Iterable[Item]]


@dataclass(frozen=True)
class CaseSection:
    """A kind of cases that wait, by their states; `find` is given those that one person may see, the oldest first."""

    key: str
    heading: Text
    icon: str
    states: tuple[str, ...]
    find: Callable[[Who, Cases], Iterable[Item]]


def states_of(who: Who) -> set[str]:
    """The states that there are among the cases that somebody may see."""
    seen = Case.objects.filter(permissions.cases_seen_by(who)).order_by()
    return set(seen.values_list("state", flat=True).distinct())


def cases_of(who: Who, states: Iterable[str]) -> Cases:
    """Cases in these states that somebody may see, the oldest first."""
    return (
        Case.objects.filter(permissions.cases_seen_by(who), state__in=states)
        .select_related(
            "account__department", "account__responsible", "closure__to_person", "department", "applicant"
        )
        .prefetch_related("conflicts")
        .order_by("submitted_at", "pk")
    )


def case_item(case: Case, who: Who, do: Text, line: str = "", due: date | None = None) -> Item:
    """A case as something that waits."""
    platform = BY_KEY.get(case.account.platform) if case.account else None
    kind = capfirst(case.get_kind_display())
    return Item(
        title=title(case),
        url=reverse("case", args=[case.number]),
        line=" · ".join(filter(None, (f"{kind} {case.number}", line))),
        icon=platform.icon if platform else "world",
        do=do,
        due=due,
        overdue=due is not None and due < who.on,
    )


def account_item(account: SocialAccount, line: str, do: Text, who: Who, due: date | None = None) -> Item:
    """An account as something that waits."""
    platform = BY_KEY.get(account.platform)
    return Item(
        title=account.name,
        url=reverse("account_file", args=[account.public_id]),
        line=line,
        icon=platform.icon if platform else "world",
        do=do,
        due=due,
        overdue=due is not None and due < who.on,
    )


def mine(who: Who) -> Q:
    """Accounts that this person answers for, stands in for, or coordinates."""
    departments = who.departments("department_admin")
    return Q(responsible=who.pk) | Q(pk__in=permissions.deputised(who)) | Q(department__in=departments)


SHOWN = 10
"""So many accounts of a list that can be long stand on the desk; the rest are one click away."""


def a_few(
    accounts: "QuerySet[SocialAccount]", watch: str, item: Callable[[SocialAccount], Item]
) -> Iterator[Item]:
    """The first of a list that can be long, and a way to all of them in the register, filtered by `watch`."""
    found = list(accounts.select_related("department")[: SHOWN + 1])
    for account in found[:SHOWN]:
        yield item(account)
    if len(found) > SHOWN:
        more = accounts.count() - SHOWN
        yield Item(
            title=ngettext("and %(n)s account more", "and %(n)s accounts more", more) % {"n": more},
            url=reverse("register") + f"?ansvar={watch}",
            line="",
            icon="dots",
            do=_("See all"),
        )
