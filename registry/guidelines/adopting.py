"""A draft becomes the guideline: it repeals the one before it, and everybody is told and asked to read it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import chain, permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.guidelines import audience, demands
from registry.guidelines.models import Guideline
from registry.notices import outbox
from registry.templatetags.look import day as written_day


class Follows(Protocol):
    """What comes after a new guideline has been adopted."""

    def __call__(self, guideline: Guideline, *, by: Person, at: datetime) -> object: ...


following: list[Follows] = []
"""What comes with a new guideline, in the same act: reviews add «a round is opened»."""


def missing(guideline: Guideline) -> list[str]:
    """What a draft must say before it is adopted, and does not."""
    wanted = (
        (guideline.adopted_by, _("who has adopted it")),
        (guideline.adopted_on, _("on what day it was adopted")),
        (guideline.text or guideline.link, _("its text, or a link to it")),
        (guideline.comment_rules, _("the rules for comments, which residents read")),
        (guideline.requirements.exists(), _("what it requires of an account")),
    )
    return [words for said, words in wanted if not said]


def refuse_unfit(row: Guideline, before: Sequence[Guideline], day: date) -> None:
    """Raises Refused where a draft is not complete, or its days do not follow on those of the version before it."""
    if lacking := missing(row):
        raise Refused(_("The draft does not say yet: %(what)s.") % {"what": ", ".join(lacking)})
    assert row.adopted_on is not None
    assert row.starts_on is not None
    if row.adopted_on > day:
        raise Refused(_("The draft says that it was adopted on a day that is still to come."))
    if row.starts_on < row.adopted_on:
        raise Refused(_("A guideline can't hold from a day before it was adopted."))
    for old in before:
        if old.starts_on is not None and row.starts_on <= old.starts_on:
            raise Refused(
                _("The version before it holds from %(day)s. This one must hold from a later day.")
                % {"day": written_day(old.starts_on)}
            )


def adopt(guideline: Guideline, *, by: Person, at: datetime) -> Guideline:
    """Enters a draft as adopted: from its day it holds, and what held before is repealed that day.

    Decisions keep the version that they were made under. Raises Refused.
    """
    who = Who(by, timezone.localdate(at))
    permissions.require(who, "adopt_guideline")
    with act("adopt", by=by, at=at, capacity=chain.capacities(who.grants)[0], about=[guideline]) as opened:
        # All of them: of two drafts that are adopted at once, the second one repeals the first.
        rows = list(Guideline.objects.select_for_update(of=("self",)).order_by("adopted_on", "pk"))
        row = next((one for one in rows if one.pk == guideline.pk), None)
        if row is None or not row.is_draft:
            raise Refused(_("Somebody else has dealt with the draft already."), late=True)
        before = [one for one in rows if not one.is_draft and one.repealed_on is None]
        refuse_unfit(row, before, who.on)
        row.state, row.valid_from = "adopted", row.starts_on
        for old in before:
            old.repealed_on = row.valid_from
            old.save()
            opened.about.append(old)
        row.repeals = max(before, key=lambda old: (old.adopted_on or date.min, old.pk), default=None)
        row.save()
        in_order(row)
        tell(row, by=by, at=at)
        for follow in following:
            follow(row, by=by, at=at)
    return row


def in_order(guideline: Guideline) -> None:
    """Numbers the requirements as they stand, group by group; part of adopting."""
    for number, requirement in enumerate(sorted(guideline.requirements.all(), key=demands.place), start=1):
        if requirement.position != number:
            requirement.position = number
            requirement.save()


def tell(guideline: Guideline, *, by: Person, at: datetime) -> None:
    """Tells every department and the other administrators, and asks everybody responsible to read it."""
    for kind in ("guideline_adopted", "guideline_informed"):
        outbox.queue(kind, person=by, by=by, at=at, guideline=guideline.public_id)
    for person in audience.responsible():
        ask(guideline, person, at=at)


def ask(guideline: Guideline, person: Person, *, at: datetime, again: bool = False) -> bool:
    """Asks somebody to read the guideline and to say so, by a signed link; whether there was anybody to ask."""
    # Nobody is left out for having adopted it: the chief may answer for accounts too.
    asked = outbox.queue(
        "acknowledge",
        person=person,
        by=None,
        at=at,
        about_day=timezone.localdate(at),
        guideline=guideline.public_id,
        again=again,
    )
    return bool(asked)
