"""The rows that an import refused, written as a list that can be mended and imported again."""

import csv
from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from accounts.refusal import Refused
from registry.transfer.entries import Refusal
from registry.transfer.reading import Sheet


def beside(file: Path) -> Path:
    """Where the refused rows of a file are written: FILE.refused.csv."""
    return file.with_name(f"{file.name}.refused.csv")


def write(file: Path, sheet: Sheet, refused: Sequence[Refusal], chosen: Path | None) -> Path | None:
    """Writes the refused rows to `chosen`, else beside the file, else in the current folder; None for none.

    An older one beside the file is taken away when nothing is refused. Raises Refused (input) where none of
    the places can be written.
    """
    places = [chosen] if chosen else [beside(file), Path.cwd() / beside(file).name]
    if any(place.resolve() == file.resolve() for place in places):
        raise Refused(_("The refused rows can't be written over the list itself."), kind="input")
    if not refused:
        if chosen is None and beside(file).is_file():
            beside(file).unlink()
        return None
    for place in places:
        try:
            store(place, sheet, refused)
        except OSError as error:
            why = error.strerror
            continue
        return place
    raise Refused(
        _(
            "%(file)s can't be written (%(why)s). Nothing was imported. "
            "Say with --refused where the refused rows go."
        )
        % {"file": places[-1], "why": why},
        kind="input",
    )


def store(place: Path, sheet: Sheet, refused: Sequence[Refusal]) -> None:
    """Writes the rows as they stand in the list, each with its number there and the reason."""
    with place.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened, delimiter=sheet.separator)
        writer.writerow([*sheet.headings, _("row number"), _("why it was refused")])
        for refusal in refused:
            cells = refusal.row.cells[: len(sheet.headings)]
            rest = refusal.row.cells[len(sheet.headings) :]
            writer.writerow([*cells, refusal.row.number, refusal.why, *rest])
