"""What the table's patterns cannot say: small readers that rows name, each for one platform's own habits.

A reader gets the row, the address and the name before the host, and answers an account, a refusal, or None
when the row's forms should go on reading.
"""

from __future__ import annotations

import re
from dataclasses import replace

from registry.register.platforms.address import Address
from registry.register.platforms.answer import Recognised, not_account, reject, resolve
from registry.register.platforms.reasons import WORDS
from registry.register.platforms.row import Form, Platform, read_path

NUMBER = re.compile(r"[0-9]{5,20}")
NUMBER_LAST = re.compile(r"(?:.*-)?([0-9]{5,20})")
MESSENGER = Form("{}", "messenger", reason="messenger")
PHONE = Form("{}", "phone", address="https://wa.me/{}", reason="phone")
DIGITS = re.compile(r"[0-9]{7,15}")
OPAQUE_PERSON = re.compile(r"ACo[A-Za-z0-9_-]{20,60}")


def _first(address: Address, place: int = 0) -> str:
    return address.segments[place].lower() if len(address.segments) > place else ""


def facebook(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Pages with a number become the number; Messenger's links stand for the page behind them."""
    parts, first = address.segments, _first(address)
    if address.host.removeprefix("www.") in ("m.me", "messenger.com"):
        names = parts[1:] if first == "t" else parts if address.host.endswith("m.me") else ()
        found = read_path(platform, address, names[:1])
        if not names or found.verdict != "account":
            return not_account(platform.key, "chat" if parts else "front_page")
        return replace(found, address_kind=MESSENGER.kind, reason=MESSENGER.reason)
    if first == "profile.php":
        number = address.parameter("id")
        if address.parameter("story_fbid"):
            return not_account(platform.key, "post")
        return (
            platform.account(number, kind="id")
            if NUMBER.fullmatch(number)
            else not_account(platform.key, "system")
        )
    if first in ("login", "login.php"):
        return not_account(platform.key, "login", _offered(platform, address, "next"))
    if first in ("pages", "people", "p", "profile") and len(parts) > 1:
        for part in (*parts[1:4], ""):
            if NUMBER.fullmatch(part):
                return platform.account(part, kind="id")
        last = NUMBER_LAST.fullmatch(parts[3 if _first(address, 1) == "category" and len(parts) > 3 else 1])
        return platform.account(last.group(1), kind="id") if last else not_account(platform.key, "system")
    if first == "groups" and _first(address, 1) in (
        "feed",
        "discover",
        "joins",
        "create",
        "search",
        "browse",
    ):
        return not_account(platform.key, "system")
    if first.endswith(".php"):
        return not_account(platform.key, WORDS.get(first, "embed" if first.startswith("like") else "system"))
    if first.startswith("@"):
        return read_path(platform, address, (parts[0][1:], *parts[1:]))
    return None


def _offered(platform: Platform, address: Address, *parameters: str) -> str:
    """The account that a login page would lead on to, as a suggestion."""
    path = address.parameter(*parameters).partition("?")[0].partition("#")[0]
    path = path.partition("://")[2].partition("/")[2] if "://" in path else path
    found = read_path(platform, replace(address, query=()), tuple(part for part in path.split("/") if part))
    return found.url


def instagram(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Chat links (ig.me), stories and the login wall, which name an account without being one."""
    parts, first = address.segments, _first(address)
    if address.host.removeprefix("www.") == "ig.me":
        found = read_path(platform, address, parts[1:2] if first == "m" else ())
        return replace(found, address_kind="messenger", reason="messenger") if found.is_account else found
    if first == "stories" and len(parts) > 1:
        return not_account(platform.key, "story", read_path(platform, address, parts[1:2]).url)
    if first == "accounts":
        return not_account(platform.key, "login", _offered(platform, address, "next"))
    return None


def linkedin(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Login walls, old groups, old personal addresses, and the ids of persons that keep their case."""
    parts, first = address.segments, _first(address)
    if first in ("authwall", "login", "uas", "checkpoint", "signup"):
        return not_account(
            platform.key, "login", _offered(platform, address, "sessionRedirect", "session_redirect")
        )
    if first in ("pub", "profile"):
        return not_account(platform.key, "personal_old")
    if first == "groups":
        number = NUMBER_LAST.fullmatch(address.parameter("gid") or (parts[1] if len(parts) > 1 else ""))
        if number and len(parts) < 3:
            return read_path(platform, address, ("groups", number.group(1)))
    if first == "in" and len(parts) > 1 and OPAQUE_PERSON.fullmatch(parts[1]):
        return platform.account(f"in/{parts[1]}", Form("in/{}", "person", keeps_case=True, reason="person"))
    return None


def x(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Follow buttons name the account in a parameter; an @ before the name is no part of it."""
    parts, first = address.segments, _first(address)
    if first == "intent" and _first(address, 1) in ("follow", "user"):
        name = address.parameter("screen_name").removeprefix("@")
        if name:
            return read_path(platform, address, (name,))
        return resolve(platform.key, "share_link") if address.parameter("user_id") else None
    if first == "i" and _first(address, 1) == "user":
        return resolve(platform.key, "share_link")
    if first == "i" and _first(address, 1) == "flow":
        return not_account(platform.key, "login", _offered(platform, address, "redirect_after_login"))
    if first == "i" and len(parts) > 2:
        return not_account(platform.key, WORDS.get(_first(address, 1), "system"))
    if first.startswith("@"):
        return read_path(platform, address, (parts[0][1:], *parts[1:]))
    return None


def youtube(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Short links are always videos; subscribe buttons and feeds name the channel in a parameter."""
    first = _first(address)
    if address.host.removeprefix("www.") == "youtu.be":
        return not_account(platform.key, "video" if first else "front_page")
    if first in ("subscription_center", "profile") and address.parameter("add_user", "user"):
        return read_path(platform, address, ("user", address.parameter("add_user", "user")))
    if first == "subscription_center" and address.parameter("add_user_id"):
        return read_path(
            platform, address, ("channel", "UC" + address.parameter("add_user_id").removeprefix("UC"))
        )
    if first == "feeds":
        channel = read_path(platform, address, ("channel", address.parameter("channel_id")))
        return not_account(platform.key, "system", channel.url)
    return None


def bluesky(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """A handle is a domain: the municipality's own is proof, a name under bsky.social is not."""
    if subdomain and address.host.endswith(".bsky.social"):
        return read_path(platform, address, ("profile", address.host.removeprefix("www.")))
    if subdomain and subdomain not in platform.subdomains:
        return reject("subdomain", site=address.host[len(subdomain) + 1 :])
    if address.host == "bsky.social":
        return not_account(platform.key, "company" if address.segments else "front_page")
    return None


def whatsapp(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Numbers, channels and invitations; a number is written with its country, without + or blanks."""
    parts, first = address.segments, _first(address)
    if subdomain == "chat":
        return read_path(platform, address, ("invite", parts[-1])) if 0 < len(parts) < 3 else None
    short = address.host.removeprefix("www.") == "wa.me"
    number = ""
    if short and first in ("message", "qr"):
        return resolve(platform.key)
    if short and first == "p":
        return not_account(platform.key, "subpage")
    if first in ("send", "") and address.parameter("phone"):
        number = address.parameter("phone")
    elif first in ("c", "catalog") and len(parts) == 2:
        number = parts[1]
    elif short and len(parts) == 1:
        number = parts[0]
    if number:
        digits = re.sub(r"[ ()+.\-]", "", number).removeprefix("00")
        # Without its country a number says nothing: 070 is somebody else's in another country.
        if DIGITS.fullmatch(digits) and not digits.startswith("0"):
            return platform.account(digits, PHONE)
        return not_account(platform.key, "bad_name")
    if subdomain == "web":
        return not_account(platform.key, "own_session")
    return not_account(platform.key, "share_button") if first == "send" or (short and not first) else None


def telegram(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Previews (/s/name), invitations (+code) and names written before the host."""
    parts, first = address.segments, _first(address)
    if subdomain:
        return read_path(platform, address, (subdomain, *parts))
    if first == "s" and len(parts) > 1:
        return read_path(platform, address, parts[1:])
    if first == "c":
        return not_account(platform.key, "chat")
    if first.startswith("+") and DIGITS.fullmatch(first[1:]) and len(parts) == 1:
        return platform.account(first, Form("{}", "phone", reason="phone"))
    return None


def discord(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """discord.gg/code and discord.com/invite/code are the same invitation."""
    parts = address.segments
    if address.host.removeprefix("www.") == "discord.gg" and len(parts) == 1:
        return read_path(platform, address, ("invite", *parts))
    return None


def reddit(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Share links lie below a community or a person, and hide which post they lead to."""
    return (
        resolve(platform.key, "share_link")
        if _first(address, 2) == "s" and len(address.segments) > 3
        else None
    )


def blogs(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """A blog has its name before the host; a page in it is read as the blog."""
    if not subdomain or subdomain in platform.subdomains:
        return None
    if subdomain in platform.own_pages or not platform.pattern.fullmatch(subdomain):
        return not_account(platform.key, "company" if subdomain in platform.own_pages else "bad_name")
    return platform.account(subdomain, Form("{}", "blog"), reason="blog_post" if address.segments else "")


def medium(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """name.medium.com is the same writer as medium.com/@name; what lies below is an article."""
    if not subdomain or subdomain in platform.subdomains:
        return None
    if subdomain in platform.own_pages:
        return not_account(platform.key, "company")
    return read_path(platform, address, (f"@{subdomain}", *address.segments))


def vimeo(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """A number alone is a film."""
    return not_account(platform.key, "video") if _first(address).isdigit() else None


def substack(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """open.substack.com/pub/name is name.substack.com."""
    if subdomain == "open":
        parts = address.segments
        if _first(address) == "pub" and len(parts) > 1 and platform.pattern.fullmatch(parts[1].lower()):
            blog = platform.account(parts[1].lower(), Form("{}", "blog"))
            return blog if len(parts) == 2 else not_account(platform.key, "article", blog.url)
        return not_account(platform.key, "system")
    return blogs(platform, address, subdomain)


def spotify(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """The tools for podcasters know a show by another name than the player does."""
    if subdomain in ("creators", "podcasters"):
        return (
            resolve(platform.key, "share_link")
            if len(address.segments) > 1
            else not_account(platform.key, "company")
        )
    if subdomain not in ("open", "play"):
        return not_account(platform.key, "company" if address.segments else "front_page")
    if address.segments and re.fullmatch(r"intl-[a-z-]{2,7}", _first(address)):
        return read_path(platform, address, address.segments[1:])
    return None


def apple_podcasts(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """The country and the title in the address change; the number after `id` is the podcast."""
    parts = address.segments
    if len(parts) > 1 and "podcast" in (_first(address), _first(address, 1)):
        return read_path(platform, address, ("podcast", parts[-1]))
    return not_account(platform.key, WORDS.get(_first(address), "system") if parts else "front_page")


def mynewsdesk(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """A pressroom lies below its country; the old addresses had the word pressroom between."""
    parts = address.segments
    if _first(address, 1) == "pressroom" and len(parts) > 2:
        parts = (parts[0], *parts[2:])
    if len(parts) > 1 and len(parts[0]) == 2 and parts[1].lower() not in platform.own_pages:
        return read_path(platform, address, (f"{parts[0].lower()}/{parts[1]}", *parts[2:]))
    return not_account(platform.key, WORDS.get(_first(address), "system") if parts else "front_page")


def google_plus(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """Signed-in views put /u/0/ or /b/<number>/ in front."""
    if _first(address) in ("u", "b") and len(address.segments) > 2:
        return read_path(platform, address, address.segments[2:])
    return None


def feeds(platform: Platform, address: Address, subdomain: str) -> Recognised | None:
    """A feed is its own address, capitals and all."""
    if not address.segments:
        return not_account(platform.key, "front_page")
    return feed(platform, address)


def feed(platform: Platform, address: Address) -> Recognised:
    """The address itself as an account of the kind feed."""
    url = f"https://{address.host}{address.path}{address.told}"
    return Recognised("account", "feed", platform.key, url, url, "feed", f"{platform.key}:{url}")
