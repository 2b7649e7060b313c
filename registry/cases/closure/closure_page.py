"""What a closure's page shows besides what every case's does: the ground, the hearing, the steps."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import permissions
from accounts.chain import Who
from registry.cases.closure import carrying_out, steps
from registry.cases.closure.models import Closure, Step
from registry.cases.models import Case


@dataclass(frozen=True)
class Item:
    """One step as the page shows it; `url` leads to where it is ticked, `strike_url` to where it is struck."""

    step: Step
    text: str
    help: str
    late: bool
    url: str = ""
    strike_url: str = ""
    proof_url: str = ""


RECEIVERS: dict[str, str | Promise] = {
    "awaiting_acceptance": gettext_lazy("To be taken over by"),
    "handed_over": gettext_lazy("Taken over by"),
}
"""What the person is in whose hands the account is to come, by state."""


def taken_over_by(closure: Any) -> str:
    """Who is to take the account over, and for which department; of a closure, or of a version of it."""
    return ", ".join(str(part) for part in (closure.to_person, closure.to_department) if part)


def context(case: Case, who: Who) -> dict[str, Any]:
    """What the template cases/closure/closure.html needs; nothing for other kinds of cases."""
    if case.kind != "closure":
        return {}
    closure = (
        Closure.objects.select_related(
            "requirement", "successor", "answered_by", "to_person", "to_department"
        )
        .filter(case=case)
        .get()
    )
    planning = case.state == "running_down" and permissions.may(who, "plan_steps", case)
    return {
        "closure": closure,
        "ground": capfirst(str(closure.get_ground_display())),
        "receiver": taken_over_by(closure),
        "receiver_label": RECEIVERS.get(case.state, _("Was asked to take over")),
        "note_label": _("How it went") if case.state == "kept" else _("Why it was not taken over"),
        "steps": items(case, who, planning),
        "add_step_url": reverse("step_new", args=[case.number]) if planning else "",
        "last_post": last_post(case),
    }


def items(case: Case, who: Who, planning: bool) -> list[Item]:
    """The steps, those left first, in the order of their days."""
    found = []
    for step in case.steps.select_related("done_by").order_by("due_on", "pk"):
        step.case = case
        row = steps.BY_KEY.get(step.kind)
        words = [case.number, step.public_id]
        able = case.state == "running_down" and step.is_left
        found.append(
            Item(
                step=step,
                text=steps.text_of(step),
                help=str(row.help) if row and step.is_left else "",
                late=step.is_left and case.state == "running_down" and step.due_on < who.on,
                url=reverse("step_done", args=words) if able and carrying_out.may_do(who, step) else "",
                strike_url=reverse("step_strike", args=words) if able and planning else "",
                proof_url=reverse("step_proof", args=words) if step.proof else "",
            )
        )
    return sorted(found, key=lambda item: not item.step.is_left)


def last_post(case: Case) -> str:
    """What is known of the account's last post, since an unknown one is a question and no inactivity."""
    assert case.account is not None
    return "" if case.account.last_post_on else _("Nobody has noted when the last post was.")
