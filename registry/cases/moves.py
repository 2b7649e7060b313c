"""What moves a case: one frozen row a verb.

The button, its address, its confirm page, its refusal, its line in the history, its mails, its documentation
and its test all come from the row. registry/cases/flow.py is the one door that reads it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registry.cases import effects
from registry.cases.effects import Given
from registry.cases.models import Case

Text = str | Promise
Tone = Literal["primary", "secondary", "danger"]
Entry = Literal["line", "text", "date", "address", "theme"]

ALL = frozenset({"report", "application"})


@dataclass(frozen=True)
class Asked:
    """One thing that the confirm page asks; `standard` are sentences offered, `initial` what stands there first."""

    name: str
    label: Text
    entry: Entry = "text"
    required: bool = False
    help: Text = ""
    standard: tuple[Text, ...] = ()
    initial: Callable[[Case], str] | None = None
    kinds: frozenset[str] = ALL


@dataclass(frozen=True)
class Move:
    """One verb: from which states to which, who may, what is asked, what it does and who is told.

    `path` is its word in the address. `target` is a state, or none where the case stays in its state. A verb
    with `outcome` makes a Decision. `told` is its line in the history, followed by what the case then says in the
    field `quotes`. `by_form` says that the case's own form does it, not a confirm page.
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
    quotes: str = "reason"
    tone: Tone = "secondary"
    kinds: frozenset[str] = ALL
    asks: tuple[Asked, ...] = ()
    effect: Callable[[Case, Given], None] | None = None
    outcome: str = ""
    notices: tuple[str, ...] = ()
    by_form: bool = False
    published_at_once: frozenset[str] = frozenset()

    def state_after(self, case: Case) -> str:
        """The state that the case is in afterwards."""
        if case.kind in self.published_at_once:
            return "published"
        return self.target or case.state

    def notices_after(self, case: Case) -> tuple[str, ...]:
        """Which mails it causes (rows of notices/kinds.py)."""
        return ("published",) if case.kind in self.published_at_once else self.notices


REASON_APPROVED = (
    _("The purpose is clear, the account adds value for residents, and there are people and time for it."),
    _("The account follows the guideline."),
    _("The account has been in use for long and fills its purpose."),
)
REASON_DECLINED = (
    _("An existing account reaches the same people and can be used instead."),
    _("There is not enough time set aside for posts and answers."),
    _("The platform is not suited to the purpose."),
)
MISSING = (
    _("Who looks after the account during leave and holidays?"),
    _("Why is an existing account not enough?"),
    _("Write the purpose so that residents understand it."),
)

IN_THE_LIST = (
    Asked(
        "name",
        _("Name in the list"),
        "line",
        required=True,
        initial=effects.proposed_name,
        help=_("The municipality should be seen to be the sender."),
    ),
    Asked(
        "description",
        _("Text in the list"),
        initial=effects.proposed_description,
        help=_("What residents read about the account. Suggested from the purpose."),
    ),
    Asked("theme", _("Theme"), "theme", initial=effects.proposed_theme),
)

MOVES = (
    Move(
        verb="submit",
        path="skicka-in",
        sources=("draft",),
        target="submitted",
        permission="submit",
        button=_("Send in"),
        question=_("Send it in?"),
        done=_("Sent in. You get an answer by %(due)s at the latest."),
        told=_("%(who)s sent it in"),
        icon="send",
        tone="primary",
        effect=effects.submit,
        notices=("submitted", "receipt", "manager"),
        by_form=True,
    ),
    Move(
        verb="return",
        path="begar-komplettering",
        sources=("submitted",),
        target="returned",
        permission="return",
        button=_("Ask for more"),
        question=_("What is missing?"),
        done=_("The department has been asked to add what is missing."),
        told=_("%(who)s asked for more"),
        quotes="missing",
        icon="arrow-back-up",
        asks=(
            Asked(
                "missing",
                _("What do you need to know?"),
                required=True,
                standard=MISSING,
                help=_("One question at a time is easiest to answer. What they have written is kept."),
            ),
        ),
        effect=effects.note_missing,
        notices=("returned",),
    ),
    Move(
        verb="resubmit",
        path="komplettera",
        sources=("returned",),
        target="submitted",
        permission="resubmit",
        button=_("Add what is missing"),
        question=_("Send it in again?"),
        done=_("Sent in again. You get an answer by %(due)s at the latest."),
        told=_("%(who)s added what was missing"),
        icon="message-2",
        tone="primary",
        effect=effects.resubmit,
        notices=("resubmitted", "manager"),
        by_form=True,
    ),
    Move(
        verb="recommend",
        path="tillstyrk",
        sources=("submitted",),
        target="",
        permission="recommend",
        button=_("Recommend approval"),
        question=_("Recommend approval?"),
        done=_("Your recommendation is noted."),
        told=_("%(who)s recommended approval"),
        quotes="recommendation",
        icon="thumb-up",
        asks=(
            Asked(
                "recommendation",
                _("Why?"),
                required=True,
                standard=(
                    _("Clear purpose, and there are resources."),
                    _("The account follows the guideline."),
                ),
            ),
        ),
        effect=effects.recommend,
        notices=("recommended",),
    ),
    Move(
        verb="advise_against",
        path="avstyrk",
        sources=("submitted",),
        target="",
        permission="recommend",
        button=_("Recommend against"),
        question=_("Recommend against approval?"),
        done=_("Your recommendation is noted."),
        told=_("%(who)s recommended against approval"),
        quotes="recommendation",
        icon="thumb-down",
        asks=(Asked("recommendation", _("Why?"), required=True, standard=REASON_DECLINED),),
        effect=effects.advise_against,
        notices=("recommended",),
    ),
    Move(
        verb="agree",
        path="chefens-ja",
        sources=("submitted", "returned"),
        target="",
        permission="agree",
        button=pgettext_lazy("manager", "I agree"),
        question=_("Do you agree to the account?"),
        done=_("Thank you. Your yes is noted."),
        told=_("%(who)s agreed as manager"),
        icon="user-check",
        tone="primary",
        effect=effects.agree,
        notices=("manager_answered",),
    ),
    Move(
        verb="disagree",
        path="chefens-nej",
        sources=("submitted", "returned"),
        target="",
        permission="agree",
        button=pgettext_lazy("manager", "This is not right"),
        question=_("What is not right?"),
        done=_("Thank you. The communications unit reads your answer."),
        told=_("%(who)s did not agree as manager"),
        icon="user-x",
        asks=(Asked("reason", _("What is not right?"), required=True),),
        effect=effects.disagree,
        notices=("manager_answered",),
    ),
    Move(
        verb="approve",
        path="godkann",
        sources=("submitted",),
        target="approved",
        permission="decide",
        button=_("Approve"),
        question=_("Approve?"),
        done=_("Approved. The department has been told."),
        told=_("%(who)s approved it"),
        icon="circle-check",
        tone="primary",
        asks=(
            Asked(
                "reason", _("Reason"), required=True, standard=REASON_APPROVED, initial=effects.usual_reason
            ),
            *IN_THE_LIST,
            Asked("conditions", _("Conditions"), help=_("Leave empty if there are none.")),
            Asked(
                "ends_on",
                _("Last day"),
                "date",
                help=_("For campaigns. Leave empty otherwise."),
                initial=effects.planned_end,
            ),
        ),
        effect=effects.approve,
        outcome="approved",
        notices=("approved",),
        published_at_once=frozenset({"report"}),
    ),
    Move(
        verb="decline",
        path="avsla",
        sources=("submitted",),
        target="declined",
        permission="decide",
        button=_("Decline"),
        question=_("Decline?"),
        done=_("Declined. The department has been told why."),
        told=_("%(who)s declined it"),
        icon="circle-x",
        tone="danger",
        asks=(
            Asked(
                "reason",
                _("Reason"),
                required=True,
                standard=REASON_DECLINED,
                help=_("The department reads it. Write what they can do instead."),
            ),
        ),
        effect=effects.decline,
        outcome="declined",
        notices=("declined",),
    ),
    Move(
        verb="publish",
        path="publicera",
        sources=("approved",),
        target="published",
        permission="publish",
        button=_("Publish in the list"),
        question=_("Publish the account in the list?"),
        done=_("The account is now in the public list."),
        told=_("%(who)s published the account in the list"),
        icon="world-check",
        tone="primary",
        kinds=frozenset({"application"}),
        asks=(
            Asked(
                "address",
                _("The account's address"),
                "address",
                required=True,
                initial=effects.known_address,
                help=_("Start the account, then paste its address from the browser."),
            ),
        ),
        effect=effects.publish,
        notices=("published",),
    ),
    Move(
        verb="reconsider",
        path="omprova",
        sources=("declined",),
        target="approved",
        permission="reconsider",
        button=_("Reconsider and approve"),
        question=_("Approve what was declined?"),
        done=_("Approved after reconsideration. The department has been told."),
        told=_("%(who)s reconsidered the decision and approved it"),
        icon="rotate",
        asks=(
            Asked("reason", _("Reason"), required=True, standard=(REASON_APPROVED[0],)),
            *IN_THE_LIST,
            Asked("conditions", _("Conditions"), help=_("Leave empty if there are none.")),
            Asked(
                "ends_on",
                _("Last day"),
                "date",
                help=_("For campaigns. Leave empty otherwise."),
                initial=effects.planned_end,
            ),
        ),
        effect=effects.reconsider,
        outcome="approved",
        notices=("approved",),
        published_at_once=frozenset({"report"}),
    ),
    Move(
        verb="withdraw",
        path="ta-tillbaka",
        sources=("submitted", "returned", "approved"),
        target="withdrawn",
        permission="withdraw",
        button=_("Withdraw"),
        question=_("Withdraw it?"),
        done=_("Withdrawn. You can always report or apply again."),
        told=_("%(who)s withdrew it"),
        icon="arrow-back",
        asks=(Asked("reason", _("Why? (if you want to tell)"), "text"),),
        effect=effects.withdraw,
        notices=("withdrawn",),
    ),
)

BY_VERB = {move.verb: move for move in MOVES}


def find(word: str, kind: str) -> Move | None:
    """The row of a verb, by its name or by its word in the address, where this kind of case has it."""
    return next((move for move in MOVES if word in (move.verb, move.path) and kind in move.kinds), None)


def possible(case: Case) -> list[Move]:
    """What can move a case from the state it is in, in the table's order."""
    return [move for move in MOVES if case.kind in move.kinds and case.state in move.sources]
