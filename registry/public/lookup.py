"""«Is the account genuine?»: one pasted text, one of nine answers (INTERFACE.md, «/kontrollera.json»).

Only PublicEntry leaves the house: whatever is not public answers as what never existed. «official» is said of one
thing alone: the identity key of an account that is in the list now and not warned of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from accounts.tree import Tree
from registry.public import neighbours, prepared
from registry.public.counts import counts
from registry.public.listing import PublicEntry, is_fake
from registry.public.neighbours import Near
from registry.public.version import NEVER, Standing
from registry.register import likeness
from registry.register.likeness import Likeness, Unlike
from registry.register.platforms import BY_KEY, Recognised, recognise, recognise_on, typed
from registry.register.platforms.address import LIMIT, parse

ANSWERS = (
    "official",
    "formerly_official",
    "warning",
    "fake",
    "lookalike",
    "not_registered",
    "not_an_account",
    "ask_platform",
    "unreadable",
)
"""What the check can answer, as INTERFACE has fixed it."""
OWN_WEBSITE = "own_website"
"""The reason why the municipality's own website is no account, beside those that reading an address gives."""
HIDING = ("shortener",)
"""Reasons of refused addresses that are short links: they are no accounts, rather than unreadable."""
PUNYCODE = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)


class Register(Protocol):
    """What the check asks of the register, each a bounded number of keys in an index."""

    def of_key(self, key: str) -> Sequence[PublicEntry]:
        """The public accounts that have, or had, an identity key."""

    def of_ids(self, ids: Sequence[str]) -> Sequence[PublicEntry]:
        """The public accounts of some ids."""

    def called(self, name: str) -> Sequence[Near]:
        """Accounts in the list that look just like a name."""

    def near(self, name: str) -> Sequence[Near]:
        """Accounts in the list that a name may be taken for."""

    def is_fake(self, key: str) -> bool:
        """Whether an account of this identity key is confirmed as a fake."""


class InDatabase:
    """The register as it stands; what few of its changes touch is kept for as long as its version stands."""

    called = staticmethod(neighbours.called)
    near = staticmethod(neighbours.near)

    def __init__(self, changed: Standing = NEVER) -> None:
        self.changed = changed

    def of_key(self, key: str) -> Sequence[PublicEntry]:
        """The public accounts that have, or had, an identity key."""
        return prepared.by_key(key, self.tree)

    def of_ids(self, ids: Sequence[str]) -> Sequence[PublicEntry]:
        """The public accounts of some ids."""
        return prepared.by_ids(ids, self.tree)

    def is_fake(self, key: str) -> bool:
        """Whether an account of this identity key is confirmed as a fake."""
        return is_fake(key, self.changed)

    def tree(self) -> Tree:
        """The departments."""
        return counts.kept(self.changed, "tree", Tree.load)


@dataclass(frozen=True)
class Answer:
    """What the register says of a pasted text.

    `answer` is one of ANSWERS; `read` is how the text was understood. `account` is filled for official,
    formerly_official and warning, `instead` with the one to use instead of a closed account, `matches` for
    ask_platform, `resembles` for lookalike (None where only the platform's own host is imitated), with how it
    differs: `likeness` of the names, or `letters` anywhere in the address. `offer` is an address that the text
    may have meant: to be checked by itself, never assumed.
    """

    answer: str
    read: Recognised
    account: PublicEntry | None = None
    instead: PublicEntry | None = None
    matches: tuple[PublicEntry, ...] | None = None
    resembles: PublicEntry | None = None
    likeness: Likeness | None = None
    letters: tuple[Unlike, ...] = ()
    offer: str = ""

    @property
    def unlike(self) -> tuple[Unlike, ...]:
        """Every difference, in the order of the address."""
        return self.letters + (self.likeness.unlike if self.likeness else ())


def check(text: str, platform: str = "", register: Register | None = None) -> Answer:
    """What the register says of a pasted text; `platform` is the key that the person chose, if any."""
    register = register or InDatabase()
    read = recognise_on(platform, text) if platform else recognise(text)
    if read.is_account:
        return of_account(read, register)
    if read.verdict == "ask_platform":
        return Answer("ask_platform", read, matches=named(read, register))
    return imitation(text, platform, read, register) or of_no_account(read)


def of_account(read: Recognised, register: Register) -> Answer:
    """The answer about an account whose address was read."""
    public = register.of_key(read.key)
    listed = next((entry for entry in public if entry.status != "closed"), None)
    if listed:
        return Answer("warning" if listed.warning else "official", read, account=listed)
    if register.is_fake(read.key):
        return Answer("fake", read)
    if public:
        latest = max(public, key=lambda entry: entry.closed_on or date.min)
        instead = register.of_ids([latest.successor]) if latest.successor else ()
        return Answer("formerly_official", read, account=latest, instead=next(iter(instead), None))
    if read.platform == "other" and bare_host(read.url) == bare_host(settings.MUNICIPALITY_WEBSITE):
        return Answer("not_an_account", replace(read, reason=OWN_WEBSITE))
    return lookalike(read, register) or Answer("not_registered", read)


def bare_host(address: str) -> str:
    """The host of an address without «www.»."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def lookalike(read: Recognised, register: Register) -> Answer | None:
    """The answer about an account whose name may be taken for one of ours; None where it resembles none."""
    name = likeness.name_of(read.platform, read.handle)
    near = register.near(likeness.called(read.platform, read.handle))
    # On the platform itself first: that is the one that somebody wants to be taken for.
    for one in sorted(near, key=lambda one: (one.platform != read.platform, one.platform, one.handle)):
        elsewhere = one.platform != read.platform
        how = likeness.compare(name, likeness.name_of(one.platform, one.handle), elsewhere=elsewhere)
        for entry in register.of_ids([one.id]) if how else ():
            return Answer("lookalike", read, resembles=entry, likeness=how)
    return None


def named(read: Recognised, register: Register) -> tuple[PublicEntry, ...]:
    """Our accounts in the list with the name that was typed, on the platform that it hints at, if any."""
    name = likeness.written(typed.clean(read.input).strip("/").rpartition("/")[2].lstrip("@#+"))
    ids = [
        one.id
        for one in register.called(name)
        if read.platform in ("", one.platform)
        and folded(one.platform, likeness.called(one.platform, one.handle)) == folded(one.platform, name)
    ]
    return tuple(sorted(register.of_ids(ids), key=lambda entry: (entry.platform_name, entry.name)))


def folded(platform: str, name: str) -> str:
    """A name as its platform tells it from others, but for capitals, which nobody types."""
    return likeness.written(BY_KEY[platform].fold(name) if platform in BY_KEY else name)


def imitation(text: str, platform: str, read: Recognised, register: Register) -> Answer | None:
    """The answer about an address that imitates a platform's host, or is written with another script's letters."""
    meant, letters = plainly(text)
    if read.reason.startswith("alike_"):
        found = behind(meant, read)
        if found is None or not found.is_account:
            return Answer("lookalike", read)
    elif letters:
        found = recognise_on(platform, meant) if platform else recognise(meant)
        if not found.is_account:
            return None
    else:
        return None
    about = of_account(found, register)
    ours = about.account if about.answer in ("official", "warning") else about.resembles
    if ours or read.reason.startswith("alike_"):
        return Answer("lookalike", read, resembles=ours, likeness=about.likeness, letters=letters)
    return None


def plainly(text: str) -> tuple[str, tuple[Unlike, ...]]:
    """The text with letters of our own for those of other scripts that look like them, and which those were."""
    text = PUNYCODE.sub(decoded, text[:LIMIT])
    found: dict[Unlike, None] = {}
    plain = []
    for letter in text:
        ours = likeness.CONFUSABLE.get(letter.lower(), letter)
        if ours != letter and letter.lower() not in likeness.NORDIC:
            found[Unlike("script", letter, ours)] = None
        plain.append(ours if letter.lower() not in likeness.NORDIC else letter)
    return "".join(plain), tuple(found)


def decoded(label: re.Match[str]) -> str:
    """A host's label as people read it: «xn--fcebook-2fg» holds a Cyrillic letter."""
    try:
        return label.group()[4:].encode("ascii").decode("punycode")
    except (ValueError, OverflowError):
        return label.group()


def behind(text: str, read: Recognised) -> Recognised | None:
    """What the address would be on the host that it imitates."""
    site = dict(read.details).get("site", "")
    server = typed.at_server(typed.clean(text))
    address = parse(typed.clean(text))
    if "." not in site:
        # A network of many hosts: the one that is imitated is known by our accounts there, not by its name.
        name = f"@{server[0]}@{server[1]}" if server else ""
        if not isinstance(address, str) and address.segments:
            name = f"{address.segments[0]}@{address.shown}"
        return (
            Recognised("account", platform=likeness.SERVERS[0], handle=name) if name.startswith("@") else None
        )
    return None if isinstance(address, str) else recognise(f"https://{site}{address.rest}")


def of_no_account(read: Recognised) -> Answer:
    """The answer about a text that names no account: whatever name stands in it is not judged."""
    if read.verdict in ("not_account", "resolve") or read.reason in HIDING:
        # A post's own address names its writer and is no proof of it: only what was misspelt is offered.
        return Answer("not_an_account", read, offer=read.suggestion if read.reason == "bad_name" else "")
    return Answer("unreadable", replace(read, input=""), offer=read.suggestion)
