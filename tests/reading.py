"""How a test reads what a person reads: sentences of refusals, words and messages of pages."""

import html
import re
from typing import Any

import pytest
from django.utils.translation import override

from accounts.models import Act, Person
from accounts.receipts import FIELD, new_key
from accounts.refusal import Refused


def refusal(verb: Any, *args: Any, **words: Any) -> tuple[str, str, str | None]:
    """The sentence with which a verb refuses, in English, its kind, and the field it is about."""
    with override("en"):
        with pytest.raises(Refused) as refused:
            verb(*args, **words)
        return str(refused.value), refused.value.kind, refused.value.field


def last_act() -> tuple[str, Person | None, list[str]]:
    """The latest row of the log: what, who, and which kinds of records it is about."""
    row = Act.objects.latest("seq")
    return row.verb, row.actor, [label for label, _key in row.subjects]


def text_of(page: Any) -> str:
    """The words of a page's main part, as they are read."""
    main = page.content.decode().partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", main)).split())


def told(page: Any) -> list[str]:
    """What a page says of the act before it."""
    region = page.content.decode().partition('<div role="status" class="messages">')[2].partition("<main")[0]
    return [html.unescape(text) for text in re.findall(r'notice__text"><p>(.*?)</p>', region, re.DOTALL)]


def titles(page: Any) -> list[str]:
    """The titles of a page's rows, in their order."""
    found = re.findall(r'class="row__title">(.*?)</h\d>', page.content.decode(), re.DOTALL)
    return [
        html.unescape(re.sub(r"<[^>]+>", "", title.partition('<span class="ds-tag')[0]).strip())
        for title in found
    ]


def once(**facts: Any) -> dict[str, Any]:
    """What a form sends, with a one-time key."""
    return {FIELD: new_key(), **facts}


def errors(page: Any) -> dict[str, list[str]]:
    """What a form says of its fields."""
    return {name: [str(error) for error in found] for name, found in page.context["form"].errors.items()}
