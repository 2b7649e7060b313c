"""The roles that a grant can give: one frozen row each."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Scope = Literal["department", "municipality"]


@dataclass(frozen=True)
class Role:
    """One role; `scope` says whether it is held in a department (and all below it) or everywhere.

    `acting` says that somebody may hold it for a while in another's place (acting chief, substitute superior).
    """

    key: str
    label: str | Promise
    meaning: str | Promise
    scope: Scope
    acting: bool = False


ROLES = (
    Role(
        "department_admin",
        _("Account coordinator"),
        _("Reports and applies for accounts, and keeps them true, in a department and those below it."),
        "department",
    ),
    Role(
        "manager",
        _("Manager"),
        _("Says yes to the department's applications and sees its accounts."),
        "department",
    ),
    Role(
        "communicator",
        _("Communicator"),
        _("Prepares cases and looks after the register for the communications unit."),
        "municipality",
    ),
    Role(
        "chief",
        _("Communications chief"),
        _("Decides what opens and what closes."),
        "municipality",
        acting=True,
    ),
    Role(
        "superior",
        _("Superior"),
        _("Decides when the chief cannot, and may reconsider."),
        "municipality",
        acting=True,
    ),
    Role(
        "registrar",
        _("Registrar"),
        _("Reads cases and history of an authority, and gives diary numbers."),
        "department",
    ),
    Role("insight", _("Read access"), _("Reads everything, changes nothing."), "municipality"),
    Role(
        "system_administrator",
        _("System administrator"),
        _("Enters people, departments and grants. Reads no cases."),
        "municipality",
    ),
)

BY_KEY = {role.key: role for role in ROLES}
UNIT = frozenset({"communicator", "chief", "superior"})
"""The communications unit and whoever decides for it."""
