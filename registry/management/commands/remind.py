"""manage.py remind: what is due on a day is done, or becomes mails in the outbox."""

from argparse import ArgumentParser
from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from registry.notices import reminders

MORNING = time(6)
"""The hour of a day other than today."""


class Command(BaseCommand):
    """`manage.py remind`: asked twice it does nothing more, and it catches up on days that were missed."""

    help = str(gettext_lazy("Does what is due on a day, and queues the reminders."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", metavar="DATE", help=_("the day, such as 2026-11-22 (today if left out)"))

    def handle(self, *args: Any, **options: Any) -> None:
        at = moment(options["on"])
        outcome = reminders.run(timezone.localdate(at), at)
        for reminder in reminders.REMINDERS:
            if outcome.done[reminder.key]:
                self.stdout.write(f"{reminder.said}: {outcome.done[reminder.key]}")
        if not any(outcome.done.values()):
            self.stdout.write(_("Nothing is due."))
        if outcome.failed:
            raise CommandError(
                ngettext(
                    "%(count)s reminder failed; the log of the program says why.",
                    "%(count)s reminders failed; the log of the program says why.",
                    outcome.failed,
                )
                % {"count": outcome.failed}
            )


def moment(day: str | None) -> datetime:
    """Now, or the morning of another day. Raises CommandError for what is no day."""
    now = timezone.now()
    try:
        on = date.fromisoformat(day) if day else timezone.localdate(now)
    except ValueError:
        raise CommandError(_("Write the day like this: --on 2026-11-22.")) from None
    return now if on == timezone.localdate(now) else timezone.make_aware(datetime.combine(on, MORNING))
