"""What every page asks at the door: who comes, at what moment, and what happens to a refusal."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from accounts.chain import Who
from accounts.models import Person
from accounts.receipts import once
from accounts.refusal import Refused

View = TypeVar("View", bound=Callable[..., Any])


def public(why: str) -> Callable[[View], View]:
    """Marks a view as open to strangers, and says why; every other view demands sign-in."""

    def mark(view: View) -> View:
        view.public_because = why  # type: ignore[attr-defined]
        return view

    return mark


def now() -> datetime:
    """The moment a view acts at; verbs below take it as `at=`."""
    return timezone.now()


def today() -> date:
    """The day a view acts on, where the municipality is."""
    return timezone.localdate()


def me(request: HttpRequest) -> Person:
    """The signed-in person of a staff page."""
    assert isinstance(request.user, Person)
    return request.user


def who(request: HttpRequest) -> Who:
    """The signed-in person as they stand today, asked of the database once a request."""
    if not hasattr(request, "_who"):
        request._who = Who(me(request), today())  # type: ignore[attr-defined]
    return request._who  # type: ignore[attr-defined]


def attempt(form: Any, verb: Callable[[], Any]) -> bool:
    """Runs a verb; a refusal that is about what was typed goes beside its field, and nothing is lost.

    What the verb had done before it was refused, such as entering a person, is undone.
    """

    def undone() -> None:
        with transaction.atomic():
            verb()

    return tried(form, undone)


def tried(form: Any, verb: Callable[[], Any]) -> bool:
    """The same for what minds its own transactions: what it had done before it was refused stays done."""
    try:
        verb()
    except Refused as refusal:
        if refusal.kind != "input":
            raise
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True


__all__ = ["attempt", "me", "now", "once", "public", "today", "tried", "who"]
