"""What is said at once of a pasted address: how it is read, and who has the account already."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.chain import Who
from registry.register import duplicates
from registry.register.platforms import BY_KEY, Recognised, recognise, recognise_on


@dataclass(frozen=True)
class Understood:
    """The sentence under the field, its tone, and where it leads; `asks_label` where the platform lacks a name."""

    tone: str
    icon: str
    sentence: str
    url: str = ""
    label: str = ""
    asks_label: bool = False


def read_on(platform: str, text: str) -> Recognised:
    """Reads a text as an address, or as a name on the platform where one was chosen."""
    return recognise_on(platform, text) if platform else recognise(text)


def of(who: Who, text: str, *, platform: str = "", besides: int | None = None) -> Understood | None:
    """What a pasted text is read as; None where nothing has been written."""
    if not text.strip():
        return None
    read = read_on(platform, text.strip())
    if not read.is_account:
        hint = _("Did you mean {address}?")
        meant = format_html(" " + hint, address=read.suggestion) if read.suggestion else ""
        return Understood("danger", "alert-octagon", format_html("{}{}", read.why, meant))
    row = BY_KEY[read.platform]
    owner = duplicates.holder(read.key, besides)
    if owner is not None:
        seen = duplicates.may_see(who, owner)
        url = reverse("account_file", args=[owner.public_id]) if seen else ""
        label = _("Open %(name)s") % {"name": owner.name} if seen else ""
        return Understood("danger", row.icon, duplicates.taken(who, owner), url, label)
    account = _("%(handle)s on %(platform)s") % {"handle": read.handle, "platform": row.title}
    if read.platform == "other":
        account = read.handle
    sentence = format_html(_("We read it as {account}."), account=format_html("<strong>{}</strong>", account))
    more = read.why or _("The account is not in the register yet.")
    if read.verdict == "unwrap":
        more = f"{more} {read.url}"
    return Understood(
        "warning" if read.why else "success",
        row.icon,
        format_html("{} {}", sentence, more),
        asks_label=read.platform == "other",
    )
