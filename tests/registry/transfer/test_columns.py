"""The table of columns, and how a list's headings are found in it."""

import pytest
from django.utils import translation

from accounts.refusal import Refused
from registry.register.models import SocialAccount
from registry.transfer.columns import BY_FIELD, BY_HEADING, COLUMNS, Column, choose, plain


def test_no_heading_belongs_to_two_columns() -> None:
    assert sum(len(column.headings) for column in COLUMNS) == len(BY_HEADING)
    assert len(BY_FIELD) == len(COLUMNS)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_headings_are_written_as_they_are_compared(column: Column) -> None:
    assert [plain(heading) for heading in column.headings] == list(column.headings)


@pytest.mark.parametrize("column", [c for c in COLUMNS if c.fact], ids=lambda column: column.field)
def test_a_fact_is_a_field_of_the_account(column: Column) -> None:
    assert SocialAccount._meta.get_field(column.field).name == column.field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("  VERKSAMHET ", "department"),
        ("Förvaltning", "department"),
        ("Användarnamn:", "handle"),
        ("anvandarnamn", "handle"),
        ("account_id", "handle"),
        ("Kontots adress*", "url"),
        ("Länk", "url"),
        ("Målgrupp", "audience"),
        ("E-post", "contact"),
        ("Öppnat", "opened_on"),
        ("Dnr", "diary_number"),
        ("Replies within (hours)", "replies_within_hours"),
    ],
)
def test_headings_in_both_languages(heading: str, field: str) -> None:
    assert BY_HEADING[plain(heading)].field == field


def test_the_likeliest_heading_wins_and_the_rest_is_ignored() -> None:
    choice = choose(["Titel", "Namn", "Adress", "Enhet", "Förvaltning", "", "Anteckning"], {})
    assert dict(choice.places) == {"url": 2, "name": 1, "department": 4}
    assert choice.ignored == ("Titel", "Enhet", "Anteckning")


def test_a_mapping_goes_first_and_one_heading_may_hold_two_fields() -> None:
    choice = choose(["name", "url", "department", "name_sv"], {"name": "name_sv", "department": "Name SV"})
    assert dict(choice.places) == {"name": 3, "department": 3, "url": 1}
    assert choice.ignored == ("name", "department")


def refusal_of(headings: list[str], mapping: dict[str, str]) -> str:
    with translation.override("sv"), pytest.raises(Refused) as refusal:
        choose(headings, mapping)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("headings", "missing", "example"),
    [
        (["Namn", "Adress"], "verksamheten", 'department="Namn"'),
        (["", "Kommentar"], "kontots adress, kontots namn och verksamheten", 'url="Kommentar"'),
    ],
)
def test_what_is_missing_is_named(headings: list[str], missing: str, example: str) -> None:
    assert refusal_of(headings, {}) == (
        f"Listan har ingen kolumn för {missing}. Kolumnerna är: {', '.join(filter(None, headings))}. "
        f"Ange vilken det är, till exempel --map {example}."
    )


def test_a_mapping_to_nothing_is_named() -> None:
    headings = ["Namn", "Adress", "Enhet"]
    assert refusal_of(headings, {"name": "Rubrik"}) == (
        "Listan har ingen kolumn som heter «Rubrik». Kolumnerna är: Namn, Adress, Enhet."
    )
    assert refusal_of(headings, {"färg": "Namn"}) == (
        f"Det finns inget fält som heter «färg». Fälten är: {', '.join(BY_FIELD)}."
    )


def test_platform_and_handle_do_instead_of_an_address() -> None:
    assert set(choose(["Plattform", "Användarnamn", "Namn", "Enhet"], {}).places) == {
        "platform",
        "handle",
        "name",
        "department",
    }
