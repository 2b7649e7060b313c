"""What opens a page to strangers: only read, for everybody, and never shown stale."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from registry.public.shelf import UNSAID
from registry.public.version import STANDING, one_moment
from registry.web import public

FRESH = "public, max-age=0, stale-if-error=86400"
"""Anybody may keep a copy, and asks before using it: what changes is public at once. Only where the register does
not answer may yesterday's copy be shown (docs/adr/0015 says why nothing more is granted to proxies)."""

View = Callable[..., HttpResponseBase]


def open_to_all(why: str, asks: Collection[str] | None = UNSAID) -> Callable[[View], View]:
    """Marks a page of the list: only read (405 for all else), for everybody, and never shown stale.

    It stands on the shelf (registry/public/shelf.py), so it may depend on nothing but its address, the parameters
    that it says it `asks` for, settings, the day, and what counts the public version up. It writes nothing. A page
    that depends on more `asks` for None, and is made anew for each reader.
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
