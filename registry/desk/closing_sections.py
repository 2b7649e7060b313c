"""What waits in closures: proposals, statements, accounts to take over, steps, what is to be followed up or woken."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import chain, permissions
from accounts.chain import Who
from accounts.models import Grant
from registry.cases.closure.models import Step
from registry.cases.closure.steps import BY_KEY, text_of
from registry.cases.models import Case
from registry.desk.items import Cases, CaseSection, Item, case_item
from registry.register.models import read_parts

A_WEEK = timedelta(days=7)
"""So long before its day an account that was kept stands on the unit's desk."""


def closures(cases: Cases, **when: Any) -> list[Case]:
    """The closures among them, with the parts that people have in their accounts."""
    found = list(cases.filter(kind="closure", **when))
    read_parts(case.account for case in found if case.account)
    return found


def heard(case: Case) -> str:
    """What the owner has said of a proposal, in a few words."""
    closure = case.closure
    if closure.outcome_note:
        return _("was not taken over")
    if closure.answer_agrees:
        return _("the department agrees")
    if closure.answer:
        return _("the department has given a statement")
    return _("nobody was asked") if closure.hearing_skipped else _("the department has not answered")


def proposals(who: Who, cases: Cases) -> Iterator[Item]:
    """Proposals that a communicator goes on with; the chief or the superior where no communicator may."""
    if not who.in_unit:
        return
    grants = Grant.objects.filter(chain.grants_on(who.on), role="communicator")
    communicators = set(grants.values_list("person_id", flat=True))
    for case in closures(cases):
        able = {pk for pk in communicators if not chain.barred(pk, case)}
        if who.pk in able or (not able and not chain.barred(who.pk, case)):
            line = " · ".join((case.closure.get_ground_display(), case.applicant_name))
            yield case_item(case, who, _("Read and go on"), line, case.due_on)


def statements(who: Who, cases: Cases) -> Iterator[Item]:
    """Closures of which the account's own people have been asked what they think."""
    for case in closures(cases):
        if permissions.may(who, "answer", case):
            yield case_item(
                case, who, _("Answer"), _("Should the account be closed?"), case.closure.answer_by
            )


def to_accept(who: Who, cases: Cases) -> Iterator[Item]:
    """Accounts that this person is to take over."""
    for case in closures(cases):
        if permissions.may(who, "accept", case):
            yield case_item(case, who, _("Answer"), _("you are asked to take it over"), case.due_on)


def with_steps(cases: Cases) -> list[tuple[Case, list[Step]]]:
    """Accounts that run down, with the steps that are left in the order of their days."""
    left = Step.objects.filter(done_on=None, struck="").order_by("due_on", "pk")
    found = list(cases.prefetch_related(Prefetch("steps", left, to_attr="steps_left")))
    read_parts(case.account for case in found if case.account)
    return [(case, case.steps_left) for case in found]


def of_registrar(step: Step) -> bool:
    """Whether the step is the registrar's."""
    return step.kind in BY_KEY and BY_KEY[step.kind].registrar


def to_do(who: Who, cases: Cases) -> Iterator[Item]:
    """Steps before closing: for the account's own people, the registrar's receipt, and for the unit what is late."""
    for case, left in with_steps(cases):
        receipts = [step for step in left if of_registrar(step)]
        own = [step for step in left if not of_registrar(step)]
        if receipts and permissions.may(who, "give_receipt", case):
            yield steps_item(case, who, receipts)
        if own and (whose(who, case) or (who.in_unit and own[0].due_on < who.on)):
            yield steps_item(case, who, own)


def steps_item(case: Case, who: Who, left: list[Step]) -> Item:
    """The first step that is left in a closure, and how many more there are."""
    line = text_of(left[0])
    if len(left) > 1:
        more = ngettext("and %(n)s step more", "and %(n)s steps more", len(left) - 1) % {"n": len(left) - 1}
        line = f"{line}, {more}"
    return case_item(case, who, _("See the steps"), line, left[0].due_on)


def whose(who: Who, case: Case) -> bool:
    """Whether the account is somebody's own: responsible, deputy or coordinator."""
    return any(relation(who, case) for relation in permissions.OWNERS)


def unanswered(who: Who, cases: Cases) -> Iterator[Item]:
    """Accounts that nobody has taken over in time, for the unit."""
    if who.in_unit:
        for case in closures(cases, due_on__lt=who.on):
            if not permissions.may(who, "accept", case):
                line = _("%(person)s has not answered") % {"person": case.closure.to_person}
                yield case_item(case, who, _("Open the case"), line, case.due_on)


def to_follow_up(who: Who, cases: Cases) -> Iterator[Item]:
    """Accounts that were kept, when the day to follow up is near."""
    if not who.in_unit:
        return
    for case in closures(cases, due_on__lte=who.on + A_WEEK):
        yield case_item(case, who, _("Follow up"), _("was kept"), case.due_on)


def to_wake(who: Who, cases: Cases) -> Iterator[Item]:
    """Accounts that have rested until their day."""
    for case in closures(cases, due_on__lte=who.on):
        if permissions.may(who, "wake", case):
            yield case_item(case, who, _("Wake the account"), _("has rested until its day"), case.due_on)


CLOSING = (
    CaseSection("proposals", gettext_lazy("Proposals to close"), "archive", ("proposed",), proposals),
    CaseSection("statements", gettext_lazy("Your statement"), "message-question", ("hearing",), statements),
    CaseSection("accept", gettext_lazy("To take over"), "user-share", ("awaiting_acceptance",), to_accept),
    CaseSection("steps", gettext_lazy("Left to do before closing"), "list-check", ("running_down",), to_do),
    CaseSection(
        "unanswered",
        gettext_lazy("Nobody has taken over"),
        "user-question",
        ("awaiting_acceptance",),
        unanswered,
    ),
    CaseSection("follow_up", gettext_lazy("To follow up"), "eye-check", ("kept",), to_follow_up),
    CaseSection("wake", gettext_lazy("To wake"), "sun", ("resting",), to_wake),
)
