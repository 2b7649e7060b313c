"""What the manager's answer is about: it holds for that text and for no other."""

import hashlib

from accounts.versions import canonical
from registry.cases.models import Case

ASKED_ABOUT = (
    "department",
    "name",
    "platform",
    "url",
    "purpose",
    "audience",
    "added_value",
    "responsible",
    "watched",
)
"""The account's fields that the mail shows, in the order of the form: what an answer is about."""
KEYS = {"department": "department_id", "responsible": "responsible_id"}
"""Places and people are told apart by key: somebody who marries is still asked about the same."""


def what_is_asked(case: Case) -> str:
    """A digest of what is applied for: an answer holds for that and nothing else."""
    assert case.account is not None, "nothing is asked about a draft"
    said = {name: str(getattr(case.account, KEYS.get(name, name))) for name in ASKED_ABOUT}
    return hashlib.sha256(canonical({"kind": case.kind, **said})).hexdigest()[:20]


def ask_anew(case: Case) -> None:
    """Forgets the manager's answer, so that they are asked again; saved by the caller."""
    case.manager_agrees = None
    case.manager_note = ""
    case.manager_at = None
