"""How much was removed: by reason, by account, by month."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst

from registry.register.file_page import platform_name
from registry.register.models import SocialAccount
from registry.removals.models import REASONS

ACCOUNTS = 20
"""So many accounts are listed, those with most removals."""


@dataclass(frozen=True)
class Figure:
    """One row: what it is, how many, and where they are listed."""

    label: str
    count: int
    url: str


def address(query: dict[str, str], **chosen: str) -> str:
    """The list of the removals behind a figure, within what is looked for already."""
    return reverse("removals") + "?" + urlencode({**query, **chosen})


def by_reason(rows: Any, query: dict[str, str]) -> list[Figure]:
    """The most frequent reason first; those that nothing was removed for are left out."""
    labels = dict(REASONS)
    counted = rows.order_by().values_list("reason").annotate(n=Count("pk")).order_by("-n", "reason")
    return [Figure(capfirst(str(labels[key])), n, address(query, skal=key)) for key, n in counted]


def by_account(rows: Any, query: dict[str, str]) -> list[Figure]:
    """The accounts from which most was removed."""
    counted = (
        rows.order_by()
        .values_list("account")
        .annotate(n=Count("pk"))
        .order_by("-n", "account__sort_name", "account")
    )
    most = list(counted[:ACCOUNTS])
    accounts = SocialAccount.objects.in_bulk([pk for pk, _n in most])
    return [
        Figure(
            f"{accounts[pk].name}, {platform_name(accounts[pk])}",
            n,
            address(query, konto=accounts[pk].public_id),
        )
        for pk, n in most
    ]


def by_month(rows: Any, query: dict[str, str]) -> list[Figure]:
    """Month by month, the latest first; months without removals are left out."""
    counted = (
        rows.order_by()
        .annotate(month=TruncMonth("removed_on"))
        .values_list("month")
        .annotate(n=Count("pk"))
        .order_by("-month")
    )
    return [
        Figure(
            capfirst(date_format(month, "F Y")),
            n,
            address(query, fran=month.isoformat(), till=last_of(month).isoformat()),
        )
        for month, n in counted
    ]


def last_of(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
