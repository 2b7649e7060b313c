"""What a stranger sees on every public page in both languages: focus by its pixels, narrow, large text, any colours."""

import base64
import io
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import compress
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import CDPSession, Page

from registry.demo.settling import Lindala
from registry.palette import contrast
from tests.browser import Open
from tests.whole.addresses import LANGUAGES, OPEN
from tests.whole.test_axe import NARROW, NOT_PAGES, RUN, TAGS, WIDE, window
from tests.whole.world import World, found

pytestmark = [pytest.mark.browser, pytest.mark.long]

GUISES: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
AROUND = 8
"""Pixels around a thing that its ring may take."""
RING = 3.0
"""The contrast that what shows the focus must have against what was there before (WCAG 2.2, 1.4.11 and 2.4.13)."""
STANDS_OUT = """() => {
    // Each kind of thing that can have the focus, by what it is and where it stands: the first of each that is seen.
    const kinds = {};
    const able = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    for (const one of document.querySelectorAll(able)) {
        const box = one.getBoundingClientRect();
        // The way past the menu is there only while it has the focus.
        if (one.matches(".ds-skip-link")) continue;
        if (!one.checkVisibility() || one.disabled || box.width < 2 || box.height < 2) continue;
        const where = one.closest("header, nav, main, footer")?.tagName || "body";
        const kind = [one.tagName, one.type || "", one.className, one.dataset.variant || "", where,
            one.parentElement.className].join(" ");
        if (!(kind in kinds)) { one.dataset.kind = kind; kinds[kind] = true; }
    }
    return Object.keys(kinds);
}"""
FIND = """const thing = document.querySelector(`[data-kind="${kind}"]`);"""
UNTOUCHED = f"""kind => {{
    {FIND}
    document.activeElement.blur();
    thing.style.caretColor = "transparent";
    thing.scrollIntoView({{block: "nearest"}});
    const box = thing.getBoundingClientRect();
    return {{x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height}};
}}"""
"""Nothing has the focus: where the thing stands in the document; its caret, which blinks, is not seen."""
TOUCHED = f"kind => {{ {FIND} thing.focus(); }}"
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(one => {
    const look = getComputedStyle(one);
    return one.checkVisibility() && ["hidden", "clip"].includes(look.overflowY) && look.position !== "absolute"
        && !one.closest("svg") && one.scrollHeight > one.clientHeight + 2 && one.clientHeight > 0;
}).map(one => `${one.tagName}.${one.className}`)"""
TOO_BROAD = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def addresses(world: World, language: str) -> list[str]:
    """The public pages in a language, with words of what is there."""
    pages = [address.path(language) for address in OPEN if address.name not in NOT_PAGES]
    return [path.replace("aaaaaaaaaa", world.account.public_id) for path in pages]


def ring(page: Page, session: CDPSession, kind: str) -> float:
    """How much of its own outline a thing shows as a ring when the keyboard comes to it: 1 is once around."""
    place = page.evaluate(UNTOUCHED, kind)
    before = picture(session, place)
    page.evaluate(TOUCHED, kind)
    after = picture(session, place)
    changed = sum(count for count, strong in differences(before, after) if strong)
    return changed / (2 * (min(place["width"], WIDE["width"]) + place["height"]))


def picture(session: CDPSession, place: dict[str, float]) -> bytes:
    """What is seen at a place of the document and around it, asked of Chromium itself.

    Playwright's own way prepares the page each time, which takes longer than the picture; the window asks for less
    motion already, and the caret is hidden.
    """
    left, top = max(place["x"] - AROUND, 0), max(place["y"] - AROUND, 0)
    size = {"width": place["width"] + 2 * AROUND, "height": place["height"] + 2 * AROUND}
    wanted = {"format": "png", "optimizeForSpeed": True, "clip": {"x": left, "y": top, **size, "scale": 1}}
    shot: str = session.send("Page.captureScreenshot", wanted)["data"]
    return base64.b64decode(shot)


def differences(before: bytes, after: bytes) -> list[tuple[int, bool]]:
    """How many pixels went from one colour to another, and whether the two stand out from each other."""
    one, other = (Image.open(io.BytesIO(shot)).convert("RGB") for shot in (before, after))
    assert one.size == other.size
    # Only those that went are looked at one by one; finding them is Pillow's work.
    red, green, blue = ImageChops.difference(one, other).split()
    went = ImageChops.lighter(ImageChops.lighter(red, green), blue).tobytes()
    pairs = Counter(zip(compress(pixels(one), went), compress(pixels(other), went), strict=True))
    return [(count, contrast(code(old), code(new)) >= RING) for (old, new), count in pairs.items()]


def pixels(shot: Image.Image) -> Iterable[int]:
    """A picture's pixels, each as one number."""
    return memoryview(shot.tobytes("raw", "RGBX")).cast("I")


def code(pixel: int) -> str:
    """«#a1b2c3»."""
    return f"#{pixel.to_bytes(4, sys.byteorder)[:3].hex()}"


def looked_at(page: Page, session: CDPSession, path: str, known: set[tuple[str, int]]) -> list[str]:
    """What is wrong with the open page, in every guise."""
    wrong = []
    kinds = page.evaluate(STANDS_OUT)
    for number, guise in enumerate(GUISES):
        page.emulate_media(**guise)
        for kind in kinds:
            if (kind, number) not in known:
                known.add((kind, number))
                if (seen := ring(page, session, kind)) < 0.8:
                    wrong.append(f"{path} {guise}: the focus is not seen on {kind} ({seen:.2f})")
    page.emulate_media(**GUISES[0])
    page.set_viewport_size(NARROW)
    wrong += [f"{path} 320: must be scrolled sideways"] * page.evaluate(TOO_BROAD)
    page.set_viewport_size(WIDE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wrong += [f"{path} 200 %: must be scrolled sideways"] * page.evaluate(TOO_BROAD)
    wrong += [f"{path} 200 %: text is cut off in {what}" for what in page.evaluate(CUT)]
    return wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_can_be_seen(open_window: Open, lindala: Lindala, language: str) -> None:
    visit = window(open_window, "")
    session = visit.page.context.new_cdp_session(visit.page)
    known: set[tuple[str, int]] = set()
    wrong: list[str] = []
    for path in addresses(found(), language):
        visit.go(path)
        assert visit.page.evaluate("document.documentElement.lang") == language
        if language == "en":
            # The Swedish ones are looked at with everybody's.
            everything = {"type": "tag", "values": TAGS}
            wrong += [f"{path}: {line}" for line in visit.page.evaluate(RUN, [everything, []])]
        visit.page.keyboard.press("Tab")
        wrong += looked_at(visit.page, session, path, known)
    assert wrong == []
