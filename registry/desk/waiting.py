"""What waits for somebody: by role, the oldest first, with what to do and by when."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import chain, permissions
from accounts.chain import Who
from registry.cases.headings import title
from registry.cases.models import Case, Message
from registry.desk.closing_sections import CLOSING, heard
from registry.desk.inactive_sections import INACTIVE
from registry.desk.items import (
    SHOWN,
    Cases,
    CaseSection,
    Item,
    Section,
    Text,
    a_few,
    account_item,
    case_item,
    cases_of,
    mine,
    states_of,
)
from registry.desk.removal_sections import REMOVED
from registry.desk.review_sections import REVIEWS
from registry.guidelines import acknowledging, adopting, reviewing
from registry.guidelines.models import Answer, Guideline
from registry.paper.diary import ended_cases_without_diary_number
from registry.register.models import LIVE, PUBLIC, SocialAccount, read_parts
from registry.templatetags.look import day as written_day
from registry.tips import tip_page
from registry.tips.models import Tip


@dataclass(frozen=True)
class Waiting:
    """One section with what is in it."""

    key: str
    heading: Text
    icon: str
    items: list[Item]


def waiting(who: Who) -> list[Waiting]:
    """Everything that waits for somebody, section by section; empty sections are left out."""
    found = []
    there = states_of(who)
    for section in SECTIONS:
        if isinstance(section, Section):
            items = list(section.find(who))
        else:
            # Most desks have cases in few states, and a query for each section is dear.
            states = there.intersection(section.states)
            items = list(section.find(who, cases_of(who, states))) if states else []
        if items:
            found.append(Waiting(section.key, section.heading, section.icon, items))
    return found


def to_decide(who: Who, cases: Cases) -> Iterator[Item]:
    """Cases that this person is expected to decide: the superior only where the chief cannot."""
    if not who.in_unit:
        return
    granted = chain.granted(who.on)
    for case in cases:
        able = chain.deciders(case, who.on, granted)
        if not able:
            yield case_item(case, who, _("See what to do"), _("nobody can decide today"), case.due_on)
        mine = chain.capacity(who, case)
        if mine and able and chain.RANK.index(mine) // 2 == chain.RANK.index(able[0].capacity) // 2:
            line = heard(case) if case.kind == "closure" else recommended(case)
            yield case_item(case, who, _("Read and decide"), line, case.due_on)


def recommended(case: Case) -> str:
    """What the unit recommended, in a few words."""
    if case.recommends is None:
        return ""
    return _("recommended") if case.recommends else _("recommended against")


def to_prepare(who: Who, cases: Cases) -> Iterator[Item]:
    """Cases that a communicator looks at first."""
    if not who.holds("communicator"):
        return
    for case in cases:
        if case.recommends is None and case.applicant_id != who.pk:
            yield case_item(case, who, _("Read and prepare"), case.applicant_name, case.due_on)


def to_mend(who: Who, cases: Cases) -> Iterator[Item]:
    """Returned cases that this person can complete."""
    for case in cases:
        if permissions.may(who, "resubmit", case):
            yield case_item(case, who, _("Answer"), case.missing)


def to_publish(who: Who, cases: Cases) -> Iterator[Item]:
    """Approved new accounts that wait for their address: from the department, else from the unit."""
    for case in cases:
        if permissions.applicant(who, case) or permissions.responsible(who, case):
            line = _("approved, start the account")
        elif permissions.department_admin(who, case):
            line = _("approved, waits for %(name)s") % {"name": case.applicant_name}
        elif who.in_unit and nobody_signs_in(case):
            line = _("approved, and nobody in the department can sign in")
        else:
            continue
        yield case_item(case, who, _("Fill in the address"), line)


def nobody_signs_in(case: Case) -> bool:
    """Whether neither whoever applied nor whoever answers for the account can come and act."""
    answers = case.account.responsible if case.account else None
    return not any(person and person.may_sign_in for person in (case.applicant, answers))


def to_agree(who: Who) -> Iterator[Item]:
    """Applications that ask for this person's yes as manager."""
    cases = (
        Case.objects.filter(manager=who.pk, manager_agrees=None, state__in=("submitted", "returned"))
        .select_related("account", "account__department", "department", "applicant")
        .order_by("submitted_at", "pk")
    )
    for case in cases:
        yield case_item(case, who, _("Answer as manager"), case.applicant_name)


def drafts(who: Who) -> Iterator[Item]:
    """Drafts that this person has begun."""
    for case in Case.objects.filter(applicant=who.pk, state="draft").order_by("started_at", "pk"):
        yield Item(
            title=title(case),
            url=reverse("draft", args=[case.public_id]),
            line=capfirst(str(case.get_kind_display())),
            icon="pencil",
            do=_("Continue"),
        )


def unread(who: Who) -> Iterator[Item]:
    """Cases with messages from the other side that nobody on this side has read."""
    other = "department" if who.in_unit else "unit"
    waiting_for = (
        Message.objects.filter(side=other, read_at=None)
        .filter(case__in=Case.objects.filter(permissions.cases_seen_by(who)).values("pk"))
        .select_related("case__account__department", "case__department", "by")
        .order_by("at", "pk")
    )
    first: dict[int, Message] = {}
    for message in waiting_for:
        first.setdefault(message.case_id, message)
    read_parts(message.case.account for message in first.values() if message.case.account)
    for message in first.values():
        if permissions.may(who, "write_message", message.case):
            yield case_item(message.case, who, _("Read the message"), message.by.name)


def to_read(who: Who) -> Iterator[Item]:
    """The guideline, for whoever answers for an account and has not said that they have read it."""
    assert who.person is not None
    if guideline := acknowledging.asked_of(who.person):
        yield Item(
            title=guideline.title,
            url=reverse("guideline", args=[guideline.public_id]),
            line=", ".join(filter(None, (guideline.adopted_by, written_day(guideline.adopted_on)))),
            icon="book",
            do=_("Read it and say so"),
        )


def to_adopt(who: Who) -> Iterator[Item]:
    """Drafts of the guideline that say all that they must, for whoever enters them as adopted."""
    if not permissions.may(who, "adopt_guideline"):
        return
    for draft in Guideline.objects.filter(state="draft").order_by("pk"):
        if not adopting.missing(draft):
            yield Item(
                title=draft.title,
                url=reverse("guideline", args=[draft.public_id]),
                line=", ".join(filter(None, (draft.adopted_by, written_day(draft.adopted_on)))),
                icon="book",
                do=_("Read it and enter it as adopted"),
            )


def start_todos(who: Who) -> Iterator[Item]:
    """Accounts with start requirements that are not done, for their own people."""
    open_answers = Answer.objects.filter(outcome="", review__kind="start").values("review__account")
    accounts = list(
        SocialAccount.objects.filter(mine(who), status__in=PUBLIC, pk__in=open_answers)
        .select_related("department")
        .order_by("registered_on", "pk")
    )
    todos = reviewing.todos_of(accounts)
    for account in accounts:
        left = [todo for todo in todos[account.pk] if not todo.done]
        if left:
            line = ngettext("%(n)s thing left to do", "%(n)s things left to do", len(left)) % {"n": len(left)}
            yield account_item(account, line, _("See what is left"), who, left[0].due_on)


def changed(who: Who) -> Iterator[Item]:
    """What departments have changed since the unit looked."""
    if not who.in_unit:
        return
    accounts = SocialAccount.objects.filter(changed_unseen_at__isnull=False).select_related("department")
    for account in accounts.order_by("changed_unseen_at", "pk"):
        yield account_item(account, account.department.name, _("See the change"), who)


def for_now(who: Who) -> Iterator[Item]:
    """Accounts whose responsible person is so only for the time being, since nobody was named."""
    if not who.in_unit:
        return
    accounts = SocialAccount.objects.filter(responsible_for_now=True, status__in=LIVE)
    yield from a_few(
        accounts.order_by("sort_name", "pk"),
        "tills-vidare",
        lambda account: account_item(account, account.department.name, _("Name who answers"), who),
    )


def to_look_into(who: Who) -> Iterator[Item]:
    """Residents' tips that nobody has settled, the oldest few."""
    if not permissions.may(who, "handle_tip"):
        return
    for tip in Tip.objects.filter(outcome="")[:SHOWN]:
        found = tip_page.row(tip)
        yield Item(title=found.title, url=found.url, line=found.line, icon=found.icon, do=_("Look into it"))


def to_diary(who: Who) -> Iterator[Item]:
    """Ended cases that stand in no diary yet, for the registrar of their authority: the oldest few."""
    if not who.holds("registrar"):
        return
    found = ended_cases_without_diary_number(who).select_related("account__department", "department")
    for case in found[:SHOWN]:
        yield case_item(case, who, _("Fetch the file and write the number"), _("no diary number yet"))


SECTIONS: tuple[Section | CaseSection, ...] = (
    CaseSection("decide", gettext_lazy("To decide"), "gavel", ("submitted", "ready"), to_decide),
    CaseSection("prepare", gettext_lazy("To prepare"), "clipboard-text", ("submitted",), to_prepare),
    *CLOSING,
    Section("agree", gettext_lazy("Your yes as manager"), "user-check", to_agree),
    CaseSection("mend", gettext_lazy("To complete"), "message-question", ("returned",), to_mend),
    Section("messages", gettext_lazy("New messages"), "message", unread),
    CaseSection("publish", gettext_lazy("To publish in the list"), "world-upload", ("approved",), to_publish),
    Section("adopt", gettext_lazy("Draft of the guideline"), "book", to_adopt),
    Section("read", gettext_lazy("The guideline"), "book-2", to_read),
    Section("start", gettext_lazy("Left to do for your accounts"), "checklist", start_todos),
    Section("tips", gettext_lazy("Tips from residents"), "message-report", to_look_into),
    *REVIEWS,
    *REMOVED,
    *INACTIVE,
    Section("changed", gettext_lazy("Changed by departments"), "edit", changed),
    Section("for_now", gettext_lazy("Nobody named as responsible"), "user-question", for_now),
    Section("diary", gettext_lazy("To the diary"), "folder", to_diary),
    Section("drafts", gettext_lazy("Your drafts"), "pencil", drafts),
)


def in_short(found: list[Waiting]) -> str:
    """The desk in one sentence."""
    count = sum(len(section.items) for section in found)
    late = sum(1 for section in found for item in section.items if item.overdue)
    if not count:
        return ""
    told = ngettext("%(n)s thing waits for you.", "%(n)s things wait for you.", count) % {"n": count}
    if late:
        told += " " + ngettext("%(n)s is past its date.", "%(n)s are past their date.", late) % {"n": late}
    return told
