"""The guideline's pages: written by the unit, entered by the chief, read by everybody."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from registry.guidelines.models import Guideline
from registry.public.models import PublicVersion
from tests import make
from tests.cast import Cast
from tests.reading import errors, once, text_of, titles, told
from tests.registry.guidelines.written import REQUIREMENT, SAID, adopted, draft

As = Callable[[Person | None], Client]
FORM = {**SAID, "adopted_on": "2026-11-09", "valid_from": "", "repeals_besides": ""}
ASKED = {**REQUIREMENT, "asked_at": ["sample"]}


def test_from_an_empty_form_to_the_guideline_in_force(cast: Cast, as_person: As) -> None:
    make.account(cast.library, cast.librarian, deputy=cast.plain)
    writer, chief = as_person(cast.communicator), as_person(cast.chief)
    form = writer.get("/en/riktlinjer/ny/").context["form"]
    assert form.initial["comment_rules"].startswith("Du är välkommen att kommentera")
    path = writer.post("/en/riktlinjer/ny/", once(**{**FORM, "title": "Nya riktlinjen"}))["Location"]
    added = writer.post(f"{path}krav/nytt/", once(**ASKED))["Location"]
    assert added == f"{path}krav/?del=content_and_law#filmer-har-undertexter"
    key = f"{path}krav/filmer-har-undertexter/"
    writer.post(key, once(**{**ASKED, "text_sv": "Alla filmer har undertexter."}))
    writer.post(f"{key}flytta/", once(upp="1"))
    writer.post(f"{path}krav/hijack_routine/ta-bort/", once())
    page = writer.get(f"{path}krav/")
    rows = titles(page)
    assert rows.index("The tone is personal but not private.") - rows.index("Films have captions.") == 1
    assert len(rows) == 57
    words = text_of(chief.get(f"{path}anta/"))
    assert "6 departments are told. Account coordinators: 2. Function mailboxes: 1." in words
    assert "1 person who answers for accounts is asked to read it and to say so." in words
    assert "1 other person who writes in the accounts gets it for information." in words
    answer = chief.post(f"{path}anta/", once(), follow=True)
    assert told(answer) == ["The guideline is adopted, and everybody is told."]
    assert "0 of 1 person who answers for accounts has said that they have read it." in text_of(answer)
    assert titles(chief.get("/en/riktlinjer/")) == ["Nya riktlinjen", "Riktlinje för sociala medier"]
    assert chief.get(f"{path}anta/").status_code == 409
    assert writer.post(f"{path}andra/", once(**FORM)).status_code == 409


def test_what_is_written_wrong_is_said_beside_its_field(cast: Cast, as_person: As) -> None:
    client, made = as_person(cast.communicator), draft(cast)
    wrong = {"title": "", "link": "javascript:alert(1)", "adopted_on": "i går", "paragraph": "x" * 21}
    page = client.post(f"/riktlinjer/{made.public_id}/andra/", once(**{**FORM, **wrong}))
    assert errors(page) == {
        "title": ["Skriv något här."],
        "link": ["Klistra in hela adressen, från och med https://."],
        "adopted_on": ["Skriv dagen så här: 2026-11-22."],
        "paragraph": ["Skriv lite kortare: högst 20 tecken."],
    }
    page = client.post(
        f"/riktlinjer/{made.public_id}/krav/open/", once(**{**ASKED, "asked_at": ["review", "sample"]})
    )
    assert errors(page) == {"asked_at": ["Välj alla konton eller ett urval, inte båda."]}


def test_what_is_missing_stands_where_it_is_filled_in_and_nothing_can_be_pressed(
    cast: Cast, as_person: As
) -> None:
    made = draft(cast, adopted_on=None)
    page = as_person(cast.chief).get(f"/en/riktlinjer/{made.public_id}/anta/")
    assert "Before it can be adopted, the draft must say: On what day it was adopted" in text_of(page)
    assert 'type="submit">Enter the guideline' not in page.content.decode()


def test_a_draft_that_is_complete_waits_on_the_desk_of_whoever_enters_it(cast: Cast, as_person: As) -> None:
    made = draft(cast)
    draft(cast, adopted_on=None)
    waits = {
        name: titles(as_person(getattr(cast, name)).get("/arbetsyta/")) for name in ("chief", "communicator")
    }
    assert waits == {"chief": [made.title], "communicator": []}


def test_a_draft_does_not_exist_for_others(cast: Cast, as_person: As) -> None:
    made = draft(cast, title="Hemligt utkast")
    for somebody in (cast.coordinator, cast.insight, cast.registrar, cast.admin):
        client = as_person(somebody)
        assert client.get(f"/riktlinjer/{made.public_id}/").status_code == 404
        assert "Hemligt utkast" not in client.get("/riktlinjer/").content.decode()
    assert titles(as_person(cast.communicator).get("/riktlinjer/"))[0] == "Hemligt utkast"


def test_two_versions_side_by_side(cast: Cast, as_person: As) -> None:
    old = adopted(cast)
    made = draft(cast, adopted_on=date(2026, 11, 20), comment_rules="Håll en vänlig ton.")
    client = as_person(cast.communicator)
    words = text_of(client.get(f"/en/riktlinjer/{made.public_id}/skillnad/"))
    assert "Compared with Riktlinje för sociala medier, 9 November 2026" in words
    assert "Adopted before: 9 November 2026 now: 20 November 2026" in words
    assert "57 requirements are as before." in words
    other = client.get(f"/en/riktlinjer/{old.public_id}/skillnad/?mot={made.public_id}")
    assert "Adopted before: 20 November 2026 now: 9 November 2026" in text_of(other)
    assert client.get(f"/riktlinjer/{old.public_id}/skillnad/?mot=finnsinte").status_code == 404


# --- For residents --------------------------------------------------------------------------------------------


def page_of(client: Client, path: str = "/riktlinje/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return text_of(answer)


def test_residents_read_the_guideline_in_force_and_no_draft(cast: Cast, client: Client) -> None:
    assert "har inte lagt in sin riktlinje här än" in page_of(client)
    before = PublicVersion.objects.get_or_create(pk=1)[0].n
    made = draft(cast)
    assert (PublicVersion.objects.get(pk=1).n, "Håll en god ton." in page_of(client)) == (before, False)
    from registry.guidelines import adopting

    adopting.adopt(made, by=cast.chief, at=make.MOMENT)
    assert PublicVersion.objects.get(pk=1).n == before + 1
    words = page_of(client)
    assert "När du kommenterar Håll en god ton. Vi tar bort: hot personuppgifter" in words
    assert "Antagen av Kommunstyrelsen Antagen den 9 november 2026 Paragraf (§) 171" in words
    assert "intranat.prov.example" not in client.get("/riktlinje/").content.decode()
    assert "When you comment Keep a good tone." in page_of(client, "/en/riktlinje/")
    draft(cast, comment_rules="Hemligt utkast.", adopted_on=date(2026, 11, 20))
    assert "Hemligt" not in page_of(client)
    assert "/riktlinje/</loc>" in client.get("/sitemap.xml").content.decode()
    assert 'href="/riktlinje/"' in client.get("/om/").content.decode()


def test_rules_that_are_not_translated_say_their_language(cast: Cast, client: Client) -> None:
    adopted(cast, comment_rules_en="")
    assert '<div class="prose" lang="sv">' in client.get("/en/riktlinje/").content.decode()


def test_a_version_that_is_to_come_is_not_shown_yet(cast: Cast, client: Client, settings: Any) -> None:
    from django.utils import timezone

    adopted(cast)
    today = timezone.localdate()
    adopted(
        cast, adopted_on=date(2026, 11, 20), valid_from=today + timedelta(days=40), comment_rules="Sedan."
    )
    assert "Håll en god ton." in page_of(client)
    assert Guideline.objects.get(comment_rules="Sedan.").state == "adopted"


@pytest.mark.once
def test_nobody_but_the_unit_finds_the_buttons(cast: Cast, as_person: As) -> None:
    made = adopted(cast)
    words = {
        name: "Write a new version"
        in text_of(as_person(getattr(cast, name)).get(f"/en/riktlinjer/{made.public_id}/"))
        for name in Cast.ROLES
    }
    assert {name for name, shown in words.items() if shown} == {
        "communicator",
        "chief",
        "acting_chief",
        "superior",
    }
