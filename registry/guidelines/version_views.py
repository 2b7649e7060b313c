"""The pages about the versions of the guideline: the list, one version, what is new, and who has read it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import permissions
from accounts.receipts import once
from registry import numbers, web
from registry.guidelines import acknowledging, differing, version_page
from registry.guidelines.models import Guideline


def found(request: HttpRequest, public_id: str) -> Guideline:
    """A version that this person may see: a draft is for those who write it, and else does not exist."""
    guideline = get_object_or_404(Guideline.objects.select_related("repeals"), public_id=public_id)
    if guideline.is_draft and not permissions.may(web.who(request), "prepare_guideline"):
        raise Http404
    return guideline


def guidelines(request: HttpRequest) -> HttpResponse:
    """The versions, the latest first."""
    who = web.who(request)
    shown = {
        "rows": version_page.rows(version_page.seen_by(who), who.on),
        "may_prepare": permissions.may(who, "prepare_guideline"),
    }
    return render(request, "guidelines/list.html", shown)


def guideline(request: HttpRequest, public_id: str) -> HttpResponse:
    """One version, whole."""
    one = found(request, public_id)
    older = request.GET.get("aldre", "")
    return render(
        request, "guidelines/version.html", version_page.context(one, web.who(request), older=older)
    )


def difference(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a version has otherwise than the one before it, or than the one that is asked for (?mot=)."""
    one = found(request, public_id)
    others = [row for row in version_page.seen_by(web.who(request)) if row.pk != one.pk]
    asked = request.GET.get("mot", "")
    chosen = {row.public_id: row for row in others}.get(asked) if asked else version_page.before(one)
    if asked and chosen is None:
        raise Http404
    shown = {
        "guideline": one,
        "old": chosen,
        "others": [row for row in others if row != chosen],
        "difference": differing.between(chosen, one) if chosen else None,
        "crumbs": version_page.below(one, _("What is new")),
    }
    return render(request, "guidelines/difference.html", shown)


def readers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everybody who answers for an account, first those who have not said that they have read the version."""
    permissions.require(web.who(request), "see_readers")
    one = found(request, public_id)
    rows = list(version_page.readers(one))
    page = Paginator(rows, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    shown = {
        "guideline": one,
        "counted": acknowledging.counted(rows),
        "rows": page.object_list,
        "previous": f"?sida={page.previous_page_number()}" if page.has_previous() else "",
        "next": f"?sida={page.next_page_number()}" if page.has_next() else "",
        "days": numbers.ACKNOWLEDGE_DAYS,
        "times": numbers.ACKNOWLEDGE_TIMES,
        "crumbs": version_page.below(one, _("Who has read it")),
    }
    return render(request, "guidelines/readers.html", shown)


@require_POST
@once
def acknowledge(request: HttpRequest, public_id: str) -> HttpResponse:
    """Whoever answers for an account says that they have read the guideline."""
    acknowledging.acknowledge(found(request, public_id), by=web.me(request), at=web.now())
    messages.success(request, _("Thank you. You have said that you have read the guideline."))
    return redirect("guideline", public_id)
