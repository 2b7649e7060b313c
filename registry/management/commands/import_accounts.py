"""Brings in a list of accounts that existed before the register; without --apply only tells what it would."""

import json
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Person
from accounts.refusal import Refused
from registry.transfer import importing, people, refusals
from registry.transfer.columns import Choice
from registry.transfer.importing import Plan
from registry.transfer.reading import SEPARATORS, Sheet

SHOWN = 10
"""Refusals and notes that the command prints; --verbosity 2 prints all."""


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a CSV file with one account a row")
        parser.add_argument(
            "--apply", action="store_true", help="do it; otherwise only tell what would be done"
        )
        parser.add_argument("--registered-by", metavar="EMAIL", help="who registers the accounts")
        parser.add_argument("--responsible", metavar="EMAIL", help="who answers for them")
        parser.add_argument(
            "--map", action="append", default=[], metavar="FIELD=HEADING", help="which column holds a field"
        )
        parser.add_argument("--strict", action="store_true", help="all rows or none")
        parser.add_argument("--refused", type=Path, metavar="PATH", help="where the refused rows are written")

    def handle(self, *args: Any, **options: Any) -> None:
        # Who runs a command has no page with a language: the municipality's own is spoken.
        with translation.override(settings.LANGUAGE_CODE):
            try:
                self.run(options, timezone.now())
            except Refused as refusal:
                raise CommandError(str(refusal)) from None

    def run(self, options: dict[str, Any], at: datetime) -> None:
        """Reads, plans, applies if asked to, and tells."""
        self.everything = options["verbosity"] > 1
        registrant = (
            options["registered_by"] or options["responsible"] or people.expected(timezone.localdate(at))
        )
        if options["apply"] and not registrant:
            raise Refused(
                _(
                    "Say who registers the accounts with --registered-by, "
                    "or who answers for them with --responsible."
                )
            )
        sheet, choice = importing.read(options["file"], mapping_of(options["map"]))
        self.tell_sheet(options["file"], sheet, choice)
        with transaction.atomic():
            if options["apply"]:
                made = self.carry_out(sheet, choice, registrant, options, at)
            else:
                self.tell_people(registrant, options["responsible"])
                made = importing.plan(sheet, choice)
            place = refusals.write(options["file"], sheet, made.refused, options["refused"])
            undone = options["strict"] and bool(made.refused)
            # People who were entered for the import go with it.
            transaction.set_rollback(undone)
        self.tell_plan(made, place)
        if undone:
            self.stdout.write(
                _("Nothing was imported, since rows were refused and --strict says all or none.")
            )
        elif options["apply"] and (made.new or made.changed):
            self.stdout.write(_("Done. What went in is public now."))
        elif options["apply"]:
            self.stdout.write(_("The list holds nothing new that can go in. Nothing was changed."))
        else:
            self.stdout.write(
                _("This was a dry run and nothing was changed. Add --apply to import the list.")
            )
        self.stdout.write(json.dumps(made.totals()))
        if undone:
            raise CommandError(
                ngettext("%(count)d row was refused.", "%(count)d rows were refused.", len(made.refused))
                % {"count": len(made.refused)}
            )

    def carry_out(
        self, sheet: Sheet, choice: Choice, registrant: str, options: dict[str, Any], at: datetime
    ) -> Plan:
        """Imports in the name of whoever registers; people whom nobody has entered are entered first."""
        self.tell_people(registrant, options["responsible"])
        by = people.found_or_entered(registrant, by=None, at=at)
        responsible = options["responsible"] and people.found_or_entered(options["responsible"], by=by, at=at)
        return importing.carry_out(
            sheet, choice, by=by, responsible=responsible or None, at=at, strict=options["strict"]
        )

    def tell_sheet(self, file: Path, sheet: Sheet, choice: Choice) -> None:
        """How the file was read, so that a wrong guess is seen."""
        self.stdout.write(
            ngettext(
                "%(file)s: %(count)d row (%(encoding)s, %(separator)s).",
                "%(file)s: %(count)d rows (%(encoding)s, %(separator)s).",
                len(sheet.rows),
            )
            % {
                "file": file,
                "count": len(sheet.rows),
                "encoding": sheet.encoding,
                "separator": SEPARATORS[sheet.separator],
            }
        )
        found = [f"{field} = {sheet.headings[place]}" for field, place in choice.places.items()]
        self.stdout.write(_("Columns: %(columns)s.") % {"columns": ", ".join(found)})
        if choice.ignored:
            self.stdout.write(_("Not used: %(columns)s.") % {"columns": ", ".join(choice.ignored)})

    def tell_people(self, registrant: str | None, responsible: str | None) -> None:
        """Who registers and who answers, by name, and whether they are entered for it."""
        if registrant:
            self.stdout.write(_("Registered by: %(person)s.") % {"person": shown(registrant)})
        if responsible:
            self.stdout.write(_("Answers for what is new: %(person)s.") % {"person": shown(responsible)})
        elif registrant:
            self.stdout.write(_("Nobody is named as responsible: whoever registers answers for now."))

    def tell_plan(self, made: Plan, place: Path | None) -> None:
        """The totals, and the first of what was refused and of what is worth a look."""
        self.stdout.write(
            _("New: %(new)d. Changed: %(changed)d. Unchanged: %(unchanged)d. Refused: %(refused)d.")
            % made.totals()
        )
        if made.refused:
            self.stdout.write(_("Refused rows, all of them in %(file)s:") % {"file": place})
            self.tell_rows([(refusal.row.number, refusal.why) for refusal in made.refused])
        if made.notes:
            self.stdout.write(_("Worth a look:"))
            self.tell_rows([(note.row.number, note.text) for note in made.notes])

    def tell_rows(self, rows: list[tuple[int, str]]) -> None:
        """Row numbers with what there is to say, the first ones."""
        shown_rows = rows if self.everything else rows[:SHOWN]
        for number, text in shown_rows:
            self.stdout.write(_("  Row %(row)d: %(text)s") % {"row": number, "text": text})
        if rest := len(rows) - len(shown_rows):
            self.stdout.write(_("  … and %(count)d more (--verbosity 2 shows all).") % {"count": rest})


def mapping_of(pairs: list[str]) -> dict[str, str]:
    """FIELD=HEADING as field → heading. Raises Refused (input)."""
    mapping = {}
    for pair in pairs:
        field, sign, heading = pair.partition("=")
        if not sign or not heading.strip():
            raise Refused(_("Write --map as FIELD=HEADING, not «%(text)s».") % {"text": pair}, kind="input")
        mapping[field.strip().lower()] = heading.strip()
    return mapping


def shown(email: str) -> str:
    """Somebody by name and address, with a word when they are new to the register. Raises Refused (input)."""
    person: Person | None = people.known(email)
    if person is None:
        return _("%(email)s (new in the register)") % {"email": email}
    return f"{person.name} ({person.email})"
