"""What tells programs about the data and about the site: a row for each document."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from registry.appearance import exists
from registry.public import catalogue, schema, snapshot, themes
from registry.public.formats import unless_known
from registry.register.models import PUBLIC, SocialAccount
from registry.web import now, today

JSON = "application/json; charset=utf-8"
SCHEMA = "application/schema+json; charset=utf-8"
XML = "application/xml; charset=utf-8"
RDF = "application/rdf+xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST = 20_000
"""So many addresses stand in one file of the site map; more of them are named by an index."""
ASKING = ("/kontrollera/", "/tipsa/", "/riktlinje/", "/tillganglighet/")
"""Pages that ask the visitor something, or stand apart from the list; named where they are there."""
HIDDEN = ("/chef/", "/laskvitto/", "/inbaddning/", "/kontrollera/?", "/kontrollera.json")
"""Answers to one visitor's question, signed links, and the list once more: nothing to find by searching."""
EXPIRES = 6
"""So many months a security contact is good for, from the month it is read in."""


@dataclass(frozen=True)
class Document:
    """One document: its URL name, its path, what it is, what makes it; data may be read from anywhere."""

    key: str
    path: str
    media_type: str
    make: Callable[[HttpRequest], str | bytes]
    data: bool = True

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The document, or 304 for whoever has it."""
        return unless_known(request, HttpResponse(self.make(request), content_type=self.media_type))


def as_json(told: object) -> str:
    """JSON that people may read too."""
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def sealed(request: HttpRequest) -> str:
    """The list of today under its digest."""
    return as_json(snapshot.taken(today()))


def robots(request: HttpRequest) -> str:
    """What search engines may read: all that is public, and each thing once."""
    hidden = "".join(f"Disallow: {path}\n" for path in HIDDEN)
    return f"User-agent: *\n{hidden}\nSitemap: {settings.SITE_URL}/sitemap.xml\n"


def security(request: HttpRequest) -> str:
    """Whom to tell of a hole (RFC 9116); the day it expires moves on with the months."""
    month = now().astimezone(UTC)
    ahead = month.month - 1 + EXPIRES
    until = datetime(month.year + ahead // 12, ahead % 12 + 1, 1, tzinfo=UTC)
    return (
        f"Contact: {settings.SECURITY_CONTACT}\n"
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}\n"
        "Preferred-Languages: sv, en\n"
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt\n"
    )


def pages() -> list[str]:
    """The pages beside those of the accounts, in Swedish."""
    with override(settings.LANGUAGE_CODE):
        by_theme = [f"/amnen/{theme.key}/" for theme in themes.shown()]
    return ["/", "/avslutade/", "/amnen/", *by_theme, "/om/"]


def sitemap(request: HttpRequest) -> bytes:
    """Every public page, each with its English sister; an index of parts where there are very many."""
    ET.register_namespace("", SITEMAP)
    ET.register_namespace("xhtml", XHTML)
    found = SocialAccount.objects.filter(status__in=PUBLIC).order_by("id").values_list("public_id", flat=True)
    part = request.GET.get("del", "")
    parts = 1 + found.count() // MOST
    if not part and parts > 1:
        index = ET.Element(f"{{{SITEMAP}}}sitemapindex")
        for number in range(1, parts + 1):
            one = ET.SubElement(index, f"{{{SITEMAP}}}sitemap")
            ET.SubElement(one, f"{{{SITEMAP}}}loc").text = f"{settings.SITE_URL}/sitemap.xml?del={number}"
        return bytes(ET.tostring(index, encoding="utf-8", xml_declaration=True))
    if part and part not in map(str, range(1, parts + 1)):
        raise Http404
    place = (int(part or "1") - 1) * MOST
    paths = [f"/konton/{public_id}/" for public_id in found[place : place + MOST]]
    urls = ET.Element(f"{{{SITEMAP}}}urlset")
    for path in [*([] if place else [*pages(), *filter(exists, ASKING)]), *paths]:
        named(urls, path)
    return bytes(ET.tostring(urls, encoding="utf-8", xml_declaration=True))


def named(urls: ET.Element, path: str) -> None:
    """A page in both languages, each naming the other."""
    both = {"sv": f"{settings.SITE_URL}{path}", "en": f"{settings.SITE_URL}/en{path}"}
    for address in both.values():
        url = ET.SubElement(urls, f"{{{SITEMAP}}}url")
        ET.SubElement(url, f"{{{SITEMAP}}}loc").text = address
        for language, other in both.items():
            ET.SubElement(url, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": other})


DOCUMENTS = (
    Document("openapi", "openapi.json", JSON, lambda request: as_json(schema.openapi())),
    Document(
        "konton_schema", "konton.schema.json", SCHEMA, lambda request: as_json(schema.document("konton"))
    ),
    Document(
        "kontrollera_schema",
        "kontrollera.schema.json",
        SCHEMA,
        lambda request: as_json(schema.document("kontrollera")),
    ),
    Document("snapshot", "ogonblick.json", JSON, sealed),
)
"""What stands under /en/ too: its words follow the language."""

FOR_MACHINES = (
    Document("catalogue", "katalog.rdf", RDF, lambda request: catalogue.rdf()),
    Document("sitemap", "sitemap.xml", XML, sitemap, data=False),
    Document("robots", "robots.txt", TEXT, robots, data=False),
    Document("security", ".well-known/security.txt", TEXT, security, data=False),
)
"""What has one address in all languages."""

TOLD = {
    "openapi": _("every address for programs, as OpenAPI 3.1"),
    "konton_schema": _("what konton.json looks like, as JSON Schema"),
    "kontrollera_schema": _("what kontrollera.json looks like, as JSON Schema"),
    "snapshot": _("the list of today under its digest, with where the history ends"),
    "catalogue": _("the data set described for data portals, in DCAT-AP-SE"),
}
"""What the page about the list says of each."""
