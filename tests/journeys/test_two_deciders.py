"""Two who may decide press at the same time: one decides, the other reads who did."""

import pytest
from playwright.sync_api import expect

from registry.cases.models import Case, Decision
from registry.demo.settling import Lindala
from tests.browser import Open
from tests.journeys.walking import heading, press

pytestmark = pytest.mark.browser


def test_the_second_of_two_reads_who_decided(open_window: Open, lindala: Lindala) -> None:
    case = Case.objects.get(account__handle="ungdomenshuslindala")
    before = Decision.objects.count()
    chief, superior = open_window("kommunikationschef"), open_window("stabschef")
    for visit in (chief, superior):
        visit.go(f"/arenden/{case.number}/godkann/")
        assert heading(visit.page) == "Vill du godkänna?"
    for visit in (chief, superior):
        visit.page.locator("main form").evaluate("form => { setTimeout(() => form.requestSubmit()) }")
    for visit in (chief, superior):
        expect(visit.page.locator("main h1")).not_to_contain_text("Vill du godkänna?")

    first, second = (chief, superior) if heading(chief.page) != "Någon hann före dig" else (superior, chief)
    assert (heading(first.page), heading(second.page)) == ("Twitch för Ungdomens hus", "Någon hann före dig")
    decision = Decision.objects.get(case=case)
    assert Decision.objects.count() == before + 1
    assert decision.decider == lindala.people["kommunikationschef" if first is chief else "stabschef"]
    told = second.page.locator("main .lead").inner_text()
    assert told.startswith("Ärendet är redan avgjort. ")
    assert told.count(decision.decider.name) == 1

    second.go(f"/arenden/{case.number}/avsla/")
    assert heading(second.page) == "Någon hann före dig"
    press(second.page, "Se hur det är nu")
    assert heading(second.page) == "Twitch för Ungdomens hus"
