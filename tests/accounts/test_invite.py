"""`manage.py invite`: how the first system administrator gets in."""

from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override

from accounts.models import Act, Department, Grant, Person
from accounts.verifying import verify
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def invite(*args: str) -> str:
    out = StringIO()
    with override("en"):
        call_command("invite", *args, stdout=out)
    return out.getvalue()


def test_the_first_administrator_is_entered_granted_mailed_and_gets_in(
    mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        said = invite("ada.admin@prov.example", "--role", "system_administrator")
    person = Person.objects.get()
    link = said.split()[-1]
    assert said.splitlines()[0] == "Ada Admin is invited as System administrator."
    assert [grant.role for grant in person.grants.all()] == ["system_administrator"]
    assert [letter.to for letter in mailoutbox] == [["ada.admin@prov.example"]]
    assert link in mailoutbox[0].body
    assert [(row.verb, row.actor, row.capacity) for row in Act.objects.order_by("-seq")[:3]] == [
        ("invite", None, "system"),
        ("give_grant", None, "system"),
        ("enter_person", None, "system"),
    ]
    assert Client().get(urlsplit(link).path).status_code == 302
    assert verify().findings == []


def test_inviting_again_grants_nothing_twice(cast: Cast) -> None:
    before = Grant.objects.count()
    invite("chef.bibliotek@prov.example", "--role", "manager", "--department", "stadsbiblioteket")
    assert Grant.objects.count() == before
    invite("chef.bibliotek@prov.example", "--role", "manager", "--department", "ekskolan")
    assert sorted(grant.department.slug for grant in cast.manager.grants.all() if grant.department) == [
        "ekskolan",
        "stadsbiblioteket",
    ]


def test_the_name_can_be_given(cast: Cast) -> None:
    invite("a@prov.example", "--role", "insight", "--name", "Åsa Öberg")
    assert Person.objects.get(email="a@prov.example").name == "Åsa Öberg"


ROLES = "department_admin, manager, communicator, chief, superior, registrar, insight, system_administrator"


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (
            ["--role", "boss"],
            "There is no role «boss». Choose one of: {roles}.",
        ),
        (
            ["--role", "manager"],
            "The role «manager» needs a department. Choose one with --department: {slugs}.",
        ),
        (
            ["--role", "manager", "--department", "finns-ej"],
            "The role «manager» needs a department. Choose one with --department: {slugs}.",
        ),
        (
            ["--role", "chief", "--department", "ekskolan"],
            "The role «chief» holds everywhere. Leave --department out.",
        ),
    ],
)
def test_what_cannot_be_is_told_with_what_there_is(args: list[str], why: str, cast: Cast) -> None:
    before = (Person.objects.count(), Act.objects.count())
    slugs = ", ".join(Department.objects.order_by("slug").values_list("slug", flat=True))
    with pytest.raises(CommandError) as refused:
        invite("x@prov.example", *args)
    assert str(refused.value) == why.format(slugs=slugs, roles=ROLES)
    assert (Person.objects.count(), Act.objects.count()) == before


def test_an_address_that_cannot_be_one_is_told() -> None:
    with pytest.raises(CommandError, match=r"^Write the whole e-mail address\.$"):
        invite("ada", "--role", "insight")


def test_a_refusal_lists_twenty_departments_of_a_large_municipality(cast: Cast) -> None:
    there = Department.objects.count()
    for number in range(21):
        make.department(f"Aaa {number:02}")
    with pytest.raises(CommandError) as refused:
        invite("ny.chef@prov.example", "--role", "manager")
    listed = ", ".join(f"aaa-{number:02}" for number in range(20))
    assert str(refused.value) == (
        f"The role «manager» needs a department. Choose one with --department: {listed} and {there + 1} more."
    )
