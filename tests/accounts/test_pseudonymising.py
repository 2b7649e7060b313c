"""People who left long ago become «tidigare anställd»; their decisions keep their names, and the log is whole."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from accounts import pseudonymising
from accounts.history import act
from accounts.models import Act, Person
from accounts.refusal import Refused
from accounts.verifying import verify
from registry.cases import decisions
from registry.paper import wording
from tests import make
from tests.cast import Cast
from tests.whole.test_destroying import lies_in, report

LONG = timedelta(days=800)
DECISION = "Gallringsbeslut KS 2031/4 § 12"


def left(person: Person, cast: Cast, ago: timedelta = LONG) -> Person:
    """Somebody who was deactivated so long ago."""
    with act("deactivate", by=cast.admin, at=make.MOMENT - ago, about=[person]):
        person.is_active = False
        person.save()
    return person


def pseudonymise(*people: Person, cast: Cast, decision: str = DECISION) -> int:
    return pseudonymising.pseudonymise(people, decision=decision, by=cast.admin, at=make.MOMENT)


def names_left() -> list[str]:
    return [one.person.name for one in pseudonymising.left_long_ago(make.DAY)]


def test_those_who_left_long_ago_are_listed_and_nobody_else(cast: Cast) -> None:
    for days, name in ((100, "Nyss"), (700, "Nästan"), (900, "Länge"), (1500, "Längst")):
        left(make.person(name.casefold(), name), cast, timedelta(days=days))
    back = left(make.person("ater", "Åter"), cast, timedelta(days=1500))
    with act("reactivate", by=cast.admin, at=make.MOMENT - LONG, about=[back]):
        back.is_active = True
        back.save()
    assert names_left() == ["Längst", "Länge"]


def test_who_left_lies_nowhere_and_the_log_is_whole(cast: Cast) -> None:
    person = make.person("zqxadress", "Zqxperson Zqxsson")
    report(cast, "zqxkonto", person)
    left(person, cast)
    assert len(lies_in("Zqxperson")) > 1
    assert pseudonymise(person, cast=cast) == 1
    assert (lies_in("Zqxperson"), lies_in("zqxadress@")) == ([], [])
    person.refresh_from_db()
    assert (person.name, str(person), person.is_active) == ("tidigare anställd", "tidigare anställd", False)
    row = Act.objects.latest("seq")
    assert (row.verb, row.actor, row.reason != "") == ("pseudonymise", cast.admin, True)
    assert verify().findings == []


def test_a_decision_keeps_who_decided_and_its_document_says_the_same(cast: Cast) -> None:
    decision = report(cast, "zqxkonto", cast.manager).decisions.get()
    before = wording.sheet(decision)
    left(cast.chief, cast)
    name = before.decider
    pseudonymise(cast.chief, cast=cast)
    decision.refresh_from_db()
    decision.decider.refresh_from_db()
    assert decision.decider.name == "tidigare anställd"
    with override("sv"):
        assert decisions.sentence(decision).startswith(name)
    after = wording.sheet(decision)
    assert (after.decider, after.sections, after.digest) == (name, before.sections, before.digest)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [(" ", "Write the decision that allows it."), (DECISION, "Choose at least one person.")],
)
def test_a_decision_and_somebody_are_needed(cast: Cast, decision: str, expected: str) -> None:
    people = [left(make.person("lange", "Länge"), cast)] if not decision.strip() else []
    with override("en"), pytest.raises(Refused) as refused:
        pseudonymise(*people, cast=cast, decision=decision)
    assert str(refused.value) == expected


def test_whoever_is_back_or_was_dealt_with_is_refused(cast: Cast) -> None:
    person = left(make.person("lange", "Länge"), cast)
    pseudonymise(person, cast=cast)
    with override("en"), pytest.raises(Refused) as refused:
        pseudonymise(person, cast=cast)
    assert refused.value.late
    assert names_left() == []


def test_on_the_page_all_are_chosen_and_the_list_says_what_became_of_them(cast: Cast, as_person: Any) -> None:
    one, other = (left(make.person(name.casefold(), name), cast) for name in ("Länge", "Längre"))
    client: Client = as_person(cast.admin)
    page = client.get("/personer/tidigare/")
    form = page.context["form"]
    assert form["people"].initial == [one.public_id, other.public_id]
    sent = {"receipt": form["receipt"].value(), "people": [one.public_id], "decision": DECISION}
    answer = client.post("/personer/tidigare/", {**sent, "decision": ""})
    assert "Skriv beslutet som tillåter det." in answer.content.decode()
    assert client.post("/personer/tidigare/", sent)["Location"] == "/personer/"
    people = client.get("/personer/?visa=alla").content.decode()
    assert ("Längre" in people, "Pseudonymiserad" in people, "lange@" in people) == (True, True, False)
    assert as_person(cast.chief).get("/personer/tidigare/").status_code == 403
