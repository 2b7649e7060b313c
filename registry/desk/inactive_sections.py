"""Accounts in which nobody publishes, and those of which nobody knows."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import permissions
from accounts.chain import Who
from registry import numbers
from registry.cases.closure import inactivity
from registry.desk.items import Item, Section, a_few, account_item
from registry.register.models import SocialAccount
from registry.templatetags.look import day


def silent(who: Who) -> Iterator[Item]:
    """Silent accounts: for their own people from the first reminder, for the unit when it has lasted longer."""
    if who.in_unit:
        found, watch = inactivity.silent(who.on, numbers.INACTIVE_FLAG_DAYS), "inaktiva"
    else:
        own = Q(responsible=who.pk) | Q(pk__in=permissions.deputised(who))
        found, watch = inactivity.silent(who.on, numbers.INACTIVE_REMIND_DAYS).filter(own), "mina"

    def item(account: SocialAccount) -> Item:
        line = _("No posts since %(day)s") % {"day": day(account.last_post_on)}
        return account_item(account, line, _("Open the account"), who)

    yield from a_few(found.order_by("last_post_on", "pk"), watch, item)


def unknown(who: Who) -> Iterator[Item]:
    """Accounts that this person answers for, and of which nobody has said when the last post was."""
    found = inactivity.unknown(who.on).filter(responsible=who.pk).order_by("sort_name", "pk")
    yield from a_few(
        found,
        "okant-inlagg",
        lambda account: account_item(account, account.department.name, _("Write the day"), who),
    )


INACTIVE = (
    Section("silent", gettext_lazy("Without new posts"), "clock-pause", silent),
    Section("unknown", gettext_lazy("When was the last post?"), "calendar-question", unknown),
)
