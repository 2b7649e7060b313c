"""What the website links to, held against the register: read from text, XML and HTML, and never fetched."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registry.overview import found
from tests import make
from tests.cast import Cast
from tests.reading import errors, once, refusal
from tests.registry.overview.conftest import As

pytestmark = pytest.mark.once

HERE = "/oversikt/webbplatsen/"

SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url><loc>https://www.facebook.com/ekskolan?a=1&amp;b=2</loc></url>
  <url><loc>https://lindala.example/om/</loc>
    <xhtml:link rel="alternate" href="https://www.youtube.com/@lindala"/></url>
</urlset>"""
PAGE = """<!DOCTYPE html><html><head><meta property="og:see_also" content="https://x.com/lindala">
<script type="application/ld+json">{"sameAs": ["https:\\/\\/www.tiktok.com\\/@lindala"]}</script></head>
<body><a href="//www.instagram.com/lindala/?igsh=1&amp;x=2">Åk med</a> <a href="/om/">Om</a>
<iframe src="https://www.facebook.com/lindala"></iframe> Läs på linkedin.com/company/lindala.</body></html>"""


def read(name: str, content: bytes) -> list[str]:
    return list(found.in_file(name, content))


def test_addresses_are_found_in_whatever_the_website_has() -> None:
    assert read("sitemap.xml", SITEMAP) == [
        "https://www.facebook.com/ekskolan?a=1&b=2",
        "https://lindala.example/om/",
        "https://www.youtube.com/@lindala",
    ]
    in_page = [
        "https://x.com/lindala",
        "https://www.tiktok.com/@lindala",
        "https://www.instagram.com/lindala/?igsh=1&x=2",
        "https://www.facebook.com/lindala",
        "linkedin.com/company/lindala",
    ]
    assert read("start.html", PAGE.encode()) == in_page
    assert read("start.htm", PAGE.encode("cp1252")) == in_page
    assert read("start.txt", PAGE.encode("utf-16")) == in_page
    text = "Se https://www.facebook.com/lindala, (www.instagram.com/lindala) och x.com/lindala!"
    assert read("lista.txt", text.encode()) == [
        "https://www.facebook.com/lindala",
        "www.instagram.com/lindala",
        "x.com/lindala",
    ]


BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>
<urlset><loc>&y;</loc></urlset>"""


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "s.xml",
            BOMB,
            "s.xml declares a document type. Choose the sitemap as the website sends it.",
        ),
        (
            "s.xml",
            b"<?xml version='1.0'?><a><b></a>",
            "s.xml can't be read as XML. Choose the file as the website sends it.",
        ),
        ("s.xml.gz", b"\x1f\x8b\x08", "s.xml.gz is packed. Unpack it, and choose what was in it."),
        ("a.pdf", b"%PDF-1.7", "a.pdf is no text. Choose a sitemap (XML), a web page (HTML) or a text file."),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str, content: bytes, sentence: str) -> None:
    assert refusal(found.in_file, name, content) == (sentence, "input", "uploads")


def test_too_many_addresses_are_refused_and_the_websites_own_left_out() -> None:
    own = [f"https://www.lindala.example/sida{number}" for number in range(30_000)]
    assert found.elsewhere([*own, "https://x.com/a", "https://x.com/a"], "https://lindala.example/") == [
        "https://x.com/a"
    ]
    many = [f"https://x.com/a{number}" for number in range(20_001)]
    assert refusal(found.elsewhere, many, "")[1:] == ("input", "text")


@pytest.fixture
def register(cast: Cast) -> Cast:
    make.account(cast.library, cast.librarian, "https://www.facebook.com/lindala", name="Lindala")
    make.account(cast.library, cast.librarian, "https://www.youtube.com/@olankad", name="Olänkad")
    make.account(
        cast.library,
        cast.librarian,
        "https://x.com/lindala",
        name="Gammalt",
        status="closed",
        closed_on=make.DAY,
    )
    return cast


def names(page: Any, key: str) -> list[str]:
    return [getattr(one, "title", None) or one.account.name for one in page.context[key]]


def test_what_is_missing_on_either_side_is_told(register: Cast, as_person: As) -> None:
    client = as_person(register.communicator)
    files = [SimpleUploadedFile("start.html", PAGE.encode()), SimpleUploadedFile("karta.xml", SITEMAP)]
    sent = client.post(HERE, once(text="instagram.com/p/Cabc123/ och m.facebook.com/LINDALA", uploads=files))
    assert (sent.status_code, sent["Location"]) == (302, HERE)
    page = client.get(HERE)
    assert names(page, "missing") == [
        "lindala, TikTok",
        "lindala, Instagram",
        "company/lindala, LinkedIn",
        "ekskolan, Facebook",
        "@lindala, YouTube",
    ]
    assert names(page, "elsewhere") == ["Gammalt"]
    assert (page.context["linked"], names(page, "unlinked")) == (1, ["Olänkad"])
    # What is reported after that is missing no longer, and the form has the address already.
    report = next(one.report for one in page.context["missing"] if "TikTok" in one.title)
    assert client.get(report).context["form"]["address"].value() == "https://www.tiktok.com/@lindala"
    make.account(register.library, register.librarian, "https://www.tiktok.com/@lindala", name="Tiktok")
    assert "TikTok" not in " ".join(names(client.get(HERE), "missing"))
    # Somebody else has found nothing yet.
    assert as_person(register.chief).get(HERE).context["compared"] is False
    client.post(HERE, once(rensa="1"))
    assert client.get(HERE).context["compared"] is False


def test_nothing_given_is_said_beside_the_field(register: Cast, as_person: As) -> None:
    client = as_person(register.communicator)
    assert errors(client.post(HERE, once(text=""))) == {"text": ["Klistra in adresser eller välj en fil."]}
    empty = SimpleUploadedFile("tom.txt", b"")
    assert errors(client.post(HERE, once(uploads=[empty]))) == {"uploads": ["Filen är tom. Välj en annan."]}
    bomb = SimpleUploadedFile("karta.xml", BOMB)
    assert list(errors(client.post(HERE, once(uploads=[bomb])))) == ["uploads"]


def test_whoever_may_not_report_is_not_asked_to(register: Cast, as_person: As) -> None:
    client = as_person(register.insight)
    client.post(HERE, once(text="x.com/nytt"))
    page = client.get(HERE)
    assert (names(page, "missing"), page.context["may_report"]) == (["nytt, X"], False)
    assert "/arenden/anmal/?adress" not in page.content.decode()
