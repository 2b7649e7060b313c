"""What goes to the registrar and the archive, and how much was removed."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from registry.removals.models import Removal
from tests import make
from tests.cast import Cast
from tests.registry.paper.conftest import Paper, is_archived
from tests.registry.removals.conftest import Logged

As = Callable[[Person | None], Client]
NOVEMBER = "/borttaget/?fran=2026-11-01&till=2026-11-30"


@pytest.fixture
def some(cast: Cast, logged: Logged) -> list[Removal]:
    """Two in November and one in October at the library, one in November at the school."""
    school = make.account(cast.school_unit, cast.school, "https://www.facebook.com/ekskolan", name="Ekskolan")
    return [
        logged(text="=HYPERLINK(1)", author="@arg", url="https://x.com/1"),
        logged(reason="advertising", diary_number="KFN 2026/1"),
        logged(at=make.MOMENT - timedelta(days=40)),
        logged(school, by=cast.school, text="Skolans"),
    ]


def rows(answer: Any) -> list[dict[str, str]]:
    text = b"".join(answer).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_csv_holds_the_period_and_no_formula(cast: Cast, some: list[Removal], as_person: As) -> None:
    answer = as_person(cast.registrar).get(f"{NOVEMBER}&format=csv")
    assert answer["Content-Disposition"] == 'attachment; filename="borttaget.csv"'
    found = rows(answer)
    assert [row["Referens"] for row in found] == [some[0].public_id, some[1].public_id]
    assert {name: value for name, value in found[0].items() if value} == {
        "Referens": some[0].public_id,
        "Borttaget": "2026-11-22",
        "Myndighet": "Kultur- och fritidsnämnden",
        "Verksamhet": "Stadsbiblioteket",
        "Konto": "Lindala stadsbibliotek",
        "Plattform": "Instagram",
        "Vad": "Kommentar",
        "Skäl": "Hot",
        "Hur": "Raderat",
        "Loggat av": "Kim Kultur",
        "Adress": "https://x.com/1",
        "Vem som skrev": "'@arg",
        "Text": "'=HYPERLINK(1)",
    }


def test_outside_the_authority_the_words_are_held_back(
    cast: Cast, some: list[Removal], as_person: As
) -> None:
    found = rows(as_person(cast.communicator).get(f"{NOVEMBER}&format=csv"))
    assert {row["Text"] for row in found} == {"Visas bara inom myndigheten"}
    theirs = rows(as_person(cast.school).get(f"{NOVEMBER}&format=csv"))
    assert [row["Text"] for row in theirs] == ["Skolans"]


def test_the_pdf_is_what_an_archive_takes(cast: Cast, some: list[Removal], as_person: As) -> None:
    slug = cast.board.slug
    answer = as_person(cast.registrar).get(f"{NOVEMBER}&myndighet={slug}&format=pdf")
    paper = Paper(answer.content)
    is_archived(paper)
    assert "Kultur- och fritidsnämnden" in paper.words
    assert "Skäl Antal Hot 1 Reklam eller skräppost 1 Tillsammans 2" in paper.words
    assert "=HYPERLINK(1)" in paper.words
    assert "Skolans" not in paper.words
    assert "HYPERLINK" not in Paper(as_person(cast.insight).get(f"{NOVEMBER}&format=pdf").content).words


def test_figures_equal_what_is_counted_by_hand(cast: Cast, some: list[Removal], as_person: As) -> None:
    client = as_person(cast.insight)
    tables = client.get("/borttaget/siffror/").context["tables"]
    counted = [{figure.label: figure.count for figure in figures} for _heading, _first, figures in tables]
    assert counted == [
        {"Hot": 3, "Reklam eller skräppost": 1},
        {"Lindala stadsbibliotek, Instagram": 3, "Ekskolan, Facebook": 1},
        {"November 2026": 3, "Oktober 2026": 1},
    ]
    for _heading, _first, figures in tables:
        for figure in figures:
            assert client.get(figure.url).context["page"].paginator.count == figure.count
    assert Counter(one.reason for one in some) == {"threat": 3, "advertising": 1}


def test_the_list_is_searched_and_filtered(cast: Cast, some: list[Removal], as_person: As) -> None:
    client = as_person(cast.registrar)

    def found(**asked: str) -> set[str]:
        return {row.public_id for row in client.get("/borttaget/", asked).context["rows"]}

    first, second, third, _school = (one.public_id for one in some)
    assert found() == {first, second, third}
    assert found(q="hyperlink") == {first}
    assert found(q="KFN 2026/1") == {second}
    assert found(q="stadsbibliotek", skal="threat", fran="2026-11-01") == {first}
    assert found(lage="att-registrera") == {first, third}
    assert found(konto=some[0].account.public_id, till="2026-10-31") == {third}
    assert found(fran="2026-11-30", till="2026-11-01") == set()
