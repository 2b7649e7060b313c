"""The table of outcomes: every decision that can be made can be put on paper, those of closures too."""

import copy
from datetime import timedelta

import pytest

from registry.cases import flow
from registry.cases.models import KINDS, OUTCOMES, Decision
from registry.guidelines.models import Requirement
from registry.paper import wording
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing
from tests.registry.paper.conftest import Decide

CLOSURES = {
    "closed": ("Kontot avslutas", "Kontot «Kulturskolan» på Instagram ska avslutas.", "Sista dag"),
    "kept": ("Kontot behålls", "Kontot «Kulturskolan» på Instagram ska vara kvar.", "Följs upp"),
    "resting": ("Kontot vilar", "Kontot «Kulturskolan» på Instagram ska vila.", "Vilar till"),
    "handed_over": (
        "Kontot lämnas över",
        "Kontot «Kulturskolan» på Instagram ska lämnas över.",
        "",
    ),
    "recalled": (
        "Beslutet upphävs",
        "Beslut 2026-0001-1 om kontot «Kulturskolan» på Instagram upphävs.",
        "",
    ),
}


def test_every_outcome_has_its_words() -> None:
    assert {key for key, _label in OUTCOMES} - set(wording.BY_KEY_OF_OUTCOME) == set()
    assert len(wording.BY_KEY_OF_OUTCOME) == len(wording.OUTCOMES)
    assert {key for key, _label in KINDS} - set(wording.MATTERS) == set()


@pytest.mark.parametrize("outcome", CLOSURES)
def test_closures_are_told_with_their_day(decide: Decide, outcome: str) -> None:
    first = decide()
    decision = copy.copy(first)
    decision.outcome, decision.until = outcome, make.DAY
    decision.replaces = first if outcome == "recalled" else None
    sheet = wording.sheet(decision)
    title, sentence, label = CLOSURES[outcome]
    days = ((label, "22 november 2026"),) if label else ()
    assert (sheet.title, sheet.sentence, sheet.facts) == (title, sentence, days)


def proposal_on(decision: Decision) -> dict[str, str]:
    """What a document says of the proposal."""
    sections = {part.heading: part for part in wording.sheet(decision).sections}
    return dict(sections["Förslaget"].facts)


def test_a_decision_to_close_says_ground_requirement_statement_and_successor(cast: Cast) -> None:
    page = "https://www.facebook.com/lindalakultur"
    successor = make.account(cast.culture, cast.plain, page, name="Kultur i Lindala")
    broken = Requirement.objects.order_by("pk")[0]
    case = closing.proposed(cast, ground="breach", facts="Frågor får inget svar.", requirement=broken)
    for verb, by in (("hear", cast.communicator), ("agree_to_close", cast.librarian), ("close", cast.chief)):
        case = closing.go(case, verb, by, cast, statement="Vi hinner inte.", successor=successor.public_id)
    decision = Decision.objects.get()
    said = {
        "Skäl": "Följer inte riktlinjen",
        "Krav som inte följs": broken.text_sv,
        "Underlag": "Frågor får inget svar.",
        "Yttrande": "Ja, avsluta. Vi hinner inte.",
    }
    assert proposal_on(decision) == said
    assert dict(wording.sheet(decision).facts)["Konto som tar över"] == "Kultur i Lindala"
    # What is said afterwards changes no document that is written later.
    for days, verb in ((3, "reconsider_keep"), (6, "reconsider_close")):
        later, texts = make.MOMENT + timedelta(days=days), closing.answers(cast)
        case = flow.take(case, verb, by=cast.superior, at=later, texts=texts)
    assert case.closure.successor is None
    assert proposal_on(Decision.objects.get(pk=decision.pk)) == said


def test_a_decision_to_hand_over_says_to_whom_and_why_nobody_was_heard(cast: Cast) -> None:
    closing.in_state(cast, "awaiting_acceptance", reason="Skolan har bett om det.")
    assert proposal_on(Decision.objects.get()) == {
        "Skäl": "Inaktivt",
        "Underlag": "Inga inlägg sedan 12 mars.",
        "Utan yttrande, eftersom": "Skolan har bett om det.",
    }
    taken_over_by = dict(wording.sheet(Decision.objects.get()).facts)["Tas över av"]
    assert taken_over_by == "Sara Skola, Barn- och utbildningsförvaltningen"


def test_an_application_has_no_proposal_to_close(decide: Decide) -> None:
    assert wording.about_closure(decide()) == ()


def test_the_guideline_is_named_with_where_it_comes_from(decide: Decide) -> None:
    from datetime import date

    from accounts.history import act
    from registry.guidelines.models import Guideline

    guideline = Guideline.objects.get()
    with act("adopt", by=None, at=make.MOMENT, about=[guideline]):
        guideline.adopted_by, guideline.adopted_on = "Kommunstyrelsen", date(2026, 1, 9)
        guideline.paragraph, guideline.diary_number = "4", "KS 2025/7"
        guideline.save()
    facts = dict(next(part for part in wording.sheet(decide()).sections if part.heading == "Beslutet").facts)
    assert facts["Riktlinje"] == (
        "Riktlinje för sociala medier, antagen av Kommunstyrelsen 9 januari 2026, § 4, dnr KS 2025/7"
    )
    assert "Beslutsstöd" not in facts
