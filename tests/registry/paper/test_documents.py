"""A decision's document: what archives demand, what is written on it, and that it is made once."""

import hashlib
import json
import re
import zoneinfo
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from accounts.history import act
from accounts.models import Act, Person
from accounts.verifying import verify
from registry.cases.models import Case, Decision
from registry.paper import digest, documents, typesetting
from registry.paper.diary import note_diary_number
from registry.paper.models import Document
from registry.proofs import storing
from tests import make
from tests.cast import Cast
from tests.reading import last_act, refusal
from tests.registry.paper.conftest import Decide, Paper, is_archived

As = Callable[[Person | None], Client]

NASTY = (
    "# rubrik *fet* _kursiv_ $x$ \\ \\n <b>&amp; </script> \"citat\" 'x' `kod` @ref //c /*c*/ [a](b) ~ -- --- ... "
    '#eval("1") #{ } å ä ö Å Ä Ö é ß ł « » “ ” 📚 ❤️ 👩‍👩‍👧 🇸🇪 1️⃣ ✅'
)


def pdf(decision: Decision) -> bytes:
    return documents.read(documents.document_of(decision, at=make.MOMENT))


def test_an_archive_and_a_screen_reader_can_take_it(decide: Decide) -> None:
    paper = Paper(pdf(decide(reason=f"Skäl 📚 {'مرحبا'}")))
    is_archived(paper)
    assert sorted(name.partition("+")[2] for name in paper.fonts) == [
        "NotoEmoji-Regular",
        "NotoSansArabic-Regular",
        "SourceSans3-Regular",
        "SourceSans3-SemiBold",
    ]
    assert paper.says("dc:title") != ""
    assert paper.reader.metadata is not None
    assert paper.reader.metadata.title == "Beslut 2026-0001-1: Avslag"


def test_it_says_what_was_decided_by_whom_and_why(decide: Decide, settings: Any) -> None:
    settings.APPEAL_TEXT = "Skriv till kommunen inom tre veckor."
    decision = decide("approve", conditions="Två personer bevakar.", ends_on=make.DAY + timedelta(days=30))
    assert Paper(pdf(decision)).words == (
        "Lindala kommun Beslut 2026-0001-1 22 november 2026 Beslut om konto i sociala medier Godkänt "
        "Lindala kommun godkänner ansökan om kontot «Kulturskolan» på Instagram. Slutdatum 22 december 2026 "
        "Motivering Det finns inte tid för svar. Villkor Två personer bevakar. "
        "Kontot Namn Kulturskolan Plattform Instagram Användarnamn kulturskolanlindala "
        "Adress https://www.instagram.com/kulturskolanlindala/ "
        "Verksamhet Kultur- och fritidsnämnden › Kultur- och fritidsförvaltningen › Stadsbiblioteket "
        "Myndighet Kultur- och fritidsnämnden "
        "Beslutet Beslutsnummer 2026-0001-1 Ärende 2026-0001 (ansökan) Sökande Kim Kultur, Stadsbiblioteket "
        "Beslutat av Cleo Chef som kommunikationschef Datum 22 november 2026 "
        "Riktlinje Riktlinje för sociala medier "
        "Om du inte är nöjd med beslutet Skriv till kommunen inom tre veckor. "
        "22 november 2026 Cleo Chef kommunikationschef "
        f"Beslutets kontrollsumma (SHA-256) {digest.digest(decision)} "
        "Lindala kommun · Beslut 2026-0001-1 Sida 1 av 1"
    )


def test_whoever_acts_is_named_as_acting(cast: Cast, decide: Decide) -> None:
    paper = Paper(pdf(decide(person=cast.acting_chief, at=make.MOMENT + timedelta(days=2))))
    assert "Beslutat av Tove Tillförordnad som tf. kommunikationschef Datum 24 november 2026" in paper.words


def test_a_reconsidered_decision_names_the_one_it_replaces(cast: Cast, decide: Decide) -> None:
    decide("decline")
    paper = Paper(pdf(decide("reconsider", person=cast.superior)))
    assert "Godkänt efter omprövning" in paper.words
    assert "Ersätter beslut 2026-0001-1" in paper.words
    assert "Beslut 2026-0001-2" in paper.words


def test_what_is_written_comes_out_as_written(decide: Decide) -> None:
    lines = ["Första raden", "  indragen  rad", "sista raden"]
    reason = NASTY + "\n\n" + "\n".join(lines)
    decision = decide(reason=reason, conditions=NASTY)
    paper = Paper(pdf(decision))
    assert paper.words.count(" ".join(NASTY.split())) == 2
    at = paper.text.splitlines().index("Första raden")
    assert [line.rstrip() for line in paper.text.splitlines()[at : at + 3]] == lines


def test_a_long_reason_comes_out_whole_with_page_numbers(decide: Decide) -> None:
    reason = " ".join(f"Mening {n} om inlägg, svar och bevakning." for n in range(130))[:5000]
    paper = Paper(pdf(decide(reason=reason)))
    is_archived(paper)
    pages = len(paper.reader.pages)
    assert pages == 2
    around = r" Lindala kommun · Beslut 2026-0001-1 Sida 1 av 2 Beslut 2026-0001-1 Lindala kommun "
    assert reason in paper.words.replace(around, " ")
    assert [
        f"Sida {n} av {pages}" in page.extract_text() for n, page in enumerate(paper.reader.pages, 1)
    ] == [True] * pages


def test_what_no_typeface_draws_is_written_by_its_number(decide: Decide) -> None:
    decision = decide(
        reason="kontroll\x01\x85 kinesiska 你 osynligt\u200b\ufeff vänt \u202etxt.exe\u202c privat \ue000"
    )
    expected = (
        "kontroll[U+0001][U+0085]kinesiska[U+4F60]osynligt[U+200B][U+FEFF]"
        "vänt[U+202E]txt.exe[U+202C]privat[U+E000]"
    )
    assert expected in "".join(Paper(pdf(decision)).text.split())


def test_a_long_address_stays_on_the_paper(decide: Decide) -> None:
    address = "https://exempel.se/" + "abcdefghij" * 40
    paper = Paper(pdf(decide(reason=address)))
    assert address in paper.text.replace("\n", "")
    edges = []
    for page in paper.reader.pages:
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: edges.append(tm[4] + cm[4]))
    assert max(edges) < 595 - 60


def test_it_is_made_once_and_is_the_same_for_ever(cast: Cast, case: Case, decide: Decide) -> None:
    decision = decide()
    first = documents.document_of(decision, at=make.MOMENT)
    content = documents.read(first)
    assert hashlib.sha256(content).hexdigest() == first.sha256
    assert documents.typeset(decision) == content
    account = decision.account
    with act("change", by=cast.communicator, at=make.MOMENT + timedelta(days=1), about=[account]):
        account.name = "Ett annat namn"
        account.save()
    acts = Act.objects.count()
    again = documents.document_of(Decision.objects.get(), at=make.MOMENT + timedelta(days=9))
    assert (again.pk, documents.read(again)) == (first.pk, content)
    assert (Document.objects.count(), Act.objects.count()) == (1, acts)


def test_making_it_is_an_act_of_the_register_with_the_digest_in_a_version(case: Case, decide: Decide) -> None:
    document = documents.document_of(decide(), at=make.MOMENT)
    row = Act.objects.latest("seq")
    assert (*last_act(), row.capacity) == ("make_document", None, ["case"], "system")
    assert [version.sha256 for version in document.history.all()] == [document.sha256]
    assert verify().findings == []


def test_an_older_decision_is_written_as_things_were_when_it_was_made(cast: Cast, decide: Decide) -> None:
    decision = decide()
    later = make.MOMENT + timedelta(days=400)
    with act("change", by=cast.communicator, at=later, about=[decision.account]):
        decision.account.name = "Nytt namn"
        decision.account.save()
    with act("change_person", by=cast.admin, at=later, about=[cast.chief]):
        cast.chief.name = "Cleo Gift"
        cast.chief.save()
    with act("change_department", by=cast.admin, at=later, about=[cast.culture]):
        cast.culture.name, cast.culture.parent = "Ny förvaltning", cast.education_board
        cast.culture.save()
    with act("change_department", by=cast.admin, at=later, about=[cast.library]):
        cast.library.name = "Nytt bibliotek"
        cast.library.save()
    note_diary_number(decision.case, "KS 2027/1", by=cast.communicator, at=later)
    words = Paper(documents.read(documents.document_of(Decision.objects.get(), at=later))).words
    assert "kontot «Kulturskolan» på Instagram" in words
    assert "Beslutat av Cleo Chef som kommunikationschef" in words
    assert (
        "Verksamhet Kultur- och fritidsnämnden › Kultur- och fritidsförvaltningen › Stadsbiblioteket "
        "Myndighet Kultur- och fritidsnämnden "
        "Beslutet Beslutsnummer 2026-0001-1 Ärende 2026-0001 (ansökan) Sökande Kim Kultur, Stadsbiblioteket "
    ) in words
    new = ("Nytt namn", "Cleo Gift", "Ny förvaltning", "Nytt bibliotek", "KS 2027/1")
    assert [name for name in new if name in words] == []


def test_of_two_at_once_the_first_one_stands(decide: Decide) -> None:
    decision = decide()
    first = documents.make_document(decision, b"first", at=make.MOMENT)
    second = documents.make_document(decision, b"second", at=make.MOMENT)
    assert (second.pk, documents.read(second)) == (first.pk, b"first")
    assert Document.objects.count() == 1


def test_a_file_that_is_not_as_it_was_is_not_shown(cast: Cast, decide: Decide, as_person: As) -> None:
    decision = decide()
    document = documents.document_of(decision, at=make.MOMENT)
    storing.path_of(document.file).write_bytes(b"%PDF another")
    client = as_person(cast.coordinator)
    address = f"/en/arenden/{decision.case.number}/beslut/{decision.public_id}/"
    answer = client.get(address + "beslut.pdf")
    assert (answer.status_code, b"another" in answer.content) == (409, False)
    storing.forget(document.file)
    assert client.get(address + "beslut.pdf").status_code == 409
    assert client.get(address).status_code == 200


def test_verifying_the_history_finds_a_file_that_is_not_as_it_was(
    decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    document = documents.document_of(decide(), at=make.MOMENT)
    call_command("verify_history")
    assert capsys.readouterr().out.startswith("The history is whole")
    storing.path_of(document.file).write_bytes(b"%PDF another")
    with pytest.raises(SystemExit):
        call_command("verify_history")
    assert capsys.readouterr().out.splitlines() == [
        f"document {document.pk}: its file {document.file} is gone or is not as it was made"
    ]


def test_private_files_lie_where_nobody_guesses_and_nothing_is_served(decide: Decide, client: Client) -> None:
    document = documents.document_of(decide(), at=make.MOMENT)
    place = storing.path_of(document.file)
    assert place.is_file()
    assert (place.stat().st_mode & 0o777, place.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert re.fullmatch(r"[0-9a-f]{32}\.pdf", document.file)
    assert Path(settings.STATIC_ROOT) not in place.parents
    assert settings.MEDIA_URL in ("", "/")
    assert client.get(f"/files/private/{document.file}").status_code == 404


def test_a_logotype_that_cannot_be_drawn_is_left_out(decide: Decide, settings: Any, tmp_path: Path) -> None:
    broken, drawn = tmp_path / "broken.png", tmp_path / "drawn.svg"
    broken.write_bytes(b"no picture")
    drawn.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
    decision = decide()
    plain = documents.typeset(decision)
    settings.MUNICIPALITY_LOGO = str(broken)
    assert documents.typeset(decision) == plain
    settings.MUNICIPALITY_LOGO = str(drawn)
    with_logo = documents.typeset(decision)
    is_archived(Paper(with_logo))
    assert with_logo != plain


def test_a_document_that_cannot_be_made_leads_to_the_page_for_print(
    cast: Cast, decide: Decide, as_person: As, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(typesetting, "FOLDER", tmp_path)
    decision = decide()
    sentence, kind, _field = refusal(documents.document_of, decision, at=make.MOMENT)
    assert (sentence, kind) == (
        "The document can't be made right now. The page for print says the same.",
        "conflict",
    )
    assert documents.make_missing(at=make.MOMENT) == (0, 1)
    assert Document.objects.count() == 0
    address = f"/arenden/{decision.case.number}/beslut/{decision.public_id}/"
    answer = as_person(cast.chief).get(address + "beslut.pdf")
    assert answer.status_code == 409
    assert address in answer.content.decode()


def test_the_command_makes_what_is_missing(decide: Decide, capsys: pytest.CaptureFixture[str]) -> None:
    decide()
    call_command("make_documents")
    call_command("make_documents")
    assert capsys.readouterr().out.splitlines() == ["Documents made: 1.", "Documents made: 0."]
    assert Document.objects.count() == 1


def test_the_timer_of_the_mails_makes_what_is_missing(decide: Decide) -> None:
    decide()
    call_command("send_notices", verbosity=0)
    assert Document.objects.count() == 1


# --- The digest ---------------------------------------------------------------------------------------------


def test_the_digest_can_be_computed_by_anybody(cast: Cast, decide: Decide, as_person: As) -> None:
    decision = decide()
    address = f"/arenden/{decision.case.number}/beslut/{decision.public_id}/beslut.json"
    told = as_person(cast.coordinator).get(address).content
    said = {
        "account": decision.account.public_id,
        "applicant": cast.coordinator.public_id,
        "at": decision.at.astimezone(zoneinfo.ZoneInfo("UTC")).isoformat(timespec="microseconds"),
        "basis": "Riktlinje för sociala medier",
        "capacity": "chief",
        "case": "2026-0001",
        "decided_on": "2026-11-22",
        "decider": cast.chief.public_id,
        "guideline": decision.guideline.public_id,
        "layout": 1,
        "number": "2026-0001-1",
        "outcome": "declined",
        "public_id": decision.public_id,
        "reason": "Det finns inte tid för svar.",
    }
    assert json.loads(told) == said
    again = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert hashlib.sha256(told).hexdigest() == hashlib.sha256(again).hexdigest() == digest.digest(decision)
    assert hashlib.sha256(told).hexdigest() in Paper(pdf(decision)).words


def test_every_field_of_a_decision_is_in_its_digest() -> None:
    fields = {field.name for field in Decision._meta.concrete_fields}
    assert fields - {*digest.FIELDS, *digest.POINTING} == {"id", "case", "destroyed_on"}


# --- Who sees it --------------------------------------------------------------------------------------------

SEES = set(Cast.ROLES) - {"admin", "school", "plain"}


def test_it_is_seen_by_whoever_sees_the_case(cast: Cast, decide: Decide, as_person: As) -> None:
    decision = decide()
    start = f"/arenden/{decision.case.number}/beslut/{decision.public_id}/"
    nobodys = start.replace(decision.public_id, "aaaaaaaaaa")
    for name in Cast.ROLES:
        client = as_person(getattr(cast, name))
        expected = 200 if name in SEES else 404
        for path in ("", "beslut.pdf", "beslut.json"):
            assert (name, path, client.get(start + path).status_code) == (name, path, expected)
            assert (name, client.get(nobodys + path).status_code) == (name, 404)
        sent = {path: client.post(start + path).status_code for path in ("beslut.pdf", "beslut.json")}
        assert (name, sent) == (name, dict.fromkeys(sent, 405 if name in SEES else 404))


def test_a_decision_of_another_case_is_not_in_this_one(cast: Cast, decide: Decide, as_person: As) -> None:
    decision = decide()
    other = make.case(
        cast.coordinator,
        make.application(cast.library, cast.librarian, "https://www.instagram.com/annatkonto/"),
    )
    address = f"/arenden/{other.number}/beslut/{decision.public_id}/beslut.pdf"
    assert as_person(cast.chief).get(address).status_code == 404


def test_the_file_is_saved_and_nothing_in_it_runs(cast: Cast, decide: Decide, as_person: As) -> None:
    decision = decide()
    answer = as_person(cast.coordinator).get(
        f"/arenden/{decision.case.number}/beslut/{decision.public_id}/beslut.pdf"
    )
    heads = ("Content-Type", "Content-Disposition", "Cache-Control", "X-Content-Type-Options")
    assert [answer[name] for name in heads] == [
        "application/pdf",
        'attachment; filename="beslut-2026-0001-1.pdf"',
        "private, no-store",
        "nosniff",
    ]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer.content == documents.read(Document.objects.get())


def test_the_page_for_print_says_what_the_document_says(cast: Cast, decide: Decide, as_person: As) -> None:
    from tests.reading import text_of

    decision = decide(reason="<b>Skäl</b> & #mera", conditions="Villkoret")
    for prefix in ("", "/en"):
        page = as_person(cast.coordinator).get(
            f"{prefix}/arenden/{decision.case.number}/beslut/{decision.public_id}/"
        )
        assert text_of(page).partition("(PDF) ")[2] == Paper(pdf(decision)).words.partition(
            " Lindala kommun · Beslut"
        )[0].replace("Lindala kommun Beslut 2026-0001-1 22", "Lindala kommun Beslut 2026-0001-1 22")


def test_the_page_for_print_says_where_the_document_says_something_else(
    cast: Cast, decide: Decide, as_person: As, settings: Any
) -> None:
    from tests.reading import text_of

    decision = decide()
    address = f"/en/arenden/{decision.case.number}/beslut/{decision.public_id}/"
    client = as_person(cast.coordinator)
    notice = "The document says something else"
    settings.APPEAL_TEXT = "Skriv till kommunen inom tre veckor."
    assert notice not in text_of(client.get(address))  # there is no document yet
    client.get(address + "beslut.pdf")
    assert notice not in text_of(client.get(address))
    settings.APPEAL_TEXT = "Skriv till kommunen inom en vecka."
    page = text_of(client.get(address))
    assert (page.count(notice), page.count("inom en vecka")) == (1, 1)
    assert "inom tre veckor" in Paper(client.get(address + "beslut.pdf").content).words
