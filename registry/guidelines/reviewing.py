"""The start requirements of an account, as dated to-dos; reviews in rounds stand in rounds.py and answering.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry import numbers
from registry.guidelines.models import Answer, Guideline, Review
from registry.register.models import SocialAccount, read_parts


def in_force(on: date) -> Guideline:
    """The guideline in force on a day; one without a date holds until the municipality has entered its own.

    Raises Refused where there is none.
    """
    found = (
        Guideline.objects.filter(state="adopted")
        .annotate(since=Coalesce("valid_from", "adopted_on"))
        .filter(Q(since__lte=on) | Q(since=None))
        .exclude(repealed_on__lte=on)
        .order_by(F("since").desc(nulls_last=True), "-pk")
        .first()
    )
    if found is None:
        raise Refused(_("No guideline is in force. Enter the guideline first."))
    return found


def open_start(account: SocialAccount, *, at: datetime) -> Review:
    """Opens the start requirements of an account that has just become public; once in its life."""
    existing = Review.objects.filter(account=account, kind="start").first()
    if existing:
        return existing
    day = timezone.localdate(at)
    guideline = in_force(day)
    review = Review(
        account=account,
        guideline=guideline,
        kind="start",
        opened_on=day,
        due_on=day + timedelta(days=numbers.START_DAYS),
    )
    review.save()
    for requirement in guideline.requirements.all():
        if "start" in requirement.asked_at.split():
            Answer(review=review, requirement=requirement).save()
    return review


def known(account: SocialAccount, key: str) -> bool | None:
    """What the register itself knows of a requirement; None where a person must look."""
    if key == "two_admins":
        held = {
            row.person_id
            for part in ("responsible", "deputy", "administrator")
            for row in account.parts.get(part, ())
        }
        return len(held) >= numbers.PEOPLE_WITH_ACCESS
    if key == "function_mailbox":
        return bool(account.contact or account.department.mailbox)
    if key == "two_factor":
        return True if account.two_factor_on else None
    if key == "link_back":
        return True if account.proof_on else None
    return None


@dataclass(frozen=True)
class Todo:
    """One start requirement of an account: done or to be done, by when, and whether the register answers it."""

    answer: Answer
    done: bool
    by_register: bool
    due_on: date
    note: str

    @property
    def key(self) -> str:
        return self.answer.requirement.key

    @property
    def text(self) -> str:
        return self.answer.requirement.text


def todos(account: SocialAccount) -> list[Todo]:
    """The start requirements of an account, in the guideline's order; none where it has not been published."""
    return todos_of([account]).get(account.pk, [])


def todos_of(accounts: Sequence[SocialAccount]) -> dict[int, list[Todo]]:
    """The start requirements of many accounts, by key, asked for at once."""
    read_parts(accounts)
    by_pk = {account.pk: account for account in accounts}
    answers = (
        Answer.objects.filter(review__account__in=by_pk, review__kind="start")
        .select_related("requirement", "review")
        .order_by("requirement__position")
    )
    found: dict[int, list[Todo]] = {}
    for answer in answers:
        account = by_pk[answer.review.account_id]
        knows = known(account, answer.requirement.key)
        found.setdefault(account.pk, []).append(
            Todo(
                answer=answer,
                done=bool(knows or answer.outcome),
                by_register=answer.requirement.answered_by == "register",
                due_on=answer.review.due_on,
                note=answer.note,
            )
        )
    return found


def settle(
    account: SocialAccount, key: str, *, by: Person | None, at: datetime, note: str = ""
) -> Answer | None:
    """Answers one start requirement as done, as part of another act; None where it is not asked or is done."""
    answer: Any = Answer.objects.filter(
        review__account=account, review__kind="start", requirement__key=key, outcome=""
    ).first()
    if answer is None:
        return None
    answer.outcome = "ok"
    answer.note = note
    answer.answered_on = timezone.localdate(at)
    answer.answered_by = by
    answer.save()
    return answer


def answer_requirement(account: SocialAccount, key: str, *, by: Person, at: datetime, note: str = "") -> None:
    """Somebody of the account or of the unit says that a start requirement is done. Raises Refused."""
    with act("answer_requirement", by=by, at=at, about=[account]):
        row = SocialAccount.objects.select_for_update(of=("self",)).get(pk=account.pk)
        permissions.require(Who(by, timezone.localdate(at)), "answer_requirement", row)
        todo = next((todo for todo in todos(row) if todo.key == key), None)
        if todo is None:
            raise Refused(_("The guideline does not ask this of the account."))
        if todo.done:
            raise Refused(_("This is done already."))
        if todo.by_register:
            raise Refused(_("The register answers this itself, when the facts are filled in."))
        if key == "two_factor":
            row.two_factor_on = timezone.localdate(at)
            row.save()
        settle(row, key, by=by, at=at, note=note)
