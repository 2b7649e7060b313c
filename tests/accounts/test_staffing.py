"""People: who enters, invites and deactivates them, and what is refused."""

from datetime import date, datetime
from typing import Any

import pytest
from django.utils.translation import override

from accounts import staffing
from accounts.models import Act, Person
from accounts.refusal import Refused
from accounts.verifying import verify
from tests import make
from tests.cast import Cast

TOMORROW = date(2026, 11, 23)


def last_act() -> tuple[str, Person | None, list[list[str]]]:
    row = Act.objects.latest("seq")
    return row.verb, row.actor, row.subjects


def refusal(verb: Any, *args: Any, **words: Any) -> tuple[str, str, str | None]:
    with override("en"):
        with pytest.raises(Refused) as refused:
            verb(*args, **words)
        return str(refused.value), refused.value.kind, refused.value.field


def test_whoever_is_entered_cannot_sign_in_before_an_invitation(cast: Cast, moment: datetime) -> None:
    person = staffing.enter_person(" Anna.Berg@Prov.example ", by=cast.admin, at=moment)
    person.refresh_from_db()
    assert (
        person.email,
        person.name,
        person.invited_at,
        person.may_sign_in,
        person.has_usable_password(),
    ) == (
        "anna.berg@prov.example",
        "Anna Berg",
        None,
        False,
        False,
    )
    assert last_act() == ("enter_person", cast.admin, [["person", person.public_id]])


def test_whoever_is_entered_already_is_found(cast: Cast, moment: datetime) -> None:
    before = Act.objects.count()
    found = staffing.enter_person("KommunikationsCHEF@prov.example", name="Någon", by=cast.admin, at=moment)
    assert (found, found.name, Act.objects.count()) == (cast.chief, "Cleo Chef", before)


def test_an_address_that_cannot_be_one_is_refused(cast: Cast, moment: datetime) -> None:
    assert refusal(staffing.find_or_enter, "anna berg", by=None, at=moment) == (
        "Write the whole e-mail address.",
        "input",
        "email",
    )


def test_verbs_that_name_people_enter_them_without_being_administrator(cast: Cast, moment: datetime) -> None:
    person = staffing.find_or_enter("ny.chef@prov.example", name="Nina Chef", by=cast.coordinator, at=moment)
    assert (person.name, person.may_sign_in, last_act()[1]) == ("Nina Chef", False, cast.coordinator)


@pytest.mark.parametrize("name", [name for name in Cast.ROLES if name != "admin"])
def test_only_a_system_administrator_staffs(name: str, cast: Cast, moment: datetime) -> None:
    by = getattr(cast, name)
    before = Act.objects.count()
    facts = {"name": "X", "title": "", "email": "x@prov.example", "language": "sv"}
    for verb, args, words in (
        (staffing.enter_person, ["x@prov.example"], {}),
        (staffing.change_person, [cast.plain], facts),
        (staffing.invite, [cast.uninvited], {}),
        (staffing.deactivate, [cast.plain], {}),
        (staffing.reactivate, [cast.plain], {}),
        (staffing.give_grant, [cast.plain, "chief"], {"since": date(2026, 11, 22)}),
        (staffing.end_grant, [cast.insight.grants.get(), date(2026, 11, 22)], {}),
    ):
        assert refusal(verb, *args, **words, by=by, at=moment) == (
            "Only a system administrator can do this.",
            "forbidden",
            None,
        )
    assert Act.objects.count() == before


def change(person: Person, by: Person | None, moment: datetime, **facts: str) -> Person:
    known = {name: getattr(person, name) for name in ("name", "title", "email", "language")}
    return staffing.change_person(person, **{**known, **facts}, by=by, at=moment)


def test_changing_somebody_is_an_act_and_saving_the_same_is_none(cast: Cast, moment: datetime) -> None:
    change(cast.plain, cast.admin, moment, name=" Per Persson ", email="PER@prov.example")
    person = Person.objects.get(pk=cast.plain.pk)
    assert (person.name, person.email) == ("Per Persson", "per@prov.example")
    assert last_act() == ("change_person", cast.admin, [["person", person.public_id]])
    before = Act.objects.count()
    change(person, cast.admin, moment)
    assert Act.objects.count() == before


def test_somebody_elses_address_and_no_name_are_refused(cast: Cast, moment: datetime) -> None:
    assert refusal(change, cast.plain, cast.admin, moment, email="STABSCHEF@prov.example") == (
        "Stina Stabschef has that e-mail address already.",
        "input",
        "email",
    )
    assert refusal(change, cast.plain, cast.admin, moment, name="  ") == (
        "Write the person's name.",
        "input",
        "name",
    )


def test_everybody_chooses_the_language_of_their_own_letters(cast: Cast, moment: datetime) -> None:
    staffing.choose_language(cast.plain, "en", by=cast.plain, at=moment)
    staffing.choose_language(cast.plain, "en", by=cast.plain, at=moment)
    assert Person.objects.get(pk=cast.plain.pk).language == "en"
    assert cast.plain.history.count() == 2
    with pytest.raises(Refused):
        staffing.choose_language(cast.plain, "sv", by=cast.chief, at=moment)


def test_an_invitation_is_mailed_in_the_persons_language_when_it_is_done(
    cast: Cast, moment: datetime, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    staffing.choose_language(cast.uninvited, "en", by=cast.uninvited, at=moment)
    with django_capture_on_commit_callbacks(execute=True):
        link = staffing.invite(cast.uninvited, by=cast.admin, at=moment)
        assert mailoutbox == []
    (letter,) = mailoutbox
    assert (letter.to, letter.subject) == (
        ["ny@prov.example"],
        "You are invited to the account register of Lindala kommun",
    )
    assert f"Choose a password here: {link}\n" in letter.body
    assert link.startswith("http://127.0.0.1:8000/en/losenord/valj/")
    assert Person.objects.get(pk=cast.uninvited.pk).invited_at == moment
    assert last_act() == ("invite", cast.admin, [["person", cast.uninvited.public_id]])


def test_inviting_again_means_a_new_letter(
    cast: Cast, moment: datetime, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            staffing.invite(cast.uninvited, by=cast.admin, at=moment)
        staffing.invite(cast.uninvited, by=cast.admin, at=moment, mail=False)
    assert [letter.to for letter in mailoutbox] == [["ny@prov.example"]] * 2
    assert "/en/" not in mailoutbox[0].body


def test_somebody_who_holds_something_is_not_deactivated(cast: Cast, moment: datetime) -> None:
    make.account(cast.library, cast.coordinator)
    sentence, kind, _field = refusal(staffing.deactivate, cast.coordinator, by=cast.admin, at=moment)
    held = (
        "Account coordinator, Kultur- och fritidsförvaltningen; "
        "Responsible for Lindala stadsbibliotek on Instagram, Stadsbiblioteket"
    )
    assert sentence == f"Kim Kultur still holds something. Hand it over or end it first: {held}."
    assert kind == "conflict"
    assert Person.objects.get(pk=cast.coordinator.pk).is_active


def test_a_grant_to_come_holds_somebody_and_one_that_has_ended_does_not(cast: Cast, moment: datetime) -> None:
    make.grant(cast.plain, "manager", cast.library, until=date(2026, 11, 21))
    staffing.deactivate(cast.plain, by=cast.admin, at=moment)
    assert not Person.objects.get(pk=cast.plain.pk).is_active
    assert last_act() == ("deactivate", cast.admin, [["person", cast.plain.public_id]])
    make.grant(cast.librarian, "communicator", since=TOMORROW)
    assert refusal(staffing.deactivate, cast.librarian, by=cast.admin, at=moment)[1] == "conflict"


def test_nobody_deactivates_themselves(cast: Cast, moment: datetime) -> None:
    assert refusal(staffing.deactivate, cast.admin, by=cast.admin, at=moment) == (
        "You cannot deactivate yourself. Ask another system administrator.",
        "conflict",
        None,
    )


def test_whoever_comes_back_needs_a_new_invitation(cast: Cast, moment: datetime) -> None:
    staffing.deactivate(cast.plain, by=cast.admin, at=moment)
    for verb, args in ((staffing.invite, {}), (staffing.give_grant, {"role": "insight", "since": TOMORROW})):
        assert refusal(verb, cast.plain, **args, by=cast.admin, at=moment)[:2] == (
            "Per Person is deactivated. Reactivate first.",
            "conflict",
        )
    staffing.reactivate(cast.plain, by=cast.admin, at=moment)
    person = Person.objects.get(pk=cast.plain.pk)
    assert (person.is_active, person.may_sign_in, person.has_usable_password()) == (True, False, False)
    assert verify().findings == []


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("anna.berg@x.se", "Anna Berg"),
        ("info@x.se", "Info"),
        ("a_b+c@x.se", "A B C"),
        ("...@x.se", "...@x.se"),
    ],
)
def test_a_name_to_begin_with_comes_from_the_address(email: str, name: str) -> None:
    assert staffing.name_in(email) == name
