"""How a guideline's plain text becomes paragraphs, lists and headings: no markup that anybody must learn."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["paragraph", "list", "heading"]
BULLETS = ("- ", "* ", "• ", "– ")
HEADING = "#"


@dataclass
class Block:
    """A paragraph, a list or a heading, with its lines."""

    kind: Kind
    lines: list[str] = field(default_factory=list)


def blocks(text: str) -> list[Block]:
    """A text's blocks: a blank line ends a paragraph, «- » begins a point of a list, «# » is a heading."""
    found: list[Block] = []
    for line in (row.strip() for row in text.splitlines()):
        kind, said = read(line)
        if not line:
            found.append(Block("paragraph"))
        elif kind == "heading" or not found or found[-1].kind != kind:
            found.append(Block(kind, [said]))
        else:
            found[-1].lines.append(said)
    return [block for block in found if block.lines]


def read(line: str) -> tuple[Kind, str]:
    """What one line is, without its mark."""
    if line.startswith(HEADING) and line.strip(HEADING).strip():
        return "heading", line.strip(HEADING).strip()
    if line.startswith(BULLETS):
        return "list", line[2:].strip()
    return "paragraph", line
