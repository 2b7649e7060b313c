"""What is another department's does not exist for somebody, and nobody acts by a hand-made form."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts import receipts
from accounts.models import Act, Person
from registry.cases.models import Case
from tests.cast import Cast
from tests.whole.addresses import LANGUAGES, STAFF
from tests.whole.pages import PAGES, Page
from tests.whole.test_words import PARTS
from tests.whole.world import ANSWERS, World, made

pytestmark = pytest.mark.once

As = Callable[[Person | None], Client]

NOT_THE_HOUSES_OWN_FORMS = {
    "account_change_password": "allauth's: the present password is asked for, and acting twice changes nothing more",
}
READ_ONLY = {page.name for page in PAGES if not page.form}


@pytest.fixture
def world(cast: Cast) -> World:
    return made(cast)


def form(**words: str) -> dict[str, str]:
    """What a form of ours sends, with a one-time key."""
    return {receipts.FIELD: receipts.new_key(), **words}


def counted(world: World) -> int:
    """How many acts there are, once everything that the pages are about has been made."""
    for page in PAGES:
        page.path(world)
    return Act.objects.count()


def about(*what: str) -> list[Page]:
    """The pages about certain things."""
    return [page for page in PAGES if page.about in what]


def test_every_staff_page_stands_in_the_table_of_the_tests() -> None:
    assert {page.name for page in PAGES} == {address.name for address in STAFF}


@pytest.mark.parametrize("language", LANGUAGES)
def test_those_who_may_get_what_is_no_page(cast: Cast, world: World, as_person: As, language: str) -> None:
    # The pages themselves are read by test_words.
    rest = [page for page in PAGES if page.only_post or page.name in PARTS]
    answers = {
        (page.name, page.path(world)): as_person(getattr(cast, page.seen_by))
        .get(page.path(world, language))
        .status_code
        for page in rest
    }
    assert answers == {(page.name, page.path(world)): 302 if page.only_post else 200 for page in rest}


def test_for_another_department_they_do_not_exist(cast: Cast, world: World, as_person: As) -> None:
    client = as_person(cast.school)
    before = counted(world)
    theirs = [
        page
        for page in about("account", "case", "draft", "tip", "removal")
        if page.path(world) not in [f"/register/{one.public_id}/" for one in (world.account, world.warned)]
    ]
    seen = {page.path(world): client.get(page.path(world)).status_code for page in theirs}
    assert seen == {page.path(world): 302 if page.only_post else 404 for page in theirs}
    sent = {page.path(world): client.post(page.path(world), form(**ANSWERS)).status_code for page in theirs}
    assert sent == {page.path(world): 404 for page in theirs}
    assert Act.objects.count() == before


def test_what_may_not_be_seen_answers_as_what_does_not_exist(cast: Cast, world: World, as_person: As) -> None:
    client = as_person(cast.school)
    pairs = {
        f"/arenden/{world.submitted.number}/": "/arenden/2026-9999/",
        f"/arenden/{world.submitted.number}/godkann/": "/arenden/2026-9999/godkann/",
        f"/arenden/utkast/{world.draft.public_id}/": "/arenden/utkast/aaaaaaaaaa/",
        f"/register/{world.proposed.public_id}/": "/register/aaaaaaaaaa/",
        f"/konton/{world.proposed.public_id}/": "/konton/aaaaaaaaaa/",
    }
    for theirs, nobodys in pairs.items():
        one, other = client.get(theirs), client.get(nobodys)
        assert (one.status_code, one.headers) == (404, other.headers)
        assert said(one, theirs) == said(other, nobodys)


def said(response: Any, path: str) -> str:
    """A page without its own address and without the token of the button that signs out."""
    return re.sub(
        r'(?<=name="csrfmiddlewaretoken" value=")\w+', "", response.content.decode().replace(path, "")
    )


def test_of_a_public_account_everybody_sees_the_public_facts_and_nobodys_name(
    cast: Cast, world: World, as_person: As
) -> None:
    page = as_person(cast.school).get(f"/register/{world.account.public_id}/")
    assert page.status_code == 200
    text = page.content.decode()
    everybody = [person.name for person in Person.objects.exclude(pk=cast.school.pk)]
    emails = [person.email for person in Person.objects.exclude(pk=cast.school.pk)]
    assert [name for name in (*everybody, *emails) if name in text] == []
    assert world.account.purpose not in text
    assert "2026-" not in text.replace(str(world.account.registered_on), "")


def test_lists_hold_nothing_of_another_department(cast: Cast, world: World, as_person: As) -> None:
    client = as_person(cast.school)
    hidden = [case.number for case in Case.objects.exclude(state="draft")]
    hidden += [world.proposed.name, world.proposed.public_id, world.draft.public_id]
    hidden += [person.name for person in Person.objects.exclude(pk=cast.school.pk)]
    for path in ("/arbetsyta/", "/arenden/", "/register/", "/arenden/?q=inskickat", "/register/?q=inskickat"):
        text = client.get(path).content.decode()
        assert [word for word in hidden if str(word) in text] == [], path


def test_only_a_system_administrator_meets_the_people(cast: Cast, world: World, as_person: As) -> None:
    before = Act.objects.count()
    for name in set(cast.ROLES) - {"admin"}:
        client = as_person(getattr(cast, name))
        for page in about("staffing"):
            path = page.path(world)
            nobodys = path.replace(world.person.public_id, "aaaaaaaaaa").replace(
                world.department.slug, "ingen"
            )
            assert (page.name, client.get(path).status_code) == (page.name, 403)
            assert (page.name, client.get(nobodys).status_code) == (page.name, 403)
            assert (page.name, client.post(path, form()).status_code) == (page.name, 403)
    assert Act.objects.count() == before


def test_a_system_administrator_reads_no_cases(cast: Cast, world: World, as_person: As) -> None:
    client = as_person(cast.admin)
    answers = {page.path(world): client.post(page.path(world), form()).status_code for page in about("case")}
    assert answers == dict.fromkeys(answers, 404)


@pytest.mark.parametrize("verb", ["godkann", "approve", "avsla", "decline"])
@pytest.mark.parametrize("name", ["coordinator", "librarian", "plain", "manager", "communicator", "insight"])
def test_a_hand_made_decision_is_refused(
    cast: Cast, world: World, as_person: As, name: str, verb: str
) -> None:
    before = Act.objects.count()
    words = form(version=str(world.submitted.version), **ANSWERS)
    response = as_person(getattr(cast, name)).post(f"/arenden/{world.submitted.number}/{verb}/", words)
    assert response.status_code == 403
    assert (Act.objects.count(), world.submitted.decisions.count()) == (before, 0)
    world.submitted.refresh_from_db()
    assert world.submitted.state == "submitted"


def test_a_form_without_its_one_time_key_does_nothing(cast: Cast, world: World, as_person: As) -> None:
    before = counted(world)
    ours = [page for page in PAGES if page.form and page.name not in NOT_THE_HOUSES_OWN_FORMS]
    keys: list[dict[str, str]] = [{}, {receipts.FIELD: "x"}, {receipts.FIELD: "å" * 32}]
    answers = {
        (page.path(world), str(key)): as_person(getattr(cast, page.seen_by))
        .post(page.path(world), {**ANSWERS, **key})
        .status_code
        for page in ours
        for key in keys
    }
    assert answers == dict.fromkeys(answers, 400)
    assert Act.objects.count() == before


def test_pages_that_are_only_read_do_nothing_when_posted_to(cast: Cast, world: World, as_person: As) -> None:
    before = counted(world)
    for page in PAGES:
        if page.name in READ_ONLY:
            response = as_person(getattr(cast, page.seen_by)).post(page.path(world), form(**ANSWERS))
            assert (page.name, response.status_code) in {(page.name, 200), (page.name, 405)}
    assert Act.objects.count() == before


def test_somebody_elses_one_time_key_is_refused(cast: Cast, world: World, as_person: As) -> None:
    words = form(version=str(world.submitted.version), **ANSWERS)
    path = f"/arenden/{world.submitted.number}/godkann/"
    assert as_person(cast.chief).post(path, words).status_code == 302
    before = Act.objects.count()
    assert as_person(cast.chief).post(path, words)["Location"] == f"/arenden/{world.submitted.number}/"
    assert as_person(cast.superior).post(path, words).status_code == 400
    assert as_person(cast.chief).post(f"/arenden/{world.returned.number}/avsla/", words).status_code == 400
    assert Act.objects.count() == before
