"""Who decides today: the chief, an acting chief, the superior; who is barred, and what to do when nobody can.

Source: «Beslut fattas av kommunikationschef eller dennes överordnade» (Ale's guideline); nobody decides on what
they applied for or are responsible for.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import titles
from accounts.models import Grant, Person
from accounts.roles import UNIT
from accounts.tree import Tree

Sentence = str | Promise


class Matter(Protocol):
    """What is to be decided: who applied, who answers for the account, who recommended, who is in conflict.

    `bars_applicant` says whether applying bars from deciding: of proposals to close, the municipality says.
    """

    @property
    def applicant_id(self) -> int | None: ...
    @property
    def responsible_id(self) -> int | None: ...
    @property
    def recommended_by_id(self) -> int | None: ...
    @property
    def bars_applicant(self) -> bool: ...
    @property
    def conflicted_ids(self) -> Collection[int]: ...


def grants_on(day: date) -> Q:
    """Grants that hold on a day; the first and the last day are included."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day)) & Q(person__is_active=True)


class Who:
    """A person as they stand on a day: what they have been granted, and where."""

    def __init__(self, person: Person | None, on: date, tree: Tree | None = None) -> None:
        self.person = person
        self.on = on
        self._tree = tree

    @property
    def pk(self) -> int | None:
        return self.person.pk if self.person else None

    @property
    def active(self) -> bool:
        """Whether this is somebody who still works here; the system is nobody."""
        return self.person is not None and self.person.is_active

    @cached_property
    def tree(self) -> Tree:
        return self._tree or Tree.load()

    @cached_property
    def grants(self) -> tuple[Grant, ...]:
        if not self.active:
            return ()
        return tuple(Grant.objects.filter(grants_on(self.on), person=self.pk).order_by("since", "pk"))

    def holds(self, *roles: str) -> bool:
        """Whether one of the roles is held, anywhere."""
        return any(grant.role in roles for grant in self.grants)

    @property
    def in_unit(self) -> bool:
        """Communicator, chief or superior."""
        return self.holds(*UNIT)

    def departments(self, *roles: str) -> frozenset[int]:
        """Keys of the departments in which one of the roles is held, with all below them."""
        return self.tree.below(
            grant.department_id for grant in self.grants if grant.role in roles and grant.department_id
        )

    def holds_in(self, department: int | None, *roles: str) -> bool:
        """Whether one of the roles is held in the department or above it."""
        return department is not None and department in self.departments(*roles)


@dataclass(frozen=True)
class Decider:
    """Somebody who may decide a matter today, and in which capacity."""

    person: Person
    capacity: str


RANK = ("chief", "acting_chief", "superior", "acting_superior")


def capacities(grants: Iterable[Grant]) -> list[str]:
    """In which capacities these grants let somebody decide, the first to be used first."""
    held = {
        ("acting_" if grant.acting else "") + grant.role for grant in grants if grant.role in Grant.ACTABLE
    }
    return sorted(held, key=RANK.index)


def barred(person_pk: int | None, matter: Matter) -> Sentence | None:
    """Why this person may not decide this matter whatever they have been granted; None when they may."""
    if person_pk is None:
        return None
    if person_pk == matter.applicant_id and matter.bars_applicant:
        return _("You cannot decide yourself, since you have applied.")
    if person_pk == matter.responsible_id:
        return _("You cannot decide yourself, since you answer for the account.")
    if person_pk in matter.conflicted_ids:
        return _("You cannot decide yourself, since a conflict of interest has been declared.")
    return None


def capacity(who: Who, matter: Matter, *, of: Collection[str] | None = None) -> str | None:
    """The capacity in which this person may decide this matter today (one `of` these); None when they may not."""
    if barred(who.pk, matter):
        return None
    held = (name for name in capacities(who.grants) if of is None or name in of)
    return next((name for name in held if fits(name, who.pk, matter)), None)


def fits(held: str, person_pk: int | None, matter: Matter) -> bool:
    """Whoever recommended may decide only as chief: a superior is to look with fresh eyes."""
    return held in ("chief", "acting_chief") or person_pk != matter.recommended_by_id


def granted(on: date) -> dict[int, list[Grant]]:
    """Everybody who may decide at all on a day, by key, with the grants that say so."""
    held: dict[int, list[Grant]] = {}
    rows = Grant.objects.filter(grants_on(on), role__in=Grant.ACTABLE).select_related("person")
    for grant in rows.order_by("since", "pk"):
        held.setdefault(grant.person_id, []).append(grant)
    return held


def deciders(matter: Matter, on: date, held: dict[int, list[Grant]] | None = None) -> list[Decider]:
    """Everybody who may decide this matter on a day, the one expected to first; `held` spares a query."""
    if held is None:
        held = granted(on)
    found = []
    for pk, grants in held.items():
        fitting = [name for name in capacities(grants) if fits(name, pk, matter)]
        if fitting and not barred(pk, matter):
            found.append(Decider(grants[0].person, fitting[0]))
    return sorted(found, key=lambda decider: RANK.index(decider.capacity))


def who_decides(matter: Matter, on: date) -> Sentence:
    """The sentence that tells who decides a matter on a day, or what to do when nobody can."""
    able = deciders(matter, on)
    if not able:
        return _(
            "Nobody can decide this today: whoever could has applied, answers for the account, has a conflict of "
            "interest or is away. "
            "A substitute for %(superior)s must be granted. Ask your system administrator."
        ) % {"superior": titles.the_superior()}
    if able[0].capacity in ("superior", "acting_superior"):
        return _("%(superior)s decides.") % {"superior": titles.the_superior_first()}
    if able[0].capacity == "acting_chief":
        return _("%(name)s decides as %(capacity)s.") % {
            "name": able[0].person.name,
            "capacity": titles.capacity("acting_chief"),
        }
    return _("%(chief)s decides.") % {"chief": titles.the_chief_first()}
