"""The conversation on a case, as both sides meet it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Act, Person
from registry.cases.models import Case, Message
from registry.notices.models import Notice
from tests.cast import Cast
from tests.registry.cases import filled
from tests.registry.cases.filled import sent
from tests.registry.cases.read import said

As = Callable[[Person | None], Client]


def write(client: Client, case: Case, text: str) -> Any:
    return client.post(f"/en/arenden/{case.number}/meddelande/", sent({"text": text}), follow=True)


def unread(client: Client, case: Case) -> bool:
    return bool(client.get(f"/en/arenden/{case.number}/").context["unread"])


def test_a_message_reaches_the_other_side_and_is_unread_there(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    department, unit = as_person(cast.coordinator), as_person(cast.chief)
    response = write(department, case, "  När får vi svar?  ")
    assert said(response)[:1] == ["Your message has been sent."]
    message = Message.objects.get()
    assert (message.text, message.side, message.by) == ("När får vi svar?", "department", cast.coordinator)
    assert (unread(department, case), unread(unit, case)) == (False, True)
    assert {notice.to for notice in Notice.objects.filter(kind="message")} == {
        cast.communicator,
        cast.acting_chief,
    }


def test_whoever_answers_has_read(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    department, unit = as_person(cast.coordinator), as_person(cast.communicator)
    write(department, case, "När får vi svar?")
    write(unit, case, "I dag.")
    assert (unread(department, case), unread(unit, case)) == (True, False)


def test_messages_are_marked_as_read_by_a_button(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    write(as_person(cast.coordinator), case, "När får vi svar?")
    unit, words = as_person(cast.communicator), sent({})
    path = f"/en/arenden/{case.number}/last/"
    for _time in range(2):
        assert unit.post(path, words)["Location"] == f"/en/arenden/{case.number}/"
    assert unread(unit, case) is False
    assert Act.objects.filter(verb="read_messages").count() == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write something first."),
        ("  ", "Write something first."),
        ("a\x00b", "The text holds a character that can't be read. Write it again by hand."),
        ("x" * 10_001, "Write at most 10000 characters. Now there are 10001."),
    ],
)
def test_what_cannot_be_sent_is_said_beside_the_field(
    cast: Cast, as_person: As, text: str, sentence: str
) -> None:
    case = filled.case(cast)
    response = write(as_person(cast.coordinator), case, text)
    assert (said(response), Message.objects.count()) == ([sentence], 0)


@pytest.mark.parametrize("name", ["insight", "registrar"])
def test_whoever_only_reads_does_not_write(cast: Cast, as_person: As, name: str) -> None:
    case = filled.case(cast)
    client = as_person(getattr(cast, name))
    page = client.get(f"/en/arenden/{case.number}/")
    assert (page.context["may_write"], page.context["unread"]) == (False, False)
    assert write(client, case, "Hej").status_code == 403
    assert client.post(f"/en/arenden/{case.number}/last/", sent({})).status_code == 403
    assert Message.objects.count() == 0


def test_reading_a_page_marks_nothing_as_read(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    write(as_person(cast.coordinator), case, "När får vi svar?")
    unit = as_person(cast.communicator)
    assert [unread(unit, case), unread(unit, case)] == [True, True]
    assert unit.get(f"/en/arenden/{case.number}/last/").status_code == 302
