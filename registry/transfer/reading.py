"""A file with a list read as rows of cells: which encoding, which separator, where the headings stand.

Bounded in size, rows and cells, so that no file keeps the program busy; whatever can't be read is refused
with a sentence that says what to do.
"""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusal import Refused
from registry.transfer import columns

MAX_BYTES = 50_000_000
MAX_ROWS = 100_000
MAX_CELLS = 2_000_000
MAX_COLUMNS = 200
HEADING_ROWS = 10
"""The headings stand in one of the first rows; before them a list may have a title."""

SEPARATORS = {",": gettext_lazy("comma"), ";": gettext_lazy("semicolon"), "\t": gettext_lazy("tab")}
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")
SPREADSHEET_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True)
class Row:
    """One row of a list: its number as a spreadsheet shows it (the first is 1), and its cells as written."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A list as it was read: headings, the rows below that are not blank, and how the file was written."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str
    encoding: str


def read(file: Path, mapped: Collection[str] = ()) -> Sheet:
    """Reads a file; `mapped` are headings that somebody pointed out. Raises Refused (input)."""
    content = load(file)
    text, encoding = decoded(content)
    separator, text = announced(text)
    if not text.strip():
        raise refuse(_("The file is empty."))
    separator = separator or likeliest_separator(text, mapped)
    demand_closed(text, separator)
    records = list(bounded(records_of(text, separator)))
    top = heading_place(records, mapped)
    headings = tuple(cell.strip() for cell in records[top].cells)
    if not any(headings):
        raise refuse(_("The file has no headings."))
    rows = tuple(
        padded(row, len(headings)) for row in records[top + 1 :] if any(c.strip() for c in row.cells)
    )
    return Sheet(headings, rows, separator, encoding)


def refuse(sentence: str) -> Refused:
    """A refusal that is about the file."""
    return Refused(sentence, kind="input", field="file")


def load(file: Path) -> bytes:
    """The bytes of a file that may be a list. Raises Refused (input)."""
    if file.suffix.lower() in SPREADSHEETS:
        raise spreadsheet(file.name)
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refuse(_("There is no file %(file)s.") % {"file": file}) from None
    except OSError as error:
        raise refuse(_("%(file)s can't be read: %(why)s.") % {"file": file, "why": error.strerror}) from None
    if len(content) > MAX_BYTES:
        raise refuse(
            _(
                "%(file)s is too big: at most %(limit)d MB. "
                "Keep only the rows with accounts, or divide the list."
            )
            % {"file": file.name, "limit": MAX_BYTES // 1_000_000}
        )
    if content.startswith(SPREADSHEET_STARTS):
        raise spreadsheet(file.name)
    return content


def spreadsheet(name: str) -> Refused:
    """The refusal of a workbook."""
    return refuse(
        _("%(file)s is a spreadsheet. Open it, choose Save as and CSV (UTF-8), and import that file instead.")
        % {"file": name}
    )


def decoded(content: bytes) -> tuple[str, str]:
    """Text and name of encoding: by its mark, else UTF-16 by its zeros, else UTF-8, else Windows-1252.

    What can't be told becomes U+FFFD; rows that hold it are refused one by one.
    """
    if content.startswith(b"\xef\xbb\xbf"):
        return content.decode("utf-8-sig", "replace"), "UTF-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "UTF-16"
    start = content[:2000]
    for place, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = start[place::2]
        if half.count(0) * 10 > len(half) * 7:
            return content.decode(name, "replace"), "UTF-16"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    # One damaged letter makes no Windows-1252 of a file: the encoding that explains more letters is the one.
    as_utf8 = content.decode("utf-8", "replace")
    lost = as_utf8.count("\ufffd")
    if sum(not mark.isascii() for mark in as_utf8) - lost > lost:
        return as_utf8, "UTF-8"
    return content.decode("cp1252", "replace"), "Windows-1252"


def announced(text: str) -> tuple[str, str]:
    """The separator that a first line `sep=;` names (Excel's own habit), and the text without that line."""
    first, _end, _rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith("sep=") and said[4:] in SEPARATORS:
        # The line stays as a blank one, so that rows keep the numbers that a spreadsheet shows.
        return said[4:], text[len(first) :]
    return "", text


def records_of(text: str, separator: str, *, strict: bool = False) -> Iterator[list[str]]:
    """The records of a text, blank ones too."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)


def likeliest_separator(text: str, mapped: Collection[str]) -> str:
    """The separator under which most headings are known, and then most cells stand in a row."""

    def worth(separator: str) -> tuple[int, int]:
        try:
            rows = list(islice(records_of(text, separator), HEADING_ROWS))
        except csv.Error:
            return 0, 0
        return max(known(row, mapped) for row in rows), max(len(row) for row in rows)

    return max(SEPARATORS, key=worth)


def known(cells: Collection[str], mapped: Collection[str]) -> int:
    """How many cells are headings that we know, or that somebody pointed out."""
    pointed_out = {columns.plain(heading) for heading in mapped}
    return len(
        {plain for plain in map(columns.plain, cells) if plain in columns.BY_HEADING or plain in pointed_out}
    )


def bounded(records: Iterator[list[str]]) -> Iterator[Row]:
    """The records numbered from 1, as long as there are not too many. Raises Refused (input)."""
    cells = 0
    number = 0
    while True:
        number += 1
        try:
            record = next(records)
        except StopIteration:
            return
        except csv.Error:
            # Only a cell beyond the reader's own limit (131,072 characters) comes here.
            raise unclosed(number) from None
        cells += len(record)
        if len(record) > MAX_COLUMNS and any(cell.strip() for cell in record[MAX_COLUMNS:]):
            raise refuse(
                _("Row %(row)d has %(cells)d cells: at most %(limit)d. Is the file a list?")
                % {"row": number, "cells": len(record), "limit": MAX_COLUMNS}
            )
        if number > MAX_ROWS or cells > MAX_CELLS:
            raise refuse(
                _("The list is too long: at most %(rows)d rows and %(cells)d cells. Divide it.")
                % {"rows": MAX_ROWS, "cells": MAX_CELLS}
            )
        if any(cell.count("\n") > 100 for cell in record):
            raise unclosed(number)
        yield Row(number, tuple(record))


def demand_closed(text: str, separator: str) -> None:
    """Raises Refused (input) where a quotation mark swallows the rest of the file, naming the row."""
    number = 1
    try:
        for _record in records_of(text, separator, strict=True):
            number += 1
    except csv.Error as error:
        # Loose quotation marks inside a cell are read as they stand; only an open end loses rows.
        if "unexpected end of data" in str(error):
            raise unclosed(number) from None


def unclosed(number: int) -> Refused:
    """The refusal of a file whose rest stands inside one cell."""
    return refuse(
        _(
            'Row %(row)d has a quotation mark (") that is never closed. '
            "Close it, or take it away, and import again."
        )
        % {"row": number}
    )


def heading_place(records: list[Row], mapped: Collection[str]) -> int:
    """Which record holds the headings: an early one with two known headings, else the first not blank."""
    for place, record in enumerate(records[:HEADING_ROWS]):
        if known(record.cells, mapped) >= 2:
            return place
    return next((place for place, row in enumerate(records) if any(cell.strip() for cell in row.cells)), 0)


def padded(row: Row, width: int) -> Row:
    """A row with as many cells as there are headings; blank cells beyond them are dropped, others kept."""
    cells = row.cells + ("",) * (width - len(row.cells))
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return Row(row.number, cells)
