"""The manager's answer by a signed link, without sign-in. Opening the link changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from accounts.receipts import once
from accounts.refusal import Refused
from registry import web
from registry.cases import case_page, flow
from registry.cases.forms import DisagreeForm
from registry.cases.models import Case
from registry.notices import links


def asked_case(token: str) -> Case:
    """The case that a link is about, where what it asks still stands. Raises Refused."""
    asked = links.read(links.MANAGER, token, at=web.now())
    case = (
        Case.objects.select_related("account", "account__responsible", "department", "applicant", "manager")
        .filter(public_id=asked.case)
        .first()
    )
    if case is None:
        raise Http404
    if not asked.still_stands(case):
        raise Refused(
            _("The application has changed since you got the mail. A newer mail asks about it as it is now.")
        )
    return case


# The token in the address is the secret, and no cookie is used: there is no ambient right for a forged form to borrow.
@csrf_exempt
@web.public("The manager answers by a signed link, without signing in.")
@once
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what is applied for; the buttons answer."""
    case = asked_case(token)
    manager = case.manager
    assert manager is not None
    open_still = case.state in ("submitted", "returned") and case.manager_agrees is None
    form = DisagreeForm(request.POST if "nej" in request.POST else None)
    if request.method == "POST" and open_still and ("ja" in request.POST or form.is_valid()):
        verb = "agree" if "ja" in request.POST else "disagree"
        texts = form.cleaned_data if verb == "disagree" else {}
        flow.take(case, verb, by=manager, at=web.now(), texts=texts)
        return HttpResponse(status=303, headers={"Location": reverse("manager", args=[token])})
    context = {
        "case": case,
        "manager": manager,
        "open": open_still,
        "title": case_page.title(case),
        "facts": case_page.facts(case),
        "answered": case_page.manager(case) if case.manager_agrees is not None else "",
        "form": form,
    }
    response = render(request, "cases/manager.html", context)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
