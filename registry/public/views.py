"""The pages for strangers: they never ask who it is, and answer everybody with the same bytes."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from registry.public import formerly, listing
from registry.public.fields import MEANINGS
from registry.public.formats import FORMATS, VERSION, Format, unless_known
from registry.public.searching import BrokenCursor, Filters
from registry.public.shelf import UNSAID
from registry.public.version import STANDING, one_moment
from registry.web import broken, missing, public

FRESH = "public, max-age=0, stale-if-error=86400"
"""Anybody may keep a copy, and asks before using it: what changes is public at once. Only where the register does
not answer may yesterday's copy be shown (docs/adr/0014 says why nothing more is granted to proxies)."""

View = Callable[..., HttpResponseBase]


def open_to_all(why: str, asks: Collection[str] = UNSAID) -> Callable[[View], View]:
    """Marks a page of the list: only read (405 for all else), for everybody, and never shown stale.

    It stands on the shelf (registry/public/shelf.py), so it may depend on nothing but its address, the parameters
    that it says it `asks` for, settings, the day, and what counts the public version up. It writes nothing.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            with one_moment() as standing:
                if STANDING in request.META:
                    request.META[STANDING] = standing
                request.standing = standing  # type: ignore[attr-defined]
                response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", FRESH)
            return response

        # Nothing is changed here, so a form's token is never asked for: what is not GET or HEAD is simply 405.
        marked = public(why)(csrf_exempt(require_safe(shown)))
        marked.asks = asks  # type: ignore[attr-defined]
        return marked

    return mark


@open_to_all("The list of accounts is what the register is for.", asks=Filters.ASKED)
def listed(request: HttpRequest, form: Format) -> HttpResponseBase:
    """The list, as a page or as data, with what was asked for."""
    try:
        response = form.render(form, request, Filters.read(request.GET, closed=form.data))
    except BrokenCursor:
        response = not_understood(request, form)
    if form.data:
        response["Access-Control-Allow-Origin"] = "*"
    return response


def not_understood(request: HttpRequest, form: Format | None) -> HttpResponse:
    """The answer to a place in the list that we have not given out."""
    sentence = _("The address leads to a place in the list that does not exist. Start from the beginning.")
    if form and form.data:
        return JsonResponse({"version": VERSION, "error": sentence}, status=400)
    return broken(request)


@open_to_all("Everybody may read about an account that speaks in the municipality's name.", asks=())
def account(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """One account, also when it is closed or warned of."""
    entry = listing.one(public_id)
    if entry is None:
        return missing(request)
    successor = listing.one(entry.successor) if entry.successor else None
    shown = {"entry": entry, "successor": successor}
    return unless_known(request, render(request, "public/account.html", shown))


@open_to_all("Whoever meets an old account must be able to see that it is no longer ours.", asks=("sida",))
def closed(request: HttpRequest) -> HttpResponseBase:
    """The accounts that were ours, the latest closed first."""
    try:
        shown = formerly.page(request.GET.get("sida", ""))
    except BrokenCursor:
        return not_understood(request, None)
    return unless_known(request, render(request, "public/closed.html", {"page": shown}))


@open_to_all("What the list is, and what its data mean.", asks=())
def about(request: HttpRequest) -> HttpResponseBase:
    """About the list: who keeps it, how it is used, every field of the data."""
    shown = {"fields": MEANINGS.items(), "formats": [form for form in FORMATS if form.data]}
    return unless_known(request, render(request, "public/about.html", shown))
