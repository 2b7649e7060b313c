"""Removals to look at: one logged at the library, with whatever is said of it."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from accounts.models import Person
from registry.register.models import SocialAccount
from registry.removals import log
from registry.removals.models import Removal
from tests import make
from tests.cast import Cast

SAID = {"kind": "comment", "reason": "threat", "action": "deleted", "removed_on": make.DAY}

Logged = Callable[..., Removal]


@pytest.fixture
def account(cast: Cast) -> SocialAccount:
    return make.account(cast.library, cast.librarian, deputy=cast.plain)


@pytest.fixture
def logged(cast: Cast, account: SocialAccount) -> Logged:
    """Logs a removal of the library's account, by its coordinator unless somebody else is named."""

    def one(
        about: SocialAccount | None = None,
        by: Person | None = None,
        text: str = "Jag vet var du bor.",
        picture: Any = None,
        at: datetime = make.MOMENT,
        **said: Any,
    ) -> Removal:
        facts = {**SAID, "removed_on": at.date(), **said}
        who = by or cast.coordinator
        return log.log(about or account, facts, text=text, picture=picture, by=who, at=at)

    return one


def screenshot(color: str = "red") -> bytes:
    """A picture as a phone sends it."""
    out = BytesIO()
    Image.new("RGB", (20, 10), color).save(out, "PNG")
    return out.getvalue()
