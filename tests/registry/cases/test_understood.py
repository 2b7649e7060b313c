"""What is said at once of a pasted address, and which accounts could do instead."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.chain import Who
from accounts.models import Person
from registry.cases import similar
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("in_english")
As = Callable[[Person | None], Client]


def answer(client: Client, address: str, **words: str) -> tuple[str, str]:
    """The tone and the sentence."""
    response = client.get("/en/arenden/forsta/", {"adress": address, **words})
    assert (response.status_code, response["Vary"], response["Cache-Control"]) == (
        200,
        "HX-Request, Cookie",
        "private, no-store",
    )
    body = response.content.decode()
    tone = re.search(r'data-color="(\w+)"', body)
    paragraph = re.search(r"<p>(.*?)</p>", body, re.DOTALL)
    sentence = html.unescape(re.sub(r"<[^>]+>", "", paragraph[1])) if paragraph else ""
    return (tone[1] if tone else ""), " ".join(sentence.split())


@pytest.mark.parametrize(
    ("address", "words", "tone", "sentence"),
    [
        ("", {}, "", ""),
        (
            "https://www.instagram.com/lindala/?hl=sv",
            {},
            "success",
            "We read it as lindala on Instagram. The account is not in the register yet.",
        ),
        (
            "https://www.linkedin.com/in/anna-berg/",
            {},
            "warning",
            (
                "We read it as in/anna-berg on LinkedIn. This is a person's profile. "
                "Register it only if the person speaks for the municipality."
            ),
        ),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.instagram.com%2Flindala%2F",
            {},
            "warning",
            (
                "We read it as lindala on Instagram. The link was wrapped by another service. "
                "We read the address inside it. https://www.instagram.com/lindala/"
            ),
        ),
        (
            "https://www.instagram.com/p/C1abcDEF/",
            {},
            "danger",
            "This is a post, not an account. Open the post, press the sender and paste that address.",
        ),
        (
            "lindala",
            {"plattform": "tiktok"},
            "success",
            "We read it as lindala on TikTok. The account is not in the register yet.",
        ),
    ],
)
def test_an_address_is_understood_in_a_sentence(
    cast: Cast, as_person: As, address: str, words: dict[str, str], tone: str, sentence: str
) -> None:
    assert answer(as_person(cast.coordinator), address, **words) == (tone, sentence)


def test_what_is_pasted_is_shown_and_never_run(cast: Cast, as_person: As) -> None:
    response = as_person(cast.coordinator).get(
        "/en/arenden/forsta/", {"adress": "https://blogg.example/<script>alert(1)</script>"}
    )
    assert "<script" not in response.content.decode()


def test_an_unknown_platform_asks_for_its_name_at_once(cast: Cast, as_person: As) -> None:
    response = as_person(cast.coordinator).get(
        "/en/arenden/forsta/", {"adress": "https://torget.example/lindala"}
    )
    assert 'name="platform_label"' in response.content.decode()


def test_who_has_the_account_is_told_with_a_link_to_what_one_may_see(cast: Cast, as_person: As) -> None:
    address = "https://www.instagram.com/ekskolan/"
    account = make.account(cast.school_unit, cast.school, address, name="Ekskolan i bild")
    response = as_person(cast.coordinator).get("/en/arenden/forsta/", {"adress": address})
    assert answer(as_person(cast.coordinator), address) == (
        "danger",
        "Ekskolan already has this account in the register: Ekskolan i bild. Open Ekskolan i bild",
    )
    assert f'href="/en/register/{account.public_id}/"' in response.content.decode()


def test_of_what_is_not_public_only_the_department_is_told(cast: Cast, as_person: As) -> None:
    address = "https://www.instagram.com/ekskolan/"
    make.account(cast.school_unit, cast.school, address, name="Hemligt", status="proposed")
    told = "Ekskolan has already reported this account, or applied for it. Ask them."
    assert answer(as_person(cast.coordinator), address) == ("danger", told)
    assert answer(as_person(cast.school), address) == (
        "danger",
        "You already have the account Hemligt in the register. Open Hemligt",
    )


def test_a_closed_account_has_let_its_address_go(cast: Cast, as_person: As) -> None:
    address = "https://www.instagram.com/ekskolan/"
    make.account(cast.school_unit, cast.school, address, status="closed")
    assert answer(as_person(cast.coordinator), address)[0] == "success"


# --- Similar accounts ---------------------------------------------------------------------------------------


def alike(cast: Cast, person: Person | None = None, **words: Any) -> list[tuple[str, str]]:
    who = Who(person or cast.coordinator, make.DAY)
    return [(found.name, found.why) for found in similar.similar_to(who, **words)]


def towns(cast: Cast) -> None:
    """Three accounts: the library's own, its administration's, and the school's."""
    make.account(cast.library, cast.librarian, "https://www.instagram.com/bibl/", name="Bibblan")
    make.account(cast.culture, cast.librarian, "https://www.tiktok.com/@kultur", name="Kultur")
    make.account(cast.school_unit, cast.school, "https://www.tiktok.com/@ek", name="Ekskolans filmer")


def test_the_most_alike_stands_first_and_says_in_what(cast: Cast) -> None:
    towns(cast)
    assert alike(cast, platform="tiktok", department=cast.library.pk) == [
        ("Kultur", "Same administration, same platform"),
        ("Bibblan", "Same department"),
    ]


def test_words_find_what_another_department_has(cast: Cast) -> None:
    towns(cast)
    assert alike(cast, platform="tiktok", words="Filmer från skolan") == [
        ("Ekskolans filmer", "Same platform, similar words")
    ]


def test_nothing_said_is_like_nothing(cast: Cast) -> None:
    towns(cast)
    assert alike(cast) == []


def test_what_one_may_not_know_of_is_not_shown(cast: Cast) -> None:
    make.account(
        cast.school_unit,
        cast.school,
        "https://www.tiktok.com/@ek",
        name="Ekskolans filmer",
        status="proposed",
    )
    assert alike(cast, words="filmer") == []
    assert alike(cast, cast.communicator, words="filmer") == [("Ekskolans filmer", "Similar words")]


def test_the_form_of_a_new_account_shows_them_first(cast: Cast, as_person: As) -> None:
    towns(cast)
    client = as_person(cast.manager)
    page = client.get("/en/arenden/ansok/").content.decode()
    assert page.index("Could one of these do instead?") < page.index('name="purpose"')
    piece = client.get("/en/arenden/liknande/", {"department": cast.library.pk, "platform": "instagram"})
    assert (piece["Vary"], re.findall(r"Bibblan|Kultur\b", piece.content.decode())) == (
        "HX-Request, Cookie",
        ["Bibblan", "Kultur"],
    )


def test_characters_that_no_database_takes_are_no_trouble(cast: Cast, as_person: As) -> None:
    towns(cast)
    client = as_person(cast.coordinator)
    words = {"department": "\x00", "platform": "\x00", "purpose": "filmer\x00na", "name": "a\x00" * 9}
    assert client.get("/en/arenden/liknande/", words).status_code == 200
    assert client.get("/en/arenden/forsta/", {"adress": "a\x00b", "konto": "\x00"}).status_code == 200
    assert client.get("/en/arenden/", {"q": "a\x00b", "verksamhet": "\x00"}).status_code == 200
    assert client.post("/en/arenden/ansok/", {**words, "receipt": "a" * 32}).status_code == 200


def test_the_account_that_is_mended_is_not_its_own_double(cast: Cast, as_person: As) -> None:
    from tests.registry.cases import filled

    case = filled.case(cast)
    assert case.account is not None
    client = as_person(cast.coordinator)
    assert answer(client, case.account.url)[0] == "danger"
    assert answer(client, case.account.url, konto=case.account.public_id)[0] == "success"
    # Whoever may not see the account learns nothing by naming it.
    assert answer(as_person(cast.school), case.account.url, konto=case.account.public_id)[0] == "danger"
