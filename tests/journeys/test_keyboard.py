"""Report and decide with nothing but the keyboard; where one stands is always seen."""

import re

import pytest
from playwright.sync_api import Page, expect

from registry.demo.settling import Lindala
from tests.browser import Open
from tests.journeys.walking import PURPOSE, REPORTED, heading, named, said

pytestmark = pytest.mark.browser

CASE = "Instagram för Lindala museum"
MOST = 60
"""So many presses of Tab are the most that anybody needs to get anywhere."""
STANDS = """() => {
    const here = document.activeElement;
    const ring = (element) => {
        const look = getComputedStyle(element);
        return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
    };
    const box = here.getBoundingClientRect();
    // A box to tick has its ring around the label too. The skip link is seen only while it has the focus. The
    // button of a date field is the browser's own, and so is its ring.
    const field = here.closest(".ds-field");
    const own = here.matches(".ds-skip-link") || (here.type === "date" && !here.matches(":focus-visible"));
    const seen = here.labels?.length ? here.labels[0].innerText : here.innerText;
    const words = here.ariaLabel || seen;
    return {
        what: here.id || here.tagName.toLowerCase(),
        words: (words || "").replace(/\\s+/g, " ").trim(),
        seen: (ring(here) || own || (field !== null && ring(field))) && box.width > 1 && box.height > 1
            && box.top < innerHeight && box.bottom > 0,
    };
}"""


class Keys:
    """Somebody at a keyboard: every stop on the way must be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []

    def stands(self) -> dict[str, str]:
        """Where the focus is."""
        here: dict[str, str] = self.page.evaluate(STANDS)
        if not here["seen"]:
            self.unseen.append(f"{here['what']}: {here['words']}")
        return here

    def begins(self) -> dict[str, str]:
        """Where a page that gives somewhere the focus puts it; a browser does so when it first draws the page."""
        expect(self.page.locator("[autofocus]")).to_be_focused()
        return self.stands()

    def press(self, *keys: str) -> None:
        """Presses keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, target: str, key: str = "Tab") -> None:
        """Goes on until it stands at something, named by its id or its words."""
        for _press in range(MOST):
            self.press(key)
            here = self.stands()
            if target in (here["what"], here["words"]):
                return
        raise AssertionError(f"{target} is not reached with {key}")

    def write(self, target: str, text: str) -> None:
        """Goes to a field and types over what stands there."""
        self.to(target)
        self.press("Control+a")
        self.page.keyboard.type(text)

    def skip(self) -> None:
        """Goes past the menu to the content."""
        self.press("Tab")
        assert self.stands()["words"] == "Hoppa till innehållet"
        self.press("Enter")
        expect(self.page.locator("#innehall")).to_be_focused()

    def lands(self, address: str) -> None:
        """Waits for the next page (a browser takes the place on the page along)."""
        self.page.wait_for_url(re.compile(f"{address}(#innehall)?$"), wait_until="domcontentloaded")
        expect(self.page.locator("main h1")).to_be_visible()


def test_report_and_decide_by_keyboard(open_window: Open, lindala: Lindala) -> None:
    coordinator = open_window("handlaggare")
    hands = Keys(coordinator.page)
    coordinator.go("/arbetsyta/")
    hands.skip()
    hands.to("Anmäl konto som redan finns")
    hands.press("Enter")
    hands.lands("/arenden/anmal/")

    hands.skip()
    hands.to("id_department")
    coordinator.page.keyboard.type("Lindala m")
    hands.write("id_purpose", PURPOSE)
    hands.write("id_responsible", named(lindala, "museichef"))
    hands.write("id_deputy", named(lindala, "handlaggare"))
    hands.to("id_promise")
    hands.press("Space")
    hands.to("Skicka anmälan")
    hands.press("Enter")

    # The address was forgotten: the summary has the focus, and its link leads to the field.
    expect(coordinator.page.locator("[data-error-summary]")).to_be_focused()
    assert hands.stands()["words"].startswith("Rätta det här först")
    hands.to("Kontots adress")
    hands.press("Enter")
    assert hands.stands()["what"] == "id_address"
    hands.press("Shift+Tab")
    assert hands.stands()["what"] == "id_department"
    hands.write("id_address", REPORTED)
    expect(coordinator.page.locator("#forstatt .notice[data-color=success]")).to_be_visible()
    hands.to("Skicka anmälan")
    hands.press("Enter")
    hands.lands(r"/arenden/2\d+-\d+/")
    assert heading(coordinator.page) == CASE

    chief = open_window("kommunikationschef")
    hands_of_chief = Keys(chief.page)
    chief.go("/arbetsyta/")
    hands_of_chief.skip()
    hands_of_chief.to(f"Läs och besluta: {CASE}")
    hands_of_chief.press("Enter")
    hands_of_chief.lands(r"/arenden/2\d+-\d+/")
    hands_of_chief.skip()
    hands_of_chief.to("Godkänn anmälan")
    hands_of_chief.press("Enter")
    hands_of_chief.lands("/godkann/")
    hands_of_chief.skip()
    hands_of_chief.to("Kontot följer riktlinjen.")
    hands_of_chief.press("ArrowDown")
    assert hands_of_chief.stands()["words"] == "Kontot har använts länge och fyller sitt syfte."
    hands_of_chief.write("id_name", "Museet för barn i Lindala")
    hands_of_chief.to("Villkor och slutdatum")
    hands_of_chief.press("Space")
    hands_of_chief.write("id_conditions", "Bilder på barn kräver samtycke.")
    hands_of_chief.to("Avbryt")
    hands_of_chief.to("Godkänn anmälan", "Shift+Tab")
    hands_of_chief.press("Enter")
    hands_of_chief.lands(r"/arenden/2\d+-\d+/")
    assert said(chief.page) == ["Godkänt. Verksamheten har fått besked."]
    assert hands.unseen + hands_of_chief.unseen == []
