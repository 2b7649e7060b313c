"""Whether the register is well: three words for whoever watches it."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts import triggers
from accounts.models import LogHead
from registry.notices.models import Notice
from tests.cast import Cast


def told(client: Client) -> tuple[int, dict[str, str]]:
    answer = client.get("/halsa/")
    return answer.status_code, answer.json()


WELL = {"status": "ok", "database": "ok", "outbox": "ok", "history": "ok"}


def test_all_is_well(client: Client, cast: Cast) -> None:
    assert told(client) == (200, WELL)


def test_a_register_without_any_history_is_well(client: Client, db: Any) -> None:
    LogHead.objects.all().delete()

    assert told(client) == (200, WELL)


@pytest.mark.parametrize(
    ("hours", "digest", "sent", "status", "outbox"),
    [
        (0.5, False, False, 200, "ok"),
        (2, False, False, 200, "late"),
        (25, False, False, 503, "stopped"),
        (25, False, True, 200, "ok"),
        (25, True, False, 200, "ok"),
    ],
)
def test_mail_that_waits(
    client: Client, cast: Cast, hours: float, digest: bool, sent: bool, status: int, outbox: str
) -> None:
    now = timezone.now()
    Notice.objects.create(
        kind="message",
        to=cast.chief,
        digest=digest,
        queued_at=now - timedelta(hours=hours),
        sent_at=now if sent else None,
    )

    assert told(client) == (status, {**WELL, "status": "ok" if status == 200 else "fault", "outbox": outbox})


def test_a_log_that_does_not_end_where_its_head_says(client: Client, cast: Cast) -> None:
    head = LogHead.objects.get()
    head.seq += 1
    head.save()

    assert told(client) == (503, {**WELL, "status": "fault", "history": "broken"})


def test_a_trigger_that_does_not_stand(client: Client, cast: Cast) -> None:
    with connection.cursor() as cursor:
        name = triggers.names(connection.vendor, triggers.APPEND_ONLY[0])[0]
        table = triggers.APPEND_ONLY[0]._meta.db_table
        on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "{name}"{on}')

    assert told(client) == (503, {**WELL, "status": "fault", "history": "broken"})


def test_a_database_that_cannot_be_reached(tmp_path: Path) -> None:
    program = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "answer = Client(SERVER_NAME='localhost').get('/halsa/')\n"
        "print(answer.status_code, answer.content.decode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "registry.settings",
            "DATABASE_URL": f"sqlite:///{tmp_path}/finns/inte.sqlite3",
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == (
        '503 {"status": "fault", "database": "unreachable", "outbox": "unknown", "history": "unknown"}'
    )
