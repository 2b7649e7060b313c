"""The list of cases, a case's page, and the acts on it."""

from django.contrib import messages as notes
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import permissions
from accounts.receipts import once
from registry import numbers, web
from registry.cases import case_page, entrance, flow, messages, moves
from registry.cases.filters import CaseFilter
from registry.cases.forms import MessageForm, MoveForm
from registry.cases.models import Case
from registry.cases.understood import day


def seen(request: HttpRequest, number: str) -> Case:
    """A case that this person may see; 404 as for what does not exist."""
    cases = Case.objects.select_related(
        "account", "account__department", "account__responsible", "department", "applicant", "manager"
    )
    case = get_object_or_404(cases, number=number)
    if not permissions.may(web.who(request), "see_case", case):
        raise Http404
    return case


def cases(request: HttpRequest) -> HttpResponse:
    """The cases that this person may see, own drafts on top."""
    who = web.who(request)
    chosen = CaseFilter(request.GET, who)
    page = Paginator(chosen.qs, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    context = {
        "filter": chosen,
        "page": page,
        "rows": [(case, case_page.title(case)) for case in page.object_list],
        "drafts": Case.objects.filter(applicant=who.pk, state="draft").order_by("-started_at"),
        "filtered": any(request.GET.get(name) for name in chosen.filters if name != "ordning"),
        "previous": f"?{query.urlencode()}&sida={page.previous_page_number()}" if page.has_previous() else "",
        "next": f"?{query.urlencode()}&sida={page.next_page_number()}" if page.has_next() else "",
        "may_report": permissions.may(who, "open_some_case"),
    }
    return render(request, "cases/list.html", context)


def case(request: HttpRequest, number: str) -> HttpResponse:
    """One case: what was applied for, what has happened, and what this person can do."""
    found = seen(request, number)
    context = case_page.context(found, web.who(request))
    return render(request, "cases/case.html", {**context, "form": MessageForm()})


@once
def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """A move: GET asks, POST does it."""
    found = seen(request, number)
    move = moves.find(verb, found.kind)
    if move is None or move.verb == "submit":
        raise Http404
    if move.by_form:
        return entrance.complete(request, found)
    who = web.who(request)
    permissions.require(who, move.permission, found)
    if request.method != "POST" and found.state not in move.sources:
        flow.refuse_late(found)
    form = MoveForm(request.POST if request.method == "POST" else None, move=move, case=found)

    def verb_of_row() -> None:
        version = request.POST.get("version", "")
        looked_at = int(version) if version.isdigit() else None
        flow.take(found, move.verb, by=web.me(request), at=web.now(), seen=looked_at, texts=form.texts())

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb_of_row):
        notes.success(request, str(move.done) % {"due": day(found.due_on)})
        return redirect("case", number)
    context = {
        **case_page.context(found, who),
        "move": move,
        "form": form,
        "submit": move.button,
        "danger": move.tone == "danger",
        "back": reverse("case", args=[number]),
    }
    return render(request, "cases/confirm.html", context)


@require_POST
@once
def message(request: HttpRequest, number: str) -> HttpResponse:
    """Writes a message to the other side."""
    found = seen(request, number)
    form = MessageForm(request.POST)

    def verb() -> None:
        messages.write(found, form.cleaned_data["text"], by=web.me(request), at=web.now())

    if form.is_valid() and web.attempt(form, verb):
        notes.success(request, _("Your message is sent."))
        return redirect("case", number)
    return render(request, "cases/case.html", {**case_page.context(found, web.who(request)), "form": form})


@require_POST
@once
def messages_read(request: HttpRequest, number: str) -> HttpResponse:
    """Takes the other side's messages off the desk."""
    messages.mark_read(seen(request, number), by=web.me(request), at=web.now())
    return redirect("case", number)
