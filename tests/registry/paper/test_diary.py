"""The diary number: who notes it, how it is told, and what still lacks one."""

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.utils.translation import override

from accounts.chain import Who
from accounts.models import Act, Person
from registry import telling
from registry.cases.models import Case, Decision
from registry.paper import documents
from registry.paper.diary import ended_cases_without_diary_number, note_diary_number
from tests import make
from tests.cast import Cast
from tests.reading import errors, once, refusal, told
from tests.registry.paper.conftest import Decide, Paper

As = Callable[[Person | None], Client]


def test_the_registrar_notes_it_on_the_cases_page(cast: Cast, case: Case, as_person: As) -> None:
    client = as_person(cast.registrar)
    assert client.get(f"/arenden/{case.number}/").context["paper"].form is not None
    page = client.post(
        f"/en/arenden/{case.number}/diarienummer/", once(diary_number=" KS  2026/100 "), follow=True
    )
    assert told(page) == ["Saved."]
    case.refresh_from_db()
    assert case.diary_number == "KS 2026/100"
    line = telling.timeline(case)[0]
    assert [(change.old, change.new) for change in line.changes] == [("", "KS 2026/100")]
    assert Act.objects.latest("seq").verb == "note_diary_number"


def test_the_cases_own_people_read_it_and_cannot_note_it(cast: Cast, case: Case, as_person: As) -> None:
    note_diary_number(case, "2022.277 KS", by=cast.communicator, at=make.MOMENT)
    client = as_person(cast.coordinator)
    paper = client.get(f"/arenden/{case.number}/").context["paper"]
    assert (paper.diary_number, paper.form, paper.file_url) == ("2022.277 KS", None, "")
    answer = client.post(f"/arenden/{case.number}/diarienummer/", once(diary_number="Eget 1"))
    assert answer.status_code == 403
    case.refresh_from_db()
    assert case.diary_number == "2022.277 KS"


def test_what_cannot_be_a_diary_number_is_refused_with_what_was_typed_kept(
    cast: Cast, case: Case, as_person: As
) -> None:
    client = as_person(cast.registrar)
    address = f"/en/arenden/{case.number}/diarienummer/"
    page = client.post(address, once(diary_number=""))
    with override("en"):
        assert errors(page) == {"diary_number": ["Write the diary number."]}
    page = client.post(address, once(diary_number="K" * 61))
    assert list(errors(page)) == ["diary_number"]
    assert "K" * 61 in page.content.decode()
    assert refusal(note_diary_number, case, "K" * 61, by=cast.registrar, at=make.MOMENT) == (
        "Write at most 60 characters.",
        "input",
        "diary_number",
    )


def test_a_wrong_number_can_be_taken_away_once(cast: Cast, case: Case, as_person: As) -> None:
    note_diary_number(case, "KS 1", by=cast.registrar, at=make.MOMENT)
    address = f"/arenden/{case.number}/diarienummer/"
    assert as_person(cast.registrar).post(address, once(diary_number="")).status_code == 302
    case.refresh_from_db()
    assert case.diary_number == ""
    assert refusal(note_diary_number, case, "", by=cast.registrar, at=make.MOMENT) == (
        "Write the diary number.",
        "input",
        "diary_number",
    )


def test_it_stands_on_documents_that_are_made_afterwards(cast: Cast, case: Case, decide: Decide) -> None:
    note_diary_number(case, "KS 2026/100", by=cast.registrar, at=make.MOMENT)
    decide()
    decision = Decision.objects.get()
    words = Paper(documents.read(documents.document_of(decision, at=make.MOMENT))).words
    assert "Diarienummer KS 2026/100" in words


def test_ended_cases_without_a_number_are_their_registrars(cast: Cast, case: Case, decide: Decide) -> None:
    def waiting(somebody: Person) -> list[Case]:
        return list(ended_cases_without_diary_number(Who(somebody, date(2026, 11, 22))))

    assert waiting(cast.registrar) == []
    decide()
    assert waiting(cast.registrar) == [case]
    assert waiting(cast.communicator) == []
    note_diary_number(case, "KS 1", by=cast.registrar, at=make.MOMENT)
    assert waiting(cast.registrar) == []
