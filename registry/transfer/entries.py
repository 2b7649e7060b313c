"""What one row of a list says: an account with its facts, or the sentence why it can't go in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accounts.refusal import Refused
from registry.register.platforms import Recognised
from registry.transfer import addresses, cells
from registry.transfer.columns import BY_FIELD, LABELS, Choice
from registry.transfer.reading import Row, Sheet


@dataclass(frozen=True)
class Entry:
    """An account as a row describes it: its address as read, and its facts by the model's field.

    `path` are the names of its department from the top; `known` is the public id that the row says it has in
    the register (or empty); `responsible` name and e-mail address, or None; `notes` what is worth a look.
    """

    row: Row
    read: Recognised
    platform_label: str
    name: str
    path: tuple[str, ...]
    known: str = ""
    responsible: tuple[str, str] | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """A row that does not go in, and why."""

    row: Row
    why: str


def understand(sheet: Sheet, choice: Choice) -> Iterator[Entry | Refusal]:
    """Each row of a list as an entry or as a refusal, in the list's order."""
    for row in sheet.rows:
        try:
            yield entry_of(row, choice, len(sheet.headings))
        except Refused as refusal:
            yield Refusal(row, str(refusal))


def entry_of(row: Row, choice: Choice, width: int) -> Entry:
    """The account that a row describes. Raises Refused (input) with why it can't go in."""
    demand_readable(row, width)
    said = {name: row.cells[place].strip() for name, place in choice.places.items()}
    account = addresses.named(said.get("platform", ""), said.get("url", ""), said.get("handle", ""))
    name, path = demanded("name", said), demanded("department", said)
    facts, notes = facts_of(said)
    responsible = facts.pop("responsible", None)
    if cells.is_whole_municipality(said["department"]):
        facts.setdefault("kind", "main")
    doubts = [
        _("«%(text)s» may lack a letter.") % {"text": cells.short(said[column])}
        for column in ("name", "department")
        if cells.DOUBTFUL.search(said[column])
    ]
    return Entry(
        row=row,
        read=account.read,
        platform_label=account.label,
        name=name,
        path=path,
        known=said.get("id", "").lower(),
        responsible=responsible,
        facts=facts,
        notes=(*account.notes, *notes, *doubts),
    )


def demand_readable(row: Row, width: int) -> None:
    """Raises Refused (input) for more cells than headings, and for a character that no database holds."""
    if len(row.cells) > width:
        raise cells.refuse(
            _(
                "The row has %(cells)d cells, but there are %(headings)d headings. "
                'Put " around a text that holds the separator.'
            )
            % {"cells": len(row.cells), "headings": width}
        )
    if any("\0" in cell for cell in row.cells):
        raise cells.refuse(_("The row holds a character that can't be seen (NUL). Write the row anew."))


def demanded(field: str, said: Mapping[str, str]) -> Any:
    """The value of a column that every account needs. Raises Refused (input) where there is none."""
    value = BY_FIELD[field].read(said[field])
    if not value:
        raise cells.refuse(
            _("This is missing: %(what)s. Write it and import the row again.") % {"what": LABELS[field]()}
        )
    return value


def facts_of(said: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """What else the row tells, by field; and a note for each cell that could not be read and is left out.

    A genuine account is never kept off the list for want of a form, so nothing here refuses a row.
    """
    facts: dict[str, Any] = {}
    notes = []
    for name, text in said.items():
        column = BY_FIELD[name]
        if not text or not (column.fact or name == "responsible"):
            continue
        try:
            facts[name] = column.read(text)
        except Refused as refusal:
            notes.append(_("Left out: %(why)s") % {"why": refusal})
    return facts, notes
