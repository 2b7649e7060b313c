"""After destruction the content lies in no table, version, file or later backup; the fact and the decision stay."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.chain import Who
from accounts.models import Act, Person
from accounts.verifying import verify
from registry.notices import outbox
from registry.proofs import storing
from registry.removals import destroying, log, retention
from registry.removals.models import Removal, Retention
from tests import make
from tests.cast import Cast
from tests.reading import once, refusal, text_of, told
from tests.registry.removals.conftest import Logged, screenshot
from tests.whole.test_destroying import lies_in

As = Callable[[Person | None], Client]
LONG_AGO = make.DAY - timedelta(days=800)
WORDS = {
    "text": "Zqxprovtexten som var lång " + "och lång " * 900,
    "author": "Zqxprovskribent",
    "url": "https://www.instagram.com/p/zqxprovinlagg/",
    "author_told": "Zqxprovbesked",
    "police_report": "Zqxprovpolis",
    "removed_by": "Zqxprovborttagare",
}


def decided(cast: Cast, months: int = 24, **said: Any) -> Retention:
    """The culture board's decision."""
    usual = {"diary_number": "KFN 2025/14", "paragraph": "88", "decided_on": date(2025, 3, 3)}
    by = {"by": cast.registrar, "at": make.MOMENT}
    return retention.set_retention(cast.board, **{**usual, "months": months, **said}, **by)


def backup() -> bytes:
    """Everything that a copy of the database holds now: on SQLite the bytes of its file, free pages too."""
    if connection.vendor == "sqlite":
        own: sqlite3.Connection = connection.connection
        return own.serialize()
    dumped = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            dumped += "\n".join(row[0] for row in cursor.fetchall()).encode()
    return dumped


def files() -> bytes:
    """Everything among the private files."""
    room = Path(settings.PRIVATE_FILES)
    return b"".join(path.name.encode() + path.read_bytes() for path in sorted(room.iterdir()))


@pytest.fixture
def old(logged: Logged) -> Removal:
    """A removal from long ago with a word of its own in every text, changed since, with a picture."""
    picture = storing.put(screenshot("green"), "image/png")
    removal = logged(removed_on=LONG_AGO, picture=picture, records_plan_item="4.2", **WORDS)
    by = removal.logged_by
    log.change(removal, {**WORDS, "author": "Zqxprovskribenten"}, by=by, at=make.MOMENT)
    return removal


def test_after_destruction_the_content_is_nowhere(
    cast: Cast, old: Removal, as_person: As, django_capture_on_commit_callbacks: Any
) -> None:
    old.refresh_from_db()
    decided(cast)
    assert len(lies_in("zqxprov")) > 6
    assert b"zqxprov" in backup().lower()
    assert old.picture.encode() in files()
    client = as_person(cast.registrar)
    page = client.get(f"/borttaget/gallring/{cast.board.slug}/gallra/")
    assert "Gallringsbeslut KFN 2025/14 § 88, 3 mars 2025" in text_of(page)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(page.wsgi_request.path, once(removal=[old.public_id]))
    assert told(client.get(answer["Location"])) == ["Gallrat: 1 post."]

    assert lies_in("zqxprov") == []
    assert lies_in(old.picture) == []
    assert b"zqxprov" not in backup().lower()
    assert (old.picture.encode() in files(), screenshot("green") in files()) == (False, False)
    row = Removal.objects.get(pk=old.pk)
    assert (row.reason, row.kind, row.removed_on, row.records_plan_item) == (
        "threat",
        "comment",
        LONG_AGO,
        "4.2",
    )
    assert (row.destroyed_on, row.destroyed_under) == (timezone.localdate(), retention.in_force(cast.board))
    assert row.picture_sha256 == old.picture_sha256

    out = StringIO()
    call_command("verify_history", stdout=out)
    *destructions, summary = out.getvalue().splitlines()
    assert summary.startswith("The history is whole: ")
    act = Act.objects.get(verb="destroy")
    fields = sum(len(entry.get("destroyed", ())) for entry in act.versions)
    decision = "Gallringsbeslut KFN 2025/14 § 88, 3 mars 2025"
    assert destructions == [
        f"Act {act.seq}, {timezone.localdate()}: {fields} fields destroyed by {decision}."
    ]
    page = text_of(client.get(f"/borttaget/{old.public_id}/"))
    assert f"Innehållet gallrades {timezone.localdate().day} " in page
    assert "Beslut: KFN 2025/14." in page
    assert client.get(f"/borttaget/{old.public_id}/bild/").status_code == 404
    assert refusal(log.change, row, {}, by=cast.coordinator, at=make.MOMENT)[1] == "conflict"
    assert verify().findings == []


def test_without_a_decision_nothing_is_past_its_date(cast: Cast, old: Removal, as_person: As) -> None:
    client = as_person(cast.registrar)
    assert "Ange gallringsbeslut först." in text_of(client.get("/borttaget/gallring/"))
    assert client.get(f"/borttaget/gallring/{cast.board.slug}/gallra/").status_code == 404
    sent = once(diary_number="KFN 2026/3", decided_on="2026-01-02", months="24", paragraph="§ 9")
    assert client.post(f"/borttaget/gallring/{cast.board.slug}/", sent).status_code == 302
    standing = retention.in_force(cast.board)
    assert standing is not None
    assert retention.called(standing) == "Gallringsbeslut KFN 2026/3 § 9, 2 januari 2026"
    assert list(retention.past(Who(cast.registrar, make.DAY), standing)) == [old]
    assert "Kan gallras nu" in text_of(client.get("/arbetsyta/"))
    newer = decided(cast, months=36)
    standing.refresh_from_db()
    assert (standing.ended_on, retention.in_force(cast.board)) == (make.DAY, newer)
    assert list(retention.past(Who(cast.registrar, make.DAY), newer)) == []
    assert client.post(f"/borttaget/gallring/{cast.board.slug}/upphor/", once()).status_code == 302
    assert retention.in_force(cast.board) is None


def test_only_what_is_past_its_date_and_registered_is_destroyed(
    cast: Cast, old: Removal, logged: Logged
) -> None:
    standing = decided(cast)
    who = {"by": cast.registrar, "at": make.MOMENT}
    waiting, young = logged(removed_on=LONG_AGO), logged(diary_number="KFN 1")
    figures = retention.counted(Who(cast.registrar, make.DAY), [standing])
    assert figures == {standing.pk: (1, 1)}
    for chosen in ([waiting], [young], [old, young]):
        found = refusal(destroying.destroy, standing, [one.public_id for one in chosen], **who)
        assert found[1] == "conflict"
    assert refusal(destroying.destroy, standing, [], **who)[1] == "input"
    for name in ("coordinator", "communicator", "chief", "insight", "school"):
        by = {**who, "by": getattr(cast, name)}
        assert refusal(destroying.destroy, standing, [old.public_id], **by)[1] == "forbidden"
    retention.end_retention(standing, **who)
    assert refusal(destroying.destroy, standing, [old.public_id], **who)[1] == "conflict"
    assert Act.objects.filter(verb="destroy").count() == 0


@pytest.mark.parametrize(
    ("on", "months", "before"),
    [
        (date(2026, 11, 22), 24, date(2024, 11, 22)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 15), 1, date(2023, 12, 15)),
    ],
)
def test_months_are_counted_by_the_calendar(on: date, months: int, before: date) -> None:
    assert retention.months_before(on, months) == before


def test_a_notice_of_a_removal_holds_nothing_of_it(cast: Cast, logged: Logged) -> None:
    logged(**WORDS)
    letters = [outbox.render(notice) for notice in cast.registrar.notices.all()]
    assert len(letters) == 1
    assert [letter for letter in letters if "zqxprov" in f"{letter}".lower()] == []
