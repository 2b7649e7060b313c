"""What residents read of the guideline, and the page behind the signed link of those who answer for accounts."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from accounts.models import Person
from accounts.receipts import once
from accounts.refusal import Refused
from registry import web
from registry.behind_links import closed, quietly
from registry.guidelines import acknowledging, demands, reviewing
from registry.guidelines.models import Guideline
from registry.guidelines.wording import blocks
from registry.notices import links
from registry.public.formats import unless_known
from registry.public.opening import open_to_all


@open_to_all("The accounts link to the guideline and its rules for comments.", asks=())
def guideline(request: HttpRequest) -> HttpResponseBase:
    """The guideline in force and its rules for comments; nothing of it where the municipality has adopted none."""
    return unless_known(request, render(request, "guidelines/public.html", texts(in_force(web.today()))))


def in_force(on: date) -> Guideline | None:
    """The guideline that the municipality has adopted and that holds on a day, if there is one."""
    try:
        one = reviewing.in_force(on)
    except Refused:
        return None
    return one if one.adopted_on else None


def texts(one: Guideline | None) -> dict[str, Any]:
    """A version with its texts in blocks; `foreign` where the rules are in another language than the page."""
    if one is None:
        return {"guideline": None}
    english = get_language() == "en" and one.comment_rules_en
    repealed = one.repeals if one.repeals and one.repeals.adopted_on else None
    return {
        "guideline": one,
        "repealed": repealed,
        "text": blocks(one.text),
        "rules": blocks(one.comment_rules_en if english else one.comment_rules),
        "foreign": get_language() == "en" and not english,
    }


# No cookie is used: the signed link is the secret, and it opens nothing but this answer.
@web.public("Whoever answers for an account says by a signed link that they have read the guideline.")
@csrf_exempt
@once
def read(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the guideline to whoever answers for an account; that they have read it is a POST."""
    try:
        asked = links.read_reading(token, at=web.now())
    except Refused as refusal:
        return closed(request, str(refusal), broken=True)
    person = Person.objects.filter(public_id=asked.person, is_active=True).first()
    one = Guideline.objects.filter(public_id=asked.guideline, state="adopted").first()
    why = is_past(one, person)
    if one is None or person is None or why:
        return closed(request, why)
    if request.method == "POST":
        acknowledging.acknowledge(one, by=person, at=web.now())
        return redirect(request.path)
    shown = {**texts(one), "groups": demands.grouped(one.requirements.all()), "person": person}
    return quietly(render(request, "guidelines/read.html", shown))


def is_past(one: Guideline | None, person: Person | None) -> str:
    """Why nobody is asked any longer; empty while somebody is."""
    if one is None or person is None:
        return _("You need not do anything.")
    if one.repealed_on is not None:
        return _("Another version has been adopted since. Open the link in the latest mail.")
    if acknowledging.has_read(person, one):
        return _("Thank you. You have said that you have read the guideline.")
    if acknowledging.answers_for(person) is None:
        return _("You answer for no account any longer, so you need not do anything.")
    return ""
