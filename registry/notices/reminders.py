"""What the register does by itself when a day comes: one frozen row each. Adding a reminder is adding a row.

Every row finds what is due and has not been done. What was done is remembered by the record itself (a case has
moved) or by the notice and the day that it is about, so that a row does nothing when it is asked twice, and catches
up when it has not been asked for days.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry import numbers
from registry.cases import flow
from registry.cases.closure import inactivity
from registry.cases.closure.closing import Proposal
from registry.cases.closure.models import Step
from registry.cases.closure.steps import STEPS
from registry.cases.models import Case
from registry.guidelines import acknowledging, adopting, mending, promising, rounds
from registry.guidelines.models import Answer
from registry.notices import outbox
from registry.notices.models import Notice
from registry.register.models import IN_USE, SocialAccount
from registry.removals import blocking
from registry.removals.models import Removal
from registry.templatetags.look import day as written_day

log = logging.getLogger("registry.notices")

Found = QuerySet[Any]
RECEIPTS = tuple(row.key for row in STEPS if row.registrar)
"""Steps that the authority's registrar does, and nobody else is reminded of."""


def unsaid(found: Found, kind: str, day: str, about: str = "pk", field: str = "") -> Found:
    """Those of whose `day` (a field) nobody has been told by a mail of this kind."""
    field = field or ("account" if found.model is SocialAccount else "case")
    told = Notice.objects.filter(kind=kind, about_day=OuterRef(day), **{field: OuterRef(about)})
    return found.exclude(Exists(told)).order_by("pk")


# --- What is due ----------------------------------------------------------------------------------------------


def hearings_over(on: date) -> Found:
    """Closures whose owner has had its time to answer."""
    return Case.objects.filter(kind="closure", state="hearing", closure__answer_by__lt=on).order_by("pk")


def abandoned(on: date) -> Found:
    """Accounts silent for so long that closing is proposed."""
    return inactivity.silent(on, numbers.INACTIVE_CLOSE_DAYS).order_by("pk")


def past_their_end(on: date) -> Found:
    """Accounts whose planned end has come, and whose closing nobody has proposed since."""
    begun = Case.objects.filter(
        kind="closure", account=OuterRef("pk"), submitted_at__date__gte=OuterRef("ends_on")
    )
    going_on = Case.objects.filter(inactivity.GOING_ON, account=OuterRef("pk"))
    found = SocialAccount.objects.filter(status__in=IN_USE, ends_on__lte=on)
    return found.exclude(Exists(begun)).exclude(Exists(going_on)).order_by("pk")


def silent(on: date) -> Found:
    """Accounts silent for so long that their people are reminded."""
    return unsaid(inactivity.silent(on, numbers.INACTIVE_REMIND_DAYS), "inactive", "last_post_on")


def asked_of_posts(on: date) -> Found:
    """Those who answer for accounts whose last post is unknown, and have not been asked for a while."""
    lately = Notice.objects.filter(
        kind="last_post",
        to=OuterRef("pk"),
        about_day__gt=on - timedelta(days=numbers.INACTIVE_REMIND_DAYS),
    )
    theirs = inactivity.unknown(on).values("responsible")
    return Person.objects.filter(pk__in=theirs, is_active=True).exclude(Exists(lately)).order_by("pk")


def late(on: date) -> Found:
    """Cases that wait for the unit or for whoever decides, past the day that was promised."""
    found = Case.objects.filter(state__in=("submitted", "proposed", "ready"), due_on__lt=on)
    return unsaid(found, "overdue", "due_on")


def steps_left(**when: Any) -> Found:
    """Steps before closing that remain to be done."""
    return Step.objects.filter(case__state="running_down", done_on=None, struck="", **when)


def steps_today(on: date) -> Found:
    """Steps that are to be done today, such as telling followers 28, 14 and 2 days before."""
    found = steps_left(due_on=on).exclude(kind__in=RECEIPTS)
    return unsaid(found, "step_due", "due_on", "case", "case")


def steps_late(on: date) -> Found:
    """Steps that should have been done."""
    found = steps_left(due_on__lt=on).exclude(kind__in=RECEIPTS)
    return unsaid(found, "step_late", "due_on", "case", "case")


def receipts(on: date) -> Found:
    """Receipts that the registrar is to note."""
    found = steps_left(due_on__lte=on, kind__in=RECEIPTS)
    return unsaid(found, "receipt_due", "due_on", "case", "case")


def to_follow_up(on: date) -> Found:
    """Accounts that were kept, and are to be looked at again."""
    return unsaid(Case.objects.filter(state="kept", due_on__lte=on), "follow_up", "due_on")


def to_wake(on: date) -> Found:
    """Accounts that have rested until their day."""
    return unsaid(Case.objects.filter(state="resting", due_on__lte=on), "to_wake", "due_on")


def unmended(on: date) -> Found:
    """Shortcomings whose day has passed."""
    return unsaid(mending.late(on), "shortcoming_late", "mend_by", "review__account", "account")


def blocks_ending(on: date) -> Found:
    """Blocks whose last day has come, and that nobody has lifted or prolonged."""
    return unsaid(blocking.ending(on), "block_ends", "blocked_until", "account", "account")


# --- What is done ----------------------------------------------------------------------------------------------


def end_hearing(case: Case, at: datetime) -> bool:
    """The case goes to decision without an answer."""
    flow.take(case, "end_hearing", by=None, at=at)
    return True


def propose_inactive(account: SocialAccount, at: datetime) -> bool:
    """The register proposes to close what nobody publishes in; people decide."""
    return proposed(account, "inactive", _("No posts since %(day)s."), account.last_post_on, at)


def propose_ended(account: SocialAccount, at: datetime) -> bool:
    """The register proposes to close what was planned to end; people decide."""
    return proposed(account, "end_date", _("The account was planned to end on %(day)s."), account.ends_on, at)


def proposed(account: SocialAccount, ground: str, facts: str, day: date | None, at: datetime) -> bool:
    """A proposal by the register, with what it builds on."""
    flow.propose(account, Proposal(ground, facts % {"day": written_day(day)}), by=None, at=at)
    return True


def ask_of_posts(person: Person, at: datetime) -> bool:
    """One mail a person about all accounts whose last post is unknown."""
    on = timezone.localdate(at)
    names = list(inactivity.unknown(on).filter(responsible=person).values_list("name", flat=True))
    return told("last_post", at, person, person=person, about_day=on, accounts=names)


def to_ask_to_read(on: date) -> Found:
    """Those who answer for an account, have not read the guideline, and have not been asked for a while.

    Whoever has come to answer for one since it was adopted is asked for the first time here.
    """
    guideline = acknowledging.to_read()
    if guideline is None:
        return Person.objects.none()
    asked = Notice.objects.filter(kind="acknowledge", to=OuterRef("pk"), facts__guideline=guideline.public_id)
    lately = asked.filter(about_day__gt=on - timedelta(days=numbers.ACKNOWLEDGE_DAYS))
    often = asked.order_by().values("to").annotate(times=Count("pk")).values("times")
    return (
        acknowledging.unread(guideline)
        .exclude(Exists(lately))
        .annotate(times=Coalesce(Subquery(often), 0))
        .filter(times__lt=numbers.ACKNOWLEDGE_TIMES)
        .order_by("pk")
    )


def ask_to_read(person: Person, at: datetime) -> bool:
    """Asks somebody to read the guideline, again or because they are new."""
    guideline = acknowledging.to_read()
    again = Notice.objects.filter(
        kind="acknowledge", to=person, facts__guideline=guideline.public_id if guideline else ""
    ).exists()
    if guideline is None or not adopting.ask(guideline, person, at=at, again=again):
        return False
    with act("remind", by=None, at=at, about=[person]):
        return True


def take_turn(account: SocialAccount, at: datetime) -> bool:
    """An account whose turn has come is taken up for review."""
    rounds.take_turn(account, at=at)
    return True


def note_mended(answer: Answer, at: datetime) -> bool:
    """The facts say that a shortcoming is mended."""
    mending.note_known(answer, at=at)
    return True


def ask_to_promise(person: Person, at: datetime) -> bool:
    """One mail a person about all accounts that are being reviewed."""
    asked = list(promising.asked_of(person))
    about = {
        "accounts": [review.account.name for review in asked],
        "answer_by": min(review.due_on for review in asked).isoformat(),
    }
    return told("promise", at, person, person=person, about_day=timezone.localdate(at), **about)


def told(kind: str, at: datetime, record: Any, **about: Any) -> bool:
    """Queues the mails of one kind, and an act that says so; False where there is nobody to tell."""
    if not outbox.queue(kind, at=at, by=None, **about):
        return False
    with act("remind", by=None, at=at, about=[record]):
        return True


# --- The table ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reminder:
    """One thing that the register does by itself: what it is due for on a day, and what is done with each.

    Either `do` is done, or a mail of the kind `notice` is queued about the day in the field `day`.
    """

    key: str
    said: str | Promise
    find: Callable[[date], Found]
    do: Callable[[Any, datetime], bool] | None = None
    notice: str = ""
    day: str = "due_on"

    def done(self, thing: Any, at: datetime) -> bool:
        """Does it with one thing; whether anything was done."""
        if self.do is not None:
            return self.do(thing, at)
        about = record(thing)
        kind_of = "account" if isinstance(about, SocialAccount) else "case"
        return told(self.notice, at, about, **{kind_of: about}, about_day=getattr(thing, self.day))


REMINDERS = (
    Reminder("hearing", gettext_lazy("Statements whose time is out"), hearings_over, end_hearing),
    Reminder("inactive", gettext_lazy("Proposed for closing: inactive"), abandoned, propose_inactive),
    Reminder("end_date", gettext_lazy("Proposed for closing: planned end"), past_their_end, propose_ended),
    Reminder(
        "silent", gettext_lazy("Accounts without new posts"), silent, notice="inactive", day="last_post_on"
    ),
    Reminder("unknown", gettext_lazy("People asked about last posts"), asked_of_posts, ask_of_posts),
    Reminder("acknowledge", gettext_lazy("People asked to read the guideline"), to_ask_to_read, ask_to_read),
    Reminder("late", gettext_lazy("Cases past their date"), late, notice="overdue"),
    Reminder("steps", gettext_lazy("Steps to do today"), steps_today, notice="step_due"),
    Reminder("steps_late", gettext_lazy("Steps that are late"), steps_late, notice="step_late"),
    Reminder("receipts", gettext_lazy("Receipts to note"), receipts, notice="receipt_due"),
    Reminder("follow_up", gettext_lazy("Accounts to follow up"), to_follow_up, notice="follow_up"),
    Reminder("wake", gettext_lazy("Accounts that have rested"), to_wake, notice="to_wake"),
    Reminder("reviews", gettext_lazy("Accounts taken up for review"), rounds.due_now, take_turn),
    Reminder("promises", gettext_lazy("People asked to promise"), promising.to_ask, ask_to_promise),
    Reminder("mended", gettext_lazy("Shortcomings known to be mended"), mending.known_mended, note_mended),
    Reminder(
        "unmended",
        gettext_lazy("Shortcomings not mended in time"),
        unmended,
        notice="shortcoming_late",
        day="mend_by",
    ),
    Reminder(
        "blocks",
        gettext_lazy("Blocks that end"),
        blocks_ending,
        notice="block_ends",
        day="blocked_until",
    ),
)
"""In the order they are done: what is proposed for closing is not also said to be silent."""


@dataclass(frozen=True)
class Outcome:
    """How often each reminder did something, and how often one could not."""

    done: dict[str, int]
    failed: int


def run(on: date, at: datetime, rows: Sequence[Reminder] = REMINDERS) -> Outcome:
    """Does everything that is due on a day; what fails is logged, and the rest goes on."""
    counts = dict.fromkeys((reminder.key for reminder in rows), 0)
    failed = 0
    # What is stored is a record, in the municipality's language whatever the machine's.
    with translation.override(settings.LANGUAGE_CODE):
        for reminder in rows:
            for pk in list(reminder.find(on).values_list("pk", flat=True)):
                try:
                    counts[reminder.key] += one(reminder, pk, on, at)
                except Refused as refused:  # Somebody was quicker: there is nothing left to do
                    log.info("reminder %s of %s: %s", reminder.key, pk, refused)
                except Exception:  # One record that cannot be dealt with must not hold up the others
                    log.exception("reminder %s of %s failed", reminder.key, pk)
                    failed += 1
    return Outcome(counts, failed)


def one(reminder: Reminder, pk: int, on: date, at: datetime) -> bool:
    """Deals with one thing, if it still is due once it is locked; whether anything was done."""
    with transaction.atomic():
        found = reminder.find(on).filter(pk=pk)
        thing = found.first()
        if thing is None:
            return False
        held = record(thing)
        type(held).objects.select_for_update(of=("self",)).get(pk=held.pk)
        # Asked again: another run may have been here before the lock was ours.
        thing = found.first()
        return thing is not None and reminder.done(thing, at)


def record(thing: Any) -> Any:
    """The case, account or person that a thing belongs to, and by which people know it."""
    if isinstance(thing, Answer):
        return thing.review.account
    if isinstance(thing, Removal):
        return thing.account
    return thing.case if isinstance(thing, Step) else thing
