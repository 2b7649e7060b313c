"""A form acts once: the same key gives the same answer, and what was refused can be sent again."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from accounts.models import Person
from accounts.receipts import FIELD, Receipt, new_key, once
from accounts.refusal import Refused
from tests import make

KEY = "a" * 32
PATH = "/register/abc/personer/"
INCOMPLETE = "Formuläret var ofullständigt. Gå tillbaka, ladda om sidan och skicka det igen."


class Acts:
    """A view that counts what it has done, and answers as told."""

    def __init__(self, answer: Any) -> None:
        self.done = 0
        self.answer = answer

    def view(self, request: HttpRequest) -> HttpResponse:
        self.done += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        if self.answer == "form":
            return HttpResponse("Skriv en adress.")
        return HttpResponseRedirect(f"{self.answer}{self.done}/")


@pytest.fixture
def anna(db: Any) -> Person:
    return make.person("anna")


def send(acts: Acts, person: Person | None, key: str = KEY, path: str = PATH, method: str = "post") -> Any:
    request = getattr(RequestFactory(), method)(path, {FIELD: key} if key else {})
    request.user = person or AnonymousUser()
    return once(acts.view)(request)


def test_the_same_form_twice_acts_once_and_leads_to_the_same_place(anna: Person) -> None:
    acts = Acts("/konto/")
    assert [send(acts, anna)["Location"] for _press in range(3)] == ["/konto/1/"] * 3
    assert acts.done == 1
    receipt = Receipt.objects.get()
    assert (receipt.person, receipt.path, receipt.led_to, str(receipt)) == (anna, PATH, "/konto/1/", PATH)


def test_another_form_acts_again(anna: Person) -> None:
    acts = Acts("/konto/")
    assert [send(acts, anna, new_key())["Location"] for _press in range(2)] == ["/konto/1/", "/konto/2/"]


def test_somebody_elses_key_is_refused(anna: Person) -> None:
    acts = Acts("/konto/")
    send(acts, anna)
    for other in (make.person("bo"), None):
        with pytest.raises(Refused, match=INCOMPLETE):
            send(acts, other)
    assert acts.done == 1


def test_a_strangers_form_is_a_strangers(anna: Person) -> None:
    acts = Acts("/konto/")
    assert [send(acts, None)["Location"] for _press in range(2)] == ["/konto/1/"] * 2
    with pytest.raises(Refused, match=INCOMPLETE):
        send(acts, anna)


def test_the_key_of_another_page_is_refused(anna: Person) -> None:
    acts = Acts("/konto/")
    send(acts, anna)
    with pytest.raises(Refused, match=INCOMPLETE):
        send(acts, anna, path="/register/abc/lamna-over/")


@pytest.mark.parametrize("key", ["", "a" * 31, "a" * 33, "å" * 32, "a" * 31 + "-", "٣" * 32])
def test_a_form_without_a_whole_key_is_refused(anna: Person, key: str) -> None:
    acts = Acts("/konto/")
    with pytest.raises(Refused, match=INCOMPLETE):
        send(acts, anna, key)
    assert (acts.done, Receipt.objects.count()) == (0, 0)


@pytest.mark.parametrize("refusal", [Refused("Det går inte.", kind="forbidden"), ValueError("trasigt")])
def test_what_is_refused_leaves_the_form_usable(anna: Person, refusal: Exception) -> None:
    acts = Acts(refusal)
    with pytest.raises(type(refusal)):
        send(acts, anna)
    assert Receipt.objects.count() == 0
    acts.answer = "/konto/"
    assert send(acts, anna)["Location"] == "/konto/2/"


def test_a_form_that_is_shown_again_can_be_sent_again(anna: Person) -> None:
    acts = Acts("form")
    assert send(acts, anna).content.decode() == "Skriv en adress."
    acts.answer = "/konto/"
    assert [send(acts, anna)["Location"] for _press in range(2)] == ["/konto/2/"] * 2


def test_looking_at_a_page_needs_no_key(anna: Person) -> None:
    acts = Acts("form")
    assert [send(acts, anna, "", method="get").status_code for _look in range(2)] == [200, 200]
    assert acts.done == 2


def test_every_form_has_a_key_of_its_own() -> None:
    keys = {new_key() for _form in range(100)}
    assert (len(keys), {len(key) for key in keys}) == (100, {32})
