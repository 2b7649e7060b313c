"""No forged address is ever said to be ours, and most of them are told."""

import random
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest

from registry.public import lookup, prepared
from registry.public.listing import PublicEntry
from registry.public.lookup import Near
from registry.register import likeness
from registry.register.models import PUBLIC, SocialAccount
from tests.cast import Cast
from tests.registry.public.pasted import Ours, enter


@pytest.fixture
def ours(cast: Cast) -> Ours:
    return enter(cast)


class Known:
    """The register as dictionaries that were filled once: the same answers, a hundred times as fast."""

    def __init__(self) -> None:
        public = list(SocialAccount.objects.filter(status__in=PUBLIC))
        self.by_key = {account.key: prepared.by_key(account.key) for account in public}
        self.by_id = {entry.id: entry for entries in self.by_key.values() for entry in entries}

    def of_key(self, key: str) -> Sequence[PublicEntry]:
        return self.by_key.get(key, ())

    def of_ids(self, ids: Sequence[str]) -> Sequence[PublicEntry]:
        return [self.by_id[id] for id in ids]

    def called(self, name: str) -> Sequence[Near]:
        return ()

    def near(self, name: str) -> Sequence[Near]:
        return ()

    def is_fake(self, key: str) -> bool:
        return False


OTHER_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_.-"
FORMS = {
    "instagram": "https://www.instagram.com/{}/",
    "facebook": "facebook.com/{}",
    "x": "https://twitter.com/{}",
    "tiktok": "https://www.tiktok.com/@{}?lang=sv",
    "youtube": "youtube.com/@{}",
    "linkedin": "https://www.linkedin.com/company/{}/",
    "mastodon": "https://mastodon.nu/@{}",
    "flickr": "https://www.flickr.com/photos/{}/",
}
ALIKE: dict[str, list[str]] = {"l": ["1", "i"], "i": ["1", "l"], "o": ["0"]}
for foreign, letter in likeness.CONFUSABLE.items():
    ALIKE.setdefault(letter, []).append(foreign)


def spoiled(name: str, dice: random.Random) -> str:
    """A name with something done to it that a hurried reader may not see."""
    at = dice.randrange(len(name))
    what = dice.randrange(7)
    if what == 0:
        return name[:at] + name[at + 1 :]
    if what == 1:
        return name[:at] + dice.choice(OTHER_LETTERS) + name[at:]
    if what == 2:
        return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    if what == 3:
        return name[:at] + dice.choice(OTHER_LETTERS) + name[at + 1 :]
    if what == 4:
        word = dice.choice(likeness.ADDED)
        return dice.choice((name + word, name + "_" + word, word + "." + name))
    alike = ALIKE.get(name[at], [])
    return name[:at] + dice.choice(alike) + name[at + 1 :] if alike else name + "_"


def forged(dice: random.Random) -> Iterator[str]:
    """Addresses that imitate those of the register, one after the other; none is one of the register's."""
    names = [
        (account.platform, likeness.called(account.platform, account.handle))
        for account in SocialAccount.objects.filter(status__in=PUBLIC).order_by("pk")
        if account.platform in FORMS
    ]
    # By a rule of its own, not the register's: capitals tell no names apart, on Facebook dots neither.
    ours = {(platform, bare(platform, name)) for platform, name in names}
    while True:
        platform, name = dice.choice(names)
        for _time in range(dice.choice((1, 1, 1, 2, 3))):
            name = spoiled(name, dice) or name
        address = FORMS[platform].format(name)
        if dice.random() < 0.15:
            site = address.partition("//")[2] or address
            host, _slash, rest = site.partition("/")
            yield f"{spoiled(host, dice).strip('.-') or host}x/{rest}"
        elif (platform, bare(platform, name)) not in ours:
            yield address


def bare(platform: str, name: str) -> str:
    """A name as its platform tells it from others."""
    name = name.strip("._-").lower() if platform == "mastodon" else name.lower()
    return name.replace(".", "") if platform == "facebook" else name


@pytest.mark.once
def test_no_look_alike_is_ever_official(ours: Ours) -> None:
    """A hundred thousand forged addresses, past the slow part that only finds what they resemble."""
    register = Known()
    said: dict[str, list[str]] = {"official": [], "warning": [], "formerly_official": []}
    for text in islice(forged(random.Random(20261122)), 100_000):
        said.setdefault(lookup.check(text, register=register).answer, []).append(text)
    assert [said[answer] for answer in ("official", "warning", "formerly_official")] == [[], [], []]
    assert len(said["not_registered"]) > 50_000, "most of them were read as accounts"


def test_most_look_alikes_are_told(ours: Ours) -> None:
    dice = random.Random(7)
    texts = [f"instagram.com/{spoiled('lindalabibliotek', dice)}" for _number in range(300)]
    found = [lookup.check(text).answer for text in texts]
    assert found.count("lookalike") > 240
    assert found.count("official") == sum(text == "instagram.com/lindalabibliotek" for text in texts)
