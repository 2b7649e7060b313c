"""The tags of the look: icons, states, dates, addresses in two languages and the small components."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template.base import FilterExpression, Parser, Token
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.door import today
from registry import signs
from registry.appearance import local as local_address
from registry.register import replies

register = template.Library()

NAME = re.compile(r"[a-z0-9-]+")
DRAWING = re.compile(r"<(?:path|circle|line|rect|polyline|ellipse|polygon)\b(?![^>]*stroke=\"none\")[^>]*/>")
# Buttons: what Designsystemet calls each kind.
BUTTONS = {
    "primary": "",
    "secondary": ' data-variant="secondary"',
    "tertiary": ' data-variant="tertiary"',
    "danger": ' data-variant="secondary" data-color="danger"',
}


@lru_cache(maxsize=512)
def drawing(name: str) -> SafeString:
    """An icon of the icon set as inline SVG, hidden from those who listen: words stand beside it."""
    file = Path(settings.ICON_DIR) / f"{name}.svg"
    if not NAME.fullmatch(name) or not file.is_file():
        raise template.TemplateSyntaxError(f"There is no icon «{name}» in {settings.ICON_DIR}")
    shapes = "".join(DRAWING.findall(file.read_text(encoding="utf-8")))
    return mark_safe(  # noqa: S308 (our own icon set, no text of a person's)
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        f"{shapes}</svg>"
    )


class IconNode(template.Node):
    """A name that is written out is looked up when the template is read: a missing icon fails early."""

    def __init__(self, name: FilterExpression) -> None:
        self.name = name
        if not name.filters and isinstance(name.var, str):
            drawing(name.var)

    def render(self, context: template.Context) -> SafeString:
        """The drawing, or nothing for an empty name."""
        name = self.name.resolve(context)
        return drawing(str(name)) if name else SafeString("")


@register.tag("icon")
def icon(parser: Parser, token: Token) -> IconNode:
    """{% icon "gavel" %}: an icon of the set."""
    words = token.split_contents()
    if len(words) != 2:
        raise template.TemplateSyntaxError("{% icon %} takes one name")
    return IconNode(parser.compile_filter(words[1]))


@register.simple_tag
def platform_tile(name: str) -> SafeString:
    """The icon of a platform on a tinted tile; its name stands in words beside it."""
    return format_html('<span class="tile">{}</span>', drawing(name or "world"))


# Dates


@register.filter
def day(value: dt.date | dt.datetime | None) -> str:
    """«22 november 2026»."""
    if value is None or value == "":
        return ""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return date_format(value, "j F Y")


@register.filter
def passed(value: dt.date | None) -> bool:
    """Whether a day lies behind us, so that nothing more can be promised of it."""
    return value is not None and value < today()


@register.filter
def moment(value: dt.datetime | None) -> str:
    """«22 november 2026 kl. 10.31», in the municipality's time."""
    if value is None or value == "":
        return ""
    here = timezone.localtime(value) if timezone.is_aware(value) else value
    parts = {"day": date_format(here, "j F Y"), "hour": f"{here:%H}", "minute": f"{here:%M}"}
    return _("%(day)s at %(hour)s:%(minute)s") % parts


# Addresses


@register.simple_tag
def local(address: str) -> str:
    """{% local "/om/" %}: a Swedish address in the language of the page."""
    return local_address(address)


@register.simple_tag(takes_context=True)
def other_language_url(context: template.Context) -> str:
    """The same page in the other language, its filters with it."""
    request: HttpRequest | None = context.get("request")
    inside = request.path_info if request else "/"
    english = inside == "/en" or inside.startswith("/en/")
    inside = inside[3:] if english else f"/en{inside}"
    query = request.META.get("QUERY_STRING", "") if request and request.method in ("GET", "HEAD") else ""
    # One slash only: «//» in front would be another site's address.
    return get_script_prefix() + inside.lstrip("/\\") + (f"?{query}" if query else "")


@register.simple_tag
def other_language() -> dict[str, str]:
    """Its code and its own name."""
    english = (get_language() or "sv").startswith("en")
    return {"code": "sv", "name": "Svenska"} if english else {"code": "en", "name": "English"}


@register.filter
def bare(address: str) -> str:
    """An address as people write it: «instagram.com/lindalabibliotek»."""
    return re.sub(r"^https?://(www\.)?", "", address or "").rstrip("/")


register.filter(replies.within)
register.filter(replies.promise)


# States and words


@register.simple_tag
def tag(words: str, icon: str = "", tone: str = "neutral") -> SafeString:
    """{% tag _("Needs special reasons") icon="alert-triangle" tone="warning" %}."""
    return format_html(
        '<span class="ds-tag" data-color="{}">{}{}</span>', tone, drawing(icon) if icon else "", words
    )


def shown(table: dict[str, signs.Sign], state: str, on: dt.date | None) -> SafeString:
    """A state of a table as a tag."""
    sign = table.get(str(state), signs.UNKNOWN)
    dated = on and sign.on and not (sign.ahead and passed(on))
    words = str(sign.on) % {"date": day(on)} if dated else str(sign.words or state)
    return tag(words, sign.icon, sign.tone)


@register.simple_tag
def status(state: str, on: dt.date | None = None) -> SafeString:
    """{% status account.status on=account.closes_on %}: an account's status."""
    return shown(signs.ACCOUNT, state, on)


@register.simple_tag
def case_state(state: str, on: dt.date | None = None) -> SafeString:
    """{% case_state case.state %}: how far a case has come."""
    return shown(signs.CASE, state, on)


# Buttons and links


@register.simple_tag
def button(words: str, kind: str = "primary", icon: str = "", name: str = "", value: str = "") -> SafeString:
    """{% button _("Approve the application") %}: submits the form it stands in."""
    return format_html(
        '<button class="ds-button" type="submit"{}{}{}>{}{}</button>',
        mark_safe(BUTTONS[kind]),  # noqa: S308 (a table of ours)
        format_html(' name="{}"', name) if name else "",
        format_html(' value="{}"', value) if value else "",
        drawing(icon) if icon else "",
        words,
    )


@register.simple_tag
def link_button(url: str, words: str, kind: str = "secondary", icon: str = "", about: str = "") -> SafeString:
    """{% link_button url _("Read and decide") about=case.title %}: «about» is heard, not seen."""
    return format_html(
        '<a class="ds-button" href="{}"{}{}>{}{}</a>',
        url,
        mark_safe(BUTTONS[kind]),  # noqa: S308 (a table of ours)
        # As one name: a hidden part would be read with a blank before its mark.
        format_html(' aria-label="{}: {}"', words, about) if about else "",
        drawing(icon) if icon else "",
        words,
    )


@register.simple_tag
def named_link(words: str, name: str, quiet: bool = False) -> SafeString:
    """The words of a link with «§» for its target's name, which when quiet is heard and not seen."""
    before, after = words.split("§", 1)
    if not quiet:
        return format_html("<span>{}{}{}</span>", before, name, after)
    return format_html('<span>{}<span class="ds-sr-only"> {} </span>{}</span>', before, name, after)


# Blocks


@register.simple_block_tag
def card(
    content: str,
    heading: str = "",
    icon: str = "",
    count: Any = "",
    level: int = 2,
    tone: str = "",
    id: str = "",
) -> str:
    """{% card _("To decide") icon="gavel" count=3 %} … {% endcard %}: a box with a heading."""
    return render_to_string(
        "components/card.html",
        {
            "content": content,
            "heading": heading,
            "icon": icon,
            "count": count,
            "level": level if level in range(1, 7) else 2,
            "tone": tone,
            "id": id,
        },
    )


@register.simple_block_tag
def notice(content: str, tone: str = "info", heading: str = "", level: int = 2, icon: str = "") -> str:
    """{% notice "warning" _("Do not trust the account") %} … {% endnotice %}."""
    picture = icon or signs.NOTICE_ICONS[tone]
    return render_to_string(
        "components/notice.html",
        {"content": content, "tone": tone, "heading": heading, "level": level, "icon": picture},
    )


@register.simple_block_tag
def more(content: str, words: str) -> SafeString:
    """{% more _("More you can do") %} … {% endmore %}: what is done seldom, folded."""
    return format_html(
        '<details class="more"><summary>{}{}</summary><div class="choices">{}</div></details>',
        words,
        drawing("chevron-down"),
        mark_safe(content),  # noqa: S308 (a template's)
    )


@register.filter
def paired(one: Iterable[Any], other: Iterable[Any]) -> list[tuple[Any, Any]]:
    """{% for column, cell in columns|paired:cells %}."""
    return list(zip(one, other, strict=False))


@register.simple_block_tag
def row(
    content: str, title: str, url: str = "", meta: str = "", mark: str = "", icon: str = "", level: int = 3
) -> str:
    """{% row case.title case.url meta=… %} buttons {% endrow %}: one item in <ul class="rows">."""
    return render_to_string(
        "components/row.html",
        {
            "content": mark_safe(content.strip()),  # noqa: S308 (a template's)
            "title": title,
            "url": url,
            "meta": meta,
            "mark": mark,
            "icon": icon,
            "level": level,
        },
    )


@register.simple_tag
def fact(label: str, value: Any, none: str = "") -> SafeString:
    """{% fact _("Purpose") account.purpose %}: one fact of <dl class="facts">, unless it is empty."""
    if isinstance(value, Promise):
        # A text that is translated late is iterable too, letter by letter.
        value = str(value)
    if value is None or value == "":
        value = str(none)
    if value == "":
        return SafeString("")
    if isinstance(value, dt.datetime):
        value = moment(value)
    elif isinstance(value, dt.date):
        value = day(value)
    elif not isinstance(value, str) and isinstance(value, Iterable):
        value = ", ".join(str(item) for item in value)
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, value)


@register.simple_block_tag
def fact_block(content: str, label: str) -> SafeString:
    """{% fact_block _("Address") %}<a …>…</a>{% endfact_block %}: a fact with markup of its own."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, mark_safe(content))  # noqa: S308 (a template's)


@register.simple_tag(takes_context=True)
def waiting_messages(context: template.Context) -> list[dict[str, str]]:
    """{% waiting_messages as messages %}: what the last act says; opens the session: staff pages only."""
    request = context.get("request")
    if request is None:
        return []
    tones = {"error": "danger", "debug": "info"}
    found = []
    for message in get_messages(request):
        tone = tones.get(message.level_tag, message.level_tag or "info")
        found.append(
            {"tone": tone, "text": str(message), "icon": signs.NOTICE_ICONS.get(tone, "info-circle")}
        )
    return found
