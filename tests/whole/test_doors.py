"""Every address of the site is public with a reason, or demands sign-in; nothing in between."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from accounts.history import act
from accounts.models import Person
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.whole.addresses import LANGUAGES, OPEN, STAFF, Address

pytestmark = pytest.mark.once

As = Callable[[Person | None], Client]

CHECK = "Whoever meets an account must be able to ask whether it is ours."
LIST = "The list of accounts is what the register is for."
DESCRIBED = "Programs must learn what the data are, and where the pages of the site are."
BY_THEME = "Whoever would rather look around than search finds the accounts by theme."
EMBEDDED = "The municipality's own website loads it."
PUBLIC = {
    "tab-icon": "The small picture in the browser's tab.",
    "stylesheet": "The colours of the pages.",
    "logotype": "The municipality's logotype.",
    "list": LIST,
    "konton_json": LIST,
    "konton_csv": LIST,
    "konton_atom": LIST,
    "openapi": DESCRIBED,
    "konton_schema": DESCRIBED,
    "kontrollera_schema": DESCRIBED,
    "snapshot": DESCRIBED,
    "catalogue": DESCRIBED,
    "sitemap": DESCRIBED,
    "robots": DESCRIBED,
    "security": DESCRIBED,
    "account": "Everybody may read about an account that speaks in the municipality's name.",
    "sign": "Whoever stands in front of the sign must be able to see the same page.",
    "check": CHECK,
    "check_json": CHECK,
    "closed": "Whoever meets an old account must be able to see that it is no longer ours.",
    "themes": BY_THEME,
    "theme": BY_THEME,
    "embedded": "The municipality's own website shows the list, and its readers are strangers.",
    "embedding": "Web editors build what they paste without an account in the register.",
    "konto-lista": EMBEDDED,
    "konto-ram": EMBEDDED,
    "about": "What the list is, and what its data mean.",
    "health": "Whoever watches the site must hear that it is well.",
    "account_login": "Whoever is to sign in has not yet.",
    "account_logout": "Signing out twice does no harm.",
    "account_reset_password": "Whoever has forgotten the password cannot sign in.",
    "account_reset_password_done": "The answer to a forgotten password.",
    "account_reset_password_from_key_done": "Sign-in comes next.",
    "account_reset_password_from_key": "The link in a letter is the key.",
    "manager": "The manager answers by a signed link, without signing in.",
    "guideline_public": "The accounts link to the guideline and its rules for comments.",
    "guideline_read": "Whoever answers for an account says by a signed link that they have read the guideline.",
    "promise": "The person responsible confirms facts by a signed link, without signing in.",
    "statement": "The law asks every public website to say how accessible it is.",
    "personal_data": "Whoever stands in the register may read what it holds of them, whether they sign in or not.",
    "tip": "Anybody may tell us of a fake account, or of one that is missing from the list.",
    "tip_receipt": "Whoever has sent a tip follows it up by its receipt number.",
}
"""What strangers may see, and why: whoever adds a row here has thought about it."""

WITH_A_FORM = {
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_reset_password_from_key",
    "manager",
    "guideline_read",
    "promise",
    "tip",
}
"""Public pages with forms: at the door, where they know who has come in already, and the residents' letterbox."""

FOR_READERS = [address for address in OPEN if address.name not in WITH_A_FORM]

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def each(addresses: list[Address]) -> Any:
    """One test an address."""
    return pytest.mark.parametrize("address", addresses, ids=lambda address: address.name)


def test_what_is_public_says_why() -> None:
    assert {address.name: address.public_because for address in OPEN} == PUBLIC


@both_languages
@each(STAFF)
def test_a_stranger_is_asked_to_sign_in(client: Client, db: Any, address: Address, language: str) -> None:
    path = address.path(language)
    door = "/logga-in/" if language == "sv" else "/en/logga-in/"
    desk = "/arbetsyta/" if language == "sv" else "/en/arbetsyta/"
    for response, after in ((client.get(path), path), (client.post(path), desk)):
        assert response.status_code == 302
        assert response["Location"] == f"{door}?next={quote(after)}"
        assert response["Cache-Control"] == "private, no-store"
        assert not response.cookies


@both_languages
def test_what_was_asked_for_is_kept_through_the_door(client: Client, db: Any, language: str) -> None:
    start = "/register/?q=%C3%B6&sida=2" if language == "sv" else "/en/register/?q=%C3%B6&sida=2"
    assert client.get(start)["Location"].endswith(f"/logga-in/?next={quote(start)}")


def test_staff_pages_are_kept_by_nobody(cast: Cast, as_person: As) -> None:
    for somebody in (cast.chief, cast.admin, cast.plain):
        client = as_person(somebody)
        answers = {address.name: client.get(address.path()) for address in STAFF}
        assert {name: answer["Cache-Control"] for name, answer in answers.items()} == dict.fromkeys(
            answers, "private, no-store"
        )
        assert [name for name, answer in answers.items() if "Accept-Language" in answer.get("Vary", "")] == []


def test_whoever_has_left_is_outside_at_once(cast: Cast, as_person: As) -> None:
    client = as_person(cast.coordinator)
    assert client.get("/arbetsyta/").status_code == 200
    cast.coordinator.is_active = False
    with act("deactivate", by=cast.admin, at=make.MOMENT, about=[cast.coordinator]):
        cast.coordinator.save()
    answers = {address.name: client.get(address.path()).status_code for address in STAFF}
    assert answers == dict.fromkeys(answers, 302)


@pytest.fixture
def in_the_list(cast: Cast) -> SocialAccount:
    """An account that a stranger may read about."""
    return make.account(cast.library, cast.librarian)


def path_of(address: Address, language: str, account: SocialAccount) -> str:
    """The address of a public page that is there."""
    return address.path(language).replace("aaaaaaaaaa", account.public_id)


@both_languages
def test_public_pages_know_nobody(
    in_the_list: SocialAccount, cast: Cast, as_person: As, language: str
) -> None:
    clients = [as_person(somebody) for somebody in (None, cast.chief, cast.coordinator)]
    foreign = Client(headers={"accept-language": "de", "cookie": "django_language=en; sessionid=nobodys"})
    for address in FOR_READERS:
        path = path_of(address, language, in_the_list)
        first, *others = [client.get(path) for client in (*clients, foreign)]
        for response in (first, *others):
            assert not response.cookies, path
            vary = {word.strip().lower() for word in response.get("Vary", "").split(",")}
            assert vary & {"cookie", "accept-language"} == set(), path
        seen = (first.status_code, body(first), dict(first.headers))
        assert [(other.status_code, body(other), dict(other.headers)) for other in others] == [seen] * 3, path


def body(response: Any) -> bytes:
    """All of an answer, streamed or not."""
    return b"".join(response) if response.streaming else bytes(response.content)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@each([address for address in FOR_READERS if address.name not in ("tab-icon", "stylesheet", "logotype")])
def test_public_pages_are_only_read(client: Client, db: Any, address: Address, method: str) -> None:
    assert getattr(client, method)(address.path()).status_code == 405
