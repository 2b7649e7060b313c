"""One colour of the municipality becomes the scale of the pages, its contrasts computed."""

from __future__ import annotations

import re
from typing import NamedTuple

WHITE = "#ffffff"
BLACK = "#000000"
# The darkest light ground that a control of ours lies on, as relative luminance.
LIGHT_GROUND = 0.79
TEXT = 4.5
SHAPE = 3.0

# Relative luminance of each step (WCAG 2.2): on any surface up to «hover» text reaches 4.5:1, a border 3:1.
LIGHT_STEPS = {
    "background-default": 1.0,
    "background-tinted": 0.9,
    "surface-default": 1.0,
    "surface-tinted": 0.81,
    "surface-hover": 0.7,
    "surface-active": 0.59,
    "border-subtle": 0.5,
    "border-default": 0.19,
    "border-strong": 0.1,
    "text-subtle": 0.1,
    "text-default": 0.025,
}
DARK_STEPS = {
    "background-default": 0.009,
    "background-tinted": 0.014,
    "surface-default": 0.018,
    "surface-tinted": 0.027,
    "surface-hover": 0.036,
    "surface-active": 0.056,
    "border-subtle": 0.08,
    "border-default": 0.23,
    "border-strong": 0.41,
    "text-subtle": 0.41,
    "text-default": 0.84,
}


class Palette(NamedTuple):
    """The sixteen steps of the accent colour and the ground and text of the coloured band, light and dark."""

    light: dict[str, str]
    dark: dict[str, str]
    band_light: tuple[str, str]
    band_dark: tuple[str, str]


def channels(color: str) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 1, of a colour written #rgb or #rrggbb."""
    if not re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", color):
        raise ValueError(f"«{color}» is no colour: write # and six hexadecimal digits")
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def written(color: tuple[float, ...]) -> str:
    """A colour as #rrggbb."""
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in color)


def luminance(color: str) -> float:
    """Relative luminance as WCAG defines it, 0 (black) to 1 (white)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """The first colour with a share (0 to 1) of the second."""
    pairs = zip(channels(one), channels(other), strict=True)
    return written(tuple(a + (b - a) * share for a, b in pairs))


def at_luminance(color: str, wanted: float) -> str:
    """The colour mixed with white or black until it has the wanted luminance, but for rounding."""
    end = WHITE if wanted > luminance(color) else BLACK
    low, high = 0.0, 1.0
    for _ in range(16):
        middle = (low + high) / 2
        reached = luminance(mixed(color, end, middle))
        if (reached < wanted) == (end == WHITE):
            low = middle
        else:
            high = middle
    return mixed(color, end, high)


def text_on(ground: str) -> str:
    """Black or white, whichever is read best: never under 4.58:1."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, ground))


def muted(color: str) -> str:
    """The colour with a third of its strength taken away: pure colours glow on a dark page."""
    light = luminance(color)
    return mixed(color, at_luminance("#808080", light), 0.3)


def base(color: str) -> dict[str, str]:
    """The steps of a filled control: itself, under the pointer, pressed, and the texts upon it."""
    text = text_on(color)
    away = BLACK if text == WHITE else WHITE
    # A colour that already lies at the end moves the other way, as little as can be seen.
    if contrast(color, away) < 1.6:
        away = text
    return {
        "base-default": color,
        "base-hover": mixed(color, away, 0.14),
        "base-active": mixed(color, away, 0.26),
        "base-contrast-subtle": softened(text, mixed(color, away, 0.14)),
        "base-contrast-default": text,
    }


def softened(text: str, ground: str) -> str:
    """The text mixed with its ground as far as it stays readable."""
    for share in (0.2, 0.15, 0.1, 0.05):
        if contrast(mixed(text, ground, share), ground) >= TEXT:
            return mixed(text, ground, share)
    return text


def palette(color: str) -> Palette:
    """All that the pages need of the municipality's colour, whatever colour it is."""
    color = written(channels(color))
    # A yellow button on a white page is no button: controls are darkened until they stand out, the band not.
    highest = (LIGHT_GROUND + 0.05) / SHAPE - 0.05
    filled = color if luminance(color) <= highest else at_luminance(color, highest - 0.005)
    calm = muted(color)
    light = {step: at_luminance(color, wanted) for step, wanted in LIGHT_STEPS.items()}
    dark = {step: at_luminance(calm, wanted) for step, wanted in DARK_STEPS.items()}
    dusk = at_luminance(calm, min(max(luminance(color), 0.02), 0.03))
    return Palette(
        light=light | base(filled),
        dark=dark | base(at_luminance(calm, 0.38)),
        band_light=(color, text_on(color)),
        band_dark=(dusk, dark["text-default"]),
    )
