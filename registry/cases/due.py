"""What the day of a case is, in the state that it is in: an answer, a last day, a follow-up."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from registry.cases.models import Case

ANSWER = (_("Answered by %(day)s at the latest"), _("Should have been answered by %(day)s"))
DAYS = {
    "running_down": (
        _("The last day is %(day)s"),
        _("The last day was %(day)s, and there are steps left"),
    ),
    "kept": (_("To be followed up on %(day)s"), _("Should have been followed up on %(day)s")),
    "resting": (_("Rests until %(day)s"), _("Should have been woken on %(day)s")),
    "awaiting_acceptance": (
        _("To be taken over by %(day)s at the latest"),
        _("Should have been taken over by %(day)s"),
    ),
}
"""What is said of the day while it is to come, and when it has passed; ANSWER where the state is not here."""


def words(case: Case, on: date) -> str:
    """What is to be done by when, or should have been; empty where no day is set."""
    if case.due_on is None:
        return ""
    ahead, passed = DAYS.get(case.state, ANSWER)
    sentence = passed if case.due_on < on else ahead
    return str(sentence) % {"day": date_format(case.due_on, "j F Y")}
