"""The two entrances and the drafts: one page with a form that is saved, sent in, or sent in again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts import permissions
from accounts.receipts import once
from registry import web
from registry.appearance import Place
from registry.cases import flow, prefill, similar, understood
from registry.cases.forms import FORMS, ReportForm
from registry.cases.models import Case
from registry.cases.moves import BY_VERB

DRAFT = "utkast"
"""The hidden field that says which draft a form belongs to."""


@once
def report(request: HttpRequest) -> HttpResponse:
    """«Anmäl konto som redan finns»."""
    permissions.require(web.who(request), "open_some_case")
    return entrance(request, "report", own_draft(request, request.POST.get(DRAFT, "")))


@once
def apply(request: HttpRequest) -> HttpResponse:
    """«Ansök om nytt konto»."""
    permissions.require(web.who(request), "open_some_case")
    return entrance(request, "application", own_draft(request, request.POST.get(DRAFT, "")))


@once
def draft(request: HttpRequest, public_id: str) -> HttpResponse:
    """A draft: goes on where it was left."""
    case = own_draft(request, public_id)
    if case is None:
        raise Http404
    return entrance(request, case.kind, case)


def own_draft(request: HttpRequest, public_id: str) -> Case | None:
    """The reader's own draft; 404 for somebody else's."""
    if not public_id:
        return None
    return get_object_or_404(Case, public_id=public_id, state="draft", applicant=web.me(request))


def complete(request: HttpRequest, case: Case) -> HttpResponse:
    """A returned case: the same form, with what the unit wants to know above it. Wrapped by the caller."""
    permissions.require(web.who(request), "resubmit", case)
    if case.state != "returned":
        flow.refuse_late(case)
    return entrance(request, case.kind, case)


def entrance(request: HttpRequest, kind: str, case: Case | None) -> HttpResponse:
    """Shows the form, or does what its button says."""
    who = web.who(request)
    if request.method == "POST":
        form = FORMS[kind](request.POST, who=who)
        done = pressed(request, form, case)
        if done is not None:
            return done
        if not form.is_blank():
            # Refused: what was typed is kept, so that nothing is lost if the page is left.
            case = keep(request, form, case)
    else:
        form = FORMS[kind](initial=prefill.first(case, who, request.GET.get("fran", "")), who=who)
    return render(request, "cases/form.html", page(request, form, case))


def pressed(request: HttpRequest, form: ReportForm, case: Case | None) -> HttpResponse | None:
    """What the button does; None where the form must be shown again."""
    if "kasta" in request.POST and case is not None and case.state == "draft":
        flow.discard(case, by=web.me(request), at=web.now())
        messages.success(request, _("The draft is thrown away."))
        return redirect("desk")
    if "spara" in request.POST:
        if form.is_blank():
            form.add_error(None, _("There is nothing to save yet. Write something first."))
            return None
        kept = keep(request, form, case)
        messages.success(request, _("Saved. Nobody else sees it. You find it on your desk."))
        return redirect("draft", kept.public_id) if kept.state == "draft" else redirect("case", kept.number)
    return send(request, form, case)


def keep(request: HttpRequest, form: ReportForm, case: Case | None) -> Case:
    """Saves the form's own text on its draft or returned case, or starts a draft."""
    by, at = web.me(request), web.now()
    if case is None:
        return flow.open_case(form.kind, by=by, at=at, form=form.raw())
    return flow.save_draft(case, form.raw(), by=by, at=at)


def send(request: HttpRequest, form: ReportForm, case: Case | None) -> HttpResponse | None:
    """Sends the form in: a new case, a draft, or a returned case again."""
    by, at = web.me(request), web.now()
    if not form.is_valid():
        return None
    verb = "resubmit" if case is not None and case.state == "returned" else "submit"
    sent: list[Case] = []

    def verb_of_form() -> None:
        begun = case or flow.open_case(form.kind, by=by, at=at, form=form.raw())
        sent.append(flow.take(begun, verb, by=by, at=at, application=form.application(), form=form.raw()))

    if not web.attempt(form, verb_of_form):
        return None
    messages.success(request, str(BY_VERB[verb].done) % {"due": understood.day(sent[0].due_on)})
    if "till" in request.POST:
        return redirect(f"{reverse('report')}?fran={sent[0].number}")
    return redirect("case", sent[0].number)


def page(request: HttpRequest, form: ReportForm, case: Case | None) -> dict[str, Any]:
    """What the form's page shows."""
    titles = {
        "report": (
            _("Report an account that exists"),
            _("Seven questions, about three minutes. You can save and go on later."),
        ),
        "application": (
            _("Apply for a new account"),
            _("Twelve questions, about ten minutes. You can save and go on later."),
        ),
    }
    buttons = {"report": _("Send the report"), "application": _("Send the application")}
    title, lead = titles[form.kind]
    returned = case is not None and case.state == "returned"
    who = web.who(request)
    return {
        "form": form,
        "case": case,
        "title": _("Add what is missing") if returned else title,
        "lead": "" if returned else lead,
        "missing": case.missing if case is not None and returned else "",
        "submit": _("Send in again") if returned else buttons[form.kind],
        "understood": understood.of(str(form["address"].value() or ""), who, form, case),
        "similar": similar.to_form(form, who) if form.kind == "application" else [],
        "draft_field": DRAFT,
        "crumbs": [Place(reverse("cases"), _("Cases")), Place("", title)],
    }


@require_GET
def understand(request: HttpRequest) -> HttpResponse:
    """What a pasted address was understood as, while the form is being filled in."""
    case = Case.objects.filter(public_id=request.GET.get(DRAFT, "")).first()
    found = understood.of(request.GET.get("address", ""), web.who(request), None, case)
    return render(request, "cases/understood.html", {"understood": found})


@require_GET
def alike(request: HttpRequest) -> HttpResponse:
    """Accounts that could do instead of a new one, while the form is being filled in."""
    who = web.who(request)
    form = FORMS["application"](request.GET, who=who)
    return render(request, "cases/similar.html", {"similar": similar.to_form(form, who)})
