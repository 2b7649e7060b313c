"""The diary number of a case, and which ended cases still lack one."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.cases import flow
from registry.cases.models import Case

LONGEST = Case._meta.get_field("diary_number").max_length
"""Characters in a diary number; free text, since every authority writes its own way."""


def note_diary_number(case: Case, number: str, *, by: Person, at: datetime) -> Case:
    """Notes under which number the authority keeps the case in its diary: «2022.277 KS», «KS 2022/100»."""
    number = " ".join(number.split())
    with act("note_diary_number", by=by, at=at, about=[case]):
        row = flow.locked(case)
        permissions.require(Who(by, timezone.localdate(at)), "note_diary_number", row)
        if not number and not row.diary_number:
            raise Refused(_("Write the diary number."), kind="input", field="diary_number")
        if LONGEST and len(number) > LONGEST:
            raise Refused(
                _("Write at most %(most)d characters.") % {"most": LONGEST},
                kind="input",
                field="diary_number",
            )
        row.diary_number = number
        row.save()
    return row


def ended_cases_without_diary_number(who: Who) -> "QuerySet[Case]":
    """Cases of a registrar's authorities that have ended and stand in no diary yet, the oldest first."""
    theirs = Q(department__in=who.departments("registrar"))
    return Case.objects.filter(theirs, ended_at__isnull=False, diary_number="").order_by("ended_at", "pk")
