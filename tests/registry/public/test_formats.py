"""The list as data and as pages: formulas, hashes, who may read from elsewhere, and that nobody is known."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from registry.public.formats import FORMATS, harmless
from tests.cast import Cast
from tests.registry.public.conftest import Account, theme
from tests.registry.public.test_entries import FIELDS

PAGES = ["/", "/om/", "/konton/finnsinte2/"]
DATA = ["/konton.json", "/konton.csv", "/konton.atom"]
OPEN = [*PAGES, *DATA, "/halsa/", "/en/", "/en/konton.json", "/en/konton.csv", "/en/om/", "/?sida=x"]


def body(answer: Any) -> bytes:
    return b"".join(answer)


def rows(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(answer).decode("utf-8-sig"), newline="")))


# --- CSV ----------------------------------------------------------------------------------------------------


def test_the_csv_has_the_same_columns_and_rows(client: Client, account: Account, cast: Cast) -> None:
    heir = account("Arvtagaren")
    made = account(
        "Åke, «chef»",
        address="https://www.youtube.com/@lindala",
        description="Rad ett\nrad två",
        replies_within_hours=8,
        status="closing",
        successor=heir,
        warning="Kapat",
    )

    answer = client.get("/konton.csv")

    text = body(answer)
    assert text.startswith(b"\xef\xbb\xbfid,name,page,")
    by_id = {row["id"]: row for row in rows([text])}
    assert set(by_id) == {heir.public_id, made.public_id}
    row = by_id[made.public_id]
    assert list(row) == FIELDS
    assert {name: value for name, value in row.items() if value} == {
        "id": made.public_id,
        "name": "Åke, «chef»",
        "page": f"http://127.0.0.1:8000/konton/{made.public_id}/",
        "platform": "youtube",
        "platform_name": "YouTube",
        "handle": "lindala",
        "url": "https://www.youtube.com/@lindala",
        "kind": "unit",
        "department": "Stadsbiblioteket",
        "department_slug": "stadsbiblioteket",
        "department_path": "Kultur- och fritidsnämnden › Kultur- och fritidsförvaltningen › Stadsbiblioteket",
        "description": "Rad ett\nrad två",
        "language": "sv",
        "replies_within_hours": "8",
        "status": "active",
        "warning": "Kapat",
        "successor": heir.public_id,
        "registered_on": "2026-11-22",
    }


def test_the_csv_is_streamed_and_holds_every_row(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry import numbers

    monkeypatch.setattr(numbers, "DATA_ROWS", 2)
    for number in range(5):
        account(f"Konto {number}")

    answer = client.get("/konton.csv")

    assert answer.streaming
    assert [row["name"] for row in rows(answer)] == [f"Konto {number}" for number in range(5)]


def test_a_stream_that_is_read_late_is_in_its_pages_language(client: Client, account: Account) -> None:
    account(theme="trafik-gator")

    english, swedish = client.get("/en/konton.csv"), client.get("/konton.csv")

    assert [row["theme_name"] for row in rows(english)] == ["Traffic and streets"]
    assert [row["theme_name"] for row in rows(swedish)] == [theme("trafik-gator")]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+46",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\t",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        " =1",
        "\n=1",
        "\u00a0=1",
        "\u3000@x",
        "\u200b=1",
        "\ufeff=1",
        "\u2060 \u200d-1",
        "\x00=1",
    ],
)
def test_what_would_start_a_formula_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", " ", "a=1", "'=1", "1-2", "2026-11-22", "Åsa @ jobbet", " text", "–", "#x"]
)
def test_other_texts_stand_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_every_text_of_the_csv_is_made_harmless(
    client: Client, account: Account, cast: Cast, save: Callable[..., None]
) -> None:
    made = account("=cmd", description="＋1", audience="-x", watched="@alla", warning="\t=1")
    save(made, handle="@=1+1")
    save(cast.library, name="=HYPERLINK(1)")

    (row,) = rows(client.get("/konton.csv"))
    entry = client.get("/konton.json").json()["accounts"][0]

    texts = ("name", "description", "audience", "watched", "warning", "department")
    assert [row[name] for name in texts] == ["'=cmd", "'＋1", "'-x", "'@alla", "'\t=1", "'=HYPERLINK(1)"]
    assert row["handle"] == "'=1+1"
    assert entry["name"] == "=cmd", "JSON is exact"


# --- Hashes and caches --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/om/", *DATA, "/en/konton.json"])
def test_a_reader_who_has_it_already_is_told_so(
    client: Client, account: Account, change: Callable[..., None], path: str
) -> None:
    made = account()
    first = client.get(path)
    tag = first.headers["ETag"]
    body(first)

    again = client.get(path, headers={"If-None-Match": tag})
    weak = client.get(path, headers={"If-None-Match": f'W/{tag}, "annat"'})

    assert [(answer.status_code, body(answer), answer.headers["ETag"]) for answer in (again, weak)] == [
        (304, b"", tag)
    ] * 2
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert again.headers.get("Access-Control-Allow-Origin") == first.headers.get(
        "Access-Control-Allow-Origin"
    )

    change(made, watched="Jämt")

    changed = client.get(path, headers={"If-None-Match": tag})
    assert changed.status_code == (304 if path == "/om/" else 200)


def test_the_hash_of_the_csv_tells_questions_and_languages_apart(client: Client, account: Account) -> None:
    account()
    paths = ["/konton.csv", "/en/konton.csv", "/konton.csv?q=x", "/konton.csv?avslutade=1"]

    assert len({client.get(path).headers["ETag"] for path in paths}) == len(paths)


@pytest.mark.parametrize("path", OPEN)
def test_nothing_is_kept_without_asking_again(client: Client, db: Any, path: str) -> None:
    kept = client.get(path).headers["Cache-Control"]

    assert kept == ("no-store" if path == "/halsa/" else "public, max-age=0, stale-if-error=86400")


@pytest.mark.parametrize("path", OPEN)
def test_data_may_be_read_from_anywhere_and_nothing_else(client: Client, db: Any, path: str) -> None:
    allowed = client.get(path).headers.get("Access-Control-Allow-Origin")

    assert allowed == ("*" if "/konton." in path else None)


# --- Methods ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", OPEN)
def test_head_answers_as_get_without_a_body(client: Client, account: Account, path: str) -> None:
    account()
    get, head = client.get(path), client.head(path)

    assert body(head) == b""
    assert head.status_code == get.status_code
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", [*PAGES, *DATA, "/halsa/"])
def test_everything_else_is_not_allowed(db: Any, path: str, method: str) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.generic(method, path)

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "Access-Control-Allow-Origin" not in answer.headers


# --- Nobody is known ----------------------------------------------------------------------------------------


def seen(answer: HttpResponse) -> tuple[int, dict[str, str], bytes]:
    return answer.status_code, dict(answer.headers), body(answer)


@pytest.mark.parametrize("path", OPEN)
def test_everybody_gets_the_same_and_no_cookie(
    cast: Cast, account: Account, as_person: Callable[[Person | None], Client], path: str
) -> None:
    account()
    stranger, chief = as_person(None), as_person(cast.chief)
    chief.cookies["django_language"] = "en"

    answers = [
        stranger.get(path),
        chief.get(path),
        stranger.get(path, headers={"Accept-Language": "en", "HX-Request": "true"}),
    ]

    assert [seen(answer) for answer in answers[1:]] == [seen(answers[0])] * 2
    assert [answer.cookies for answer in answers if answer.cookies] == []
    assert {name for name in answers[0].headers if name in ("Vary", "Set-Cookie")} == set()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.key)
def test_every_format_has_an_address_in_both_languages(client: Client, db: Any, form: Any) -> None:
    for prefix in ("", "/en"):
        answer = client.get(f"{prefix}/{form.path}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, form.media_type)
    assert reverse(form.key) == f"/{form.path}"
