"""Logging what has been taken away from an account, and adding to it what came later."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.guidelines import reviewing
from registry.notices import outbox
from registry.proofs.storing import Kept
from registry.register.models import SocialAccount
from registry.removals.models import REASONS, UNSEEN, Removal

FACTS = (
    "kind",
    "reason",
    "action",
    "seen_on",
    "removed_on",
    "removed_by",
    "url",
    "author",
    "author_told",
    "reported_on",
    "police_on",
    "police_report",
    "blocked_from",
    "blocked_until",
    "diary_number",
    "records_plan_item",
)
"""What is said of a removal besides the evidence; it can be added to and mended afterwards."""

INSIDE = ("removed_by", "url", "author", "author_told", "police_report")
"""Those of them that are shown within the authority only, as the evidence is."""

ALLOWED_BY = {"off_topic": "remove_off_topic", "duplicate": "remove_duplicates"}
"""Reasons that are none («I övrigt tar vi inte bort»), unless the guideline in force has a requirement of this key."""


def reasons_on(day: date) -> list[tuple[str, Any]]:
    """The reasons for which something may be taken away on a day."""
    allowed = set(
        reviewing.in_force(day).requirements.filter(key__in=ALLOWED_BY.values()).values_list("key", flat=True)
    )
    return [(key, label) for key, label in REASONS if ALLOWED_BY.get(key, "") in {"", *allowed}]


def keep_out() -> str:
    """What whoever meets something secret reads."""
    return _(
        "Don't put the text or the picture here. Hand it to your board's registrar, and write the diary number. "
        "Nothing of it has been kept: press the button again to log the removal without it."
    )


def log(
    account: SocialAccount,
    said: Mapping[str, Any],
    *,
    text: str = "",
    picture: Kept | None = None,
    by: Person,
    at: datetime,
) -> Removal:
    """Logs a removal, with what shows it; `said` holds FACTS. The authority's registrar is told of it.

    Raises Refused (input): for evidence of what nothing may be kept of, and for a reason that is none.
    """
    day = timezone.localdate(at)
    removal = Removal(account=account, department_id=account.department_id, logged_by=by, logged_at=at)
    with act("log_removal", by=by, at=at, about=[removal, account]):
        permissions.require(Who(by, day), "log_removal", account)
        fill(removal, said, day)
        removal.text = text.strip()
        if picture:
            removal.picture, removal.picture_type = picture.name, picture.media_type
            removal.picture_sha256 = picture.sha256
        refuse_unseen(removal)
        removal.save()
        if not removal.is_registered:
            outbox.queue("removed", account=account, by=by, at=at)
    return removal


def change(removal: Removal, said: Mapping[str, Any], *, by: Person, at: datetime) -> Removal:
    """Mends a removal or adds to it: the police report, that the writer was told. The evidence stays as it is.

    Raises Refused: (conflict) once its content has been destroyed, and (input) as when it is logged.
    """
    day = timezone.localdate(at)
    with act("change_removal", by=by, at=at, about=[removal, removal.account]):
        row = locked(removal)
        permissions.require(Who(by, day), "log_removal", row)
        refuse_destroyed(row)
        fill(row, said, day)
        if row.reason in UNSEEN and (row.text or row.picture):
            raise Refused(
                _("There is a text or a picture. Ask the registrar before you change the reason."),
                kind="input",
                field="reason",
            )
        refuse_unseen(row)
        row.save()
    return row


def locked(removal: Removal) -> Removal:
    """The removal as it stands, locked until the act is over."""
    return Removal.objects.select_for_update(of=("self",)).select_related("account").get(pk=removal.pk)


def refuse_destroyed(removal: Removal) -> None:
    """Raises Refused (conflict) once the content has been destroyed: what is left is as it is."""
    if removal.destroyed_on:
        raise Refused(_("The content has been destroyed. What is left can't be changed."))


def refuse_unseen(removal: Removal) -> None:
    """Raises Refused (input) where there is evidence of something that nothing may be kept of."""
    shown = removal.text or removal.picture
    if removal.reason == "child_abuse" and (shown or removal.url or removal.author):
        raise Refused(_("Nothing of it may be kept here. Call the police."), kind="input", field="reason")
    if removal.reason == "secrecy" and shown:
        raise Refused(keep_out(), kind="input", field="reason")


def fill(removal: Removal, said: Mapping[str, Any], day: date) -> None:
    """Takes over what was said, where it can be true. Raises Refused (input)."""
    before = removal.reason
    for name in FACTS:
        if name in said:
            value = said[name]
            setattr(removal, name, " ".join(value.split()) if isinstance(value, str) else value)
    if removal.reason != before and removal.reason not in dict(reasons_on(day)):
        raise Refused(
            _("The guideline does not let you remove for that reason."), kind="input", field="reason"
        )
    if removal.removed_on > day:
        raise Refused(_("Choose today or an earlier day."), kind="input", field="removed_on")
    if removal.seen_on and removal.seen_on > removal.removed_on:
        raise Refused(_("It can't have been removed before it was seen."), kind="input", field="seen_on")
    fill_block(removal)


def fill_block(removal: Removal) -> None:
    """A block begins on the day of the removal unless something else is said, and always has an end."""
    if removal.blocked_until is None:
        if removal.blocked_from:
            raise Refused(
                _("Write when the block ends. It can be prolonged."), kind="input", field="blocked_until"
            )
        return
    removal.blocked_from = removal.blocked_from or removal.removed_on
    if removal.blocked_until < removal.blocked_from:
        raise Refused(
            _("Choose a day after the one when the block began."), kind="input", field="blocked_until"
        )
