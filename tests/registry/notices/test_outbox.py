"""The outbox: written with the act, sent once, and nothing lost when sending fails."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.history import act
from accounts.models import Person
from registry.cases import flow
from registry.notices import outbox
from registry.notices.models import Notice
from registry.notices.outbox import Sent
from tests import make
from tests.cast import Cast, assemble
from tests.registry.notices import events
from tests.registry.notices.conftest import MailServer, free_port, subject

NEXT_DAY = make.MOMENT + timedelta(days=1)
KAJ, TOVE, KIM = "kommunikator@prov.example", "tf@prov.example", "handlaggare@prov.example"
CLEO = "kommunikationschef@prov.example"
NEW = "Ny ansökan: Instagram för Stadsbiblioteket"
RECEIVED = "Vi har fått din ansökan: Instagram för Stadsbiblioteket"


def at(hour: int, day: int = 22) -> datetime:
    return datetime(2026, 11, day, hour, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


def test_what_waits_is_sent_once(cast: Cast, smtp: MailServer) -> None:
    events.submitted(cast)
    assert outbox.send(make.MOMENT) == Sent(4, 0)
    assert smtp.told == [(KAJ, NEW), (TOVE, NEW), (CLEO, NEW), (KIM, RECEIVED)]
    assert outbox.send(NEXT_DAY) == Sent(0, 0)
    assert len(smtp.came) == 4
    assert set(Notice.objects.values_list("sent_at", "tries", "failed")) == {(make.MOMENT, 1, "")}


def test_a_mail_says_what_it_is_and_where_answers_go(cast: Cast, smtp: MailServer) -> None:
    events.submitted(cast)
    outbox.send(make.MOMENT)
    to_unit, *_others, receipt = smtp.came
    notice = Notice.objects.get(kind="submitted", to=cast.communicator)
    assert to_unit["Message-ID"] == f"<{notice.message_id}@konton.prov.example>"
    assert to_unit["Auto-Submitted"] == "auto-generated"
    assert to_unit["Reply-To"] == "kultur@prov.example"
    assert to_unit["From"] == "kontoregistret@lindala.example"
    assert receipt["Reply-To"] is None
    assert to_unit.get_content().replace("\r\n", "\n") == outbox.render(notice).body


def test_an_act_that_is_rolled_back_leaves_no_mail(cast: Cast) -> None:
    def fails_late() -> None:
        with act("anything", by=cast.coordinator, at=make.MOMENT):
            events.submitted(cast)
            raise LookupError(Notice.objects.count())

    with pytest.raises(LookupError, match="4"):
        fails_late()
    assert Notice.objects.count() == 0


def test_a_refused_recipient_keeps_the_reason_and_the_others_are_sent(cast: Cast, smtp: MailServer) -> None:
    smtp.refused = {KAJ}
    events.submitted(cast)
    assert outbox.send(make.MOMENT) == Sent(3, 1)
    assert smtp.told == [(TOVE, NEW), (CLEO, NEW), (KIM, RECEIVED)]
    waiting = Notice.objects.get(sent_at=None)
    assert (waiting.to, waiting.tries, waiting.failed) == (cast.communicator, 1, "550 No such mailbox")
    smtp.refused = set()
    assert outbox.send(NEXT_DAY) == Sent(1, 0)
    waiting.refresh_from_db()
    assert (waiting.sent_at, waiting.tries, waiting.failed) == (NEXT_DAY, 2, "")


def test_a_mail_has_one_name_on_every_try(cast: Cast, smtp: MailServer) -> None:
    events.submitted(cast)
    notice = Notice.objects.get(kind="receipt")
    first = outbox.message_id([notice])
    smtp.refused = {KIM}
    outbox.send(make.MOMENT)
    smtp.refused = set()
    outbox.send(NEXT_DAY)
    assert smtp.came[-1]["Message-ID"] == first


def test_when_the_mail_server_is_away_the_round_ends_and_all_is_sent_later(
    cast: Cast, smtp: MailServer, settings: Any
) -> None:
    events.submitted(cast)
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    assert outbox.send(make.MOMENT) == Sent(0, 1)
    assert sorted(Notice.objects.values_list("tries", flat=True)) == [0, 0, 0, 1]
    assert Notice.objects.get(tries=1).failed.startswith("ConnectionRefusedError: ")
    settings.EMAIL_PORT = there
    assert outbox.send(NEXT_DAY) == Sent(4, 0)
    assert len(smtp.came) == 4


def test_an_address_with_a_line_break_adds_no_header(cast: Cast, smtp: MailServer) -> None:
    events.submitted(cast)
    with act("change_person", by=None, at=make.MOMENT, about=[cast.communicator]):
        cast.communicator.email = "kaj@prov.example\nBcc: tjuv@prov.example"
        cast.communicator.save()
    assert outbox.send(make.MOMENT) == Sent(3, 1)
    assert smtp.recipients == [[TOVE], [CLEO], [KIM]]
    assert Notice.objects.get(sent_at=None).failed.startswith("ValueError: ")


def test_a_name_with_a_line_break_adds_no_header(cast: Cast, smtp: MailServer) -> None:
    cast.library.name = "Stads\r\nBcc: tjuv@prov.example\r\n\r\nbiblioteket"
    with act("rename", by=None, at=make.MOMENT, about=[cast.library]):
        cast.library.save()
    events.submitted(cast)
    outbox.send(make.MOMENT)
    assert smtp.recipients == [[KAJ], [TOVE], [CLEO], [KIM]]
    assert subject(smtp.came[0]) == ("Ny ansökan: Instagram för Stads Bcc: tjuv@prov.example biblioteket")
    assert smtp.came[0]["Bcc"] is None


def test_a_mail_that_cannot_be_made_holds_up_nobody(cast: Cast, smtp: MailServer) -> None:
    events.declined(cast)
    broken = Notice.objects.get(kind="declined", to=cast.coordinator)
    broken.facts = {"decision": 0}
    broken.save()
    sent = outbox.send(make.MOMENT)
    broken.refresh_from_db()
    assert (sent.failed, broken.sent_at, broken.failed[:12]) == (1, None, "DoesNotExist")
    assert not Notice.objects.filter(sent_at=None).exclude(pk=broken.pk).exists()


def test_somebody_who_has_left_is_sent_nothing(cast: Cast, smtp: MailServer) -> None:
    events.submitted(cast)
    with act("deactivate", by=None, at=make.MOMENT, about=[cast.communicator]):
        cast.communicator.is_active = False
        cast.communicator.save()
    assert outbox.send(make.MOMENT) == Sent(3, 0)
    assert smtp.told == [(TOVE, NEW), (CLEO, NEW), (KIM, RECEIVED)]
    assert outbox.waiting(NEXT_DAY).count() == 0


def test_a_function_mailbox_is_sent_what_its_department_should_know(cast: Cast, smtp: MailServer) -> None:
    case = events.submitted(cast)
    with act("deactivate", by=None, at=make.MOMENT, about=[cast.coordinator]):
        cast.coordinator.is_active = False
        cast.coordinator.save()
    events.returned(cast, case)
    outbox.send(make.MOMENT)
    assert smtp.told[-1] == (
        "kultur@prov.example",
        "Komplettera din ansökan: Instagram för Stadsbiblioteket",
    )


def to_kaj_only(cast: Cast) -> Person:
    """Leaves Kaj as the only communicator, so that one reader's mail is looked at."""
    with act("end_grant", by=None, at=make.MOMENT, about=[cast.acting_chief]):
        for grant in cast.acting_chief.grants.filter(role="communicator"):
            grant.until = grant.since
            grant.save()
    return cast.communicator


def three_events(cast: Cast) -> None:
    """Three things that only inform, at 10.31."""
    for number in (1, 2, 3):
        address = f"https://www.instagram.com/konto{number}/"
        case = make.case(cast.coordinator, make.application(cast.library, cast.librarian, address))
        flow.take(case, "withdraw", by=cast.coordinator, at=make.MOMENT)


def test_what_only_informs_waits_for_the_hour_and_comes_in_one_mail(cast: Cast, smtp: MailServer) -> None:
    kaj = to_kaj_only(cast)
    three_events(cast)
    outbox.send(at(14))
    smtp.came.clear()
    assert outbox.send(at(14)) == Sent(0, 0)
    assert outbox.send(at(15)) == Sent(1, 0)
    mail = smtp.came[0]
    assert (mail["To"], subject(mail)) == (kaj.email, "Senaste händelser i kontoregistret")
    piece = (
        "{n}. Tillbakadragen ansökan: Instagram för Stadsbiblioteket\n"
        "Kim Kultur har tagit tillbaka ansökan. Du behöver inte göra något.\n\n"
        "Öppna ärende 2026-000{n}: https://konton.prov.example/arenden/2026-000{n}/\n\n"
    )
    assert mail.get_content().replace("\r\n", "\n") == (
        "".join(piece.format(n=n) for n in (1, 2, 3))
        + "--\nKontoregistret, Lindala kommun\nhttps://konton.prov.example\n"
    )
    assert outbox.send(at(16)) == Sent(0, 0)


def test_what_happens_after_the_hour_waits_until_the_next_day(cast: Cast, smtp: MailServer) -> None:
    to_kaj_only(cast)
    three_events(cast)
    Notice.objects.filter(digest=True).update(queued_at=at(15) + timedelta(minutes=1))
    outbox.send(at(23))
    smtp.came.clear()
    assert outbox.send(at(14, day=23)) == Sent(0, 0)
    assert outbox.send(at(15, day=23)) == Sent(1, 0)


def test_the_days_mail_is_in_the_readers_language(cast: Cast, smtp: MailServer) -> None:
    kaj = to_kaj_only(cast)
    with act("change_person", by=None, at=make.MOMENT, about=[kaj]):
        kaj.language = "en"
        kaj.save()
    three_events(cast)
    outbox.send(at(14))
    smtp.came.clear()
    outbox.send(at(15))
    (mail,) = smtp.came
    assert (subject(mail), mail.get_content().splitlines()[0]) == (
        "Latest events in the account register",
        "1. Withdrawn application: Instagram for Stadsbiblioteket",
    )


def test_the_days_mail_that_is_refused_waits_as_a_whole_under_one_name(cast: Cast, smtp: MailServer) -> None:
    kaj = to_kaj_only(cast)
    three_events(cast)
    outbox.send(at(14))
    name = outbox.message_id(list(Notice.objects.filter(digest=True)))
    smtp.refused = {kaj.email}
    assert outbox.send(at(15)) == Sent(0, 1)
    assert set(Notice.objects.filter(digest=True).values_list("failed", "sent_at")) == {
        ("550 No such mailbox", None)
    }
    smtp.refused = set()
    assert outbox.send(at(16)) == Sent(1, 0)
    assert smtp.came[-1]["Message-ID"] == name


def test_what_another_sender_has_taken_is_left_to_it(cast: Cast, smtp: MailServer) -> None:
    events.submitted(cast)
    seen = outbox.mails(make.MOMENT)
    with outbox.taken(seen[0]) as mine, outbox.taken(seen[0]) as theirs:
        assert (len(mine), len(theirs)) == (1, 0)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once(smtp: MailServer) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite does not lock while it sends")
    cast = assemble()
    for number in range(5):
        address = f"https://www.instagram.com/konto{number}/"
        make.case(cast.coordinator, make.application(cast.library, cast.librarian, address))

    def sender() -> int:
        try:
            return outbox.send(make.MOMENT).count
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as senders:
        sent = [running.result() for running in [senders.submit(sender), senders.submit(sender)]]
    assert sum(sent) == len(smtp.came) == Notice.objects.count() == 20
    assert len({mail["Message-ID"] for mail in smtp.came}) == 20


def test_the_command_says_how_it_went(cast: Cast, smtp: MailServer) -> None:
    events.submitted(cast)
    smtp.refused = {KAJ}
    said, wrong = StringIO(), StringIO()
    call_command("send_notices", stdout=said, stderr=wrong)
    assert said.getvalue() == "3 mejl skickades.\n"
    assert wrong.getvalue() == "1 mejl gick inte att skicka och väntar till nästa gång.\n"
