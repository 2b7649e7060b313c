"""Accounts that are closed, kept, handed over, and one that was to be closed and is not."""

from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from registry.cases.models import Case
from registry.demo.settling import Lindala
from registry.register.models import SocialAccount
from tests.browser import PHONE, Open
from tests.journeys.test_keyboard import Keys
from tests.journeys.walking import facts, fill, happened, heading, named, press, said

pytestmark = pytest.mark.browser

TRUNK = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
UNUSED = "Kontot används inte längre."


def account(key: str) -> SocialAccount:
    return SocialAccount.objects.get(key=key)


def case_about(key: str) -> str:
    """The address of the closure that goes on about an account."""
    return f"/arenden/{Case.objects.filter(account__key=key, kind='closure').latest('pk').number}/"


def steps(page: Page) -> dict[str, str]:
    """The steps before closing, each with its mark: «Klart», «Struket», «Försenat» or none."""
    found = {}
    for row in page.locator("#steg .row__title").all():
        title, *mark = row.inner_text().strip().splitlines()
        found[title.strip()] = "".join(mark).strip()
    return found


def test_an_account_that_nobody_uses_is_proposed_by_the_register_and_closed(
    open_window: Open, lindala: Lindala
) -> None:
    call_command("remind", stdout=StringIO())
    where = case_about("facebook:lindala2030")

    # Karin answers for the account herself, so that another communicator asks her.
    preparing = open_window("tf.kommunikationschef")
    preparing.go(where)
    press(preparing.page, "Begär yttrande")
    preparing.page.get_by_label("Behövs kontot fortfarande?").check()
    press(preparing.page, "Begär yttrande")
    assert said(preparing.page) == ["Verksamheten har fått frågan."]

    owner = open_window("kommunikator")
    owner.go(where)
    press(owner.page, "Lämna yttrande")
    fill(owner.page, {"statement": "Kampanjen är slut. Frågorna kommer till Lindala kommun nu."})
    press(owner.page, "Lämna yttrande")
    assert said(owner.page) == ["Tack. Den som beslutar läser ert yttrande."]

    chief = open_window("kommunikationschef")
    page = chief.page
    chief.go(where)
    press(page, "Avsluta kontot")
    page.get_by_label("Ett annat konto når samma personer och tar över.").check()
    successor = account("facebook:lindalakommun")
    fill(page, {"closed_reason": "replaced", "successor": successor.public_id})
    press(page, "Avsluta kontot")
    assert said(page) == ["Beslutat. Verksamheten har fått veta vad som ska göras före sista dagen."]
    decision = facts(page, "Beslut: kontot avslutas")
    assert decision["Beslutat av"] == "Kristina Chefström som kommunikationschef"

    page = owner.page
    owner.go(where)
    assert steps(page) == {
        "Spara innehållet": "",
        "Stäng kontot på plattformen": "",
        "Ta bort behörigheter": "",
    }
    press(page, "Klart: Spara innehållet")
    fill(page, {"note": "Sparat i arkivet."})
    press(page, "Klart")
    assert said(page) == ["Noterat som gjort."]
    picture = page.screenshot()
    press(page, "Klart: Stäng kontot på plattformen")
    page.get_by_label("Bild eller PDF som visar det").set_input_files(
        {"name": "stängt.png", "mimeType": "image/png", "buffer": picture}
    )
    press(page, "Klart")
    proof = page.get_by_role("link", name="Se beviset").get_attribute("href")
    assert page.request.get(f"{owner.site}{proof}").headers["content-type"] == "image/png"
    press(page, "Klart: Ta bort behörigheter")
    press(page, "Klart")
    assert said(page) == ["Kontot är avslutat."]
    assert set(steps(page).values()) == {"Klart"}
    assert happened(page) == [
        "Registret föreslog att kontot avslutas",
        "Tomas Tillfors begärde yttrande",
        "Karin Komstedt lämnade ett yttrande",
        "Kristina Chefström, kommunikationschef, beslutade att avsluta kontot",
        "Karin Komstedt gjorde ett steg före stängning",
        "Karin Komstedt gjorde ett steg före stängning",
        "Karin Komstedt avslutade kontot",
    ]

    resident = open_window()
    page = resident.page
    resident.go("/avslutade/")
    row = page.locator(".account").filter(has=page.get_by_role("link", name="Lindala 2030", exact=True))
    instead = "Ersatt av ett annat konto. Använd det här i stället: Lindala kommun (Facebook)."
    assert row.locator(".account__what").inner_text() == instead
    row.get_by_role("link", name="Lindala 2030", exact=True).click()
    assert page.url.endswith(f"/konton/{account('facebook:lindala2030').public_id}/")
    told = page.locator("main .notice").filter(has_text="Kontot är inte längre vårt").inner_text()
    assert " ".join(told.split()).endswith(
        "Ersatt av ett annat konto. Lita inte på nya inlägg eller meddelanden därifrån. "
        "Använd det här i stället: Lindala kommun (Facebook)."
    )


def test_another_is_kept_with_conditions_that_are_followed_up(open_window: Open, lindala: Lindala) -> None:
    where = case_about("youtube:@kulturskolanlindala")
    chief = open_window("kommunikationschef", viewport=PHONE)
    page = chief.page
    chief.go(where)
    press(page, "Behåll med villkor")
    page.get_by_label("Kontot behövs och har personer som sköter det.").check()
    fill(page, {"conditions": "Minst en film i månaden."})
    assert page.evaluate(TRUNK)
    press(page, "Behåll med villkor")
    assert said(page) == ["Beslutat. Kontot är kvar, och dagen för uppföljning står på enhetens arbetsyta."]
    decision = facts(page, "Beslut: kontot behålls")
    assert (decision["Motivering"], decision["Villkor"]) == (
        "Kontot behövs och har personer som sköter det.",
        "Minst en film i månaden.",
    )
    assert page.evaluate(TRUNK)

    unit = open_window("kommunikator", viewport=PHONE)
    page = unit.page
    unit.go(where)
    press(page, "Följ upp")
    fill(page, {"outcome_note": "Två filmer sedan dess."})
    press(page, "Följ upp")
    assert said(page) == ["Noterat. Inget är kvar att göra i ärendet."]
    assert happened(page)[-2:] == [
        "Kristina Chefström, kommunikationschef, beslutade att behålla kontot",
        "Karin Komstedt följde upp villkoren",
    ]
    assert account("youtube:@kulturskolanlindala").status == "active"


def test_another_is_handed_over_to_whoever_accepts_it(open_window: Open, lindala: Lindala) -> None:
    where = case_about("instagram:bjorkskolanlindala")
    chief = open_window("kommunikationschef")
    page = chief.page
    chief.go(where)
    press(page, "Lämna över")
    culture = lindala.departments["Kultur- och fritidsförvaltningen"]
    fill(
        page,
        {
            "reason": "Biblioteket tar över läsfrämjandet.",
            "department": str(culture.pk),
            "person": named(lindala, "handlaggare"),
        },
    )
    press(page, "Lämna över")
    assert said(page) == ["Beslutat. Den som ska ta över kontot har fått frågan."]

    receiver = open_window("handlaggare")
    page = receiver.page
    receiver.go("/arbetsyta/")
    page.locator(f'a[href="{where}"]').first.click()
    press(page, "Ta emot kontot")
    assert heading(page) == "Ta emot kontot?"
    press(page, "Ta emot kontot")
    assert said(page) == ["Kontot är ert från i dag."]
    assert happened(page) == [
        "Samir Skoglund föreslog att kontot avslutas",
        "Kristina Chefström, kommunikationschef, beslutade att lämna över kontot",
        "Helena Handlund tog emot kontot",
    ]
    resident = open_window()
    resident.go(f"/konton/{account('instagram:bjorkskolanlindala').public_id}/")
    behind = facts(resident.page, "Vem som står bakom")
    assert behind["Verksamhet"] == "Kultur- och fritidsförvaltningen"


def test_another_is_proposed_by_keyboard_and_the_decision_recalled(
    open_window: Open, lindala: Lindala
) -> None:
    about = account("instagram:kulturilindala")
    department = open_window("handlaggare")
    hands = Keys(department.page)
    department.go(f"/register/{about.public_id}/")
    hands.skip()
    hands.to("Mer du kan göra")
    hands.press("Space")
    hands.to("Föreslå avslut")
    hands.press("Enter")
    hands.lands("/avsluta/")
    hands.skip()
    hands.to("Används inte längre")
    hands.press("Space")
    hands.write("id_facts", "Publiken finns på Facebook.")
    hands.to("Skicka förslaget")
    hands.press("Enter")
    hands.lands(r"/arenden/2\d+-\d+/")
    assert said(department.page) == ["Föreslaget. Kommunikationsenheten går vidare med det."]
    where = case_about(about.key)
    assert hands.unseen == []

    chief = open_window("kommunikationschef")
    chief.go(where)
    press(chief.page, "Avsluta kontot")
    chief.page.get_by_label(UNUSED).check()
    press(chief.page, "Avsluta kontot")

    resident = open_window()
    resident.go(f"/konton/{about.public_id}/")
    closes = resident.page.locator("main .notice").filter(has_text="Kontot stängs")
    assert closes.count() == 1

    superior = open_window("stabschef")
    page = superior.page
    superior.go(where)
    press(page, "Upphäv beslutet")
    fill(page, {"reason": "Kulturnatten ska visas där i höst."})
    press(page, "Upphäv beslutet")
    assert said(page) == ["Upphävt. Kontot är som det var."]
    assert set(steps(page).values()) == {"Struket"}
    assert happened(page) == [
        "Helena Handlund föreslog att kontot avslutas",
        "Kristina Chefström, kommunikationschef, beslutade att avsluta kontot",
        "Sten Stabsberg, stabschef, upphävde beslutet",
    ]
    resident.page.reload()
    assert closes.count() == 0
