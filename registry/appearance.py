"""The municipality's look: stylesheet and logotype at hashed addresses, and what pages say of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, get_script_prefix, path, resolve
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registry.palette import palette
from registry.web import public

LOGO_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
FOR_EVER = "public, max-age=31536000, immutable"
# Where a reader can go; a row is shown as soon as its address exists.
PUBLIC_MENU = (
    ("/", _("All accounts")),
    ("/avslutade/", _("Closed accounts")),
    ("/tipsa/", _("Tip us off")),
)
FOOTER = (
    ("/om/", _("About the list")),
    ("/amnen/", _("Accounts by theme")),
    ("/riktlinje/", _("Our guideline")),
    ("/tillganglighet/", _("Accessibility statement")),
    ("/om/personuppgifter/", _("For our staff: personal data")),
)
FOOTER_DATA = (
    ("/konton.json", _("The list as JSON")),
    ("/konton.csv", _("The list as CSV")),
    ("/konton.atom", _("Feed of changes")),
)
ENTRANCE = "/logga-in/"


@dataclass(frozen=True)
class Place:
    """One address that a menu names."""

    url: str
    label: str | Promise
    current: bool = False


@dataclass(frozen=True)
class Look:
    """What base.html needs to know, of the municipality and never of the visitor."""

    municipality: str
    website: str
    stylesheet: str
    logo: str
    icon: str
    letter: str
    footer: tuple[Place, ...] = ()
    data: tuple[Place, ...] = ()
    entrance: str = ""


@lru_cache(maxsize=8)
def stylesheet_text(color: str) -> str:
    """The municipality's colour as Designsystemet's variables, light and dark."""
    scale = palette(color)

    def rule(steps: dict[str, str], band: tuple[str, str]) -> str:
        lines = [f"--ds-color-accent-{step}:{value}" for step, value in steps.items()]
        return ";".join([*lines, f"--band-ground:{band[0]}", f"--band-text:{band[1]}"])

    light, dark = rule(scale.light, scale.band_light), rule(scale.dark, scale.band_dark)
    return (
        f":root,[data-color-scheme]{{{light}}}\n"
        f"@media (prefers-color-scheme:dark){{[data-color-scheme=auto]{{{dark}}}}}\n"
        f"[data-color-scheme=dark]{{{dark}}}\n"
    )


@lru_cache(maxsize=8)
def logo_bytes(file: str) -> bytes:
    """The logotype as it lies on disk; read once, since a new one needs a new start anyhow."""
    return Path(file).read_bytes()


def digest(content: bytes) -> str:
    """Names a content, so that it may be kept for ever under that name."""
    return hashlib.sha256(content).hexdigest()[:12]


def stylesheet_url() -> str:
    """Where the municipality's stylesheet is today."""
    return (
        f"{get_script_prefix()}utseende/{digest(stylesheet_text(settings.MUNICIPALITY_COLOR).encode())}.css"
    )


def logo_url() -> str:
    """Where the logotype is today, or nothing when none is set."""
    if not (file := str(settings.MUNICIPALITY_LOGO or "")):
        return ""
    suffix = Path(file).suffix.lower().lstrip(".")
    if suffix not in LOGO_TYPES:
        return ""
    return f"{get_script_prefix()}utseende/logotyp.{digest(logo_bytes(file))}.{suffix}"


@lru_cache(maxsize=8)
def shield_text(color: str, letter: str) -> str:
    """A shield in the municipality's colour with its first letter, for those who have set no logotype."""
    ground, text = palette(color).band_light
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 0 42 42">'
        f'<path fill="{ground}" d="M5 0h26a5 5 0 0 1 5 5v19c0 10-8 18-18 18S0 34 0 24V5a5 5 0 0 1 5-5z"/>'
        f'<text x="18" y="27" fill="{text}" font-family="sans-serif" font-size="20" font-weight="700"'
        f' text-anchor="middle">{escape(letter)}</text></svg>'
    )


def shield() -> str:
    """The shield as it is today."""
    return shield_text(settings.MUNICIPALITY_COLOR, settings.MUNICIPALITY_NAME[:1].upper())


def shield_url() -> str:
    """Where the shield is today."""
    return f"{get_script_prefix()}utseende/skold.{digest(shield().encode())}.svg"


@public("The colours of the pages.")
def stylesheet(request: HttpRequest, name: str) -> HttpResponse:
    """The generated stylesheet; an older name leads to today's, since somebody may hold yesterday's page."""
    text = stylesheet_text(settings.MUNICIPALITY_COLOR).encode()
    if name != digest(text):
        return redirect(stylesheet_url())
    return HttpResponse(text, content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER})


@public("The municipality's logotype.")
def logotype(request: HttpRequest, name: str, suffix: str) -> HttpResponse:
    """The municipality's own picture, which may do nothing but be looked at."""
    if not (today := logo_url()):
        raise Http404
    if request.path != today:
        return redirect(today)
    content = logo_bytes(str(settings.MUNICIPALITY_LOGO))
    response = HttpResponse(content, content_type=LOGO_TYPES[suffix], headers={"Cache-Control": FOR_EVER})
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


@public("The small picture in the browser's tab.")
def tab_icon(request: HttpRequest, name: str) -> HttpResponse:
    """The shield, for municipalities without a logotype."""
    text = shield().encode()
    if name != digest(text):
        return redirect(shield_url())
    return HttpResponse(text, content_type=LOGO_TYPES["svg"], headers={"Cache-Control": FOR_EVER})


urlpatterns = [
    path("utseende/skold.<slug:name>.svg", tab_icon, name="tab-icon"),
    path("utseende/<slug:name>.css", stylesheet, name="stylesheet"),
    path("utseende/logotyp.<slug:name>.<slug:suffix>", logotype, name="logotype"),
]


def local(address: str) -> str:
    """A Swedish address in the language of the page: «/om/» is «/en/om/» on an English page."""
    language = get_language() or settings.LANGUAGE_CODE
    prefix = "" if language == settings.LANGUAGE_CODE else f"{language}/"
    return f"{get_script_prefix()}{prefix}{address.lstrip('/')}"


@lru_cache(maxsize=64)
def exists(address: str) -> bool:
    """Whether the site answers at an address."""
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def places(rows: tuple[tuple[str, str | Promise], ...], here: str) -> tuple[Place, ...]:
    """The rows of a menu that lead somewhere."""
    found = []
    for address, label in rows:
        url = local(address)
        if exists("/" + url.removeprefix(get_script_prefix())):
            found.append(Place(url, label, current=url == here))
    return tuple(found)


def look(request: HttpRequest) -> dict[str, object]:
    """The context processor: asks neither the database nor who is signed in."""
    name = settings.MUNICIPALITY_NAME
    here = request.path
    entrance = places(((ENTRANCE, ""),), here)
    return {
        "look": Look(
            municipality=name,
            website=settings.MUNICIPALITY_WEBSITE,
            stylesheet=stylesheet_url(),
            logo=logo_url(),
            icon=logo_url() or shield_url(),
            letter=name[:1].upper(),
            footer=places(FOOTER, here),
            data=places(FOOTER_DATA, here),
            entrance=entrance[0].url if entrance else "",
        ),
        "public_menu": places(PUBLIC_MENU, here),
    }
