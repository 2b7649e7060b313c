"""Finds addresses in what somebody gives us: text, a sitemap, a web page. Nothing is fetched, nothing outside is read.

Bounded in size and number, so that no file keeps the program busy; what can't be read is refused with what to do.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.parsers import expat

from django.utils.translation import gettext as _

from accounts.refusal import Refused
from registry.transfer.reading import decoded

MOST_ADDRESSES = 20_000
LONGEST = 2_048
WITH_SCHEME = re.compile(r"https?:(?:\\?/){2}[^\s<>\"'`|{}^()\[\]]+", re.IGNORECASE)
BARE = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/[^\s<>\"'`|{}^()\[\]]+", re.IGNORECASE)
AT_THE_END = ".,;:!?»”…"
TELLING = ("href", "src", "content", "cite", "data-href", "data-url", "data-src", "action")
"""Attributes of a web page in which an address can stand."""
GZIP = b"\x1f\x8b"
NO_TEXT = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")


def refuse(sentence: str, field: str) -> Refused:
    """A refusal beside the field."""
    return Refused(sentence, kind="input", field=field)


def in_file(name: str, content: bytes) -> list[str]:
    """The addresses of a file, as they stand there. Raises Refused (input, «uploads»)."""
    if content.startswith(GZIP):
        raise refuse(
            _("%(file)s is packed. Unpack it, and choose what was in it.") % {"file": name}, "uploads"
        )
    if content.startswith(NO_TEXT):
        wanted = _("%(file)s is no text. Choose a sitemap (XML), a web page (HTML) or a text file.")
        raise refuse(wanted % {"file": name}, "uploads")
    text, _encoding = decoded(content)
    start = text[:4000].lstrip("\ufeff \r\n\t").lower()
    if "<html" in start or "<!doctype html" in start:
        return list(in_page(text))
    if start.startswith(("<?xml", "<urlset", "<sitemapindex", "<rss", "<feed")):
        return list(in_xml(name, text))
    return list(in_page(text) if "<a " in text.lower() else in_text(text))


def in_text(text: str) -> Iterator[str]:
    """Addresses in running text, with and without https in front."""
    for found in WITH_SCHEME.finditer(text):
        yield tidy(found.group().replace("\\/", "/"))
    for found in BARE.finditer(WITH_SCHEME.sub(" ", text)):
        yield tidy(found.group())


def tidy(address: str) -> str:
    """The address without what ends the sentence that it stands in."""
    return address.rstrip(AT_THE_END)[:LONGEST]


class Page(HTMLParser):
    """Collects what a web page's links, frames and texts hold; knows no entities but HTML's own, loads nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if not value or name not in TELLING:
                continue
            value = value.strip()
            if value.startswith("//"):
                value = f"https:{value}"
            if value.lower().startswith(("http://", "https://")):
                self.found.append(value[:LONGEST])

    def handle_data(self, data: str) -> None:
        self.found.extend(in_text(data))


def in_page(text: str) -> Iterator[str]:
    """Addresses of a web page: links, frames, what is written, and what its scripts name."""
    page = Page()
    page.feed(text)
    page.close()
    yield from page.found


def in_xml(name: str, text: str) -> Iterator[str]:
    """Addresses of a sitemap or a feed; one that declares entities of its own is refused, whatever they are."""
    written: list[str] = []
    parser = expat.ParserCreate()

    def declares(*_args: Any) -> None:
        raise refuse(
            _("%(file)s declares a document type. Choose the sitemap as the website sends it.")
            % {"file": name},
            "uploads",
        )

    def start(_tag: str, attributes: dict[str, str]) -> None:
        written.append(" ")
        written.extend(f" {value} " for name, value in attributes.items() if not name.startswith("xmlns"))

    handlers: dict[str, Callable[..., None]] = {
        "StartDoctypeDeclHandler": declares,
        "EntityDeclHandler": declares,
        "StartElementHandler": start,
        "EndElementHandler": lambda _tag: written.append(" "),
        "CharacterDataHandler": written.append,
    }
    for handler, what in handlers.items():
        setattr(parser, handler, what)
    try:
        # As text it has an encoding already, whatever its first line says.
        parser.Parse(re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"), count=1).encode(), True)
    except expat.ExpatError:
        sentence = _("%(file)s can't be read as XML. Choose the file as the website sends it.")
        raise refuse(sentence % {"file": name}, "uploads") from None
    yield from in_text("".join(written))


def elsewhere(addresses: Iterable[str], website: str) -> list[str]:
    """Each address once, those on the municipality's own website left out. Raises Refused for too many."""
    own = host(website)
    kept: dict[str, None] = {}
    for address in addresses:
        if address and not (own and host(address) == own):
            kept[address] = None
        if len(kept) > MOST_ADDRESSES:
            sentence = _("There are more than %(most)s addresses. Divide them into several rounds.")
            raise refuse(sentence % {"most": f"{MOST_ADDRESSES:,}".replace(",", " ")}, "text")
    return list(kept)


def host(address: str) -> str:
    """The host that an address names, without www."""
    try:
        named = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return named.removeprefix("www.")
