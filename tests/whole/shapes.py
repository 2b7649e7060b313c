"""What a page is made of, apart from its words: so that a tool looks at each thing once, however many pages have it."""

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TOLD_APART = (
    "class",
    "type",
    "role",
    "aria-current",
    "aria-expanded",
    "lang",
    "data-color",
    "data-variant",
    "data-size",
)
"""Attributes whose values change how something looks or what it is; of the others only that they are there."""

LONG = 24
"""Letters in a word that may be too broad for a narrow screen: such a place is one of its own."""

Shape = tuple[str, ...]

PIECE = re.compile(
    r"""<!--.*?--> | <![^>]*> | (?P<tag> </?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*> ) | (?P<text> <?[^<]+ )""",
    re.DOTALL | re.VERBOSE,
)
WORDS_ONLY = ("script", "style")
"""Elements that hold no others, whatever stands in them."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Tag(HTMLParser):
    """Reads one tag: its name, and what it is made of."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.name = self.this = ""
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = [f"{name}={value}" if name in TOLD_APART else name for name, value in sorted(attrs)]
        self.name, self.this = tag, " ".join([tag, *said])

    def handle_endtag(self, tag: str) -> None:
        self.name = tag


@lru_cache(maxsize=50_000)
def read(written: str) -> tuple[str, str]:
    """A tag's name and what it is made of; the same tags stand on every page, and are read once."""
    tag = Tag(written)
    return tag.name, tag.this


def shapes(page: str) -> set[Shape]:
    """Every element of a page within its parents, and which heading follows on which."""
    found: set[Shape] = set()
    headings: list[str] = []
    within: list[tuple[str, Shape]] = []
    place = 0
    while piece := PIECE.match(page, place):
        place = piece.end()
        written, text = piece["tag"], piece["text"]
        if text and has_long_word(unescape(text)):
            found.add((*(within[-1][1] if within else ()), "a long word"))
        if not written:
            continue
        if written.startswith("</"):
            close(within, read(written)[0])
            continue
        name, this = read(written)
        shape = (*(within[-1][1] if within else ()), this)
        found.add(shape)
        if name in HEADINGS:
            headings.append(name)
        if name in WORDS_ONLY:
            end = page.index(f"</{name}", place)
            if has_long_word(page[place:end]):
                found.add((*shape, "a long word"))
            place = end
        if name not in VOID and not written.endswith("/>"):
            within.append((name, shape))
    assert place == len(page), f"this is no HTML: {page[place : place + 80]}"
    return found | {("headings", *pair) for pair in pairwise(headings)}


def has_long_word(text: str) -> bool:
    """Whether a word may be too broad."""
    return len(text) > LONG and any(len(word) > LONG for word in text.split())


def close(within: list[tuple[str, Shape]], name: str) -> None:
    """Leaves the nearest element of this name, and all that stands open in it."""
    for place in range(len(within) - 1, -1, -1):
        if within[place][0] == name:
            del within[place:]
            return
