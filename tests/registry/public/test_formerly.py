"""The closed accounts: when, why, and which one to use instead; the latest first, under their years."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from registry import numbers
from registry.public.searching import Place
from tests import make
from tests.reading import text_of
from tests.registry.public.conftest import Account


def shown(answer: Any) -> list[tuple[int | None, list[str]]]:
    """The years and the names under them."""
    years = answer.context["page"]["years"]
    return [(year.year, [former.entry.name for former in year.accounts]) for year in years]


def test_only_what_was_closed_stands_there(client: Client, account: Account) -> None:
    for status in ("proposed", "approved", "active", "resting", "closing", "declined", "withdrawn"):
        account(status, status=status)
    account("Gammalt", status="closed", closed_on=date(2026, 3, 31))
    assert shown(client.get("/avslutade/")) == [(2026, ["Gammalt"])]
    assert "1 konto ·" in text_of(client.get("/avslutade/"))


def test_it_says_when_why_and_which_one_instead(client: Client, account: Account) -> None:
    heir = account("Lindala bibliotek")
    old = account(
        "Bokbussen", status="closed", closed_on=date(2026, 3, 31), closed_reason="replaced", successor=heir
    )
    page = client.get("/avslutade/")
    words = text_of(page)
    assert "Avslutade 2026" in words
    assert (
        "Bokbussen Instagram · konto1 Avslutat 31 mars 2026 Ersatt av ett annat konto. "
        "Använd det här i stället: Lindala bibliotek (Instagram). Stadsbiblioteket" in words
    )
    html = page.content.decode()
    assert html.count(f'href="/konton/{heir.public_id}/"') == 1
    assert html.count(f'href="/konton/{old.public_id}/"') == 1
    assert html.count(old.url) == 0, "nobody is sent to a closed account"
    english = text_of(client.get("/en/avslutade/"))
    assert "Replaced by another account. Use this one instead: Lindala bibliotek (Instagram)." in english


def test_an_heir_that_is_not_public_is_not_named(client: Client, account: Account) -> None:
    heir = account("Hemligt konto", status="proposed")
    account("Bokbussen", status="closed", closed_on=make.DAY, successor=heir)
    words = text_of(client.get("/avslutade/"))
    assert ("Bokbussen" in words, "Hemligt konto" in words, "i stället" in words) == (True, False, False)


def test_a_closed_account_may_be_warned_of(client: Client, account: Account) -> None:
    account("Bokbussen", status="closed", closed_on=make.DAY, warning="Kapat.", warning_since=make.MOMENT)
    assert "Varning: lita inte på kontot Avslutat 22 november 2026" in text_of(client.get("/avslutade/"))


def test_the_latest_first_and_what_nobody_knows_last(client: Client, account: Account) -> None:
    days = {"Ett": date(2024, 5, 1), "Två": None, "Tre": date(2026, 1, 2), "Fyra": date(2026, 11, 1)}
    for name, closed_on in days.items():
        account(name, status="closed", closed_on=closed_on)
    answer = client.get("/avslutade/")
    assert shown(answer) == [(2026, ["Fyra", "Tre"]), (2024, ["Ett"]), (None, ["Två"])]
    assert "Avslutade tidigare" in text_of(answer)


@pytest.mark.parametrize("language", ["", "/en"])
def test_forwards_and_backwards_every_account_once(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(numbers, "PAGE_ROWS", 3)
    # Several on the same day, and some that nobody knows the day of.
    days = [date(2026, 5, 1)] * 5 + [date(2025, 5, 1)] + [None] * 4
    for number, closed_on in enumerate(days):
        account(f"Konto {number}", status="closed", closed_on=closed_on)
    start = f"{language}/avslutade/"
    pages = [client.get(start)]
    while pages[-1].context["page"]["next"]:
        pages.append(client.get(pages[-1].context["page"]["next"]))
    forwards = [name for page in pages for _year, names in shown(page) for name in names]
    assert sorted(forwards) == [f"Konto {number}" for number in range(10)]
    assert len(pages) == 4
    back = [pages[-1]]
    while back[-1].context["page"]["previous"]:
        back.append(client.get(back[-1].context["page"]["previous"]))
    assert [shown(page) for page in back[::-1]] == [shown(page) for page in pages]
    assert pages[1].context["page"]["previous"] == start
    assert [b'content="noindex' in page.content for page in pages] == [True] * 4


@pytest.mark.parametrize("cursor", ["trasig", Place("alfa", 3).cursor, Place("", 3).cursor])
def test_a_place_that_we_have_not_given_out(client: Client, db: Any, cursor: str) -> None:
    assert client.get("/avslutade/", {"sida": cursor}).status_code == 400


def test_an_empty_list_says_so(client: Client, db: Any) -> None:
    answer = client.get("/avslutade/")
    assert "Inget konto är avslutat ännu" in text_of(answer)
    assert b"noindex" not in answer.content


def test_whoever_has_it_already_is_told_so(client: Client, account: Account) -> None:
    account("Gammalt", status="closed", closed_on=make.DAY)
    first = client.get("/avslutade/")
    assert (first["Cache-Control"], dict(first.cookies)) == ("public, max-age=0, stale-if-error=86400", {})
    again = client.get("/avslutade/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    account("Nyss avslutat", status="closed", closed_on=make.DAY)
    assert client.get("/avslutade/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_one_comes_there_from_the_list_and_from_its_own_page(client: Client, account: Account) -> None:
    old = account("Gammalt", status="closed", closed_on=date(2026, 3, 31), closed_reason="unused")
    for path in ("/", f"/konton/{old.public_id}/", "/om/"):
        assert 'href="/avslutade/"' in client.get(path).content.decode(), path
    words = text_of(client.get(f"/konton/{old.public_id}/"))
    assert "Avslutat 31 mars 2026" in words
    assert (
        "Kontot är inte längre vårt Vi avslutade det 31 mars 2026. Används inte längre. "
        "Lita inte på nya inlägg eller meddelanden därifrån." in words
    )
