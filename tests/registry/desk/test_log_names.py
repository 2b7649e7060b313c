"""The whole log tells who did what; what it was about is named only to those who may see that."""

from collections.abc import Callable

from django.test import Client

from accounts.models import Person
from tests import make
from tests.cast import Cast

AsPerson = Callable[[Person | None], Client]


def test_a_case_is_named_to_the_reader_and_not_to_the_administrator(cast: Cast, as_person: AsPerson) -> None:
    case = make.case(cast.school, make.application(cast.school_unit, cast.plain, name="Hemliga Ekskolan"))
    pages = {
        role: as_person(getattr(cast, role)).get("/historik/").content.decode()
        for role in ("insight", "admin", "registrar")
    }
    assert {role: case.number in page for role, page in pages.items()} == {
        "insight": True,
        "admin": False,
        "registrar": False,
    }
    assert {role: "Hemliga Ekskolan" in page for role, page in pages.items()} == {
        "insight": True,
        "admin": False,
        "registrar": False,
    }
    assert {role: "Sara Skola skickade in" in page for role, page in pages.items()} == dict.fromkeys(
        pages, True
    )


def test_searching_the_log_finds_nothing_that_one_may_not_see(cast: Cast, as_person: AsPerson) -> None:
    make.case(cast.school, make.application(cast.school_unit, cast.plain, name="Hemliga Ekskolan"))
    found = {
        role: as_person(getattr(cast, role)).get("/historik/?about=hemliga").context["page"].paginator.count
        for role in ("insight", "admin")
    }
    assert (found["insight"] > 0, found["admin"]) == (True, 0)
