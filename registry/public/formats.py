"""The public formats: each renders PublicEntry and nothing else. Adding one is adding a row."""

import csv
import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from accounts.tree import Tree
from registry import numbers
from registry.appearance import local
from registry.public import facets, feed, listing, paging
from registry.public.counts import counts
from registry.public.facets import Facet
from registry.public.listing import FIELDS, Caution, PublicEntry
from registry.public.searching import Filters
from registry.public.version import STANDING, Standing, one_moment

VERSION = 1
"""The version of the JSON: readers ignore fields they don't know, so that additions keep it."""

BOM = "\ufeff"
BETWEEN = " › "
SIGNS = ("=", "+", "-", "@")
CHUNK = 2000
MOST_SEARCHED = 30_000
"""In a longer list the filters say no counts while somebody searches: each search would read all of it four times."""


@dataclass(frozen=True)
class Format:
    """One form of the list: its URL name, its path, what it is, and what makes it; data may be read from anywhere."""

    key: str
    path: str
    media_type: str
    render: Callable[["Format", HttpRequest, Filters], HttpResponseBase]
    data: bool = True


def html(form: Format, request: HttpRequest, filters: Filters) -> HttpResponseBase:
    """The list as a page, its filters beside it."""
    changed = made_of(request)
    tree = counts.kept(changed, "tree", Tree.load)
    found = listing.published(filters, tree)
    page = paging.cut(found, filters.place, numbers.PAGE_ROWS, listing.reader(tree))
    before = paging.previous(found, page, numbers.PAGE_ROWS)
    beside = counts.kept(
        changed, ("beside", filters, get_language()), lambda: Beside.of(changed, filters, tree, page)
    )
    start = local("/")
    shown = {
        "entries": page.entries,
        "count": beside.count,
        "count_capped": beside.more,
        "facets": beside.groups,
        "chosen": beside.chosen,
        "panel": beside.panel,
        "q": filters.q,
        "too_short": filters.too_short,
        "filtered": filters.narrowed,
        "reset_url": start,
        "previous": (start + filters.query(before)) if before else "",
        "next": (start + filters.query(page.next)) if page.next else "",
        "updated": changed.changed_at,
    }
    response = render(request, "public/list.html", {"page": shown}, content_type=form.media_type)
    return unless_known(request, response)


@dataclass(frozen=True)
class Beside:
    """What stands beside a page of the list, the same on each of its pages: how many there are, and the filters."""

    count: int
    more: bool
    groups: tuple[Facet, ...]
    chosen: int
    panel: SafeString

    @classmethod
    def of(cls, changed: Standing, filters: Filters, tree: Tree, page: paging.Page) -> "Beside":
        """Counted anew; without counts in the filters where a search would have to read more than we want to."""
        many = filters.q and counts.kept(changed, "many", lambda: listing.more_than(MOST_SEARCHED))
        if many or filters.too_short:
            alike = replace(filters, q="")
            groups = counts.kept(
                changed,
                ("facets", alike, get_language()),
                lambda: facets.facets(alike, tree, counted=False),
            )
            total = None
        else:
            tallied = facets.tallies(filters, tree, page)
            groups = facets.facets(filters, tree, tallied)
            total = facets.total(filters, tallied)
        count, more = total or paging.counted(listing.published(filters, tree), page)
        chosen = sum(choice.selected for group in groups for choice in group.choices)
        panel = {
            "facets": groups,
            "chosen": chosen,
            "reset_url": local("/"),
            "filtered": filters.narrowed,
        }
        return cls(count, more, groups, chosen, render_to_string("components/filters.html", panel))


def as_json(form: Format, request: HttpRequest, filters: Filters) -> HttpResponseBase:
    """The list as JSON, a page at a time."""
    changed = made_of(request)
    tree = counts.kept(changed, "tree", Tree.load)
    found = listing.published(filters, tree)
    page = paging.cut(found, filters.place, numbers.DATA_ROWS, listing.reader(tree))
    count, more = counts.kept(changed, ("count", filters), lambda: paging.counted(found, page))
    told = {
        "version": VERSION,
        "publisher": settings.MUNICIPALITY_NAME,
        "municipality_code": settings.MUNICIPALITY_CODE,
        "updated": plain(changed.changed_at),
        "count": count,
        "count_capped": more,
        "next": listing.absolute(f"/{form.path}") + filters.query(page.next) if page.next else None,
        "accounts": [fields_of(entry) for entry in page.entries],
    }
    return unless_known(request, HttpResponse(as_text(told), content_type=form.media_type))


def as_csv(form: Format, request: HttpRequest, filters: Filters) -> HttpResponseBase:
    """The whole list for a spreadsheet, streamed as it is read."""
    changed = made_of(request)
    # A stream has no hash of its content beforehand: what it is made of stands for it.
    content = (
        changed.n,
        changed.changed_at,
        filters,
        get_language(),
        settings.SITE_URL,
    )
    lines = iter(()) if request.method == "HEAD" else written(streamed(request, filters, get_language()))
    response = StreamingHttpResponse(lines, content_type=form.media_type)
    response["Content-Disposition"] = 'attachment; filename="konton.csv"'
    return unless_known(request, response, repr((content, [one.name for one in FIELDS])).encode())


def streamed(request: HttpRequest, filters: Filters, language: str | None) -> Iterator[PublicEntry]:
    """The entries as they are read, all as of one moment and in the language they were asked for in."""
    with one_moment() as standing:
        if STANDING in request.META:
            request.META[STANDING] = standing
        tree = Tree.load()
        with override(language):
            read = listing.reader(tree)
        yield from map(read, listing.rows(listing.published(filters, tree)).iterator(chunk_size=CHUNK))


def as_atom(form: Format, request: HttpRequest, filters: Filters) -> HttpResponseBase:
    """What has changed, for those who follow the list."""
    body = feed.atom(filters, form.path)
    return unless_known(request, HttpResponse(body, content_type=form.media_type))


FORMATS = (
    Format("list", "", "text/html; charset=utf-8", html, data=False),
    Format("konton_json", "konton.json", "application/json; charset=utf-8", as_json),
    Format("konton_csv", "konton.csv", "text/csv; charset=utf-8", as_csv),
    Format("konton_atom", "konton.atom", "application/atom+xml; charset=utf-8", as_atom),
)


def made_of(request: HttpRequest) -> Standing:
    """The version that the page is being made of, as `open_to_all` has read it."""
    standing: Standing = request.standing  # type: ignore[attr-defined]
    return standing


def unless_known(request: HttpRequest, response: Any, content: bytes | None = None) -> HttpResponseBase:
    """The response under the hash of its content, or 304 for a reader who has that content already."""
    digest = hashlib.sha256(response.content if content is None else content).hexdigest()
    response["ETag"] = f'"{digest[:32]}"'
    known: HttpResponseBase | None = get_conditional_response(request, response["ETag"], response=response)
    return response if known is None else known


def plain(value: object) -> object:
    """A value as JSON has it: days and moments in ISO 8601, moments in the municipality's time."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="milliseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Caution):
        return {"since": plain(value.since), "text": value.text}
    return value


def fields_of(entry: PublicEntry | None) -> dict[str, object] | None:
    """An account as JSON has it: PublicEntry's fields in their order, which are all that there is in it."""
    return None if entry is None else vars(entry)


class Plain(dict[object, object]):
    """What JSON has no form for, as `plain` says it: a list has the same few days in all its accounts."""

    def __missing__(self, value: object) -> object:
        self[value] = said = plain(value)
        return said


def as_text(told: dict[str, object]) -> str:
    """Data as JSON."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=Plain().__getitem__)


class Line:
    """What csv writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def written(entries: Iterable[PublicEntry]) -> Iterator[str]:
    """The lines of the CSV, the first with its byte order mark, without which Excel misreads å, ä and ö."""
    write = csv.writer(Line()).writerow
    yield BOM + write([one.name for one in FIELDS])
    for entry in entries:
        yield write([cell(one.name, getattr(entry, one.name)) for one in FIELDS])


def cell(name: str, value: Any) -> str:
    """A value as a cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = BETWEEN.join(value)
    text = value.text if isinstance(value, Caution) else str(plain(value))
    return harmless(text.lstrip("@") if name == "handle" else text)


def harmless(text: str) -> str:
    """The text, with «'» before it where it would start a formula: also full-width signs, also behind blanks."""
    for mark in text:
        # Blanks, control characters and zero-width ones hide what follows from the eye, not from the spreadsheet.
        if unicodedata.category(mark)[0] not in "ZC":
            return f"'{text}" if unicodedata.normalize("NFKC", mark) in SIGNS or text[0] in "\t\r" else text
    return f"'{text}" if text.startswith(("\t", "\r")) else text
