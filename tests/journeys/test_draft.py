"""Somebody begins, leaves it, goes on or throws it away; and what is sent twice is sent once."""

import pytest

from registry.cases.models import Case
from registry.demo.settling import Lindala
from tests.browser import Open
from tests.journeys.walking import (
    REPORTED,
    application,
    fill,
    happened,
    heading,
    number,
    press,
    report,
    said,
    values,
    waits,
)

pytestmark = pytest.mark.browser


def test_a_draft_is_saved_found_and_thrown_away(open_window: Open, lindala: Lindala) -> None:
    coordinator = open_window("handlaggare")
    page = coordinator.page
    coordinator.go("/arenden/ansok/")
    fill(page, {"platform": "tiktok", "name": "Lindala fritid", "purpose": "Tips på vad unga kan göra."})
    press(page, "Spara utkast")
    assert said(page) == ["Det du har skrivit är sparat. Du hittar det på arbetsytan."]

    coordinator.go("/arbetsyta/")
    assert waits(page)["Dina utkast"] == ["Kulturskolan", "Lindala fritid"]
    press(page, "Fortsätt: Lindala fritid")
    assert values(page, "platform", "name", "purpose") == {
        "platform": "tiktok",
        "name": "Lindala fritid",
        "purpose": "Tips på vad unga kan göra.",
    }
    where = page.url
    somebody_else = open_window("kommunikationschef")
    assert somebody_else.go(where.removeprefix(coordinator.site)).status == 404

    press(page, "Släng utkastet")
    assert said(page) == ["Utkastet är borta."]
    coordinator.go("/arbetsyta/")
    assert waits(page)["Dina utkast"] == ["Kulturskolan"]
    assert coordinator.go(where.removeprefix(coordinator.site)).status == 404


def test_a_draft_is_gone_on_with_and_sent_in(open_window: Open, lindala: Lindala) -> None:
    before = Case.objects.count()
    coordinator = open_window("handlaggare")
    page = coordinator.page
    coordinator.go("/arenden/anmal/")
    fill(page, {"address": REPORTED, "purpose": "Inte klart"})
    press(page, "Spara utkast")
    coordinator.go("/arbetsyta/")
    press(page, f"Fortsätt: {REPORTED}")
    fill(page, report(lindala))
    # Somebody who is used to double-clicking.
    page.get_by_role("button", name="Skicka anmälan").dblclick()
    page.wait_for_url("**/arenden/2*/")
    assert heading(page) == "Instagram för Lindala museum"
    assert happened(page) == ["Helena Handlund började på ett utkast", "Helena Handlund skickade in"]
    assert Case.objects.count() == before + 1


def test_a_form_sent_twice_at_once_is_one_case(open_window: Open, lindala: Lindala) -> None:
    before = Case.objects.count()
    coordinator = open_window("handlaggare")
    page = coordinator.page
    coordinator.go("/arenden/ansok/")
    fill(page, application(lindala))
    landed = page.locator("main form").evaluate(
        """form => {
            const body = new URLSearchParams(new FormData(form));
            body.set("skicka", "1");
            const send = () => fetch(form.action, {method: "POST", body}).then(answer => answer.url);
            return Promise.all([send(), send()]);
        }"""
    )
    assert landed[0] == landed[1]
    assert Case.objects.count() == before + 1
    coordinator.go(landed[0].removeprefix(coordinator.site))
    assert number(page) == Case.objects.latest("pk").number
