"""When an account last had a post: one click, or another day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Act, Person
from registry import telling
from registry.register import activity
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.reading import errors, last_act, once, refusal, text_of, told

As = Callable[[Person | None], Client]


@pytest.fixture
def library(cast: Cast) -> SocialAccount:
    return make.account(cast.library, cast.librarian, deputy=cast.plain, last_post_on=make.DAY)


def again(account: SocialAccount) -> SocialAccount:
    return SocialAccount.objects.get(pk=account.pk)


def page_of(account: SocialAccount, rest: str = "") -> str:
    return f"/register/{account.public_id}/{rest}"


def test_one_click_says_today(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.librarian)
    assert "Senaste inlägg 22 november 2026" in text_of(client.get(page_of(library)))
    answer = client.post(page_of(library, "senaste-inlagg/"), once(today="1"), follow=True)
    assert told(answer) == ["Antecknat."]
    assert again(library).last_post_on == timezone.localdate()
    assert last_act() == ("note_last_post", cast.librarian, ["socialaccount"])


def test_the_unit_need_not_look_at_it(cast: Cast, library: SocialAccount) -> None:
    activity.note_last_post(library, make.DAY - timedelta(days=3), by=cast.coordinator, at=make.MOMENT)
    row = again(library)
    assert (row.last_post_on, row.changed_unseen_at) == (make.DAY - timedelta(days=3), None)
    line = telling.timeline(library)[0]
    assert (line.sentence, [(one.label, one.old, one.new) for one in line.changes]) == (
        "Kim Kultur skrev när kontot senast hade ett inlägg",
        [("Senaste inlägg", "22 november 2026", "19 november 2026")],
    )


def test_another_day(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.communicator)
    client.post(page_of(library, "senaste-inlagg/"), once(last_post_on="2026-10-01"))
    assert str(again(library).last_post_on) == "2026-10-01"
    wrong = {
        "2099-01-01": ["Den dagen har inte kommit än. Skriv när det var."],
        "": ["Fyll i det här."],
        "31 februari": ["Skriv dagen så här: 2027-06-30."],
    }
    for said, sentences in wrong.items():
        answer = client.post(page_of(library, "senaste-inlagg/"), once(last_post_on=said))
        assert errors(answer) == {"last_post_on": sentences}
    assert str(again(library).last_post_on) == "2026-10-01"


def test_the_same_day_leaves_no_trace(cast: Cast, library: SocialAccount) -> None:
    before = Act.objects.count()
    activity.note_last_post(library, make.DAY, by=cast.coordinator, at=make.MOMENT)
    assert Act.objects.count() == before


def test_who_may_change_the_facts_may_note_it(cast: Cast, library: SocialAccount, as_person: As) -> None:
    owners = {"coordinator", "librarian", "plain", "communicator", "chief", "acting_chief", "superior"}
    pages = {
        role: as_person(getattr(cast, role)).get(page_of(library, "senaste-inlagg/")).status_code
        for role in Cast.ROLES
    }
    seeing = {"manager", "registrar", "insight"}
    assert pages == {role: 200 if role in owners else 403 if role in seeing else 404 for role in Cast.ROLES}
    assert refusal(
        activity.note_last_post, library, make.DAY - timedelta(days=1), by=cast.manager, at=make.MOMENT
    ) == (
        "Only the department's account coordinator or the communications unit can do this.",
        "forbidden",
        None,
    )


@pytest.mark.parametrize(
    ("status", "shown"), [("active", True), ("resting", True), ("closed", False), ("approved", False)]
)
def test_it_is_asked_of_accounts_that_live(cast: Cast, as_person: As, status: str, shown: bool) -> None:
    account = make.account(cast.library, cast.librarian, status=status)
    page = as_person(cast.coordinator).get(page_of(account)).content.decode()
    assert (page_of(account, "senaste-inlagg/") in page) == shown
