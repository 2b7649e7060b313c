"""The staff menu: rows that lead somewhere for whoever is signed in, and nothing on public pages."""

from collections.abc import Callable

from django.test import Client
from django.utils.translation import override

from accounts.models import Person
from tests.cast import Cast

As = Callable[[Person | None], Client]
EVERYBODY = ["Arbetsyta", "Ärenden", "Register"]


def rows(client: Client, path: str) -> list[tuple[str, bool]]:
    shown = client.get(path).context.get("menu") or []
    return [(str(row.label), row.current) for row in shown]


def test_everybody_finds_what_they_may_open(cast: Cast, as_person: As) -> None:
    found = {
        role: [label for label, _current in rows(as_person(getattr(cast, role)), "/arbetsyta/")]
        for role in Cast.ROLES
    }
    more = {
        "admin": ["Webbplatsen", "Personer", "Verksamheter", "Historik"],
        "registrar": ["Historik"],
        "insight": ["Granskning", "Tips", "Historik"],
        **{
            role: ["Granskning", "Tips", "Webbplatsen"]
            for role in ("communicator", "chief", "acting_chief", "superior")
        },
    }
    assert found == {role: EVERYBODY + more.get(role, []) for role in Cast.ROLES}


def test_the_page_one_is_on_is_marked(cast: Cast, as_person: As) -> None:
    assert rows(as_person(cast.chief), "/register/") == [
        ("Arbetsyta", False),
        ("Ärenden", False),
        ("Register", True),
        ("Granskning", False),
        ("Tips", False),
        ("Webbplatsen", False),
    ]


def test_in_english_it_leads_to_english_pages(cast: Cast, as_person: As) -> None:
    menu = as_person(cast.chief).get("/en/register/").context["menu"]
    with override("en"):
        shown = [(str(row.label), row.url) for row in menu]
    assert shown == [
        ("Desk", "/en/arbetsyta/"),
        ("Cases", "/en/arenden/"),
        ("Register", "/en/register/"),
        ("Review", "/en/granskning/"),
        ("Tips", "/en/tips/"),
        ("The website", "/en/webbplatsen/"),
    ]


def test_public_pages_never_ask_who_it_is(cast: Cast, as_person: As) -> None:
    page = as_person(cast.chief).get("/")
    assert ("menu" in page.context, "person" in page.context) == (False, False)
