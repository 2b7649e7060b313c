"""Rounds of review: whose turn it is, what is asked of whom, and what the register knows by itself."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.history import act
from accounts.models import Act
from registry import numbers
from registry.guidelines import answering, knowing, mending, rounds
from registry.guidelines.answering import Said
from registry.guidelines.models import Answer, Guideline, Requirement, Review, Round
from registry.notices.models import Notice
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
    moment,
    remind,
    review_of,
    sat,
)

# --- Rounds -----------------------------------------------------------------------------------------------------


def test_an_account_is_reviewed_sixty_days_after_publication_and_then_once_a_year(cast: Cast) -> None:
    one = account(cast, registered_on=make.DAY)
    assert [remind(later(59)), remind(later(60))] == [{}, {"reviews": 1, "promises": 1}]
    review = review_of(one)
    assert review.round is not None
    assert (review.round.kind, review.round.title) == ("rhythm", "I tur, januari 2027")
    assert (review.opened_on, review.due_on) == (later(60), later(90))
    assert remind(later(61)) == {}
    sat(cast, review, at=moment(later(70)))
    turn = later(70 + numbers.REVIEW_EVERY_DAYS)
    assert ["reviews" in remind(day) for day in (turn - timedelta(days=1), turn)] == [False, True]


def test_thousands_do_not_come_at_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "REVIEWS_A_MONTH", 2)
    for number in range(5):
        account(cast, number)
    taken = [remind(day).get("reviews", 0) for day in (make.DAY, later(1), later(20), later(41))]
    assert taken == [2, 0, 2, 1]
    assert [one.reviews.count() for one in Round.objects.order_by("opened_on")] == [2, 2, 1]


@pytest.mark.parametrize("status", ["approved", "closing", "closed"])
def test_only_what_is_in_use_is_reviewed(cast: Cast, status: str) -> None:
    one = account(cast, status=status)
    assert remind() == {}
    assert refusal(chosen, cast, one)[:2] == (
        "None of the accounts can be taken: they are not in use, or are under review already.",
        "conflict",
    )


def test_a_communicator_chooses_and_what_is_under_review_is_left_out(cast: Cast) -> None:
    first, second = account(cast, 1), account(cast, 2)
    one = chosen(cast, first)
    both = chosen(cast, first, second)
    assert [list(made.reviews.values_list("account", flat=True)) for made in (one, both)] == [
        [first.pk],
        [second.pk],
    ]
    facts: dict[str, Any] = {"title": "", "sample": 0, "at": make.MOMENT}
    refused = refusal(rounds.choose, [first], **facts, due_on=SOON, by=cast.coordinator)
    assert refused == ("Only the communications unit can do this.", "forbidden", None)
    refused = refusal(rounds.choose, [first], **facts, due_on=later(-1), by=cast.communicator)
    assert refused == ("Choose a day from today on.", "input", "due_on")
    told = Act.objects.filter(verb="open_round").order_by("seq")
    assert [row.subjects for row in told] == [
        [["round", made.public_id], ["socialaccount", taken.public_id]]
        for made, taken in ((one, first), (both, second))
    ]


def test_a_new_guideline_takes_over_what_is_not_done(cast: Cast) -> None:
    begun, done, idle = account(cast, 1), account(cast, 2), account(cast, 3)
    old = chosen(cast, begun, done)
    sat(cast, review_of(done))
    new = Guideline(title="Ny")
    with act("adopt", by=None, at=make.MOMENT, about=[new]):
        new.save()
    made = rounds.open_round(new, by=cast.chief, at=make.MOMENT)
    assert made is not None
    assert set(made.reviews.values_list("account", flat=True)) == {begun.pk, done.pk, idle.pk}
    assert set(made.reviews.values_list("guideline", flat=True)) == {new.pk}
    assert list(old.reviews.values_list("account", flat=True)) == [done.pk]
    assert (made.kind, made.title) == ("adopted", "Ny riktlinje, november 2026")


def test_one_of_so_many_is_sampled_and_nobody_chooses_which(cast: Cast) -> None:
    made = chosen(cast, *(account(cast, number) for number in range(10)), sample=5)
    drawn = list(made.reviews.filter(sample=True))
    assert len(drawn) == 2
    lots = sorted(rounds.lot(made, review.account) for review in made.reviews.all())
    assert sorted(rounds.lot(made, review.account) for review in drawn) == [lots[0], lots[5]]
    keys = {one.key for one in answering.asked_of("communicator", made.guideline, sample=True)}
    assert keys - {one.key for one in answering.asked_of("communicator", made.guideline, sample=False)} == {
        "factual",
        "plain_language",
        "no_secrecy",
        "no_case_handling",
        "accessible_posts",
        "tone",
    }


# --- What the register knows ------------------------------------------------------------------------------------


def test_the_register_answers_by_itself_and_stores_nothing(cast: Cast) -> None:
    one = account(
        cast,
        last_post_on=later(-3),
        confirmed_on=later(-400),
        unit_has_access=False,
        pace="weekly",
        audience="Barn",
    )
    chosen(cast, one)
    found = {row.requirement.key: row.answer for row in answering.findings(review_of(one), make.DAY)}
    assert found == {
        "purpose": True,
        "audience": True,
        "alternatives": None,
        "manager": None,
        "responsible": True,
        "deputy": True,
        "platform_allowed": None,
        "processing_record": False,
        "guideline_read": None,
        "listed": True,
        "activity": True,
        "preserved": False,
        "two_admins": True,
        "unit_has_access": False,
        "function_mailbox": False,
        "access_reviewed": False,
    }
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "key", "known"),
    [
        ({"last_post_on": date(2026, 9, 27)}, "activity", False),
        ({"last_post_on": date(2026, 9, 28)}, "activity", True),
        ({"last_post_on": date(2026, 1, 1), "pace": "season"}, "activity", None),
        ({"preserved_on": date(2025, 11, 23)}, "preserved", True),
        ({"preserved_on": date(2025, 11, 22)}, "preserved", False),
        ({"processing_record": "12"}, "processing_record", False),
        ({"processing_record": "12", "legal_basis": "avtal"}, "processing_record", True),
        ({"responsible_for_now": True}, "responsible", False),
        ({"added_value": "Når nya."}, "alternatives", True),
        ({}, "sender", None),
    ],
)
def test_what_the_register_knows(cast: Cast, facts: dict[str, Any], key: str, known: bool | None) -> None:
    one = account(cast, **facts)
    assert knowing.knows(knowing.see([one], make.DAY)[one.pk], key) is known


# --- The sitting ------------------------------------------------------------------------------------------------


def test_a_review_is_done_when_all_that_must_be_seen_is_answered(cast: Cast) -> None:
    one = account(cast)
    chosen(cast, one)
    review = review_of(one)
    asked = answering.asked_of("communicator", review.guideline, sample=False)
    some = [Said(requirement, "ok") for requirement in asked[:4]]
    half = answering.answer(review, some, by=cast.communicator, at=make.MOMENT)
    assert (half.done_on, half.answers.count()) == (None, 4)
    rest = [*some, *(Said(requirement, "not_applicable") for requirement in asked[4:])]
    done = answering.answer(review, rest, by=cast.chief, at=make.MOMENT)
    assert (done.done_on, done.done_by) == (make.DAY, cast.chief)
    # What says nothing new is no act.
    answering.answer(review, rest, by=cast.chief, at=make.MOMENT, looked_at=make.DAY)
    assert Act.objects.filter(verb="review").count() == 2
    assert list(rounds.going_on()) == []


def test_that_the_profile_links_back_is_a_fact_of_the_account_too(cast: Cast) -> None:
    one = account(cast)
    chosen(cast, one)
    sat(cast, review_of(one))
    one.refresh_from_db()
    assert one.proof_on == make.DAY


def test_whoever_comes_second_is_told_who_was_first(cast: Cast) -> None:
    one = account(cast)
    chosen(cast, one)
    review = review_of(one)
    sat(cast, review)
    said = [Said(demands(review)["logo"], "shortcoming", "Fel bild", SOON)]
    assert refusal(answering.answer, review, said, by=cast.chief, at=make.MOMENT)[:2] == (
        "Kaj Kommunikatör has reviewed the account in the meantime. Go on with the next one.",
        "conflict",
    )
    # Whoever did it corrects it.
    answering.answer(review, said, by=cast.communicator, at=make.MOMENT)
    assert mending.still_open().count() == 1


def test_a_shortcoming_is_mailed_to_the_owner_with_all_of_the_day(cast: Cast) -> None:
    first, second = account(cast, 1), account(cast, 2)
    chosen(cast, first, second)
    sat(cast, review_of(first), logo="Gammal logotyp.", open="Sluten.")
    sat(cast, review_of(second), logo="Ingen logotyp.")
    assert mailed("shortcoming") == ["Lisa Bibliotekarie", "Per Person", "Kim Kultur"] * 2
    assert set(Notice.objects.values_list("digest", flat=True)) == {True}


# --- What the database itself demands ---------------------------------------------------------------------------


def without_a_day(review: Review, requirement: Requirement) -> Answer:
    return Answer(review=review, requirement=requirement, outcome="shortcoming")


def seen_before_mended(review: Review, requirement: Requirement) -> Answer:
    return Answer(
        review=review, requirement=requirement, outcome="shortcoming", mend_by=SOON, seen_on=make.DAY
    )


def second(review: Review, requirement: Requirement) -> Review:
    return Review(
        account=review.account,
        guideline=review.guideline,
        kind="round",
        round=review.round,
        opened_on=make.DAY,
        due_on=SOON,
    )


def without_a_round(review: Review, requirement: Requirement) -> Review:
    return Review(
        account=review.account, guideline=review.guideline, kind="round", opened_on=make.DAY, due_on=SOON
    )


@pytest.mark.parametrize("broken", [without_a_day, seen_before_mended, second, without_a_round])
def test_the_database_refuses(cast: Cast, broken: Callable[[Review, Requirement], Any]) -> None:
    one = account(cast)
    chosen(cast, one)
    review = review_of(one)
    with pytest.raises(IntegrityError), transaction.atomic(), act("review", by=None, at=make.MOMENT):
        broken(review, demands(review)["logo"]).save()
