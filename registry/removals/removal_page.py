"""What the pages about removed content show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from registry import telling
from registry.appearance import Place
from registry.register.file_page import platform_icon, platform_name
from registry.register.models import SocialAccount
from registry.removals import finding
from registry.removals.models import CRIMES, Removal
from registry.templatetags.look import day


@dataclass(frozen=True)
class Row:
    """A removal in a list."""

    public_id: str
    title: str
    url: str
    line: str
    icon: str
    registered: bool
    destroyed: bool


def title(removal: Removal) -> str:
    """Why it was removed."""
    return str(capfirst(removal.get_reason_display()))


def row(removal: Removal) -> Row:
    """A removal as a row; nothing in it of what was removed."""
    account = removal.account
    return Row(
        public_id=removal.public_id,
        title=title(removal),
        url=reverse("removal", args=[removal.public_id]),
        line=" · ".join(
            (f"{account.name}, {platform_name(account)}", kind(removal), day(removal.removed_on))
        ),
        icon=platform_icon(account),
        registered=removal.is_registered,
        destroyed=removal.destroyed_on is not None,
    )


def kind(removal: Removal) -> str:
    """What was removed."""
    return str(capfirst(removal.get_kind_display()))


def rows(removals: Iterable[Removal]) -> list[Row]:
    """Removals as rows."""
    return [row(removal) for removal in removals]


def crumbs(*places: tuple[str, str]) -> list[Place]:
    """The way back to the list; `places` are (address, name), the last one without an address."""
    return [Place(reverse("removals"), _("Removed content")), *(Place(url, name) for url, name in places)]


SHOWN = 5
"""So many removals stand on an account's own page."""


def of_account(account: SocialAccount, who: Who) -> dict[str, Any]:
    """What an account's own page shows: its latest removals, and whether this person logs them."""
    seen = Removal.objects.filter(finding.seen_by(who), account=account).select_related("account")
    latest = list(seen.order_by("-removed_on", "-pk")[: SHOWN + 1])
    return {
        "removals": rows(latest[:SHOWN]),
        "more_removals": len(latest) > SHOWN,
        "may_log_removal": permissions.may(who, "log_removal", account),
    }


def context(removal: Removal, who: Who, *, older: str = "") -> dict[str, Any]:
    """Everything that a removal's page shows to somebody; `older` asks for an earlier part of what has happened."""
    may = {
        verb: permissions.may(who, verb, removal)
        for verb in ("log_removal", "see_evidence", "register_removal")
    }
    authority = who.tree.authority(removal.department_id)
    going_on = removal.destroyed_on is None
    return {
        "removal": removal,
        "title": title(removal),
        "kind": kind(removal),
        "action": capfirst(removal.get_action_display()),
        "icon": platform_icon(removal.account),
        "platform": platform_name(removal.account),
        "authority": authority.name if authority else "",
        "crumbs": crumbs(("", title(removal))),
        "may": may,
        "may_see_account": permissions.may(who, "see_account", removal.account),
        "may_change": going_on and may["log_removal"],
        "shows": bool(removal.text or removal.picture),
        "secret": removal.reason == "secrecy",
        "to_police": going_on and removal.reason in CRIMES and removal.police_on is None,
        "story": telling.story(removal, older),
    }
