"""A resident asks whether an account is genuine: from the start page, by keyboard, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from registry.demo.settling import Lindala
from tests.browser import PHONE, Open
from tests.journeys.test_keyboard import Keys
from tests.journeys.walking import heading

pytestmark = pytest.mark.browser


def test_a_pasted_address_is_answered_and_the_answer_has_the_focus(
    open_window: Open, lindala: Lindala
) -> None:
    visit = open_window()
    visit.go("/")
    hands = Keys(visit.page)
    hands.skip()
    hands.to("adress")
    visit.page.keyboard.insert_text("https://www.instagram.com/lindalabib1iotek/?hl=sv")
    hands.press("Enter")
    visit.page.wait_for_url(re.compile(r"/kontrollera/\?adress="))
    answer = visit.page.locator("main h1")
    expect(answer).to_be_focused()
    assert heading(visit.page) == "Troligen inte äkta: adressen liknar vår"
    assert visit.page.title() == "Troligen inte äkta: adressen liknar vår – Lindala kommun"
    expect(visit.page.get_by_text("Här står siffran 1 där vårt konto har bokstaven l.")).to_be_visible()
    # On to our own account, then another question.
    hands.to("Lindala stadsbibliotek")
    hands.press("Enter")
    hands.lands("/konton/[a-z0-9]{10}/")
    visit.go("/kontrollera/")
    hands.skip()
    hands.write("adress", "instagram.com/lindalabibliotek")
    hands.press("Enter")
    expect(visit.page.locator("main h1")).to_have_text("Ja, kontot är vårt")
    expect(visit.page.locator("main h1")).to_be_focused()
    assert hands.unseen == []
    assert visit.page.context.cookies() == []


def test_a_name_is_asked_on_its_platform_without_scripts(open_window: Open, lindala: Lindala) -> None:
    visit = open_window(viewport=PHONE, java_script_enabled=False)
    visit.go("/en/")
    page = visit.page
    page.get_by_label("The account's address or name").fill("@lindalabibliotek")
    page.get_by_role("button", name="Check", exact=True).click()
    assert heading(page) == "Choose which account you mean"
    expect(page.locator("main h1")).to_be_focused()
    expect(page.locator(".account")).to_have_count(3)
    page.get_by_label("Where did you see it?").select_option("x")
    page.get_by_role("button", name="Check on the platform").click()
    assert heading(page) == "We do not understand the address"
    page.go_back()
    page.get_by_label("Where did you see it?").select_option("instagram")
    page.get_by_role("button", name="Check on the platform").click()
    assert heading(page) == "Yes, the account is ours"
    assert page.url == f"{visit.site}/en/kontrollera/?adress=%40lindalabibliotek&plattform=instagram"
