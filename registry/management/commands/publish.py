"""`manage.py publish DIR`: the public list as files, for when the program is down."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from registry.public import publishing


class Command(BaseCommand):
    """Writes the list, the accounts' pages and the data into a folder, replaced in one step."""

    help = "The public list as files (HTML, JSON, CSV, Atom), replaced atomically."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", metavar="DIR", type=Path, help="a folder that is empty, or not there yet"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            count = publishing.publish(folder)
        except OSError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{count} files in {folder}")
