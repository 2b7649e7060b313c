"""The list inside another website: what it is made of, who may frame it, and how it fares in a real browser."""

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from registry.demo.settling import Lindala
from registry.public import embedding
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.public.conftest import Account
from tests.whole.addresses import OPEN

SITE = "http://127.0.0.1:8000"


def fragment(client: Client, query: str = "", prefix: str = "") -> str:
    answer = client.get(f"{prefix}/inbaddning/?{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def headings(page: str) -> list[tuple[str, str]]:
    found = re.findall(r"<(h\d)>(.*?)</h\d>", page, re.S)
    return [(level, re.sub(r"<[^>]+>", "", name)) for level, name in found]


def test_the_fragment_is_plain_and_as_it_was_asked_for(client: Client, account: Account) -> None:
    book = account("Biblioteket", theme="bibliotek-kultur", description="Boktips <nu>.")
    account("Skolan")
    taken = account("Kapat", warning="Kapat.", warning_since=make.MOMENT)
    account("Hemligt", status="proposed")
    account("Gammalt", status="closed")

    plain = fragment(client)

    assert headings(plain) == [("h2", f"{name} på Instagram") for name in ("Biblioteket", "Kapat", "Skolan")]
    assert plain.strip().startswith('<div lang="sv">')
    assert re.findall(r'\s(?:class|id|style)="', plain) == []
    assert "Boktips &lt;nu&gt;." in plain
    links = re.findall(r'href="([^"]+)"', plain)
    assert [link for link in links if not link.startswith(("https://www.instagram.com/", f"{SITE}/"))] == []
    assert book.url in links
    assert taken.url not in links
    assert links[-1] == f"{SITE}/"
    english = fragment(client, "tema=bibliotek-kultur&rubrik=4&kolumner=3", "/en")
    assert headings(english) == [("h4", "Biblioteket on Instagram")]
    assert '<ul style="columns: 3 18em">' in english
    assert re.findall(r'href="([^"]+)"', english)[-1] == f"{SITE}/en/?tema=bibliotek-kultur"
    assert headings(fragment(client, "tema=nej")) == []
    for odd in (
        "rubrik=1",
        "rubrik=7",
        "rubrik=%00",
        "rubrik=²",
        "kolumner=9",
        "kolumner=1e1",
        "form=x",
        "sida=x",
    ):
        assert fragment(client, odd) == plain, odd


def test_a_long_list_is_cut_and_says_so(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "MOST", 2)
    for number in range(3):
        account(f"Konto {number}")
    page = fragment(client)
    assert len(headings(page)) == 2
    assert page.count("Se alla 3 konton") == 1


def test_only_the_page_for_a_frame_may_be_framed_and_only_by_those_named(
    client: Client, account: Account, settings: Any
) -> None:
    made = account()

    def framing(path: str) -> tuple[str, str | None]:
        answer = client.get(path)
        (ancestors,) = re.findall(r"frame-ancestors ([^;]+)", answer.headers["Content-Security-Policy"])
        return ancestors, answer.headers.get("X-Frame-Options")

    assert framing("/inbaddning/?form=sida") == ("'none'", "DENY")
    settings.EMBED_HOSTS = ["www.lindala.example", ".lindala.example"]
    named = "www.lindala.example *.lindala.example"
    assert framing("/inbaddning/?form=sida") == framing("/en/inbaddning/?form=sida&tema=x") == (named, None)
    others = [address.path().replace("aaaaaaaaaa", made.public_id) for address in OPEN]
    asked = ["/inbaddning/?kolumner=2", "/?form=sida", "/inbaddning/bygg/?form=sida", *others]
    asked = [path for path in asked if "Content-Security-Policy" in client.get(path).headers]
    assert {path: framing(path) for path in asked if not path.startswith("/utseende/logotyp")} == {
        path: ("'none'", "DENY") for path in asked if not path.startswith("/utseende/logotyp")
    }


def test_a_web_editor_gets_what_works(client: Client, account: Account, cast: Cast) -> None:
    account("Biblioteket")
    page = client.get("/inbaddning/bygg/?verksamhet=stadsbiblioteket&rubrik=3&kolumner=2").content.decode()

    element, frame, address = (
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        for text in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)
    )

    assert element == (
        '<konto-lista verksamhet="stadsbiblioteket" rubrik="3" kolumner="2">'
        f'<a href="{SITE}/?verksamhet=stadsbiblioteket">Lindala kommun i sociala medier</a></konto-lista>\n'
        f'<script src="{SITE}/konto-lista.js" defer></script>'
    )
    query = "verksamhet=stadsbiblioteket&rubrik=3&kolumner=2"
    assert address == f"{SITE}/inbaddning/?{query}"
    assert f'src="{SITE}/inbaddning/?form=sida&amp;{query.replace("&", "&amp;")}"' in frame
    assert headings(client.get(address.removeprefix(SITE)).content.decode()) == [
        ("h3", "Biblioteket på Instagram")
    ]
    assert ("h3", "Biblioteket på Instagram") in headings(page)
    assert "EMBED_HOSTS" in page
    odd = client.get('/inbaddning/bygg/?verksamhet="><script>&plattform=x&rubrik=x')
    assert (odd.status_code, '"><script>' in odd.content.decode()) == (200, False)
    for name in embedding.SCRIPTS:
        script = client.get(f"/{name}")
        assert (script.status_code, script.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
        assert "Access-Control-Allow-Origin" not in script.headers


# --- In a browser -------------------------------------------------------------------------------------------

Serve = Callable[[str], str]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Serve]:
    """Another website on a port of its own: gives the address of a page with this in its body."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(body: str) -> str:
        page = f"""<!doctype html><html lang="sv"><meta charset="utf-8"><title>Kommunen</title>
            <link rel="icon" href="data:,"><style>body {{ font-family: serif }} h3 {{ color: rgb(150, 0, 60) }}
            a {{ color: rgb(0, 70, 140) }}</style><main><h1>Kommunen</h1><h2>Sociala medier</h2>{body}</main>"""
        (tmp_path / "sida.html").write_text(page, encoding="utf-8")
        return f"http://127.0.0.1:{server.server_port}/sida.html"

    yield serve
    server.shutdown()
    server.server_close()


def colour(page: Page, selector: str) -> str:
    return str(page.locator(selector).first.evaluate("element => getComputedStyle(element).color"))


@pytest.mark.browser
def test_another_website_shows_the_list_three_ways(
    browser: Browser, site: str, lindala: Lindala, elsewhere: Serve, settings: Any
) -> None:
    settings.SITE_URL = site
    own = elsewhere("")
    settings.EMBED_HOSTS = [own.split("/")[2]]
    asked = "tema=bygga-bo&rubrik=3&kolumner=2"
    names = [
        f"{one.name} på"
        for one in SocialAccount.objects.filter(theme="bygga-bo", status__in=("active", "resting", "closing"))
    ]
    wish = embedding.Wish.read(Client().get(f"/inbaddning/?{asked}").wsgi_request.GET)
    given = embedding.snippets(wish)
    address = elsewhere(
        f'<div id="fragment">{fragment(Client(), asked)}</div>'
        f'<div id="element">{given["element"]}</div><div id="ram">{given["frame"]}</div>'
    )
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE")
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: troubles.append(str(fault)))

    asks: list[str] = []
    page.on("request", lambda request: asks.append(request.url) if "/konton.json" in request.url else None)
    page.goto(address)
    expect(page.locator("#element h3")).to_have_count(len(names))

    assert len(names) > 2
    assert asks == [f"{site}/konton.json?tema=bygga-bo"]
    for way in ("#fragment", "#element"):
        shown = page.locator(f"{way} h3").all_inner_texts()
        assert sorted(re.sub(r"på .*", "på", text) for text in shown) == sorted(names)
        assert (colour(page, f"{way} h3"), colour(page, f"{way} h3 a")) == (
            "rgb(150, 0, 60)",
            "rgb(0, 70, 140)",
        )
        assert page.locator(f"{way} ul").evaluate("one => getComputedStyle(one).columnCount") == "2"
    frame = page.frame_locator("#ram iframe")
    expect(frame.locator("h3")).to_have_count(len(names))
    page.wait_for_function("document.querySelector('#ram iframe').height !== '600'")
    inner = frame.locator("main").evaluate("one => [one.getBoundingClientRect().bottom, innerHeight]")
    assert inner[0] <= inner[1] <= inner[0] + 40
    reached = set()
    for _press in range(6 * len(names) + 10):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('main > div')?.id"))
    assert {"fragment", "element", "ram"} <= reached
    assert context.cookies() == []
    assert troubles == []

    # Without scripts, and when the site is away, the link inside the element is still there.
    page.route(f"{site}/konton.json*", lambda route: route.abort())
    page.goto(elsewhere(given["element"]))
    expect(page.locator("konto-lista > a")).to_have_text("Lindala kommun i sociala medier")
    # Nothing else of ours can be framed.
    for path in ("/", "/inbaddning/bygg/", "/inbaddning/?tema=bygga-bo", "/logga-in/"):
        page.goto(elsewhere(f'<iframe src="{site}{path}"></iframe>'))
        assert [one.url for one in page.frames[1:]] == ["chrome-error://chromewebdata/"], path
    settings.EMBED_HOSTS = []
    page.goto(elsewhere(f'<iframe src="{site}/inbaddning/?form=sida"></iframe>'))
    assert [one.url for one in page.frames[1:]] == ["chrome-error://chromewebdata/"]
    context.close()
