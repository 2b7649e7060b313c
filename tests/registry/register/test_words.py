"""Searching without diacritics, sorting the Swedish way, languages by their names."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Person
from registry.register import upkeep
from registry.register.words import fold, language_name, sort_key
from tests import make
from tests.cast import Cast
from tests.reading import text_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Östra  Skolan", "ostra skolan"),
        ("  BARN-\nOCH ", "barn- och"),
        ("Ærø", "aro"),
        ("Çafé É", "cafe e"),
        ("Straße", "strasse"),
        ("ＦＵＬＬ", "full"),
        ("o\u0308stra", "ostra"),
        ("", ""),
    ],
)
def test_what_is_searched_has_no_diacritics(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_names_stand_in_the_order_of_the_swedish_alphabet() -> None:
    names = ["Öster", "Ängen", "Åsen", "zebra", "Ärtan", "Édith", "Edit", "Väster", "aula", "o\u0308ga"]
    assert sorted(names, key=sort_key) == [
        "aula",
        "Edit",
        "Édith",
        "Väster",
        "zebra",
        "Åsen",
        "Ängen",
        "Ärtan",
        "o\u0308ga",
        "Öster",
    ]


def test_the_key_of_a_long_name_fits_its_column() -> None:
    assert len(sort_key("å" * 200)) == 400
    assert len(sort_key("ﷺ" * 200)) == 400


def test_codes_and_figures_are_told_as_people_read_them(
    cast: Cast, as_person: Callable[[Person | None], Client]
) -> None:
    account = make.account(cast.library, cast.librarian, language="sv", followers=12)
    upkeep.change(account, {"language": "fi", "followers": 5840}, by=cast.coordinator, at=make.MOMENT)
    words = text_of(as_person(cast.coordinator).get(f"/register/{account.public_id}/"))
    assert ("Språk Finska" in words, "Följare 5 840" in words) == (True, True)
    assert "Språk före: Svenska nu: Finska" in words


@pytest.mark.parametrize(("code", "name"), [("sv", "Svenska"), ("se-NO-x", "se-NO-x"), ("", "")])
def test_a_language_without_a_name_here_is_told_by_its_code(code: str, name: str) -> None:
    assert language_name(code) == name
