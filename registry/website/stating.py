"""Changes the accessibility statement: there is one, and the first time it is entered."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.website.models import Statement


def present() -> Statement | None:
    """The statement, if anybody has filled it in."""
    return Statement.objects.first()


def state(said: dict[str, Any], *, by: Person, at: datetime) -> Statement:
    """Says anew how accessible the website is (`said`: the statement's fields); public at once.

    Raises Refused (forbidden), and (input) where something is said to lack and nothing said of what.
    """
    today: date = timezone.localdate(at)
    permissions.require(Who(by, today), "keep_website")
    if said["conforms"] == "partly" and not said["shortcomings"].strip():
        raise Refused(_("Write what is not accessible."), kind="input", field="shortcomings")
    with transaction.atomic():
        statement = Statement.objects.select_for_update(of=("self",)).first() or Statement(published_on=today)
        for name, value in said.items():
            setattr(statement, name, value)
        statement.changed_on = today
        with act("state_accessibility", by=by, at=at, about=[statement]):
            statement.save()
    return statement
