"""The conversation on a case, between the department and the communications unit."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.cases import flow
from registry.cases.models import Case, Message
from registry.notices import outbox


def side_of(who: Who) -> str:
    """On which side of the conversation somebody stands."""
    return "unit" if who.in_unit else "department"


def write(case: Case, text: str, *, by: Person, at: datetime) -> Message:
    """Writes a message to the other side, who gets a mail; whoever answers has read what came before."""
    if not text.strip():
        raise Refused(_("Write something first."), kind="input", field="text")
    with act("message", by=by, at=at, about=[case]):
        row = flow.locked(case)
        who = Who(by, timezone.localdate(at))
        permissions.require(who, "write_message", row)
        if row.state == "draft":
            raise Refused(_("Send it in first, then you can write to each other here."))
        settle(row, who, at)
        message = Message(case=row, side=side_of(who), by=by, at=at, text=text.strip())
        message.save()
        outbox.queue("message", case=row, at=at, by=by)
    return message


def mark_read(case: Case, *, by: Person, at: datetime) -> None:
    """Takes the other side's messages off the desk."""
    with act("read_messages", by=by, at=at, about=[case]):
        row = flow.locked(case)
        who = Who(by, timezone.localdate(at))
        permissions.require(who, "write_message", row)
        settle(row, who, at)


def unread(case: Case, who: Who) -> bool:
    """Whether the other side has written something that nobody on this side has read."""
    return case.messages.filter(read_at=None).exclude(side=side_of(who)).exists()


def settle(case: Case, who: Who, at: datetime) -> None:
    """Marks what the other side has written as read."""
    for message in case.messages.filter(read_at=None).exclude(side=side_of(who)):
        message.read_at = at
        message.save()
