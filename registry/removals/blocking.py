"""Blocks that follow a removal: each has a last day, on which somebody lifts it or says why it goes on."""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.removals.log import locked, refuse_destroyed
from registry.removals.models import Removal

A_WEEK = timedelta(days=7)
"""So long before its last day a block stands on the desks of the account's people."""


def ending(on: date) -> "QuerySet[Removal]":
    """Blocks whose last day has come, that nobody has lifted or prolonged."""
    return Removal.objects.filter(unblocked_on=None, destroyed_on=None, blocked_until__lte=on).order_by(
        "blocked_until", "pk"
    )


def lift(removal: Removal, *, by: Person, at: datetime) -> None:
    """Notes that the block was lifted on the platform."""
    with act("end_block", by=by, at=at, about=[removal, removal.account]):
        row = blocking(removal, by, at)
        row.unblocked_on = timezone.localdate(at)
        row.save()


def prolong(removal: Removal, until: date, note: str, *, by: Person, at: datetime) -> None:
    """Lets a block go on until another day, and says why. Raises Refused (input)."""
    with act("prolong_block", by=by, at=at, about=[removal, removal.account]):
        row = blocking(removal, by, at)
        if not note.strip():
            raise Refused(_("Write why the block goes on."), kind="input", field="note")
        if row.blocked_until is None or until <= max(row.blocked_until, timezone.localdate(at)):
            raise Refused(_("Choose a later day than the block has now."), kind="input", field="until")
        row.blocked_until, row.block_note = until, " ".join(note.split())
        row.save()


def blocking(removal: Removal, by: Person, at: datetime) -> Removal:
    """The removal, locked, while somebody is blocked for it. Raises Refused."""
    row = locked(removal)
    permissions.require(Who(by, timezone.localdate(at)), "log_removal", row)
    refuse_destroyed(row)
    if not row.is_blocking:
        raise Refused(_("Nobody is blocked for it any more."))
    return row
