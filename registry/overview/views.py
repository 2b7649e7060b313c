"""The overview, the audit report, the data-protection list and the completeness check, for those who see the whole."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.receipts import once
from registry import numbers, web
from registry.appearance import Place
from registry.overview import audit, audit_paper, completeness, control, data_protection, found, page
from registry.overview.forms import ProtectionForm, ScopeForm, WebsiteForm
from registry.overview.scope import Scope
from registry.proofs.serving import file
from registry.register.models import SocialAccount

KEPT = "website"
"""What a session calls the accounts that somebody found on the website, so that the page can be come back to."""


def seen(request: HttpRequest) -> Who:
    """Whoever asks, who sees the whole. Raises Refused."""
    who = web.who(request)
    permissions.require(who, "see_overview")
    return who


def chosen(request: HttpRequest, who: Who) -> Scope:
    """The department that is asked for, or everything; 404 for one that is not there."""
    slug = request.GET.get("verksamhet", "")
    if not slug:
        return Scope(who.on, who.tree)
    there = next((one for one in who.tree.by_pk.values() if one.slug == slug), None)
    if there is None:
        raise Http404
    return Scope(who.on, who.tree, there)


def crumbs(title: str) -> list[Place]:
    """The way back from a page below the overview."""
    return [Place(reverse("overview"), _("Overview")), Place("", title)]


def only_read(request: HttpRequest) -> HttpResponse | None:
    """The answer to whoever sends something to what is only read; None where nothing was sent."""
    return None if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET", "HEAD"])


def overview(request: HttpRequest) -> HttpResponse:
    """The register in figures."""
    who = seen(request)
    scope = chosen(request, who)
    context = {"filter_form": ScopeForm(request.GET, who=who), **page.context(scope)}
    return render(request, "overview/overview.html", context)


def audit_report(request: HttpRequest) -> HttpResponse:
    """The auditor's questions with their answers."""
    who = seen(request)
    scope = chosen(request, who)
    title = _("Audit report")
    context = {
        "filter_form": ScopeForm(request.GET, who=who),
        "title": title,
        "lead": page.lead(scope, control.Asked(scope, audit.QUESTIONS).whole),
        "answers": audit.report(scope),
        "pdf": page.with_scope("audit_report_pdf", scope),
        "crumbs": crumbs(title),
    }
    return render(request, "overview/audit.html", context)


def audit_report_pdf(request: HttpRequest) -> HttpResponseBase:
    """The same on paper."""
    scope = chosen(request, seen(request))
    if refused := only_read(request):
        return refused
    content = audit_paper.as_pdf(scope, web.now())
    return file(content, "application/pdf", f"revisionsrapport-{scope.on.isoformat()}.pdf")


def protected(request: HttpRequest, who: Who) -> "QuerySet[SocialAccount]":
    """The accounts of the data-protection list that are asked for."""
    return data_protection.accounts(chosen(request, who), request.GET.get("urval", ""))


def data_protection_list(request: HttpRequest) -> HttpResponse:
    """The accounts as a data-protection officer asks of them."""
    who = seen(request)
    accounts = protected(request, who)
    part = Paginator(accounts, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    title = _("Data-protection list")
    context = {
        "filter_form": ProtectionForm(request.GET, who=who),
        "title": title,
        "page": part,
        "columns": [{"label": heading} for heading in page.PROTECTION],
        "rows": [page.protection_row(account, who.tree) for account in part.object_list],
        "not_held": data_protection.NOT_HELD,
        "csv": f"{reverse('data_protection_csv')}?{query.urlencode()}",
        "previous": f"?{query.urlencode()}&sida={part.previous_page_number()}" if part.has_previous() else "",
        "next": f"?{query.urlencode()}&sida={part.next_page_number()}" if part.has_next() else "",
        "crumbs": crumbs(title),
    }
    return render(request, "overview/data_protection.html", context)


def data_protection_csv(request: HttpRequest) -> HttpResponseBase:
    """The same for a spreadsheet."""
    who = seen(request)
    if refused := only_read(request):
        return refused
    accounts = protected(request, who)
    rows = data_protection.as_csv(accounts.iterator(chunk_size=500), who.tree, get_language() or "sv")
    return file(rows, "text/csv; charset=utf-8", "dataskydd.csv", kind=StreamingHttpResponse)


@once
def website_links(request: HttpRequest) -> HttpResponse:
    """What the municipality's own website links to, held against the register."""
    who = seen(request)
    if request.method == "POST" and "rensa" in request.POST:
        request.session.pop(KEPT, None)
        return redirect("completeness")
    form = WebsiteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and web.attempt(form, lambda: keep(request, form)):
        messages.success(request, _("Compared with the register."))
        return redirect("completeness")
    title = _("Compare with the website")
    kept = [completeness.Linked(**one) for one in request.session.get(KEPT) or ()]
    context = {
        "form": form,
        "title": title,
        "crumbs": crumbs(title),
        "compared": KEPT in request.session,
        "may_report": permissions.may(who, "open_some_case"),
        **page.compared(completeness.compare(kept, Scope(who.on, who.tree))),
    }
    return render(request, "overview/completeness.html", context)


def keep(request: HttpRequest, form: WebsiteForm) -> None:
    """Keeps which accounts were found, for as long as the session lasts. Raises Refused (input)."""
    addresses = found.elsewhere(form.addresses(), page.website())
    request.session[KEPT] = [vars(one) for one in completeness.accounts_in(addresses)]
