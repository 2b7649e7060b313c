"""«Is the account genuine?»: a table of pasted texts, and what is never said of anything but our own accounts."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.history import act
from registry.public import answers, listing, lookup, neighbours, prepared
from registry.public.lookup import Answer
from registry.public.version import standing
from registry.register import likeness
from registry.register.likeness import Unlike
from registry.register.models import PUBLIC, SocialAccount
from registry.register.platforms import recognise
from tests import make
from tests.cast import Cast
from tests.registry.public.pasted import PASTED, Ours, enter


@pytest.fixture
def ours(cast: Cast) -> Ours:
    return enter(cast)


def about(answer: Answer) -> str:
    """The address that an answer is about, or how many accounts have the name."""
    if answer.matches is not None:
        return str(len(answer.matches))
    entry = answer.account or answer.resembles
    return entry.url if entry else ""


def test_every_pasted_text_has_its_answer(ours: Ours) -> None:
    found = [
        (answer.answer, about(answer), text) for *_rest, text in PASTED for answer in [lookup.check(text)]
    ]
    assert len(PASTED) >= 200
    assert {answer for answer, *_rest in PASTED} == {*lookup.ANSWERS} - {"fake"}
    assert [row for row in found if row not in PASTED] == []


def test_entries_are_those_of_the_list(ours: Ours) -> None:
    """The query that is compiled once reads what every other page reads."""
    public = SocialAccount.objects.filter(status__in=PUBLIC)
    heir = ours["https://www.facebook.com/lindalakommun"]
    closed = ours["https://x.com/lindalaturism"]
    with act("change", by=None, at=make.MOMENT, about=[closed]):
        closed.successor, closed.warning_since, closed.contact = heir, make.MOMENT, "kultur@prov.example"
        closed.save()
    for language in ("sv", "en"):
        with translation.override(language):
            wanted = {account.key: listing.one(account.public_id) for account in public}
            assert {key: prepared.by_key(key) for key in wanted} == {
                key: [one] for key, one in wanted.items()
            }
            ids = [account.public_id for account in public][::-1]
            assert [one.id for one in prepared.by_ids(ids)] == ids
    assert prepared.by_ids([]) == []


def test_a_closed_account_that_somebody_else_took_over(cast: Cast, ours: Ours) -> None:
    """An identity can have been ours twice: what counts is what is in the list now, else the latest."""
    before = make.account(
        cast.library, cast.librarian, "https://www.facebook.com/lindalakommun", status="closed", name="Förr"
    )
    assert lookup.check("facebook.com/lindalakommun").answer == "official"
    later = make.account(
        cast.library,
        cast.librarian,
        "https://www.instagram.com/lindalafritid/",
        status="closed",
        closed_on=make.DAY,
        name="Senare",
        successor=ours["https://www.facebook.com/lindalakommun"],
    )
    answer = lookup.check("instagram.com/lindalafritid")
    assert before.status == "closed"
    assert answer.account is not None
    assert answer.account.id == later.public_id
    assert answer.instead is not None
    assert answer.instead.url == "https://www.facebook.com/lindalakommun"


def test_a_confirmed_fake_is_no_longer_somebody_elses(ours: Ours) -> None:
    class WithFakes(lookup.InDatabase):
        """The register on the day that a tip has been confirmed."""

        def is_fake(self, key: str) -> bool:  # type: ignore[override]
            return True

    texts = ("instagram.com/nagonannan", "instagram.com/lindalab1bliotek", "x.com/lindalaturism")
    assert [lookup.check(text, register=WithFakes()).answer for text in texts] == ["fake"] * 3
    assert lookup.check("instagram.com/lindalabibliotek", register=WithFakes()).answer == "official"
    told = answers.told(Answer("fake", recognise("instagram.com/nagonannan")))
    assert (told.heading, told.sentence) == (
        "Nej, kontot är falskt",
        "Det är inte vårt och vi har anmält det.",
    )


@pytest.mark.once
def test_accounts_are_found_by_index_and_never_by_their_status(ours: Ours) -> None:
    """Most accounts have the same status: a query that went by it would read the register through."""
    texts = ("instagram.com/lindalab1bliotek", "lindalabibliotek")
    with CaptureQueriesContext(connection) as queries:
        for text in texts:
            lookup.check(text)
    table = SocialAccount._meta.db_table
    ways = []
    with connection.cursor() as cursor:
        for query in queries.captured_queries:
            cursor.execute("EXPLAIN QUERY PLAN " + query["sql"].replace("%", "%%"))
            ways += [row[3] for row in cursor.fetchall() if table in row[3]]
    assert len(ways) == 10
    assert [way for way in ways if " INDEX " not in way or "account_list" in way] == []


def test_no_neighbour_is_left_out_for_beginning_otherwise(ours: Ours) -> None:
    """What begins or ends as nothing of ours is not looked for: that finds no less than looking for all there is."""
    dice = random.Random(2)
    names = [likeness.called(account.platform, account.handle) for account in ours.values()]
    found = asked = 0
    for name in dice.choices([name for name in names if len(name) > 7], k=150):
        at, letter = dice.randrange(len(name) + 1), dice.choice("abkxz1")
        before, behind = name[:at], name[at:]
        for other in (
            f"{before}{letter}{behind}",
            f"{before}{letter}{behind[1:]}",
            before + behind[1:],
            before + behind[:2][::-1] + behind[2:],
            letter + name,
            name + letter,
            f"{name}support",
            f"{before}{letter}{behind[1:]}{letter}",
        ):
            near = {one.id for one in neighbours.near(other)}
            assert near == {one.id for one in neighbours.that_look(likeness.keys(other))}
            found += bool(near)
            asked += len(likeness.keys(other, neighbours.reach))
    assert found > 600
    assert asked < 50 * 150 * 8, "and looks for few of them"


def test_the_register_is_asked_the_same_few_times(ours: Ours) -> None:
    asked = {}
    texts = {
        "official": "instagram.com/lindalabibliotek",
        "not registered": "instagram.com/nagonannan",
        "lookalike": "instagram.com/lindalab1bliotek",
        "a name": "lindalabibliotek",
        "a post": "instagram.com/p/abc",
    }
    register = lookup.InDatabase(standing())
    for what, text in texts.items():
        lookup.check(text, register=register)
        with CaptureQueriesContext(connection) as queries:
            lookup.check(text, register=register)
        asked[what] = len(queries)
    # One more for an official account, and two for each of the others, where no version says what still stands.
    assert asked == {"official": 1, "not registered": 2, "lookalike": 4, "a name": 2, "a post": 0}


def test_a_departments_new_name_is_said_at_once(cast: Cast, ours: Ours) -> None:
    said = []
    for name in ("Biblioteken", "Bibblan"):
        with act("change", by=None, at=make.MOMENT, about=[cast.library]):
            cast.library.name = name
            cast.library.save()
        answer = lookup.check("instagram.com/lindalabibliotek", register=lookup.InDatabase(standing()))
        assert answer.account is not None
        said.append(answer.account.department_path[-1])
    assert said == ["Biblioteken", "Bibblan"]


SAID = (
    (
        Unlike("digit", "1", "l"),
        "Här står siffran 1 där vårt konto har bokstaven l.",
        "Here stands the digit 1 where our account has the letter l.",
    ),
    (
        Unlike("digit", "o", "0"),
        "Här står bokstaven o där vårt konto har siffran 0.",
        "Here stands the letter o where our account has the digit 0.",
    ),
    (
        Unlike("letters", "rn", "m"),
        "Här står bokstäverna rn där vårt konto har bokstaven m.",
        "Here stands the letters rn where our account has the letter m.",
    ),
    (
        Unlike("script", "а", "a"),
        "Här står den kyrilliska bokstaven а där vårt konto har bokstaven a.",
        "Here stands the Cyrillic letter а where our account has the letter a.",
    ),
    (
        Unlike("script", "ο", "o"),
        "Här står den grekiska bokstaven ο där vårt konto har bokstaven o.",
        "Here stands the Greek letter ο where our account has the letter o.",
    ),
    (
        Unlike("script", "ո", "n"),
        "Här står den armeniska bokstaven ո där vårt konto har bokstaven n.",
        "Here stands the Armenian letter ո where our account has the letter n.",
    ),
    (
        Unlike("accent", "ö", "o"),
        "Här står bokstaven ö där vårt konto har bokstaven o.",
        "Here stands the letter ö where our account has the letter o.",
    ),
    (
        Unlike("letter", "a", "o"),
        "Här står bokstaven a där vårt konto har bokstaven o.",
        "Here stands the letter a where our account has the letter o.",
    ),
    (
        Unlike("extra", "k"),
        "Här står bokstaven k, som vårt konto inte har där.",
        "Here stands the letter k, which our account does not have there.",
    ),
    (
        Unlike("missing", should="e"),
        "Här saknas bokstaven e, som vårt konto har.",
        "Here the letter e is missing, which our account has.",
    ),
    (
        Unlike("swapped", "ke", "ek"),
        "Här har bokstäverna ke bytt plats: vårt konto har bokstäverna ek.",
        "Here the letters ke have changed places: our account has the letters ek.",
    ),
    (
        Unlike("sign", ".", "-"),
        "Här står en punkt där vårt konto har ett bindestreck.",
        "Here stands a full stop where our account has a hyphen.",
    ),
    (
        Unlike("sign_extra", "_"),
        "Här står ett understreck, som vårt konto inte har där.",
        "Here stands an underscore, which our account does not have there.",
    ),
    (
        Unlike("sign_missing", should="·"),
        "Här saknas en mittpunkt, som vårt konto har.",
        "Here a middle dot is missing, which our account has.",
    ),
    (
        Unlike("added", "support"),
        "Här har någon lagt till ordet «support» i vårt kontos namn.",
        "Here the word «support» has been added to the name of our account.",
    ),
)


@pytest.mark.once
def test_every_difference_is_told_in_words() -> None:
    for unlike, swedish, english in SAID:
        said = []
        for language in ("sv", "en"):
            with translation.override(language):
                said.append(answers.difference(unlike))
        assert said == [swedish, english]


def test_the_offer_of_an_address_is_never_a_posts_writer(ours: Ours) -> None:
    offers = {
        "https://www.instagram.com/lindalabibliotek/p/abc/": "",
        "https://www.facebook.com/lindalakommun/posts/1": "",
        "https://www.tiktok.com/lindalabibliotek": "https://www.tiktok.com/@lindalabibliotek",
        "Kolla instagram.com/lindalabibliotek": "https://www.instagram.com/lindalabibliotek/",
    }
    assert {text: lookup.check(text).offer for text in offers} == offers
