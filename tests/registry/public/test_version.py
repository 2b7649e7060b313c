"""What counts as a public change: exactly what a stranger can see."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from accounts.history import act, destroy, write_all
from accounts.models import Act, Department
from registry.public import changing, listing
from registry.public.models import PublicVersion
from registry.register import upkeep
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.public.conftest import Account

Change = Callable[..., None]


def version() -> int:
    return sum(PublicVersion.objects.values_list("n", flat=True))


def test_people_and_departments_alone_are_no_public_change(cast: Cast) -> None:
    assert version() == 0


@pytest.mark.parametrize(
    ("status", "counted"),
    [
        ("proposed", 0),
        ("approved", 0),
        ("declined", 0),
        ("withdrawn", 0),
        ("active", 1),
        ("resting", 1),
        ("closing", 1),
        ("closed", 1),
    ],
)
def test_a_new_account_counts_when_it_is_public(account: Account, status: str, counted: int) -> None:
    account(status=status)

    assert version() == counted


CHANGES = {
    "name": "Annat",
    "kind": "campaign",
    "theme": "politik",
    "description": "Ny text",
    "description_en": "New text",
    "audience": "Alla",
    "language": "en",
    "watched": "Jämt",
    "replies_within_hours": 1,
    "contact": "nytt@prov.example",
    "opened_on": make.DAY,
}
NOT_PUBLIC = {
    "purpose": "Ett annat syfte",
    "password_place": "Kassaskåpet",
    "followers": 12,
    "last_post_on": make.DAY,
    "diary_number": "KS 2026/1",
    "ends_on": make.DAY,
}


@pytest.mark.parametrize("field", [*CHANGES, *NOT_PUBLIC])
def test_a_change_counts_when_a_stranger_can_see_it(account: Account, change: Change, field: str) -> None:
    made = account()

    change(made, **{field: {**CHANGES, **NOT_PUBLIC}[field]})

    assert version() - 1 == (1 if field in CHANGES else 0)


def test_a_change_that_changes_nothing_does_not_count(account: Account, change: Change) -> None:
    made = account()
    change(made, name=made.name)

    assert version() == 1


def test_a_change_of_what_is_not_public_yet_does_not_count(account: Account, save: Change) -> None:
    made = account(status="proposed")
    save(made, name="Annat")

    assert version() == 0


def test_publishing_and_leaving_the_list_count(account: Account, save: Change) -> None:
    made = account(status="approved")
    save(made, status="active")
    save(made, status="withdrawn")
    save(made, name="Annat")

    assert version() == 2


def test_published_within_the_act_that_made_it_counts_once(cast: Cast, account: Account) -> None:
    with act("import", by=None, at=make.MOMENT):
        made = account(status="proposed")
        upkeep.set_status(made, "active", by=None, at=make.MOMENT)

    assert version() == 1


@pytest.mark.parametrize(
    ("field", "value", "counted"),
    [
        ("name", "Nya huset", 1),
        ("mailbox", "nytt@prov.example", 1),
        ("parent", None, 1),
        ("is_active", False, 0),
    ],
)
def test_a_departments_name_place_and_mailbox_are_public(
    cast: Cast, save: Change, field: str, value: Any, counted: int
) -> None:
    save(cast.library, **{field: value})

    assert version() == counted


def test_who_answers_for_an_account_is_not_public(cast: Cast, account: Account) -> None:
    made = account()
    upkeep.appoint(made, cast.librarian, by=cast.coordinator, at=make.MOMENT)
    upkeep.add_person(made, cast.plain, "editor", by=cast.coordinator, at=make.MOMENT)

    assert version() == 1


def test_an_import_counts_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "BATCH", 2)
    with act("import", by=None, at=make.MOMENT):
        write_all(
            [
                SocialAccount(
                    name=f"Konto {number}",
                    status="proposed" if number < 4 else "active",
                    department=cast.library,
                    responsible=cast.manager,
                    platform="facebook",
                    url=f"https://www.facebook.com/konto{number}",
                    key=f"facebook:konto{number}",
                )
                for number in range(5)
            ]
        )

    assert version() == 1


def test_destroying_what_was_public_counts(account: Account, cast: Cast) -> None:
    made = account(description="Ska bort")
    destroy(made, ["description"], by=cast.registrar, at=make.MOMENT, decision="Gallringsbeslut 1")

    assert version() == 2


def test_destroying_a_departments_mailbox_counts(cast: Cast) -> None:
    destroy(cast.board, ["mailbox"], by=cast.registrar, at=make.MOMENT, decision="Gallringsbeslut 1")

    assert version() == 1


@pytest.mark.parametrize(("status", "counted"), [("active", 1), ("closed", 1), ("proposed", 0)])
def test_a_contact_that_becomes_somebodys_own_address_counts(
    cast: Cast, account: Account, save: Change, status: str, counted: int
) -> None:
    account(status=status, contact="Huset@prov.example")
    before = version()
    save(cast.librarian, email="huset@prov.example")
    assert version() - before == counted
    save(cast.librarian, email="lisa@prov.example")
    assert version() - before == 2 * counted


def test_a_departments_mailbox_that_becomes_somebodys_own_counts(cast: Cast, client: Client) -> None:
    tag = client.get("/konton.json").headers["ETag"]
    make.person("kultur@prov.example", "Kim Tur")

    assert version() == 1
    assert client.get("/konton.json").headers["ETag"] != tag


def test_any_other_change_of_a_person_does_not_count(cast: Cast, account: Account, save: Change) -> None:
    account(contact="huset@prov.example")
    save(cast.librarian, name="Lisa Annan", email="lisa.annan@prov.example")
    make.person("ny.person")

    assert version() == 1


def change_and_fail(made: SocialAccount) -> None:
    made.name = "Annat"
    made.save()
    raise ZeroDivisionError


def test_what_is_undone_does_not_count(account: Account) -> None:
    made = account()
    with pytest.raises(ZeroDivisionError), act("change", by=None, at=make.MOMENT):
        change_and_fail(made)

    assert version() == 1


def test_updated_is_the_moment_it_was_recorded_and_never_now(
    client: Client, account: Account, cast: Cast, change: Change
) -> None:
    long_ago = datetime(2019, 3, 1, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    before = timezone.now()
    made = account(at=long_ago)
    row = Act.objects.get(about__subject_id=made.public_id)

    changed = PublicVersion.objects.get().changed_at
    updated = client.get("/konton.json").json()["updated"]
    change(made, followers=3)

    assert changed == row.recorded_at
    assert before <= changed <= timezone.now()
    assert updated == timezone.localtime(changed).isoformat(timespec="milliseconds")
    assert client.get("/konton.json").json()["updated"] == updated
    assert client.get("/").context["page"]["updated"] == changed


def test_every_public_column_is_a_column(db: Any) -> None:
    known = {field.attname for field in SocialAccount._meta.concrete_fields}
    places = {field.attname for field in Department._meta.concrete_fields}

    assert set(listing.COLUMNS) - known == set()
    assert set(changing.DEPARTMENT_COLUMNS) - places == set()
