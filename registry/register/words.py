"""How a text is folded for searching and sorted the Swedish way, the same on every database."""

import unicodedata

from accounts.departments import alphabetical


def fold(text: str) -> str:
    """A text as it is searched: small letters, no diacritics, single blanks. «Östra Skolan» → «ostra skolan»."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.replace("ø", "o").replace("æ", "a").split())


def sort_key(text: str) -> str:
    """A text as it is sorted: by letters, å ä ö after z, other diacritics ignored. At most 400 characters."""
    return fold(alphabetical(text))[:400]
