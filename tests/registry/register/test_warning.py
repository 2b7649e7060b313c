"""A warning for residents: who sets it, where it shows at once, and how it is taken away."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from accounts.models import Act, Person
from accounts.verifying import verify
from registry import telling
from registry.register import upkeep, warning
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.reading import errors, last_act, once, refusal, text_of, told

As = Callable[[Person | None], Client]
STANDARD = (
    "Kontot är kapat. Någon annan kan skriva där. Lita inte på inlägg, meddelanden eller länkar därifrån "
    "förrän vi har tagit bort varningen."
)
UNIT = {"communicator", "chief", "acting_chief", "superior"}


@pytest.fixture
def library(cast: Cast) -> SocialAccount:
    return make.account(cast.library, cast.librarian, deputy=cast.plain)


def again(account: SocialAccount) -> SocialAccount:
    return SocialAccount.objects.get(pk=account.pk)


def page_of(account: SocialAccount, rest: str = "") -> str:
    return f"/register/{account.public_id}/{rest}"


def public(account: SocialAccount) -> tuple[object, bool]:
    """What a stranger reads of the warning in the data, closed accounts too, and whether the page warns."""
    stranger = Client()
    rows = stranger.get("/konton.json?avslutade=1").json()["accounts"]
    page = text_of(stranger.get(f"/konton/{account.public_id}/"))
    found = {row["id"]: row["warning"] for row in rows}
    return found[account.public_id], "Varning: lita inte på kontot" in page


@pytest.mark.parametrize("status", ["active", "resting", "closing", "closed"])
def test_a_warning_is_public_at_once(cast: Cast, status: str) -> None:
    account = make.account(cast.library, cast.librarian, status=status)
    assert public(account) == (None, False)
    warning.warn(account, " Kapat. ", by=cast.communicator, at=make.MOMENT)
    assert public(account) == ({"since": "2026-11-22T10:31:00.000+01:00", "text": "Kapat."}, True)
    rows = b"".join(Client().get("/konton.csv?avslutade=1")).decode("utf-8-sig")  # type: ignore[arg-type]
    assert rows.count(",Kapat.,") == 1
    warning.lift_warning(account, "Vi har bytt lösenord.", by=cast.chief, at=make.MOMENT)
    assert public(account) == (None, False)


def test_the_list_warns_and_leads_nowhere(cast: Cast, library: SocialAccount) -> None:
    warning.warn(library, "Kapat.", by=cast.communicator, at=make.MOMENT)
    page = Client().get("/")
    assert "Varning: lita inte på kontot" in text_of(page)
    assert page.content.decode().count(library.url) == 0


@pytest.mark.parametrize("status", ["proposed", "approved", "declined", "withdrawn"])
def test_nobody_is_warned_of_what_nobody_sees(cast: Cast, as_person: As, status: str) -> None:
    account = make.account(cast.library, cast.librarian, status=status)
    sentence = (
        "Kontot finns inte i listan, så ingen invånare skulle se varningen. Varna på kommunens webbplats i "
        "stället och byt lösenord."
    )
    client = as_person(cast.communicator)
    for answer in (
        client.get(page_of(account, "varna/")),
        client.post(page_of(account, "varna/"), once(text="x")),
    ):
        assert (answer.status_code, sentence in text_of(answer)) == (409, True)
    assert "Varna: kapat?" not in text_of(client.get(page_of(account)))
    assert again(account).warning == ""


def test_two_clicks_from_the_accounts_page(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.communicator)
    assert f'href="{page_of(library, "varna/")}"' in client.get(page_of(library)).content.decode()
    form = client.get(page_of(library, "varna/")).context["form"]
    assert form.initial == {"text": STANDARD}
    answer = client.post(page_of(library, "varna/"), once(text=form.initial["text"]), follow=True)
    assert told(answer) == ["Invånarna är varnade. Gör nu det som står i listan på den här sidan."]
    assert again(library).warning == STANDARD
    assert last_act() == ("warn", cast.communicator, ["socialaccount"])


def test_the_standard_text_is_in_the_lists_language(library: SocialAccount) -> None:
    with translation.override("en"):
        assert warning.standard_text() == STANDARD


def test_only_the_unit_warns(cast: Cast, library: SocialAccount, as_person: As) -> None:
    before, buttons, pages = Act.objects.count(), set(), {}
    for role in Cast.ROLES:
        client = as_person(getattr(cast, role))
        if "Varna: kapat?" in text_of(client.get(page_of(library))):
            buttons.add(role)
        pages[role] = client.get(page_of(library, "varna/")).status_code
    seeing = {"coordinator", "manager", "registrar", "insight", "librarian", "plain"}
    assert buttons == UNIT
    assert pages == {role: 200 if role in UNIT else 403 if role in seeing else 404 for role in Cast.ROLES}
    sentence = (
        "Only the communications unit warns residents. Call or write to them at once.",
        "forbidden",
        None,
    )
    for verb in (warning.warn, warning.lift_warning):
        assert refusal(verb, library, "Kapat.", by=cast.coordinator, at=make.MOMENT) == sentence
    assert Act.objects.count() == before


def test_an_empty_text_is_refused_beside_its_field(cast: Cast, library: SocialAccount, as_person: As) -> None:
    answer = as_person(cast.chief).post(page_of(library, "varna/"), once(text="  "))
    assert errors(answer) == {"text": ["Fyll i det här."]}
    assert refusal(warning.warn, library, " ", by=cast.chief, at=make.MOMENT) == (
        "Write what residents need to know.",
        "input",
        "text",
    )


def test_the_text_of_a_standing_warning_can_be_changed(
    cast: Cast, library: SocialAccount, as_person: As
) -> None:
    warning.warn(library, "Kapat.", by=cast.communicator, at=make.MOMENT)
    client = as_person(cast.chief)
    page = client.get(page_of(library, "varna/"))
    assert page.context["form"].initial == {"text": "Kapat."}
    answer = client.post(page_of(library, "varna/"), once(text="Kapat sedan i går."), follow=True)
    assert told(answer) == ["Ändrat. Invånarna ser den nya texten direkt."]
    row = again(library)
    assert (row.warning, row.warning_since) == ("Kapat sedan i går.", make.MOMENT)
    assert last_act() == ("change_warning", cast.chief, ["socialaccount"])
    before = Act.objects.count()
    warning.warn(library, "Kapat sedan i går.", by=cast.chief, at=make.MOMENT)
    assert Act.objects.count() == before


def test_a_warning_is_taken_away_with_a_reason(cast: Cast, library: SocialAccount, as_person: As) -> None:
    warning.warn(library, "Kapat.", by=cast.communicator, at=make.MOMENT)
    client = as_person(cast.communicator)
    assert errors(client.post(page_of(library, "varning-upphor/"), once(reason=""))) == {
        "reason": ["Fyll i det här."]
    }
    assert refusal(warning.lift_warning, library, " ", by=cast.chief, at=make.MOMENT) == (
        "Write why the account can be trusted again.",
        "input",
        "reason",
    )
    answer = client.post(page_of(library, "varning-upphor/"), once(reason="Nytt lösenord."), follow=True)
    assert told(answer) == ["Varningen är borttagen."]
    row = again(library)
    assert (row.warning, row.warning_since) == ("", None)


def test_what_somebody_has_taken_away_is_gone(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.chief)
    answers = [
        client.get(page_of(library, "varning-upphor/")),
        client.post(page_of(library, "varning-upphor/"), once(reason="Klart.")),
    ]
    for answer in answers:
        assert (answer.status_code, "Någon har redan tagit bort den." in text_of(answer)) == (409, True)


def test_the_history_tells_it_in_sentences(cast: Cast, library: SocialAccount) -> None:
    later = make.MOMENT + timedelta(hours=1)
    warning.warn(library, "Kapat.", by=cast.communicator, at=make.MOMENT)
    warning.warn(library, "Kapat i går.", by=cast.communicator, at=make.MOMENT)
    warning.lift_warning(library, "Nytt lösenord.", by=cast.chief, at=later)
    lines = [
        (row.sentence, row.text, [(one.label, one.old, one.new) for one in row.changes])
        for row in telling.timeline(library)[:3]
    ]
    assert lines == [
        ("Cleo Chef tog bort varningen till invånarna", "Nytt lösenord.", [("Varning", "Kapat i går.", "")]),
        ("Kaj Kommunikatör ändrade varningen till invånarna", "", [("Varning", "Kapat.", "Kapat i går.")]),
        ("Kaj Kommunikatör varnade invånarna för kontot", "", [("Varning", "", "Kapat.")]),
    ]
    assert verify().findings == []


def test_a_warning_is_no_change_for_the_unit_to_look_at(cast: Cast, library: SocialAccount) -> None:
    warning.warn(library, "Kapat.", by=cast.communicator, at=make.MOMENT)
    assert again(library).changed_unseen_at is None


def test_a_closed_account_is_warned_of_although_another_has_its_key(cast: Cast) -> None:
    old = make.account(cast.library, cast.librarian, status="closed")
    make.account(cast.library, cast.librarian, name="Nya biblioteket")
    warning.warn(old, "Kapat.", by=cast.communicator, at=make.MOMENT)
    assert again(old).warning == "Kapat."


# --- What to do -----------------------------------------------------------------------------------------------

STEPS = [
    "Byt lösenord",
    "Logga ut alla enheter",
    "Spara skärmbilder innan du städar",
    "Ta bort administratörer och appar som du inte känner igen",
    "Anmäl till plattformen",
    "Polisanmäl",
    "Säg till dataskyddsombudet direkt",
    "När kontot är vårt igen",
]


def test_the_checklist_can_be_read_beforehand(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.coordinator)
    upkeep.change(
        library,
        {"password_place": "Kassaskåpet", "unit_has_access": False, "two_factor_on": make.DAY},
        by=cast.coordinator,
        at=make.MOMENT,
    )
    assert "Om kontot kapas" in text_of(client.get(page_of(library)))
    words = text_of(client.get(page_of(library, "kapat/")))
    places = [words.index(step) for step in STEPS]
    assert places == sorted(places)
    for fact in (
        "Lisa Bibliotekarie bibliotekarie@prov.example",
        "Per Person vanlig@prov.example",
        "Kaj Kommunikatör kommunikator@prov.example",
        "Cleo Chef kommunikationschef@prov.example",
        "Funktionsbrevlåda kultur@prov.example",
        "Kommunikationsenheten har behörighet Nej",
        "Där lösenordet finns Kassaskåpet",
        "Tvåfaktorsinloggning bekräftad 22 november 2026",
    ):
        assert fact in words
    # The coordinator cannot warn, and reads who can.
    assert ("Varna: kapat?" in words, "Det gör kommunikationsenheten." in words) == (False, True)


def test_the_checklist_stands_on_the_page_while_a_warning_stands(
    cast: Cast, library: SocialAccount, as_person: As
) -> None:
    client = as_person(cast.communicator)
    assert "Gör så här" not in text_of(client.get(page_of(library)))
    warning.warn(library, "Kapat.", by=cast.communicator, at=make.MOMENT)
    words = text_of(client.get(page_of(library)))
    assert all(step in words for step in STEPS)
    assert ("Varna: kapat?" in words, "Ta bort varningen" in words) == (False, True)


def test_strangers_to_the_account_read_no_checklist(
    cast: Cast, library: SocialAccount, as_person: As
) -> None:
    warning.warn(library, "Kapat.", by=cast.communicator, at=make.MOMENT)
    client = as_person(cast.school)
    assert client.get(page_of(library, "kapat/")).status_code == 404
    words = text_of(client.get(page_of(library)))
    assert ("Kapat." in words, "Gör så här" in words, "Ta bort varningen" in words) == (True, False, False)


@pytest.mark.parametrize(
    ("address", "help_page"),
    [
        ("https://www.instagram.com/bibblan/", "https://www.instagram.com/hacked/"),
        ("https://www.facebook.com/bibblan", "https://www.facebook.com/hacked"),
        ("https://www.flickr.com/photos/bibblan/", ""),
    ],
)
def test_each_platform_has_its_own_help(cast: Cast, as_person: As, address: str, help_page: str) -> None:
    account = make.account(cast.library, cast.librarian, address)
    page = as_person(cast.chief).get(page_of(account, "kapat/"))
    assert (f'href="{help_page}"' in page.content.decode()) == bool(help_page)
    assert ("Sök efter «kapat konto» i plattformens hjälp" in text_of(page)) == (not help_page)
