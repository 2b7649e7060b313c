"""What stands in a form before anybody writes: the draft's text, or the unit and the people of last time."""

from typing import Any

from accounts.chain import Who
from accounts.refusal import Refused
from registry.cases.models import Case
from registry.register import naming

PEOPLE = ("responsible", "deputy", "manager")
"""They and the unit are what the next form takes over from the last one."""


def written(case: Case) -> dict[str, Any]:
    """What stands in the form of a case: the text as it was typed."""
    return {name: value for name, value in case.form.items() if value not in ("", None)}


def pasted(address: str) -> dict[str, Any]:
    """The address that a page of ours leads here with, where it is short enough to be one."""
    return {"address": address} if 0 < len(address) <= 2048 and address.isprintable() else {}


def from_last_time(who: Who, departments: list[int]) -> dict[str, Any]:
    """The unit and the people of this person's last case; whoever has left is left out.

    `departments` are those that the form offers: where there is only one, it is chosen.
    """
    sent = Case.objects.filter(applicant=who.pk).exclude(state="draft")
    last = sent.order_by("-submitted_at", "-pk").first()
    said = last.form if last else {}
    found = {name: said[name] for name in PEOPLE if said.get(name) and still_here(str(said[name]))}
    department = said.get("department") or (departments[0] if len(departments) == 1 else None)
    return {**found, "department": department} if department else found


def still_here(text: str) -> bool:
    """Whether a text names somebody whom a form can name today."""
    try:
        return naming.read(text) is not None
    except Refused:
        return False
