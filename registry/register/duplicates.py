"""One account once: who has an identity key already, and what somebody may be told of it."""

from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.refusal import Refused
from registry.register.models import LIVE, SocialAccount


def holder(key: str, besides: int | None = None) -> SocialAccount | None:
    """The live account that has an identity key, but for the one that is being written."""
    if not key:
        return None
    found = SocialAccount.objects.filter(key=key, status__in=LIVE).select_related("department").first()
    return None if found is None or found.pk == besides else found


def may_see(who: Who, account: SocialAccount) -> bool:
    """Whether somebody may open an account's page: the public facts, or the whole file."""
    return account.is_public or permissions.may(who, "see_account", account)


def at_home(who: Who, account: SocialAccount) -> bool:
    """Whether the account is of somebody's own department, so that there is nobody else to ask."""
    mine = (
        permissions.department_admin,
        permissions.department_manager,
        permissions.responsible,
        permissions.deputy,
    )
    return any(relation(who, account) for relation in mine)


def taken(who: Who | None, account: SocialAccount) -> str:
    """Who has an account already; its name only to those who may know it (the system, with no `who`, may)."""
    if who is not None and at_home(who, account):
        sentence = _("You already have the account %(name)s in the register.")
    elif who is None or may_see(who, account):
        sentence = _("%(department)s already has this account in the register: %(name)s.")
    else:
        sentence = _("%(department)s has already reported this account, or applied for it. Ask them.")
    return sentence % {"department": account.department.name, "name": account.name}


def refuse_duplicate(account: SocialAccount, who: Who | None) -> None:
    """Raises Refused where another live account has the identity key, with what the asker may know of it."""
    other = holder(account.key, account.pk) if account.status in LIVE else None
    if other is not None:
        raise Refused(taken(who, other), kind="input", field="address")
