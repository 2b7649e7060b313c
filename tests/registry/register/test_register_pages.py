"""The staff list: what it shows to whom, and how it is searched, filtered and sorted."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from registry import numbers
from tests import make
from tests.cast import Cast
from tests.reading import text_of, titles

As = Callable[[Person | None], Client]
LIST = "/register/"


@pytest.fixture
def register(cast: Cast) -> Cast:
    """Four accounts that anybody may read, one that is only proposed, and one that was declined."""
    make.account(cast.library, cast.librarian, deputy=cast.plain, registered_on=date(2026, 3, 1))
    make.account(
        cast.school_unit,
        cast.school,
        "https://www.facebook.com/ekskolan",
        name="Ekskolan",
        registered_on=date(2026, 5, 1),
        responsible_for_now=True,
    )
    make.account(
        cast.education,
        cast.school,
        "https://www.instagram.com/skolor/",
        name="Östra skolan",
        registered_on=date(2026, 4, 1),
        changed_unseen_at=make.MOMENT,
    )
    make.account(
        cast.culture,
        cast.coordinator,
        "https://www.youtube.com/@kultur",
        name="Åkulturen",
        status="closed",
        registered_on=date(2026, 2, 1),
    )
    make.account(
        cast.library, cast.librarian, "https://www.tiktok.com/@bok", name="Boktok", status="proposed"
    )
    make.account(
        cast.school_unit, cast.school, "https://x.com/ekskolan", name="Ekskolan på X", status="declined"
    )
    return cast


PUBLIC = ["Ekskolan", "Lindala stadsbibliotek", "Åkulturen", "Östra skolan"]
CULTURE = ["Boktok", *PUBLIC]
SCHOOL = ["Ekskolan", "Ekskolan på X", "Lindala stadsbibliotek", "Åkulturen", "Östra skolan"]
EVERYTHING = ["Boktok", "Ekskolan", "Ekskolan på X", "Lindala stadsbibliotek", "Åkulturen", "Östra skolan"]
SEEN = {
    "admin": PUBLIC,
    "coordinator": CULTURE,
    "school": SCHOOL,
    "manager": CULTURE,
    "communicator": EVERYTHING,
    "chief": EVERYTHING,
    "acting_chief": EVERYTHING,
    "superior": EVERYTHING,
    "registrar": CULTURE,
    "insight": EVERYTHING,
    "librarian": CULTURE,
    "plain": PUBLIC,
}


FOUND: list[tuple[dict[str, str], list[str]]] = [
    ({}, EVERYTHING),
    ({"q": "ostra"}, ["Östra skolan"]),
    ({"q": "SKOLA öst"}, ["Östra skolan"]),
    ({"q": "barn- och utbildning"}, ["Ekskolan", "Ekskolan på X", "Östra skolan"]),
    ({"q": "%"}, []),
    ({"q": "\0"}, EVERYTHING),
    ({"plattform": "instagram"}, ["Lindala stadsbibliotek", "Östra skolan"]),
    ({"plattform": "myspace"}, EVERYTHING),
    ({"verksamhet": "barn--och-utbildningsforvaltningen"}, ["Ekskolan", "Ekskolan på X", "Östra skolan"]),
    ({"verksamhet": "ekskolan", "plattform": "facebook"}, ["Ekskolan"]),
    ({"status": "proposed"}, ["Boktok"]),
    ({"status": "closed"}, ["Åkulturen"]),
    ({"ansvar": "tills-vidare"}, ["Ekskolan"]),
    ({"ansvar": "ej-sedda"}, ["Östra skolan"]),
    ({"ansvar": "mina"}, []),
    ({"ordning": "namn"}, EVERYTHING),
    (
        {"ordning": "verksamhet", "status": "active"},
        ["Östra skolan", "Ekskolan", "Lindala stadsbibliotek"],
    ),
    (
        {"ordning": "-registrerat", "status": "active"},
        ["Ekskolan", "Östra skolan", "Lindala stadsbibliotek"],
    ),
    ({"sida": "99"}, EVERYTHING),
    ({"sida": "x"}, EVERYTHING),
]


def test_everybody_sees_what_is_public_and_their_own(register: Cast, as_person: As) -> None:
    pages = {role: as_person(getattr(register, role)).get(LIST) for role in Cast.ROLES}
    assert {role: titles(page) for role, page in pages.items()} == SEEN
    assert {page["Cache-Control"] for page in pages.values()} == {"private, no-store"}


def test_filters_search_and_order(register: Cast, as_person: As) -> None:
    client = as_person(register.chief)
    asked = [(query, titles(client.get(LIST, query))) for query, _found in FOUND]
    assert asked == FOUND


@pytest.mark.parametrize(
    ("role", "query", "found"),
    [
        ("librarian", {"ansvar": "mina"}, ["Boktok", "Lindala stadsbibliotek"]),
        ("plain", {"ansvar": "mina"}, ["Lindala stadsbibliotek"]),
        ("coordinator", {"ansvar": "mina"}, ["Boktok", "Lindala stadsbibliotek", "Åkulturen"]),
        # Of what somebody may not see whole, it is not told that it waits for a look.
        ("coordinator", {"ansvar": "tills-vidare"}, []),
        ("coordinator", {"ansvar": "ej-sedda"}, []),
        ("school", {"ansvar": "ej-sedda"}, ["Östra skolan"]),
    ],
)
def test_what_is_to_be_looked_at_is_ones_own(
    register: Cast, as_person: As, role: str, query: dict[str, str], found: list[str]
) -> None:
    assert titles(as_person(getattr(register, role)).get(LIST, query)) == found


def test_platforms_of_accounts_that_one_may_not_see_are_not_offered(register: Cast, as_person: As) -> None:
    def offered(person: Person) -> list[str]:
        form = as_person(person).get(LIST).context["filter"].form
        return [str(label) for _key, label in form.fields["plattform"].choices]

    assert offered(register.plain) == ["Alla plattformar", "Facebook", "Instagram", "YouTube"]
    assert offered(register.chief) == [
        "Alla plattformar",
        "Facebook",
        "Instagram",
        "TikTok",
        "X",
        "YouTube",
    ]


def test_an_empty_list_says_what_to_do(register: Cast, as_person: As) -> None:
    words = text_of(as_person(register.chief).get(LIST, {"q": "finns inte"}))
    assert words.endswith("0 konton Inget konto stämmer Ta bort ett filter eller sök på ett annat ord.")


def test_pages_keep_the_filters_and_never_overlap(
    register: Cast, as_person: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "STAFF_ROWS", 2)
    client = as_person(register.chief)
    first = client.get(LIST, {"ordning": "verksamhet"})
    assert (first.context["previous"], first.context["next"]) == ("", "?ordning=verksamhet&sida=2")
    shown = [titles(client.get(LIST, {"ordning": "verksamhet", "sida": n})) for n in (1, 2, 3)]
    assert sorted(name for names in shown for name in names) == EVERYTHING
    assert client.get(LIST, {"ordning": "verksamhet", "sida": 2}).context["previous"] == (
        "?ordning=verksamhet&sida=1"
    )


def test_a_warning_stands_in_the_list(cast: Cast, as_person: As) -> None:
    make.account(cast.library, cast.librarian, warning="Kapat.", warning_since=make.MOMENT)
    assert text_of(as_person(cast.plain).get(LIST)).endswith(
        "1 konto Lindala stadsbibliotek Varning Instagram · Stadsbiblioteket"
    )


def test_the_list_in_english(register: Cast, as_person: As) -> None:
    page = as_person(register.chief).get("/en/register/")
    assert (titles(page), page["Content-Language"]) == (EVERYTHING, "en")
    assert page.context["rows"][0].line == "TikTok · Stadsbiblioteket"


def test_a_stranger_signs_in_first(db: Any, client: Client) -> None:
    answer = client.get(LIST)
    assert (answer.status_code, answer["Location"]) == (302, "/logga-in/?next=/register/")
