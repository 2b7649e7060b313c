"""How one cell of a list is read: a line, a prose text, a day, a theme; or the sentence why it can't be."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from email.utils import parseaddr
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Department
from accounts.refusal import Refused
from registry.register.models import THEMES, SocialAccount
from registry.register.words import fold

KINDS: Mapping[str, tuple[str, ...]] = {
    "main": ("main", "main account", "kommungemensamt", "kommungemensamt konto", "huvudkonto"),
    "unit": ("unit", "unit account", "verksamhetskonto", "enhetskonto", "verksamhet", "enhet"),
    "campaign": ("campaign", "campaign account", "kampanjkonto", "kampanj"),
    "crisis": ("crisis", "crisis account", "kriskonto", "kris"),
    "role": ("role", "role account", "tjanstekonto", "chefskonto", "talesperson", "spokesperson"),
}
WHOLE_MUNICIPALITY = ("kommungemensam", "kommunovergripande", "hela kommunen", "main account")
"""How lists write, where the department stands, that an account is everybody's."""

LANGUAGES: Mapping[str, str] = {
    "svenska": "sv", "swedish": "sv", "engelska": "en", "english": "en", "finska": "fi", "finnish": "fi",
    "suomi": "fi", "arabiska": "ar", "arabic": "ar", "somaliska": "so", "somali": "so", "persiska": "fa",
    "dari": "prs", "polska": "pl", "polish": "pl", "norska": "nb", "norwegian": "nb", "danska": "da",
    "danish": "da", "tyska": "de", "german": "de", "samiska": "se", "nordsamiska": "se",
    "northern sami": "se", "meankieli": "fit", "romani": "rom", "jiddisch": "yi", "spanska": "es",
    "spanish": "es", "franska": "fr", "french": "fr", "ukrainska": "uk", "ukrainian": "uk",
}  # fmt: skip
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2}|-[0-9]{3})?", re.IGNORECASE)
DAY_FORMS = ("%Y-%m-%d", "%Y%m%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S")
PROSE_LIMIT = 5000  # characters; a text in a list of accounts is a sentence or two
PATH_LIMIT = 8  # levels: no municipality has more

BROKEN = re.compile("\ufffd|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]")
"""A character that was lost, or UTF-8 that somebody once read as Windows-1252 («Ã¥» for «å»)."""
DOUBTFUL = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
"""A question mark inside a word, which was probably a letter: «P?blica»."""


def tidy(text: str) -> str:
    """A cell without blanks around it and without characters that nobody can see, in composed form (NFC)."""
    seen = (" " if mark in "\t\u00a0" else mark for mark in unicodedata.normalize("NFC", text))
    # The joiner holds together what is one picture for the reader; a line break is kept.
    return "".join(
        mark for mark in seen if mark in "\n\u200d" or unicodedata.category(mark) not in ("Cc", "Cf", "Cs")
    ).strip()


def refuse(sentence: str) -> Refused:
    """A refusal that is about what stands in the cell."""
    return Refused(sentence, kind="input")


def whole(text: str) -> str:
    """A tidy text. Raises Refused where a character was lost or was read with the wrong encoding."""
    if BROKEN.search(text):
        raise refuse(
            _("«%(text)s» has broken letters. Save the file as UTF-8 and import it again.")
            % {"text": short(text)}
        )
    return tidy(text)


def short(text: str) -> str:
    """A text as a sentence quotes it: one line, at most 60 characters."""
    flat = " ".join(tidy(text).split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


def room(model: type[Model], field: str) -> int:
    """How many characters a field of a model holds; 0 for one without a limit."""
    return getattr(model._meta.get_field(field), "max_length", None) or 0


def line(field: str) -> Callable[[str], str]:
    """A reader for one line of text, as long as the account's field allows."""
    limit = room(SocialAccount, field)
    return lambda text: fitting(" ".join(whole(text).split()), limit)


def prose(field: str) -> Callable[[str], str]:
    """A reader for text of several lines."""
    limit = room(SocialAccount, field) or PROSE_LIMIT
    return lambda text: fitting(whole(text.replace("\r\n", "\n").replace("\r", "\n")), limit)


def fitting(text: str, limit: int) -> str:
    """The text. Raises Refused where it is longer than there is room for."""
    if len(text) > limit:
        raise refuse(
            _("«%(text)s» is too long: at most %(limit)d characters.") % {"text": short(text), "limit": limit}
        )
    return text


def path(text: str) -> tuple[str, ...]:
    """A department as names from the top; › or > between them, or else /. «Kultur › Biblioteket»."""
    flat = " ".join(whole(text).split())
    if is_whole_municipality(flat):
        return (settings.MUNICIPALITY_NAME,)
    between = re.compile("[›>]" if re.search("[›>]", flat) else "/")
    names = tuple(
        fitting(name.strip(), room(Department, "name")) for name in between.split(flat) if name.strip()
    )
    if len(names) > PATH_LIMIT:
        raise refuse(
            _("«%(text)s» has more than %(limit)d levels. Write the department's nearest ones.")
            % {"text": short(flat), "limit": PATH_LIMIT}
        )
    return names


def is_whole_municipality(text: str) -> bool:
    """Whether the text says, in the place of a department, that the account is everybody's."""
    return any(said in fold(text) for said in WHOLE_MUNICIPALITY)


def kind(text: str) -> str:
    """The kind of account, by its key or its name. Raises Refused for an unknown one."""
    for key, names in KINDS.items():
        if fold(text) in names:
            return key
    raise refuse(_("«%(text)s» is no kind of account that we know.") % {"text": short(text)})


@cache
def theme_names() -> Mapping[str, str]:
    """Every way of writing a theme → its key: the key itself, and its name in each language."""
    names = {key: key for key, _label in THEMES}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            names |= {fold(str(label)): key for key, label in THEMES}
    return names


def theme(text: str) -> str:
    """The key of a theme for citizens. Raises Refused for an unknown one."""
    if found := theme_names().get(fold(text)):
        return found
    raise refuse(_("«%(text)s» is none of our themes.") % {"text": short(text)})


def language(text: str) -> str:
    """A language as BCP 47: «svenska» or «sv-SE». Raises Refused for one it does not know."""
    said = fold(text).replace("_", "-")
    if said in LANGUAGES:
        return LANGUAGES[said]
    if LANGUAGE_TAG.fullmatch(said):
        # As BCP 47 advises: sv-SE, zh-Hant.
        first, *rest = said.split("-")
        return "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    raise refuse(
        _("«%(text)s» is no language that we know. Write for example sv or en.") % {"text": short(text)}
    )


def hours(text: str) -> int:
    """A number of hours, from 1 to a year's."""
    found = re.fullmatch(r"([0-9]{1,4})(?: ?(?:h|tim|timmar|timme|hours|hour))?", fold(text))
    if found and 1 <= int(found[1]) <= 24 * 365:
        return int(found[1])
    raise refuse(_("«%(text)s» is no number of hours.") % {"text": short(text)})


def mailbox(text: str) -> str:
    """A function mailbox, which is shown to everybody: a person's own address is not taken."""
    written = address_of(tidy(text))[1]
    # anna.andersson@… is a person, kultur@… a function.
    if re.fullmatch(r"[^\W\d_]{2,}(-[^\W\d_]+)?\.[^\W\d_]{2,}([.-][^\W\d_]+)*", written.partition("@")[0]):
        raise refuse(
            _("«%(text)s» looks like a person's own address, and everybody sees this one.")
            % {"text": short(text)}
        )
    return written


def person(text: str) -> tuple[str, str]:
    """Somebody as name (perhaps empty) and e-mail address: «Anna Berg <anna.berg@lindala.example>»."""
    name, address = address_of(whole(text))
    return name[:150], address


def address_of(text: str) -> tuple[str, str]:
    """Name and address of what is written as an e-mail address. Raises Refused where it is none."""
    name, written = parseaddr(text)
    try:
        validate_email(written)
    except ValidationError:
        raise refuse(_("«%(text)s» is no e-mail address.") % {"text": short(text)}) from None
    if len(written) > 254:
        raise refuse(_("«%(text)s» is no e-mail address.") % {"text": short(text)})
    return name.strip(), written


def day(text: str) -> date:
    """A day: 2015-03-01, or the same with a time after it."""
    said = tidy(text)
    for form in DAY_FORMS:
        try:
            found = datetime.strptime(said, form).date()  # noqa: DTZ007 (a day, no moment)
        except ValueError:
            continue
        if found.year >= 1990:
            return found
    raise refuse(_("«%(text)s» is no day. Write it like 2015-03-01.") % {"text": short(text)})
