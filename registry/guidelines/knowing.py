"""What the register itself knows of a requirement: one row for each, asked anew every time and never stored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from registry import holidays, numbers
from registry.cases.models import Case
from registry.guidelines import acknowledging, reviewing
from registry.guidelines.models import Requirement
from registry.register.models import SocialAccount, read_parts

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Seen:
    """An account as the register sees it on a day; `vouched` says that a manager has agreed to it.

    `read` says whether the person responsible has read the guideline; None where there is none to read.
    """

    account: SocialAccount
    on: date
    vouched: bool
    read: bool | None

    def lately(self, day: date | None) -> bool:
        """Whether something was done within the last year."""
        return day is not None and day > self.on - A_YEAR


Knows = Callable[[Seen], bool | None]
"""True, False, or None where the register does not know."""


def published_lately(seen: Seen) -> bool | None:
    """Whether the account is kept up at its pace; in season and before anybody has said, nobody knows."""
    last = seen.account.last_post_on
    if last is None or seen.account.pace == "season":
        return None
    return last > holidays.back(seen.on, numbers.INACTIVE_REMIND_DAYS)


def as_at_start(key: str) -> Knows:
    """What is known of a start requirement is known in a review."""
    return lambda seen: reviewing.known(seen.account, key)


KNOWS: Mapping[str, Knows] = {
    "purpose": lambda seen: bool(seen.account.purpose),
    "audience": lambda seen: bool(seen.account.audience),
    # Of an account that was there before the register nobody was asked.
    "alternatives": lambda seen: True if seen.account.added_value else None,
    "manager": lambda seen: True if seen.vouched else None,
    "responsible": lambda seen: (
        seen.account.responsible_id is not None and not seen.account.responsible_for_now
    ),
    "deputy": lambda seen: bool(seen.account.parts.get("deputy")),
    "guideline_read": lambda seen: seen.read,
    "processing_record": lambda seen: bool(seen.account.processing_record and seen.account.legal_basis),
    "listed": lambda seen: seen.account.is_public,
    "activity": published_lately,
    "preserved": lambda seen: seen.lately(seen.account.preserved_on),
    "unit_has_access": lambda seen: seen.account.unit_has_access,
    "access_reviewed": lambda seen: seen.lately(seen.account.confirmed_on),
    "two_admins": as_at_start("two_admins"),
    "function_mailbox": as_at_start("function_mailbox"),
    "two_factor": as_at_start("two_factor"),
    "link_back": as_at_start("link_back"),
}


def see(accounts: Sequence[SocialAccount], on: date) -> dict[int, Seen]:
    """Many accounts as the register sees them, by key, asked for at once."""
    read_parts(accounts)
    agreed = Case.objects.filter(account__in=[account.pk for account in accounts], manager_agrees=True)
    vouched = set(agreed.values_list("account_id", flat=True))
    guideline = acknowledging.to_read()
    readers = set(guideline.acknowledgements.values_list("person_id", flat=True)) if guideline else set()
    return {
        account.pk: Seen(
            account, on, account.pk in vouched, account.responsible_id in readers if guideline else None
        )
        for account in accounts
    }


def knows(seen: Seen, key: str) -> bool | None:
    """What the register knows of one requirement."""
    return KNOWS[key](seen) if key in KNOWS else None


@dataclass(frozen=True)
class Found:
    """A requirement that the register answers, and its answer."""

    requirement: Requirement
    answer: bool | None


def findings(seen: Seen, requirements: Iterable[Requirement]) -> list[Found]:
    """What the register answers of an account, in the guideline's order."""
    return [
        Found(requirement, knows(seen, requirement.key))
        for requirement in requirements
        if requirement.answered_by == "register"
    ]
