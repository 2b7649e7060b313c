"""The audit report on paper, in Swedish as records are."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

from registry.overview.audit import Answered, report
from registry.overview.control import IN_PART, NO, ON_PAPER, YES
from registry.overview.page import whose
from registry.overview.scope import Scope
from registry.paper import typesetting, wording

VERDICTS = {YES: "Ja", IN_PART: "Delvis", NO: "Nej"}


def as_pdf(scope: Scope, at: datetime) -> bytes:
    """The report as PDF/A, of the scope's day."""
    with translation.override("sv"):
        data: dict[str, Any] = {
            "municipality": settings.MUNICIPALITY_NAME,
            "title": "Revisionsrapport om konton i sociala medier",
            "about": whose(scope),
            "day": wording.written(scope.on),
            "questions": [question(one) for one in report(scope, ON_PAPER)],
        }
        return typesetting.pdf("audit.typ", data, at)


def question(one: Answered) -> dict[str, Any]:
    """A question with its answer, as the template takes it."""
    answer = one.answer
    return {
        "number": str(one.number),
        "text": str(one.question.text),
        "verdict": VERDICTS[answer.verdict],
        "sentence": answer.sentence,
        "figures": [(line.label, line.number.said) for line in answer.lines],
        "lapses": [(lapse.name, lapse.why) for lapse in answer.lapses],
        "more": f"… och {one.more} till, se registret." if one.more else "",
    }
