"""The tables of the house agree with each other: nobody should have to remember the other ends of a new row."""

import ast
import csv
import json
from io import StringIO
from typing import Any

import polib
import pytest
from django.conf import settings
from django.db import models
from django.template.loader import get_template
from django.test import Client

from accounts.models import Grant
from accounts.permissions import BY_VERB as PERMISSIONS
from accounts.permissions import Permission
from accounts.roles import ROLES
from accounts.versions import sealed_fields, tracked_models
from registry import menu, signs, telling
from registry.cases.closure.models import Closure
from registry.cases.models import OUTCOMES, STATES, Case
from registry.cases.moves import MOVES, Move
from registry.notices.kinds import KINDS
from registry.public.fields import MEANINGS
from registry.public.listing import FIELDS
from registry.register.models import STATUSES, SocialAccount
from registry.register.platforms import BY_KEY as PLATFORMS
from registry.writing_docs import pages
from tests import make
from tests.cast import Cast
from tests.whole import source
from tools.translations import finished

LOCALE = settings.BASE_DIR / "locale"

INTERFACE = (
    "id name page platform platform_name handle url kind department department_slug department_path theme "
    "theme_name description description_en audience language watched replies_within_hours contact status warning "
    "closes_on rests_until closed_on closed_reason successor opened_on registered_on confirmed_on"
).split()
"""The fields of an account in /konton.json, as the municipality's website relies on them (INTERFACE.md)."""

ENVELOPE = "version publisher municipality_code updated count count_capped next accounts".split()

WITHIN_OTHERS = {"status": "within the decision or the withdrawal"}
"""Acts that only ever join an outer one, whose verb then stands in the log."""
NAMED_ELSEWHERE = {
    ("registry/cases/flow.py", "move.verb"): {move.verb for move in MOVES},
    ("registry/register/upkeep.py", "status"): {"status"},
    ("registry/transfer/importing.py", "VERB"): {"import"},
}
"""Acts whose verb is not written out where they are opened."""


STATE_OF = {"closed": "running_down", "handed_over": "awaiting_acceptance"}
"""Decisions that lead to a state of another name: they are carried out first."""


def icons() -> set[str]:
    """The names of the icon set."""
    return {path.stem for path in settings.ICON_DIR.glob("*.svg")}


each_move = pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)


@each_move
def test_a_move_is_known_everywhere(move: Move) -> None:
    states = {key for key, _label in STATES}
    assert move.permission in PERMISSIONS
    assert set(move.sources) <= states
    assert move.target in states | {""}
    caused = {*move.notices, *(["published"] if move.published_at_once else [])}
    assert caused <= {kind.key for kind in KINDS}
    assert move.icon in icons()
    assert move.outcome in {key for key, _label in OUTCOMES} | {""}
    assert STATE_OF.get(move.outcome, move.outcome) in ("", move.target)


@each_move
def test_what_a_move_quotes_is_asked_or_kept(move: Move) -> None:
    kept = {field.name for model in (Case, Closure) for field in model._meta.get_fields()}
    assert move.quotes == "reason" or move.quotes in kept


def test_words_in_addresses_are_used_once() -> None:
    for kind in ("report", "application", "closure"):
        words = [word for move in MOVES if kind in move.kinds for word in (move.path, move.verb)]
        assert sorted(words) == sorted(set(words))


def test_every_act_of_the_source_is_told_in_a_sentence() -> None:
    opened: set[str] = set()
    for name, call in source.calls():
        if source.written(call) in ("act", "history.act"):
            verb = call.args[0]
            if isinstance(verb, ast.Constant):
                opened.add(str(verb.value))
            else:
                opened |= NAMED_ELSEWHERE[name, ast.unparse(verb)]
    told = set(telling.SENTENCES) | {move.verb for move in MOVES}
    assert opened - told == set(WITHIN_OTHERS)


def test_no_sentence_tells_of_an_act_that_nobody_does() -> None:
    opened = {
        call.args[0].value
        for _name, call in source.calls()
        if source.written(call) in ("act", "history.act") and isinstance(call.args[0], ast.Constant)
    }
    assert set(telling.SENTENCES) - opened == {"import"}


def test_sentences_have_icons() -> None:
    used = (
        {icon for _sentence, icon in telling.SENTENCES.values()} | {move.icon for move in MOVES} | {"point"}
    )
    assert used - icons() == set()


def test_states_have_signs_with_icons() -> None:
    assert set(signs.ACCOUNT) == {key for key, _label in STATUSES} | {"warning"}
    assert set(signs.CASE) == {key for key, _label in STATES}
    drawn = [*signs.ACCOUNT.values(), *signs.CASE.values(), signs.UNKNOWN]
    assert {sign.icon for sign in drawn} - icons() == set()
    assert set(signs.NOTICE_ICONS.values()) - icons() == set()


def test_menus_and_platforms_have_icons() -> None:
    assert {item.icon for item in menu.ITEMS} - icons() == set()
    assert {platform.icon for platform in PLATFORMS.values()} - icons() == set()
    assert {item.permission for item in menu.ITEMS} - set(PERMISSIONS) == {""}


def test_roles_say_what_they_mean() -> None:
    assert [role.key for role in ROLES if not (str(role.label) and str(role.meaning))] == []
    assert set(dict(Grant.ROLE_CHOICES)) == {role.key for role in ROLES}


@pytest.mark.parametrize("permission", PERMISSIONS.values(), ids=lambda permission: permission.verb)
def test_permissions_say_why_not_and_who(permission: Permission) -> None:
    assert str(permission.refusal)
    assert [each.__name__ for each in (*permission.to, *permission.unless) if not each.__doc__] == []


def test_every_permission_is_asked_for() -> None:
    asked = {
        node.value
        for name, tree in source.modules().items()
        if name != "accounts/permissions.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    # What everybody signed in may see is asked of nobody: it stands in the table for docs/permissions.md.
    assert set(PERMISSIONS) - asked == {"see_public_facts"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_notice_has_its_letter(kind: Any) -> None:
    assert get_template(f"mail/{kind.key}.txt")


def test_public_fields_are_those_of_the_contract(cast: Cast, client: Client) -> None:
    make.account(cast.library, cast.librarian)
    assert [field.name for field in FIELDS] == INTERFACE
    assert list(MEANINGS) == INTERFACE
    for prefix in ("", "/en"):
        answer = json.loads(client.get(f"{prefix}/konton.json").content)
        assert list(answer) == ENVELOPE
        assert [list(account) for account in answer["accounts"]] == [INTERFACE]
        lines = b"".join(client.get(f"{prefix}/konton.csv")).decode("utf-8-sig")  # type: ignore[arg-type]
        rows = list(csv.reader(StringIO(lines)))
        assert rows[0] == INTERFACE
        assert [len(row) for row in rows] == [len(INTERFACE)] * 2


def test_public_columns_are_columns(db: Any) -> None:
    from registry.public.listing import COLUMNS

    own = {field.attname for field in SocialAccount._meta.concrete_fields} | {
        field.name for field in SocialAccount._meta.concrete_fields
    }
    assert set(COLUMNS) - own == set()


def test_generated_documents_are_fresh() -> None:
    stale = [path.name for path, text in pages().items() if path.read_text(encoding="utf-8") != text]
    assert stale == []


def test_every_text_of_the_catalogues_is_translated() -> None:
    # Whether a text is missing from them is asked by make check, which has gettext to collect with.
    entries = [
        entry for path in LOCALE.rglob("*.po") for entry in polib.pofile(str(path)) if not entry.obsolete
    ]
    assert len(entries) > 400
    assert [entry.msgid for entry in entries if not finished(entry)] == []


NOT_SEALED = {
    "accounts.Person.public_id": "in addresses",
    "accounts.Signature.public_id": "never shown",
    "accounts.Department.slug": "in addresses, and in the log as the department's name",
    "registry.SocialAccount.public_id": "in addresses",
    "registry.SocialAccount.platform": "a key of the platforms' table",
    "registry.SocialAccount.address_kind": "a key of the platforms' table",
    "registry.SocialAccount.language": "a language code, held to its pattern by the form",
    "registry.Case.public_id": "in addresses",
    "registry.Case.number": "in addresses; drawn by the register",
    "registry.Closure.status_before": "an account's status, written by the register",
    "registry.Step.public_id": "in addresses",
    "registry.Step.kind": "a key of the steps' table",
    "registry.Step.proof_type": "written by the store of proofs",
    "registry.Message.public_id": "in addresses",
    "registry.Decision.public_id": "in addresses",
    "registry.Decision.capacity": "held to a list by the database",
    "registry.Guideline.public_id": "in addresses",
    "registry.Acknowledgement.public_id": "in addresses",
    "registry.Requirement.key": "a slug",
    "registry.Requirement.group": "a key of the requirements' table",
    "registry.Requirement.asked_at": "keys of the requirements' table",
    "registry.Review.public_id": "in addresses",
    "registry.Round.public_id": "in addresses",
    "registry.Answer.proof_type": "written by the store of proofs",
    "registry.Removal.public_id": "in addresses",
    "registry.Removal.picture_type": "written by the store of proofs",
    "registry.Retention.public_id": "in the log",
    "registry.Statement.public_id": "in addresses",
    "registry.Tip.public_id": "in addresses",
    "registry.Tip.platform": "a key of the platforms' table",
    "registry.Tip.proof_type": "written by the store of proofs",
}
"""The only text fields with versions whose digest has no salt of its own, and why nobody's words stand there."""


def test_whatever_can_hold_somebodys_words_is_sealed() -> None:
    words = (models.CharField, models.TextField, models.JSONField)
    unsealed = {
        f"{model._meta.label}.{field.name}"
        for model in tracked_models()
        for field in model._meta.concrete_fields
        if isinstance(field, words)
        and not field.choices
        and field.name in {kept.name for kept in model.history.model.tracked_fields}  # type: ignore[attr-defined]
        and field.name not in sealed_fields(model)
    }
    assert unsealed == set(NOT_SEALED)


def test_recovery_is_told_of_platforms_that_there_are() -> None:
    from registry.register.incident import BY_PLATFORM, RECOVERY

    assert set(BY_PLATFORM) - set(PLATFORMS) == set()
    assert len(BY_PLATFORM) == len(RECOVERY)
    assert [row.platform for row in RECOVERY if not row.help_page.startswith("https://")] == []
