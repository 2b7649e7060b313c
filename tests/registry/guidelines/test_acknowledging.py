"""«Jag har läst»: who is asked, by which link, how often, and who sees it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from accounts.models import Act, Person
from accounts.verifying import verify
from registry import numbers
from registry.guidelines import acknowledging
from registry.guidelines.models import Acknowledgement, Guideline
from registry.notices import links, outbox, reminders
from registry.notices.models import Notice
from registry.register import upkeep
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.reading import last_act, once, refusal, text_of
from tests.registry.guidelines.written import adopted, later

As = Callable[[Person | None], Client]
THANKS = "Thank you. You have said that you have read the guideline."


@pytest.fixture
def account(cast: Cast) -> SocialAccount:
    return make.account(cast.library, cast.librarian, deputy=cast.plain)


@pytest.fixture
def guideline(cast: Cast, account: SocialAccount) -> Guideline:
    return adopted(cast)


def link(guideline: Guideline, person: Person, at: Any = None) -> str:
    with translation.override("en"):
        return links.reading_path(guideline, person, at or timezone.now())


def remind(days: int) -> int:
    """How many were asked so many days after the adoption."""
    at = later(days)
    return reminders.run(at.date(), at).done["acknowledge"]


def mails() -> list[Notice]:
    return list(Notice.objects.filter(kind="acknowledge").order_by("pk"))


# --- Saying so ------------------------------------------------------------------------------------------------


def test_whoever_answers_for_an_account_says_so_once(cast: Cast, guideline: Guideline) -> None:
    assert acknowledging.asked_of(cast.librarian) == guideline
    acknowledging.acknowledge(guideline, by=cast.librarian, at=later(1))
    assert last_act() == ("acknowledge", cast.librarian, ["guideline", "person"])
    before = Act.objects.count()
    acknowledging.acknowledge(guideline, by=cast.librarian, at=later(2))
    assert (Act.objects.count(), Acknowledgement.objects.get().at) == (before, later(1))
    assert acknowledging.asked_of(cast.librarian) is None
    assert verify().findings == []


def test_nobody_else_is_asked_or_answers(cast: Cast, guideline: Guideline) -> None:
    sentence = "Only those who answer for an account say that they have read the guideline."
    for somebody in (cast.plain, cast.chief, cast.coordinator):
        assert acknowledging.asked_of(somebody) is None
        said = refusal(acknowledging.acknowledge, guideline, by=somebody, at=make.MOMENT)
        assert said == (sentence, "forbidden", None)


def test_before_the_municipality_has_adopted_its_own_nobody_is_asked(
    cast: Cast, account: SocialAccount
) -> None:
    assert (acknowledging.to_read(), acknowledging.of_account(account), remind(0)) == (None, None, 0)


def test_what_was_read_is_that_version_and_no_other(cast: Cast, guideline: Guideline) -> None:
    acknowledging.acknowledge(guideline, by=cast.librarian, at=make.MOMENT)
    newer = adopted(cast, adopted_on=date(2026, 11, 20))
    assert acknowledging.asked_of(cast.librarian) == newer
    assert refusal(acknowledging.acknowledge, guideline, by=cast.librarian, at=make.MOMENT)[0] == (
        "Another version has been adopted since. Read that one instead."
    )


# --- By mail --------------------------------------------------------------------------------------------------


def test_the_mail_leads_to_the_page_and_the_page_to_an_answer(
    cast: Cast, guideline: Guideline, settings: Any
) -> None:
    letter = outbox.render(mails()[0])
    assert letter.subject == "Läs riktlinjen och säg att du har läst: Riktlinje för sociala medier"
    assert "Kommunstyrelsen antog den 9 november 2026. Den gäller från 9 november 2026." in letter.body
    path = next(row for row in letter.body.splitlines() if "/laskvitto/" in row).removeprefix(
        settings.SITE_URL
    )
    assert links.read_reading(path.split("/")[2], at=make.MOMENT).person == cast.librarian.public_id


EXPECTED = Path(__file__).with_name("mails.sv.txt").read_text(encoding="utf-8")
LETTERS = dict(part.split("\n", 1) for part in EXPECTED.split("== ")[1:])


@pytest.mark.parametrize("kind", LETTERS)
def test_what_the_mails_say(cast: Cast, guideline: Guideline, settings: Any, kind: str) -> None:
    letter = outbox.render(Notice.objects.filter(kind=kind)[0])
    body = re.sub(r"\S+/laskvitto/\S+", "LINK", letter.body).replace(settings.SITE_URL, "SITE")
    assert f"{letter.subject}\n{body}" == LETTERS[kind]


def test_opening_the_link_changes_nothing_and_the_button_answers(cast: Cast, guideline: Guideline) -> None:
    path, client = link(guideline, cast.librarian), Client(enforce_csrf_checks=True)
    before = Act.objects.count()
    page = client.get(path)
    assert (page.status_code, Act.objects.count(), dict(client.cookies)) == (200, before, {})
    words = text_of(page)
    assert "You who read this are Lisa Bibliotekarie" in words
    assert "Keep a good tone." in words
    assert (page["Referrer-Policy"], page["Cache-Control"], page["X-Robots-Tag"]) == (
        "no-referrer",
        "private, no-store",
        "noindex",
    )
    sent = once()
    assert [client.post(path, sent)["Location"] for _twice in range(2)] == [path, path]
    assert (Acknowledgement.objects.get().person, Act.objects.latest("seq").actor) == (
        cast.librarian,
        cast.librarian,
    )
    assert THANKS in text_of(client.get(path))


def test_the_link_is_for_somebody_who_answers_for_an_account_and_for_this_version(
    cast: Cast, guideline: Guideline
) -> None:
    client = Client()
    old = link(guideline, cast.librarian, timezone.now() - timedelta(days=numbers.ACKNOWLEDGE_LINK_DAYS + 2))
    broken = link(guideline, cast.librarian)[:-2] + "/"
    assert [client.get(path).status_code for path in (old, broken)] == [403, 403]
    assert "You answer for no account any longer" in text_of(client.get(link(guideline, cast.plain)))
    manager = link(guideline, cast.librarian).replace("/laskvitto/", "/chef/")
    assert client.get(manager).status_code == 403
    adopted(cast, adopted_on=date(2026, 11, 20))
    page = client.get(link(guideline, cast.librarian))
    assert "Another version has been adopted since." in text_of(page)
    assert client.post(link(guideline, cast.librarian), once()).status_code == 200
    assert Acknowledgement.objects.count() == 0


# --- Again ----------------------------------------------------------------------------------------------------


def test_whoever_has_not_answered_is_asked_again_but_not_for_ever(cast: Cast, guideline: Guideline) -> None:
    assert [remind(days) for days in (0, 13, 14, 14, 27, 28, 42, 60)] == [0, 0, 1, 0, 0, 1, 0, 0]
    assert [notice.facts["again"] for notice in mails()] == [False, True, True]
    assert outbox.render(mails()[-1]).subject.startswith("Påminnelse: läs riktlinjen")


def test_whoever_has_answered_or_left_the_account_is_not_asked_again(
    cast: Cast, account: SocialAccount, guideline: Guideline
) -> None:
    upkeep.appoint(account, cast.plain, by=cast.communicator, at=later(1))
    # The new one is asked the morning after, for the first time; the old one no more.
    assert (remind(2), remind(20)) == (1, 1)
    assert [(notice.to, notice.facts["again"]) for notice in mails()] == [
        (cast.librarian, False),
        (cast.plain, False),
        (cast.plain, True),
    ]
    acknowledging.acknowledge(guideline, by=cast.plain, at=later(21))
    assert remind(60) == 0


# --- Who sees it ----------------------------------------------------------------------------------------------


def test_the_unit_sees_who_has_read_it_and_the_account_says_so(
    cast: Cast, account: SocialAccount, guideline: Guideline, as_person: As
) -> None:
    other = make.account(cast.school_unit, cast.school, "https://www.facebook.com/ekskolan", name="Ekskolan")
    acknowledging.acknowledge(guideline, by=cast.librarian, at=make.MOMENT)
    rows = acknowledging.readers(guideline)
    assert [(row.person, row.accounts, row.at) for row in rows] == [
        (cast.school, 1, None),
        (cast.librarian, 1, make.MOMENT),
    ]
    page = text_of(as_person(cast.insight).get(f"/en/riktlinjer/{guideline.public_id}/lasare/"))
    assert "1 of 2 people who answer for accounts have said that they have read it." in page
    assert "Sara Skola Not yet 1 account" in page
    assert "Lisa Bibliotekarie Has read it 1 account · read on 22 November 2026" in page
    names = text_of(as_person(cast.coordinator).get(f"/en/riktlinjer/{guideline.public_id}/"))
    assert "Who has read it" not in names
    assert as_person(cast.coordinator).get(f"/riktlinjer/{guideline.public_id}/lasare/").status_code == 403
    files = {
        one.name: text_of(as_person(cast.chief).get(f"/en/register/{one.public_id}/"))
        for one in (account, other)
    }
    assert "Guideline Read by Lisa Bibliotekarie, 22 November 2026" in files[account.name]
    assert "Guideline Sara Skola has not said that they have read it" in files["Ekskolan"]


def test_it_waits_on_ones_own_desk_and_is_done_there(cast: Cast, guideline: Guideline, as_person: As) -> None:
    client, address = as_person(cast.librarian), f"/en/riktlinjer/{guideline.public_id}/"
    desk = client.get("/en/arbetsyta/").content.decode()
    assert f'href="{address}"' in desk
    assert "I have read the guideline" in text_of(client.get(address))
    assert client.post(f"{address}jag-har-last/", once())["Location"] == address
    page = text_of(client.get(address))
    assert ("You have read it" in page, "I have read the guideline" in page) == (True, False)
    assert address not in client.get("/en/arbetsyta/").content.decode()
