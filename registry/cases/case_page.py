"""What a case's page shows: the facts, what this person can do, what has been decided, said and done."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts import chain, permissions, titles
from accounts.chain import Who
from accounts.models import Person
from registry import telling
from registry.appearance import Place
from registry.cases import due, messages, moves, similar
from registry.cases.closure import closure_page
from registry.cases.headings import title
from registry.cases.models import Case
from registry.cases.moves import Move
from registry.guidelines import reviewing
from registry.paper.on_case import on_case
from registry.paper.wording import as_it_was
from registry.register.duplicates import may_see
from registry.register.file_page import people, platform_icon, platform_name
from registry.register.replies import within

PARTS = ("account", "account__department", "account__responsible", "department", "applicant", "manager")

FIRST = (
    *("resubmit", "publish", "approve", "agree", "recommend"),
    *("hear", "agree_to_close", "accept", "wake"),
)
"""Of what somebody can do, the one that is most likely meant: the page's one primary button."""
NAMED = ("approve", "decline", "reconsider", "withdraw")
"""Moves whose button says what they are done to: «Godkänn ansökan»."""


@dataclass(frozen=True)
class Choice:
    """One button of the case."""

    label: str
    url: str
    icon: str
    kind: str


def seen(who: Who, number: str) -> Case:
    """A case that this person may see, whole; 404 as for what does not exist."""
    case = get_object_or_404(Case.objects.select_related(*PARTS, "recommended_by"), number=number)
    # Of one case it is quicker to ask the table than to have the database filter by it.
    if not permissions.may(who, "see_case", case):
        raise Http404
    return case


def kind(case: Case) -> str:
    """«Ansökan»."""
    return capfirst(str(case.get_kind_display()))


def summary(case: Case) -> str:
    """«Ansökan 2026-0041 från Kulturskolan»."""
    return _("%(kind)s %(number)s from %(department)s") % {
        "kind": kind(case),
        "number": case.number,
        "department": case.department,
    }


def crumbs(case: Case, last: str = "") -> list[Place]:
    """The way back."""
    here = [Place(reverse("cases"), _("Cases"))]
    if last:
        return [*here, Place(reverse("case", args=[case.number]), case.number or ""), Place("", last)]
    return [*here, Place("", case.number or "")]


# --- What this person can do --------------------------------------------------------------------------------


def label(move: Move, case: Case) -> str:
    """What the button says."""
    if move.verb not in NAMED:
        return str(move.button)
    matters = {
        "report": _("the report"),
        "application": _("the application"),
        "closure": _("the proposal"),
    }
    return _("%(button)s %(matter)s") % {"button": move.button, "matter": matters[case.kind]}


def answered(move: Move, case: Case) -> bool:
    """Whether the manager has said just that already."""
    return (move.verb == "agree" and case.manager_agrees is True) or (
        move.verb == "disagree" and case.manager_agrees is False
    )


def recommended_by_another(move: Move, case: Case, who: Who) -> bool:
    """Whether somebody else has made the recommendation already."""
    return move.permission == "recommend" and case.recommended_by_id not in (None, who.pk)


def able(case: Case, who: Who) -> list[Move]:
    """The moves that this person can make now, the likeliest first and what ends the case last."""
    found = [
        move
        for move in moves.possible(case)
        if not move.by_form_alone(case)
        and (move.fits is None or move.fits(case, who.on))
        and permissions.may(who, move.permission, case)
        and not answered(move, case)
        and not recommended_by_another(move, case, who)
    ]
    usual = [move for move in found if not seldom(move, case)]
    first = next((move for verb in FIRST for move in usual if move.verb == verb), None)
    order = {"primary": 0, "secondary": 0, "danger": 1}
    return sorted(found, key=lambda move: (move is not first, move.verb == "withdraw", order[move.tone]))


def seldom(move: Move, case: Case) -> bool:
    """Whether a move is made so seldom in the state that it is folded away."""
    return move.seldom or (move.verb == "hear" and case.state == "ready")


def choices(case: Case, who: Who) -> tuple[list[Choice], list[Choice]]:
    """The buttons, of which exactly one is primary where there is a likeliest one, and those that are folded."""
    found = []
    folded = []
    for place, move in enumerate(able(case, who)):
        kind = "danger" if move.tone == "danger" else "secondary"
        if seldom(move, case):
            folded.append(Choice(label(move, case), address(case, move), move.icon, "tertiary"))
            continue
        if place == 0 and move.verb in FIRST:
            kind = "primary"
        found.append(Choice(label(move, case), address(case, move), move.icon, kind))
    return found, folded


def address(case: Case, move: Move) -> str:
    """Where a move is asked about."""
    return reverse("case_act", args=[case.number, move.path])


def barred(case: Case, who: Who) -> list[str]:
    """Why somebody who holds the role for it can't do what the case waits for."""
    found: dict[str, None] = {}
    for move in moves.possible(case):
        answer = permissions.allowed(who, move.permission, case)
        holds = any(relation(who, case) for relation in permissions.BY_VERB[move.permission].to)
        if holds and answer is not True:
            found[str(answer)] = None
    return list(found)


def decides_as(case: Case, who: Who) -> str:
    """«Du beslutar som kommunikationschef, enligt riktlinjen antagen 9 januari 2023.»; empty for others."""
    verbs = {move.permission for move in moves.possible(case) if move.outcome}
    capacity = chain.capacity(who, case)
    if capacity is None or not any(permissions.may(who, verb, case) for verb in verbs):
        return ""
    adopted = reviewing.in_force(who.on).adopted_on
    facts = {"capacity": titles.capacity(capacity)}
    if adopted is None:
        return _("You decide as %(capacity)s, under the guideline.") % facts
    facts["day"] = date_format(adopted, "j F Y")
    return _("You decide as %(capacity)s, under the guideline adopted on %(day)s.") % facts


HAPPENS: dict[str, str | Promise] = {
    "return": gettext_lazy("The department gets your question by mail. What they have written is kept."),
    "recommend": gettext_lazy("Whoever decides gets your recommendation by mail, and it stands on the case."),
    "advise_against": gettext_lazy(
        "Whoever decides gets your recommendation by mail, and it stands on the case."
    ),
    "agree": gettext_lazy("The communications unit sees that you have said yes."),
    "disagree": gettext_lazy("The communications unit and whoever applied read what you write."),
    "approve": gettext_lazy(
        "The department gets a mail, starts the account and fills in its address. Then residents see it in the list."
    ),
    "decline": gettext_lazy("The department gets a mail with your reason. The decision can be reconsidered."),
    "publish": gettext_lazy("Residents see the account in the public list at once."),
    "reconsider": gettext_lazy("The earlier decision is replaced by yours, and the department gets a mail."),
    "withdraw": gettext_lazy("The case ends. Nothing is published, and you can report or apply again."),
}


def happens(move: Move, case: Case) -> str:
    """What the move leads to, for whoever is about to make it."""
    if move.state_after(case) == "published" and move.outcome:
        return _("The account is published in the list at once, and the department gets a mail.")
    return str(move.happens or HAPPENS[move.verb])


# --- What the page tells ------------------------------------------------------------------------------------


def facts(case: Case) -> dict[str, Any]:
    """What was applied for, people resolved; the account's own facts once it lives its own life."""
    account = case.account
    assert account is not None
    return {
        "account": account,
        "icon": platform_icon(account),
        "platform": platform_name(account),
        "planned": case.kind == "application" and not account.is_public,
        "deputies": [row.person for row in people(account) if row.part == "deputy"],
        "replies": within(account.replies_within_hours),
        "manager_line": manager_line(case),
    }


def manager_line(case: Case) -> str:
    """What the manager has said, or that nobody has been asked."""
    if case.manager is None:
        return _("Nobody has been asked") if case.kind == "application" else ""
    if case.manager_agrees and case.manager == case.applicant:
        return _("The applicant is the manager")
    if case.manager_agrees is None:
        answer = pgettext("manager", "has not answered yet")
    elif case.manager_agrees:
        answer = pgettext("manager", "has said yes")
    else:
        answer = pgettext("manager", "has said no")
    return _("%(name)s %(answer)s") % {"name": case.manager.name, "answer": answer}


def thread(case: Case, person: Person | None) -> list[dict[str, Any]]:
    """The conversation, oldest first."""
    return [
        {
            "author": message.by.name,
            "at": message.at,
            "text": message.text,
            "mine": message.by == person,
            "kind": str(titles.the_unit_first()) if message.side == "unit" else "",
        }
        for message in case.messages.select_related("by").order_by("at", "pk")
    ]


def decided(case: Case) -> list[dict[str, Any]]:
    """The decisions in the case, the one that stands first."""
    titles_of = {
        "approved": _("Decision: approved"),
        "declined": _("Decision: declined"),
        "closed": _("Decision: the account is closed"),
        "kept": _("Decision: the account is kept"),
        "resting": _("Decision: the account rests"),
        "handed_over": _("Decision: the account is handed over"),
        "recalled": _("Decision: the earlier decision is recalled"),
    }
    until = {
        "closed": pgettext("closure", "Last day"),
        "kept": _("Followed up on"),
        "resting": _("Rests until"),
    }
    rows = case.decisions.select_related("decider", "guideline").order_by("-at", "-pk")
    return [
        {
            "decision": decision,
            "title": titles_of[decision.outcome],
            "until": until.get(decision.outcome, ""),
            "receiver": closure_page.taken_over_by(as_it_was(case.closure, decision.at))
            if decision.outcome == "handed_over"
            else "",
            "who": _("%(name)s as %(capacity)s")
            % {"name": decision.decider.signed_as, "capacity": titles.capacity(decision.capacity)},
            "replaced": place > 0,
        }
        for place, decision in enumerate(rows)
    ]


def context(case: Case, who: Who, *, older: str = "") -> dict[str, Any]:
    """Everything for the page; `older` is where its timeline begins (?aldre=)."""
    assert case.account is not None
    waits = case.state in ("submitted", "proposed", "hearing", "ready")
    account = case.account
    words = f"{account.name} {account.purpose} {account.audience}"
    may_write = permissions.may(who, "write_message", case)
    shown, folded = choices(case, who)
    return {
        "case": case,
        "title": title(case),
        "summary": summary(case),
        "kind": kind(case),
        "crumbs": crumbs(case),
        "facts": facts(case),
        "choices": shown,
        "more_choices": folded,
        "conflicts": list(case.conflicts.select_related("person", "declared_by")),
        "barred": barred(case, who),
        "decides_as": decides_as(case, who),
        "who_decides": chain.who_decides(case, who.on) if waits else "",
        "due": due.words(case, who.on),
        "late": bool(case.due_on and case.due_on < who.on),
        "similar": []
        if case.kind == "closure"
        else similar.similar_to(
            who,
            platform=account.platform,
            department=account.department_id,
            words=words,
            besides=account.pk,
        ),
        "file_url": reverse("account_file", args=[account.public_id]) if may_see(who, account) else "",
        "decided": decided(case),
        "paper": on_case(case, who),
        "thread": thread(case, who.person),
        "may_write": may_write,
        "unread": may_write and messages.unread(case, who),
        "account_day": account.rests_until if case.state == "resting" else account.closes_on,
        **closure_page.context(case, who),
        "story": telling.story(case, older),
    }
