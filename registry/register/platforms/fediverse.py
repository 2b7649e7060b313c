"""Mastodon, Pixelfed and PeerTube live on any host: read by known servers, else by the address."""

from __future__ import annotations

import re

from registry.register.platforms import hosts
from registry.register.platforms.address import Address
from registry.register.platforms.answer import Recognised, not_account
from registry.register.platforms.reasons import WORDS
from registry.register.platforms.row import Platform

USER = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?")
SHORT_ID = re.compile(r"[1-9A-HJ-NP-Za-km-z]{20,24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FILM_HOSTS = ("video.", "videos.", "tube.", "peertube.", "film.", "play.")
TABS = frozenset("with_replies media followers following featured collections about".split())
FILM_TABS = frozenset("videos video-channels video-playlists about followers playlists".split())


def software(host: str) -> str:
    """The platform that a server is known to run (its key), or an empty string."""
    for key, known in (
        ("mastodon", hosts.MASTODON),
        ("pixelfed", hosts.PIXELFED),
        ("peertube", hosts.PEERTUBE),
    ):
        if host.removeprefix("www.") in known or host.split(".")[0] == key:
            return key
    return ""


def split(name: str, host: str) -> tuple[str, str] | None:
    """User and home server of `user`, `@user` or `@user@home` seen on `host`; None if it is no name."""
    user, _, home = name.removeprefix("@").partition("@")
    return (user, home.lower() or host) if USER.fullmatch(user) else None


def account(platform: Platform, user: str, home: str, form: str = "@{}", reason: str = "") -> Recognised:
    """`user` at the server `home`: the address is always the one on its own server."""
    handle = f"@{user}@{home}"
    return Recognised(
        "account",
        reason,
        platform.key,
        handle,
        f"https://{home}/{form.format(user)}",
        "page",
        f"{platform.key}:{platform.fold(handle)}",
    )


def mastodon(platform: Platform, address: Address, known: bool) -> tuple[str, str] | Recognised | None:
    """User and home of a profile's address; a refusal for another page; None when it need not be Mastodon's.

    `known` is whether the server is known to be Mastodon's: then every address on it is read.
    """
    parts = address.segments
    if parts and parts[0].lower() in ("web", "deck") and len(parts) > 1 and parts[1].startswith("@"):
        parts = parts[1:]
    if known and parts and parts[0].lower() == "users" and len(parts) > 1:
        parts = ("@" + parts[1], *parts[2:])
    if not parts:
        return not_account(platform.key, "front_page") if known else None
    found = split(parts[0], address.host) if parts[0].startswith("@") else None
    if not found:
        return not_account(platform.key, WORDS.get(parts[0].lower(), "system")) if known else None
    word = parts[1].lower() if len(parts) > 1 else ""
    if not word or (word in TABS and len(parts) == 2) or word == "tagged":
        return found
    return not_account(platform.key, "post" if word.isdigit() else WORDS.get(word, "subpage"))


def pixelfed(platform: Platform, address: Address) -> tuple[str, str] | Recognised:
    """User and home of a profile's address on a server of Pixelfed's."""
    parts = address.segments
    if parts and parts[0].lower() == "users" and len(parts) > 1:
        parts = parts[1:]
    if not parts:
        return not_account(platform.key, "front_page")
    first = parts[0].lower()
    found = split(parts[0], address.host)
    if first in ("p", "i", "c", "storage") or first in WORDS or first in platform.own_pages or not found:
        return not_account(platform.key, "post" if first == "p" else WORDS.get(first, "system"))
    if len(parts) == 1 or (parts[1].lower() in TABS and len(parts) == 2):
        return found
    return not_account(platform.key, "subpage")


def peertube(platform: Platform, address: Address, known: bool) -> tuple[str, str, str] | Recognised | None:
    """User, home and form (`c/{}` a channel, `a/{}` an account) of a profile's address.

    A film's id is long and without vowels of its own, so /w/<id> is a film on any host.
    """
    parts = address.segments
    first = parts[0].lower() if parts else ""
    form = {"c": "c/{}", "video-channels": "c/{}", "a": "a/{}", "accounts": "a/{}"}.get(first, "")
    if form and len(parts) > 1 and (known or "@" not in parts[1] or parts[1].count("@") == 1):
        found = split(parts[1], address.host)
        if found and (len(parts) == 2 or (len(parts) == 3 and parts[2].lower() in FILM_TABS)):
            return (*found, form)
    elif known and first.startswith("@") and len(parts) == 1:
        found = split(parts[0], address.host)
        if found:
            return (*found, "@{}")
    by_id = len(parts) > 1 and first in ("w", "videos", "embed") and SHORT_ID.fullmatch(parts[-1])
    if by_id or (len(parts) == 2 and first == "w" and address.host.startswith(FILM_HOSTS)):
        return not_account(platform.key, "video")
    if known:
        return not_account(platform.key, WORDS.get(first, "system") if parts else "front_page")
    return None
