"""What a requirement can be about, when it is asked and who answers it: the words of the editor."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.guidelines.models import Requirement

REQUIREMENTS = Path(__file__).with_name("requirements.csv")

Text = str | Promise

GROUPS: dict[str, Text] = {
    "before_start": _("Before the account is opened"),
    "profile": _("The profile"),
    "openness": _("Open to everybody"),
    "content_and_law": _("What is published"),
    "supervision": _("Reading and answering"),
    "records": _("Public records and archiving"),
    "security": _("Safe access"),
    "closing": _("When the account is closed"),
}
"""The parts of a guideline, in their order."""


@dataclass(frozen=True)
class AnswerKind:
    """Who answers a requirement, and how that is said."""

    key: str
    label: Text
    short: Text
    icon: str


ANSWER_KINDS = (
    AnswerKind(
        "communicator", _("Must be seen: a communicator looks at the account"), _("Must be seen"), "eye"
    ),
    AnswerKind(
        "responsible",
        _("Must be promised: whoever is responsible says so"),
        _("Must be promised"),
        "user-check",
    ),
    AnswerKind(
        "register", _("The register knows: it answers by itself"), _("The register knows"), "database"
    ),
    AnswerKind("registrar", _("The registrar notes it"), _("The registrar notes it"), "archive"),
)
BY_KEY = {kind.key: kind for kind in ANSWER_KINDS}

WHEN: dict[str, Text] = {
    "application": _("When somebody applies for the account"),
    "start": _("When the account is new, within a month"),
    "review": _("In each review, of every account"),
    "sample": _("In each review, of a sample of the accounts"),
    "closing": _("When the account is closed"),
    "always": _("All the time, by the register"),
}
"""When a requirement is asked; several can hold at once."""


@cache
def known_to_the_register() -> frozenset[str]:
    """Keys of the requirements that the register can answer by itself: those that it came with."""
    with REQUIREMENTS.open(encoding="utf-8", newline="") as file:
        return frozenset(row["key"] for row in csv.DictReader(file) if row["answered_by"] == "register")


@dataclass(frozen=True)
class Shown:
    """A requirement as a page shows it; `first` and `last` are its place in its group."""

    requirement: Requirement
    kind: AnswerKind
    when: str
    first: bool = False
    last: bool = False

    @property
    def key(self) -> str:
        return self.requirement.key

    @property
    def text(self) -> str:
        return self.requirement.text

    @property
    def line(self) -> str:
        """Who answers it, and when."""
        return " · ".join(filter(None, (str(self.kind.short), self.when)))


@dataclass(frozen=True)
class Group:
    """A part of a guideline with its requirements."""

    key: str
    label: Text
    rows: list[Shown]


def said_when(requirement: Requirement) -> str:
    """When a requirement is asked, in words."""
    asked = requirement.asked_at.split()
    return ", ".join(str(label) for key, label in WHEN.items() if key in asked)


def place(requirement: Requirement) -> tuple[int, int, int]:
    """Where a requirement stands: first its group, then its number there."""
    order = list(GROUPS)
    group = order.index(requirement.group) if requirement.group in GROUPS else len(order)
    return group, requirement.position, requirement.pk or 0


def grouped(requirements: Iterable[Requirement]) -> list[Group]:
    """A guideline's requirements by group, in order; a group that has none is left out."""
    found: dict[str, list[Requirement]] = {}
    for requirement in sorted(requirements, key=place):
        found.setdefault(requirement.group, []).append(requirement)
    return [
        Group(
            key,
            GROUPS.get(key, key),
            [
                Shown(row, BY_KEY[row.answered_by], said_when(row), row is rows[0], row is rows[-1])
                for row in rows
            ],
        )
        for key, rows in found.items()
    ]
