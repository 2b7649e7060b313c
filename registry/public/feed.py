"""The feed of changes (Atom, RFC 4287): accounts that were opened, closed or warned of, and fakes, the latest first.

It says what the list says, and when: no name of staff, no reason that is not public, no text of an older version.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from typing import Any
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree as ET

from django.conf import settings
from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Act
from accounts.tree import Tree
from registry.public import listing, searching
from registry.public.listing import PublicEntry
from registry.public.models import PublicVersion
from registry.public.paging import Accounts
from registry.public.searching import Filters
from registry.register.models import SocialAccount

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOST = 50
"""So many entries stand in the feed: what is older is in the list itself."""
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
"""When an empty register last changed: a feed must say some moment, and never now."""


@dataclass(frozen=True)
class News:
    """One entry: what happened, when, to what, and where to read more. `key` tells it from all others for ever."""

    key: str
    kind: str
    at: datetime
    title: str
    text: str
    url: str


def entries(filters: Filters) -> list[News]:
    """The latest news of the accounts that were asked for, from every source; closed ones are always among them."""
    filters, tree = replace(filters, avslutade=True), Tree.load()
    told = [news for source in SOURCES for news in source(filters, tree)]
    return sorted(told, key=lambda news: (news.at, news.key), reverse=True)[:MOST]


@dataclass(frozen=True)
class Kind:
    """What can happen to an account that strangers may know: its title, and what else is said of it."""

    key: str
    title: str | Promise
    says: Callable[[PublicEntry], Iterable[str]]
    when: Callable[[Accounts], dict[int, datetime]]


def of_accounts(filters: Filters, tree: Tree) -> Iterator[News]:
    """What has happened to the accounts themselves; the closed ones are among them."""
    found = listing.published(filters, tree).order_by()
    read = listing.reader(tree)
    for kind in KINDS:
        moments = kind.when(found)
        for row in listing.rows(SocialAccount.objects.filter(pk__in=moments)):
            entry, at = read(row), moments[row["id"]]
            yield News(
                key=f"{entry.id}/{kind.key}/{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
                kind=kind.key,
                at=at,
                title=gettext(str(kind.title)) % {"name": entry.name, "platform": entry.platform_name},
                text=" ".join(part for part in kind.says(entry) if part),
                url=entry.page,
            )


def opened(found: Accounts) -> dict[int, datetime]:
    """When each of the latest accounts came into the list."""
    latest = found.order_by(F("registered_on").desc(nulls_last=True), "-id").values_list("id", flat=True)[
        :MOST
    ]
    moments: dict[int, datetime] = {}
    for pk, at, status in versions(latest):
        if status in listing.LISTED:
            moments.setdefault(pk, at)
    return moments


def closed(found: Accounts) -> dict[int, datetime]:
    """When each of the latest closed accounts left the list; one that stood there closed from the start never did."""
    latest = found.filter(status="closed", closed_on__isnull=False).order_by("-closed_on", "-id")
    moments: dict[int, datetime] = {}
    before: dict[int, str] = {}
    for pk, at, status in versions(latest.values_list("id", flat=True)[:MOST]):
        if status == "closed" and before.get(pk) in listing.LISTED:
            moments[pk] = at
        before[pk] = status
    return moments


def versions(pks: Iterable[int]) -> Iterable[tuple[int, datetime, str]]:
    """Which status each account has had, and from when, the oldest first; nothing else is read of a version."""
    history: Any = SocialAccount.history
    told: Iterable[tuple[int, datetime, str]] = (
        history.filter(id__in=list(pks)).order_by("history_id").values_list("id", "history_date", "status")
    )
    return told


def warned(found: Accounts) -> dict[int, datetime]:
    """Since when we warn of each account that we warn of today."""
    rows = found.exclude(warning="").filter(warning_since__isnull=False).order_by("-warning_since", "-id")
    return {pk: since for pk, since in rows.values_list("id", "warning_since")[:MOST] if since}


def trusted(found: Accounts) -> dict[int, datetime]:
    """When the last warning was taken away of each account that can be trusted again."""
    lifted = Act.objects.filter(verb="lift_warning").order_by("-seq").values_list("subjects", "at")[:MOST]
    when: dict[str, datetime] = {}
    for subjects, at in lifted:
        for label, public_id in subjects:
            if label == "socialaccount":
                when.setdefault(public_id, at)
    rows = found.filter(public_id__in=when, warning="").values_list("id", "public_id")
    return {pk: when[public_id] for pk, public_id in rows}


def behind(entry: PublicEntry) -> Iterator[str]:
    """Who stands behind a new account, and what it is for."""
    yield gettext("%(department)s stands behind the account.") % {"department": entry.department}
    yield entry.text or ""


def gone(entry: PublicEntry) -> Iterator[str]:
    """That a closed account is no longer ours, and why."""
    yield gettext("The account is no longer ours. Do not trust new posts or messages from it.")
    if entry.why_closed:
        yield f"{entry.why_closed[0].upper()}{entry.why_closed[1:]}."


def beware(entry: PublicEntry) -> Iterator[str]:
    """Why an account is not to be trusted, and what to do."""
    yield entry.warning.text if entry.warning else ""
    yield gettext("Do not reply and do not click on links. Have you given away bank details? Call your bank.")


KINDS = (
    Kind("opened", _("New in the list: %(name)s on %(platform)s"), behind, opened),
    Kind("closed", _("No longer ours: %(name)s on %(platform)s"), gone, closed),
    Kind("warned", _("Warning: do not trust %(name)s on %(platform)s"), beware, warned),
    Kind("trusted", _("The warning no longer applies: %(name)s on %(platform)s"), behind, trusted),
)


def of_fakes(filters: Filters, tree: Tree) -> Iterator[News]:
    """Accounts that claim to be ours and are not: without department and theme, so only a platform narrows them."""
    if filters.q or filters.verksamhet or filters.tema:
        return
    asked = {"platform__in": filters.platforms} if filters.plattform else {}
    for fake in islice(listing.fakes(**asked), MOST):
        yield News(
            key=f"{sha256(fake.key.encode()).hexdigest()[:16]}/fake/{fake.since.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            kind="fake",
            at=fake.since,
            title=gettext("Fake: %(handle)s on %(platform)s is not ours")
            % {"handle": fake.handle, "platform": fake.platform_name},
            text=gettext(
                "Do not reply and do not click on links. Have you given away bank details? Call your bank."
            ),
            url=listing.absolute("/kontrollera/") + "?" + urlencode({"adress": fake.url}),
        )


SOURCES: tuple[Callable[[Filters, Tree], Iterable[News]], ...] = (of_accounts, of_fakes)
"""Where news come from."""


def tag(name: str) -> str:
    """A name that nobody else gives (RFC 4151), the same for as long as the site keeps its address."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{name}"


def atom(filters: Filters, path: str) -> bytes:
    """The feed as it is sent; `path` is where it was asked for."""
    changed = PublicVersion.objects.first()
    asked = replace(filters, avslutade=False).query()
    language = get_language() or settings.LANGUAGE_CODE
    feed = ET.Element(f"{{{ATOM}}}feed", {XML_LANG: language})
    part(feed, "id", tag(f"{language}/{path}{asked}"))
    part(
        feed,
        "title",
        gettext("%(name)s in social media: what has changed") % {"name": settings.MUNICIPALITY_NAME},
    )
    part(feed, "updated", moment(changed.changed_at if changed else None))
    part(feed, "link", rel="self", type="application/atom+xml", href=listing.absolute(f"/{path}") + asked)
    part(feed, "link", rel="alternate", type="text/html", href=listing.absolute("/"))
    part(part(feed, "author"), "name", settings.MUNICIPALITY_NAME)
    part(feed, "rights", "CC0 1.0")
    for news in entries(filters):
        entry = part(feed, "entry")
        part(entry, "id", tag(news.key))
        part(entry, "title", news.title)
        part(entry, "updated", moment(news.at))
        part(entry, "published", moment(news.at))
        part(entry, "link", rel="alternate", type="text/html", href=news.url)
        part(entry, "category", term=news.kind)
        part(entry, "summary", news.text)
    ET.register_namespace("", ATOM)
    ET.indent(feed)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def part(above: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """One element of the feed, without what XML cannot hold."""
    made = ET.SubElement(above, f"{{{ATOM}}}{name}", attributes)
    if text:
        made.text = searching.clean(text, longest=len(text))
    return made


def moment(at: datetime | None) -> str:
    """A moment as Atom writes it."""
    return (at or BEFORE_ALL).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
