"""Closing an account: who may do what in which state, in full, and what a person then finds."""

from datetime import timedelta

import pytest
from django.db import transaction

from accounts.models import Person
from accounts.refusal import Refused
from accounts.verifying import verify
from registry.cases import flow
from registry.cases.closure import carrying_out, steps
from registry.cases.closure.models import Step
from registry.cases.models import Case, Decision
from registry.cases.moves import MOVES, Move
from registry.notices.models import Notice
from registry.register.models import SocialAccount
from registry.register.naming import Named
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure.closing import LAST_DAY, STATES, account, answers, go, in_state, proposed

CLOSING = [move for move in MOVES if "closure" in move.kinds]
UNIT = {"communicator", "chief", "acting_chief", "superior"}
OWNERS = {"coordinator", "librarian", "plain"}
DECIDERS = {"chief", "superior"}
MAY: dict[str, set[str]] = {
    "propose": UNIT | OWNERS,
    "hear": UNIT,
    "skip_hearing": UNIT,
    "end_hearing": UNIT,
    "agree_to_close": OWNERS,
    "answer": OWNERS,
    "close": DECIDERS,
    "keep": DECIDERS,
    "rest": DECIDERS,
    "offer": DECIDERS,
    "recall": DECIDERS,
    "reconsider_close": {"superior"},
    "reconsider_keep": {"superior"},
    "reconsider_rest": {"superior"},
    "reconsider_offer": {"superior"},
    "lift_conflict": UNIT,
    "follow_up": UNIT,
    "wake": UNIT | OWNERS,
    "finish": UNIT | OWNERS | {"registrar"},
    "withdraw": UNIT,
    "declare_conflict": UNIT | OWNERS | {"manager", "registrar"},
}
"""Who may take which verb in a closure that the communicator proposed of an account the librarian answers for.

Per Person (plain) is the deputy. The acting chief is a communicator until 24 November. The receiver of
`accept` and `refuse` is Sara Skola, while the account is offered to her department.
"""


def may(move: Move, state: str) -> set[str]:
    if move.verb in ("accept", "refuse"):
        return {"school"} if state == "awaiting_acceptance" else set()
    if move.verb == "declare_conflict" and state == "awaiting_acceptance":
        return MAY[move.verb] | {"school"}
    return MAY[move.verb] | ({"school"} if state == "handed_over" and MAY[move.verb] >= OWNERS else set())


@pytest.mark.once
@pytest.mark.parametrize("state", STATES)
def test_every_verb_in_every_state_by_every_role(state: str, cast: Cast) -> None:
    """One answer for each: it is done, the person may not, or it can't be done now; never anything else.

    What can't be done in the state is tried by three: who may is asked first, and is the same in every state.
    """
    case = in_state(cast, state)
    found = {}
    expected = {}
    for move in CLOSING:
        for role in Cast.ROLES if state in move.sources else ("superior", "librarian", "insight"):
            found[move.verb, role] = tried(case, move, getattr(cast, role), cast)
            expected[move.verb, role] = outcome(move, state, role)
    assert found == expected


def outcome(move: Move, state: str, role: str) -> str:
    """What should come of it."""
    allowed = may(move, state)
    if state == "handed_over":
        # The account is the school's now: the librarian has nothing to do with it any longer.
        allowed = allowed - {"librarian"}
    if role not in allowed:
        return "forbidden"
    if state not in move.sources:
        return "conflict"
    if move.verb == "wake" and role in OWNERS:
        return "forbidden"
    if move.verb == "reconsider_offer" and state == "handed_over":
        return "input"
    return OTHERWISE.get(move.verb, "done")


OTHERWISE = {"end_hearing": "conflict", "finish": "conflict", "lift_conflict": "input"}
"""The time to answer is not out, steps are left, and nobody has declared a conflict of interest."""


def tried(case: Case, move: Move, by: Person, cast: Cast) -> str:
    """What came of it; what was done is taken back, so that the next role meets the same case."""

    class Back(Exception):
        pass

    said = "done"
    try:
        with transaction.atomic():
            after = go(case, move.verb, by, cast)
            assert after.state == (move.target or case.state)
            raise Back
    except Back:
        pass
    except Refused as refusal:
        said = refusal.kind
    return said


def test_from_proposal_to_closed(cast: Cast) -> None:
    about = account(cast)
    successor = make.account(
        cast.culture, cast.plain, "https://www.facebook.com/lindalakultur", name="Lindala kultur"
    )
    case = proposed(cast, about=about, successor=successor)
    assert (case.state, case.number, case.account) == ("proposed", "2026-0001", about)

    case = go(case, "hear", cast.communicator, cast)
    case = go(case, "answer", cast.librarian, cast)
    assert (case.closure.answer, case.closure.answered_by) == (
        "Vi behöver det till sommaren.",
        cast.librarian,
    )

    case = go(case, "close", cast.chief, cast, successor=successor.public_id)
    about.refresh_from_db()
    assert (about.status, about.closes_on, about.successor) == ("closing", LAST_DAY, successor)
    assert [step.kind for step in steps.left(case)] == ["preserve", "tell", "shut", "access"]
    assert [LAST_DAY - step.due_on for step in steps.left(case)] == [timedelta(n) for n in (15, 14, 0, 0)]

    for step in steps.left(case):
        assert case.state == "running_down"
        case = carrying_out.do(step, by=cast.plain, at=make.MOMENT, link="https://prov.example/bild")
    about.refresh_from_db()
    assert (case.state, about.status, about.closed_on) == ("closed", "closed", make.DAY)
    assert (about.closed_reason, about.successor) == ("unused", successor)
    assert verify().findings == []


def test_the_key_is_free_for_a_new_application_once_closed(cast: Cast) -> None:
    in_state(cast, "closed")
    again = make.case(
        cast.coordinator,
        make.application(cast.library, cast.librarian, "https://www.instagram.com/lindalabibliotek/"),
    )
    assert again.account is not None
    earlier = again.account.earlier
    assert earlier is not None
    assert (again.state, earlier.status, earlier.pk != again.account.pk) == ("submitted", "closed", True)


def test_an_owner_that_asks_itself_is_not_heard(cast: Cast) -> None:
    case = proposed(cast, by=cast.coordinator, ground="unused", unheard="Verksamheten ber själv om det.")
    assert case.state == "ready"


def test_the_system_may_propose_and_never_decide(cast: Cast) -> None:
    case = proposed(cast)
    case = go(case, "withdraw", cast.communicator, cast)
    from registry.cases.closure.closing import Proposal

    assert case.account is not None
    by_system = flow.propose(case.account, Proposal(ground="inactive"), by=None, at=make.MOMENT)
    assert (by_system.applicant, by_system.applicant_name) == (None, "Registret")
    case = go(by_system, "skip_hearing", cast.communicator, cast)
    with pytest.raises(ValueError, match="The system does not close"):
        go(case, "close", None, cast)


def test_two_proposals_about_one_account_are_one_too_many(cast: Cast) -> None:
    first = proposed(cast)
    assert first.account is not None
    with pytest.raises(Refused) as refusal:
        proposed(cast, by=cast.coordinator, about=first.account)
    assert str(refusal.value) == (
        "Det finns redan ett förslag om att avsluta kontot: ärende 2026-0001. Fortsätt med det."
    )


@pytest.mark.parametrize("state", ["running_down", "resting", "awaiting_acceptance", "kept"])
def test_recalling_leads_back(state: str, cast: Cast) -> None:
    case = in_state(cast, state)
    case = go(case, "recall", cast.superior, cast)
    about = SocialAccount.objects.get()
    assert (case.state, about.status, about.closes_on) == ("recalled", "active", None)
    assert steps.left(case) == []
    last, first = Decision.objects.order_by("-at", "-pk")
    assert (last.outcome, last.capacity, last.replaces) == ("recalled", "superior", first)


def test_the_superior_reconsiders_with_a_new_decision(cast: Cast) -> None:
    case = in_state(cast, "kept")
    case = go(case, "reconsider_close", cast.superior, cast)
    about = SocialAccount.objects.get()
    assert (case.state, about.status) == ("running_down", "closing")
    last, first = Decision.objects.order_by("-at", "-pk")
    assert (last.outcome, last.replaces, last.decider) == ("closed", first, cast.superior)


def test_the_account_is_the_receivers_once_accepted(cast: Cast) -> None:
    in_state(cast, "handed_over")
    about = SocialAccount.objects.get()
    assert (about.department, about.responsible, about.status) == (cast.education, cast.school, "active")


def test_a_receiver_who_says_no_sends_it_back(cast: Cast) -> None:
    case = go(in_state(cast, "awaiting_acceptance"), "refuse", cast.school, cast, reason="Vi har ingen tid.")
    assert (case.state, case.closure.outcome_note) == ("ready", "Vi har ingen tid.")
    assert SocialAccount.objects.get().department == cast.library


def test_a_resting_account_is_woken(cast: Cast) -> None:
    case = in_state(cast, "resting")
    assert (SocialAccount.objects.get().status, SocialAccount.objects.get().rests_until) == (
        "resting",
        LAST_DAY,
    )
    with pytest.raises(Refused) as refusal:
        go(case, "wake", cast.librarian, cast)
    assert str(refusal.value) == (
        "Kontot vilar till sin dag. Fråga kommunikationsenheten om ni behöver det innan dess."
    )
    on_its_day = make.MOMENT + timedelta(days=30)
    case = flow.take(case, "wake", by=cast.librarian, at=on_its_day)
    assert (case.state, case.due_on, SocialAccount.objects.get().status) == ("woken", None, "active")


def test_the_proposer_may_decide_unless_the_municipality_says_otherwise(cast: Cast, settings: object) -> None:
    case = go(proposed(cast, by=cast.chief), "skip_hearing", cast.communicator, cast)
    settings.PROPOSER_MAY_DECIDE = False  # type: ignore[attr-defined]
    with pytest.raises(Refused) as refusal:
        go(case, "close", cast.chief, cast)
    assert str(refusal.value) == ("Du kan inte besluta själv, eftersom du har ansökt. Stabschefen beslutar.")
    settings.PROPOSER_MAY_DECIDE = True  # type: ignore[attr-defined]
    assert go(case, "close", cast.chief, cast).state == "running_down"


def test_whoever_answers_for_the_account_decides_nothing_about_it(cast: Cast) -> None:
    about = make.account(cast.library, cast.superior)
    case = go(proposed(cast, about=about), "skip_hearing", cast.communicator, cast)
    with pytest.raises(Refused) as refusal:
        go(case, "close", cast.superior, cast)
    assert refusal.value.kind == "forbidden"
    assert str(refusal.value) == (
        "Du kan inte besluta själv, eftersom du svarar för kontot. Kommunikationschefen beslutar."
    )


def test_an_acting_chief_decides_on_the_days_of_the_grant_and_not_the_day_after(cast: Cast) -> None:
    case = go(proposed(cast), "skip_hearing", cast.communicator, cast)
    after = make.MOMENT + timedelta(days=16)
    with pytest.raises(Refused):
        flow.take(case, "close", by=cast.acting_chief, at=after, texts=answers(cast))
    last = make.MOMENT + timedelta(days=15)
    case = flow.take(case, "close", by=cast.acting_chief, at=last, texts={**answers(cast)})
    assert Decision.objects.get().capacity == "acting_chief"


def test_a_declared_conflict_sends_the_case_on(cast: Cast) -> None:
    case = go(proposed(cast), "skip_hearing", cast.communicator, cast)
    case = go(case, "declare_conflict", cast.coordinator, cast, reason="Chefens syster sköter kontot.")
    with pytest.raises(Refused) as refusal:
        go(case, "close", cast.chief, cast)
    assert str(refusal.value) == (
        "Du kan inte besluta själv, eftersom jäv har anmälts för dig. Stabschefen beslutar."
    )
    assert Notice.objects.filter(kind="conflict").get().to == cast.superior
    assert go(case, "close", cast.superior, cast).state == "running_down"


def test_followers_of_a_large_account_are_told_thrice_and_of_a_silent_one_never(cast: Cast) -> None:
    large = proposed(cast, about=account(cast, followers=5000))
    large = go(go(large, "skip_hearing", cast.communicator, cast), "close", cast.chief, cast)
    told = Step.objects.filter(case=large, kind="tell").values_list("due_on", flat=True)
    assert [(LAST_DAY - day).days for day in told] == [28, 14, 2]
    silent = account(cast, "https://www.instagram.com/tyst/", last_post_on=make.DAY - timedelta(days=200))
    quiet = go(proposed(cast, about=silent), "skip_hearing", cast.communicator, cast)
    quiet = go(quiet, "close", cast.chief, cast)
    assert Step.objects.filter(case=quiet, kind="tell").count() == 0


def test_shutting_needs_to_be_shown(cast: Cast) -> None:
    case = in_state(cast, "running_down")
    shut = case.steps.get(kind="shut")
    with pytest.raises(Refused) as refusal:
        carrying_out.do(shut, by=cast.librarian, at=make.MOMENT)
    assert (str(refusal.value), refusal.value.field) == (
        "Visa att det är gjort: lägg till en bild, en PDF eller en länk.",
        "proof",
    )


def test_the_archives_receipt_is_the_registrars(cast: Cast) -> None:
    case = go(proposed(cast), "skip_hearing", cast.communicator, cast)
    case = go(case, "close", cast.chief, cast, steps=["receipt"])
    receipt = case.steps.get(kind="receipt")
    with pytest.raises(Refused):
        carrying_out.do(receipt, by=cast.librarian, at=make.MOMENT)
    carrying_out.do(receipt, by=cast.registrar, at=make.MOMENT)
    receipt.refresh_from_db()
    assert (receipt.done_by, receipt.done_on) == (cast.registrar, make.DAY)


def test_a_step_that_does_not_apply_is_struck_with_a_reason(cast: Cast) -> None:
    case = in_state(cast, "running_down")
    first = steps.left(case)[0]
    with pytest.raises(Refused):
        carrying_out.strike(first, " ", by=cast.communicator, at=make.MOMENT)
    with pytest.raises(Refused):
        carrying_out.strike(first, "Inga följare.", by=cast.librarian, at=make.MOMENT)
    carrying_out.strike(first, "Inga följare.", by=cast.communicator, at=make.MOMENT)
    with pytest.raises(Refused):
        carrying_out.do(first, by=cast.librarian, at=make.MOMENT)
    assert len(steps.left(case)) == 3


def test_the_receiver_is_somebody_else(cast: Cast) -> None:
    case = go(proposed(cast), "skip_hearing", cast.communicator, cast)
    with pytest.raises(Refused) as refusal:
        go(
            case,
            "offer",
            cast.chief,
            cast,
            department=str(cast.library.pk),
            person=Named(cast.librarian.email),
        )
    assert (refusal.value.kind, refusal.value.field) == ("input", "person")
