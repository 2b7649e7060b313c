"""Signed links for one purpose, which work without sign-in: the manager's answer, and «I have read the guideline».

A link says whom it is for, what it is about and exactly what was asked; it is no session and opens
nothing else. Opening it changes nothing, since mail programs open links too: the answer is a form's POST.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.refusal import Refused
from registry import numbers
from registry.cases.models import Case
from registry.cases.vouching import what_is_asked
from registry.guidelines.models import Guideline

MANAGER = "manager"
"""The purpose, and the name of the address that answers: the manager says yes or no."""
READER = "guideline_read"
"""The same of whoever answers for an account and says that they have read the guideline."""


@dataclass(frozen=True)
class Asked:
    """What a link says: the person and the case by public id, a digest of what was asked, and the day."""

    purpose: str
    person: str
    case: str
    what: str
    on: str

    @property
    def last_day(self) -> date:
        """The last day on which the link works."""
        return last_day(date.fromisoformat(self.on))

    def still_stands(self, case: Case) -> bool:
        """Whether this is what is asked today, of the same manager; False when the text has changed since."""
        return (
            case.manager is not None
            and (case.manager.public_id, case.public_id) == (self.person, self.case)
            and what_is_asked(case) == self.what
        )


def last_day(on: date) -> date:
    """The last day of a link that was made on a day."""
    return on + timedelta(days=numbers.MANAGER_LINK_DAYS)


def token(purpose: str, *, case: Case, person: Person, at: datetime) -> str:
    """The signed part of a link; the same moment gives the same one, on every try to send the mail."""
    day = timezone.localdate(at).isoformat()
    asked = Asked(purpose, person.public_id, case.public_id, what_is_asked(case), day)
    return signer(purpose).sign_object(asdict(asked))


def read(purpose: str, token: str, *, at: datetime) -> Asked:
    """What a link says. Raises Refused where it is broken, was made for something else, or is too old."""
    with whole():
        asked = Asked(**signer(purpose).unsign_object(token))
    late = _("The link no longer works. Ask whoever applied, or sign in and answer in the case.")
    refuse_after(asked.last_day, late, at=at)
    return asked


def manager_path(case: Case, person: Person, at: datetime) -> str:
    """The path of the manager's page, in the language of whoever is to read it."""
    return reverse(MANAGER, kwargs={"token": token(MANAGER, case=case, person=person, at=at)})


@dataclass(frozen=True)
class AskedToRead:
    """What a link to a guideline says: the person and the version by public id, and the day."""

    person: str
    guideline: str
    on: str

    @property
    def last_day(self) -> date:
        """The last day on which the link works."""
        return last_day_to_read(date.fromisoformat(self.on))


def last_day_to_read(on: date) -> date:
    """The last day of a link to a guideline that was made on a day."""
    return on + timedelta(days=numbers.ACKNOWLEDGE_LINK_DAYS)


def reading_path(guideline: Guideline, person: Person, at: datetime) -> str:
    """The path of the page where somebody reads a guideline and says so, in the language of whoever reads it."""
    day = timezone.localdate(at).isoformat()
    asked = AskedToRead(person.public_id, guideline.public_id, day)
    return reverse(READER, kwargs={"token": signer(READER).sign_object(asdict(asked))})


def read_reading(token: str, *, at: datetime) -> AskedToRead:
    """What a link to a guideline says. Raises Refused where it is broken, for something else, or too old."""
    with whole():
        asked = AskedToRead(**signer(READER).unsign_object(token))
    late = _("The link no longer works. You get a new one with the next reminder, or sign in instead.")
    refuse_after(asked.last_day, late, at=at)
    return asked


def signer(purpose: str) -> signing.Signer:
    """Signs for one purpose: its salt is another than every other purpose's."""
    return signing.Signer(salt=f"registry.notices.links.{purpose}")


@contextmanager
def whole() -> Iterator[None]:
    """Reading a link inside raises Refused where it is broken, or was made for something else."""
    try:
        yield
    except (signing.BadSignature, ValueError, TypeError, KeyError):
        raise Refused(
            _("The link is not complete. Open it again from the mail, or copy all of it."), kind="forbidden"
        ) from None


def refuse_after(last: date, sentence: str | Promise, *, at: datetime) -> None:
    """Raises Refused where the last day of a link has passed; the sentence says what to do instead."""
    if timezone.localdate(at) > last:
        raise Refused(sentence, kind="forbidden")
