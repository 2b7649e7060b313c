"""What the pages about reviews show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import permissions
from accounts.chain import Who
from registry.appearance import Place
from registry.cases.closure import inactivity
from registry.cases.models import Case
from registry.guidelines import answering, mending
from registry.guidelines.models import Answer, Review, Round
from registry.register.file_page import platform_icon, platform_name
from registry.register.models import IN_USE, SocialAccount
from registry.templatetags.look import day

USED = Q(reviews__account__status__in=IN_USE)


@dataclass(frozen=True)
class RoundRow:
    """A round with how far it has come; accounts that are no longer in use and were not reviewed do not count."""

    round: Round
    done: int
    all: int
    promised: int
    line: str

    @property
    def is_done(self) -> bool:
        return self.done == self.all


def counted(found: "QuerySet[Round]") -> "QuerySet[Round]":
    """Rounds with their figures."""
    done = Q(reviews__done_on__isnull=False)
    return found.select_related("guideline", "opened_by").annotate(
        n_all=Count("reviews", filter=USED | done, distinct=True),
        n_done=Count("reviews", filter=done, distinct=True),
        n_promised=Count("reviews", filter=Q(reviews__promised_on__isnull=False), distinct=True),
    )


def row_of(made: Any) -> RoundRow:
    """A round as a row."""
    figures = ngettext(
        "%(done)s of %(n)s account reviewed", "%(done)s of %(n)s accounts reviewed", made.n_all
    )
    line = " · ".join(
        (figures % {"done": made.n_done, "n": made.n_all}, str(made.get_kind_display()), day(made.opened_on))
    )
    return RoundRow(made, made.n_done, made.n_all, made.n_promised, line)


def rounds_left() -> "QuerySet[Round]":
    """Rounds in which something is left to review."""
    left = Review.objects.filter(round=OuterRef("pk"), done_on=None, account__status__in=IN_USE)
    return Round.objects.filter(Exists(left)).order_by("due_on", "pk")


@dataclass(frozen=True)
class ReviewRow:
    """An account in a round: how far its review has come, and what was found."""

    review: Review
    url: str
    icon: str
    line: str
    state: str


def reviews_of(made: Round) -> "QuerySet[Review]":
    """The reviews of a round in the order of the sitting, with their figures."""
    return (
        made.reviews.select_related("account__department", "done_by")
        .annotate(
            n_answers=Count("answers", filter=~Q(answers__outcome="")),
            n_open=Count("answers", filter=Q(answers__outcome="shortcoming", answers__seen_on=None)),
        )
        .order_by("account__sort_name", "pk")
    )


def review_row(review: Any) -> ReviewRow:
    """A review as a row."""
    account = review.account
    state = "begun" if review.n_answers else "left"
    if review.done_on:
        state = "done"
    elif account.status not in IN_USE:
        state = "gone"
    told = [platform_name(account), account.department.name]
    if review.n_open:
        told.append(ngettext("%(n)s shortcoming", "%(n)s shortcomings", review.n_open) % {"n": review.n_open})
    told.append(_("facts confirmed") if review.promised_on else _("facts not confirmed"))
    return ReviewRow(
        review,
        reverse("review", args=[review.round.public_id, review.public_id]),
        platform_icon(account),
        " · ".join(told),
        state,
    )


def next_left(review: Review) -> Review | None:
    """The next account of the round that nobody has reviewed; after the last one comes the first again."""
    assert review.round is not None
    left = (
        review.round.reviews.filter(done_on=None, account__status__in=IN_USE)
        .exclude(pk=review.pk)
        .order_by("account__sort_name", "pk")
    )
    here = review.account.sort_name
    after = left.filter(Q(account__sort_name__gt=here) | Q(account__sort_name=here, pk__gt=review.pk)).first()
    return after or left.first()


def first_left(made: Round) -> Review | None:
    """Where a sitting begins."""
    left = made.reviews.filter(done_on=None, account__status__in=IN_USE)
    return left.order_by("account__sort_name", "pk").first()


def place_of(review: Review) -> tuple[int, int]:
    """Which account of how many it is."""
    assert review.round is not None
    here = review.account.sort_name
    before = Q(account__sort_name__lt=here) | Q(account__sort_name=here, pk__lt=review.pk)
    reviews = review.round.reviews
    return reviews.filter(before).count() + 1, reviews.count()


def crumbs(*places: tuple[str, str | Promise]) -> list[Place]:
    """The way back to the reviews."""
    return [Place(reverse("reviews"), _("Review")), *(Place(url, str(words)) for url, words in places)]


# --- Shortcomings -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shortcoming:
    """A shortcoming as people see it: late, said to be mended, or to be mended."""

    answer: Answer
    title: str
    url: str
    line: str
    icon: str
    state: str
    due_on: date | None


def address(answer: Answer) -> str:
    """Where a shortcoming's own page is."""
    return reverse("shortcoming", args=[answer.review.public_id, answer.requirement.key])


def state_of(answer: Answer, on: date) -> str:
    """How far a shortcoming has come."""
    if not answer.is_open:
        return "mended"
    if answer.mended_on:
        return "said"
    return "late" if answer.mend_by and answer.mend_by < on else "open"


def shortcoming(answer: Answer, on: date, *, with_account: bool = True) -> Shortcoming:
    """A shortcoming as a row."""
    account = answer.review.account
    where = (account.name, platform_name(account), account.department.name) if with_account else ()
    return Shortcoming(
        answer=answer,
        title=answer.requirement.text,
        url=address(answer),
        line=" · ".join((*where, _("by %(day)s") % {"day": day(answer.mend_by)})),
        icon=platform_icon(account) if with_account else "",
        state=state_of(answer, on),
        due_on=answer.mend_by,
    )


VIEWS = ("alla", "forsenade", "att-se")
"""What can be chosen on the page of shortcomings."""


def seen_by(who: Who) -> "QuerySet[Answer]":
    """Open shortcomings of accounts that somebody may see."""
    accounts = SocialAccount.objects.filter(permissions.accounts_seen_by(who)).values("pk")
    return mending.still_open().filter(review__account__in=accounts)


def chosen(who: Who, view: str) -> "QuerySet[Answer]":
    """Those of one kind."""
    found = seen_by(who)
    if view == "forsenade":
        return found.filter(mended_on=None, mend_by__lt=who.on)
    return found.filter(mended_on__isnull=False) if view == "att-se" else found


def closing_goes_on(account: SocialAccount, who: Who) -> Case | None:
    """The case about closing the account, if there is one and this person may see it."""
    seen = permissions.cases_seen_by(who)
    return Case.objects.filter(inactivity.GOING_ON, seen, account=account).order_by("-pk").first()


def of_account(account: SocialAccount, who: Who) -> dict[str, Any]:
    """What an account's own page says of its reviews: the latest one, the one under way, and what is to be mended."""
    reviews: Sequence[Review] = list(
        account.reviews.filter(kind="round")
        .select_related("round", "done_by", "promised_by")
        .order_by("-pk")[:5]
    )
    found: Iterable[Answer] = mending.still_open().filter(review__account=account)
    return {
        "latest_review": next((review for review in reviews if review.done_on), None),
        "open_review": next((review for review in reviews if review.done_on is None), None)
        if account.status in IN_USE
        else None,
        "to_confirm": bool(reviews) and reviews[0].promised_on is None and account.status in IN_USE,
        "shortcomings": [shortcoming(one, who.on, with_account=False) for one in found],
        "may_review": permissions.may(who, "review", account),
        "may_promise": permissions.may(who, "promise", account),
    }


def found_of(review: Review, on: date) -> list[dict[str, Any]]:
    """What the register answers of the account, as the sitting shows it: what is wrong first."""
    found = answering.findings(review, on)
    return [
        {"text": one.requirement.text, "answer": one.answer, "sign": str(one.answer).lower()}
        for one in sorted(found, key=lambda one: (one.answer is not False, one.answer is True))
    ]
