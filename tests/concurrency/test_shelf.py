"""Two processes on one database, each with a shelf of its own: what one changes is public in both."""

import time

from tests.concurrency.conftest import Arena

CHANGES = 200


def test_a_warning_is_public_in_every_process_within_a_second(arena: Arena) -> None:
    account = arena.stage.ask("public_account", handle="kapat.bakom.hyllan")
    pages = ("/konton.json", "/", f"/konton/{account}/")
    for actor in (arena.first, arena.second):
        assert [actor.ask("read", address=page)[0] for page in pages] == [200, 200, 200]
    for number in range(5):
        text = f"Kapat {number}."
        arena.first.ask("warn", by="kommunikator", account=account, text=text)
        set_at = time.monotonic()
        words = {"address": "/konton.json", "text": text}
        seen = arena.at_once("read_until", words, words)
        assert [answer["done"][0] - set_at < 1 for answer in seen] == [True, True]
        for page in pages:
            first, second = (actor.ask("read", address=page) for actor in (arena.first, arena.second))
            assert first == second
            assert (text in first[2]) == (page != "/")
    assert arena.stage.ask("findings") == []


def test_no_reader_sees_a_mix_or_an_older_version_after_a_newer(arena: Arena) -> None:
    account = arena.stage.ask("public_account", handle="ofta.andrat")
    pages = ["/konton.json", "/", "/konton.csv", f"/konton/{account}/"]
    for actor in (arena.first, arena.second):
        actor.told("hammer", addresses=pages, last=CHANGES)
    arena.stage.ask("change_often", account=account, count=CHANGES)
    for actor in (arena.first, arena.second):
        told = actor.answer()["done"]
        assert [numbers for numbers in told if len(numbers) > 1] == []
        order = [numbers[0] for numbers in told if numbers]
        assert order == sorted(order)
        assert len(order) > 10
        assert order[-1] == CHANGES
