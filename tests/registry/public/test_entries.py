"""What a stranger reads of an account: exactly these fields, and nothing of what is not public."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from registry.public import listing
from registry.public.fields import MEANINGS
from registry.register.models import STATUSES
from tests import make
from tests.cast import Cast
from tests.registry.public.conftest import Account, Names, theme

FIELDS = """id name page platform platform_name handle url kind department department_slug department_path
    theme theme_name description description_en audience language watched replies_within_hours contact status
    warning closes_on rests_until closed_on closed_reason successor opened_on registered_on confirmed_on""".split()


def read(client: Client, address: str = "/konton.json") -> dict[str, Any]:
    (only,) = client.get(address).json()["accounts"]
    return only


def test_every_field_of_an_account(client: Client, cast: Cast, account: Account) -> None:
    made = account(
        address="https://www.youtube.com/@lindala",
        kind="main",
        theme="bibliotek-kultur",
        description="Boktips från tre bibliotek.",
        description_en="Book tips.",
        audience="Alla som läser",
        watched="Vardagar 8–16",
        replies_within_hours=24,
        contact="biblioteket@prov.example",
        opened_on=date(2020, 5, 1),
        confirmed_on=date(2026, 11, 3),
    )

    assert read(client) == {
        "id": made.public_id,
        "name": "Lindala stadsbibliotek",
        "page": f"http://127.0.0.1:8000/konton/{made.public_id}/",
        "platform": "youtube",
        "platform_name": "YouTube",
        "handle": "@lindala",
        "url": "https://www.youtube.com/@lindala",
        "kind": "main",
        "department": "Stadsbiblioteket",
        "department_slug": "stadsbiblioteket",
        "department_path": [
            "Kultur- och fritidsnämnden",
            "Kultur- och fritidsförvaltningen",
            "Stadsbiblioteket",
        ],
        "theme": "bibliotek-kultur",
        "theme_name": theme("bibliotek-kultur"),
        "description": "Boktips från tre bibliotek.",
        "description_en": "Book tips.",
        "audience": "Alla som läser",
        "language": "sv",
        "watched": "Vardagar 8–16",
        "replies_within_hours": 24,
        "contact": "biblioteket@prov.example",
        "status": "active",
        "warning": None,
        "closes_on": None,
        "rests_until": None,
        "closed_on": None,
        "closed_reason": None,
        "successor": None,
        "opened_on": "2020-05-01",
        "registered_on": "2026-11-22",
        "confirmed_on": "2026-11-03",
    }


def test_the_fields_are_the_promised_ones_in_their_order(client: Client, account: Account) -> None:
    account()

    assert list(read(client)) == FIELDS
    assert [one.name for one in listing.FIELDS] == FIELDS
    assert list(MEANINGS) == FIELDS


def test_what_is_not_known_is_null(client: Client, account: Account) -> None:
    account(language="")

    unknown = {name for name, value in read(client).items() if value is None}

    assert unknown == set(FIELDS) - set(
        """id name page platform platform_name handle url kind department department_slug department_path
        status registered_on""".split()
    )


def test_names_are_english_under_en(client: Client, account: Account) -> None:
    made = account(theme="trafik-gator")

    english = read(client, "/en/konton.json")

    assert english["theme_name"] == "Traffic and streets"
    assert english["page"] == f"http://127.0.0.1:8000/en/konton/{made.public_id}/"


def test_a_platform_outside_the_table_has_the_name_it_was_given(client: Client, account: Account) -> None:
    account(address="https://forum.lindala.example/", platform_label="Forumet")

    entry = read(client)

    assert (entry["platform"], entry["platform_name"]) == ("other", "Forumet")


def test_a_row_of_a_platform_that_has_left_the_table_still_stands(
    client: Client, account: Account, save: Callable[..., None]
) -> None:
    made = account()
    save(made, platform="friendster")

    assert read(client)["platform_name"] == "friendster"
    assert client.get(f"/konton/{made.public_id}/").status_code == 200


# --- Contact ------------------------------------------------------------------------------------------------


def test_the_departments_own_mailbox_stands_in_for_a_missing_one(
    client: Client, cast: Cast, account: Account
) -> None:
    account(where=cast.board)

    assert read(client)["contact"] == "kultur@prov.example"


def test_a_mailbox_further_up_does_not_stand_in(client: Client, account: Account) -> None:
    account()

    assert read(client)["contact"] is None


def test_an_address_that_somebody_signs_in_with_is_never_shown(
    client: Client, cast: Cast, account: Account, save: Callable[..., None]
) -> None:
    account(where=cast.board, contact="Chef.Bibliotek@prov.example")

    assert read(client)["contact"] == "kultur@prov.example"

    save(cast.board, mailbox="chef.bibliotek@prov.example")

    assert read(client)["contact"] is None


# --- Status -------------------------------------------------------------------------------------------------

LATER = date(2027, 1, 31)
DATES = {"closes_on": LATER, "rests_until": LATER, "closed_on": LATER, "closed_reason": "unused"}


@pytest.mark.parametrize("status", [status for status, _label in STATUSES])
def test_the_list_shows_active_resting_and_closing(account: Account, names: Names, status: str) -> None:
    account(status=status)

    assert names() == (["Lindala stadsbibliotek"] if status in ("active", "resting", "closing") else [])


@pytest.mark.parametrize("status", [status for status, _label in STATUSES])
def test_closed_ones_are_in_the_data_when_asked_for(account: Account, names: Names, status: str) -> None:
    account(status=status)

    public = status in ("active", "resting", "closing", "closed")
    assert names(avslutade="1") == (["Lindala stadsbibliotek"] if public else [])


@pytest.mark.parametrize(
    ("status", "told", "dates"),
    [
        ("active", "active", {}),
        ("resting", "resting", {"rests_until": "2027-01-31"}),
        ("closing", "active", {"closes_on": "2027-01-31"}),
        ("closed", "closed", {"closed_on": "2027-01-31", "closed_reason": "unused"}),
    ],
)
def test_a_status_tells_only_its_own_dates(
    client: Client, account: Account, status: str, told: str, dates: dict[str, str]
) -> None:
    account(status=status, **DATES)

    entry = read(client, "/konton.json?avslutade=1")

    assert entry["status"] == told
    assert {name: entry[name] for name in DATES} == {name: dates.get(name) for name in DATES}


@pytest.mark.parametrize(
    ("status", "of_successor", "shown"),
    [
        ("closed", {"status": "active"}, True),
        ("closed", {"status": "resting"}, True),
        ("closed", {"status": "closing", "closes_on": make.DAY}, True),
        ("closed", {"status": "closed"}, False),
        ("closed", {"warning": "Kapat.", "warning_since": make.MOMENT}, False),
        ("closing", {"status": "active"}, True),
        ("closing", {"warning": "Kapat.", "warning_since": make.MOMENT}, False),
        ("active", {"status": "active"}, False),
        ("closed", {"status": "approved"}, False),
    ],
)
def test_residents_are_led_to_a_successor_that_they_can_use(
    client: Client, account: Account, status: str, of_successor: dict[str, Any], shown: bool
) -> None:
    heir = account("Lindala bibliotek", **of_successor)
    made = account(status=status, closes_on=make.DAY, successor=heir)

    entry = listing.one(made.public_id)

    assert entry is not None
    assert entry.successor == (heir.public_id if shown else None)
    told = {one["id"]: one["successor"] for one in client.get("/konton.json?avslutade=1").json()["accounts"]}
    assert told[made.public_id] == entry.successor
    linked = f'href="/konton/{heir.public_id}/"' in client.get(f"/konton/{made.public_id}/").content.decode()
    assert linked == shown


def test_a_warning_has_its_text_and_since_when(client: Client, account: Account) -> None:
    since = datetime(2026, 11, 20, 9, 14, tzinfo=ZoneInfo("Europe/Stockholm"))
    account(warning="Kontot är kapat.", warning_since=since)

    assert read(client)["warning"] == {"since": "2026-11-20T09:14:00.000+01:00", "text": "Kontot är kapat."}


def test_a_warning_without_a_moment_is_a_warning(client: Client, account: Account) -> None:
    account(warning="Kontot är kapat.")

    assert read(client)["warning"] == {"since": None, "text": "Kontot är kapat."}


# --- Around the accounts ------------------------------------------------------------------------------------


def test_what_stands_around_the_accounts(client: Client, account: Account) -> None:
    account()

    told = client.get("/konton.json").json()

    assert list(told) == [
        "version",
        "publisher",
        "municipality_code",
        "updated",
        "count",
        "count_capped",
        "next",
        "accounts",
    ]
    assert {name: told[name] for name in told if name not in ("accounts", "updated")} == {
        "version": 1,
        "publisher": "Lindala kommun",
        "municipality_code": "0000",
        "count": 1,
        "count_capped": False,
        "next": None,
    }


def test_an_empty_register_has_never_been_updated(client: Client, db: Any) -> None:
    told = client.get("/konton.json").json()

    assert (told["updated"], told["count"], told["accounts"]) == (None, 0, [])


def test_a_text_is_shown_in_the_pages_language_and_marked_where_it_is_in_another(
    client: Client, account: Account
) -> None:
    both = account(description="Boktips.", description_en="Book tips.")
    swedish = account(description="Boktips.")
    english = account(description_en="Book tips.")

    def shown(prefix: str, made: Any) -> str:
        page = client.get(f"{prefix}/konton/{made.public_id}/").content.decode()
        return page.split('<p class="account__what"')[1].split("</p>")[0]

    assert [shown("", made) for made in (both, swedish, english)] == [
        ">Boktips.",
        ">Boktips.",
        ' lang="en">Book tips.',
    ]
    assert [shown("/en", made) for made in (both, swedish, english)] == [
        ">Book tips.",
        ' lang="sv">Boktips.',
        ">Book tips.",
    ]


def test_a_department_may_be_new_to_whoever_read_the_tree_before(account: Account) -> None:
    from accounts.tree import Tree
    from registry.register.models import SocialAccount

    before = Tree([])
    made = account()

    row = listing.rows(SocialAccount.objects.filter(pk=made.pk)).get()

    assert listing.reader(before)(row).department_path == ("Stadsbiblioteket",)
