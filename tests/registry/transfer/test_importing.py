"""What an import does to the register: and what people have edited since stays."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from accounts.departments import Paths, change_department
from accounts.models import Act, Department, Person
from accounts.refusal import Refused
from accounts.tree import Tree
from accounts.verifying import verify
from registry.register import upkeep
from registry.register.models import SocialAccount
from registry.register.platforms import recognise
from registry.transfer import importing
from registry.transfer.importing import Plan
from tests import make
from tests.make import MOMENT

Written = Callable[..., Path]
LIST = """Namn;Adress;Verksamhet
Lindala bibliotek;https://www.instagram.com/lindalabibliotek/;Kultur › Biblioteket
Lindala sport;https://www.facebook.com/lindalasport;Kultur
"""
SHOWN_TO_ALL = "«anna.berg@lindala.example» ser ut som en persons egen adress, och den här visas för alla."
TAKEN = "Adressen hör till ett annat konto i registret: Lindala bibliotek."
LATER = MOMENT + timedelta(days=30)


@pytest.fixture
def registrant(db: Any) -> Person:
    """Whoever imports: somebody of the unit, so that the changes made by hand are allowed as well."""
    somebody = make.person("anna.berg", "Anna Berg")
    make.grant(somebody, "communicator")
    return somebody


@pytest.fixture
def bring_in(written: Written, registrant: Person) -> Callable[..., Plan]:
    """Imports a text in the registrant's name."""

    def carry_out(text: str, **options: Any) -> Plan:
        sheet, choice = importing.read(written(text), {})
        with translation.override("sv"):
            return importing.carry_out(sheet, choice, **{"by": registrant, "at": MOMENT, **options})

    return carry_out


def path(account: SocialAccount) -> list[str]:
    return Tree.load().path(account.department_id)


def named(name: str) -> SocialAccount:
    return SocialAccount.objects.get(name=name)


def test_what_goes_in_is_public_at_once_and_somebody_answers_for_it(
    bring_in: Callable[..., Plan], registrant: Person
) -> None:
    bring_in(LIST)
    account = named("Lindala bibliotek")
    assert account.status == "active"
    assert (account.platform, account.handle) == ("instagram", "lindalabibliotek")
    assert account.url == "https://www.instagram.com/lindalabibliotek/"
    assert (account.key, account.address_kind) == ("instagram:lindalabibliotek", "page")
    assert (account.kind, account.language) == ("unit", "sv")
    assert (account.registered_on, account.opened_on, account.confirmed_on) == (
        date(2026, 11, 22),
        None,
        None,
    )
    assert (account.responsible, account.responsible_for_now) == (registrant, True)
    assert account.sort_name == "lindala bibliotek"
    assert account.search == "lindala bibliotek lindalabibliotek instagram kultur biblioteket"
    assert path(account) == ["Kultur", "Biblioteket"]
    (part,) = account.responsibilities.all()
    assert (part.person, part.part, part.since, part.until) == (
        registrant,
        "responsible",
        date(2026, 11, 22),
        None,
    )


def test_it_is_one_act_and_the_history_verifies(bring_in: Callable[..., Plan], registrant: Person) -> None:
    before = set(Act.objects.values_list("seq", flat=True))
    bring_in(LIST)
    (act,) = Act.objects.exclude(seq__in=before)
    assert (act.verb, act.actor, act.at) == ("import", registrant, MOMENT)
    accounts = SocialAccount.objects.order_by("pk")
    departments = Department.objects.order_by("pk")
    assert sorted(map(tuple, act.subjects)) == sorted(
        [("socialaccount", a.public_id) for a in accounts] + [("department", d.slug) for d in departments]
    )
    assert verify().findings == []


def test_departments_are_found_again_whatever_their_case(
    bring_in: Callable[..., Plan], registrant: Person
) -> None:
    bring_in(LIST)
    bring_in(
        "Namn;Adress;Verksamhet\n"
        "Fler böcker;https://www.facebook.com/lindalabocker;KULTUR > biblioteket\n"
        "Bad;https://www.facebook.com/lindalabad;kultur/Badhuset\n"
    )
    assert sorted(" › ".join(Tree.load().path(d.pk)) for d in Department.objects.all()) == [
        "Kultur",
        "Kultur › Badhuset",
        "Kultur › Biblioteket",
    ]


def test_everything_that_a_row_tells_is_kept(bring_in: Callable[..., Plan], registrant: Person) -> None:
    text = (Path(__file__).parents[2] / "data" / "lists" / "english.csv").read_text(encoding="utf-8-sig")
    made = bring_in(text)
    account = named("Lindala sport")
    assert account.description == "Matcher,\nträning och läger"
    assert account.description_en == "Matches and camps"
    assert (account.kind, account.theme, account.audience) == ("campaign", "bibliotek-kultur", "Unga")
    assert (account.language, account.watched, account.replies_within_hours) == ("sv", "Vardagar 8–16", 24)
    assert (account.contact, account.diary_number) == ("sport@lindala.example", "KS 2022/100")
    assert (account.opened_on, account.purpose) == (date(2015, 3, 1), "Visa vad som händer")
    assert account.responsible is not None
    assert (account.responsible.name, account.responsible.email) == ("Bo Ek", "bo.ek@lindala.example")
    assert (account.responsible.may_sign_in, account.responsible_for_now) == (False, False)
    bare = named("Lindala P?blica")
    assert (bare.theme, bare.language, bare.contact, bare.opened_on) == ("", "sv", "", None)
    assert (bare.responsible, bare.responsible_for_now) == (registrant, True)
    assert [note.text for note in made.notes] == [
        "Har utelämnats: «okänt» är inget av våra ämnen.",
        "Har utelämnats: «klingonska» är inget språk som vi känner till. Skriv till exempel sv eller en.",
        "Har utelämnats: «snart» är inget antal timmar.",
        f"Har utelämnats: {SHOWN_TO_ALL}",
        "Har utelämnats: «1 mars» är inget datum. Skriv så här: 2015-03-01.",
        "I «Lindala P?blica» kan en bokstav ha gått förlorad. Rätta den i så fall i registret.",
    ]


def test_somebody_named_for_the_whole_list_answers_for_good(
    bring_in: Callable[..., Plan], registrant: Person
) -> None:
    bo = make.person("bo.ek", "Bo Ek")
    bring_in(LIST, responsible=bo)
    assert set(SocialAccount.objects.values_list("responsible", "responsible_for_now")) == {(bo.pk, False)}


def test_somebody_who_has_left_answers_for_nothing(bring_in: Callable[..., Plan], registrant: Person) -> None:
    make.person("bo.ek", "Bo Ek", is_active=False)
    bring_in(
        "Namn;Adress;Verksamhet;Kontoansvarig\n"
        "Lindala;https://www.facebook.com/lindala;Kultur;bo.ek@prov.example\n"
    )
    assert (named("Lindala").responsible, named("Lindala").responsible_for_now) == (registrant, True)


def test_the_same_list_again_changes_nothing_and_leaves_no_trace(bring_in: Callable[..., Plan]) -> None:
    bring_in(LIST)
    log = Act.objects.count()
    made = bring_in(LIST, at=LATER)
    assert made.totals() == {"rows": 2, "new": 0, "changed": 0, "unchanged": 2, "refused": 0}
    assert Act.objects.count() == log


def test_a_later_list_changes_name_address_and_department_only(bring_in: Callable[..., Plan]) -> None:
    bring_in(LIST)
    made = bring_in(
        "Namn;Adress;Verksamhet;Beskrivning;Ämne\n"
        "Biblioteket i Lindala;https://instagram.com/lindalabibliotek;Service › Bibliotek;Ny text;politik\n"
        "Lindala sport;https://www.facebook.com/Lindala.Sport;Kultur;;\n",
        at=LATER,
    )
    assert [(change.entry.row.number, change.groups) for change in made.changed] == [
        (2, ("name", "department")),
        (3, ("address",)),
    ]
    library = named("Biblioteket i Lindala")
    assert path(library) == ["Service", "Bibliotek"]
    assert (library.description, library.theme, library.registered_on) == ("", "", date(2026, 11, 22))
    assert library.search == "biblioteket i lindala lindalabibliotek instagram service bibliotek"
    assert named("Lindala sport").url == "https://www.facebook.com/Lindala.Sport"
    assert SocialAccount.objects.count() == 2
    assert verify().findings == []


def test_what_people_have_edited_since_stays(bring_in: Callable[..., Plan], registrant: Person) -> None:
    bring_in(LIST)
    upkeep.change(named("Lindala bibliotek"), {"name": "Böcker i Lindala"}, by=registrant, at=LATER)
    upkeep.hand_over(
        named("Lindala sport"),
        Paths().find_or_add(["Fritid"], by=None, at=LATER),
        registrant,
        by=registrant,
        at=LATER,
    )
    made = bring_in(LIST.replace("Lindala sport", "Sporten"), at=LATER)
    assert [(change.entry.row.number, change.groups) for change in made.changed] == [(3, ("name",))]
    assert path(named("Sporten")) == ["Fritid"]
    assert named("Böcker i Lindala").key == "instagram:lindalabibliotek"


def test_a_name_that_people_changed_back_is_theirs(bring_in: Callable[..., Plan], registrant: Person) -> None:
    bring_in(LIST)
    upkeep.change(named("Lindala sport"), {"name": "Sport"}, by=registrant, at=LATER)
    upkeep.change(named("Sport"), {"name": "Lindala sport"}, by=registrant, at=LATER)
    made = bring_in(LIST.replace("Lindala sport", "Sporten"), at=LATER)
    assert made.totals() == {"rows": 2, "new": 0, "changed": 0, "unchanged": 2, "refused": 0}


def test_an_import_may_change_what_an_import_wrote_last(
    bring_in: Callable[..., Plan], registrant: Person
) -> None:
    bring_in(LIST)
    upkeep.change(named("Lindala sport"), {"watched": "Vardagar"}, by=registrant, at=LATER)
    bring_in(LIST.replace("Lindala sport", "Sporten"), at=LATER)
    bring_in(LIST.replace("Lindala sport", "Sport i Lindala"), at=LATER)
    assert named("Sport i Lindala").watched == "Vardagar"


def test_an_account_with_a_new_address_is_known_by_its_old_one(
    bring_in: Callable[..., Plan], registrant: Person
) -> None:
    bring_in(LIST)
    new = recognise("https://www.facebook.com/sportilindala")
    upkeep.change(named("Lindala sport"), {}, by=registrant, at=LATER, read=new)
    made = bring_in(LIST, at=LATER)
    assert made.totals() == {"rows": 2, "new": 0, "changed": 0, "unchanged": 2, "refused": 0}
    assert [(note.row.number, note.text) for note in made.notes] == [
        (
            3,
            f"Någon har ändrat adressen i registret till {new.url}. Den står kvar.",
        )
    ]
    assert named("Lindala sport").key == "facebook:sportilindala"


def test_an_old_address_beside_the_new_one_is_another_account(
    bring_in: Callable[..., Plan], registrant: Person
) -> None:
    bring_in(LIST)
    new = recognise("https://www.facebook.com/sportilindala")
    upkeep.change(named("Lindala sport"), {}, by=registrant, at=LATER, read=new)
    made = bring_in(LIST + "Lindala sport;https://www.facebook.com/sportilindala;Kultur\n", at=LATER)
    assert made.totals() == {"rows": 3, "new": 1, "changed": 0, "unchanged": 2, "refused": 0}


def test_a_department_renamed_or_moved_by_people_is_the_same(
    bring_in: Callable[..., Plan], registrant: Person
) -> None:
    bring_in(LIST)
    library = Department.objects.get(name="Biblioteket")
    service = Paths().find_or_add(["Service"], by=None, at=LATER)
    culture = Department.objects.get(name="Kultur")
    change_department(
        library, name="Lindala bibliotek", kind="unit", parent=culture, mailbox="", by=None, at=LATER
    )
    change_department(culture, name="Kultur", kind="unit", parent=service, mailbox="", by=None, at=LATER)
    made = bring_in(LIST, at=LATER)
    assert made.totals() == {"rows": 2, "new": 0, "changed": 0, "unchanged": 2, "refused": 0}


def test_an_id_of_ours_finds_the_account_whatever_its_address(bring_in: Callable[..., Plan]) -> None:
    bring_in(LIST)
    sport, library = named("Lindala sport"), named("Lindala bibliotek")
    made = bring_in(
        "id;Namn;Adress;Verksamhet\n"
        f"{sport.public_id};Lindala sport;https://www.facebook.com/sportilindala;Kultur\n"
        f"{library.public_id.upper()};Lindala bibliotek;instagram.com/lindalabibliotek;Kultur/Biblioteket\n"
        "1;Nytt;https://www.facebook.com/nytt;Kultur\n",
        at=LATER,
    )
    assert made.totals() == {"rows": 3, "new": 1, "changed": 1, "unchanged": 1, "refused": 0}
    assert named("Lindala sport").pk == sport.pk
    assert named("Lindala sport").key == "facebook:sportilindala"


def test_an_id_can_not_take_another_accounts_address(bring_in: Callable[..., Plan]) -> None:
    bring_in(LIST)
    sport = named("Lindala sport")
    made = bring_in(
        "id;Namn;Adress;Verksamhet\n"
        f"{sport.public_id};Lindala sport;https://www.instagram.com/lindalabibliotek/;Kultur\n"
        "x;Lindala sport;https://www.facebook.com/lindalasport;Kultur\n",
        at=LATER,
    )
    assert [refusal.why for refusal in made.refused] == [TAKEN + " Rätta adressen, eller ta bort id:t."]


def test_an_account_named_by_id_and_by_its_old_address_is_there_twice(bring_in: Callable[..., Plan]) -> None:
    bring_in(LIST)
    made = bring_in(
        "id;Namn;Adress;Verksamhet\n"
        f"{named('Lindala sport').public_id};Lindala sport;https://www.facebook.com/sportilindala;Kultur\n"
        ";Lindala sport;https://www.facebook.com/lindalasport;Kultur\n",
        at=LATER,
    )
    assert [(refusal.row.number, refusal.why) for refusal in made.refused] == [(3, "Dubblett av rad 2.")]
    assert named("Lindala sport").key == "facebook:sportilindala"


@pytest.mark.parametrize("status", ["closed", "declined", "withdrawn"])
def test_an_account_that_is_no_longer_live_frees_its_address(
    status: str, bring_in: Callable[..., Plan], registrant: Person
) -> None:
    where = make.department("Kultur")
    make.account(where, registrant, "https://www.facebook.com/lindalasport", status=status)
    made = bring_in(LIST)
    assert made.totals() == {"rows": 2, "new": 2, "changed": 0, "unchanged": 0, "refused": 0}


def test_an_account_in_a_case_is_left_alone_and_told(
    bring_in: Callable[..., Plan], registrant: Person
) -> None:
    where = make.department("Fritid")
    make.account(
        where, registrant, "https://www.facebook.com/lindalasport", status="proposed", name="Sporten"
    )
    made = bring_in(LIST)
    assert made.totals() == {"rows": 2, "new": 1, "changed": 0, "unchanged": 1, "refused": 0}
    assert [(note.row.number, note.text) for note in made.notes] == [
        (3, "Kontot finns i registret men inte i den offentliga listan: föreslaget.")
    ]
    assert path(named("Sporten")) == ["Fritid"]


def test_a_repeated_account_names_its_first_row(bring_in: Callable[..., Plan]) -> None:
    made = bring_in(
        LIST
        + "Biblioteket;http://instagram.com/LindalaBibliotek?igsh=1;Kultur\n"
        + ";https://www.facebook.com/lindalabad;Kultur\n"
        + "Badet;https://www.facebook.com/lindalabad;Kultur\n"
    )
    assert [(refusal.row.number, refusal.why) for refusal in made.refused] == [
        (4, "Dubblett av rad 2."),
        (5, "Det här saknas: kontots namn. Skriv in det och läs in raden igen."),
    ]
    assert [entry.row.number for entry in made.new] == [2, 3, 6]


def test_strict_is_all_or_nothing(bring_in: Callable[..., Plan]) -> None:
    made = bring_in(LIST + "Utan adress;;Kultur\n", strict=True)
    assert made.totals() == {"rows": 3, "new": 2, "changed": 0, "unchanged": 0, "refused": 1}
    assert not SocialAccount.objects.exists()


def test_a_plan_writes_nothing(written: Written, registrant: Person) -> None:
    log = Act.objects.count()
    made = importing.plan(*importing.read(written(LIST), {}))
    assert made.totals() == {"rows": 2, "new": 2, "changed": 0, "unchanged": 0, "refused": 0}
    assert (SocialAccount.objects.count(), Department.objects.count(), Act.objects.count()) == (0, 0, log)


def test_somebody_else_at_the_same_moment_is_told_in_a_sentence(
    written: Written, bring_in: Callable[..., Plan], registrant: Person
) -> None:
    made = importing.plan(*importing.read(written(LIST), {}))
    make.account(make.department("Fritid"), registrant, "https://www.facebook.com/lindalasport")
    log = Act.objects.count()
    with translation.override("sv"), pytest.raises(Refused) as refusal:
        importing.apply(made, by=registrant, at=MOMENT)
    assert str(refusal.value) == (
        "Någon annan lade in ett av kontona samtidigt. Ingenting har lästs in. Kör importen igen."
    )
    assert refusal.value.kind == "conflict"
    assert (SocialAccount.objects.count(), Act.objects.count()) == (1, log)
