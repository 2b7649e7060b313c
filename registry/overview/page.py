"""What the overview's page shows: the figures as tables and pictures, on two sheets, and the worst ten."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from accounts.tree import Tree
from registry.overview import data_protection
from registry.overview.completeness import Linked, Outcome
from registry.overview.drawing import Bars, Columns
from registry.overview.figures import SECOND_SHEET, Figure, Number, Row, figures
from registry.overview.scope import Scope
from registry.overview.worst import Worst, worst
from registry.register.file_page import address, platform_icon, platform_name, rows
from registry.register.models import SocialAccount
from registry.register.platforms import BY_KEY
from registry.templatetags.look import day

SHOWN = 100
"""So many accounts that the website does not link to are named; how many more there are is said."""


@dataclass(frozen=True)
class Shown:
    """One figure as the template takes it."""

    key: str
    heading: str
    lead: str
    picture: Bars | Columns
    facts: list[tuple[str, str]]
    columns: list[dict[str, Any]]
    rows: list[list[str]]


@dataclass(frozen=True)
class Needy:
    """One of the worst accounts, with what to do about it."""

    name: str
    url: str
    icon: str
    line: str
    todos: list[str]


def context(scope: Scope) -> dict[str, Any]:
    """The whole page."""
    found = figures(scope)
    place = next((place for place, one in enumerate(found) if one.key == SECOND_SHEET), len(found))
    return {
        "scope": scope,
        "lead": lead(scope, int(sum(row.numbers[0].value for row in found[0].rows))),
        "sheets": [[shown(one) for one in part] for part in (found[:place], found[place:])],
        "worst": [needy(one) for one in worst(scope)],
        "audit": with_scope("audit_report", scope),
        "protection": with_scope("data_protection", scope),
    }


def lead(scope: Scope, number: int) -> str:
    """How many accounts of the list it is about, whose they are, and as of which day."""
    said = ngettext("%(n)d account in the list", "%(n)d accounts in the list", number) % {"n": number}
    return " · ".join((said, whose(scope), day(scope.on)))


def whose(scope: Scope) -> str:
    """The department, or the municipality."""
    return scope.department.name if scope.department else str(settings.MUNICIPALITY_NAME)


def with_scope(name: str, scope: Scope) -> str:
    """The address of a page of the overview, about the same department."""
    query = f"?{urlencode({'verksamhet': scope.department.slug})}" if scope.department else ""
    return reverse(name) + query


def shown(figure: Figure) -> Shown:
    """A figure with its numbers as links."""
    return Shown(
        key=figure.key,
        heading=figure.heading,
        lead=figure.lead,
        picture=figure.picture,
        facts=[(label, link(number, label)) for label, number in figure.facts],
        columns=[{"label": figure.first}, *({"label": one, "number": True} for one in figure.columns)],
        rows=[cells(figure, row) for row in figure.rows],
    )


def cells(figure: Figure, row: Row) -> list[str]:
    """A row of a figure's table."""
    numbers = zip(figure.columns, row.numbers, strict=True)
    return [row.label, *(link(number, f"{row.label}, {column}") for column, number in numbers)]


def link(number: Number, about: str) -> str:
    """A figure that leads to the accounts behind it; what it is about is heard, not seen."""
    if not number.url:
        return number.said
    return format_html(
        '<a class="ds-link" href="{}" aria-label="{}: {}">{}</a>', number.url, number.said, about, number.said
    )


def needy(one: Worst) -> Needy:
    """One of the worst accounts."""
    account = one.account
    people = account.responsible.name if account.responsible else ""
    return Needy(
        name=account.name,
        url=address(account),
        icon=platform_icon(account),
        line=" · ".join(filter(None, (platform_name(account), account.department.name, people))),
        todos=[str(measure.todo) for measure in one.lacks],
    )


# --- Below the overview -----------------------------------------------------------------------------------------------


PROTECTION = (
    _l("Account"),
    _l("Authority"),
    _l("Processing record"),
    _l("Legal basis"),
    _l("People are shown"),
)


def protection_row(account: SocialAccount, tree: Tree) -> list[str]:
    """An account of the data-protection list, its name leading to where the gaps are filled."""
    line = " · ".join((platform_name(account), account.department.name))
    name = format_html(
        '<a class="ds-link" href="{}">{}</a><div class="meta">{}</div>', address(account), account.name, line
    )
    facts = (account.processing_record, account.legal_basis, data_protection.shows(account, tree))
    lacking = format_html('<span class="late">{}</span>', _("Missing"))
    return [name, data_protection.authority(account, tree), *(fact or lacking for fact in facts)]


def website() -> str:
    """The municipality's own website, whose own pages are no accounts."""
    return str(settings.MUNICIPALITY_WEBSITE or "")


@dataclass(frozen=True)
class Missing:
    """An account on the website that the register lacks, with where to report it."""

    title: str
    line: str
    icon: str
    report: str


def compared(outcome: Outcome) -> dict[str, Any]:
    """What came of holding the website against the register."""
    unlinked = outcome.unlinked
    count = unlinked.count()
    return {
        "missing": [missing(one) for one in outcome.missing],
        "elsewhere": rows(outcome.elsewhere),
        "linked": len(outcome.linked),
        "unlinked": rows(unlinked[:SHOWN]),
        "unlinked_count": count,
        "unlinked_more": max(0, count - SHOWN),
    }


def missing(one: Linked) -> Missing:
    """An account that the register lacks."""
    platform = BY_KEY[one.platform]
    report = f"{reverse('report')}?{urlencode({'adress': one.url})}"
    person = _("a person's profile: report it only if the person speaks for the municipality")
    line = f"{one.url} · {person}" if one.person else one.url
    return Missing(f"{one.handle}, {platform.name}", line, platform.icon, report)
