"""The desk and the history, as people meet them."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Act, Person
from registry import numbers
from registry.desk import log_filters
from registry.register import upkeep
from tests import make
from tests.cast import Cast
from tests.reading import text_of, titles

As = Callable[[Person | None], Client]
DESK, HISTORY = "/arbetsyta/", "/historik/"


def test_an_empty_desk_says_so_kindly(cast: Cast, as_person: As) -> None:
    assert text_of(as_person(cast.plain).get(DESK)) == (
        "Det här väntar på dig Inget väntar på dig "
        "Allt är gjort. När något behöver dig står det här och du får ett mejl."
    )


def test_the_desk_says_what_waits_and_what_happened(cast: Cast, as_person: As) -> None:
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    page = as_person(cast.chief).get(DESK)
    assert titles(page) == ["Instagram för Stadsbiblioteket"]
    assert [(row.sentence, row.text, row.changes, row.about[0][0]) for row in page.context["recent"]] == [
        ("Kim Kultur skickade in", "", (), case.number)
    ]
    assert page["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("role", Cast.ROLES)
def test_who_is_offered_to_report(cast: Cast, as_person: As, role: str) -> None:
    offered = "Anmäl konto som redan finns" in text_of(as_person(getattr(cast, role)).get(DESK))
    assert offered == (
        role in ("coordinator", "school", "manager", "communicator", "chief", "acting_chief", "superior")
    )


def test_who_reads_the_whole_log(cast: Cast, as_person: As) -> None:
    answers = {role: as_person(getattr(cast, role)).get(HISTORY).status_code for role in Cast.ROLES}
    readers = ("registrar", "insight", "admin")
    assert answers == {role: 200 if role in readers else 403 for role in Cast.ROLES}


@pytest.fixture
def log(cast: Cast) -> Cast:
    """An account of the library's that has been changed twice, and one that is the school's."""
    account = make.account(cast.library, cast.librarian)
    upkeep.change(account, {"watched": "Vardagar"}, by=cast.librarian, at=make.MOMENT)
    upkeep.note_proof(account, "I presentationen", by=cast.chief, at=make.MOMENT.replace(day=23))
    make.account(cast.school_unit, cast.school, "x.com/ekskolan", name="Ekskolan")
    make.case(cast.school, make.application(cast.school_unit, cast.school, "x.com/ekskolan2"))
    return cast


PROOF = "Cleo Chef såg att profilen länkar till kommunen"
CHANGED = "Lisa Bibliotekarie ändrade uppgifter om kontot"
SENT = "Sara Skola skickade in"


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ({"verb": "change"}, [CHANGED]),
        ({"who": "lisa"}, [CHANGED]),
        ({"who": "KOMMUNIKATIONSCHEF@prov"}, [PROOF]),
        ({"who": "ingen alls"}, []),
        ({"about": "stadsbibliotek", "verb": "note_proof"}, [PROOF]),
        ({"about": " 2026-0001 ", "verb": "submit"}, [SENT]),
        ({"since": "2026-11-23", "who": "cleo"}, [PROOF]),
        ({"until": "2026-11-22", "who": "cleo"}, []),
        ({"since": "2026-11-22", "until": "2026-11-22", "verb": "submit"}, [SENT]),
    ],
)
def test_the_log_is_filtered(log: Cast, as_person: As, query: dict[str, str], sentences: list[str]) -> None:
    page = as_person(log.insight).get(HISTORY, query)
    assert [row.sentence for row in page.context["rows"]] == sentences


@pytest.mark.parametrize("query", [{"since": "i går"}, {"verb": "hittepa"}, {"who": "\0"}, {"sida": "x"}])
def test_what_cannot_be_read_breaks_nothing(log: Cast, as_person: As, query: dict[str, str]) -> None:
    assert as_person(log.registrar).get(HISTORY, query).status_code == 200


def test_the_log_tells_no_texts(log: Cast, as_person: As) -> None:
    words = text_of(as_person(log.admin).get(HISTORY))
    assert ("I presentationen" in words, "Visa vad eleverna gör." in words) == (False, False)


def test_the_log_has_pages_that_keep_the_filters(
    log: Cast, as_person: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "STAFF_ROWS", 2)
    client = as_person(log.insight)
    everything = client.get(HISTORY).context["page"].paginator
    assert (everything.count, client.get(HISTORY).context["next"]) == (Act.objects.count(), "?&sida=2")
    assert client.get(HISTORY, {"who": "sara"}).context["next"] in ("", "?who=sara&sida=2")


def test_every_verb_of_the_filter_has_words_of_its_own() -> None:
    choices = log_filters.verb_choices()
    assert len({key for key, _words in choices}) == len(choices)
    assert [(key, words) for key, words in choices if not words or "%" in words or key == words] == []
