"""What a stranger sees on every public page in both languages: focus by its pixels, narrow, large text, any colours."""

import io
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import compress
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

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


def ring(page: Page, kind: str) -> float:
    """How much of its own outline a thing shows as a ring when the keyboard comes to it: 1 is once around."""
    thing = page.locator(f'[data-kind="{kind}"]').first
    thing.scroll_into_view_if_needed()
    page.evaluate("document.activeElement.blur()")
    box = thing.bounding_box()
    assert box is not None
    left, top = max(box["x"] - AROUND, 0), max(box["y"] - AROUND, 0)
    clip = {"x": left, "y": top, "width": box["width"] + 2 * AROUND, "height": box["height"] + 2 * AROUND}
    before = page.screenshot(clip=clip, animations="disabled", caret="hide")
    thing.evaluate("thing => thing.focus()")
    after = page.screenshot(clip=clip, animations="disabled", caret="hide")
    changed = sum(count for count, strong in differences(before, after) if strong)
    return changed / (2 * (min(box["width"], WIDE["width"]) + box["height"]))


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


def looked_at(page: Page, path: str, known: set[tuple[str, int]]) -> list[str]:
    """What is wrong with the open page, in every guise."""
    wrong = []
    kinds = page.evaluate(STANDS_OUT)
    for number, guise in enumerate(GUISES):
        page.emulate_media(**guise)
        for kind in kinds:
            if (kind, number) not in known:
                known.add((kind, number))
                if (seen := ring(page, kind)) < 0.8:
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
        wrong += looked_at(visit.page, path, known)
    assert wrong == []
