"""The list for the data-protection officer: which accounts show people, under which record and on what basis."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.tree import Tree
from registry.overview import measures
from registry.overview.scope import Scope
from registry.public.formats import BOM, Line, harmless
from registry.register.file_page import platform_name
from registry.register.models import SocialAccount


@dataclass(frozen=True)
class Column:
    """One column of the file."""

    heading: str | Promise
    value: Callable[[SocialAccount, Tree], str]


def authority(account: SocialAccount, tree: Tree) -> str:
    """Who is responsible for the processing: the board or the company."""
    found = tree.authority(account.department_id)
    return found.name if found else ""


def shows(account: SocialAccount, tree: Tree) -> str:
    """Whether people are shown, and whether children are."""
    return capfirst(str(account.get_shows_people_display())) if account.shows_people else ""


def lacks(account: SocialAccount, tree: Tree) -> str:
    """What nobody has filled in."""
    empty = (("personer-visas", account.shows_people), ("behandling", account.processing_record))
    found = [key for key, value in (*empty, ("rattslig-grund", account.legal_basis)) if not value]
    return ", ".join(str(measures.BY_KEY[key].lacks) for key in found)


COLUMNS = (
    Column(_("Account"), lambda account, tree: account.name),
    Column(_("Platform"), lambda account, tree: platform_name(account)),
    Column(_("Address"), lambda account, tree: account.url),
    Column(_("Authority"), authority),
    Column(_("Department"), lambda account, tree: account.department.name),
    Column(_("Processing record"), lambda account, tree: account.processing_record),
    Column(_("Legal basis"), lambda account, tree: account.legal_basis),
    Column(_("People are shown"), shows),
    Column(_("What is missing"), lacks),
)
NOT_HELD = (
    _("whether the people shown have consented, or who has said so for a child"),
    _("an agreement with the platform, and who is responsible together with it"),
    _("an assessment of the transfer of data to another country"),
    _("how long personal data are kept"),
)
"""What a data-protection officer may ask and the register has no place for: said on the page, since it is no gap of the
departments'."""

CHOICES = (
    ("", _("All accounts in the list")),
    ("utan-personer-visas", _("Not said whether people are shown")),
    ("utan-behandling", _("Processing record is missing")),
    ("utan-rattslig-grund", _("Legal basis is missing")),
    ("barn", _("Children are shown")),
)
"""Which accounts: all of them, or those of which a condition of measures.py holds."""


def accounts(scope: Scope, chosen: str = "") -> "QuerySet[SocialAccount]":
    """The accounts of the list, in its order."""
    found = scope.listed().select_related("department").order_by("sort_name", "pk")
    state = measures.condition(chosen, scope.on) if chosen else None
    return found if state is None else found.filter(state)


def cells(account: SocialAccount, tree: Tree) -> list[str]:
    """An account's row."""
    return [column.value(account, tree) for column in COLUMNS]


def as_csv(found: Iterable[SocialAccount], tree: Tree, language: str) -> Iterator[str]:
    """The lines for a spreadsheet, which takes nothing in them for a formula, in the language of the page."""
    write = csv.writer(Line()).writerow
    with translation.override(language):
        headings = [str(column.heading) for column in COLUMNS]
    yield BOM + write(headings)
    for account in found:
        # They are written after the page's own language has gone.
        with translation.override(language):
            row = cells(account, tree)
        yield write([harmless(cell) for cell in row])
