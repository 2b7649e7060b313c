"""What must never be false is refused by the database itself, whoever writes to it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from accounts import triggers
from accounts.history import act
from registry.cases.models import Case
from registry.guidelines.models import Guideline
from tests import make
from tests.cast import Cast
from tests.whole.world import World, made


@pytest.fixture
def world(cast: Cast) -> World:
    return made(cast)


def with_choices() -> Iterator[tuple[Any, Any]]:
    """Every field of ours that holds a word from a list; versions hold what the records held."""
    for label in ("accounts", "registry"):
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.concrete_fields:
                if field.choices and not hasattr(model, "history_type"):
                    yield model, field


def refused_by(model: Any, pk: Any, **values: Any) -> str:
    """Which rule of the database refuses a change that no verb makes; empty where none does."""
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=pk).update(**values)
    except IntegrityError as refusal:
        return str(refusal).partition("failed: ")[2] or str(refusal).split('"')[3]
    return ""


def test_a_field_with_choices_holds_nothing_else(world: World) -> None:
    refused = {}
    world.closure("ready")
    with triggers.lifted(connection):
        for model, field in with_choices():
            pk = model._base_manager.values_list("pk", flat=True)[0]
            refused[f"{model._meta.model_name}_{field.name}"] = refused_by(model, pk, **{field.name: "x"})
    wanted = {name: f"{name.replace('socialaccount', 'account')}_known" for name in refused}
    wanted["responsibility_part"] = "part_known"
    # A state, a role and a kind that nobody knows break the rule about what goes with it as well; either may answer.
    for name, rules in {
        "case_state": ("case_state_known", "case_beyond_draft_is_numbered"),
        "grant_role": ("grant_role_known", "grant_department_where_the_role_wants_one"),
        "guideline_state": ("guideline_state_known", "guideline_draft_is_not_repealed"),
        "review_kind": ("review_kind_known", "review_in_its_round"),
    }.items():
        assert refused.pop(name) in rules
        wanted.pop(name)
    assert refused == wanted


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"manager": None, "manager_agrees": True}, "case_manager_who_agrees"),
        ({"manager": None, "manager_agrees": False}, "case_manager_who_agrees"),
        ({"manager": None, "manager_agrees": None}, ""),
        ({"recommended_by": None, "recommends": False}, "case_somebody_who_recommends"),
        ({"recommended_by": None, "recommends": None}, ""),
    ],
)
def test_a_yes_or_no_in_a_case_is_somebodys(world: World, values: dict[str, Any], rule: str) -> None:
    assert refused_by(Case, world.submitted.pk, **values) == rule


def adopted(on: date | None, repealed_on: date | None = None) -> None:
    guideline = Guideline(title="Riktlinje", adopted_on=on, repealed_on=repealed_on)
    with act("adopt", by=None, at=make.MOMENT, about=[guideline]):
        guideline.save()


def test_one_guideline_holds_until_further_notice(db: None) -> None:
    """The one that every register begins with has no date and gives way; the repealed ones are many."""
    adopted(date(2019, 3, 1), date(2022, 5, 1))
    adopted(date(2022, 5, 1), date(2025, 1, 1))
    adopted(date(2025, 1, 1))
    adopted(None)
    with pytest.raises(IntegrityError, match="one_guideline_until_further_notice"):
        adopted(date(2026, 1, 1))
