"""A review of ten accounts with nothing but the keyboard, and a shortcoming that leads to a proposal to close."""

import pytest
from playwright.sync_api import expect

from registry.cases.models import Case
from registry.demo.settling import Lindala
from registry.guidelines.models import Answer, Round
from tests.browser import Open
from tests.journeys.test_keyboard import Keys
from tests.journeys.walking import heading, press, said, waits

pytestmark = pytest.mark.browser

SENDER = "Kontots namn visar tydligt att kommunen är avsändare."


def test_ten_accounts_are_reviewed_by_keyboard(open_window: Open, lindala: Lindala) -> None:
    unit = open_window("kommunikator")
    page, hands = unit.page, Keys(unit.page)
    # The round that the new guideline opened over all accounts.
    reviewed = Round.objects.get(kind="adopted")
    assert reviewed.reviews.exclude(done_on=None).count() == 0
    unit.go("/granskning/")
    hands.skip()
    hands.to(reviewed.title)
    hands.press("Enter")
    hands.lands(rf"/granskning/{reviewed.public_id}/")
    hands.skip()
    hands.to("Börja granska")
    hands.press("Enter")

    for number in range(1, 11):
        expect(page.locator("main .under-heading")).to_contain_text(
            f"Konto {number} av {reviewed.reviews.count()}"
        )
        # The keyboard stands at the first question, without a Tab.
        assert hands.begins()["words"] == "OK"
        questions = page.locator(".question").count()
        if number == 4:
            hands.press("2")
            page.keyboard.type("Det syns inte vilken skola det är.")
            hands.to("OK")
            questions -= 1
        hands.press(*"1" * questions)
        assert hands.stands()["words"] == "Spara och nästa"
        hands.press("Enter")
    expect(page.locator("main .under-heading")).to_contain_text("Konto 11 av")
    assert hands.unseen == []
    assert reviewed.reviews.exclude(done_on=None).count() == 10
    lack = Answer.objects.get(review__round=reviewed, outcome="shortcoming")
    assert (lack.requirement.text_sv, lack.note) == (SENDER, "Det syns inte vilken skola det är.")


def test_what_is_not_mended_in_time_is_proposed_for_closing(open_window: Open, lindala: Lindala) -> None:
    unit = open_window("kommunikator")
    page = unit.page
    unit.go("/arbetsyta/")
    assert waits(page)["Inte rättat i tid"] == [SENDER, "Regler för kommentarer finns eller är länkade."]
    press(page, f"Se vad som kan göras: {SENDER}")
    press(page, "Föreslå avslut")
    press(page, "Skicka förslaget")
    assert said(page) == ["Föreslaget. Kommunikationsenheten går vidare med det."]
    case = Case.objects.latest("pk")
    assert page.url.endswith(f"/arenden/{case.number}/")
    assert heading(page) == "Instagram för Ungdomens hus"
    shown = dict(
        zip(
            page.locator("dl.facts dt").all_inner_texts(),
            page.locator("dl.facts dd").all_inner_texts(),
            strict=True,
        )
    )
    assert (shown["Skäl"], shown["Krav som inte följs"]) == ("Följer inte riktlinjen", SENDER)
    assert shown["Det förslaget bygger på"].startswith(
        f"{SENDER} Det syns inte att kommunen är avsändare. Sett "
    )
