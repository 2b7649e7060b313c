"""How a state is shown: an icon, words and a tone; never the tone alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sign:
    """One state as a reader meets it; «on» is said instead of «words» when the state has a date.

    `ahead` where the date is still to come: once it has passed, «Closes on 3 November» would no longer be true.
    """

    icon: str
    words: str | Promise
    tone: str
    on: str | Promise = ""
    ahead: bool = False


ACCOUNT = {
    "proposed": Sign("hourglass", _("Proposed"), "info"),
    "approved": Sign("thumb-up", _("Approved"), "success"),
    "active": Sign("circle-check", _("Active"), "success"),
    "resting": Sign("moon", _("Resting"), "warning", _("Resting until %(date)s"), ahead=True),
    "closing": Sign("calendar-x", _("Closing"), "warning", _("Closes on %(date)s"), ahead=True),
    "closed": Sign("archive", _("Closed"), "neutral", _("Closed on %(date)s")),
    "declined": Sign("circle-x", _("Declined"), "danger"),
    "withdrawn": Sign("arrow-back-up", _("Withdrawn"), "neutral"),
    "warning": Sign("alert-triangle", _("Warning"), "danger"),
}

APPLICATION = {
    "draft": Sign("pencil", _("Draft"), "neutral"),
    "submitted": Sign("send", _("Submitted"), "info"),
    "returned": Sign("arrow-back-up", _("Awaiting more information"), "warning"),
    "approved": Sign("thumb-up", _("Approved"), "success"),
    "published": Sign("world-check", _("In the list"), "success"),
    "declined": Sign("circle-x", _("Declined"), "danger"),
    "withdrawn": Sign("arrow-back-up", _("Withdrawn"), "neutral"),
}

CLOSURE = {
    "proposed": Sign("hourglass", _("Proposed"), "info"),
    "hearing": Sign("message-2", _("Awaiting a statement"), "warning"),
    "ready": Sign("gavel", _("Ready for decision"), "info"),
    "running_down": Sign("calendar-x", _("Closing"), "warning", _("Closes on %(date)s"), ahead=True),
    "kept": Sign("circle-check", _("Kept"), "success"),
    "resting": Sign("moon", _("Resting"), "warning", _("Resting until %(date)s"), ahead=True),
    "awaiting_acceptance": Sign("user-share", _("Awaiting a recipient"), "warning"),
    "woken": Sign("sun", _("Woken"), "success"),
    "handed_over": Sign("user-check", _("Handed over"), "success"),
    "closed": Sign("archive", _("Closed"), "neutral"),
    "withdrawn": Sign("arrow-back-up", _("Withdrawn"), "neutral"),
    "recalled": Sign("rotate", _("Decision recalled"), "neutral"),
}
CASE = {**CLOSURE, **APPLICATION}

UNKNOWN = Sign("circle-dotted", "", "neutral")

# The icon of a notice or message, by its tone.
NOTICE_ICONS = {
    "info": "info-circle",
    "success": "circle-check",
    "warning": "alert-triangle",
    "danger": "alert-octagon",
    "neutral": "info-circle",
}
