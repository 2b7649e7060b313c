"""take(): who may do what in which state, in full, and what a person then finds."""

from typing import Any

import pytest

from accounts.models import Person
from accounts.refusal import Refused
from accounts.verifying import verify
from registry.cases import flow
from registry.cases.application_moves import APPLICATION_MOVES
from registry.cases.models import Case, Decision
from registry.cases.moves import Move
from registry.notices.models import Notice
from registry.register.platforms import recognise
from tests import make
from tests.cast import Cast

ANSWERS = {
    "missing": "Vem bevakar på loven?",
    "recommendation": "Tydligt syfte.",
    "reason": "Syftet är tydligt.",
    "name": "Kulturskolan i Lindala",
    "description": "Se vad eleverna gör.",
    "theme": "bibliotek-kultur",
    "address": "https://www.instagram.com/kulturskolanlindala/",
}

MAY: dict[str, set[str]] = {
    "submit": {"coordinator"},
    "return": {"communicator", "chief", "acting_chief", "superior"},
    "resubmit": {"coordinator"},
    "recommend": {"communicator", "acting_chief"},
    "advise_against": {"communicator", "acting_chief"},
    "agree": {"manager"},
    "disagree": {"manager"},
    "approve": {"chief", "superior"},
    "decline": {"chief", "superior"},
    "publish": {"coordinator", "librarian", "plain", "communicator", "chief", "acting_chief", "superior"},
    "reconsider": {"superior"},
    "reconsider_decline": {"superior"},
    "withdraw": {"coordinator"},
}
"""Who may take which verb in a case that the coordinator applied for and the librarian answers for.

Per Person (plain) is the deputy. The acting chief is a communicator until 24 November.
"""
NOT_IN_A_DRAFT = {"librarian", "plain", "manager"}
"""A draft has no account and no department yet, so nobody has got their part in it from there."""

STATES = ("draft", "submitted", "returned", "approved", "published", "declined", "withdrawn")


def said(cast: Cast, **facts: Any) -> Any:
    from registry.register.naming import Named

    return make.application(
        cast.library,
        cast.librarian,
        manager=Named(cast.manager.email),
        deputy=Named(cast.plain.email),
        **facts,
    )


def in_state(cast: Cast, kind: str, state: str) -> Case:
    """A case of a kind in a state, brought there through the door."""
    draft = flow.open_case(kind, by=cast.coordinator, at=make.MOMENT, form={"purpose": "x"})
    if state == "draft":
        return draft
    case = go(draft, "submit", cast.coordinator, cast)
    steps: dict[str, list[tuple[str, Person]]] = {
        "submitted": [],
        "returned": [("return", cast.communicator)],
        "approved": [("approve", cast.chief)],
        "published": [("approve", cast.chief), ("publish", cast.coordinator)],
        "declined": [("decline", cast.chief)],
        "withdrawn": [("withdraw", cast.coordinator)],
    }
    for verb, by in steps[state]:
        if not (verb == "publish" and kind == "report"):
            case = go(case, verb, by, cast)
    return case


def go(case: Case, verb: str, by: Person, cast: Cast, **changes: Any) -> Case:
    return flow.take(
        case,
        verb,
        by=by,
        at=make.MOMENT,
        texts={**ANSWERS, **changes},
        application=said(cast),
        form={"purpose": "x"},
    )


@pytest.mark.once
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", ["report", "application"])
def test_every_verb_in_every_state_by_every_role(kind: str, state: str, cast: Cast) -> None:
    """One answer for each: it is done, the person may not, or it can't be done now; never anything else."""
    case = in_state(cast, kind, state)
    found = {}
    expected = {}
    for move in APPLICATION_MOVES:
        may = MAY[move.verb] - (NOT_IN_A_DRAFT if state == "draft" else set())
        now = "done" if case.state in move.sources and kind in move.kinds else "conflict"
        # A verb of the other kind is no verb here, whoever asks.
        for role in Cast.ROLES if kind in move.kinds else ("chief",):
            found[move.verb, role] = tried(case, move, getattr(cast, role), cast)
            expected[move.verb, role] = now if role in may or kind not in move.kinds else "forbidden"
    assert found == expected


def test_a_verb_of_another_kind_is_no_verb_here(cast: Cast) -> None:
    case = in_state(cast, "application", "submitted")
    with pytest.raises(Refused) as refusal:
        go(case, "keep", cast.chief, cast)
    assert refusal.value.kind == "conflict"


def tried(case: Case, move: Move, by: Person, cast: Cast) -> str:
    """What came of it; what was done is taken back, so that the next role meets the same case."""
    from django.db import transaction

    class Back(Exception):
        pass

    outcome = "done"
    try:
        with transaction.atomic():
            after = go(case, move.verb, by, cast)
            assert after.state == (move.state_after(case) if move.target else case.state)
            raise Back
    except Back:
        pass
    except Refused as refusal:
        outcome = refusal.kind
    return outcome


def test_a_reported_account_is_public_as_soon_as_it_is_approved(cast: Cast) -> None:
    case = in_state(cast, "report", "published")

    account = case.account
    assert account is not None
    assert (case.state, account.status, account.name) == ("published", "active", "Kulturskolan i Lindala")
    assert account.description == "Se vad eleverna gör."
    assert account.reviews.get().answers.count() == 8
    decision = Decision.objects.get()
    assert (decision.decider, decision.capacity, decision.reason) == (
        cast.chief,
        "chief",
        "Syftet är tydligt.",
    )
    assert verify().findings == []


def test_a_new_account_waits_for_its_address(cast: Cast) -> None:
    case = in_state(cast, "application", "approved")
    assert case.account is not None
    assert (case.state, case.account.status) == ("approved", "approved")

    case = go(case, "publish", cast.librarian, cast)

    assert case.account is not None
    assert (case.state, case.account.status) == ("published", "active")
    assert case.account.key == recognise(ANSWERS["address"]).key
    assert case.account.opened_on == make.DAY


def test_numbers_count_the_year_without_gaps(cast: Cast) -> None:
    first = in_state(cast, "application", "declined")
    with pytest.raises(Refused):
        # Refused inside the transaction: the number is not used up.
        flow.take(
            flow.open_case("report", by=cast.coordinator, at=make.MOMENT),
            "submit",
            by=cast.coordinator,
            at=make.MOMENT,
            application=make.application(cast.school_unit, cast.librarian),
        )
    second = in_state(cast, "application", "withdrawn")
    assert (first.number, second.number) == ("2026-0001", "2026-0002")


def test_a_second_decider_reads_who_decided_what(cast: Cast) -> None:
    case = in_state(cast, "application", "submitted")
    go(case, "approve", cast.chief, cast)
    with pytest.raises(Refused) as refusal:
        flow.take(case, "decline", by=cast.superior, at=make.MOMENT, seen=case.version, texts=ANSWERS)
    assert refusal.value.kind == "conflict"
    assert "Cleo Chef" in str(refusal.value)
    assert Decision.objects.count() == 1


def test_the_chief_who_answers_for_the_account_reads_that_the_superior_decides(cast: Cast) -> None:
    draft = flow.open_case("application", by=cast.coordinator, at=make.MOMENT)
    case = flow.take(
        draft,
        "submit",
        by=cast.coordinator,
        at=make.MOMENT,
        application=make.application(cast.library, cast.chief),
    )
    with pytest.raises(Refused) as refusal:
        go(case, "approve", cast.chief, cast)
    assert refusal.value.kind == "forbidden"
    assert str(refusal.value) == (
        "Du kan inte besluta själv, eftersom du svarar för kontot. Stabschefen beslutar."
    )
    assert go(case, "approve", cast.superior, cast).state == "approved"


def test_reconsidering_replaces_the_decision_and_claims_the_key_again(cast: Cast) -> None:
    case = in_state(cast, "application", "declined")
    case = go(case, "reconsider", cast.superior, cast)
    first, second = Decision.objects.order_by("pk")
    assert (case.state, second.replaces, second.outcome, second.capacity) == (
        "approved",
        first,
        "approved",
        "superior",
    )


def test_reconsidering_is_refused_where_somebody_else_has_the_key_now(cast: Cast) -> None:
    declined = in_state(cast, "application", "declined")
    in_state(cast, "report", "submitted")
    with pytest.raises(Refused) as refusal:
        go(declined, "reconsider", cast.superior, cast)
    assert str(refusal.value).startswith("Stadsbiblioteket har redan kontot i registret")


def test_the_same_account_twice_is_refused_with_the_department_that_has_it(cast: Cast) -> None:
    in_state(cast, "report", "submitted")
    with pytest.raises(Refused) as refusal:
        make.case(cast.communicator, said(cast))
    assert (refusal.value.kind, refusal.value.field) == ("input", "address")
    assert str(refusal.value) == "Stadsbiblioteket har redan kontot i registret: Kulturskolan."


def test_what_must_be_answered_is_asked_for_by_name(cast: Cast) -> None:
    case = in_state(cast, "application", "submitted")
    with pytest.raises(Refused) as refusal:
        go(case, "decline", cast.chief, cast, reason="   ")
    assert (refusal.value.kind, refusal.value.field) == ("input", "reason")
    assert str(refusal.value) == "Fyll i «Motivering»."


def test_what_is_refused_leaves_no_trace(cast: Cast) -> None:
    case = in_state(cast, "application", "submitted")
    before = Notice.objects.count()
    with pytest.raises(Refused):
        go(case, "approve", cast.chief, cast, name="")
    case.refresh_from_db()
    assert (case.state, Decision.objects.count(), Notice.objects.count()) == ("submitted", 0, before)
    assert verify().findings == []


def test_one_recommendation_is_not_replaced_by_somebody_elses(cast: Cast) -> None:
    """Else whoever recommended first could decide as superior, on their own recommendation."""
    from tests.reading import refusal

    make.grant(cast.superior, "communicator")
    case = go(in_state(cast, "application", "submitted"), "recommend", cast.superior, cast)
    assert refusal(go, case, "advise_against", cast.communicator, cast) == (
        "Stina Stabschef has already said what they think of it. Write a message in the case instead.",
        "conflict",
        None,
    )
    assert refusal(go, case, "approve", cast.superior, cast)[1] == "forbidden"
    assert go(case, "advise_against", cast.superior, cast).recommends is False


def test_what_has_been_sent_in_is_no_draft_any_longer(cast: Cast) -> None:
    case = in_state(cast, "application", "submitted")
    for late in (
        lambda: flow.discard(case, by=cast.coordinator, at=make.MOMENT),
        lambda: flow.save_draft(case, {"purpose": "y"}, by=cast.coordinator, at=make.MOMENT),
    ):
        with pytest.raises(Refused) as refusal:
            late()
        assert refusal.value.kind == "conflict"
    case.refresh_from_db()
    assert (case.state, case.form) == ("submitted", {"purpose": "x"})
