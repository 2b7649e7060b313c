"""Who decides today, in which capacity, and what is said when nobody can."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from accounts import chain
from accounts.chain import Who
from accounts.models import Person
from tests import make
from tests.cast import Cast

IN_THE_ABSENCE = date(2026, 11, 25)
"""A day on which the acting chief acts."""


@dataclass
class Matter:
    applicant: Person | None = None
    responsible: Person | None = None
    recommender: Person | None = None
    bars_applicant: bool = True
    conflicted_ids: Collection[int] = ()

    @property
    def applicant_id(self) -> int | None:
        return self.applicant.pk if self.applicant else None

    @property
    def responsible_id(self) -> int | None:
        return self.responsible.pk if self.responsible else None

    @property
    def recommended_by_id(self) -> int | None:
        return self.recommender.pk if self.recommender else None


def who_may(matter: Matter, on: date) -> list[tuple[str, str]]:
    return [(decider.person.name, decider.capacity) for decider in chain.deciders(matter, on)]


def test_the_chief_is_expected_to_decide_and_the_superior_may(cast: Cast, day: date) -> None:
    assert who_may(Matter(cast.coordinator), day) == [
        ("Cleo Chef", "chief"),
        ("Stina Stabschef", "superior"),
    ]


def test_an_acting_chief_decides_within_the_dates_of_the_grant_only(cast: Cast, day: date) -> None:
    matter = Matter(cast.coordinator)
    held = {on: chain.capacity(Who(cast.acting_chief, on), matter) for on in (day, IN_THE_ABSENCE)}
    after = chain.capacity(Who(cast.acting_chief, date(2026, 12, 8)), matter)
    last = chain.capacity(Who(cast.acting_chief, date(2026, 12, 7)), matter)
    assert (held[day], held[IN_THE_ABSENCE], last, after) == (None, "acting_chief", "acting_chief", None)


@pytest.mark.parametrize("relation", ["applicant", "responsible"])
@pytest.mark.parametrize("role", ["chief", "superior"])
def test_nobody_decides_on_what_they_applied_for_or_answer_for(
    cast: Cast, day: date, role: str, relation: str
) -> None:
    somebody = getattr(cast, role)
    matter = Matter(**{relation: somebody})
    assert chain.capacity(Who(somebody, day), matter) is None
    assert somebody.name not in [name for name, _capacity in who_may(matter, day)]


def test_whoever_recommended_decides_only_as_chief(cast: Cast, day: date) -> None:
    assert chain.capacity(Who(cast.chief, day), Matter(recommender=cast.chief)) == "chief"
    assert chain.capacity(Who(cast.superior, day), Matter(recommender=cast.superior)) is None
    assert chain.capacity(Who(cast.acting_chief, IN_THE_ABSENCE), Matter(recommender=cast.acting_chief)) == (
        "acting_chief"
    )


def test_somebody_with_two_capacities_decides_in_the_first(cast: Cast, day: date) -> None:
    make.grant(cast.superior, "chief", acting=True)
    assert chain.capacity(Who(cast.superior, day), Matter()) == "acting_chief"
    assert chain.capacity(Who(cast.superior, day), Matter(recommender=cast.superior)) == "acting_chief"


def test_a_deactivated_chief_decides_nothing(cast: Cast, day: date) -> None:
    Person.objects.filter(pk=cast.chief.pk).update(is_active=False)
    cast.chief.refresh_from_db()
    assert chain.capacity(Who(cast.chief, day), Matter()) is None
    assert who_may(Matter(), day) == [("Stina Stabschef", "superior")]


def test_the_sentence_says_who_decides(cast: Cast, day: date) -> None:
    with override("en"):
        assert str(chain.who_decides(Matter(), day)) == "The communications chief decides."
        assert str(chain.who_decides(Matter(cast.chief), day)) == "The chief of staff decides."
        assert str(chain.who_decides(Matter(cast.chief), IN_THE_ABSENCE)) == (
            "Tove Tillförordnad decides as acting communications chief."
        )


def test_when_nobody_can_decide_the_sentence_says_what_to_do(cast: Cast, day: date) -> None:
    matter = Matter(cast.chief, cast.superior)
    with override("en"):
        assert str(chain.who_decides(matter, day)) == (
            "Nobody can decide this today: whoever could has applied, answers for the account, has a "
            "conflict of interest or is away. A substitute for the chief of staff must be granted. "
            "Ask your system administrator."
        )
    substitute = make.grant(cast.plain, "superior", acting=True)
    assert who_may(matter, day) == [(substitute.person.name, "acting_superior")]
    with override("en"):
        assert str(chain.who_decides(matter, day)) == "The chief of staff decides."


def test_the_system_is_nobody(cast: Cast, day: date) -> None:
    system = Who(None, day)
    assert (system.pk, system.active, system.grants, system.in_unit) == (None, False, (), False)
    assert chain.capacity(system, Matter()) is None


def test_a_department_role_holds_below_and_not_beside(cast: Cast, day: date) -> None:
    coordinator = Who(cast.coordinator, day)
    held = {
        place.name
        for place in (cast.board, cast.culture, cast.library, cast.education)
        if coordinator.holds_in(place.pk, "department_admin")
    }
    assert held == {"Kultur- och fritidsförvaltningen", "Stadsbiblioteket"}
    assert coordinator.holds_in(None, "department_admin") is False


def test_whoever_asks_about_many_matters_asks_for_the_grants_once(
    cast: Cast, day: date, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        held = chain.granted(day)
        found = [chain.deciders(Matter(applicant), day, held)[0].capacity for applicant in (None, cast.chief)]
    assert found == ["chief", "superior"]
