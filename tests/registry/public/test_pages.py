"""The pages that a stranger reads: the list, one account, about the list; and the page for what is not there."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.door import today
from registry.templatetags.look import day
from tests import make
from tests.cast import Cast
from tests.reading import text_of
from tests.registry.public.conftest import Account


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("status", ["proposed", "approved", "declined", "withdrawn"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_is_not_public_answers_as_what_never_existed(
    client: Client, account: Account, status: str, prefix: str
) -> None:
    hidden = account(status=status, name="Hemligt konto").public_id
    unknown = "aaaaaaaaaa"

    secret, nothing = (client.get(f"{prefix}/konton/{one}/") for one in (hidden, unknown))

    assert secret.status_code == 404
    assert secret.status_code == nothing.status_code
    assert dict(secret.headers) == dict(nothing.headers)
    assert text(secret).replace(hidden, unknown) == text(nothing)


@pytest.mark.parametrize("odd", ["%00", "AAAAAAAAAA", "a'b", "%E5", "ååååååååååå", "x" * 5000])
def test_an_odd_address_is_not_there_either(client: Client, db: Any, odd: str) -> None:
    assert client.get(f"/konton/{odd}/").status_code == 404


def test_the_page_of_an_account(client: Client, account: Account) -> None:
    made = account(
        description="Boktips.",
        watched="Vardagar 8–16",
        replies_within_hours=24,
        confirmed_on=date(2026, 11, 3),
    )

    page = text(client.get(f"/konton/{made.public_id}/"))

    for words in (
        "Lindala stadsbibliotek",
        "Boktips.",
        "Vardagar 8–16",
        "Stadsbiblioteket",
        "3 november 2026",
    ):
        assert words in page
    assert 'href="https://www.instagram.com/konto0/"' in page
    assert 'href="/?verksamhet=stadsbiblioteket"' in page


@pytest.mark.parametrize(
    ("days", "tag", "notice"),
    [
        (0, "Stängs {day}", "Kontot stängs {day} Till dess kan du använda det som vanligt."),
        (
            -1,
            "Stängs",
            "Vi håller på att stänga kontot Sista dagen var {day}. Använd det här i stället: Nytt .",
        ),
    ],
)
def test_a_last_day_that_has_passed_is_no_promise(
    client: Client, account: Account, days: int, tag: str, notice: str
) -> None:
    last_day = today() + timedelta(days=days)
    heir = account("Nytt")
    made = account("Gammalt", status="closing", closes_on=last_day, successor=heir)

    assert f"Gammalt Instagram · konto1 {tag.format(day=day(last_day))} Stadsbiblioteket" in text_of(
        client.get("/")
    )
    assert notice.format(day=day(last_day)) in text_of(client.get(f"/konton/{made.public_id}/"))


@pytest.mark.parametrize(
    ("days", "tag", "notice"),
    [
        (0, "Vilande till {day}", "Kontot är vilande Vi publicerar inget där förrän {day}."),
        (-1, "Vilande", "Kontot är vilande Vi publicerar inget där för tillfället."),
    ],
)
def test_a_rest_that_should_be_over_is_not_told_until_when(
    client: Client, account: Account, days: int, tag: str, notice: str
) -> None:
    rests_until = today() + timedelta(days=days)
    made = account("Vilar", status="resting", rests_until=rests_until)

    assert f"Vilar Instagram · konto0 {tag.format(day=day(rests_until))} Stadsbiblioteket" in text_of(
        client.get("/")
    )
    assert notice.format(day=day(rests_until)) in text_of(client.get(f"/konton/{made.public_id}/"))


@pytest.mark.parametrize("status", ["closed", "closing"])
def test_a_closed_or_closing_account_leads_to_the_one_instead(
    client: Client, account: Account, status: str
) -> None:
    heir = account("Lindala bibliotek")
    made = account(status=status, successor=heir, closed_on=make.DAY, closes_on=make.DAY)

    page = text(client.get(f"/konton/{made.public_id}/"))

    assert "22 november 2026" in page
    assert f'<a class="ds-link" href="/konton/{heir.public_id}/">Lindala bibliotek</a>' in page
    assert (f'href="{made.url}"' in page) == (status == "closing"), "nobody is sent to a closed account"


def test_a_warned_account_warns_and_leads_nowhere(client: Client, account: Account) -> None:
    made = account(warning="Någon annan styr kontot.", warning_since=make.MOMENT)

    page = text(client.get(f"/konton/{made.public_id}/"))
    row = text(client.get("/"))

    assert "Någon annan styr kontot." in page
    assert f'href="{made.url}"' not in page
    assert f'href="{made.url}"' not in row
    assert "Lindala stadsbibliotek" in row


def test_the_list_in_both_languages(client: Client, account: Account) -> None:
    made = account()

    assert f'href="/konton/{made.public_id}/"' in text(client.get("/"))
    assert f'href="/en/konton/{made.public_id}/"' in text(client.get("/en/"))


def test_no_person_is_named_anywhere(client: Client, account: Account, cast: Cast) -> None:
    made = account(deputy=cast.librarian)
    people = [cast.manager, cast.librarian, cast.chief, cast.communicator]

    for path in ("/", "/om/", "/konton.json", "/konton.csv", f"/konton/{made.public_id}/"):
        read = b"".join(client.get(path)).decode()
        assert [one.name for one in people if one.name in read or one.email in read] == []


def test_what_somebody_wrote_is_text_and_never_markup(client: Client, account: Account) -> None:
    made = account("<script>alert(1)</script>", description="<b>fet</b>", watched="</p><img>")

    for path in ("/", "/?q=<script>", f"/konton/{made.public_id}/"):
        read = text(client.get(path))
        assert [mark for mark in ("<script>alert", "<b>fet", "<img>", "q=<script>") if mark in read] == []


def test_about_the_list_tells_every_field(client: Client, db: Any) -> None:
    from registry.public.fields import MEANINGS

    page = text(client.get("/om/"))

    assert [name for name in MEANINGS if f"<code>{name}</code>" not in page] == []
    assert 'href="/konton.json"' in page
    assert 'href="/en/konton.csv"' in text(client.get("/en/om/"))
