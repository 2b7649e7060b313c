"""`manage.py recognise`: bytes in, one JSON object a line out, and no database anywhere."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.management import call_command

from registry.register.platforms.table import PLATFORMS

ROOT = Path(__file__).resolve().parents[4]
FIELDS = ["input", "verdict", "platform", "handle", "url", "address_kind", "key", "why"]


def answers(raw: bytes, *arguments: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("recognise", *arguments, stdin=io.BytesIO(raw), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_one_object_a_line() -> None:
    found = answers(b"https://m.facebook.com/lindala\r\n\n  @lindala\nx.com/lindala")
    assert [list(row) for row in found] == [FIELDS] * 4
    assert [row["input"] for row in found] == [
        "https://m.facebook.com/lindala\r",
        "",
        "  @lindala",
        "x.com/lindala",
    ]
    assert [row["verdict"] for row in found] == ["account", "reject", "ask_platform", "account"]
    assert found[0] == {
        "input": "https://m.facebook.com/lindala\r",
        "verdict": "account",
        "platform": "facebook",
        "handle": "lindala",
        "url": "https://www.facebook.com/lindala",
        "address_kind": "page",
        "key": "facebook:lindala",
        "why": None,
    }
    assert (found[1]["platform"], found[1]["handle"], found[1]["url"], found[1]["key"]) == (None,) * 4


def test_nul_separates() -> None:
    assert [row["input"] for row in answers(b"a\nb\0\0x.com/a\0", "-0")] == ["a\nb", "", "x.com/a"]
    assert [row["input"] for row in answers(b"a\0b", "-0")] == ["a", "b"]
    assert answers(b"", "-0") == []
    assert answers(b"") == []


def test_a_text_longer_than_a_chunk() -> None:
    found = answers(b"y" * 200_000 + b"\0x.com/a", "-0")
    assert [len(row["input"]) for row in found] == [200_000, 7]
    assert [row["verdict"] for row in found] == ["reject", "account"]


def test_bad_bytes_and_odd_breaks() -> None:
    found = answers("a\u2028b\x85c\n".encode() + b"\xff\xfe\n")
    assert [row["input"] for row in found] == ["a\u2028b\x85c", "\ufffd\ufffd"]


def test_platforms() -> None:
    out = io.StringIO()
    call_command("recognise", "--platforms", stdout=out)
    assert [row["key"] for row in json.loads(out.getvalue())] == [row.key for row in PLATFORMS]


def test_as_a_program_without_a_database() -> None:
    """Where there is no database to reach and the terminal speaks ASCII."""
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "PYTHONIOENCODING": "ascii",
        "PYTHONWARNINGS": "default",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "recognise", "-0"],
        input="https://www.linkedin.com/company/östra-lindala\0@öst\0".encode(),
        capture_output=True,
        cwd=ROOT,
        env=environment,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [row["key"] for row in found] == ["linkedin:company/östra-lindala", None]
    assert "ö".encode() in done.stdout
