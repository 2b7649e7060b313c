"""The names that records have in addresses and in the log."""

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"

_source: ContextVar[random.Random | None] = ContextVar("source_of_ids", default=None)


def public_id() -> str:
    """Ten random base32 characters."""
    source = _source.get() or secrets.SystemRandom()
    return "".join(source.choice(ALPHABET) for _place in range(10))


@contextmanager
def drawn_from(seed: str) -> Iterator[None]:
    """Draws the same ids every time for the same seed: for the demo, whose register is the same every time."""
    token = _source.set(random.Random(seed))
    try:
        yield
    finally:
        _source.reset(token)
