"""The database itself refuses to change or take away what is append-only; a decision's texts can be destroyed."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from accounts import triggers
from accounts.history import destroy
from accounts.models import Act
from accounts.verifying import verify
from registry.cases import flow
from registry.cases.models import Decision
from registry.paper import documents
from tests import make
from tests.cast import Cast

TABLES = ("accounts_act", "accounts_actsubject", "registry_decision", "registry_document")


@pytest.fixture
def decided(cast: Cast) -> Decision:
    """A decision, and the acts that led to it."""
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    texts = {"reason": "Kontot följer riktlinjen.", "name": "Kulturskolan"}
    decision = flow.take(case, "approve", by=cast.chief, at=make.MOMENT, texts=texts).decisions.get()
    documents.document_of(decision, at=make.MOMENT)
    return decision


def refused(statement: str) -> str:
    """What the database says to a statement."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(refusal.value).splitlines()[0]


def content(table: str) -> list[tuple[object, ...]]:
    """Every row of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
        return list(cursor.fetchall())


def test_these_tables_are_append_only() -> None:
    assert tuple(sorted(model._meta.db_table for model in triggers.APPEND_ONLY)) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_never_changed_or_deleted(decided: Decision, table: str) -> None:
    before = content(table)
    key = "seq" if table == "accounts_act" else "id"
    attempts = [f"UPDATE {table} SET {key} = {key}", f"DELETE FROM {table}"]
    if connection.vendor == "sqlite":
        attempts.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        attempts.append(f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")
    else:
        connection.check_constraints()  # PostgreSQL truncates nothing that waits for a deferred check
        attempts.append(f"TRUNCATE {table} CASCADE")
    assert [refused(attempt) for attempt in attempts] == [triggers.MESSAGE] * len(attempts)
    assert content(table) == before
    assert Act.objects.count() > 0


def rows(table: str, **changed: str) -> str:
    """A SELECT of one table's latest row, with some of its columns changed."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    columns = ", ".join(changed.get(column.name, f'"{column.name}"') for column in described)
    return f"SELECT {columns} FROM {table} ORDER BY 1 DESC LIMIT 1"


@pytest.mark.skipif(
    "sqlite" not in connection.vendor, reason="only SQLite replaces a row while inserting one"
)
@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("accounts_act", {"hash": "'another'"}),
        ("accounts_act", {"seq": "seq + 1000"}),
        ("accounts_actsubject", {"label": "'another'"}),
        ("accounts_actsubject", {"id": "id + 1000"}),
        ("registry_decision", {"public_id": "'another'", "replaces_id": "NULL"}),
        ("registry_decision", {"id": "id + 1000", "replaces_id": "NULL"}),
        ("registry_decision", {"id": "id + 1000", "public_id": "'another'"}),
    ],
)
def test_no_row_is_replaced_through_anything_unique(
    decided: Decision, table: str, changed: dict[str, str]
) -> None:
    with connection.cursor() as cursor:
        newer = rows("registry_decision", id="id + 1", public_id="'newer'", replaces_id="id")
        cursor.execute(f"INSERT INTO registry_decision {newer}")
    before = content(table)
    assert refused(f"INSERT OR REPLACE INTO {table} {rows(table, **changed)}") == triggers.MESSAGE
    assert content(table) == before


def test_a_missing_trigger_is_a_finding(decided: Decision) -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            on = "" if connection.vendor == "sqlite" else " ON accounts_act"
            name = "accounts_act_no_update"
            cursor.execute(f"DROP TRIGGER {name}{on}")
        assert verify().findings == [f"The trigger {name} does not stand."]
        triggers.make(connection)
        assert verify().findings == []


DAY = "'2031-05-02'"
ATTEMPTS = {
    "another text": {"reason": "'Annat'", "destroyed_on": DAY},
    "no text and no day": {"reason": "''"},
    "something else besides": {"reason": "''", "destroyed_on": DAY, "outcome": "'declined'"},
    "another decider besides": {"reason": "''", "destroyed_on": DAY, "decider_id": "applicant_id + 1000"},
    "one text emptied and another written": {"reason": "''", "conditions": "'Ny'", "destroyed_on": DAY},
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_decision_gives_way_for_nothing_but_destruction(decided: Decision, attempt: str) -> None:
    before = content("registry_decision")
    columns = ", ".join(f"{column} = {value}" for column, value in ATTEMPTS[attempt].items())
    assert refused(f"UPDATE registry_decision SET {columns}") == triggers.MESSAGE
    assert content("registry_decision") == before


def test_the_reason_of_a_decision_can_be_destroyed(cast: Cast, decided: Decision) -> None:
    facts = ("public_id", "outcome", "decider_id", "decided_on", "basis", "guideline_id")
    before = Decision.objects.values(*facts).get(pk=decided.pk)
    destroy(decided, ["reason"], by=cast.registrar, at=make.MOMENT, decision="Gallringsbeslut KS 2031/4")
    destroy(decided, ["conditions"], by=cast.registrar, at=make.MOMENT, decision="Gallringsbeslut KS 2031/5")
    row = Decision.objects.get(pk=decided.pk)
    assert (row.reason, row.destroyed_on) == ("", date(2026, 11, 22))
    assert set(row.history.values_list("reason", flat=True)) == {""}
    assert Decision.objects.values(*facts).get(pk=decided.pk) == before
    assert verify().findings == []


def test_a_reason_emptied_past_the_log_is_found(decided: Decision) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE registry_decision SET reason = '', destroyed_on = {DAY}")
    assert verify().findings == [f"registry.decision {decided.pk} was changed without an act."]


def test_a_decision_without_a_reason_is_not_entered(decided: Decision) -> None:
    newer = rows("registry_decision", id="id + 1", public_id="'newer'", replaces_id="id", reason="''")
    assert "decision_has_a_reason" in refused(f"INSERT INTO registry_decision {newer}")
