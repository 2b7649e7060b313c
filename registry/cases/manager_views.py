"""The manager's page behind the signed link of a mail: yes, or what is not right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from accounts.receipts import once
from accounts.refusal import Refused
from registry import web
from registry.behind_links import closed, quietly
from registry.cases import case_page, flow, moves
from registry.cases.forms import DisagreeForm
from registry.cases.models import Case
from registry.notices import letters, links


# No cookie is used: the signed link is the secret, and it opens nothing but this answer.
@web.public("The manager answers by a signed link, without signing in.")
@csrf_exempt
@once
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what is applied for; the answer is a POST, since mail programs open links too."""
    try:
        asked = links.read(links.MANAGER, token, at=web.now())
    except Refused as refusal:
        return closed(request, str(refusal), broken=True)
    case = Case.objects.select_related(*case_page.PARTS).filter(public_id=asked.case).first()
    why = case_is_past(case, asked)
    if case is None or why:
        return closed(request, why)
    form = DisagreeForm(request.POST if "nej" in request.POST else None)
    verb = "agree" if "ja" in request.POST else "disagree"
    if request.method == "POST" and (verb == "agree" or form.is_valid()):
        texts = {} if verb == "agree" else form.cleaned_data
        assert case.manager is not None
        flow.take(case, verb, by=case.manager, at=web.now(), seen=case.version, texts=texts)
        return redirect(request.path)
    return asks(request, case, form)


def asks(request: HttpRequest, case: Case, form: DisagreeForm) -> HttpResponse:
    """The page that asks."""
    assert case.account is not None
    context: dict[str, Any] = {
        "case": case,
        "form": form,
        "title": case_page.title(case),
        "kind": case_page.kind(case),
        "lead": _("%(name)s asks for your yes as manager.") % {"name": case.applicant_name},
        "facts": letters.told_of(case.account),
        "agree": moves.BY_VERB["agree"],
        "disagree": moves.BY_VERB["disagree"],
    }
    return quietly(render(request, "cases/manager.html", context))


def case_is_past(case: Case | None, asked: links.Asked) -> str:
    """Why nothing is asked any longer; empty while it is."""
    if case is None or case.account is None:
        return _("The case is no longer there.")
    if case.manager is None or case.manager.public_id != asked.person:
        return _("Somebody else has been asked instead of you. You need not do anything.")
    moved_on = case.state not in moves.BY_VERB["agree"].sources
    if not moved_on and not asked.still_stands(case):
        return _("What is asked has changed since the mail was sent. Open the link in the latest mail.")
    if case.manager_agrees is True:
        return _("Thank you. You have said yes, and whoever decides sees it.")
    if case.manager_agrees is False:
        return _("Thank you. You have said that it is not right, and whoever decides reads why.")
    if moved_on:
        return _("The case has moved on, so your answer is no longer needed. It is now «%(state)s».") % {
            "state": case.get_state_display()
        }
    return ""
