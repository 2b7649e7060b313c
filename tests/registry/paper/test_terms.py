"""What else a decision about a closure says: it is kept with the decision, in its digest and on its document."""

import json
from datetime import timedelta
from typing import Any

import pytest

from accounts.history import act, destroy
from accounts.verifying import verify
from registry.cases import flow, terms
from registry.cases.models import Case, Decision
from registry.cases.moves import MOVES
from registry.paper import digest, wording
from registry.register.naming import Named
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing
from tests.whole.test_destroying import lies_in

LATER = make.MOMENT + timedelta(days=1)


def ready(cast: Cast) -> Case:
    return closing.go(closing.proposed(cast), "skip_hearing", cast.communicator, cast)


def decided(cast: Cast, verb: str, by: Any = None, **changes: Any) -> Decision:
    case = closing.go(ready(cast), verb, by or cast.chief, cast, **changes)
    return case.decisions.get()


def closed(cast: Cast) -> tuple[Decision, Any]:
    """A decision to close, with everything that can be said, and the account that takes over."""
    other = make.account(
        cast.library, cast.librarian, "https://www.instagram.com/kulturlindala/", name="Zqxkonto"
    )
    return (
        decided(
            cast,
            "close",
            successor=other.public_id,
            closed_reason="replaced",
            followers_told="Zqxtext",
            steps=["links"],
        ),
        other,
    )


def test_a_decision_to_close_keeps_who_takes_over_and_what_people_read(cast: Cast) -> None:
    decision, other = closed(cast)
    assert decision.terms == {
        "successor": {"id": other.public_id, "name": "Zqxkonto"},
        "closed_reason": "replaced",
        "followers_told": "Zqxtext",
        "steps": ["preserve", "tell", "links", "shut", "access"],
    }
    assert json.loads(digest.content(decision))["terms"] == decision.terms
    assert dict(wording.sheet(decision).facts) == {
        "Sista dag": "22 december 2026",
        "Konto som tar över": "Zqxkonto",
        "Invånarna läser": "Ersatt av ett annat konto",
        "Till följarna": "Zqxtext",
        "Steg": "Spara innehållet; Berätta för följarna; Ta bort länkar till kontot; "
        "Stäng kontot på plattformen; Ta bort behörigheter",
    }


def test_a_hand_over_keeps_to_whom_also_when_they_were_entered_then(cast: Cast) -> None:
    decision = decided(cast, "offer", person=Named("nora@prov.example", "Nora Ny"))
    taker = decision.case.closure.to_person
    assert taker is not None
    assert decision.terms == {
        "department": {"id": cast.education.slug, "name": cast.education.name},
        "person": {"id": taker.public_id, "name": "Nora Ny"},
    }
    assert dict(wording.sheet(decision).facts) == {"Tas över av": f"Nora Ny, {cast.education.name}"}


def test_what_happens_to_the_closure_afterwards_changes_nothing_in_the_decision(cast: Cast) -> None:
    decision, other = closed(cast)
    sheet, said = wording.sheet(decision), digest.content(decision)
    flow.take(
        decision.case,
        "reconsider_keep",
        by=cast.superior,
        at=LATER,
        texts=closing.answers(cast),
    )
    closure = decision.case.closure
    with act("change", by=cast.communicator, at=LATER, about=[other]):
        other.name = "Ett annat namn"
        other.save()
        closure.followers_told, closure.successor = "Något annat", None
        closure.save()
    again = Decision.objects.get(pk=decision.pk)
    assert (wording.sheet(again), digest.content(again)) == (sheet, said)
    assert verify().findings == []


def test_a_decision_that_says_no_more_has_no_terms_in_its_digest(cast: Cast) -> None:
    decision = decided(cast, "keep")
    assert decision.terms == {}
    assert "terms" not in json.loads(digest.content(decision))


def test_whatever_a_decision_asks_is_kept_with_it_or_with_the_account() -> None:
    columns = {field.name for field in Decision._meta.concrete_fields}
    texts_of_the_list = {"name", "description", "theme"}
    asked = {asked.name for move in MOVES if move.outcome for asked in move.asks}
    assert asked - columns - texts_of_the_list == set(terms.KEPT)


@pytest.mark.parametrize(
    ("whose", "field", "word"),
    [
        ("successor", "name", "Zqxkonto"),
        ("closure", "followers_told", "Zqxtext"),
        ("decision", "terms", "Zqxtext"),
    ],
)
def test_what_is_destroyed_lies_in_no_terms(cast: Cast, whose: str, field: str, word: str) -> None:
    decision, other = closed(cast)
    record: Any = {"successor": other, "closure": decision.case.closure, "decision": decision}[whose]
    assert "registry.Decision.terms" in lies_in(word)
    destroy(record, [field], by=cast.registrar, at=LATER, decision="Gallringsbeslut KS 2031/4")
    assert lies_in(word) == []
    decision.refresh_from_db()
    assert (decision.terms, decision.reason) == ({}, "Kontot används inte längre.")
    assert verify().findings == []


def test_the_name_of_whoever_takes_over_can_be_destroyed(cast: Cast) -> None:
    decision = decided(cast, "offer", person=Named("zqxny@prov.example", "Zqxnora Ny"))
    taker = decision.case.closure.to_person
    assert taker is not None
    destroy(taker, ["name", "email"], by=cast.registrar, at=LATER, decision="Gallringsbeslut KS 2031/4")
    assert (lies_in("zqxnora"), lies_in("zqxny")) == ([], [])
    assert verify().findings == []


def test_the_terms_of_one_decision_go_without_those_of_another(cast: Cast) -> None:
    decision = decided(cast, "offer")
    destroy(decision, ["reason"], by=cast.registrar, at=LATER, decision="Gallringsbeslut KS 2031/4")
    decision.refresh_from_db()
    assert (decision.reason, sorted(decision.terms)) == ("", ["department", "person"])
    destroy(cast.chief, ["name"], by=cast.registrar, at=LATER, decision="Gallringsbeslut KS 2031/4")
    decision.refresh_from_db()
    assert sorted(decision.terms) == ["department", "person"]
    assert verify().findings == []


def test_only_a_reconsideration_is_called_one(cast: Cast) -> None:
    case = decided(cast, "offer").case
    case = closing.go(case, "refuse", case.closure.to_person, cast)
    closing.go(case, "keep", cast.chief, cast)
    closing.go(case, "reconsider_rest", cast.superior, cast)
    decisions = list(case.decisions.order_by("pk"))
    assert [(decision.replaces, wording.title(decision)) for decision in decisions] == [
        (None, "Kontot lämnas över"),
        (decisions[0], "Kontot behålls"),
        (decisions[1], "Kontot vilar efter omprövning"),
    ]
    assert [decision.terms.get("reconsidered", False) for decision in decisions] == [False, False, True]
