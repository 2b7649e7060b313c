"""The list of cases, a case's own page, its moves and its conversation."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import permissions
from accounts.receipts import once
from registry import numbers, web
from registry.cases import case_page, flow, moves
from registry.cases import messages as conversation
from registry.cases.asking import MoveForm
from registry.cases.closure import closure_page
from registry.cases.filters import CaseFilter
from registry.cases.forms import MessageForm
from registry.cases.list_page import own_drafts, rows
from registry.cases.models import Case


def cases(request: HttpRequest) -> HttpResponse:
    """The cases that this person may see, with filter, search and sort; own drafts on top."""
    who = web.who(request)
    chosen = CaseFilter(request.GET, who)
    page = Paginator(chosen.qs, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    context = {
        "filter": chosen,
        "page": page,
        "rows": rows(page.object_list, who),
        "drafts": own_drafts(who),
        "filtered": any(request.GET.get(name) for name in chosen.filters if name != "ordning"),
        "previous": f"?{query.urlencode()}&sida={page.previous_page_number()}" if page.has_previous() else "",
        "next": f"?{query.urlencode()}&sida={page.next_page_number()}" if page.has_next() else "",
        "may_report": permissions.may(who, "open_some_case"),
        "may_list_decisions": permissions.may(who, "see_decision_list"),
    }
    return render(request, "cases/list.html", context)


def case(request: HttpRequest, number: str) -> HttpResponse:
    """A case's own page."""
    who = web.who(request)
    found = case_page.seen(who, number)
    context = case_page.context(found, who, older=request.GET.get("aldre", ""))
    return render(request, "cases/case.html", {**context, "form": MessageForm()})


@once
def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Asks before a move, and makes it."""
    who = web.who(request)
    found = case_page.seen(who, number)
    move = moves.find(verb, found.kind)
    if move is None:
        raise Http404
    permissions.require(who, move.permission, found)
    if found.state not in move.sources:
        flow.refuse_late(found)
    if move.by_form:
        return redirect("case" if move.by_form_alone(found) else "case_complete", number)
    form = MoveForm(request.POST or None, move=move, case=found, on=who.on)

    def take() -> None:
        texts, version = form.texts(), form.cleaned_data["version"]
        flow.take(found, move.verb, by=web.me(request), at=web.now(), seen=version, texts=texts)

    if request.method == "POST" and form.is_valid() and web.attempt(form, take):
        messages.success(request, str(move.done))
        still = Case.objects.filter(permissions.cases_seen_by(who), pk=found.pk).exists()
        # Whoever has said no to taking an account over has nothing more to do with the case.
        return redirect("case", number) if still else redirect("desk")
    context = {
        "case": found,
        "form": form,
        "move": move,
        "facts": case_page.facts(found),
        "summary": case_page.summary(found),
        "kind": case_page.kind(found),
        "about": case_page.title(found),
        "happens": case_page.happens(move, found),
        "decides_as": case_page.decides_as(found, who) if move.outcome else "",
        "submit": case_page.label(move, found),
        "decided": case_page.decided(found)[:1] if found.kind == "closure" else [],
        "danger": move.tone == "danger",
        "crumbs": case_page.crumbs(found, str(move.button)),
        "back": reverse("case", args=[number]),
        **closure_page.context(found, who),
    }
    return render(request, "cases/confirm.html", context)


@require_POST
@once
def message(request: HttpRequest, number: str) -> HttpResponse:
    """Writes in the case."""
    who = web.who(request)
    found = case_page.seen(who, number)
    form = MessageForm(request.POST)

    def write() -> None:
        conversation.write(found, form.cleaned_data["text"], by=web.me(request), at=web.now())

    if form.is_valid() and web.attempt(form, write):
        messages.success(request, _("Your message has been sent."))
        return redirect("case", number)
    return render(request, "cases/case.html", {**case_page.context(found, who), "form": form})


@require_POST
@once
def messages_read(request: HttpRequest, number: str) -> HttpResponse:
    """Takes the case's messages off the desk."""
    found = case_page.seen(web.who(request), number)
    conversation.mark_read(found, by=web.me(request), at=web.now())
    messages.success(request, _("Marked as read."))
    return redirect("case", number)
