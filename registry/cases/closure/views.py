"""Proposing that an account be closed, and the steps before it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.receipts import once
from registry import web
from registry.appearance import Place
from registry.cases import case_page, flow
from registry.cases.closure import carrying_out, forms, steps
from registry.cases.closure.models import Step
from registry.cases.models import Case
from registry.guidelines import mending
from registry.proofs import serving, storing
from registry.register.models import SocialAccount


@once
def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    """«Föreslå att kontot avslutas»."""
    who = web.who(request)
    account = get_object_or_404(SocialAccount.objects.select_related("department"), public_id=public_id)
    if not permissions.may(who, "see_account", account):
        raise Http404
    permissions.require(who, "propose", account)
    # From a shortcoming that was not mended in time: its facts are filled in.
    breach = mending.breach_of(account, who.on) if "brist" in request.GET and who.in_unit else None
    said = {"ground": "breach", "requirement": breach.requirement, "facts": breach.facts} if breach else None
    form = forms.ProposeForm(request.POST or None, initial=said, who=who, account=account)
    made: list[Case] = []

    def verb() -> None:
        made.append(flow.propose(account, form.proposal(), by=web.me(request), at=web.now()))

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Proposed. The communications unit goes on with it."))
        return redirect("case", made[0].number)
    back = reverse("account_file", args=[public_id])
    context = {
        "form": form,
        "account": account,
        "title": _("Propose that the account be closed"),
        "lead": _("Nothing is closed before there is a decision."),
        "submit": _("Send the proposal"),
        "back": back,
        "crumbs": [
            Place(reverse("register"), _("Register")),
            Place(back, account.name),
            Place("", _("Close")),
        ],
    }
    return render(request, "cases/closure/propose.html", context)


def found(request: HttpRequest, number: str, public_id: str, verb: str = "") -> tuple[Case, Step]:
    """A step of a case that this person may see; asks whether they may do what they are about to."""
    who = web.who(request)
    case = case_page.seen(who, number)
    step = get_object_or_404(case.steps.all(), public_id=public_id)
    step.case = case
    if verb:
        permissions.require(who, verb, case)
    if verb and (case.state != "running_down" or not step.is_left):
        carrying_out.refuse_unless_left(case, step)
    return case, step


def asks(request: HttpRequest, case: Case, form: Any, **page: Any) -> HttpResponse:
    """The page of one step."""
    assert case.number is not None
    context = {
        "form": form,
        "case": case,
        "about": case_page.title(case),
        "back": reverse("case", args=[case.number]) + "#steg",
        "crumbs": case_page.crumbs(case, page["title"]),
        **page,
    }
    return render(request, "cases/closure/step.html", context)


def after(request: HttpRequest, case: Case, done: str) -> HttpResponse:
    """Back to the case, with what came of it."""
    messages.success(request, _("The account is closed.") if case.state == "closed" else done)
    return redirect("case", case.number)


@once
def step_done(request: HttpRequest, number: str, public_id: str) -> HttpResponse:
    """Ticks a step, with note and proof."""
    row = steps.BY_KEY.get(found(request, number, public_id)[1].kind)
    verb = "give_receipt" if row and row.registrar else "do_step"
    case, step = found(request, number, public_id, verb)
    form = forms.DoneForm(request.POST or None, request.FILES or None, proof=bool(row and row.proof))
    ended: list[Case] = []

    def tick() -> None:
        said = form.cleaned_data
        upload = said["proof"]
        kept = storing.keep(upload) if upload else None
        texts = {"note": said["note"], "link": said["link"]}
        try:
            ended.append(carrying_out.do(step, by=web.me(request), at=web.now(), proof=kept, **texts))
        except BaseException:
            # Not only when refused: no row names the file whatever went wrong, and nobody would find it again.
            if kept:
                storing.forget(kept.name)
            raise

    if request.method == "POST" and form.is_valid() and web.attempt(form, tick):
        return after(request, ended[0], _("Noted as done."))
    help = str(row.help) if row else ""
    return asks(request, case, form, title=steps.text_of(step), lead=help, submit=_("Done"))


@once
def step_strike(request: HttpRequest, number: str, public_id: str) -> HttpResponse:
    """Strikes a step that does not apply."""
    case, step = found(request, number, public_id, "plan_steps")
    form = forms.StrikeForm(request.POST or None)
    ended: list[Case] = []

    def strike() -> None:
        reason, by = form.cleaned_data["reason"], web.me(request)
        ended.append(carrying_out.strike(step, reason, by=by, at=web.now()))

    if request.method == "POST" and form.is_valid() and web.attempt(form, strike):
        return after(request, ended[0], _("Struck."))
    title = _("Strike «%(step)s»?") % {"step": steps.text_of(step)}
    return asks(request, case, form, title=title, lead="", submit=_("Strike the step"))


@once
def step_new(request: HttpRequest, number: str) -> HttpResponse:
    """Adds a step."""
    who = web.who(request)
    case = case_page.seen(who, number)
    permissions.require(who, "plan_steps", case)
    if case.state != "running_down":
        flow.refuse_late(case)
    form = forms.StepForm(request.POST or None, on=who.on)

    def add() -> None:
        said = form.cleaned_data
        carrying_out.add(case, said["kind"], said["due_on"], by=web.me(request), at=web.now())

    if request.method == "POST" and form.is_valid() and web.attempt(form, add):
        return after(request, case, _("Added."))
    return asks(request, case, form, title=_("Add a step"), lead="", submit=_("Add"))


def step_proof(request: HttpRequest, number: str, public_id: str) -> HttpResponseBase:
    """The file that shows that a step is done, for whoever may see the account."""
    case, step = found(request, number, public_id)
    if not step.proof or not permissions.may(web.who(request), "see_account", case.account):
        raise Http404
    name = f"{case.number}-{step.kind}.{storing.SUFFIXES[step.proof_type]}"
    return serving.serve(step.proof, step.proof_type, name)
