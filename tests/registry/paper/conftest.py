"""Decisions to put on paper, and how a test reads a paper."""

import io
import re
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from accounts.models import Person
from registry.cases import flow
from registry.cases.models import Case, Decision
from tests import make
from tests.cast import Cast

Decide = Callable[..., Decision]


@pytest.fixture
def case(cast: Cast) -> Case:
    """An application of the library's that waits for a decision."""
    return make.case(cast.coordinator, make.application(cast.library, cast.librarian))


@pytest.fixture
def decide(cast: Cast, case: Case) -> Decide:
    """Decides the application, with whatever texts and by whomever."""

    def by(
        verb: str = "decline", person: Person | None = None, at: Any = make.MOMENT, **texts: Any
    ) -> Decision:
        said = {"reason": "Det finns inte tid för svar.", "name": "Kulturskolan", **texts}
        flow.take(case, verb, by=person or cast.chief, at=at, texts=said)
        return case.decisions.order_by("-pk")[0]

    return by


class Paper:
    """A PDF as a reader and an archive meet it."""

    def __init__(self, content: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(content))
        self.catalog: Any = self.reader.trailer["/Root"]

    @property
    def text(self) -> str:
        """All that is written, in its order, the lines of paragraphs as they were broken."""
        return "\n".join(page.extract_text() for page in self.reader.pages)

    @property
    def words(self) -> str:
        """The text with every run of blanks as one."""
        return " ".join(self.text.split())

    @property
    def metadata(self) -> str:
        """What it says of itself, in XMP."""
        return str(self.catalog["/Metadata"].get_data().decode())

    def says(self, name: str) -> str:
        """One property of the metadata."""
        return "".join(re.findall(rf"<{name}>(.*?)</{name}>", self.metadata))

    @property
    def fonts(self) -> dict[str, bool]:
        """Every typeface by name, and whether its file lies inside."""
        found = {}
        for page in self.reader.pages:
            for entry in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
                font = entry.get_object()
                inner = font["/DescendantFonts"][0].get_object()
                descriptor = inner["/FontDescriptor"].get_object()
                found[str(font["/BaseFont"])] = any(
                    key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
                )
        return found


def is_archived(paper: Paper) -> None:
    """Asserts that a paper is what an archive and a screen reader take: PDF/A-2a, PDF/UA-1, tagged, Swedish."""
    assert (paper.says("pdfaid:part"), paper.says("pdfaid:conformance")) == ("2", "A")
    assert paper.says("pdfuaid:part") == "1"
    assert paper.catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712 (pypdf's own kind of truth)
    assert paper.catalog["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert paper.catalog["/Lang"] == "sv-SE"
    assert paper.catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert list(paper.fonts.values()) == [True] * len(paper.fonts)
    assert len(paper.fonts) > 1
