"""The feed of changes: what is told, when, in which order, under which names, and of what it is silent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

from django.test import Client

from accounts.history import act
from registry.public import feed
from registry.public.models import PublicVersion
from registry.register import warning
from registry.tips import handling
from registry.tips.handling import Said
from tests import make
from tests.cast import Cast
from tests.registry.public.conftest import Account

SPACES = {"a": feed.ATOM}
HOUR = timedelta(hours=1)


def read(client: Client, path: str = "/konton.atom") -> ET.Element:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        200,
        "application/atom+xml; charset=utf-8",
    )
    return ET.fromstring(answer.content)


def told(client: Client, path: str = "/konton.atom") -> list[tuple[str, str]]:
    """Kind and title of every entry, in order."""
    entries = read(client, path).findall("a:entry", SPACES)
    return [
        (entry.find("a:category", SPACES).attrib["term"], entry.findtext("a:title", "", SPACES))  # type: ignore[union-attr]
        for entry in entries
    ]


def test_what_happened_is_told_once_the_latest_first(client: Client, account: Account, cast: Cast) -> None:
    first = account("Biblioteket", description="Böcker för alla.")
    account("Tyst", status="proposed")
    account("Gammalt", status="closed", closed_on=make.DAY)
    taken = account("Kulturskolan")
    warning.warn(taken, "Kapat i natt.", by=cast.communicator, at=make.MOMENT + HOUR)
    warning.lift_warning(taken, "Vi har den igen.", by=cast.communicator, at=make.MOMENT + 2 * HOUR)
    warning.warn(first, "Någon annan skriver.", by=cast.communicator, at=make.MOMENT + 3 * HOUR)
    first.refresh_from_db()
    first.status, first.closed_on, first.closed_reason = "closed", make.DAY, "replaced"
    with act("do_step", by=cast.chief, at=make.MOMENT + 4 * HOUR, about=[first]):
        first.save()

    feed_now = read(client)

    assert told(client) == [
        ("closed", "Inte längre vårt: Biblioteket på Instagram"),
        ("warned", "Varning: lita inte på Biblioteket på Instagram"),
        ("trusted", "Varningen gäller inte längre: Kulturskolan på Instagram"),
        *sorted(
            (("opened", f"Nytt i listan: {name} på Instagram") for name in ("Biblioteket", "Kulturskolan")),
            key=lambda pair: first.public_id if "Biblio" in pair[1] else taken.public_id,
            reverse=True,
        ),
    ]
    newest = feed_now.find("a:entry", SPACES)
    assert newest is not None
    assert {one.tag.partition("}")[2]: one.text or one.attrib.get("href") for one in newest} == {
        "id": f"tag:127.0.0.1,2026:{first.public_id}/closed/20261122T133100Z",
        "title": "Inte längre vårt: Biblioteket på Instagram",
        "updated": "2026-11-22T13:31:00.000Z",
        "published": "2026-11-22T13:31:00.000Z",
        "link": f"http://127.0.0.1:8000/konton/{first.public_id}/",
        "category": None,
        "summary": "Kontot är inte längre vårt. Lita inte på nya inlägg eller meddelanden därifrån."
        " Ersatt av ett annat konto.",
    }
    changed = PublicVersion.objects.get().changed_at
    assert feed_now.findtext("a:updated", "", SPACES) == feed.moment(changed)


def test_names_last_and_words_follow_the_language(
    client: Client, account: Account, change: Callable[..., None]
) -> None:
    made = account("Badet")
    before = [one.text for one in read(client).iter(f"{{{feed.ATOM}}}id")]

    change(made, name="Simhallen\x0b")
    swedish, english = read(client), read(client, "/en/konton.atom?q=simhallen")

    assert [one.text for one in swedish.iter(f"{{{feed.ATOM}}}id")] == before
    assert told(client) == [("opened", "Nytt i listan: Simhallen på Instagram")]
    assert told(client, "/en/konton.atom") == [("opened", "New in the list: Simhallen on Instagram")]
    assert [feed_now.attrib[feed.XML_LANG] for feed_now in (swedish, english)] == ["sv", "en"]
    links = [one.attrib["href"] for one in english.findall("a:link", SPACES)]
    assert links == ["http://127.0.0.1:8000/en/konton.atom?q=simhallen", "http://127.0.0.1:8000/en/"]
    assert told(client, "/konton.atom?q=annat") == []


def test_a_confirmed_fake_is_told_of_and_not_linked_to(client: Client, account: Account, cast: Cast) -> None:
    account("Biblioteket")
    address = "https://www.instagram.com/lindalabib1iotek/"
    for number in range(2):
        said = Said(kind="fake", address=address, text=f"De frågar efter bank-id ({number}).")
        tip = handling.receive(said, nonce=str(number), at=make.MOMENT)
        handling.settle(tip, "fake", "", by=cast.communicator, at=make.MOMENT + number * HOUR)

    assert [kind for kind, _title in told(client)] == ["fake", "opened"]
    assert [kind for kind, _title in told(client, "/konton.atom?plattform=instagram")] == ["fake", "opened"]
    assert [kind for kind, _title in told(client, "/konton.atom?plattform=youtube")] == []
    assert [kind for kind, _title in told(client, "/konton.atom?verksamhet=stadsbiblioteket")] == ["opened"]
    answer = client.get("/konton.atom").content.decode()
    assert [part for part in (f'"{address}"', "bank-id (", tip.public_id) if part in answer] == []


def test_it_is_bounded_and_an_empty_one_is_never_of_today(
    client: Client, db: Any, account: Account, monkeypatch: Any
) -> None:
    assert read(client).findtext("a:updated", "", SPACES) == "1970-01-01T00:00:00.000Z"
    monkeypatch.setattr(feed, "MOST", 2)
    for number in range(4):
        account(f"Konto {number}")

    assert len(told(client)) == 2
    assert '<link rel="alternate" type="application/atom+xml"' in client.get("/").content.decode()
