"""How the list of cases is filtered and sorted."""

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.chain import Who
from registry.cases.models import KINDS, OPEN, STATES, Case
from registry.register.words import fold

OPEN_ONES = "oppna"
ORDERS = (("nyast", _("Newest first")), ("aldst", _("Oldest first")))


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of cases, as the list's filter says them."""
    return [(key, capfirst(str(label))) for key, label in KINDS]


def state_choices() -> list[tuple[str, str]]:
    """The states that a case with a number can be in."""
    named = [(key, capfirst(str(label))) for key, label in STATES if key != "draft"]
    return [(OPEN_ONES, str(_("Not finished"))), *named]


class CaseFilter(django_filters.FilterSet):
    """The filters of the page «Ärenden»; `who` says what there is to filter."""

    q = django_filters.CharFilter(label=_("Search (number or account)"), method="by_words")
    lage = django_filters.ChoiceFilter(
        label=_("State"), method="by_state", choices=state_choices, empty_label=_("All states")
    )
    typ = django_filters.ChoiceFilter(
        label=_("Kind of case"),
        field_name="kind",
        choices=kind_choices,
        empty_label=_("All kinds"),
    )
    verksamhet = django_filters.ChoiceFilter(
        label=_("Department"), method="by_department", choices=[], empty_label=_("All departments")
    )
    ordning = django_filters.ChoiceFilter(
        label=_("Order"), method="in_order", choices=ORDERS, empty_label=None, null_label=None
    )

    class Meta:
        model = Case
        fields: list[str] = []

    def __init__(self, data: QueryDict, who: Who) -> None:
        self.who = who
        # By key, so that whoever stands in several relations to a case finds it once.
        seen = Case.objects.filter(permissions.cases_seen_by(who)).exclude(state="draft").values("pk")
        shown = Case.objects.filter(pk__in=seen).order_by("-submitted_at", "-pk")
        parts = ("account", "account__department", "department", "applicant")
        super().__init__(data, queryset=shown.select_related(*parts))
        self.filters["verksamhet"].extra["choices"] = [
            (department.slug, "\u2003" * depth + department.name) for depth, department in who.tree.in_order()
        ]

    def by_words(self, queryset: "QuerySet[Case]", name: str, value: str) -> "QuerySet[Case]":
        """Cases whose number or account holds every word that was written."""
        for word in fold(value).split()[:8]:
            queryset = queryset.filter(Q(number__contains=word) | Q(account__search__contains=word))
        return queryset

    def by_state(self, queryset: "QuerySet[Case]", name: str, value: str) -> "QuerySet[Case]":
        """Cases in a state, or those that are not finished."""
        return queryset.filter(state__in=OPEN if value == OPEN_ONES else (value,))

    def by_department(self, queryset: "QuerySet[Case]", name: str, value: str) -> "QuerySet[Case]":
        """Cases of a department and of those below it."""
        tree = self.who.tree
        chosen = [pk for pk, department in tree.by_pk.items() if department.slug == value]
        return queryset.filter(department__in=tree.below(chosen))

    def in_order(self, queryset: "QuerySet[Case]", name: str, value: str) -> "QuerySet[Case]":
        """The oldest first where that is chosen."""
        return queryset.order_by("submitted_at", "pk") if value == "aldst" else queryset
