"""The sitting: a communicator answers what must be seen of an account, and notes what is to be mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.guidelines import knowing
from registry.guidelines.models import Answer, Guideline, Requirement, Review
from registry.notices import outbox
from registry.proofs.storing import Kept
from registry.register import upkeep
from registry.register.models import IN_USE, SocialAccount


@dataclass(frozen=True)
class Said:
    """The answer to one requirement; a shortcoming has a day, and what was seen as note or picture."""

    requirement: Requirement
    outcome: str
    note: str = ""
    mend_by: date | None = None
    proof: Kept | None = None


def is_asked(requirement: Requirement, sample: bool) -> bool:
    """Whether a requirement is asked in a review; some only in the accounts that are sampled."""
    when = requirement.asked_at.split()
    return "review" in when or (sample and "sample" in when)


def asked_of(who: str, guideline: Guideline, *, sample: bool) -> list[Requirement]:
    """What a review asks of a communicator or of the person responsible, in the guideline's order."""
    return [
        requirement
        for requirement in guideline.requirements.all()
        if requirement.answered_by == who and is_asked(requirement, sample)
    ]


def checked(guideline: Guideline) -> list[Requirement]:
    """What the register answers in a review: whatever it is asked at all but to close."""
    return [
        requirement
        for requirement in guideline.requirements.all()
        if requirement.answered_by == "register" and {"always", "review"} & set(requirement.asked_at.split())
    ]


def locked(review: Review) -> Review:
    """A review as it stands, locked with its account to the end of the transaction."""
    SocialAccount.objects.select_for_update(of=("self",)).get(pk=review.account_id)
    Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    parts = ("account__department", "account__responsible", "guideline", "round")
    return Review.objects.select_related(*parts).get(pk=review.pk)


def answer(
    review: Review, said: Sequence[Said], *, by: Person, at: datetime, looked_at: date | None = None
) -> Review:
    """Keeps the answers of an account; the review is done when all that must be seen is answered.

    `looked_at` is the day it was done when the page was opened. Raises Refused (conflict) where somebody else has
    reviewed it since, or where the account is no longer in use.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        row = locked(review)
        permissions.require(Who(by, on), "review", row.account)
        refuse_late(row, looked_at, by)
        before = {one.requirement_id: one for one in row.answers.all()}
        new = [one for one in said if differs(one, before.get(one.requirement.pk))]
        left = unanswered(row, {one.requirement.pk for one in said} | set(before))
        if not new and (left or row.done_on):
            return row
        with act("review", by=by, at=at, about=[row.account]):
            kept = [keep(row, before.get(one.requirement.pk), one, by=by, on=on) for one in new]
            if not left and row.done_on is None:
                row.done_on, row.done_by = on, by
                row.save()
            note_what_was_seen(row.account, new, by=by, at=at)
            tell(row.account, [one for one in kept if one.outcome == "shortcoming"], by=by, at=at)
    return row


def refuse_late(review: Review, looked_at: date | None, by: Person) -> None:
    """Raises Refused (conflict) where what was looked at is no longer so."""
    if review.kind != "round" or review.account.status not in IN_USE:
        raise Refused(_("The account is no longer in use. Go on with the next one."))
    if review.done_on != looked_at and review.done_by_id != by.pk:
        raise Refused(
            _("%(name)s has reviewed the account in the meantime. Go on with the next one.")
            % {"name": review.done_by}
        )


def unanswered(review: Review, answered: set[int]) -> list[Requirement]:
    """What must be seen and has no answer."""
    asked = asked_of("communicator", review.guideline, sample=review.sample)
    return [requirement for requirement in asked if requirement.pk not in answered]


def differs(said: Said, before: Answer | None) -> bool:
    """Whether something new is said; what the department has mended since is answered on its own page."""
    if before is None or before.mended_on:
        return before is None
    mend_by = said.mend_by if said.outcome == "shortcoming" else None
    return said.proof is not None or (said.outcome, said.note, mend_by) != (
        before.outcome,
        before.note,
        before.mend_by,
    )


def keep(review: Review, before: Answer | None, said: Said, *, by: Person, on: date) -> Answer:
    """One answer; of a shortcoming the day, and the picture that shows it."""
    row = before or Answer(review=review, requirement=said.requirement)
    behind_us = said.mend_by is None or said.mend_by < on
    if said.outcome == "shortcoming" and behind_us and (before is None or before.mend_by != said.mend_by):
        raise Refused(_("Choose a day from today on."), kind="input", field=f"{said.requirement.key}-mend_by")
    row.outcome, row.note = said.outcome, said.note
    row.mend_by = said.mend_by if said.outcome == "shortcoming" else None
    row.answered_on, row.answered_by = on, by
    if said.proof:
        row.proof, row.proof_type, row.proof_sha256 = (
            said.proof.name,
            said.proof.media_type,
            said.proof.sha256,
        )
    row.save()
    return row


def note_what_was_seen(account: SocialAccount, said: Sequence[Said], *, by: Person, at: datetime) -> None:
    """That a profile links back is a fact of the account, too: whoever has seen it need not say it twice."""
    for one in said:
        if one.requirement.key == "link_back" and one.outcome == "ok" and account.proof_on is None:
            upkeep.note_proof(account, one.note, by=by, at=at)


def tell(account: SocialAccount, shortcomings: Sequence[Answer], *, by: Person, at: datetime) -> None:
    """The account's owner hears what is to be mended, all of a sitting in the mail of the day."""
    if shortcomings:
        first = min(one.mend_by for one in shortcomings if one.mend_by)
        keys = [one.pk for one in shortcomings]
        outbox.queue("shortcoming", account=account, at=at, by=by, about_day=first, answers=keys)


def findings(review: Review, on: date) -> list[knowing.Found]:
    """What the register itself answers of the account today."""
    seen = knowing.see([review.account], on)[review.account.pk]
    return knowing.findings(seen, checked(review.guideline))
