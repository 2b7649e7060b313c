"""Which accounts nobody publishes in: by the figures of registry/numbers.py, holidays not counted.

An unknown last post is never inactivity but a question (docs/domain.md, «Numbers»).
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from registry import holidays, numbers
from registry.cases.models import OPEN, Case
from registry.register.models import SocialAccount

SEASONAL = Q(pace="season")
"""Published in during a season only: such an account may be silent for the rest of the year."""
GOING_ON = Q(kind="closure", account__isnull=False, state__in=OPEN)
"""Closures that are not finished; of the rest a kept and a resting account's are decided."""


def silent(on: date, days: int) -> "QuerySet[SocialAccount]":
    """Accounts in use whose last post lies so many days back, and that nobody has judged lately."""
    return SocialAccount.objects.filter(
        ~SEASONAL, status="active", last_post_on__lte=holidays.back(on, days)
    ).exclude(pk__in=judged(on))


def unknown(on: date) -> "QuerySet[SocialAccount]":
    """Accounts in use that have stood in the register for a while without anybody saying when the last post was."""
    since = holidays.back(on, numbers.INACTIVE_REMIND_DAYS)
    return SocialAccount.objects.filter(
        ~SEASONAL, status="active", last_post_on=None, registered_on__lte=since
    )


def judged(on: date) -> "QuerySet[Any, Any]":
    """Keys of accounts about whose closing something is going on, or was said or decided within half a year."""
    since = timezone.make_aware(datetime.combine(on - timedelta(days=numbers.INACTIVE_CLOSE_DAYS), time.min))
    lately = Q(ended_at__gte=since) | Q(closure__answered_at__gte=since) | Q(decisions__at__gte=since)
    return Case.objects.filter(GOING_ON | Q(lately, kind="closure", account__isnull=False)).values("account")
