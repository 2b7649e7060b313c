"""What the tests of the import share: the samples, a way to run the command, and what the log says of it."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "lists"
SWEDEN = Path(__file__).resolve().parents[4] / "shared" / "data" / "lists" / "sweden-municipalities.csv"
ANNA = "anna.berg@lindala.example"


@dataclass(frozen=True)
class Told:
    """What a run of the command printed: the lines, the figures of the last one, and why it failed."""

    lines: list[str]
    totals: dict[str, int]
    failure: str = ""


Run = Callable[..., Told]


def figures(rows: int, new: int, changed: int, unchanged: int, refused: int) -> dict[str, int]:
    """The totals as the command prints them."""
    return {"rows": rows, "new": new, "changed": changed, "unchanged": unchanged, "refused": refused}


@pytest.fixture
def sample(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of a sample, so that what is written beside it goes away with the test."""
    return lambda name: Path(copy(SAMPLES / name, tmp_path / name))


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """A list written for the test."""

    def write(text: str | bytes, name: str = "lista.csv") -> Path:
        place = tmp_path / name
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    return write


@pytest.fixture
def run(db: Any) -> Run:
    """Runs the command as somebody would in a terminal."""

    def command(file: Path, *options: str) -> Told:
        printed = io.StringIO()
        failure = ""
        try:
            call_command("import_accounts", str(file), *options, stdout=printed, skip_checks=True)
        except CommandError as error:
            failure = str(error)
        lines = printed.getvalue().splitlines()
        totals = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
        return Told(lines, totals, failure)

    return command
