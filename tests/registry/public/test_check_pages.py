"""«Is the account genuine?» as a page and as data: they say the same, give nothing away, and take any text."""

from typing import Any

import pytest
from django.test import Client

from registry.register.platforms import recognise
from tests.cast import Cast
from tests.registry.public.pasted import PASTED, Ours, enter

HIDDEN = ("instagram.com/hemligtlindala", "facebook.com/godkantlindala", "x.com/avslagetlindala")


@pytest.fixture
def ours(cast: Cast) -> Ours:
    return enter(cast)


def test_page_and_data_say_the_same(client: Client, ours: Ours) -> None:
    wrong = []
    for answer, whom, text in PASTED:
        data = client.get("/kontrollera.json", {"adress": text})
        said = data.json()
        filled = {name for name in ("account", "matches", "resembles") if said[name] is not None}
        url = (said["account"] or said["resembles"] or {}).get("url", "")
        expected = {"official": "account", "warning": "account", "formerly_official": "account"}
        expected |= {"ask_platform": "matches", "lookalike": "resembles"}
        if (data.status_code, said["answer"]) != (200, answer):
            wrong.append((text, said["answer"]))
        elif answer != "ask_platform" and url != whom:
            wrong.append((text, url))
        elif filled != ({expected[answer]} if answer in expected and whom else set()):
            wrong.append((text, str(filled)))
        elif bool(said["understood"]) != recognise(text).is_account:
            wrong.append((text, str(said["understood"])))
        elif text.strip() and f'data-answer="{answer}"' not in page(client, text):
            wrong.append((text, "page"))
    assert wrong == []


def page(client: Client, text: str, prefix: str = "") -> str:
    """The page about a text."""
    answer = client.get(f"{prefix}/kontrollera/", {"adress": text})
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_what_is_not_public_answers_as_what_never_existed(client: Client, ours: Ours) -> None:
    for hidden in HIDDEN:
        unknown = hidden.replace("lindala", "skovlgx")
        for path in ("/kontrollera/", "/kontrollera.json", "/en/kontrollera.json"):
            secret, nothing = (client.get(path, {"adress": text}) for text in (hidden, unknown))
            assert secret.content.decode().replace("lindala", "skovlgx") == nothing.content.decode().replace(
                "lindala", "skovlgx"
            )
            assert {**secret.headers, "ETag": ""} == {**nothing.headers, "ETag": ""}
            assert secret.status_code == nothing.status_code


def test_a_chosen_platform(client: Client, ours: Ours) -> None:
    chosen = {
        ("@lindalabibliotek", "instagram"): "official",
        ("lindalabibliotek", "tiktok"): "official",
        ("lindalakommun", "x"): "not_registered",
        ("l1ndalabibliotek", "tiktok"): "lookalike",
        ("lіndalabibliotek", "tiktok"): "lookalike",
        ("lindalaturism", "x"): "formerly_official",
        ("instagram.com/lindalabibliotek", "facebook"): "unreadable",
        ("@lindalabibliotek", "ingenting"): "unreadable",
        ("", "instagram"): "unreadable",
        ("lindala", "mastodon"): "unreadable",
    }
    found = {}
    for text, platform in chosen:
        said = client.get("/kontrollera.json", {"adress": text, "plattform": platform}).json()
        found[text, platform] = said["answer"]
    assert found == chosen


@pytest.mark.parametrize(
    "text",
    [
        "\0",
        "instagram.com/linda\0la",
        "x" * 10_000,
        "https://www.instagram.com/" + "a" * 2_000,
        "@" + "lindala" * 40,
        "instagram.com/lindala\nfacebook.com/lindala",
        "\ud800",
        "<script>alert(1)</script>",
        "%",
        "{{ 7 }} ${7}",
        "\u202einstagram.com/lindala",
        "xn--\ud800",
        "🙂" * 600,
        "instagram.com/" + "🙂" * 200,
        "https://" + "xn--a" * 300 + ".se/",
    ],
    ids=range(15),
)
def test_odd_texts_have_a_clear_answer(client: Client, db: Any, text: str) -> None:
    said = client.get("/kontrollera.json", {"adress": text.encode("utf-8", "surrogatepass")})
    shown = client.get("/kontrollera/", {"adress": text.encode("utf-8", "surrogatepass")})
    assert (said.status_code, shown.status_code) == (200, 200)
    assert "<script>alert" not in shown.content.decode()
    told = said.json()
    assert told["answer"] in ("unreadable", "not_an_account", "ask_platform", "not_registered")
    assert told["advice"].endswith((".", "?"))


def test_nothing_asked_is_only_the_field(client: Client, db: Any) -> None:
    shown = client.get("/kontrollera/").content.decode()
    assert "data-answer=" not in shown
    assert "<title>Är kontot äkta? – Lindala kommun</title>" in " ".join(shown.split())
    assert client.get("/kontrollera.json").json()["answer"] == "unreadable"


def test_the_data_are_for_everybody_and_kept_by_content(client: Client, ours: Ours) -> None:
    asked = {"adress": "instagram.com/lindalabibliotek"}
    first = client.get("/kontrollera.json", asked)
    again = client.get("/kontrollera.json", asked, headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first["Access-Control-Allow-Origin"] == again["Access-Control-Allow-Origin"] == "*"
    assert first["Content-Type"] == "application/json; charset=utf-8"
    assert first["Cache-Control"] == "public, max-age=0, stale-if-error=86400"
    assert not first.cookies
    assert "Access-Control-Allow-Origin" not in client.get("/kontrollera/", asked)
    assert list(first.json()) == "version answer understood account matches resembles advice".split()
    assert first.json()["understood"] == {
        "platform": "instagram",
        "handle": "lindalabibliotek",
        "url": "https://www.instagram.com/lindalabibliotek/",
        "address_kind": "page",
    }
    [listed] = [
        one
        for one in client.get("/konton.json").json()["accounts"]
        if one["id"] == ours["https://www.instagram.com/lindalabibliotek/"].public_id
    ]
    assert first.json()["account"] == listed
