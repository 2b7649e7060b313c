"""What stands around every page: where sign-in leads, and which page says that something can't be done."""

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from accounts.models import Person
from tests import make
from tests.cast import Cast
from tests.reading import once, text_of

As = Callable[[Person | None], Client]


def heading(page: Any) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page.content.decode(), re.DOTALL)
    return html.unescape(found[1].strip()) if found else ""


@pytest.mark.parametrize(
    ("referer", "after"),
    [
        ("http://testserver/en/arenden/2026-1/?a=1", "/en/arenden/2026-1/?a=1"),
        ("http://testserver//annan.example/", "/annan.example/"),
        ("https://annan.example/arenden/", "/en/arbetsyta/"),
        ("", "/en/arbetsyta/"),
    ],
)
def test_whoever_was_signed_out_while_writing_comes_back_to_the_page(
    client: Client, db: Any, referer: str, after: str
) -> None:
    answer = client.post("/en/arenden/2026-1/meddelande/", {"text": "Hej"}, headers={"referer": referer})
    assert (answer.status_code, answer["Location"]) == (302, f"/en/logga-in/?next={quote(after)}")


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/arenden/2026-1/meddelande/", "/arenden/2026-1/"),
        ("/en/arenden/2026-1/last/", "/en/arenden/2026-1/"),
        ("/register/abc/sett/", "/register/abc/"),
        ("/register/abc/krav/losenord/", "/register/abc/"),
    ],
)
def test_an_address_that_only_takes_forms_leads_to_the_page_above(
    cast: Cast, as_person: As, path: str, above: str
) -> None:
    answer = as_person(cast.chief).get(path)
    assert (answer.status_code, answer["Location"]) == (302, above)


def test_only_who_came_too_late_reads_that_somebody_was_before(cast: Cast, as_person: As) -> None:
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    path = f"/en/arenden/{case.number}/"
    words = {"version": str(case.version), "reason": "Kontot följer riktlinjen.", "basis": "Ja."}
    as_person(cast.superior).post(path + "avsla/", once(**words))
    late = as_person(cast.chief).post(path + "avsla/", once(**words))
    assert (late.status_code, heading(late)) == (409, "Somebody was before you")
    assert re.findall(r'href="([^"]*)"[^>]*>\s*See how it is now', late.content.decode()) == [path]


@pytest.mark.parametrize("path", ["/finns-inte/", "/konton/aaaaaaaaaa/", "/register/aaaaaaaaaa/"])
def test_what_does_not_exist_is_the_same_page_with_debug(
    cast: Cast, as_person: As, settings: Any, path: str
) -> None:
    client = as_person(cast.chief)
    pages = []
    for settings.DEBUG in (False, True):
        answer = client.get(path)
        pages.append((answer.status_code, heading(answer), text_of(answer)))
    assert pages == [(404, "Sidan finns inte", pages[0][2])] * 2


def test_what_cannot_be_read_is_400_with_debug_too(client: Client, db: Any, settings: Any) -> None:
    for settings.DEBUG in (False, True):
        answer = client.get("/konton.json?" + "&".join(["a=1"] * 600))
        assert (answer.status_code, heading(answer)) == (400, "Vi förstår inte adressen")


def test_an_address_without_its_last_slash_is_led_to_it_with_debug(client: Client, settings: Any) -> None:
    settings.DEBUG = True
    answer = client.get("/om")
    assert (answer.status_code, answer["Location"]) == (301, "/om/")


def test_what_cannot_be_done_says_no_more_than_that(cast: Cast, as_person: As) -> None:
    own = f"/en/personer/{cast.admin.public_id}/avaktivera/"
    answer = as_person(cast.admin).post(own, once())
    assert (answer.status_code, heading(answer)) == (409, "It can't be done")
    assert answer.context["sentence"] == "You cannot deactivate yourself. Ask another system administrator."


def test_a_form_without_its_key_is_to_be_sent_again(cast: Cast, as_person: As) -> None:
    answer = as_person(cast.admin).post("/en/mitt-konto/", {"language": "en"})
    assert (answer.status_code, heading(answer)) == (400, "Send the form again")


def test_ones_language_is_chosen_once(cast: Cast, as_person: As) -> None:
    client = as_person(cast.plain)
    page = client.get("/mitt-konto/").content.decode()
    [key] = re.findall(r'name="receipt" value="(\w{32})"', page)
    sent = {"language": "en", "receipt": key}
    answers = [client.post("/mitt-konto/", sent), client.post("/mitt-konto/", {**sent, "language": "sv"})]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/mitt-konto/")] * 2
    cast.plain.refresh_from_db()
    assert cast.plain.language == "en"
