"""Months as the overview counts them, where the municipality is: «2026-11», and the twelve up to a day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.functional import Promise

SHAPE = re.compile(r"(\d{4})-(\d{2})")
BETWEEN = ".."
SHOWN = 12


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        following = date(self.year + self.number // 12, self.number % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def name(self) -> str | Promise:
        """«november», in the page's language."""
        return MONTHS[self.number]

    @property
    def label(self) -> str:
        """«november 2026», in the page's language."""
        return f"{self.name} {self.year}"

    @property
    def short(self) -> str:
        """«nov», in the page's language."""
        return str(self.name)[:3].lower()


def month_of(day: date) -> Month:
    """The month that a day lies in."""
    return Month(day.year, day.month)


def read(text: str) -> Month | None:
    """The month that is written like «2026-11»; None for anything else."""
    found = SHAPE.fullmatch(text)
    if not found or not text.isascii():
        return None
    year, number = (int(part) for part in found.groups())
    # The last month of all has no day after it.
    return Month(year, number) if 1 <= number <= 12 and 1 <= year < 9999 else None


def days(text: str) -> tuple[date, date] | None:
    """The first and the last day of a month, or of a period «2025-12..2026-11»; None for anything else."""
    parts = text.split(BETWEEN)
    first, last = read(parts[0]), read(parts[-1])
    if first is None or last is None or len(parts) > 2 or first > last:
        return None
    return first.first, last.last


def twelve(on: date) -> list[Month]:
    """The twelve months that end with the one of a day, the earliest first."""
    ordinal = on.year * 12 + on.month - 1
    found = (divmod(one, 12) for one in range(ordinal - SHOWN + 1, ordinal + 1))
    return [Month(year, number + 1) for year, number in found]
