"""How soon an account is answered reads the same wherever it is read: as it was promised in the form."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.translation import override

from accounts.models import Person
from registry.register.replies import within
from tests import make
from tests.cast import Cast
from tests.reading import text_of

As = Callable[[Person | None], Client]


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (None, ""),
        (1, "inom 1 timme"),
        (5, "inom 5 timmar"),
        (24, "senast nästa vardag"),
        (48, "inom två vardagar"),
        (168, "inom en vecka"),
    ],
)
def test_hours_are_said_as_people_say_them(hours: int | None, words: str) -> None:
    assert within(hours) == words


def test_residents_and_colleagues_read_what_was_promised(cast: Cast, as_person: As) -> None:
    account = make.account(
        cast.library, cast.librarian, watched="Vardagar 8–16", replies_within_hours=24, name="Boktips"
    )
    with override("en"):
        public = as_person(None)
        assert "We answer by the next workday." in text_of(public.get(f"/en/konton/{account.public_id}/"))
        assert "Vardagar 8–16, by the next workday" in text_of(public.get("/en/"))
    for somebody in (cast.coordinator, cast.school):
        page = text_of(as_person(somebody).get(f"/register/{account.public_id}/"))
        assert "senast nästa vardag" in page
