"""The form of a row that moves a case: what is asked, what it does, who is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise

from registry.cases.effects import Given
from registry.cases.models import Case

Text = str | Promise
Tone = Literal["primary", "secondary", "danger"]
Entry = Literal["line", "text", "date", "today", "address", "theme", "choice", "many", "person"]
"""What kind of field it is; a `date` lies ahead, `today` may be today, `many` are boxes to tick."""

APPLICATIONS = frozenset({"report", "application"})
CLOSURES = frozenset({"closure"})


@dataclass(frozen=True)
class Asked:
    """One thing that the confirm page asks; `standard` are sentences offered, `initial` what stands there first.

    What is asked `seldom` is folded away. A date stands `ahead` of today by so many days where `initial` has none.
    `choices` are those of a `choice` or of `many`, as (key, text) on a day.
    """

    name: str
    label: Text
    entry: Entry = "text"
    required: bool = False
    help: Text = ""
    standard: tuple[Text, ...] = ()
    initial: Callable[[Case], str] | None = None
    ahead: int = 0
    seldom: bool = False
    choices: Callable[[Case, date], Sequence[tuple[str, Text]]] | None = None
    kinds: frozenset[str] = APPLICATIONS | CLOSURES


@dataclass(frozen=True)
class Move:
    """One verb: from which states to which, who may, what is asked, what it does and who is told.

    `path` is its word in the address. `target` is a state, or none where the case stays in its state; `goes` finds
    it where it depends on the case. A verb with `outcome` makes a Decision. `told` is its line in the history,
    followed by what the case then says in the field `quotes`. `by_form` says that a form of its own does it, not a
    confirm page; `by_system` that the system may do it too; `seldom` folds its button away; `fits` says whether it
    makes sense in the case on a day (then the effect refuses it too).
    """

    verb: str
    path: str
    sources: tuple[str, ...]
    target: str
    permission: str
    button: Text
    question: Text
    done: Text
    told: Text
    icon: str
    effect: Callable[[Case, Given], None]
    happens: Text = ""
    quotes: str = "reason"
    tone: Tone = "secondary"
    kinds: frozenset[str] = APPLICATIONS
    asks: tuple[Asked, ...] = ()
    outcome: str = ""
    notices: tuple[str, ...] = ()
    by_form: bool = False
    seldom: bool = False
    by_system: bool = False
    goes: Callable[[Case], str] | None = None
    fits: Callable[[Case, date], bool] | None = None
    published_at_once: frozenset[str] = frozenset()

    def state_after(self, case: Case) -> str:
        """The state that the case is in afterwards."""
        if case.kind in self.published_at_once:
            return "published"
        if self.goes:
            return self.goes(case)
        return self.target or case.state

    def by_form_alone(self, case: Case) -> bool:
        """Whether no page of the case leads to it: it is done where a proposal is written, or a step ticked."""
        return self.by_form and case.kind == "closure"

    def notices_after(self, case: Case) -> tuple[str, ...]:
        """Which mails it causes (rows of notices/kinds.py)."""
        return ("published",) if case.kind in self.published_at_once else self.notices
