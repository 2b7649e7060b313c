"""The manager's answer: for one text, asked for anew when it was no or the text is another, and read by deciders."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Person
from registry.cases import flow
from registry.cases.models import Case
from registry.notices import links
from registry.notices.models import Notice
from registry.register.naming import Named
from tests import make
from tests.cast import Cast
from tests.registry.cases import filled
from tests.registry.cases.read import text_of

As = Callable[[Person | None], Client]


def again(case: Case, cast: Cast, by: Person, **facts: str) -> Case:
    """The case is returned and sent in once more."""
    case = flow.take(case, "return", by=cast.communicator, at=make.MOMENT, texts={"missing": "Vem?"})
    people = {"manager": Named(cast.manager.email), "deputy": Named(cast.plain.email)}
    said = make.application(cast.library, cast.librarian, **{**people, **facts})
    return flow.take(case, "resubmit", by=by, at=make.MOMENT, application=said)


def answered(case: Case, verb: str, cast: Cast) -> Case:
    return flow.take(case, verb, by=cast.manager, at=make.MOMENT, texts={"reason": "Fel enhet."})


def asked() -> list[str]:
    return [notice.to.name for notice in Notice.objects.filter(kind="manager") if notice.to]


BO = "Bo Bibliotekschef"


@pytest.mark.parametrize(
    ("verb", "purpose", "agrees", "mails"),
    [
        ("agree", None, True, [BO]),
        ("agree", "Något annat.", None, [BO, BO]),
        ("disagree", None, None, [BO, BO]),
        ("disagree", "Något annat.", None, [BO, BO]),
    ],
)
def test_a_no_and_a_yes_to_another_text_are_asked_about_anew(
    cast: Cast, verb: str, purpose: str | None, agrees: bool | None, mails: list[str]
) -> None:
    facts = {"purpose": purpose} if purpose else {}
    case = again(answered(filled.case(cast), verb, cast), cast, cast.coordinator, **facts)
    assert (case.manager_agrees, case.manager_note, asked()) == (agrees, "", mails)


def test_a_manager_who_sends_it_in_again_has_agreed_to_it(cast: Cast) -> None:
    make.grant(cast.manager, "department_admin", cast.library)
    people = {"manager": Named(cast.manager.email), "deputy": Named(cast.plain.email)}
    case = make.case(cast.manager, make.application(cast.library, cast.librarian, **people), "application")
    case = again(case, cast, cast.manager, purpose="Något annat.")
    assert (case.manager_agrees, asked()) == (True, [])


@pytest.mark.usefixtures("in_english")
def test_the_old_link_says_that_the_text_is_another_not_what_was_answered(cast: Cast) -> None:
    case = answered(filled.case(cast), "agree", cast)
    path = links.manager_path(case, cast.manager, timezone.now())
    again(case, cast, cast.coordinator, purpose="Något annat.")
    line = "What is asked has changed since the mail was sent. Open the link in the latest mail."
    assert line in text_of(Client().get(path))


@pytest.mark.usefixtures("in_english")
def test_whoever_decides_reads_why_the_manager_said_no(cast: Cast, as_person: As) -> None:
    case = answered(filled.case(cast), "disagree", cast)
    for path in (f"/en/arenden/{case.number}/", f"/en/arenden/{case.number}/godkann/"):
        words = text_of(as_person(cast.chief).get(path))
        assert "Bo Bibliotekschef has said no as manager «Fel enhet.»" in words
        assert "The manager Bo Bibliotekschef has said no" in words
