"""The file of a closure: the proofs of its steps lie in it, and all that was asked and answered."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from accounts.history import act
from registry.cases import flow
from registry.cases.closure import carrying_out, steps
from registry.cases.models import Case
from registry.paper import wording
from registry.paper.case_file import bundle
from registry.proofs import storing
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing
from tests.registry.paper.conftest import Paper
from tests.registry.paper.test_case_file import opened


@pytest.fixture
def shown(cast: Cast) -> Case:
    """A closure whose shutting is shown by a file, and whose preserving by another."""
    case = closing.in_state(cast, "running_down")
    for step in steps.left(case):
        kept = None
        if step.kind in ("preserve", "shut"):
            kept = storing.put(f"%PDF {step.kind}".encode(), "application/pdf")
        case = carrying_out.do(step, by=cast.librarian, at=make.MOMENT, proof=kept)
    assert case.state == "closed"
    return case


def lines(files: dict[str, bytes]) -> list[str]:
    return files["innehall.txt"].decode("utf-8-sig").splitlines()


def test_the_proofs_lie_in_it_with_the_checksum_that_they_had(shown: Case) -> None:
    with translation.override("en"):
        files = opened(bundle(shown, at=make.MOMENT))
    proofs = {name: content for name, content in files.items() if name.startswith("bevis/")}
    assert sorted(proofs.values()) == [b"%PDF preserve", b"%PDF shut"]
    assert sorted(name[9:] for name in proofs) == ["preserve.pdf", "shut.pdf"]
    index = lines(files)
    for name, content in proofs.items():
        kind = name[9:-4]
        step = shown.steps.get(kind=kind)
        assert (
            index[index.index(name) + 2].strip() == hashlib.sha256(content).hexdigest() == step.proof_sha256
        )
        assert index[index.index(name) + 1] == f"  Visar att steget är gjort: {steps.text_of(step)}"
    assert [line for line in index if "Saknas i akten" in line] == []


def test_a_proof_that_is_gone_or_changed_is_named_in_the_index(shown: Case) -> None:
    first, second = (shown.steps.get(kind=kind) for kind in ("preserve", "shut"))
    storing.forget(first.proof)
    storing.path_of(second.proof).write_bytes(b"%PDF another")
    files = opened(bundle(shown, at=make.MOMENT))
    assert [name for name in files if name.startswith("bevis/")] == []
    index = lines(files)
    told = index[index.index("Saknas i akten, med kontrollsumman som filen hade:") :]
    assert {
        (told[n + 1].strip(), told[n + 2].strip()) for n, line in enumerate(told) if "bevis/" in line
    } == {
        (f"Filen saknas: {steps.text_of(first)}", first.proof_sha256),
        (f"Filen är inte som den var: {steps.text_of(second)}", second.proof_sha256),
    }


def test_every_question_and_every_statement_stands_in_it(cast: Cast) -> None:
    case = closing.proposed(cast)
    moves: tuple[tuple[str, Any, dict[str, Any]], ...] = (
        ("hear", cast.communicator, {"question": "Behövs kontot?"}),
        ("answer", cast.librarian, {"statement": "Ja, till sommaren."}),
        ("hear", cast.chief, {"question": "Vem sköter det?", "answer_by": make.DAY + timedelta(days=40)}),
        ("agree_to_close", cast.plain, {"statement": "Ingen längre."}),
        ("hear", cast.chief, {"question": "Vem sköter det?", "answer_by": make.DAY + timedelta(days=40)}),
        ("skip_hearing", cast.chief, {"reason": "Kontot är kapat."}),
        ("close", cast.chief, {}),
    )
    for days, (verb, by, texts) in enumerate(moves):
        said = {**closing.answers(cast), **texts}
        case = flow.take(case, verb, by=by, at=make.MOMENT + timedelta(days=days), texts=said)
    later = make.MOMENT + timedelta(days=20)
    with act("change_person", by=cast.admin, at=later, about=[cast.librarian]):
        cast.librarian.name = "Lisa Gift"
        cast.librarian.save()
    case = closing.all_steps_done(case, cast)
    words = Paper(opened(bundle(case, at=later))[f"akt-{case.number}.pdf"]).words
    words = words.replace("Lindala kommun · Akt 2026-0001 Sida 1 av 3 Akt 2026-0001 Lindala kommun ", "")
    first, last = words.index("Synpunkter"), words.index("Beslut 2026-0001-1:")
    assert words[first:last].strip() == (
        "Synpunkter "
        "Yttrande Frågan Behövs kontot? Fråga från Kaj Kommunikatör Datum 22 november 2026 "
        "Svara senast 6 december 2026 Svar av Lisa Bibliotekarie Svarade 23 november 2026 Ja, till sommaren. "
        "Yttrande Frågan Vem sköter det? Fråga från Cleo Chef Datum 24 november 2026 "
        "Svara senast 1 januari 2027 Svar av Per Person Svarade 25 november 2026 Svar Ja, avsluta Ingen längre. "
        "Yttrande Frågan Vem sköter det? Fråga från Cleo Chef Datum 26 november 2026 "
        "Svara senast 1 januari 2027 Svar av Ingen har svarat "
        "Inget yttrande begärdes Av Cleo Chef Datum 27 november 2026 Kontot är kapat."
    )
    facts = next(
        part for part in wording.sheet(case.decisions.get()).sections if part.heading == "Förslaget"
    ).facts
    assert facts[-3:] == (
        ("Yttrande", "Ja, till sommaren."),
        ("Yttrande", "Ja, avsluta. Ingen längre."),
        ("Utan yttrande, eftersom", "Kontot är kapat."),
    )
