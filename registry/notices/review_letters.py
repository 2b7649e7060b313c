"""What the mails about reviews say: what is to be mended, and what somebody is asked to promise."""

from datetime import date
from typing import Any

from django.utils import timezone

from registry.guidelines.models import Answer
from registry.notices.letters import UNKNOWN, address, flat
from registry.notices.links import last_day
from registry.notices.models import Notice
from registry.notices.promise_link import promise_path


def of_shortcomings(notice: Notice) -> dict[str, Any]:
    """What is to be mended, by when, and what was seen; those that a reminder is about by their day."""
    found = Answer.objects.filter(outcome="shortcoming", seen_on=None).select_related("requirement")
    keys = notice.facts.get("answers")
    chosen = (
        found.filter(pk__in=keys)
        if keys is not None
        else found.filter(review__account=notice.account, mended_on=None, mend_by=notice.about_day)
    )
    shortcomings = [
        (flat(one.requirement.text), one.mend_by, flat(one.note), flat(one.not_mended))
        for one in chosen.order_by("mend_by", "requirement__position", "pk")
    ]
    return {"shortcomings": shortcomings, "count": len(shortcomings)}


def of_promises(notice: Notice) -> dict[str, Any]:
    """The accounts that the reader answers for, until when, and the reader's own link."""
    assert notice.to is not None
    names = notice.facts["accounts"]
    return {
        "count": len(names),
        "names": [flat(name) for name in names[:UNKNOWN]],
        "more": len(names) - len(names[:UNKNOWN]),
        "answer_by": date.fromisoformat(notice.facts["answer_by"]),
        "answer_link": address(promise_path(notice.to, notice.queued_at)),
        "last_day": last_day(timezone.localdate(notice.queued_at)),
    }
