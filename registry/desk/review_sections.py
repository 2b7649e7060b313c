"""What waits in reviews: rounds to go on with, what is to be mended and to be seen, facts to confirm."""

from collections.abc import Iterator

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.chain import Who
from registry.desk.items import SHOWN, Item, Section, account_item, mine
from registry.guidelines import mending, promising, review_page
from registry.guidelines.models import Answer
from registry.register.models import IN_USE, SocialAccount


def rounds_under_way(who: Who) -> Iterator[Item]:
    """Rounds in which accounts are left to review, for the unit."""
    if not who.in_unit:
        return
    for made in review_page.counted(review_page.rounds_left())[:SHOWN]:
        row = review_page.row_of(made)
        yield Item(
            title=made.title,
            url=reverse("round", args=[made.public_id]),
            line=row.line,
            icon="clipboard-list",
            do=_("Go on reviewing"),
            due=made.due_on,
            overdue=made.due_on < who.on,
        )


def to_confirm(who: Who) -> Iterator[Item]:
    """Accounts whose facts this person is asked to confirm, all of them together."""
    assert who.person is not None
    asked = list(promising.asked_of(who.person))
    if asked:
        names = ", ".join(review.account.name for review in asked[:3])
        due_on = min(review.due_on for review in asked)
        yield Item(
            title=ngettext(
                "Are the facts about your account right?",
                "Are the facts about your %(n)s accounts right?",
                len(asked),
            )
            % {"n": len(asked)},
            url=reverse("promises"),
            line=names if len(asked) <= 3 else f"{names} …",
            icon="writing-sign",
            do=_("Read and answer"),
            due=due_on,
            overdue=due_on < who.on,
        )


def to_mend(who: Who) -> Iterator[Item]:
    """Accounts of this person's own with shortcomings that nobody has mended."""
    undone = Q(
        reviews__answers__outcome="shortcoming",
        reviews__answers__seen_on=None,
        reviews__answers__mended_on=None,
    )
    found = (
        SocialAccount.objects.filter(mine(who), status__in=IN_USE)
        .annotate(
            shortcomings=Count("reviews__answers", filter=undone, distinct=True),
            first=Min("reviews__answers__mend_by", filter=undone),
        )
        .filter(shortcomings__gt=0)
        .select_related("department")
        .order_by("first", "pk")
    )
    for account in found:
        line = ngettext("%(n)s shortcoming", "%(n)s shortcomings", account.shortcomings)
        yield account_item(
            account, line % {"n": account.shortcomings}, _("See what is to be mended"), who, account.first
        )


def one(answer: Answer, who: Who, do: str) -> Item:
    """A shortcoming as something that waits."""
    row = review_page.shortcoming(answer, who.on)
    return Item(
        title=row.title,
        url=row.url,
        line=f"{answer.review.account.name} · {answer.review.account.department.name}",
        icon=row.icon,
        do=do,
        due=answer.mend_by,
        overdue=row.state == "late",
    )


def to_see(who: Who) -> Iterator[Item]:
    """What departments say that they have mended, for the unit."""
    if who.in_unit:
        yield from some(mending.to_see(who.on), who, _("Look and answer"), "att-se")


def unmended(who: Who) -> Iterator[Item]:
    """What was not mended in time, for the unit."""
    if who.in_unit:
        yield from some(mending.late(who.on), who, _("See what can be done"), "forsenade")


def some(answers: "QuerySet[Answer]", who: Who, do: str, view: str) -> Iterator[Item]:
    """The first shortcomings, and a way to those that have no room on the desk."""
    found = list(answers[: SHOWN + 1])
    for answer in found[:SHOWN]:
        yield one(answer, who, do)
    if len(found) > SHOWN:
        more = answers.count() - SHOWN
        told = ngettext("and %(n)s shortcoming more", "and %(n)s shortcomings more", more)
        yield Item(
            title=told % {"n": more},
            url=reverse("shortcomings") + f"?visa={view}",
            line="",
            icon="dots",
            do=_("See all"),
        )


REVIEWS = (
    Section("confirm", gettext_lazy("To confirm"), "writing-sign", to_confirm),
    Section("shortcomings", gettext_lazy("To mend"), "tool", to_mend),
    Section("mended", gettext_lazy("Mended, to be seen"), "eye", to_see),
    Section("unmended", gettext_lazy("Not mended in time"), "alert-triangle", unmended),
    Section("reviews", gettext_lazy("Reviews under way"), "clipboard-list", rounds_under_way),
)
