"""Whether an act changed what a stranger can see; then the public version counts up, and every shelf is emptied."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Lower

from accounts.history import OpenAct
from accounts.models import Department, Person
from registry.guidelines.models import Guideline
from registry.public.listing import COLUMNS
from registry.public.models import PublicVersion
from registry.public.version import known
from registry.register.models import PUBLIC, SocialAccount
from registry.tips.models import Tip
from registry.website.models import Statement

FAKE_COLUMNS = ("outcome", "key", "platform", "handle", "url")
GUIDELINE_COLUMNS = (
    *("state", "title", "adopted_by", "adopted_on", "paragraph", "diary_number", "valid_from", "repealed_on"),
    *("repeals_id", "repeals_besides", "link", "text", "comment_rules", "comment_rules_en"),
)
"""What the page of the guideline in force shows; a draft is nobody's outside the unit."""
DEPARTMENT_COLUMNS = ("name", "slug", "mailbox", "parent_id")

BATCH = 500


def count_public_change(opened: OpenAct) -> None:
    """As an act closes: counts the public version up where the act changed something that is public.

    Called after the log's row, last in the transaction: the lock on the version is the last one taken.
    """
    if not touches_public(opened):
        return
    assert opened.row is not None, "called after the act's row is written"
    version, _made = PublicVersion.objects.select_for_update().get_or_create(pk=1)
    version.n += 1
    version.changed_at = opened.row.recorded_at
    version.save()
    transaction.on_commit(known.forget)


def touches_public(opened: OpenAct) -> bool:
    """Whether a stranger can see a difference after the act.

    In an account's public fields, in a department's name, in which accounts are confirmed as fake, in the
    guideline, in the accessibility statement, or in whether a function mailbox is somebody's own.
    """
    if {model._meta.label_lower for model in (SocialAccount, Department, Guideline, Tip)} & {
        entry["model"] for entry in opened.destroyed
    }:
        return True
    return (
        differs(opened, SocialAccount, COLUMNS, lambda version: version.status in PUBLIC)
        or differs(opened, Department, DEPARTMENT_COLUMNS, lambda version: version.history_type != "+")
        or differs(opened, Guideline, GUIDELINE_COLUMNS, adopted)
        or differs(opened, Tip, FAKE_COLUMNS, lambda version: version.outcome == "fake")
        or any(version.instance_type is Statement for version in opened.versions)
        or mailbox_changes_hands(opened)
    )


def adopted(version: Any) -> bool:
    """Whether a guideline is one that somebody has adopted: the one that the register begins with was there before."""
    return version.state == "adopted" and version.adopted_on is not None


def differs(
    opened: OpenAct, model: type[models.Model], columns: Iterable[str], shown: Callable[[Any], bool]
) -> bool:
    """Whether the act changed a column of a record that was shown before or is now; stops at the first."""
    for old, version in compared(opened, model):
        seen = shown(version) or (old is not None and shown(old))
        if seen and (old is None or any(getattr(old, name) != getattr(version, name) for name in columns)):
            return True
    return False


def mailbox_changes_hands(opened: OpenAct) -> bool:
    """Whether the act gave somebody, or took from somebody, an address that stands as a function mailbox."""
    changed: set[str] = set()
    for old, version in compared(opened, Person):
        changed |= {version.email} ^ ({old.email} if old else set())
    contacts = SocialAccount.objects.filter(status__in=PUBLIC).values_list(Lower("contact")).order_by()
    mailboxes = Department.objects.values_list(Lower("mailbox")).order_by()
    return bool(changed) and any(address in changed for (address,) in contacts.union(mailboxes))


def compared(opened: OpenAct, model: type[models.Model]) -> Iterator[tuple[Any, Any]]:
    """The last version that the act wrote of each record of a model, with the one that stood before it, or None."""
    after = {version.pk_of_record: version for version in opened.versions if version.instance_type is model}
    written = {version.history_id for version in opened.versions if version.instance_type is model}
    waiting = iter(after.items())
    while batch := dict(islice(waiting, BATCH)):
        before = latest(model, batch, written)
        for pk, version in batch.items():
            yield before.get(pk), version


def latest(model: Any, pks: Iterable[int], written: set[int]) -> dict[int, Any]:
    """The versions that stood before an act wrote its own, by record."""
    earlier = model.history.filter(id__in=list(pks)).order_by("history_id")
    return {version.id: version for version in earlier if version.history_id not in written}
