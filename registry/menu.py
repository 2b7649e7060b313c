"""The staff menu: rows that lead somewhere for whoever is signed in; nothing at all on public pages."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import permissions
from registry import web


@dataclass(frozen=True)
class Item:
    """One row of the menu: the URL's name, and the permission it needs (none: everybody who is signed in)."""

    name: str
    label: str | Promise
    icon: str
    permission: str = ""


@dataclass(frozen=True)
class Shown:
    """A row as the page shows it."""

    url: str
    label: str | Promise
    icon: str
    current: bool


ITEMS = (
    Item("desk", _("Desk"), "layout-dashboard"),
    Item("cases", _("Cases"), "files"),
    Item("register", _("Register"), "list-details"),
    Item("guidelines", _("Guideline"), "book", "see_readers"),
    Item("reviews", _("Review"), "clipboard-check", "see_reviews"),
    Item("removals", _("Removed content"), "message-off", "see_removals"),
    Item("overview", _("Overview"), "chart-bar", "see_overview"),
    Item("tips", _("Tips"), "message-report", "see_tips"),
    Item("website", _("The website"), "world-cog", "keep_website"),
    Item("people", _("People"), "users", "see_people"),
    Item("departments", _("Departments"), "building", "staff"),
    Item("history", _("History"), "history", "see_history"),
)


def menu(request: HttpRequest) -> dict[str, object]:
    """The context processor: on staff pages the menu and the person; public pages never ask who it is."""
    if not getattr(request, "is_staff_page", False) or not request.user.is_authenticated:
        return {}
    who = web.who(request)
    shown = []
    for item in ITEMS:
        if not item.permission or permissions.may(who, item.permission):
            url = reverse(item.name)
            shown.append(Shown(url, item.label, item.icon, request.path.startswith(url)))
    return {"menu": shown, "person": who.person}
