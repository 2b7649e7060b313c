"""What a mail says: subject and text of a notice, in its reader's language, complete without signing in."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import titles
from accounts.models import Person
from accounts.tree import Tree
from registry.cases import vouching
from registry.cases.closure.steps import left, text_of
from registry.cases.headings import account_title, title
from registry.cases.models import Case, Decision, Message
from registry.guidelines.models import Answer, Guideline
from registry.notices import links
from registry.notices.models import Notice
from registry.register.file_page import platform_name
from registry.register.models import SocialAccount
from registry.tips.models import Tip

FULL_STOP = "."
"""A quotation's own full stop gives way to the sentence's."""

Says = Callable[[Notice], dict[str, Any]]
"""What a kind of mail says besides what every one does."""


class Letter(NamedTuple):
    """A mail's subject, one line, and its text."""

    subject: str
    body: str


def letter(notice: Notice, says: Says, *, alone: bool = True) -> Letter:
    """The mail of one notice; not `alone` it is a piece of the mail of the day."""
    with in_language_of(notice):
        return written(f"mail/{notice.kind}.txt", {**words(notice), **says(notice), "alone": alone})


def letter_of_the_day(reader: Notice, pieces: Iterable[Letter]) -> Letter:
    """The one mail of the day, with everything that has waited for it; `reader` is one of the notices."""
    with in_language_of(reader):
        return written("mail/together.txt", {"items": list(pieces), "alone": True, **house()})


@contextmanager
def in_language_of(notice: Notice) -> Iterator[None]:
    """The reader's language; a function mailbox reads Swedish."""
    with translation.override(notice.to.language if notice.to else settings.LANGUAGE_CODE):
        yield


def written(template: str, context: dict[str, Any]) -> Letter:
    """A text template filled in: its first line is the subject, and gaps of what was left out are closed."""
    subject, _gap, body = render_to_string(template, context).strip().partition("\n")
    lines = "\n".join(line.rstrip() for line in body.splitlines())
    return Letter(flat(subject), re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n")


def flat(text: object) -> str:
    """A text on one line, so that a name can break neither a subject nor a header."""
    return " ".join(str(text).split())


def house() -> dict[str, Any]:
    """Who writes."""
    return {"municipality": settings.MUNICIPALITY_NAME, "site": settings.SITE_URL}


def address(path: str) -> str:
    """A path as a whole address."""
    return settings.SITE_URL + path


def words(notice: Notice) -> dict[str, Any]:
    """What the templates can say of a notice; names are looked up now, so that they are today's."""
    facts = notice.facts
    by = Person.objects.filter(pk=facts.get("by")).first()
    return {
        **house(),
        "by": flat(by or _("The register")),
        "stranger": notice.to is not None and not notice.to.may_sign_in,
        "applied": True,
        "superior": str(titles.the_superior()),
        "unit": str(titles.the_unit()),
        "about_day": notice.about_day,
        **(words_of_case(notice) if notice.case else words_of_account(notice)),
    }


def words_of_account(notice: Notice) -> dict[str, Any]:
    """What the templates can say of an account without a case; nothing where it is about none."""
    account = notice.account
    if account is None:
        return {"link": address(reverse("desk"))}
    return {
        "about": account_title(account, str(account.department)),
        "name": flat(account.name),
        "link": address(reverse("account_file", args=[account.public_id])),
    }


def words_of_case(notice: Notice) -> dict[str, Any]:
    """What the templates can say of a case."""
    case, facts = the_case(notice), notice.facts
    assert case.account is not None, "drafts are written by one person, who needs no mail"
    assert case.department is not None
    line = Tree.load().upwards(case.department_id)
    return {
        "about": title(case),
        "matter": str(case.get_kind_display()),
        "reported": case.kind == "report",
        "sender": flat(next((higher for higher in line if higher.kind != "unit"), case.department)),
        "number": case.number,
        "due": date.fromisoformat(facts["due"]) if facts.get("due") else None,
        "applicant": flat(case.applicant_name),
        "applicant_email": case.applicant.email if case.applicant else "",
        "facts": told_of(case.account),
        "link": address(reverse("case", args=[case.number])),
        # Of a case that the register began there is nobody to write to.
        "applied": case.applicant is None or notice.to_id == case.applicant_id,
        "question": facts.get("question", "").strip().removesuffix(FULL_STOP),
        "agrees": facts.get("agrees"),
        "recommends": facts.get("recommends"),
        "recommendation": facts.get("recommendation", "").strip().removesuffix(FULL_STOP),
    }


def told_of(account: SocialAccount) -> list[tuple[str, str]]:
    """What an account is said to be, as label and value; what nobody has said is left out."""
    told = []
    for name in vouching.ASKED_ABOUT:
        field: models.Field[Any, Any] = account._meta.get_field(name)  # type: ignore[assignment]
        value = flat(platform_name(account)) if name == "platform" else getattr(account, name)
        if value:
            told.append((capfirst(str(field.verbose_name)), flat(value)))
    return told


# --- What one kind says besides -----------------------------------------------------------------------------


def the_case(notice: Notice) -> Case:
    """The case that a notice is about."""
    assert notice.case is not None
    return notice.case


def nothing_besides(notice: Notice) -> dict[str, Any]:
    """All is said."""
    return {}


def of_receipt(notice: Notice) -> dict[str, Any]:
    """Who has been sent a copy to agree to."""
    case = the_case(notice)
    asked = case.manager if case.manager_id != case.applicant_id else None
    return {"manager": flat(asked) if asked and asked.is_active else ""}


def of_manager(notice: Notice) -> dict[str, Any]:
    """The manager's own link, and how long it works."""
    assert notice.to is not None
    return {
        "answer_link": address(links.manager_path(the_case(notice), notice.to, notice.queued_at)),
        "last_day": links.last_day(timezone.localdate(notice.queued_at)),
    }


def of_decision(notice: Notice) -> dict[str, Any]:
    """Who decided as what, the reason and the conditions."""
    decision = Decision.objects.select_related("decider").get(pk=notice.facts["decision"])
    return {
        "decider": decider(decision),
        "reason": decision.reason.strip().removesuffix(FULL_STOP),
        "conditions": decision.conditions,
        "ends_on": decision.ends_on,
        "until": decision.until,
        "changed": decision.replaces_id is not None,
        "can_be_reconsidered": decision.capacity in ("chief", "acting_chief"),
    }


def decider(decision: Decision) -> str:
    """«Kommunikationschefen»; whoever acts for another by name: «Tove Falk (tf. kommunikationschef)»."""
    if decision.capacity == "chief":
        return str(titles.the_chief_first())
    if decision.capacity == "superior":
        return str(titles.the_superior_first())
    return f"{flat(decision.decider)} ({titles.capacity(decision.capacity)})"


def of_publication(notice: Notice) -> dict[str, Any]:
    """Where the account is in the list, and which start requirements are left until when."""
    account = the_case(notice).account
    assert account is not None
    left = list(
        Answer.objects.filter(review__account=account, review__kind="start", outcome="")
        .select_related("requirement", "review")
        .order_by("requirement__position", "pk")
    )
    return {
        "public_link": address(reverse("account", args=[account.public_id])),
        "left": [flat(answer.requirement.text) for answer in left],
        "left_by": left[0].review.due_on if left else None,
        **(of_decision(notice) if "decision" in notice.facts else {}),
    }


def of_message(notice: Notice) -> dict[str, Any]:
    """What was written, and by whom."""
    message = Message.objects.select_related("by").get(pk=notice.facts["message"])
    return {"text": message.text, "by": flat(message.by)}


def of_managers_answer(notice: Notice) -> dict[str, Any]:
    """Who the manager is."""
    return {"manager": flat(the_case(notice).manager or _("The manager"))}


WHY = {
    "unused": gettext_lazy("it is no longer used"),
    "reorganisation": gettext_lazy("the departments are reorganised"),
    "end_date": gettext_lazy("its end date has been reached"),
    "inactive": gettext_lazy("nothing has been published in it for long"),
    "breach": gettext_lazy("it does not follow the guideline"),
    "platform": gettext_lazy("the platform may not be used, or is gone"),
    "hijacked": gettext_lazy("it may be hijacked"),
}
"""The grounds of a proposal to close, as the end of a sentence."""


def of_closure(notice: Notice) -> dict[str, Any]:
    """The ground and the facts of a proposal to close, what is asked, and what has been answered."""
    closure = the_case(notice).closure
    asked = notice.facts.get("answer_by")
    return {
        "why": str(WHY[closure.ground]),
        "because": closure.facts.strip(),
        "asks": closure.question.strip(),
        "answer_by": date.fromisoformat(asked) if asked else closure.answer_by,
        "answer": closure.answer.strip(),
        "answer_agrees": closure.answer_agrees,
        "skipped": closure.hearing_skipped.strip().removesuffix(FULL_STOP),
        "refused": closure.outcome_note.strip().removesuffix(FULL_STOP),
        "public_link": public_address(the_case(notice).account),
    }


def public_address(account: SocialAccount | None) -> str:
    """Where residents find the account."""
    assert account is not None
    return address(reverse("account", args=[account.public_id]))


def of_closing(notice: Notice) -> dict[str, Any]:
    """The decision to close, the steps before it, and what followers are told."""
    case = the_case(notice)
    return {
        **of_decision(notice),
        "steps": [(step.due_on, flat(text_of(step))) for step in left(case)],
        "followers_told": case.closure.followers_told.strip(),
        "successor": flat(case.closure.successor or ""),
    }


def of_offer(notice: Notice) -> dict[str, Any]:
    """Who is to take the account over, or has."""
    closure = the_case(notice).closure
    return {
        "to_person": flat(closure.to_person or ""),
        "to_department": flat(closure.to_department or ""),
        **(of_decision(notice) if "decision" in notice.facts else {}),
    }


def of_conflict(notice: Notice) -> dict[str, Any]:
    """Of whom a conflict of interest has been declared."""
    conflict = the_case(notice).conflicts.select_related("person").order_by("at", "pk").last()
    return {"conflicted": flat(conflict.person if conflict else "")}


def of_steps(notice: Notice) -> dict[str, Any]:
    """The steps that are to be done on the day that the reminder is about, and the account's last day."""
    case = the_case(notice)
    due = [step for step in left(case) if step.due_on == notice.about_day]
    return {
        "steps": [flat(text_of(step)) for step in due],
        "closes_on": case.account.closes_on if case.account else None,
        "followers_told": case.closure.followers_told.strip() if any(s.kind == "tell" for s in due) else "",
    }


UNKNOWN = 10
"""So many accounts are named in a mail; the rest are counted, and stand on the desk."""


def of_unknown_posts(notice: Notice) -> dict[str, Any]:
    """The accounts of which the reader is asked when the last post was."""
    names = notice.facts["accounts"]
    return {"count": len(names), "names": names[:UNKNOWN], "more": len(names) - len(names[:UNKNOWN])}


def of_warning(notice: Notice) -> dict[str, Any]:
    """What residents are warned of, or why they no longer are."""
    account = notice.account
    assert account is not None
    return {
        "what_to_do": address(reverse("account_incident", args=[account.public_id])),
        "warning": account.warning.strip(),
        "reason": str(notice.facts.get("reason", "")).strip().removesuffix(FULL_STOP),
        "public_link": public_address(account),
    }


def of_guideline(notice: Notice) -> dict[str, Any]:
    """Which guideline, by whom it was adopted and from when it holds, and where it is read."""
    guideline = Guideline.objects.select_related("repeals").get(public_id=notice.facts["guideline"])
    repealed = guideline.repeals if guideline.repeals and guideline.repeals.adopted_on else None
    return {
        "guideline": flat(guideline),
        "adopted_by": flat(guideline.adopted_by),
        "adopted_on": guideline.adopted_on,
        "paragraph": flat(guideline.paragraph),
        "starts_on": guideline.starts_on,
        "repealed_on": repealed.adopted_on if repealed else None,
        "public_link": address(reverse("guideline_public")),
        "handbook": guideline.handbook,
        "link": address(reverse("guideline", args=[guideline.public_id])),
    }


def of_acknowledging(notice: Notice) -> dict[str, Any]:
    """The guideline, the reader's own link to say that they have read it, and how long the link works."""
    assert notice.to is not None
    guideline = Guideline.objects.get(public_id=notice.facts["guideline"])
    return {
        **of_guideline(notice),
        "again": notice.facts.get("again", False),
        "answer_link": address(links.reading_path(guideline, notice.to, notice.queued_at)),
        "last_day": links.last_day_to_read(timezone.localdate(notice.queued_at)),
    }


def of_removals(notice: Notice) -> dict[str, Any]:
    """Where the registrar's queue is; what was removed is read there only."""
    return {"link": address(reverse("removal_queue"))}


def of_tip(notice: Notice) -> dict[str, Any]:
    """What a resident's tip is about; what it says is read on its page."""
    tip = Tip.objects.get(public_id=notice.facts["tip"])
    return {
        "kind": tip.get_kind_display(),
        "what": flat(tip.handle or tip.address[:80]),
        "link": address(reverse("tip_file", args=[tip.public_id])),
    }
