"""`verify` finds whatever was done past the log, by somebody who has the whole database in their hands."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection

from accounts import triggers
from accounts.models import Act, ActSubject, Department, LogHead, Person
from accounts.staffing import change_person
from accounts.verifying import verify
from accounts.versions import digest_of, sealed_fields
from tests.cast import Cast


@pytest.fixture
def person(cast: Cast, moment: datetime) -> Person:
    """Somebody with two versions, named by the log's last act."""
    return change_person(
        cast.plain, name="Per Persson", title="", email=cast.plain.email, language="sv", by=None, at=moment
    )


def past_the_triggers(change: Callable[[], object]) -> list[str]:
    with triggers.lifted(connection):
        change()
    return verify().findings


def test_a_whole_log_has_no_findings(person: Person) -> None:
    report = verify()
    assert report.findings == []
    assert report.acts == Act.objects.count() == LogHead.objects.get().seq
    assert report.versions > report.acts // 2
    assert report.head == str(LogHead.objects.get())


def test_a_register_that_was_just_made_is_whole(db: object) -> None:
    assert verify().findings == []


def test_an_anchor_must_still_be_in_the_log(person: Person) -> None:
    row = Act.objects.latest("seq")
    assert verify((row.seq, row.hash)).findings == []
    assert verify((row.seq, "0" * 64)).findings == [f"The anchor {row.seq}:{'0' * 64} is not in the log."]


def test_a_rewritten_act_is_found(person: Person) -> None:
    seq = Act.objects.latest("seq").seq
    found = past_the_triggers(lambda: Act.objects.filter(seq=seq).update(actor=person))
    assert found == [f"Act {seq} has been changed."]


def test_a_removed_act_is_found(person: Person) -> None:
    def remove() -> None:
        ActSubject.objects.filter(act=2).delete()
        Act.objects.filter(seq=2).delete()

    found = past_the_triggers(remove)
    assert found[:2] == ["Act 2 is missing.", "Act 3 does not follow the act before it."]
    assert found[2:] == [finding for finding in found if "is named by no act" in finding]


def test_a_log_that_was_cut_is_found_by_its_head(person: Person) -> None:
    seq = Act.objects.latest("seq").seq

    def cut() -> None:
        ActSubject.objects.filter(act=seq).delete()
        Act.objects.filter(seq=seq).delete()

    assert past_the_triggers(cut)[0] == f"The head says {seq}, the last act is {seq - 1}."


def test_an_act_that_was_taken_out_of_a_timeline_is_found(person: Person) -> None:
    seq = Act.objects.latest("seq").seq
    found = past_the_triggers(lambda: ActSubject.objects.filter(act=seq).delete())
    assert found == [f"Act {seq} is missing from the timeline of person {person.public_id}."]


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("language", "en", "has been changed."),
        ("name", "Per Annan", "has been changed (name)."),
        # Nothing was digested of what was empty: text that turns up there is a change of the rest.
        ("title", "Chef", "has been changed."),
    ],
)
def test_a_rewritten_version_is_found(person: Person, column: str, value: str, what: str) -> None:
    seq, version = Act.objects.latest("seq").seq, person.history.first()
    table = type(version)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE history_id = %s", [value, version.history_id])
    assert verify().findings == [
        f"Act {seq}: accounts.person {person.pk}, version {version.history_id} {what}",
        f"accounts.person {person.pk} was changed without an act.",
    ]


def test_a_removed_version_is_found(person: Person) -> None:
    number = person.history.last().history_id
    person.history.filter(history_id=number).delete()
    assert [finding.split(": ", 1)[1] for finding in verify().findings] == [
        f"accounts.person {person.pk}, version {number} is missing."
    ]


def test_a_field_emptied_without_a_decision_is_found(person: Person) -> None:
    version = person.history.last()
    version.seal = {}
    version.name = ""
    version.save()
    seq = person.history.last().history_id
    assert [finding.rpartition(f"version {seq} ")[2] for finding in verify().findings] == [
        "has lost email without a decision.",
        "has lost name without a decision.",
    ]


def test_a_version_slipped_in_is_found(person: Person) -> None:
    version = person.history.first()
    version.pk = None
    version.save()
    assert verify().findings == [f"accounts.person: version {version.pk} is named by no act."]


def test_a_live_row_changed_past_the_door_is_found(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(email="annan@prov.example")
    assert verify().findings == [f"accounts.person {person.pk} was changed without an act."]


def test_a_live_row_made_or_removed_past_the_door_is_found(person: Person, moment: datetime) -> None:
    stranger = Person(email="smygande@prov.example", name="Smyg", entered_at=moment)
    Person.objects.bulk_create([stranger])
    Person.objects.filter(email="ny@prov.example")._raw_delete("default")
    uninvited = Person.history.filter(email="ny@prov.example").first()
    assert verify().findings == [
        f"accounts.person {uninvited.id} is gone without an act.",
        f"accounts.person {stranger.pk} has no version.",
    ]


def test_what_was_digested_before_a_field_was_sealed_is_still_whole(
    person: Person, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Person._meta, "simple_history_plain", frozenset({"name", "email"}))
    sealed_fields.cache_clear()
    renamed = {"name": "Per Perman", "title": "Chef", "email": person.email, "language": "en"}
    change_person(person, **renamed, by=None, at=moment)
    monkeypatch.undo()
    sealed_fields.cache_clear()
    assert sorted(Act.objects.latest("seq").versions[0]["sealed"]) == ["title"]
    assert verify().findings == []


def test_a_column_that_comes_later_changes_no_digest(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    version = person.history.first()
    earlier = digest_of(version)
    later = [*version.tracked_fields, Department._meta.get_field("mailbox")]
    monkeypatch.setattr(type(version), "tracked_fields", later)
    monkeypatch.setattr(type(version), "mailbox", "", raising=False)
    assert digest_of(version) == earlier
    monkeypatch.setattr(type(version), "mailbox", "smyg@prov.example")
    assert digest_of(version, earlier["sealed"])["plain"] != earlier["plain"]
