"""Every time that an account's owner was asked about a closure, and what it answered: a new question erases nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import Person
from registry.cases.closure.models import Closure


@dataclass
class Hearing:
    """One hearing: what was asked, by whom, when and until when, and the answer where there was one.

    `skipped` says instead why nobody was heard. `agrees` is «Ja, avsluta».
    """

    at: datetime
    by: Person | None
    question: str = ""
    answer_by: date | None = None
    skipped: str = ""
    answer: str = ""
    agrees: bool = False
    answered_by: Person | None = None
    answered_at: datetime | None = None


def hearings(closure: Closure, until: datetime | None = None) -> list[Hearing]:
    """A closure's hearings, the first one first; with `until` as much as was known at that moment."""
    found: list[Hearing] = []
    question: Hearing | None = None
    skipped = ""
    versions = closure.history.select_related("answered_by", "history_user").order_by("history_id")
    for version in versions.filter(history_date__lte=until) if until else versions:
        asked = (version.question, version.answer_by)
        if version.question and (
            question is None
            or asked != (question.question, question.answer_by)
            # The same question once more, after an answer.
            or (question.answered_at is not None and version.answered_at is None)
        ):
            question = Hearing(version.history_date, version.history_user, *asked)
            found.append(question)
        if question is not None and version.answered_at is not None:
            question.answer, question.agrees = version.answer, bool(version.answer_agrees)
            question.answered_by, question.answered_at = version.answered_by, version.answered_at
        if version.hearing_skipped and version.hearing_skipped != skipped:
            found.append(Hearing(version.history_date, version.history_user, skipped=version.hearing_skipped))
        skipped = version.hearing_skipped
    return found
