"""The two entrances, drafts, completing what was returned, and what is said at once of an address."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.receipts import once
from accounts.refusal import Refused
from registry import web
from registry.appearance import Place
from registry.cases import case_page, flow, moves, prefill, similar, understood
from registry.cases.forms import FORMS, Apply, Questions, offered
from registry.cases.models import Case
from registry.guidelines import reviewing
from registry.register.models import SocialAccount
from registry.templatetags.look import day


@once
def report(request: HttpRequest) -> HttpResponse:
    """«Anmäl konto som redan finns»."""
    return entrance(request, "report")


@once
def apply(request: HttpRequest) -> HttpResponse:
    """«Ansök om nytt konto»."""
    return entrance(request, "application")


def entrance(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty form, with the unit and the people of last time."""
    who = web.who(request)
    permissions.require(who, "open_some_case")
    known = prefill.from_last_time(who, offered(who)) | prefill.pasted(request.GET.get("adress", ""))
    form = FORMS[kind](request.POST or None, initial=known, who=who)
    return received(request, form, kind) if request.method == "POST" else page(request, form, kind)


@once
def draft(request: HttpRequest, public_id: str) -> HttpResponse:
    """Somebody's own draft, as it was left; nobody else finds it."""
    case = get_object_or_404(Case, public_id=public_id, applicant=web.me(request))
    if case.state != "draft":
        if request.method != "POST":
            raise Http404
        # It was sent in from another window: what was written in this one must not be lost.
        flow.refuse_late(case)
    form = FORMS[case.kind](
        request.POST or None, initial=prefill.written(case), who=web.who(request), case=case
    )
    if request.method != "POST":
        return page(request, form, case.kind, case)
    if "kasta" in request.POST:
        flow.discard(case, by=web.me(request), at=web.now())
        messages.success(request, _("The draft has been thrown away."))
        return redirect("cases")
    return received(request, form, case.kind, case)


@once
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """The form of a returned case with the unit's question on top."""
    case = case_page.seen(web.who(request), number)
    permissions.require(web.who(request), "resubmit", case)
    if case.state != "returned":
        flow.refuse_late(case)
    form = FORMS[case.kind](
        request.POST or None, initial=prefill.written(case), who=web.who(request), case=case
    )
    if request.method != "POST":
        return page(request, form, case.kind, case)
    return received(request, form, case.kind, case)


def received(request: HttpRequest, form: Questions, kind: str, case: Case | None = None) -> HttpResponse:
    """A sent form: saves it as a draft, or sends it in; what can't be sent in is kept as a draft too."""
    if case is None and not form.has_changed():
        messages.info(request, _("There is nothing to keep yet. Fill in something first."))
        return redirect(request.path)
    if "spara" in request.POST:
        case = keep(request, form, kind, case)
        messages.success(request, _("What you have written is saved. You find it on your desk."))
        return redirect(address(case))
    if form.is_valid():
        before = case
        case = case or keep(request, form, kind, None)
        verb = "submit" if case.state == "draft" else "resubmit"
        try:
            taken = sent_in(request, form, case, verb)
        except Refused as refusal:
            # The case that was begun here goes with everything else that is undone.
            refusal.keep = lambda: address(keep(request, form, kind, before))
            raise
        if taken is not None:
            move = moves.BY_VERB[verb]
            messages.success(request, str(move.done) % {"due": day(taken.due_on)})
            return redirect("report") if "till" in request.POST else redirect("case", taken.number)
    case = keep(request, form, kind, case)
    return page(request, form, kind, case, kept=True)


def sent_in(request: HttpRequest, form: Questions, case: Case, verb: str) -> Case | None:
    """The case once it has been sent in; None where something must be corrected first."""
    taken: list[Case] = []

    def send() -> None:
        with transaction.atomic():
            taken.append(
                flow.take(
                    case,
                    verb,
                    by=web.me(request),
                    at=web.now(),
                    seen=case.version,
                    application=form.application(),
                    form=form.raw(),
                )
            )

    return taken[0] if web.attempt(form, send) else None


def keep(request: HttpRequest, form: Questions, kind: str, case: Case | None) -> Case:
    """Keeps what was typed, as it was typed; the same text twice is one draft."""
    raw, by, at = form.raw(), web.me(request), web.now()
    if case is None:
        same = Case.objects.filter(applicant=by, kind=kind, state="draft", form=raw).first()
        return same or flow.open_case(kind, by=by, at=at, form=raw)
    return case if case.form == raw else flow.save_draft(case, raw, by=by, at=at)


def address(case: Case) -> str:
    """Where the form of a case stands."""
    if case.state == "draft":
        return reverse("draft", args=[case.public_id])
    return reverse("case_complete", args=[case.number])


TEXTS = {
    "report": (
        lambda: _("Report an account that exists"),
        lambda: _("Seven questions, about three minutes. You can save and continue later."),
        lambda: _("Send the report"),
    ),
    "application": (
        lambda: _("Apply for a new account"),
        lambda: _("Twelve questions, about ten minutes. You can save and continue later."),
        lambda: _("Send the application"),
    ),
}


def page(
    request: HttpRequest, form: Questions, kind: str, case: Case | None = None, *, kept: bool = False
) -> HttpResponse:
    """The form on its page."""
    who = web.who(request)
    guideline = reviewing.in_force(who.on)
    returned = case is not None and case.state == "returned"
    title, lead, submit = (text() for text in TEXTS[kind])
    last = {"draft": _("Draft"), "returned": _("Add what is missing")}.get(case.state) if case else title
    return render(
        request,
        "cases/form.html",
        {
            "form": form,
            "kind": kind,
            "case": case,
            "title": _("Add what is missing") if returned else title,
            "lead": case_page.title(case) if returned and case else lead,
            "submit": _("Send in again") if returned else submit,
            "action": address(case) if case else request.path,
            "crumbs": case_page.crumbs(case, last or title)
            if returned and case
            else [Place(reverse("cases"), _("Cases")), Place("", title)],
            "returned": returned,
            "kept": kept,
            "understood": form.understood(),
            "similar": similar.similar_to(who, **form.described()) if isinstance(form, Apply) else [],
            "guideline": guideline.link or reverse("guideline", args=[guideline.public_id]),
        },
    )


def understand(request: HttpRequest) -> HttpResponse:
    """How a pasted address is read, as it is typed."""
    who = web.who(request)
    text = request.GET.get("adress") or request.GET.get("address") or ""
    platform = request.GET.get("plattform") or request.GET.get("platform") or ""
    konto = request.GET.get("konto", "")
    own = SocialAccount.objects.filter(permissions.accounts_seen_by(who))
    mended = own.filter(public_id=konto).first() if konto.isalnum() else None
    found = understood.of(who, text, platform=platform, besides=mended.pk if mended else None)
    form = FORMS["report"](who=who)
    return partial(request, "cases/understood.html", {"understood": found, "form": form})


def alike(request: HttpRequest) -> HttpResponse:
    """Accounts that could do instead, as the form is filled in."""
    form = Apply(request.GET, who=web.who(request))
    found = similar.similar_to(web.who(request), **form.described())
    return partial(request, "cases/similar.html", {"similar": found})


def partial(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A piece of a page; caches must not take it for the whole."""
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
