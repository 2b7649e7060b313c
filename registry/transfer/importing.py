"""The import of a list: what it would change, and doing that in one transaction, as one act.

What goes in existed before the register, so it is active and public at once, without a case: `enter` in bulk.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.departments import Paths
from accounts.history import OpenAct, act, write_all
from accounts.models import Department, Person
from accounts.refusal import Refused
from registry.register import upkeep
from registry.register.models import Responsibility, SocialAccount
from registry.transfer import columns, people, reading
from registry.transfer.entries import Entry, Refusal, understand
from registry.transfer.matching import VERB, Register
from registry.transfer.reading import Row, Sheet


@dataclass(frozen=True)
class Change:
    """An account that a row gives another name, address or department; only the groups named."""

    entry: Entry
    account: SocialAccount
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """Something in a row to look at, though the row is fine."""

    row: Row
    text: str


@dataclass
class Plan:
    """What an import does, decided before anything is written; each row of the list stands in one of four."""

    new: list[Entry] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[tuple[Entry, SocialAccount]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def totals(self) -> dict[str, int]:
        """The figures that the command prints as JSON."""
        parts = {name: len(getattr(self, name)) for name in ("new", "changed", "unchanged", "refused")}
        return {"rows": sum(parts.values()), **parts}


def read(file: Path, mapping: Mapping[str, str]) -> tuple[Sheet, columns.Choice]:
    """Reads a file and finds its columns; `mapping` is field → heading. Raises Refused (input)."""
    sheet = reading.read(file, mapping.values())
    return sheet, columns.choose(sheet.headings, mapping)


def plan(sheet: Sheet, choice: columns.Choice, *, lock: bool = False) -> Plan:
    """What importing the list would do to the register as it stands; `lock` keeps it so for apply()."""
    made = Plan()
    entries = sorted_out(understand(sheet, choice), made)
    register = Register(entries, lock=lock)
    # What each row means already in the register, so that a list cannot say two things of one account.
    claimed: dict[int, Row] = {}
    for entry in entries:
        account = register.meant_by(entry)
        refusal = account and why_not(entry, account, register, claimed)
        if refusal:
            made.refused.append(refusal)
            continue
        if account is None:
            made.new.append(entry)
        else:
            claimed[account.pk] = entry.row
            compare(entry, account, register, made)
        made.notes += [Note(entry.row, text) for text in entry.notes]
    made.refused.sort(key=lambda refusal: refusal.row.number)
    made.notes.sort(key=lambda note: note.row.number)
    return made


def sorted_out(found: Iterable[Entry | Refusal], made: Plan) -> list[Entry]:
    """The entries with a key that no row before them has; the refused rows go into the plan."""
    first: dict[str, Row] = {}
    entries = []
    for row in found:
        if isinstance(row, Refusal):
            made.refused.append(row)
        elif row.read.key in first:
            made.refused.append(duplicate(row.row, first[row.read.key]))
        else:
            first[row.read.key] = row.row
            entries.append(row)
    return entries


def duplicate(row: Row, first: Row) -> Refusal:
    """The refusal of a row that names the account of an earlier one."""
    return Refusal(row, _("Duplicate of row %(row)d.") % {"row": first.number})


def why_not(
    entry: Entry, account: SocialAccount, register: Register, claimed: Mapping[int, Row]
) -> Refusal | None:
    """Why a row can't be about the account it means: an earlier row is, or its address is somebody else's."""
    if account.pk in claimed:
        return duplicate(entry.row, claimed[account.pk])
    holder = register.by_key.get(entry.read.key)
    if holder is None or holder.pk == account.pk:
        return None
    why = _("The address belongs to another account in the register: %(name)s.") % {"name": holder.name}
    return Refusal(entry.row, why)


def compare(entry: Entry, account: SocialAccount, register: Register, made: Plan) -> None:
    """Puts a row whose account is in the register among the changed or the unchanged."""
    differs = {
        "name": entry.name != account.name,
        "address": (entry.read.key, entry.read.url) != (account.key, account.url),
        "department": not register.stands_at(account, entry.path),
    }
    edited = register.edited.get(account.pk, set())
    groups = tuple(group for group, differ in differs.items() if differ and group not in edited)
    if groups:
        made.changed.append(Change(entry, account, groups))
    else:
        made.unchanged.append((entry, account))
    if differs["address"] and "address" in edited:
        made.notes.append(
            Note(
                entry.row,
                _("Somebody has changed the address in the register to %(url)s. It stays.")
                % {"url": account.url},
            )
        )
    if not account.is_public:
        made.notes.append(
            Note(
                entry.row,
                _("The account is in the register, but not in the public list: %(status)s.")
                % {"status": account.get_status_display()},
            )
        )


def carry_out(
    sheet: Sheet,
    choice: columns.Choice,
    *,
    by: Person,
    responsible: Person | None = None,
    at: datetime,
    strict: bool = False,
) -> Plan:
    """Plans with the accounts locked and applies at once; with `strict` nothing where a row is refused."""
    with transaction.atomic():
        made = plan(sheet, choice, lock=True)
        if not (strict and made.refused):
            apply(made, by=by, responsible=responsible, at=at)
        return made


def apply(made: Plan, *, by: Person, responsible: Person | None = None, at: datetime) -> None:
    """Writes what a plan says, as one act of `by`; a plan that changes nothing leaves no trace in the log.

    `responsible` answers for what is new where the row names nobody; without, `by` does for the time being.
    Raises Refused (conflict) where somebody registers one of the accounts in the same moment.
    """
    if not (made.new or made.changed):
        return
    try:
        with act(VERB, by=by, at=at) as opened:
            write(made, opened, by=by, responsible=responsible, at=at)
    except IntegrityError as error:
        raise Refused(
            _(
                "Somebody registered one of the accounts at the same time. "
                "Nothing was imported. Run the import again."
            )
        ) from error


def write(made: Plan, opened: OpenAct, *, by: Person, responsible: Person | None, at: datetime) -> None:
    """The changes and the new accounts of a plan, with their departments and people, inside the open act."""
    paths = Paths()
    for change in sorted(made.changed, key=lambda change: change.account.pk):
        rewrite(change, paths, by=by, at=at)
    held = people.Answering(made.new, by=by, responsible=responsible, at=at)
    accounts = [account_of(entry, paths, held, by=by, at=at) for entry in made.new]
    write_all(accounts)
    write_all([begun(account, at) for account in accounts])
    opened.about += [*(change.account for change in made.changed), *accounts]


def rewrite(change: Change, paths: Paths, *, by: Person, at: datetime) -> None:
    """Gives an account what the list says of the groups that may change."""
    account, entry = change.account, change.entry
    if "name" in change.groups:
        account.name = entry.name
    if "address" in change.groups:
        upkeep.set_address(account, entry.read)
        account.platform_label = entry.platform_label
    if "department" in change.groups:
        account.department = department_at(entry.path, paths, by=by, at=at)
    upkeep.index(account, paths.tree.path(account.department_id))
    account.save()


def account_of(
    entry: Entry, paths: Paths, held: people.Answering, *, by: Person, at: datetime
) -> SocialAccount:
    """A new account as the list describes it, active from today."""
    answering, for_now = held.of(entry)
    account = SocialAccount(
        status="active",
        registered_on=upkeep.day_of(at),
        name=entry.name,
        platform_label=entry.platform_label,
        department=department_at(entry.path, paths, by=by, at=at),
        responsible=answering,
        responsible_for_now=for_now,
        **entry.facts,
    )
    upkeep.set_address(account, entry.read)
    upkeep.index(account, paths.tree.path(account.department_id))
    return account


def department_at(path: Sequence[str], paths: Paths, *, by: Person, at: datetime) -> Department:
    """The department at a path, found again or added."""
    return paths.find_or_add(path, by=by, at=at)


def begun(account: SocialAccount, at: datetime) -> Responsibility:
    """The period that begins for whoever answers for a new account."""
    return Responsibility(
        account=account, person=account.responsible, part="responsible", since=upkeep.day_of(at)
    )
