"""What an overview is about: a day, and a department with all below it or the whole municipality."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from accounts.models import Department
from accounts.tree import Tree
from registry.register.models import LISTED, SocialAccount

IN_THE_LIST = {"status": "i-listan"}
"""What the register's filter says of the accounts of the public list."""


@dataclass(frozen=True)
class Scope:
    """The accounts that are counted, and how the register's list is asked for the same ones."""

    on: date
    tree: Tree
    department: Department | None = None

    @cached_property
    def within(self) -> Q:
        """Which accounts, as a filter on them."""
        if self.department is None:
            return Q()
        return Q(department__in=self.tree.below([self.department.pk]))

    def accounts(self) -> "QuerySet[SocialAccount]":
        """Every account, whatever its status."""
        return SocialAccount.objects.filter(self.within).order_by()

    def listed(self) -> "QuerySet[SocialAccount]":
        """The accounts of the public list."""
        return self.accounts().filter(status__in=LISTED)

    def link(self, **asked: str) -> str:
        """The register's list with exactly these accounts."""
        where = {"verksamhet": self.department.slug} if self.department else {}
        return f"{reverse('register')}?{urlencode({**where, **asked})}"

    def link_listed(self, **asked: str) -> str:
        """The same, of the public list only."""
        return self.link(**IN_THE_LIST, **asked)
