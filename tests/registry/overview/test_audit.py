"""The audit report and the data-protection list: what they answer, and that their figures are those of the register."""

import csv
import io
from typing import Any

from django.http import QueryDict

from accounts.chain import Who
from accounts.history import act
from accounts.models import Grant
from accounts.tree import Tree
from registry.cases.models import Case
from registry.guidelines.models import Guideline
from registry.overview import audit, audit_paper, control
from registry.overview.scope import Scope
from registry.register.filters import AccountFilter
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.overview.conftest import As, Varied
from tests.registry.overview.test_figures import HOLDS, LISTED
from tests.registry.paper.conftest import Paper, is_archived


def answers(scope: Scope, most: int = control.SHOWN) -> dict[str, control.Answer]:
    return {one.question.key: one.answer for one in audit.report(scope, most)}


def whole() -> Scope:
    return Scope(make.DAY, Tree.load())


def test_every_question_about_accounts_counts_them_all(varied: Varied, cast: Cast) -> None:
    listed = [one for one in SocialAccount.objects.all() if one.status in LISTED]
    found = answers(whole(), most=1000)
    asked = [question for question in audit.QUESTIONS if question.measures]
    assert len(asked) > 6
    for question in asked:
        answer = found[question.key]
        lacking = [one for one in listed if not all(HOLDS[key](one) for key in question.measures)]
        assert answer.all == len(lacking)
        names = {f"/register/{one.public_id}/" for one in lacking}
        assert {lapse.url for lapse in answer.lapses} == names
        verdict = "yes" if not lacking else "no" if len(lacking) == len(listed) else "in_part"
        assert answer.verdict == verdict, question.key
        for key, line in zip(question.measures, answer.lines[-len(question.measures) :], strict=True):
            has = sum(bool(HOLDS[key](one)) for one in listed)
            assert line.number.value == has
            if has < len(listed):
                query = QueryDict(line.number.url.partition("?")[2])
                behind = AccountFilter(query, Who(cast.insight, make.DAY)).qs
                assert behind.count() == len(listed) - has


def test_no_more_exceptions_are_named_than_asked_for(varied: Varied) -> None:
    for one in audit.report(whole(), most=2):
        assert len(one.answer.lapses) == min(2, one.answer.all)
        assert one.more == one.answer.all - len(one.answer.lapses)


def test_cases_without_a_diary_number_are_told(varied: Varied) -> None:
    ended = [case for case in Case.objects.all() if case.ended_at]
    answer = answers(whole())["diarium"]
    assert (answer.verdict, answer.all) == ("no", len(ended))
    with act("note_diary_number", by=None, at=make.MOMENT, about=[ended[0]]):
        ended[0].diary_number = "KS 2026/1"
        ended[0].save()
    answer = answers(whole())["diarium"]
    assert (answer.verdict, answer.all) == ("in_part", len(ended) - 1)
    assert f"/arenden/{ended[0].number}/" not in {lapse.url for lapse in answer.lapses}


def test_authorities_without_a_registrar_are_told(varied: Varied) -> None:
    answer = answers(whole())["registrator"]
    assert (answer.verdict, [lapse.name for lapse in answer.lapses]) == (
        "in_part",
        ["Barn- och utbildningsnämnden"],
    )


def adopted(**facts: Any) -> None:
    guideline = Guideline.objects.get()
    with act("adopt", by=None, at=make.MOMENT, about=[guideline]):
        for name, value in facts.items():
            setattr(guideline, name, value)
        guideline.save()


def test_a_guideline_is_adopted_and_current_or_not(cast: Cast) -> None:
    assert answers(whole())["riktlinje"].verdict == "no"
    adopted(adopted_by="Kommunstyrelsen", adopted_on=make.DAY.replace(year=2024))
    assert answers(whole())["riktlinje"].verdict == "yes"
    adopted(adopted_on=make.DAY.replace(year=2010))
    assert answers(whole())["riktlinje"].verdict == "in_part"
    adopted(repealed_on=make.DAY)
    assert answers(whole())["riktlinje"].verdict == "no"


def test_somebody_must_be_able_to_decide(cast: Cast) -> None:
    assert answers(whole())["beslut"].verdict == "yes"
    for role, verdict in (("superior", "in_part"), ("chief", "no")):
        for grant in Grant.objects.filter(role=role):
            with act("end_grant", by=None, at=make.MOMENT, about=[grant.person]):
                grant.until = make.DAY.replace(day=1)
                grant.since = make.DAY.replace(day=1)
                grant.save()
        assert answers(whole())["beslut"].verdict == verdict


def test_the_paper_says_what_the_page_says_and_can_be_archived(varied: Varied, as_person: As) -> None:
    content = audit_paper.as_pdf(whole(), make.MOMENT)
    paper = Paper(content)
    is_archived(paper)
    words = paper.words
    assert "Revisionsrapport om konton i sociala medier" in words
    for number, question in enumerate(audit.QUESTIONS, start=1):
        assert f"{number}. {question.text}" in words
    sent = as_person(varied.cast.insight).get("/en/oversikt/revisionsrapport/rapport.pdf")
    assert sent["Content-Disposition"].startswith('attachment; filename="revisionsrapport-2')
    assert "Finns en beslutad riktlinje" in Paper(sent.content).words


def test_the_data_protection_list_holds_every_account_and_no_formula(varied: Varied, as_person: As) -> None:
    sly = varied.accounts[0]
    with act("change", by=None, at=make.MOMENT, about=[sly]):
        sly.legal_basis = "=cmd|' /C calc'!A0"
        sly.save()
    client = as_person(varied.cast.insight)
    text = b"".join(client.get("/oversikt/dataskydd/lista.csv")).decode()  # type: ignore[arg-type]
    assert text.startswith("\ufeff")
    found = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    listed = {one.url: one for one in SocialAccount.objects.all() if one.status in LISTED}
    assert [row["Adress"] for row in found if row["Adress"] not in listed] == []
    assert len(found) == len(listed)
    for row in found:
        one = listed[row["Adress"]]
        basis = "'" + one.legal_basis if one == sly else one.legal_basis
        assert (row["Konto"], row["Registerförteckning"], row["Rättslig grund"]) == (
            one.name,
            one.processing_record,
            basis,
        )
        shown = {"": "", "no": "Nej", "adults": "Vuxna", "children": "Barn"}[one.shows_people]
        assert row["Personer visas"] == shown
        assert ("Rättslig grund saknas" in row["Det som saknas"]) == (not one.legal_basis)


def test_the_data_protection_list_is_narrowed(varied: Varied, as_person: As) -> None:
    client = as_person(varied.cast.insight)
    listed = [one for one in SocialAccount.objects.all() if one.status in LISTED]
    for chosen, holds in (
        ("barn", lambda one: one.shows_people == "children"),
        ("utan-behandling", lambda one: not one.processing_record),
        ("utan-personer-visas", lambda one: not one.shows_people),
        ("", lambda one: True),
    ):
        page = client.get("/oversikt/dataskydd/", {"urval": chosen})
        assert page.context["page"].paginator.count == sum(holds(one) for one in listed), chosen
