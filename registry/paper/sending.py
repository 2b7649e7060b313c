"""Sends a private file: nothing in it runs, no cache keeps it, no browser guesses what it is."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

NOTHING_RUNS = "default-src 'none'; sandbox; frame-ancestors 'none'"


def file(
    content: bytes | Iterable[str], media_type: str, name: str, *, kind: Any = HttpResponse
) -> HttpResponseBase:
    """A private file to be saved: nothing in it runs, no cache keeps it, no browser guesses what it is."""
    response: HttpResponseBase = kind(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING_RUNS
    return response
