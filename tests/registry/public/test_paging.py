"""Pages: forwards and backwards every account once, in Swedish order."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from registry import numbers
from registry.public import prepared
from tests.cast import Cast
from tests.registry.public.conftest import Account, Names

SWEDISH = ["Alfa", "Beta", "Beta", "Beta", "Zeta", "Åby", "Älvan", "Ängen", "Öland", "Örn"]


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "PAGE_ROWS", 3)
    monkeypatch.setattr(numbers, "DATA_ROWS", 4)
    # A page is read in pieces of three, the last of which is seldom full.
    monkeypatch.setattr(prepared, "PIECES", (2, 3))


@pytest.fixture
def ten(account: Account) -> dict[str, Any]:
    return {made.public_id: made for made in map(account, reversed(SWEDISH))}


def listed(page: dict[str, Any]) -> list[str]:
    return [entry.name for entry in page["entries"]]


def inside(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@pytest.mark.usefixtures("small_pages")
def test_forwards_and_backwards_every_account_once(client: Client, ten: dict[str, Any]) -> None:
    forwards = [client.get("/").context["page"]]
    while forwards[-1]["next"]:
        forwards.append(client.get(forwards[-1]["next"]).context["page"])
    backwards = [forwards[-1]]
    while backwards[-1]["previous"]:
        backwards.append(client.get(backwards[-1]["previous"]).context["page"])

    pages = [SWEDISH[:3], SWEDISH[3:6], SWEDISH[6:9], SWEDISH[9:]]
    assert [listed(page) for page in forwards] == pages
    assert [listed(page) for page in backwards] == pages[::-1]
    assert sorted(entry.id for page in forwards for entry in page["entries"]) == sorted(ten)
    assert forwards[0]["previous"] == ""
    assert backwards[-1]["next"] == forwards[0]["next"]
    assert forwards[1]["previous"] == "/", "the first page has one address"


@pytest.mark.usefixtures("small_pages", "ten")
def test_the_pages_of_a_search_carry_it_along(client: Client) -> None:
    first = client.get("/", {"q": "biblioteket", "plattform": "instagram"}).context["page"]
    second = client.get(first["next"]).context["page"]

    assert first["next"].startswith("/?q=biblioteket&plattform=instagram&sida=")
    assert (listed(first), listed(second)) == (SWEDISH[:3], SWEDISH[3:6])
    assert second["previous"] == "/?q=biblioteket&plattform=instagram"


@pytest.mark.usefixtures("small_pages", "ten")
def test_the_data_lead_on_by_absolute_addresses(client: Client) -> None:
    found: list[str] = []
    address = "http://127.0.0.1:8000/en/konton.json"
    while address:
        told = client.get(inside(address)).json()
        found += [one["name"] for one in told["accounts"]]
        assert told["count"] == 10
        address = told["next"] or ""
        assert address == "" or address.startswith("http://127.0.0.1:8000/en/konton.json?sida=")

    assert found == SWEDISH


@pytest.mark.usefixtures("small_pages")
def test_what_comes_and_goes_between_two_pages_moves_no_other(
    client: Client, account: Account, ten: dict[str, Any], save: Callable[..., None]
) -> None:
    first = client.get("/").context["page"]
    save(ten[first["entries"][-1].id], status="withdrawn")
    account("Aaa")

    second = client.get(first["next"]).context["page"]
    back = client.get(second["previous"]).context["page"]

    assert listed(second) == SWEDISH[3:6]
    assert listed(back) == ["Aaa", *SWEDISH[:2]]


@pytest.mark.usefixtures("small_pages")
def test_a_way_back_that_is_shorter_than_a_page_leads_to_the_beginning(
    client: Client, ten: dict[str, Any], save: Callable[..., None]
) -> None:
    third = client.get(client.get(client.get("/").context["page"]["next"]).context["page"]["next"]).context[
        "page"
    ]
    for name in SWEDISH[:4]:
        save(
            next(made for made in ten.values() if made.name == name and made.status == "active"),
            status="withdrawn",
        )

    page = client.get(third["previous"]).context["page"]

    assert listed(page) == SWEDISH[4:7]
    assert page["previous"] == ""


@pytest.mark.usefixtures("small_pages", "ten")
def test_a_place_with_nothing_behind_it_is_the_beginning(client: Client) -> None:
    onwards = urlsplit(client.get("/").context["page"]["next"]).query

    page = client.get(f"/?q=alfa&{onwards}").context["page"]

    assert (listed(page), page["previous"], page["next"]) == (["Alfa"], "", "")


@pytest.mark.usefixtures("small_pages")
def test_a_last_page_that_is_full_has_no_next(client: Client, account: Account) -> None:
    for name in ("A", "B", "C"):
        account(name)

    assert client.get("/").context["page"]["next"] == ""


@pytest.mark.parametrize(("cap", "count", "more"), [(9, 9, True), (10, 10, False), (11, 10, False)])
@pytest.mark.usefixtures("ten")
def test_counts_are_exact_up_to_a_number(
    client: Client, monkeypatch: pytest.MonkeyPatch, cap: int, count: int, more: bool
) -> None:
    monkeypatch.setattr(numbers, "COUNT_CAP", cap)

    told = client.get("/konton.json").json()
    page = client.get("/").context["page"]

    assert (told["count"], told["count_capped"]) == (count, more)
    assert (page["count"], page["count_capped"]) == (count, more)


def test_names_that_differ_in_nothing_but_accents_stand_together(account: Account, names: Names) -> None:
    for name in ("Érik", "erik 2", "Erik 1", "Ålund", "zorn", "10 dagar", "Ø"):
        account(name)

    assert names() == ["10 dagar", "Érik", "Erik 1", "erik 2", "zorn", "Ålund", "Ø"]


@pytest.mark.parametrize("address", ["/", "/konton.json", "/konton.csv", "/en/?q=konto&plattform=instagram"])
def test_the_questions_to_the_database_are_as_many_for_fifty_as_for_five(
    client: Client, cast: Cast, account: Account, django_assert_max_num_queries: Any, address: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            b"".join(client.get(address))
        return len(questions)

    for number in range(5):
        account(f"Konto {number}", cast.board)
    few = asked()
    for number in range(5, 50):
        account(f"Konto {number}", (cast.library, cast.school_unit, cast.education)[number % 3])

    assert asked() == few
