"""The list as files: whole, with links that lead somewhere, and never half replaced."""

import html
import json
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from registry import numbers
from registry.public import publishing
from tests import make
from tests.registry.public.conftest import Account

SITE = "http://127.0.0.1:8000"


def publish(folder: Path) -> None:
    call_command("publish", str(folder), verbosity=0)


def linked(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [html.unescape(link) for link in re.findall(r'\b(?:href|src|action)="([^"]*)"', text)]


def test_the_files_are_the_list_and_every_link_leads_somewhere(
    client: Client, account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "PAGE_ROWS", 2)
    made = [account(f"Konto {number}", theme="politik") for number in range(5)]
    gone = account("Gammalt", status="closed", closed_on=make.DAY, successor=made[0])
    account("Hemligt", status="proposed")
    folder = tmp_path / "lista"

    publish(folder)

    pages = sorted(folder.rglob("*.html"))
    assert {one.parent.name for one in folder.glob("konton/*/index.html")} == {
        one.public_id for one in (*made, gone)
    }
    lost = [
        (str(page.relative_to(folder)), link)
        for page in pages
        for link in linked(page)
        if not link.startswith(("#", "mailto:", "http"))
        and not (page.parent / link.partition("#")[0]).is_file()
    ]
    assert lost == []
    assert [link for page in pages for link in linked(page) if link.startswith("/")] == []
    # One page of the list after the other, and back again, without the program.
    for start in ("", "en/", "amnen/politik/"):
        page, names, way = folder / f"{start}index.html", [], []
        while page.is_file():
            way.append(page)
            text = page.read_text(encoding="utf-8")
            names += re.findall(r'account__name"><a [^>]*>([^<]+)<', text)
            following = re.search(r'rel="next" href="([^"]+)"', text)
            page = (page.parent / following[1]) if following else folder / "end"
        assert names == [one.name for one in made]
        backwards = [
            re.search(r'rel="prev" href="([^"]+)"', page.read_text(encoding="utf-8")) for page in way
        ]
        assert [found and found[1] for found in backwards] == [None, "index.html", "sida-2.html"]
    told = json.loads((folder / "konton.json").read_bytes())
    assert told == client.get("/konton.json").json()
    for path in ("konton.csv", "en/konton.atom", "katalog.rdf", "ogonblick.json"):
        answer: Any = client.get(f"/{path}")
        body = b"".join(answer) if answer.streaming else answer.content
        assert (folder / path).read_bytes() == body, path
    style = next(folder.glob("static/css/page.*.css")) if (folder / "static/css").is_dir() else folder
    assert style.is_file()
    assert "Hemligt" not in "".join(page.read_text(encoding="utf-8") for page in pages)
    assert f'action="{SITE}/"' in (folder / "index.html").read_text(encoding="utf-8")


def test_data_in_pages_become_one_file(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "DATA_ROWS", 2)
    for number in range(5):
        account(f"Konto {number}")
    publish(tmp_path / "lista")
    told = json.loads((tmp_path / "lista/konton.json").read_bytes())
    assert [one["name"] for one in told["accounts"]] == [f"Konto {number}" for number in range(5)]
    assert (told["count"], told["next"]) == (5, None)


def test_the_folder_is_replaced_whole_and_stays_when_it_cannot_be(
    account: Account, change: Callable[..., None], tmp_path: Path, settings: Any
) -> None:
    made = account("Före")
    folder = tmp_path / "lista"
    publish(folder)
    (folder / "konton" / "borta.html").write_text("stale", encoding="utf-8")
    read, done = [], threading.Event()

    def reader() -> None:
        while not done.is_set():
            read.append("Före" in (folder / "index.html").read_text(encoding="utf-8"))

    watching = threading.Thread(target=reader)
    watching.start()
    change(made, name="Efter")
    publish(folder)
    done.set()
    watching.join()
    assert read == sorted(read, reverse=True), "never an older list after a newer one"
    assert len(read) > 10
    assert "Efter" in (folder / "index.html").read_text(encoding="utf-8")
    assert not (folder / "konton" / "borta.html").exists()

    settings.ALLOWED_HOSTS = ["annan.example"]
    with pytest.raises(CommandError, match="answers 400"):
        publish(folder)
    assert "Efter" in (folder / "index.html").read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["lista"]
    assert (folder / publishing.MARK).read_text(encoding="utf-8").strip().isdigit()
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_folder_of_others_is_left_alone(db: Any, tmp_path: Path) -> None:
    (tmp_path / "deras.txt").write_text("viktigt", encoding="utf-8")
    with pytest.raises(CommandError, match="holds other files"):
        publish(tmp_path)
    with pytest.raises(CommandError, match="is not a folder"):
        publish(tmp_path / "deras.txt")
    assert [one.name for one in tmp_path.iterdir()] == ["deras.txt"]
