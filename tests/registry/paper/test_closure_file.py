"""The file of a closure: the proofs of its steps lie in it, and all that was asked and answered."""

import hashlib

import pytest
from django.utils import translation

from registry.cases.closure import carrying_out, steps
from registry.cases.models import Case
from registry.paper.case_file import bundle
from registry.proofs import storing
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing
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
