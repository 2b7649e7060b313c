"""What a mail can be about: one frozen row each, with whom it goes to. Adding a mail is adding a row.

The text of a row stands in templates/mail/<key>.txt, its subject on the first line. At once goes only what
asks the reader to act; what only informs waits for the one mail of the day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts import chain
from accounts.models import Grant, Person
from accounts.tree import Tree
from registry.cases import decisions
from registry.cases.models import Case
from registry.guidelines import audience
from registry.notices import letters, review_letters
from registry.register.models import SocialAccount

Recipient = Person | str
"""A person, or the address of a function mailbox."""


@dataclass(frozen=True)
class Occasion:
    """What has happened: about what, by whom (None is the system) and on what day."""

    about: Case | SocialAccount | Person
    by: Person | None
    on: date

    @property
    def case(self) -> Case:
        """The case in which it happened."""
        assert isinstance(self.about, Case), "only what happens in a case is told to the case's people"
        return self.about

    @property
    def held(self) -> Case | SocialAccount:
        """The case or the account: either has a department, somebody responsible and deputies."""
        assert not isinstance(self.about, Person)
        return self.about

    def others(self, people: Iterable[Person | None]) -> list[Recipient]:
        """Those of the people who still work here and did not do it themselves, each once."""
        active = {person.pk: person for person in people if person and person.is_active and person != self.by}
        return list(active.values())


# --- Whom: people and mailboxes -----------------------------------------------------------------------------


def holders(on: date, role: str, department: int | None = None) -> list[Person]:
    """Whoever holds a role on a day, everywhere or in just this department."""
    grants = Grant.objects.filter(chain.grants_on(on), role=role)
    if department is not None:
        grants = grants.filter(department=department)
    return list(Person.objects.filter(grants__in=grants).distinct().order_by("pk"))


def the_unit(occasion: Occasion) -> list[Recipient]:
    """every communicator; the chief where there is no other, the superior where there is no chief"""
    for role in ("communicator", "chief", "superior"):
        if found := occasion.others(holders(occasion.on, role)):
            return found
    return []


def the_decider(occasion: Occasion) -> list[Recipient]:
    """whoever is expected to decide the case that day"""
    return occasion.others(able.person for able in chain.deciders(occasion.case, occasion.on))[:1]


def the_sender(occasion: Occasion) -> list[Recipient]:
    """whoever applied, for the receipt"""
    return [occasion.case.applicant] if occasion.case.applicant else []


def the_applicant(occasion: Occasion) -> list[Recipient]:
    """whoever applied; if they have left, the nearest account coordinators or function mailbox"""
    if occasion.case.applicant and occasion.case.applicant.is_active:
        return occasion.others([occasion.case.applicant])
    line = Tree.load().upwards(occasion.case.department_id)
    for department in line:
        if found := occasion.others(holders(occasion.on, "department_admin", department.pk)):
            return found
    return next(([department.mailbox] for department in line if department.mailbox), [])


def applicant_and_responsible(occasion: Occasion) -> list[Recipient]:
    """whoever applied and the person responsible"""
    return once([*the_applicant(occasion), *occasion.others([responsible_in(occasion.case)])])


def the_accounts_people(occasion: Occasion) -> list[Recipient]:
    """whoever applied, the person responsible and the deputies"""
    deputies = Person.objects.filter(pk__in=occasion.case.deputy_ids).order_by("pk")
    return once([*applicant_and_responsible(occasion), *occasion.others(deputies)])


def the_manager(occasion: Occasion) -> list[Recipient]:
    """the manager, unless the answer is there already or the manager sent it in"""
    case = occasion.case
    return occasion.others([case.manager]) if case.manager_agrees is None else []


def the_unit_and_the_applicant(occasion: Occasion) -> list[Recipient]:
    """the unit and whoever applied"""
    return once([*the_unit(occasion), *the_applicant(occasion)])


def the_unit_and_the_decider(occasion: Occasion) -> list[Recipient]:
    """the unit and whoever is expected to decide the case"""
    return once([*the_unit(occasion), *the_decider(occasion)])


def the_owner(occasion: Occasion) -> list[Recipient]:
    """the person responsible, the deputies and the nearest account coordinators; else the function mailbox"""
    line = Tree.load().upwards(occasion.held.department_id)
    coordinators = next(
        (some for one in line if (some := holders(occasion.on, "department_admin", one.pk))), []
    )
    if found := once([*its_own_people(occasion), *occasion.others(coordinators)]):
        return found
    return the_mailbox(occasion)


def its_own_people(occasion: Occasion) -> list[Recipient]:
    """the person responsible and the deputies"""
    held = occasion.held
    account = held.account if isinstance(held, Case) else held
    deputies = Person.objects.filter(pk__in=held.deputy_ids).order_by("pk")
    return occasion.others([account.responsible if account else None, *deputies])


def the_mailbox(occasion: Occasion) -> list[Recipient]:
    """the department's nearest function mailbox"""
    line = Tree.load().upwards(occasion.held.department_id)
    return once(department.mailbox for department in line if department.mailbox)[:1]


def everybody_concerned(occasion: Occasion) -> list[Recipient]:
    """the account's own people, the department's function mailbox, the unit and the chief"""
    chiefs = occasion.others(holders(occasion.on, "chief"))
    return once([*its_own_people(occasion), *the_mailbox(occasion), *the_unit(occasion), *chiefs])


def the_person(occasion: Occasion) -> list[Recipient]:
    """the person whom it is about"""
    return occasion.others([occasion.about]) if isinstance(occasion.about, Person) else []


def every_department(occasion: Occasion) -> list[Recipient]:
    """the account coordinators of every department; where it has none, its function mailbox"""
    found = audience.departments(occasion.on)
    return once([*occasion.others(found.coordinators), *found.mailboxes])


def other_administrators(occasion: Occasion) -> list[Recipient]:
    """deputies, administrators, editors and spokespersons of accounts, unless they are told otherwise"""
    return occasion.others(audience.other_administrators(occasion.on))


def the_registrar(occasion: Occasion) -> list[Recipient]:
    """the registrar of its authority"""
    line = Tree.load().upwards(occasion.held.department_id)
    return next(
        (found for one in line if (found := occasion.others(holders(occasion.on, "registrar", one.pk)))), []
    )


def the_owner_and_the_proposer(occasion: Occasion) -> list[Recipient]:
    """the account's owner, and whoever proposed that it be closed"""
    return once([*the_owner(occasion), *occasion.others([occasion.case.applicant])])


def all_whom_the_decision_concerns(occasion: Occasion) -> list[Recipient]:
    """the account's owner, whoever proposed that it be closed, and whoever had still to say yes to taking it over"""
    return once([*the_owner_and_the_proposer(occasion), *whoever_was_asked(occasion)])


def whoever_was_asked(occasion: Occasion) -> list[Recipient]:
    """whoever was asked to take the account over, where the decision ends that before they have answered"""
    before, now = last_versions(occasion.case)
    if before is None or before.state != "awaiting_acceptance" or now.state == "awaiting_acceptance":
        return []
    # The closure itself knows no receiver any longer: the new decision has taken the offer back.
    offer = occasion.case.closure.history.exclude(to_person=None).order_by("-history_id").first()
    if offer is None:
        return []
    coordinators = holders(occasion.on, "department_admin", offer.to_department_id)
    return occasion.others([offer.to_person, *coordinators])


def last_versions(case: Case) -> tuple[Any, Any]:
    """The case before its latest move (None where there was none), and after it."""
    now, *before = case.history.order_by("-history_id")[:2]
    return (before[0] if before else None), now


def the_unit_and_the_owner(occasion: Occasion) -> list[Recipient]:
    """the unit and the account's owner"""
    return once([*the_unit(occasion), *the_owner(occasion)])


def the_unit_and_whoever_decides_now(occasion: Occasion) -> list[Recipient]:
    """the unit; also whoever is expected to decide, where nobody needs to be heard first"""
    ready = occasion.case.state == "ready"
    return the_unit_and_the_decider(occasion) if ready else the_unit(occasion)


def whoever_knows_of_it(occasion: Occasion) -> list[Recipient]:
    """the unit and whoever proposed it; the account's owner too, if it has been asked"""
    case = occasion.case
    owner = the_owner(occasion) if case.closure.question else []
    return once([*the_unit(occasion), *occasion.others([case.applicant]), *owner])


def both_sides(occasion: Occasion) -> list[Recipient]:
    """the unit, whoever had the account until that day, and whoever has it now"""
    account = occasion.case.account
    assert account is not None
    ended = account.responsibilities.filter(part="responsible", until=occasion.on).select_related("person")
    before = occasion.others(period.person for period in ended)
    return once([*the_unit(occasion), *before, *the_owner(occasion), *the_receiver(occasion)])


def the_receiver(occasion: Occasion) -> list[Recipient]:
    """whoever is to take the account over, and that department's account coordinators"""
    closure = occasion.case.closure
    coordinators = holders(occasion.on, "department_admin", closure.to_department_id)
    return occasion.others([closure.to_person, *coordinators])


def the_other_side(occasion: Occasion) -> list[Recipient]:
    """the unit for what the department wrote; whoever applied (or answers for it) for what the unit wrote"""
    written = occasion.case.messages.order_by("at", "pk").last()
    assert written is not None, "a message is queued after it is written"
    if written.side == "department":
        return the_unit(occasion)
    if occasion.case.kind == "closure":
        return the_owner(occasion)
    return the_applicant(occasion) or occasion.others([responsible_in(occasion.case)])


def responsible_in(case: Case) -> Person | None:
    """Whoever answers for the case's account."""
    return case.account.responsible if case.account else None


def once(recipients: Iterable[Recipient]) -> list[Recipient]:
    """Each recipient once, in the order named."""
    return list(dict.fromkeys(recipients))


# --- What a text tells that may be otherwise tomorrow -------------------------------------------------------


def nothing_more(case: Case) -> dict[str, Any]:
    """The text needs only the case."""
    return {}


def what_is_missing(case: Case) -> dict[str, Any]:
    """The question, as it was asked."""
    return {"question": case.missing}


def the_decision(case: Case) -> dict[str, Any]:
    """Which decision: it never changes, so its key is enough."""
    decision = decisions.standing(case)
    assert decision is not None, "a decision is queued after it is made"
    return {"decision": decision.pk}


def the_decision_of_a_report(case: Case) -> dict[str, Any]:
    """A report is published by the decision itself, so that one mail tells both."""
    return the_decision(case) if case.kind == "report" else {}


def the_message(case: Case) -> dict[str, Any]:
    """Which message; its text stays where it can be destroyed when its time comes."""
    written = case.messages.order_by("at", "pk").last()
    assert written is not None, "a message is queued after it is written"
    return {"message": written.pk}


def the_managers_answer(case: Case) -> dict[str, Any]:
    """Whether the manager agreed."""
    return {"agrees": case.manager_agrees}


def the_hearing(case: Case) -> dict[str, Any]:
    """The last day to answer; the question stays where it can be destroyed when its time comes."""
    answer_by = case.closure.answer_by
    return {"answer_by": answer_by.isoformat() if answer_by else None}


def the_recommendation(case: Case) -> dict[str, Any]:
    """What was recommended, and why."""
    return {"recommends": case.recommends, "recommendation": case.recommendation}


# --- The table ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kind:
    """One mail: whom it goes to, what its text keeps from the moment, what it looks up when it is sent.

    `digest` waits for the day's mail. Of what somebody did themselves they are told only in the receipt.
    """

    key: str
    to: Callable[[Occasion], list[Recipient]]
    keeps: Callable[[Case], dict[str, Any]] = nothing_more
    says: letters.Says = letters.nothing_besides
    digest: bool = False


KINDS = (
    Kind("submitted", the_unit_and_the_decider),
    Kind("receipt", the_sender, says=letters.of_receipt),
    Kind("manager", the_manager, says=letters.of_manager),
    Kind("returned", the_applicant, what_is_missing),
    Kind("resubmitted", the_unit_and_the_decider),
    Kind("recommended", the_decider, the_recommendation),
    Kind("approved", applicant_and_responsible, the_decision, letters.of_decision),
    Kind("declined", applicant_and_responsible, the_decision, letters.of_decision),
    Kind("published", the_accounts_people, the_decision_of_a_report, letters.of_publication),
    Kind("message", the_other_side, the_message, letters.of_message),
    Kind(
        "manager_answered",
        the_unit_and_the_applicant,
        the_managers_answer,
        letters.of_managers_answer,
        digest=True,
    ),
    Kind("withdrawn", the_unit, digest=True),
    Kind("closure_proposed", the_unit_and_whoever_decides_now, says=letters.of_closure),
    Kind("hearing", the_owner, the_hearing, letters.of_closure),
    Kind("ready", the_decider, says=letters.of_closure),
    Kind("closing", all_whom_the_decision_concerns, the_decision, letters.of_closing),
    Kind("kept", all_whom_the_decision_concerns, the_decision, letters.of_decision),
    Kind("rested", all_whom_the_decision_concerns, the_decision, letters.of_decision),
    Kind("offered", the_receiver, the_decision, letters.of_offer),
    Kind("offer_decided", the_owner_and_the_proposer, the_decision, letters.of_offer, digest=True),
    Kind("handed_over", both_sides, says=letters.of_offer, digest=True),
    Kind("recalled", all_whom_the_decision_concerns, the_decision, letters.of_decision),
    Kind("woken", the_unit_and_the_owner, digest=True),
    Kind("closed", the_unit_and_the_owner, says=letters.of_closure, digest=True),
    Kind("closure_withdrawn", whoever_knows_of_it, digest=True),
    Kind("conflict", the_decider, says=letters.of_conflict),
    # What the register reminds of by itself (reminders.py)
    Kind("overdue", the_unit_and_the_decider),
    Kind("step_due", the_owner, says=letters.of_steps),
    Kind("step_late", the_owner, says=letters.of_steps),
    Kind("receipt_due", the_registrar, says=letters.of_steps),
    Kind("follow_up", the_unit, digest=True),
    Kind("to_wake", the_unit_and_the_owner, digest=True),
    Kind("inactive", its_own_people, digest=True),
    Kind("last_post", the_person, says=letters.of_unknown_posts),
    Kind("tip", the_person, says=letters.of_tip),
    # A new guideline
    Kind("guideline_adopted", every_department, says=letters.of_guideline, digest=True),
    Kind("guideline_informed", other_administrators, says=letters.of_guideline, digest=True),
    Kind("acknowledge", the_person, says=letters.of_acknowledging),
    # Reviews
    Kind("shortcoming", the_owner, says=review_letters.of_shortcomings, digest=True),
    Kind("shortcoming_back", the_owner, says=review_letters.of_shortcomings),
    Kind("shortcoming_late", the_unit_and_the_owner, says=review_letters.of_shortcomings),
    Kind("promise", the_person, says=review_letters.of_promises),
    # Removed content
    Kind("removed", the_registrar, says=letters.of_removals, digest=True),
    Kind("block_ends", its_own_people),
    # A warning on an account
    Kind("warned", everybody_concerned, says=letters.of_warning),
    Kind("warning_lifted", everybody_concerned, says=letters.of_warning, digest=True),
)

BY_KEY = {kind.key: kind for kind in KINDS}
