"""The tree of departments, read once: paths, what lies below, and which authority each belongs to."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from accounts.models import Department


class Tree:
    """All departments of the municipality, from one query; keys are Department.pk."""

    def __init__(self, departments: Iterable[Department]) -> None:
        self.by_pk = {department.pk: department for department in departments}

    @classmethod
    def load(cls) -> "Tree":
        return cls(Department.objects.order_by("name", "pk"))

    @classmethod
    def at(cls, moment: datetime) -> "Tree":
        """The tree as it stood at a moment; of what was added later, as it stands."""
        found = {department.pk: department for department in Department.objects.order_by("name", "pk")}
        for version in Department.history.filter(history_date__lte=moment).order_by("history_id"):
            found[version.instance.pk] = version.instance
        return cls(found.values())

    @cached_property
    def children(self) -> dict[int | None, list[Department]]:
        """What stands directly below each department, by name; None holds the top."""
        found: dict[int | None, list[Department]] = {}
        for department in self.by_pk.values():
            found.setdefault(department.parent_id, []).append(department)
        return found

    def upwards(self, pk: int | None) -> list[Department]:
        """The department and everything above it, nearest first."""
        line: list[Department] = []
        while pk is not None and pk in self.by_pk and len(line) <= len(self.by_pk):
            line.append(self.by_pk[pk])
            pk = self.by_pk[pk].parent_id
        return line

    def above(self, pk: int | None) -> frozenset[int]:
        """Keys of the department and everything above it."""
        return frozenset(department.pk for department in self.upwards(pk))

    def below(self, pks: Iterable[int]) -> frozenset[int]:
        """Keys of the departments named and everything below them."""
        found: set[int] = set()
        waiting = list(pks)
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting.extend(child.pk for child in self.children.get(pk, ()))
        return frozenset(found)

    def path(self, pk: int | None) -> list[str]:
        """Names from the top down to the department."""
        return [department.name for department in reversed(self.upwards(pk))]

    def authority(self, pk: int | None) -> Department | None:
        """The nearest board or company above (or the department itself): whose diary and records plan apply."""
        for department in self.upwards(pk):
            if department.kind in Department.AUTHORITIES:
                return department
        return None

    def in_order(self) -> list[tuple[int, Department]]:
        """Every department with its depth, as a person would read the tree."""
        found: list[tuple[int, Department]] = []

        def walk(parent: int | None, depth: int) -> None:
            for department in self.children.get(parent, ()):
                found.append((depth, department))
                walk(department.pk, depth + 1)

        walk(None, 0)
        return found
