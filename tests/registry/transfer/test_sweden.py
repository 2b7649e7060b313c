"""The real list: the main accounts of all Swedish municipalities, 1,268 rows."""

import csv
from pathlib import Path
from shutil import copy

import pytest

from accounts.models import Act, Department
from accounts.verifying import verify
from registry.register.models import SocialAccount
from registry.register.words import fold
from tests.registry.transfer.conftest import ANNA, SWEDEN, Run, figures

pytestmark = pytest.mark.skipif(not SWEDEN.exists(), reason="../shared/data is not beside this project")

PLATFORMS = {
    "facebook": 286,
    "youtube": 276,
    "linkedin": 263,
    "instagram": 238,
    "x": 160,
    "github": 30,
    "flickr": 13,
}

BETTER_KNOWN_AS = {
    ("Ludvika kommun", "https://www.facebook.com/143865175681259"),
    ("Sollentuna kommun", "https://www.linkedin.com/company/sollentuna"),
    ("Ydre kommun", "https://www.facebook.com/716030335138992"),
}
"""Two whose number says more than their name, one with a capital letter that LinkedIn does not keep."""


def test_the_swedish_list(tmp_path: Path, run: Run) -> None:
    file = Path(copy(SWEDEN, tmp_path / SWEDEN.name))
    mapped = ("--map", "department=name_sv", "--map", "name=name_sv", "--apply", "--registered-by", ANNA)
    told = run(file, *mapped)
    assert told.totals == figures(rows=1268, new=1266, changed=0, unchanged=0, refused=2)
    assert [line for line in told.lines if line.startswith("  Rad ")] == [
        "  Rad 456: Dubblett av rad 455.",
        "  Rad 1167: Dubblett av rad 1166.",
    ]
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    accounts = SocialAccount.objects.select_related("department")
    assert Department.objects.count() == len({row["name_sv"] for row in rows}) == 290
    assert {name: accounts.filter(platform=name).count() for name in PLATFORMS} == PLATFORMS
    assert sorted({(a.name, a.department.name) for a in accounts}) == sorted(
        {(row["name_sv"], row["name_sv"]) for row in rows}
    )
    assert {a.status for a in accounts} == {"active"}
    # The address as Wikidata has it, but for the slash that LinkedIn and Flickr end theirs with.
    listed = {(row["name_sv"], row["url"].rstrip("/").replace("/people/", "/photos/")) for row in rows}
    kept = {(a.name, recoded(a.url).rstrip("/")) for a in accounts}
    assert kept - listed == BETTER_KNOWN_AS
    found = accounts.filter(search__contains=fold("Älvsbyn"))
    assert sorted(a.platform for a in found) == sorted(
        fold(row["platform"]) for row in rows if row["name_sv"] == "Älvsbyns kommun"
    )
    assert verify().findings == []

    assert run(file, *mapped).totals == figures(rows=1268, new=0, changed=0, unchanged=1266, refused=2)
    assert Act.objects.filter(verb="import").count() == 1


def recoded(url: str) -> str:
    """An address with its letters written out."""
    from urllib.parse import unquote

    return unquote(url)
