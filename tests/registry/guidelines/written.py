"""A guideline as a test needs it: a draft that is complete, and one that has been adopted."""

from datetime import date, datetime, timedelta
from typing import Any

from registry.guidelines import adopting, drafting
from registry.guidelines.models import Guideline
from tests import make
from tests.cast import Cast

SAID: dict[str, Any] = {
    "title": "Riktlinje för sociala medier",
    "adopted_by": "Kommunstyrelsen",
    "adopted_on": date(2026, 11, 9),
    "paragraph": "171",
    "diary_number": "KS 2026/88",
    "link": "https://www.prov.example/riktlinje",
    "handbook": "https://intranat.prov.example/handbok",
    "text": "Vi finns där invånarna finns.",
    "comment_rules": "Håll en god ton.\n\nVi tar bort:\n- hot\n- personuppgifter",
    "comment_rules_en": "Keep a good tone.",
}
REQUIREMENT = {
    "text_sv": "Filmer har undertexter.",
    "text_en": "Films have captions.",
    "group": "content_and_law",
    "answered_by": "communicator",
    "asked_at": "sample",
    "source": "",
}


def draft(cast: Cast, *, at: datetime = make.MOMENT, **facts: Any) -> Guideline:
    """A draft by Kaj, complete unless the test says otherwise."""
    return drafting.begin({**SAID, **facts}, by=cast.communicator, at=at)


def adopted(cast: Cast, *, at: datetime = make.MOMENT, **facts: Any) -> Guideline:
    """A guideline that Cleo has entered as adopted."""
    return adopting.adopt(draft(cast, at=at, **facts), by=cast.chief, at=at)


def later(days: int) -> datetime:
    """So many days after the tests' today."""
    return make.MOMENT + timedelta(days=days)
