"""What is done to an account: entered, published, changed, appointed for, handed over, proved, seen.

Each verb asks who may, locks the account, acts and records in one transaction; status is set here and only
for a case's effect, or by `enter` for accounts that existed before the register.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import OpenAct, act
from accounts.models import Department, Person
from accounts.refusal import Refused
from accounts.tree import Tree
from registry.guidelines import reviewing
from registry.register import facts, likeness
from registry.register.duplicates import refuse_duplicate
from registry.register.models import THEMES, Responsibility, SocialAccount
from registry.register.platforms import BY_KEY, Recognised
from registry.register.words import fold, sort_key

EDITABLE = (
    "name",
    "kind",
    "purpose",
    "audience",
    "theme",
    "description",
    "description_en",
    "language",
    "watched",
    "replies_within_hours",
    "pace",
    "comments_open",
    "contact",
    "unit_has_access",
    "password_place",
    "two_factor_on",
    "shows_people",
    "processing_record",
    "legal_basis",
    "preservation",
    "preserved_on",
    "records_plan_item",
    "diary_number",
    "opened_on",
    "ends_on",
    "last_post_on",
    "followers",
)
"""What the owning department and the unit change directly; status, people and address have verbs of their own."""


def day_of(at: datetime) -> Any:
    """The day of a moment, where the municipality is."""
    return timezone.localdate(at)


def asker(by: Person | None, at: datetime) -> Who | None:
    """Whoever does it, as they stand that day; None is the system."""
    return None if by is None else Who(by, day_of(at))


def may(verb: str, account: SocialAccount, by: Person | None, at: datetime) -> Who | None:
    """Asks who may; the system (no person) may do what only commands ask of it. Raises Refused."""
    who = asker(by, at)
    if who is not None:
        permissions.require(who, verb, account)
    return who


def locked(account: SocialAccount) -> SocialAccount:
    """The account as it stands, locked to the end of the transaction."""
    return SocialAccount.objects.select_for_update(of=("self",)).get(pk=account.pk)


def index(account: SocialAccount, path: Sequence[str]) -> None:
    """Fills in what lists sort and search by and look-alikes are found by; `path` are its departments from the top."""
    platform = BY_KEY.get(account.platform)
    account.sort_name = sort_key(account.name)
    # Both what the unit calls the platform and its own name, in the language of the list: people search for either.
    with translation.override(settings.LANGUAGE_CODE):
        words = (
            account.name,
            account.handle,
            account.platform_label,
            str(platform.name) if platform and not account.platform_label else "",
            *path,
            account.description,
            str(dict(THEMES).get(account.theme, "")),
        )
    account.search = fold(" ".join(filter(None, words)))
    account.skeleton = likeness.skeleton(account.platform, account.handle)
    account.skeleton_back = account.skeleton[::-1]


def save(account: SocialAccount, who: Who | None) -> None:
    """Saves an account with its index. Raises Refused where another live account has its identity key."""
    refuse_duplicate(account, who)
    index(account, Tree.load().path(account.department_id))
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        # Somebody else claimed the key between the question and the answer.
        refuse_duplicate(account, who)
        raise


def set_address(account: SocialAccount, read: Recognised) -> None:
    """Takes over what an address was read as."""
    account.platform = read.platform or ""
    account.handle = read.handle or ""
    account.url = read.url or ""
    account.address_kind = read.address_kind or ""
    account.key = read.key or ""


def propose(account: SocialAccount, *, by: Person | None, at: datetime) -> SocialAccount:
    """A case's effect: the account is proposed and claims its identity key, if the address is known."""
    account.status = "proposed"
    account.earlier = closed_before(account)
    with act("propose", by=by, at=at, about=[account]):
        save(account, asker(by, at))
    return account


def closed_before(account: SocialAccount) -> SocialAccount | None:
    """The account of the same identity that was closed last, so that a new one points back to it."""
    if not account.key:
        return None
    closed = SocialAccount.objects.filter(key=account.key, status="closed").exclude(pk=account.pk)
    return closed.order_by("-closed_on", "-pk").first()


def enter(account: SocialAccount, *, by: Person | None, at: datetime) -> SocialAccount:
    """Enters an account that existed before the register: active and public at once, without a case."""
    with act("enter", by=by, at=at, about=[account]):
        account.status = "active"
        account.registered_on = account.registered_on or day_of(at)
        save(account, asker(by, at))
        if account.responsible:
            begin(account, account.responsible, "responsible", at)
    return account


def set_status(account: SocialAccount, status: str, *, by: Person | None, at: datetime) -> None:
    """A case's effect: the account's status follows the decision."""
    with act(status, by=by, at=at, about=[account]):
        account.status = status
        save(account, asker(by, at))


def publish(account: SocialAccount, *, by: Person | None, at: datetime) -> SocialAccount:
    """A case's effect: the account becomes active and public, and its start requirements become to-dos."""
    with act("publish", by=by, at=at, about=[account]):
        account.status = "active"
        account.registered_on = day_of(at)
        account.confirmed_on = day_of(at)
        if not account.url or not account.key:
            raise Refused(
                _("Write the account's address first, so that people can find it."),
                kind="input",
                field="address",
            )
        if account.responsible is None:
            raise Refused(_("Name who answers for the account first."), kind="input", field="responsible")
        save(account, asker(by, at))
        reviewing.open_start(account, at=at)
    return account


def change(
    account: SocialAccount,
    changes: Mapping[str, Any],
    *,
    by: Person,
    at: datetime,
    read: Recognised | None = None,
) -> SocialAccount:
    """Changes an account's facts, and its address where `read` is given; at once, recorded.

    What the owning department changes stands on the unit's desk until it is marked as seen; what says nothing
    new is no change. Raises Refused (input) for what an account cannot have.
    """
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise ValueError(f"Not changed this way: {sorted(unknown)}")
    with transaction.atomic():
        row = locked(account)
        who = may("change_account", row, by, at)
        new = facts.different(row, changes)
        facts.refuse_unsound(row, new, day_of(at))
        if read is not None and not read.key:
            raise Refused(_("The account must have an address."), kind="input", field="address")
        if not new and (read is None or (read.key, read.url) == (row.key, row.url)):
            return row
        with act("change", by=by, at=at, about=[account]):
            for name, value in new.items():
                setattr(row, name, value)
            if read is not None:
                set_address(row, read)
            tell_unit(row, who, at)
            save(row, who)
    return row


def tell_unit(account: SocialAccount, who: Who | None, at: datetime) -> None:
    """Puts what somebody outside the unit changed in a public account on the unit's desk; saved by the caller."""
    if account.is_public and who is not None and not who.in_unit:
        account.changed_unseen_at = at


def parted(account: SocialAccount, person: Person, part: str) -> Responsibility | None:
    """The row that says that a person has a part in an account today."""
    return Responsibility.objects.filter(account=account, person=person, part=part, until=None).first()


def begin(account: SocialAccount, person: Person, part: str, at: datetime) -> Responsibility:
    """Starts a period; the same part twice is one part."""
    running = parted(account, person, part)
    if running:
        return running
    row = Responsibility(account=account, person=person, part=part, since=day_of(at))
    row.save()
    return row


def end(row: Responsibility, at: datetime) -> None:
    """Ends a period; its last day is today."""
    row.until = max(day_of(at), row.since)
    row.save()


def refuse_gone(person: Person) -> None:
    """Raises Refused (input) where a person no longer works here."""
    if not person.is_active:
        raise Refused(
            _("%(name)s no longer works here. Choose somebody else.") % {"name": person.name},
            kind="input",
            field="person",
        )


def refuse_for_oneself(account: SocialAccount, person: Person, field: str) -> None:
    """Raises Refused (input) where a deputy answers for the account already: nobody stands in for themselves."""
    if person.pk == account.responsible_id:
        raise Refused(
            _("%(name)s answers for the account. Choose somebody else who stands in.")
            % {"name": person.name},
            kind="input",
            field=field,
        )


def name_responsible(account: SocialAccount, person: Person, at: datetime) -> None:
    """Makes a person today's responsible and ends whoever was; the account is saved by the caller.

    A deputy who takes over is no longer deputy: nobody stands in for themselves.
    """
    refuse_gone(person)
    for row in Responsibility.objects.filter(account=account, part__in=("responsible", "deputy"), until=None):
        if (row.part == "responsible") != (row.person_id == person.pk):
            end(row, at)
    begin(account, person, "responsible", at)
    account.responsible = person
    account.responsible_for_now = False


def appoint(account: SocialAccount, person: Person, *, by: Person, at: datetime) -> SocialAccount:
    """Names who answers for the account from today; whoever did before no longer does."""
    with act("appoint", by=by, at=at, about=[account, person]):
        row = locked(account)
        who = may("appoint", row, by, at)
        name_responsible(row, person, at)
        tell_unit(row, who, at)
        save(row, who)
    return row


class Follows(Protocol):
    """What goes with an account to the department that takes over."""

    def __call__(
        self, account: SocialAccount, department: Department, person: Person, *, by: Person, at: datetime
    ) -> None: ...


following: list[Follows] = []
"""What goes with an account that is handed over: cases add «the open case follows»."""


def hand_over(
    account: SocialAccount, department: Department, person: Person, *, by: Person, at: datetime
) -> SocialAccount:
    """Hands the account over to another department and another responsible person, from today."""
    with act("hand_over", by=by, at=at, about=[account, person, department]):
        # Before the account is locked: whoever moves a case locks the case first.
        for follow in following:
            follow(account, department, person, by=by, at=at)
        row = locked(account)
        who = may("appoint", row, by, at)
        tell_unit(row, who, at)
        return move_over(row, department, person, by=by, at=at)


def move_over(
    account: SocialAccount, department: Department, person: Person, *, by: Person | None, at: datetime
) -> SocialAccount:
    """A case's effect, and part of handing over: another department and person have the account from today."""
    if not department.is_active:
        raise Refused(
            _("%(department)s is no longer in use. Choose another one.") % {"department": department.name},
            kind="input",
            field="department",
        )
    with act("hand_over", by=by, at=at, about=[account, person, department]):
        account.department = department
        name_responsible(account, person, at)
        save(account, asker(by, at))
    return account


def add_person(account: SocialAccount, person: Person, part: str, *, by: Person | None, at: datetime) -> None:
    """Gives a person a part in the account (deputy, administrator, editor, spokesperson) from today."""
    if part == "responsible":
        raise ValueError("The responsible person is named by appoint().")
    with act("add_person", by=by, at=at, about=[account, person]):
        row = locked(account)
        may("appoint", row, by, at)
        refuse_gone(person)
        if part == "deputy":
            refuse_for_oneself(row, person, "person")
        begin(row, person, part, at)


def remove_person(part: Responsibility, *, by: Person, at: datetime) -> None:
    """Ends a person's part in the account today; the responsible person is replaced, never only removed."""
    with act("remove_person", by=by, at=at, about=[part.account, part.person]):
        row = locked(part.account)
        may("appoint", row, by, at)
        part = Responsibility.objects.select_for_update(of=("self",)).get(pk=part.pk)
        if part.part == "responsible":
            raise Refused(_("An account must have somebody who answers for it. Name the next one instead."))
        if part.until is not None:
            raise Refused(_("The part has ended already."))
        end(part, at)


def note_proof(account: SocialAccount, note: str, *, by: Person, at: datetime) -> None:
    """Notes that somebody has seen the profile link back to the municipality: the proof that it is genuine."""
    with act("note_proof", by=by, at=at, about=[account]):
        row = locked(account)
        who = may("note_proof", row, by, at)
        row.proof_on = day_of(at)
        row.proof_note = note
        save(row, who)
        reviewing.settle(row, "link_back", by=by, at=at)


def mark_seen(account: SocialAccount, *, by: Person, at: datetime, looked_at: datetime | None = None) -> None:
    """Takes the department's changes off the unit's desk; `looked_at` is the moment of the change that was seen.

    Raises Refused (conflict) where there is a later change, or where somebody else has seen it already.
    """
    with act("mark_seen", by=by, at=at, about=[account]):
        row = locked(account)
        who = may("mark_seen", row, by, at)
        if row.changed_unseen_at is None:
            raise Refused(_("Somebody in the unit has seen the change already."))
        if looked_at is not None and row.changed_unseen_at > looked_at:
            raise Refused(_("The department has changed something more since you looked. Look once more."))
        row.changed_unseen_at = None
        save(row, who)


def follow_departments(opened: OpenAct) -> None:
    """After an act that renamed or moved a department: its accounts are found under the new names."""
    touched = {version.pk_of_record for version in opened.versions if version.instance_type is Department}
    if not touched:
        return
    tree = Tree.load()
    for account in SocialAccount.objects.filter(department__in=tree.below(touched)):
        index(account, tree.path(account.department_id))
        account.save(update_fields=["sort_name", "search"])
