"""«Borttaget innehåll»: logged on a phone in a minute, searched, counted, looked at and added to."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts import permissions
from accounts.receipts import once
from registry import numbers, web
from registry.proofs import serving, storing
from registry.proofs.serving import file
from registry.register.file_page import platform_name
from registry.register.file_page import rows as account_rows
from registry.register.models import SocialAccount
from registry.register.words import fold
from registry.removals import blocking, export, figures, finding, forms, log, removal_page
from registry.removals.models import Removal

OFFERED = 30
"""So many accounts to choose between are shown; the rest are found by their names."""


def found(request: HttpRequest, public_id: str, verb: str = "see_removal") -> Removal:
    """A removal that this person may see; 404 as for what does not exist."""
    rows = Removal.objects.select_related("account", "department", "logged_by", "destroyed_under")
    removal = get_object_or_404(rows, public_id=public_id)
    if not permissions.may(web.who(request), "see_removal", removal):
        raise Http404
    permissions.require(web.who(request), verb, removal)
    return removal


def removals(request: HttpRequest) -> HttpResponseBase:
    """What has been removed, as far as this person may see: on the page, as CSV or as PDF."""
    who = web.who(request)
    authorities = finding.authorities(who)
    form = forms.FilterForm(request.GET, authorities=authorities)
    rows = finding.found(who, form.wanted()) if form.is_valid() else Removal.objects.none()
    wanted = request.GET.get("format") if form.is_valid() else None
    if wanted == "csv":
        lines = export.as_csv(rows, who)
        return file(lines, "text/csv; charset=utf-8", "borttaget.csv", kind=StreamingHttpResponse)
    if wanted == "pdf":
        authority = next((one for one in authorities if one.slug == form.cleaned_data["myndighet"]), None)
        content = export.as_pdf(rows, who, form.wanted(), authority, web.now())
        return file(content, "application/pdf", "borttaget.pdf")
    page = Paginator(rows, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    query = asked_for(request, form)
    asked = "?" + urlencode({**query, "format": ""})
    context = {
        "form": form,
        "page": page,
        "rows": removal_page.rows(page.object_list),
        "account": of_account(request, who),
        "filtered": sum(1 for name in query if name != "q"),
        "csv": f"{asked}csv",
        "pdf": f"{asked}pdf",
        "figures": reverse("removal_figures") + "?" + urlencode(query),
        "previous": "?" + urlencode({**query, "sida": str(page.previous_page_number())})
        if page.has_previous()
        else "",
        "next": "?" + urlencode({**query, "sida": str(page.next_page_number())}) if page.has_next() else "",
        "logs": SocialAccount.objects.filter(finding.may_log_for(who)).exists(),
        "registers": who.holds("registrar"),
        "keeps": who.holds("registrar") or who.in_unit or who.holds("insight"),
    }
    return render(request, "removals/list.html", context)


def asked_for(request: HttpRequest, form: Any) -> dict[str, str]:
    """What is looked for, as the address says it."""
    return {name: str(value) for name, value in request.GET.items() if value and name in form.fields}


def of_account(request: HttpRequest, who: Any) -> SocialAccount | None:
    """The account whose removals alone are listed, if one is chosen."""
    return SocialAccount.objects.filter(
        permissions.accounts_seen_by(who), public_id=request.GET.get("konto", "")
    ).first()


def counted(request: HttpRequest) -> HttpResponse:
    """How much was removed: by reason, by account, by month, with the same filters as the list."""
    who = web.who(request)
    form = forms.FilterForm(request.GET, authorities=finding.authorities(who))
    rows = finding.found(who, form.wanted()) if form.is_valid() else Removal.objects.none()
    query = asked_for(request, form)
    tables = [
        (_("By reason"), pgettext("removal", "Reason"), figures.by_reason(rows, query)),
        (_("By account"), _("Account"), figures.by_account(rows, query)),
        (_("By month"), _("Month"), figures.by_month(rows, query)),
    ]
    context = {
        "form": form,
        "tables": tables,
        "count": rows.count(),
        "crumbs": removal_page.crumbs(("", _("Figures"))),
        "filtered": len(query),
    }
    return render(request, "removals/figures.html", context)


# --- Logging ----------------------------------------------------------------------------------------------------


def account_of(request: HttpRequest, public_id: str) -> SocialAccount:
    """An account that this person logs removals of; 404 as for what does not exist."""
    account = get_object_or_404(SocialAccount.objects.select_related("department"), public_id=public_id)
    who = web.who(request)
    if not permissions.may(who, "log_removal", account):
        if permissions.may(who, "see_account", account):
            permissions.require(who, "log_removal", account)
        raise Http404
    return account


def new(request: HttpRequest) -> HttpResponse:
    """Where one begins who has no account before them: a bookmark leads on, else it asks which."""
    theirs = SocialAccount.objects.filter(finding.may_log_for(web.who(request)))
    known = theirs.filter(public_id=request.GET.get("konto", "")).first()
    return redirect("removal_log", known.public_id) if known else choose(request)


def choose(request: HttpRequest) -> HttpResponse:
    """Of which account? Those that this person looks after, found by name."""
    q = request.GET.get("q", "")[:200]
    rows = SocialAccount.objects.filter(finding.may_log_for(web.who(request))).select_related("department")
    if q.strip():
        rows = rows.filter(search__contains=fold(q))
    offered = list(
        rows.exclude(status__in=("declined", "withdrawn")).order_by("sort_name", "pk")[: OFFERED + 1]
    )
    context = {
        "q": q,
        "rows": account_rows(offered[:OFFERED]),
        "more": len(offered) > OFFERED,
        "crumbs": removal_page.crumbs(("", _("Log removed content"))),
    }
    return render(request, "removals/choose.html", context)


@once
def log_one(request: HttpRequest, public_id: str) -> HttpResponse:
    """«Logga borttaget innehåll»: for child sexual abuse material the form stops before anything is kept."""
    account = account_of(request, public_id)
    if request.method == "POST" and request.POST.get("reason") == "child_abuse":
        return redirect("removal_stop", public_id)
    form = forms.RemovalForm(request.POST or None, request.FILES or None, on=web.today())
    made: list[Removal] = []

    def verb() -> None:
        upload = form.cleaned_data["picture"]
        kept = storing.keep(upload, field="picture", only_picture=True) if upload else None
        try:
            said = {"text": form.cleaned_data["text"], "picture": kept}
            made.append(log.log(account, form.said(), **said, by=web.me(request), at=web.now()))
        except BaseException:
            # Not only when refused: no row names the file whatever went wrong, and nobody would find it again.
            if kept:
                storing.forget(kept.name)
            raise

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Logged."))
        return redirect("removal", made[0].public_id)
    return asked(request, account, form, "removals/new.html", title=_("Log removed content"))


def stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """What to do about child sexual abuse material: nothing of it is kept, the police are called."""
    account = account_of(request, public_id)
    title = _("Stop: keep nothing")
    context = {
        "title": title,
        "account": account,
        "platform": platform_name(account),
        "crumbs": removal_page.crumbs(("", title)),
    }
    return render(request, "removals/stop.html", context)


@once
def police(request: HttpRequest, public_id: str) -> HttpResponse:
    """Logs that child sexual abuse material was removed, once the police know: the fact, and nothing of it."""
    account = account_of(request, public_id)
    form = forms.PoliceForm(request.POST or None, on=web.today())
    made: list[Removal] = []

    def verb() -> None:
        made.append(log.log(account, form.said(), by=web.me(request), at=web.now()))

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Logged."))
        return redirect("removal", made[0].public_id)
    return asked(
        request,
        account,
        form,
        "removals/ask.html",
        title=_("Log that the police know"),
        lead=_("Only that it was removed, and when. No picture, no text, no address."),
    )


def asked(
    request: HttpRequest, account: SocialAccount, form: Any, template: str, *, title: str, lead: str = ""
) -> HttpResponse:
    """The page of a form about an account."""
    context = {
        "form": form,
        "account": account,
        "platform": platform_name(account),
        "title": title,
        "lead": lead,
        "submit": _("Log it"),
        "back": reverse("account_file", args=[account.public_id]),
        "crumbs": removal_page.crumbs(("", title)),
    }
    return render(request, template, context)


# --- One removal ------------------------------------------------------------------------------------------------


def removal(request: HttpRequest, public_id: str) -> HttpResponse:
    """One removal: what it was, what shows it, what is left to do, what has happened."""
    one = found(request, public_id)
    context = removal_page.context(one, web.who(request), older=request.GET.get("aldre", ""))
    return render(request, "removals/removal.html", context)


def picture(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The picture that shows what was removed; for everybody outside the authority it does not exist."""
    one = found(request, public_id)
    if not one.picture or not permissions.may(web.who(request), "see_evidence", one):
        raise Http404
    name = f"borttaget-{one.public_id}.{storing.SUFFIXES[one.picture_type]}"
    return serving.serve(one.picture, one.picture_type, name)


@once
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mends what was logged, or adds what came later."""
    one = found(request, public_id, "log_removal")
    log.refuse_destroyed(one)
    hidden = () if permissions.may(web.who(request), "see_evidence", one) else log.INSIDE
    form = forms.FactsForm(
        request.POST or None,
        on=web.today(),
        initial={name: getattr(one, name) for name in log.FACTS},
        without=hidden,
    )

    def verb() -> None:
        log.change(one, form.said(), by=web.me(request), at=web.now())

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Saved."))
        return redirect("removal", public_id)
    title = _("Change or add")
    context = {
        "form": form,
        "account": one.account,
        "platform": platform_name(one.account),
        "title": title,
        "lead": _("The text and the picture stay as they are."),
        "submit": _("Save"),
        "back": reverse("removal", args=[public_id]),
        "crumbs": removal_page.crumbs(
            (reverse("removal", args=[public_id]), removal_page.title(one)), ("", title)
        ),
    }
    return render(request, "removals/ask.html", context)


@once
def block(request: HttpRequest, public_id: str) -> HttpResponse:
    """The block's last day has come: it is lifted, or goes on until another day."""
    one = found(request, public_id, "log_removal")
    if not one.is_blocking:
        return redirect("removal", public_id)
    prolongs = request.method == "POST" and "lift" not in request.POST
    form = forms.BlockForm(request.POST if prolongs else None)
    by, at = web.me(request), web.now()

    def verb() -> None:
        blocking.prolong(one, form.cleaned_data["until"], form.cleaned_data["note"], by=by, at=at)

    if request.method == "POST" and not prolongs:
        blocking.lift(one, by=by, at=at)
        messages.success(request, _("Noted: the block is lifted."))
        return redirect("removal", public_id)
    if prolongs and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("The block goes on. You are reminded of it again."))
        return redirect("removal", public_id)
    title = _("The block")
    back = reverse("removal", args=[public_id])
    context = {
        "removal": one,
        "form": form,
        "title": title,
        "back": back,
        "crumbs": removal_page.crumbs((back, removal_page.title(one)), ("", title)),
    }
    return render(request, "removals/block.html", context)
