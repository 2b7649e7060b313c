"""The municipality's holidays: inactivity pauses in them, and deadlines move to the first Monday after.

Source: docs/domain.md, «Numbers»; which days they are is the setting HOLIDAYS.
"""

from datetime import date, timedelta

from django.conf import settings

A_DAY = timedelta(days=1)


def is_holiday(day: date) -> bool:
    """Whether a day lies in a holiday; its first and its last day do."""
    here = (day.month, day.day)
    return any(
        first <= here <= last if first <= last else here >= first or here <= last
        for first, last in settings.HOLIDAYS
    )


def moved(day: date) -> date:
    """The day itself, or the first Monday after the holiday that it falls in."""
    while is_holiday(day):
        while is_holiday(day):
            day += A_DAY
        day += timedelta(days=-day.weekday() % 7)
    return day


def deadline(on: date, days: int) -> date:
    """The last day of something that is to be done within so many days."""
    return moved(on + timedelta(days=days))


def back(on: date, days: int) -> date:
    """The latest day since which so many days have passed on `on`, holidays not counted."""
    day = on
    while days:
        days -= not is_holiday(day)
        day -= A_DAY
    return day
