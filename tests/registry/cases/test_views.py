"""The pages of cases, as the people who use them meet them; the English addresses, since the code is English."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Act, Person
from registry.cases import flow
from registry.cases.models import Case
from registry.cases.moves import MOVES, Move
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.cases import filled
from tests.registry.cases.filled import sent
from tests.registry.cases.test_flow import ANSWERS, in_state

pytestmark = pytest.mark.usefixtures("in_english")
As = Callable[[Person | None], Client]
REPORT, APPLY, CASES = "/en/arenden/anmal/", "/en/arenden/ansok/", "/en/arenden/"


def text_of(response: Any) -> str:
    """A page's words, as they are read."""
    main = response.content.decode().partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", main)).split())


def said(response: Any) -> list[str]:
    """The messages and the errors that a page shows."""
    found = re.findall(
        r'class="notice"[^>]*>.*?<p>(.*?)</p>|ds-validation-message[^>]*>(?:<span.*?</span>)?(.*?)</p>',
        response.content.decode(),
        re.DOTALL,
    )
    return [html.unescape(" ".join((one or other).split())) for one, other in found]


def buttons(response: Any) -> list[str]:
    """The words of the page's links and buttons that look like buttons, in their order."""
    main = response.content.decode().partition("<main")[2]
    found = re.findall(r'<(?:a|button) class="ds-button"[^>]*>(.*?)</(?:a|button)>', main, re.DOTALL)
    return [html.unescape(" ".join(re.sub(r"<[^>]+>", " ", words).split())) for words in found]


def primary(response: Any) -> list[str]:
    """The words of the primary buttons."""
    main = response.content.decode().partition("<main")[2]
    found = re.findall(
        r'<(?:a|button) class="ds-button"(?![^>]*data-variant)[^>]*>(.*?)</(?:a|button)>', main, re.DOTALL
    )
    return [html.unescape(" ".join(re.sub(r"<[^>]+>", " ", words).split())) for words in found]


# --- The entrances ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "make_words", "kind"),
    [(REPORT, filled.report, "report"), (APPLY, filled.application, "application")],
)
def test_what_is_sent_in_becomes_a_case_with_a_number(
    cast: Cast, as_person: As, path: str, make_words: Any, kind: str
) -> None:
    client = as_person(cast.coordinator)
    response = client.post(path, sent(make_words(cast)), follow=True)
    case = Case.objects.get()
    assert (case.kind, case.state, case.applicant) == (kind, "submitted", cast.coordinator)
    assert response.redirect_chain == [(f"/en/arenden/{case.number}/", 302)]
    assert [line.partition(" at the latest")[0][:32] for line in said(response)[:1]] == [
        "Sent in. You get an answer by " + said(response)[0][30:32]
    ]
    account = case.account
    assert account is not None
    assert (account.status, account.responsible, {row.person for row in account.parts["deputy"]}) == (
        "proposed",
        cast.librarian,
        {cast.plain},
    )


def test_a_form_sent_twice_is_one_case(cast: Cast, as_person: As) -> None:
    client, words = as_person(cast.coordinator), sent(filled.report(cast))
    first, second = client.post(REPORT, words), client.post(REPORT, words)
    assert first["Location"] == second["Location"] == f"/en/arenden/{Case.objects.get().number}/"
    assert Act.objects.filter(verb="submit").count() == 1


def test_one_more_begins_with_the_unit_and_the_people(cast: Cast, as_person: As) -> None:
    client = as_person(cast.coordinator)
    response = client.post(REPORT, sent(filled.report(cast), "till"), follow=True)
    assert response.redirect_chain == [(REPORT, 302)]
    form = response.context["form"]
    kept = {
        name: str(form[name].value() or "") for name in ("department", "responsible", "deputy", "purpose")
    }
    assert kept == {
        "department": str(cast.library.pk),
        "responsible": filled.written(cast.librarian),
        "deputy": filled.written(cast.plain),
        "purpose": "",
    }


def test_somebody_who_has_left_is_not_suggested_again(cast: Cast, as_person: As) -> None:
    from accounts.history import act

    client = as_person(cast.coordinator)
    client.post(REPORT, sent(filled.report(cast)))
    cast.plain.is_active = False
    with act("deactivate", by=None, at=make.MOMENT, about=[cast.plain]):
        cast.plain.save()
    form = client.get(REPORT).context["form"]
    assert (form["deputy"].value(), form["responsible"].value()) == (None, filled.written(cast.librarian))


def test_what_cannot_be_sent_in_is_kept_as_a_draft_and_said(cast: Cast, as_person: As) -> None:
    client = as_person(cast.coordinator)
    words = filled.report(cast, purpose="", watched="Jämt")
    response = client.post(REPORT, sent(words))
    draft = Case.objects.get()
    assert (response.status_code, draft.state, draft.number, draft.account) == (200, "draft", None, None)
    assert {name: draft.form[name] for name in words} == words
    assert said(response) == [
        "What you have written is saved as a draft, so you can finish it later.",
        "Write in one or two sentences what the account is for.",
    ]
    assert 'value="Jämt"' in response.content.decode()
    assert f'action="/en/arenden/utkast/{draft.public_id}/"' in response.content.decode()
    # The same text once more (somebody reloads the page) is the same draft.
    client.post(REPORT, sent(words))
    assert Case.objects.count() == 1


def test_an_untouched_form_is_not_kept(cast: Cast, as_person: As) -> None:
    client = as_person(cast.coordinator)
    empty = {"watched": "Workdays 8–16", "replies_within_hours": "24"}
    for button in ("spara", "skicka"):
        response = client.post(REPORT, sent(empty, button), follow=True)
        assert said(response)[:1] == ["There is nothing to keep yet. Fill in something first."]
    assert Case.objects.count() == 0


def test_a_draft_is_saved_continued_and_sent_in(cast: Cast, as_person: As) -> None:
    client = as_person(cast.coordinator)
    half = {"address": "instagram.com/kulturskolan", "purpose": "Dans", "promise": ""}
    response = client.post(REPORT, sent(half, "spara"), follow=True)
    draft = Case.objects.get()
    path = f"/en/arenden/utkast/{draft.public_id}/"
    assert response.redirect_chain == [(path, 302)]
    form = response.context["form"]
    assert (form["address"].value(), form["purpose"].value(), form.errors) == (half["address"], "Dans", {})
    client.post(path, sent(filled.report(cast, purpose="Mer dans"), "spara"))
    draft.refresh_from_db()
    assert (draft.state, draft.form["purpose"]) == ("draft", "Mer dans")
    response = client.post(path, sent(filled.report(cast, purpose="Mer dans")))
    draft.refresh_from_db()
    assert (draft.state, response["Location"]) == ("submitted", f"/en/arenden/{draft.number}/")
    assert client.get(path).status_code == 404


def test_a_draft_is_thrown_away(cast: Cast, as_person: As) -> None:
    client = as_person(cast.coordinator)
    client.post(REPORT, sent({"purpose": "Dans"}, "spara"), follow=True)
    path = f"/en/arenden/utkast/{Case.objects.get().public_id}/"
    response = client.post(path, sent({}, "kasta"), follow=True)
    assert (response.redirect_chain, said(response)[:1]) == (
        [(CASES, 302)],
        ["The draft has been thrown away."],
    )
    assert (Case.objects.count(), client.get(path).status_code) == (0, 404)


def test_nobody_else_finds_a_draft(cast: Cast, as_person: As) -> None:
    draft = flow.open_case("report", by=cast.coordinator, at=make.MOMENT, form={"purpose": "Dans"})
    path = f"/en/arenden/utkast/{draft.public_id}/"
    for name in set(cast.ROLES) - {"coordinator"}:
        client = as_person(getattr(cast, name))
        assert (name, client.get(path).status_code) == (name, 404)
        assert (name, client.post(path, sent({}, "kasta")).status_code) == (name, 404)
    assert Case.objects.get().state == "draft"


def test_own_drafts_stand_on_top_of_the_list(cast: Cast, as_person: As) -> None:
    flow.open_case("report", by=cast.coordinator, at=make.MOMENT, form={"address": "instagram.com/dans"})
    shown = {
        name: as_person(getattr(cast, name)).get(CASES).context["drafts"] for name in ("coordinator", "chief")
    }
    assert ([row.title for row in shown["coordinator"]], shown["chief"]) == (["instagram.com/dans"], [])


@pytest.mark.parametrize("name", ["librarian", "registrar", "insight", "admin", "plain"])
def test_whoever_may_not_report_reads_who_may(cast: Cast, as_person: As, name: str) -> None:
    client = as_person(getattr(cast, name))
    for path, words in ((REPORT, filled.report(cast)), (APPLY, filled.application(cast))):
        for response in (client.get(path), client.post(path, sent(words))):
            assert (response.status_code, response.context["sentence"]) == (
                403,
                "Only an account coordinator, a manager or the communications unit can report or apply.",
            )
    assert Case.objects.count() == 0


def test_another_departments_unit_cannot_be_named_by_hand(cast: Cast, as_person: As) -> None:
    words = filled.report(cast, department=str(cast.school_unit.pk))
    response = as_person(cast.coordinator).post(REPORT, sent(words))
    assert (response.status_code, SocialAccount.objects.count()) == (200, 0)


def test_an_account_that_is_there_already_is_refused_beside_the_address(cast: Cast, as_person: As) -> None:
    make.account(cast.school_unit, cast.school, "https://www.instagram.com/kulturskolanlindala/", name="Vår")
    response = as_person(cast.coordinator).post(REPORT, sent(filled.report(cast)))
    assert said(response)[1:] == ["Ekskolan already has this account in the register: Vår."]
    assert filled.ADDRESS in html.unescape(response.content.decode())


# --- Completing what was returned ---------------------------------------------------------------------------


def test_a_returned_case_is_completed_in_its_own_form(cast: Cast, as_person: As) -> None:
    client = as_person(cast.coordinator)
    case = filled.returned(cast, client)
    path = f"/en/arenden/{case.number}/komplettera/"
    page = client.get(path)
    assert said(page)[:1] == ["Vem bevakar på loven?"]
    assert page.context["form"]["audience"].value() == "Ungdomar"
    client.post(path, sent(filled.application(cast, watched="Även på loven"), "spara"))
    case.refresh_from_db()
    assert (case.state, case.form["watched"]) == ("returned", "Även på loven")
    response = client.post(path, sent(filled.application(cast, watched="Även på loven")))
    case = Case.objects.select_related("account").get()
    assert case.account is not None
    assert (response["Location"], case.state, case.missing, case.account.watched) == (
        f"/en/arenden/{case.number}/",
        "submitted",
        "",
        "Även på loven",
    )
    assert client.get(path).status_code == 409


def test_only_the_department_completes(cast: Cast, as_person: As) -> None:
    case = filled.returned(cast, as_person(cast.coordinator))
    path = f"/en/arenden/{case.number}/komplettera/"
    answers = {name: as_person(getattr(cast, name)).get(path).status_code for name in cast.ROLES}
    sees = {"manager", "communicator", "chief", "acting_chief", "superior", "registrar", "insight"}
    expected = {name: 403 if name in sees | {"librarian", "plain"} else 404 for name in cast.ROLES}
    assert answers == {**expected, "coordinator": 200}


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
    mine = [words for words in buttons(page) if words != "Send the message"]
    assert mine == expected
    assert primary(page) == expected[:first]


def test_whoever_is_barred_reads_why_and_who_decides(cast: Cast, as_person: As) -> None:
    said = make.application(cast.library, cast.chief)
    case = make.case(cast.coordinator, said)
    page = as_person(cast.chief).get(f"/en/arenden/{case.number}/")
    words = text_of(page)
    assert (
        "You cannot decide yourself, since you answer for the account. The chief of staff decides." in words
    )
    assert [one for one in buttons(page) if one != "Send the message"] == []


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
    ("withdraw", "submitted", "coordinator", "withdrawn"),
]


def test_every_move_but_the_forms_own_has_a_confirm_page() -> None:
    assert {row[0] for row in CONFIRMED} == {move.verb for move in MOVES if not move.by_form}


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


@pytest.mark.parametrize("move", [move for move in MOVES if any(asked.required for asked in move.asks)])
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
            "It is decided already. Stina Stabschef declined it as chief of staff. Reload the page to read more.",
        )


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
