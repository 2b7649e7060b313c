"""The table of outcomes: every decision that can be made can be put on paper, those of closures too."""

import copy

import pytest

from registry.cases.models import KINDS, OUTCOMES
from registry.paper import wording
from tests import make
from tests.registry.paper.conftest import Decide

CLOSURES = {
    "closed": ("Kontot avslutas", "Kontot «Kulturskolan» på Instagram ska avslutas.", "Sista dag"),
    "kept": ("Kontot behålls", "Kontot «Kulturskolan» på Instagram ska vara kvar.", "Följs upp"),
    "resting": ("Kontot vilar", "Kontot «Kulturskolan» på Instagram ska vila.", "Vilar till"),
    "handed_over": (
        "Kontot lämnas över",
        "Kontot «Kulturskolan» på Instagram ska lämnas över.",
        "Lämnas över senast",
    ),
    "recalled": (
        "Beslutet upphävs",
        "Beslut 2026-0001-1 om kontot «Kulturskolan» på Instagram upphävs.",
        "Sista dag",
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
    decision.outcome, decision.ends_on = outcome, make.DAY
    decision.replaces = first if outcome == "recalled" else None
    sheet = wording.sheet(decision)
    assert (sheet.title, sheet.sentence, sheet.facts) == (
        CLOSURES[outcome][0],
        CLOSURES[outcome][1],
        ((CLOSURES[outcome][2], "22 november 2026"),),
    )


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
