"""What an account's own page shows, and what the rows of the staff list say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.models import Person
from registry import numbers, telling
from registry.appearance import Place
from registry.cases.models import Case, Decision
from registry.guidelines import acknowledging, reviewing
from registry.public import listing
from registry.register.facts import SECTIONS
from registry.register.forms import LastPostForm
from registry.register.incident import incident
from registry.register.models import IN_USE, Responsibility, SocialAccount
from registry.register.platforms import BY_KEY
from registry.register.replies import within
from registry.register.words import language_name


@dataclass(frozen=True)
class Row:
    """One account in the staff list."""

    account: SocialAccount
    icon: str
    line: str


def platform_icon(account: SocialAccount) -> str:
    """The picture of an account's platform."""
    platform = BY_KEY.get(account.platform)
    return platform.icon if platform else "world"


def platform_name(account: SocialAccount) -> str:
    """The name of an account's platform."""
    platform = BY_KEY.get(account.platform)
    return account.platform_label or (str(platform.name) if platform else account.platform)


def rows(accounts: Iterable[SocialAccount]) -> list[Row]:
    """The rows of the staff list: nothing in them that is not public."""
    return [
        Row(account, platform_icon(account), " · ".join((platform_name(account), account.department.name)))
        for account in accounts
    ]


def address(account: SocialAccount) -> str:
    """Where an account's own page is."""
    return reverse("account_file", args=[account.public_id])


def moment_of(text: str) -> datetime | None:
    """A moment as the page's form carried it; None where it is no moment."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def crumbs(account: SocialAccount, title: str) -> list[Place]:
    """The way back from a page about an account."""
    return [
        Place(reverse("register"), _("Register")),
        Place(address(account), account.name),
        Place("", title),
    ]


@dataclass(frozen=True)
class Section:
    """Some facts under a heading, and what nobody has filled in yet."""

    heading: str
    facts: list[tuple[str, Any]]
    missing: list[str]


def sections(account: SocialAccount) -> list[Section]:
    """All the facts that people write of an account, as they are divided where they are changed."""
    found = []
    for heading, names in SECTIONS:
        told = [(label_of(name), shown(account, name)) for name in names if name not in ("name", "address")]
        found.append(
            Section(
                heading=str(heading),
                facts=[(label, value) for label, value in told if value not in ("", None)],
                missing=[label for label, value in told if value in ("", None)],
            )
        )
    return found


def label_of(name: str) -> str:
    """What a fact is called."""
    if name == "replies_within_hours":
        return _("Answers")
    return capfirst(str(SocialAccount._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def shown(account: SocialAccount, name: str) -> Any:
    """A fact as people read it; a date is left to the page."""
    value = getattr(account, name)
    if name == "replies_within_hours":
        return within(value)
    if name == "language":
        return language_name(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int):
        return number_format(value, force_grouping=True)
    display = getattr(account, f"get_{name}_display", None)
    return capfirst(str(display())) if display and value else value


def context(account: SocialAccount, who: Who, *, whole: bool, older: str = "") -> dict[str, Any]:
    """Everything for the page: all of it for whoever may see the file, else the public facts.

    `older` is where its timeline begins (?aldre=).
    """
    tree = who.tree
    authority = tree.authority(account.department_id)
    public: dict[str, Any] = {
        "account": account,
        "whole": whole,
        "icon": platform_icon(account),
        "platform": platform_name(account),
        "path": " › ".join(tree.path(account.department_id)),
        "authority": authority.name if authority else "",
        "crumbs": [Place(reverse("register"), _("Register")), Place("", account.name)],
    }
    if not whole:
        entry = listing.one(account.public_id)
        return {**public, "mailbox": entry.contact if entry else None}
    seen = Case.objects.filter(permissions.cases_seen_by(who), account=account).select_related("applicant")
    todos = reviewing.todos(account)
    return {
        **public,
        "sections": sections(account),
        "people": people(account),
        "few_people": len({row.person_id for row in people(account)}) < numbers.PEOPLE_WITH_ACCESS,
        "cases": list(seen.order_by("-submitted_at", "-pk")) if who.active else [],
        "decisions": list(decisions(account)),
        "todos": todos,
        "left": [todo for todo in todos if not todo.done],
        "read": acknowledging.of_account(account),
        "story": telling.story(account, older),
        "last_post": LastPostForm(),
        **(hijacked(account, who) if account.warning else {}),
        "may": {
            verb: permissions.may(who, verb, account)
            for verb in (
                "change_account",
                "appoint",
                "note_proof",
                "mark_seen",
                "answer_requirement",
                "warn",
            )
        },
        "may_close": account.status in IN_USE and permissions.may(who, "propose", account),
        "today": who.on,
    }


def hijacked(account: SocialAccount, who: Who) -> dict[str, Any]:
    """What the checklist for a hijacked account needs besides the account's people."""
    return {
        "incident": incident(account, who),
        "yes_no_unsaid": ",".join((_("Yes"), _("No"), _("Nobody has said"))),
    }


def people(account: SocialAccount) -> list[Responsibility]:
    """Today's people of an account, in the order of the parts."""
    order = [key for key, _label in Responsibility.PARTS]
    return sorted(
        (row for held in account.parts.values() for row in held),
        key=lambda row: (order.index(row.part), row.pk),
    )


def decisions(account: SocialAccount) -> Iterable[Decision]:
    """What has been decided about an account, the latest first."""
    return account.decisions.select_related("decider", "guideline", "case").order_by("-at", "-pk")


def answer(account: SocialAccount, key: str, *, by: Person, at: datetime) -> None:
    """Hands a done start requirement on to the guideline's verb."""
    reviewing.answer_requirement(account, key, by=by, at=at)
