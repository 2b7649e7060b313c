"""What the pages of a case tell of a closure."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.door import today
from accounts.models import Person
from registry.cases import due
from registry.templatetags.look import day
from tests import make
from tests.cast import Cast
from tests.reading import text_of, titles
from tests.registry.cases.closure.closing import go, in_state, proposed

As = Callable[[Person | None], Client]


def test_the_list_of_cases_names_closures_where_they_stand(cast: Cast, as_person: As) -> None:
    chief = as_person(cast.chief)
    words = text_of(chief.get("/arenden/"))
    assert words.startswith("Ärenden Anmälningar, ansökningar och avslut som du får se.")
    assert "När någon anmäler ett konto, ansöker om ett nytt eller föreslår att ett avslutas, står" in words
    in_state(cast, "ready")
    page = chief.get("/arenden/")
    assert titles(page) == ["Instagram för Stadsbiblioteket"]
    assert [str(label) for _key, label in page.context["filter"].form.fields["typ"].choices] == [
        "Alla typer",
        "Anmälan",
        "Ansökan",
        "Avslut",
    ]


# --- The day of a case --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "ahead", "late"),
    [
        ("proposed", "Svar senast {day}", "Skulle ha fått svar senast {day}"),
        ("hearing", "Svar senast {day}", "Skulle ha fått svar senast {day}"),
        ("running_down", "Sista dag {day}", "Sista dagen var {day}, men det finns steg kvar"),
        ("kept", "Följs upp {day}", "Skulle ha följts upp {day}"),
        ("resting", "Vilar till {day}", "Skulle ha väckts {day}"),
        ("awaiting_acceptance", "Ska tas emot senast {day}", "Skulle ha tagits emot senast {day}"),
    ],
)
def test_the_day_says_what_is_to_be_done_by_it(cast: Cast, state: str, ahead: str, late: str) -> None:
    case = in_state(cast, state)
    assert case.due_on is not None
    assert due.words(case, case.due_on) == ahead.format(day=day(case.due_on))
    assert due.words(case, case.due_on + timedelta(days=1)) == late.format(day=day(case.due_on))


def test_a_finished_case_has_no_day(cast: Cast) -> None:
    assert due.words(in_state(cast, "withdrawn"), make.DAY) == ""


@pytest.mark.parametrize(("days", "words"), [(0, "Följs upp {day}"), (-1, "Skulle ha följts upp {day}")])
def test_page_and_list_say_when_an_account_is_followed_up(
    cast: Cast, as_person: As, days: int, words: str
) -> None:
    until = today() + timedelta(days=days)
    case = in_state(cast, "kept", until=until)
    client = as_person(cast.chief)
    for address in ("/arenden/", f"/arenden/{case.number}/"):
        html = client.get(address).content.decode()
        told = (html.count(f"{words.format(day=day(until))}</p>"), html.count('class="meta late"'))
        assert (address, told) == (address, (1, 1 if days else 0))


# --- The account that takes over ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        ({}, "Föreslaget: Stadsbiblioteket, Facebook (Stadsbiblioteket)"),
        (
            {"status": "resting"},
            "Föreslaget, men kan inte ta över nu: Stadsbiblioteket, Facebook (Stadsbiblioteket)",
        ),
        (
            {"warning": "Kapat.", "warning_since": make.MOMENT},
            "Föreslaget, men kan inte ta över nu: Stadsbiblioteket, Facebook (Stadsbiblioteket)",
        ),
    ],
)
def test_the_proposed_successor_is_chosen_and_marked_whatever_has_become_of_it(
    cast: Cast, as_person: As, facts: dict[str, Any], label: str
) -> None:
    heir = make.account(
        cast.library,
        cast.librarian,
        "https://www.facebook.com/lindalabibliotek",
        name="Stadsbiblioteket",
        **facts,
    )
    case = go(proposed(cast, successor=heir), "skip_hearing", cast.communicator, cast)
    form = as_person(cast.chief).get(f"/arenden/{case.number}/avsluta/").context["form"]
    assert form["successor"].value() == heir.public_id
    assert [(key, str(words)) for key, words in form.fields["successor"].choices] == [
        ("", "Inget konto tar över"),
        (heir.public_id, label),
    ]
