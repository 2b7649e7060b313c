"""Without JavaScript everything works: a mistake is told beside its field, nothing that was typed is lost."""

import pytest
from django.utils import timezone, translation

from registry.cases.models import Case
from registry.demo.settling import Lindala
from registry.notices import links
from tests.browser import Open
from tests.journeys.walking import application, facts, fill, heading, number, press, said, values, waits

pytestmark = pytest.mark.browser

CASE = "TikTok för Stadsbiblioteket"
BAD = "https://www.tiktok.com/@sagostunden/video/7211111111111111111"
GOOD = "https://www.tiktok.com/@sagostunden"


def test_an_application_from_form_to_sign_out(open_window: Open, lindala: Lindala) -> None:
    coordinator = open_window("handlaggare", java_script_enabled=False)
    page = coordinator.page
    coordinator.go("/arenden/ansok/")
    fill(page, application(lindala, address=BAD))
    press(page, "Skicka ansökan")
    assert page.title().startswith("Fel: ")
    field = page.locator("#id_address")
    beside = page.locator(f"#{field.get_attribute('aria-describedby').split()[-1]}")
    assert field.get_attribute("aria-invalid") == "true"
    assert beside.is_visible()
    why = beside.inner_text().removeprefix("Fel:").strip()
    assert page.locator(".error-summary li").all_inner_texts() == [
        f"Planerat användarnamn eller adress – {why}"
    ]
    typed = application(lindala, address=BAD)
    kept = ("address", "name", "purpose", "audience", "responsible", "watched", "pace")
    assert values(page, *kept) == {name: typed[name] for name in kept}

    coordinator.go("/arbetsyta/")
    assert waits(page)["Dina utkast"] == ["Kulturskolan", "Sagostunden i Lindala"]
    press(page, "Fortsätt: Sagostunden i Lindala")
    page.locator("#id_address").fill(GOOD)
    press(page, "Skicka ansökan")
    assert heading(page) == CASE
    case = Case.objects.get(number=number(page))

    with translation.override("sv"):
        path = links.manager_path(case, lindala.people["chef.bibliotek"], timezone.now())
    manager = open_window(java_script_enabled=False)
    assert manager.go(path).status == 200
    assert heading(manager.page) == CASE
    press(manager.page, "Jag godkänner")
    assert manager.page.locator("main .lead").inner_text() == (
        "Tack. Du har sagt ja, och den som beslutar ser det."
    )
    assert manager.page.context.cookies() == []

    chief = open_window("kommunikationschef", java_script_enabled=False)
    page = chief.page
    chief.go("/arbetsyta/")
    press(page, f"Läs och besluta: {CASE}")
    assert facts(page, "Ansökan")["Chefen"] == "Birgit Boklund har sagt ja"
    press(page, "Godkänn ansökan")
    page.get_by_label("Kontot följer riktlinjen.").check()
    page.locator("details.more > summary").click()
    page.get_by_label("Villkor").fill("Filmerna textas.")
    press(page, "Godkänn ansökan")
    assert said(page) == ["Godkänt. Verksamheten har fått besked."]
    decision = facts(page, "Beslut: godkänt")
    assert (decision["Motivering"], decision["Villkor"]) == ("Kontot följer riktlinjen.", "Filmerna textas.")

    page.locator("summary", has_text="Kristina Chefström").click()
    press(page, "Logga ut")
    chief.go("/arbetsyta/")
    assert page.url == f"{chief.site}/logga-in/?next=/arbetsyta/"
