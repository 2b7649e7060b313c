"""Passwords: the link that works once, for those who may sign in, and changing what one knows."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from accounts import staffing
from accounts.letters import OneTimeLink, password_link
from accounts.models import Act, Person
from accounts.verifying import verify
from tests import make
from tests.accounts.test_signin import sign_in, whoever
from tests.cast import Cast

NEW = "fyra-nya-ord-i-rad"


def path_of(link: str) -> str:
    return urlsplit(link).path


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
