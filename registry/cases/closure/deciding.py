"""What each decision about an account does, and what follows on it: the account is what the latest one says.

A decision takes hold of the account as it is then; another decision in the same case first lets go of it.
"""

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.chain import Who
from accounts.models import Department, Person
from accounts.refusal import Refused
from registry import numbers
from registry.cases.closure import steps
from registry.cases.closure.closing import closure_of, refuse_second
from registry.cases.closure.models import Closure
from registry.cases.effects import Given, account_of
from registry.cases.models import STANDING, Case, Decision
from registry.holidays import deadline
from registry.register import naming, upkeep
from registry.register.models import IN_USE, SocialAccount

SUPERIORS = ("superior", "acting_superior")


def take_hold(case: Case, given: Given) -> SocialAccount:
    """Before a decision takes effect: no other case holds the account, and it is what it was before this one.

    Raises Refused (conflict) where the account is closed, or where another case has decided about it since.
    """
    account = account_of(case)
    if case.state != "ready":
        refuse_unless_latest(case)
    refuse_second(case)
    if account.status not in (*IN_USE, "closing"):
        raise Refused(_("The account is closed. Opening it again is a new application."))
    closure = closure_of(case)
    if case.state == "ready":
        closure.status_before, closure.rests_before = account.status, account.rests_until
        end_others(case, given)
    else:
        strike_steps(case)
        let_go(account, closure, given)
    closure.to_department = closure.to_person = None
    closure.outcome_note = ""
    closure.save()
    case.ended_at = None
    return account


def refuse_unless_latest(case: Case) -> None:
    """Raises Refused (conflict) where another case has decided about the account since this one did."""
    latest = case.decisions.order_by("-pk").first()
    mine = latest.replaces if latest and latest.replaces else latest
    since = Decision.objects.filter(account=case.account_id, case__kind="closure").exclude(case=case)
    later = since.filter(pk__gt=mine.pk if mine else 0).select_related("case").order_by("-pk").first()
    if later is not None:
        raise Refused(
            _("Case %(number)s has decided about the account since. Go on with that one.")
            % {"number": later.case.number}
        )


def end_others(case: Case, given: Given) -> None:
    """Earlier cases that kept the account or let it rest have no more to say."""
    for other in Case.objects.filter(STANDING, account=case.account_id).exclude(pk=case.pk):
        other.due_on = None
        other.ended_at = given.at
        other.save()


def strike_steps(case: Case) -> None:
    """The steps of the decision that is changed are not to be taken."""
    # What is stored is a record, in the municipality's language whatever the page's.
    with translation.override(settings.LANGUAGE_CODE):
        why = str(_("The decision was changed."))
    for step in steps.left(case):
        step.struck = why
        step.save()


def let_go(account: SocialAccount, closure: Closure, given: Given) -> None:
    """The account is what it was before this case's decision."""
    if account.status not in ("closing", "resting"):
        return
    account.closes_on, account.rests_until = None, closure.rests_before
    if account.successor_id == closure.successor_id:
        account.successor = None
    upkeep.set_status(account, closure.status_before or "active", by=given.by, at=given.at)


def close(case: Case, given: Given) -> None:
    """The account runs down: its last day is public, and the steps are planned back from it."""
    account, closure = take_hold(case, given), closure_of(case)
    last_day = given.texts["until"]
    closure.closed_reason = given.text("closed_reason")
    closure.followers_told = given.text("followers_told")
    closure.successor = SocialAccount.objects.filter(public_id=given.text("successor")).first()
    closure.save()
    account.closes_on = last_day
    account.successor = closure.successor
    upkeep.set_status(account, "closing", by=given.by, at=given.at)
    steps.plan(case, last_day, given.texts.get("steps") or (), on=given.day)
    case.due_on = last_day


def keep(case: Case, given: Given) -> None:
    """The account stays, with conditions that are followed up on a day."""
    take_hold(case, given)
    case.due_on = given.texts["until"]


def rest(case: Case, given: Given) -> None:
    """The account rests until a day, and says so to residents."""
    account = take_hold(case, given)
    account.rests_until = given.texts["until"]
    upkeep.set_status(account, "resting", by=given.by, at=given.at)
    case.due_on = account.rests_until


def offer(case: Case, given: Given) -> None:
    """The account is to be handed over; whoever is to take it over must accept."""
    account, closure = take_hold(case, given), closure_of(case)
    closure.to_department = Department.objects.filter(pk=given.text("department"), is_active=True).first()
    if closure.to_department is None:
        raise Refused(_("Choose which department takes over."), kind="input", field="department")
    closure.to_person = named(given)
    if (closure.to_department.pk, closure.to_person.pk) == (account.department_id, account.responsible_id):
        raise Refused(_("The account is theirs already."), kind="input", field="person")
    closure.save()
    case.due_on = deadline(given.day, numbers.ACCEPTANCE_DAYS)


def named(given: Given) -> Person:
    """The person that a confirm page names, entered where the register did not have them."""
    found: naming.Named | None = given.texts["person"]
    assert found is not None
    return found.entered(given.by, given.at)


def accept(case: Case, given: Given) -> None:
    """Whoever takes the account over has said yes: it is theirs from today."""
    closure = closure_of(case)
    assert closure.to_department is not None
    assert closure.to_person is not None
    upkeep.move_over(account_of(case), closure.to_department, closure.to_person, by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at


def refuse(case: Case, given: Given) -> None:
    """Whoever was to take the account over says no, and why: somebody has to decide again."""
    closure = closure_of(case)
    closure.outcome_note = given.text("reason")
    closure.save()
    case.due_on = deadline(given.day, numbers.ANSWER_DAYS)


def recall(case: Case, given: Given) -> None:
    """The decision is recalled before it is carried out: the account is what it was.

    Raises Refused (forbidden) where the chief would recall what the superior has decided.
    """
    now = case.decisions.order_by("-pk").first()
    before = now.replaces if now else None
    if now and before and before.capacity in SUPERIORS and now.capacity not in SUPERIORS:
        raise Refused(_("Only whoever decides above the chief can recall this decision."), kind="forbidden")
    take_hold(case, given)
    case.due_on = None
    case.ended_at = given.at


def to_be_followed_up(case: Case, on: date) -> bool:
    """Whether the conditions still have to be followed up."""
    return case.due_on is not None and case.ended_at is None


def follow_up(case: Case, given: Given) -> None:
    """What became of the conditions is noted; nothing is left to do in the case."""
    if not to_be_followed_up(case, given.day):
        raise Refused(_("It has been followed up already."))
    closure = closure_of(case)
    closure.outcome_note = given.text("outcome_note")
    closure.save()
    case.due_on = None
    case.ended_at = given.at


def still_rests(case: Case, on: date) -> bool:
    """Whether the account rests because of this case."""
    return case.ended_at is None and case.account is not None and case.account.status == "resting"


def wake(case: Case, given: Given) -> None:
    """The account that rested is in use again; before its day only the communications unit wakes it."""
    account = account_of(case)
    if not still_rests(case, given.day):
        raise Refused(_("The account does not rest any longer."))
    early = account.rests_until is not None and given.day < account.rests_until
    if early and not Who(given.by, given.day).in_unit:
        raise Refused(
            _("The account rests until its day. Ask the communications unit if you need it before."),
            kind="forbidden",
        )
    account.rests_until = None
    upkeep.set_status(account, "active", by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at


def finish(case: Case, given: Given) -> None:
    """The last step is done: the account is closed, and its identity key is free."""
    account, closure = account_of(case), closure_of(case)
    if steps.left(case):
        raise Refused(_("There are steps left to do before the account is closed."))
    account.closed_on = given.day
    account.closed_reason = closure.closed_reason or "closed_by_municipality"
    upkeep.set_status(account, "closed", by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at
