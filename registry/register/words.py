"""How a text is folded for searching and sorted the Swedish way, the same on every database."""

import unicodedata

from django.utils.text import capfirst
from django.utils.translation import get_language_info

from accounts.departments import alphabetical


def fold(text: str) -> str:
    """A text as it is searched: small letters, no diacritics, single blanks. «Östra Skolan» → «ostra skolan»."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.replace("ø", "o").replace("æ", "a").split())


def sort_key(text: str) -> str:
    """A text as it is sorted: by letters, å ä ö after z, other diacritics ignored. At most 400 characters."""
    return fold(alphabetical(text))[:400]


def language_name(code: str) -> str:
    """A language as people call it, in the page's language: «sv» → «Svenska»; the code where it has no name here."""
    try:
        return str(capfirst(get_language_info(code)["name_translated"])) if code else ""
    except KeyError:
        return code
