"""What the database itself demands, in words: a field holds nothing but what its list has."""

from collections.abc import Iterable

from django.db.models import CheckConstraint, Q


def one_of(
    field: str, listed: Iterable[tuple[str, object]], *, name: str, empty: bool = False
) -> CheckConstraint:
    """A field holds a key of its list (pairs of key and label), or nothing where `empty` allows it."""
    keys = [key for key, _label in listed]
    return CheckConstraint(name=name, condition=Q(**{f"{field}__in": ["", *keys] if empty else keys}))
