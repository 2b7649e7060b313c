"""How the staff list is filtered and sorted."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.chain import Who
from registry import numbers
from registry.cases.closure import inactivity
from registry.overview import measures, periods, removed, times
from registry.register.models import LISTED, PUBLIC, STATUSES, SocialAccount
from registry.register.platforms import BY_KEY
from registry.register.words import fold
from registry.removals.models import REASONS

WATCH = (
    ("tills-vidare", _("Responsible for the time being")),
    ("ej-sedda", _("Changed, not yet seen")),
    ("inaktiva", _("Without new posts")),
    ("okant-inlagg", _("Last post unknown")),
    ("mina", _("My own")),
)
IN_THE_LIST = "i-listan"
"""Every status that the public list shows."""
ON_DEMAND = ("underliggande", "oppnat", "avslutat", "beslutat", "borttaget")
"""Filters that figures lead to: shown where one of them is chosen, and not asked of everybody else."""


class Order(django_filters.OrderingFilter):
    """Sorting, always ended by the key so that pages never overlap."""

    def filter(self, qs: Any, value: Any) -> Any:
        return super().filter(qs, value or ["namn"]).order_by(*self.fields_of(value), "pk")

    def fields_of(self, value: Any) -> list[str]:
        """The database's names of what was chosen."""
        return [self.get_ordering_value(param) for param in (value or ["namn"])]


def platform_choices(seen: "QuerySet[SocialAccount]") -> list[tuple[str, Any]]:
    """The platforms of these accounts, by name."""
    keys = seen.order_by().values_list("platform", flat=True).distinct()
    return sorted(((key, BY_KEY[key].name) for key in keys if key in BY_KEY), key=lambda row: str(row[1]))


def status_choices() -> list[tuple[str, str]]:
    """The statuses of an account, as the filter says them."""
    every = [(key, capfirst(str(label))) for key, label in STATUSES]
    return [(IN_THE_LIST, str(_("In the public list"))), *every]


class AccountFilter(django_filters.FilterSet):
    """The filters of the page «Register»; `who` says what there is to filter."""

    q = django_filters.CharFilter(label=_("Search"), method="by_words")
    plattform = django_filters.ChoiceFilter(
        label=_("Platform"), field_name="platform", choices=[], empty_label=_("All platforms")
    )
    verksamhet = django_filters.ChoiceFilter(
        label=_("Department"), method="by_department", choices=[], empty_label=_("All departments")
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), method="by_status", choices=status_choices, empty_label=_("All statuses")
    )
    ansvar = django_filters.ChoiceFilter(
        label=_("To look at"), method="by_watch", choices=WATCH, empty_label=_("Everything")
    )
    laget = django_filters.ChoiceFilter(
        label=_("State of the account"),
        method="by_state",
        choices=measures.choices,
        empty_label=_("Whatever the state"),
    )
    underliggande = django_filters.ChoiceFilter(
        label=_("Departments below"),
        method="by_itself",
        choices=(("nej", _("Only the department itself")),),
        empty_label=_("With all below it"),
    )
    oppnat = django_filters.CharFilter(label=_("Opened in (year-month)"), method="by_month")
    avslutat = django_filters.CharFilter(label=_("Closed in (year-month)"), method="by_month")
    borttaget = django_filters.ChoiceFilter(
        label=_("Removed content, twelve months"),
        method="by_removal",
        choices=[(removed.EVERY, _("Whatever the reason")), *REASONS],
        empty_label=_("With and without"),
    )
    beslutat = django_filters.CharFilter(label=_("Decided in (year-month)"), method="by_month")
    ordning = Order(
        label=_("Order"),
        fields=(("sort_name", "namn"), ("department__name", "verksamhet"), ("registered_on", "registrerat")),
        choices=(
            ("namn", _("Name")),
            ("verksamhet", _("Department")),
            ("-registrerat", _("Latest registered")),
        ),
        empty_label=None,
    )

    class Meta:
        model = SocialAccount
        fields: list[str] = []

    def __init__(self, data: QueryDict, who: Who) -> None:
        self.who = who
        seen = SocialAccount.objects.filter(Q(status__in=PUBLIC) | permissions.accounts_seen_by(who))
        super().__init__(data, queryset=seen.select_related("department", "responsible"))
        for name in ON_DEMAND:
            if not data.get(name):
                del self.filters[name]
        self.filters["plattform"].extra["choices"] = platform_choices(seen)
        self.filters["verksamhet"].extra["choices"] = [
            (department.slug, "\u2003" * depth + department.name) for depth, department in who.tree.in_order()
        ]

    def by_words(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts whose words hold every word that was written."""
        for word in fold(value).split()[:8]:
            queryset = queryset.filter(search__contains=word)
        return queryset

    def by_department(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts of a department and of those below it."""
        tree = self.who.tree
        chosen = [pk for pk, department in tree.by_pk.items() if department.slug == value]
        return queryset.filter(department__in=tree.below(chosen))

    def by_itself(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts of the chosen department alone."""
        return queryset.filter(department__slug=self.data.get("verksamhet", ""))

    def by_status(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts with a status, or with any that the public list shows."""
        return queryset.filter(status__in=LISTED if value == IN_THE_LIST else (value,))

    def by_state(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts that have or lack what is measured; of what one may not see whole, nothing is told."""
        own = queryset.filter(permissions.accounts_seen_by(self.who))
        state = measures.condition(value, self.who.on)
        return own.none() if state is None else own.filter(state)

    def by_month(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts opened, closed or first decided on in a month, or in a period of months."""
        own = queryset.filter(permissions.accounts_seen_by(self.who))
        days = periods.days(value.strip())
        if days is None:
            return own.none()
        if name == "beslutat":
            return own.filter(pk__in=times.decided(*days).values("account"))
        return own.filter(**{{"oppnat": "opened_on", "avslutat": "closed_on"}[name] + "__range": days})

    def by_removal(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts from which something was taken away lately, for a reason or for any."""
        own = queryset.filter(permissions.accounts_seen_by(self.who))
        return own.filter(pk__in=removed.lately(self.who.on, value).values("account"))

    def by_watch(
        self, queryset: "QuerySet[SocialAccount]", name: str, value: str
    ) -> "QuerySet[SocialAccount]":
        """Accounts that somebody should look at; of what one may not see whole, nothing is told."""
        own = queryset.filter(permissions.accounts_seen_by(self.who))
        if value == "tills-vidare":
            return own.filter(responsible_for_now=True)
        if value == "ej-sedda":
            return own.filter(changed_unseen_at__isnull=False)
        if value == "inaktiva":
            return own.filter(pk__in=inactivity.silent(self.who.on, numbers.INACTIVE_FLAG_DAYS).values("pk"))
        if value == "okant-inlagg":
            return own.filter(pk__in=inactivity.unknown(self.who.on).values("pk"))
        departments = self.who.departments("department_admin", "manager")
        return own.filter(
            Q(responsible=self.who.pk)
            | Q(pk__in=permissions.deputised(self.who))
            | Q(department__in=departments)
        )
