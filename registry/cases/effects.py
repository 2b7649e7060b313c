"""What each move does besides changing the case's state: to the case's own facts and to its account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.chain import Who
from accounts.models import Department, Person
from accounts.refusal import Refused
from registry import numbers
from registry.cases import numbering, vouching
from registry.cases.models import Case
from registry.holidays import deadline
from registry.register import upkeep
from registry.register.models import SocialAccount
from registry.register.naming import Named
from registry.register.platforms import BY_KEY, Recognised, recognise_on


@dataclass(frozen=True)
class Application:
    """What a report or an application says, read and checked by its form."""

    department: Department
    read: Recognised
    platform: str
    purpose: str
    responsible: Named
    name: str = ""
    platform_label: str = ""
    kind: str = "unit"
    audience: str = ""
    added_value: str = ""
    deputy: Named | None = None
    manager: Named | None = None
    watched: str = ""
    replies_within_hours: int | None = None
    pace: str = ""
    ends_on: date | None = None
    shows_people: str = ""


@dataclass(frozen=True)
class Given:
    """What a move is given: who (None is the system) and when, what the confirm page asked, and the form.

    `application` is what a report or an application says, `proposal` a closure's (closure/closing.py).
    """

    by: Person | None
    at: datetime
    texts: Mapping[str, Any] = field(default_factory=dict)
    application: Application | None = None
    proposal: Any = None
    form: Mapping[str, Any] | None = None

    def text(self, name: str) -> str:
        """One answer as text; empty where it was left empty."""
        return str(self.texts.get(name) or "").strip()

    @property
    def day(self) -> date:
        return timezone.localdate(self.at)


# --- What stands on a confirm page before anybody writes --------------------------------------------------------


def proposed_name(case: Case) -> str:
    """The account's name as applied for."""
    return case.account.name if case.account else ""


def proposed_description(case: Case) -> str:
    """The text for the list: what is there, or the purpose as a suggestion that somebody reads before it is public."""
    return (case.account.description or case.account.purpose) if case.account else ""


def proposed_theme(case: Case) -> str:
    """The theme that is there."""
    return case.account.theme if case.account else ""


def planned_end(case: Case) -> str:
    """The last day as applied for."""
    return case.account.ends_on.isoformat() if case.account and case.account.ends_on else ""


def known_address(case: Case) -> str:
    """The address as planned, if one was."""
    return case.account.url if case.account else ""


def usual_reason(case: Case) -> str:
    """The standard reason for this kind of case."""
    reasons = {
        "application": _(
            "The purpose is clear, the account adds value for residents, and there are people and time for it."
        ),
        "report": _("The account follows the guideline."),
    }
    return str(reasons[case.kind])


# --- Effects: the case is locked, and saved afterwards by flow.take ------------------------------------------------


def account_of(case: Case) -> SocialAccount:
    """The case's account, locked."""
    assert case.account is not None, "only drafts have no account"
    case.account = upkeep.locked(case.account)
    return case.account


def write_application(case: Case, given: Given) -> SocialAccount:
    """Puts what the form says on the account and the case; people whom the register lacks are entered."""
    said = given.application
    if said is None:
        raise Refused(_("Open the form and send it in from there."))
    permissions.require(Who(given.by, given.day), "open_case", said.department.pk)
    account = case.account or SocialAccount()
    upkeep.set_address(account, said.read)
    account.platform = said.read.platform or said.platform
    account.platform_label = said.platform_label
    account.department = said.department
    platform = BY_KEY.get(account.platform)
    account.name = (
        said.name or f"{said.department.name}, {platform.name if platform else account.platform_label}"
    )
    for fact in ("kind", "purpose", "audience", "added_value", "watched", "replies_within_hours", "pace"):
        setattr(account, fact, getattr(said, fact))
    account.ends_on = said.ends_on
    account.shows_people = said.shows_people
    account.responsible = said.responsible.entered(given.by, given.at)
    case.department = said.department
    case.form = dict(given.form or {})
    manager = said.manager.entered(given.by, given.at) if said.manager else None
    if manager != case.manager:
        case.manager = manager
        vouching.ask_anew(case)
    if manager is not None and manager == given.by:
        # «Är du chefen? Välj dig själv»: whoever sends it in as manager has agreed.
        agree(case, given)
    return account


def write_people(case: Case, given: Given) -> None:
    """Starts the periods of the account's people, and ends those of a form that has been changed since."""
    account, said = case.account, given.application
    assert account is not None and said is not None and account.responsible is not None
    upkeep.name_responsible(account, account.responsible, given.at)
    deputy = said.deputy.entered(given.by, given.at) if said.deputy else None
    for row in account.responsibilities.filter(part="deputy", until=None):
        if row.person != deputy:
            upkeep.end(row, given.at)
    if deputy:
        upkeep.refuse_for_oneself(account, deputy, "deputy")
        upkeep.begin(account, deputy, "deputy", given.at)


def submit(case: Case, given: Given) -> None:
    """The draft becomes a case with a number; its account is proposed and claims its identity key."""
    account = write_application(case, given)
    case.account = upkeep.propose(account, by=given.by, at=given.at)
    write_people(case, given)
    case.number = numbering.draw(given.day.year)
    case.submitted_at = given.at
    case.due_on = deadline(given.day, numbers.ANSWER_DAYS)


def resubmit(case: Case, given: Given) -> None:
    """What was missing is added; the time to answer starts again, and the manager is asked about a changed text."""
    account_of(case)
    before = vouching.what_is_asked(case)
    account = write_application(case, given)
    if case.manager != given.by and (case.manager_agrees is False or vouching.what_is_asked(case) != before):
        vouching.ask_anew(case)
    case.account = upkeep.propose(account, by=given.by, at=given.at)
    write_people(case, given)
    case.missing = ""
    case.recommends = None
    case.recommendation = ""
    case.recommended_by = None
    case.due_on = deadline(given.day, numbers.ANSWER_DAYS)


def note_missing(case: Case, given: Given) -> None:
    """What the unit wants to know stands on the case until it is answered."""
    case.missing = given.text("missing")
    case.due_on = None


def recommend(case: Case, given: Given) -> None:
    """A communicator recommends approval; only the same one can say otherwise afterwards."""
    # Whoever recommended may not decide as superior: nobody else's recommendation is to free them.
    if case.recommended_by is not None and case.recommended_by != given.by:
        raise Refused(
            _("%(name)s has already said what they think of it. Write a message in the case instead.")
            % {"name": case.recommended_by.name}
        )
    case.recommends = True
    case.recommendation = given.text("recommendation")
    case.recommended_by = given.by


def advise_against(case: Case, given: Given) -> None:
    """A communicator recommends against approval."""
    recommend(case, given)
    case.recommends = False


def agree(case: Case, given: Given) -> None:
    """The manager says yes."""
    case.manager_agrees = True
    case.manager_note = ""
    case.manager_at = given.at


def disagree(case: Case, given: Given) -> None:
    """The manager says that it is not right, and why."""
    case.manager_agrees = False
    case.manager_note = given.text("reason")
    case.manager_at = given.at


def write_list_texts(account: SocialAccount, given: Given) -> None:
    """What residents will read, as the decider leaves it."""
    account.name = given.text("name") or account.name
    account.description = given.text("description") if "description" in given.texts else account.description
    account.theme = given.text("theme") if "theme" in given.texts else account.theme
    account.ends_on = given.texts["ends_on"] or None if "ends_on" in given.texts else account.ends_on


def approve(case: Case, given: Given) -> None:
    """A reported account is public at once; a new one waits for its address."""
    account = account_of(case)
    write_list_texts(account, given)
    if case.kind == "report":
        upkeep.publish(account, by=given.by, at=given.at)
        case.ended_at = given.at
    else:
        upkeep.set_status(account, "approved", by=given.by, at=given.at)
    case.due_on = None


def reconsider(case: Case, given: Given) -> None:
    """As approve; the identity key is claimed again, or refused with who has it now."""
    case.ended_at = None
    approve(case, given)


def decline(case: Case, given: Given) -> None:
    """The account is declined and its identity key is free."""
    upkeep.set_status(account_of(case), "declined", by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at


def withdraw(case: Case, given: Given) -> None:
    """The application is taken back and the identity key is free."""
    upkeep.set_status(account_of(case), "withdrawn", by=given.by, at=given.at)
    case.due_on = None
    case.ended_at = given.at


def publish(case: Case, given: Given) -> None:
    """The new account has its address: it becomes active and public."""
    account = account_of(case)
    # What was approved is an account on this platform, and no other.
    read = recognise_on(account.platform, given.text("address"))
    if not read.is_account:
        raise Refused(read.why, kind="input", field="address")
    upkeep.set_address(account, read)
    account.opened_on = given.day
    upkeep.publish(account, by=given.by, at=given.at)
    case.ended_at = given.at
