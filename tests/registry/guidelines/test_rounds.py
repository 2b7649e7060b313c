"""Rounds of review: whose turn it is, what is asked of whom, and shortcomings until they are seen mended."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts import verifying
from accounts.history import act
from accounts.models import Act
from registry import numbers
from registry.guidelines import answering, knowing, mending, promising, rounds
from registry.guidelines.answering import Said
from registry.guidelines.models import Answer, Guideline, Requirement, Review, Round
from registry.guidelines.promising import Missing
from registry.notices import outbox, reminders
from registry.notices.models import Notice
from registry.register import upkeep
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.reading import refusal

LONG_AGO = date(2025, 1, 1)
SOON = make.DAY + timedelta(days=20)


def moment(on: date) -> datetime:
    return make.MOMENT + (on - make.DAY)


def later(days: int) -> date:
    return make.DAY + timedelta(days=days)


def account(cast: Cast, number: int = 0, **facts: Any) -> SocialAccount:
    """An account of the library, in the register for long."""
    address = f"https://www.instagram.com/bibliotek{number}/"
    said = {"name": f"Bibliotek {number:02}", "registered_on": LONG_AGO, "deputy": cast.plain, **facts}
    return make.account(cast.library, said.pop("responsible", cast.librarian), address, **said)


def chosen(cast: Cast, *accounts: SocialAccount, sample: int = 0) -> Round:
    return rounds.choose(
        accounts, title="Biblioteken", due_on=later(30), sample=sample, by=cast.communicator, at=make.MOMENT
    )


def review_of(one: SocialAccount) -> Review:
    return Review.objects.select_related("account", "guideline").get(account=one, kind="round")


def demands(review: Review) -> dict[str, Requirement]:
    return {requirement.key: requirement for requirement in review.guideline.requirements.all()}


def answer(cast: Cast, review: Review, on: date = make.DAY, **shortcomings: str) -> Review:
    """A sitting: all is as it should be but for what is named."""
    said = [
        Said(one, "shortcoming", shortcomings[one.key], SOON) if one.key in shortcomings else Said(one, "ok")
        for one in answering.asked_of("communicator", review.guideline, sample=review.sample)
    ]
    return answering.answer(review, said, by=cast.communicator, at=moment(on))


def remind(on: date = make.DAY) -> dict[str, int]:
    outcome = reminders.run(on, moment(on))
    assert outcome.failed == 0
    kept = ("reviews", "promises", "mended", "unmended")
    return {key: count for key, count in outcome.done.items() if count and key in kept}


def mailed(kind: str) -> list[str]:
    notices = Notice.objects.filter(kind=kind).select_related("to").order_by("pk")
    return [notice.to.name if notice.to else notice.mailbox for notice in notices]


# --- Rounds -----------------------------------------------------------------------------------------------------


def test_an_account_is_reviewed_sixty_days_after_publication_and_then_once_a_year(cast: Cast) -> None:
    one = account(cast, registered_on=make.DAY)
    assert [remind(later(59)), remind(later(60))] == [{}, {"reviews": 1, "promises": 1}]
    review = review_of(one)
    assert review.round is not None
    assert (review.round.kind, review.round.title) == ("rhythm", "I tur, januari 2027")
    assert (review.opened_on, review.due_on) == (later(60), later(90))
    assert remind(later(61)) == {}
    answer(cast, review, later(70))
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
    answer(cast, review_of(done))
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
    answer(cast, review_of(one))
    one.refresh_from_db()
    assert one.proof_on == make.DAY


def test_whoever_comes_second_is_told_who_was_first(cast: Cast) -> None:
    one = account(cast)
    chosen(cast, one)
    review = review_of(one)
    answer(cast, review)
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
    answer(cast, review_of(first), logo="Gammal logotyp.", open="Sluten.")
    answer(cast, review_of(second), logo="Ingen logotyp.")
    assert mailed("shortcoming") == ["Lisa Bibliotekarie", "Per Person", "Kim Kultur"] * 2
    assert set(Notice.objects.values_list("digest", flat=True)) == {True}


# --- Shortcomings -----------------------------------------------------------------------------------------------


@pytest.fixture
def lacking(cast: Cast) -> Answer:
    """The logotype is missing."""
    one = account(cast)
    chosen(cast, one)
    answer(cast, review_of(one), logo="Gammal logotyp.")
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
