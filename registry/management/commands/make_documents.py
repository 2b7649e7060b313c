"""manage.py make_documents: the PDFs of decisions that have none yet."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from registry.paper import documents


class Command(BaseCommand):
    help = "Makes the documents (PDF) of decisions that have none yet."

    def handle(self, *args: Any, **options: Any) -> None:
        made, failed = documents.make_missing(at=timezone.now())
        self.stdout.write(f"Documents made: {made}.")
        if failed:
            self.stderr.write(f"Could not be made: {failed}. The log says why; try again.")
            sys.exit(1)
