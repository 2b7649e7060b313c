"""Something is removed: logged on a phone with few taps, registered, fetched as PDF, destroyed when its time comes."""

import re

import pytest
from playwright.sync_api import Locator

from registry.demo.settling import Lindala
from registry.register.models import SocialAccount
from tests.browser import PHONE, Open
from tests.journeys.walking import heading, press, said, waits
from tests.registry.removals.conftest import screenshot

pytestmark = pytest.mark.browser

MOST = 8
"""Taps, from the account's own page."""
THREAT = "Jag vet var du bor."


class Thumb:
    """Taps, and counts."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, place: Locator) -> None:
        place.tap()
        self.taps += 1


def test_a_threat_is_logged_with_few_taps_and_registered(open_window: Open, lindala: Lindala) -> None:
    account = SocialAccount.objects.get(key="facebook:lindalakommun")
    phone = open_window("kommunikator", viewport=PHONE, has_touch=True)
    page, thumb = phone.page, Thumb()
    phone.go(f"/register/{account.public_id}/")
    thumb.tap(page.get_by_role("link", name="Logga borttaget innehåll"))
    thumb.tap(page.get_by_label("Hot", exact=True))
    thumb.tap(page.get_by_label("Vad det stod"))
    page.keyboard.type(THREAT)
    # The field, and a picture in the phone.
    thumb.taps += 2
    upload = {"name": "skarm.png", "mimeType": "image/png", "buffer": screenshot()}
    page.locator("[name=picture]").set_input_files(upload)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    thumb.tap(page.get_by_role("button", name="Logga", exact=True))
    page.wait_for_url(re.compile(r"/borttaget/[a-z0-9]{10}/$"))
    assert said(page) == ["Loggat."]
    assert (page.title().partition(" ")[0], thumb.taps) == ("Hot", 6)
    assert thumb.taps <= MOST
    assert page.locator(".removal-text").inner_text() == THREAT
    logged = page.url

    registrar = open_window("registrator")
    page = registrar.page
    registrar.go("/arbetsyta/")
    assert waits(page)["Borttaget innehåll att registrera"] == ["4 poster"]
    press(page, "Skriv diarienumret: 4 poster")
    page.locator(f"[value='{logged.rstrip('/').rsplit('/', 1)[-1]}']").check()
    page.get_by_label("Diarienummer").fill("KS 2026/400")
    press(page, "Spara för de ikryssade")
    assert page.locator("[name=removal]").count() == 3
    registrar.go("/borttaget/?q=KS+2026/400")
    assert page.locator(".row__title a").all_inner_texts() == ["Hot"]
    pdf = page.request.get(f"{registrar.site}/borttaget/?q=KS+2026/400&format=pdf")
    assert (pdf.headers["content-type"], pdf.body()[:5]) == ("application/pdf", b"%PDF-")

    registrar.go("/borttaget/gallring/")
    press(page, "Gå igenom det som kan gallras: Kommunstyrelsen")
    page.locator("[name=removal]").first.uncheck()
    press(page, "Gallra för alltid")
    assert said(page) == ["Gallrat: 3 poster."]
    registrar.go("/borttaget/?lage=gallrade")
    assert page.locator(".row__title a").count() == 3


def test_what_may_not_be_kept_is_stopped_without_javascript(open_window: Open, lindala: Lindala) -> None:
    account = SocialAccount.objects.get(key="facebook:lindalabibliotek")
    window = open_window("handlaggare", viewport=PHONE, java_script_enabled=False)
    page = window.page
    window.go(f"/register/{account.public_id}/borttaget/")
    page.get_by_label("Vad det stod").fill("Det här ska inte finnas kvar.")
    page.get_by_label("Sekretess", exact=True).check()
    assert page.get_by_label("Vad det stod").is_hidden()
    press(page, "Logga")
    assert page.title().startswith("Fel: ")
    page.get_by_label("Barnpornografi", exact=True).check()
    assert page.get_by_label("Vad det stod").input_value() == ""
    press(page, "Logga")
    assert heading(page) == "Stopp: spara ingenting"
    assert account.removals.count() == 1
