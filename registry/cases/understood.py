"""Says what a pasted address was understood as, and who has it already."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from registry.cases.models import Case
from registry.register.models import LIVE, PUBLIC, SocialAccount
from registry.register.platforms import BY_KEY, Recognised, recognise, recognise_on


@dataclass(frozen=True)
class Understood:
    """One sentence about an address, its tone, and a way on where there is one."""

    tone: str
    sentence: str
    icon: str = ""
    url: str = ""
    label: str = ""


def day(on: date | None) -> str:
    """A day as pages write it."""
    return date_format(on, "DATE_FORMAT") if on else ""


def of(text: str, who: Who, form: Any = None, case: Case | None = None) -> Understood | None:
    """What an address was understood as; None for an empty one. `case` is the one being written."""
    if not text.strip():
        return None
    platform = str(form["platform"].value() or "") if form is not None and "platform" in form.fields else ""
    read = recognise_on(platform, text) if platform else recognise(text)
    if not read.is_account:
        return Understood("danger", read.why or _("Paste the account's address from the browser."), "help")
    taken = SocialAccount.objects.filter(key=read.key, status__in=LIVE)
    if case is not None and case.account_id:
        taken = taken.exclude(pk=case.account_id)
    other = taken.select_related("department").first()
    return duplicate(other, who) if other is not None else plain(read)


def plain(read: Recognised) -> Understood:
    """An account that the register does not have yet."""
    platform = BY_KEY[read.platform]
    sentence = _("We read it as %(handle)s on %(platform)s. The account is not in the register yet.") % {
        "handle": read.handle,
        "platform": platform.title,
    }
    if read.why:
        return Understood("warning", f"{sentence} {read.why}", platform.icon)
    return Understood("success", sentence, platform.icon)


def duplicate(other: SocialAccount, who: Who) -> Understood:
    """An account that some department has already, and what the reader may see of it."""
    platform = BY_KEY[other.platform]
    sentence = _("%(department)s already has this account in the register: %(name)s.") % {
        "department": other.department.name,
        "name": other.name,
    }
    if other.status in PUBLIC or permissions.may(who, "see_account", other):
        url = reverse("account_file", args=[other.public_id])
        return Understood("danger", sentence, platform.icon, url, _("See the account"))
    return Understood("danger", sentence, platform.icon)
