"""A pasted text taken apart as a web address, or the reason why it is none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

from registry.register.platforms import hosts

LIMIT = 2048  # characters: longer than any browser's address line shows, and bounded work for us

# Letters with marks that Swedish and its neighbours write host names with. No other script: «а» is not «a».
LATIN = frozenset("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœšž")
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
ENDING = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
PORT = re.compile(r"[A-Za-z0-9.-]*[.][A-Za-z0-9.-]*:[0-9]")
AUTHORITY = re.compile(r"[^/?#]*")

# Put in for line breaking by mail programs and word processors; they say nothing.
SOFT = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
# Written plainly in an address. Not the marks that people put after one: those would be taken away again.
PATH_SAFE = "$&+=:@-._~"

# What statistics, advertising and apps add to an address: it names nothing.
TRACKING = frozenset(
    """fbclid gclid gbraid wbraid dclid msclkid twclid ttclid li_fat_id igsh igshid mibextid mc_cid
    mc_eid _ga _gl yclid wickedid vero_id oly_anon_id oly_enc_id __twitter_impression ref_src
    ref_url si sfnsn""".split()
)


@dataclass(frozen=True)
class Address:
    """A web address in its parts: nothing in it has been looked up.

    `host` is ASCII in lower case (Punycode where needed), `shown` the same for people. `segments` are the
    parts of the path, decoded, NFC, without empty ones; `rest` is what follows the host as it was written.
    """

    host: str
    shown: str
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    fragment: str
    rest: str
    slash: bool

    def parameter(self, *names: str) -> str:
        """The first non-empty value of one of the parameters, or an empty string."""
        for name in names:
            for key, value in self.query:
                if value and key.removeprefix("amp;") == name:
                    return value.strip()
        return ""

    @property
    def path(self) -> str:
        """The path written again from its parts, with a slash at the end if there was one."""
        written = "/".join(quote(segment, safe=PATH_SAFE) for segment in self.segments)
        return f"/{written}/" if self.slash and written else f"/{written}"

    @property
    def told(self) -> str:
        """The query without what only follows people, with its `?`, or an empty string."""
        kept = [(key, value) for key, value in self.query if key and not tracks(key)]
        return f"?{urlencode(kept, quote_via=quote)}" if kept else ""


def tracks(parameter: str) -> bool:
    """Whether a parameter only follows people from place to place."""
    return parameter.lower() in TRACKING or parameter.lower().startswith("utm_")


def hidden(text: str) -> bool:
    """Whether the text holds control characters, bidirectional marks or halves of characters."""
    if text.isprintable():
        return False
    return any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in text)


def check_host(written: str) -> tuple[str, str] | str:
    """The host in ASCII and as people read it, or the reason (a code) why it is no public host.

    Python's own checks let `64:ff9b::7f00:1`, `2130706433` and Cyrillic hosts through (STACK.md, traps), so
    numbers of every kind and every script but ours are refused by form, without asking what they lead to.
    """
    name = unicodedata.normalize("NFC", written).lower().removesuffix(".")
    if not name:
        return "host_missing"
    if name.startswith("["):
        return "host_number"
    if "%" in name or len(name) > 253:
        return "host_invalid"
    ascii_labels, shown_labels = [], []
    for label in name.split("."):
        pair = _label(label)
        if isinstance(pair, str):
            return pair
        ascii_labels.append(pair[0])
        shown_labels.append(pair[1])
    last = ascii_labels[-1]
    if NUMBER.fullmatch(last):
        return "host_number"
    if len(ascii_labels) == 1:
        return "host_internal" if last in hosts.INTERNAL_ENDINGS else "host_no_dot"
    if last in hosts.INTERNAL_ENDINGS:
        return "host_internal"
    if not ENDING.fullmatch(last):
        return "host_invalid"
    return ".".join(ascii_labels), ".".join(shown_labels)


def _label(label: str) -> tuple[str, str] | str:
    """One label in ASCII and as read, or the reason why it cannot stand in a host."""
    shown = label
    if label.startswith("xn--"):
        try:
            shown = label[4:].encode("ascii").decode("punycode")
        except (ValueError, OverflowError):
            return "host_letters"
    if not shown.isascii():
        if any(not character.isascii() and character not in LATIN for character in shown):
            return "host_letters"
        label = "xn--" + shown.encode("punycode").decode("ascii")
    elif label.startswith("xn--"):
        # Punycode that hides nothing was written to look like something else.
        return "host_letters"
    return (label, shown) if LABEL.fullmatch(label) else "host_invalid"


def parse(text: str) -> Address | str:
    """The parts of a web address, with or without `https://`, or the reason (a code) why it is none."""
    if any(character.isspace() for character in text.replace("\t", "").replace("\n", "").replace("\r", "")):
        return "space"
    if "\\" in text:
        return "backslash"
    rest = _after_scheme(text)
    if isinstance(rest, tuple):
        return rest[0]
    found = AUTHORITY.match(rest)
    authority = found.group() if found else ""
    tail = rest[len(authority) :].translate(SOFT)
    if hidden(authority) or hidden(tail):
        return "control"
    if "@" in authority:
        return "credentials"
    name, colon, port = authority.partition(":")
    host = check_host(name if "[" not in authority else authority)
    if isinstance(host, str):
        return host
    if colon and port not in ("", "80", "443"):
        return "port"
    return _take_apart(host, tail)


def _after_scheme(text: str) -> str | tuple[str]:
    """What follows `https://`, or the reason in a tuple."""
    if text.startswith("://"):
        return ("scheme",)
    if text.startswith("//"):
        return text[2:]
    found = SCHEME.match(text)
    if not found or PORT.match(text):
        return text
    scheme, rest = found.group(1).lower(), text[found.end() :]
    if scheme == "mailto":
        return ("mail",)
    if scheme not in ("http", "https"):
        return ("control",) if hidden(text) else ("scheme",)
    return rest[2:] if rest.startswith("//") else ("scheme",)


def hashbang(address: Address) -> Address | str:
    """The address that an old «#!/name» tail stands for: the fragment wins over the path."""
    return _take_apart((address.host, address.shown), address.fragment.removeprefix("!"))


def _take_apart(host: tuple[str, str], tail: str) -> Address | str:
    before, _, fragment = tail.partition("#")
    path, _, query = before.partition("?")
    segments = []
    for part in path.split("/"):
        try:
            segment = unicodedata.normalize("NFC", unquote(part, errors="strict")).translate(SOFT).strip()
        except UnicodeDecodeError:
            return "escape"
        if hidden(segment):
            return "control"
        if segment in (".", ".."):
            return "traversal"
        if segment:
            segments.append(segment)
    pairs = tuple(parse_qsl(query, keep_blank_values=True, errors="replace"))
    return Address(*host, tuple(segments), pairs, fragment, tail, path.endswith("/"))
