"""The one exception of the house: somebody may not, or it cannot be done now, and the person reads why."""

from collections.abc import Callable
from typing import Literal

Kind = Literal["forbidden", "conflict", "input", "incomplete"]


class Refused(Exception):
    """A refusal whose text is the sentence for the person: why, and what to do.

    `kind` says where it is shown: "forbidden" (403: somebody else may), "conflict" (409: it was, but is no
    longer possible), "input" (beside the form's field `field`, with what was typed kept) or "incomplete" (400:
    the form did not come whole). `late` says of a conflict that somebody was before; `back` is where it stands.
    `keep` keeps what was typed once all else is undone, and answers where it then is.
    """

    def __init__(
        self,
        sentence: object,
        *,
        kind: Kind = "conflict",
        field: str | None = None,
        late: bool = False,
        back: str = "",
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.kind = kind
        self.field = field
        self.late = late
        self.back = back
        self.keep: Callable[[], str] | None = None

    def __str__(self) -> str:
        return str(self.sentence)
