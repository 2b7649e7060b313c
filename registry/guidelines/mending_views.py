"""The pages of shortcomings: the list, and one at a time, which the department mends and a communicator sees."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import permissions
from accounts.receipts import once
from registry import web
from registry.appearance import Place
from registry.guidelines import mending, review_page
from registry.guidelines.models import Answer
from registry.guidelines.review_forms import MendedForm, SendBackForm
from registry.guidelines.review_views import page_of
from registry.proofs import serving
from registry.register import file_page


def shortcomings(request: HttpRequest) -> HttpResponse:
    """What is to be mended in the accounts that this person may see."""
    who = web.who(request)
    view = request.GET.get("visa", "alla")
    if view not in review_page.VIEWS:
        view = "alla"
    shown = page_of(request, review_page.chosen(who, view))
    context = {
        **shown,
        "rows": [review_page.shortcoming(one, who.on) for one in shown["page"].object_list],
        "view": view,
        "views": (
            ("alla", _("All")),
            ("forsenade", _("Not mended in time")),
            ("att-se", _("Mended, to be seen")),
        ),
        "may_see_reviews": permissions.may(who, "see_reviews"),
        "crumbs": review_page.crumbs(("", _("Shortcomings"))),
    }
    return render(request, "guidelines/shortcomings.html", context)


def found(request: HttpRequest, review: str, key: str, verb: str = "see_account") -> Answer:
    """A shortcoming of an account that this person may see; 404 as for what does not exist."""
    parts = ("requirement", "review__account__department", "review__account__responsible", "answered_by")
    row = get_object_or_404(
        Answer.objects.select_related(*parts, "mended_by", "seen_by", "review__round"),
        review__public_id=review,
        review__kind="round",
        requirement__key=key,
        outcome="shortcoming",
    )
    who = web.who(request)
    if not permissions.may(who, "see_account", row.review.account):
        raise Http404
    permissions.require(who, verb, row.review.account)
    return row


def shortcoming(request: HttpRequest, review: str, key: str) -> HttpResponse:
    """One shortcoming: what was seen, by when it is mended, and what can be done."""
    return page(request, found(request, review, key))


def page(
    request: HttpRequest,
    row: Answer,
    *,
    mended: MendedForm | None = None,
    back: SendBackForm | None = None,
) -> HttpResponse:
    """The page of one shortcoming, with its forms for whoever may."""
    who, account = web.who(request), row.review.account
    closing = review_page.closing_goes_on(account, who)
    state = review_page.state_of(row, who.on)
    context: dict[str, Any] = {
        "answer": row,
        "account": account,
        "platform": file_page.platform_name(account),
        "state": state,
        "may_mend": state in ("open", "late") and permissions.may(who, "mend", account),
        "may_see": row.is_open and permissions.may(who, "review", account),
        "mended_form": mended or MendedForm(),
        "back_form": back or SendBackForm(on=who.on),
        "may_close": state == "late"
        and closing is None
        and who.in_unit
        and permissions.may(who, "propose", account),
        "closing": closing,
        "words": [row.review.public_id, row.requirement.key],
        "crumbs": [
            Place(reverse("register"), _("Register")),
            Place(file_page.address(account), account.name),
            Place("", _("Shortcoming")),
        ],
    }
    return render(request, "guidelines/shortcoming.html", context)


@require_POST
@once
def mended(request: HttpRequest, review: str, key: str) -> HttpResponse:
    """The department says that it is mended."""
    row = found(request, review, key, "mend")
    form = MendedForm(request.POST)

    def verb() -> None:
        mending.say_mended(row, form.cleaned_data["note"].strip(), by=web.me(request), at=web.now())

    if form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Marked as mended. The communications unit looks at it."))
        return redirect("account_file", row.review.account.public_id)
    return page(request, row, mended=form)


@require_POST
@once
def seen(request: HttpRequest, review: str, key: str) -> HttpResponse:
    """A communicator has seen that it is mended."""
    row = found(request, review, key, "review")
    mending.see_mended(row, by=web.me(request), at=web.now())
    messages.success(request, _("Noted as mended."))
    return redirect("shortcomings")


@require_POST
@once
def sent_back(request: HttpRequest, review: str, key: str) -> HttpResponse:
    """A communicator has seen that it is not mended yet."""
    row = found(request, review, key, "review")
    form = SendBackForm(request.POST, on=web.today())

    def verb() -> None:
        said = form.cleaned_data
        mending.send_back(row, said["why"].strip(), said["mend_by"], by=web.me(request), at=web.now())

    if form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("The department has been told what is left to mend."))
        return redirect("shortcoming", review, key)
    return page(request, row, back=form)


def proof(request: HttpRequest, review: str, key: str) -> HttpResponseBase:
    """The picture that shows a shortcoming, for whoever may see the account."""
    row = found(request, review, key)
    if not row.proof:
        raise Http404
    return serving.serve(row.proof, row.proof_type, f"{row.review.public_id}-{key}")
