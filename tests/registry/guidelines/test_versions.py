"""Versions of the guideline: written as drafts, adopted once, frozen after that."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.history import act
from accounts.models import Act
from accounts.verifying import verify
from registry import telling
from registry.cases import flow
from registry.guidelines import adopting, demands, differing, drafting, reviewing
from registry.guidelines.models import Guideline, Requirement
from registry.guidelines.wording import blocks
from registry.notices.models import Notice
from registry.public.models import PublicVersion
from tests import make
from tests.cast import Cast
from tests.reading import last_act, refusal
from tests.registry.guidelines import written
from tests.registry.guidelines.written import REQUIREMENT, adopted, draft
from tests.registry.notices import events

FROZEN = "The version has been adopted, so nothing in it changes. Write a new version instead."

INCOMPLETE = (
    "The draft does not say yet: who has adopted it, on what day it was adopted, "
    "its text, or a link to it, the rules for comments, which residents read."
)


def told(kind: str) -> list[str]:
    """To whom mails of a kind go."""
    notices = Notice.objects.filter(kind=kind).select_related("to").order_by("pk")
    return sorted(notice.to.name if notice.to else notice.mailbox for notice in notices)


def texts(guideline: Guideline, group: str) -> list[str]:
    """The requirements of a group in their order."""
    groups = demands.grouped(guideline.requirements.all())
    return next(([row.text for row in one.rows] for one in groups if one.key == group), [])


# --- Drafts ---------------------------------------------------------------------------------------------------


def test_a_new_version_begins_with_the_requirements_and_texts_of_the_one_before(cast: Cast) -> None:
    begins = drafting.beginning()
    assert begins["title"] == "Riktlinje för sociala medier"
    assert begins["comment_rules"].startswith("Du är välkommen att kommentera")
    made = draft(cast)
    assert last_act() == ("draft_guideline", cast.communicator, ["guideline"])
    own, copies = (
        list(one.requirements.values_list(*drafting.COPIED))
        for one in (Guideline.objects.get(state="adopted"), made)
    )
    assert (copies, len(copies)) == (own, 57)
    adopting.adopt(made, by=cast.chief, at=make.MOMENT)
    assert drafting.beginning()["comment_rules"] == written.SAID["comment_rules"]
    assert verify().findings == []


def test_a_draft_decides_nothing(cast: Cast) -> None:
    first, made = Guideline.objects.get(), draft(cast)
    assert reviewing.in_force(make.DAY + timedelta(days=900)) == first
    assert drafting.standing() == first
    assert made.is_draft
    assert Notice.objects.count() == 0


def test_requirements_are_added_changed_ordered_and_removed(cast: Cast) -> None:
    made, by = draft(cast), cast.communicator
    added = drafting.add_requirement(made, REQUIREMENT, by=by, at=make.MOMENT)
    again = drafting.add_requirement(made, REQUIREMENT, by=by, at=make.MOMENT)
    assert (added.key, again.key) == ("filmer-har-undertexter", "filmer-har-undertexter-2")
    before = texts(made, "content_and_law")
    assert before[-2:] == ["Filmer har undertexter."] * 2
    drafting.remove_requirement(made, again.key, by=by, at=make.MOMENT)
    drafting.move_requirement(made, added.key, up=True, by=by, at=make.MOMENT)
    assert texts(made, "content_and_law") == [*before[:-3], before[-2], before[-3]]
    # At the end of its group nothing happens.
    first = made.requirements.filter(group="profile").order_by("position")[0]
    drafting.move_requirement(made, first.key, up=True, by=by, at=make.MOMENT)
    assert texts(made, "profile")[0] == first.text_sv
    drafting.change_requirement(
        made, added.key, {**REQUIREMENT, "group": "profile", "text_sv": "Nytt."}, by=by, at=make.MOMENT
    )
    assert texts(made, "profile")[-1] == "Nytt."
    assert last_act() == ("change_requirement", cast.communicator, ["guideline"])
    assert [row.sentence for row in telling.timeline(made)][-1] == (
        "Kaj Kommunikatör började på en ny version av riktlinjen"
    )
    assert verify().findings == []


@pytest.mark.parametrize(
    ("said", "sentence", "field"),
    [
        (
            {"answered_by": "register", "asked_at": "always"},
            "The register can't answer this by itself. Choose who does.",
            "answered_by",
        ),
        (
            {"asked_at": "always"},
            "Only what the register knows is asked all the time. Choose another time.",
            "asked_at",
        ),
        ({"asked_at": "review sample"}, "Choose every account or a sample of them, not both.", "asked_at"),
    ],
)
def test_what_a_requirement_cannot_be(cast: Cast, said: dict[str, str], sentence: str, field: str) -> None:
    made = draft(cast)
    refused = refusal(
        drafting.add_requirement, made, {**REQUIREMENT, **said}, by=cast.communicator, at=make.MOMENT
    )
    assert refused == (sentence, "input", field)
    assert made.requirements.count() == 57


def test_a_draft_that_is_thrown_away_is_gone(cast: Cast) -> None:
    made = draft(cast)
    drafting.discard(made, by=cast.communicator, at=make.MOMENT)
    assert (Guideline.objects.count(), Requirement.objects.count()) == (1, 57)
    assert last_act() == ("discard_guideline", cast.communicator, ["guideline"])
    said = refusal(drafting.change, made, {"title": "Ny"}, by=cast.communicator, at=make.MOMENT)
    assert said == ("Somebody has thrown the draft away.", "conflict", None)
    assert verify().findings == []


@pytest.mark.parametrize("name", ["coordinator", "librarian", "registrar", "insight", "admin"])
def test_only_the_unit_writes_and_only_who_decides_adopts(cast: Cast, name: str) -> None:
    somebody, made = getattr(cast, name), draft(cast)
    said = refusal(drafting.change, made, {"title": "Ny"}, by=somebody, at=make.MOMENT)
    assert said == ("Only the communications unit can do this.", "forbidden", None)
    for person in (somebody, cast.communicator):
        sentence, kind, _field = refusal(adopting.adopt, made, by=person, at=make.MOMENT)
        assert kind == "forbidden"
        assert sentence.startswith("Only the communications chief, or that person's superior,")


# --- Adopting -------------------------------------------------------------------------------------------------


def test_adopting_repeals_the_one_before_and_tells_everybody(cast: Cast) -> None:
    make.account(cast.library, cast.librarian, deputy=cast.plain)
    make.account(
        cast.school_unit, cast.uninvited, "https://www.facebook.com/ekskolanlindala", name="Ekskolan"
    )
    proposed = "https://www.instagram.com/inte.ute/"
    make.account(cast.school_unit, cast.manager, proposed, name="Inte ute", status="proposed")
    first, made = Guideline.objects.get(), draft(cast)
    version = PublicVersion.objects.get(pk=1).n
    adopting.adopt(made, by=cast.chief, at=make.MOMENT)
    # Both versions, and the round that the new one opens over the two accounts that are out.
    about = ["guideline", "guideline", "round", "socialaccount", "socialaccount"]
    assert last_act() == ("adopt", cast.chief, about)
    assert Act.objects.latest("seq").capacity == "chief"
    first.refresh_from_db()
    made.refresh_from_db()
    day = date(2026, 11, 9)
    assert (first.repealed_on, made.valid_from, made.repeals, made.state) == (day, day, first, "adopted")
    assert reviewing.in_force(make.DAY) == made
    assert reviewing.in_force(day - timedelta(days=1)) == first
    assert PublicVersion.objects.get(pk=1).n == version + 1
    # Every department has a coordinator above it, but for the two boards: one of those has a mailbox.
    assert told("guideline_adopted") == ["Kim Kultur", "Sara Skola", "kultur@prov.example"]
    assert told("acknowledge") == ["Lisa Bibliotekarie", "Nils Ny"]
    assert told("guideline_informed") == ["Per Person"]
    assert verify().findings == []


def test_a_version_may_hold_from_a_later_day(cast: Cast) -> None:
    first, starts = Guideline.objects.get(), date(2027, 1, 1)
    made = adopted(cast, valid_from=starts)
    assert [reviewing.in_force(on) for on in (make.DAY, date(2026, 12, 31), starts)] == [first, first, made]


def test_requirements_are_numbered_as_they_stand_when_adopted(cast: Cast) -> None:
    made = draft(cast)
    drafting.add_requirement(
        made, {**REQUIREMENT, "group": "before_start"}, by=cast.communicator, at=make.MOMENT
    )
    adopting.adopt(made, by=cast.chief, at=make.MOMENT)
    rows = list(made.requirements.order_by("position"))
    assert [row.position for row in rows] == list(range(1, 59))
    assert rows == sorted(rows, key=demands.place)
    assert rows[11].key == "filmer-har-undertexter"


def test_an_adopted_version_is_frozen(cast: Cast) -> None:
    made, by = adopted(cast), {"by": cast.communicator, "at": make.MOMENT}
    acts = Act.objects.count()
    for verb, words in (
        (drafting.change, [{"title": "Ny"}]),
        (drafting.add_requirement, [REQUIREMENT]),
        (drafting.change_requirement, ["open", REQUIREMENT]),
        (drafting.remove_requirement, ["open"]),
        (drafting.discard, []),
    ):
        assert refusal(verb, made, *words, **by) == (FROZEN, "conflict", None)
    assert refusal(drafting.move_requirement, made, "open", up=True, **by) == (FROZEN, "conflict", None)
    assert refusal(adopting.adopt, made, by=cast.chief, at=make.MOMENT)[0] == (
        "Somebody else has dealt with the draft already."
    )
    assert Act.objects.count() == acts


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (
            {"adopted_by": "", "adopted_on": None, "text": "", "link": "", "comment_rules": ""},
            INCOMPLETE,
        ),
        (
            {"adopted_on": date(2026, 11, 23)},
            "The draft says that it was adopted on a day that is still to come.",
        ),
        (
            {"valid_from": date(2026, 11, 8)},
            "A guideline can't hold from a day before it was adopted.",
        ),
    ],
)
def test_what_cannot_be_adopted(cast: Cast, facts: dict[str, Any], sentence: str) -> None:
    made = draft(cast, **facts)
    assert refusal(adopting.adopt, made, by=cast.chief, at=make.MOMENT) == (sentence, "conflict", None)
    made.refresh_from_db()
    assert (made.state, Guideline.objects.get(state="adopted").repealed_on) == ("draft", None)


def test_the_next_version_must_hold_from_a_later_day(cast: Cast) -> None:
    adopted(cast)
    sentence, _kind, _field = refusal(adopting.adopt, draft(cast), by=cast.chief, at=make.MOMENT)
    assert (
        sentence == "The version before it holds from 9 November 2026. This one must hold from a later day."
    )


def test_two_drafts_are_adopted_one_after_the_other(cast: Cast) -> None:
    one, other = draft(cast), draft(cast, adopted_on=date(2026, 11, 20), paragraph="180")
    adopting.adopt(one, by=cast.chief, at=make.MOMENT)
    adopting.adopt(other, by=cast.superior, at=make.MOMENT)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.repealed_on, other.repeals) == (date(2026, 11, 20), one)
    assert Guideline.objects.get(state="adopted", repealed_on=None) == other


def test_what_else_comes_with_a_new_guideline_is_part_of_the_act(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[tuple[Guideline, Any, Any]] = []
    monkeypatch.setattr(adopting, "following", [lambda one, by, at: came.append((one, by, at))])
    made = adopted(cast)
    assert came == [(made, cast.chief, make.MOMENT)]


def test_old_decisions_keep_the_version_that_they_were_made_under(cast: Cast) -> None:
    case = events.approved(cast)
    decision, first = case.decisions.get(), Guideline.objects.get()
    row = {field.attname: getattr(decision, field.attname) for field in decision._meta.concrete_fields}
    made = adopted(cast)
    decision.refresh_from_db()
    assert {name: getattr(decision, name) for name in row} == row
    assert (decision.guideline, decision.basis) == (first, "Riktlinje för sociala medier")
    said = make.application(cast.library, cast.librarian, "https://www.instagram.com/skolbio/")
    texts = {"reason": events.REASON, "name": "Skolbio"}
    later = flow.take(
        make.case(cast.coordinator, said), "approve", by=cast.chief, at=make.MOMENT, texts=texts
    )
    assert (later.decisions.get().guideline, later.decisions.get().basis) == (
        made,
        "Riktlinje för sociala medier, antagen av Kommunstyrelsen, 2026-11-09, § 171",
    )
    assert verify().findings == []


# --- What differs ---------------------------------------------------------------------------------------------


def test_what_differs_between_two_versions(cast: Cast) -> None:
    old = adopted(cast)
    made, by = (
        draft(cast, adopted_on=date(2026, 11, 20), comment_rules="Håll en vänlig ton."),
        cast.communicator,
    )
    drafting.add_requirement(made, REQUIREMENT, by=by, at=make.MOMENT)
    drafting.remove_requirement(made, "hijack_routine", by=by, at=make.MOMENT)
    sender = made.requirements.get(key="sender")
    said = {name: getattr(sender, name) for name in REQUIREMENT}
    changed = {**said, "answered_by": "responsible", "text_sv": f"{sender.text_sv} Alltid."}
    drafting.change_requirement(made, "sender", changed, by=by, at=make.MOMENT)
    found = differing.between(old, made)
    assert [row.key for group in found.added for row in group.rows] == ["filmer-har-undertexter"]
    assert [row.key for group in found.removed for row in group.rows] == ["hijack_routine"]
    assert [(one.row.key, [(piece.tone, piece.text) for piece in one.pieces]) for one in found.changed] == [
        ("sender", [("same", sender.text_sv), ("new", " Alltid.")])
    ]
    assert found.changed[0].otherwise == [("Besvaras av", "Ska synas", "Ska intygas")]
    assert found.facts == [
        ("Antagen", "9 november 2026", "20 november 2026"),
        ("Gäller från", "9 november 2026", ""),
    ]
    assert found.texts[0].label == "Regler för kommentarer"
    assert (
        "".join(piece.text for piece in found.texts[0].pieces if piece.tone != "gone")
        == "Håll en vänlig ton."
    )
    assert (found.kept, found.anything) == (55, True)
    assert differing.between(old, old).anything is False


@pytest.mark.once
def test_a_long_text_is_compared_line_by_line() -> None:
    lines = [f"Rad {number} med några ord till." for number in range(2_000)]
    pieces = differing.pieces("\n".join(lines), "\n".join([*lines[:999], "Ny rad.", *lines[1000:]]))
    assert [(piece.tone, len(piece.text.splitlines())) for piece in pieces] == [
        ("same", 999),
        ("gone", 1),
        ("new", 1),
        ("same", 1000),
    ]


@pytest.mark.once
def test_a_plain_text_becomes_paragraphs_lists_and_headings() -> None:
    found = blocks("# Tänk på\nHåll en god ton.\nVar snäll.\n\n- hot\n– skräppost\n\n\nHej\n#\n")
    assert [(block.kind, block.lines) for block in found] == [
        ("heading", ["Tänk på"]),
        ("paragraph", ["Håll en god ton.", "Var snäll."]),
        ("list", ["hot", "skräppost"]),
        ("paragraph", ["Hej", "#"]),
    ]


def test_the_database_refuses_a_draft_that_is_repealed(cast: Cast) -> None:
    from django.db import IntegrityError

    made = draft(cast)
    made.repealed_on = make.DAY
    with (
        pytest.raises(IntegrityError, match="guideline_draft_is_not_repealed"),
        act("change_guideline", by=None, at=make.MOMENT, about=[made]),
    ):
        made.save()
