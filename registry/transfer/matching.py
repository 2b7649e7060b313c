"""What the register has already of a list: which account a row means, and what people have edited since."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from accounts.departments import folded
from accounts.ids import ALPHABET
from accounts.models import Act, Department
from accounts.tree import Tree
from registry.register.models import LIVE, SocialAccount
from registry.transfer.entries import Entry

VERB = "import"
"""The act that an import is, in the log."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "address": ("platform", "platform_label", "handle", "url", "address_kind", "key"),
    "department": ("department_id",),
}
"""What a later import may change, by the fields that go together."""

CHUNK = 500  # keys in one question: far below what any database takes


class Register:
    """The live accounts that a list may mean, from a few questions, however long the list."""

    def __init__(self, entries: Sequence[Entry], *, lock: bool) -> None:
        live = SocialAccount.objects.filter(status__in=LIVE)
        if lock:
            live = live.select_for_update(of=("self",))
        self.tree = Tree.load()
        self.names = department_names()
        self.by_key = {a.key: a for a in gathered(live, "key", {entry.read.key for entry in entries})}
        ids = {entry.known for entry in entries if is_public_id(entry.known)}
        self.by_id = {account.public_id: account for account in gathered(live, "public_id", ids)}
        self.by_former_key = self.moved(live, {entry.read.key for entry in entries} - set(self.by_key))
        for account in self.by_key.values():
            # The same account found on two ways is one object, so that both see what changes.
            self.by_id[account.public_id] = account
        self.edited = edited_by_people(self.accounts())

    def accounts(self) -> list[SocialAccount]:
        """Every account found, once, in the order in which everybody locks them."""
        found = [*self.by_key.values(), *self.by_id.values(), *self.by_former_key.values()]
        return sorted({account.pk: account for account in found}.values(), key=lambda account: account.pk)

    def moved(self, live: "QuerySet[SocialAccount]", keys: Collection[str]) -> dict[str, SocialAccount]:
        """Live accounts that had one of the keys before somebody gave them another address, by that key."""
        former: dict[int, str] = {}
        for part in chunks(sorted(keys)):
            rows = SocialAccount.history.filter(key__in=part).order_by("history_id")
            former |= dict(rows.values_list("id", "key"))
        taken = {account.pk for account in self.by_key.values()}
        found = gathered(live, "pk", set(former) - taken)
        return {former[account.pk]: account for account in found}

    def meant_by(self, entry: Entry) -> SocialAccount | None:
        """The live account that a row means: by the id it names, else by its key, else by a key it had."""
        return (
            self.by_id.get(entry.known)
            or self.by_key.get(entry.read.key)
            or self.by_former_key.get(entry.read.key)
        )

    def stands_at(self, account: SocialAccount, path: Sequence[str]) -> bool:
        """Whether an account's department is the one a path names, also if it was renamed or moved since."""
        line = self.tree.upwards(account.department_id)
        names = list(reversed(folded(path)))
        return len(names) <= len(line) and all(
            name in self.names[department.pk] for name, department in zip(names, line, strict=False)
        )


def is_public_id(text: str) -> bool:
    """Whether a cell can be an account's id in the register; other lists have ids of their own."""
    return len(text) == 10 and set(text) <= set(ALPHABET)


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Values in parts that one question can hold."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def gathered(rows: "QuerySet[SocialAccount]", field: str, values: Collection[Any]) -> list[SocialAccount]:
    """The accounts with one of the values, in the order of their keys."""
    found = [
        account
        for part in chunks(sorted(values))
        for account in rows.filter(**{f"{field}__in": part}).order_by("pk")
    ]
    return sorted(found, key=lambda account: account.pk)


def department_names() -> dict[int, set[str]]:
    """Every name that each department has or had, folded, by its key."""
    names: dict[int, set[str]] = {}
    for pk, name in Department.history.order_by().values_list("id", "name").distinct():
        names.setdefault(pk, set()).update(folded([name]))
    return names


def edited_by_people(accounts: Iterable[SocialAccount]) -> dict[int, set[str]]:
    """The groups of fields that each account got last by another act than an import, by the account's key."""
    imported = imported_versions()
    last: dict[int, dict[str, tuple[tuple[Any, ...], int]]] = {}
    fields = [field for group in GROUPS.values() for field in group]
    for part in chunks([account.pk for account in accounts]):
        rows = SocialAccount.history.filter(id__in=part).order_by("history_id")
        for pk, version, *values in rows.values_list("id", "history_id", *fields):
            held = dict(zip(fields, values, strict=True))
            groups = last.setdefault(pk, {})
            for group, names in GROUPS.items():
                value = tuple(held[name] for name in names)
                if group not in groups or groups[group][0] != value:
                    groups[group] = (value, version)
    return {
        pk: {group for group, (_value, version) in groups.items() if version not in imported}
        for pk, groups in last.items()
    }


def imported_versions() -> set[int]:
    """The versions of accounts that imports wrote, as the log names them."""
    label = SocialAccount._meta.label_lower
    return {
        version["id"]
        for versions in Act.objects.filter(verb=VERB).values_list("versions", flat=True)
        for version in versions
        if version["model"] == label
    }
