"""The unit's queue of tips, and a tip's own page."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import permissions
from accounts.receipts import once
from registry import numbers, web
from registry.appearance import Place
from registry.proofs import serving, storing
from registry.tips import handling, tip_page
from registry.tips.forms import SettleForm
from registry.tips.models import Tip


def found(request: HttpRequest, public_id: str, verb: str = "see_tips") -> Tip:
    """A tip that this person may see; 404 as for what does not exist."""
    who = web.who(request)
    tip = get_object_or_404(Tip.objects.select_related("account"), public_id=public_id)
    if not permissions.may(who, "see_tips", tip):
        raise Http404
    permissions.require(who, verb, tip)
    return tip


def tips(request: HttpRequest) -> HttpResponse:
    """The queue: what is open, the oldest first; below it what is settled, the latest first."""
    permissions.require(web.who(request), "see_tips")
    settled = Tip.objects.exclude(outcome="").order_by("-settled_at", "-pk")
    page = Paginator(settled, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    context = {
        "open": [tip_page.row(tip) for tip in Tip.objects.filter(outcome="")],
        "settled": [tip_page.row(tip) for tip in page.object_list],
        "previous": f"?sida={page.previous_page_number()}" if page.has_previous() else "",
        "next": f"?sida={page.next_page_number()}" if page.has_next() else "",
    }
    return render(request, "tips/list.html", context)


def tip_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """One tip: what was written, what to do, and what has happened."""
    tip = found(request, public_id)
    return render(
        request, "tips/tip.html", tip_page.context(tip, web.who(request), older=request.GET.get("aldre", ""))
    )


@require_POST
@once
def step(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Notes that a step has been taken."""
    tip = found(request, public_id, "handle_tip")
    if key not in handling.BY_KEY:
        raise Http404
    handling.do_step(tip, key, by=web.me(request), at=web.now())
    messages.success(request, _("Noted."))
    return redirect("tip_file", public_id)


@once
def settle(request: HttpRequest, public_id: str) -> HttpResponse:
    """Says what came of the tip."""
    tip = found(request, public_id, "handle_tip")
    handling.refuse_settled(tip)
    form = SettleForm(request.POST or None)

    def verb() -> None:
        said = form.cleaned_data
        handling.settle(tip, said["outcome"], said["answer"], by=web.me(request), at=web.now())

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Settled. Whoever has the receipt number reads it."))
        return redirect("tip_file", public_id)
    page = {"title": _("Settle the tip"), "submit": _("Settle the tip"), "form": form}
    page["lead"] = _("A confirmed fake is told of at once, to everybody who checks that account.")
    return asked(request, tip, page)


@once
def reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Opens a settled tip again."""
    tip = found(request, public_id, "handle_tip")
    if request.method == "POST":
        handling.reopen(tip, by=web.me(request), at=web.now())
        messages.success(request, _("The tip is open again."))
        return redirect("tip_file", public_id)
    page = {"title": _("Open the tip again"), "submit": _("Open the tip again")}
    page["lead"] = _("If the account was confirmed as fake, it is called so no longer.")
    return asked(request, tip, page)


def asked(request: HttpRequest, tip: Tip, page: dict[str, Any]) -> HttpResponse:
    """The page that asks before something is done with a tip."""
    back = reverse("tip_file", args=[tip.public_id])
    crumbs = [
        Place(reverse("tips"), _("Tips")),
        Place(back, tip_page.title(tip)),
        Place("", str(page["title"])),
    ]
    return render(request, "tips/ask.html", {"tip": tip, "back": back, "crumbs": crumbs, **page})


def proof(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The picture that came with a tip."""
    tip = found(request, public_id)
    if not tip.proof:
        raise Http404
    return serving.serve(
        tip.proof, tip.proof_type, f"tips-{tip.public_id}.{storing.SUFFIXES[tip.proof_type]}"
    )
