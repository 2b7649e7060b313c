"""What a decision says besides reason, conditions and days: kept with it, since closure and account change."""

from collections.abc import Callable
from typing import Any

from accounts.models import Department
from registry.cases.closure import steps
from registry.cases.effects import Given
from registry.cases.models import Case
from registry.cases.rows import Move
from registry.register.models import SocialAccount
from registry.register.naming import Named


def written(move: Move, case: Case, given: Given) -> dict[str, Any]:
    """The terms that a move's confirm page was given, as they are kept with the decision; what is empty is left out.

    People, accounts and departments stand there by id and by name, as it was; `reconsidered` says that whoever is
    above the decider looked at the matter again.
    """
    said = {asked.name: KEPT[asked.name](case, given) for asked in move.asks if asked.name in KEPT}
    # A decision after a refused hand-over replaces one too, and is no reconsideration.
    said["reconsidered"] = move.permission == "reconsider"
    return {name: value for name, value in said.items() if value}


def called(record: Any) -> dict[str, str]:
    """A record by its id (a department's is its slug) and its name as it is; nothing of nothing."""
    return {"id": record.public_id, "name": record.name} if record else {}


def successor(case: Case, given: Given) -> dict[str, str]:
    """The account that takes over."""
    return called(SocialAccount.objects.filter(public_id=given.text("successor")).first())


def planned(case: Case, given: Given) -> list[str]:
    """The kinds of steps to take before the last day, in their order."""
    account = case.account
    assert account is not None
    more = given.texts.get("steps") or ()
    return [row.key for row, _days in steps.planned(account, more, on=given.day)]


def department(case: Case, given: Given) -> dict[str, str]:
    """The department that takes over."""
    return called(Department.objects.filter(pk=given.text("department")).first())


def person(case: Case, given: Given) -> dict[str, str]:
    """Who answers for the account then, entered where the register did not have them."""
    named: Named | None = given.texts.get("person")
    return called(named.entered(given.by, given.at) if named else None)


KEPT: dict[str, Callable[[Case, Given], Any]] = {
    "department": department,
    "person": person,
    "successor": successor,
    "closed_reason": lambda _case, given: given.text("closed_reason"),
    "followers_told": lambda _case, given: given.text("followers_told"),
    "steps": planned,
}
"""What confirm pages ask that stands in no column of the decision, and how each is kept."""
