"""The manager's link: it works without sign-in, for one answer, and opening it changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from accounts.history import act
from accounts.models import Act, Person
from registry import numbers
from registry.cases import flow
from registry.cases.models import Case
from registry.notices import links
from tests import make
from tests.cast import Cast
from tests.registry.cases import filled
from tests.registry.cases.filled import sent
from tests.registry.cases.read import said, text_of

As = Callable[[Person | None], Client]


def link(case: Case, person: Person, at: Any = None) -> str:
    with translation.override("en"):
        return links.manager_path(case, person, at or timezone.now())


@pytest.fixture
def case(cast: Cast) -> Case:
    return filled.case(cast)


@pytest.fixture
def path(case: Case, cast: Cast) -> str:
    return link(case, cast.manager)


def test_opening_the_link_changes_nothing(case: Case, path: str) -> None:
    before, client = Act.objects.count(), Client()
    pages = [client.get(path), client.head(path), client.get(path)]
    assert [page.status_code for page in pages] == [200, 200, 200]
    case.refresh_from_db()
    assert (case.manager_agrees, Act.objects.count(), dict(client.cookies)) == (None, before, {})


def test_the_page_tells_what_is_applied_for_and_keeps_its_address_to_itself(path: str) -> None:
    page = Client().get(path)
    words = text_of(page)
    assert "Kim Kultur asks for your yes as manager." in words
    assert "Purpose Visa vad eleverna gör." in words
    assert (page["Referrer-Policy"], page["Cache-Control"], page["X-Robots-Tag"]) == (
        "no-referrer",
        "private, no-store",
        "noindex",
    )


def test_a_yes_is_given_once(case: Case, path: str, cast: Cast) -> None:
    client, words = Client(enforce_csrf_checks=True), sent({}, "ja")
    answers = [client.post(path, words), client.post(path, words)]
    assert [answer["Location"] for answer in answers] == [path, path]
    case.refresh_from_db()
    row = Act.objects.get(verb="agree")
    assert (case.manager_agrees, case.state, row.actor) == (True, "submitted", cast.manager)
    assert "Thank you. You have said yes, and whoever decides sees it." in text_of(client.get(path))
    client.post(path, sent({"reason": "Ändrade mig"}, "nej"))
    case.refresh_from_db()
    assert (case.manager_agrees, Act.objects.filter(verb="disagree").count()) == (True, 0)


def test_a_no_says_what_is_not_right(case: Case, path: str) -> None:
    client = Client()
    response = client.post(path, sent({"reason": " "}, "nej"))
    assert said(response) == ["Write what is not right."]
    client.post(path, sent({"reason": "Fel enhet."}, "nej"))
    case.refresh_from_db()
    assert case.manager_agrees is False
    closed = text_of(client.get(path))
    assert "Thank you. You have said that it is not right, and whoever decides reads why." in closed


def test_a_form_without_its_key_or_button_answers_nothing(case: Case, path: str) -> None:
    client = Client()
    assert client.post(path, {"ja": "1"}).status_code == 400
    assert client.post(path, sent({}, "kanske")).status_code == 200
    case.refresh_from_db()
    assert case.manager_agrees is None


BROKEN = "The link is not complete. Open it again from the mail, or copy all of it."


def test_a_link_that_is_broken_or_too_old_says_so(case: Case, path: str, cast: Cast) -> None:
    old = link(case, cast.manager, timezone.now() - timedelta(days=numbers.MANAGER_LINK_DAYS + 2))
    late = "The link no longer works. Ask whoever applied, or sign in and answer in the case."
    for address, sentence in ((path[:-3] + "x/", BROKEN), ("/en/chef/aaaaaaaaaa/", BROKEN), (old, late)):
        for response in (Client().get(address), Client().post(address, sent({}, "ja"))):
            assert (response.status_code, sentence in text_of(response)) == (403, True)
    case.refresh_from_db()
    assert case.manager_agrees is None


@pytest.mark.parametrize(
    ("verb", "name", "state"),
    [
        ("decline", "chief", "declined"),
        ("approve", "chief", "approved"),
        ("withdraw", "coordinator", "withdrawn"),
    ],
)
def test_when_the_case_has_moved_on_no_answer_is_asked(
    case: Case, path: str, cast: Cast, verb: str, name: str, state: str
) -> None:
    texts = {"reason": "Ja.", "name": case.account.name if case.account else "", "description": ""}
    flow.take(case, verb, by=getattr(cast, name), at=make.MOMENT, texts=texts)
    line = f"The case has moved on, so your answer is no longer needed. It is now «{state}»."
    for response in (Client().get(path), Client().post(path, sent({}, "ja"))):
        assert (response.status_code, line in text_of(response)) == (200, True)
    case.refresh_from_db()
    assert case.manager_agrees is None


def test_a_yes_holds_for_what_was_asked_and_nothing_else(case: Case, path: str, cast: Cast) -> None:
    account = case.account
    assert account is not None
    account.purpose = "Något helt annat."
    with act("change", by=None, at=make.MOMENT, about=[account]):
        account.save()
    response = Client().post(path, sent({}, "ja"))
    line = "What is asked has changed since the mail was sent. Open the link in the latest mail."
    case.refresh_from_db()
    assert (line in text_of(response), case.manager_agrees) == (True, None)


def test_the_link_is_for_the_manager_of_today(case: Case, path: str, cast: Cast) -> None:
    case.manager = cast.superior
    with act("change", by=None, at=make.MOMENT, about=[case]):
        case.save()
    line = "Somebody else has been asked instead of you. You need not do anything."
    assert line in text_of(Client().post(path, sent({}, "ja")))


def test_a_manager_who_has_left_answers_no_longer(case: Case, path: str, cast: Cast) -> None:
    cast.manager.is_active = False
    with act("deactivate", by=None, at=make.MOMENT, about=[cast.manager]):
        cast.manager.save()
    response = Client().post(path, sent({}, "ja"))
    case.refresh_from_db()
    assert (response.status_code, case.manager_agrees) == (403, None)
