"""How a handle looks to a hurried reader: which of ours it may be taken for, and how it differs, sign by sign.

An account keeps the look of its name (`skeleton`) in an indexed column; what a name may be taken for is found by a
bounded number of keys and never by reading the register through. Nothing here touches the database.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from registry.register import municipalities
from registry.register.platforms.lookalike import ALIKE, plain

STORED = 100
"""So many signs of a skeleton are kept: the column's length."""
LONGEST = 40
"""Names up to this length are compared with every name that is one letter away; few platforms have longer ones."""
LETTERS = "abcdefghjklmnopqrstuvwxyz2"
"""What a skeleton is written with, among the letters that handles have: i is an l, and the digits but 2 are letters."""

# How many letters a name of ours must have for a difference of a kind to be told of it.
LEAST = {"script": 3, "digit": 4, "added": 5, "letters": 6, "sign": 6, "edit": 8}
DECEITFUL = frozenset("script digit added".split())
"""Differences that nobody makes by chance: told across platforms too."""

SERVERS = ("mastodon", "pixelfed", "peertube")
AT_A_HOST = (*SERVERS, "other", "rss")
SIGNS = frozenset("._-·")
"""What stands between the letters of a name, and is told where it differs."""
PAIRS = {"rn": "m", "vv": "w"}
FIRST_OF_PAIRS = frozenset(pair[0] for pair in PAIRS)
NORDIC = frozenset("åäöøæéèü")
"""Letters of the languages here: with another mark on it a letter is there to deceive."""

# Letters of other scripts, each before the one of ours that it looks like (Unicode's confusables that names can hold).
CONFUSABLE = {
    pair[0]: pair[1]
    for pair in """
    аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw гr кk мm тt нh вb ӏl пn ьb
    αa οo νv ρp τt υu ιi κk ηn ωw γy βb εe χx
    օo սu ոn ցg հh
    ıi ɑa ɡg ɩi ɪi ʟl ʏy ɴn ʀr ʙb ᴀa ᴄc ᴅd ᴇe ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz łl đd ħh ŧt øo æa
    """.split()
}

ADDED = tuple(
    """officiell officiella officiellt official officials offical oficial akta riktig riktiga real verified
    verifierad verifierat support supporten kundsupport kundtjanst kundtjänst kundservice service helpdesk
    helpcenter hjalpcenter help hjalp hjälp account konto backup reserv vinnare winner winners giveaway tavling
    tävling utlottning admin team""".split()
)
"""Words that are put before or behind a genuine name by those who want to be taken for it."""


@dataclass(frozen=True)
class Unlike:
    """One difference: its kind, what stands there and what stands in ours."""

    kind: str
    has: str = ""
    should: str = ""


@dataclass(frozen=True)
class Likeness:
    """How a name differs from one of ours, and both in parts, each with whether it is a part that differs."""

    unlike: tuple[Unlike, ...]
    theirs: tuple[tuple[str, bool], ...]
    ours: tuple[tuple[str, bool], ...]


class Token(NamedTuple):
    """A letter as it is written (or two that look like one), as it is seen, and where it begins in the name."""

    written: str
    seen: str
    at: int


def name_of(platform: str, handle: str) -> str:
    """What a handle says by itself: «company/lindala» is lindala; where the host may be any, the host belongs to it."""
    if platform in AT_A_HOST:
        return handle.removeprefix("@")
    return handle.rpartition("/")[2].removeprefix("@")


def called(platform: str, handle: str) -> str:
    """The part of a handle that people say: «@lindala@mastodon.nu» is called lindala."""
    name = name_of(platform, handle)
    return name.partition("@")[0] if platform in SERVERS else name


def written(name: str) -> str:
    """A name without the difference between capitals and small letters."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).lower())


@lru_cache(maxsize=2048)
def seen(letter: str) -> str:
    """What the eye takes a letter for."""
    bare = plain(letter)
    return CONFUSABLE.get(bare, bare).translate(ALIKE)


@lru_cache(maxsize=32)
def tokens(name: str) -> tuple[Token, ...]:
    """The letters of a name, without what stands between them; a name is looked for first, and then compared."""
    found, behind = [], 0
    for at, letter in enumerate(name):
        if at < behind:
            continue
        if letter in FIRST_OF_PAIRS and (pair := name[at : at + 2]) in PAIRS:
            found.append(Token(pair, PAIRS[pair], at))
            behind = at + 2
        elif letter.isalnum() and (look := seen(letter)):
            found.append(Token(letter, look, at))
    return tuple(found)


def skeleton(platform: str, handle: str) -> str:
    """What the eye sees of an account's name, as the register keeps it; empty where there is no letter in it."""
    name = written(called(platform, handle))
    if not any(character.isalpha() for character in name):
        return ""
    return "".join(token.seen for token in tokens(name))[:STORED]


@dataclass(frozen=True)
class Reach:
    """How far other names of ours are like one, from its beginning and from its end; whether it is ours itself."""

    front: int = STORED
    back: int = STORED
    there: bool = True


def anywhere(own: str) -> Reach:
    """Where nothing is known of our names."""
    return Reach()


def keys(name: str, reach: Callable[[str], Reach] = anywhere) -> list[str]:
    """The skeletons that a name may be taken for: its own, those one letter away, those that it adds a word to.

    At most some two thousand, however many accounts there are; none for a name without letters. `reach` says of its
    skeleton what can be ours at all, which leaves few or none.
    """
    name = written(name)
    if not any(character.isalpha() for character in name):
        return []
    own = "".join(token.seen for token in tokens(name))[:STORED]
    looks = (own, *("".join(token.seen for token in tokens(core))[:STORED] for core, _word in cores(name)))
    found = dict.fromkeys(look for look in looks if len(look) >= LEAST["script"])
    if len(own) >= LEAST["edit"]:
        like = reach(own)
        found |= dict.fromkeys(one_away(own, like))
        if not like.there:
            found.pop(own)
    return list(found)


def one_away(own: str, like: Reach) -> list[str]:
    """Every skeleton that one letter more, less or other, or two neighbours swapped, make of this one.

    Only those that begin and end as it does for no longer than any of ours.
    """
    less = [own[:at] + own[at + 1 :] for at in places(own, 1, like)]
    if len(own) > LONGEST:
        return less
    swapped = [own[:at] + own[at : at + 2][::-1] + own[at + 2 :] for at in places(own, 2, like)]
    other = [f"{own[:at]}{letter}{own[at + 1 :]}" for at in places(own, 1, like) for letter in LETTERS]
    more = [f"{own[:at]}{letter}{own[at:]}" for at in places(own, 0, like) for letter in LETTERS]
    return less + swapped + other + more


def places(own: str, changed: int, like: Reach) -> range:
    """Where so many letters may be changed: what stands before them, and behind them, is as in a name of ours."""
    return range(max(len(own) - changed - like.back, 0), min(len(own), like.front) + 1)


def cores(name: str) -> Iterator[tuple[str, str]]:
    """What is left of a name without a word that is put on genuine ones, and that word."""
    for word in ADDED if name.endswith(ADDED) or name.startswith(ADDED) else ():
        if name.endswith(word):
            yield name[: -len(word)].rstrip("._-·"), word
        if name.startswith(word):
            yield name[len(word) :].lstrip("._-·"), word


def compare(theirs: str, ours: str, *, elsewhere: bool = False) -> Likeness | None:
    """How a name differs from one of ours that it may be taken for; None when it is the same, or honestly another.

    `elsewhere`: on another platform than ours, where only what nobody does by chance is told.
    """
    theirs, ours = written(theirs), written(ours)
    found = _beside(theirs, ours)
    if found is None or (elsewhere and not {unlike.kind for unlike in found.unlike} <= DECEITFUL):
        return None
    return found


def _beside(theirs: str, ours: str) -> Likeness | None:
    found = _letter_by_letter(theirs, ours)
    if found is not None:
        return found
    for core, word in cores(theirs):
        if len(tokens(core)) < LEAST["added"]:
            continue
        inner = _letter_by_letter(core, ours) if core != ours else Likeness((), (), ((ours, False),))
        if inner is not None and not any(map(_is_edit, inner.unlike)):
            at = theirs.find(core)
            parts = ((theirs[:at], True), (core, False), (theirs[at + len(core) :], True))
            added = Unlike("added", word)
            return Likeness((*inner.unlike, added), tuple(part for part in parts if part[0]), inner.ours)
    return None


def _letter_by_letter(theirs: str, ours: str) -> Likeness | None:
    mine, yours = tokens(theirs), tokens(ours)
    front, back, most = 0, 0, min(len(mine), len(yours))
    while front < most and mine[front].seen == yours[front].seen:
        front += 1
    while back < most - front and mine[-1 - back].seen == yours[-1 - back].seen:
        back += 1
    rest, other = mine[front : len(mine) - back], yours[front : len(yours) - back]
    before = list(zip(mine[:front], yours[:front], strict=True))
    behind = list(zip(mine[len(mine) - back :], yours[len(yours) - back :], strict=True))
    unlike = [(_pair(a, b), a, b) for a, b in (*before, *behind) if a.written != b.written]
    if any(found is None for found, _a, _b in unlike):
        return None
    differences = [found for found, _a, _b in unlike if found]
    if rest or other:
        edit = _edit(rest, other, mine)
        if edit is None:
            return None
        differences.insert(sum(a.written != b.written for a, b in before), edit)
    elif not differences:
        differences = _signs(theirs, ours)
    kinds = {_class(found.kind) for found in differences}
    if not differences or [*map(_is_edit, differences)].count(True) > 1:
        return None
    if min(len(mine), len(yours)) < max(LEAST[kind] for kind in kinds):
        return None
    if "edit" in kinds and _honest(theirs, ours):
        return None
    marked = {a.at for _f, a, _b in unlike} | {token.at for token in rest}
    marked_ours = {b.at for _f, _a, b in unlike} | {token.at for token in other}
    return Likeness(tuple(differences), _parts(theirs, mine, marked), _parts(ours, yours, marked_ours))


def _honest(theirs: str, ours: str) -> bool:
    """Whether the letter that differs makes another municipality's name."""
    bare, bare_ours = ("".join(filter(str.isalnum, name)) for name in (theirs, ours))
    return municipalities.another(bare, bare_ours)


def _class(kind: str) -> str:
    """Under which length of LEAST a kind falls."""
    return "edit" if kind in ("letter", "extra", "missing", "swapped", "accent") else kind.partition("_")[0]


def _is_edit(unlike: Unlike) -> bool:
    """Whether a difference is a letter more, less or other, rather than one that looks the same."""
    return _class(unlike.kind) == "edit"


def _pair(theirs: Token, ours: Token) -> Unlike | None:
    """Two letters that look the same and are not; None for two digits, which tell siblings apart."""
    a, b = theirs.written, ours.written
    if a.isdigit() and b.isdigit():
        return None
    foreign = {letter for letter in a + b if not letter.isascii()}
    if foreign:
        return Unlike("script" if foreign - NORDIC else "accent", a, b)
    return Unlike("digit" if a.isdigit() or b.isdigit() else "letters", a, b)


def _edit(rest: tuple[Token, ...], other: tuple[Token, ...], mine: tuple[Token, ...]) -> Unlike | None:
    """The one letter that makes the difference, or None when it takes more, or when it is a number."""
    shape = len(rest), len(other)
    a, b = "".join(token.written for token in rest), "".join(token.written for token in other)
    if shape == (1, 0):
        place = mine.index(rest[0])
        beside = mine[max(place - 1, 0) : place] + mine[place + 1 : place + 2]
        numbered = a.isdigit() and any(token.written.isdigit() for token in beside)
        return None if numbered else Unlike("extra", a)
    if shape == (0, 1):
        return None if b.isdigit() else Unlike("missing", should=b)
    if shape == (1, 1):
        return None if a.isdigit() and b.isdigit() else Unlike("letter", a, b)
    if shape == (2, 2) and rest[0].seen == other[1].seen and rest[1].seen == other[0].seen:
        return None if (a + b).isdigit() else Unlike("swapped", a, b)
    return None


def _signs(theirs: str, ours: str) -> list[Unlike]:
    """Where names of the same letters have other signs between them: the first such place."""
    gaps, gaps_ours = _gaps(theirs), _gaps(ours)
    for has, should in zip(gaps, gaps_ours, strict=True):
        if has != should and set(has + should) <= SIGNS:
            kind = "sign" if has and should else "sign_extra" if has else "sign_missing"
            return [Unlike(kind, has[:1], should[:1])]
    return []


def _gaps(name: str) -> list[str]:
    """What stands before each letter and behind the last one."""
    found, last = [], 0
    for token in tokens(name):
        found.append(name[last : token.at])
        last = token.at + len(token.written)
    return [*found, name[last:]]


def _parts(name: str, read: tuple[Token, ...], marked: set[int]) -> tuple[tuple[str, bool], ...]:
    """A name cut where it begins and ends to differ."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for token in read:
        if token.at not in marked:
            continue
        if parts and token.at == at:
            parts[-1] = (parts[-1][0] + token.written, True)
        else:
            parts += [(name[at : token.at], False), (token.written, True)]
        at = token.at + len(token.written)
    return tuple(part for part in (*parts, (name[at:], False)) if part[0])
