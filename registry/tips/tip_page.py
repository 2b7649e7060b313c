"""What the pages about tips show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from registry import telling
from registry.appearance import Place
from registry.register.platforms import BY_KEY
from registry.templatetags.look import bare, day
from registry.tips import handling
from registry.tips.models import Tip


@dataclass(frozen=True)
class Row:
    """A tip in the queue."""

    title: str
    url: str
    line: str
    icon: str


@dataclass(frozen=True)
class StepShown:
    """A step: what to do, and on what day it was done."""

    key: str
    text: str | Promise
    help: str | Promise
    done_on: date | None


def title(tip: Tip) -> str:
    """What a tip is called: the handle or the address, else how it begins."""
    words = tip.handle or bare(tip.address) or Truncator(tip.text).words(6) or kind_of(tip)
    # Strangers write without blanks, too, and a handle of some platforms is a whole address.
    return Truncator(words).chars(80)


def kind_of(tip: Tip) -> str:
    """What it is about."""
    return str(capfirst(tip.get_kind_display()))


def outcome_of(tip: Tip) -> str:
    """What came of it, if anything yet."""
    return str(capfirst(tip.get_outcome_display())) if tip.outcome else ""


def icon_of(tip: Tip) -> str:
    """The platform's icon, or that of what it is about."""
    if tip.platform in BY_KEY:
        return BY_KEY[tip.platform].icon
    return {"fake": "spy", "missing": "user-search", "error": "edit", "access": "accessible"}[tip.kind]


def row(tip: Tip) -> Row:
    """A tip as a row."""
    return Row(
        title=title(tip),
        url=reverse("tip_file", args=[tip.public_id]),
        line=" · ".join(filter(None, (kind_of(tip), day(tip.received_at), outcome_of(tip)))),
        icon=icon_of(tip),
    )


def context(tip: Tip, who: Who, *, older: str = "") -> dict[str, Any]:
    """Everything that a tip's page shows to somebody; `older` asks for an earlier part of what has happened."""
    return {
        "tip": tip,
        "title": title(tip),
        "kind": kind_of(tip),
        "outcome": outcome_of(tip),
        "icon": icon_of(tip),
        "platform": BY_KEY[tip.platform].name if tip.platform in BY_KEY else "",
        "crumbs": [Place(reverse("tips"), _("Tips")), Place("", title(tip))],
        "steps": [
            StepShown(step.key, step.text, step.help, getattr(tip, step.field)) for step in handling.STEPS
        ]
        if tip.kind == "fake"
        else [],
        "may_handle": permissions.may(who, "handle_tip", tip),
        "may_see_account": bool(tip.account) and permissions.may(who, "see_account", tip.account),
        "others": [row(other) for other in same_account(tip)],
        "story": telling.story(tip, older),
    }


def same_account(tip: Tip) -> list[Tip]:
    """Other tips about the same account, the latest first."""
    if not tip.key:
        return []
    return list(Tip.objects.filter(key=tip.key).exclude(pk=tip.pk).order_by("-received_at", "-pk")[:10])
