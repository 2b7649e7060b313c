"""Texts that are names and not addresses: @name, name@server, r/name, and the quotes around them."""

from __future__ import annotations

import re
import unicodedata

from registry.register.platforms import hosts
from registry.register.platforms.address import LABEL

SCHEME = re.compile(r"^[a-z]{2,8}:/*", re.IGNORECASE)
NAME = re.compile(r"[@#+]?\w[\w.\-·+]{0,99}")
# What may be typed once the platform is chosen: Flickr's own ids hold an @.
HANDLE = re.compile(r"[@+]?\w[\w.\-·+]{0,99}(?:@\w{1,20})?")
PAIRS = {
    "<": ">",
    "(": ")",
    "[": "]",
    "{": "}",
    "«": "»",
    "“": "”",
    "‘": "’",
    "„": "“",
    "”": "”",
    "»": "»",
    "’": "’",
}
LOOSE_START = "\"'`´*•–—-"
LOOSE_END = "\"'`´*,;!?>»”’"


def _blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc")


def clean(text: str) -> str:
    """The text without blanks, invisible characters, quotes and brackets around it; linear in its length."""
    start, end = 0, len(text)
    while start < end and _blank(text[start]):
        start += 1
    while start < end and _blank(text[end - 1]):
        end -= 1
    while start < end:
        first, last = text[start], text[end - 1]
        if PAIRS.get(first) == last and end - start > 1:
            start, end = start + 1, end - 1
        elif first in LOOSE_START or first in PAIRS:
            start += 1
        elif last in LOOSE_END or (last == ")" and "(" not in text[start:end]):
            end -= 1
        elif _blank(first):
            start += 1
        elif _blank(last):
            end -= 1
        else:
            break
    return text[start:end]


def is_name(text: str) -> bool:
    """Whether a text is one name without a platform: no blank, no slash, and no website's ending."""
    if not NAME.fullmatch(text):
        return False
    if text[0] in "@#+" or "." not in text:
        return True
    return not is_website(text)


def is_website(text: str) -> bool:
    """Whether a bare text with dots is rather a website than a name: www, a known ending, or all digits."""
    labels = text.lower().rstrip(".").split(".")
    if labels[0] == "www" or all(label.isdigit() or label.startswith("0x") for label in labels):
        return True
    ending = labels[-1]
    known = ending in hosts.ENDINGS or (len(ending) == 2 and ending.isalpha() and ending.isascii())
    return known and all(label and (not label.isascii() or LABEL.fullmatch(label)) for label in labels)


def at_server(text: str) -> tuple[str, str, bool] | None:
    """User, server and whether it was plainly written as an account (`@user@server`, `acct:user@server`)."""
    plain = text.lower().startswith("acct:") or text.startswith("@")
    rest = re.sub(r"^acct:", "", text, flags=re.IGNORECASE).removeprefix("@")
    user, at, server = rest.partition("@")
    if not at or not user or not server or re.search(r"[\s/?#@:\\]", rest.replace("@", "", 1)):
        return None
    return user, server, plain


def pieces(text: str) -> list[str]:
    """What in a longer text may be an address: at most eight pieces, for a suggestion."""
    found = []
    words = text.split(maxsplit=40)
    for place, word in enumerate(words):
        # A word behind may belong to the address: «facebook.com/lindala kommun». Then we do not guess.
        if (
            place + 1 < len(words)
            and words[place + 1][0].isalnum()
            and not words[place + 1].startswith("http")
        ):
            continue
        for part in re.split(r"[<>\"'()\[\]{}|,;«»“”]+", word):
            piece = SCHEME.sub("", part[max(part.lower().rfind("http"), 0) :])
            if "." in piece and "/" in piece:
                found.append(piece)
    return found[:8]
