"""How the log is filtered: by who, what, about what, and when."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.chain import Who
from accounts.models import Act, ActSubject, Person
from registry.cases.models import Case
from registry.cases.moves import MOVES
from registry.register.models import PUBLIC, SocialAccount
from registry.register.words import fold
from registry.telling import SENTENCES

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def verb_choices() -> list[tuple[str, str]]:
    """Every verb of the log with a word for it."""
    moves = {move.verb: str(move.button) for move in MOVES}
    others = {
        verb: capfirst((str(sentence) % BLANKS).lstrip(" …,").rstrip(" ,"))
        for verb, (sentence, _icon) in SENTENCES.items()
    }
    return sorted({**others, **moves}.items(), key=lambda pair: pair[1].casefold())


BLANKS = {"who": "…", "person": "…", "department": "…"}


class LogFilter(django_filters.FilterSet):
    """The filters of the page «Historik»."""

    verb = django_filters.ChoiceFilter(
        label=_("What was done"), choices=verb_choices, empty_label=_("Everything")
    )
    who = django_filters.CharFilter(label=_("Who (name or e-mail)"), method="by_person")
    about = django_filters.CharFilter(label=_("About (account or case number)"), method="by_subject")
    since = django_filters.DateFilter(label=_("From"), field_name="at", lookup_expr="date__gte", widget=DATE)
    until = django_filters.DateFilter(label=_("Until"), field_name="at", lookup_expr="date__lte", widget=DATE)

    class Meta:
        model = Act
        fields: list[str] = []

    def __init__(self, data: QueryDict, who: Who) -> None:
        self.seer = who
        super().__init__(data, queryset=Act.objects.select_related("actor").order_by("-seq"))

    def by_person(self, queryset: "QuerySet[Act]", name: str, value: str) -> "QuerySet[Act]":
        """Acts by people whose name or address holds the text."""
        people = Person.objects.filter(name__icontains=value) | Person.objects.filter(email__icontains=value)
        return queryset.filter(actor__in=people)

    def by_subject(self, queryset: "QuerySet[Act]", name: str, value: str) -> "QuerySet[Act]":
        """Acts about accounts whose words hold the text, or about the case with that number.

        Only what this person may see is searched: a hit would tell that it is there.
        """
        accounts = SocialAccount.objects.filter(
            permissions.accounts_seen_by(self.seer) | Q(status__in=PUBLIC), search__contains=fold(value)
        )
        cases = Case.objects.filter(permissions.cases_seen_by(self.seer), number=value.strip())
        keys: list[Any] = list(accounts.values_list("public_id", flat=True)[:500])
        keys += cases.values_list("public_id", flat=True)
        return queryset.filter(pk__in=ActSubject.objects.filter(subject_id__in=keys).values("act"))
