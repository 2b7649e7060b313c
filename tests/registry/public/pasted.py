"""What the tests of «Is the account genuine?» share: a small register, and a table of pasted texts."""

import csv
from pathlib import Path
from typing import Any

from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast

TABLE = Path(__file__).resolve().parents[2] / "data" / "pasted.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    PASTED = [tuple(row) for row in csv.reader(file)][1:]
"""Answer, what it is about (an address, or how many accounts have the name), text."""

Ours = dict[str, SocialAccount]

REGISTER: tuple[tuple[str, dict[str, Any]], ...] = (
    ("https://www.instagram.com/lindalabibliotek/", {}),
    ("https://www.facebook.com/lindalabibliotek", {}),
    ("https://www.tiktok.com/@lindalabibliotek", {}),
    ("https://www.facebook.com/lindalakommun", {}),
    ("https://www.youtube.com/@lindalakommun", {"status": "closing", "closes_on": make.DAY}),
    ("https://x.com/krislindala", {"status": "resting"}),
    ("https://www.linkedin.com/company/lindala-kommun/", {}),
    ("https://mastodon.nu/@lindala", {}),
    ("https://www.flickr.com/photos/lindalamuseum/", {}),
    ("https://shows.acast.com/boksnack-lindala", {}),
    ("https://www.instagram.com/lindalasimhall/", {"warning": "Någon annan skriver här."}),
    ("https://www.facebook.com/parkerlindala", {"warning": "Kapat.", "status": "resting"}),
    ("https://x.com/lindalaturism", {"status": "closed", "closed_on": make.DAY, "warning": "Kapat."}),
    ("https://www.instagram.com/lindalafritid/", {"status": "closed"}),
    ("https://www.instagram.com/hemligtlindala/", {"status": "proposed"}),
    ("https://www.facebook.com/godkantlindala", {"status": "approved"}),
    ("https://x.com/avslagetlindala", {"status": "declined"}),
    ("https://www.instagram.com/tillbakalindala/", {"status": "withdrawn"}),
)


def enter(cast: Cast) -> Ours:
    """The register, by address: accounts of every status, two of them warned of."""
    return {
        address: make.account(cast.library, cast.librarian, address, **facts) for address, facts in REGISTER
    }
