"""What the municipality calls its chief, the chief's superior and the unit, as a sentence needs them."""

from django.conf import settings
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

SWEDISH = ("kommunikationschef", "stabschef", "kommunikationsenheten")
"""The defaults of the settings, which have an English name; a title of the municipality's own is kept as it is."""


def definite(title: str) -> str:
    """A Swedish title in its definite form: stabschef → stabschefen, samordnare → samordnaren."""
    if title.endswith("en"):
        return title
    return title + ("n" if title.endswith("e") else "en")


def _named(title: str, english: str) -> str:
    if get_language() == "en":
        return english if title in SWEDISH else title
    return definite(title)


def _the_chief() -> str:
    return _named(settings.TITLE_CHIEF, "the communications chief")


def _the_superior() -> str:
    return _named(settings.TITLE_SUPERIOR, "the chief of staff")


def _the_unit() -> str:
    return _named(settings.TITLE_UNIT, "the communications unit")


def _capacity(key: str) -> str:
    chief, superior = settings.TITLE_CHIEF, settings.TITLE_SUPERIOR
    if get_language() == "en":
        chief = "communications chief" if chief in SWEDISH else chief
        superior = "chief of staff" if superior in SWEDISH else superior
    return {
        "chief": chief,
        "acting_chief": gettext("acting %(title)s") % {"title": chief},
        "superior": superior,
        "acting_superior": gettext("acting %(title)s") % {"title": superior},
        "system": gettext("the register"),
    }.get(key, "")


the_chief = lazy(_the_chief, str)
the_superior = lazy(_the_superior, str)
the_unit = lazy(_the_unit, str)
the_chief_first = lazy(lambda: capfirst(_the_chief()), str)
the_superior_first = lazy(lambda: capfirst(_the_superior()), str)
the_unit_first = lazy(lambda: capfirst(_the_unit()), str)
capacity = lazy(_capacity, str)
