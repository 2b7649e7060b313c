"""Grants: on which days, never to oneself, never twice, and told to whoever decides."""

from datetime import date, datetime
from typing import Any

import pytest

from accounts import staffing
from accounts.chain import Who
from accounts.models import Grant
from accounts.verifying import verify
from tests import make
from tests.accounts.test_staffing import TOMORROW, last_act, refusal
from tests.cast import Cast


def test_a_grant_gives_the_role_on_its_days(cast: Cast, day: date, moment: datetime) -> None:
    grant = staffing.give_grant(
        cast.plain, "manager", department=cast.library, since=day, until=TOMORROW, by=cast.admin, at=moment
    )
    days = [day.replace(day=21), day, TOMORROW, day.replace(day=24)]
    assert [Who(cast.plain, on).holds_in(cast.library.pk, "manager") for on in days] == [
        False,
        True,
        True,
        False,
    ]
    assert str(grant) == "Per Person manager"
    assert last_act() == (
        "give_grant",
        cast.admin,
        [["person", cast.plain.public_id], ["department", cast.library.slug]],
    )


def test_nobody_grants_themselves_anything(cast: Cast, day: date, moment: datetime) -> None:
    own = cast.admin.grants.get()
    for verb, args in (
        (staffing.give_grant, [cast.admin, "chief"]),
        (staffing.end_grant, [own]),
    ):
        when = {"since": day} if verb is staffing.give_grant else {"until": day}
        assert refusal(verb, *args, **when, by=cast.admin, at=moment)[:2] == (
            "You cannot grant yourself anything. Ask another system administrator.",
            "forbidden",
        )
    assert list(cast.admin.grants.all()) == [own]


@pytest.mark.parametrize(
    ("words", "field", "why"),
    [
        ({"role": "boss"}, "role", "Choose a role."),
        ({"role": "manager"}, "department", "Choose the department in which the role is held."),
        (
            {"role": "chief", "department": "library"},
            "department",
            "This role is held in the whole municipality. Leave the department empty.",
        ),
        (
            {"role": "insight", "acting": True},
            "acting",
            "Only the chief and the superior can have somebody acting in their place.",
        ),
        (
            {"role": "insight", "until": date(2026, 11, 21)},
            "until",
            "The last day cannot be before the first.",
        ),
    ],
)
def test_a_grant_that_cannot_be_is_refused_beside_its_field(
    words: dict[str, Any], field: str, why: str, cast: Cast, day: date, moment: datetime
) -> None:
    if "department" in words:
        words = {**words, "department": getattr(cast, words["department"])}
    assert refusal(staffing.give_grant, cast.plain, **words, since=day, by=cast.admin, at=moment) == (
        why,
        "input",
        field,
    )


@pytest.mark.parametrize(
    ("since", "until", "overlaps"),
    [
        (date(2026, 11, 1), date(2026, 11, 9), False),
        (date(2026, 11, 1), date(2026, 11, 10), True),
        (date(2026, 11, 1), None, True),
        (date(2026, 11, 20), date(2026, 12, 1), True),
        (date(2026, 11, 21), None, False),
    ],
)
def test_the_same_grant_twice_for_the_same_days_is_refused(
    since: date, until: date | None, overlaps: bool, cast: Cast, moment: datetime
) -> None:
    make.grant(cast.plain, "insight", since=date(2026, 11, 10), until=date(2026, 11, 20))

    def give() -> None:
        staffing.give_grant(cast.plain, "insight", since=since, until=until, by=cast.admin, at=moment)

    if overlaps:
        assert refusal(give) == (
            "Per Person has this grant already for some of these days.",
            "input",
            "since",
        )
    else:
        give()
        assert cast.plain.grants.count() == 2


def test_the_same_role_elsewhere_or_acting_is_another_grant(cast: Cast, day: date, moment: datetime) -> None:
    for words in (
        {"role": "department_admin", "department": cast.library},
        {"role": "department_admin", "department": cast.education},
        {"role": "chief"},
        {"role": "chief", "acting": True},
    ):
        staffing.give_grant(cast.plain, **words, since=day, by=cast.admin, at=moment)
    assert cast.plain.grants.count() == 4


def test_a_grant_of_chief_is_told_to_chief_and_superior_old_and_new(
    cast: Cast, day: date, moment: datetime, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    staffing.choose_language(cast.superior, "en", by=cast.superior, at=moment)
    with django_capture_on_commit_callbacks(execute=True):
        staffing.give_grant(
            cast.plain, "chief", since=day, until=TOMORROW, acting=True, by=cast.admin, at=moment
        )
    sent = {letter.to[0]: letter for letter in mailoutbox}
    assert set(sent) == {
        "vanlig@prov.example",
        "kommunikationschef@prov.example",
        "stabschef@prov.example",
        "tf@prov.example",
    }
    assert sent["stabschef@prov.example"].subject == "Per Person is granted: Acting communications chief"
    assert (
        "Per Person is granted «Acting communications chief» from 22 November 2026 until 23 November 2026."
        in sent["stabschef@prov.example"].body
    )
    assert len(mailoutbox) == len(sent)


def test_where_nobody_holds_the_other_role_the_last_who_did_is_told(
    cast: Cast, moment: datetime, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    Grant.objects.filter(role="superior").update(until=date(2026, 11, 1))
    with django_capture_on_commit_callbacks(execute=True):
        staffing.give_grant(cast.plain, "chief", since=TOMORROW, by=cast.admin, at=moment)
    assert "stabschef@prov.example" in {letter.to[0] for letter in mailoutbox}


def test_other_grants_are_told_to_nobody(
    cast: Cast, day: date, moment: datetime, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        staffing.give_grant(cast.plain, "communicator", since=day, by=cast.admin, at=moment)
    assert mailoutbox == []


def test_ending_a_grant_sets_its_last_day_and_is_told(
    cast: Cast, day: date, moment: datetime, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    grant = cast.chief.grants.get()
    with django_capture_on_commit_callbacks(execute=True):
        staffing.end_grant(grant, day, by=cast.admin, at=moment)
    assert (Who(cast.chief, day).holds("chief"), Who(cast.chief, TOMORROW).holds("chief")) == (True, False)
    assert {"kommunikationschef@prov.example", "stabschef@prov.example"} <= {
        letter.to[0] for letter in mailoutbox
    }
    assert last_act()[:2] == ("end_grant", cast.admin)


def test_ending_never_lengthens_and_never_reaches_back_before_the_start(cast: Cast, moment: datetime) -> None:
    ended = make.grant(cast.plain, "insight", until=date(2026, 11, 10))
    running = make.grant(cast.plain, "communicator", since=date(2026, 11, 10))
    assert [
        refusal(staffing.end_grant, grant, until, by=cast.admin, at=moment)
        for grant, until in ((ended, TOMORROW), (running, date(2026, 11, 9)))
    ] == [
        (
            "The grant ends 10 November 2026 already. Give a new one if it is to last longer.",
            "input",
            "until",
        ),
        ("The grant began 10 November 2026. Choose that day or a later one.", "input", "until"),
    ]


def test_a_grant_that_has_not_begun_is_taken_away(
    cast: Cast, day: date, moment: datetime, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    to_come = cast.acting_chief.grants.get(acting=True)
    with django_capture_on_commit_callbacks(execute=True):
        staffing.end_grant(to_come, day, by=cast.admin, at=moment)
    assert [grant.role for grant in cast.acting_chief.grants.all()] == ["communicator"]
    assert {letter.subject for letter in mailoutbox} == {mailoutbox[0].subject}
    assert len(mailoutbox) == 3
    assert verify().findings == []


def test_the_system_staffs_without_leave(cast: Cast, day: date, moment: datetime) -> None:
    staffing.give_grant(cast.plain, "system_administrator", since=day, by=None, at=moment)
    assert last_act()[:2] == ("give_grant", None)
