"""Existing accounts that could do instead: same platform, same department, or the same words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.tree import Tree
from registry.register.file_page import platform_icon, platform_name
from registry.register.models import LIVE, PUBLIC, SocialAccount
from registry.register.words import fold

SHOWN = 5
LOOKED_AT = 200
"""So many candidates of each kind are weighed: enough for any municipality, and a bound for a million."""
SHORTEST_WORD = 5
WORDS = 12
COMMON = frozenset("alla andra kommun kommunen konto konton lindala municipality varje visar".split())


@dataclass(frozen=True)
class Similar:
    """An account that could do instead, and in what it is alike; nothing in it that is not public."""

    account: SocialAccount
    name: str
    icon: str
    platform: str
    why: str
    url: str


def similar_to(
    who: Who,
    *,
    platform: str = "",
    department: int | None = None,
    words: str = "",
    besides: int | None = None,
) -> list[Similar]:
    """The accounts most like what is described, the most alike first; only what this person may know of."""
    tree = who.tree
    near = tree.below([administration(tree, department)]) if department in tree.by_pk else frozenset()
    wanted = telling_words(words)
    found = {
        account.pk: account
        for candidates in (
            known_to(who).filter(department__in=near),
            known_to(who).filter(holds_any(wanted)) if wanted else (),
            known_to(who).filter(platform=platform) if platform and department and not near else (),
        )
        for account in list(candidates[:LOOKED_AT])
        if account.pk != besides
    }
    weighed = []
    for account in found.values():
        weight, why = likeness(account, platform, department, near, wanted)
        weighed.append((-weight, account.sort_name, account.pk, why))
    return [row(found[pk], why) for _weight, _name, pk, why in sorted(weighed)[:SHOWN]]


def known_to(who: Who) -> "QuerySet[SocialAccount]":
    """Accounts in use or on their way, that are public or that this person may see."""
    # By key: a relation that holds for everything is an empty condition, which «or» would leave out.
    own = SocialAccount.objects.filter(permissions.accounts_seen_by(who)).values("pk")
    seen = Q(status__in=PUBLIC) | Q(pk__in=own)
    return SocialAccount.objects.filter(seen, status__in=LIVE).select_related("department").order_by("pk")


def administration(tree: Tree, department: int | None) -> int:
    """The administration that a department belongs to; where there is none, the department itself."""
    line = tree.upwards(department)
    return next((one.pk for one in line if one.kind in ("administration", "company")), line[0].pk)


def telling_words(text: str) -> list[str]:
    """The words of a text that say something, folded as accounts are searched."""
    folded = (word.strip(".,;:!?()«»\"'") for word in fold(text).split())
    # A character that can't be seen is nothing to search for, and one of them no database takes.
    long = (word for word in folded if len(word) >= SHORTEST_WORD and word.isprintable())
    return list(dict.fromkeys(word for word in long if word not in COMMON))[:WORDS]


def holds_any(words: Iterable[str]) -> Q:
    """Accounts that hold one of the words."""
    either = Q()
    for word in words:
        either |= Q(search__contains=word)
    return either


def likeness(
    account: SocialAccount,
    platform: str,
    department: int | None,
    near: frozenset[int],
    words: list[str],
) -> tuple[int, str]:
    """How much an account is like what is described, and in what."""
    alike = {
        _("same department"): 4 if account.department_id == department else 0,
        _("same administration"): 2 if account.department_id in near else 0,
        _("same platform"): 3 if platform and account.platform == platform else 0,
        _("similar words"): min(sum(word in account.search for word in words), 3),
    }
    if alike[_("same department")]:
        alike[_("same administration")] = 0
    return sum(alike.values()), capfirst(", ".join(said for said, weight in alike.items() if weight))


def row(account: SocialAccount, why: str) -> Similar:
    """An account as the page lists it."""
    return Similar(
        account=account,
        name=account.name,
        icon=platform_icon(account),
        platform=platform_name(account),
        why=why,
        url=reverse("account_file", args=[account.public_id]),
    )
