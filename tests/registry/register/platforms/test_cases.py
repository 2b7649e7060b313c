"""The addresses of the shared file and of our own sample, compared field by field."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from registry.register.platforms.recognise import recognise

ROOT = Path(__file__).resolve().parents[4]
OURS = ROOT / "tests" / "data" / "url_cases_sample.csv"
SHARED = ROOT.parent / "shared" / "data" / "url_cases.csv"


def cases(path: Path) -> list[dict[str, str]]:
    """The rows of a file; some addresses hold line breaks and characters that cannot be seen."""
    with path.open(newline="", encoding="utf-8") as source:
        return list(csv.DictReader(source))


def compare(row: dict[str, str]) -> None:
    found = recognise(row["url"])
    assert {
        "verdict": found.verdict,
        "platform": found.platform,
        "handle_or_id": found.handle,
        "canonical_url": found.url,
        "kind": found.address_kind,
        "dedupe_key": found.key,
    } == {name: row[name] for name in row if name not in ("url", "note")}
    assert found.input == row["url"]
    if not found.is_account:
        assert found.why
        return
    again = recognise(found.url)
    assert (again.verdict, again.platform, again.handle, again.url, again.key) == (
        "account",
        found.platform,
        found.handle,
        found.url,
        found.key,
    )


@pytest.mark.parametrize("row", cases(OURS), ids=lambda row: ascii(row["url"])[:60])
def test_our_sample(row: dict[str, str]) -> None:
    compare(row)


@pytest.mark.skipif(not SHARED.exists(), reason=f"the shared cases are not here: {SHARED.name}")
def test_every_shared_row() -> None:
    rows = cases(SHARED)
    assert len(rows) >= 326
    for row in rows:
        compare(row)
