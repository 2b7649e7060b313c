"""The list inside the municipality's own website: a fragment, a frame or an element, and what builds them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.tree import Tree
from registry.public import listing, paging
from registry.public.searching import Filters

MOST = 200
"""So many accounts stand in a fragment; the rest are a link away."""
LEVELS = range(2, 7)
COLUMNS = range(1, 5)
GROUPS = Filters.GROUPS
ASKED = (*GROUPS, "rubrik", "kolumner", "form")
"""All that an address of it can say."""
WHOLE_ROWS = SafeString(' style="break-inside: avoid"')
SCRIPTS = ("konto-lista.js", "konto-ram.js")


@dataclass(frozen=True)
class Wish:
    """What a website asks for: which accounts, under headings of which level, in how many columns, as a whole page."""

    filters: Filters
    level: int
    columns: int
    whole: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "Wish":
        """Reads a query string; a number that we cannot use is the usual one."""
        groups: Any = {name: tuple(dict.fromkeys(filter(None, query.getlist(name)))) for name in GROUPS}
        return cls(
            Filters(**groups),
            within(query.get("rubrik", ""), LEVELS),
            within(query.get("kolumner", ""), COLUMNS),
            query.get("form") == "sida",
        )

    @property
    def asked(self) -> str:
        """What differs from the usual, as a query string without its «?»."""
        pairs: list[tuple[str, object]] = [
            (name, value) for name in GROUPS for value in getattr(self.filters, name)
        ]
        for name, value, usual in (("rubrik", self.level, LEVELS[0]), ("kolumner", self.columns, COLUMNS[0])):
            if value != usual:
                pairs.append((name, value))
        return urlencode(pairs)

    def address(self, *, whole: bool = False) -> str:
        """Where this is fetched from."""
        asked = "&".join(filter(None, ["form=sida" if whole else "", self.asked]))
        return listing.absolute("/inbaddning/") + (f"?{asked}" if asked else "")


def within(text: str, allowed: range) -> int:
    """A number of a query string, or the first of those allowed."""
    return (
        int(text)
        if len(text) == 1 and text.isascii() and text.isdigit() and int(text) in allowed
        else allowed[0]
    )


def shown(wish: Wish, columns: str, target: str = "") -> dict[str, Any]:
    """What the fragment's template needs; `columns` is the attribute that makes them."""
    tree = Tree.load()
    found = listing.published(wish.filters, tree)
    count, more = paging.counted(found)
    return {
        "entries": [listing.reader(tree)(row) for row in listing.rows(found)[:MOST]],
        "element": f"h{wish.level}",
        "columns": mark_safe(columns),  # noqa: S308 (ours, with a number in it)
        "whole_rows": WHOLE_ROWS if "style" in columns else "",
        "target": mark_safe(target),  # noqa: S308 (ours)
        "all": listing.absolute("/") + wish.filters.query(),
        "count": count,
        "count_capped": more,
        "too_many": count > MOST,
        "language": get_language(),
        "municipality": settings.MUNICIPALITY_NAME,
    }


def by_class(wish: Wish) -> str:
    """Columns for pages of our own, whose stylesheet knows the word."""
    return f' class="kolumner-{wish.columns}"'


def by_style(wish: Wish) -> str:
    """Columns for pages of others, where no stylesheet of ours is: as many as there is room for, at most so many."""
    return f' style="columns: {wish.columns} 18em"' if wish.columns > 1 else ""


def fragment(request: HttpRequest, wish: Wish) -> HttpResponse:
    """The accounts as plain HTML without a page around it: it looks as the page does that takes it in."""
    told = shown(wish, by_style(wish))
    response = render(request, "public/embedded.html", told)
    if wish.columns > 1:
        # Somebody may open the fragment by itself: its columns are the one style that stands in an attribute.
        response._csp_update = {"style-src-attr": "'unsafe-inline'"}  # type: ignore[attr-defined]
    return response


def framed(request: HttpRequest, wish: Wish) -> HttpResponse:
    """The accounts as a page for an iframe, which only the municipality's own sites may frame."""
    told = shown(wish, by_class(wish), ' target="_top"')
    response = render(request, "public/embedded_page.html", told)
    if settings.EMBED_HOSTS:
        response._csp_replace = {"frame-ancestors": may_frame()}  # type: ignore[attr-defined]
        # The older header knows no list of hosts, and browsers that know the newer one leave it aside.
        response.xframe_options_exempt = True
    return response


def may_frame() -> list[str]:
    """The hosts that may frame the list, as the content security policy writes them."""
    return [f"*{host}" if host.startswith(".") else host for host in settings.EMBED_HOSTS]


@lru_cache(maxsize=len(SCRIPTS))
def script(name: str) -> bytes:
    """A script for other people's pages, as it lies on disk."""
    return (settings.BASE_DIR / "static" / "js" / name).read_bytes()


def snippets(wish: Wish) -> dict[str, str]:
    """What a web editor pastes, for each of the three ways."""
    title = _("%(name)s in social media") % {"name": settings.MUNICIPALITY_NAME}
    link = f'<a href="{escape(listing.absolute("/") + wish.filters.query())}">{escape(title)}</a>'
    attributes = [
        (name, value) for name in GROUPS for value in [" ".join(getattr(wish.filters, name))] if value
    ]
    attributes += [("rubrik", str(wish.level)), ("kolumner", str(wish.columns))]
    if get_language() != settings.LANGUAGE_CODE:
        attributes.append(("lang", str(get_language())))
    told = "".join(f' {name}="{escape(value)}"' for name, value in attributes)
    return {
        "element": f"<konto-lista{told}>{link}</konto-lista>\n{loads('konto-lista.js')}",
        "frame": f'<iframe src="{escape(wish.address(whole=True))}" title="{escape(title)}"'
        f' width="100%" height="600" loading="lazy"></iframe>\n{loads("konto-ram.js")}',
        "fragment": wish.address(),
    }


def loads(name: str) -> str:
    """The element that loads a script of ours."""
    return f'<script src="{settings.SITE_URL}/{name}" defer></script>'
