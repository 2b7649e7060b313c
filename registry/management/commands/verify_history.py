"""manage.py verify_history: is the log whole, and does it agree with the records and the documents?"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.verifying import destructions, verify
from registry.paper import documents


class Command(BaseCommand):
    help = "Checks the history: 0 and a summary, or 1 and what is wrong, one finding a line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anchor", metavar="SEQ:HASH", help="a head that was noted earlier")

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify(self.anchor(options["anchor"]))
        findings = [*report.findings, *documents.damaged()]
        for finding in findings:
            self.stdout.write(finding)
        if findings:
            sys.exit(1)
        for sentence in destructions():
            self.stdout.write(sentence)
        self.stdout.write(
            f"The history is whole: {report.acts} acts, {report.versions} versions, "
            f"{report.destroyed} destroyed fields. Head {report.head}"
        )

    @staticmethod
    def anchor(text: str | None) -> tuple[int, str] | None:
        """A noted head as number and hash. Raises CommandError."""
        if text is None:
            return None
        seq, _colon, digest = text.partition(":")
        if not seq.isdigit() or len(digest) != 64:
            raise CommandError("Write the anchor as SEQ:HASH, as verify_history prints its head.")
        return int(seq), digest
