"""The figures of the overview, one row of FIGURES each: a picture, a table, and links to the accounts behind it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry import signs
from registry.overview import drawing, measures, periods, removed, times
from registry.overview.drawing import Bars, Columns
from registry.overview.measures import HEALTH, LACKING, Measure
from registry.overview.periods import Month
from registry.overview.scope import IN_THE_LIST, Scope
from registry.register.models import STATUSES
from registry.register.platforms import BY_KEY
from registry.removals.models import REASONS


@dataclass(frozen=True)
class Number:
    """One figure: its value, how it is said, and where the accounts behind it are (nowhere for none)."""

    value: float
    said: str
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a figure's table: what it is about, and its numbers."""

    label: str
    numbers: tuple[Number, ...]
    key: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure as the page shows it; `columns` are the headings of the numbers."""

    key: str
    heading: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    picture: Bars | Columns
    facts: tuple[tuple[str, Number], ...] = ()
    lead: str = ""


@dataclass
class Told:
    """What several figures are drawn from, asked for once."""

    scope: Scope
    health: dict[str, int] = field(default_factory=dict)

    @property
    def on(self) -> date:
        return self.scope.on


Maker = Callable[[Told], Figure]


def counted(number: int, url: str) -> Number:
    """A number of accounts with its link; nothing leads to no accounts."""
    return Number(number, str(number), url if number else "")


def share(number: int, whole: int) -> str:
    """«52 of 66 (78 %)»: rounded down, so that everything is nothing less than all."""
    if not whole:
        return _("no accounts")
    said = {"number": number, "whole": whole, "percent": 100 * number // whole}
    return _("%(number)d of %(whole)d (%(percent)d%%)") % said


def rest() -> str:
    """What the bars that are not drawn are called together."""
    return _("The others")


def by_platform(told: Told) -> Figure:
    """Accounts of the list by platform, the most used first."""
    found = told.scope.listed().values_list("platform").annotate(n=Count("pk"))
    named = [(key, str(BY_KEY[key].name) if key in BY_KEY else key, n) for key, n in found]
    named.sort(key=lambda row: (-row[2], row[1]))
    rows = tuple(
        Row(name, (counted(n, told.scope.link_listed(plattform=key)),), key) for key, name, n in named
    )
    return bar_figure("plattform", _("Accounts by platform"), _("Platform"), rows)


def by_department(told: Told) -> Figure:
    """Accounts of the list by the departments right below, each with all below it."""
    scope = told.scope
    found = dict(scope.listed().values_list("department").annotate(n=Count("pk")))
    above = scope.department.pk if scope.department else None
    rows = []
    for child in scope.tree.children.get(above, ()):
        number = sum(found.get(pk, 0) for pk in scope.tree.below([child.pk]))
        if number:
            url = f"{reverse('register')}?verksamhet={child.slug}&status={IN_THE_LIST['status']}"
            rows.append(Row(child.name, (counted(number, url),), child.slug))
    rows.sort(key=lambda row: (-row.numbers[0].value, row.label))
    if scope.department and found.get(scope.department.pk):
        own = counted(found[scope.department.pk], scope.link_listed(underliggande="nej"))
        label = _("%(department)s itself") % {"department": scope.department.name}
        rows.insert(0, Row(label, (own,), scope.department.slug))
    return bar_figure("verksamhet", _("Accounts by department"), _("Department"), tuple(rows))


def by_status(told: Told) -> Figure:
    """Every account of the register by its status."""
    found = dict(told.scope.accounts().values_list("status").annotate(n=Count("pk")))
    rows = tuple(
        Row(str(signs.ACCOUNT[key].words), (counted(found[key], told.scope.link(status=key)),), key)
        for key, _label in STATUSES
        if found.get(key)
    )
    return bar_figure("status", _("Accounts by status"), _("Status"), rows)


def bar_figure(key: str, heading: str, first: str, rows: tuple[Row, ...]) -> Figure:
    """A figure of one number a row."""
    drawn = [(row.label, int(row.numbers[0].value), row.numbers[0].said) for row in rows]
    picture = drawing.bars(heading, drawn, rest=rest())
    return Figure(key, heading, first, (_("Accounts"),), rows, picture)


def by_month(told: Told) -> Figure:
    """Accounts opened and closed in each of the last twelve months."""
    months = periods.twelve(told.on)
    opened, closed = (in_months(told.scope, name, months) for name in ("opened_on", "closed_on"))
    rows = tuple(
        Row(
            month.label,
            (
                counted(opened.get(month, 0), told.scope.link(oppnat=str(month))),
                counted(closed.get(month, 0), told.scope.link(avslutat=str(month))),
            ),
            str(month),
        )
        for month in months
    )
    groups = [
        (row.label, month.short, [(int(one.value), one.said) for one in row.numbers])
        for row, month in zip(rows, months, strict=True)
    ]
    heading, series = _("Opened and closed by month"), (_("Opened"), _("Closed"))
    return Figure(
        "manad",
        heading,
        _("Month"),
        series,
        rows,
        drawing.columns(heading, groups, series),
        unknown_day(told),
    )


def unknown_day(told: Told) -> tuple[tuple[str, Number], ...]:
    """How many accounts of the list stand in no month, since nobody has said when they were opened."""
    lacking = told.health["alla"] - told.health["oppningsdag"]
    url = told.scope.link_listed(laget=LACKING + "oppningsdag")
    return ((_("In the list, opening day unknown"), counted(lacking, url)),) if lacking else ()


def in_months(scope: Scope, name: str, months: list[Month]) -> dict[Month, int]:
    """How many accounts have this day in each of the months."""
    period = (months[0].first, months[-1].last)
    rows = (
        scope.accounts()
        .filter(**{f"{name}__range": period})
        .values_list(TruncMonth(name))
        .annotate(n=Count("pk"))
    )
    return {periods.month_of(month): n for month, n in rows}


def health(told: Told) -> Figure:
    """How many accounts of the list are as they should be, measure by measure."""
    whole, link = told.health["alla"], told.scope.link_listed
    rows, drawn = [], []
    for measure in HEALTH:
        number = told.health[measure.key]
        rows.append(
            Row(
                str(measure.has),
                (
                    counted(number, link(laget=measure.key)),
                    counted(whole - number, link(laget=LACKING + measure.key)),
                    Number(100 * number // whole if whole else 0, percent(number, whole)),
                ),
                measure.key,
            )
        )
        drawn.append((str(measure.has), number, percent(number, whole)))
    heading = _("The state of the register")
    sound = counted(told.health["sunda"], link(laget=measures.SOUND))
    return Figure(
        "laget",
        heading,
        _("What is asked"),
        (_("Have"), _("Lack"), _("Share")),
        tuple(rows),
        drawing.bars(heading, drawn, of=whole),
        ((_("Accounts that lack nothing"), sound),),
    )


def percent(number: int, whole: int) -> str:
    """«78 %»."""
    return _("%(percent)d%%") % {"percent": 100 * number // whole if whole else 0}


def decisions(told: Told) -> Figure:
    """How long it takes from a report or an application to the decision: the middle one, and the slowest."""
    months = periods.twelve(told.on)
    first, last = months[0].first, months[-1].last
    within = on_account(told.scope)
    found = times.by_month(within, first, last)
    rows = tuple(time_row(told.scope, month, found.get(month, times.Took({}))) for month in months)
    groups = [
        (row.label, month.short, [(round(10 * row.numbers[1].value), row.numbers[1].said)])
        for row, month in zip(rows, months, strict=True)
    ]
    heading = _("From application to decision")
    series = (_("Median, days"),)
    return Figure(
        "beslutstid",
        heading,
        _("Month"),
        (_("Decided"), _("Median, days"), _("Slowest, days")),
        rows,
        drawing.columns(heading, groups, series),
        time_facts(told, times.together(found), within),
        _("Reports and applications, from the day they were sent in to the first decision."),
    )


def on_account(scope: Scope) -> Q:
    """The scope as a filter on what has an account."""
    if scope.department is None:
        return Q()
    return Q(account__department__in=scope.tree.below([scope.department.pk]))


def time_row(scope: Scope, month: Month, took: times.Took) -> Row:
    """A month's decisions."""
    url = scope.link(beslutat=str(month))
    days = (took.median, took.slowest)
    numbers = (Number(one or 0, in_days(one), url if took.count else "") for one in days)
    return Row(month.label, (counted(took.count, url), *numbers), str(month))


def in_days(days: float | None) -> str:
    """«3,5»; a dash where there is nothing to count."""
    if days is None:
        return "–"
    return str(number_format(days, 0 if days == int(days) else 1))


def time_facts(told: Told, took: times.Took, within: Q) -> tuple[tuple[str, Number], ...]:
    """The year in two figures: the median, and the slowest with its case."""
    if took.median is None or took.slowest is None:
        return ()
    months = periods.twelve(told.on)
    year = told.scope.link(beslutat=f"{months[0]}{periods.BETWEEN}{months[-1]}")
    slowest = times.slowest(within, months[0].first, months[-1].last)
    case = reverse("case", args=[slowest.case.number]) if slowest else ""
    return (
        (_("Median, twelve months"), Number(took.median, days_said(took.median), year)),
        (_("Slowest, twelve months"), Number(took.slowest, days_said(took.slowest), case)),
    )


def days_said(days: float) -> str:
    """«14 days»."""
    return ngettext("%(days)s day", "%(days)s days", round(days)) % {"days": in_days(days)}


def removals(told: Told) -> Figure:
    """What was taken away in twelve months, by reason, and from how many accounts."""
    found = removed.lately(told.on).filter(on_account(told.scope))
    counts = found.values_list("reason").annotate(n=Count("pk"), accounts=Count("account", distinct=True))
    labels = dict(REASONS)
    rows = tuple(
        Row(
            capfirst(str(labels[key])),
            (counted(n, removal_list(told, key)), counted(many, told.scope.link(borttaget=key))),
            key,
        )
        for key, n, many in counts.order_by("-n", "reason")
    )
    heading = _("Removed content by reason, twelve months")
    picture = drawing.bars(
        heading, [(row.label, int(row.numbers[0].value), row.numbers[0].said) for row in rows], rest=rest()
    )
    return Figure(
        "borttaget", heading, _("Reason for removal"), (_("How many"), _("Accounts")), rows, picture
    )


def removal_list(told: Told, reason: str) -> str:
    """The list of these removals, which knows authorities and not every department."""
    if told.scope.department:
        return ""
    first = periods.twelve(told.on)[0].first
    asked = {"skal": reason, "fran": first.isoformat(), "till": told.on.isoformat()}
    return f"{reverse('removals')}?{urlencode(asked)}"


FIGURES: tuple[Maker, ...] = (by_platform, by_department, by_status, by_month, health, decisions, removals)
"""In the order of the page."""

SECOND_SHEET = "laget"
"""The figure that the second sheet of paper begins with."""


def measured(scope: Scope) -> dict[str, int]:
    """How many accounts of the list each measure holds of, by key; «alla» is how many there are."""
    asked: dict[str, Measure] = {**{one.key: one for one in HEALTH}}
    asked["oppningsdag"] = measures.BY_KEY["oppningsdag"]
    counts: dict[str, Any] = {
        key.replace("-", "_"): Count("pk", filter=measure.holds(scope.on)) for key, measure in asked.items()
    }
    found = scope.listed().aggregate(
        alla=Count("pk"), sunda=Count("pk", filter=measures.sound(scope.on)), **counts
    )
    return {
        "alla": found["alla"],
        "sunda": found["sunda"],
        **{key: found[key.replace("-", "_")] for key in asked},
    }


def figures(scope: Scope) -> list[Figure]:
    """All of them, as of the scope's day."""
    told = Told(scope, measured(scope))
    return [make(told) for make in FIGURES]
