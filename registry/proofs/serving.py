"""Hands out files to whoever the view has let in: kept proofs to look at or save, and what is made for them."""

from collections.abc import Iterable
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from registry.proofs.storing import SUFFIXES, path_of

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    # Whatever it is, it may do nothing but be looked at.
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


def serve(kept_name: str, media_type: str, filename: str) -> FileResponse:
    """The file as an answer, called `filename` where it is saved; 404 where there is none. Asks nobody who may."""
    try:
        path = path_of(kept_name)
        if path.suffix != f".{SUFFIXES[media_type]}":
            raise Http404
        file = path.open("rb")
    except (ValueError, KeyError, FileNotFoundError) as fault:
        raise Http404 from fault
    return FileResponse(
        file,
        as_attachment=not media_type.startswith("image/"),
        filename=filename,
        content_type=media_type,
        headers=HEADERS,
    )


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
