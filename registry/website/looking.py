"""How well a colour's shades can be told apart: the figures beside the samples."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.palette import SHAPE, TEXT, contrast, palette


@dataclass(frozen=True)
class Contrast:
    """Two shades that lie beside each other, and their contrast light and dark (WCAG 2.2, 1 to 21)."""

    what: str | Promise
    light: float
    dark: float
    least: float


PAIRS = (
    (_("Text on the page"), "text-default", "background-default", TEXT),
    (_("Quiet text on a tinted surface"), "text-subtle", "surface-tinted", TEXT),
    (_("Text on a button"), "base-contrast-default", "base-default", TEXT),
    (_("The border of a field"), "border-default", "background-default", SHAPE),
)


def present() -> str:
    """The municipality's colour today."""
    return str(settings.MUNICIPALITY_COLOR).lower()


def contrasts(color: str) -> list[Contrast]:
    """The contrasts of a colour (#rgb or #rrggbb). Raises ValueError for what is no colour."""
    made = palette(color)
    rows = [
        Contrast(
            what,
            contrast(made.light[one], made.light[other]),
            contrast(made.dark[one], made.dark[other]),
            least,
        )
        for what, one, other, least in PAIRS
    ]
    return [
        *rows,
        Contrast(_("Text on the coloured band"), contrast(*made.band_light), contrast(*made.band_dark), TEXT),
    ]
