"""One row at a time: which account it names, what it tells of it, and why it can't go in."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.utils import translation

from accounts.refusal import Refused
from registry.transfer import addresses, cells
from registry.transfer.columns import choose
from registry.transfer.entries import Entry, Refusal, understand
from registry.transfer.reading import Row, Sheet

LINDALA = "https://www.facebook.com/lindalakommun"
NO_ADDRESS = (
    "Adressen saknas, och namnet räcker inte för att hitta kontot. "
    "Öppna kontot, kopiera adressen och skriv in den."
)
PROFILE = (
    "Det här är en persons profil. Listan är till för kommunens egna konton. "
    "Om personen talar för kommunen, anmäl profilen för sig."
)
UNKNOWN_PLATFORM = (
    "Vi känner inte till plattformen på den här adressen. Skriv vad den heter i kolumnen för plattform."
)


def understood(row: Mapping[str, str]) -> Entry | Refusal:
    """What becomes of one row; each key is a heading."""
    sheet = Sheet(tuple(row), (Row(2, tuple(row.values())),), ",", "UTF-8")
    with translation.override("sv"):
        (found,) = understand(sheet, choose(sheet.headings, {}))
    return found


def entry(**cells_by_heading: str) -> Entry:
    found = understood({"name": "Lindala", "url": LINDALA, "department": "Kultur", **cells_by_heading})
    assert isinstance(found, Entry), found
    return found


def why_not(**cells_by_heading: str) -> str:
    found = understood({"name": "Lindala", "url": LINDALA, "department": "Kultur", **cells_by_heading})
    assert isinstance(found, Refusal), found
    return found.why


@pytest.mark.parametrize(
    ("platform", "url", "handle", "key"),
    [
        ("Facebook", LINDALA, "", "facebook:lindalakommun"),
        ("", LINDALA, "något annat", "facebook:lindalakommun"),
        ("Intagram", "lindala", "", "instagram:lindala"),
        ("Twitter", "", "@lindala", "x:lindala"),
        ("X (Twitter)", "", "lindala", "x:lindala"),
        ("fb", "", "lindala.kommun", "facebook:lindalakommun"),
        ("LinkedIn", "", "lindala-kommun", "linkedin:company/lindala-kommun"),
        ("Instagram", "", LINDALA, "facebook:lindalakommun"),
        ("Mastodon", "https://social.lindala.example/@kommun", "", "mastodon:@kommun@social.lindala.example"),
        ("VK", "https://vk.com/lindala", "", "other:vk.com/lindala"),
    ],
)
def test_the_account_that_a_row_names(platform: str, url: str, handle: str, key: str) -> None:
    assert addresses.named(platform, url, handle).read.key == key


def test_an_unknown_platform_keeps_the_name_that_the_list_gives_it() -> None:
    assert addresses.named("VK", "https://vk.com/lindala", "").label == "VK"
    assert addresses.named("VK", LINDALA, "").label == ""


@pytest.mark.parametrize(
    ("platform", "url", "handle", "sentence"),
    [
        (
            "Facebook",
            "",
            "",
            NO_ADDRESS,
        ),
        (
            "MySpace",
            "",
            "lindala",
            "Vi känner inte till plattformen «MySpace». Skriv hela adressen.",
        ),
        (
            "LinkedIn",
            "https://www.linkedin.com/in/anna-berg",
            "",
            PROFILE,
        ),
        (
            "Google+",
            "https://plus.google.com/+Lindala",
            "",
            "Google+ har lagts ner, så kontot finns inte längre. Ta bort raden.",
        ),
        (
            "App",
            "https://appar.lindala.example/felanmalan",
            "",
            "«App» är inget socialt medium och hör inte hemma i registret. Ta bort raden.",
        ),
        (
            "",
            "https://blogg.lindala.example/",
            "",
            UNKNOWN_PLATFORM,
        ),
    ],
)
def test_a_row_that_names_no_account_of_ours(platform: str, url: str, handle: str, sentence: str) -> None:
    with translation.override("sv"), pytest.raises(Refused) as refusal:
        addresses.named(platform, url, handle)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("platform", "url", "reason"),
    [
        ("Facebook", "https://www.faceb00k.com/lindala", "alike_digit"),
        ("Facebook", f"{LINDALA}/posts/1", "post"),
        ("Instagram", "https://bit.ly/lindala", "shortener"),
        ("Facebook", "https://lindala.example/facebook", "other_platform"),
        ("Instagram", "Lindala kommun", "no_address"),
        ("", "@lindala", "no_platform"),
    ],
)
def test_the_reader_of_addresses_has_the_word(platform: str, url: str, reason: str) -> None:
    key = addresses.platform_key(platform) if platform else None
    read = addresses.read_on(key, url)
    with translation.override("sv"):
        assert read.reason == reason
        sentence = " ".join(part for part in (read.why, addresses.offer(read)) if part)
        with pytest.raises(Refused) as refusal:
            addresses.named(platform, url, "")
        assert str(refusal.value) == sentence


def test_the_address_wins_over_the_platform_and_it_is_noted() -> None:
    assert entry(platform="Twitter").notes == (
        "I listan står Twitter, men adressen går till Facebook. Adressen gäller.",
    )
    assert entry(platform="Blogg").notes == ()


def test_an_address_too_long_to_keep() -> None:
    assert why_not(url="https://vk.com/" + "å" * 600, platform="VK") == (
        "Adressen är för lång. Öppna kontot och kopiera adressen igen."
    )


@pytest.mark.parametrize(
    ("department", "path"),
    [
        ("Kultur", ("Kultur",)),
        (" Kultur ›  Biblioteket ", ("Kultur", "Biblioteket")),
        ("Kultur > Biblioteket", ("Kultur", "Biblioteket")),
        ("Kultur/Biblioteket", ("Kultur", "Biblioteket")),
        ("Kultur › Bad/sport", ("Kultur", "Bad/sport")),
        ("kommungemensamt (main account)", ("Lindala kommun",)),
        ("Kommunövergripande", ("Lindala kommun",)),
    ],
)
def test_departments_by_path(department: str, path: tuple[str, ...]) -> None:
    assert entry(department=department).path == path


def test_what_is_everybodys_is_a_main_account_unless_the_row_says_otherwise() -> None:
    assert entry(department="Kommungemensamt").facts == {"kind": "main"}
    assert entry(department="Kommungemensamt", kind="Kriskonto").facts == {"kind": "crisis"}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"name": " "}, "Det här saknas: kontots namn. Skriv in det och läs in raden igen."),
        ({"department": "›"}, "Det här saknas: verksamheten. Skriv in det och läs in raden igen."),
        (
            {"name": "Bj\ufffdrn"},
            "«Bj\ufffdrn» har trasiga bokstäver. Spara filen som UTF-8 och läs in den igen.",
        ),
        (
            {"name": "GÃ¶teborg"},
            "«GÃ¶teborg» har trasiga bokstäver. Spara filen som UTF-8 och läs in den igen.",
        ),
        ({"name": "x" * 201}, f"«{'x' * 59}…» är för lång: högst 200 tecken."),
        ({"department": "a>b>c>d>e>f>g>h>i"}, "«a>b>c>d>e>f>g>h>i» har fler än 8 nivåer. Skriv de närmaste."),
        ({"purpose": "a\0b"}, "Raden innehåller ett tecken som inte syns (NUL). Skriv raden på nytt."),
    ],
)
def test_a_row_that_lacks_what_every_account_needs(row: dict[str, str], sentence: str) -> None:
    assert why_not(**row) == sentence


def test_a_row_with_more_cells_than_headings() -> None:
    sheet = Sheet(("name", "url", "department"), (Row(7, ("A", LINDALA, "B", "C")),), ",", "UTF-8")
    with translation.override("sv"):
        (found,) = understand(sheet, choose(sheet.headings, {}))
    assert found == Refusal(
        sheet.rows[0],
        'Raden har 4 celler, men det finns 3 rubriker. Sätt " runt en text som innehåller skiljetecknet.',
    )


def test_a_question_mark_inside_a_word_is_only_noted() -> None:
    found = entry(name="La Biblioteca P?blica", department="Varför? Därför")
    assert found.name == "La Biblioteca P?blica"
    assert found.notes == (
        "I «La Biblioteca P?blica» kan en bokstav ha gått förlorad. Rätta den i så fall i registret.",
    )


def test_nobody_sees_the_characters_that_are_taken_away() -> None:
    assert entry(name="Lind\u200bala\u00a0 \u202ekommun\u00ad").name == "Lindala kommun"
    assert entry(name="A\u030asa").name == "Åsa"
    assert entry(description="En rad\r\noch en till").facts == {"description": "En rad\noch en till"}


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("kind", "Kampanjkonto", "campaign"),
        ("theme", "bibliotek-kultur", "bibliotek-kultur"),
        ("theme", "Preschool and school", "forskola-skola"),
        ("language", "Svenska", "sv"),
        ("language", "sv-SE", "sv-SE"),
        ("replies_within_hours", "24 timmar", 24),
        ("contact", "kultur@lindala.example", "kultur@lindala.example"),
        ("opened_on", "2015-03-01", date(2015, 3, 1)),
        ("opened_on", "20150301", date(2015, 3, 1)),
        ("opened_on", "2015-03-01 00:00:00", date(2015, 3, 1)),
        ("diary_number", "KS 2022/100", "KS 2022/100"),
        ("watched", "Vardagar\n8–16", "Vardagar 8–16"),
    ],
)
def test_facts(heading: str, cell: str, value: object) -> None:
    found = entry(**{heading: cell})
    assert (found.facts, found.notes) == ({heading: value}, ())


@pytest.mark.parametrize(
    ("heading", "cell", "note"),
    [
        ("kind", "stort", "«stort» är ingen typ av konto som vi känner till."),
        ("theme", "allt möjligt", "«allt möjligt» är inget av våra ämnen."),
        (
            "language",
            "klingonska",
            "«klingonska» är inget språk som vi känner till. Skriv till exempel sv eller en.",
        ),
        ("replies_within_hours", "snart", "«snart» är inget antal timmar."),
        ("replies_within_hours", "0", "«0» är inget antal timmar."),
        ("contact", "ring oss", "«ring oss» är ingen e-postadress."),
        (
            "contact",
            "anna.berg@lindala.example",
            "«anna.berg@lindala.example» ser ut som en persons egen adress, och den här visas för alla.",
        ),
        ("opened_on", "1 mars", "«1 mars» är inget datum. Skriv så här: 2015-03-01."),
        ("opened_on", "1015-03-01", "«1015-03-01» är inget datum. Skriv så här: 2015-03-01."),
        ("audience", "x" * 301, f"«{'x' * 59}…» är för lång: högst 300 tecken."),
        (
            "contact",
            f"kultur@{'x.' * 130}se",
            f"«kultur@{'x.' * 26}…» är ingen e-postadress.",
        ),
        ("responsible", "Anna", "«Anna» är ingen e-postadress."),
    ],
)
def test_a_fact_that_can_not_be_read_is_left_out_and_noted(heading: str, cell: str, note: str) -> None:
    found = entry(**{heading: cell})
    assert (found.facts, found.responsible, found.notes) == ({}, None, (f"Har utelämnats: {note}",))


def test_a_person_with_and_without_a_name() -> None:
    assert cells.person("Bo Ek <Bo.Ek@lindala.example>") == ("Bo Ek", "Bo.Ek@lindala.example")
    assert cells.person("bo.ek@lindala.example") == ("", "bo.ek@lindala.example")
