"""«Is the account genuine?» as a page and as data."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from registry.public import answers, limits, lookup
from registry.public.formats import VERSION, as_text, fields_of, made_of, unless_known
from registry.public.opening import View, open_to_all
from registry.register.platforms import platform_choices
from registry.register.platforms.address import LIMIT

WHY = "Whoever meets an account must be able to ask whether it is ours."
UNDERSTOOD = ("platform", "handle", "url", "address_kind")
JSON = "application/json; charset=utf-8"


def limited(view: View) -> View:
    """Keeps anybody from asking faster than a school class does; the same answer for page and data."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seconds = limits.wait(request) if request.GET.get("adress") else 0
        if not seconds:
            return view(request, *args, **kwargs)
        sentence = _("That was many questions in a short while. Wait a little and try again.")
        if request.path.endswith(".json"):
            response: HttpResponse = JsonResponse({"version": VERSION, "error": sentence}, status=429)
            response["Access-Control-Allow-Origin"] = "*"
        else:
            response = render(request, "errors/429.html", {"sentence": sentence}, status=429)
        response["Retry-After"] = str(seconds)
        response["Cache-Control"] = "no-store"
        return response

    return asked


@open_to_all(WHY, asks=("adress", "plattform"))
@limited
def page(request: HttpRequest) -> HttpResponseBase:
    """The field, and the answer where something was asked."""
    text, platform = asked(request)
    shown: dict[str, object] = {"tips": answers.tips(), "platform": platform}
    if text.strip() or platform:
        answer = lookup.check(text, platform, lookup.InDatabase(made_of(request)))
        shown |= {"answer": answer, "told": answers.told(answer), "platforms": platform_choices(retired=True)}
    # What is too long to be read is too long to be shown again.
    return unless_known(
        request, render(request, "public/check.html", {**shown, "text": text if len(text) <= LIMIT else ""})
    )


@open_to_all(WHY, asks=("adress", "plattform"))
@limited
def data(request: HttpRequest) -> HttpResponseBase:
    """The answer as JSON (INTERFACE.md, «/kontrollera.json»)."""
    answer = lookup.check(*asked(request), lookup.InDatabase(made_of(request)))
    told = answers.told(answer)
    read = answer.read
    body = {
        "version": VERSION,
        "answer": answer.answer,
        "understood": {name: getattr(read, name) for name in UNDERSTOOD} if read.is_account else None,
        "account": fields_of(answer.account),
        "matches": None if answer.matches is None else [fields_of(entry) for entry in answer.matches],
        "resembles": fields_of(answer.resembles),
        "advice": f"{told.sentence} {told.advice}",
    }
    content = as_text(body)
    answered = HttpResponse(content.encode("utf-8", "backslashreplace"), content_type=JSON)
    response = unless_known(request, answered)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def asked(request: HttpRequest) -> tuple[str, str]:
    """What was pasted, and the platform that was chosen."""
    return request.GET.get("adress", ""), request.GET.get("plattform", "")
