"""What a row of the platform table says, and how a path is read by it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured

from registry.register.platforms.address import Address, hashbang
from registry.register.platforms.answer import Recognised, not_account, reject, resolve
from registry.register.platforms.reasons import WORDS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

HANDLE_SAFE = "/@:+$~.-_"
ANY_NAME = re.compile(r"[A-Za-z0-9_.\-]{1,100}")
LOCALE = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?")


def words(text: str) -> frozenset[str]:
    """A set from words with blanks between them."""
    return frozenset(text.split())


def fold_case(handle: str) -> str:
    """The handle without the difference between capitals and small letters."""
    return unicodedata.normalize("NFC", handle.casefold())


def fold_dots(handle: str) -> str:
    """Facebook's rule: neither capitals nor dots tell two names apart."""
    return fold_case(handle).replace(".", "")


# First words of a path that are some page of the platform wherever names stand first.
OWN_PAGES = words(
    """about account accounts ads advertise api apps app assets blog browse business careers company
    compose contact cookies copyright dashboard developer developers directory discover download
    downloads embed error events explore faq features feed feeds feedback following followers forgot
    guidelines hashtag help home images inbox index index.html index.php info intent invite jobs
    join language legal likes live log_in login logout login.php media messages mobile news
    notifications oauth oembed partners password plans policies policy popular premium press pricing
    privacy products pro recover register resources robots.txt favicon.ico sitemap.xml rules safety
    search security settings share shop sign_in sign_up signin signup sitemap static status store
    stories studio support tag tags terms topic topics tos trending upload welcome widgets"""
)
# Names in front of the host that are the company's own wherever accounts have no name there.
OWN_SUBDOMAINS = words(
    """about account accounts ad ads advertise analytics api apps assets auth blog brand business
    careers cdn community company creators dev developer developers docs download education
    engineering events faq forum forums help i id img images info investor investors jobs learn
    legal login mail marketing media news newsroom partner partners pay platform policies policy
    press privacy promote safety sales security shop static status store studio support transparency
    trust trends upload video videos"""
)


@dataclass(frozen=True)
class Form:
    """One way an account's path is written: `company/{}` is the word company and then the name.

    `name` says which names there are (the row's if none; a group in it is the name itself), `handle` how the
    handle is made of the name, `address` how the address is made of the handle ({}, or {name} for what
    follows its last slash), `reason` what is worth a warning.
    """

    path: str
    kind: str = "page"
    name: re.Pattern[str] | None = None
    handle: str = "{}"
    address: str = ""
    keeps_case: bool = False
    reason: str = ""
    tabs: frozenset[str] | None = None


@dataclass(frozen=True)
class Platform:
    """One platform: its hosts, the forms of its addresses, what its own pages are called, how keys are made.

    `hosts` are where accounts live, `subdomains` the names before them that show the same, `other_subdomains`
    those that show something else (name → reason), `company_hosts` the company's, `short_hosts` links that
    hide. `address` is made of the handle, `typed` is the path made of a typed name (empty: the name is not
    enough, or stands before the host where `owners`), `hints` are first words of a typed path. `share_words`
    begin paths that hide the account, `own_pages` are no names, `tabs` may follow an account, `deep_tabs`
    with anything after them, `skip` may stand before it. `content` are parameters that make it another page,
    `words` reasons that words of a path have here alone, `below` the reason of what else lies below.
    `guard` says which labels others imitate and how far (lookalike.py), `example` is an address of its own.
    """

    key: str
    name: str | _StrPromise
    icon: str
    example: str
    hosts: tuple[str, ...] = ()
    address: str = ""
    pattern: re.Pattern[str] = ANY_NAME
    forms: tuple[Form, ...] = (Form("{}"),)
    typed: str = "{}"
    hints: tuple[str, ...] = ()
    subdomains: frozenset[str] = words("m mobile")
    locales: bool = False
    other_subdomains: Mapping[str, str] = field(default_factory=dict)
    company_hosts: tuple[str, ...] = ()
    short_hosts: tuple[str, ...] = ()
    share_words: frozenset[str] = frozenset()
    own_pages: frozenset[str] = frozenset()
    tabs: frozenset[str] = frozenset()
    deep_tabs: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)
    below: str = "subpage"
    content: Mapping[str, str] = field(default_factory=dict)
    skip: frozenset[str] = frozenset()
    lowers: bool = False
    fold: Callable[[str], str] = fold_case
    owners: bool = False
    hashbang: bool = False
    retired: bool = False
    anywhere: bool = False
    guard: Mapping[str, str] = field(default_factory=dict)
    reader: Callable[[Platform, Address, str], Recognised | None] | None = None

    @property
    def title(self) -> str:
        """The name as citizens read it, now; the key where there are no settings to translate by."""
        try:
            return str(self.name)
        except ImproperlyConfigured:
            return self.key

    def account(
        self, handle: str, form: Form | None = None, *, kind: str = "", reason: str = "", url: str = ""
    ) -> Recognised:
        """An account here: its handle, canonical address and identity key, by the form it was written in."""
        form = form or self.forms[0]
        if self.lowers and not form.keeps_case:
            handle = handle.lower()
        written = quote(handle, safe=HANDLE_SAFE)
        return Recognised(
            "account",
            reason or form.reason or ("retired" if self.retired else ""),
            self.key,
            handle,
            url or (form.address or self.address).format(written, name=written.rpartition("/")[2]),
            kind or form.kind,
            f"{self.key}:{handle if form.keeps_case else self.fold(handle)}",
        )

    def as_json(self) -> dict[str, object]:
        """What `manage.py recognise --platforms` tells of the row."""
        return {
            "key": self.key,
            "name": self.title,
            "icon": self.icon,
            "hosts": list(self.hosts),
            "short_hosts": list(self.short_hosts),
            "address": self.address or None,
            "example": self.example,
            "kinds": sorted({form.kind for form in self.forms}),
            "case_kept": any(form.keeps_case for form in self.forms),
            "any_host": self.anywhere,
            "retired": self.retired,
        }


def read(platform: Platform, address: Address, subdomain: str) -> Recognised:
    """An address on one of the platform's hosts; `subdomain` is what stands before the host."""
    before = subdomain.removeprefix("www.") if subdomain != "www" else ""
    if before and before not in platform.subdomains and not (platform.locales and LOCALE.fullmatch(before)):
        if before in platform.other_subdomains:
            return not_account(platform.key, platform.other_subdomains[before])
        if not platform.owners:
            if before in OWN_SUBDOMAINS:
                return not_account(platform.key, "company")
            return reject("subdomain", site=address.host[len(subdomain) + 1 :])
    if platform.hashbang and address.fragment.startswith("!"):
        meant = hashbang(address)
        if isinstance(meant, str):
            return reject(meant)
        address = meant
    if platform.reader:
        found = platform.reader(platform, address, before)
        if found:
            return found
    return read_path(platform, address)


def read_path(platform: Platform, address: Address, segments: tuple[str, ...] | None = None) -> Recognised:
    """A path read by the forms of the row; `segments` instead of the address's where a reader cut them."""
    parts = address.segments if segments is None else segments
    while parts and parts[0].lower() in platform.skip:
        parts = parts[1:]
    if not parts:
        return not_account(platform.key, "front_page")
    first = parts[0].lower()
    if first in platform.share_words:
        return resolve(platform.key, "share_link")
    for form in platform.forms:
        if form.path.startswith("{") and _own_page(platform, first):
            break
        found = _match(platform, form, parts)
        if found:
            return _below(platform, form, found[0], found[1], address)
    reason = reason_of(
        platform, first, "system" if _own_page(platform, first) or len(parts) > 1 else "bad_name"
    )
    return not_account(platform.key, reason, _guess(platform, parts) if reason == "bad_name" else "")


def _guess(platform: Platform, parts: tuple[str, ...]) -> str:
    """The address of the account that has the name as people type it: tiktok.com/lindala lacks its @."""
    meant = tuple(platform.typed.format(parts[0].strip("@.")).split("/"))
    for form in platform.forms:
        found = _match(platform, form, meant)
        if found and not (form.path.startswith("{") and _own_page(platform, meant[0])):
            return platform.account(form.handle.format(found[0]), form).url
    return ""


def reason_of(platform: Platform, word: str, otherwise: str) -> str:
    """The reason that a word in a path tells of on this platform."""
    return platform.words.get(word) or WORDS.get(word, otherwise)


def _own_page(platform: Platform, word: str) -> bool:
    # The first words of the row's own forms are no names either: /channel/ is nobody.
    return (
        word in OWN_PAGES
        or word in platform.own_pages
        or any(form.path.split("/")[0] == word for form in platform.forms)
    )


def _match(platform: Platform, form: Form, parts: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    pattern = form.path.split("/")
    if len(parts) < len(pattern):
        return None
    name = ""
    for expected, part in zip(pattern, parts, strict=False):
        mark, brace, _ = expected.partition("{}")
        if not brace:
            if expected != part.lower():
                return None
            continue
        if not part.startswith(mark):
            return None
        value = part[len(mark) :]
        if platform.lowers and not form.keeps_case:
            value = value.lower()
        found = (form.name or platform.pattern).fullmatch(value)
        if not found:
            return None
        name = found.group(found.lastindex or 0)
    return name, parts[len(pattern) :]


def _below(platform: Platform, form: Form, name: str, below: tuple[str, ...], address: Address) -> Recognised:
    account = platform.account(form.handle.format(name), form)
    tabs = platform.tabs if form.tabs is None else form.tabs
    if below:
        word = below[0].lower()
        if not (word in platform.deep_tabs or (word in tabs and len(below) == 1)):
            return not_account(platform.key, reason_of(platform, word, platform.below), account.url)
    for parameter, reason in platform.content.items():
        if address.parameter(parameter):
            return not_account(platform.key, reason, account.url)
    return account
