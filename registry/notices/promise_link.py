"""The signed link by which the person responsible answers for their accounts without signing in.

It says who it is for and when it was made; what is asked of them that day is looked up when it is opened.
"""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from registry.notices.links import last_day, refuse_after, signer, whole

PROMISE = "promise"
"""The purpose, and the name of the address that answers."""


def promise_path(person: Person, at: datetime) -> str:
    """The path of somebody's own page, in the language of whoever is to read it."""
    told = {"person": person.public_id, "on": timezone.localdate(at).isoformat()}
    return reverse(PROMISE, kwargs={"token": signer(PROMISE).sign_object(told)})


def read_promise(token: str, *, at: datetime) -> str:
    """The public id of whom a link is for. Raises Refused where it is broken, or too old."""
    with whole():
        told = signer(PROMISE).unsign_object(token)
        person, on = str(told["person"]), date.fromisoformat(told["on"])
    late = _("The link no longer works. Open the one in the latest mail, or sign in.")
    refuse_after(last_day(on), late, at=at)
    return person
