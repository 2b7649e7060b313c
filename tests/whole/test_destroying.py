"""What is destroyed (gallrat) is gone from every column of every table, and the log is whole all the same."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from accounts.history import act, destroy
from accounts.models import Department, Person
from accounts.verifying import verify
from registry import telling
from registry.cases import flow, messages
from registry.cases.models import Case
from registry.notices.models import Notice
from registry.paper import documents
from registry.proofs import storing
from registry.register.models import SocialAccount
from registry.register.naming import Named
from tests import make
from tests.cast import Cast
from tests.reading import text_of

TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


def lies_in(word: str) -> list[str]:
    """Every column of every table that holds a word."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, TEXT)
        and any(
            word.casefold() in str(value).casefold()
            for value in model._base_manager.values_list(field.attname, flat=True)
        )
    ]


@dataclass
class Story:
    """A report with a word of its own in every text, and the person who answers for it."""

    case: Case
    person: Person

    @property
    def account(self) -> SocialAccount:
        assert self.case.account is not None
        return self.case.account

    def record(self, name: str) -> Any:
        """One of its records by what it is called."""
        if name == "message":
            return self.case.messages.get()
        if name == "decision":
            return self.case.decisions.get()
        return getattr(self, name)


def report(cast: Cast, address: str, person: Person, **texts: str) -> Case:
    """A report by the book: asked, answered, recommended, denied by the manager, written about, approved."""
    said = make.application(
        cast.library,
        person,
        f"https://www.instagram.com/{address}/",
        manager=Named(cast.manager.email),
        purpose="Zqxprovsyfte",
        name="Zqxprovkontonamn",
    )
    people = {"responsible": f"{person.name}, {person.email}", "deputy": ""}
    form = {"purpose": said.purpose, "address": f"instagram.com/{address}", "name": said.name, **people}
    case = flow.open_case("report", by=cast.coordinator, at=make.MOMENT, form=form)
    sent: dict[str, Any] = {"by": cast.coordinator, "at": make.MOMENT, "application": said, "form": form}
    flow.take(case, "submit", **sent)
    say(case, "return", cast.communicator, missing="Zqxprovfraga")
    flow.take(case, "resubmit", **sent)
    say(case, "recommend", cast.communicator, recommendation="Zqxprovrekommendation")
    say(case, "disagree", cast.manager, reason="Zqxprovanteckning")
    messages.write(case, "Zqxprovmeddelande", by=cast.communicator, at=make.MOMENT)
    answers = {"reason": "Zqxprovmotivering", "name": said.name, "description": "Zqxprovbeskrivning", **texts}
    return say(case, "approve", cast.chief, **answers)


def say(case: Case, verb: str, by: Person, **texts: str) -> Case:
    return flow.take(case, verb, by=by, at=make.MOMENT, texts=texts)


@pytest.fixture
def story(cast: Cast) -> Story:
    person = make.person("zqxprovadress", "Zqxprovperson Zqxprovsson")
    return Story(report(cast, "zqxprovkonto", person), person)


def gone(cast: Cast, record: Any, *fields: str) -> None:
    destroy(record, fields, by=cast.registrar, at=make.MOMENT, decision="Gallringsbeslut KS 2031/4")


@pytest.mark.parametrize(
    ("name", "field", "word"),
    [
        ("account", "purpose", "Zqxprovsyfte"),
        ("account", "description", "Zqxprovbeskrivning"),
        ("account", "name", "Zqxprovkontonamn"),
        ("decision", "reason", "Zqxprovmotivering"),
        ("case", "missing", "Zqxprovfraga"),
        ("case", "recommendation", "Zqxprovrekommendation"),
        ("case", "manager_note", "Zqxprovanteckning"),
        ("message", "text", "Zqxprovmeddelande"),
        ("person", "name", "Zqxprovperson"),
        ("person", "email", "zqxprovadress@"),
    ],
)
def test_what_is_destroyed_lies_nowhere(cast: Cast, story: Story, name: str, field: str, word: str) -> None:
    record = story.record(name)
    assert len(lies_in(word)) > 1
    gone(cast, record, field)
    assert lies_in(word) == []
    assert verify().findings == []


def test_everything_can_be_destroyed_one_after_the_other(cast: Cast, story: Story) -> None:
    gone(cast, story.record("account"), "purpose", "description", "name")
    gone(cast, story.record("decision"), "reason", "conditions", "basis")
    gone(cast, story.record("case"), "missing", "recommendation", "manager_note", "form")
    gone(cast, story.record("message"), "text")
    gone(cast, story.record("person"), "name", "email")
    gone(cast, cast.plain, "name", "email")
    # What is left is the account's own address, which a public account must have.
    assert {place.rpartition(".")[2] for place in lies_in("zqxprov")} == {
        "handle",
        "url",
        "key",
        "search",
        "skeleton",
    }
    assert verify().findings == []


def test_the_same_words_in_another_case_stay(cast: Cast, story: Story) -> None:
    other = report(cast, "annat", cast.librarian)
    gone(cast, story.record("decision"), "reason")
    gone(cast, story.account, "purpose")
    gone(cast, story.record("case"), "missing", "recommendation")
    other.refresh_from_db()
    assert other.decisions.get().reason == "Zqxprovmotivering"
    assert (other.form["purpose"], other.history.latest().history_change_reason) == (
        "Zqxprovsyfte",
        "Zqxprovmotivering",
    )
    facts = [fact for notice in Notice.objects.filter(case=other) for fact in notice.facts]
    assert (facts.count("question"), facts.count("recommendation")) == (1, 1)
    assert verify().findings == []


def test_a_draft_that_was_thrown_away_forgets_whom_it_named(cast: Cast, story: Story) -> None:
    form = {"manager": f"zqxprovperson  ZQXSSON <{story.person.email}>"}
    draft = flow.open_case("report", by=cast.coordinator, at=make.MOMENT, form=form)
    flow.discard(draft, by=cast.coordinator, at=make.MOMENT)
    gone(cast, story.person, "name", "email")
    assert (lies_in("zqxprovsson"), lies_in("zqxprovadress@")) == ([], [])
    assert Case.objects.filter(pk=draft.pk).exists() is False
    assert verify().findings == []


def test_a_personal_address_does_not_become_public_when_it_is_destroyed(cast: Cast, story: Story) -> None:
    account = make.account(
        cast.library,
        cast.librarian,
        "https://www.instagram.com/personligt/",
        contact="ZQXPROVadress@prov.example",
    )
    with act("change_department", by=None, at=make.MOMENT):
        cast.library.mailbox = story.person.email
        cast.library.save()
    gone(cast, story.person, "email")
    account.refresh_from_db()
    assert (account.contact, Department.objects.get(pk=cast.library.pk).mailbox) == ("", "")
    assert lies_in("zqxprovadress@") == []


def test_mails_to_a_destroyed_mailbox_and_what_a_server_said_of_it_go_too(cast: Cast, story: Story) -> None:
    address = story.person.email
    queued = {"kind": "submitted", "case": story.case, "queued_at": make.MOMENT}
    Notice.objects.create(mailbox=address, **queued)
    kept = Notice.objects.create(to=cast.chief, failed="550 <nagon@prov.example>: unknown", **queued)
    said = Notice.objects.create(to=story.person, failed=f"550 <{address}>: unknown", **queued)
    gone(cast, story.person, "email")
    assert lies_in(address) == []
    assert list(
        Notice.objects.filter(pk__in=[kept.pk, said.pk]).order_by("pk").values_list("failed", flat=True)
    ) == [
        "550 <nagon@prov.example>: unknown",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "field"), [("account", "purpose"), ("decision", "reason"), ("message", "text")]
)
def test_the_timelines_of_case_and_account_tell_of_it(
    cast: Cast, story: Story, name: str, field: str
) -> None:
    gone(cast, story.record(name), field)
    latest = [telling.timeline(record)[0].sentence for record in (story.case, story.account)]
    assert latest == ["Ragnar Registrator gallrade innehåll enligt beslut"] * 2


def test_the_page_of_the_case_says_that_the_reason_is_destroyed(
    cast: Cast, story: Story, as_person: Callable[[Person | None], Client]
) -> None:
    gone(cast, story.record("decision"), "reason")
    words = text_of(as_person(cast.chief).get(f"/arenden/{story.case.number}/"))
    assert "Motivering Gallrad 22 november 2026 Beslutat av" in words


def test_a_decisions_document_goes_with_its_words(
    cast: Cast,
    story: Story,
    as_person: Callable[[Person | None], Client],
    django_capture_on_commit_callbacks: Any,
) -> None:
    decision, later = story.record("decision"), report(cast, "annat", cast.librarian).decisions.get()
    kept = documents.document_of(later, at=make.MOMENT)
    document = documents.document_of(decision, at=make.MOMENT)
    file = storing.path_of(document.file)
    assert file.is_file()
    with django_capture_on_commit_callbacks(execute=True):
        gone(cast, decision, "reason")
    document.refresh_from_db()
    assert (file.exists(), document.file, document.words, len(document.sha256)) == (False, "", "", 64)
    assert documents.as_it_was_made(kept) is not None
    assert (verify().findings, documents.damaged()) == ([], [])
    client = as_person(cast.chief)
    page = f"/arenden/{story.case.number}/beslut/{decision.public_id}/"
    answer = client.get(f"{page}beslut.pdf")
    assert answer.status_code == 409
    assert "Beslutshandlingen är gallrad enligt beslut." in text_of(answer)
    assert client.get(page).status_code == 200
    names = zipfile.ZipFile(
        io.BytesIO(client.get(f"/arenden/{story.case.number}/akt.zip").content)
    ).namelist()
    assert [name for name in names if name.startswith("beslut")] == [f"beslut-{story.case.number}-1.json"]
