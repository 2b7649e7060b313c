"""Accounts that could do instead of a new one: the same platform, unit or audience."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.chain import Who
from registry.cases.models import Case
from registry.register.models import SocialAccount
from registry.register.platforms import BY_KEY

SHOWN = 5


@dataclass(frozen=True)
class Similar:
    """One account, with why it is shown; nothing of it that is not public."""

    name: str
    url: str
    icon: str
    line: str


def to_form(form: Any, who: Who) -> list[Similar]:
    """What is similar to what the form says so far."""
    chosen = str(form["department"].value() or "")
    department = int(chosen) if chosen.isdigit() else None
    return to(str(form["platform"].value() or ""), department, who)


def to_case(case: Case, who: Who) -> list[Similar]:
    """What is similar to what a case is about."""
    assert case.account is not None
    return to(case.account.platform, case.department_id, who, but=case.account_id)


def to(platform: str, department: int | None, who: Who, but: int | None = None) -> list[Similar]:
    """Public accounts of the same department, or its neighbours on the same platform, the nearest first."""
    tree = who.tree
    near = tree.upwards(department)
    if not near:
        return []
    family = tree.below([near[min(1, len(near) - 1)].pk]) if len(near) > 2 else tree.below([department or 0])
    found = (
        SocialAccount.objects.filter(Q(status__in=("active", "resting")), department__in=family)
        .filter(Q(platform=platform) | Q(department__in=tree.below([department or 0])))
        .exclude(pk=but)
        .select_related("department")
        .order_by("sort_name", "pk")[:60]
    )
    return [row(account, platform, department) for account in nearest(found, platform, department)]


def nearest(found: Iterable[SocialAccount], platform: str, department: int | None) -> list[SocialAccount]:
    """The same department and platform first, then the same department, then the same platform."""

    def far(account: SocialAccount) -> tuple[bool, bool]:
        return account.department_id != department, account.platform != platform

    return sorted(found, key=far)[:SHOWN]


def row(account: SocialAccount, platform: str, department: int | None) -> Similar:
    """Why one account is shown."""
    same = []
    if account.department_id == department:
        same.append(_("same department"))
    else:
        same.append(account.department.name)
    if account.platform == platform:
        same.append(_("same platform"))
    if account.audience:
        same.append(account.audience)
    return Similar(
        account.name,
        reverse("account_file", args=[account.public_id]),
        BY_KEY[account.platform].icon,
        " · ".join(same),
    )
