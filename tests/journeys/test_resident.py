"""A resident looks for an account: without a mouse, without scripts, and finds only what is public."""

import re

import pytest
from playwright.sync_api import expect

from registry.demo.settling import Lindala
from tests.browser import PHONE, Open
from tests.journeys.walking import heading

pytestmark = pytest.mark.browser


def test_an_account_is_found_with_the_keyboard(open_window: Open, lindala: Lindala) -> None:
    visit = open_window()
    visit.go("/")
    page = visit.page
    field = page.get_by_role("searchbox")
    for _press in range(12):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("simhall")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?q=simhall"))
    first = page.locator(".account__name a").first
    name = first.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/konton/"))
    assert heading(page) == name
    assert page.context.cookies() == []


def test_the_list_is_searched_and_filtered_without_scripts(open_window: Open, lindala: Lindala) -> None:
    visit = open_window(viewport=PHONE, java_script_enabled=False)
    visit.go("/")
    page = visit.page
    page.get_by_role("searchbox").fill("bibliotek")
    page.get_by_role("searchbox").press("Enter")
    everything = page.locator(".account").count()
    page.get_by_text("Filtrera", exact=True).click()
    page.get_by_label(re.compile("^Instagram")).check()
    page.get_by_role("button", name=re.compile("^Visa")).first.click()
    assert page.url == f"{visit.site}/?q=bibliotek&plattform=instagram"
    shown = page.locator(".account .meta").all_inner_texts()
    assert 0 < page.locator(".account").count() < everything
    assert {line.split(" ·")[0] for line in shown if "·" in line} == {"Instagram"}


def test_an_account_that_another_department_has_is_refused_and_nothing_is_lost(
    open_window: Open, lindala: Lindala
) -> None:
    visit = open_window("handlaggare.skola")
    visit.go("/arenden/anmal/")
    page = visit.page
    page.get_by_label("Kontots adress").fill("https://www.instagram.com/lindalabibliotek/")
    page.get_by_label("Vad ska kontot användas till?").fill("Boktips för barn.")
    page.get_by_label(re.compile("Kontot är öppet för alla")).check()
    page.get_by_role("button", name="Skicka anmälan").click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Stadsbiblioteket har redan kontot i registret")
    expect(page.get_by_label("Vad ska kontot användas till?")).to_have_value("Boktips för barn.")
    visit.go("/arbetsyta/")
    # Nothing sent, and one draft more: the demo's own and this.
    expect(page.get_by_role("link", name=re.compile("^Fortsätt"))).to_have_count(2)
