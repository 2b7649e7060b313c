"""The columns that a list may have: one frozen row each.

Adding a column is adding a row; the tests walk the rows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.refusal import Refused
from registry.register.words import fold
from registry.transfer import cells


@dataclass(frozen=True)
class Column:
    """One kind of fact that a list may hold.

    `field` is its name in `--map`; `headings` are how lists call it, as `plain()` writes them, the likeliest
    first; `read` makes a value of a cell and raises Refused (input) with the sentence why it can't.
    A cell of a required column that can't be read refuses its row, another only leaves the fact out.
    """

    field: str
    headings: tuple[str, ...]
    read: Callable[[str], object] = str
    required: bool = False
    fact: bool = True


COLUMNS = (
    # Who it is: read together, in entries.py.
    Column("id", ("id", "public id", "konto id i registret"), fact=False),
    Column(
        "platform",
        (
            "platform",
            "plattform",
            "kanal",
            "channel",
            "service",
            "tjanst",
            "network",
            "natverk",
            "socialt medium",
            "social media",
            "sociala medier",
            "service key",
        ),
        fact=False,
    ),
    Column(
        "url",
        (
            "url",
            "adress",
            "address",
            "lank",
            "link",
            "webbadress",
            "kontots adress",
            "account url",
            "service url",
            "sida",
            "page",
        ),
        fact=False,
    ),
    Column(
        "handle",
        ("handle", "anvandarnamn", "username", "user name", "account id", "screen name"),
        fact=False,
    ),
    Column(
        "name",
        (
            "name",
            "namn",
            "kontonamn",
            "kontots namn",
            "konto",
            "account",
            "account name",
            "benamning",
            "titel",
            "title",
        ),
        cells.line("name"),
        required=True,
        fact=False,
    ),
    Column(
        "department",
        (
            "department path",
            "department",
            "verksamhet",
            "forvaltning",
            "enhet",
            "avdelning",
            "namnd",
            "avsandare",
            "organisation",
            "organization",
            "agency",
            "unit",
            "department or topic",
        ),
        cells.path,
        required=True,
        fact=False,
    ),
    Column(
        "responsible",
        (
            "responsible",
            "kontoansvarig",
            "ansvarig",
            "responsible e mail",
            "responsible email",
            "kontoansvarigs e post",
        ),
        cells.person,
        fact=False,
    ),
    # What is so of it: kept as read when the account is new.
    Column("kind", ("kind", "typ", "kontotyp", "typ av konto", "account type", "type"), cells.kind),
    Column("purpose", ("purpose", "syfte", "andamal", "anvands till"), cells.prose("purpose")),
    Column(
        "description",
        ("description", "beskrivning", "text i listan", "short description", "long description", "om kontot"),
        cells.prose("description"),
    ),
    Column(
        "description_en",
        ("description en", "description in english", "beskrivning pa engelska", "engelsk beskrivning"),
        cells.prose("description_en"),
    ),
    Column("theme", ("theme", "tema", "amne", "topic", "subject"), cells.theme),
    Column("audience", ("audience", "malgrupp", "target group"), cells.line("audience")),
    Column("language", ("language", "sprak"), cells.language),
    Column(
        "watched",
        ("watched", "bevakas", "bevakning", "bevakat", "lases", "nar lases kommentarer", "opening hours"),
        cells.line("watched"),
    ),
    Column(
        "replies_within_hours",
        ("replies within hours", "svarar inom timmar", "svar inom timmar", "svarstid i timmar", "svarstid"),
        cells.hours,
    ),
    Column(
        "contact",
        ("contact", "kontakt", "funktionsbrevlada", "function mailbox", "e post", "epost", "email", "e mail"),
        cells.mailbox,
    ),
    Column(
        "opened_on",
        ("opened on", "opened", "oppnat", "startat", "startdatum", "start date", "skapat", "created"),
        cells.day,
    ),
    Column(
        "diary_number",
        ("diary number", "diarienummer", "dnr", "diarienr", "arendenummer"),
        cells.line("diary_number"),
    ),
)

BY_FIELD: Mapping[str, Column] = {column.field: column for column in COLUMNS}
BY_HEADING: Mapping[str, Column] = {heading: column for column in COLUMNS for heading in column.headings}


def plain(heading: str) -> str:
    """A heading as it is compared: small letters, no diacritics; «_», «-», «:» and «*» are blanks."""
    return fold("".join(" " if mark in "_-:*()/." else mark for mark in heading))


@dataclass(frozen=True)
class Choice:
    """Which column of a list (by its place, from 0) holds which fact, and which headings are left alone."""

    places: Mapping[str, int]
    ignored: tuple[str, ...]


def choose(headings: Sequence[str], mapping: Mapping[str, str]) -> Choice:
    """Finds the columns of a list by its headings; `mapping` (field → heading) goes first.

    Raises Refused (input) where a mapping names nothing, or where name, department or address are nowhere.
    """
    places = {field: place_of(field, heading, headings) for field, heading in mapping.items()}
    written = [plain(heading) for heading in headings]
    for column in COLUMNS:
        place = next((written.index(heading) for heading in column.headings if heading in written), None)
        if column.field not in places and place is not None:
            places[column.field] = place
    demand(places, headings)
    used = set(places.values())
    ignored = tuple(
        heading for place, heading in enumerate(headings) if place not in used and heading.strip()
    )
    return Choice(places, ignored)


def place_of(field: str, heading: str, headings: Sequence[str]) -> int:
    """Where the heading that somebody mapped to a field stands. Raises Refused (input)."""
    if field not in BY_FIELD:
        raise Refused(
            _("There is no field called «%(field)s». The fields are: %(fields)s.")
            % {"field": field, "fields": ", ".join(BY_FIELD)},
            kind="input",
        )
    for candidates, wanted in ((list(headings), heading), ([plain(h) for h in headings], plain(heading))):
        if wanted in candidates:
            return candidates.index(wanted)
    raise Refused(
        _("The list has no column called «%(heading)s». Its columns are: %(headings)s.")
        % {"heading": heading, "headings": shown(headings)},
        kind="input",
    )


def demand(places: Mapping[str, int], headings: Sequence[str]) -> None:
    """Raises Refused (input) where the list lacks a column that every account needs."""
    missing = [column.field for column in COLUMNS if column.required and column.field not in places]
    if "url" not in places and not {"platform", "handle"} <= set(places):
        missing.insert(0, "url")
    if missing:
        raise Refused(
            _(
                "The list has no column for: %(missing)s. Its columns are: %(headings)s. "
                'Say which one it is, for example --map %(field)s="%(example)s".'
            )
            % {
                "missing": get_text_list([str(LABELS[field]()) for field in missing], _("and")),
                "headings": shown(headings),
                "field": missing[0],
                "example": next((heading for heading in headings if heading.strip()), _("HEADING")),
            },
            kind="input",
        )


def shown(headings: Sequence[str]) -> str:
    """Headings as a sentence shows them, the first twenty."""
    named = [heading for heading in headings if heading.strip()]
    return ", ".join(named[:20]) + (" …" if len(named) > 20 else "")


LABELS: Mapping[str, Callable[[], str]] = {
    "url": lambda: _("the account's address"),
    "name": lambda: _("the account's name"),
    "department": lambda: _("the department"),
}
