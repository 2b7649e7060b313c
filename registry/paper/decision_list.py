"""The decisions of a period, as authorities want them reported: on a page, as CSV and as PDF."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from accounts import permissions, titles
from accounts.chain import Who
from registry.cases.models import Decision
from registry.paper import digest, typesetting, wording
from registry.public.formats import BOM, Line, harmless


@dataclass(frozen=True)
class Period:
    """What is asked for: the first and the last day, an authority (slug, or all), and whether only delegated."""

    first: date
    last: date
    authority: str = ""
    delegated: bool = False


@dataclass(frozen=True)
class Column:
    """One column, in Swedish as records are; `share` of the paper's breadth, none where it stands in the CSV only."""

    heading: str
    value: Callable[[Decision, Who], str]
    share: float = 0


def authority_of(decision: Decision, who: Who) -> str:
    """Whose diary and delegation it is."""
    found = who.tree.authority(decision.case.department_id)
    return found.name if found else ""


COLUMNS = (
    Column("Beslut", lambda decision, who: digest.number(decision), 1.1),
    Column("Datum", lambda decision, who: decision.decided_on.isoformat(), 0.9),
    Column("Ärende", lambda decision, who: decision.case.number or ""),
    Column("Diarienummer", lambda decision, who: decision.case.diary_number, 1.2),
    Column("Myndighet", authority_of),
    Column("Verksamhet", lambda decision, who: str(decision.case.department or ""), 1.5),
    Column("Konto", lambda decision, who: decision.account.name, 1.6),
    Column("Plattform", lambda decision, who: wording.platform_name(decision.account), 1),
    Column("Vad som beslutades", lambda decision, who: wording.title(decision), 1.2),
    Column("Delegationspunkt", lambda decision, who: decision.delegation_point, 1.5),
    Column("Beslutsstöd", lambda decision, who: decision.basis),
    Column("Beslutat av", lambda decision, who: decision.decider.signed_as, 1.4),
    Column("Som", lambda decision, who: str(titles.capacity(decision.capacity)), 1.7),
)
ON_PAPER = tuple(column for column in COLUMNS if column.share)


def authorities(who: Who) -> list[tuple[str, str]]:
    """The authorities whose decisions somebody may list, as (slug, name)."""
    everything = who.in_unit or who.holds("insight")
    theirs = who.departments("registrar")
    found = {}
    for pk in who.tree.by_pk:
        authority = who.tree.authority(pk)
        if authority and (everything or pk in theirs):
            found[authority.slug] = authority.name
    return sorted(found.items(), key=lambda pair: pair[1])


def decisions(who: Who, period: Period) -> "QuerySet[Decision]":
    """The decisions of a period that somebody may list, the oldest first."""
    found = Decision.objects.filter(
        permissions.decisions_listed_for(who), decided_on__range=(period.first, period.last)
    )
    if period.delegated:
        found = found.exclude(delegation_point="")
    if period.authority:
        of_it = [
            pk
            for pk in who.tree.by_pk
            if (authority := who.tree.authority(pk)) and authority.slug == period.authority
        ]
        found = found.filter(case__department__in=of_it)
    parts = ("case", "case__department", "account", "decider")
    return digest.numbered(found.select_related(*parts)).order_by("at", "pk")


def cells(decision: Decision, columns: Iterable[Column], who: Who) -> list[str]:
    """A decision's row, in Swedish."""
    with translation.override("sv"):
        return [column.value(decision, who) for column in columns]


def as_csv(found: Iterable[Decision], who: Who) -> Iterator[str]:
    """The lines for a spreadsheet, which takes nothing in them for a formula."""
    write = csv.writer(Line()).writerow
    yield BOM + write([column.heading for column in COLUMNS])
    for decision in found:
        yield write([harmless(cell) for cell in cells(decision, COLUMNS, who)])


def as_pdf(found: Iterable[Decision], who: Who, period: Period, at: datetime) -> bytes:
    """The list on paper."""
    data: dict[str, Any] = {
        "municipality": settings.MUNICIPALITY_NAME,
        "title": "Delegationslista" if period.delegated else "Lista över beslut",
        "period": f"{wording.written(period.first)} – {wording.written(period.last)}",
        "authority": dict(authorities(who)).get(period.authority, ""),
        "headings": [column.heading for column in ON_PAPER],
        "shares": [column.share for column in ON_PAPER],
        "rows": [cells(decision, ON_PAPER, who) for decision in found],
    }
    return typesetting.pdf("decision_list.typ", data, at)
