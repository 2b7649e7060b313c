"""Departments: slugs that never change, a tree without circles, and paths that an import finds again."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils.translation import override

from accounts import staffing
from accounts.departments import Paths, department_path
from accounts.models import Act, Department
from accounts.refusal import Refused
from accounts.verifying import verify
from tests.cast import Cast


@pytest.fixture
def add(cast: Cast, moment: datetime) -> Callable[..., Department]:
    def adding(name: str, **facts: Any) -> Department:
        return staffing.add_department(name=name, by=cast.admin, at=moment, **facts)

    return adding


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ängslyckans förskola", "angslyckans-forskola"),
        ("Café Åkern & Ön", "cafe-akern-on"),
        ("  IT-  enheten ", "it-enheten"),
        ("Næringsliv Køge", "naringsliv-koge"),
        ("図書館", "verksamhet"),
        ("Ny", "ny-2"),
    ],
)
def test_the_slug_is_made_of_the_name(name: str, slug: str, add: Callable[..., Department]) -> None:
    made = add(name)
    assert (made.slug, made.name) == (slug, " ".join(name.split()))


def test_a_taken_slug_gets_the_parents_in_front_and_then_a_number(add: Callable[..., Department]) -> None:
    culture, school = add("Kultur"), add("Skola")
    assert [
        add("Biblioteket", parent=culture).slug,
        add("Biblioteket", parent=school).slug,
        add("Biblioteket").slug,
        add("Biblioteket!", parent=school).slug,
    ] == ["biblioteket", "skola-biblioteket", "biblioteket-2", "skola-biblioteket-2"]


def test_the_longest_names_have_slugs_that_fit(add: Callable[..., Department]) -> None:
    top = add("å" * 150)
    under = [add("å" * 150, parent=top), add("å" * 149, parent=top)]
    assert [len(place.slug) <= 170 for place in under] == [True, True]


def test_renaming_keeps_the_slug_and_is_an_act(cast: Cast, moment: datetime) -> None:
    library, slug = cast.library, cast.library.slug
    change(cast, library, moment, name="Lindala bibliotek")
    library.refresh_from_db()
    row = Act.objects.latest("seq")
    assert (library.name, library.slug) == ("Lindala bibliotek", slug)
    assert (row.verb, row.subjects, row.actor) == ("change_department", [["department", slug]], cast.admin)
    assert verify().findings == []


def change(cast: Cast, place: Department, moment: datetime, **facts: Any) -> None:
    known = {name: getattr(place, name) for name in ("name", "kind", "parent", "mailbox", "is_active")}
    staffing.change_department(place, **{**known, **facts}, by=cast.admin, at=moment)


def test_saving_what_is_so_already_writes_nothing(cast: Cast, moment: datetime) -> None:
    before = Act.objects.count()
    change(cast, cast.library, moment)
    assert Act.objects.count() == before


@pytest.mark.parametrize(
    ("place", "facts", "field", "why"),
    [
        (
            "culture",
            {"parent": "culture"},
            "parent",
            "A department cannot be part of itself or of what is below it.",
        ),
        (
            "board",
            {"parent": "library"},
            "parent",
            "A department cannot be part of itself or of what is below it.",
        ),
        (
            "culture",
            {"is_active": False},
            "is_active",
            "Departments in use are part of this one. Move them first.",
        ),
        ("culture", {"name": "  "}, "name", "Write what the department is called."),
        ("culture", {"name": "x" * 151}, "name", "The name can have at most 150 characters."),
        ("culture", {"mailbox": "brevlådan"}, "mailbox", "Write the whole e-mail address."),
        (
            "education_board",
            {"name": "KULTUR- och fritidsnämnden"},
            "name",
            "There is a department with that name there already.",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    place: str, facts: dict[str, Any], field: str, why: str, cast: Cast, moment: datetime
) -> None:
    if "parent" in facts:
        facts = {"parent": getattr(cast, facts["parent"])}
    with override("en"), pytest.raises(Refused) as refused:
        change(cast, getattr(cast, place), moment, **facts)
    assert (str(refused.value), refused.value.kind, refused.value.field) == (why, "input", field)


def test_a_department_can_move_and_be_taken_out_of_use(cast: Cast, moment: datetime) -> None:
    change(
        cast,
        cast.library,
        moment,
        parent=cast.education,
        mailbox=" Biblioteket@Prov.example",
        is_active=False,
    )
    cast.library.refresh_from_db()
    assert (cast.library.parent, cast.library.mailbox, cast.library.is_active) == (
        cast.education,
        "biblioteket@prov.example",
        False,
    )


def test_only_a_system_administrator_changes_departments(cast: Cast, moment: datetime) -> None:
    with pytest.raises(Refused) as refused:
        staffing.add_department(name="Egen", by=cast.chief, at=moment)
    assert refused.value.kind == "forbidden"
    with pytest.raises(Refused):
        staffing.change_department(
            cast.library, name="Min", kind="unit", parent=None, mailbox="", by=cast.coordinator, at=moment
        )
    assert not Department.objects.filter(name__in=["Egen", "Min"]).exists()


# --- Paths, for an import ------------------------------------------------------------------------------------


def test_a_path_is_found_again_whatever_its_case(cast: Cast, moment: datetime) -> None:
    names = ["KULTUR- OCH FRITIDSNÄMNDEN", " Kultur-  och fritidsförvaltningen", "stadsbiblioteket"]
    paths = Paths()
    assert department_path(names, paths=paths, by=None, at=moment) == cast.library
    assert paths.find(names[:2]) == cast.culture
    assert paths.find(["Stadsbiblioteket"]) is None


def test_what_is_missing_on_a_path_is_added_once(cast: Cast, moment: datetime) -> None:
    paths = Paths()
    first = paths.find_or_add(
        ["Lindala Energi", "Kundtjänst"], kind="company", by=cast.communicator, at=moment
    )
    again = paths.find_or_add(["lindala energi", "KUNDTJÄNST"], by=cast.communicator, at=moment)
    beside = paths.find_or_add(["Stadsbiblioteket"], by=cast.communicator, at=moment)
    assert first == again
    assert paths.tree.path(first.pk) == ["Lindala Energi", "Kundtjänst"]
    assert (first.kind, beside.slug) == ("company", "stadsbiblioteket-2")
    assert Paths().find(["Lindala Energi", "Kundtjänst"]) == first


def test_finding_many_asks_the_database_once(
    cast: Cast, moment: datetime, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        paths = Paths()
        for _row in range(1000):
            paths.find_or_add(
                ["Kultur- och fritidsnämnden", "Kultur- och fritidsförvaltningen"], by=None, at=moment
            )


def test_a_path_without_names_is_refused(cast: Cast, moment: datetime) -> None:
    for names in ([], ["  "]):
        with pytest.raises(Refused):
            Paths().find_or_add(names, by=None, at=moment)
