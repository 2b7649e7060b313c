"""`manage.py recognise`: reads addresses from standard input and says what they are. Needs no database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandParser

from registry.register.platforms.recognise import recognise
from registry.register.platforms.table import PLATFORMS

CHUNK = 64 * 1024  # bytes read at a time
# JSON lets these stand as they are, but many readers break lines at them.
BREAKS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x7f\x85\u2028\u2029"}


class Command(BaseCommand):
    """One address in, one JSON object a line out (INTERFACE.md, «manage.py recognise»)."""

    help = "Reads addresses from standard input, one a line, and prints what each is as JSON."
    requires_system_checks: list[str] = []
    stealth_options = ("stdin",)

    def add_arguments(self, parser: CommandParser) -> None:
        """The separator, and the table instead of addresses."""
        parser.add_argument("-0", action="store_true", dest="null", help="Addresses are separated by NUL.")
        parser.add_argument("--platforms", action="store_true", help="Print the platforms as JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bytes from standard input (or `stdin`, a binary stream); bad UTF-8 becomes �, never an error."""
        reconfigure = getattr(self.stdout, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")
        if options["platforms"]:
            self.stdout.write(json.dumps([row.as_json() for row in PLATFORMS], ensure_ascii=False, indent=1))
            return
        source: BinaryIO = options.get("stdin") or sys.stdin.buffer
        for record in records(source) if options["null"] else lines(source):
            self.stdout.write(written(record.decode("utf-8", errors="replace")))
            self.stdout.flush()


def written(text: str) -> str:
    """The answer to one text as one line of JSON."""
    return json.dumps(recognise(text).as_json(), ensure_ascii=False).translate(BREAKS)


def lines(source: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a stream without their newline, and nothing else taken away."""
    for line in source:
        yield line.removesuffix(b"\n")


def records(source: BinaryIO) -> Iterator[bytes]:
    """The texts between NULs; one after the last NUL only if there is something there."""
    held: list[bytes] = []
    while chunk := source.read(CHUNK):
        first, *more = chunk.split(b"\0")
        held.append(first)
        if more:
            yield b"".join(held)
            yield from more[:-1]
            held = [more[-1]]
    rest = b"".join(held)
    if rest:
        yield rest
