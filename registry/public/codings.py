"""How a finished body is packed for the reader: brotli, gzip or as it is, as Accept-Encoding asks."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli

LEAST = 200
"""A body of fewer bytes is not worth packing."""
LONGEST = 200
"""A longer Accept-Encoding is read, but not remembered."""

PACKED = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")
"""Kinds of content that packing makes smaller; and whatever ends in +xml or +json."""

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    # Made once for all who ask: good enough at a few milliseconds a page.
    "br": lambda body: bytes(brotli.compress(body, quality=5)),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": bytes,
}
"""The best first; «» is the body as it is."""
UNPACKED: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.decompress(body)),
    "gzip": gzip.decompress,
    "": bytes,
}
"""The way back, for a body that is kept packed alone."""


def worth_packing(content_type: str, body: bytes) -> bool:
    """Whether a body becomes smaller by being packed."""
    kind = content_type.partition(";")[0].strip().lower()
    return len(body) >= LEAST and (kind.startswith(PACKED) or kind.endswith(("+xml", "+json")))


def chosen(accepted: str) -> str:
    """The coding that a reader likes best, of two liked the same the better; «» where none is liked."""
    return remembered(accepted) if len(accepted) <= LONGEST else read(accepted)


def read(accepted: str) -> str:
    """The coding for an Accept-Encoding, by its weights (RFC 9110, 12.5.3)."""
    liked: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, *parameters = (word.strip() for word in part.split(";"))
        liked[{"identity": "", "x-gzip": "gzip"}.get(name, name) if name else "?"] = weight(parameters)
    other = liked.get("*", 0.0)
    # What is sent as it is can always be read, so it is what remains unless it is liked better than the rest.
    liked.setdefault("", min(other, 0.001) or 0.0005)
    best = max(CODINGS, key=lambda coding: liked.get(coding, other))
    return best if liked.get(best, other) > 0 else ""


remembered = lru_cache(256)(read)


def weight(parameters: list[str]) -> float:
    """The q of a coding: 1 where none is named, 0 where it is no number."""
    for parameter in parameters:
        name, _equals, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
