"""The list of decisions of a period: what it holds, for whom, as CSV and as PDF."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from accounts.models import Person
from registry.cases import flow
from registry.cases.models import Decision
from tests import make
from tests.cast import Cast
from tests.reading import errors
from tests.registry.paper.conftest import Paper, is_archived

As = Callable[[Person | None], Client]
ADDRESS = "/arenden/beslut/?fran=2026-11-01&till=2026-11-30"


def decided(cast: Cast, name: str, where: Any, by: Person, days: int = 0, **texts: str) -> Decision:
    """A declined application."""
    said = make.application(
        where, cast.librarian, f"https://www.instagram.com/{name}/", name=texts.pop("named", name)
    )
    at = make.MOMENT + timedelta(days=days)
    case = make.case(by, said, at=at)
    flow.take(case, "decline", by=cast.chief, at=at, texts={"reason": "Ont om tid."})
    return case.decisions.get()


@pytest.fixture
def three(cast: Cast) -> list[Decision]:
    """One of each authority in November, and one in December."""
    return [
        decided(cast, "ett", cast.library, cast.coordinator, named="=cmd|' /C calc'!A0"),
        decided(cast, "tva", cast.school_unit, cast.school),
        decided(cast, "tre", cast.library, cast.coordinator, days=20),
    ]


def rows(answer: Any) -> list[dict[str, str]]:
    text = b"".join(answer).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_csv_holds_the_period_and_no_formula(cast: Cast, three: list[Decision], as_person: As) -> None:
    answer = as_person(cast.insight).get(ADDRESS + "&format=csv")
    assert answer["Content-Disposition"] == 'attachment; filename="beslut.csv"'
    found = rows(answer)
    assert [row["Beslut"] for row in found] == ["2026-0001-1", "2026-0002-1"]
    assert found[0] == {
        "Beslut": "2026-0001-1",
        "Datum": "2026-11-22",
        "Ärende": "2026-0001",
        "Diarienummer": "",
        "Myndighet": "Kultur- och fritidsnämnden",
        "Verksamhet": "Stadsbiblioteket",
        "Konto": "'=cmd|' /C calc'!A0",
        "Plattform": "Instagram",
        "Vad som beslutades": "Avslag",
        "Delegationspunkt": "",
        "Beslutsstöd": "Riktlinje för sociala medier",
        "Beslutat av": "Cleo Chef",
        "Som": "kommunikationschef",
    }


def test_a_registrar_lists_the_own_authoritys(cast: Cast, three: list[Decision], as_person: As) -> None:
    client = as_person(cast.registrar)
    page = client.get(ADDRESS)
    assert [row[2] for row in page.context["rows"]] == ["Instagram: =cmd|' /C calc'!A0"]
    assert page.context["form"].fields["myndighet"].choices == [
        ("", "Alla myndigheter"),
        (cast.board.slug, "Kultur- och fritidsnämnden"),
    ]
    assert [row["Beslut"] for row in rows(client.get(ADDRESS + "&format=csv"))] == ["2026-0001-1"]
    theirs = client.get(f"{ADDRESS}&myndighet={cast.education_board.slug}")
    assert list(errors(theirs)) == ["myndighet"]


def test_the_unit_chooses_an_authority_and_a_period(cast: Cast, three: list[Decision], as_person: As) -> None:
    client = as_person(cast.superior)
    slug = cast.education_board.slug
    assert [row["Beslut"] for row in rows(client.get(f"{ADDRESS}&myndighet={slug}&format=csv"))] == [
        "2026-0002-1"
    ]
    later = "/arenden/beslut/?fran=2026-12-01&till=2026-12-31&format=csv"
    assert [row["Beslut"] for row in rows(client.get(later))] == ["2026-0003-1"]


def test_only_those_with_a_delegation_point(cast: Cast, three: list[Decision], as_person: As) -> None:
    from accounts.history import act

    first = three[0]
    with act("reconsider", by=cast.superior, at=make.MOMENT, about=[first.case]):
        Decision(
            case=first.case,
            account=first.account,
            outcome="approved",
            reason="Ny uppgift.",
            decider=cast.superior,
            capacity="superior",
            delegation_point="4.12",
            decided_on=make.DAY,
            at=make.MOMENT,
            guideline=first.guideline,
            replaces=first,
            terms={"reconsidered": True},
            applicant=first.applicant,
        ).save()
    found = rows(as_person(cast.chief).get(ADDRESS + "&urval=delegation&format=csv"))
    assert [(row["Beslut"], row["Delegationspunkt"], row["Vad som beslutades"]) for row in found] == [
        ("2026-0001-2", "4.12", "Godkänt efter omprövning")
    ]
    paper = Paper(as_person(cast.chief).get(ADDRESS + "&urval=delegation&format=pdf").content)
    assert (
        "Delegationslista Beslut om konton i sociala medier, 1 november 2026 – 30 november 2026"
        in paper.words
    )


def test_the_pdf_is_for_archives_too(cast: Cast, three: list[Decision], as_person: As) -> None:
    answer = as_person(cast.insight).get(ADDRESS + "&format=pdf")
    assert answer["Content-Type"] == "application/pdf"
    paper = Paper(answer.content)
    is_archived(paper)
    assert "=cmd|' /C calc'!A0" in paper.words
    assert "Antal beslut: 2" in paper.words
    empty = as_person(cast.insight).get("/arenden/beslut/?fran=2020-01-01&till=2020-12-31&format=pdf")
    assert "Inga beslut fattades under tiden." in Paper(empty.content).words


def test_without_a_choice_it_is_this_month_and_the_one_before(cast: Cast, as_person: As) -> None:
    form = as_person(cast.insight).get("/arenden/beslut/").context["form"]
    first, last = form.cleaned_data["fran"], form.cleaned_data["till"]
    assert (first.day, (last.year * 12 + last.month) - (first.year * 12 + first.month)) == (1, 1)


def test_a_period_that_cannot_be_is_refused_in_words(cast: Cast, as_person: As) -> None:
    client = as_person(cast.insight)
    backwards = client.get("/arenden/beslut/?fran=2026-11-30&till=2026-11-01&format=csv")
    unread = client.get("/arenden/beslut/?fran=igår")
    with override("en"):
        assert errors(backwards) == {"till": ["Choose a day after the first one."]}
        assert errors(unread) == {"fran": ["Write the day like this: 2027-06-30."]}


def test_whoever_has_no_such_role_reads_why(cast: Cast, as_person: As) -> None:
    answers = {name: as_person(getattr(cast, name)).get(ADDRESS).status_code for name in Cast.ROLES}
    lists = {"registrar", "insight", "communicator", "chief", "acting_chief", "superior"}
    assert answers == {name: 200 if name in lists else 403 for name in Cast.ROLES}


def test_its_queries_do_not_grow_with_its_rows(
    cast: Cast, three: list[Decision], as_person: As, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_person(cast.insight)

    def asked() -> list[int]:
        found = []
        for form in ("", "&format=csv", "&format=pdf"):
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(ADDRESS + form)
                if answer.streaming:
                    b"".join(answer)  # type: ignore[arg-type]
            found.append(len(queries))
        return found

    few = asked()
    for n in range(4):
        decided(cast, f"fler{n}", cast.library, cast.coordinator)
    assert asked() == few
