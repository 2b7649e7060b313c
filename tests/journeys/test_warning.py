"""A hijacked account: the communicator warns in two presses on a phone, and the next visitor reads it."""

import time

import pytest
from playwright.sync_api import expect

from registry.demo.settling import Lindala
from registry.register.models import SocialAccount
from tests.browser import PHONE, Open
from tests.journeys.walking import fill, heading, press, said

pytestmark = pytest.mark.browser


def test_two_presses_on_a_phone_and_residents_read_it(open_window: Open, lindala: Lindala) -> None:
    account = SocialAccount.objects.filter(status="active", warning="", platform="instagram")[0]
    stranger = open_window()
    stranger.go(f"/konton/{account.public_id}/")
    expect(stranger.page.get_by_text("Varning: lita inte på kontot")).to_have_count(0)

    visit = open_window("kommunikator", viewport=PHONE, java_script_enabled=False)
    visit.go(f"/register/{account.public_id}/")
    press(visit.page, "Varna: kapat?")
    assert heading(visit.page) == "Varna invånarna för kontot"
    press(visit.page, "Varna invånarna")
    pressed = time.monotonic()
    assert said(visit.page) == ["Invånarna är varnade. Gör nu det som står i listan på den här sidan."]

    stranger.go(f"/konton/{account.public_id}/")
    expect(stranger.page.get_by_text("Varning: lita inte på kontot")).to_be_visible()
    listed = stranger.page.request.get(f"{stranger.site}/konton.json").json()["accounts"]
    assert [one["warning"]["text"][:16] for one in listed if one["id"] == account.public_id] == [
        "Kontot är kapat."
    ]
    assert time.monotonic() - pressed < 5, "at once, however slow the machine is today"

    steps = visit.page.locator(".steps > li strong").all_inner_texts()
    assert steps[0] == "Byt lösenord"
    press(visit.page, "Ta bort varningen")
    fill(visit.page, {"reason": "Vi har bytt lösenord och tagit bort den obehöriga."})
    press(visit.page, "Ta bort varningen")
    assert said(visit.page) == ["Varningen är borttagen."]
    stranger.go(f"/konton/{account.public_id}/")
    expect(stranger.page.get_by_text("Varning: lita inte på kontot")).to_have_count(0)
