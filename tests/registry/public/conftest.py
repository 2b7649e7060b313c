"""What the tests of the public list share: accounts in one line, and what a stranger reads."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from accounts.history import act
from accounts.models import Department
from registry.register import upkeep
from registry.register.models import THEMES, SocialAccount
from tests import make
from tests.cast import Cast

Account = Callable[..., SocialAccount]
Names = Callable[..., list[str]]


def theme(key: str, language: str = "sv") -> str:
    """A theme as the page says it."""
    with translation.override(language):
        return str(dict(THEMES)[key])


@pytest.fixture
def account(cast: Cast) -> Account:
    """Makes an account of the library's, each with an address of its own."""
    made: list[SocialAccount] = []

    def entered(
        name: str = "Lindala stadsbibliotek", where: Department | None = None, **facts: Any
    ) -> SocialAccount:
        address = facts.pop("address", f"https://www.instagram.com/konto{len(made)}/")
        made.append(make.account(where or cast.library, cast.manager, address, name=name, **facts))
        return made[-1]

    return entered


@pytest.fixture
def names(client: Client) -> Names:
    """The names that a stranger reads in the data, in order."""

    def read(address: str = "/konton.json", **query: Any) -> list[str]:
        answer = client.get(address, query)
        assert answer.status_code == 200
        return [one["name"] for one in answer.json()["accounts"]]

    return read


@pytest.fixture
def change(cast: Cast) -> Callable[..., None]:
    """Changes an account as its department does."""

    def changed(account: SocialAccount, **facts: Any) -> None:
        upkeep.change(account, facts, by=cast.coordinator, at=make.MOMENT)

    return changed


@pytest.fixture
def save(cast: Cast) -> Callable[..., None]:
    """Saves something as an act of the system, in a state that no verb leads to yet."""

    def saved(record: Any, **facts: Any) -> None:
        for name, value in facts.items():
            setattr(record, name, value)
        with act("change", by=None, at=make.MOMENT, about=[record]):
            record.save()

    return saved
