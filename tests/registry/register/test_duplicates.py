"""The same account twice: everybody is told who has it, and only those who may see it what it is called."""

import pytest

from accounts.chain import Who
from registry.register import duplicates, upkeep
from registry.register.models import SocialAccount
from registry.register.platforms import recognise
from tests import make
from tests.cast import Cast
from tests.reading import refusal

HIDDEN = "Ekskolan has already reported this account, or applied for it. Ask them."
NAMED = "Ekskolan already has this account in the register: Hemligt."
OWN = "You already have the account Hemligt in the register."


@pytest.fixture
def proposed(cast: Cast) -> SocialAccount:
    """What the school has applied for, and nobody has approved."""
    address = "https://www.instagram.com/ekskolan/"
    return make.account(cast.school_unit, cast.librarian, address, name="Hemligt", status="proposed")


@pytest.mark.parametrize(
    ("name", "sentence"), [("coordinator", HIDDEN), ("chief", NAMED), ("school", OWN), ("librarian", OWN)]
)
@pytest.mark.usefixtures("proposed")
def test_an_unpublished_account_is_named_to_those_who_may_see_it(
    cast: Cast, name: str, sentence: str
) -> None:
    """Both where the form asks and where the register itself refuses."""
    account = make.account(cast.library, cast.librarian, name="Biblioteket")
    by, read = getattr(cast, name), recognise("instagram.com/ekskolan")
    if name != "school":
        told = refusal(upkeep.change, account, {}, read=read, by=by, at=make.MOMENT)
        assert told == (sentence, "input", "address")
    wanted = SocialAccount(key=read.key, status="proposed")
    told = refusal(duplicates.refuse_duplicate, wanted, Who(by, make.DAY))
    assert told == (sentence, "input", "address")


@pytest.mark.usefixtures("proposed")
def test_a_stranger_reads_no_name_and_the_system_does(cast: Cast) -> None:
    wanted = SocialAccount(key="instagram:ekskolan", status="proposed")
    nobody = Who(None, make.DAY)
    assert refusal(duplicates.refuse_duplicate, wanted, nobody)[0] == HIDDEN
    assert refusal(duplicates.refuse_duplicate, wanted, None)[0] == NAMED
