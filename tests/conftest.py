"""The harness: the cast, a signed-in client for anybody, and a log that a flush may empty."""

import os
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client, TransactionTestCase
from django.test.client import ClientHandler

from accounts.models import Person
from registry.public.counts import counts
from tests import make
from tests.cast import Cast, assemble
from tests.kept import empty_everything, lay_migrated_aside, once, put_back_migrated
from tools.run_tests import BROWSER

pytest_plugins = ["tests.browser"]

THE_SITE = ClientHandler(enforce_csrf_checks=False)
"""The site in front of everybody's client: whitenoise looks through its files once, and not for each of them."""


def _begin_anew(_self: TransactionTestCase) -> None:
    """Leaves the next test what a migrated database holds, put back as it was: flush would make it all again."""
    empty_everything()
    put_back_migrated()


TransactionTestCase._fixture_teardown = _begin_anew


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Lays aside what the migrations have put into the database, before any test."""
    with django_db_blocker.unblock():
        lay_migrated_aside()


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
    """Leaves out what another part of the run settles (tools/run_tests.py)."""
    unsaid = {item.path for item in items if item.get_closest_marker("browser")}
    unsaid = {path for path in unsaid if BROWSER not in path.read_text(encoding="utf-8")}
    assert not unsaid, f"make test-browser would not find the tests of {unsaid}"
    settled = {item for item in items if alone(item) or run_already(item) or run_later(item)}
    config.hook.pytest_deselected(items=list(settled))
    # The longest first, so that processes which take from each other end together.
    items[:] = sorted((item for item in items if item not in settled), key=lambda item: not is_long(item))


def alone(item: pytest.Item) -> bool:
    """Whether no other database than SQLite could change what a test finds, when that is what is asked now."""
    return os.environ.get("ONLY_WITH_DATABASE") == "1" and (is_once(item) or not asks_database(item))


def run_already(item: pytest.Item) -> bool:
    """Whether a test lies where the measured part has run all but those marked «once»."""
    return lies_in("RUN_ALREADY", item) and not is_once(item)


def run_later(item: pytest.Item) -> bool:
    """Whether a test lies where PostgreSQL's part will run all that ask a database."""
    return lies_in("RUN_LATER", item) and asks_database(item) and not is_once(item)


def is_once(item: pytest.Item) -> bool:
    """Whether a test says that no database can change what it finds, and takes long enough to be run once."""
    return item.get_closest_marker("once") is not None


def is_long(item: pytest.Item) -> bool:
    """Whether a test says that it takes half a minute or more."""
    return item.get_closest_marker("long") is not None


def asks_database(item: pytest.Item) -> bool:
    """Whether a test has a database at all."""
    asks = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return bool(asks) or item.get_closest_marker("django_db") is not None


def lies_in(variable: str, item: pytest.Item) -> bool:
    """Whether a test lies in one of the folders and files that an environment variable names."""
    return item.nodeid.startswith(tuple(filter(None, os.environ.get(variable, "").split(os.pathsep))))
