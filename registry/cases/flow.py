"""The one door: a case changes state only in take()."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import chain, permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.cases import decisions, moves
from registry.cases.closure.closing import Proposal
from registry.cases.effects import Application, Given
from registry.cases.models import Case
from registry.cases.moves import Move
from registry.notices import outbox
from registry.register.models import SocialAccount


def open_case(kind: str, *, by: Person, at: datetime, form: Mapping[str, Any] | None = None) -> Case:
    """Starts a report or an application as a draft: the form's text, with no account, key or number yet."""
    permissions.require(Who(by, timezone.localdate(at)), "open_some_case")
    case = Case(kind=kind, applicant=by, started_at=at, form=dict(form or {}))
    with act("open_case", by=by, at=at, about=[case]):
        case.save()
    return case


def propose(account: SocialAccount, proposal: Proposal, *, by: Person | None, at: datetime) -> Case:
    """Proposes that an account be closed: the case is begun and sent in at once. Raises Refused."""
    with act("propose", by=by, at=at, reason=proposal.facts, about=[account]):
        case = Case(
            kind="closure", applicant=by, account=account, department=account.department, started_at=at
        )
        case.save()
        return take(case, "propose", by=by, at=at, proposal=proposal)


def save_draft(case: Case, form: Mapping[str, Any], *, by: Person, at: datetime) -> Case:
    """Keeps a draft's text as it was typed; of a returned case, the text that is being mended."""
    with act("save_draft", by=by, at=at, about=[case]):
        row = locked(case)
        who = Who(by, timezone.localdate(at))
        permissions.require(who, "write_draft" if row.state == "draft" else "resubmit", row)
        if row.state not in ("draft", "returned"):
            refuse_late(row)
        row.form = dict(form)
        row.save()
    return row


def discard(case: Case, *, by: Person, at: datetime) -> None:
    """Throws a draft away; its history says that it was."""
    with act("discard", by=by, at=at, about=[case]):
        row = locked(case)
        permissions.require(Who(by, timezone.localdate(at)), "write_draft", row)
        if row.state != "draft":
            refuse_late(row)
        row.delete()


def take(
    case: Case,
    verb: str,
    *,
    by: Person | None,
    at: datetime,
    seen: int | None = None,
    texts: Mapping[str, Any] | None = None,
    application: Application | None = None,
    proposal: Proposal | None = None,
    form: Mapping[str, Any] | None = None,
) -> Case:
    """Moves a case: locks it, asks who may, asks whether it may now, acts, records, queues the mails.

    `by` is None for the system, which never decides; `seen` is the case's version that the person looked at,
    `texts` what the confirm page asked. Raises Refused: forbidden (who), conflict (not now, or changed since),
    input (what is missing).
    """
    move = moves.find(verb, case.kind)
    if move is None:
        raise Refused(_("This can't be done with this kind of case."))
    if by is None and not move.by_system:
        raise ValueError(f"The system does not {verb}.")
    given = Given(by=by, at=at, texts=texts or {}, application=application, proposal=proposal, form=form)
    with act(move.verb, by=by, at=at, reason=given.text("reason"), about=[case]) as opened:
        row = locked(case)
        who = Who(by, given.day)
        if by is not None:
            permissions.require(who, move.permission, row)
        if row.state not in move.sources or (seen is not None and seen != row.version):
            refuse_late(row)
        require_answers(move, row, given)
        if move.outcome:
            opened.capacity = chain.capacity(who, row, of=moves.CAPACITIES.get(move.permission)) or ""
            decisions.write(row, move, opened.capacity, given)
        move.effect(row, given)
        row.state, notices = move.state_after(row), move.notices_after(row)
        row.version += 1
        row.save()
        assert row.account is not None, "only drafts have no account, and every move leads out of a draft"
        opened.about.append(row.account)
        for kind in notices:
            outbox.queue(kind, case=row, at=at, by=by)
    return row


def locked(case: Case) -> Case:
    """The case as it stands, locked to the end of the transaction."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def require_answers(move: Move, case: Case, given: Given) -> None:
    """Raises Refused (input) where something that the move must know is missing."""
    for asked in move.asks:
        if asked.required and case.kind in asked.kinds and not given.text(asked.name):
            raise Refused(_("Fill in «%(label)s».") % {"label": asked.label}, kind="input", field=asked.name)


def refuse_late(case: Case) -> None:
    """Raises Refused (conflict): it can't be done in the state that the case is in; its page says more."""
    back = reverse("case", args=[case.number]) if case.number else reverse("draft", args=[case.public_id])
    raise Refused(too_late(case), late=True, back=back)


def too_late(case: Case) -> str:
    """Why it can't be done now: who decided what, or the state that the case is in."""
    decision = decisions.standing(case)
    if decision is not None:
        return _("It is decided already. %(sentence)s") % {"sentence": decisions.sentence(decision)}
    return _("The case has changed since you opened it: it is now «%(state)s».") % {
        "state": case.get_state_display()
    }
