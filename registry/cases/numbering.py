"""Case numbers: 2026-0041, counted by the year, without gaps."""

from registry.cases.models import CaseNumber


def draw(year: int) -> str:
    """The next number of a year, under the lock of its row to the end of the transaction.

    A transaction that is rolled back gives its number back, so that none is skipped.
    """
    row, _made = CaseNumber.objects.select_for_update().get_or_create(year=year)
    row.last += 1
    row.save()
    return f"{year}-{row.last:04}"
