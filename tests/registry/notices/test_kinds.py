"""Who is told what, and who is not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import get_template

from accounts.history import act
from accounts.models import Person
from registry.cases.models import Case
from registry.cases.moves import MOVES
from registry.notices import kinds, outbox
from registry.notices.models import Notice
from registry.notices.reminders import REMINDERS
from tests import make
from tests.cast import Cast
from tests.registry.notices import events


def told(kind: str) -> list[str]:
    """The names (or addresses) that a kind of mail goes to."""
    notices = Notice.objects.filter(kind=kind).select_related("to").order_by("pk")
    return sorted(notice.to.name if notice.to else notice.mailbox for notice in notices)


def leave(somebody: Person) -> None:
    somebody.is_active = False
    with act("deactivate", by=None, at=make.MOMENT, about=[somebody]):
        somebody.save()


KAJ_AND_TOVE = ["Kaj Kommunikatör", "Tove Tillförordnad"]
CLEO_KAJ_AND_TOVE = ["Cleo Chef", *KAJ_AND_TOVE]
KIM_AND_LISA = ["Kim Kultur", "Lisa Bibliotekarie"]


@pytest.mark.parametrize(
    ("event", "kind", "readers"),
    [
        (events.submitted, "submitted", CLEO_KAJ_AND_TOVE),
        (events.submitted, "receipt", ["Kim Kultur"]),
        (events.submitted, "manager", []),
        (events.agreed, "manager", ["Bo Bibliotekschef"]),
        (events.agreed, "manager_answered", [KAJ_AND_TOVE[0], "Kim Kultur", KAJ_AND_TOVE[1]]),
        (events.returned, "returned", ["Kim Kultur"]),
        (events.resubmitted, "resubmitted", CLEO_KAJ_AND_TOVE),
        (events.recommended, "recommended", ["Cleo Chef"]),
        (events.advised_against, "recommended", ["Cleo Chef"]),
        (events.approved, "approved", KIM_AND_LISA),
        (events.declined, "declined", KIM_AND_LISA),
        (events.reconsidered, "approved", KIM_AND_LISA),
        (events.published, "published", KIM_AND_LISA),
        (events.withdrawn, "withdrawn", KAJ_AND_TOVE),
        (events.written, "message", ["Kim Kultur"]),
    ],
)
def test_each_mail_goes_to_whoever_it_concerns(
    cast: Cast, event: Callable[[Cast], Case], kind: str, readers: list[str]
) -> None:
    event(cast)
    assert told(kind) == readers


def test_a_report_that_is_approved_is_told_in_one_mail(cast: Cast) -> None:
    events.approved(cast, kind="report")
    assert (told("approved"), told("published")) == ([], KIM_AND_LISA)


def test_what_the_department_writes_goes_to_the_unit(cast: Cast) -> None:
    events.written(cast, side="department", by=cast.coordinator)
    assert told("message") == KAJ_AND_TOVE


def test_nobody_is_mailed_about_what_they_did_themselves(cast: Cast) -> None:
    events.published(cast, by=cast.coordinator)
    assert told("published") == ["Lisa Bibliotekarie"]


def test_a_deputy_is_told_that_the_account_is_public(cast: Cast) -> None:
    case = events.approved(cast)
    with act("appoint", by=None, at=make.MOMENT, about=[case.account]):
        case.account.responsibilities.create(person=cast.uninvited, part="deputy", since=make.DAY)
    occasion = kinds.Occasion(Case.objects.get(pk=case.pk), cast.chief, make.DAY)
    assert kinds.the_accounts_people(occasion) == [cast.coordinator, cast.librarian, cast.uninvited]


def test_without_communicators_the_chief_reads_and_without_a_chief_the_superior(cast: Cast) -> None:
    leave(cast.communicator)
    leave(cast.acting_chief)
    case = events.submitted(cast)
    assert told("submitted") == ["Cleo Chef"]
    assert kinds.the_unit(kinds.Occasion(case, cast.chief, make.DAY)) == [cast.superior]


def test_somebody_who_holds_nothing_yet_that_day_is_not_in_the_unit(cast: Cast) -> None:
    make.grant(cast.plain, "communicator", since=make.DAY.replace(day=23))
    events.submitted(cast)
    assert told("submitted") == CLEO_KAJ_AND_TOVE


def test_when_the_chief_is_barred_the_recommendation_goes_to_the_superior(cast: Cast) -> None:
    said = make.application(cast.library, cast.chief)
    case = make.case(cast.coordinator, said)
    assert kinds.the_decider(kinds.Occasion(case, cast.communicator, make.DAY)) == [cast.superior]


def test_when_the_applicant_has_left_the_nearest_coordinator_is_told_then_the_mailbox(cast: Cast) -> None:
    case = events.submitted(cast)
    other = make.person("annan", "Alma Annan")
    make.grant(other, "department_admin", cast.culture)
    leave(cast.coordinator)
    events.returned(cast, case)
    assert told("returned") == ["Alma Annan"]
    leave(other)
    occasion = kinds.Occasion(Case.objects.get(pk=case.pk), cast.communicator, make.DAY)
    assert kinds.the_applicant(occasion) == ["kultur@prov.example"]


def test_a_manager_who_applies_or_has_answered_is_not_asked(cast: Cast) -> None:
    case = events.agreed(cast)
    assert kinds.the_manager(kinds.Occasion(case, cast.coordinator, make.DAY)) == []
    make.grant(cast.manager, "department_admin", cast.library)
    said = make.application(cast.library, cast.librarian, events.PAGE)
    make.case(cast.manager, said)
    assert told("manager") == ["Bo Bibliotekschef"]


def test_the_tables_agree(db: Any) -> None:
    named = {kind for move in MOVES for kind in (*move.notices, "published", "message")}
    reminded = {reminder.notice for reminder in REMINDERS if reminder.notice} | {"last_post"}
    of_reviews = {"shortcoming", "shortcoming_back", "promise"}
    assert named | reminded | of_reviews | {"warned", "warning_lifted", "tip"} == set(kinds.BY_KEY)
    for kind in kinds.KINDS:
        get_template(f"mail/{kind.key}.txt")


def test_only_what_asks_nobody_to_act_waits_for_the_days_mail() -> None:
    assert [kind.key for kind in kinds.KINDS if kind.digest] == [
        "manager_answered",
        "withdrawn",
        "offer_decided",
        "handed_over",
        "woken",
        "closed",
        "closure_withdrawn",
        "follow_up",
        "to_wake",
        "inactive",
        "shortcoming",
        "warning_lifted",
    ]


def test_when_the_chief_is_barred_the_superior_is_told_of_it_at_once(cast: Cast) -> None:
    make.case(cast.coordinator, make.application(cast.library, cast.chief))
    assert told("submitted") == sorted([*KAJ_AND_TOVE, "Stina Stabschef"])


def test_a_warning_is_told_to_everybody_whom_the_account_concerns(cast: Cast) -> None:
    account = make.account(cast.library, cast.librarian, deputy=cast.plain, warning="Kontot är kapat.")
    with act("warn", by=cast.communicator, at=make.MOMENT, about=[account]):
        outbox.queue("warned", account=account, at=make.MOMENT, by=cast.communicator)
        outbox.queue(
            "warning_lifted", account=account, at=make.MOMENT, by=cast.chief, reason="Vi är inne igen."
        )
    theirs = ["Lisa Bibliotekarie", "Per Person", "Tove Tillförordnad", "kultur@prov.example"]
    assert told("warned") == ["Cleo Chef", *theirs]
    assert told("warning_lifted") == ["Kaj Kommunikatör", *theirs]
    lifted = Notice.objects.filter(kind="warning_lifted")[0]
    assert outbox.render(lifted).body.splitlines()[0] == (
        "Cleo Chef har tagit bort varningen för Lindala stadsbibliotek. Skälet är: «Vi är inne igen»."
    )
