"""Links that other services have wrapped around an address: mail filters, outgoing-link pages, archives."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote

from registry.register.platforms import hosts
from registry.register.platforms.address import Address


@dataclass(frozen=True)
class Wrapper:
    """Who wraps: hosts (and all below them), how the path begins, which parameter holds the address.

    `platform` is the key of the platform whose page it is when there is no address inside.
    """

    hosts: tuple[str, ...]
    path: str = "/"
    parameters: tuple[str, ...] = ("url",)
    platform: str = ""


WRAPPERS = (
    Wrapper(("safelinks.protection.outlook.com", "safelinks.protection.office365.us")),
    Wrapper(("statics.teams.cdn.office.net", "teams.microsoft.com"), "/evergreen-assets/safelinks"),
    Wrapper(("l.facebook.com", "lm.facebook.com"), parameters=("u",), platform="facebook"),
    Wrapper(("facebook.com",), "/l.php", ("u",), "facebook"),
    Wrapper(("facebook.com",), "/flx/warn", ("u",), "facebook"),
    Wrapper(("l.messenger.com",), parameters=("u",), platform="facebook"),
    Wrapper(("l.instagram.com",), parameters=("u",), platform="instagram"),
    Wrapper(("l.threads.com", "l.threads.net"), parameters=("u",), platform="threads"),
    Wrapper(("l.wl.co",), parameters=("u",)),
    Wrapper(("linkedin.com",), "/redir/", ("url",), "linkedin"),
    Wrapper(("linkedin.com",), "/safety/go", ("url",), "linkedin"),
    Wrapper(("youtube.com",), "/redirect", ("q",), "youtube"),
    Wrapper(("youtube.com",), "/attribution_link", ("u",), "youtube"),
    Wrapper(("t.umblr.com",), parameters=("z",), platform="tumblr"),
    Wrapper(("out.reddit.com",), parameters=("url",), platform="reddit"),
    Wrapper(("pinterest.com",), "/offsite", ("url",), "pinterest"),
    Wrapper(("exit.sc", "gate.sc"), platform="soundcloud"),
    Wrapper(("vk.com",), "/away.php", ("to",)),
    Wrapper(("slack-redir.net",), "/link"),
    Wrapper(("steamcommunity.com",), "/linkfilter", ("u", "url")),
    Wrapper(("disq.us",), "/url"),
    Wrapper(("duckduckgo.com",), "/l/", ("uddg",)),
    Wrapper(("googleweblight.com",), parameters=("lite_url", "u")),
    Wrapper(("translate.google.com",), "/translate", ("u",)),
    Wrapper(("linkprotect.cudasvc.com",), "/url", ("a",)),
    Wrapper(("clicktime.symantec.com",), parameters=("u",)),
    Wrapper(("protect.fireeye.com", "protect2.fireeye.com"), parameters=("u",)),
    Wrapper(("urlsand.esvalabs.com", "urlsand.com"), parameters=("u",)),
    Wrapper(("scanmail.trustwave.com",), parameters=("u",)),
    Wrapper(("url-protection.com",), parameters=("o", "url")),
    Wrapper(("deref-gmx.net", "deref-web.de", "deref-mail.com"), parameters=("redirectUrl",)),
    Wrapper(("consent.youtube.com", "consent.google.com"), parameters=("continue",)),
)

AT_HOST = {
    host: tuple(wrapper for wrapper in WRAPPERS if host in wrapper.hosts)
    for host in {host for wrapper in WRAPPERS for host in wrapper.hosts}
}
GOOGLE = re.compile(
    r"(?:www\.|m\.|maps\.|images\.)?google(?:\.com|\.[a-z]{2}|\.co\.[a-z]{2}|\.com\.[a-z]{2})"
)
ARCHIVE = re.compile(r"/(?:web/)?[0-9]{4,14}(?:[a-z]{2}_|\*)?/(.+)", re.DOTALL)
PROOFPOINT_3 = re.compile(r"/v3/__(.+?)__;([^!]*)!?", re.DOTALL)
CHECKPOINT = re.compile(r"/v[12]/(?:r[0-9]+/)?_{2,3}(.+?)_{3}", re.DOTALL)
ONE_SLASH = re.compile(r"(https?):/(?!/)", re.IGNORECASE)
RUNS = re.compile(r"\*\*?[A-Za-z0-9_-]|\*")


def inner(address: Address) -> tuple[str, str] | None:
    """The address inside a wrapped link (empty if it holds none) and whose wrapper it is; else None."""
    host, path = address.host.removeprefix("www."), "/" + "/".join(address.segments).lower()
    if host in ("web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is"):
        found = ARCHIVE.match(address.rest)
        return _whole(found.group(1)) if found else "", ""
    if host.startswith("urldefense."):
        return _proofpoint(address), ""
    if host == "protect.checkpoint.com":
        found = CHECKPOINT.match(address.rest)
        return _whole(found.group(1)) if found else "", ""
    if host == "wikidata-externalid-url.toolforge.org":
        return address.parameter("url_prefix") + address.parameter("id") + address.parameter("url_suffix"), ""
    if host == "bing.com" and path == "/ck/a":
        return _decoded(address.parameter("u").removeprefix("a1")), ""
    if host == "secure-web.cisco.com":
        return _whole(unquote(address.rest.rpartition("/")[2])), ""
    if GOOGLE.fullmatch(address.host) and path in ("/url", "/imgres"):
        return address.parameter("q", "url", "imgrefurl"), ""
    if GOOGLE.fullmatch(address.host) and path.startswith("/amp/"):
        return address.rest.partition("/amp/")[2].removeprefix("s/"), ""
    for wrapper in (found for suffix in hosts.suffixes(host) for found in AT_HOST.get(suffix, ())):
        if (path + "/").startswith(wrapper.path):
            found_inside = address.parameter(*wrapper.parameters)
            if found_inside.startswith("/") and not found_inside.startswith("//"):
                found_inside = host + found_inside
            return found_inside, wrapper.platform
    return None


def _whole(text: str) -> str:
    """Archives and filters write `https:/host` with one slash as often as with two."""
    return ONE_SLASH.sub(r"\1://", text, count=1)


def _proofpoint(address: Address) -> str:
    """Proofpoint's three ways: a plain parameter, one where - is % and _ is /, the address in the path."""
    found = PROOFPOINT_3.match(address.rest)
    if found:
        return _whole(_fill(found.group(1), found.group(2)))
    value = address.parameter("u")
    if address.segments and address.segments[0].lower() == "v2":
        return unquote(value.translate(str.maketrans("-_", "%/")))
    return value


def _decoded(code: str) -> str:
    """What a URL-safe Base64 code says, or an empty string."""
    try:
        return base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _fill(text: str, code: str) -> str:
    """Version 3 takes odd characters out, writes * (or ** and a length) there, and codes them behind."""
    taken = _decoded(code)
    if not taken:
        return text
    characters = iter(taken)
    return RUNS.sub(lambda run: "".join(next(characters, "") for _ in range(_length(run.group()))), text)


def _length(run: str) -> int:
    # **A is two characters, **B three, and so on through the alphabet of base64.
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return alphabet.index(run[2]) + 2 if len(run) == 3 else 1
