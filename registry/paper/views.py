"""Decisions on paper and as a page for print, the case's file, its diary number, and the list of a period."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.receipts import once
from registry import numbers, web
from registry.cases import case_page
from registry.cases.models import Case, Decision
from registry.paper import decision_list as listing
from registry.paper import digest, documents, wording
from registry.paper.case_file import bundle
from registry.paper.diary import note_diary_number
from registry.paper.forms import DiaryForm, PeriodForm
from registry.paper.sending import file


def seen(who: Who, number: str, public_id: str) -> Decision:
    """A decision in a case that this person may see; 404 as for what does not exist."""
    case = case_page.seen(who, number)
    found = case.decisions.filter(public_id=public_id).select_related(*documents.PARTS).first()
    if found is None:
        raise Http404
    return found


def only_read(request: HttpRequest) -> HttpResponse | None:
    """The answer to whoever sends something to what is only read; None where nothing was sent."""
    return None if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET", "HEAD"])


def decision_page(request: HttpRequest, number: str, public_id: str) -> HttpResponse:
    """A decision as a plain page for print."""
    decision = seen(web.who(request), number, public_id)
    sheet = wording.sheet(decision)
    context = {
        "sheet": sheet,
        "case": decision.case,
        "decision": decision,
        "otherwise": documents.says_otherwise(decision, sheet),
        "crumbs": case_page.crumbs(decision.case, _("Decision %(number)s") % {"number": sheet.number}),
    }
    return render(request, "paper/decision.html", context)


def decision_pdf(request: HttpRequest, number: str, public_id: str) -> HttpResponseBase:
    """A decision's document, made now where it was not."""
    decision = seen(web.who(request), number, public_id)
    if refused := only_read(request):
        return refused
    content = documents.read(documents.document_of(decision, at=web.now()))
    return file(content, "application/pdf", f"beslut-{digest.number(decision)}.pdf")


def decision_json(request: HttpRequest, number: str, public_id: str) -> HttpResponseBase:
    """What the digest on the document is made of: its SHA-256 is the digest."""
    decision = seen(web.who(request), number, public_id)
    if refused := only_read(request):
        return refused
    return file(digest.content(decision), "application/json", f"beslut-{digest.number(decision)}.json")


def case_file(request: HttpRequest, number: str) -> HttpResponseBase:
    """Everything in a case that has ended, for its authority's diary."""
    who = web.who(request)
    case = case_page.seen(who, number)
    permissions.require(who, "see_case_file", case)
    if refused := only_read(request):
        return refused
    return file(bundle(case, at=web.now()), "application/zip", f"akt-{case.number}.zip")


@once
def diary_number(request: HttpRequest, number: str) -> HttpResponse:
    """Notes the case's diary number."""
    who = web.who(request)
    case = case_page.seen(who, number)
    permissions.require(who, "note_diary_number", case)
    form = DiaryForm(request.POST or None, initial={"diary_number": case.diary_number})

    def note() -> None:
        note_diary_number(case, form.cleaned_data["diary_number"], by=web.me(request), at=web.now())

    if request.method == "POST" and form.is_valid() and web.attempt(form, note):
        messages.success(request, _("Saved."))
        return redirect("case", number)
    context = {
        "form": form,
        "title": _("Diary number"),
        "lead": case_page.summary(case),
        "submit": _("Save the diary number"),
        "crumbs": case_page.crumbs(case, _("Diary number")),
        "back": reverse("case", args=[number]),
    }
    return render(request, "paper/diary_number.html", context)


def decision_list(request: HttpRequest) -> HttpResponseBase:
    """The decisions of a period, on the page, as CSV or as PDF."""
    who = web.who(request)
    permissions.require(who, "see_decision_list")
    form = PeriodForm(request.GET, who=who, authorities=listing.authorities(who))
    found = listing.decisions(who, chosen(form)) if form.is_valid() else Decision.objects.none()
    wanted = request.GET.get("format") if form.is_valid() else None
    if wanted == "csv":
        rows = listing.as_csv(found.iterator(chunk_size=500), who)
        return file(rows, "text/csv; charset=utf-8", "beslut.csv", kind=StreamingHttpResponse)
    if wanted == "pdf":
        content = listing.as_pdf(found, who, chosen(form), web.now())
        return file(content, "application/pdf", "beslut.pdf")
    return render(request, "paper/decision_list.html", listed(request, form, found, who))


def chosen(form: PeriodForm) -> listing.Period:
    """What a valid form asks for."""
    said = form.cleaned_data
    return listing.Period(said["fran"], said["till"], said["myndighet"], said["urval"] == "delegation")


def listed(request: HttpRequest, form: PeriodForm, found: Any, who: Who) -> dict[str, Any]:
    """The page of the list."""
    page = Paginator(found, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    for name in ("sida", "format"):
        query.pop(name, None)
    columns = [_("Decision"), _("Date"), _("Account"), _("Outcome"), _("Delegation point"), _("Decided by")]
    return {
        "form": form,
        "page": page,
        "columns": [{"label": label} for label in columns],
        "rows": [row(decision) for decision in page.object_list],
        "csv": f"?{query.urlencode()}&format=csv",
        "pdf": f"?{query.urlencode()}&format=pdf",
        "previous": f"?{query.urlencode()}&sida={page.previous_page_number()}" if page.has_previous() else "",
        "next": f"?{query.urlencode()}&sida={page.next_page_number()}" if page.has_next() else "",
    }


def row(decision: Decision) -> list[Any]:
    """A decision's row on the page, its number leading to its page."""
    case: Case = decision.case
    url = reverse("decision_page", args=[case.number, decision.public_id])
    return [
        format_html('<a class="ds-link paper-number" href="{}">{}</a>', url, digest.number(decision)),
        format_html('<span class="paper-number">{}</span>', decision.decided_on.isoformat()),
        f"{wording.platform_name(decision.account)}: {decision.account.name}",
        capfirst(decision.get_outcome_display()),
        decision.delegation_point,
        decision.decider.name,
    ]
