"""Sign-in: who gets in and with what, and what strangers can learn from the door (nothing)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from accounts import signin, staffing
from accounts.models import Act, Person
from accounts.verifying import verify
from tests import make
from tests.cast import Cast

SIGN_IN = "/en/logga-in/"


def sign_in(client: Client, email: str, password: str = make.PASSWORD, to: str = SIGN_IN) -> Any:
    return client.post(to, {"login": email, "password": password})


def whoever(client: Client) -> Person | None:
    """Who the next page takes the client's session for."""
    request: Any = client.get("/mitt-konto/").wsgi_request
    somebody = get_user(request)
    return somebody if isinstance(somebody, Person) else None


# --- Who gets in --------------------------------------------------------------------------------------------


def test_an_invited_person_signs_in_and_comes_to_the_desk(cast: Cast, stranger: Client) -> None:
    response = sign_in(stranger, "kommunikationschef@prov.example", to="/logga-in/")
    assert (response.status_code, response["Location"]) == (302, "/arbetsyta/")
    assert whoever(stranger) == cast.chief


def test_the_address_is_read_without_case_or_blanks(cast: Cast, stranger: Client) -> None:
    sign_in(stranger, " KommunikationsCHEF@Prov.Example ")
    assert whoever(stranger) == cast.chief


def test_signing_in_writes_no_version_and_no_act(cast: Cast, stranger: Client) -> None:
    before = (Act.objects.count(), cast.chief.history.count())
    sign_in(stranger, cast.chief.email)
    cast.chief.refresh_from_db()
    assert cast.chief.last_login is not None
    assert (Act.objects.count(), cast.chief.history.count()) == before
    assert verify().findings == []


def sentence(response: Any) -> list[str]:
    return [str(error) for error in response.context["form"].non_field_errors()]


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("kommunikationschef@prov.example", "fel-losenord"),
        ("ingen@prov.example", make.PASSWORD),
        ("ny@prov.example", make.PASSWORD),
        ("slutat@prov.example", make.PASSWORD),
    ],
)
def test_everybody_else_reads_the_same_sentence(
    email: str, password: str, cast: Cast, stranger: Client, moment: datetime
) -> None:
    """A wrong password, nobody at all, not invited (though with a password), and somebody who has left."""
    cast.uninvited.set_password(make.PASSWORD)
    cast.uninvited.save(update_fields=["password"])
    gone = make.person("slutat", is_active=False)
    assert gone.invited_at is not None
    response = sign_in(stranger, email, password)
    assert (response.status_code, sentence(response)) == (
        200,
        ["E-postadressen eller lösenordet stämmer inte. Försök igen."],
    )
    assert whoever(stranger) is None


@pytest.mark.parametrize(
    "email", ["kommunikationschef@prov.example", "ingen@prov.example", "ny@prov.example"]
)
def test_a_wrong_password_costs_one_hashing_whoever_it_is(
    email: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the clock does not tell who is here."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    assert signin.InvitedPeople().authenticate(None, email=email, password="fel") is None
    assert len(hashed) == 1


def test_nothing_typed_lets_nobody_in(cast: Cast) -> None:
    backend = signin.InvitedPeople()
    assert backend.authenticate(None) is None
    assert backend.authenticate(None, email=cast.chief.email) is None
    assert backend.authenticate(None, username=cast.chief.email, password=make.PASSWORD) is None


def test_sign_in_gives_a_new_session_id(cast: Cast, stranger: Client) -> None:
    session = stranger.session
    session["before"] = 1
    session.save()
    stranger.cookies["sessionid"] = session.session_key
    sign_in(stranger, cast.chief.email)
    assert stranger.cookies["sessionid"].value != session.session_key
    assert stranger.cookies["sessionid"]["httponly"] is True


def test_whoever_is_deactivated_is_out_at_once(
    cast: Cast, as_person: Callable[..., Client], moment: datetime
) -> None:
    client = as_person(cast.plain)
    assert client.get("/mitt-konto/").status_code == 200
    staffing.deactivate(cast.plain, by=cast.admin, at=moment)
    response = client.get("/mitt-konto/")
    assert (response.status_code, response["Location"]) == (302, "/logga-in/?next=/mitt-konto/")


# --- Where one comes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("following", "comes_to"),
    [
        ("/mitt-konto/", "/mitt-konto/"),
        ("http://testserver/mitt-konto/", "http://testserver/mitt-konto/"),
        ("https://ond.example/", "/arbetsyta/"),
        ("//ond.example/", "/arbetsyta/"),
        ("/\\ond.example", "/arbetsyta/"),
        ("javascript:alert(1)", "/arbetsyta/"),
        # A host that the site answers to, but not the one in the address bar.
        ("http://localhost/mitt-konto/", "/arbetsyta/"),
    ],
)
def test_only_this_very_site_is_gone_on_to(
    following: str, comes_to: str, cast: Cast, stranger: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    response = stranger.post(
        "/logga-in/", {"login": cast.chief.email, "password": make.PASSWORD, "next": following}
    )
    assert (response.status_code, response["Location"]) == (302, comes_to)


def test_a_staff_page_leads_to_sign_in_and_back(cast: Cast, stranger: Client) -> None:
    response = stranger.get("/mitt-konto/?a=1")
    assert response["Location"] == "/logga-in/?next=/mitt-konto/%3Fa%3D1"
    page = stranger.get(response["Location"])
    assert page.context["redirect_field_value"] == "/mitt-konto/?a=1"


def test_an_address_in_the_link_is_filled_in(cast: Cast, stranger: Client) -> None:
    page = stranger.get("/logga-in/?e-post=kaj%40prov.example")
    assert page.context["form"]["login"].value() == "kaj@prov.example"


def test_whoever_is_in_is_led_on(cast: Cast, as_person: Callable[..., Client]) -> None:
    assert as_person(cast.chief).get("/logga-in/")["Location"] == "/arbetsyta/"


def test_nobody_signs_up(stranger: Client) -> None:
    for name in ("account_signup", "account_email", "account_set_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert signin.Adapter(None).is_open_for_signup(None) is False  # type: ignore[arg-type]


# --- Out ----------------------------------------------------------------------------------------------------


def test_only_a_button_signs_out(cast: Cast, as_person: Callable[..., Client]) -> None:
    client = as_person(cast.chief)
    page = client.get("/logga-ut/")
    assert (page.status_code, whoever(client)) == (200, cast.chief)
    assert page["Cache-Control"] == "private, no-store"
    response = client.post("/logga-ut/")
    assert (response.status_code, response["Location"], whoever(client)) == (302, "/", None)


def test_signing_out_twice_leads_to_the_list(stranger: Client, db: Any) -> None:
    assert [stranger.get("/logga-ut/")["Location"], stranger.post("/logga-ut/")["Location"]] == ["/", "/"]


# --- Limits -------------------------------------------------------------------------------------------------


def test_guessing_at_one_address_is_stopped_with_a_sentence(cast: Cast, stranger: Client) -> None:
    for _attempt in range(5):
        sign_in(stranger, cast.chief.email, "fel")
    response = sign_in(stranger, cast.chief.email)
    assert sentence(response) == ["Det blev många försök på kort tid. Vänta fem minuter och försök igen."]
    assert whoever(stranger) is None


def test_asking_for_many_links_is_stopped_with_a_page(cast: Cast, stranger: Client) -> None:
    statuses = [
        stranger.post("/losenord/glomt/", {"email": cast.chief.email}).status_code for _attempt in range(6)
    ]
    assert statuses == [302] * 5 + [429]
    page = stranger.post("/en/losenord/glomt/", {"email": cast.chief.email})
    assert "That was many times in a short while" in page.content.decode()


# --- The demo -----------------------------------------------------------------------------------------------


def demo_person(key: str, name: str, **facts: Any) -> Person:
    return make.person(f"{key}@{signin.DEMO_DOMAIN}", name, **facts)


def test_the_demo_lists_its_people_with_what_they_are(cast: Cast, stranger: Client, settings: Any) -> None:
    admin = demo_person("admin", "Ada")
    make.grant(admin, "system_administrator")
    make.grant(demo_person("chef.bibliotek", "Bo"), "manager", cast.library)
    make.grant(demo_person("borta", "Borta", invited=False), "insight")
    demo_person("utan", "Utan uppdrag")
    settings.DEMO = True
    page = stranger.get("/en/logga-in/?next=/en/mitt-konto/")
    assert [(person.name, person.role, person.url) for person in page.context["demo_people"]] == [
        (
            "Bo",
            "Manager, Stadsbiblioteket",
            "?next=%2Fen%2Fmitt-konto%2F&e-post=chef.bibliotek%40lindala.example",
        ),
        ("Ada", "System administrator", "?next=%2Fen%2Fmitt-konto%2F&e-post=admin%40lindala.example"),
    ]
    assert page.context["demo_password"] == "lindala-demo-2026"


def test_outside_the_demo_nobody_is_listed(cast: Cast, stranger: Client, settings: Any) -> None:
    make.grant(demo_person("admin", "Ada"), "system_administrator")
    settings.DEMO = False
    page = stranger.get("/logga-in/")
    assert "demo_people" not in page.context
    assert signin.DEMO_PASSWORD not in page.content.decode()


def test_the_list_of_the_demo_asks_the_database_once(cast: Cast) -> None:
    from django.db import connection

    for number in range(5):
        make.grant(demo_person(f"person{number}", f"Person {number}"), "insight")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(signin.demo_people({})) == 5
    assert len(asked) == 1
