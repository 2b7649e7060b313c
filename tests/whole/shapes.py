"""What a page is made of, apart from its words: so that a tool looks at each thing once, however many pages have it."""

from html.parser import HTMLParser

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


class Shapes(HTMLParser):
    """Collects every element with those it stands in, and the order of the headings."""

    def __init__(self) -> None:
        super().__init__()
        self.within: list[tuple[str, str]] = []
        self.found: set[Shape] = set()
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = [f"{name}={value}" if name in TOLD_APART else name for name, value in sorted(attrs)]
        this = " ".join([tag, *said])
        self.found.add((*(shape for _tag, shape in self.within), this))
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(tag)
        if tag not in VOID:
            self.within.append((tag, this))

    def handle_data(self, data: str) -> None:
        if any(len(word) > LONG for word in data.split()):
            self.found.add((*(shape for _tag, shape in self.within), "a long word"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.within) - 1, -1, -1):
            if self.within[place][0] == tag:
                del self.within[place:]
                return


def shapes(page: str) -> set[Shape]:
    """Every element of a page within its parents, and which heading follows on which."""
    parser = Shapes()
    parser.feed(page)
    return parser.found | {
        ("headings", *pair) for pair in zip(parser.headings, parser.headings[1:], strict=False)
    }
