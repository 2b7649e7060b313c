"""Shortcomings: they stand on desks until the department has mended them and a communicator has seen it.

What the register itself knows needs nobody's eye: it is mended when the facts say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.guidelines import knowing
from registry.guidelines.models import Answer, Requirement
from registry.guidelines.reviewing import in_force
from registry.notices import outbox
from registry.register.models import IN_USE, SocialAccount
from registry.templatetags.look import day


def still_open() -> "QuerySet[Answer]":
    """Shortcomings that nobody has seen mended, of accounts in use, the most urgent first."""
    return (
        Answer.objects.filter(outcome="shortcoming", seen_on=None, review__account__status__in=IN_USE)
        .select_related(
            "requirement", "review__account__department", "review__account__responsible", "mended_by"
        )
        .order_by("mend_by", "pk")
    )


def late(on: date) -> "QuerySet[Answer]":
    """Those whose day has passed without anybody having mended them."""
    return still_open().filter(mended_on=None, mend_by__lt=on)


def to_see(on: date) -> "QuerySet[Answer]":
    """Those that the department says it has mended, and that a communicator is to see."""
    return still_open().filter(mended_on__isnull=False)


def known_mended(on: date) -> "QuerySet[Answer]":
    """Those of which the register itself knows that they are mended."""
    found = list(still_open().filter(requirement__key__in=knowing.KNOWS))
    accounts = list({one.review.account_id: one.review.account for one in found}.values())
    seen = knowing.see(accounts, on)
    mended = [one.pk for one in found if knowing.knows(seen[one.review.account_id], one.requirement.key)]
    return Answer.objects.filter(pk__in=mended).order_by("pk")


def locked(answer: Answer) -> Answer:
    """A shortcoming as it stands, locked with its account to the end of the transaction. Raises Refused."""
    SocialAccount.objects.select_for_update(of=("self",)).get(pk=answer.review.account_id)
    Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    parts = ("requirement", "review__account__department", "review__account__responsible")
    row = Answer.objects.select_related(*parts).get(pk=answer.pk)
    if not row.is_open:
        raise Refused(_("The shortcoming is mended already."), late=True)
    return row


def say_mended(answer: Answer, note: str, *, by: Person, at: datetime) -> Answer:
    """The department says that a shortcoming is mended; a communicator looks, unless the register knows it."""
    on = timezone.localdate(at)
    with transaction.atomic():
        row = locked(answer)
        permissions.require(Who(by, on), "mend", row.review.account)
        with act("mend", by=by, at=at, about=[row.review.account]):
            row.mended_on, row.mended_by, row.mended_note = on, by, note
            if knowing.knows(
                knowing.see([row.review.account], on)[row.review.account_id], row.requirement.key
            ):
                row.seen_on = on
            row.save()
    return row


def see_mended(answer: Answer, *, by: Person, at: datetime) -> Answer:
    """A communicator has seen that a shortcoming is mended, whoever has said so."""
    on = timezone.localdate(at)
    with transaction.atomic():
        row = locked(answer)
        permissions.require(Who(by, on), "review", row.review.account)
        with act("see_mended", by=by, at=at, about=[row.review.account]):
            if row.mended_on is None:
                row.mended_on, row.mended_by = on, by
            row.seen_on, row.seen_by = on, by
            row.save()
    return row


def send_back(answer: Answer, why: str, mend_by: date, *, by: Person, at: datetime) -> Answer:
    """A communicator has looked, and it is not mended yet: why, and until when. Raises Refused."""
    on = timezone.localdate(at)
    if mend_by < on:
        raise Refused(_("Choose a day from today on."), kind="input", field="mend_by")
    with transaction.atomic():
        row = locked(answer)
        account = row.review.account
        permissions.require(Who(by, on), "review", account)
        with act("send_back", by=by, at=at, about=[account]):
            row.not_mended, row.mend_by = why, mend_by
            row.mended_on, row.mended_by, row.mended_note = None, None, ""
            row.save()
            outbox.queue(
                "shortcoming_back", account=account, at=at, by=by, about_day=mend_by, answers=[row.pk]
            )
    return row


def note_known(answer: Answer, *, at: datetime) -> None:
    """The register notes that a shortcoming is mended, since the facts say so."""
    on = timezone.localdate(at)
    with act("mend", by=None, at=at, about=[answer.review.account]):
        answer.mended_on = answer.mended_on or on
        answer.seen_on = on
        answer.save()


@dataclass(frozen=True)
class Breach:
    """What a proposal to close builds on when shortcomings are not mended: the words, and the first requirement."""

    facts: str
    requirement: Requirement | None


def breach_of(account: SocialAccount, on: date) -> Breach | None:
    """The facts of a proposal to close an account whose shortcomings were not mended in time; None where all were."""
    found: Sequence[Any] = list(late(on).filter(review__account=account))
    if not found:
        return None
    demands = {requirement.key: requirement for requirement in in_force(on).requirements.all()}
    # What is stored is a record, in the municipality's language whatever the page's.
    with translation.override(settings.LANGUAGE_CODE):
        told = "\n\n".join(told_of(one) for one in found)
    return Breach(told, demands.get(found[0].requirement.key))


def told_of(answer: Answer) -> str:
    """One shortcoming as a paragraph: the demand, what was seen and when, by when it should have been mended."""
    facts = _("Seen %(seen)s, should have been mended by %(due)s.") % {
        "seen": day(answer.answered_on),
        "due": day(answer.mend_by),
    }
    shown = _("There is a picture in the review.") if answer.proof else ""
    rest = (answer.requirement.text_sv, answer.note.strip(), answer.not_mended.strip(), facts, shown)
    return " ".join(filter(None, rest))
