"""The pages of reviews: rounds, choosing accounts, and the sitting, one account after the other."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import permissions
from accounts.receipts import once
from registry import numbers, web
from registry.guidelines import answering, mending, review_page, rounds
from registry.guidelines.models import Review, Round
from registry.guidelines.review_forms import ChoosingFilter, RoundForm, SittingForm
from registry.proofs import storing
from registry.register.file_page import platform_name

OFFERED = 100
"""So many accounts are offered to tick at a time; more are reached by filtering."""


def page_of(request: HttpRequest, found: Any) -> dict[str, Any]:
    """One page of a list, with the ways to the pages beside it."""
    page = Paginator(found, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    rest = f"&{query.urlencode()}" if query else ""
    return {
        "page": page,
        "previous": f"?sida={page.previous_page_number()}{rest}" if page.has_previous() else "",
        "next": f"?sida={page.next_page_number()}{rest}" if page.has_next() else "",
    }


def reviews(request: HttpRequest) -> HttpResponse:
    """Rounds under way and done, and how many shortcomings there are."""
    who = web.who(request)
    permissions.require(who, "see_reviews")
    open_rounds = review_page.rounds_left()
    shown = page_of(
        request,
        review_page.counted(Round.objects.exclude(pk__in=open_rounds.values("pk"))).order_by(
            "-opened_on", "-pk"
        ),
    )
    context = {
        **shown,
        "open": [review_page.row_of(made) for made in review_page.counted(open_rounds)],
        "done": [review_page.row_of(made) for made in shown["page"].object_list],
        "may_review": permissions.may(who, "review"),
        "shortcomings": mending.still_open().count(),
        "late": mending.late(who.on).count(),
        "to_see": mending.to_see(who.on).count(),
        "in_turn": rounds.due(who.on).count(),
    }
    return render(request, "guidelines/reviews.html", context)


@once
def round_new(request: HttpRequest) -> HttpResponse:
    """Chooses accounts by filter, and begins a round over those that are ticked."""
    who = web.who(request)
    permissions.require(who, "review")
    chosen = ChoosingFilter(request.GET, who)
    offered = list(chosen.qs[:OFFERED])
    form = RoundForm(request.POST or None, who=who, offered=offered)
    made: list[Round] = []

    def verb() -> None:
        said = form.cleaned_data
        texts = {name: said[name] for name in ("title", "due_on", "sample")}
        made.append(rounds.choose(form.chosen(), **texts, by=web.me(request), at=web.now()))

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Begun. Whoever answers for the accounts is asked to confirm the facts."))
        return redirect("round", made[0].public_id)
    context = {
        "form": form,
        "filter": chosen,
        "filtered": sum(1 for name in chosen.filters if request.GET.get(name)),
        "offered": len(offered),
        "total": chosen.qs.count() if len(offered) == OFFERED else len(offered),
        "crumbs": review_page.crumbs(("", _("Start a review"))),
    }
    return render(request, "guidelines/round_new.html", context)


def round_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """A round with its accounts, and how far it has come."""
    who = web.who(request)
    permissions.require(who, "see_reviews")
    made = get_object_or_404(review_page.counted(Round.objects.all()), public_id=public_id)
    shown = page_of(request, review_page.reviews_of(made))
    first = review_page.first_left(made)
    context = {
        **shown,
        "row": review_page.row_of(made),
        "rows": [review_page.review_row(review) for review in shown["page"].object_list],
        "next_url": reverse("review", args=[public_id, first.public_id]) if first else "",
        "may_review": permissions.may(who, "review"),
        "late": made.due_on < who.on,
        "crumbs": review_page.crumbs(("", made.title)),
    }
    return render(request, "guidelines/round.html", context)


def found(request: HttpRequest, public_id: str, review: str) -> Review:
    """A review of a round, for whoever may review; 404 as for what does not exist."""
    if not permissions.may(web.who(request), "see_reviews"):
        raise Http404
    parts = ("account__department", "account__responsible", "guideline", "round", "done_by", "promised_by")
    row = get_object_or_404(
        Review.objects.select_related(*parts), public_id=review, round__public_id=public_id
    )
    permissions.require(web.who(request), "review", row.account)
    return row


@once
def sitting(request: HttpRequest, public_id: str, review: str) -> HttpResponse:
    """One account of a sitting: «Spara och nästa» keeps what is answered, and leads to the next one."""
    row = found(request, public_id, review)
    questions = answering.asked_of("communicator", row.guideline, sample=row.sample)
    form = SittingForm(
        request.POST or None,
        request.FILES or None,
        questions=questions,
        found=answering.findings(row, web.today()),
        before={one.requirement_id: one for one in row.answers.all()},
        on=web.today(),
    )
    kept: list[Review] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and web.attempt(form, lambda: kept.append(keep(request, row, form)))
    ):
        return onward(request, kept[0], form)
    return render(request, "guidelines/sitting.html", sitting_page(row, form, request))


def keep(request: HttpRequest, review: Review, form: SittingForm) -> Review:
    """Keeps the answers with their pictures; a picture that no answer names is thrown away again."""
    pictures: dict[str, storing.Kept] = {}
    try:
        for key, upload in form.uploads().items():
            pictures[key] = storing.keep(upload, field=f"{key}-proof", only_picture=True)
        said = form.said(pictures, rest_is_ok="rest" in request.POST)
        looked_at = date_of(request.POST.get("done_on", ""))
        kept = answering.answer(review, said, looked_at=looked_at, by=web.me(request), at=web.now())
    except BaseException:
        for picture in pictures.values():
            storing.forget(picture.name)
        raise
    named = set(kept.answers.exclude(proof="").values_list("proof", flat=True))
    for picture in pictures.values():
        if picture.name not in named:
            storing.forget(picture.name)
    return kept


def date_of(text: str) -> date | None:
    """The day that the page's form carried; None for none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def onward(request: HttpRequest, review: Review, form: SittingForm) -> HttpResponse:
    """To the next account, with what came of this one; to the round where none is left."""
    assert review.round is not None
    left = len(answering.unanswered(review, set(review.answers.values_list("requirement", flat=True))))
    if left:
        told = ngettext(
            "%(name)s: saved, %(n)s question left.", "%(name)s: saved, %(n)s questions left.", left
        )
        messages.warning(request, told % {"name": review.account.name, "n": left})
    else:
        messages.success(request, _("%(name)s is reviewed.") % {"name": review.account.name})
    following = review_page.next_left(review)
    if following is None:
        if not left:
            messages.success(request, _("All accounts of the round are reviewed."))
        return redirect("round", review.round.public_id)
    return redirect("review", review.round.public_id, following.public_id)


def sitting_page(review: Review, form: SittingForm, request: HttpRequest) -> dict[str, Any]:
    """What the page of one account shows."""
    assert review.round is not None
    number, count = review_page.place_of(review)
    round_url = reverse("round", args=[review.round.public_id])
    return {
        "review": review,
        "account": review.account,
        "platform": platform_name(review.account),
        "form": form,
        "rows": form.rows(),
        "first_left": form.first_left(),
        "found": review_page.found_of(review, web.today()),
        "number": number,
        "count": count,
        "own": review.account.responsible_id == web.me(request).pk,
        "crumbs": review_page.crumbs((round_url, review.round.title), ("", review.account.name)),
    }
