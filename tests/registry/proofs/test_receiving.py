"""Uploads that are too large: the form says so, and nothing of them reaches the disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory

from accounts.models import Person
from accounts.refusal import Refused
from registry import numbers
from registry.proofs import storing
from registry.proofs.receiving import TooMuch
from tests.cast import Cast

As = Callable[[Person | None], Client]
SENTENCE = "Filen är för stor. Den får vara högst 1 MB. Gå tillbaka och välj en mindre."


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.PRIVATE_FILES = str(tmp_path / "private")
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    monkeypatch.setattr(numbers, "PROOF_MEGABYTES", 1)
    return tmp_path


def sent(*contents: bytes) -> HttpRequest:
    """A form with a word and some files."""
    files = {f"file{number}": SimpleUploadedFile("x.pdf", said) for number, said in enumerate(contents)}
    return RequestFactory().post("/", {"reason": "Skärmbild", **files})


def test_what_is_small_enough_comes_through() -> None:
    request = sent(b"%PDF-" + b"\0" * 500, b"%PDF-" + b"\0" * 5000)
    assert [upload.size for upload in request.FILES.values()] == [505, 5005]
    assert [storing.keep(upload).size for upload in request.FILES.values()] == [505, 5005]


def test_what_is_too_large_comes_with_its_size_and_nothing_in_it(store: Path) -> None:
    request = sent(b"%PDF-" + b"\0" * 3_000_000)
    assert request.POST["reason"] == "Skärmbild"
    upload = request.FILES["file0"]
    assert (upload.size, upload.read()) == (3_000_005, b"")
    assert [path.name for path in store.iterdir()] == []
    with pytest.raises(Refused) as refused:
        storing.keep(upload)
    assert str(refused.value) == (
        "Filen är för stor. Den får vara högst 1 MB. Ta en skärmbild av den, eller gör bilden mindre."
    )


def test_several_files_together_are_no_way_round() -> None:
    request = sent(*[b"%PDF-" + b"\0" * 600_000] * 3)
    assert [len(upload.read()) for upload in request.FILES.values()] == [600_005, 0, 0]


def test_a_form_that_is_hopelessly_large_is_not_read() -> None:
    request = sent(b"")
    request.META["CONTENT_LENGTH"] = "200000000"
    with pytest.raises(TooMuch):
        request.FILES  # noqa: B018 (reading it is what is tried)


def test_whoever_sends_it_reads_why(cast: Cast, as_person: As, store: Path) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.coordinator, backend="accounts.signin.InvitedPeople")
    client.get("/arenden/ansok/")
    answer = client.post(
        "/arenden/ansok/", {"x": SimpleUploadedFile("film.mp4", b"\0" * 20_000_000, "video/mp4")}
    )
    assert answer.status_code == 400
    assert SENTENCE in answer.content.decode()
    assert [path.name for path in store.iterdir()] == []
