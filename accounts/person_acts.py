"""What a system administrator can do to somebody at the press of a button: one row for each act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import staffing
from accounts.models import Person

Text = str | Promise


@dataclass(frozen=True)
class PersonAct:
    """One act: its address, the words of its page and button, what is said afterwards, and the verb."""

    key: str
    button: Text
    title: Text
    lead: Text
    done: Text
    icon: str
    verb: Callable[..., Any]
    fits: Callable[[Person], bool]
    danger: bool = False


PERSON_ACTS = (
    PersonAct(
        "bjud-in",
        _("Invite"),
        _("Invite %(name)s?"),
        _("%(email)s gets a letter with a link for choosing a password. It works once, for three days."),
        _("The invitation is on its way to %(email)s."),
        "mail",
        staffing.invite,
        lambda person: person.is_active,
    ),
    PersonAct(
        "avaktivera",
        _("Deactivate"),
        _("Deactivate %(name)s?"),
        _("%(name)s can no longer sign in. Everything that %(name)s has done remains in the history."),
        _("%(name)s is deactivated."),
        "user-off",
        staffing.deactivate,
        lambda person: person.is_active,
        danger=True,
    ),
    PersonAct(
        "ateraktivera",
        _("Activate again"),
        _("Activate %(name)s again?"),
        _("%(name)s can be given grants again, and needs a new invitation to sign in."),
        _("%(name)s is active again. Send an invitation if %(name)s is to sign in."),
        "user-check",
        staffing.reactivate,
        lambda person: not person.is_active and person.pseudonymised_on is None,
    ),
)

BY_KEY = {act.key: act for act in PERSON_ACTS}
