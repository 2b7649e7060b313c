"""What the register does by itself: on which day, for whom, and only once."""

from collections import Counter
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts import verifying
from accounts.history import act
from accounts.models import Act
from registry.cases import flow
from registry.cases.closure import carrying_out
from registry.cases.models import Case
from registry.notices import outbox, reminders
from registry.notices.models import Notice
from registry.register import upkeep
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing

pytestmark = pytest.mark.usefixtures("site")

EIGHT_WEEKS_AGO = date(2026, 9, 27)
HALF_A_YEAR_AGO = date(2026, 3, 23)
"""The summer's holidays lie between, and do not count."""


OTHERS = tuple(
    row for row in reminders.REMINDERS if row.key not in ("reviews", "promises", "mended", "unmended")
)
"""What is due of reviews is tested where they are (tests/registry/guidelines/test_rounds.py)."""


def moment(on: date) -> datetime:
    return make.MOMENT + (on - make.DAY)


def remind(on: date = make.DAY) -> dict[str, int]:
    """What was done on a day, and how often."""
    outcome = reminders.run(on, moment(on), OTHERS)
    assert outcome.failed == 0
    return {key: count for key, count in outcome.done.items() if count}


def later(days: int) -> date:
    return make.DAY + timedelta(days=days)


def mailed(kind: str) -> list[str]:
    """To whom mails of a kind go, by name or mailbox."""
    notices = Notice.objects.filter(kind=kind).select_related("to").order_by("pk")
    return [notice.to.name if notice.to else notice.mailbox for notice in notices]


def account(cast: Cast, last_post_on: date | None, **facts: Any) -> SocialAccount:
    """An account of the library, registered long ago."""
    return closing.account(cast, **{"last_post_on": last_post_on, "registered_on": date(2025, 1, 1), **facts})


def posted(one: SocialAccount, cast: Cast, on: date) -> None:
    upkeep.change(
        SocialAccount.objects.get(pk=one.pk), {"last_post_on": on}, by=cast.librarian, at=moment(on)
    )


# --- Inactivity -----------------------------------------------------------------------------------------------


def test_after_eight_weeks_the_responsible_person_and_the_deputy_are_mailed(cast: Cast) -> None:
    account(cast, EIGHT_WEEKS_AGO)
    assert remind(later(-1)) == {}
    assert remind() == {"silent": 1}
    assert mailed("inactive") == ["Lisa Bibliotekarie", "Per Person"]
    assert outbox.render(Notice.objects.filter(kind="inactive")[0]).subject == (
        "Inga nya inlägg sedan 27 september 2026: Instagram för Stadsbiblioteket"
    )


def test_days_of_holidays_do_not_count(cast: Cast) -> None:
    account(cast, date(2026, 6, 14))
    assert remind(date(2026, 10, 9)) == {}
    assert remind(date(2026, 10, 10)) == {"silent": 1}


def test_of_each_silence_people_are_mailed_once(cast: Cast) -> None:
    one = account(cast, EIGHT_WEEKS_AGO)
    assert [remind(), remind(), remind(later(1))] == [{"silent": 1}, {}, {}]
    posted(one, cast, later(1))
    # Christmas lies between.
    assert [remind(later(75)), remind(later(76))] == [{}, {"silent": 1}]


def test_after_half_a_year_the_register_proposes_to_close(cast: Cast) -> None:
    one = account(cast, HALF_A_YEAR_AGO)
    assert remind(later(-1)) == {"silent": 1}
    assert remind() == {"inactive": 1}
    case = Case.objects.get(account=one)
    assert (case.state, case.applicant, case.number) == ("proposed", None, "2026-0001")
    assert (case.closure.ground, case.closure.facts) == ("inactive", "Inga inlägg sedan 23 mars 2026.")
    proposal = Act.objects.get(verb="propose")
    assert (proposal.actor, proposal.capacity) == (None, "system")
    assert mailed("closure_proposed") == ["Kaj Kommunikatör", "Tove Tillförordnad"]
    assert [remind(), remind(later(1))] == [{}, {}]


def test_days_that_were_missed_lose_nothing(cast: Cast) -> None:
    account(cast, HALF_A_YEAR_AGO)
    assert remind(later(14)) == {"inactive": 1}


@pytest.mark.parametrize(
    "facts",
    [
        {"pace": "season"},
        {"status": "resting"},
        {"status": "closing", "closes_on": date(2026, 12, 18)},
        {"status": "closed"},
        {"status": "approved"},
    ],
)
def test_what_may_be_silent_is_left_alone(cast: Cast, facts: dict[str, Any]) -> None:
    account(cast, HALF_A_YEAR_AGO, **facts)
    assert remind() == {}


def test_an_unknown_last_post_is_a_question_and_never_inactivity(cast: Cast) -> None:
    account(cast, None)
    assert remind() == {"unknown": 1}
    assert mailed("last_post") == ["Lisa Bibliotekarie"]
    assert Case.objects.count() == 0
    assert [remind(), remind(later(55)), remind(later(56))] == [{}, {}, {"unknown": 1}]


def test_one_mail_asks_about_all_accounts_of_a_person(cast: Cast) -> None:
    for number in range(12):
        address = f"https://www.instagram.com/bibliotek{number}/"
        account(cast, None, address=address, name=f"Bibliotek {number:02}")
    remind()
    letter = outbox.render(Notice.objects.get(kind="last_post"))
    assert letter.subject == "När var det senaste inlägget? 12 konton"
    assert [line for line in letter.body.splitlines() if line.startswith("- ")] == [
        *(f"- Bibliotek {number:02}" for number in range(10)),
        "- och 2 till",
    ]
    assert "https://konton.prov.example/arbetsyta/" in letter.body.split()


def test_a_new_account_is_asked_of_after_eight_weeks(cast: Cast) -> None:
    account(cast, None, registered_on=EIGHT_WEEKS_AGO)
    assert [remind(later(-1)), remind()] == [{}, {"unknown": 1}]


@pytest.mark.parametrize("state", ["kept", "withdrawn", "recalled", "handed_over"])
def test_what_has_been_judged_is_left_alone_for_half_a_year(cast: Cast, state: str) -> None:
    one = account(cast, HALF_A_YEAR_AGO)
    closing.in_state(cast, state, about=one)
    # What else comes due in the case is another matter.
    left = [{"silent", "inactive"} & set(remind(later(days))) for days in (0, 182, 183)]
    assert left == [set(), set(), {"inactive"}]


def test_what_is_being_closed_is_not_proposed_again(cast: Cast) -> None:
    for number, state in enumerate(("proposed", "hearing", "ready", "running_down", "awaiting_acceptance")):
        one = account(cast, HALF_A_YEAR_AGO, address=f"https://www.instagram.com/bibliotek{number}/")
        closing.in_state(cast, state, about=one)
    assert remind() == {}


# --- Planned end ------------------------------------------------------------------------------------------------


def test_a_planned_end_that_has_come_is_proposed(cast: Cast) -> None:
    one = account(cast, make.DAY, ends_on=later(1))
    assert [remind(), remind(later(1)), remind(later(1)), remind(later(2))] == [{}, {"end_date": 1}, {}, {}]
    closure = Case.objects.get(account=one).closure
    assert (closure.ground, closure.facts) == ("end_date", "Kontot skulle finnas till 23 november 2026.")


def test_a_planned_end_that_was_judged_is_not_proposed_again_but_a_new_one_is(cast: Cast) -> None:
    one = account(cast, make.DAY, ends_on=make.DAY)
    remind()
    flow.take(
        Case.objects.get(), "withdraw", by=cast.communicator, at=make.MOMENT, texts={"reason": "Behövs."}
    )
    assert remind(later(1)) == {}
    row = SocialAccount.objects.get(pk=one.pk)
    upkeep.change(row, {"ends_on": later(10)}, by=cast.librarian, at=make.MOMENT)
    assert [remind(later(9)), remind(later(10))] == [{}, {"end_date": 1}]


# --- Cases ------------------------------------------------------------------------------------------------------


def test_a_statement_whose_time_is_out_goes_to_decision(cast: Cast) -> None:
    case = closing.in_state(cast, "hearing")
    assert remind(later(14)) == {}
    assert remind(later(15)) == {"hearing": 1}
    case.refresh_from_db()
    assert case.state == "ready"
    assert mailed("ready") == ["Cleo Chef"]
    assert remind(later(15)) == {}


def test_a_case_past_its_date_is_told_to_the_unit_and_the_decider_once(cast: Cast) -> None:
    make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    assert [remind(later(14)), remind(later(15)), remind(later(15)), remind(later(30))] == [
        {},
        {"late": 1},
        {},
        {},
    ]
    assert sorted(mailed("overdue")) == ["Cleo Chef", "Kaj Kommunikatör", "Tove Tillförordnad"]


def test_a_case_that_was_returned_and_comes_back_has_a_new_date(cast: Cast) -> None:
    said = make.application(cast.library, cast.librarian)
    case = make.case(cast.coordinator, said)
    remind(later(15))
    texts = {"missing": "Vem svarar?"}
    flow.take(case, "return", by=cast.communicator, at=moment(later(15)), texts=texts)
    assert remind(later(20)) == {}
    flow.take(case, "resubmit", by=cast.coordinator, at=moment(later(20)), application=said)
    # Two weeks from 12 December is in the holidays, so that the answer is due on 11 January.
    assert [remind(date(2027, 1, 11)), remind(date(2027, 1, 12))] == [{}, {"late": 1}]


@pytest.mark.parametrize("state", ["proposed", "ready"])
def test_a_closure_past_its_date_is_told_of_too(cast: Cast, state: str) -> None:
    closing.in_state(cast, state)
    assert [remind(later(14)), remind(later(15))] == [{}, {"late": 1}]


def test_followers_are_told_on_the_days_before(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down", account(cast, make.DAY, followers=5000))
    carrying_out.do(case.steps.get(kind="preserve"), by=cast.librarian, at=make.MOMENT)
    due = {step.due_on for step in case.steps.filter(kind="tell")}
    assert due == {later(2), later(16), later(28)}
    done = {day: remind(day) for day in (later(1), later(2), later(3))}
    assert done == {later(1): {}, later(2): {"steps": 1}, later(3): {"steps_late": 1}}
    letter = outbox.render(Notice.objects.filter(kind="step_due")[0])
    assert letter.subject == "Att göra i dag: Instagram för Stadsbiblioteket stängs 22 december 2026"
    assert letter.body.splitlines()[:5] == [
        "Det här ska göras i dag, innan kontot stängs:",
        "- Berätta för följarna",
        "",
        "Till följarna: «Kontot stängs.»",
        "",
    ]
    assert sorted(set(mailed("step_due"))) == ["Kim Kultur", "Lisa Bibliotekarie", "Per Person"]


def test_steps_that_are_due_together_are_one_mail(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    day = later(30)
    assert case.steps.filter(due_on=day).count() == 2
    assert remind(day)["steps"] == 1
    assert Counter(mailed("step_due")) == Counter(["Kim Kultur", "Lisa Bibliotekarie", "Per Person"])


def test_what_is_done_is_not_asked_for(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    first = case.steps.order_by("due_on")[0]
    carrying_out.do(first, by=cast.librarian, at=make.MOMENT)
    assert remind(first.due_on) == {}


def test_the_receipt_is_asked_for_of_the_registrar(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    carrying_out.add(case, "receipt", later(3), by=cast.communicator, at=make.MOMENT)
    assert [remind(later(2)), remind(later(3)), remind(later(4))] == [{}, {"receipts": 1}, {}]
    assert mailed("receipt_due") == ["Ragnar Registrator"]


def test_a_kept_account_is_followed_up_on_its_day(cast: Cast) -> None:
    closing.in_state(cast, "kept")
    assert [remind(later(29)), remind(later(30)), remind(later(31))] == [{}, {"follow_up": 1}, {}]
    assert mailed("follow_up") == ["Kaj Kommunikatör", "Tove Tillförordnad"]


def test_an_account_that_has_rested_is_told_of_on_its_day(cast: Cast) -> None:
    closing.in_state(cast, "resting")
    assert [remind(later(29)), remind(later(30)), remind(later(31))] == [{}, {"wake": 1}, {}]
    assert sorted(mailed("to_wake")) == [
        "Kaj Kommunikatör",
        "Kim Kultur",
        "Lisa Bibliotekarie",
        "Per Person",
        "Tove Tillförordnad",
    ]


# --- The whole --------------------------------------------------------------------------------------------------


def test_every_reminder_is_an_act_of_the_register_and_the_history_holds(cast: Cast) -> None:
    account(cast, HALF_A_YEAR_AGO)
    account(cast, EIGHT_WEEKS_AGO, address="https://www.instagram.com/boktips/")
    account(cast, None, address="https://www.instagram.com/filmtips/")
    before = Act.objects.count()
    assert remind() == {"inactive": 1, "silent": 1, "unknown": 1}
    acts = Act.objects.order_by("seq")[before:]
    assert [(row.verb, row.actor, row.capacity) for row in acts] == [
        ("propose", None, "system"),
        ("remind", None, "system"),
        ("remind", None, "system"),
    ]
    assert verifying.verify().findings == []


def test_where_nobody_is_left_to_tell_nothing_is_said_to_be_told(cast: Cast) -> None:
    account(cast, EIGHT_WEEKS_AGO)
    with act("deactivate", by=None, at=make.MOMENT):
        for person in (cast.librarian, cast.plain):
            person.is_active = False
            person.save()
    assert remind() == {}
    assert Act.objects.filter(verb="remind").count() == 0


def test_one_that_fails_holds_up_nobody_and_leaves_nothing_behind(cast: Cast) -> None:
    for name in ("bra", "trasigt", "ocksabra"):
        account(cast, EIGHT_WEEKS_AGO, address=f"https://www.instagram.com/{name}/", name=name)

    def told(one: SocialAccount, at: datetime) -> bool:
        done = reminders.told("inactive", at, one, account=one, about_day=one.last_post_on)
        if one.name == "trasigt":
            raise OSError("the disk is full")
        return done

    row = reminders.Reminder("broken", "", reminders.silent, told)
    outcome = reminders.run(make.DAY, make.MOMENT, (row,))
    assert (outcome.done, outcome.failed) == ({"broken": 2}, 1)
    assert [notice.account.name for notice in Notice.objects.order_by("pk")[::2]] == ["bra", "ocksabra"]


def test_the_command_says_what_it_did(cast: Cast) -> None:
    account(cast, HALF_A_YEAR_AGO, registered_on=make.DAY)
    said = StringIO()
    call_command("remind", on="2026-11-22", stdout=said)
    call_command("remind", on="2026-11-22", stdout=said)
    assert said.getvalue() == "Föreslås avslutas: inaktiva: 1\nDet finns inget att göra.\n"


def test_the_command_refuses_what_is_no_day(cast: Cast) -> None:
    with pytest.raises(CommandError, match=r"^Skriv dagen så här: --on 2026-11-22\.$"):
        call_command("remind", on="i morgon")
