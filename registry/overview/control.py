"""A control question: what it is, what answers it, and how an answer is counted over the accounts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.refusal import Refused
from registry.guidelines import reviewing
from registry.guidelines.models import Guideline
from registry.overview import measures
from registry.overview.figures import Number, share
from registry.overview.measures import BY_KEY, LACKING, Measure
from registry.overview.scope import Scope
from registry.overview.worst import missing
from registry.register.file_page import address, platform_name
from registry.register.models import SocialAccount

YES, IN_PART, NO = "yes", "in_part", "no"
SHOWN = 10
ON_PAPER = 25
"""So many exceptions of each question are named; how many more there are is said."""


@dataclass(frozen=True)
class Line:
    """One figure of an answer."""

    label: str
    number: Number


@dataclass(frozen=True)
class Lapse:
    """One thing that is not as it should be: an account, a case or a department, and what it lacks."""

    name: str
    why: str
    url: str = ""


@dataclass(frozen=True)
class Answer:
    """What the register says of a question: a verdict, a sentence, figures, and what is not so (`all` of them)."""

    verdict: str
    sentence: str
    lines: tuple[Line, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    all: int = 0


@dataclass(frozen=True)
class Question:
    """One control question, and what answers it."""

    key: str
    text: str | Promise
    answer: Callable[["Asked"], Answer]
    measures: tuple[str, ...] = ()


@dataclass
class Asked:
    """What is audited, with what several answers are made of asked for once; `most` exceptions are named."""

    scope: Scope
    questions: Sequence[Question]
    most: int = SHOWN

    @cached_property
    def held(self) -> dict[str, int]:
        """Of how many accounts of the list each measure holds, and all of a question's («?key»); «alla» is all."""
        conditions = {f"m{place}": one.holds(self.scope.on) for place, one in enumerate(measures.MEASURES)}
        conditions |= {
            f"q{place}": everything(self.scope, one.measures) for place, one in enumerate(self.questions)
        }
        counts: dict[str, Any] = {name: Count("pk", filter=held) for name, held in conditions.items() if held}
        found = self.scope.listed().aggregate(alla=Count("pk"), **counts)
        named = {one.key: found[f"m{place}"] for place, one in enumerate(measures.MEASURES)}
        asked = {f"?{one.key}": found.get(f"q{place}", 0) for place, one in enumerate(self.questions)}
        return {"alla": found["alla"], **named, **asked}

    @property
    def whole(self) -> int:
        return self.held["alla"]

    @cached_property
    def guideline(self) -> Guideline | None:
        """The guideline in force."""
        try:
            return reviewing.in_force(self.scope.on)
        except Refused:
            return None


def everything(scope: Scope, keys: Sequence[str]) -> Q:
    """All of these measures hold."""
    together = Q()
    for key in keys:
        together &= BY_KEY[key].holds(scope.on)
    return together


def verdict(number: int, whole: int) -> str:
    """All is yes, none is no; of nothing everything holds."""
    if number >= whole:
        return YES
    return IN_PART if number else NO


# --- Answers ----------------------------------------------------------------------------------------------------


def of_accounts(asked: Asked, key: str, lines: tuple[Line, ...] = ()) -> Answer:
    """The answer to a question about every account of the list."""
    question = next(one for one in asked.questions if one.key == key)
    number, whole = asked.held[f"?{key}"], asked.whole
    left = whole - number
    if not whole:
        return Answer(YES, _("There are no accounts in the list."), lines)
    sentence = _("All accounts in the list have it in order.")
    if left:
        sentence = ngettext(
            "%(n)d of %(whole)d accounts in the list lacks something.",
            "%(n)d of %(whole)d accounts in the list lack something.",
            left,
        ) % {"n": left, "whole": whole}
    own = tuple(measure_line(asked, BY_KEY[one]) for one in question.measures)
    return Answer(verdict(number, whole), sentence, (*lines, *own), lapses(asked, question.measures), left)


def measure_line(asked: Asked, measure: Measure) -> Line:
    """How many of the accounts a measure holds of; the figure leads to those of which it does not."""
    number, whole = asked.held[measure.key], asked.whole
    url = asked.scope.link_listed(laget=LACKING + measure.key) if number < whole else ""
    return Line(str(measure.has), Number(number, share(number, whole), url))


def lapses(asked: Asked, keys: Sequence[str]) -> tuple[Lapse, ...]:
    """The first accounts that lack one of these, each with what it lacks."""
    each: dict[str, Any] = {
        f"lacks_{place}": missing(BY_KEY[key], asked.scope) for place, key in enumerate(keys)
    }
    found = asked.scope.listed().exclude(everything(asked.scope, keys)).select_related("department")
    rows = found.annotate(**each).order_by("sort_name", "pk")[: asked.most]
    return tuple(
        lapse(row, [BY_KEY[key] for place, key in enumerate(keys) if getattr(row, f"lacks_{place}")])
        for row in rows
    )


def lapse(account: SocialAccount, lacks: Sequence[Measure]) -> Lapse:
    """An account, and what it lacks."""
    where = f"{account.name} ({platform_name(account)}, {account.department.name})"
    first, *others = (str(one.lacks) for one in lacks)
    why = "; ".join([first, *(one[:1].lower() + one[1:] for one in others)])
    return Lapse(where, why, address(account))


def simply(key: str) -> Callable[[Asked], Answer]:
    """The answer to a question that is about measures alone."""
    return lambda asked: of_accounts(asked, key)
