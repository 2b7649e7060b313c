"""Which account a row names, from three cells that lists fill as they like: platform, address and handle."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from django.utils.translation import gettext as _

from registry.register.models import SocialAccount
from registry.register.platforms import BY_KEY, Recognised, recognise, recognise_on
from registry.register.words import fold
from registry.transfer import cells

OTHER_NAMES: Mapping[str, str] = {
    "twitter": "x", "xtwitter": "x", "twitterx": "x", "xfdtwitter": "x", "xformerlytwitter": "x",
    "fb": "facebook", "facebooksida": "facebook", "facebookpage": "facebook", "facebookgrupp": "facebook",
    "insta": "instagram", "ig": "instagram", "instagramkonto": "instagram",
    "yt": "youtube", "youtubekanal": "youtube", "youtubechannel": "youtube",
    "blogspot": "blogger", "googleplus": "google_plus",
}  # fmt: skip
"""How lists write a platform, besides by its key and its name."""

NO_PLATFORMS = frozenset(
    """webbplats webbsida hemsida website webpage web nyhetsbrev newsletter app mobilapp mobileapp epost
    email mail sms telefon phone""".split()
)
"""What lists of social media also hold, and the register does not."""

ANYWHERE = ("other", "rss")
"""What an address is read as when its host says nothing of the platform."""


@dataclass(frozen=True)
class Named:
    """The account that a row names; `label` is the platform's name where the register has no row for it."""

    read: Recognised
    label: str = ""
    notes: tuple[str, ...] = ()


def named(platform: str, url: str, handle: str) -> Named:
    """The account that the three cells name. Raises Refused (input) with why there is none, and what to do.

    The address is believed before the platform's name, and the handle counts only where there is no address.
    """
    key = platform_key(platform)
    written = url or handle
    if not written:
        raise cells.refuse(
            _(
                "The address is missing, and the name is not enough to find the account. "
                "Open the account, copy its address and write that."
            )
        )
    read = read_on(key, written)
    if not read.is_account and key is None and platform and read.verdict == "ask_platform":
        raise cells.refuse(
            _("We do not know the platform «%(text)s». Write the whole address.")
            % {"text": cells.short(platform)}
        )
    if not read.is_account:
        raise cells.refuse(f"{read.why} {offer(read)}".strip())
    refuse_unfit(read)
    label = label_of(read, platform)
    return Named(read, label, tuple(worth_a_look(read, key, platform)))


def read_on(key: str | None, written: str) -> Recognised:
    """What is written read by itself; with the platform that the row names where that leaves it open."""
    read = recognise(written)
    if key is None or (read.is_account and read.platform not in ANYWHERE):
        return read
    if read.is_account or read.verdict == "ask_platform":
        return recognise_on(key, written)
    return read


def offer(read: Recognised) -> str:
    """A sentence that offers the account's address which the refused text may have meant, or nothing."""
    return _("Do you mean %(url)s?") % {"url": read.suggestion} if read.suggestion else ""


def refuse_unfit(read: Recognised) -> None:
    """Raises Refused (input) for an account that is read right and yet is none to enter."""
    platform = BY_KEY[read.platform]
    if read.address_kind == "person":
        raise cells.refuse(
            _(
                "This is a person's profile. A list brings in the municipality's own accounts. "
                "If the person speaks for the municipality, report the profile by itself."
            )
        )
    if platform.retired:
        raise cells.refuse(
            _("%(platform)s has closed, so the account is no longer there. Leave the row out.")
            % {"platform": platform.name}
        )
    for field in ("handle", "url", "key"):
        if len(getattr(read, field)) > cells.room(SocialAccount, field):
            raise cells.refuse(_("The address is too long. Open the account and copy its address again."))


def label_of(read: Recognised, platform: str) -> str:
    """What an unknown platform is called. Raises Refused (input) where the row does not say."""
    if read.platform != "other":
        return ""
    label = cells.line("platform_label")(platform)
    if compact(label) in NO_PLATFORMS:
        raise cells.refuse(
            _("«%(text)s» is no social medium, so it does not belong in the register. Leave the row out.")
            % {"text": cells.short(label)}
        )
    if not label or platform_key(label) == "other":
        raise cells.refuse(
            _(
                "We do not know the platform at this address. "
                "Write what it is called in the column for the platform."
            )
        )
    return label


def worth_a_look(read: Recognised, key: str | None, platform: str) -> list[str]:
    """What somebody should look at though the account goes in."""
    notes = []
    if key is not None and key not in (read.platform, "other"):
        notes.append(
            _("The list says %(said)s, but the address is on %(read)s. The address counts.")
            % {"said": cells.short(platform), "read": BY_KEY[read.platform].name}
        )
    if read.why and read.platform != "other":
        notes.append(read.why)
    return notes


def compact(text: str) -> str:
    """A platform's name as it is compared: letters and digits only. «X (Twitter)» → «xtwitter»."""
    return "".join(mark for mark in fold(text) if mark.isalnum())


@cache
def platform_key(text: str) -> str | None:
    """The key of the platform that a list names, also misspelt («Intagram»); None for an unknown one."""
    said = compact(text)
    names = {compact(str(row.name)): row.key for row in BY_KEY.values()}
    names |= {compact(key): key for key in BY_KEY} | dict(OTHER_NAMES)
    if said in names or len(said) < 6:
        return names.get(said)
    # Short names are too alike to guess among: Vine, Vimeo.
    near = get_close_matches(said, [name for name in names if len(name) >= 6], n=1, cutoff=0.85)
    return names[near[0]] if near else None
