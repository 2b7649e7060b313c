"""The one place that says what is public: which accounts, and which of their fields.

Every public format renders PublicEntry and nothing else. What is not public answers as what never existed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower, TruncDate
from django.urls import get_script_prefix
from django.utils.translation import get_language

from accounts.models import Person
from accounts.tree import Tree
from registry.appearance import local
from registry.public.counts import counts
from registry.public.searching import Filters
from registry.public.version import NEVER, Standing
from registry.register.models import CLOSED_REASONS, LISTED, PUBLIC, THEMES, SocialAccount
from registry.register.platforms import BY_KEY
from registry.tips.models import Tip

COLUMNS = (
    "public_id",
    "status",
    "platform",
    "platform_label",
    "handle",
    "url",
    "name",
    "kind",
    "department_id",
    "theme",
    "description",
    "description_en",
    "audience",
    "language",
    "watched",
    "replies_within_hours",
    "contact",
    "warning",
    "warning_since",
    "opened_on",
    "registered_on",
    "confirmed_on",
    "rests_until",
    "closes_on",
    "closed_on",
    "closed_reason",
    "successor_id",
)
"""The columns of SocialAccount that reach a stranger: a change of one of them is a public change."""


@dataclass(frozen=True)
class Caution:
    """Why an account of ours is not to be trusted, and since when."""

    since: datetime | None
    text: str


@dataclass(frozen=True)
class PublicEntry:
    """One account as a stranger sees it: the only fields that leave the house, in INTERFACE.md's order."""

    id: str
    name: str
    page: str
    platform: str
    platform_name: str
    handle: str
    url: str
    kind: str
    department: str
    department_slug: str
    department_path: tuple[str, ...]
    theme: str | None
    theme_name: str | None
    description: str | None
    description_en: str | None
    audience: str | None
    language: str | None
    watched: str | None
    replies_within_hours: int | None
    contact: str | None
    status: str
    warning: Caution | None
    closes_on: date | None
    rests_until: date | None
    closed_on: date | None
    closed_reason: str | None
    successor: str | None
    opened_on: date | None
    registered_on: date | None
    confirmed_on: date | None

    @property
    def path(self) -> str:
        """The account's page, as links on our own pages name it."""
        return local(f"/konton/{self.id}/")

    @property
    def why_closed(self) -> str:
        """The class of reason in words, where it is closed and somebody has said why."""
        return str(dict(CLOSED_REASONS).get(self.closed_reason or "", ""))

    @property
    def platform_icon(self) -> str:
        """The platform's icon in the icon set."""
        return BY_KEY[self.platform].icon if self.platform in BY_KEY else "world"

    @property
    def text(self) -> str | None:
        """What the account is for, in the page's language where there is a text in it."""
        return self.text_in(get_language())

    def text_in(self, language: str | None) -> str | None:
        """What the account is for, in a language where there is a text in it."""
        if language == "en":
            return self.description_en or self.description
        return self.description or self.description_en

    @property
    def text_language(self) -> str:
        """The language of the text where it is not the page's; else nothing."""
        language = self.language_of(self.text)
        return "" if language == get_language() else language

    def language_of(self, text: str | None) -> str:
        """The language that one of the texts of the account is in."""
        return "en" if text == self.description_en else "sv"


FIELDS = fields(PublicEntry)


@dataclass(frozen=True)
class PublicFake:
    """An account that somebody has called ours and that we have confirmed is not: all that a stranger sees of it."""

    key: str
    platform: str
    platform_name: str
    handle: str
    url: str
    since: datetime


def fakes(**which: Any) -> Iterator[PublicFake]:
    """The confirmed fakes, the latest first, each account once; what has become ours since then is no fake."""
    seen: set[str] = set()
    columns = ("key", "platform", "handle", "url", "settled_at")
    for key, platform, handle, url, since in called_fake(**which).values_list(*columns):
        if key not in seen:
            seen.add(key)
            name = str(BY_KEY[platform].name) if platform in BY_KEY else platform
            yield PublicFake(key, platform, name, handle, url, since)


def called_fake(**which: Any) -> "QuerySet[Tip]":
    """The tips by which an account is confirmed as a fake, the latest first.

    Only what is in the list makes a difference, or was there after the tip was settled: a proposal is nobody's yet,
    and says nothing of itself by taking a warning away.
    """
    since_then = Q(status="closed", closed_on__gt=OuterRef("settled_on"))
    ours = SocialAccount.objects.filter(Q(status__in=LISTED) | since_then, key=OuterRef("key"))
    settled = Tip.objects.filter(outcome="fake", **which).annotate(settled_on=TruncDate("settled_at"))
    return settled.filter(~Exists(ours)).order_by("-settled_at", "-pk")


def is_fake(key: str, changed: Standing = NEVER) -> bool:
    """Whether the account with this identity key is a confirmed fake; they are few, and kept for the version."""
    return key in counts.kept(changed, "fakes", lambda: frozenset(fake.key for fake in fakes() if fake.key))


def published(filters: Filters, tree: Tree, *, without: str = "") -> "QuerySet[SocialAccount]":
    """The accounts that a stranger may list, as asked for; `without` one of the groups of filters."""
    if filters.too_short:
        return SocialAccount.objects.none()
    found = SocialAccount.objects.filter(**({"status__in": PUBLIC} if filters.avslutade else {"listed": 1}))
    if filters.plattform and without != "plattform":
        found = found.filter(platform__in=filters.platforms)
    if filters.verksamhet and without != "verksamhet":
        chosen = [pk for pk, department in tree.by_pk.items() if department.slug in filters.verksamhet]
        found = found.filter(department__in=tree.below(chosen))
    if filters.tema and without != "tema":
        found = found.filter(theme__in=filters.themes)
    for word in filters.words:
        found = found.filter(search__contains=word)
    return found.order_by("sort_name", "id")


def more_than(count: int) -> bool:
    """Whether the list is longer than so many accounts."""
    return SocialAccount.objects.filter(listed=1).order_by().values("id")[: count + 1].count() > count


def one(public_id: str) -> PublicEntry | None:
    """The account at an address, closed ones too; None for what is not public and what never existed."""
    if not (public_id.isascii() and public_id.isalnum()):
        return None
    row = rows(SocialAccount.objects.filter(status__in=PUBLIC, public_id=public_id)).first()
    return reader(Tree.load())(row) if row else None


def named(public_ids: Iterable[str], tree: Tree) -> dict[str, PublicEntry]:
    """Several accounts by id, of those that are public; for what others point to."""
    return {entry.id: entry for entry in map(reader(tree), rows(of_ids(public_ids)))}


def of_ids(public_ids: Iterable[str]) -> "QuerySet[SocialAccount]":
    """The accounts of some ids, of those that are public."""
    return SocialAccount.objects.filter(status__in=PUBLIC, public_id__in=set(public_ids)).order_by()


def rows(accounts: "QuerySet[SocialAccount]") -> "QuerySet[SocialAccount, dict[str, Any]]":
    """The columns that entries are made of, in one query; nothing else of an account is read."""
    return accounts.annotate(
        own_is_personal=somebodys("contact"), mailbox_is_personal=somebodys("department__mailbox")
    ).values(
        *("id", "sort_name", *COLUMNS),
        *(f"department__{name}" for name in ("name", "slug", "mailbox")),
        *("successor__public_id", "successor__status", "successor__warning"),
        *("own_is_personal", "mailbox_is_personal"),
    )


def absolute(address: str) -> str:
    """An address of ours in full, in the language of the page."""
    return f"{settings.SITE_URL}/{local(address).removeprefix(get_script_prefix())}"


def somebodys(column: str) -> Exists:
    """Whether an address is the one that a person signs in with: then it is personal and leaves no trace."""
    return Exists(Person.objects.filter(email=Lower(OuterRef(column))))


@lru_cache(maxsize=8)
def names_in(language: str | None) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The platforms and the themes as they are called in the language of the page."""
    return {key: str(row.name) for key, row in BY_KEY.items()}, {key: str(label) for key, label in THEMES}


def reader(tree: Tree) -> Callable[[Mapping[str, Any]], PublicEntry]:
    """Makes entries of rows, with the words of the language it was made in (a stream is read later)."""
    platforms, themes = names_in(get_language())
    site = absolute("/konton/")
    paths: dict[int, tuple[str, ...]] = {}

    def entry(row: Mapping[str, Any]) -> PublicEntry:
        status, department = row["status"], row["department_id"]
        if department not in paths:
            paths[department] = tuple(tree.path(department))
        # Residents are led to what they can trust and use: to nothing hijacked, and to nothing that is closed too.
        succeeded = (
            status in ("closing", "closed")
            and row["successor__status"] in LISTED
            and not row["successor__warning"]
        )
        facts = {
            "id": row["public_id"],
            "name": row["name"],
            "page": f"{site}{row['public_id']}/",
            "platform": row["platform"],
            "platform_name": row["platform_label"] or platforms.get(row["platform"], row["platform"]),
            "handle": row["handle"],
            "url": row["url"],
            "kind": row["kind"],
            "department": row["department__name"],
            "department_slug": row["department__slug"],
            "department_path": paths[department] or (row["department__name"],),
            "theme": row["theme"] or None,
            "theme_name": themes.get(row["theme"]),
            "description": row["description"] or None,
            "description_en": row["description_en"] or None,
            "audience": row["audience"] or None,
            "language": row["language"] or None,
            "watched": row["watched"] or None,
            "replies_within_hours": row["replies_within_hours"],
            "contact": mailbox(row),
            "status": "active" if status == "closing" else status,
            "warning": Caution(row["warning_since"], row["warning"]) if row["warning"] else None,
            "closes_on": row["closes_on"] if status == "closing" else None,
            "rests_until": row["rests_until"] if status == "resting" else None,
            "closed_on": row["closed_on"] if status == "closed" else None,
            "closed_reason": row["closed_reason"] or None if status == "closed" else None,
            "successor": row["successor__public_id"] if succeeded else None,
            "opened_on": row["opened_on"],
            "registered_on": row["registered_on"],
            "confirmed_on": row["confirmed_on"],
        }
        made = object.__new__(PublicEntry)
        # All at once: one by one, as a frozen class takes them, cost more than all the rest of an entry.
        vars(made).update(facts)
        return made

    return entry


def mailbox(row: Mapping[str, Any]) -> str | None:
    """The account's function mailbox, else its department's."""
    if row["contact"] and not row["own_is_personal"]:
        return str(row["contact"])
    if row["department__mailbox"] and not row["mailbox_is_personal"]:
        return str(row["department__mailbox"])
    return None
