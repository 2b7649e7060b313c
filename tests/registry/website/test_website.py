"""What the municipality says of its own website, and the colour that somebody tries."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from accounts.verifying import verify
from registry.public.models import PublicVersion
from registry.website.models import Statement
from tests.cast import Cast

As = Callable[[Person | None], Client]
FILLED_IN = {
    "authority": "Kommunstyrelsen",
    "email": "kommunikation@prov.example",
    "phone": "0123-45 67 89",
    "address": "",
    "reply_days": "2",
    "conforms": "partly",
    "shortcomings": "Några texter finns bara på svenska.",
    "burdensome": "",
    "exempt": "",
    "tested": "others",
    "tested_how": "",
    "tested_on": "2026-10-14",
}


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def sent(client: Client, key: str = "a", **changes: str) -> Any:
    return client.post("/webbplatsen/tillganglighet/", {"receipt": key * 32, **FILLED_IN, **changes})


def test_until_somebody_fills_it_in_the_statement_says_so(client: Client, db: Any) -> None:
    page = words(client.get("/tillganglighet/"))
    assert page.count("<h2") == 11
    assert "Vi har inte bedömt det än." in page
    assert "Kommunen har inte fyllt i sin redogörelse än." in page


def test_what_the_unit_fills_in_residents_read_at_once(cast: Cast, as_person: As, client: Client) -> None:
    before = PublicVersion.objects.get_or_create(pk=1)[0].n
    answer = sent(as_person(cast.communicator))
    assert answer["Location"] == "/tillganglighet/"
    page = words(client.get("/tillganglighet/"))
    for said in (
        "Kommunstyrelsen, Lindala kommun.",
        "kommunikation@prov.example",
        "Telefon: 0123-45 67 89",
        "Vi svarar inom 2 arbetsdagar.",
        "Några texter finns bara på svenska.",
        "Någon annan har testat åt oss, senast 14 oktober 2026.",
        'href="/tipsa/?slag=access"',
    ):
        assert said in page
    sent(as_person(cast.admin), "b", conforms="fully", shortcomings="", tested="ourselves")
    assert "Så vitt vi vet följer hela listan lagen" in words(client.get("/tillganglighet/"))
    assert "Somebody else" not in words(client.get("/en/tillganglighet/"))
    assert (Statement.objects.count(), Statement.history.count()) == (1, 2)
    assert PublicVersion.objects.get().n == before + 2
    assert Statement.objects.get().tested_on == date(2026, 10, 14)
    assert verify().findings == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"shortcomings": " "}, "Skriv vad som inte är tillgängligt."),
        ({"authority": ""}, "Skriv vem som ansvarar för webbplatsen."),
        ({"email": "kommun"}, "Skriv e-postadressen så här: biblioteket@kommunen.se."),
        ({"reply_days": "0"}, "Skriv ett antal dagar, till exempel 3."),
        ({"tested_on": "i våras"}, "Skriv dagen så här: 2026-11-22."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(
    cast: Cast, as_person: As, changes: dict[str, str], sentence: str
) -> None:
    answer = sent(as_person(cast.communicator), exempt="Äldre dokument.", **changes)
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert "Äldre dokument." in words(answer)
    assert Statement.objects.count() == 0


def test_who_keeps_the_website(cast: Cast, as_person: As) -> None:
    pages = ("", "tillganglighet/", "utseende/", "utseende/00563f.css")
    found = {
        role: {as_person(getattr(cast, role)).get(f"/webbplatsen/{page}").status_code for page in pages}
        for role in Cast.ROLES
    }
    may = {"communicator", "chief", "acting_chief", "superior", "admin"}
    assert found == {role: {200} if role in may else {403} for role in Cast.ROLES}


def test_any_colour_can_be_tried_and_read(cast: Cast, as_person: As) -> None:
    client = as_person(cast.admin)
    for color in ("#ffff00", "#fffffe", "#000000", "#f0f"):
        page = client.get("/webbplatsen/utseende/", {"farg": color})
        assert page.context["color"] == color
        assert [row.what for row in page.context["contrasts"] if min(row.light, row.dark) < row.least] == []
        assert client.get(page.context["stylesheet"]).status_code == 200
    wrong = client.get("/webbplatsen/utseende/", {"farg": "gul"})
    assert "Skriv färgen så här: #00563f." in words(wrong)
    assert "gul" in words(wrong)
    assert client.get("/webbplatsen/utseende/zzz.css").status_code == 404


def test_whoever_stands_in_the_register_reads_what_it_holds(client: Client, db: Any, settings: Any) -> None:
    settings.DATA_PROTECTION_CONTACT = "dataskydd@prov.example"
    page = words(client.get("/om/personuppgifter/"))
    assert "Fråga dataskydd@prov.example." in page
    assert page.count("<h2") == 5
