"""Every address of the site, walked from the URL table itself, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

LANGUAGES = ("sv", "en")
SAMPLES = {"slug": "aaaaaaaaaa", "string": "aaaaaaaaaa", "int": "1"}
"""Something that fits each kind of word in an address and names nothing that exists."""
WORDS = {"uidb36": "1", "key": "aaaaaa-bbbbbb", "number": "2026-0001"}
"""Words of addresses that are written as regular expressions, or have a shape of their own."""


@dataclass(frozen=True)
class Address:
    """One row of the URL table: its name, its view, the words that it asks for."""

    name: str
    view: Any
    words: dict[str, str]

    @property
    def public_because(self) -> str:
        """Why strangers may come, or nothing."""
        return str(getattr(self.view, "public_because", ""))

    def path(self, language: str = "sv") -> str:
        """The address with words that name nothing that exists."""
        with translation.override(language):
            return reverse(self.name, kwargs=self.words)


def walk(patterns: list[Any], above: dict[str, str] | None = None) -> Iterator[Address]:
    """The rows of a list of URL patterns, with all below it."""
    for pattern in patterns:
        words = {**(above or {}), **asked(pattern)}
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, words)
        else:
            assert isinstance(pattern, URLPattern)
            assert pattern.name, f"{pattern.pattern} has no name"
            yield Address(pattern.name, pattern.callback, words)


def asked(pattern: URLPattern | URLResolver) -> dict[str, str]:
    """The words that a pattern asks for, each with a sample."""
    converters = {
        word: type(converter).__name__.removesuffix("Converter").lower()
        for word, converter in getattr(pattern.pattern, "converters", {}).items()
    }
    found = {
        word: SAMPLES[kind] if kind == "int" else WORDS.get(word, SAMPLES[kind])
        for word, kind in converters.items()
    }
    found |= {word: WORDS[word] for word in re.findall(r"\?P<(\w+)>", str(pattern.pattern))}
    return found


ADDRESSES = list(walk(get_resolver().url_patterns))
STAFF = [address for address in ADDRESSES if not address.public_because]
OPEN = [address for address in ADDRESSES if address.public_because]
