"""What the rows of the list of cases say."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.chain import Who
from registry.cases import due
from registry.cases.headings import title
from registry.cases.models import Case
from registry.register.file_page import platform_icon
from registry.register.platforms import BY_KEY


@dataclass(frozen=True)
class Row:
    """One case, or one draft, in the list."""

    title: str
    url: str
    line: str
    icon: str
    state: str
    due: str = ""
    late: bool = False


def rows(cases: Iterable[Case], who: Who) -> list[Row]:
    """The rows of cases that have a number."""
    found = []
    for case in cases:
        assert case.account is not None
        sent = date_format(case.submitted_at, "j F Y") if case.submitted_at else ""
        kind = f"{capfirst(case.get_kind_display())} {case.number}"
        found.append(
            Row(
                title=title(case),
                url=reverse("case", args=[case.number]),
                line=" · ".join((kind, case.applicant_name, sent)),
                icon=platform_icon(case.account),
                state=case.state,
                due=due.words(case, who.on),
                late=bool(case.due_on and case.due_on < who.on),
            )
        )
    return found


def own_drafts(who: Who) -> list[Row]:
    """The drafts that this person has begun, the latest first."""
    drafts = Case.objects.filter(applicant=who.pk, state="draft").order_by("-started_at", "-pk")
    found = []
    for draft in drafts:
        begun = _("%(kind)s, begun on %(day)s") % {
            "kind": capfirst(draft.get_kind_display()),
            "day": date_format(draft.started_at, "j F Y"),
        }
        platform = BY_KEY.get(str(draft.form.get("platform") or ""))
        found.append(
            Row(
                title=title(draft),
                url=reverse("draft", args=[draft.public_id]),
                line=begun,
                icon=platform.icon if platform else "pencil",
                state="draft",
            )
        )
    return found
