"""The pages of reviews: choosing, sitting, mending, seeing, and the link of the person responsible."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from accounts.models import Person
from registry.cases.models import Case
from registry.guidelines import mending
from registry.guidelines.models import Answer, Review, Round
from registry.notices.promise_link import promise_path
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.days import in_days
from tests.reading import once, text_of, told
from tests.registry.guidelines.reviewing import answered, chosen, review_of, sat

As = Callable[[Person | None], Client]


def account(cast: Cast, name: str = "a", **facts: Any) -> SocialAccount:
    address = f"https://www.instagram.com/bibliotek{name}/"
    said = {"name": f"Bibliotek {name}", "deputy": cast.plain, **facts}
    return make.account(cast.library, cast.librarian, address, **said)


def page_of(review: Review) -> str:
    assert review.round is not None
    return f"/granskning/{review.round.public_id}/{review.public_id}/"


def shortcoming_page(answer: Answer, then: str = "") -> str:
    return f"/granskning/brister/{answer.review.public_id}/{answer.requirement.key}/{then}"


def picture() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, "PNG")
    return SimpleUploadedFile("bild.png", out.getvalue(), "image/png")


@pytest.fixture
def three(cast: Cast) -> list[Review]:
    """A round over three accounts, in the order of the sitting."""
    accounts = [account(cast, name) for name in "abc"]
    chosen(cast, *accounts)
    return [review_of(one) for one in accounts]


# --- Rounds -----------------------------------------------------------------------------------------------------


def test_a_communicator_filters_unticks_and_starts(cast: Cast, as_person: As) -> None:
    first, second = account(cast, "a"), account(cast, "b")
    make.account(cast.school_unit, cast.school, "https://www.facebook.com/ekskolan", name="Ekskolan")
    client, path = as_person(cast.communicator), "/granskning/ny/?verksamhet=stadsbiblioteket"
    page = text_of(client.get(path))
    assert ("Bibliotek a, Instagram, Stadsbiblioteket" in page, "Ekskolan, Facebook" in page) == (True, False)
    said = once(title="Höst", due_on=in_days(30).isoformat(), sample="0", accounts=[first.public_id])
    response = client.post(path, said, follow=True)
    made = Round.objects.get()
    assert response.redirect_chain == [(f"/granskning/{made.public_id}/", 302)]
    assert told(response) == ["Granskningen är startad. De kontoansvariga får frågan om uppgifterna stämmer."]
    assert [review.account for review in made.reviews.all()] == [first]
    # What is under review is not offered once more.
    page = text_of(client.get(path))
    assert (first.name in page, second.name in page) == (False, True)


def test_those_who_watch_read_and_departments_do_neither(
    cast: Cast, as_person: As, three: list[Review]
) -> None:
    round_page = page_of(three[0]).rsplit("/", 2)[0] + "/"
    statuses = {
        name: [
            as_person(getattr(cast, name)).get(path).status_code
            for path in ("/granskning/", round_page, page_of(three[0]), "/granskning/ny/")
        ]
        for name in ("communicator", "insight", "coordinator", "registrar")
    }
    assert statuses == {
        "communicator": [200, 200, 200, 200],
        "insight": [200, 200, 403, 403],
        "coordinator": [403, 403, 404, 403],
        "registrar": [403, 403, 404, 403],
    }


# --- The sitting ------------------------------------------------------------------------------------------------


def test_what_is_answered_is_kept_and_the_next_account_comes(
    cast: Cast, as_person: As, three: list[Review]
) -> None:
    client = as_person(cast.communicator)
    page = client.get(page_of(three[0]))
    assert "Konto 1 av 3" in text_of(page)
    response = client.post(
        page_of(three[0]), once(done_on="", logo="ok", sender="not_applicable"), follow=True
    )
    assert response.redirect_chain == [(page_of(three[1]), 302)]
    assert told(response) == ["Bibliotek a: sparat, 9 frågor är kvar."]
    kept = three[0].answers.values_list("requirement__key", "outcome")
    assert dict(kept) == {"logo": "ok", "sender": "not_applicable"}
    # The rest is as it should be, but for one.
    words = once(done_on="", rest="ok", open="shortcoming")
    words |= {
        "open-note": "Bara för följare.",
        "open-mend_by": in_days(30).isoformat(),
        "open-proof": picture(),
    }
    response = client.post(page_of(three[1]), words, follow=True)
    assert told(response) == ["Bibliotek b är granskat."]
    assert response.redirect_chain == [(page_of(three[2]), 302)]
    found = mending.still_open().get()
    assert (found.note, found.mend_by, found.proof_type) == ("Bara för följare.", in_days(30), "image/png")
    # After the last one comes the first that is left.
    response = client.post(page_of(three[2]), once(done_on="", rest="ok"), follow=True)
    assert response.redirect_chain == [(page_of(three[0]), 302)]
    response = client.post(page_of(three[0]), once(done_on="", rest="ok"), follow=True)
    assert told(response) == ["Bibliotek a är granskat.", "Alla konton i omgången är granskade."]
    assert response.redirect_chain == [(page_of(three[0]).rsplit("/", 2)[0] + "/", 302)]


def test_nothing_that_was_typed_is_lost_where_something_is_wrong(
    cast: Cast, as_person: As, three: list[Review]
) -> None:
    client = as_person(cast.communicator)
    words = once(done_on="", logo="ok", open="shortcoming")
    words |= {"open-note": "Bara för följare.", "open-mend_by": "2020-01-01"}
    page = client.post(page_of(three[0]), words)
    text = page.content.decode()
    assert (page.status_code, Answer.objects.count()) == (200, 0)
    assert "Bara för följare." in text
    assert "Välj en dag från och med i dag." in text_of(page)
    assert [line for line in text.split("<input") if 'name="logo"' in line and "checked" in line] != []


def test_what_the_register_has_found_can_be_asked_to_be_mended(
    cast: Cast, as_person: As, three: list[Review]
) -> None:
    words = once(done_on="", found=["preserved"], **{"found-mend_by": in_days(30).isoformat()})
    as_person(cast.communicator).post(page_of(three[0]), words)
    assert [(one.requirement.key, one.mend_by) for one in mending.still_open()] == [
        ("preserved", in_days(30))
    ]


# --- Shortcomings -----------------------------------------------------------------------------------------------


@pytest.fixture
def lack(cast: Cast) -> Answer:
    """The library's account lacks the logotype since last month, and should have had it yesterday."""
    month_ago = timezone.now() - timedelta(days=30)
    yesterday = in_days(-1)
    return answered(cast, account(cast), month_ago, yesterday, logo="Gammal logotyp.")[0]


def test_the_department_mends_and_the_unit_looks(cast: Cast, as_person: As, lack: Answer) -> None:
    department, unit = as_person(cast.coordinator), as_person(cast.communicator)
    file = f"/register/{lack.review.account.public_id}/"
    assert "Profilbilden innehåller kommunens logotyp." in text_of(department.get(file))
    page = department.post(shortcoming_page(lack, "rattat/"), once(note="Ny bild."), follow=True)
    assert told(page) == ["Markerat som rättat. Kommunikationsenheten tittar på det."]
    assert "Profilbilden innehåller kommunens logotyp." in text_of(
        unit.get("/granskning/brister/?visa=att-se")
    )
    words = once(why="Fel färg.", mend_by=in_days(30).isoformat())
    page = unit.post(shortcoming_page(lack, "inte-rattat/"), words, follow=True)
    assert told(page) == ["Verksamheten har fått veta vad som är kvar att rätta."]
    page = unit.post(shortcoming_page(lack, "sett/"), once(), follow=True)
    assert told(page) == ["Noterat som rättat."]
    lack.refresh_from_db()
    assert (lack.seen_by, lack.seen_on) == (cast.communicator, in_days(0))
    assert "Rättat" in text_of(department.get(shortcoming_page(lack)))


def test_a_picture_is_for_those_who_see_the_account(cast: Cast, as_person: As, three: list[Review]) -> None:
    words = once(done_on="", open="shortcoming", **{"open-proof": picture()})
    as_person(cast.communicator).post(page_of(three[0]), words)
    path = shortcoming_page(mending.still_open().get(), "bild/")
    seen = {name: as_person(getattr(cast, name)).get(path).status_code for name in ("coordinator", "school")}
    assert seen == {"coordinator": 200, "school": 404}


def test_what_was_not_mended_leads_to_a_proposal_with_its_facts(
    cast: Cast, as_person: As, lack: Answer
) -> None:
    about = lack.review.account
    client = as_person(cast.communicator)
    close = f"/register/{about.public_id}/avsluta/"
    assert f'href="{close}?brist=1"' in client.get(shortcoming_page(lack)).content.decode()
    form = client.get(f"{close}?brist=1").context["form"]
    said = {name: form[name].value() for name in ("ground", "requirement", "facts")}
    words = {"ground": said["ground"], "requirement": str(said["requirement"]), "facts": said["facts"]}
    assert client.post(f"{close}?brist=1", once(**words)).status_code == 302
    closure = Case.objects.get().closure
    assert (closure.ground, closure.requirement) == ("breach", lack.requirement)
    assert closure.facts.startswith("Profilbilden innehåller kommunens logotyp. Gammal logotyp. Sett ")
    # The department proposes nothing of the kind.
    assert as_person(cast.coordinator).get(f"{close}?brist=1").context["form"].initial == {}


# --- Promises ---------------------------------------------------------------------------------------------------


def test_by_the_link_of_a_mail_all_accounts_are_confirmed_without_signing_in(
    cast: Cast, client: Client, three: list[Review]
) -> None:
    link = promise_path(cast.librarian, timezone.now())
    page = client.get(link)
    assert (page.status_code, page["Referrer-Policy"], bool(page.cookies)) == (200, "no-referrer", False)
    assert "Du har 3 konton att bekräfta" in text_of(page)
    client.post(link, once(review=three[0].public_id, ja="1"))
    # The page of somebody who was slower asks about nothing that is answered.
    client.post(link, once(review=three[0].public_id, ja="1"))
    page = client.post(link, once(review=three[1].public_id, nej="1", note="Snart.", mend_by="2020-01-01"))
    assert "Bocka i det som inte stämmer än." in text_of(page)
    words = {"keys": ["cover"], "note": "Snart.", "mend_by": in_days(30).isoformat()}
    client.post(link, once(review=three[1].public_id, nej="1", **words))
    page = client.post(link, once(review=three[2].public_id, ja="1"), follow=True)
    assert "Tack. Du har svarat om alla dina konton." in text_of(page)
    assert [(one.requirement.key, one.note) for one in mending.still_open()] == [("cover", "Snart.")]
    assert set(SocialAccount.objects.values_list("confirmed_on", flat=True)) == {in_days(0)}


def test_a_link_that_is_broken_too_old_or_somebody_elses_opens_nothing(
    cast: Cast, client: Client, as_person: As, three: list[Review]
) -> None:
    link = promise_path(cast.librarian, timezone.now())
    # By the calendar here: 31 times 24 hours are a day less to a link when the clocks went back among them.
    old = promise_path(cast.librarian, timezone.localtime() - timedelta(days=31))
    assert [client.get(path).status_code for path in (f"{link[:-4]}x/", old)] == [403, 403]
    others = promise_path(cast.plain, timezone.now())
    assert "Tack. Du har svarat om alla dina konton." in text_of(client.get(others))
    client.post(others, once(review=three[0].public_id, ja="1"))
    as_person(cast.plain).post("/granskning/uppgifter/", once(review=three[0].public_id, ja="1"))
    assert Review.objects.filter(promised_on__isnull=False).count() == 0
    as_person(cast.librarian).post("/granskning/uppgifter/", once(review=three[0].public_id, ja="1"))
    assert Review.objects.filter(promised_on__isnull=False).count() == 1


def test_the_desks_say_what_waits(cast: Cast, as_person: As, three: list[Review]) -> None:
    sat(cast, three[0], logo="Gammal logotyp.")
    librarian, unit = (
        text_of(as_person(one).get("/arbetsyta/")) for one in (cast.librarian, cast.communicator)
    )
    assert "Stämmer uppgifterna om dina 3 konton?" in librarian
    assert "1 brist" in librarian
    assert "1 av 3 konton granskade" in unit
