"""What the pages of a case tell of a closure."""

from collections.abc import Callable

from django.test import Client

from accounts.models import Person
from tests.cast import Cast
from tests.reading import text_of, titles
from tests.registry.cases.closure.closing import in_state

As = Callable[[Person | None], Client]


def test_the_list_of_cases_names_closures_where_they_stand(cast: Cast, as_person: As) -> None:
    chief = as_person(cast.chief)
    words = text_of(chief.get("/arenden/"))
    assert words.startswith("Ärenden Anmälningar, ansökningar och avslut som du får se.")
    assert "När någon anmäler ett konto, ansöker om ett nytt eller föreslår att ett avslutas, står" in words
    in_state(cast, "ready")
    page = chief.get("/arenden/")
    assert titles(page) == ["Instagram för Stadsbiblioteket"]
    assert [str(label) for _key, label in page.context["filter"].form.fields["typ"].choices] == [
        "Alla typer",
        "Anmälan",
        "Ansökan",
        "Avslut",
    ]
