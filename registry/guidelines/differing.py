"""What differs between two versions of the guideline: facts, texts word by word, and requirements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from django.utils.text import capfirst

from registry.guidelines import demands
from registry.guidelines.models import Guideline, Requirement
from registry.templatetags.look import day

Tone = Literal["same", "gone", "new"]
WORDS = re.compile(r"\s+|[^\s]+")
FACTS = (
    "title",
    "adopted_by",
    "adopted_on",
    "paragraph",
    "diary_number",
    "valid_from",
    "repeals_besides",
    "link",
    "handbook",
)
TEXTS = ("text", "comment_rules", "comment_rules_en")
MANY_WORDS = 4_000
"""Longer passages are not compared word by word: that would take seconds."""
ALIKE = 0.5
"""From how much the same words are marked one by one; what has been written anew is shown whole."""


@dataclass(frozen=True)
class Piece:
    """Some words that stand in both versions, only in the older or only in the newer."""

    tone: Tone
    text: str


@dataclass(frozen=True)
class Changed:
    """A text or a fact that is not the same in both."""

    label: str
    pieces: list[Piece]
    english: bool = False


@dataclass(frozen=True)
class ChangedRequirement:
    """A requirement that is asked in both, in other words or in another way (old, new)."""

    row: demands.Shown
    pieces: list[Piece]
    otherwise: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Difference:
    """All that differs between an older and a newer version."""

    facts: list[tuple[str, str, str]]
    texts: list[Changed]
    added: list[demands.Group]
    removed: list[demands.Group]
    changed: list[ChangedRequirement]
    kept: int

    @property
    def anything(self) -> bool:
        """Whether there is any difference."""
        return bool(self.facts or self.texts or self.added or self.removed or self.changed)


def between(old: Guideline, new: Guideline) -> Difference:
    """What the newer version has otherwise than the older."""
    before = {row.key: row for row in old.requirements.all()}
    after = {row.key: row for row in new.requirements.all()}
    changed = list(changes(before, after))
    return Difference(
        facts=[(label(name), said(old, name), said(new, name)) for name in FACTS if differs(old, new, name)],
        texts=[
            Changed(label(name), pieces(getattr(old, name), getattr(new, name)), name.endswith("_en"))
            for name in TEXTS
            if differs(old, new, name)
        ],
        added=demands.grouped(row for key, row in after.items() if key not in before),
        removed=demands.grouped(row for key, row in before.items() if key not in after),
        changed=changed,
        kept=len(before.keys() & after.keys()) - len(changed),
    )


def changes(before: dict[str, Requirement], after: dict[str, Requirement]) -> Iterator[ChangedRequirement]:
    """The requirements of both that say or ask something else, in the newer version's order."""
    for group in demands.grouped(row for key, row in after.items() if key in before):
        for shown in group.rows:
            old, new = before[shown.key], shown.requirement
            otherwise = [row for row in ways(old, new) if row[1] != row[2]]
            if old.text != new.text or otherwise:
                yield ChangedRequirement(shown, pieces(old.text, new.text), otherwise)


def ways(old: Requirement, new: Requirement) -> list[tuple[str, str, str]]:
    """Where a requirement stands, who answers it and when, before and now."""
    return [
        (label_of("group"), *(str(demands.GROUPS.get(row.group, row.group)) for row in (old, new))),  # type: ignore[list-item]
        (label_of("answered_by"), *(str(demands.BY_KEY[row.answered_by].short) for row in (old, new))),  # type: ignore[list-item]
        (label_of("asked_at"), demands.said_when(old), demands.said_when(new)),
    ]


def label(name: str) -> str:
    """What a guideline's field is called."""
    return capfirst(str(Guideline._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def label_of(name: str) -> str:
    """What a requirement's field is called."""
    return capfirst(str(Requirement._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def differs(old: Guideline, new: Guideline, name: str) -> bool:
    """Whether a field is not the same in both."""
    return bool(getattr(old, name) != getattr(new, name))


def said(guideline: Guideline, name: str) -> str:
    """A fact as people read it."""
    value = getattr(guideline, name)
    return day(value) if name in ("adopted_on", "valid_from") else str(value)


def pieces(old: str, new: str) -> list[Piece]:
    """Two texts as one, with what is gone and what is new marked: line by line, and by words where they are alike."""
    found: list[Piece] = []
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for what, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        one, other = "".join(before[start:end]), "".join(after[begin:stop])
        if what == "equal":
            found.append(Piece("same", one))
        elif alike(one, other):
            found += by_words(one, other)
        else:
            found += changed(one, other)
    return found


def alike(one: str, other: str) -> bool:
    """Whether so much is the same that people would rather see the words that differ."""
    before, after = one.split(), other.split()
    if not before or not after or len(before) + len(after) > MANY_WORDS:
        return False
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= ALIKE


def by_words(one: str, other: str) -> Iterator[Piece]:
    """What differs word by word; words that follow each other are told together."""
    before, after = WORDS.findall(one), WORDS.findall(other)
    gone = new = ""
    for what, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, now = "".join(before[start:end]), "".join(after[begin:stop])
        if what != "equal" or not old.strip():
            gone, new = gone + old, new + now
            continue
        yield from changed(gone, new)
        yield Piece("same", old)
        gone = new = ""
    yield from changed(gone, new)


def changed(gone: str, new: str) -> Iterator[Piece]:
    """What stood there and what stands there now; nothing where nothing differs."""
    if gone == new:
        if gone:
            yield Piece("same", gone)
        return
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)
