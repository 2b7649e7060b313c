"""`verify_history` finds an account whose responsible person and whose period do not agree."""

import pytest

from accounts.history import act
from accounts.verifying import verify
from registry.register import upkeep
from registry.register.models import Responsibility, SocialAccount
from tests import make
from tests.cast import Cast


@pytest.fixture
def account(cast: Cast) -> SocialAccount:
    made = make.account(cast.library, cast.librarian, deputy=cast.plain)
    return upkeep.appoint(made, cast.manager, by=cast.coordinator, at=make.MOMENT)


def test_after_the_verbs_of_the_register_they_agree(cast: Cast, account: SocialAccount) -> None:
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    assert case.account is not None
    upkeep.hand_over(account, cast.culture, cast.plain, by=cast.chief, at=make.MOMENT)
    assert verify().findings == []


def test_another_name_than_the_periods_is_found(cast: Cast, account: SocialAccount) -> None:
    with act("change", by=None, at=make.MOMENT):
        account.responsible = cast.plain
        account.save()
    assert verify().findings == [
        (
            f"registry.socialaccount {account.pk} names person {cast.plain.pk} as responsible, "
            f"but the part is held by {cast.manager.pk}."
        )
    ]


def test_a_period_that_ended_without_another_is_found(cast: Cast, account: SocialAccount) -> None:
    period = Responsibility.objects.get(account=account, part="responsible", until=None)
    with act("change", by=None, at=make.MOMENT):
        period.until = make.DAY
        period.save()
    assert verify().findings == [
        (
            f"registry.socialaccount {account.pk} names person {cast.manager.pk} as responsible, "
            "but nobody holds the part."
        )
    ]
