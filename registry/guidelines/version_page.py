"""What the pages about the versions of the guideline show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from registry import telling
from registry.appearance import Place
from registry.guidelines import acknowledging, adopting, audience, demands, drafting
from registry.guidelines.models import Guideline
from registry.guidelines.wording import blocks
from registry.notices.models import Notice
from registry.templatetags.look import day, tag

FEW = 10
"""So many who have not read the guideline are named on its page; all of them stand on a page of their own."""


@dataclass(frozen=True)
class Row:
    """A version in the list."""

    title: str
    url: str
    line: str
    mark: SafeString


def address(guideline: Guideline) -> str:
    """Where a version's page is."""
    return reverse("guideline", args=[guideline.public_id])


def crumbs(*places: Place) -> list[Place]:
    """The way here from the list of versions."""
    return [Place(reverse("guidelines"), _("Guideline")), *places]


def below(guideline: Guideline, title: str) -> list[Place]:
    """The way to a page about a version."""
    return crumbs(Place(address(guideline), guideline.title), Place("", title))


def mark(guideline: Guideline, on: date) -> SafeString:
    """How a version stands on a day: draft, in force, to come or repealed."""
    if guideline.is_draft:
        return tag(_("Draft"), "pencil", "neutral")
    if guideline.repealed_on is not None and guideline.repealed_on <= on:
        return tag(_("Repealed %(day)s") % {"day": day(guideline.repealed_on)}, "archive", "neutral")
    if guideline.starts_on is not None and guideline.starts_on > on:
        return tag(_("Holds from %(day)s") % {"day": day(guideline.starts_on)}, "calendar", "info")
    return tag(_("In force"), "check", "success")


def adopted(guideline: Guideline) -> str:
    """«Kommunstyrelsen, 9 januari 2023, § 4», as far as it is known."""
    paragraph = f"§ {guideline.paragraph}" if guideline.paragraph else ""
    return ", ".join(filter(None, (guideline.adopted_by, day(guideline.adopted_on), paragraph)))


def rows(versions: Iterable[Guideline], on: date) -> list[Row]:
    """The versions as rows."""
    return [Row(one.title, address(one), adopted(one), mark(one, on)) for one in versions]


def seen_by(who: Who) -> list[Guideline]:
    """The versions that somebody may see, the latest first: drafts only for those who write them."""
    found = list(Guideline.objects.all())
    drafts = [one for one in found if one.is_draft] if permissions.may(who, "prepare_guideline") else []
    adopted_ones = sorted(
        (one for one in found if not one.is_draft),
        key=lambda one: (one.starts_on or date.min, one.pk),
        reverse=True,
    )
    return [*drafts, *adopted_ones]


def before(guideline: Guideline) -> Guideline | None:
    """The version that one is compared with: what it repealed, or would repeal."""
    return drafting.standing() if guideline.is_draft else guideline.repeals


def context(guideline: Guideline, who: Who, *, older: str = "") -> dict[str, Any]:
    """Everything that a version's page shows to somebody; `older` is where its timeline begins (?aldre=)."""
    may = {
        verb: permissions.may(who, verb) for verb in ("prepare_guideline", "adopt_guideline", "see_readers")
    }
    to_read = acknowledging.to_read()
    current = to_read is not None and to_read.pk == guideline.pk
    mine = acknowledging.answers_for(who.person) if current and who.person else None
    said = guideline.acknowledgements.filter(person=who.pk).first() if mine else None
    return {
        "guideline": guideline,
        "mark": mark(guideline, who.on),
        "crumbs": crumbs(Place("", guideline.title)),
        "text": blocks(guideline.text),
        "rules": blocks(guideline.comment_rules),
        "rules_en": blocks(guideline.comment_rules_en),
        "groups": demands.grouped(guideline.requirements.all()),
        "count": guideline.requirements.count(),
        "before": before(guideline),
        "after": guideline.repealed_by.filter(state="adopted").first(),
        "may": may,
        "missing": adopting.missing(guideline) if guideline.is_draft else [],
        "current": current,
        "asked": mine is not None and said is None,
        "said": said,
        "public_link": settings.SITE_URL + reverse("guideline_public"),
        **(of_readers(guideline) if may["see_readers"] and current else {}),
        "story": telling.story(guideline, older) if may["see_readers"] else None,
    }


def of_readers(guideline: Guideline) -> dict[str, Any]:
    """Who has read it and who has not, in short."""
    found = acknowledging.readers(guideline)
    unread = [row for row in found if row.at is None]
    return {
        "counted": acknowledging.counted(found),
        "unread": unread[:FEW],
        "more": len(unread) - len(unread[:FEW]),
    }


def readers(guideline: Guideline) -> Sequence[acknowledging.Reader]:
    """Everybody who answers for an account, with how often they have been asked to read it."""
    asked = (
        Notice.objects.filter(kind="acknowledge", facts__guideline=guideline.public_id)
        .order_by()
        .values_list("to")
        .annotate(times=Count("pk"), last=Max("queued_at"))
    )
    return acknowledging.readers(
        guideline, {to: (times, timezone.localdate(last)) for to, times, last in asked if to}
    )


def happens(guideline: Guideline, who: Who) -> dict[str, Any]:
    """What adopting a draft will do, and to how many."""
    found = audience.departments(who.on)
    return {
        "guideline": guideline,
        "before": drafting.standing(),
        "adopted": adopted(guideline),
        "starts_on": guideline.starts_on,
        "count": guideline.requirements.count(),
        "missing": adopting.missing(guideline),
        "departments": found,
        "responsible": len(audience.responsible()),
        "others": len(audience.other_administrators(who.on)),
        "round": bool(adopting.following),
    }
