"""Reads a page as somebody does: its words, what it says back, and its buttons."""

import html
import re
from typing import Any


def text_of(response: Any) -> str:
    """A page's words, as they are read."""
    main = response.content.decode().partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", main)).split())


def said(response: Any) -> list[str]:
    """The messages and the errors that a page shows."""
    found = re.findall(
        r'class="notice"[^>]*>.*?<p>(.*?)</p>|ds-validation-message[^>]*>(?:<span.*?</span>)?(.*?)</p>',
        response.content.decode(),
        re.DOTALL,
    )
    return [html.unescape(" ".join((one or other).split())) for one, other in found]


def buttons(response: Any) -> list[str]:
    """The words of the page's links and buttons that look like buttons, in their order."""
    main = response.content.decode().partition("<main")[2]
    found = re.findall(r'<(?:a|button) class="ds-button"[^>]*>(.*?)</(?:a|button)>', main, re.DOTALL)
    return [html.unescape(" ".join(re.sub(r"<[^>]+>", " ", words).split())) for words in found]


def primary(response: Any) -> list[str]:
    """The words of the primary buttons."""
    main = response.content.decode().partition("<main")[2]
    found = re.findall(
        r'<(?:a|button) class="ds-button"(?![^>]*data-variant)[^>]*>(.*?)</(?:a|button)>', main, re.DOTALL
    )
    return [html.unescape(" ".join(re.sub(r"<[^>]+>", " ", words).split())) for words in found]


def quoted(response: Any) -> list[str]:
    """What a page quotes, one text each."""
    found = re.findall(r"<blockquote>(.*?)</blockquote>", response.content.decode(), re.DOTALL)
    return [html.unescape(" ".join(re.sub(r"<[^>]+>", " ", text).split())) for text in found]
