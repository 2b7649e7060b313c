"""Private files: under a name that nobody guesses, written once, served by no address of their own."""

import os
import secrets
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """Where the private files lie: beside nothing that is served."""
    return Path(settings.MEDIA_ROOT) / "private"


def keep(content: bytes, suffix: str) -> str:
    """Writes a new file to the disk itself, readable by the register's own user only; its name."""
    token = secrets.token_hex(20)
    name = f"{token[:2]}/{token[2:]}.{suffix}"
    place = folder() / name
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return name


def read(name: str) -> bytes:
    """The bytes of a private file. Raises FileNotFoundError where it is gone."""
    return (folder() / name).read_bytes()


def drop(name: str) -> None:
    """Takes away a file whose record was never written."""
    (folder() / name).unlink(missing_ok=True)
