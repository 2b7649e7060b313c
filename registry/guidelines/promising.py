"""What nobody can see from outside is promised by the person responsible, who confirms the account's facts at once.

Everything that is asked of somebody is asked together: one mail, one page after the other.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry import numbers
from registry.guidelines import answering
from registry.guidelines.models import Answer, Requirement, Review
from registry.notices.models import Notice
from registry.register import upkeep
from registry.register.models import IN_USE


@dataclass(frozen=True)
class Missing:
    """What cannot be promised yet: which requirements, what is wrong, and by when it is mended."""

    keys: Collection[str]
    note: str
    mend_by: date


def unpromised() -> "QuerySet[Review]":
    """The latest review of each account in use, where nothing has been promised yet."""
    later = Review.objects.filter(account=OuterRef("account"), kind="round", pk__gt=OuterRef("pk"))
    return (
        Review.objects.filter(kind="round", promised_on=None, account__status__in=IN_USE)
        .exclude(Exists(later))
        .order_by("due_on", "account__sort_name", "pk")
    )


def asked_of(person: Person) -> "QuerySet[Review]":
    """What is asked of somebody: the reviews of the accounts that they answer for."""
    return (
        unpromised()
        .filter(account__responsible=person)
        .select_related("account__department", "account__responsible", "guideline", "round")
    )


def to_ask(on: date) -> "QuerySet[Person]":
    """Those of whom something is asked, and who have not been mailed about it for a while."""
    lately = Notice.objects.filter(
        kind="promise", to=OuterRef("pk"), about_day__gt=on - timedelta(days=numbers.PROMISE_EVERY_DAYS)
    )
    # Past the review's day the unit sees on the round who has not answered; mails would only go on for ever.
    theirs = unpromised().filter(due_on__gte=on).order_by().values("account__responsible")
    return Person.objects.filter(pk__in=theirs, is_active=True).exclude(Exists(lately)).order_by("pk")


def promises(review: Review) -> list[Requirement]:
    """What the person responsible is asked to promise."""
    return answering.asked_of("responsible", review.guideline, sample=review.sample)


def promise(review: Review, missing: Missing | None = None, *, by: Person, at: datetime) -> Review:
    """The person responsible says that all is as it should be, or what is not; the account's facts are confirmed.

    Raises Refused for whoever does not answer for the account today, and where it is promised already.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        row = answering.locked(review)
        permissions.require(Who(by, on), "promise", row.account)
        if row.promised_on is not None:
            raise Refused(_("This is answered already. Thank you."), late=True)
        refuse_unsaid(missing, on)
        with act("promise", by=by, at=at, about=[row.account]):
            for requirement in promises(row):
                if missing and requirement.key in missing.keys:
                    note_missing(row, requirement, missing, by=by, on=on)
            row.promised_on, row.promised_by = on, by
            row.save()
            account = upkeep.locked(row.account)
            account.confirmed_on = on
            upkeep.save(account, Who(by, on))
    return row


def refuse_unsaid(missing: Missing | None, on: date) -> None:
    """Raises Refused (input) where something is wrong and nobody says what, or by when it is mended."""
    if missing is None:
        return
    if not missing.keys:
        raise Refused(_("Tick what is not right yet."), kind="input", field="keys")
    if missing.mend_by < on:
        raise Refused(_("Choose a day from today on."), kind="input", field="mend_by")


def note_missing(review: Review, requirement: Requirement, missing: Missing, *, by: Person, on: date) -> None:
    """What cannot be promised becomes a shortcoming, which is to be mended like any other."""
    row = review.answers.filter(requirement=requirement).first() or Answer(
        review=review, requirement=requirement
    )
    row.outcome, row.note, row.mend_by = "shortcoming", missing.note, missing.mend_by
    row.answered_on, row.answered_by = on, by
    row.save()
