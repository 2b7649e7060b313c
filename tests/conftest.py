"""The harness: the cast, a signed-in client for anybody, and a log that a flush may empty."""

import os
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from django.test.client import ClientHandler

from accounts import triggers
from accounts.models import Person
from registry.public.counts import counts
from tests import make
from tests.cast import Cast, assemble
from tests.kept import once

pytest_plugins = ["tests.browser"]

THE_SITE = ClientHandler(enforce_csrf_checks=False)
"""The site in front of everybody's client: whitenoise looks through its files once, and not for each of them."""

_teardown = TransactionTestCase._fixture_teardown


def _flush_past_the_triggers(self: TransactionTestCase) -> None:
    """The only place where the log's triggers give way: between two tests that commit for real."""
    with triggers.lifted(connection):
        _teardown(self)


TransactionTestCase._fixture_teardown = _flush_past_the_triggers


@pytest.fixture
def cast(db: Any) -> Cast:
    return once("cast", assemble)


@pytest.fixture
def day() -> date:
    return make.DAY


@pytest.fixture
def moment() -> datetime:
    return make.MOMENT


@pytest.fixture
def as_person(db: Any) -> Callable[[Person | None], Client]:
    """Gives a client signed in as somebody (or as nobody)."""

    def sign_in(somebody: Person | None) -> Client:
        client = Client()
        client.handler = THE_SITE
        if somebody is not None:
            client.force_login(somebody, backend="accounts.signin.InvitedPeople")
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _plain_hashing(settings: Any) -> None:
    """Passwords are hashed the quick way: the tests are about who gets in, not about the hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _files_of_their_own(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What a test keeps never lies among the register's own files."""
    settings.PRIVATE_FILES = str(tmp_path_factory.getbasetemp() / "files")


@pytest.fixture(autouse=True)
def _nothing_counted_before() -> None:
    """The versions of a test come again in the next one, with other accounts."""
    counts.clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what an earlier part of the run has settled (tools/run_tests.py)."""
    settled = {item for item in items if alone(item) or run_already(item)}
    config.hook.pytest_deselected(items=list(settled))
    items[:] = [item for item in items if item not in settled]


def alone(item: pytest.Item) -> bool:
    """Whether no other database than SQLite could change what a test finds, when that is what is asked now."""
    if os.environ.get("ONLY_WITH_DATABASE") != "1":
        return False
    asks = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("once")) or not (asks or item.get_closest_marker("django_db"))


def run_already(item: pytest.Item) -> bool:
    """Whether a test lies where the measured part has run all but those marked «once»."""
    measured = tuple(filter(None, os.environ.get("RUN_ALREADY", "").split(os.pathsep)))
    return item.nodeid.startswith(measured) and not item.get_closest_marker("once")
