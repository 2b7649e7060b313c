"""A coordinator reports an account that exists; the chief approves it on a phone; residents see it at once."""

import pytest
from playwright.sync_api import expect

from registry.demo.settling import Lindala
from tests.browser import PHONE, Open
from tests.journeys.walking import PURPOSE, REPORTED, facts, fill, heading, number, press, report, said, waits

pytestmark = pytest.mark.browser

CASE, ACCOUNT = "Instagram för Lindala museum", "Museet för barn i Lindala"


def test_an_account_that_exists_is_reported_and_published(open_window: Open, lindala: Lindala) -> None:
    coordinator = open_window("handlaggare")
    page = coordinator.page
    coordinator.go("/arbetsyta/")
    press(page, "Anmäl konto som redan finns")
    page.get_by_label("Kontots adress").fill(REPORTED)
    expect(page.locator("#forstatt .notice[data-color=success]")).to_have_text(
        "Vi läser det som lindalamuseum.barn på Instagram. Kontot finns inte i registret än."
    )
    fill(page, report(lindala))
    press(page, "Skicka anmälan")
    assert heading(page) == CASE
    assert [words.partition("senast")[0] for words in said(page)] == ["Inskickat. Du får svar "]
    sent_in = number(page)

    chief = open_window("kommunikationschef", viewport=PHONE)
    page = chief.page
    chief.go("/arbetsyta/")
    assert waits(page)["Att besluta"].count(CASE) == 1
    press(page, f"Läs och besluta: {CASE}")
    press(page, "Godkänn anmälan")
    page.get_by_label("Kontot har använts länge och fyller sitt syfte.").check()
    page.get_by_label("Namn i listan").fill(ACCOUNT)
    press(page, "Godkänn anmälan")
    assert said(page) == ["Godkänt. Verksamheten har fått besked."]
    assert number(page) == sent_in
    decision = facts(page, "Beslut: godkänt")
    assert decision["Motivering"] == "Kontot har använts länge och fyller sitt syfte."
    assert decision["Beslutat av"] == "Kristina Chefström som kommunikationschef"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    resident = open_window(viewport=PHONE)
    page = resident.page
    resident.go("/?q=museet+barn")
    assert page.locator(".account__name").all_inner_texts() == [ACCOUNT]
    given = page.request.get(f"{resident.site}/konton.json?q=lindalamuseum.barn").json()
    assert [(entry["name"], entry["handle"], entry["description"]) for entry in given["accounts"]] == [
        (ACCOUNT, "lindalamuseum.barn", PURPOSE)
    ]
    page.get_by_role("link", name=ACCOUNT, exact=True).click()
    assert (heading(page), page.locator(".account__what").inner_text()) == (ACCOUNT, PURPOSE)
    assert facts(page, "Om kontot")["Adress"] == "instagram.com/lindalamuseum.barn"
    assert facts(page, "Vem som står bakom")["Verksamhet"] == "Lindala museum"
    assert page.get_by_text("Vardagar 10–17").count() == 1
    assert page.get_by_text("Maja Museth").count() == 0

    coordinator.go("/arbetsyta/")
    assert waits(coordinator.page)["Kvar att göra för dina konton"] == ["Dans på Kulturskolan", ACCOUNT]
