"""How the list of cases is filtered and sorted."""

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.chain import Who
from registry.cases.models import KINDS, STATES, Case
from registry.register.words import fold

OPEN_OR_NOT = (("oppna", _("Open")), ("avslutade", _("Ended")))


class CaseFilter(django_filters.FilterSet):
    """The filters of the page «Ärenden»; `who` says what there is to filter."""

    q = django_filters.CharFilter(label=_("Case number or account"), method="by_words")
    lage = django_filters.ChoiceFilter(
        label=_("Open or ended"), method="by_openness", choices=OPEN_OR_NOT, empty_label=_("All cases")
    )
    status = django_filters.ChoiceFilter(
        label=_("State"), field_name="state", choices=STATES[1:], empty_label=_("All states")
    )
    typ = django_filters.ChoiceFilter(
        label=_("Kind of case"), field_name="kind", choices=KINDS, empty_label=_("All kinds")
    )
    ordning = django_filters.OrderingFilter(
        label=_("Order"),
        fields=(("submitted_at", "inkommet"),),
        choices=(("-inkommet", _("Newest first")), ("inkommet", _("Oldest first"))),
        empty_label=None,
    )

    class Meta:
        model = Case
        fields: list[str] = []

    def __init__(self, data: QueryDict, who: Who) -> None:
        seen = Case.objects.filter(permissions.cases_seen_by(who)).exclude(state="draft")
        super().__init__(
            data,
            queryset=seen.select_related("account", "department", "applicant").order_by(
                "-submitted_at", "-pk"
            ),
        )

    def by_words(self, queryset: "QuerySet[Case]", name: str, value: str) -> "QuerySet[Case]":
        """Cases with that number, or about accounts whose words hold every word."""
        found = Q()
        for word in fold(value).split()[:8]:
            found &= Q(account__search__contains=word)
        return queryset.filter(found | Q(number__contains=value.strip()))

    def by_openness(self, queryset: "QuerySet[Case]", name: str, value: str) -> "QuerySet[Case]":
        """Cases in which something remains to be done, or nothing."""
        return queryset.filter(ended_at__isnull=value == "oppna")
