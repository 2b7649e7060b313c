"""What happens to a tip: it comes in, three steps are ticked, and somebody of the unit says what came of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.notices import kinds, outbox
from registry.proofs.storing import Kept
from registry.register.models import LIVE, PUBLIC, SocialAccount
from registry.register.platforms import recognise
from registry.tips.models import Tip


@dataclass(frozen=True)
class TipStep:
    """One thing to do about a fake before it is settled; `field` holds the day it was done."""

    key: str
    field: str
    text: str | Promise
    help: str | Promise


STEPS = (
    TipStep(
        "bevis",
        "saved_on",
        gettext_lazy("Save evidence"),
        gettext_lazy("A picture of the profile with its address and the date, before it is gone."),
    ),
    TipStep(
        "plattform",
        "reported_on",
        gettext_lazy("Report it to the platform"),
        gettext_lazy("Report it as somebody who claims to be the municipality."),
    ),
    TipStep(
        "polis",
        "police_on",
        gettext_lazy("Report it to the police"),
        gettext_lazy("When it asks for money, codes or personal details."),
    ),
)
BY_KEY = {step.key: step for step in STEPS}


@dataclass(frozen=True)
class Said:
    """What a resident has written in the form."""

    kind: str
    address: str = ""
    text: str = ""
    email: str = ""


def receive(said: Said, *, nonce: str, proof: Kept | None = None, at: datetime) -> Tip:
    """Keeps a tip and tells the unit. Nobody of ours acts here: the log says that the system received it."""
    read = recognise(said.address) if said.address else None
    tip = Tip(kind=said.kind, address=said.address, text=said.text, email=said.email, nonce=nonce)
    tip.received_at = at
    if read and read.is_account:
        tip.platform, tip.handle, tip.url, tip.key = read.platform, read.handle, read.url, read.key
        tip.account = SocialAccount.objects.filter(key=read.key, status__in={*LIVE, *PUBLIC}).first()
    if proof:
        tip.proof, tip.proof_type, tip.proof_sha256 = proof.name, proof.media_type, proof.sha256
    with act("receive_tip", by=None, at=at, about=[tip, *([tip.account] if tip.account else [])]):
        tip.save()
        for person in kinds.holders(timezone.localdate(at), "communicator"):
            outbox.queue("tip", person=person, by=None, at=at, tip=tip.public_id)
    return tip


def locked(tip: Tip, by: Person, at: datetime) -> Tip:
    """The tip as it is now, locked until the act is over. Raises Refused (forbidden)."""
    permissions.require(Who(by, timezone.localdate(at)), "handle_tip", tip)
    return Tip.objects.select_for_update(of=("self",)).get(pk=tip.pk)


def refuse_settled(tip: Tip) -> None:
    """Raises Refused (conflict) where somebody has settled the tip already."""
    if tip.outcome:
        raise Refused(_("The tip is settled already. Open it again to change what came of it."))


def do_step(tip: Tip, key: str, *, by: Person, at: datetime) -> None:
    """Notes that a step was taken today; taken once more, the first day stands."""
    step = BY_KEY[key]
    with act("note_tip_step", by=by, at=at, about=[tip]):
        row = locked(tip, by, at)
        refuse_settled(row)
        if getattr(row, step.field) is None:
            setattr(row, step.field, timezone.localdate(at))
            row.save()


def settle(tip: Tip, outcome: str, answer: str, *, by: Person, at: datetime) -> None:
    """Says what came of a tip, with an answer to whoever sent it; a fake is public from this moment.

    Raises Refused: (input) for a fake whose address nobody understood or that is one of ours, and (conflict)
    where somebody has settled it already.
    """
    with act("settle_tip", by=by, at=at, about=[tip]):
        row = locked(tip, by, at)
        refuse_settled(row)
        if outcome == "fake":
            refuse_no_fake(row)
        row.outcome, row.answer, row.settled_at = outcome, answer.strip(), at
        row.save()


def refuse_no_fake(tip: Tip) -> None:
    """Raises Refused (input) for what cannot be called a fake in public."""
    if not tip.key:
        raise Refused(
            _("We don't know which account it is. Without an address nobody can be warned of it."),
            kind="input",
            field="outcome",
        )
    if SocialAccount.objects.filter(key=tip.key, status__in=LIVE).exists():
        raise Refused(
            _("The account is one of ours. Is it hijacked? Then warn residents on the account's page."),
            kind="input",
            field="outcome",
        )


def reopen(tip: Tip, *, by: Person, at: datetime) -> None:
    """Opens a settled tip again; a fake is called one no longer."""
    with act("reopen_tip", by=by, at=at, about=[tip]):
        row = locked(tip, by, at)
        if not row.outcome:
            raise Refused(_("The tip is open already."))
        row.outcome, row.settled_at = "", None
        row.save()
