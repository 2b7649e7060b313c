"""The pages of the steps before a closing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client

from accounts.models import LogHead, Person
from tests.cast import Cast
from tests.reading import once
from tests.registry.cases.closure.closing import in_state

As = Callable[[Person | None], Client]
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def test_a_proof_that_was_not_noted_leaves_no_file(
    cast: Cast, as_person: As, settings: Any, tmp_path: Path
) -> None:
    """The log's head is set back, so that the database refuses the act: nobody has refused the person."""
    settings.PRIVATE_FILES = str(tmp_path / "private")
    case = in_state(cast, "running_down")
    shut = case.steps.get(kind="shut")
    address = f"/arenden/{case.number}/steg/{shut.public_id}/"
    proof = SimpleUploadedFile("bevis.pdf", PDF, "application/pdf")
    seq = LogHead.objects.get().seq
    LogHead.objects.filter(pk=1).update(seq=0)
    with pytest.raises(DatabaseError):
        as_person(cast.librarian).post(address, once(note="Stängt.", proof=proof))
    LogHead.objects.filter(pk=1).update(seq=seq)
    shut.refresh_from_db()
    assert (shut.done_on, list((tmp_path / "private").iterdir())) == (None, [])
