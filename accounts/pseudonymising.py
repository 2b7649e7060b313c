"""People who left long ago become «tidigare anställd», by a decision; what they decided keeps their name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import Copying, OpenAct, act, take_out
from accounts.models import ActSubject, Person, Signature
from accounts.months import months_before
from accounts.refusal import Refused

FORMER = "tidigare anställd"
"""What a person is called afterwards, in the table too: in Swedish, as every other name there is as it is."""
GONE = ("email", "name", "title")
"""What says who somebody was."""


copies: list[Copying] = []
"""What else holds the name, as accounts.history.copies has it: registry adds forms, mails and mailboxes. Decisions keep
what they say."""

signs: list[Callable[[Person], bool]] = []
"""Whether somebody has put their name to something that stands for good: registry adds decisions."""


@dataclass(frozen=True)
class Left:
    """Somebody who has left, and the day they did."""

    person: Person
    on: date


def left_long_ago(on: date) -> list[Left]:
    """Those who were deactivated more than FORMER_AFTER_MONTHS ago and still have their names, the earliest first."""
    before = months_before(on, settings.FORMER_AFTER_MONTHS)
    people = inactive().in_bulk(field_name="public_id")
    # The log says when: a person who was let back and left again left the last time.
    said = ActSubject.objects.filter(label="person", subject_id__in=people, act__verb="deactivate")
    when = dict(said.values_list("subject_id").annotate(Max("act__at")))
    left = (
        Left(person, timezone.localdate(when.get(public_id, person.entered_at)))
        for public_id, person in people.items()
    )
    return sorted((one for one in left if one.on < before), key=lambda one: (one.on, one.person.name))


def inactive() -> "QuerySet[Person]":
    """People who no longer work with the register and are named still."""
    return Person.objects.filter(is_active=False, pseudonymised_on=None)


def pseudonymise(people: Iterable[Person], *, decision: str, by: Person, at: datetime) -> int:
    """Takes away who they were from the table of people, its versions and wherever else it lies; gives how many.

    `decision` names the decision that allows it and becomes the act's reason; the log keeps the digests. Raises
    Refused (input) without a decision or people, and (late) for somebody who is back or was dealt with already.
    """
    day = timezone.localdate(at)
    permissions.require(Who(by, day), "pseudonymise")
    chosen = sorted(people, key=lambda person: person.pk)
    if not decision.strip():
        raise Refused(_("Write the decision that allows it."), kind="input", field="decision")
    if not chosen:
        raise Refused(_("Choose at least one person."), kind="input", field="people")
    with act("pseudonymise", by=by, at=at, reason=decision, about=chosen) as opened:
        keys = [person.pk for person in chosen]
        able = {one.person.pk for one in left_long_ago(day)}
        for row in Person.objects.select_for_update().filter(pk__in=keys).order_by("pk"):
            # Let back, or pseudonymised, by somebody who was quicker.
            if row.is_active or row.pseudonymised_on or row.pk not in able:
                raise Refused(
                    _("%(name)s is back, or was dealt with already. Open the page again.")
                    % {"name": row.name},
                    late=True,
                )
            forget(row, opened)
    return len(chosen)


def forget(person: Person, opened: OpenAct) -> None:
    """One of them: their name stays with what they signed, and goes from everything else; part of the act."""
    if any(signed(person) for signed in signs):
        Signature(person=person, name=person.name).save()
    take_out(person, GONE, opened, copies)
    row = Person.objects.get(pk=person.pk)
    row.name, row.pseudonymised_on = FORMER, timezone.localdate(opened.at)
    row.set_unusable_password()
    row.save()
