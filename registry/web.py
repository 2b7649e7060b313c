"""What stands around every page: language by path, sign-in, refusals, and the words a view needs."""

import logging
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import is_valid_path, reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.door import attempt, me, now, public, today, tried, who
from accounts.receipts import FIELD
from accounts.refusal import Refused

log = logging.getLogger("registry.web")

Next = Callable[[HttpRequest], HttpResponse]

OUR_FIELDS = ("csrfmiddlewaretoken", FIELD, "password", "password1", "password2", "oldpassword")
"""What a form carries that nobody is to read on a page."""
CHOSEN = re.compile(r"[a-z0-9_-]+|[0-9T:.+-]+")
"""How the values of lists, boxes and days look: they are chosen again sooner than copied."""

STATUS = {"forbidden": 403, "conflict": 409, "input": 400, "incomplete": 400}


class Sessions(SessionMiddleware):
    """Sessions that a page which never asked for one leaves alone: no cookie is set, none is taken away."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not request.session.accessed and not request.session.modified:
            return response
        return super().process_response(request, response)


class LanguageByPath:
    """The path alone says the language: /en/… is English, everything else Swedish. No cookie, no header."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class SignInEverywhere:
    """Demands sign-in for every view that does not say @public, and keeps staff pages out of every cache."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if getattr(view, "public_because", None):
            return None
        request.is_staff_page = True  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            # What only takes a form is no page to come back to after the sign-in.
            reading = request.method in ("GET", "HEAD")
            after = request.get_full_path() if reading else page_before(request)
            return redirect_to_login(after, reverse("account_login"))
        if not request.user.may_sign_in:
            raise PermissionDenied
        return None


class RefusalPages:
    """The one place that turns a refusal into a page, and keeps staff pages private."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.DEBUG and response.status_code == 404 and request.resolver_match is None:
            # Whoever tries the site with DEBUG=1 is to meet our page, not Django's list of addresses.
            response = missing(request)
        if getattr(request, "is_staff_page", False):
            if response.status_code == 405 and request.method in ("GET", "HEAD"):
                response = redirect(page_above(request.path_info))
            response["Cache-Control"] = "private, no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if settings.DEBUG and isinstance(exception, Http404):
            return missing(request, exception)
        if settings.DEBUG and isinstance(exception, SuspiciousOperation):
            # As above; and Django's own page reads what could not be read once more.
            return broken(request)
        if not isinstance(exception, Refused):
            return None
        # No names and no texts in the log: the view and the kind of refusal are enough to follow up.
        log.info("refused %s %s", exception.kind, getattr(request.resolver_match, "view_name", ""))
        template, words = page_of(exception)
        return render(
            request, template, {**words, **rescued(request, exception)}, status=STATUS[exception.kind]
        )


def page_of(refusal: Refused) -> tuple[str, dict[str, object]]:
    """The page of a refusal, and its words: only who came too late reads that somebody was before them."""
    words: dict[str, object] = {"sentence": refusal.sentence, "back": refusal.back}
    if refusal.kind == "forbidden":
        return "errors/403.html", words
    if refusal.late:
        return "errors/late.html", {**words, "back_words": _("See how it is now")}
    heading = _("Send the form again") if refusal.kind == "incomplete" else _("It can't be done")
    return "errors/refused.html", {**words, "heading": heading}


def rescued(request: HttpRequest, refusal: Refused) -> dict[str, object]:
    """What somebody had written when they were refused: kept where it can be, else shown so that it can be copied."""
    if request.method != "POST":
        return {}
    if refusal.keep:
        try:
            return {"kept": refusal.keep()}
        except Refused:
            log.info("not kept %s", getattr(request.resolver_match, "view_name", ""))
    return {"typed": typed(request.POST)}


def typed(data: QueryDict) -> list[str]:
    """The texts of a form that somebody wrote or changed; not its keys, what was chosen in lists, or passwords."""
    found: dict[str, None] = {}
    for name in data:
        text, before = (
            str(data.get(key, "")).replace("\r\n", "\n").strip() for key in (name, f"initial-{name}")
        )
        ours = name in OUR_FIELDS or name.startswith("initial-")
        if text and text != before and not ours and not CHOSEN.fullmatch(text):
            found[text] = None
    return list(found)


def page_before(request: HttpRequest) -> str:
    """The page of ours that a form was sent from, else the desk."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return reverse("desk")
    came_from = urlsplit(referer)
    return urlunsplit(("", "", "/" + came_from.path.lstrip("/"), came_from.query, ""))


def page_above(path: str) -> str:
    """The nearest page above an address that only takes forms."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    return above if is_valid_path(above) else page_above(above)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form whose protection has gone stale: says how to send it again."""
    return render(request, "errors/csrf.html", status=403)


def broken(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address or a form that cannot be read; some errors bring a sentence of their own."""
    sentence = getattr(exception, "sentence", "")
    page = {"sentence": sentence, "heading": _("It can't be done")}
    return render(request, "errors/refused.html" if sentence else "errors/400.html", page, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Somebody who may not sign in here any more."""
    return render(request, "errors/403.html", status=403)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What does not exist, and what somebody may not see: the same page."""
    return render(request, "errors/404.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours: asks nothing of the database, which may be the fault."""
    return render(request, "errors/500.html", status=500)


__all__ = ["attempt", "me", "now", "public", "today", "tried", "who"]
