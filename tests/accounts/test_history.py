"""The log of acts: nothing tracked is saved outside one, and what is written stays."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from accounts import history, triggers
from accounts.history import GENESIS, act, chain_hash, destroy, write_all
from accounts.models import Act, ActSubject, Department, LogHead, Person
from accounts.verifying import verify
from accounts.versions import OutsideAct, digest_of, salt_of, sealed_digest
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def rename(person: Person, name: str, moment: datetime, **words: Any) -> Act:
    with act("change_person", by=person, at=moment, about=[person], **words) as opened:
        person.name = name
        person.save()
    assert opened.row is not None
    return opened.row


def test_a_tracked_record_is_saved_only_inside_an_act(cast: Cast) -> None:
    cast.plain.name = "Någon Annan"
    with pytest.raises(OutsideAct, match=r"accounts\.Person is saved only inside"), transaction.atomic():
        cast.plain.save()
    with pytest.raises(OutsideAct), transaction.atomic():
        cast.plain.delete()
    with pytest.raises(OutsideAct), transaction.atomic():
        Department.objects.create(name="Ny", slug="ny-enhet")
    assert Person.objects.get(pk=cast.plain.pk).name == "Per Person"


def test_an_act_is_a_row_that_says_who_what_when_and_about_what(cast: Cast, moment: datetime) -> None:
    row = rename(cast.plain, "Per Persson", moment, reason="  Nytt efternamn. ", capacity="chief")
    stored = Act.objects.get(pk=row.pk)
    version = cast.plain.history.first()
    assert (stored.verb, stored.actor, stored.at, stored.capacity) == (
        "change_person",
        cast.plain,
        moment,
        "chief",
    )
    assert stored.subjects == [["person", cast.plain.public_id]]
    assert stored.versions == [digest_of(version)]
    assert stored.reason == sealed_digest(version.seal, "history_change_reason", "Nytt efternamn.")
    assert list(stored.about.values_list("label", "subject_id")) == [("person", cast.plain.public_id)]


def test_the_version_is_dated_and_signed_as_the_act_says(cast: Cast, moment: datetime) -> None:
    later = moment + timedelta(days=3)
    rename(cast.plain, "Per Persson", later, reason="Gift.")
    version = cast.plain.history.first()
    assert (version.history_date, version.history_user, version.history_change_reason) == (
        later,
        cast.plain,
        "Gift.",
    )


def test_the_log_holds_no_name_and_no_free_text(cast: Cast, moment: datetime) -> None:
    row = rename(cast.plain, "Kanariefågel", moment, reason="Hemligheten")
    held = f"{row.verb}{row.capacity}{row.subjects}{row.reason}{row.versions}"
    assert [word for word in ("Kanariefågel", "Hemligheten", cast.plain.email) if word in held] == []


def test_without_a_reason_no_digest_stands_for_one(cast: Cast, moment: datetime) -> None:
    assert rename(cast.plain, "Per Persson", moment).reason == ""


def test_the_system_acts_as_system(cast: Cast, moment: datetime) -> None:
    with act("remind", by=None, at=moment) as opened:
        pass
    assert opened.row is not None
    assert (opened.row.actor, opened.row.capacity, opened.row.subjects) == (None, "system", [])


def test_an_act_within_an_act_joins_it(cast: Cast, moment: datetime) -> None:
    before = Act.objects.count()
    with act("outer", by=cast.admin, at=moment, about=[cast.plain]) as outer:
        with act("inner", by=None, at=moment + timedelta(hours=1), about=[cast.library, cast.plain]) as inner:
            cast.plain.name = "Per Persson"
            cast.plain.save()
        cast.library.name = "Biblioteket"
        cast.library.save()
    assert inner is outer
    assert outer.row is not None
    assert Act.objects.count() == before + 1
    assert outer.row.verb == "outer"
    assert outer.row.subjects == [["person", cast.plain.public_id], ["department", cast.library.slug]]
    assert [entry["model"] for entry in outer.row.versions] == ["accounts.person", "accounts.department"]
    assert cast.plain.history.first().history_user == cast.admin


def test_what_fails_inside_an_act_leaves_nothing(cast: Cast, moment: datetime) -> None:
    before = (Act.objects.count(), LogHead.objects.get().seq, cast.plain.history.count())
    cast.plain.name = "Per Persson"

    def save_and_fail() -> None:
        with act("change_person", by=None, at=moment):
            cast.plain.save()
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        save_and_fail()
    assert (Act.objects.count(), LogHead.objects.get().seq, cast.plain.history.count()) == before
    assert Person.objects.get(pk=cast.plain.pk).name == "Per Person"
    with pytest.raises(OutsideAct), transaction.atomic():
        cast.plain.save()


def test_when_the_log_cannot_be_written_the_act_is_undone(cast: Cast, moment: datetime) -> None:
    """The log's head is set back, so that the next row's number is taken: the database refuses the row."""
    LogHead.objects.filter(pk=1).update(seq=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        rename(cast.plain, "Per Persson", moment)
    assert Person.objects.get(pk=cast.plain.pk).name == "Per Person"
    assert cast.plain.history.count() == 1


def test_what_fails_as_the_act_closes_undoes_it(
    cast: Cast, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(opened: history.OpenAct) -> None:
        raise RuntimeError("the public version cannot be counted up")

    monkeypatch.setattr(history, "on_close", [*history.on_close, refuse])
    with pytest.raises(RuntimeError), transaction.atomic():
        rename(cast.plain, "Per Persson", moment)
    assert Person.objects.get(pk=cast.plain.pk).name == "Per Person"


def test_rows_are_chained_and_the_head_says_where_the_log_ends(cast: Cast, moment: datetime) -> None:
    rename(cast.plain, "Per Persson", moment)
    rows = list(Act.objects.order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert [row.previous for row in rows] == [GENESIS, *(row.hash for row in rows[:-1])]
    assert [chain_hash(row) for row in rows] == [row.hash for row in rows]
    head = LogHead.objects.get()
    assert str(head) == f"{rows[-1].seq}:{rows[-1].hash}"
    assert str(rows[-1]) == f"{len(rows)} change_person"


def test_saving_only_what_versions_do_not_hold_needs_no_act(cast: Cast, moment: datetime) -> None:
    cast.plain.last_login = moment
    cast.plain.save(update_fields=["last_login"])
    assert cast.plain.history.count() == 1


@pytest.mark.parametrize("table", ["accounts_act", "accounts_actsubject"])
@pytest.mark.parametrize("statement", ["UPDATE {table} SET {column} = 'x'", "DELETE FROM {table}"])
def test_the_database_refuses_to_change_or_remove_a_row(cast: Cast, table: str, statement: str) -> None:
    column = {"accounts_act": "verb", "accounts_actsubject": "label"}[table]
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table=table, column=column))
    assert verify().findings == []


def test_the_database_refuses_to_replace_a_row(cast: Cast) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's own")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT OR REPLACE INTO accounts_act SELECT * FROM accounts_act WHERE seq = 1")


def test_the_triggers_stand_after_migrate_and_a_missing_one_is_found(cast: Cast) -> None:
    assert triggers.missing(connection) == []
    with triggers.lifted(connection):
        assert len(triggers.missing(connection)) >= 2
        assert any("trigger" in finding for finding in verify().findings)
    assert triggers.missing(connection) == []


def test_versions_written_in_bulk_are_in_the_act(cast: Cast, moment: datetime) -> None:
    with act("import", by=cast.admin, at=moment, reason="Listan") as opened:
        write_all([Department(name=f"Enhet {n}", slug=f"enhet-{n}", parent=cast.culture) for n in range(3)])
        write_all([])
    assert opened.row is not None
    made = Department.objects.filter(slug__startswith="enhet-").order_by("slug")
    assert [entry["pk"] for entry in opened.row.versions] == [place.pk for place in made]
    assert {version.history_user for place in made for version in place.history.all()} == {cast.admin}
    assert verify().findings == []


def test_destroying_a_field_leaves_the_chain_whole(cast: Cast, moment: datetime) -> None:
    rename(cast.plain, "Per Persson", moment, reason="Gift.")
    destroy(cast.plain, ["title", "name"], by=cast.registrar, at=moment, decision="Gallringsbeslut KS 2026/4")
    person = Person.objects.get(pk=cast.plain.pk)
    versions = list(person.history.all())
    assert (person.name, {version.name for version in versions}) == ("", {""})
    assert {salt_of(version.seal, "name") for version in versions[1:]} == {None}
    assert [version.history_change_reason for version in versions if version.history_change_reason] == [
        "Gallringsbeslut KS 2026/4",
        "Gift.",
    ]
    report = verify()
    assert report.findings == []
    assert report.destroyed == 2 * 2


def test_one_field_after_the_other_can_be_destroyed(cast: Cast, moment: datetime) -> None:
    for name in ("name", "title", "name"):
        destroy(cast.plain, [name], by=cast.registrar, at=moment, decision="Gallringsbeslut KS 2026/4")
    assert verify().findings == []


def test_only_what_has_a_salt_of_its_own_can_be_destroyed(cast: Cast, moment: datetime) -> None:
    with pytest.raises(ValueError, match="Only sealed fields"):
        destroy(cast.plain, ["language"], by=cast.registrar, at=moment, decision="KS 2026/4")


def test_an_emptied_field_without_a_decision_is_found(cast: Cast) -> None:
    table = Person.history.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET name = 'Falsk' WHERE id = %s", [cast.plain.pk])
    found = verify().findings
    assert len(found) == 2
    assert "has been changed (name)" in found[0]
    assert "was changed without an act" in found[1]


def test_the_index_of_subjects_follows_the_rows(cast: Cast) -> None:
    held = {(row.pk, *pair) for row in Act.objects.all() for pair in row.subjects}
    assert {(about.act_id, about.label, about.subject_id) for about in ActSubject.objects.all()} == held
    about = ActSubject.objects.filter(label="person").earliest("pk")
    assert str(about) == f"person {about.subject_id}"


def test_people_of_the_log_stay(cast: Cast, moment: datetime) -> None:
    """Whoever has acted cannot be deleted, even inside an act."""
    rename(cast.plain, "Per Persson", moment)
    with pytest.raises(DatabaseError), act("delete", by=None, at=moment):
        cast.plain.delete()
