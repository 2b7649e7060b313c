"""What moves a case: one frozen row a verb.

The button, its address, its confirm page, its refusal, its line in the history, its mails, its documentation
and its test all come from the row. registry/cases/flow.py is the one door that reads it.
"""

from registry.cases.application_moves import APPLICATION_MOVES
from registry.cases.closure.closure_moves import CLOSURE_MOVES
from registry.cases.models import Case
from registry.cases.rows import APPLICATIONS, CLOSURES, Asked, Move

MOVES = (*APPLICATION_MOVES, *CLOSURE_MOVES)

BY_VERB = {move.verb: move for move in reversed(MOVES)}
"""A verb by its name; one that both applications and closures have says the same of itself in both."""


CAPACITIES = {"reconsider": ("superior", "acting_superior")}
"""In which capacities a permission lets somebody decide, where that is not any they have."""


def find(word: str, kind: str) -> Move | None:
    """The row of a verb, by its name or by its word in the address, where this kind of case has it."""
    return next((move for move in MOVES if word in (move.verb, move.path) and kind in move.kinds), None)


def possible(case: Case) -> list[Move]:
    """What can move a case from the state it is in, in the table's order."""
    return [move for move in MOVES if case.kind in move.kinds and case.state in move.sources]


__all__ = ["APPLICATIONS", "BY_VERB", "CLOSURES", "MOVES", "Asked", "Move", "find", "possible"]
