"""The shelf in front of Django: what stands on it, for whom, how it is packed, and when it is emptied."""

import gzip
import random
import string
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import permutations
from typing import Any

import brotli
import psycopg
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.utils import timezone

from registry.public import shelf
from registry.public.searching import Place
from registry.public.shelf import Shelf, Shelved
from registry.public.version import known
from tests.cast import Cast
from tests.registry.public.conftest import Account

pytestmark = pytest.mark.django_db(transaction=True)

Change = Callable[..., None]


@dataclass
class Answer:
    """What somebody reads."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Site:
    """The site as the server has it, and how often Django itself was asked."""

    asked: int = 0
    django: WSGIHandler = field(default_factory=WSGIHandler)
    shelf: Any = None

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.counted)

    def counted(self, environ: dict[str, Any], start: Any) -> Any:
        self.asked += 1
        return self.django(environ, start)

    def __call__(self, address: str, method: str = "GET", **headers: str) -> Answer:
        environ = RequestFactory(headers={"host": "testserver", **headers}).generic(method, address).environ
        told: list[Any] = []
        said = self.shelf(environ, lambda status, heads, exc_info=None: told.extend((status, heads)))
        body = b"".join(said)
        if close := getattr(said, "close", None):
            close()
        return Answer(int(told[0][:3]), dict(told[1]), body)

    def asks_django(self, address: str, method: str = "GET", **headers: str) -> bool:
        """Whether Django is asked though the same has just been answered."""
        self(address, method, **headers)
        before = self.asked
        self(address, method, **headers)
        return self.asked > before


@pytest.fixture
def site() -> Iterator[Site]:
    known.standing = None
    yield Site()
    known.standing = None


def test_pages_for_everybody_stand_on_the_shelf_and_nothing_else_does(site: Site, account: Account) -> None:
    one = account("Stadsbiblioteket", theme="bibliotek-kultur")
    addresses = {
        "/": False,
        "/en/": False,
        "/?q=biblioteket&tema=bibliotek-kultur": False,
        "/konton.json?avslutade=1": False,
        f"/konton.json?sida={Place('a', 0).cursor}": False,
        "/en/konton.csv": False,
        f"/konton/{one.public_id}/": False,
        "/avslutade/": False,
        "/om/": False,
        "/konton/aaaaaaaaaa/": True,
        "/?sida=x": True,
        "/halsa/": True,
        "/logga-in/": True,
        "/arbetsyta/": True,
        "/finns-inte/": True,
        "/?q=" + "x" * 2000: True,
        "/om": True,
    }

    assert {address: site.asks_django(address) for address in addresses} == addresses
    assert site.asks_django("/", "POST")
    assert [site(path, host="annan.example").status for path in ("/", "/")] == [400, 400]


def test_the_same_bytes_for_everybody_as_django_would_give(
    site: Site, account: Account, client: Client, cast: Cast
) -> None:
    account("Ett <namn>")
    client.force_login(cast.chief, backend="accounts.signin.InvitedPeople")
    cookie = f"sessionid={client.cookies['sessionid'].value}; django_language=en"
    for address in ("/", "/en/?q=namn", "/konton.json", "/konton.csv"):
        plain = client.get(address)
        whole = plain.content if not plain.streaming else b"".join(plain)  # type: ignore[arg-type]
        known.standing = None
        first = site(address, **{"cookie": cookie, "accept-language": "en", "hx-request": "true"})
        again = site(address)
        assert (first.status, first.body) == (200, whole)
        assert again == first
        assert {*again.headers.items()} - {*plain.headers.items()} <= {
            ("Vary", "Accept-Encoding"),
            ("ETag", again.headers["ETag"]),
            ("Content-Length", str(len(whole))),
        }
        assert site(address, "HEAD") == Answer(200, first.headers, b"")
        assert site.asked == 1
        site.asked = 0


def test_what_a_page_does_not_ask_for_makes_no_other_page(site: Site, account: Account) -> None:
    account()
    first = site("/?tema=politik&utm_source=x&q=bib")
    assert site("/?q=bib&tema=politik&fbclid=y") == first
    assert site.asked == 1
    assert "utm_source" not in first.text
    # The last one counts, as in Django.
    assert 'value="lek"' in site("/?q=bib&q=lek").text


ACCEPTED = {
    "": "",
    "br": "br",
    "gzip, deflate, br, zstd": "br",
    "gzip": "gzip",
    "x-gzip": "gzip",
    "br;q=0.5, gzip": "gzip",
    "br;q=0, gzip;q=0.001": "gzip",
    "gzip;q=0": "",
    "*": "br",
    "br;q=0, *": "gzip",
    "gzip;q=0.5, identity;q=0.8": "",
    "identity;q=0": "",
    "identity": "",
    "BR ; Q=1": "br",
    "br;q=mycket": "",
    "deflate": "",
    ",;,": "",
    "gzip" + "," * 500: "gzip",
}


def test_the_body_is_packed_as_the_reader_asks(site: Site, account: Account) -> None:
    account()
    unpack = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
    plain = site("/")
    got = {}
    for accepted in ACCEPTED:
        answer = site("/", **{"accept-encoding": accepted})
        got[accepted] = answer.headers.get("Content-Encoding", "")
        assert unpack[got[accepted]](answer.body) == plain.body
        assert answer.headers["Content-Length"] == str(len(answer.body))
        assert answer.headers["Vary"] == "Accept-Encoding"
    assert got == ACCEPTED
    assert site.asked == 1


def test_an_answer_is_kept_as_it_was_asked_for_and_given_in_every_packing(
    site: Site, account: Account
) -> None:
    account()
    unpack = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
    bodies = set()
    for order in permutations(unpack):
        site = Site()
        answers = [site("/", **{"accept-encoding": accepted}) for accepted in order]
        assert [answer.headers.get("Content-Encoding", "") for answer in answers] == list(order)
        bodies |= {unpack[accepted](answer.body) for accepted, answer in zip(order, answers, strict=True)}
        assert (len(bodies), site.asked) == (1, 1)
        assert site.shelf.size == shelf.EACH + sum(len(answer.body) for answer in answers)
    packed = Site()
    answer = packed("/", **{"accept-encoding": "br"})
    assert packed.shelf.size == shelf.EACH + len(answer.body) < shelf.EACH + len(bodies.pop()) / 2


def test_who_has_it_already_gets_nothing_again(site: Site, account: Account) -> None:
    account()
    first = site("/konton.json", **{"accept-encoding": "br"})
    tag = first.headers["ETag"]
    strong = tag.removeprefix("W/")
    assert (tag[:2], strong) == ("W/", site("/konton.json").headers["ETag"])
    knows = {
        tag: 304,
        strong: 304,
        f'"annan", {strong}': 304,
        "*": 304,
        '"annan"': 200,
        strong[:-2] + '"': 200,
        strong.strip('"'): 200,
        "\x00": 200,
    }
    answers = {tags: site("/konton.json", **{"if-none-match": tags}) for tags in knows}
    assert {tags: answer.status for tags, answer in answers.items()} == knows
    empty = answers[tag]
    assert (empty.body, empty.headers["ETag"]) == (b"", strong)
    assert empty.headers["Access-Control-Allow-Origin"] == "*"
    assert empty.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert empty.headers.keys() & {"Content-Length", "Content-Type", "Content-Encoding"} == set()


def test_a_change_in_this_process_is_seen_at_once_and_only_a_public_one_empties_the_shelf(
    site: Site, account: Account, change: Change
) -> None:
    made = account("Före")
    before = site("/")
    change(made, followers=12)
    assert (site("/"), site.asked) == (before, 1)
    change(made, name="Efter")
    after = site("/")
    assert ("Före" in before.text, "Före" in after.text, "Efter" in after.text) == (True, False, True)
    assert before.headers["ETag"] != after.headers["ETag"]
    assert site("/", **{"if-none-match": before.headers["ETag"]}).status == 200


def test_what_changes_with_the_day_is_made_anew_the_next_day(
    site: Site, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = account(status="closing", closes_on=timezone.localdate())
    path = f"/en/konton/{made.public_id}/"
    assert "The account closes on" in site(path).text
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    known.forget()
    assert "Its last day was" in site(path).text


def test_a_body_that_is_too_large_is_handed_on_whole_and_not_kept(
    site: Site, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        account(f"Konto {number}")
    whole = site("/konton.csv").body
    monkeypatch.setattr(shelf, "MOST_OF_ONE", len(whole) // 2)
    site = Site()
    for address in ("/konton.csv", "/konton.json", "/"):
        assert site.asks_django(address)
    assert site("/konton.csv").body == whole
    ended: list[object] = []
    request_finished.connect(receiver := lambda **_kwargs: ended.append(1), weak=False)
    try:
        assert site("/konton.csv", "HEAD").body == b""
    finally:
        request_finished.disconnect(receiver)
    # What nobody reads to its end is ended, too: its moment and its connection are given back.
    assert len(ended) == 1


def test_whatever_strangers_ask_the_shelf_keeps_its_bound(
    site: Site, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    account()
    bound = 400_000
    monkeypatch.setattr(shelf, "MOST_BYTES", bound)
    chance = random.Random(4)
    marks = string.ascii_letters + "%&=+;/?åäö\0\\'\"<>ÿ€" + "qsida" * 3
    statuses = set()
    for number in range(120):
        noise = "".join(chance.choices(marks, k=chance.randrange(120)))
        name = chance.choice(("q", "plattform", "verksamhet", "tema", "sida", "avslutade", noise))
        path = chance.choice(("/", "/en/", "/konton.json", "/avslutade/", "/om/", f"/konton/{number}/"))
        packed = chance.choice(("", "br", "gzip"))
        statuses.add(site(f"{path}?{name}={noise}&{noise}", **{"accept-encoding": packed}).status)
        assert site.shelf.size <= bound
    assert statuses == {200, 400, 404}
    assert site.shelf.size == sum(site.shelf.sizes.values())
    assert site.shelf.sizes.keys() == site.shelf.answers.keys()
    held = [
        shelf.EACH + sum({len(said[2][0]) for said in answer.packed.values()})
        for answer in site.shelf.answers.values()
    ]
    assert site.shelf.size == sum(held)


def test_an_answer_takes_no_more_room_than_is_counted(site: Site, account: Account) -> None:
    account()
    site("/konton.json?q=finns+inte")
    [kept] = site.shelf.answers.values()
    heads = [*kept.headers, ("ETag", kept.tag)]
    made = {}
    tracemalloc.start()
    for number in range(500):
        body = (f"{number} " * 300)[:400].encode()
        fresh = [("".join(list(name)), "".join(list(value))) for name, value in heads]
        made["/konton.json", f"q={'x' * shelf.LONGEST_KEY}{number}"] = answer = Shelved(fresh, body)
        answer.pack("br")
        answer.pack("gzip")
    taken, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 500 * shelf.EACH


def test_without_the_database_django_answers_and_afterwards_the_shelf_again(
    site: Site, account: Account
) -> None:
    account()
    before = site("/")

    def broken(*_asked: Any) -> None:
        raise OperationalError

    known.forget()
    with connection.execute_wrapper(broken):
        assert site("/").status == 500
    assert site("/") == before
    assert site.asked == 2


@pytest.mark.postgres
def test_after_the_database_was_restarted_all_is_well(site: Site, account: Account) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server to restart")
    account()
    before = site("/")
    # From outside, and waited for: who ends their own connection cannot tell when the server is done with it.
    with psycopg.connect(**{**connection.get_connection_params(), "dbname": "postgres"}) as outside:
        outside.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s",
            [connection.settings_dict["NAME"]],
        )
    with pytest.raises(OperationalError):
        connection.cursor().execute("SELECT 1")
    known.forget()
    assert [site("/") for _time in range(12)][-1] == before
    assert not site.asks_django("/")
    # What other tests left in the pool is ended too, and nobody has met it yet.
    connection.close()
    connection.close_pool()
