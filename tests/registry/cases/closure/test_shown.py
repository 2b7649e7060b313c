"""What the pages of a case tell of a closure."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.door import today
from accounts.models import Person
from registry.cases import due, flow
from registry.register.naming import Named
from registry.templatetags.look import day
from tests import make
from tests.cast import Cast
from tests.reading import text_of, titles
from tests.registry.cases.closure.closing import answers, go, in_state, proposed

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


# --- Who takes the account over, and how it went ------------------------------------------------------------

SARA = "Sara Skola, Barn- och utbildningsförvaltningen"


def facts_of(page: Any) -> list[str]:
    """Labels and values of the facts of a page, in their order."""
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page.content.decode(), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", f"{label}: {value}").split()) for label, value in found]


def test_whoever_is_asked_to_take_over_reads_what_was_decided_before_they_answer(
    cast: Cast, as_person: As
) -> None:
    case = in_state(cast, "awaiting_acceptance")
    receiver = as_person(cast.school)
    for address in (f"/arenden/{case.number}/", f"/arenden/{case.number}/ta-emot/"):
        facts = facts_of(receiver.get(address))
        wanted = [
            "Motivering: Kontot används inte längre.",
            "Villkor: Publicera varje vecka.",
            f"Lämnas över till: {SARA}",
            f"Ska tas emot av: {SARA}",
        ]
        assert (address, [fact for fact in facts if fact in wanted]) == (address, wanted)


def test_a_decision_keeps_its_receiver_when_the_next_one_has_another(cast: Cast, as_person: As) -> None:
    case = go(in_state(cast, "awaiting_acceptance"), "refuse", cast.school, cast, reason="Vi har ingen tid.")
    chief = as_person(cast.chief)
    facts = facts_of(chief.get(f"/arenden/{case.number}/"))
    assert [fact for fact in facts if fact.startswith(("Tillfrågad", "Varför kontot"))] == [
        f"Tillfrågad om att ta över: {SARA}",
        "Varför kontot inte togs emot: Vi har ingen tid.",
    ]
    said = {**answers(cast), "department": str(cast.culture.pk), "person": Named(cast.manager.email)}
    flow.take(case, "offer", by=cast.chief, at=make.MOMENT + timedelta(days=1), texts=said)
    facts = facts_of(chief.get(f"/arenden/{case.number}/"))
    assert [
        fact
        for fact in facts
        if fact.startswith(("Lämnas över till:", "Ska tas emot av:", "Varför kontot inte"))
    ] == [
        "Lämnas över till: Bo Bibliotekschef, Kultur- och fritidsförvaltningen",
        f"Lämnas över till: {SARA}",
        "Ska tas emot av: Bo Bibliotekschef, Kultur- och fritidsförvaltningen",
    ]


@pytest.mark.parametrize(
    ("state", "verb", "by", "told"),
    [
        ("awaiting_acceptance", "accept", "school", [f"Togs emot av: {SARA}"]),
        ("kept", "follow_up", "communicator", ["Så gick det: De publicerar varje vecka."]),
        ("running_down", "", "", ["Det invånarna läser: Används inte längre"]),
        ("running_down", "recall", "chief", []),
    ],
)
def test_a_closure_tells_how_it_went(
    cast: Cast, as_person: As, state: str, verb: str, by: str, told: list[str]
) -> None:
    case = in_state(cast, state)
    if verb:
        go(case, verb, getattr(cast, by), cast)
    labels = ("Togs emot", "Så gick det", "Det invånarna läser")
    facts = facts_of(as_person(cast.chief).get(f"/arenden/{case.number}/"))
    assert [fact for fact in facts if fact.startswith(labels)] == told
