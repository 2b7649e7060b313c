"""Counts and filters of one version of the register: made once a question, since they cost more than the page."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from registry.public.version import Standing

T = TypeVar("T")

MOST = 100
"""So many answers are kept; what was asked for longest ago goes first."""
LONGEST = 500
"""A question with more characters is counted each time: strangers choose them."""


class Counts:
    """What has been counted of the version that stands."""

    def __init__(self) -> None:
        self.version: tuple[Any, ...] = ()
        self.found: OrderedDict[Hashable, Any] = OrderedDict()
        self.lock = threading.Lock()

    def kept(self, changed: Standing, question: Hashable, count: Callable[[], T]) -> T:
        """What the question was answered with at this version, counted now where it was not asked before.

        `changed` was read in the moment that `count` sees, or before it.
        """
        if changed.changed_at is None or len(repr(question)) > LONGEST:
            return count()
        version = (changed.n, changed.changed_at)
        with self.lock:
            if version != self.version:
                self.found.clear()
                self.version = version
            if question in self.found:
                self.found.move_to_end(question)
                return self.found[question]
        answer = count()
        with self.lock:
            if version == self.version:
                self.found[question] = answer
                if len(self.found) > MOST:
                    self.found.popitem(last=False)
        return answer

    def clear(self) -> None:
        """Forgets everything: for tests, whose versions come again with other accounts."""
        self.found.clear()


counts = Counts()
