"""Pages behind a signed link of a mail: nobody else is told of the address, and the link may ask nothing any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

SIGNED_OUT = "layouts/signin.html"
"""Around a page for whoever has come by a link alone."""


def closed(
    request: HttpRequest, sentence: str, *, broken: bool = False, layout: str = SIGNED_OUT
) -> HttpResponse:
    """The page that says that nothing is asked, and why."""
    shown = {
        "layout": layout,
        "sentence": sentence,
        "heading": _("The link does not work") if broken else _("Nothing more is asked of you"),
        "sign": "link-off" if broken else "circle-check",
    }
    return quietly(render(request, "components/closed.html", shown, status=403 if broken else 200))


def quietly(response: HttpResponse) -> HttpResponse:
    """The address is a secret: no other site is told of it, and nobody keeps the page."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
