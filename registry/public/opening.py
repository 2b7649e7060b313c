"""What opens a page to strangers: only read, for everybody, and never shown stale."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from registry.web import public

FRESH = "public, max-age=0, must-revalidate"
"""Anybody may keep a copy, and asks before using it: what changes is public at once."""

View = Callable[..., HttpResponseBase]


def open_to_all(why: str) -> Callable[[View], View]:
    """Marks a page of the list: only read (405 for all else), for everybody, and never shown stale."""

    def mark(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", FRESH)
            return response

        # Nothing is changed here, so a form's token is never asked for: what is not GET or HEAD is simply 405.
        return public(why)(csrf_exempt(require_safe(shown)))

    return mark
