"""The day that pages act on: the one on which they are opened."""

from datetime import date, timedelta

from django.utils import timezone


def in_days(count: int) -> date:
    """So many days from today; asked in the test itself, since a run of all tests may pass midnight."""
    return timezone.localdate() + timedelta(days=count)
