"""The outbox: notices are queued in the transaction that causes them, and sent as mails afterwards.

A mail has the same Message-ID on every try, so that one that was delivered although nobody heard of it is
known again. What failed is tried at the next call.
"""

import hashlib
import logging
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.models import Person
from accounts.tree import Tree
from registry import numbers
from registry.cases.models import Case
from registry.notices import kinds, letters
from registry.notices.models import Notice
from registry.register.models import SocialAccount

log = logging.getLogger("registry.notices")

AWAY = (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError, smtplib.SMTPAuthenticationError)
"""The mail server is away or does not know us: there is no use in trying the next mail now."""


@dataclass(frozen=True)
class Sent:
    """How many mails went out, and how many still wait because they could not be sent."""

    count: int
    failed: int


class Waiting(NamedTuple):
    """A notice that is to be sent, and how often that had been tried when it was looked at."""

    pk: int
    tries: int


def queue(
    kind_key: str,
    *,
    case: Case | None = None,
    account: SocialAccount | None = None,
    person: Person | None = None,
    at: datetime,
    by: Person | None,
    about_day: date | None = None,
    **facts: Any,
) -> list[Notice]:
    """Writes the notices of one kind, one for each of its recipients, in the caller's transaction.

    It is about one of a case, an account and a person. `about_day` is the day that a reminder is about; `facts` are
    what its text tells besides, as JSON, and go before what the kind finds itself.
    """
    assert connection.in_atomic_block, "a notice is written in the transaction that causes it"
    kind = kinds.BY_KEY[kind_key]
    about = case or account or person
    assert about is not None, "a notice is about something"
    told = {**(kind.keeps(case) if case else {}), **facts, "by": by.pk if by else None}
    told["due"] = case.due_on.isoformat() if case and case.due_on else None
    occasion = kinds.Occasion(about, by, timezone.localdate(at))
    return Notice.objects.bulk_create(
        Notice(
            kind=kind.key,
            to=recipient if isinstance(recipient, Person) else None,
            mailbox="" if isinstance(recipient, Person) else recipient,
            case=case,
            account=account,
            about_day=about_day,
            facts=told,
            digest=kind.digest,
            queued_at=at,
        )
        for recipient in kind.to(occasion)
    )


def render(notice: Notice, *, alone: bool = True) -> letters.Letter:
    """Subject and text of a notice, in its reader's language."""
    return letters.letter(notice, kinds.BY_KEY[notice.kind].says, alone=alone)


def render_all(notices: list[Notice]) -> letters.Letter:
    """One mail for what goes to one reader: a notice, or everything that waited for the day's mail."""
    if not notices[0].digest:
        return render(notices[0])
    pieces = [render(notice, alone=False) for notice in notices]
    return letters.letter_of_the_day(notices[0], pieces)


def digest_time(at: datetime) -> datetime:
    """The last moment, at or before `at`, when mails of the day were due; what was queued until then goes."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    due = midnight + timedelta(hours=numbers.DIGEST_HOUR)
    return due if due <= at else due - timedelta(days=1)


def waiting(at: datetime) -> QuerySet[Notice]:
    """What is to be sent at a moment, fewest tries first; nothing to somebody who has left."""
    return (
        Notice.objects.filter(sent_at=None)
        .filter(Q(digest=False) | Q(queued_at__lte=digest_time(at)))
        .filter(Q(to=None) | Q(to__is_active=True))
        .order_by("tries", "queued_at", "pk")
    )


def mails(at: datetime) -> list[list[Waiting]]:
    """What waits, gathered into mails: each notice its own, those of the day's mail together by reader."""
    found: dict[object, list[Waiting]] = {}
    for notice in waiting(at).only("pk", "tries", "digest", "to_id", "mailbox"):
        reader = (notice.to_id, notice.mailbox) if notice.digest else notice.pk
        found.setdefault(reader, []).append(Waiting(notice.pk, notice.tries))
    return list(found.values())


def send(at: datetime) -> Sent:
    """Sends what waits, one mail at a time; what cannot be sent stays with its reason, and the rest goes on.

    When the mail server itself is away the round ends, and what is left is tried at the next call.
    """
    count = failed = 0
    server = get_connection()
    for mail in mails(at):
        with taken(mail) as notices:
            if not notices:
                continue
            fault = delivered(notices, server)
            ended = {"failed": reason(fault)} if fault else {"failed": "", "sent_at": at}
            Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(**ended)
        count, failed = (count, failed + 1) if fault else (count + 1, failed)
        if fault and away(fault):
            break
    with suppress(OSError):
        server.close()
    return Sent(count, failed)


@contextmanager
def taken(mail: list[Waiting]) -> Iterator[list[Notice]]:
    """The notices of a mail, taken so that no other sender sends them too; those already taken are left out.

    PostgreSQL keeps them locked until it is known how it went. SQLite would keep everybody from writing while
    a slow mail server thinks, so there only the count of tries tells two senders apart.
    """
    locks = connection.features.has_select_for_update_skip_locked
    with transaction.atomic() if locks else nullcontext():
        unsent = Notice.objects.filter(sent_at=None)
        mine = [
            notice.pk
            for notice in mail
            if unsent.select_for_update(skip_locked=True, of=("self",)).filter(pk=notice.pk).first()
            and unsent.filter(pk=notice.pk, tries=notice.tries).update(tries=F("tries") + 1)
        ]
        parts = (
            "to",
            "account__department",
            "case__account__responsible",
            "case__department",
            "case__applicant",
            "case__manager",
        )
        yield list(Notice.objects.filter(pk__in=mine).select_related(*parts))


def delivered(notices: list[Notice], server: Any) -> Exception | None:
    """Hands one mail to the mail server; what went wrong, or None."""
    try:
        message = composed(notices)
        server.open()
        message.connection = server
        message.send()
    except (OSError, ValueError) as fault:  # The server's word (also SMTPException), or a broken address
        log.warning("notice %s was not sent: %s", notices[0].pk, type(fault).__name__)
        with suppress(OSError):
            server.close()
        return fault
    except Exception as fault:  # One mail that cannot be made must not hold up everybody else's
        log.exception("notice %s cannot be made", notices[0].pk)
        return fault
    return None


def composed(notices: list[Notice]) -> EmailMessage:
    """The mail itself. Django refuses line breaks in headers with ValueError."""
    letter = render_all(notices)
    first = notices[0]
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[first.to.email if first.to else first.mailbox],
        reply_to=answers_to(first),
        headers={"Message-ID": message_id(notices), "Auto-Submitted": "auto-generated"},
    )


def message_id(notices: list[Notice]) -> str:
    """The mail's own name, the same whenever the same notices are tried again."""
    name = notices[0].message_id
    if len(notices) > 1:
        name = hashlib.sha256(" ".join(notice.message_id for notice in notices).encode()).hexdigest()[:32]
    return f"<{name}@{urlsplit(settings.SITE_URL).hostname}>"


def answers_to(notice: Notice) -> list[str]:
    """Where an answer goes: to the department's nearest function mailbox, when the unit is the reader."""
    to_the_unit = kinds.BY_KEY[notice.kind].to in (
        kinds.the_unit,
        kinds.the_unit_and_the_decider,
        kinds.the_unit_and_whoever_decides_now,
    )
    about = notice.case or notice.account
    if notice.digest or about is None or not to_the_unit:
        return []
    line = Tree.load().upwards(about.department_id)
    return [department.mailbox for department in line if department.mailbox][:1]


def reason(fault: Exception) -> str:
    """Why a mail was not sent, as whoever looks after the outbox reads it."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {said(text)}" for code, text in fault.recipients.values())
    if isinstance(fault, smtplib.SMTPResponseException):
        return f"{fault.smtp_code} {said(fault.smtp_error)}"
    return f"{type(fault).__name__}: {fault}"


def said(text: bytes | str) -> str:
    """A mail server's answer as text."""
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text


def away(fault: Exception) -> bool:
    """Whether it is the mail server that is away, and not this mail that it refuses."""
    network = isinstance(fault, OSError) and not isinstance(fault, smtplib.SMTPException)
    return network or isinstance(fault, AWAY)
