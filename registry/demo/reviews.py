"""The reviews of Lindala: one round that is done, one half done with shortcomings, and whoever has confirmed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from registry.demo.settling import Lindala
from registry.guidelines import answering, mending, promising, rounds
from registry.guidelines.answering import Said
from registry.guidelines.models import Answer, Review
from registry.register.models import SocialAccount

COMMUNICATOR, OTHER = "kommunikator", "tf.kommunikationschef"
LIBRARY, CULTURE = "chef.bibliotek", "handlaggare"

Add = Callable[[datetime, Callable[[datetime], object]], None]


@dataclass(frozen=True)
class Lack:
    """A shortcoming: what was seen, in how many days it is to be mended, and when and how it was."""

    note: str
    days: int
    mended: tuple[str, int, str] | None = None
    """Who says that it is mended, how many days ago, and with which words."""
    seen: int | None = None


@dataclass(frozen=True)
class Reviewed:
    """One account that has been reviewed, so many days ago."""

    key: str
    ago: int
    lacks: Mapping[str, Lack] = field(default_factory=dict)
    by: str = COMMUNICATOR


@dataclass(frozen=True)
class Told:
    """A round, opened so many days ago and to be done in so many."""

    title: str
    by: str
    ago: int
    days: int
    keys: tuple[str, ...]
    reviewed: tuple[Reviewed, ...]
    promised: tuple[tuple[str, str, int], ...] = ()
    """Account, who, and how many days ago."""


ROUNDS = (
    Told(
        "Kriskontona före hösten",
        OTHER,
        110,
        30,
        ("facebook:krislindala", "x:krislindala"),
        (
            Reviewed("facebook:krislindala", 104, by=OTHER),
            Reviewed(
                "x:krislindala",
                104,
                {"comment_rules": Lack("Reglerna saknas.", 14, (COMMUNICATOR, 95, "Regler är länkade."), 94)},
                OTHER,
            ),
        ),
    ),
    Told(
        "Kultur och fritid, hösten",
        COMMUNICATOR,
        48,
        60,
        (
            "instagram:kulturilindala",
            "instagram:lindalabibliotek",
            "facebook:lindalabibliotek",
            "tiktok:lindalabibliotek",
            "facebook:kulturskolanlindala",
            "facebook:lindalasimhall",
            "instagram:lindalasimhall",
            "instagram:ungdomenshuslindala",
            "instagram:lindalamuseum",
            "facebook:kulturilindala",
        ),
        (
            Reviewed("facebook:kulturilindala", 44),
            Reviewed(
                "instagram:kulturilindala",
                44,
                {
                    "about": Lack(
                        "Det står inte att kontot är kommunens.",
                        30,
                        (CULTURE, 6, "Ny text i presentationen."),
                    )
                },
            ),
            Reviewed("facebook:kulturskolanlindala", 43),
            Reviewed(
                "facebook:lindalabibliotek",
                43,
                {"logo": Lack("Profilbilden är från före 2023 och har den gamla logotypen.", 60)},
            ),
            Reviewed(
                "instagram:ungdomenshuslindala",
                42,
                {
                    "sender": Lack("Det syns inte att kommunen är avsändare.", 30),
                    "comment_rules": Lack("Regler för kommentarer saknas.", 30),
                },
            ),
        ),
        (
            ("instagram:lindalabibliotek", LIBRARY, 40),
            ("facebook:lindalabibliotek", LIBRARY, 40),
            ("instagram:kulturilindala", CULTURE, 38),
        ),
    ),
)


def plan(town: Lindala, add: Add) -> None:
    """Puts each round, and what is done in it, where its day is."""
    for number, told in enumerate(ROUNDS):
        add(town.at(told.ago, 9, number), opened(town, told))
        for place, reviewed in enumerate(told.reviewed):
            add(town.at(reviewed.ago, 10, 2 * place), answered(town, reviewed))
            for requirement, lack in reviewed.lacks.items():
                mended(town, add, reviewed.key, requirement, lack)
        for key, who, ago in told.promised:
            add(town.at(ago, 15), promised(town, key, who))


def review_of(key: str) -> Review:
    """The latest review of an account."""
    return Review.objects.filter(account__key=key, kind="round").latest("pk")


def opened(town: Lindala, told: Told) -> Callable[[datetime], object]:
    """Somebody chooses accounts and begins."""

    def go(at: datetime) -> object:
        accounts = list(SocialAccount.objects.filter(key__in=told.keys).order_by("sort_name", "pk"))
        due_on = at.date() + timedelta(days=told.days)
        by = town.people[told.by]
        return rounds.choose(accounts, title=told.title, due_on=due_on, sample=5, by=by, at=at)

    return go


def answered(town: Lindala, told: Reviewed) -> Callable[[datetime], object]:
    """All is as it should be, but for what is told."""

    def go(at: datetime) -> object:
        review = review_of(told.key)
        asked = answering.asked_of("communicator", review.guideline, sample=review.sample)
        said = []
        for one in asked:
            lack = told.lacks.get(one.key)
            mend_by = at.date() + timedelta(days=lack.days) if lack else None
            said.append(Said(one, "shortcoming", lack.note, mend_by) if lack else Said(one, "ok"))
        return answering.answer(review, said, by=town.people[told.by], at=at)

    return go


def mended(town: Lindala, add: Add, key: str, requirement: str, lack: Lack) -> None:
    """The department says that it has mended something, and somebody of the unit sees it."""

    def found() -> Answer:
        lacks = Answer.objects.filter(review__account__key=key, outcome="shortcoming")
        return lacks.filter(requirement__key=requirement).latest("pk")

    if lack.mended:
        who, ago, note = lack.mended
        person = town.people[who]
        add(town.at(ago, 11), lambda at: mending.say_mended(found(), note, by=person, at=at))
    if lack.seen is not None:
        other = town.people[OTHER]
        add(town.at(lack.seen, 11), lambda at: mending.see_mended(found(), by=other, at=at))


def promised(town: Lindala, key: str, who: str) -> Callable[[datetime], object]:
    """Whoever answers for an account confirms its facts."""
    return lambda at: promising.promise(review_of(key), by=town.people[who], at=at)
