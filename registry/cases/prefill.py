"""What stands in a form before anybody writes: the draft's text, or the unit and people from last time."""

from accounts.chain import Who
from registry.cases.models import Case

KEPT = ("department", "responsible", "deputy", "manager", "watched", "replies_within_hours")
"""What the next form takes over from the last one."""


def first(case: Case | None, who: Who, after: str = "") -> dict[str, str]:
    """The raw text to begin with; `after` is the number of the case that was just sent in."""
    if case is not None:
        return dict(case.form)
    last = Case.objects.filter(applicant=who.pk).exclude(state="draft")
    if after:
        last = last.filter(number=after)
    latest = last.order_by("-submitted_at", "-pk").first()
    if latest is None:
        return {}
    return {name: latest.form[name] for name in KEPT if latest.form.get(name)}
