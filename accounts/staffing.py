"""Verbs about people: enter, invite, change, deactivate, grant; and about departments."""

from collections.abc import Callable

from accounts.models import Person

holdings: list[Callable[[Person], list[str]]] = []
"""What a person still holds, as sentences; registry adds its accounts and cases, so that no arrow runs that way."""
