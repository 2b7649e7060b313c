"""What people upload as proof: what is taken, what is left behind, and what is refused with what to do."""

import hashlib
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from accounts.refusal import Refused
from registry import numbers
from registry.proofs import storing

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
SCRIPT = b"<script>alert(1)</script>"
WRONG_TYPE = "Den här sortens fil går inte att ladda upp. Välj en bild (JPEG, PNG, WebP, GIF) eller en PDF."
UNREADABLE = "Bilden går inte att läsa. Spara den på nytt, eller ta en skärmbild av den."
TOO_MANY_PIXELS = "Bilden har för många bildpunkter. Ta en skärmbild av den i stället."


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    settings.PRIVATE_FILES = str(tmp_path / "private")
    return tmp_path / "private"


def upload(content: bytes, name: str = "bevis.png", media_type: str = "image/png") -> SimpleUploadedFile:
    """A file as it comes from a browser, which says what it likes of it."""
    return SimpleUploadedFile(name, content, media_type)


def picture(form: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **how: Any) -> bytes:
    """A picture, red on the left and blue on the right."""
    painted = Image.new(mode, size, "blue")
    painted.paste("red", (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    painted.save(out, form, **how)
    return out.getvalue()


def lies(store: Path) -> list[str]:
    """What lies in the store."""
    return sorted(path.name for path in store.iterdir()) if store.exists() else []


def seen(store: Path, kept: storing.Kept) -> Image.Image:
    """The picture that was kept."""
    return Image.open(store / kept.name)


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/jpeg"), ("GIF", "image/png")],
)
def test_pictures_are_kept_as_jpeg_or_png(store: Path, form: str, media_type: str) -> None:
    kept = storing.keep(upload(picture(form)))
    content = (store / kept.name).read_bytes()
    assert kept == storing.Kept(kept.name, hashlib.sha256(content).hexdigest(), media_type, len(content))
    shown = seen(store, kept).convert("RGB")
    assert shown.size == (40, 20)
    red, blue = shown.getpixel((2, 10)), shown.getpixel((37, 10))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert (red[0] > 200, red[2] < 60, blue[0] < 60, blue[2] > 200) == (True,) * 4


def test_a_pdf_is_kept_as_it_came(store: Path) -> None:
    kept = storing.keep(upload(PDF, "beslut.pdf", "application/pdf"))
    assert kept == storing.Kept(kept.name, hashlib.sha256(PDF).hexdigest(), "application/pdf", len(PDF))
    assert (store / kept.name).read_bytes() == PDF


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..\\..\\start.bat", "/tmp/x.png", "a\0b.png", "å" * 300]
)
def test_nothing_of_the_name_is_kept(store: Path, name: str) -> None:
    sent = upload(picture("PNG"))
    sent._name = name
    kept = storing.keep(sent)
    assert storing.NAME.fullmatch(kept.name)
    assert lies(store) == [kept.name]


def test_files_are_the_registers_own(store: Path) -> None:
    kept = storing.keep(upload(picture("PNG")))
    assert oct((store / kept.name).stat().st_mode & 0o777) == "0o600"
    assert oct(store.stat().st_mode & 0o777) == "0o700"


def test_where_and_by_whom_a_picture_was_taken_is_left_behind(store: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "hemligkamera"
    exif[0x013B] = "hemligperson"
    exif[0x8825] = {1: "N", 2: (57.0, 42.0, 0.0)}
    sent = picture("JPEG", exif=exif, comment=b"hemligkommentar", xmp=b"<x>hemligxmp</x>")
    assert sent.count(b"hemlig") == 4
    kept = storing.keep(upload(sent, "IMG_0001.jpg", "image/jpeg"))
    assert (store / kept.name).read_bytes().count(b"hemlig") == 0
    assert dict(seen(store, kept).getexif()) == {}


def test_what_a_png_says_beside_the_picture_is_left_behind(store: Path) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "hemligperson")
    kept = storing.keep(upload(picture("PNG", pnginfo=said)))
    assert (store / kept.name).read_bytes().count(b"hemlig") == 0


def test_a_picture_taken_on_its_side_stands_up(store: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = storing.keep(upload(picture("JPEG", exif=exif), "x.jpg", "image/jpeg"))
    assert seen(store, kept).size == (20, 40)


def test_of_what_moves_the_first_picture_is_kept(store: Path) -> None:
    out = BytesIO()
    first = Image.new("RGB", (10, 10), "red")
    first.save(out, "GIF", save_all=True, append_images=[Image.new("RGB", (10, 10), "blue")])
    shown = seen(store, storing.keep(upload(out.getvalue(), "x.gif", "image/gif")))
    assert (getattr(shown, "n_frames", 1), shown.convert("RGB").getpixel((5, 5))) == (1, (255, 0, 0))


def test_what_can_be_seen_through_still_can(store: Path) -> None:
    out = BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(out, "WEBP", lossless=True)
    shown = seen(store, storing.keep(upload(out.getvalue(), "x.webp", "image/webp")))
    pixel = shown.getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert (shown.format, pixel[3]) == ("PNG", 0)


def test_a_picture_that_grows_too_large_as_png_becomes_jpeg(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "PROOF_MEGABYTES", 1)
    noise = Image.merge("RGB", [Image.effect_noise((900, 900), 200) for _band in range(3)])
    noise.putalpha(200)
    sent = BytesIO()
    noise.save(sent, "WEBP", quality=30)
    assert len(sent.getvalue()) < 1_000_000 < len(storing.encoded(noise, "PNG"))
    kept = storing.keep(upload(sent.getvalue()))
    assert (kept.media_type, seen(store, kept).mode) == ("image/jpeg", "RGB")


def png_that_claims(width: int, height: int) -> bytes:
    """A small PNG that says that it is a huge one."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "svg with a script": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
        WRONG_TYPE,
    ),
    "html": (lambda: b"<!doctype html><html>" + SCRIPT, WRONG_TYPE),
    "html before a pdf": (lambda: SCRIPT + PDF, WRONG_TYPE),
    "a blank before a pdf": (lambda: b"\n" + PDF, WRONG_TYPE),
    "a program": (lambda: b"MZ\x90\0" + b"\0" * 200, WRONG_TYPE),
    "an archive": (lambda: b"PK\x03\x04" + b"\0" * 200, WRONG_TYPE),
    "a picture of another kind": (lambda: picture("TIFF"), WRONG_TYPE),
    "postscript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nquit\n", WRONG_TYPE),
    "half a jpeg": (lambda: picture("JPEG", (400, 400))[:-900], UNREADABLE),
    "a png that claims too much": (lambda: png_that_claims(9000, 9000), TOO_MANY_PIXELS),
    "a png that claims far too much": (lambda: png_that_claims(60_000, 60_000), TOO_MANY_PIXELS),
    "a png with nothing in it": (lambda: png_that_claims(600, 600), UNREADABLE),
    "heic": (
        lambda: b"\0\0\0\x18ftypheic" + b"\0" * 50,
        "HEIC-bilder går inte att läsa. Ta en skärmbild av den, eller spara den som JPEG.",
    ),
    "nothing": (lambda: b"", "Filen är tom. Välj en annan."),
    "too much": (
        lambda: PDF + b"\0" * 10_000_000,
        "Filen är för stor. Den får vara högst 10 MB. Ta en skärmbild av den, eller gör bilden mindre.",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_says_what_to_do(store: Path, what: str) -> None:
    content, sentence = REFUSED[what]
    with pytest.raises(Refused) as refused:
        storing.keep(upload(content()), field="evidence")
    assert (str(refused.value), refused.value.kind, refused.value.field) == (sentence, "input", "evidence")
    assert lies(store) == []


@pytest.mark.parametrize("form", ["GIF", "PNG", "JPEG"])
def test_a_polyglot_loses_what_it_hid(store: Path, form: str) -> None:
    kept = storing.keep(upload(picture(form) + SCRIPT + PDF, "bild.html", "text/html"))
    content = (store / kept.name).read_bytes()
    assert (content.count(b"script"), content.count(b"%PDF")) == (0, 0)
    assert kept.media_type in ("image/png", "image/jpeg")


def test_a_gif_that_is_a_script_loses_it(store: Path) -> None:
    honest = picture("GIF")
    # A comment block may hold anything: «GIF89a/*…*/=1;alert(1)» is read as a script by whoever asks for one.
    block = b"\x21\xfe" + bytes([len(SCRIPT)]) + SCRIPT + b"\0"
    at = 13 + 3 * 2 ** ((honest[10] & 7) + 1)
    kept = storing.keep(upload(honest[:at] + block + honest[at:], "x.gif", "image/gif"))
    assert (store / kept.name).read_bytes().count(b"script") == 0


def test_a_disk_that_is_full_leaves_no_half_file(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storing.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        storing.keep(upload(PDF))
    assert lies(store) == []


def test_what_was_kept_for_nothing_is_forgotten(store: Path) -> None:
    kept = storing.keep(upload(PDF))
    storing.forget(kept.name)
    storing.forget(kept.name)
    assert lies(store) == []


@pytest.mark.parametrize(
    "name", ["../register.sqlite3", "half-abc", "", "a" * 32 + ".svg", "A" * 32 + ".png"]
)
def test_nothing_else_can_be_named(name: str) -> None:
    with pytest.raises(ValueError, match="not a name of a kept file"):
        storing.path_of(name)
