"""The manager's link: for one person, one case and one text, and not for ever."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.history import act
from accounts.refusal import Refused
from registry import numbers
from registry.notices import links
from tests import make
from tests.cast import Cast
from tests.registry.notices import events

BROKEN = "The link is not complete. Open it again from the mail, or copy all of it."
TOO_OLD = "The link no longer works. Ask whoever applied, or sign in and answer in the case."


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    from django.utils import translation

    with translation.override("en"):
        yield


def test_says_who_is_asked_about_what(cast: Cast) -> None:
    case = events.submitted(cast, manager=cast.manager)
    token = links.token(links.MANAGER, case=case, person=cast.manager, at=make.MOMENT)
    asked = links.read(links.MANAGER, token, at=make.MOMENT)
    assert (asked.person, asked.case, asked.on) == (cast.manager.public_id, case.public_id, "2026-11-22")
    assert asked.still_stands(case)


def test_works_to_the_end_of_its_last_day(cast: Cast) -> None:
    case = events.submitted(cast, manager=cast.manager)
    token = links.token(links.MANAGER, case=case, person=cast.manager, at=make.MOMENT)
    last = make.MOMENT + timedelta(days=numbers.MANAGER_LINK_DAYS)
    assert links.read(links.MANAGER, token, at=last.replace(hour=23, minute=59)).last_day == last.date()
    with pytest.raises(Refused) as refused:
        links.read(links.MANAGER, token, at=last + timedelta(days=1))
    assert (refused.value.kind, str(refused.value)) == ("forbidden", TOO_OLD)


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: "", lambda t: "x" + t, lambda t: t + "å\0"])
def test_a_link_that_is_not_whole_says_so(cast: Cast, spoil: Any) -> None:
    case = events.submitted(cast, manager=cast.manager)
    token = links.token(links.MANAGER, case=case, person=cast.manager, at=make.MOMENT)
    with pytest.raises(Refused) as refused:
        links.read(links.MANAGER, spoil(token), at=make.MOMENT)
    assert (refused.value.kind, str(refused.value)) == ("forbidden", BROKEN)


def test_a_link_for_one_purpose_is_none_for_another(cast: Cast) -> None:
    case = events.submitted(cast, manager=cast.manager)
    token = links.token("confirm", case=case, person=cast.manager, at=make.MOMENT)
    with pytest.raises(Refused, match=BROKEN):
        links.read(links.MANAGER, token, at=make.MOMENT)


def test_no_longer_stands_when_something_else_is_applied_for_or_somebody_else_is_asked(cast: Cast) -> None:
    case = events.submitted(cast, manager=cast.manager)
    token = links.token(links.MANAGER, case=case, person=cast.manager, at=make.MOMENT)
    asked = links.read(links.MANAGER, token, at=make.MOMENT)
    account = case.account
    with act("change", by=None, at=make.MOMENT, about=[account]):
        account.purpose = "Något annat."
        account.save()
    assert not asked.still_stands(case)
    account.purpose = "Visa vad eleverna gör."
    assert asked.still_stands(case)
    case.manager = cast.plain
    assert not asked.still_stands(case)
    case.manager = None
    assert not asked.still_stands(case)
