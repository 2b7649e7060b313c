"""The pages of people, grants, departments and one's own account, as those who use them meet them."""

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts import staffing
from accounts.models import Act, Department, Grant, Person
from accounts.receipts import FIELD
from accounts.verifying import verify
from tests import make
from tests.cast import Cast

AsPerson = Callable[[Person | None], Client]


@pytest.fixture
def admin(cast: Cast, as_person: AsPerson) -> Client:
    return as_person(cast.admin)


def send(client: Client, path: str, key: str = "", **facts: Any) -> Any:
    """Sends a form with its one-time key."""
    return client.post(path, {FIELD: key or get_random_string(32), **facts})


def own(person: Person, rest: str = "") -> str:
    return f"/en/personer/{person.public_id}/{rest}"


def read(response: Any) -> str:
    """What stands on the page, as it is read."""
    return unescape(response.content.decode())


def errors(response: Any) -> dict[str, list[str]]:
    return {name: [str(error) for error in found] for name, found in response.context["form"].errors.items()}


# --- Who gets there -----------------------------------------------------------------------------------------


def paths(cast: Cast) -> list[str]:
    grant = cast.chief.grants.get()
    return [
        "/en/personer/",
        "/en/personer/ny/",
        *(own(cast.chief, rest) for rest in ("", "andra/", "uppdrag/", f"uppdrag/{grant.pk}/")),
        *(own(cast.chief, rest) for rest in ("bjud-in/", "avaktivera/", "ateraktivera/")),
        "/en/verksamheter/",
        "/en/verksamheter/ny/",
        f"/en/verksamheter/{cast.library.slug}/",
    ]


@pytest.mark.parametrize("name", [name for name in Cast.ROLES if name != "admin"])
def test_everybody_but_the_system_administrator_reads_why_not(
    name: str, cast: Cast, as_person: AsPerson
) -> None:
    client = as_person(getattr(cast, name))
    before = Act.objects.count()
    for path in paths(cast):
        for response in (client.get(path), send(client, path, name="X", email="x@prov.example")):
            assert response.status_code == 403, path
            assert "Only a system administrator can do this." in read(response)
    assert Act.objects.count() == before


def test_the_system_administrator_gets_everywhere(cast: Cast, admin: Client) -> None:
    assert [admin.get(path).status_code for path in paths(cast)] == [200] * len(paths(cast))


def test_strangers_sign_in_first(cast: Cast) -> None:
    for path in [*paths(cast), "/en/mitt-konto/"]:
        assert Client().get(path)["Location"].startswith("/en/logga-in/?next=")


def test_what_does_not_exist_is_not_found(cast: Cast, admin: Client) -> None:
    grant = cast.chief.grants.get()
    for path in (
        "/personer/finnsinte22/",
        own(cast.chief, "sudo/"),
        own(cast.plain, f"uppdrag/{grant.pk}/"),
        "/verksamheter/finns-inte/",
    ):
        assert admin.get(path).status_code == 404, path


def test_a_form_without_its_key_does_nothing(cast: Cast, admin: Client) -> None:
    before = Act.objects.count()
    words = {"email": "x@prov.example", "name": "X", "language": "sv"}
    assert admin.post("/personer/ny/", words).status_code == 400
    assert Act.objects.count() == before


# --- People -------------------------------------------------------------------------------------------------


def names(response: Any) -> list[str]:
    return [line.person.name for line in response.context["page"].object_list]


def test_the_list_shows_the_active_the_swedish_way(cast: Cast, admin: Client) -> None:
    for name in ("Östen", "Åke", "Ärla", "örjan"):
        make.person(f"{get_random_string(8)}@prov.example", name)
    make.person("slutat", "Bortgången", is_active=False)
    assert names(admin.get("/personer/")) == [
        "Ada Admin",
        "Bo Bibliotekschef",
        "Cleo Chef",
        "Ines Insyn",
        "Kaj Kommunikatör",
        "Kim Kultur",
        "Lisa Bibliotekarie",
        "Nils Ny",
        "Per Person",
        "Ragnar Registrator",
        "Sara Skola",
        "Stina Stabschef",
        "Tove Tillförordnad",
        "Åke",
        "Ärla",
        "örjan",
        "Östen",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=STABS", ["Stina Stabschef"]),
        ("q=kommunikatör", ["Kaj Kommunikatör"]),
        ("q=chef+bo", ["Bo Bibliotekschef"]),
        ("q=ingen", []),
        ("roll=registrar", ["Ragnar Registrator"]),
        ("roll=superior&q=cleo", []),
        ("visa=avaktiverade", ["Bortgången"]),
        ("visa=inbjudna&q=ny", []),
        ("visa=alla&q=bort", ["Bortgången"]),
        ("roll=boss", []),
        ("visa=nagot", []),
    ],
)
def test_the_list_is_searched_and_filtered(query: str, found: list[str], cast: Cast, admin: Client) -> None:
    make.person("slutat", "Bortgången", is_active=False)
    response = admin.get(f"/personer/?{query}")
    assert response.status_code == 200
    assert names(response) == found


def test_a_grant_that_has_ended_is_no_role_in_the_list(cast: Cast, admin: Client) -> None:
    make.grant(cast.plain, "insight", until=date(2026, 1, 31))
    line = next(line for line in admin.get("/en/personer/?q=per").context["page"].object_list)
    assert (line.person, line.roles) == (cast.plain, [])


def test_the_list_has_pages_and_asks_the_database_little(
    cast: Cast, admin: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(100):
        make.person(f"person{number:03}", f"Person {number:03}")
    with django_assert_max_num_queries(12):
        first = admin.get("/personer/")
    assert (len(names(first)), first.context["next"]) == (100, "?&sida=2")
    second = admin.get("/personer/?sida=2")
    assert (len(names(second)), second.context["previous"], second.context["next"]) == (13, "?&sida=1", "")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"invited": True}, "Kan logga in"),
        ({"invited": False}, "Inte inbjuden"),
        ({"is_active": False}, "Avaktiverad"),
    ],
)
def test_a_person_says_how_far_in_they_are(
    facts: dict[str, Any], words: str, cast: Cast, admin: Client
) -> None:
    person = make.person("nagon", **facts)
    assert str(admin.get(own(person)).context["access"].words) == words


def test_somebody_invited_who_has_not_come_yet_is_told_apart(cast: Cast, admin: Client) -> None:
    staffing.invite(cast.uninvited, by=cast.admin, at=make.MOMENT)
    assert str(admin.get(own(cast.uninvited)).context["access"].words) == "Inbjuden"


def test_entering_leads_to_the_person(cast: Cast, admin: Client) -> None:
    response = send(
        admin, "/en/personer/ny/", email="Nina@prov.example", name="Nina", title="", language="en"
    )
    nina = Person.objects.get(email="nina@prov.example")
    assert (response.status_code, response["Location"]) == (302, own(nina))
    assert (nina.name, nina.language, nina.may_sign_in) == ("Nina", "en", False)
    again = send(admin, "/en/personer/ny/", email="NINA@prov.example", name="Nina", title="", language="en")
    assert again["Location"] == own(nina)
    assert Person.objects.filter(name="Nina").count() == 1


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(cast: Cast, admin: Client) -> None:
    response = send(admin, "/en/personer/ny/", email="nina", name="Nina", title="Chef", language="sv")
    assert errors(response) == {"email": ["Write the whole e-mail address."]}
    assert (response.context["form"]["name"].value(), response.context["form"]["title"].value()) == (
        "Nina",
        "Chef",
    )
    assert "Correct this first" in read(response)


def test_the_same_form_twice_acts_once(cast: Cast, admin: Client) -> None:
    key = get_random_string(32)
    path = own(cast.uninvited, "bjud-in/")
    assert [send(admin, path, key)["Location"] for _time in range(2)] == [own(cast.uninvited)] * 2
    assert Act.objects.filter(verb="invite").count() == 1


def test_facts_are_changed_on_a_page_that_holds_them(cast: Cast, admin: Client) -> None:
    path = own(cast.plain, "andra/")
    form = admin.get(path).context["form"]
    assert {name: form[name].value() for name in ("email", "name", "language")} == {
        "email": "vanlig@prov.example",
        "name": "Per Person",
        "language": "sv",
    }
    facts = {"name": "Per", "title": "Lärare", "language": "en"}
    refused = send(admin, path, email=cast.chief.email, **facts)
    assert errors(refused) == {"email": ["Cleo Chef has that e-mail address already."]}
    assert send(admin, path, email="per@prov.example", **facts)["Location"] == own(cast.plain)
    cast.plain.refresh_from_db()
    assert (cast.plain.email, cast.plain.title, cast.plain.language) == ("per@prov.example", "Lärare", "en")


def test_inviting_deactivating_and_activating_again(
    cast: Cast, admin: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send(admin, own(cast.uninvited, "bjud-in/"))
    assert [letter.to for letter in mailoutbox] == [["ny@prov.example"]]
    shown = [act.key for act in admin.get(own(cast.uninvited)).context["acts"]]
    send(admin, own(cast.uninvited, "avaktivera/"))
    after = [act.key for act in admin.get(own(cast.uninvited)).context["acts"]]
    send(admin, own(cast.uninvited, "ateraktivera/"))
    assert (shown, after) == (["bjud-in", "avaktivera"], ["ateraktivera"])
    assert [row.verb for row in Act.objects.order_by("-seq")[:3]] == ["reactivate", "deactivate", "invite"]


def test_what_somebody_holds_is_listed_instead_of_the_button(cast: Cast, admin: Client) -> None:
    account = make.account(cast.library, cast.coordinator)
    holds = [
        "Account coordinator, Kultur- och fritidsförvaltningen",
        "Responsible for Lindala stadsbibliotek on Instagram, Stadsbiblioteket",
    ]
    grant = cast.coordinator.grants.get()
    places = [own(cast.coordinator, f"uppdrag/{grant.pk}/"), f"/en/register/{account.public_id}/"]
    held = list(zip(holds, places, strict=True))
    assert admin.get(own(cast.coordinator)).context["holds"] == held[1:]
    page = admin.get(own(cast.coordinator, "avaktivera/"))
    assert page.context["held"] == held
    assert [admin.get(place).status_code for place in places] == [200, 200]
    assert FIELD not in read(page)
    refused = send(admin, own(cast.coordinator, "avaktivera/"))
    assert refused.status_code == 409
    assert refused.context["sentence"] == (
        f"Kim Kultur still holds something. Hand it over or end it first: {'; '.join(holds)}."
    )


# --- Grants -------------------------------------------------------------------------------------------------


def test_a_grant_is_given_and_ended(cast: Cast, admin: Client) -> None:
    path = own(cast.plain, "uppdrag/")
    today = timezone.localdate()
    assert admin.get(path).context["form"]["since"].value() == today
    response = send(admin, path, role="manager", department=cast.library.slug, since=today.isoformat())
    assert response["Location"] == own(cast.plain)
    grant = cast.plain.grants.get()
    assert (grant.role, grant.department, grant.since, grant.until, grant.acting) == (
        "manager",
        cast.library,
        today,
        None,
        False,
    )
    shown = admin.get(own(cast.plain)).context["grants"]
    assert [(item["words"], item["state"]) for item in shown] == [("Manager, Stadsbiblioteket", "running")]
    send(admin, own(cast.plain, f"uppdrag/{grant.pk}/"), until=today.isoformat())
    grant.refresh_from_db()
    assert grant.until == today
    assert verify().findings == []


def test_a_grant_that_cannot_be_keeps_what_was_written(cast: Cast, admin: Client) -> None:
    response = send(
        admin, own(cast.plain, "uppdrag/"), role="manager", since="2026-11-22", until="2026-12-01"
    )
    assert errors(response) == {"department": ["Choose the department in which the role is held."]}
    assert response.context["form"]["until"].value() == "2026-12-01"
    grant = cast.insight.grants.get()
    response = send(admin, own(cast.insight, f"uppdrag/{grant.pk}/"), until="2025-01-01")
    assert errors(response) == {"until": ["The grant began 1 January 2026. Choose that day or a later one."]}


def test_departments_not_in_use_are_not_offered(cast: Cast, admin: Client) -> None:
    Department.objects.filter(pk=cast.school_unit.pk).update(is_active=False)
    choices = dict(admin.get(own(cast.plain, "uppdrag/")).context["form"].fields["department"].choices)
    assert cast.school_unit.slug not in choices
    assert choices[cast.library.slug] == "\u2003\u2003Stadsbiblioteket"


def test_administrators_see_why_they_grant_themselves_nothing(cast: Cast, admin: Client) -> None:
    why = "You cannot grant yourself anything. Ask another system administrator."
    assert why in read(admin.get(own(cast.admin)))
    for path in ("uppdrag/", f"uppdrag/{cast.admin.grants.get().pk}/"):
        response = send(admin, own(cast.admin, path), role="chief", since="2026-11-22", until="2026-11-22")
        assert (response.status_code, why in read(response)) == (403, True)
    assert Grant.objects.filter(person=cast.admin).count() == 1


# --- Departments --------------------------------------------------------------------------------------------


def test_the_tree_is_shown_with_authority_and_mailbox(cast: Cast, admin: Client) -> None:
    page = admin.get("/en/verksamheter/")
    assert [
        (line["depth"], line["department"].name, line["authority"]) for line in page.context["lines"]
    ] == [
        (0, "Barn- och utbildningsnämnden", cast.education_board),
        (1, "Barn- och utbildningsförvaltningen", cast.education_board),
        (2, "Ekskolan", cast.education_board),
        (0, "Kultur- och fritidsnämnden", cast.board),
        (1, "Kultur- och fritidsförvaltningen", cast.board),
        (2, "Stadsbiblioteket", cast.board),
    ]
    assert "kultur@prov.example" in read(page)


def test_an_empty_tree_says_how_to_begin(as_person: AsPerson) -> None:
    alone = make.person("admin")
    make.grant(alone, "system_administrator")
    assert "No departments yet" in read(as_person(alone).get("/en/verksamheter/"))


def test_a_department_is_added_and_changed(cast: Cast, admin: Client) -> None:
    facts = {"kind": "unit", "mailbox": "", "parent": cast.culture.slug}
    assert (
        send(admin, "/en/verksamheter/ny/", name="Kulturskolan", **facts)["Location"] == "/en/verksamheter/"
    )
    made = Department.objects.get(slug="kulturskolan")
    assert (made.parent, made.is_active) == (cast.culture, True)
    twin = send(admin, "/en/verksamheter/ny/", name="KULTURSKOLAN", **facts)
    assert errors(twin) == {"name": ["There is a department with that name there already."]}
    changed = {"name": "Kulturskolan Lindala", "kind": "unit", "parent": "", "mailbox": "ks@prov.example"}
    send(admin, "/en/verksamheter/kulturskolan/", **changed, is_active="on")
    made.refresh_from_db()
    assert (made.name, made.slug, made.parent, made.mailbox) == (
        "Kulturskolan Lindala",
        "kulturskolan",
        None,
        "ks@prov.example",
    )


def test_a_department_is_not_offered_to_stand_under_itself(cast: Cast, admin: Client) -> None:
    path = f"/en/verksamheter/{cast.culture.slug}/"
    form = admin.get(path).context["form"]
    assert form["parent"].value() == cast.board.slug
    assert {cast.culture.slug, cast.library.slug}.isdisjoint(dict(form.fields["parent"].choices))
    facts = {"name": cast.culture.name, "kind": "administration", "mailbox": "", "parent": cast.library.slug}
    refused = send(admin, path, **facts, is_active="on")
    assert list(errors(refused)) == ["parent"]
    closing = send(admin, path, **{**facts, "parent": cast.board.slug})
    assert errors(closing) == {"is_active": ["Departments in use are part of this one. Move them first."]}


# --- One's own account --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", Cast.ROLES)
def test_everybody_sees_their_own_account(name: str, cast: Cast, as_person: AsPerson) -> None:
    person = getattr(cast, name)
    page = as_person(person).get("/en/mitt-konto/")
    assert (page.status_code, page.context["someone"]) == (200, person)
    assert [item["grant"].person for item in page.context["grants"]] == [person] * person.grants.count()


def test_the_language_of_ones_letters_is_ones_own_choice(cast: Cast, as_person: AsPerson) -> None:
    client = as_person(cast.plain)
    assert client.get("/en/mitt-konto/").context["form"]["language"].value() == "sv"
    assert send(client, "/en/mitt-konto/", language="en")["Location"] == "/en/mitt-konto/"
    assert Person.objects.get(pk=cast.plain.pk).language == "en"
    assert list(errors(send(client, "/en/mitt-konto/", language="fi"))) == ["language"]
