"""The rows of the public lists: written here and not in a template, since a page has fifty and strangers wait for it.

With templates for rows and boxes a page of fifty accounts cost about twice as much (docs/performance.md).
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from registry.appearance import local
from registry.public.facets import Choice, Facet
from registry.public.listing import PublicEntry
from registry.register import replies
from registry.templatetags.look import day, drawing, status, tag

register = template.Library()


@register.simple_tag
def account_rows(entries: Iterable[PublicEntry]) -> SafeString:
    """{% account_rows page.entries %}: the accounts of a list."""
    words = Words()
    return mark_safe("".join(written(entry, words) for entry in entries))  # noqa: S308 (escaped in written)


@register.simple_tag
def account_row(entry: PublicEntry | None, successor: PublicEntry | None = None) -> SafeString:
    """{% account_row entry successor %}: one account, and the one to use instead where it is closed."""
    if not entry:
        return SafeString("")
    return mark_safe(written(entry, Words(), successor))  # noqa: S308 (escaped in written)


class Words:
    """What the rows of a page say alike, in its language: asked for once and not for each row."""

    def __init__(self) -> None:
        self.language = get_language() or ""
        self.start = local("/konton/")
        self.opening = lru_cache(opening)
        self.within = lru_cache(replies.within)


def opening(platform: str) -> list[str]:
    """«Öppna … på Instagram»: what is said before the account's name, and after it."""
    return escape(_("Open %(name)s on %(platform)s") % {"name": "§", "platform": platform}).split("§", 1)


def written(entry: PublicEntry, words: Words, successor: PublicEntry | None = None) -> str:
    """An account as a row; every text of a person's is escaped."""
    name = escape(entry.name)
    account = f"{entry.platform_name} · {entry.handle}" if entry.handle else entry.platform_name
    parts = [
        f'<li class="account"><span class="tile">{drawing(entry.platform_icon)}</span><div>',
        f'<h3 class="account__name"><a class="ds-link" href="{words.start}{entry.id}/">{name}</a></h3>',
        f'<p class="meta">{escape(account)}</p>',
    ]
    if marks := standing(entry):
        parts.append(f'<p class="account__tags">{marks}</p>')
    open_now = entry.status != "closed"
    if open_now and (text := entry.text_in(words.language)):
        language = entry.language_of(text)
        spoken = f' lang="{language}"' if language != words.language else ""
        parts.append(f'<p class="account__what"{spoken}>{escape(text)}</p>')
    if (entry.closed_reason or successor) and (why := why_closed(entry, successor)):
        parts.append(f'<p class="account__what">{why}</p>')
    parts.append(
        f'<ul class="account__facts meta"><li>{drawing("building-community")}{escape(entry.department)}</li>'
    )
    if open_now and entry.watched:
        answered = f", {within}" if (within := words.within(entry.replies_within_hours)) else ""
        parts.append(f"<li>{drawing('clock')}{escape(entry.watched + answered)}</li>")
    if open_now and entry.confirmed_on:
        parts.append(f"<li>{drawing('circle-check')}{checked_on(entry.confirmed_on, words.language)}</li>")
    parts.append("</ul></div>")
    if open_now and entry.url and not entry.warning:
        before, after = words.opening(entry.platform_name)
        parts.append(
            f'<p class="account__out"><a class="ds-link" href="{escape(entry.url)}" rel="noopener external"><span>'
            f'{before}<span class="ds-sr-only"> {name} </span>{after}</span>'
            f"{drawing('external-link')}</a></p>"
        )
    parts.append("</li>")
    return "".join(parts)


@lru_cache(1024)
def checked_on(on: date, language: str) -> str:
    """When the details were checked, in the language of the page; the same day stands on many rows."""
    return escape(_("Details checked %(date)s") % {"date": day(on)})


def standing(entry: PublicEntry) -> str:
    """What is out of the ordinary with an account, as tags: a warning, resting, closing, closed."""
    marks = ""
    if entry.warning:
        marks = tag(_("Warning: do not trust the account"), icon="alert-triangle", tone="danger")
    if entry.status == "resting":
        return marks + status("resting", on=entry.rests_until)
    if entry.status == "closed":
        return marks + status("closed", on=entry.closed_on)
    return marks + status("closing", on=entry.closes_on) if entry.closes_on else marks


def why_closed(entry: PublicEntry, successor: PublicEntry | None) -> str:
    """Why an account was closed, and what to use instead, where that is known."""
    why = f"{escape(capfirst(entry.why_closed))}." if entry.why_closed else ""
    if not successor:
        return why
    link = f'<a class="ds-link" href="{escape(successor.path)}">{escape(successor.name)}</a>'
    instead = escape(_("Use this one instead:"))
    return f"{why} {instead} {link} ({escape(successor.platform_name)})."


@register.simple_tag
def filter_boxes(facet: Facet) -> SafeString:
    """{% filter_boxes facet %}: the boxes to tick of one group of filters, with their counts where there are any."""
    return mark_safe("".join(box(facet.name, choice) for choice in facet.choices))  # noqa: S308 (escaped in box)


def box(name: str, choice: Choice) -> str:
    """One box to tick; its name is heard with «12 accounts», and seen with «12»."""
    label, value = escape(str(choice.label)), escape(choice.value)
    heard = shown = ""
    if choice.count is not None:
        count = f"{choice.count}{'+' if choice.more else ''}"
        accounts = ngettext("account", "accounts", choice.count)
        heard = f' aria-label="{label}, {count} {accounts}"'
        shown = f'<span class="filters__count">{count}</span>'
    return (
        f'<div class="ds-field"><input class="ds-input" type="checkbox" name="{name}" value="{value}"'
        f' id="{name}-{value}"{heard}{" checked" if choice.selected else ""}>'
        f'<label for="{name}-{value}"><span>{label}</span>{shown}</label></div>'
    )
