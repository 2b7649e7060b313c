"""What has been removed from Lindala's accounts, how it was registered, and how long each authority keeps it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from registry.demo.cases import COMMUNICATOR, CULTURE, SCHOOL
from registry.demo.settling import Lindala
from registry.register.models import SocialAccount
from registry.removals import log, registering, retention
from registry.removals.models import Removal

REGISTRAR = "registrator"
Add = Callable[[datetime, Callable[[datetime], object]], None]


@dataclass(frozen=True)
class Removed:
    """A removal so many days ago, as are the days among its facts; `item` was given the day after."""

    ago: int
    by: str
    key: str
    kind: str
    reason: str
    text: str = ""
    item: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


PLAN = "2.7.3 Sociala medier, borttaget innehåll"

# fmt: off
REMOVED: tuple[Removed, ...] = (
    # The municipality's own accounts: the registrar has three in the queue, and four that are past their date.
    Removed(0, COMMUNICATOR, "facebook:lindalakommun", "comment", "advertising",
            "Tjäna 5 000 kr i veckan hemifrån! Klicka på länken i min profil."),
    Removed(1, COMMUNICATOR, "instagram:lindalakommun", "comment", "hatred",
            "Åk hem, ni hör inte hemma här.", "", {"author": "anonym_lindala", "police_on": 1,
                                                            "police_report": "5000-K1234567-26"}),
    Removed(3, COMMUNICATOR, "facebook:lindala2030", "comment", "secrecy", "", "", {"action": "hidden"}),
    Removed(16, COMMUNICATOR, "facebook:lindalakommun", "comment", "threat",
            "Du på kommunen ska passa dig, jag vet var du bor.", "",
            {"author": "Arg Medborgare", "police_on": 16, "police_report": "5000-K1199887-26",
             "diary_number": "KS 2026/311", "blocked_until": -4, "author_told": "I ett meddelande samma dag"}),
    Removed(41, COMMUNICATOR, "linkedin:company/lindala-kommun", "own_post", "mistake",
            "Publicerat på fel konto.", PLAN),
    Removed(205, COMMUNICATOR, "facebook:lindalakommun", "comment", "offensive", "Idioter hela högen.", PLAN),
    Removed(233, COMMUNICATOR, "x:lindalakommun", "post", "advertising", "Billiga klockor, 90 procent rabatt.", PLAN),
    Removed(260, COMMUNICATOR, "instagram:lindalakommun", "picture", "copyright", "Bild utan fotografens ja.", PLAN),
    Removed(288, COMMUNICATOR, "facebook:lindalakommun", "comment", "personal_data",
            "Ett telefonnummer till en granne.", PLAN, {"author": "Granne i Lindala"}),
    # Other authorities: seen by their own people.
    Removed(2, CULTURE, "facebook:lindalabibliotek", "comment", "offensive", "Ni är helt värdelösa, allihop.",
            "", {"author": "bokmal_77", "action": "hidden"}),
    Removed(9, CULTURE, "instagram:ungdomenshuslindala", "message", "threat", "Vi ses utanför i kväll, räkna med det.",
            "", {"author": "okand.konto", "police_on": 9, "blocked_until": -60}),
    Removed(30, CULTURE, "tiktok:lindalabibliotek", "comment", "advertising", "Följ mig så följer jag dig!", PLAN),
    Removed(5, SCHOOL, "instagram:ekskolanlindala", "picture", "privacy", "En elev syns utan vårdnadshavarens ja.",
            "", {"diary_number": "BUN 2026/88"}),
)
# fmt: on

RETENTIONS = (
    # authority, so many days ago, diary number, paragraph, decided so many days ago, months, by
    ("Kommunstyrelsen", 300, "KS 2026/12", "14", 310, 6, REGISTRAR),
    ("Kultur- och fritidsnämnden", 120, "KFN 2026/40", "31", 140, 24, COMMUNICATOR),
)
"""The other boards have not decided: nothing of theirs is destroyed."""

DAYS = ("seen_on", "police_on", "reported_on", "blocked_until")


def plan(town: Lindala, add: Add) -> None:
    """Puts decisions and removals among the steps of the story."""
    for row in RETENTIONS:
        add(town.at(row[1], 9, 40), decided(town, *row))
    for removed in REMOVED:
        add(town.at(removed.ago, 7, 35), logged(town, removed))
        if removed.item:
            add(town.at(removed.ago - 1, 8, 25), registered(town, removed))


def decided(
    town: Lindala, name: str, _ago: int, number: str, paragraph: str, days: int, months: int, by: str
) -> Callable[[datetime], object]:
    """An authority's decision is entered."""
    return lambda at: retention.set_retention(
        town.departments[name],
        diary_number=number,
        paragraph=paragraph,
        decided_on=town.on - timedelta(days=days),
        months=months,
        by=town.people[by],
        at=at,
    )


def logged(town: Lindala, removed: Removed) -> Callable[[datetime], object]:
    """Somebody logs what they have removed."""

    def go(at: datetime) -> None:
        said: dict[str, Any] = {"action": "deleted", **removed.facts}
        for name in DAYS:
            if name in said:
                said[name] = day(town, said[name])
        said |= {"kind": removed.kind, "reason": removed.reason, "removed_on": day(town, removed.ago)}
        account = SocialAccount.objects.get(key=removed.key)
        log.log(account, said, text=removed.text, by=town.people[removed.by], at=at)

    return go


def registered(town: Lindala, removed: Removed) -> Callable[[datetime], object]:
    """The registrar gives it its item; where the authority has none in the demo, whoever logged it does."""

    def go(at: datetime) -> None:
        row = Removal.objects.get(account__key=removed.key, removed_on=day(town, removed.ago))
        if removed.by == COMMUNICATOR:
            given = {"diary_number": "", "records_plan_item": removed.item}
            registering.register([row], **given, by=town.people[REGISTRAR], at=at)
        else:
            log.change(row, {"records_plan_item": removed.item}, by=town.people[removed.by], at=at)

    return go


def day(town: Lindala, ago: int) -> date:
    """A day so many days ago, or ahead where there are fewer than none."""
    return town.on - timedelta(days=ago)
