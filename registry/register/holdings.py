"""What a person still holds in the register, told to staffing before somebody is deactivated."""

from django.utils.translation import gettext as _

from accounts.models import Person
from registry.cases.models import OPEN, Case
from registry.register.models import LIVE, Responsibility

PARTS = ("responsible", "deputy")


def held_by(person: Person) -> list[str]:
    """Sentences, one for each live account and open case that would be left without this person."""
    parts = (
        Responsibility.objects.filter(person=person, until=None, part__in=PARTS, account__status__in=LIVE)
        .select_related("account")
        .order_by("account__sort_name")
    )
    accounts = [
        _("%(part)s for %(account)s")
        % {"part": part.get_part_display().capitalize(), "account": part.account.name}
        for part in parts
    ]
    cases = Case.objects.filter(applicant=person, state__in=OPEN).order_by("number")
    return accounts + [_("Applicant in case %(number)s") % {"number": case.number} for case in cases]
