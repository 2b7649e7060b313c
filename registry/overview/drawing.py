"""Draws figures as SVG: bars that lie under their words, and columns month by month.

Only places and lengths are worked out here, in whole units of a picture WIDTH broad; templates/overview/ writes the
marks, and static/css/overview.css colours them by the palette's own variables.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 480
MOST_BARS = 12
"""More bars than these are drawn as one; the table under the picture has them all."""
ROW, BASELINE, BAR_TOP, BAR_HEIGHT = 37, 16, 22, 9
LETTERS = 48
"""About as many letters as a line of the picture holds."""
PLOT_TOP, PLOT_HEIGHT = 34, 120
MOST_TICKS = 4


@dataclass(frozen=True)
class Bar:
    """One bar under its words: where the line of words stands, and how long it is of how long it could be."""

    label: str
    said: str
    y: int
    top: int
    length: int


@dataclass(frozen=True)
class Bars:
    """A picture of bars; `track` says whether what is lacking of the whole is drawn too."""

    title: str
    desc: str
    height: int
    bars: tuple[Bar, ...]
    track: bool
    width: int = WIDTH
    thickness: int = BAR_HEIGHT
    template: str = "overview/bars.html"


@dataclass(frozen=True)
class Column:
    """One column: `series` 0 is filled, 1 is hollow, so that nobody needs the colour to tell them apart."""

    x: int
    y: int
    width: int
    height: int
    series: int
    said: str
    middle: int
    above: int


@dataclass(frozen=True)
class Columns:
    """A picture of columns in groups, each group with its word below."""

    title: str
    desc: str
    height: int
    columns: tuple[Column, ...]
    groups: tuple[tuple[int, str], ...]
    series: tuple[tuple[int, int, str], ...]
    floor: int
    words_at: int
    width: int = WIDTH
    template: str = "overview/columns.html"


def shortened(label: str, beside: str) -> str:
    """The label, cut where the line would not hold it and what stands beside it."""
    room = LETTERS - len(beside) - 2
    return label if len(label) <= room else label[: room - 1].rstrip() + "…"


def told(rows: Sequence[tuple[str, str]]) -> str:
    """What a picture shows, in words: «Facebook 21, Instagram 18»."""
    return ", ".join(f"{label} {said}" for label, said in rows)


def bars(title: str, rows: Sequence[tuple[str, int, str]], *, of: int | None = None, rest: str = "") -> Bars:
    """Bars for (label, number, how it is said); `of` is the whole, else the longest bar is as broad as the picture.

    `rest` is what the bars that are drawn as one are called.
    """
    shown = list(rows)
    if len(shown) > MOST_BARS:
        together = sum(number for _label, number, _said in shown[MOST_BARS - 1 :])
        shown = [*shown[: MOST_BARS - 1], (rest, together, str(together))]
    whole = of if of is not None else max((number for _label, number, _said in shown), default=0)
    drawn = tuple(
        Bar(
            label=shortened(label, said),
            said=said,
            y=place * ROW + BASELINE,
            top=place * ROW + BAR_TOP,
            length=length(number, whole),
        )
        for place, (label, number, said) in enumerate(shown)
    )
    desc = told([(label, said) for label, _number, said in shown])
    return Bars(title, desc, max(1, len(shown)) * ROW, drawn, of is not None)


def length(number: int, whole: int, most: int = WIDTH) -> int:
    """How long a bar is; what is there at all can be seen."""
    if number <= 0 or whole <= 0:
        return 0
    return max(2, min(most, round(most * number / whole)))


def columns(
    title: str,
    groups: Sequence[tuple[str, str, Sequence[tuple[int, str]]]],
    series: Sequence[str],
) -> Columns:
    """Columns for groups of (whole word, short word, (number, how it is said) for each of the series)."""
    highest = max((number for _word, _short, said in groups for number, _said in said), default=0)
    room = WIDTH // max(1, len(groups))
    breadth = (room - 6) // max(1, len(series))
    floor = PLOT_TOP + PLOT_HEIGHT
    drawn, words = [], []
    for place, (_word, short, numbers) in enumerate(groups):
        left = place * room + 3
        words.append((place * room + room // 2, short))
        for which, (number, said) in enumerate(numbers):
            height = length(number, highest, PLOT_HEIGHT - 16)
            x = left + which * breadth
            drawn.append(
                Column(
                    x=x + 1,
                    y=floor - height,
                    width=breadth - 2,
                    height=height,
                    series=which,
                    said=said if number else "",
                    middle=x + breadth // 2,
                    above=floor - height - 4,
                )
            )
    desc = told(
        [
            (word, " ".join(f"{name} {said}" for name, (_number, said) in zip(series, numbers, strict=True)))
            for word, _short, numbers in groups
        ]
    )
    named = tuple((which * 140, which * 140 + 18, name) for which, name in enumerate(series))
    return Columns(title, desc, floor + 22, tuple(drawn), tuple(words), named, floor, floor + 16)
