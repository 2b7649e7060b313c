"""The case's file: everything in it, for the registrar of the right authority, when it has ended."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable

from django.test import Client

from accounts.models import Person
from registry.cases import flow, messages
from registry.cases.closure import carrying_out, steps
from registry.cases.models import Case
from registry.notices import outbox
from registry.paper import digest, documents
from registry.paper.case_file import bundle
from tests import make
from tests.cast import Cast
from tests.reading import refusal
from tests.registry.cases.closure import closing
from tests.registry.paper.conftest import Decide, Paper, is_archived

As = Callable[[Person | None], Client]


def opened(content: bytes) -> dict[str, bytes]:
    """The files of a ZIP, whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_case_that_goes_on_has_no_file_yet(cast: Cast, case: Case, as_person: As) -> None:
    assert refusal(bundle, case, at=make.MOMENT)[:2] == (
        "The case file can be fetched when the case has ended.",
        "conflict",
    )
    client = as_person(cast.registrar)
    assert client.get(f"/arenden/{case.number}/akt.zip").status_code == 409
    assert client.get(f"/arenden/{case.number}/").context["paper"].file_url == ""


def test_everything_lies_in_it(cast: Cast, case: Case, decide: Decide, as_person: As) -> None:
    messages.write(case, "Vem tar över på #sommaren? <b>", by=cast.communicator, at=make.MOMENT)
    flow.take(
        case, "advise_against", by=cast.communicator, at=make.MOMENT, texts={"recommendation": "Ont om tid."}
    )
    decision = decide()
    outbox.send(make.MOMENT)
    answer = as_person(cast.registrar).get(f"/arenden/{case.number}/akt.zip")
    files = opened(answer.content)
    assert list(files) == [
        "innehall.txt",
        "akt-2026-0001.pdf",
        "beslut-2026-0001-1.pdf",
        "beslut-2026-0001-1.json",
    ]
    assert files["beslut-2026-0001-1.pdf"] == documents.read(decision.document)
    assert json.loads(files["beslut-2026-0001-1.json"])["reason"] == decision.reason
    index = files["innehall.txt"].decode("utf-8-sig").splitlines()
    assert index[:4] == [
        "Akt i ärende 2026-0001",
        "Lindala kommun",
        "Diarienummer: saknas",
        "Avslutat: 22 november 2026",
    ]
    sums = {name: index[index.index(name) + 2].strip() for name in list(files)[1:]}
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in list(files.items())[1:]}
    assert sums["beslut-2026-0001-1.json"] == digest.digest(decision)

    paper = Paper(files["akt-2026-0001.pdf"])
    is_archived(paper)
    for said in (
        "Akt 2026-0001",
        "Ansökan 2026-0001",
        "Myndighet Kultur- och fritidsnämnden",
        "Sökande Kim Kultur",
        "Syfte Visa vad eleverna gör.",
        "Kontoansvarig Lisa Bibliotekarie",
        "Avstyrkt Av Kaj Kommunikatör Ont om tid.",
        "Vem tar över på #sommaren? <b>",
        "2026-0001-1: Avslag Beslutat av Cleo Chef som kommunikationschef",
        "22 november 2026 Kim Kultur: Avslag: Instagram för Stadsbiblioteket",
        "Kim Kultur skickade in",
    ):
        assert said in paper.words, said
    assert f"Kontrollsumma{digest.digest(decision)}" in "".join(paper.text.split())


def test_a_closed_accounts_file_holds_proposal_statement_decision_and_steps(
    cast: Cast, as_person: As
) -> None:
    case = closing.in_state(cast, "ready")
    case = closing.go(case, "declare_conflict", cast.coordinator, cast, reason="Släkt med den ansvariga.")
    case = closing.go(case, "close", cast.superior, cast)
    first = steps.left(case)[0]
    carrying_out.strike(first, "Inga följare.", by=cast.communicator, at=make.MOMENT)
    case = closing.all_steps_done(case, cast)
    assert case.state == "closed"
    outbox.send(make.MOMENT)
    files = opened(as_person(cast.registrar).get(f"/arenden/{case.number}/akt.zip").content)
    assert list(files) == [
        "innehall.txt",
        "akt-2026-0001.pdf",
        "beslut-2026-0001-1.pdf",
        "beslut-2026-0001-1.json",
    ]
    paper = Paper(files["akt-2026-0001.pdf"])
    is_archived(paper)
    for said in (
        "Avslut 2026-0001",
        "Föreslaget av Kaj Kommunikatör",
        "Utfall Avslutat",
        "Skäl Inaktivt Underlag Inga inlägg sedan 12 mars.",
        "Till följarna Kontot stängs.",
        "Svar av Lisa Bibliotekarie Svarade 22 november 2026",
        "Vi behöver det till sommaren.",
        "Jäv: Cleo Chef Anmält av Kim Kultur Datum 22 november 2026 Släkt med den ansvariga.",
        "2026-0001-1: Kontot avslutas Beslutat av Stina Stabschef som stabschef",
        "Sista dag 22 december 2026",
        "Spara innehållet Behövdes inte, eftersom Inga följare.",
        "Stäng kontot på plattformen Gjort 22 november 2026 Av Lisa Bibliotekarie Länk https://prov.example/bild",
        "Lisa Bibliotekarie: Ska kontot avslutas? Svara senast 6 december 2026: Instagram för Stadsbiblioteket",
        "Lisa Bibliotekarie avslutade kontot",
    ):
        assert said in paper.words, said


def test_it_is_the_registrars_of_the_right_authority(
    cast: Cast, case: Case, decide: Decide, as_person: As
) -> None:
    decide()
    elsewhere = make.person("registrator.skola")
    make.grant(elsewhere, "registrar", cast.education_board)
    answers = {
        name: as_person(getattr(cast, name)).get(f"/arenden/{case.number}/akt.zip").status_code
        for name in Cast.ROLES
    }
    fetches = dict.fromkeys(
        ("registrar", "insight", "communicator", "chief", "acting_chief", "superior"), 200
    )
    sees = dict.fromkeys(("coordinator", "manager", "librarian"), 403)
    assert answers == {**dict.fromkeys(Cast.ROLES, 404), **sees, **fetches}
    assert as_person(elsewhere).get(f"/arenden/{case.number}/akt.zip").status_code == 404
