"""A stage and two actors: three operating-system processes on one database, each with its own connection."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
AHEAD = 0.015
"""Seconds from the word to the deed: enough to read what the deed needs."""


class Actor:
    """A process of tests/concurrency/actor.py."""

    def __init__(self, database: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.concurrency.actor"],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "registry.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def told(self, do: str, at: float = 0, **words: Any) -> None:
        """Says what to do, and when."""
        assert self.process.stdin is not None
        print(json.dumps({"do": do, "at": at, "words": words}), file=self.process.stdin, flush=True)

    def answer(self) -> dict[str, Any]:
        """What came of it; a fault of the program fails the test here."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the process has ended"
        found: dict[str, Any] = json.loads(line)
        assert "broke" not in found, found["broke"]
        return found

    def ask(self, do: str, **words: Any) -> Any:
        """Does something alone and gives what came of it."""
        self.told(do, **words)
        return self.answer()["done"]

    def end(self) -> None:
        """Lets the process go."""
        self.process.communicate()


@dataclass
class Arena:
    """Where two act at once."""

    stage: Actor
    first: Actor
    second: Actor

    def at_once(self, do: str, first: dict[str, Any], second: dict[str, Any]) -> list[dict[str, Any]]:
        """Both do the same at the same moment; what came of it, the first one's first."""
        moment = time.monotonic() + AHEAD
        self.first.told(do, moment, **first)
        self.second.told(do, moment, **second)
        return [self.first.answer(), self.second.answer()]


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """The address of a database of its own, of the kind that the run has: a file, or one more on the server."""
    address = os.environ["DATABASE_URL"]
    if address.startswith("sqlite"):
        yield f"sqlite:///{folder}/two.sqlite3"
        return
    found = settings.DATABASES["default"]
    given = {
        "host": found["HOST"],
        "port": found["PORT"],
        "user": found["USER"],
        "password": found["PASSWORD"],
    }
    server = psycopg.connect(
        dbname="postgres", autocommit=True, **{name: value for name, value in given.items() if value}
    )
    name = f"two_at_once_{os.getpid()}"
    with server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{address.rpartition('/')[0]}/{name}"
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arena]:
    """Three processes on a database with the cast in it."""
    with ExitStack() as stack:
        address = stack.enter_context(empty_database(tmp_path_factory.mktemp("two")))
        actors = [Actor(address) for _number in range(3)]
        for actor in actors:
            stack.callback(actor.end)
        made = Arena(*actors)
        made.stage.ask("build")
        yield made
