"""manage.py demo: the fictional municipality Lindala."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from accounts.models import Person
from registry.notices.models import Notice


class Command(BaseCommand):
    help = "Makes the fictional municipality Lindala as on a day: the same day, the same register."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", metavar="DATE", help="the day, such as 2026-11-22 (today if left out)")

    def handle(self, *args: Any, **options: Any) -> None:
        from registry.demo import story

        if not (settings.DEMO or settings.DEBUG):
            raise CommandError("The demo is only made with DEMO=1: everybody knows its password.")
        if Person.objects.exists():
            raise CommandError("There are people in this register already. The demo needs an empty one.")
        try:
            on = date.fromisoformat(options["on"]) if options["on"] else timezone.localdate()
        except ValueError:
            raise CommandError("Write the day like this: --on 2026-11-22.") from None
        # Nobody wants mail from a story, neither at once nor later; this process does nothing else.
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
            story.tell(on)
            Notice.objects.update(sent_at=timezone.now())
        self.stdout.write(
            f"Lindala is made, as on {on.isoformat()}. Sign in with the password lindala-demo-2026."
        )
