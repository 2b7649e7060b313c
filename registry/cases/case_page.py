"""What a case's page shows."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts import chain, permissions, titles
from accounts.chain import Sentence, Who
from registry import telling
from registry.appearance import Place
from registry.cases import messages, moves, similar
from registry.cases.models import Case
from registry.cases.moves import Move
from registry.guidelines import reviewing
from registry.register.platforms import BY_KEY

ORDER = ("primary", "secondary", "danger")
"""What is expected stands first, what hurts last."""


@dataclass(frozen=True)
class Button:
    """One move that this person can take now."""

    move: Move
    url: str
    kind: str


@dataclass(frozen=True)
class Fact:
    """One line of the application."""

    label: Any
    value: Any


def title(case: Case) -> str:
    """A case in a few words: «Instagram för Kulturskolan»."""
    assert case.account is not None and case.department is not None
    platform = BY_KEY.get(case.account.platform)
    name = platform.title if platform else case.account.platform_label
    return _("%(platform)s for %(department)s") % {"platform": name, "department": case.department.name}


def facts(case: Case) -> list[Fact]:
    """What was applied for, in the order of the questions."""
    account = case.account
    assert account is not None
    deputies = [row.person.name for row in account.parts.get("deputy", ())]
    return [
        Fact(_("Name"), account.name),
        Fact(_("Purpose"), account.purpose),
        Fact(_("Audience"), account.audience),
        Fact(_("Why an account of its own"), account.added_value),
        Fact(_("Responsible"), account.responsible.name if account.responsible else ""),
        Fact(_("Deputy"), ", ".join(deputies)),
        Fact(_("Reads comments"), account.watched),
        Fact(_("How often"), account.get_pace_display() if account.pace else ""),
        Fact(_("People are shown"), account.get_shows_people_display() if account.shows_people else ""),
        Fact(_("Planned end"), account.ends_on),
        Fact(_("Applied by"), case.applicant.name),
    ]


def manager(case: Case) -> str:
    """The manager's answer, or that it is missing, in a sentence."""
    if case.manager is None:
        return ""
    name = case.manager.name
    if case.manager_agrees is None:
        return _("%(name)s has not answered yet") % {"name": name}
    if case.manager_agrees:
        return _("%(name)s has agreed") % {"name": name}
    return _("%(name)s does not agree") % {"name": name}


def buttons(case: Case, who: Who) -> list[Button]:
    """What this person can do now: exactly one primary button."""
    found: list[Button] = []
    for move in moves.possible(case):
        if move.verb == "submit" or not permissions.may(who, move.permission, case):
            continue
        kind = move.tone
        if kind == "primary" and any(button.kind == "primary" for button in found):
            kind = "secondary"
        found.append(Button(move, reverse("case_act", args=[case.number, move.path]), kind))
    if found and not any(button.kind == "primary" for button in found):
        first = found[0]
        if first.move.tone == "secondary" and first.move.verb not in ("withdraw", "return"):
            found[0] = Button(first.move, first.url, "primary")
    return sorted(found, key=lambda button: ORDER.index(button.kind))


def barred(case: Case, who: Who) -> Sentence | None:
    """Why somebody who otherwise decides cannot decide this; nothing for everybody else."""
    if not chain.capacities(who.grants) or case.state != "submitted":
        return None
    answer = permissions.allowed(who, "decide", case)
    return None if answer is True else answer


def deciding_as(case: Case, who: Who) -> str:
    """In which capacity and under which guideline this person decides, in a sentence."""
    held = chain.capacity(who, case)
    if not held or case.state not in ("submitted", "declined"):
        return ""
    guideline = reviewing.in_force(who.on)
    return _("You decide as %(capacity)s, under %(guideline)s.") % {
        "capacity": titles.capacity(held),
        "guideline": guideline.title,
    }


def thread(case: Case, who: Who) -> list[dict[str, Any]]:
    """The conversation on a case, the oldest first."""
    side = messages.side_of(who)
    return [
        {
            "author": row.by.name,
            "at": row.at,
            "text": row.text,
            "mine": row.side == side,
            "kind": titles.the_unit_first if row.side == "unit" else "",
        }
        for row in case.messages.select_related("by").order_by("at", "pk")
    ]


def told_decisions(case: Case) -> list[Any]:
    """What has been decided in a case, the latest first, each with who decided in which capacity as `who`."""
    rows: list[Any] = list(case.decisions.select_related("decider", "guideline").order_by("-at", "-pk"))
    for row in rows:
        row.who = f"{row.decider.name}, {titles.capacity(row.capacity)}"
    return rows


def context(case: Case, who: Who) -> dict[str, Any]:
    """Everything for the page."""
    account = case.account
    assert account is not None
    platform = BY_KEY.get(account.platform)
    may_write = permissions.may(who, "write_message", case)
    return {
        "case": case,
        "account": account,
        "icon": platform.icon if platform else "world",
        "title": title(case),
        "kind": capfirst(str(case.get_kind_display())),
        "facts": facts(case),
        "manager": manager(case),
        "buttons": buttons(case, who),
        "barred": barred(case, who),
        "deciding_as": deciding_as(case, who),
        "who_decides": chain.who_decides(case, who.on) if case.state == "submitted" else "",
        "late": case.due_on is not None and case.due_on < who.on,
        "similar": similar.to_case(case, who),
        "decisions": told_decisions(case),
        "thread": thread(case, who),
        "may_write": may_write,
        "unread": may_write and messages.unread(case, who),
        "rows": telling.timeline(case),
        "sees_file": permissions.may(who, "see_account", account) or account.is_public,
        "crumbs": [Place(reverse("cases"), _("Cases")), Place("", case.number or "")],
    }
