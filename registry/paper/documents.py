"""Decision documents: made once, kept as they are, the same bytes for ever."""

import hashlib
import logging
from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.history import act
from accounts.refusal import Refused
from registry.cases.models import Decision
from registry.paper import typesetting, wording
from registry.paper.models import Document
from registry.proofs import storing

log = logging.getLogger("registry.paper")

PARTS = ("case", "case__department", "account", "decider", "applicant", "guideline", "replaces__case")


def document_of(decision: Decision, *, at: datetime) -> Document:
    """A decision's document, made now by the register if it has not been made.

    A decision never waits for its document: it is made afterwards, by the timer or for whoever asks first.
    Raises Refused where it can't be made; the page for print says the same.
    """
    made = Document.objects.filter(decision=decision).first()
    if made is not None:
        return made
    try:
        sheet = wording.sheet(decision)
        content = typeset(decision, sheet)
    except (RuntimeError, OSError) as fault:
        # What typst says may quote the decision, so that the log has only its kind.
        log.error(
            "the document of decision %s could not be made: %s", decision.public_id, type(fault).__name__
        )
        raise Refused(
            _("The document can't be made right now. The page for print says the same."),
            back=reverse("decision_page", args=[decision.case.number, decision.public_id]),
        ) from fault
    return make_document(decision, content, at=at, words=wording.words_of(sheet))


def typeset(decision: Decision, sheet: wording.Sheet | None = None) -> bytes:
    """The bytes of a decision's document, dated as the decision. Raises RuntimeError (typst's) or OSError."""
    data = {"municipality": settings.MUNICIPALITY_NAME, "sheet": asdict(sheet or wording.sheet(decision))}
    return typesetting.pdf("decision.typ", data, decision.at)


def make_document(decision: Decision, content: bytes, *, at: datetime, words: str = "") -> Document:
    """Keeps a decision's document, as an act of the register; of two at once the first one stands."""
    name = storing.put(content, "application/pdf").name
    try:
        with transaction.atomic():
            Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
            made = Document.objects.filter(decision=decision).first()
            if made is None:
                with act("make_document", by=None, at=at, about=[decision.case]):
                    made = Document(
                        decision=decision,
                        file=name,
                        sha256=hashlib.sha256(content).hexdigest(),
                        words=words,
                        made_at=at,
                    )
                    made.save(force_insert=True)
    except BaseException:
        storing.forget(name)
        raise
    if made.file != name:
        storing.forget(name)
    return made


def says_otherwise(decision: Decision, sheet: wording.Sheet) -> bool:
    """Whether a decision has a document that says something else than this sheet: a setting has changed since."""
    made = Document.objects.filter(decision=decision).exclude(words="").first()
    return made is not None and made.words != wording.words_of(sheet)


def as_it_was_made(document: Document) -> bytes | None:
    """The bytes of a document's file; None where it is gone or is another than it was."""
    try:
        content = storing.path_of(document.file).read_bytes()
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == document.sha256 else None


def read(document: Document) -> bytes:
    """The bytes as they were made. Raises Refused where the file was destroyed, is gone or is another than it was."""
    if document.destroyed_on:
        raise Refused(
            _("The document has been destroyed by a decision. The page for print says what is left."),
            back=reverse("decision_page", args=[document.decision.case.number, document.decision.public_id]),
        )
    content = as_it_was_made(document)
    if content is not None:
        return content
    decision = document.decision
    log.error("the document of decision %s is not as it was made", decision.public_id)
    raise Refused(
        _(
            "The document's file is not as it was made, so it is not shown. Tell your system administrator: "
            "it is to be fetched from a backup. The page for print says the same."
        ),
        back=reverse("decision_page", args=[decision.case.number, decision.public_id]),
    )


def damaged() -> list[str]:
    """A sentence for each document whose file is gone or is another than it was."""
    return [
        f"document {document.pk}: its file {document.file} is gone or is not as it was made"
        for document in Document.objects.filter(destroyed_on=None).order_by("pk").iterator()
        if as_it_was_made(document) is None
    ]


def make_missing(*, at: datetime) -> tuple[int, int]:
    """Makes the documents that decisions still lack, the oldest first; how many, and how many could not be made."""
    made = failed = 0
    for decision in Decision.objects.filter(document=None).select_related(*PARTS).order_by("pk"):
        try:
            document_of(decision, at=at)
        except Refused:
            failed += 1
        else:
            made += 1
    return made, failed
