"""A decision's number, and the digest of its fields: what anybody can compute again (docs/decisions.md)."""

import hashlib
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.versions import canonical
from registry.cases.models import Decision

LAYOUT = 1
"""Which fields the digest covers, under which names; another way of writing them gets another number."""

FIELDS = (
    "public_id",
    "outcome",
    "reason",
    "conditions",
    "ends_on",
    "until",
    "terms",
    "capacity",
    "basis",
    "delegation_point",
    "decided_on",
    "at",
)
"""A decision's own fields; those that are empty are left out, so that a new field changes no old digest."""

POINTING = ("account", "decider", "applicant", "guideline", "replaces")
"""Its fields that point to something, told by that one's public id."""


def number(decision: Decision) -> str:
    """The decision's number: the case's, and which of the case's decisions it is: 2026-0041-1."""
    place = getattr(decision, "ordinal", None)
    if place is None:
        place = Decision.objects.filter(case=decision.case_id, pk__lte=decision.pk).count()
    return f"{decision.case.number}-{place}"


def numbered(decisions: "QuerySet[Decision]") -> "QuerySet[Decision]":
    """The same decisions, each with its place in its case, so that number() asks nothing."""
    earlier = (
        Decision.objects.filter(case=OuterRef("case"), pk__lte=OuterRef("pk"))
        .order_by()
        .values("case")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return decisions.annotate(ordinal=Coalesce(Subquery(earlier), 1))


def content(decision: Decision) -> bytes:
    """What the digest is made of: JSON in UTF-8, its names sorted, without blanks, moments in UTC."""
    said: dict[str, Any] = {name: getattr(decision, name) for name in FIELDS}
    for name in POINTING:
        pointed = getattr(decision, name)
        said[name] = pointed.public_id if pointed else None
    said |= {"layout": LAYOUT, "number": number(decision), "case": decision.case.number}
    return canonical({name: value for name, value in said.items() if value not in (None, "", {})})


def digest(decision: Decision) -> str:
    """SHA-256, in hex, of the decision's fields; the same stands on its document."""
    return hashlib.sha256(content(decision)).hexdigest()
