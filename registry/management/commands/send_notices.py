"""Sends the mails that wait in the outbox, and makes the documents that decisions still lack."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from registry.notices import outbox
from registry.paper import documents


class Command(BaseCommand):
    """`manage.py send_notices`: what waits is sent; what cannot be is tried the next time."""

    help = str(_("Sends the mails that wait in the outbox."))

    def handle(self, *args: Any, **options: Any) -> None:
        sent = outbox.send(timezone.now())
        self.stdout.write(
            ngettext("%(count)s mail was sent.", "%(count)s mails were sent.", sent.count)
            % {"count": sent.count}
        )
        if sent.failed:
            self.stderr.write(
                ngettext(
                    "%(count)s mail could not be sent, and waits until the next time.",
                    "%(count)s mails could not be sent, and wait until the next time.",
                    sent.failed,
                )
                % {"count": sent.failed}
            )
        # The same timer makes what the latest decisions lack; a failure there is logged, and keeps no mail.
        documents.make_missing(at=timezone.now())
