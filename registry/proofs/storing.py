"""Keeps what people upload as proof, out of reach of the web: pictures are made anew, PDFs are kept as they came.

A file lies in settings.PRIVATE_FILES under a random name, nobody's own, and goes out through serving.py only.
"""

import hashlib
import os
import re
import secrets
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from accounts.refusal import Refused
from registry import numbers

SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
"""What is kept, and how each ends."""
PICTURES = "image/jpeg,image/png,image/webp,image/gif"
ACCEPT = f"{PICTURES},application/pdf"
"""What a form asks the browser for; a phone that takes pictures as HEIC makes JPEG of them when it reads this."""
READ = ("JPEG", "PNG", "WEBP", "GIF")
PIXELS = 50_000_000
"""A picture of 48 megapixels, the largest that phones take, is just let through."""
PAINTING = Lock()
"""One picture at a time: unpacked, one of a hundred kilobytes can take half a gigabyte and many seconds."""
PATIENCE = 5
"""Seconds that a picture waits for its turn; there must be somebody left to answer everybody else."""
NAME = re.compile(r"[0-9a-f]{32}\.(jpg|png|pdf)")
HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")

# Pillow itself then stops at twice as many, before it has unpacked anything.
Image.MAX_IMAGE_PIXELS = PIXELS


@dataclass(frozen=True)
class Kept:
    """A proof that lies in the store: its random name, the SHA-256 of what lies there, what it is, bytes."""

    name: str
    sha256: str
    media_type: str
    size: int


def keep(upload: Any, *, field: str = "proof", only_picture: bool = False) -> Kept:
    """Keeps an uploaded file (Django's UploadedFile). Raises Refused (input) beside `field`, with what to do."""
    most = numbers.PROOF_MEGABYTES * 1_000_000
    if upload.size > most:
        raise refusal(
            field,
            _(
                "The file is too large: at most %(most)s MB. Take a screenshot of it, or make the picture smaller."
            )
            % {"most": numbers.PROOF_MEGABYTES},
        )
    if not upload.size:
        raise refusal(field, _("The file is empty. Choose another one."))
    upload.seek(0)
    start = upload.read(12)
    upload.seek(0)
    if start.startswith(b"%PDF-") and only_picture:
        raise refusal(field, _("Choose a picture (JPEG, PNG, WebP or GIF), such as a screenshot."))
    if start.startswith(b"%PDF-"):
        return put(upload.read(), "application/pdf")
    if start[4:8] == b"ftyp" and start[8:12] in HEIC:
        raise refusal(field, _("We can't read HEIC pictures. Take a screenshot of it, or save it as JPEG."))
    if not PAINTING.acquire(timeout=PATIENCE):
        raise refusal(
            field, _("Many pictures are coming in right now. Wait a little and press the button again.")
        )
    try:
        return put(*made_anew(upload, most, field))
    finally:
        PAINTING.release()


def forget(name: str) -> None:
    """Takes away a file that nothing refers to: the act it was kept for was refused, or its time has come."""
    path_of(name).unlink(missing_ok=True)


def path_of(name: str) -> Path:
    """Where a kept file lies. Raises ValueError for what is no name of ours, such as a path."""
    if not NAME.fullmatch(name):
        raise ValueError("not a name of a kept file")
    return Path(settings.PRIVATE_FILES) / name


def refusal(field: str, sentence: str) -> Refused:
    """Why a file is not taken, beside its field."""
    return Refused(sentence, kind="input", field=field)


def made_anew(upload: IO[bytes], most: int, field: str) -> tuple[bytes, str]:
    """The first picture in a file, painted on a new one: where it was taken, by whom and all else is left behind."""
    try:
        picture = Image.open(upload, formats=READ)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many_pixels(field) from None
    except Exception as fault:  # Whatever a file made to break Pillow makes it raise
        raise refusal(
            field, _("We can't take this kind of file. Choose a picture (JPEG, PNG, WebP, GIF) or a PDF.")
        ) from fault
    with picture:
        if picture.width * picture.height > PIXELS:
            raise too_many_pixels(field)
        sharp = picture.format in ("PNG", "GIF")
        try:
            clean = painted(picture)
        except Exception as fault:  # As above
            raise refusal(
                field, _("We can't read the picture. Save it anew, or take a screenshot of it.")
            ) from fault
    if sharp or clean.mode == "RGBA":
        content = encoded(clean, "PNG", optimize=False)
        if len(content) <= most:
            return content, "image/png"
    return encoded(without_transparency(clean), "JPEG", quality=90), "image/jpeg"


def too_many_pixels(field: str) -> Refused:
    """Why a picture that would fill the memory is not taken."""
    return refusal(field, _("The picture is too large in pixels. Take a screenshot of it instead."))


def painted(picture: Image.Image) -> Image.Image:
    """The first frame, the right way up, as plain colours with nothing beside them."""
    picture.seek(0)
    upright = ImageOps.exif_transpose(picture)
    seen_through = "A" in upright.getbands() or "transparency" in upright.info
    clean = upright.convert("RGBA" if seen_through else "RGB")
    # Pillow would write comments, colour profiles and the like from here.
    clean.info = {}
    return clean


def without_transparency(picture: Image.Image) -> Image.Image:
    """The picture on white."""
    if picture.mode == "RGB":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def encoded(picture: Image.Image, form: str, **how: Any) -> bytes:
    """The picture's bytes in a format."""
    out = BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def put(content: bytes, media_type: str) -> Kept:
    """Writes a content under a new name: all of it or nothing, and on the disk before anybody hears of it."""
    room = Path(settings.PRIVATE_FILES)
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{secrets.token_hex(16)}.{SUFFIXES[media_type]}"
    handle, half = tempfile.mkstemp(dir=room, prefix="half-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(room / name)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise
    settle(room)
    return Kept(name, hashlib.sha256(content).hexdigest(), media_type, len(content))


def settle(room: Path) -> None:
    """Makes the new name in a folder last, too."""
    handle = os.open(room, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
