"""Which version of what is public stands, and reading it as of one moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from accounts.door import today
from registry.public.compiled import held
from registry.public.models import PublicVersion

LOOKS = 0.2
"""Seconds between two looks at the version: what another process has changed is public here so soon."""


STANDING = "registry.standing"
"""Where in the request a page writes the version that it is made of; there only when the shelf asks."""


class Standing(NamedTuple):
    """What a public page is made of: the register's version, and the day, which pages speak of («closes on»)."""

    n: int
    changed_at: datetime | None
    day: date


NEVER = Standing(0, None, date.min)
"""No version that anything is kept for: what is asked is read anew."""


def standing() -> Standing:
    """The version that stands now, read from the database."""
    # The day first: what is made afterwards is of that day or of a later one, never of an earlier.
    day = today()
    rows = held("version", lambda _marks: PublicVersion.objects.values_list("n", "changed_at")).read()
    n, changed_at = rows[0] if rows else (0, None)
    return Standing(n, changed_at, day)


@contextmanager
def one_moment() -> Iterator[Standing]:
    """Everything that is read inside is as it stood at one moment, of the version it gives: no page mixes two.

    Nothing is to be written inside. Within a transaction (a test's) that one says what is seen.
    """
    if connection.in_atomic_block:
        yield standing()
        return
    with snapshot():
        seen = standing()
        known.learn(seen)
        yield seen


@contextmanager
def snapshot() -> Iterator[None]:
    """A transaction that sees the database as it is when it first reads, and keeps nobody from writing."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
        return
    # Readers are not to wait for whoever writes, as a transaction that begins IMMEDIATE does. How they begin is
    # read from the settings as the connection is made.
    one = connections[DEFAULT_DB_ALIAS]
    one.ensure_connection()
    usual, one.transaction_mode = one.transaction_mode, "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            yield
    finally:
        one.transaction_mode = usual  # type: ignore[attr-defined]


class Known:
    """What this process knows of the version; never goes back to an older one than it has told."""

    def __init__(self) -> None:
        self.standing: Standing | None = None
        self.looked_at = -LOOKS
        self.lock = threading.Lock()

    def look(self) -> Standing:
        """The version, asked of the database where that was not done lately. Raises what the database raises.

        Called outside Django's requests, so it closes the connection itself, a broken one above all.
        """
        with self.lock:
            if self.standing is None or time.monotonic() - self.looked_at >= LOOKS:
                at = time.monotonic()
                try:
                    self.standing = standing()
                finally:
                    if not connection.in_atomic_block:
                        connection.close()
                self.looked_at = at
            return self.standing

    def learn(self, seen: Standing) -> None:
        """Takes in a version that a page was made of, where it is newer."""
        with self.lock:
            if self.standing is None or (seen.n, seen.day) > (self.standing.n, self.standing.day):
                self.standing = seen

    def forget(self) -> None:
        """The next look asks the database: this process has just changed something."""
        with self.lock:
            self.looked_at = -LOOKS


known = Known()
