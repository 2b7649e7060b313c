"""The accounts of the list that lack most, and what to do about each."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Value, When

from registry.overview.measures import HEALTH, Measure
from registry.overview.scope import Scope
from registry.register.models import SocialAccount

SHOWN = 10


@dataclass(frozen=True)
class Worst:
    """One account, and what it lacks in the order of the measures."""

    account: SocialAccount
    lacks: tuple[Measure, ...]


def missing(measure: Measure, scope: Scope) -> Case:
    """One where the measure does not hold of an account, else nothing."""
    return Case(When(measure.holds(scope.on), then=Value(0)), default=Value(1), output_field=IntegerField())


def worst(scope: Scope, most: int = SHOWN) -> list[Worst]:
    """The accounts that lack most; of those that lack as much, the one with most followers first."""
    total: Any = sum((missing(measure, scope) for measure in HEALTH), Value(0))
    order = ("-lacking", F("followers").desc(nulls_last=True), "sort_name", "pk")
    first = scope.listed().annotate(lacking=total).filter(lacking__gt=0).order_by(*order)
    keys = list(first.values_list("pk", flat=True)[:most])
    # What each of the few lacks is asked of them alone: the order above has been through the whole register.
    each = {f"lacks_{place}": missing(measure, scope) for place, measure in enumerate(HEALTH)}
    rows = (
        SocialAccount.objects.filter(pk__in=keys).select_related("department", "responsible").annotate(**each)
    )
    found = {row.pk: row for row in rows}
    return [
        Worst(
            found[key],
            tuple(one for place, one in enumerate(HEALTH) if getattr(found[key], f"lacks_{place}")),
        )
        for key in keys
    ]
