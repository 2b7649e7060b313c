"""Sets a document as PDF/A-2a and PDF/UA-1: typst, our own fonts, and the data as JSON.

typst and fontTools are read when the first paper is set: most workers never set one, and they take 13 MB.
"""

from __future__ import annotations

import json
import logging
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from registry.palette import palette

if TYPE_CHECKING:
    import typst

log = logging.getLogger("registry.paper")

FOLDER = Path(__file__).parent / "typst"
PACKAGES = Path(settings.BASE_DIR) / "node_modules" / "@expo-google-fonts"
FONTS = (
    "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
    "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
    "noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
    "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
)
STANDARDS: Any = ["a-2a", "ua-1"]
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Not seen themselves: they join emoji and letters to their neighbours."""
PICTURES = {".svg": "svg", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".webp": "webp"}


@cache
def fonts() -> typst.Fonts:
    """The typefaces, read once a process; nothing of the machine's own, so that paper is the same everywhere."""
    import typst

    found = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str((PACKAGES / name).parent) for name in FONTS],
    )
    # Without them typst would set a paper with no letters on it, and say nothing.
    if len(found.fonts()) < len(FONTS):
        raise RuntimeError(f"Typefaces are missing in {PACKAGES}: run make setup.")
    return found


@cache
def drawn() -> frozenset[str]:
    """Every character that the regular typefaces can draw."""
    from fontTools.ttLib import TTFont

    found: set[str] = set()
    for name in FONTS:
        if "Regular" in name:
            with TTFont(PACKAGES / name, lazy=True) as font:
                found |= {chr(code) for code in font.getBestCmap()}
    return frozenset(found)


def readable(text: str) -> str:
    """The text as paper can hold it: a character that no typeface draws, or that would turn the text, by number.

    «[U+4F60]» stands for such a character, so that nothing is lost and nothing hidden.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "".join(mark if mark == "\n" or shown(mark) else f"[U+{ord(mark):04X}]" for mark in text)


def shown(mark: str) -> bool:
    """Whether a character can be seen on paper as it is."""
    if mark in JOINERS:
        return True
    return mark in drawn() and (unicodedata.category(mark) not in ("Cc", "Cf", "Cs") or is_tag(mark))


def is_tag(mark: str) -> bool:
    """Whether it spells the name of a flag."""
    return 0xE0020 <= ord(mark) <= 0xE007F


def plain(value: Any) -> Any:
    """Data with every text made readable."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def logotype() -> dict[str, Any] | None:
    """The municipality's logotype as the documents take it; None where there is none."""
    file = Path(settings.MUNICIPALITY_LOGO or "")
    if file.suffix.lower() not in PICTURES or not file.is_file():
        return None
    return {"format": PICTURES[file.suffix.lower()], "bytes": list(file.read_bytes())}


def pdf(template: str, data: Mapping[str, Any], at: datetime) -> bytes:
    """A document's bytes: the same template, data and moment give the same. Raises typst.TypstError."""
    import typst

    # The same shades as on a light page: a yellow municipality's headings can be read.
    shades = palette(settings.MUNICIPALITY_COLOR).light
    said = {**plain(data), "color": shades["base-default"], "ink": shades["text-subtle"]}
    picture = logotype()
    try:
        return compiled(template, {**said, "logo": picture}, at)
    except typst.TypstError:
        if picture is None:
            raise
        # A logotype that typst can't draw must not keep anybody from their decision.
        log.warning("the logotype is left out of %s", template)
        return compiled(template, {**said, "logo": None}, at)


def compiled(template: str, data: Mapping[str, Any], at: datetime, **ways: Any) -> Any:
    """One run of typst; `ways` are its own (format="png" for looking at)."""
    import typst

    compiler = typst.Compiler(
        str(FOLDER / template), root=str(FOLDER), font_paths=fonts(), ignore_system_fonts=True
    )
    if not ways:
        ways = {"format": "pdf", "pdf_standards": STANDARDS}
    return compiler.compile(
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, timestamp=int(at.timestamp()), **ways
    )
