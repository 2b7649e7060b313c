"""What remains before a closure is done: the table of steps, and when each is due.

The steps and their order are the municipality's routine (docs/domain.md, «Closing, step by step»).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from registry import numbers
from registry.cases.closure.models import Step
from registry.cases.models import Case
from registry.register.models import SocialAccount

Text = str | Promise


@dataclass(frozen=True)
class StepRow:
    """One kind of step: due so many days before the last day; `usual` ones are planned with every decision to close.

    `proof` asks for a file or a link, `registrar` says that only the authority's registrar does it.
    """

    key: str
    text: Text
    help: Text
    days_before: int
    usual: bool = False
    proof: bool = False
    registrar: bool = False


STEPS = (
    StepRow(
        "preserve",
        gettext_lazy("Preserve the content"),
        gettext_lazy(
            "Save posts, comments and messages as the records plan says, before anything is removed."
        ),
        7,
        usual=True,
    ),
    StepRow(
        "questions",
        gettext_lazy("Answer the questions that are open"),
        gettext_lazy("Comments and messages that wait for an answer."),
        14,
    ),
    StepRow(
        "tell",
        gettext_lazy("Tell the followers"),
        gettext_lazy("Write when the account closes and where people find you instead."),
        14,
        usual=True,
    ),
    StepRow(
        "links",
        gettext_lazy("Remove links to the account"),
        gettext_lazy("On the website, in e-mail signatures and in print."),
        2,
    ),
    StepRow(
        "shut",
        gettext_lazy("Shut the account on the platform"),
        gettext_lazy(
            "Keep the name if somebody could abuse it. Show with a picture or a link that it is shut."
        ),
        0,
        usual=True,
        proof=True,
    ),
    StepRow(
        "access",
        gettext_lazy("Remove people's access"),
        gettext_lazy("Also shared passwords."),
        0,
        usual=True,
    ),
    StepRow(
        "apps",
        gettext_lazy("Disconnect apps, advertising and payment cards"),
        gettext_lazy("Planning tools, advertising accounts, saved cards."),
        0,
    ),
    StepRow(
        "receipt",
        gettext_lazy("The archive has received the content"),
        gettext_lazy("Ticked by the authority's registrar."),
        0,
        registrar=True,
    ),
)
BY_KEY = {row.key: row for row in STEPS}

TOLD_BEFORE = (28, 14, 2)
"""Followers of an account that has many are told so many days before (docs/domain.md)."""
SILENT_DAYS = 183
"""After half a year without a post nobody follows any longer: followers are not told."""


def plan(case: Case, last_day: date, more: Iterable[str], *, on: date) -> None:
    """Plans the steps of a decision to close, their days counted back from the last day; never before today."""
    account = case.account
    assert account is not None
    for row, before in planned(account, more, on=on):
        if row.key != "tell" and case.steps.filter(kind=row.key, done_on__isnull=False).exists():
            continue
        for days in before:
            due = max(last_day - timedelta(days=days), on)
            if not case.steps.filter(kind=row.key, due_on=due, done_on=None, struck="").exists():
                Step(case=case, kind=row.key, due_on=due).save()


def planned(
    account: SocialAccount, more: Iterable[str], *, on: date
) -> Iterator[tuple[StepRow, Sequence[int]]]:
    """The steps of a decision to close in their order, each with how many days before the last day it is due."""
    wanted = set(more)
    for row in STEPS:
        if row.usual or row.key in wanted:
            before = days_before(row, account.followers, account.last_post_on, on)
            if before:
                yield row, before


def days_before(row: StepRow, followers: int | None, last_post_on: date | None, on: date) -> Sequence[int]:
    """How many days before the last day a step is due: followers are told thrice, once, or not at all.

    The content is preserved before anything else, the day before followers are first told at the latest.
    """
    silent = last_post_on is not None and on - last_post_on >= timedelta(days=SILENT_DAYS)
    told: tuple[int, ...] = () if silent else (BY_KEY["tell"].days_before,)
    if not silent and (followers or 0) >= numbers.MANY_FOLLOWERS:
        told = TOLD_BEFORE
    if row.key == "tell":
        return told
    if row.key == "preserve" and told:
        return (max(told) + 1,)
    return (row.days_before,)


def text_of(step: Any) -> str:
    """What a step, or a version of one, says is to be done."""
    return str(BY_KEY[step.kind].text) if step.kind in BY_KEY else step.kind


def left(case: Case) -> list[Step]:
    """The steps that still have to be done, the first due first."""
    return list(case.steps.filter(done_on=None, struck="").order_by("due_on", "pk"))
