"""Sign-in: who gets in and with what, and what strangers can learn from the door (nothing)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user
from django.core.cache import cache
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from accounts import signin, staffing
from accounts.letters import OneTimeLink, password_link
from accounts.models import Act, Person
from accounts.verifying import verify
from tests import make
from tests.cast import Cast

SIGN_IN = "/en/logga-in/"
NEW = "fyra-nya-ord-i-rad"


@pytest.fixture(autouse=True)
def _fresh_limits(db: Any) -> None:
    cache.clear()


@pytest.fixture
def stranger() -> Client:
    return Client()


def sign_in(client: Client, email: str, password: str = make.PASSWORD, to: str = SIGN_IN) -> Any:
    return client.post(to, {"login": email, "password": password})


def whoever(client: Client) -> Person | None:
    """Who the next page takes the client's session for."""
    request: Any = client.get("/mitt-konto/").wsgi_request
    somebody = get_user(request)
    return somebody if isinstance(somebody, Person) else None


def path_of(link: str) -> str:
    return urlsplit(link).path


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
        ["The e-mail address or the password is wrong. Try again."],
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
    assert sentence(response) == ["That was many times in a short while. Wait five minutes and try again."]
    assert whoever(stranger) is None


def test_asking_for_many_links_is_stopped_with_a_page(cast: Cast, stranger: Client) -> None:
    statuses = [
        stranger.post("/losenord/glomt/", {"email": cast.chief.email}).status_code for _attempt in range(6)
    ]
    assert statuses == [302] * 5 + [429]
    page = stranger.post("/en/losenord/glomt/", {"email": cast.chief.email})
    assert "That was many times in a short while" in page.content.decode()


# --- Forgotten, invited, changed ----------------------------------------------------------------------------


def ask_for_link(client: Client, email: str) -> Any:
    return client.post("/losenord/glomt/", {"email": email})


def test_a_forgotten_password_is_chosen_anew(
    cast: Cast, stranger: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_link(stranger, "Kommunikationschef@prov.example")
    (letter,) = mailoutbox
    link = next(word for word in letter.body.split() if "/losenord/valj/" in word)
    asked = stranger.get(path_of(link))
    assert urlsplit(asked["Location"]).path.endswith("-nytt/")
    page = stranger.get(asked["Location"])
    assert page.context["form"].fields["password1"].widget.attrs["autocomplete"] == "new-password"
    done = stranger.post(page.context["action_url"], {"password1": NEW, "password2": NEW})
    assert done["Location"] == "/losenord/valj/klart/"
    row = Act.objects.latest("seq")
    assert (row.verb, row.actor, row.versions) == ("set_password", cast.chief, [])
    assert sign_in(stranger, cast.chief.email, NEW)["Location"] == "/en/arbetsyta/"
    assert verify().findings == []


@pytest.mark.parametrize("email", ["ingen@prov.example", "ny@prov.example", "slutat@prov.example"])
def test_nobody_else_gets_a_letter_and_reads_the_same_answer(
    email: str, cast: Cast, stranger: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    make.person("slutat", is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        theirs = ask_for_link(stranger, email)
    assert mailoutbox == []
    known = ask_for_link(stranger, cast.chief.email)
    assert (
        (theirs.status_code, theirs["Location"])
        == (known.status_code, known["Location"])
        == (
            302,
            "/losenord/glomt/skickat/",
        )
    )


def choose(client: Client, link: str, password: str = NEW, again: str | None = None) -> Any:
    at = client.get(path_of(link))
    if at.status_code != 302:
        return at
    return client.post(at["Location"], {"password1": password, "password2": again or password})


def test_an_invitation_lets_somebody_in_once(cast: Cast, stranger: Client, moment: datetime) -> None:
    link = staffing.invite(cast.uninvited, by=cast.admin, at=moment)
    assert choose(stranger, link)["Location"] == "/losenord/valj/klart/"
    assert sign_in(stranger, cast.uninvited.email, NEW)["Location"] == "/en/arbetsyta/"
    again = choose(Client(), link)
    assert (again.status_code, again.context["token_fail"]) == (200, True)


def test_looking_at_the_link_does_not_use_it_up(cast: Cast, stranger: Client, moment: datetime) -> None:
    """Mail programs open links before people do."""
    link = staffing.invite(cast.uninvited, by=cast.admin, at=moment)
    scanner = Client()
    scanner.get(path_of(link), follow=True)
    scanner.head(path_of(link))
    assert choose(stranger, link).status_code == 302


def test_a_link_dies_with_the_invitation(cast: Cast, stranger: Client, moment: datetime) -> None:
    link = staffing.invite(cast.uninvited, by=cast.admin, at=moment)
    staffing.deactivate(cast.uninvited, by=cast.admin, at=moment)
    assert choose(stranger, link).context["token_fail"] is True
    assert OneTimeLink().check_token(None, "x") is False


def test_a_link_dies_with_a_sign_in_and_with_a_new_address(
    cast: Cast, stranger: Client, moment: datetime
) -> None:
    link = password_link(cast.chief)
    sign_in(stranger, cast.chief.email)
    assert choose(Client(), link).context["token_fail"] is True
    cast.plain.refresh_from_db()
    link = password_link(cast.plain)
    staffing.change_person(
        cast.plain, name="Per", title="", email="per@prov.example", language="sv", by=None, at=moment
    )
    assert choose(Client(), link).context["token_fail"] is True


@pytest.mark.parametrize(
    ("password", "again", "where"),
    [
        ("kort", "kort", "password1"),
        ("q1w2e3r4t5y6", "q1w2e3r4t5y6", "password1"),
        ("ny@prov.example", "ny@prov.example", "password1"),
        (NEW, "nagot-annat-helt", "password2"),
    ],
)
def test_a_poor_password_is_refused_beside_its_field(
    password: str, again: str, where: str, cast: Cast, stranger: Client, moment: datetime
) -> None:
    link = staffing.invite(cast.uninvited, by=cast.admin, at=moment)
    page = choose(stranger, link, password, again)
    assert (page.status_code, list(page.context["form"].errors)) == (200, [where])
    assert not Person.objects.get(pk=cast.uninvited.pk).has_usable_password()


def test_whoever_knows_the_old_password_changes_it_and_stays_signed_in(
    cast: Cast, as_person: Callable[..., Client]
) -> None:
    client = as_person(cast.plain)
    other = as_person(cast.plain)
    page = client.post("/losenord/andra/", {"oldpassword": "fel", "password1": NEW, "password2": NEW})
    assert page.status_code == 200
    assert list(page.context["form"].errors) == ["oldpassword"]
    done = client.post("/losenord/andra/", {"oldpassword": make.PASSWORD, "password1": NEW, "password2": NEW})
    assert done["Location"] == "/mitt-konto/"
    assert (whoever(client), whoever(other)) == (cast.plain, None)
    assert sign_in(Client(), cast.plain.email, NEW).status_code == 302


def test_somebody_without_a_password_of_their_own_asks_for_a_link(
    cast: Cast, as_person: Callable[..., Client]
) -> None:
    client = as_person(cast.plain)
    cast.plain.set_unusable_password()
    cast.plain.save(update_fields=["password"])
    client.force_login(cast.plain, backend="accounts.signin.InvitedPeople")
    assert client.get("/losenord/andra/")["Location"] == "/losenord/glomt/"


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
