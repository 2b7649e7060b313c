"""What a stranger can ask of the list: words, filters, both; and what cannot be asked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from registry.public.searching import BrokenCursor, Filters, Place
from tests.cast import Cast
from tests.reading import text_of
from tests.registry.public.conftest import Account, Names


@pytest.fixture
def five(cast: Cast, account: Account) -> None:
    account("Lindala kommun", cast.board, address="https://www.facebook.com/lindalakommun", theme="kommunen")
    account("Östra skolan", cast.school_unit, theme="forskola-skola", description="Vardag på skolan.")
    account("ÖSTRA FÖRSKOLAN", cast.education, theme="forskola-skola", description="50% a_b")
    account("Stadsbiblioteket", address="https://www.youtube.com/@lindala", theme="bibliotek-kultur")
    account("Ekskolans fritids", cast.school_unit, address="https://www.facebook.com/ekfritids")


ALL = ["Ekskolans fritids", "Lindala kommun", "Stadsbiblioteket", "ÖSTRA FÖRSKOLAN", "Östra skolan"]


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ALL),
        ({"q": "ostra"}, ["ÖSTRA FÖRSKOLAN", "Östra skolan"]),
        ({"q": "ÖSTRA"}, ["ÖSTRA FÖRSKOLAN", "Östra skolan"]),
        ({"q": "skolan östra"}, ["ÖSTRA FÖRSKOLAN", "Östra skolan"]),
        ({"q": "vardag"}, ["Östra skolan"]),
        ({"q": "facebook"}, ["Ekskolans fritids", "Lindala kommun"]),
        ({"q": "@lindala"}, ["Lindala kommun", "Stadsbiblioteket"]),
        ({"q": "utbildningsnämnden"}, ["Ekskolans fritids", "ÖSTRA FÖRSKOLAN", "Östra skolan"]),
        ({"q": "ek"}, []),
        ({"q": "ek sko"}, ["Ekskolans fritids", "Östra skolan"]),
        ({"q": "   "}, ALL),
        ({"q": "@"}, []),
        ({"q": "50%"}, ["ÖSTRA FÖRSKOLAN"]),
        ({"q": "a_b"}, ["ÖSTRA FÖRSKOLAN"]),
        ({"q": "5_%"}, []),
        ({"q": "\\"}, []),
        ({"q": "ost\0ra"}, ["ÖSTRA FÖRSKOLAN", "Östra skolan"]),
        ({"q": "ostra" + " " * 300 + "finns inte"}, ["ÖSTRA FÖRSKOLAN", "Östra skolan"]),
        ({"q": "x" * 100_000}, []),
        ({"plattform": "facebook"}, ["Ekskolans fritids", "Lindala kommun"]),
        ({"plattform": ["facebook", "youtube"]}, ["Ekskolans fritids", "Lindala kommun", "Stadsbiblioteket"]),
        ({"plattform": ["facebook", "facebook", "finns-inte"]}, ["Ekskolans fritids", "Lindala kommun"]),
        ({"plattform": "finns-inte"}, []),
        ({"plattform": "face\0book"}, []),
        ({"plattform": ""}, ALL),
        ({"verksamhet": "ekskolan"}, ["Ekskolans fritids", "Östra skolan"]),
        (
            {"verksamhet": "barn--och-utbildningsnamnden"},
            ["Ekskolans fritids", "ÖSTRA FÖRSKOLAN", "Östra skolan"],
        ),
        (
            {"verksamhet": ["ekskolan", "stadsbiblioteket"]},
            ["Ekskolans fritids", "Stadsbiblioteket", "Östra skolan"],
        ),
        ({"verksamhet": "finns-inte"}, []),
        ({"verksamhet": "\0"}, []),
        ({"tema": "forskola-skola"}, ["ÖSTRA FÖRSKOLAN", "Östra skolan"]),
        ({"tema": ["politik", "kommunen"]}, ["Lindala kommun"]),
        ({"tema": "finns-inte"}, []),
        ({"plattform": "facebook", "verksamhet": "ekskolan"}, ["Ekskolans fritids"]),
        ({"plattform": "facebook", "tema": "kommunen", "q": "lindala"}, ["Lindala kommun"]),
        ({"plattform": "facebook", "verksamhet": "ekskolan", "tema": "kommunen"}, []),
        ({"avslutade": "ja", "okant": "1"}, ALL),
    ],
)
def test_what_is_found(names: Names, query: dict[str, Any], expected: list[str]) -> None:
    assert names(**query) == expected


@pytest.mark.usefixtures("five")
def test_the_page_and_the_data_find_the_same(client: Client, names: Names) -> None:
    page = client.get("/", {"q": "ostra", "tema": "forskola-skola"})

    assert [entry.name for entry in page.context["page"]["entries"]] == ["ÖSTRA FÖRSKOLAN", "Östra skolan"]


@pytest.mark.usefixtures("five")
def test_a_search_of_two_letters_says_what_is_needed(client: Client) -> None:
    short, long = (text_of(client.get("/en/", {"q": word})) for word in ("ek", "eks"))
    assert "Write at least three letters" in short
    assert "Write at least three letters" not in long


def test_the_page_lists_no_closed_account_whatever_is_asked(client: Client, account: Account) -> None:
    account(status="closed")

    assert client.get("/", {"avslutade": "1"}).context["page"]["entries"] == ()


def test_a_search_finds_the_new_name_of_a_department(
    cast: Cast, account: Account, names: Names, save: Callable[..., None]
) -> None:
    account("Boktips")
    save(cast.library, name="Nya huset")

    assert (names(q="nya huset"), names(q="stadsbiblioteket")) == (["Boktips"], [])


@pytest.mark.parametrize(
    "cursor", ["x", "1", "\0", "W10:bad", "W10", "å", Place("a", 1).cursor[:-1], Place("a", 1).cursor + "A"]
)
def test_a_broken_cursor_is_told_so(client: Client, db: Any, cursor: str) -> None:
    answers = {path: client.get(path, {"sida": cursor}) for path in ("/", "/konton.json", "/konton.csv")}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 400)
    assert answers["/"].headers["Content-Type"] == "text/html; charset=utf-8"
    assert list(answers["/konton.json"].json()) == ["version", "error"]


def test_a_cursor_leads_back_to_its_place() -> None:
    for place in (Place("{astra", 7), Place("z" * 400, 10**12, back=True)):
        assert Place.read(place.cursor) == place
    with pytest.raises(BrokenCursor):
        Place.read("")


def test_a_question_is_written_as_it_was_read() -> None:
    asked = "q=%C3%B6stra+skolan&plattform=facebook&plattform=x&verksamhet=ekskolan&tema=politik&avslutade=1"

    filters = Filters.read(QueryDict(asked), closed=True)

    assert filters.query() == f"?{asked}"
    assert Filters.read(QueryDict("")).query() == ""
