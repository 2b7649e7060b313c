"""Hands out a kept proof to whoever the view has let in: pictures to look at, PDFs to save."""

from django.http import FileResponse, Http404

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
