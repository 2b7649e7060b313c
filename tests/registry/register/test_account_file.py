"""An account's own pages: what each person sees of it, and what the forms do with what is typed."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import Act, Person
from registry import numbers
from registry.guidelines import reviewing
from registry.register import upkeep
from registry.register.models import Responsibility, SocialAccount
from tests import make
from tests.cast import Cast
from tests.reading import errors, last_act, once, text_of, told

As = Callable[[Person | None], Client]
WHOLE = (
    "coordinator",
    "manager",
    "communicator",
    "chief",
    "acting_chief",
    "superior",
    "registrar",
    "insight",
    "librarian",
    "plain",
)


@pytest.fixture
def library(cast: Cast) -> SocialAccount:
    """The library's account: Lisa answers for it, Per stands in."""
    return make.account(
        cast.library,
        cast.librarian,
        deputy=cast.plain,
        registered_on=date(2026, 3, 1),
        description="Boktips för alla.",
        password_place="Kassaskåpet",
        followers=1200,
    )


def again(account: SocialAccount) -> SocialAccount:
    return SocialAccount.objects.get(pk=account.pk)


def page_of(account: SocialAccount, rest: str = "") -> str:
    return f"/register/{account.public_id}/{rest}"


def test_the_whole_file_is_for_those_who_may(cast: Cast, library: SocialAccount, as_person: As) -> None:
    seen = {}
    for role in Cast.ROLES:
        words = text_of(as_person(getattr(cast, role)).get(page_of(library)))
        seen[role] = [
            word in words for word in ("Boktips för alla.", "Kassaskåpet", "Per Person", "Vad som hänt")
        ]
    assert seen == {role: [True] + [role in WHOLE] * 3 for role in Cast.ROLES}


def test_others_read_why_they_see_little(cast: Cast, library: SocialAccount, as_person: As) -> None:
    words = text_of(as_person(cast.school).get(page_of(library)))
    assert words == (
        "Register Lindala stadsbibliotek Lindala stadsbibliotek Aktivt Instagram · lindalabibliotek · "
        "instagram.com/lindalabibliotek "
        "(öppnar plattformen) Du ser de offentliga uppgifterna Personer, ärenden och historik visas för "
        "verksamheten själv och för kommunikationsenheten. Om kontot Verksamhet Kultur- och fritidsnämnden › "
        "Kultur- och fritidsförvaltningen › Stadsbiblioteket Myndighet Kultur- och fritidsnämnden "
        "I listan sedan 1 mars 2026 Text i listan Boktips för alla. Typ av konto Verksamhetskonto "
        "Se kontot som invånarna ser det"
    )


def test_others_read_no_address_that_the_list_does_not_show(cast: Cast, as_person: As) -> None:
    shown = {}
    for number, address in enumerate(("biblioteket@prov.example", cast.librarian.email, "")):
        account = make.account(
            cast.board,
            cast.librarian,
            f"instagram.com/konto{number}",
            name=f"Konto {number}",
            contact=address,
        )
        words = text_of(as_person(cast.school).get(page_of(account)))
        shown[address] = re.findall(r"Funktionsbrevlåda (\S+@\S+)", words)
    assert shown == {
        "biblioteket@prov.example": ["biblioteket@prov.example"],
        cast.librarian.email: ["kultur@prov.example"],
        "": ["kultur@prov.example"],
    }


def test_what_is_not_public_does_not_exist_for_others(cast: Cast, as_person: As) -> None:
    account = make.account(cast.library, cast.librarian, status="proposed")
    client = as_person(cast.school)
    there, nowhere = client.get(page_of(account)), client.get("/register/aaaaaaaaaa/")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert text_of(there) == text_of(nowhere)
    assert as_person(cast.chief).get(page_of(account)).status_code == 200


ACTS = ("personer/", "lankar-tillbaka/")


def test_who_is_asked_and_who_is_turned_away(cast: Cast, library: SocialAccount, as_person: As) -> None:
    found = {
        role: [as_person(getattr(cast, role)).get(page_of(library, act)).status_code for act in ACTS]
        for role in Cast.ROLES
    }
    unit, owner, reader, other = [200, 200], [200, 403], [403, 403], [404, 404]
    assert found == {
        "admin": other,
        "coordinator": owner,
        "school": other,
        "manager": reader,
        "communicator": unit,
        "chief": unit,
        "acting_chief": unit,
        "superior": unit,
        "registrar": reader,
        "insight": reader,
        "librarian": owner,
        "plain": owner,
    }


def test_the_page_that_turns_away_says_why(cast: Cast, library: SocialAccount, as_person: As) -> None:
    words = text_of(as_person(cast.registrar).get(page_of(library, "andra/")))
    assert "Bara verksamhetens kontosamordnare eller kommunikationsenheten kan göra det här." in words


# --- Changing facts -------------------------------------------------------------------------------------------


def typed(client: Client, account: SocialAccount, **facts: Any) -> dict[str, Any]:
    """What a browser sends from the page of changes: every field, and what it showed."""
    form = client.get(page_of(account, "andra/")).context["form"]
    sent: dict[str, Any] = {}
    for field in form:
        value = field.value()
        sent[field.html_name] = sent[field.html_initial_name] = "" if value is None else str(value)
    return once(**{**sent, **facts})


def test_what_is_changed_is_saved_and_told(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.coordinator)
    answer = client.post(
        page_of(library, "andra/"), typed(client, library, watched="Vardagar 8–16", comments_open="true")
    )
    assert (answer.status_code, answer["Location"]) == (302, page_of(library))
    assert (again(library).watched, again(library).comments_open) == ("Vardagar 8–16", True)
    page = client.get(page_of(library))
    assert told(page) == ["Sparat."]
    row = page.context["story"]["rows"][0]
    assert (row.sentence, [(each.label, each.old, each.new) for each in row.changes]) == (
        "Kim Kultur ändrade uppgifter om kontot",
        [("När vi läser kommentarer", "", "Vardagar 8–16"), ("Kommentarer är öppna", "", "ja")],
    )


def test_what_somebody_else_wrote_meanwhile_stays(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.coordinator)
    page_from_before = typed(client, library, watched="Vardagar")
    upkeep.change(library, {"audience": "Barn"}, by=cast.librarian, at=make.MOMENT)
    client.post(page_of(library, "andra/"), page_from_before)
    assert (again(library).watched, again(library).audience) == ("Vardagar", "Barn")


def test_nothing_changed_leaves_no_trace(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client, before = as_person(cast.coordinator), Act.objects.count()
    assert client.post(page_of(library, "andra/"), typed(client, library)).status_code == 302
    assert (Act.objects.count(), again(library).changed_unseen_at) == (before, None)


def test_what_cannot_be_is_said_beside_its_field(cast: Cast, library: SocialAccount, as_person: As) -> None:
    make.account(cast.school_unit, cast.school, "https://www.instagram.com/ekskolan/", name="Ekskolan")
    client, before = as_person(cast.coordinator), Act.objects.count()
    unreadable = ["Texten innehåller ett tecken som inte går att läsa. Skriv om den för hand."]
    wrong: list[tuple[dict[str, Any], list[str]]] = [
        ({"purpose": ""}, ["Fyll i det här."]),
        ({"name": " "}, ["Fyll i det här."]),
        ({"audience": "a\0b"}, unreadable),
        ({"purpose": "a\x07b"}, unreadable),
        ({"audience": "x" * 301}, ["Skriv högst 300 tecken. Nu är det 301."]),
        ({"purpose": "x" * 10_001}, ["Skriv högst 10000 tecken. Nu är det 10001."]),
        ({"address": "https://www.instagram.com/p/Cabc/"}, []),
        (
            {"address": "instagram.com/ekskolan"},
            ["Ekskolan har redan kontot i registret: Ekskolan."],
        ),
        ({"followers": "99999999999999999999"}, []),
        ({"followers": "-1"}, []),
        ({"contact": "inte en adress"}, []),
        ({"contact": "bibliotekarie@prov.example"}, []),
        ({"language": "svenska språket"}, []),
        ({"opened_on": "31 februari"}, []),
        ({"last_post_on": "2099-01-01"}, []),
        ({"theme": "påhittat"}, []),
    ]
    sent = typed(client, library)
    for facts, sentences in wrong:
        page = client.post(page_of(library, "andra/"), {**sent, **once(**facts)})
        (name, found), *more = errors(page).items()
        assert (page.status_code, name, more, len(found)) == (200, next(iter(facts)), [], 1), facts
        assert not sentences or found == sentences
    assert Act.objects.count() == before


def test_what_was_typed_stays_when_something_is_refused(
    cast: Cast, library: SocialAccount, as_person: As
) -> None:
    client = as_person(cast.coordinator)
    page = client.post(
        page_of(library, "andra/"), typed(client, library, purpose="", audience="Alla <b>barn</b>")
    )
    assert page.context["form"]["audience"].value() == "Alla <b>barn</b>"
    assert "Alla &lt;b&gt;barn&lt;/b&gt;" in page.content.decode()


# --- People ---------------------------------------------------------------------------------------------------


def test_naming_somebody_new_enters_them(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.librarian)
    client.post(page_of(library, "kontoansvarig/"), once(person="Anna Berg, anna.berg@prov.example"))
    responsible = again(library).responsible
    assert responsible is not None
    assert (responsible.name, responsible.email, responsible.may_sign_in) == (
        "Anna Berg",
        "anna.berg@prov.example",
        False,
    )
    # Lisa answers for it no longer, and sees what everybody sees.
    page = client.get(page_of(library))
    assert (told(page), page.context["whole"]) == (["Utsedd. Ändringen gäller från i dag."], False)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Fyll i det här."),
        (
            "Vem Vetinte",
            "Vi har inte Vem Vetinte än. Skriv e-postadressen också: Vem Vetinte, anna.berg@kommunen.se.",
        ),
        (
            "anna.berg@prov.example",
            "Vi har inte anna.berg@prov.example än. Skriv namnet också: Anna Berg, anna.berg@prov.example.",
        ),
        ("gangen@prov.example", "Gunnar Gången arbetar inte längre här. Välj någon annan."),
        ("a\0b", "Texten innehåller ett tecken som inte går att läsa. Skriv om den för hand."),
    ],
)
def test_whoever_cannot_be_named(
    cast: Cast, library: SocialAccount, as_person: As, written: str, sentence: str
) -> None:
    make.person("gangen", "Gunnar Gången", is_active=False)
    for rest in ("kontoansvarig/", "personer/"):
        page = as_person(cast.coordinator).post(page_of(library, rest), once(person=written, part="editor"))
        assert errors(page) == {"person": [sentence]}
    assert again(library).responsible == cast.librarian


def test_handing_over_leads_to_what_one_still_sees(cast: Cast, as_person: As) -> None:
    led = {}
    for number, role in enumerate(("coordinator", "chief")):
        account = make.account(cast.library, cast.librarian, f"instagram.com/konto{number}", name="Konto")
        answer = as_person(getattr(cast, role)).post(
            page_of(account, "lamna-over/"),
            once(department=cast.school_unit.pk, person="skola@prov.example"),
        )
        led[role] = answer["Location"].replace(account.public_id, "ID")
        assert (again(account).department, again(account).responsible) == (cast.school_unit, cast.school)
    assert led == {"coordinator": "/register/", "chief": "/register/ID/"}


def test_somebody_is_added_and_ended_with_a_question_between(
    cast: Cast, library: SocialAccount, as_person: As
) -> None:
    client = as_person(cast.librarian)
    client.post(page_of(library, "personer/"), once(part="editor", person="Bo Bibliotekschef"))
    row = Responsibility.objects.get(account=library, part="editor")
    question = client.get(page_of(library, f"personer/{row.pk}/"))
    assert (told(question), question.context["title"]) == (
        ["Tillagd."],
        "Ska Bo Bibliotekschef sluta som redaktör?",
    )
    assert Responsibility.objects.get(pk=row.pk).until is None
    client.post(page_of(library, f"personer/{row.pk}/"), once())
    assert Responsibility.objects.get(pk=row.pk).until is not None
    assert told(client.get(page_of(library))) == [
        "Avslutad. Glöm inte att ta bort behörigheten på plattformen också.",
    ]


def test_a_part_of_another_account_is_not_found(cast: Cast, library: SocialAccount, as_person: As) -> None:
    other = make.account(cast.library, cast.librarian, "x.com/biblioteket", deputy=cast.plain)
    row = Responsibility.objects.get(account=other, part="deputy")
    assert as_person(cast.chief).get(page_of(library, f"personer/{row.pk}/")).status_code == 404


# --- Proof, the unit's desk, start requirements ---------------------------------------------------------------


def test_proof_is_noted_with_where_it_is(cast: Cast, library: SocialAccount, as_person: As) -> None:
    client = as_person(cast.communicator)
    client.post(page_of(library, "lankar-tillbaka/"), once(note="I presentationen"))
    assert again(library).proof_note == "I presentationen"
    assert told(client.get(page_of(library))) == ["Antecknat."]


def test_the_unit_sees_that_something_is_changed_and_marks_it(
    cast: Cast, library: SocialAccount, as_person: As
) -> None:
    upkeep.change(library, {"watched": "Vardagar"}, by=cast.coordinator, at=make.MOMENT)
    headline = "Verksamheten har ändrat något"
    assert headline not in text_of(as_person(cast.coordinator).get(page_of(library)))
    unit = as_person(cast.communicator)
    assert headline in text_of(unit.get(page_of(library)))
    shown = f'name="change" value="{again(library).changed_unseen_at.isoformat()}"'  # type: ignore[union-attr]
    assert shown in unit.get(page_of(library)).content.decode()
    early = unit.post(page_of(library, "sett/"), once(change="2026-11-22T09:00:00+00:00"))
    assert early.status_code == 409
    unit.post(page_of(library, "sett/"), once(change=make.MOMENT.isoformat()))
    page = unit.get(page_of(library))
    assert (told(page), headline in text_of(page)) == (["Markerat som sett."], False)


def test_a_start_requirement_is_done_with_one_press(
    cast: Cast, library: SocialAccount, as_person: As
) -> None:
    upkeep.publish(library, by=cast.chief, at=make.MOMENT)
    client = as_person(cast.librarian)
    key = next(todo.key for todo in reviewing.todos(library) if not todo.done and not todo.by_register)
    left = len(client.get(page_of(library)).context["left"])
    client.post(page_of(library, f"krav/{key}/"), once())
    page = client.get(page_of(library))
    assert (told(page), len(page.context["left"])) == (["Klart."], left - 1)
    assert last_act() == ("answer_requirement", cast.librarian, ["socialaccount"])
    assert client.post(page_of(library, f"krav/{key}/"), once()).status_code == 409


def test_a_warning_is_read_where_the_account_is(cast: Cast, as_person: As) -> None:
    account = make.account(
        cast.library, cast.librarian, warning="Lita inte på kontot.", warning_since=make.MOMENT
    )
    for person in (cast.librarian, cast.school):
        assert "Lita inte på kontot." in text_of(as_person(person).get(page_of(account)))


def test_the_file_in_english(cast: Cast, library: SocialAccount, as_person: As) -> None:
    words = text_of(as_person(cast.librarian).get("/en" + page_of(library)))
    assert "About the account Department Kultur- och fritidsnämnden" in words
    assert "Not filled in: Text in the list, in English, Theme" in words


# --- What has happened, a page at a time --------------------------------------------------------------------------


def happened(page: Any) -> list[str]:
    """The events of a page's timeline, and the links below it."""
    text = page.content.decode()
    card = text.partition('id="historik"')[2].partition("</section>")[0]
    return re.findall(r'timeline__what">(.*?)</p>', card) + re.findall(r'href="(\?.*?)"', card)


def test_older_events_are_a_link_away(
    library: SocialAccount, cast: Cast, as_person: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "STAFF_ROWS", 2)
    for name in ("A", "B"):
        upkeep.change(library, {"name": name}, by=cast.librarian, at=make.MOMENT)
    upkeep.appoint(library, cast.manager, by=cast.chief, at=make.MOMENT)
    client, path = as_person(cast.coordinator), f"/register/{library.public_id}/"
    seqs = list(Act.objects.filter(about__subject_id=library.public_id).values_list("pk", flat=True))
    changed = "Lisa Bibliotekarie ändrade uppgifter om kontot"
    latest = ["Cleo Chef gjorde Bo Bibliotekschef till kontoansvarig", changed, f"?aldre={seqs[1]}#historik"]
    assert happened(client.get(path)) == latest
    oldest = [changed, "Registret lade in kontot", "?#historik"]
    assert happened(client.get(path, {"aldre": seqs[1]})) == oldest
    assert happened(client.get(path, {"aldre": seqs[3]})) == [*latest, "?#historik"]
    for wrong in ("x", "²", "-1", "9" * 30):
        assert happened(client.get(path, {"aldre": wrong})) == latest


def test_a_short_timeline_has_no_links(library: SocialAccount, cast: Cast, as_person: As) -> None:
    page = as_person(cast.coordinator).get(f"/register/{library.public_id}/")
    assert happened(page) == ["Registret lade in kontot"]
