"""A decision about an account holds until a later one: what an older case, the chief and others may not undo."""

from datetime import timedelta

import pytest

from accounts import permissions
from accounts.chain import Who
from accounts.refusal import Refused
from registry.cases.closure import carrying_out, steps
from registry.cases.models import Case, Decision
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure.closing import LAST_DAY, account, go, in_state, proposed


def decided_again(cast: Cast, verb: str) -> tuple[Case, Case]:
    """A case that kept the account, and a later one that decided otherwise."""
    about = account(cast)
    kept = go(
        go(proposed(cast, about=about), "skip_hearing", cast.communicator, cast), "keep", cast.chief, cast
    )
    later = go(proposed(cast, about=about), "skip_hearing", cast.communicator, cast)
    return kept, go(later, verb, cast.chief, cast)


@pytest.mark.parametrize("verb", ["reconsider_rest", "reconsider_close", "recall"])
@pytest.mark.parametrize("then", ["close", "rest"])
def test_an_earlier_case_lets_go_of_what_a_later_one_has_decided(verb: str, then: str, cast: Cast) -> None:
    kept, later = decided_again(cast, then)
    before = SocialAccount.objects.values().get()
    with pytest.raises(Refused) as refusal:
        go(kept, verb, cast.superior, cast)
    assert str(refusal.value) == (
        f"Ärende {later.number} har beslutat om kontot sedan dess. Fortsätt med det."
    )
    assert SocialAccount.objects.values().get() == before
    kept.refresh_from_db()
    assert (kept.due_on, kept.ended_at) == (None, make.MOMENT)


def test_a_closed_account_is_not_opened_by_its_own_case(cast: Cast) -> None:
    case = in_state(cast, "closed")
    for verb in ("reconsider_keep", "recall"):
        with pytest.raises(Refused):
            go(case, verb, cast.superior, cast)
    assert SocialAccount.objects.get().status == "closed"


def test_recalling_a_second_rest_leads_back_to_the_first(cast: Cast) -> None:
    about = account(cast)
    go(go(proposed(cast, about=about), "skip_hearing", cast.communicator, cast), "rest", cast.chief, cast)
    again = go(proposed(cast, about=about), "skip_hearing", cast.communicator, cast)
    again = go(again, "rest", cast.chief, cast, until=LAST_DAY + timedelta(days=100))
    go(again, "recall", cast.chief, cast)
    about.refresh_from_db()
    assert (about.status, about.rests_until) == ("resting", LAST_DAY)


def test_a_resting_account_that_was_closed_is_not_woken(cast: Cast) -> None:
    about = account(cast)
    rests = go(
        go(proposed(cast, about=about), "skip_hearing", cast.communicator, cast), "rest", cast.chief, cast
    )
    go(go(proposed(cast, about=about), "skip_hearing", cast.communicator, cast), "close", cast.chief, cast)
    with pytest.raises(Refused) as refusal:
        go(rests, "wake", cast.communicator, cast)
    assert str(refusal.value) == "Kontot vilar inte längre."


def test_what_has_been_decided_is_not_taken_back_by_whoever_proposed_it(cast: Cast) -> None:
    case = go(in_state(cast, "awaiting_acceptance"), "refuse", cast.school, cast)
    with pytest.raises(Refused) as refusal:
        go(case, "withdraw", cast.communicator, cast)
    assert str(refusal.value) == "Det är redan beslutat, så den som beslutar måste besluta igen."


def test_the_chief_does_not_recall_what_the_superior_has_decided(cast: Cast) -> None:
    case = go(in_state(cast, "kept"), "reconsider_rest", cast.superior, cast)
    with pytest.raises(Refused) as refusal:
        go(case, "recall", cast.chief, cast)
    assert (refusal.value.kind, str(refusal.value)) == (
        "forbidden",
        "Bara den som är överordnad kommunikationschefen kan upphäva det här beslutet.",
    )
    assert go(case, "recall", cast.superior, cast).state == "recalled"


def test_a_superior_who_also_acts_as_chief_reconsiders_as_superior(cast: Cast) -> None:
    make.grant(cast.superior, "chief", since=make.DAY, until=LAST_DAY, acting=True)
    go(in_state(cast, "kept"), "reconsider_close", cast.superior, cast)
    assert Decision.objects.order_by("-pk")[0].capacity == "superior"


def test_whoever_answers_for_the_account_does_not_stop_a_proposal_about_it(cast: Cast) -> None:
    about = make.account(cast.library, cast.chief)
    case = proposed(cast, about=about)
    with pytest.raises(Refused) as refusal:
        go(case, "withdraw", cast.chief, cast)
    assert str(refusal.value) == ("Du svarar för kontot, så någon annan i kommunikationsenheten gör det här.")


def test_a_conflict_that_is_none_is_lifted_by_somebody_else(cast: Cast) -> None:
    case = go(proposed(cast), "skip_hearing", cast.communicator, cast)
    case = go(case, "declare_conflict", cast.librarian, cast)
    with pytest.raises(Refused):
        go(case, "lift_conflict", cast.chief, cast)
    case = go(case, "lift_conflict", cast.communicator, cast, reason="De är inte släkt.")
    assert go(case, "close", cast.chief, cast).state == "running_down"
    assert case.conflicts.get().lifted == "De är inte släkt."


def test_the_new_department_reads_the_case_that_gave_it_the_account(cast: Cast) -> None:
    case = in_state(cast, "handed_over")
    make.grant(cast.plain, "manager", cast.education)
    for somebody in (cast.school, cast.coordinator, cast.plain):
        assert permissions.may(Who(somebody, make.DAY), "see_case", case)
        assert Case.objects.filter(permissions.cases_seen_by(Who(somebody, make.DAY)), pk=case.pk).exists()


def test_another_last_day_is_a_new_decision_and_done_steps_stay_done(cast: Cast) -> None:
    case = in_state(cast, "running_down")
    carrying_out.do(case.steps.get(kind="preserve"), by=cast.librarian, at=make.MOMENT)
    case = go(case, "reconsider_close", cast.superior, cast, until=LAST_DAY + timedelta(days=30))
    assert [step.kind for step in steps.left(case)] == ["tell", "shut", "access"]
    assert SocialAccount.objects.get().closes_on == LAST_DAY + timedelta(days=30)
