"""A new guideline: completed and adopted by keyboard, told to the departments, read by those responsible on a phone."""

import re
from datetime import date

import pytest
from django.utils import timezone, translation
from playwright.sync_api import expect

from registry.demo.settling import Lindala
from registry.guidelines import audience
from registry.guidelines.models import Guideline, Round
from registry.notices import links
from registry.notices.models import Notice
from registry.register.models import IN_USE, SocialAccount
from tests.browser import PHONE, Open
from tests.journeys.test_keyboard import Keys
from tests.journeys.walking import heading, press, said

pytestmark = pytest.mark.browser


def test_a_new_guideline_is_adopted_told_and_read(open_window: Open, lindala: Lindala) -> None:
    draft, old = (
        Guideline.objects.get(state="draft"),
        Guideline.objects.get(repealed_on=None, state="adopted"),
    )
    page_of_draft = rf"/riktlinjer/{draft.public_id}/"
    unit = open_window("kommunikator")
    hands = Keys(unit.page)
    unit.go("/riktlinjer/")
    assert unit.page.get_by_role("link", name="För in som antagen").count() == 0
    hands.skip()
    hands.to(draft.title)
    hands.press("Enter")
    hands.lands(page_of_draft)
    hands.skip()
    hands.to("Ändra uppgifter och texter")
    hands.press("Enter")
    hands.lands(f"{page_of_draft}andra/")
    hands.skip()
    hands.to("id_adopted_on")
    # The day as the browser asks for it, in the order of the browser's own language.
    unit.page.locator("#id_adopted_on").fill(lindala.on.isoformat())
    hands.to("Spara utkastet")
    hands.press("Enter")
    hands.lands(page_of_draft)

    chief = open_window("kommunikationschef")
    hands_of_chief = Keys(chief.page)
    chief.go("/arbetsyta/")
    hands_of_chief.skip()
    hands_of_chief.to(f"Läs och för in som antagen: {draft.title}")
    hands_of_chief.press("Enter")
    hands_of_chief.lands(page_of_draft)
    hands_of_chief.skip()
    hands_of_chief.to("För in som antagen")
    hands_of_chief.press("Enter")
    hands_of_chief.lands(f"{page_of_draft}anta/")
    told = re.search(r"(\d+) verksamheter får veta det", chief.page.locator("main").inner_text())
    assert told is not None
    assert int(told[1]) == len(audience.departments(lindala.on).told) >= 12
    hands_of_chief.skip()
    hands_of_chief.to("För in riktlinjen som antagen")
    hands_of_chief.press("Enter")
    hands_of_chief.lands(page_of_draft)
    assert said(chief.page) == ["Riktlinjen är införd som antagen, och alla får veta det."]
    assert hands.unseen + hands_of_chief.unseen == []

    draft.refresh_from_db()
    old.refresh_from_db()
    assert (draft.state, draft.adopted_on, old.repealed_on) == ("adopted", lindala.on, draft.starts_on)
    asked = {
        notice.to for notice in Notice.objects.filter(kind="acknowledge", facts__guideline=draft.public_id)
    }
    assert asked == set(audience.responsible())
    opened = Round.objects.get(guideline=draft)
    assert opened.reviews.count() == SocialAccount.objects.filter(status__in=IN_USE).count()

    # On a phone, by the mail's link, without signing in.
    reader = lindala.people["chef.bibliotek"]
    phone = open_window(viewport=PHONE, java_script_enabled=False)
    with translation.override("sv"):
        phone.go(links.reading_path(draft, reader, timezone.now()))
    assert heading(phone.page) == draft.title
    press(phone.page, "Jag har läst riktlinjen")
    assert heading(phone.page) == "Du behöver inte göra något mer"
    expect(phone.page.locator("main .lead")).to_have_text("Tack! Du har sagt att du har läst riktlinjen.")
    chief.go(f"{page_of_draft}lasare/")
    row = chief.page.locator(".rows li").filter(has_text=reader.name)
    expect(row).to_contain_text("Har läst")
    assert draft.acknowledgements.get().person == reader

    # Residents read it from the day it holds.
    resident = open_window()
    resident.go("/riktlinje/")
    assert heading(resident.page) == draft.title
    assert date.fromisoformat(str(draft.starts_on)) <= lindala.on
