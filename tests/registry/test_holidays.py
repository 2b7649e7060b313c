"""Holidays: inactivity pauses in them, deadlines move to the first Monday after."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry import environment, holidays, settings
from registry.cases.models import Case
from tests import make
from tests.cast import Cast


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 6, 14), date(2026, 6, 14)),
        (date(2026, 6, 15), date(2026, 8, 17)),
        (date(2026, 8, 15), date(2026, 8, 17)),
        (date(2027, 8, 15), date(2027, 8, 16)),
        (date(2026, 8, 16), date(2026, 8, 16)),
        (date(2026, 12, 19), date(2026, 12, 19)),
        (date(2026, 12, 20), date(2027, 1, 11)),
        (date(2027, 1, 7), date(2027, 1, 11)),
        (date(2027, 1, 8), date(2027, 1, 8)),
        (date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_deadline_in_a_holiday_moves_to_the_first_monday_after(day: date, moved: date) -> None:
    assert holidays.moved(day) == moved


def test_holidays_that_meet_are_passed_together(settings: Any) -> None:
    settings.HOLIDAYS = (((12, 20), (1, 7)), ((1, 11), (1, 12)))
    assert holidays.moved(date(2026, 12, 24)) == date(2027, 1, 18)


@pytest.mark.parametrize(
    ("on", "days", "day"),
    [
        (date(2026, 5, 7), 56, date(2026, 3, 12)),
        (date(2026, 6, 14), 56, date(2026, 4, 19)),
        # Nothing has passed in the summer: the day before it counts as much as the day after.
        (date(2026, 8, 15), 56, date(2026, 4, 19)),
        (date(2026, 8, 16), 56, date(2026, 4, 20)),
        (date(2027, 1, 8), 1, date(2027, 1, 7)),
        (date(2027, 1, 8), 2, date(2026, 12, 18)),
    ],
)
def test_days_of_a_holiday_do_not_count(on: date, days: int, day: date) -> None:
    assert holidays.back(on, days) == day


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 400))
def test_so_many_days_have_passed_since_and_none_more(on: date, days: int) -> None:
    since = holidays.back(on, days)
    passed = [since + timedelta(days=n + 1) for n in range((on - since).days)]
    assert sum(not holidays.is_holiday(day) for day in passed) == days


def test_without_holidays_every_day_counts(settings: Any) -> None:
    settings.HOLIDAYS = ()
    assert holidays.back(date(2026, 8, 1), 56) == date(2026, 6, 6)
    assert holidays.deadline(date(2026, 12, 20), 5) == date(2026, 12, 25)


def test_the_municipality_says_which_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLIDAYS", " 07-01/07-31  12-23/01-06 ")
    assert environment.holidays("HOLIDAYS", "none") == (((7, 1), (7, 31)), ((12, 23), (1, 6)))
    monkeypatch.setenv("HOLIDAYS", "none")
    assert environment.holidays("HOLIDAYS", "06-15/08-15") == ()
    assert settings.HOLIDAYS == (((6, 15), (8, 15)), ((12, 20), (1, 7)))


def test_an_application_in_december_is_answered_after_the_holidays(cast: Cast) -> None:
    at = make.MOMENT + timedelta(days=20)
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian), at=at)
    assert Case.objects.get(pk=case.pk).due_on == date(2027, 1, 11)
