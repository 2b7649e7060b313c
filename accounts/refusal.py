"""The one exception of the house: somebody may not, or it cannot be done now, and the person reads why."""

from typing import Literal

Kind = Literal["forbidden", "conflict", "input"]


class Refused(Exception):
    """A refusal whose text is the sentence for the person: why, and what to do.

    `kind` says where it is shown: "forbidden" (403: somebody else may), "conflict" (409: it was, but is no
    longer possible) or "input" (beside the form's field `field`, with what was typed kept).
    """

    def __init__(self, sentence: object, *, kind: Kind = "conflict", field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.kind = kind
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)
