"""Lindala: what the demo promises, and that the same day makes the same register."""

from collections import Counter
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils.translation import override

from accounts import chain
from accounts.chain import Who
from accounts.models import Act, Person
from accounts.verifying import verify
from registry import telling
from registry.cases.models import Case, Decision
from registry.cases.moves import BY_VERB
from registry.demo import accounts as lists
from registry.demo import story
from registry.desk import waiting
from registry.notices.models import Notice
from registry.register.models import PUBLIC, SocialAccount
from tests import make

# The browser's tests tell it on PostgreSQL.
pytestmark = pytest.mark.once

ON = date(2026, 11, 22)
ROLES = {
    "admin": "system_administrator",
    "handlaggare": "department_admin",
    "handlaggare.skola": "department_admin",
    "chef.bibliotek": "manager",
    "kommunikator": "communicator",
    "kommunikationschef": "chief",
    "tf.kommunikationschef": "communicator",
    "stabschef": "superior",
    "registrator": "registrar",
    "insyn": "insight",
}
"""The demo's people as INTERFACE.md names them."""


CLOCK = ("password", "hash", "changed_at", "message_id", "facts", "form", "sent_at")
"""What the clock, the salts and the database's own keys give."""


def somebody(email: str) -> Person:
    return Person.objects.get(email=f"{email}@lindala.example")


class Undone(Exception):
    """Ends a transaction whose register is only looked at."""


def made(on: date) -> dict[str, Any]:
    """Everything that a demo of a day has in it, undone again."""
    found: dict[str, Any] = {}
    try:
        with transaction.atomic(), override("sv"):
            story.tell(on)
            found = everything()
            raise Undone
    except Undone:
        return found


def everything() -> dict[str, Any]:
    """The public ids and texts of every record, but for what the clock and the salts give."""
    found: dict[str, Any] = {}
    for model in set(apps.get_models()) - {Act}:
        if model._meta.app_label in ("accounts", "registry") and not hasattr(model, "history_object"):
            fields = [
                field.attname
                for field in model._meta.concrete_fields
                if not field.primary_key and not field.is_relation and field.name not in CLOCK
            ]
            found[model._meta.label] = list(model._default_manager.order_by("pk").values(*fields))
    forms = Case.objects.order_by("pk").values_list("form", flat=True)
    found["forms"] = [{key: text for key, text in form.items() if key != "department"} for form in forms]
    found["acts"] = list(Act.objects.order_by("seq").values_list("verb", "at", "subjects"))
    return found


@pytest.fixture(autouse=True)
def _a_demo(settings: Any) -> None:
    settings.DEMO = True


def test_it_is_made_as_promised(db: None) -> None:
    before = made(ON)
    said = StringIO()
    call_command("demo", "--on", ON.isoformat(), stdout=said)
    assert said.getvalue() == (
        "Lindala is made, as on 2026-11-22. Sign in with the password lindala-demo-2026.\n"
    )
    # The same day, the same register: ids, texts and what happened when.
    assert everything() == before
    people_can_sign_in()
    accounts_are_of_every_kind()
    cases_are_in_every_state()
    somebody_acts_for_the_chief()
    every_desk_has_something_on_it()
    the_log_is_whole_and_told_in_words()
    assert not Notice.objects.filter(sent_at=None).exists()
    with pytest.raises(CommandError, match=r"^There are people in this register already\. The demo needs"):
        call_command("demo")


def people_can_sign_in() -> None:
    able = {
        person.email.partition("@")[0]: person
        for person in Person.objects.all()
        if person.may_sign_in and person.check_password("lindala-demo-2026")
    }
    held = {name: Who(person, ON).grants[0].role for name, person in able.items()}
    assert held == ROLES
    others = Person.objects.exclude(pk__in=[person.pk for person in able.values()])
    assert len(others) == 22
    assert not any(person.may_sign_in or person.has_usable_password() for person in others)


def accounts_are_of_every_kind() -> None:
    public = SocialAccount.objects.filter(status__in=PUBLIC)
    assert (public.count(), len(lists.ACCOUNTS)) == (64, 62)
    assert {account.kind for account in public} == {"main", "unit", "campaign", "crisis"}
    assert all(account.responsible and account.description and account.purpose for account in public)
    assert public.exclude(warning="").count() == 2
    own = SocialAccount.objects.get(handle=lists.CHIEFS_OWN)
    assert own.responsible == somebody("kommunikationschef")
    unseen = SocialAccount.objects.filter(changed_unseen_at__isnull=False)
    assert {account.handle for account in unseen} == {"lindalabibliotek", "ekskolanlindala"}


def cases_are_in_every_state() -> None:
    states = Counter(Case.objects.exclude(kind="closure").values_list("state", flat=True))
    assert states == {
        "draft": 2,
        "submitted": 4,
        "returned": 2,
        "approved": 2,
        "published": 2,
        "declined": 2,
        "withdrawn": 2,
    }
    for coordinator in ("handlaggare", "handlaggare.skola"):
        assert Case.objects.filter(state="returned", applicant=somebody(coordinator)).count() == 1
    assert Counter(Case.objects.filter(kind="closure").values_list("state", flat=True)) == dict.fromkeys(
        (
            *("proposed", "hearing", "ready", "running_down", "kept", "resting"),
            *("woken", "awaiting_acceptance", "handed_over", "closed", "withdrawn", "recalled"),
        ),
        2,
    )
    numbers = sorted(case.number for case in Case.objects.exclude(state="draft") if case.number)
    assert numbers == ["2025-0001", *(f"2026-{number:04}" for number in range(1, 38))]
    assert {decision.decider.email for decision in Decision.objects.all()} == {
        "kommunikationschef@lindala.example",
        "stabschef@lindala.example",
    }


def somebody_acts_for_the_chief() -> None:
    stands_in = somebody("tf.kommunikationschef")
    case = Case.objects.filter(state="submitted").first()
    assert case is not None
    days = [ON + timedelta(days=number) for number in (1, 2, 15, 16)]
    capacities = [chain.capacity(Who(stands_in, day), case) for day in days]
    assert capacities == [None, "acting_chief", "acting_chief", None]


def every_desk_has_something_on_it() -> None:
    empty = [name for name in ROLES if not waiting.waiting(Who(somebody(name), ON))]
    assert empty == ["admin", "insyn"]


def the_log_is_whole_and_told_in_words() -> None:
    assert verify().findings == []
    verbs = set(Act.objects.values_list("verb", flat=True))
    assert verbs - set(telling.SENTENCES) - set(BY_VERB) == set()


@pytest.mark.parametrize(
    ("settings_of", "arguments", "sentence"),
    [
        (
            {"DEMO": False, "DEBUG": False},
            [],
            "The demo is only made with DEMO=1: everybody knows its password.",
        ),
        ({"DEMO": True}, ["--on", "i går"], "Write the day like this: --on 2026-11-22."),
    ],
)
def test_what_is_refused(
    db: None, settings: Any, settings_of: dict[str, bool], arguments: list[str], sentence: str
) -> None:
    for name, value in settings_of.items():
        setattr(settings, name, value)
    with pytest.raises(CommandError) as refused:
        call_command("demo", *arguments)
    assert (str(refused.value), Person.objects.count()) == (sentence, 0)


def test_a_register_with_people_is_left_alone(db: None) -> None:
    make.person("anna")
    with pytest.raises(CommandError):
        call_command("demo")
    assert Person.objects.count() == 1
