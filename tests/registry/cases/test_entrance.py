"""The two entrances, drafts, and completing what was returned; the English addresses, since the code is English."""

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils.formats import date_format

from accounts import history
from accounts.models import Act, Person
from registry.cases import flow
from registry.cases.models import Case
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.reading import text_of
from tests.registry.cases import filled
from tests.registry.cases.filled import sent
from tests.registry.cases.read import quoted, said

pytestmark = pytest.mark.usefixtures("in_english")
As = Callable[[Person | None], Client]
REPORT, APPLY, CASES = "/en/arenden/anmal/", "/en/arenden/ansok/", "/en/arenden/"


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
    assert case.due_on is not None
    last_day = date_format(case.due_on, "j F Y")
    assert said(response)[:1] == [f"Sent in. You get an answer by {last_day} at the latest."]
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


def test_what_is_refused_as_it_is_sent_in_is_kept_and_linked_to(cast: Cast, as_person: As) -> None:
    def lose_the_role(opened: history.OpenAct) -> None:
        # As if an administrator ended the grant just as the form came: it is undone with the rest.
        history.on_close.remove(lose_the_role)
        connection.cursor().execute("UPDATE accounts_grant SET until = '2026-01-01' WHERE until IS NULL")

    client, words = as_person(cast.coordinator), filled.report(cast)
    history.on_close.append(lose_the_role)
    refused = client.post(REPORT, sent(words))
    draft = Case.objects.get()
    path = f"/en/arenden/utkast/{draft.public_id}/"
    assert (refused.status_code, draft.state, draft.number) == (403, "draft", None)
    assert {name: draft.form[name] for name in words} == words
    assert text_of(refused).endswith("What you have written is still there. To what you have written")
    assert f'href="{path}"' in refused.content.decode()
    assert client.get(path).context["form"]["purpose"].value() == words["purpose"]


def test_a_draft_sent_in_from_another_window_shows_what_was_written_in_this_one(
    cast: Cast, as_person: As
) -> None:
    client = as_person(cast.coordinator)
    client.post(REPORT, sent({"purpose": "Dans"}, "spara"))
    path = f"/en/arenden/utkast/{Case.objects.get().public_id}/"
    client.post(path, sent(filled.report(cast)))
    refused = client.post(path, sent(filled.report(cast, purpose="Mer dans för alla")))
    assert (refused.status_code, quoted(refused)) == (
        409,
        [
            filled.ADDRESS,
            "Mer dans för alla",
            filled.written(cast.librarian),
            filled.written(cast.plain),
            "Vardagar 9–17",
        ],
    )
    assert f'href="/en/arenden/{Case.objects.get().number}/"' in refused.content.decode()


def test_whoever_lost_the_role_meanwhile_can_copy_what_was_written(cast: Cast, as_person: As) -> None:
    refused = as_person(cast.plain).post(REPORT, sent({"purpose": "Dans\r\noch lek", "pace": "weekly"}))
    assert (refused.status_code, quoted(refused), Case.objects.count()) == (403, ["Dans och lek"], 0)


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
