"""What lets others see that an account is ours: a code to scan, a text for its profile, facts for search engines."""

import json
from functools import lru_cache

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from registry.public.listing import PublicEntry

MARKS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
"""What could end a script element, written as JSON allows it."""


@lru_cache(maxsize=256)
def code(address: str) -> SafeString:
    """An address as a QR code in SVG: black on white whatever the page's colours, since cameras want it so."""
    drawn = segno.make_qr(address, error="q").svg_inline(
        border=4, omitsize=True, dark="#000", light="#fff", svgclass="qr", lineclass=None
    )
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308 (no text in it)


def trusted(entry: PublicEntry) -> bool:
    """Whether we say of an account that it is ours and can be used: not when we warn of it, or have closed it."""
    return entry.status != "closed" and entry.warning is None and bool(entry.url)


def text_for_profile(entry: PublicEntry) -> str:
    """What an account's own profile can say, short enough for every platform."""
    address = entry.page.partition("://")[2].rstrip("/")
    return _("This is an official account. Check it at %(address)s") % {"address": address}


def structured(entry: PublicEntry) -> SafeString:
    """Who stands behind the account, as schema.org has it; «sameAs» only of what can be trusted today."""
    municipality = {
        "@type": "GovernmentOrganization",
        "name": settings.MUNICIPALITY_NAME,
        "url": settings.MUNICIPALITY_WEBSITE,
    }
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": entry.department,
        "parentOrganization": municipality,
    }
    if entry.contact:
        told["email"] = entry.contact
    if trusted(entry):
        told["sameAs"] = [entry.url]
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(MARKS))  # noqa: S308 (its marks are escaped)
