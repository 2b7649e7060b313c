"""An open case goes with its account to the department that takes over; an ended one stays where it was."""

from collections.abc import Callable

from django.test import Client

from accounts import permissions
from accounts.chain import Who
from accounts.models import Act, Person
from registry.cases import flow
from registry.cases.models import Case
from registry.register import upkeep
from tests import make
from tests.cast import Cast
from tests.registry.cases import filled

As = Callable[[Person | None], Client]


def seen_by(cast: Cast) -> set[str]:
    """Who of the two coordinators finds the case."""
    found = Case.objects.exclude(state="draft")
    return {
        name
        for name in ("coordinator", "school")
        if found.filter(permissions.cases_seen_by(Who(getattr(cast, name), make.DAY))).exists()
    }


def handed_over(cast: Cast, case: Case) -> Case:
    assert case.account is not None
    by, at = cast.chief, make.MOMENT
    upkeep.hand_over(case.account, cast.school_unit, cast.school, by=by, at=at)
    return Case.objects.select_related("account").get(pk=case.pk)


def test_an_open_case_follows_the_account(cast: Cast) -> None:
    said = make.application(cast.library, cast.librarian)
    case = handed_over(cast, make.case(cast.manager, said))
    assert case.account is not None
    assert (case.department, case.account.department, seen_by(cast)) == (
        cast.school_unit,
        cast.school_unit,
        {"school"},
    )
    act = Act.objects.latest("seq")
    assert (act.verb, ["case", case.public_id] in [list(about) for about in act.subjects]) == (
        "hand_over",
        True,
    )


def test_a_returned_case_does_not_take_the_account_back(cast: Cast, as_person: As) -> None:
    client = as_person(cast.coordinator)
    case = handed_over(cast, filled.returned(cast, client))
    form = as_person(cast.school).get(f"/arenden/{case.number}/komplettera/").context["form"]
    assert (str(form["department"].value()), form["responsible"].value()) == (
        str(cast.school_unit.pk),
        filled.written(cast.school),
    )


def test_an_ended_case_stays_where_it_was_decided(cast: Cast) -> None:
    case = make.case(cast.manager, make.application(cast.library, cast.librarian))
    flow.take(case, "withdraw", by=cast.manager, at=make.MOMENT)
    assert handed_over(cast, case).department == cast.library
    # The new responsible person reads it, and so does the department that it was decided for.
    assert seen_by(cast) == {"coordinator", "school"}
