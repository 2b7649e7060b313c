"""Hosts that only resemble a platform's, told in words, without accusing honest names.

The rule (STACK.md, «Look-alike hosts»): one letter's difference counts only for invented names of eight
letters or more; shorter names are only guarded against digits for letters and against something added before
or after; names that are ordinary words (medium, threads, telegram) only against digits. HONEST, HONEST_WORDS
and HONEST_STARTS are the exceptions. A row's `guard` says how far each of its labels is guarded.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from registry.register.platforms import hosts
from registry.register.platforms.table import HOSTS, PLATFORMS

# How far a label is guarded, each including those after it (prefix: digits and what is put in front).
TYPO, AFFIX, PREFIX, DIGITS = "typo", "affix", "prefix", "digits"

# Hosts that hold a platform's name and are genuine or honest.
HONEST = frozenset(
    """facebook.github.io githubnext.com github.dev github.io redditch.gov.uk bskyb.com
    twitterrific.com youtubeeducation.com pinterest.engineering""".split()
)
# Whole labels, or beginnings of labels, that are words or names of their own.
HONEST_WORDS = frozenset("interest interests printerest youtuber youtubers linkedout fairinterest".split())
HONEST_STARTS = ("redditch", "youtuber", "githubber")

ALIKE = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b", "9": "g"}
)
GENERIC = frozenset("com net org se nu tv gg app".split())
# The label of every guarded name, with its row and how far it is guarded.
GUARDED = tuple((label, platform, how) for platform in PLATFORMS for label, how in platform.guard.items())


@dataclass(frozen=True)
class Difference:
    """How one name differs from another: a reason of REASONS, what stands there, what should stand there."""

    reason: str
    has: str = ""
    should: str = ""


@dataclass(frozen=True)
class Resemblance:
    """A host that resembles a platform's: which (key, name, genuine host), and how it differs."""

    platform: str
    brand: str
    site: str
    difference: Difference


def plain(text: str) -> str:
    """The letters without their marks: ä and á are a."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


@lru_cache(maxsize=512)
def skeleton(text: str) -> str:
    """What the eye sees: digits as the letters they resemble, i and l as one, rn as m, vv as w."""
    return plain(text).translate(ALIKE).replace("rn", "m").replace("vv", "w")


def difference(theirs: str, ours: str) -> Difference | None:
    """How `theirs` differs from `ours` when a hurried reader takes one for the other; None when it is not so.

    Both are names without case (hosts' labels, handles). One letter added, left out, changed, or two
    neighbours swapped; or any number of digits and look-alike letters. Equal names do not differ.
    """
    theirs, ours = theirs.lower(), ours.lower()
    if theirs == ours:
        return None
    if skeleton(theirs) == skeleton(ours):
        return _first_unlike(theirs, ours)
    return one_edit(plain(theirs), plain(ours))


def _first_unlike(theirs: str, ours: str) -> Difference:
    """The first place where two names that look alike are not written alike."""
    for pair, single in (("rn", "m"), ("vv", "w")):
        if theirs.count(pair) > ours.count(pair):
            return Difference("alike_letter", pair, single)
        if theirs.count(pair) < ours.count(pair):
            return Difference("alike_letter", single, pair)
    has, should = next(((a, b) for a, b in zip(theirs, ours, strict=False) if a != b), (theirs, ours))
    return Difference(
        "alike_digit" if has.isdigit() and not should.isdigit() else "alike_letter", has, should
    )


def one_edit(theirs: str, ours: str) -> Difference | None:
    """The one letter that makes the difference, or None when it takes more."""
    if abs(len(theirs) - len(ours)) > 1 or theirs == ours:
        return None
    at = next(
        (i for i, (a, b) in enumerate(zip(theirs, ours, strict=False)) if a != b), min(len(theirs), len(ours))
    )
    if len(theirs) > len(ours):
        return Difference("alike_extra", has=theirs[at]) if theirs[at + 1 :] == ours[at:] else None
    if len(theirs) < len(ours):
        return Difference("alike_missing", should=ours[at]) if theirs[at:] == ours[at + 1 :] else None
    if theirs[at + 1 :] == ours[at + 1 :]:
        reason = "alike_digit" if theirs[at].isdigit() and not ours[at].isdigit() else "alike_letter"
        return Difference(reason, theirs[at], ours[at])
    pair = theirs[at : at + 2]
    if pair == ours[at : at + 2][::-1] and theirs[at + 2 :] == ours[at + 2 :]:
        return Difference("alike_swapped", pair, pair[::-1])
    return None


def accuse(host: str) -> Resemblance | None:
    """Which platform an unknown host (lower case, as people read it) resembles, and how; None if none."""
    if hosts.below(host, HONEST):
        return None
    labels = host.split(".")
    found = _inside(labels)
    if found:
        return found
    chosen = _chosen(labels)
    for place, label in enumerate(labels[:-1]):
        for name, platform, how in GUARDED:
            unlike = _compare(label, name, how, place == chosen)
            if unlike:
                site = next((site for site in platform.hosts if name in site), name)
                return Resemblance(platform.key, platform.title, site, unlike)
    return None


def _inside(labels: list[str]) -> Resemblance | None:
    """A platform's whole host with something behind it: medium.com.evil.example."""
    for start in range(len(labels) - 1):
        for length in (2, 3):
            end = start + length
            if end >= len(labels):
                break
            name = ".".join(labels[start:end])
            known = HOSTS.get(name)
            # exempel.com.au may be honest; only what goes on further, or a generic ending, is a trick.
            if known and known[1] == "accounts" and not (end == len(labels) - 1 and len(labels[-1]) == 2):
                return Resemblance(known[0].key, known[0].title, name, Difference("alike_ending"))
    return None


def _chosen(labels: list[str]) -> int:
    """The place of the label that somebody chose and paid for: the one before the public ending."""
    for length in (3, 2):
        if ".".join(labels[-length:]) in hosts.HOSTING and len(labels) > length:
            return len(labels) - length - 1
    if len(labels) > 2 and labels[-2] in hosts.SECOND_LEVEL and len(labels[-1]) == 2:
        return len(labels) - 3
    return len(labels) - 2


def _compare(label: str, name: str, how: str, chosen: bool) -> Difference | None:
    if label in HONEST_WORDS or label.startswith(HONEST_STARTS):
        return None
    words = label.split("-")
    if name in words[:-1]:
        after = words[words.index(name) + 1]
        # facebook-com is always a trick; medium-tv may be somebody's name.
        if after == "com" or (how != DIGITS and after in GENERIC):
            return Difference("alike_added")
    if how in (DIGITS, PREFIX):
        if label != name and skeleton(label) == skeleton(name):
            return difference(label, name)
        put_before = how == PREFIX and chosen and label != name and label.endswith(name)
        return Difference("alike_added") if put_before else None
    joined = label.replace("-", "")
    seen, wanted = skeleton(joined), skeleton(name)
    if seen == wanted:
        # The name itself before another ending, or with hyphens, or with letters that resemble its own.
        return Difference("alike_ending") if joined == name else difference(joined, name)
    if not chosen:
        return None
    if how == TYPO:
        unlike = one_edit(plain(joined), name)
        if unlike:
            return unlike
    if wanted in seen if len(wanted) > 7 else seen.startswith(wanted) or seen.endswith(wanted):
        return Difference("alike_added")
    return None
