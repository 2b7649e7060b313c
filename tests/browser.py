"""The browser harness: a real Chromium, the site on a port, Lindala in the database, and everything it complains of."""

import os
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.test import Client
from django.test.testcases import LiveServerThread
from django.utils import timezone, translation
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from accounts.models import Person
from registry.demo import story
from registry.demo.lindala import PASSWORD
from registry.demo.settling import Lindala
from tools import browser as chromium

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 740}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The machine's own Chromium, which calls nobody."""
    return {"executable_path": chromium.look(), "args": chromium.FLAGS}


@pytest.fixture(scope="session")
def site(django_db_setup: None) -> Iterator[str]:
    """The site as it is served for real: whitenoise gives out the hashed files."""
    if os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE") != "1":
        pytest.skip("Browser tests are run by «make test-browser».")
    shared = {
        each.alias: each for each in connections.all() if each.vendor == "sqlite" and each.is_in_memory_db()
    }
    thread = LiveServerThread(
        "127.0.0.1", static_handler=lambda application: application, connections_override=shared
    )
    thread.daemon = True
    for each in shared.values():
        each.inc_thread_sharing()
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://{thread.host}:{thread.port}"
    thread.terminate()


told: dict[date, Lindala] = {}
"""The municipality as it was told once; the database keeps a copy of its rows beside them."""
putting_back: list[str] = []
"""The statements that put the copied rows back: what the columns are called is asked once."""


@pytest.fixture
def lindala(transactional_db: None, site: str) -> Iterator[Lindala]:
    """The demo's municipality as on this day, committed for real; told once, then brought back for each test."""
    today = timezone.localdate()
    if today in told:
        bring_back()
    else:
        with translation.override("sv"):
            told[today] = story.tell(today)
        lay_beside()
    yield deepcopy(told[today])
    cache.clear()


def tables() -> list[str]:
    """Every table of ours, quoted."""
    return [connection.ops.quote_name(name) for name in connection.introspection.django_table_names()]


def lay_beside() -> None:
    """Copies every table into a schema beside them (PostgreSQL)."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS told CASCADE; CREATE SCHEMA told")
        putting_back[:] = []
        for name in tables():
            cursor.execute(f"CREATE TABLE told.{name} AS TABLE {name}")
            columns = written(cursor, name)
            putting_back.append(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM told.{name}")
        models = list(apps.get_models(include_auto_created=True))
        putting_back.extend(connection.ops.sequence_reset_sql(no_style(), models))


def written(cursor: Any, table: str) -> str:
    """A table's columns, but for those that the database draws itself."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
        [table.strip('"')],
    )
    return ", ".join(connection.ops.quote_name(name) for (name,) in cursor.fetchall())


def bring_back() -> None:
    """Puts the rows back as they were laid aside, past the log's triggers, with the counters where they were."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"TRUNCATE {', '.join(tables())}")
        for statement in putting_back:
            cursor.execute(statement)


@dataclass
class Visit:
    """Somebody's window: its page, and what it has complained of."""

    site: str
    page: Page
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> Response:
        """Opens an address of the site and gives its answer."""
        response = self.page.goto(f"{self.site}{path}")
        assert response is not None
        return response

    def watch(self) -> None:
        """Begins to collect what the console says, faults of scripts, and requests to anybody else."""
        self.page.on("console", self.said)
        self.page.on("pageerror", lambda fault: self.troubles.append(f"fault: {fault}"))
        self.page.on("request", self.asked)
        self.page.on("response", self.answered)

    def said(self, message: ConsoleMessage) -> None:
        """Notes an error of the console; an answer of 4xx to the page itself is no fault."""
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.troubles.append(f"console: {message.text}")

    def asked(self, request: Request) -> None:
        """Notes a request to anybody but the site."""
        if urlsplit(request.url).scheme != "data" and not request.url.startswith(f"{self.site}/"):
            self.troubles.append(f"request: {request.url}")

    def answered(self, response: Response) -> None:
        """Notes a file that is not there, and a fault of ours."""
        of_the_page = response.request.resource_type == "document"
        if response.status >= (500 if of_the_page else 400):
            self.troubles.append(f"{response.status}: {response.url}")


Open = Callable[..., Visit]


@pytest.fixture
def open_window(browser: Browser, site: str, lindala: Lindala) -> Iterator[Open]:
    """Opens a window for somebody of Lindala (by what stands before the @), or for a stranger."""
    windows: list[Visit] = []

    def window(name: str = "", *, viewport: dict[str, int] = DESK, **options: Any) -> Visit:
        context = browser.new_context(viewport=viewport, locale="sv-SE", **options)
        context.set_default_timeout(8_000)
        if name:
            context.add_cookies([{**session_of(lindala.people[name]), "url": site}])
        visit = Visit(site, context.new_page())
        visit.watch()
        windows.append(visit)
        return visit

    yield window
    for visit in windows:
        visit.page.context.close()
    assert [trouble for visit in windows for trouble in visit.troubles] == []


def session_of(person: Person) -> dict[str, str]:
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(person, backend="accounts.signin.InvitedPeople")
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}


def sign_in(visit: Visit, name: str) -> None:
    """Signs in at the door, as people do."""
    visit.page.get_by_label(re.compile("E-post|E-mail")).fill(f"{name}@lindala.example")
    visit.page.get_by_label(re.compile("^(Lösenord|Password)")).fill(PASSWORD)
    visit.page.get_by_role("button", name=re.compile("^(Logga in|Sign in)")).click()
