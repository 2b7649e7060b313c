"""Reads what people paste: which account on which platform, or why it is none and what to do then."""

from __future__ import annotations

import re
from dataclasses import replace

from registry.register.platforms import fediverse, hosts, lookalike, typed, unwrap
from registry.register.platforms.address import LIMIT, Address, check_host, parse
from registry.register.platforms.answer import VERDICTS, Recognised, not_account, reject, resolve
from registry.register.platforms.readers import feed
from registry.register.platforms.row import Platform, read, read_path
from registry.register.platforms.table import BY_KEY, HOSTS, PLATFORMS, at_host

__all__ = ["VERDICTS", "Recognised", "platform_choices", "recognise", "recognise_on"]

PHONE = re.compile(r"\+?[0-9][0-9\s()-]{5,24}")
DEPTH = 3  # wrapped links inside each other that are still opened
FEED_NAMES = frozenset(
    """rss feed atom rss2 feeds rss.xml feed.xml atom.xml index.xml index.rdf feed.json rss.aspx
    rss.php""".split()
)
FEED_ENDING = re.compile(r".+\.(?:rss|atom|rdf)|.*(?:rss|feed|atom).*\.xml", re.IGNORECASE)
# Reasons where an address elsewhere in the text is worth offering. Never where somebody has tried to deceive.
OFFER = frozenset("space no_address scheme tail host_no_dot host_missing host_invalid".split())


def recognise(text: str) -> Recognised:
    """Which account a pasted text names. Any text has an answer; nothing is looked up and nothing raises.

    At most LIMIT characters are read, in linear time. The rule: DOMAIN.md, «Reading an address».
    """
    if len(text) > LIMIT:
        return replace(reject("too_long"), input=text)
    return replace(_read_text(text), input=text)


def recognise_on(platform_key: str, text: str) -> Recognised:
    """An account on a platform that the person has chosen, from a typed name (`@lindala`) or a whole address.

    An address on another platform is rejected, with that account's address as the suggestion. On Mastodon,
    Pixelfed, PeerTube, a feed or «another platform» the host may be any.
    """
    platform = BY_KEY.get(platform_key)
    if platform is None:
        return replace(reject("unknown_choice"), input=text)
    if len(text) > LIMIT:
        return replace(reject("too_long"), input=text)
    return replace(_read_on(platform, text), input=text)


def platform_choices(*, retired: bool = False) -> list[tuple[str, str]]:
    """Key and name of each platform for a form's list, in the table's order; closed ones if `retired`."""
    return [(row.key, row.title) for row in PLATFORMS if retired or not row.retired]


def _read_text(text: str) -> Recognised:
    cleaned = typed.clean(text)
    if not cleaned:
        return reject("no_address" if text.strip() else "empty")
    if not any(character.isalnum() for character in cleaned):
        return reject("no_address")
    return _read_name(cleaned) or _read_written(cleaned, DEPTH)


def _read_name(text: str) -> Recognised | None:
    """A text that is a name and no web address; None when it should be read as an address."""
    if text.lower().startswith("did:plc:"):
        return read_path(BY_KEY["bluesky"], _at("bsky.app"), ("profile", text))
    at = typed.at_server(text)
    if at:
        return _read_at_server(*at)
    if text.startswith("@") and text.lower().endswith(".bsky.social"):
        return read_path(BY_KEY["bluesky"], _at("bsky.app"), ("profile", text[1:]))
    first, slash, rest = (text if text.startswith("//") else text.removeprefix("/")).partition("/")
    if slash and typed.NAME.fullmatch(rest.strip("/")) and "." not in first:
        for platform in PLATFORMS:
            if first.lower() in platform.hints:
                return Recognised("ask_platform", "hint", platform.key)
    return Recognised("ask_platform", "no_platform") if typed.is_name(text) else None


def _read_at_server(user: str, server: str, plain: bool) -> Recognised:
    """`user@server`: an account in the fediverse, or a mail address that looks the same."""
    host = check_host(server)
    if isinstance(host, str):
        return reject(host)
    if not fediverse.USER.fullmatch(user):
        return reject("no_address")
    if at_host(user.lower()):
        return reject("credentials")
    found = at_host(host[0])
    if found and found[0].key == "threads":
        return read_path(found[0], _at("threads.com"), (f"@{user}",))
    known = fediverse.software(host[0])
    mail = hosts.below(host[0], hosts.MAIL_HOSTS) or (
        not known and not plain and (user.lower() in hosts.MAILBOXES or "." in user)
    )
    if mail or found:
        return reject("mail")
    refused = _refuse_host(host[0], host[1])
    if refused:
        return refused
    return _fediverse_account(user, host[0], "" if plain or known else "mail_look")


def _fediverse_account(user: str, home: str, reason: str = "") -> Recognised:
    """An account on its home server, on the platform that the server is known to run, else Mastodon."""
    platform = BY_KEY[fediverse.software(home) or "mastodon"]
    return fediverse.account(platform, user, home, "{}" if platform.key == "pixelfed" else "@{}", reason)


def _read_written(text: str, depth: int) -> Recognised:
    """A text that should be a web address."""
    address = parse(text)
    if isinstance(address, str):
        if address == "space" and not typed.pieces(text):
            address = "no_address"
        return reject(address, _offer(text, depth) if address in OFFER else "")
    return _read_address(address, depth)


def _offer(text: str, depth: int) -> str:
    """The address of the first account inside a longer text."""
    for piece in typed.pieces(text) if depth > 0 else ():
        found = _read_written(piece, 0)
        if found.is_account and found.platform not in ("other", "rss"):
            return found.url
    return ""


def _read_address(address: Address, depth: int) -> Recognised:
    inside = unwrap.inner(address)
    if inside is not None:
        return _read_inside(address, inside, depth)
    known = at_host(address.host)
    if known:
        platform, use, before = known
        if use == "short":
            return resolve(platform.key)
        return not_account(platform.key, "company") if use == "company" else read(platform, address, before)
    refused = _refuse_host(address.host, address.shown)
    if refused:
        return refused
    for suffix in hosts.suffixes(address.host):
        if suffix in hosts.NO_ACCOUNTS:
            return not_account("", hosts.NO_ACCOUNTS[suffix])
    if _names_platform(address):
        values = " ".join(value for _, value in address.query)
        return reject("tail", _offer(address.rest.lstrip("/?#"), depth) or _offer(values, depth))
    return _read_anywhere(address, depth)


def _read_inside(address: Address, inside: tuple[str, str], depth: int) -> Recognised:
    text, platform = inside
    if depth <= 0:
        return reject("wrapped_deep")
    if not text:
        return not_account(platform, "share_button") if platform else reject("wrapped_nothing")
    found = _read_written(typed.clean(text), depth - 1)
    if not found.is_account:
        return found
    reason = found.reason or ("archive" if "archive." in address.host else "unwrapped")
    # A wrapped link says less of how the account is named: its @handle counts as the page (url_cases.csv).
    kind = "page" if found.address_kind == "handle" else found.address_kind
    return replace(found, verdict="unwrap", reason=reason, address_kind=kind)


def _refuse_host(host: str, shown: str) -> Recognised | None:
    """Why an unknown host may not stand in the register, or None."""
    if hosts.below(host, hosts.SHORTENERS):
        return reject("shortener")
    if hosts.below(host, hosts.UNREADABLE_WRAPPERS):
        return resolve("", "unreadable_wrap")
    found = None if fediverse.software(host) else lookalike.accuse(shown)
    if found:
        unlike = found.difference
        return reject(unlike.reason, brand=found.brand, site=found.site, has=unlike.has, should=unlike.should)
    return None


def _names_platform(address: Address) -> bool:
    """Whether what follows an unknown host names a platform's: a trick, or a redirection."""
    # A profile seen on another server names that server: /@lindala@mastodon.nu is no trick.
    profile = bool(address.segments) and address.segments[0].startswith("@")
    tail = address.rest[len(address.rest.partition("?")[0]) :] if profile else address.rest
    parts = re.split(r"[/?#&=@:!;,|]+", tail.lower(), maxsplit=200)
    return any("." in part and part.removeprefix("www.") in HOSTS for part in parts) or any(
        "://" in value and at_host(value.partition("://")[2].partition("/")[0].lower())
        for _, value in address.query
    )


def _read_anywhere(address: Address, depth: int) -> Recognised:
    """An address on a host of nobody's we know: the fediverse, a feed, or a platform unknown to us."""
    software = fediverse.software(address.host)
    if software == "pixelfed":
        return _pixelfed(address)
    if software != "mastodon":
        film = fediverse.peertube(BY_KEY["peertube"], address, software == "peertube")
        if isinstance(film, tuple):
            return _peertube(film, address.host, "" if fediverse.software(film[1]) else "unprobed")
        if film:
            return film
    profile = fediverse.mastodon(BY_KEY["mastodon"], address, software == "mastodon")
    if isinstance(profile, tuple):
        return _at_home(profile, address.host)
    if profile:
        return profile
    if is_feed(address):
        return feed(BY_KEY["rss"], address)
    return _website(BY_KEY["other"], address)


def _at_home(profile: tuple[str, str], host: str) -> Recognised:
    """A profile seen on `host`, as its own server has it: that server's name is checked like any other."""
    user, home = profile
    return _fediverse_account(user, home) if home == host else _read_at_server(user, home, plain=True)


def _pixelfed(address: Address) -> Recognised:
    found = fediverse.pixelfed(BY_KEY["pixelfed"], address)
    if not isinstance(found, tuple):
        return found
    if found[1] != address.host:
        return _read_at_server(*found, plain=True)
    return fediverse.account(BY_KEY["pixelfed"], *found, "{}")


def _peertube(film: tuple[str, str, str], host: str, reason: str) -> Recognised:
    user, home, form = film
    checked = _read_at_server(user, home, plain=True)
    if home != host and not checked.is_account:
        return checked
    return fediverse.account(BY_KEY["peertube"], user, home, form, reason)


def is_feed(address: Address) -> bool:
    """Whether an address is a feed's by the look of its path or parameters."""
    last = address.segments[-1].lower() if address.segments else ""
    kind = address.parameter("feed", "format", "type").lower()
    return last in FEED_NAMES or bool(FEED_ENDING.fullmatch(last)) or kind in ("rss", "rss2", "atom", "feed")


def _website(platform: Platform, address: Address) -> Recognised:
    """A platform that has no row: the address is kept, the person says what it is called."""
    handle = f"{address.shown}{address.path}".rstrip("/") + address.told
    url = f"https://{address.host}{address.path}{address.told}"
    return Recognised(
        "account", "unknown_platform", platform.key, handle, url, "website", f"{platform.key}:{handle}"
    )


def _at(host: str) -> Address:
    return Address(host, host, (), (), "", "", False)


def _read_on(platform: Platform, text: str) -> Recognised:
    cleaned = typed.clean(text)
    if not cleaned:
        return reject("empty")
    if PHONE.fullmatch(cleaned):
        cleaned = re.sub(r"[\s()-]", "", cleaned)
    found = _read_text(cleaned)
    if found.verdict == "ask_platform" and "/" in cleaned and platform.hosts:
        # «company/lindala», «r/lindala»: the path as the platform writes it.
        parts = tuple(part for part in cleaned.split("/") if part)
        return _or_invalid(platform, read_path(platform, _at(platform.hosts[0]), parts))
    bare = typed.HANDLE.fullmatch(cleaned)
    if found.platform == platform.key and (found.is_account or not bare):
        return found
    if platform.anywhere:
        return _read_any_host(platform, cleaned, found)
    name = cleaned.removeprefix("@")
    if (bare or found.platform == "mastodon") and not at_host(name.lower()):
        if not platform.typed and not platform.owners:
            return reject("needs_address", platform=platform.title)
        return _from_name(platform, name)
    if found.is_account:
        return reject("other_platform", found.url, platform=platform.title)
    if found.reason in ("no_address", "space") and not found.suggestion:
        return reject("name_invalid", platform=platform.title)
    return found


def _or_invalid(platform: Platform, found: Recognised) -> Recognised:
    return found if found.is_account else reject("name_invalid", platform=platform.title)


def _from_name(platform: Platform, name: str) -> Recognised:
    """The account that a typed name has on the platform."""
    if not platform.typed:
        return _or_invalid(platform, read(platform, _at(f"{name.lower()}.{platform.hosts[0]}"), name.lower()))
    path = platform.typed.format(name)
    if platform.key == "bluesky" and "." not in name:
        path += ".bsky.social"
    return _or_invalid(
        platform, read(platform, replace(_at(platform.hosts[0]), segments=tuple(path.split("/"))), "")
    )


def _read_any_host(platform: Platform, text: str, found: Recognised) -> Recognised:
    """A chosen platform that lives on any host: what the host runs is the person's word."""
    if typed.is_name(text):
        return reject(
            "needs_address" if platform.key in ("rss", "other") else "needs_server", platform=platform.title
        )
    if not found.is_account or found.platform not in ("other", "rss", "mastodon", "peertube", "pixelfed"):
        return reject("other_platform", found.url, platform=platform.title) if found.is_account else found
    # What was understood, not what was pasted: a name@server and a wrapped link have an address then too.
    address = parse(found.url)
    assert isinstance(address, Address)
    if platform.key == "rss":
        return feed(platform, address)
    if platform.key == "pixelfed":
        return _pixelfed(address)
    if platform.key == "peertube":
        film = fediverse.peertube(platform, address, known=True)
        if not isinstance(film, tuple):
            return film or found
        # /@name does not tell PeerTube from Mastodon; /a/name does.
        user, home, form = film
        return _peertube((user, home, form.replace("@{}", "a/{}")), address.host, "")
    if platform.key == "mastodon":
        profile = fediverse.mastodon(platform, address, known=True)
        return fediverse.account(platform, *profile) if isinstance(profile, tuple) else profile or found
    return _website(platform, address)
