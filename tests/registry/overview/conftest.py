"""A register where everything that is counted differs from account to account."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.history import act
from accounts.models import Person
from registry.cases import flow
from registry.cases.models import Case
from registry.guidelines.models import Acknowledgement, Answer, Guideline, Review, Round
from registry.register import upkeep
from registry.register.models import SocialAccount
from registry.removals.models import Removal
from tests import make
from tests.cast import Cast
from tests.kept import once
from tests.whole.world import ANSWERS

As = Callable[[Person | None], Client]

PLATFORMS = (
    "https://www.facebook.com/konto{}",
    "https://www.instagram.com/konto{}/",
    "https://www.youtube.com/@konto{}",
)
STATUSES = ("active", "active", "resting", "closing", "closed", "proposed", "active")
MONTHS = ((2025, 11, 30), (2025, 12, 1), (2026, 2, 28), (2026, 11, 1), (2026, 11, 22))
"""On both sides of the twelve months' first day, and in them."""


@dataclass
class Varied:
    """The cast with its accounts, and what was decided of them."""

    cast: Cast
    accounts: list[SocialAccount]
    cases: list[Case]


@pytest.fixture
def varied(cast: Cast) -> Varied:
    found: Varied = once("overview", lambda: make_all(cast))
    return found


def make_all(cast: Cast) -> Varied:
    """Two dozen accounts and some cases."""
    gone = make.person("slutat", "Sven Slutat")
    adopt(cast)
    accounts = [one(cast, number, gone) for number in range(24)]
    gone.is_active = False
    with act("deactivate", by=cast.admin, at=make.MOMENT, about=[gone]):
        gone.save()
    for somebody, role, where in (
        (cast.chief, "chief", None),
        (cast.coordinator, "department_admin", cast.culture),
        (cast.school, "department_admin", cast.education),
    ):
        make.grant(somebody, role, where, since=date(2025, 1, 1), until=date(2025, 12, 31))
    cases = [case(cast, number) for number in range(6)]
    return Varied(cast, accounts, cases)


def adopt(cast: Cast) -> None:
    """The guideline has been adopted; the librarian has read it, and somebody another one that is repealed."""
    guideline = Guideline.objects.get()
    old = Guideline(title="Gammal", adopted_on=date(2010, 11, 1), repealed_on=date(2024, 1, 1))
    with act("adopt", by=None, at=make.MOMENT, about=[guideline]):
        guideline.adopted_on = date(2024, 1, 1)
        guideline.save()
        old.save()
        Acknowledgement(guideline=guideline, person=cast.librarian, at=make.MOMENT).save()
        Acknowledgement(guideline=old, person=cast.coordinator, at=make.MOMENT).save()


def one(cast: Cast, number: int, gone: Person) -> SocialAccount:
    """An account; what is so of it goes by its number."""
    where = (cast.library, cast.culture, cast.board, cast.school_unit)[number % 4]
    day = date(*MONTHS[number % 5])
    status = STATUSES[number % 7]
    edge = make.DAY - timedelta(days=365)
    made = make.account(
        where,
        gone if number == 8 else cast.coordinator if number % 4 == 2 else cast.librarian,
        PLATFORMS[number % 3].format(number),
        name=f"Konto {number:02}",
        status=status,
        deputy=cast.plain if number % 2 else None,
        purpose="Boktips." if number % 6 else "",
        responsible_for_now=number % 9 == 0,
        two_factor_on=make.DAY if number % 3 else None,
        confirmed_on=(None, edge, edge - timedelta(days=1), make.DAY)[number % 4],
        preserved_on=(None, edge - timedelta(days=1), edge, make.DAY, make.DAY)[number % 5],
        opened_on=day if number % 4 else None,
        closed_on=day if status == "closed" else None,
        followers=number * 10 if number % 2 else None,
        watched="Vardagar" if number % 2 else "",
        replies_within_hours=24 if number % 3 else None,
        unit_has_access=(None, True, False)[number % 3],
        preservation=("", "overview")[number % 2],
        records_plan_item=("", "3.2")[number % 2],
        shows_people=("", "no", "adults", "children")[number % 4],
        processing_record=("", "2026-14")[number % 2],
        legal_basis=("", "allmänt intresse")[number % 3 == 1],
        last_post_on=make.DAY - timedelta(days=200) if number % 8 == 0 else make.DAY,
    )
    with act("appoint", by=cast.chief, at=make.MOMENT, about=[made]):
        if number % 4 == 0:
            # The responsible person once more: two parts, and still one person with access.
            upkeep.begin(made, made.responsible or cast.librarian, "administrator", make.MOMENT)
        if number % 5 == 0:
            upkeep.begin(made, cast.coordinator, "administrator", make.MOMENT)
        if number % 7 == 0:
            upkeep.end(upkeep.begin(made, cast.school, "deputy", make.MOMENT), make.MOMENT)
        if number % 2:
            reviewed(cast, made, number)
        if number % 3 == 0:
            taken_away(cast, made, number)
    return made


def reviewed(cast: Cast, account: SocialAccount, number: int) -> None:
    """A review: some done lately, some long ago, some not at all; some with a shortcoming, which may be mended."""
    guideline = Guideline.objects.get(repealed_on=None)
    opened = Round(kind="chosen", title="Prov", guideline=guideline, opened_on=make.DAY, due_on=make.DAY)
    opened.save()
    done = make.DAY - timedelta(days=(0, 365, 366)[number % 3])
    review = Review(
        account=account,
        guideline=guideline,
        kind="round",
        round=opened,
        opened_on=make.DAY,
        due_on=make.DAY,
        done_on=done if number % 5 else None,
        done_by=cast.communicator if number % 5 else None,
    )
    review.save()
    mended = make.DAY if number % 4 == 1 else None
    Answer(
        review=review,
        requirement=guideline.requirements.all()[0],
        outcome="shortcoming" if number % 3 else "ok",
        mend_by=make.DAY,
        mended_on=mended,
        seen_on=mended,
    ).save()


def taken_away(cast: Cast, account: SocialAccount, number: int) -> None:
    """Some removals, on both sides of the twelve months' first day; two for one reason of one account."""
    days = ((2025, 11, 30), (2025, 12, 1), (2026, 6, 1), (2026, 6, 2))
    for place, day in enumerate(days):
        Removal(
            account=account,
            department=account.department,
            kind="comment",
            reason="threat" if place > 1 or number % 2 else "advertising",
            action="deleted",
            removed_on=date(*day),
            logged_by=cast.communicator,
            logged_at=make.MOMENT,
        ).save()


def case(cast: Cast, number: int) -> Case:
    """An application or a report that was decided so many days after it was sent in."""
    sent = make.MOMENT - timedelta(days=(3, 40, 40, 100, 330, 400)[number])
    # At half past eleven in the evening: the next day where the database counts, not where the municipality is.
    sent = sent.replace(hour=23, minute=30)
    said = make.application(
        cast.library if number % 2 else cast.school_unit,
        cast.librarian,
        f"https://www.instagram.com/sokt{number}/",
        name=f"Sökt {number}",
    )
    by = cast.coordinator if number % 2 else cast.school
    found = make.case(by, said, "report" if number % 3 == 0 else "application", at=sent)
    at = sent + timedelta(days=(2, 0, 7, 7, 31, 5)[number])
    verb = "decline" if number == 2 else "approve"
    found = flow.take(found, verb, by=cast.chief, at=at, texts=ANSWERS)
    if verb == "decline":
        # Another look changes nothing in how long the first answer took.
        found = flow.take(found, "reconsider", by=cast.superior, at=make.MOMENT, texts=ANSWERS)
    return found
