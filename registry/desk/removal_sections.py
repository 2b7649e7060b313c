"""What waits of removed content: blocks whose end is near, what is to be registered, what is past its date."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import permissions
from accounts.chain import Who
from registry.desk.items import SHOWN, Item, Section
from registry.removals import blocking, finding, registering, retention
from registry.removals.models import Removal
from registry.removals.removal_page import row


def item(removal: Removal, do: str, who: Who) -> Item:
    """A removal as something that waits."""
    shown = row(removal)
    due = removal.blocked_until if removal.is_blocking else None
    overdue = due is not None and due < who.on
    return Item(
        title=shown.title, url=shown.url, line=shown.line, icon=shown.icon, do=do, due=due, overdue=overdue
    )


def blocks(who: Who) -> Iterator[Item]:
    """Blocks that end within a week, for those who look after the account: the oldest few."""
    # The unit may log for everybody; on its desk stand those of its own accounts only.
    ending = blocking.ending(who.on + blocking.A_WEEK).filter(finding.shown_to(who))
    for removal in finding.with_parts(ending.select_related("account", "department")[:SHOWN]):
        if permissions.may(who, "log_removal", removal):
            yield item(removal, _("Lift or prolong the block"), who)


def to_register(who: Who) -> Iterator[Item]:
    """The registrar's queue as one thing to do, however long it is."""
    count = registering.queue(who).count() if who.holds("registrar") else 0
    if count:
        yield Item(
            title=ngettext("%(n)s removal", "%(n)s removals", count) % {"n": count},
            url=reverse("removal_queue"),
            line=_("no diary number yet"),
            icon="message-off",
            do=_("Write the diary number"),
        )


def past_its_date(who: Who) -> Iterator[Item]:
    """What an authority's registrar can destroy by its decision."""
    if not who.holds("registrar"):
        return
    theirs = [one for one in retention.standing().values() if permissions.may(who, "destroy_removals", one)]
    figures = retention.counted(who, theirs)
    for standing in theirs:
        count, _waits = figures[standing.pk]
        if count:
            yield Item(
                title=ngettext("%(n)s removal", "%(n)s removals", count) % {"n": count},
                url=reverse("removals_destroy", args=[standing.authority.slug]),
                line=f"{standing.authority.name} · {retention.called(standing)}",
                icon="eraser",
                do=_("Look through what is past its date"),
            )


REMOVED = (
    Section("blocks", gettext_lazy("Blocks that end"), "user-cancel", blocks),
    Section("register_removals", gettext_lazy("Removed content to register"), "bookmark", to_register),
    Section("past", gettext_lazy("Past its date"), "eraser", past_its_date),
)
