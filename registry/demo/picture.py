"""What Lindala has done for its accounts besides, so that the overview and the audit report have something to tell."""

from datetime import datetime, timedelta
from typing import Any

from registry.demo.settling import Lindala
from registry.register import upkeep
from registry.register.models import LISTED, SocialAccount

BASES = ("allmänt intresse", "samtycke", "allmänt intresse", "rättslig förpliktelse")
SHOWN = ("no", "adults", "adults", "children", "no")
LEVELS = ("overview", "unique", "complete")


def fill_in(town: Lindala, at: datetime) -> None:
    """A communicator writes down what archivist and data protection contact have found, account by account."""
    by = town.people["kommunikator"]
    accounts = SocialAccount.objects.filter(
        status__in=LISTED, registered_on__lt=town.on - timedelta(days=300)
    )
    for number, account in enumerate(accounts.order_by("pk")):
        if changes := facts(town, number):
            upkeep.change(account, changes, by=by, at=at)


def facts(town: Lindala, number: int) -> dict[str, Any]:
    """What is known of an account, by its place in the list: of some much, of some nothing."""
    found: dict[str, Any] = {}
    if number % 3:
        found |= {
            "preservation": LEVELS[number % 3],
            "preserved_on": town.on - timedelta(days=30 + number * 8),
            "records_plan_item": "3.4",
        }
    if number % 4:
        found["shows_people"] = SHOWN[number % 5]
    if number % 5 > 1:
        found |= {"processing_record": f"PUB-{100 + number}", "legal_basis": BASES[number % 4]}
    return found
