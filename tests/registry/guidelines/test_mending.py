"""Shortcomings until they are seen mended, and what the person responsible promises."""

from datetime import timedelta
from typing import Any

import pytest

from accounts import verifying
from accounts.history import act, destroy
from registry.cases import flow
from registry.cases.closure.closing import Proposal
from registry.guidelines import answering, mending, promising
from registry.guidelines.answering import Said
from registry.guidelines.models import Answer
from registry.guidelines.promising import Missing
from registry.notices import outbox
from registry.notices.models import Notice
from registry.proofs import storing
from registry.register import upkeep
from tests import make
from tests.cast import Cast
from tests.reading import refusal
from tests.registry.guidelines.reviewing import (
    SOON,
    account,
    chosen,
    demands,
    later,
    mailed,
    remind,
    review_of,
    sat,
)

# --- Shortcomings -----------------------------------------------------------------------------------------------


@pytest.fixture
def lacking(cast: Cast) -> Answer:
    """The logotype is missing."""
    one = account(cast)
    chosen(cast, one)
    sat(cast, review_of(one), logo="Gammal logotyp.")
    return mending.still_open().get()


def test_what_the_department_has_mended_is_seen_by_a_communicator(cast: Cast, lacking: Answer) -> None:
    mending.say_mended(lacking, "Ny bild.", by=cast.coordinator, at=make.MOMENT)
    assert [one.mended_note for one in mending.to_see(make.DAY)] == ["Ny bild."]
    back = mending.send_back(lacking, "Det är fel färg.", later(40), by=cast.communicator, at=make.MOMENT)
    assert (back.mended_on, back.mend_by, back.not_mended) == (None, later(40), "Det är fel färg.")
    assert mailed("shortcoming_back") == ["Lisa Bibliotekarie", "Per Person", "Kim Kultur"]
    mending.say_mended(lacking, "", by=cast.librarian, at=make.MOMENT)
    mending.see_mended(lacking, by=cast.chief, at=make.MOMENT)
    assert list(mending.still_open()) == []
    assert refusal(mending.see_mended, lacking, by=cast.communicator, at=make.MOMENT)[:2] == (
        "The shortcoming is mended already.",
        "conflict",
    )
    assert verifying.verify().findings == []


def test_nobody_outside_mends_and_no_department_sees(cast: Cast, lacking: Answer) -> None:
    for somebody in (cast.school, cast.manager, cast.communicator):
        refused = refusal(mending.say_mended, lacking, "", by=somebody, at=make.MOMENT)
        assert refused == (
            "Only the account's own people and the department's account coordinator can do this.",
            "forbidden",
            None,
        )
    for verb, words in ((mending.see_mended, {}), (mending.send_back, {"why": "Nej.", "mend_by": SOON})):
        refused = refusal(verb, lacking, **words, by=cast.coordinator, at=make.MOMENT)
        assert refused == ("Only the communications unit can do this.", "forbidden", None)


def test_what_the_register_knows_needs_nobodys_eye(cast: Cast) -> None:
    one = account(cast, unit_has_access=False)
    chosen(cast, one)
    review = review_of(one)
    said = [Said(demands(review)["unit_has_access"], "shortcoming", "", SOON)]
    answering.answer(review, said, by=cast.communicator, at=make.MOMENT)
    assert remind() == {"promises": 1}
    one.refresh_from_db()
    upkeep.change(one, {"unit_has_access": True}, by=cast.librarian, at=make.MOMENT)
    assert [remind(), remind()] == [{"mended": 1}, {}]
    row = Answer.objects.get()
    assert (row.seen_on, row.seen_by, row.mended_by) == (make.DAY, None, None)


def test_what_is_not_mended_in_time_is_told_once_and_leads_to_a_proposal_to_close(
    cast: Cast, lacking: Answer
) -> None:
    one = lacking.review.account
    assert mending.breach_of(one, SOON) is None
    assert [
        "unmended" in remind(day) for day in (SOON, SOON + timedelta(days=1), SOON + timedelta(days=2))
    ] == [
        False,
        True,
        False,
    ]
    assert set(mailed("shortcoming_late")) == {
        "Kaj Kommunikatör",
        "Tove Tillförordnad",
        "Lisa Bibliotekarie",
        "Per Person",
        "Kim Kultur",
    }
    found = mending.breach_of(one, later(21))
    assert found is not None
    assert found.requirement == lacking.requirement
    assert found.facts == (
        "Profilbilden innehåller kommunens logotyp. Gammal logotyp. "
        "Sett 22 november 2026, skulle ha rättats senast 12 december 2026."
    )


def test_what_is_destroyed_is_gone_from_the_proposal_too(
    cast: Cast, lacking: Answer, django_capture_on_commit_callbacks: Any
) -> None:
    about = lacking.review.account
    lacking.proof = storing.put(b"\x89PNG", "image/png").name
    with act("review", by=None, at=make.MOMENT):
        lacking.save()
    path, breach = storing.path_of(lacking.proof), mending.breach_of(about, later(21))
    assert breach is not None
    case = flow.propose(about, Proposal("breach", breach.facts), by=cast.communicator, at=make.MOMENT)
    with django_capture_on_commit_callbacks(execute=True):
        fields, decision = ("note", "proof"), "Gallringsbeslut KS 2031/4"
        destroy(lacking, fields, by=cast.registrar, at=make.MOMENT, decision=decision)
    lacking.refresh_from_db()
    case.closure.refresh_from_db()
    left = [lacking.note, lacking.proof, case.closure.facts]
    left += [version.note for version in Answer.history.filter(id=lacking.pk)]
    assert (set(left), path.exists()) == ({""}, False)
    assert verifying.verify().findings == []


# --- Promises ---------------------------------------------------------------------------------------------------


def test_all_that_is_asked_of_somebody_is_asked_in_one_mail_and_again_after_two_weeks(cast: Cast) -> None:
    ours = [account(cast, number) for number in range(3)]
    chosen(cast, ours[0], ours[1])
    chosen(cast, ours[2])
    told = [remind(day).get("promises", 0) for day in (make.DAY, later(1), later(13), later(14), later(31))]
    assert told == [1, 0, 0, 1, 0]
    assert mailed("promise") == ["Lisa Bibliotekarie"] * 2
    letter = outbox.render(Notice.objects.filter(kind="promise")[0])
    assert letter.subject == "Stämmer uppgifterna om dina 3 konton? Svara senast 22 december 2026"


def test_a_promise_confirms_the_facts_and_what_is_not_right_is_to_be_mended(cast: Cast) -> None:
    one, other = account(cast, 1), account(cast, 2)
    chosen(cast, one, other)
    promising.promise(review_of(one), by=cast.librarian, at=make.MOMENT)
    one.refresh_from_db()
    assert (one.confirmed_on, review_of(one).promised_on) == (make.DAY, make.DAY)
    missing = Missing(("two_factor", "cover"), "Klart till jul.", SOON)
    promising.promise(review_of(other), missing, by=cast.librarian, at=make.MOMENT)
    assert [(row.requirement.key, row.note, row.mend_by) for row in mending.still_open()] == [
        ("cover", "Klart till jul.", SOON),
        ("two_factor", "Klart till jul.", SOON),
    ]
    assert promising.asked_of(cast.librarian).count() == 0
    assert refusal(promising.promise, review_of(one), by=cast.librarian, at=make.MOMENT)[0] == (
        "This is answered already. Thank you."
    )
    for wrong, field in (
        (Missing((), "Nej.", SOON), "keys"),
        (Missing(("cover",), "", later(-1)), "mend_by"),
    ):
        said = refusal(promising.refuse_unsaid, wrong, make.DAY)
        assert said[1:] == ("input", field)


def test_nobody_promises_for_somebody_else(cast: Cast) -> None:
    one = account(cast)
    chosen(cast, one)
    for somebody in (cast.plain, cast.communicator, cast.coordinator):
        assert refusal(promising.promise, review_of(one), by=somebody, at=make.MOMENT)[:2] == (
            "Only the person who answers for the account can promise this.",
            "forbidden",
        )
