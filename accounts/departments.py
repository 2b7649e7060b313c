"""Verbs about departments: add, change, and find again by its path what an import names."""

import unicodedata
from collections.abc import Collection, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Department, Person, address_key
from accounts.refusal import Refused
from accounts.tree import Tree

RESERVED = frozenset({"ny"})
"""What stands beside the slugs in addresses: /verksamheter/ny/."""

WITHOUT_ACCENT = str.maketrans({"æ": "a", "ø": "o"})
"""Letters that have no accent to take away."""

IN_ORDER = str.maketrans({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c"})
"""å, ä, ö come after z, in that order; «{» follows «z» in ASCII."""


def ask(by: Person | None, at: datetime, verb: str, thing: object = None) -> None:
    """Asks the table of permissions for whoever acts, on the day they act; the system needs no leave."""
    if by is not None:
        permissions.require(Who(by, timezone.localdate(at)), verb, thing)


def alphabetical(name: str) -> str:
    """A name as Swedes look it up, on every database."""
    return unicodedata.normalize("NFC", name.casefold()).translate(IN_ORDER)


def clean_name(name: str) -> str:
    """A name without needless blanks. Raises Refused where nothing or too much is left."""
    cleaned = " ".join(name.split())
    if not cleaned:
        raise Refused(_("Write what the department is called."), kind="input", field="name")
    if len(cleaned) > 150:
        raise Refused(_("The name can have at most 150 characters."), kind="input", field="name")
    return cleaned


def clean_email(email: str, field: str) -> str:
    """An address as it is kept. Raises Refused where it cannot be one."""
    key = address_key(email)
    try:
        validate_email(key)
    except ValidationError:
        raise Refused(_("Write the whole e-mail address."), kind="input", field=field) from None
    return key


def free_slug(name: str, parent: Department | None, taken: Collection[str]) -> str:
    """The slug of a new department: its name, with the parent's in front if that is taken, then a number."""
    own = slugify(name.casefold().translate(WITHOUT_ACCENT))[:80].strip("-") or "verksamhet"
    if own not in taken and own not in RESERVED:
        return own
    longer = f"{parent.slug[:80]}-{own}" if parent else own
    slug, number = longer, 1
    while slug in taken or slug in RESERVED:
        number += 1
        slug = f"{longer}-{number}"
    return slug


def refuse_twin(name: str, parent: Department | None, but: Department | None = None) -> None:
    """Refuses the same name twice in one place: an import could not tell them apart."""
    for sibling in Department.objects.filter(parent=parent):
        if sibling != but and sibling.name.casefold() == name.casefold():
            raise Refused(
                _("There is a department with that name there already."), kind="input", field="name"
            )


def add_department(
    *,
    name: str,
    kind: str = "unit",
    parent: Department | None = None,
    mailbox: str = "",
    by: Person | None,
    at: datetime,
) -> Department:
    """Adds a department to the tree, with a slug that it keeps for ever."""
    ask(by, at, "staff")
    name = clean_name(name)
    refuse_twin(name, parent)
    taken = set(Department.objects.values_list("slug", flat=True))
    mailbox = clean_email(mailbox, "mailbox") if mailbox else ""
    return enter(Department(name=name, kind=kind, parent=parent, mailbox=mailbox), taken, by=by, at=at)


def enter(department: Department, taken: Collection[str], *, by: Person | None, at: datetime) -> Department:
    """Saves a new department under a slug that nobody has."""
    department.slug = free_slug(department.name, department.parent, taken)
    with act("add_department", by=by, at=at, about=[department]):
        department.save()
    return department


def change_department(
    department: Department,
    *,
    name: str,
    kind: str,
    parent: Department | None,
    mailbox: str,
    is_active: bool = True,
    by: Person | None,
    at: datetime,
) -> Department:
    """Renames, moves or closes a department; its slug stays. Raises Refused for a move under itself."""
    ask(by, at, "staff")
    name = clean_name(name)
    if parent is not None and parent.pk in Tree.load().below([department.pk]):
        raise Refused(
            _("A department cannot be part of itself or of what is below it."), kind="input", field="parent"
        )
    refuse_twin(name, parent, but=department)
    if not is_active and Department.objects.filter(parent=department, is_active=True).exists():
        raise Refused(
            _("Departments in use are part of this one. Move them first."), kind="input", field="is_active"
        )
    mailbox = clean_email(mailbox, "mailbox") if mailbox else ""
    wanted = {"name": name, "kind": kind, "parent": parent, "mailbox": mailbox, "is_active": is_active}
    if any(getattr(department, field) != value for field, value in wanted.items()):
        with act("change_department", by=by, at=at, about=[department]):
            for field, value in wanted.items():
                setattr(department, field, value)
            department.save()
    return department


class Paths:
    """The departments by path, as an import needs them: one query for all rows; case does not matter."""

    def __init__(self, tree: Tree | None = None) -> None:
        self.tree = tree or Tree.load()
        self.by_path = {folded(self.tree.path(pk)): found for pk, found in self.tree.by_pk.items()}
        self.taken = {department.slug for department in self.tree.by_pk.values()}

    def find(self, names: Sequence[str]) -> Department | None:
        """The department at the end of a path from the top, or None."""
        return self.by_path.get(folded(names))

    def find_or_add(
        self, names: Sequence[str], *, kind: str = "unit", by: Person | None, at: datetime
    ) -> Department:
        """The same, and what is missing on the way is added as `kind`.

        Asks for no permission: whoever calls has asked for the import as a whole. Raises Refused for no name.
        """
        department: Department | None = None
        for depth in range(1, len(names) + 1):
            above, department = department, self.find(names[:depth])
            if department is None:
                department = Department(name=clean_name(names[depth - 1]), kind=kind, parent=above)
                self.note(names[:depth], enter(department, self.taken, by=by, at=at))
        if department is None:
            raise Refused(_("Write what the department is called."), kind="input", field="department")
        return department

    def note(self, names: Sequence[str], department: Department) -> None:
        """Keeps the index and the tree true for a department that was just added."""
        self.by_path[folded(names)] = department
        self.taken.add(department.slug)
        self.tree.by_pk[department.pk] = department
        self.tree.__dict__.pop("children", None)


def folded(names: Sequence[str]) -> tuple[str, ...]:
    """A path as it is compared: without case and needless blanks."""
    return tuple(" ".join(name.split()).casefold() for name in names)


def department_path(
    names: Sequence[str], *, paths: Paths, kind: str = "unit", by: Person | None, at: datetime
) -> Department:
    """The department at the end of a path from the top, found again by its names or added."""
    return paths.find_or_add(names, kind=kind, by=by, at=at)
