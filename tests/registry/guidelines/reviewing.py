"""What the tests of reviews begin with: a round over some accounts, and a sitting that has found something."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from registry.guidelines import answering, mending, rounds
from registry.guidelines.answering import Said
from registry.guidelines.models import Answer, Requirement, Review, Round
from registry.notices import reminders
from registry.notices.models import Notice
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast

LONG_AGO = date(2025, 1, 1)
SOON = make.DAY + timedelta(days=20)
"""When shortcomings are to be mended."""


def chosen(cast: Cast, *accounts: SocialAccount, sample: int = 0, at: datetime = make.MOMENT) -> Round:
    """A round over these accounts."""
    due_on = timezone.localdate(at) + timedelta(days=30)
    return rounds.choose(
        accounts, title="Biblioteken", due_on=due_on, sample=sample, by=cast.communicator, at=at
    )


def review_of(account: SocialAccount) -> Review:
    """The account's only review."""
    return Review.objects.select_related("account", "guideline", "round").get(account=account, kind="round")


def sat(
    cast: Cast, review: Review, *, at: datetime = make.MOMENT, mend_by: date = SOON, **shortcomings: str
) -> Review:
    """A sitting: all is as it should be but for what is named."""
    said = [
        Said(one, "shortcoming", shortcomings[one.key], mend_by)
        if one.key in shortcomings
        else Said(one, "ok")
        for one in answering.asked_of("communicator", review.guideline, sample=review.sample)
    ]
    return answering.answer(review, said, by=cast.communicator, at=at)


def answered(
    cast: Cast, account: SocialAccount, at: datetime = make.MOMENT, mend_by: date = SOON, **shortcomings: str
) -> list[Answer]:
    """A round over one account, and what was found in it."""
    chosen(cast, account, at=at)
    sat(cast, review_of(account), at=at, mend_by=mend_by, **shortcomings)
    return list(mending.still_open())


def moment(on: date) -> datetime:
    """A day's moment."""
    return make.MOMENT + (on - make.DAY)


def later(days: int) -> date:
    """So many days from the tests' today."""
    return make.DAY + timedelta(days=days)


def account(cast: Cast, number: int = 0, **facts: Any) -> SocialAccount:
    """An account of the library, in the register for long."""
    address = f"https://www.instagram.com/bibliotek{number}/"
    said = {"name": f"Bibliotek {number:02}", "registered_on": LONG_AGO, "deputy": cast.plain, **facts}
    return make.account(cast.library, said.pop("responsible", cast.librarian), address, **said)


def demands(review: Review) -> dict[str, Requirement]:
    """What the guideline demands, by key."""
    return {requirement.key: requirement for requirement in review.guideline.requirements.all()}


def remind(on: date = make.DAY) -> dict[str, int]:
    """What the register did about reviews on a day, and how often."""
    outcome = reminders.run(on, moment(on))
    assert outcome.failed == 0
    kept = ("reviews", "promises", "mended", "unmended")
    return {key: count for key, count in outcome.done.items() if count and key in kept}


def mailed(kind: str) -> list[str]:
    """To whom mails of a kind go."""
    notices = Notice.objects.filter(kind=kind).select_related("to").order_by("pk")
    return [notice.to.name if notice.to else notice.mailbox for notice in notices]
