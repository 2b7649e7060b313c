"""Destroying (gallring): content goes from rows, versions and files by a decision; the fact and the digests stay."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import history, permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.removals.log import locked
from registry.removals.models import Removal, Retention
from registry.removals.retention import called, in_force, past

CONTENT = (
    "author",
    "author_told",
    "block_note",
    "picture",
    "police_report",
    "removed_by",
    "text",
    "url",
)
"""What is destroyed: all that somebody wrote or showed. Dates, reason, diary number and the picture's digest stay."""
MOST = 200
"""So many at a time: each has its versions, and everybody else waits for the log."""


def destroy(retention: Retention, chosen: Collection[str], *, by: Person, at: datetime) -> int:
    """Destroys the content of chosen removals (public ids) that are past their date; how many they were.

    One act that names the decision. Raises Refused where the decision or one of them no longer stands as it was shown.
    """
    who = Who(by, timezone.localdate(at))
    permissions.require(who, "destroy_removals", retention)
    if not chosen:
        raise Refused(_("Tick at least one."), kind="input")
    # What is stored is a record, in the municipality's language whatever the page's.
    with translation.override(settings.LANGUAGE_CODE):
        decision = called(retention)
    with act("destroy", by=by, at=at, reason=decision, about=[retention]) as opened:
        if in_force(retention.authority) != retention:
            raise Refused(_("The retention decision is no longer in force. Look at the list again."))
        found = list(past(who, retention).filter(public_id__in=chosen))
        if len(found) != len(set(chosen)):
            raise Refused(_("Somebody has changed the list meanwhile. Look at it again."), late=True)
        for removal in found:
            opened.about += [removal, removal.account]
            one(removal, retention, by=by, at=at, decision=decision)
    return len(found)


def one(removal: Removal, retention: Retention, *, by: Person, at: datetime, decision: str) -> None:
    """Destroys the content of one removal, and notes by which decision."""
    locked(removal)
    history.destroy(removal, CONTENT, by=by, at=at, decision=decision)
    row = Removal.objects.get(pk=removal.pk)
    row.destroyed_under = retention
    row.save()
