"""No page in Swedish says anything in English, and none in English says anything in Swedish that we have written."""

import html
import re
from collections.abc import Callable

import polib
import pytest
from django.conf import settings
from django.test import Client

from accounts.models import Person
from tests.cast import Cast
from tests.whole.addresses import OPEN
from tests.whole.pages import PAGES
from tests.whole.world import World, made

As = Callable[[Person | None], Client]

SHORT = 12
"""A text of so many letters or fewer may be a word of both languages, or a part of a name."""
NOT_PAGES = {
    "catalogue",
    "check_json",
    "embedded",
    "health",
    "konto-lista",
    "konto-ram",
    "konton_atom",
    "konton_csv",
    "konton_json",
    "konton_schema",
    "kontrollera_schema",
    "logotype",
    "openapi",
    "robots",
    "security",
    "sitemap",
    "snapshot",
    "stylesheet",
    "tab-icon",
}
ASKED = (
    "instagram.com/publicerat",
    "instagram.com/pub1icerat",
    "instagram.com/p/abc",
    "@publicerat",
    "ett ord",
)
"""What the check is asked, beside nothing at all."""
PARTS = {
    "audit_report_pdf",
    "case_file",
    "data_protection_csv",
    "decision_json",
    "decision_pdf",
    "look_stylesheet",
    "removal_picture",
    "similar",
    "step_proof",
    "tip_proof",
    "shortcoming_proof",
    "understand",
}
WRITTEN_BY_PEOPLE = (
    "Vardagar 8–16",
    "Inga inlägg sedan 12 mars",
    "Kontot används inte längre",
    "Kontot stängs",
    # The rules for comments in English, which the unit writes on a Swedish page.
    "agitation against a group",
)
"""What the cast has written in one language on pages of the other, which our own texts happen to say too."""

pytestmark = pytest.mark.once


def catalogue(*, of: str) -> dict[str, str]:
    """Every text that is written differently in the two languages, as a pattern of what a page would show."""
    found = {}
    for entry in polib.pofile(str(settings.BASE_DIR / "locale/sv/LC_MESSAGES/django.po")):
        pairs = [(entry.msgid, entry.msgstr or entry.msgstr_plural.get(0, ""))]
        if entry.msgid_plural:
            pairs.append((entry.msgid_plural, entry.msgstr_plural.get(1, "")))
        for english, swedish in pairs:
            text = english if of == "en" else swedish
            if english != swedish and swedish and len(text) > SHORT:
                found[text] = pattern(text)
    return {text: each for text, each in found.items() if each}


def pattern(text: str) -> str:
    """The longest piece of a text that holds no placeholder, if it is long enough to be told apart."""
    pieces = re.split(r"%\(\w+\)[sd]|%[sd]|\n", text)
    longest = max((piece.strip() for piece in pieces), key=len)
    return longest if len(longest) > SHORT else ""


def visible(page: str) -> str:
    """What can be read, or is read aloud, on a page; what stands in another language says so itself."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", page, flags=re.S)
    page = re.sub(r'<(\w+)\b[^>]*\blang="[^"]+"[^>]*>.*?</\1>', " ", page.partition("<body")[2], flags=re.S)
    aloud = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', page)
    return " ".join(html.unescape(" ".join([re.sub(r"<[^>]+>", " ", page), *aloud])).split())


@pytest.fixture
def world(cast: Cast) -> World:
    return made(cast)


@pytest.mark.parametrize(("language", "other"), [("sv", "en"), ("en", "sv")])
def test_every_page_is_in_its_own_language(
    cast: Cast, world: World, as_person: As, language: str, other: str
) -> None:
    foreign = catalogue(of=other)
    own = set(catalogue(of=language).values())
    assert len(foreign) > 300
    strangers = {}
    words = {"aaaaaaaaaa": world.account.public_id}
    public = [address.path(language) for address in OPEN if address.name not in NOT_PAGES]
    pages = [(path.replace(old, new), None) for path in public for old, new in words.items()]
    start = "" if language == "sv" else "/en"
    pages += [(f"{start}/kontrollera/?adress={text}", None) for text in ASKED]
    pages += [
        (page.path(world, language), page.seen_by)
        for page in PAGES
        if not page.only_post and page.name not in PARTS
    ]
    for path, name in pages:
        response = as_person(getattr(cast, name) if name else None).get(path, follow=True)
        assert response.status_code == 200 or name is None, path
        text = visible(response.content.decode())
        for theirs in WRITTEN_BY_PEOPLE:
            text = text.replace(theirs, "")
        assert sum(piece in text for piece in own) > 2, path
        for piece in own:
            text = text.replace(piece, "")
        if said := [
            message
            for message, piece in foreign.items()
            # Looked for twice, since the first look is much the quicker.
            if piece in text and re.search(rf"\b{re.escape(piece)}\b", text)
        ]:
            strangers[path] = said
    assert strangers == {}
