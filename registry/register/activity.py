"""Notes when an account last had a post: what tells a living account from a forgotten one."""

from datetime import date, datetime

from django.db import transaction

from accounts.history import act
from accounts.models import Person
from registry.register import facts
from registry.register.models import SocialAccount
from registry.register.upkeep import day_of, locked, may, save


def note_last_post(account: SocialAccount, on: date, *, by: Person, at: datetime) -> None:
    """Notes the day of the latest post; it says nothing new of the account, so the unit need not look at it.

    Raises Refused (input) for a day that has not come yet.
    """
    with transaction.atomic():
        row = locked(account)
        who = may("change_account", row, by, at)
        facts.refuse_unsound(row, {"last_post_on": on}, day_of(at))
        if row.last_post_on == on:
            return
        with act("note_last_post", by=by, at=at, about=[row]):
            row.last_post_on = on
            save(row, who)
