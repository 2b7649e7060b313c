"""How a proof goes out: a picture to look at, a PDF to save, and neither may do anything."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from PIL import Image

from registry.proofs import serving, storing
from registry.proofs.storing import Kept


@pytest.fixture(autouse=True)
def store(db: Any, settings: Any, tmp_path: Path) -> Path:
    settings.PRIVATE_FILES = str(tmp_path)
    return tmp_path


def kept(content: bytes) -> Kept:
    """Something that was uploaded."""
    return storing.keep(SimpleUploadedFile("x", content))


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (9, 9), "red").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type", "disposition"),
    [
        (picture(), "image/png", 'inline; filename="skarmbild.x"'),
        (b"%PDF-1.7\n<script>alert(1)</script>", "application/pdf", 'attachment; filename="skarmbild.x"'),
    ],
    ids=["picture", "pdf"],
)
def test_it_may_do_nothing_but_be_looked_at(
    store: Path, content: bytes, media_type: str, disposition: str
) -> None:
    proof = kept(content)
    answer = serving.serve(proof.name, proof.media_type, "skarmbild.x")
    assert b"".join(answer) == (store / proof.name).read_bytes()  # type: ignore[arg-type]
    answer.close()
    assert dict(answer.headers) == {
        "Content-Type": media_type,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Content-Disposition": disposition,
        "Content-Length": str(proof.size),
    }


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("0" * 32 + ".png", "image/png"),
        ("../register.sqlite3", "image/png"),
        ("half-abc", "application/pdf"),
        ("0" * 32 + ".png", "text/html"),
    ],
)
def test_what_is_not_there_is_not_found(name: str, media_type: str) -> None:
    with pytest.raises(Http404):
        serving.serve(name, media_type, "x")


def test_a_pdf_is_never_called_a_picture() -> None:
    proof = kept(b"%PDF-1.7")
    with pytest.raises(Http404):
        serving.serve(proof.name, "image/png", "x")


def test_a_name_with_a_path_or_a_line_break_is_harmless() -> None:
    proof = kept(b"%PDF-1.7")
    answer = serving.serve(proof.name, proof.media_type, '../../å"\r\nSet-Cookie: a=b.pdf')
    answer.close()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%C3%A5")
    assert "Set-Cookie" not in answer
