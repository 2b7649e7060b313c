"""The list of cases, a case's page and its moves; the English addresses, since the code is English."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Act, Person
from registry import numbers
from registry.cases import flow
from registry.cases.application_moves import APPLICATION_MOVES
from registry.cases.moves import MOVES, Move
from registry.register.models import SocialAccount
from registry.register.naming import Named
from tests import make
from tests.cast import Cast, nobody_acts
from tests.registry.cases import filled
from tests.registry.cases.filled import sent
from tests.registry.cases.read import buttons, primary, quoted, said, text_of
from tests.registry.cases.test_flow import ANSWERS, in_state

pytestmark = pytest.mark.usefixtures("in_english")
As = Callable[[Person | None], Client]
CASES = "/en/arenden/"


# --- The list -----------------------------------------------------------------------------------------------


def titles(client: Client, query: str = "") -> list[str]:
    return [row.title for row in client.get(CASES + query).context["rows"]]


def test_the_list_is_searched_filtered_and_sorted(cast: Cast, as_person: As) -> None:
    from datetime import timedelta

    first = filled.case(cast)
    said = make.application(cast.school_unit, cast.school, "https://www.youtube.com/@ekskolan", name="Ek")
    later = make.MOMENT + timedelta(days=1)
    second = make.case(cast.school, said, "report", at=later)
    instagram, youtube = "Instagram for Stadsbiblioteket", "YouTube for Ekskolan"
    chief = as_person(cast.chief)
    assert titles(chief) == [youtube, instagram]
    assert titles(chief, "?ordning=aldst") == [instagram, youtube]
    assert titles(chief, f"?q={first.number}") == [instagram]
    assert titles(chief, "?q=ekskolan") == [youtube]
    assert titles(chief, "?typ=report") == [youtube]
    assert titles(chief, "?verksamhet=kultur--och-fritidsforvaltningen") == [instagram]
    flow.take(second, "decline", by=cast.chief, at=later, texts={"reason": "Nej."})
    assert titles(chief, "?lage=oppna") == [instagram]
    assert titles(chief, "?lage=declined") == [youtube]
    assert titles(as_person(cast.school)) == [youtube]
    assert titles(as_person(cast.coordinator)) == [instagram]
    empty = as_person(cast.chief).get(CASES + "?q=finnsinte")
    assert "No case fits" in text_of(empty)


def test_somebody_in_several_relations_finds_a_case_once(cast: Cast, as_person: As) -> None:
    make.grant(cast.librarian, "department_admin", cast.library)
    make.grant(cast.librarian, "manager", cast.culture)
    filled.case(cast)
    assert titles(as_person(cast.librarian)) == ["Instagram for Stadsbiblioteket"]


# --- A case's page and its moves ----------------------------------------------------------------------------

FOR_MANY = ("Send the message", "Save the diary number", "Declare a conflict of interest")
"""Buttons that a case's page has for whoever may, whatever state the case is in."""
SEES = set(Cast.ROLES) - {"admin", "school"}


def test_a_case_is_seen_by_its_people_and_nobody_else(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    paths = [f"/en/arenden/{case.number}/"]
    paths += [f"/en/arenden/{case.number}/{move.path}/" for move in MOVES]
    for name in ("school", "admin"):
        client = as_person(getattr(cast, name))
        assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)
        for path in (*paths[1:], f"{paths[0]}meddelande/", f"{paths[0]}last/"):
            assert (path, client.post(path, sent({"version": "1", **ANSWERS})).status_code) == (path, 404)
    for name in SEES:
        assert (name, as_person(getattr(cast, name)).get(paths[0]).status_code) == (name, 200)


@pytest.mark.parametrize(
    ("state", "name", "expected", "first"),
    [
        ("submitted", "chief", ["Approve the application", "Ask for more", "Decline the application"], 1),
        ("submitted", "communicator", ["Recommend approval", "Ask for more", "Recommend against"], 1),
        ("submitted", "manager", ["I agree", "This is not right"], 1),
        ("submitted", "coordinator", ["Withdraw the application"], 0),
        ("submitted", "insight", [], 0),
        ("returned", "coordinator", ["Add what is missing", "Withdraw the application"], 1),
        ("approved", "coordinator", ["Publish in the list", "Withdraw the application"], 1),
        ("declined", "superior", ["Reconsider and approve the application"], 0),
        ("declined", "chief", [], 0),
        ("published", "chief", [], 0),
    ],
)
def test_the_buttons_are_what_this_person_can_do_now(
    cast: Cast, as_person: As, state: str, name: str, expected: list[str], first: int
) -> None:
    page = as_person(getattr(cast, name)).get(f"/en/arenden/{in_state(cast, 'application', state).number}/")
    mine = [words for words in buttons(page) if words not in FOR_MANY]
    assert mine == expected
    assert primary(page) == expected[:first]


def test_whoever_is_barred_reads_why_and_who_decides(cast: Cast, as_person: As) -> None:
    nobody_acts(cast)
    said = make.application(cast.library, cast.chief)
    case = make.case(cast.coordinator, said)
    page = as_person(cast.chief).get(f"/en/arenden/{case.number}/")
    words = text_of(page)
    assert (
        "You cannot decide yourself, since you answer for the account. The chief of staff decides." in words
    )
    assert [one for one in buttons(page) if one not in FOR_MANY] == []


def test_the_decider_is_told_that_the_managers_yes_is_the_applicants_own(cast: Cast, as_person: As) -> None:
    notice = "The applicant is the manager Nobody else has said yes to the account."
    told = {}
    for name in ("manager", "coordinator"):
        said = make.application(
            cast.library,
            cast.librarian,
            f"instagram.com/konto{name}",
            manager=Named(cast.manager.email),
        )
        case = make.case(getattr(cast, name), said)
        if name == "coordinator":
            flow.take(case, "agree", by=cast.manager, at=make.MOMENT)
        pages = [
            text_of(as_person(cast.chief).get(f"/en/arenden/{case.number}/{verb}"))
            for verb in ("", "godkann/")
        ]
        told[name] = [(notice in page, "The manager The applicant is the manager" in page) for page in pages]
    assert told == {"manager": [(True, True)] * 2, "coordinator": [(False, False)] * 2}


def test_the_page_tells_what_was_decided_by_whom_and_why(cast: Cast, as_person: As) -> None:
    case = in_state(cast, "application", "declined")
    words = text_of(as_person(cast.coordinator).get(f"/en/arenden/{case.number}/"))
    decided = "Decided by Cleo Chef as communications chief Date 22 November 2026"
    assert f"Decision: declined Reason Syftet är tydligt. {decided}" in words


def test_the_page_is_red_after_the_last_day(cast: Cast, as_person: As) -> None:
    from datetime import timedelta

    said = make.application(cast.library, cast.librarian)
    case = make.case(cast.coordinator, said, at=make.MOMENT - timedelta(days=60))
    page = as_person(cast.chief).get(f"/en/arenden/{case.number}/")
    assert page.context["late"] is True
    assert "Should have been answered by 7 October 2026" in text_of(page)


CONFIRMED = [
    ("return", "submitted", "communicator", "returned"),
    ("recommend", "submitted", "communicator", "submitted"),
    ("advise_against", "submitted", "communicator", "submitted"),
    ("agree", "submitted", "manager", "submitted"),
    ("disagree", "submitted", "manager", "submitted"),
    ("approve", "submitted", "chief", "approved"),
    ("decline", "submitted", "chief", "declined"),
    ("publish", "approved", "coordinator", "published"),
    ("reconsider", "declined", "superior", "approved"),
    ("reconsider_decline", "approved", "superior", "declined"),
    ("withdraw", "submitted", "coordinator", "withdrawn"),
]


def test_every_move_but_the_forms_own_has_a_confirm_page() -> None:
    assert {row[0] for row in CONFIRMED} == {move.verb for move in APPLICATION_MOVES if not move.by_form}


@pytest.mark.parametrize(("verb", "state", "name", "after"), CONFIRMED)
def test_each_move_is_asked_about_and_then_made_once(
    cast: Cast, as_person: As, verb: str, state: str, name: str, after: str
) -> None:
    case = in_state(cast, "application", state)
    move = next(move for move in MOVES if move.verb == verb)
    client, path = as_person(getattr(cast, name)), f"/en/arenden/{case.number}/{move.path}/"
    before = Act.objects.count()
    page = client.get(path)
    assert (page.status_code, len(primary(page))) == (200, 1)
    assert str(move.question) in text_of(page)
    assert Act.objects.count() == before
    words = sent({"version": str(case.version), **ANSWERS})
    answers = [client.post(path, words), client.post(path, words)]
    assert [answer["Location"] for answer in answers] == [f"/en/arenden/{case.number}/"] * 2
    assert said(client.get(answers[0]["Location"]))[0] == str(move.done)
    case.refresh_from_db()
    assert (case.state, Act.objects.count()) == (after, before + 1)


@pytest.mark.parametrize(
    "move", [move for move in APPLICATION_MOVES if any(asked.required for asked in move.asks)]
)
def test_what_must_be_answered_is_asked_for_beside_its_field(cast: Cast, as_person: As, move: Move) -> None:
    _verb, state, name, _after = next(row for row in CONFIRMED if row[0] == move.verb)
    case = in_state(cast, "application", state)
    path = f"/en/arenden/{case.number}/{move.path}/"
    response = as_person(getattr(cast, name)).post(path, sent({"version": str(case.version)}))
    assert response.status_code == 200
    wrong = {field.removesuffix("_standard") for field in response.context["form"].errors}
    assert wrong == {asked.name for asked in move.asks if asked.required}
    case.refresh_from_db()
    assert case.state == state


def test_a_move_is_found_by_its_name_as_by_its_path(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    assert as_person(cast.chief).get(f"/en/arenden/{case.number}/approve/").status_code == 200
    assert as_person(cast.chief).get(f"/en/arenden/{case.number}/paint/").status_code == 404


def test_a_move_that_somebody_may_not_make_is_refused_with_the_sentence(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    for name in ("coordinator", "librarian", "manager", "communicator"):
        client, path = as_person(getattr(cast, name)), f"/en/arenden/{case.number}/godkann/"
        for response in (client.get(path), client.post(path, sent({"version": "1", **ANSWERS}))):
            assert (name, response.status_code, response.context["sentence"]) == (
                name,
                403,
                "Only the communications chief, or that person's superior, decides.",
            )
    case.refresh_from_db()
    assert case.state == "submitted"


def test_the_second_of_two_deciders_reads_who_decided_what(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    path = f"/en/arenden/{case.number}/"
    words = sent({"version": str(case.version), **ANSWERS})
    as_person(cast.superior).post(path + "avsla/", words)
    for verb in ("godkann", "avsla"):
        response = as_person(cast.chief).post(f"{path}{verb}/", sent({"version": "1", **ANSWERS}))
        assert (response.status_code, response.context["sentence"]) == (
            409,
            "It is decided already. Stina Stabschef declined it as chief of staff.",
        )


def test_whoever_came_too_late_can_copy_what_they_had_written(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    path = f"/en/arenden/{case.number}/"
    as_person(cast.superior).post(path + "avsla/", sent({"version": str(case.version), **ANSWERS}))
    words = {"version": "1", "reason_standard": "own", "reason": "Vi har redan ett konto.\nAnvänd det."}
    late = as_person(cast.chief).post(path + "avsla/", sent(words))
    assert (late.status_code, quoted(late)) == (409, ["Vi har redan ett konto. Använd det."])


def test_a_case_that_has_changed_since_it_was_opened_is_not_decided(cast: Cast, as_person: As) -> None:
    case = filled.case(cast)
    opened = str(case.version)
    flow.take(case, "recommend", by=cast.communicator, at=make.MOMENT, texts={"recommendation": "Ja."})
    words = sent({"version": opened, **ANSWERS})
    response = as_person(cast.chief).post(f"/en/arenden/{case.number}/godkann/", words)
    case.refresh_from_db()
    assert (response.status_code, case.state) == (409, "submitted")


def test_an_address_of_another_platform_than_was_approved_is_refused(cast: Cast, as_person: As) -> None:
    case = in_state(cast, "application", "approved")
    words = {"version": str(case.version), "address": "https://www.tiktok.com/@kulturskolanlindala"}
    response = as_person(cast.coordinator).post(f"/en/arenden/{case.number}/publicera/", sent(words))
    assert said(response) == [
        "The address does not belong to Instagram. Choose the right platform or paste another address."
    ]
    assert 'value="https://www.tiktok.com/@kulturskolanlindala"' in response.content.decode()


def test_an_emptied_last_day_is_none(cast: Cast, as_person: As) -> None:
    from datetime import date

    case = filled.case(cast, ends_on=date(2027, 6, 30))
    words = sent({"version": str(case.version), **ANSWERS, "ends_on": ""})
    as_person(cast.chief).post(f"/en/arenden/{case.number}/godkann/", words)
    assert SocialAccount.objects.get().ends_on is None


def test_older_events_of_a_case_are_a_link_away(
    cast: Cast, as_person: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "STAFF_ROWS", 1)
    case = filled.case(cast)
    client, path = as_person(cast.coordinator), f"{CASES}{case.number}/"
    seqs = list(Act.objects.filter(about__subject_id=case.public_id).values_list("pk", flat=True))
    story = client.get(path).context["story"]
    assert (len(story["rows"]), story["older"], story["latest"]) == (1, f"?aldre={seqs[0]}#historik", "")
    oldest = client.get(path, {"aldre": seqs[-2]}).context["story"]
    assert (oldest["rows"][0].seq, oldest["older"], oldest["latest"]) == (seqs[-1], "", "?#historik")
