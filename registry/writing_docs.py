"""Writes docs/permissions.md and docs/flow.md from the tables, so that they are never stale."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils import translation

from accounts.permissions import PERMISSIONS
from accounts.relations import Bar, Predicate
from registry.cases.models import STATES
from registry.cases.moves import MOVES, Move

MADE = "<!-- Made by «manage.py write_docs» from the tables. Change the tables, not this file. -->\n"


def pages() -> dict[Path, str]:
    """The documents by path, as they should stand, in English."""
    folder = Path(settings.BASE_DIR) / "docs"
    with translation.override("en"):
        return {folder / "permissions.md": permissions(), folder / "flow.md": flow()}


def words(relations: Iterable[Predicate | Bar]) -> str:
    """What each predicate says of itself, in one line."""
    return "; ".join((relation.__doc__ or relation.__name__).strip() for relation in relations)


def permissions() -> str:
    """Who may do what, as a table."""
    lines = [
        "# Who may do what",
        "",
        MADE,
        "From `accounts/permissions.py`. Somebody who may not reads the sentence in the last column.",
        "",
        "| verb | who | unless | sentence for others |",
        "|---|---|---|---|",
    ]
    for row in PERMISSIONS:
        lines.append(f"| `{row.verb}` | {words(row.to)} | {words(row.unless) or '–'} | {row.refusal} |")
    return "\n".join(lines) + "\n"


def flow() -> str:
    """What moves a case, as a table."""
    lines = [
        "# What moves a case",
        "",
        MADE,
        "From `registry/cases/moves.py`; `take()` in `registry/cases/flow.py` is the only door.",
        "States: " + ", ".join(f"`{state}`" for state, _label in STATES) + ".",
        "",
        "| verb | address | from | to | permission | asks | mails |",
        "|---|---|---|---|---|---|---|",
    ]
    lines.extend(flow_row(move) for move in MOVES)
    return "\n".join(lines) + "\n"


def flow_row(move: Move) -> str:
    """One move as a row."""
    target = f"`{move.target}`" if move.target else "(stays)"
    if move.published_at_once:
        target += f", a {' or '.join(sorted(move.published_at_once))} `published`"
    kinds = "" if len(move.kinds) > 1 else f" (only {' '.join(move.kinds)})"
    asks = ", ".join(asked.name + (" *" if asked.required else "") for asked in move.asks)
    if move.by_form:
        asks = "the case's form"
    return (
        f"| `{move.verb}`{kinds} | `{move.path}` | {', '.join(f'`{s}`' for s in move.sources)} | {target} "
        f"| `{move.permission}` | {asks or '–'} | {', '.join(move.notices) or '–'} |"
    )
