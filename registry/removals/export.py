"""What was removed in a period, as the registrar and the archive take it: CSV and PDF/A, in Swedish as records are."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.text import capfirst

from accounts import permissions
from accounts.chain import Who
from accounts.models import Department
from registry.paper import typesetting, wording
from registry.paper.wording import told, written
from registry.public.formats import BOM, Line, harmless
from registry.removals.finding import Wanted, with_parts
from registry.removals.models import Removal

HELD_BACK = "Visas bara inom myndigheten"


@dataclass(frozen=True)
class Column:
    """One column of the CSV and fact on paper; `inside` where it is shown within the authority only.

    `headed` ones stand in the headings on paper, not among the facts.
    """

    heading: str
    value: Callable[[Removal, Who], str]
    inside: bool = False
    headed: bool = False


def authority_of(removal: Removal, who: Who) -> str:
    """Whose diary and records plan it is."""
    found = who.tree.authority(removal.department_id)
    return found.name if found else ""


def picture_of(removal: Removal, who: Who) -> str:
    """The digest of the picture: what shows that it is the same one."""
    return f"SHA-256 {removal.picture_sha256}" if removal.picture_sha256 else ""


def blocked(removal: Removal, who: Who) -> str:
    """From when until when somebody was blocked."""
    if removal.blocked_from is None:
        return ""
    until = removal.unblocked_on or removal.blocked_until
    return f"{removal.blocked_from.isoformat()} – {until.isoformat() if until else ''}"


def day_of(name: str) -> Callable[[Removal, Who], str]:
    """A day of a removal, as records write it."""

    def value(removal: Removal, who: Who) -> str:
        day = getattr(removal, name)
        return day.isoformat() if day else ""

    return value


def word(name: str) -> Callable[[Removal, Who], str]:
    """A text of a removal."""
    return lambda removal, who: str(getattr(removal, name))


def chosen(name: str) -> Callable[[Removal, Who], str]:
    """What was chosen from a list."""
    return lambda removal, who: capfirst(str(getattr(removal, f"get_{name}_display")()))


TEXT = Column("Text", word("text"), inside=True, headed=True)
COLUMNS = (
    Column("Referens", word("public_id")),
    Column("Borttaget", day_of("removed_on"), headed=True),
    Column("Sett", day_of("seen_on")),
    Column("Myndighet", authority_of),
    Column("Verksamhet", lambda removal, who: removal.department.name),
    Column("Konto", lambda removal, who: removal.account.name, headed=True),
    Column("Plattform", lambda removal, who: wording.platform_name(removal.account), headed=True),
    Column("Vad", chosen("kind")),
    Column("Skäl", chosen("reason"), headed=True),
    Column("Hur", chosen("action")),
    Column("Loggat av", lambda removal, who: removal.logged_by.name),
    Column("Borttaget av", word("removed_by"), inside=True),
    Column("Adress", word("url"), inside=True),
    Column("Vem som skrev", word("author"), inside=True),
    TEXT,
    Column("Bild", picture_of),
    Column("Besked till den som skrev", word("author_told"), inside=True),
    Column("Anmält till plattformen", day_of("reported_on")),
    Column("Polisanmält", day_of("police_on")),
    Column("Polisanmälan", word("police_report"), inside=True),
    Column("Blockerad", blocked),
    Column("Diarienummer", word("diary_number")),
    Column("Dokumenthanteringsplan", word("records_plan_item")),
    Column("Gallrat", day_of("destroyed_on")),
    Column("Gallrat enligt", lambda removal, who: str(removal.destroyed_under or "")),
)


def cell(removal: Removal, column: Column, who: Who, inside: bool) -> str:
    """One value; that something is held back is said only where there is something."""
    value = column.value(removal, who)
    return HELD_BACK if value and column.inside and not inside else value


def read(rows: Iterable[Removal], who: Who) -> Iterator[tuple[Removal, bool]]:
    """Removals with whether somebody sees what shows them."""
    for removal in rows:
        yield removal, permissions.may(who, "see_evidence", removal)


def ready(rows: Any) -> list[Removal]:
    """The rows of an export, with all that their columns ask for, the oldest first."""
    return with_parts(
        rows.select_related("logged_by", "destroyed_under", "account", "department").order_by(
            "removed_on", "pk"
        )
    )


def as_csv(rows: Any, who: Who) -> Iterator[str]:
    """The lines for a spreadsheet, which takes nothing in them for a formula."""
    write = csv.writer(Line()).writerow
    yield BOM + write([column.heading for column in COLUMNS])
    for removal, inside in read(ready(rows), who):
        with translation.override("sv"):
            cells = [harmless(cell(removal, column, who, inside)) for column in COLUMNS]
        yield write(cells)


def as_pdf(rows: Any, who: Who, wanted: Wanted, authority: Department | None, at: datetime) -> bytes:
    """The same on paper: how many for each reason, then each removal with its facts."""
    with translation.override("sv"):
        found = ready(rows)
        reasons = Counter(capfirst(str(removal.get_reason_display())) for removal in found)
        data: dict[str, Any] = {
            "municipality": settings.MUNICIPALITY_NAME,
            "title": "Borttaget innehåll",
            "period": period(wanted),
            "authority": authority.name if authority else "",
            "made": written(timezone.localtime(at).date()),
            "reasons": [[reason, str(count)] for reason, count in sorted(reasons.items(), key=by_count)],
            "count": len(found),
            "entries": [entry(removal, inside, who) for removal, inside in read(found, who)],
        }
    return typesetting.pdf("removals.typ", data, at)


def by_count(pair: tuple[str, int]) -> tuple[int, str]:
    """The most frequent first."""
    return -pair[1], pair[0]


def period(wanted: Wanted) -> str:
    """From when until when, as somebody chose it."""
    first, last = written(wanted.first), written(wanted.last)
    if first and last:
        return f"{first} – {last}"
    return f"från {first}" if first else f"till {last}" if last else "hela tiden"


def entry(removal: Removal, inside: bool, who: Who) -> dict[str, Any]:
    """One removal on paper: its text beneath its facts."""
    columns = [column for column in COLUMNS if not column.headed]
    return {
        "heading": f"{written(removal.removed_on)}: {removal.get_reason_display()}",
        "account": f"{wording.platform_name(removal.account)}: {removal.account.name}",
        "facts": told(*((column.heading, cell(removal, column, who, inside)) for column in columns)),
        "text": cell(removal, TEXT, who, inside),
    }
