"""The letterbox for residents: a form without sign-in and without cookies, and the receipt that follows it up."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from registry import web
from registry.proofs import storing
from registry.tips import handling, letterbox
from registry.tips.forms import TipForm
from registry.tips.models import KINDS, Tip
from registry.web import public


@public("Anybody may tell us of a fake account, or of one that is missing from the list.")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def tip(request: HttpRequest) -> HttpResponse:
    """«Tipsa oss»; the protection of its form is letterbox.py's, since a token of Django's would need a cookie."""
    kind = request.GET.get("slag", "")
    asked = {"address": request.GET.get("adress", "")[:2048]}
    if kind in dict(KINDS):
        asked["kind"] = kind
    form = TipForm(request.POST or None, request.FILES or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        number = received(request, form)
        if number:
            return redirect(reverse("tip_receipt") + "?" + urlencode({"nummer": number, "tack": "1"}))
    page = {"form": form, "stamp": letterbox.stamp(web.now()), "phone": settings.MUNICIPALITY_PHONE}
    response = render(request, "public/tip.html", page)
    response["Cache-Control"] = "no-store"
    return response


def received(request: HttpRequest, form: TipForm) -> str:
    """The receipt number of what was sent in; nothing where it was refused, and the form then says why."""
    numbers: list[str] = []

    def verb() -> None:
        letterbox.refuse_elsewhere(request)
        nonce = letterbox.read(request.POST.get("stamp", ""), web.now())
        number = sent_before(nonce)
        if not number:
            letterbox.refuse_too_many(request)
            number = kept(form, nonce, web.now())
        numbers.append(number)

    # Each part by itself: what was refused counts too, and nobody's writing waits for a picture to be painted.
    return numbers[0] if web.tried(form, verb) else ""


def sent_before(nonce: str) -> str:
    """The receipt number of a form that has come in already."""
    return Tip.objects.filter(nonce=nonce).values_list("public_id", flat=True).first() or ""


def kept(form: TipForm, nonce: str, at: datetime) -> str:
    """Keeps what was sent in and gives its receipt number; to a machine, a number that leads nowhere."""
    if form.cleaned_data["website"]:
        return nonce[:10].lower()
    upload = form.cleaned_data["proof"]
    proof = storing.keep(upload, only_picture=True) if upload else None
    try:
        return handling.receive(form.said(), nonce=nonce, proof=proof, at=at).public_id
    except BaseException as fault:
        if proof:
            storing.forget(proof.name)
        if isinstance(fault, IntegrityError) and (number := sent_before(nonce)):
            # The button was pressed twice, and the other one was first.
            return number
        raise


@public("Whoever has sent a tip follows it up by its receipt number.")
@csrf_exempt
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What has come of a tip, for whoever has its number: never what was written in it."""
    number = "".join(request.GET.get("nummer", "").split()).replace("-", "").lower()[:40]
    found = Tip.objects.filter(public_id=number).first() if number.isascii() and number.isalnum() else None
    page: dict[str, Any] = {
        "number": number,
        "tip": found,
        "thanks": found is not None and request.GET.get("tack") == "1",
    }
    response = render(request, "public/receipt.html", page, status=404 if number and not found else 200)
    response["Cache-Control"] = "no-store"
    return response
