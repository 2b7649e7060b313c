"""Rounds of review: which accounts are held against the guideline, when their turn comes, and which are sampled."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act, write_all
from accounts.models import Person
from accounts.refusal import Refused
from registry import numbers
from registry.guidelines.models import Guideline, Review, Round
from registry.guidelines.reviewing import in_force
from registry.holidays import deadline
from registry.register.models import IN_USE, SocialAccount


def going_on() -> "QuerySet[Review]":
    """Reviews that are not done, of accounts in use."""
    return Review.objects.filter(kind="round", done_on=None, account__status__in=IN_USE)


def due(on: date) -> "QuerySet[SocialAccount]":
    """Accounts whose turn has come: so long after publication, and then so long after the latest review."""
    theirs = Review.objects.filter(account=OuterRef("pk"), kind="round")
    since = on - timedelta(days=numbers.REVIEW_EVERY_DAYS)
    return (
        SocialAccount.objects.filter(
            status__in=IN_USE, registered_on__lte=on - timedelta(days=numbers.REVIEW_FIRST_DAYS)
        )
        .exclude(Exists(theirs.filter(done_on=None)))
        .exclude(Exists(theirs.filter(done_on__gt=since)))
        .order_by("registered_on", "pk")
    )


def due_now(on: date) -> "QuerySet[SocialAccount]":
    """Those of them for whom there is room in the month, who have waited longest: thousands never come at once."""
    running = of_the_month(on)
    room = numbers.REVIEWS_A_MONTH - (running.reviews.count() if running else 0)
    keys = list(due(on).values_list("pk", flat=True)[: max(room, 0)])
    return SocialAccount.objects.filter(pk__in=keys).order_by("registered_on", "pk")


def of_the_month(on: date) -> Round | None:
    """The month's round of accounts whose turn has come, if it has begun."""
    return (
        Round.objects.filter(kind="rhythm", opened_on__year=on.year, opened_on__month=on.month)
        .order_by("opened_on")
        .first()
    )


def take_turn(account: SocialAccount, *, at: datetime) -> Review:
    """The register takes an account up for review in the month's round."""
    on = timezone.localdate(at)
    with act("take_turn", by=None, at=at, about=[account]):
        running = of_the_month(on) or begin("rhythm", in_force(on), by=None, at=at)
        return review_in(running, [account], at=at)[0]


def choose(
    accounts: Iterable[SocialAccount], *, title: str, due_on: date, sample: int, by: Person, at: datetime
) -> Round:
    """A communicator opens a round over chosen accounts. Raises Refused where none of them can be taken."""
    on = timezone.localdate(at)
    permissions.require(Who(by, on), "review")
    if due_on < on:
        raise Refused(_("Choose a day from today on."), kind="input", field="due_on")
    chosen = list(accounts)
    with act("open_round", by=by, at=at):
        made = begin("chosen", in_force(on), title=title, due_on=due_on, sample=sample, by=by, at=at)
        fill(made, chosen, at=at)
    return made


def open_round(
    guideline: Guideline, *, by: Person | None, at: datetime, accounts: Iterable[SocialAccount] | None = None
) -> Round | None:
    """Opens the round of a newly adopted guideline, over all accounts in use or over some; None where there are none.

    Reviews that are not done go over to it: nobody is held against what no longer holds.
    """
    held = SocialAccount.objects.filter(status__in=IN_USE) if accounts is None else accounts
    chosen = [account for account in held if account.status in IN_USE]
    if not chosen:
        return None
    with act("open_round", by=by, at=at):
        made = begin("adopted", guideline, by=by, at=at)
        taken = carry_over(made, chosen)
        review_in(made, [account for account in chosen if account.pk not in taken], at=at)
    return made


def begin(
    kind: str,
    guideline: Guideline,
    *,
    title: str = "",
    due_on: date | None = None,
    sample: int | None = None,
    by: Person | None,
    at: datetime,
) -> Round:
    """A new round, still without accounts, inside the open act."""
    on = timezone.localdate(at)
    made = Round(
        kind=kind,
        title=title or usual_title(kind, on),
        guideline=guideline,
        sample=numbers.SAMPLE_EVERY if sample is None else sample,
        opened_on=on,
        due_on=due_on or deadline(on, numbers.REVIEW_DAYS),
        opened_by=by,
    )
    with act("open_round", by=by, at=at, about=[made]):
        made.save()
    return made


def usual_title(kind: str, on: date) -> str:
    """What a round is called where nobody has named it."""
    # What is stored is a record, in the municipality's language whatever the page's.
    with translation.override(settings.LANGUAGE_CODE):
        month = {"month": date_format(on, "F Y")}
        return _("New guideline, %(month)s") % month if kind == "adopted" else _("In turn, %(month)s") % month


def fill(made: Round, accounts: list[SocialAccount], *, at: datetime) -> None:
    """Takes the chosen accounts into a round, but for those not in use or under review. Raises Refused for none."""
    busy = set(going_on().filter(account__in=accounts).values_list("account_id", flat=True))
    free = [account for account in accounts if account.status in IN_USE and account.pk not in busy]
    if not free:
        raise Refused(
            _("None of the accounts can be taken: they are not in use, or are under review already.")
        )
    review_in(made, free, at=at)


def review_in(made: Round, accounts: list[SocialAccount], *, at: datetime) -> list[Review]:
    """A review of each account, in bulk since a register may have thousands, inside the open act."""
    rows = [
        Review(
            account=account,
            guideline_id=made.guideline_id,
            kind="round",
            opened_on=timezone.localdate(at),
            due_on=made.due_on
            if made.kind != "rhythm"
            else deadline(timezone.localdate(at), numbers.REVIEW_DAYS),
            round=made,
            sample=sampled,
        )
        for account, sampled in drawn(made, accounts)
    ]
    with act("open_round", by=made.opened_by, at=at, about=accounts):
        write_all(rows)
    return rows


def drawn(made: Round, accounts: list[SocialAccount]) -> list[tuple[SocialAccount, bool]]:
    """Each account and whether content is looked at too: one of so many, drawn the same however often one draws."""
    before = made.reviews.count()
    in_order = sorted(accounts, key=lambda account: lot(made, account))
    return [
        (account, bool(made.sample) and (before + number) % made.sample == 0)
        for number, account in enumerate(in_order)
    ]


def lot(made: Round, account: SocialAccount) -> str:
    """An account's lot in a round: nobody chooses who is looked at, and anybody can draw it again."""
    return hashlib.sha256(f"{made.public_id} {account.public_id}".encode()).hexdigest()


def carry_over(made: Round, accounts: list[SocialAccount]) -> set[int]:
    """Moves reviews that are not done to a new round, and says whose they are."""
    keys = {account.pk for account in accounts}
    moved = [review for review in going_on() if review.account_id in keys]
    for review in moved:
        review.round, review.guideline_id, review.due_on = made, made.guideline_id, made.due_on
        review.promised_on = review.promised_by = None
        review.save()
    return {review.account_id for review in moved}
