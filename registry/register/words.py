"""How a text is folded for searching and sorted the Swedish way, the same on every database."""

import unicodedata

SWEDISH = str.maketrans({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c"})
"""å, ä, ö come after z, in that order; «{» follows «z» in ASCII."""


def fold(text: str) -> str:
    """A text as it is searched: small letters, no diacritics, single blanks. «Östra Skolan» → «ostra skolan»."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.replace("ø", "o").replace("æ", "a").split())


def sort_key(text: str) -> str:
    """A text as it is sorted: by letters, å ä ö after z, other diacritics ignored. At most 400 characters."""
    swedish = unicodedata.normalize("NFC", text.casefold()).translate(SWEDISH)
    return fold(swedish)[:400]
