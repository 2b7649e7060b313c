"""manage.py write_docs: the documents that follow from the tables."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from registry.writing_docs import pages


class Command(BaseCommand):
    help = "Writes docs/permissions.md and docs/flow.md from the tables; with --check says which are stale."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; 1 if something is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        stale = [
            (path, text)
            for path, text in pages().items()
            if not path.is_file() or path.read_text(encoding="utf-8") != text
        ]
        if options["check"]:
            for path, _text in stale:
                self.stdout.write(f"{path.name} is stale: run manage.py write_docs.")
            sys.exit(1 if stale else 0)
        for path, text in stale:
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"{path.name} is written.")
