"""What a stranger asks of the public list: words, filters and a place in it, read from the query string."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.http import QueryDict

from registry.register.models import THEMES
from registry.register.platforms import BY_KEY
from registry.register.words import fold

LONGEST = 200
"""So many characters of what was searched for are read; the field on the page takes no more."""

SHORTEST = 3
"""A search has a word of so many characters: shorter ones stand in nearly every account, and no index knows them."""

SIGNER = Signer(salt="sida")


class BrokenCursor(ValueError):
    """A place in the list that this register has not given out."""


@dataclass(frozen=True)
class Place:
    """A place between two rows: behind the row with this sort key and id, or before it."""

    sort_name: str
    pk: int
    back: bool = False

    @classmethod
    def read(cls, cursor: str) -> "Place":
        """The place that a cursor stands for. Raises BrokenCursor."""
        try:
            sort_name, pk, back = SIGNER.unsign_object(cursor)
        except (BadSignature, ValueError) as fault:
            raise BrokenCursor(cursor) from fault
        return cls(sort_name, pk, bool(back))

    @property
    def cursor(self) -> str:
        """The place as an address carries it: signed, so that only places we gave out are looked up."""
        return SIGNER.sign_object([self.sort_name, self.pk, int(self.back)])


START = Place("", 0)
"""Where the list begins: needs no cursor."""


@dataclass(frozen=True)
class Filters:
    """Or within a group, and between groups; a group that was asked for with unknown values only is empty."""

    q: str = ""
    plattform: tuple[str, ...] = ()
    verksamhet: tuple[str, ...] = ()
    tema: tuple[str, ...] = ()
    avslutade: bool = False
    place: Place | None = field(default=None, compare=False)

    GROUPS = ("plattform", "verksamhet", "tema")
    ASKED = ("q", *GROUPS, "avslutade", "sida")
    """The parameters that are read of a query string."""

    @classmethod
    def read(cls, query: QueryDict, *, closed: bool = False) -> "Filters":
        """Reads a query string; `closed` says whether closed ones may be asked for. Raises BrokenCursor."""
        cursor = query.get("sida", "")
        return cls(
            q=clean(query.get("q", "")),
            **{name: tuple(dict.fromkeys(filter(None, query.getlist(name)))) for name in cls.GROUPS},
            avslutade=closed and query.get("avslutade") == "1",
            place=Place.read(cursor) if cursor else None,
        )

    @property
    def words(self) -> list[str]:
        """The words of the search as the register's search column has them."""
        return [word for word in (part.lstrip("@") for part in dict.fromkeys(fold(self.q).split())) if word]

    @property
    def too_short(self) -> bool:
        """Whether something is searched for that is too short to be found."""
        return bool(self.q) and all(len(word) < SHORTEST for word in self.words)

    @property
    def platforms(self) -> list[str]:
        """The platforms asked for that there are."""
        return [key for key in self.plattform if key in BY_KEY]

    @property
    def themes(self) -> list[str]:
        """The themes asked for that there are."""
        return [key for key, _label in THEMES if key in self.tema]

    @property
    def narrowed(self) -> bool:
        """Whether anything at all was asked for."""
        return bool(self.q or self.plattform or self.verksamhet or self.tema)

    def query(self, place: Place | None = None) -> str:
        """The same question as a query string, from another place: empty, or with its «?»."""
        pairs = [("q", self.q), *((name, getattr(self, name)) for name in self.GROUPS)]
        asked = [(name, value) for name, value in pairs if value]
        if self.avslutade:
            asked.append(("avslutade", "1"))
        if place and place != START:
            asked.append(("sida", place.cursor))
        return f"?{urlencode(asked, doseq=True)}" if asked else ""


def clean(text: str, longest: int = LONGEST) -> str:
    """A text as we read it: no control characters (PostgreSQL refuses NUL), single blanks, not too long."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text[:longest]).split())
