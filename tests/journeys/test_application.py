"""An account is applied for, asked about, recommended, approved and published; everybody reads how it went."""

import pytest

from registry.demo.settling import Lindala
from tests.browser import Open
from tests.journeys.walking import application, facts, fill, happened, heading, number, press, said, waits

pytestmark = pytest.mark.browser

CASE, ACCOUNT = "TikTok för Stadsbiblioteket", "Sagostunden i Lindala"
ADDRESS = "https://www.tiktok.com/@sagostundenlindala?lang=sv"
QUESTION = "Vem bevakar kontot vid ledighet och på loven?"


def test_an_account_is_applied_for_and_published(open_window: Open, lindala: Lindala) -> None:
    coordinator = open_window("handlaggare")
    page = coordinator.page
    coordinator.go("/arenden/ansok/")
    fill(page, application(lindala))
    press(page, "Skicka ansökan")
    assert heading(page) == CASE
    case = number(page)

    communicator = open_window("kommunikator")
    page = communicator.page
    communicator.go("/arbetsyta/")
    press(page, f"Läs och bered: {CASE}")
    press(page, "Begär komplettering")
    page.get_by_label(QUESTION).check()
    page.get_by_label("Egna ord").fill("Gäller det jullovet också?")
    press(page, "Begär komplettering")
    assert said(page) == ["Verksamheten har fått frågan och kan komplettera."]

    page = coordinator.page
    coordinator.go("/arbetsyta/")
    press(page, f"Svara: {CASE}")
    press(page, "Komplettera")
    assert page.locator("main .notice p").first.inner_text() == f"{QUESTION} Gäller det jullovet också?"
    page.get_by_label("Vi läser").fill("Alla vardagar 9–17, också på loven")
    press(page, "Skicka in igen")
    assert [words.partition("senast")[0] for words in said(page)] == ["Inskickat igen. Du får svar "]

    page = communicator.page
    communicator.go(f"/arenden/{case}/")
    assert facts(page, "Ansökan")["Läser och svarar"] == (
        "Alla vardagar 9–17, också på loven, senast nästa vardag"
    )
    press(page, "Tillstyrk")
    page.get_by_label("Tydligt syfte, resurser finns.").check()
    press(page, "Tillstyrk")

    chief = open_window("kommunikationschef")
    page = chief.page
    chief.go("/arbetsyta/")
    press(page, f"Läs och besluta: {CASE}")
    assert page.get_by_text("«Tydligt syfte, resurser finns.»").count() == 1
    press(page, "Godkänn ansökan")
    press(page, "Godkänn ansökan")
    assert said(page) == ["Godkänt. Verksamheten har fått besked."]

    resident = open_window()
    resident.go("/?q=sagostunden")
    assert heading(resident.page) == "Lindala kommun i sociala medier"
    assert resident.page.locator(".account__name").all_inner_texts() == []

    page = coordinator.page
    coordinator.go("/arbetsyta/")
    assert CASE in waits(page)["Att publicera i listan"]
    press(page, f"Fyll i adressen: {CASE}")
    press(page, "Publicera i listan")
    page.get_by_label("Kontots adress").fill(ADDRESS)
    press(page, "Publicera i listan")
    assert said(page) == ["Nu finns kontot i den offentliga listan."]
    assert happened(page) == [
        "Helena Handlund började på ett utkast",
        "Helena Handlund skickade in",
        "Karin Komstedt begärde komplettering",
        "Helena Handlund kompletterade",
        "Karin Komstedt tillstyrkte",
        "Kristina Chefström, kommunikationschef, godkände",
        "Helena Handlund publicerade kontot i listan",
    ]

    page = resident.page
    resident.go("/")
    page.get_by_label("Sök bland konton").fill("sagostunden")
    press(page, "Sök")
    assert page.locator(".account__name").all_inner_texts() == [ACCOUNT]
    resident.go("/")
    page.locator("#plattform-tiktok").check()
    press(page, "Visa")
    assert ACCOUNT in page.locator(".account__name").all_inner_texts()
    assert {text.split(" · ")[0] for text in page.locator(".account > div > p.meta").all_inner_texts()} == {
        "TikTok"
    }
    out = page.get_by_role("link", name=f"Öppna {ACCOUNT} på TikTok")
    assert out.get_attribute("href") == "https://www.tiktok.com/@sagostundenlindala"


def test_the_same_is_read_in_english(open_window: Open, lindala: Lindala) -> None:
    coordinator = open_window("handlaggare")
    page = coordinator.page
    coordinator.go("/en/arenden/ansok/")
    fill(page, application(lindala, name="Sagostunden in Lindala"))
    press(page, "Send the application")
    assert page.locator("html").get_attribute("lang") == "en"
    assert heading(page) == "TikTok for Stadsbiblioteket"
    case = number(page)

    superior = open_window("stabschef")
    superior.go(f"/en/arenden/{case}/godkann/")
    press(superior.page, "Approve the application")
    assert said(superior.page) == ["Approved. The department has been told."]

    coordinator.go(f"/en/arenden/{case}/")
    press(page, "Publish in the list")
    page.get_by_label("The account's address").fill(ADDRESS)
    press(page, "Publish in the list")
    assert happened(page) == [
        "Helena Handlund started a draft",
        "Helena Handlund sent it in",
        "Sten Stabsberg, chief of staff, approved it",
        "Helena Handlund published the account in the list",
    ]

    resident = open_window()
    resident.go("/en/?q=sagostunden")
    resident.page.get_by_role("link", name="Sagostunden in Lindala", exact=True).click()
    assert resident.page.url.startswith(f"{resident.site}/en/konton/")
    assert resident.page.locator(".lead").inner_text() == "Lindala kommun on TikTok"
    assert facts(resident.page, "Who stands behind it")["Department"] == "Stadsbiblioteket"
