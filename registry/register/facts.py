"""What an account's facts must be, whoever writes them: what can't be emptied, whose address, which days."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person, address_key
from accounts.refusal import Refused
from registry.register.models import SocialAccount

SECTIONS = (
    (
        gettext_lazy("What residents read"),
        (
            "name",
            "description",
            "description_en",
            "theme",
            "language",
            "watched",
            "replies_within_hours",
            "contact",
        ),
    ),
    (
        gettext_lazy("What it is for"),
        ("address", "kind", "purpose", "audience", "pace", "comments_open", "opened_on", "ends_on"),
    ),
    (gettext_lazy("Access and safety"), ("unit_has_access", "password_place", "two_factor_on")),
    (
        gettext_lazy("Personal data and records"),
        (
            "shows_people",
            "processing_record",
            "legal_basis",
            "preservation",
            "preserved_on",
            "records_plan_item",
            "diary_number",
        ),
    ),
    (gettext_lazy("Activity"), ("last_post_on", "followers")),
)
"""How the facts are divided, on the account's page and where they are changed; every editable one has a place."""

NEVER_EMPTY = ("name", "purpose")
ALREADY = ("two_factor_on", "preserved_on", "opened_on", "last_post_on")
"""Days of what has happened."""


def different(account: SocialAccount, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the changes that say something else than what stands there."""
    return {name: value for name, value in changes.items() if getattr(account, name) != value}


def refuse_unsound(account: SocialAccount, changes: Mapping[str, Any], on: date) -> None:
    """Raises Refused (input) for the first change that an account cannot have on this day."""
    for name in NEVER_EMPTY:
        if name in changes and not str(changes[name] or "").strip() and getattr(account, name):
            raise Refused(
                _("This can't be emptied. Write something, or leave it as it was."), kind="input", field=name
            )
    for name in ALREADY:
        if changes.get(name) and changes[name] > on:
            raise Refused(_("This day has not come yet. Write when it was."), kind="input", field=name)
    refuse_own_address(str(changes.get("contact") or ""))


def refuse_own_address(contact: str) -> None:
    """Raises Refused (input) where the address that everybody may read is somebody's own."""
    # Whose it is stays unsaid: else anybody could try addresses and learn who works here.
    if contact and Person.objects.filter(email=address_key(contact)).exists():
        raise Refused(
            _(
                "This is somebody's own address, and the list shows it to everybody. Write a function mailbox, "
                "or leave the field empty."
            ),
            kind="input",
            field="contact",
        )
