"""`manage.py import_accounts` as somebody meets it in a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accounts.models import Act, Person
from accounts.verifying import verify
from registry.register.models import SocialAccount
from tests import make
from tests.registry.transfer.conftest import ANNA, Run, figures
from tests.registry.transfer.test_rows import NO_ADDRESS, PROFILE

Sample = Callable[[str], Path]
Written = Callable[..., Path]
GOOD = "Namn;Adress;Verksamhet\nLindala;https://www.facebook.com/lindala;Kultur\n"
BAD = GOOD + "Utan adress;;Kultur\n"
COLUMNS = (
    "Kolumner: platform = Plattform, url = Kontots adress, handle = Användarnamn, name = Namn, "
    "department = Förvaltning, theme = Ämne."
)

REFUSED = """\ufeffPlattform;Kontots adress;Användarnamn;Namn;Förvaltning;Ämne;Anteckning;rad;skäl
Instagram;www.instagram.com/lindalabibliotek/;;Biblioteket igen;Kultur- och fritidsförvaltningen › Stadsbiblioteket;\
;;4;Dubblett av rad 3.
Facebook;https://www.faceb00k.com/lindalabad;;Lindala bad;Kultur- och fritidsförvaltningen;;;8;{alike}
Google+;https://plus.google.com/+LindalaKommun;;Lindala kommun;Kommungemensamt;;;9;\
Google+ har lagts ner, så kontot finns inte längre. Ta bort raden.
LinkedIn;https://www.linkedin.com/in/anna-berg;;Anna Berg;Kommungemensamt;;;10;\
{profile}
Facebook;https://www.facebook.com/lindalakommun/posts/123;;Ett inlägg;Kommungemensamt;;;11;{post}
Nyhetsbrev;https://nyhetsbrev.lindala.example/;;Nyhetsbrevet;Kommungemensamt;;;12;\
«Nyhetsbrev» är inget socialt medium och hör inte hemma i registret. Ta bort raden.
Facebook;;;Lindala badhus;Kultur- och fritidsförvaltningen;;;14;\
{no_address}
X;https://x.com/lindalakommun;;;Kommungemensamt;;"är X kvar; eller ""Twitter""?";16;\
Det här saknas: kontots namn. Skriv in det och läs in raden igen.
"""


def swedish(text: str) -> str:
    """A sentence of the reader of addresses, in Swedish."""
    from django.utils import translation

    from registry.register.platforms import recognise

    with translation.override("sv"):
        read = recognise(text)
        offered = f" Menar du {read.suggestion}?" if read.suggestion else ""
        return f"{read.why}{offered}"


def test_an_excel_list_dry_and_then_for_good(sample: Sample, run: Run) -> None:
    file = sample("excel.csv")
    log = Act.objects.count()
    dry = run(file)
    assert dry.totals == figures(rows=14, new=6, changed=0, unchanged=0, refused=8)
    assert (SocialAccount.objects.count(), Person.objects.count(), Act.objects.count()) == (0, 0, log)
    assert dry.lines[0] == f"{file}: 14 rader (Windows-1252, semikolon)."
    assert dry.lines[-2] == (
        "Det här var en provkörning och ingenting har ändrats. Lägg till --apply för att läsa in listan."
    )

    done = run(file, "--apply", "--registered-by", ANNA)
    assert done.totals == dry.totals
    assert done.failure == ""
    assert done.lines == [
        f"{file}: 14 rader (Windows-1252, semikolon).",
        COLUMNS,
        "Används inte: Anteckning.",
        f"Läggs in av: {ANNA} (ny i registret).",
        "Ingen är angiven som kontoansvarig. Den som lägger in kontona svarar för dem tills vidare.",
        "Nya: 6. Ändrade: 0. Oförändrade: 0. Nekade: 8.",
        f"Nekade rader, alla finns i {file}.refused.csv:",
        "  Rad 4: Dubblett av rad 3.",
        f"  Rad 8: {swedish('https://www.faceb00k.com/lindalabad')}",
        "  Rad 9: Google+ har lagts ner, så kontot finns inte längre. Ta bort raden.",
        f"  Rad 10: {PROFILE}",
        f"  Rad 11: {swedish('https://www.facebook.com/lindalakommun/posts/123')}",
        "  Rad 12: «Nyhetsbrev» är inget socialt medium och hör inte hemma i registret. Ta bort raden.",
        f"  Rad 14: {NO_ADDRESS}",
        "  Rad 16: Det här saknas: kontots namn. Skriv in det och läs in raden igen.",
        "Titta gärna på:",
        "  Rad 6: I listan står Twitter, men adressen går till Facebook. Adressen gäller.",
        "  Rad 7: "
        + swedish("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.instagram.com%2Florenskolan%2F"),
        "Klart. Det som lästes in syns nu i den offentliga listan.",
        '{"rows": 14, "new": 6, "changed": 0, "unchanged": 0, "refused": 8}',
    ]
    assert list(SocialAccount.objects.order_by("pk").values_list("name", "key", "kind", "theme")) == [
        ("Lindala kommun", "facebook:lindalakommun", "main", "kommunen"),
        ("Lindala bibliotek", "instagram:lindalabibliotek", "unit", "bibliotek-kultur"),
        ("Lindala skola", "facebook:lindalaskola", "unit", ""),
        ("Lorenskolan", "instagram:lorenskolan", "unit", ""),
        ("Fritidsgården", "tiktok:lindalaungdom", "unit", ""),
        ("Äldreomsorgen", "instagram:lindala_omsorg", "unit", ""),
    ]
    assert verify().findings == []

    again = run(file, "--apply", "--registered-by", ANNA)
    assert again.totals == figures(rows=14, new=0, changed=0, unchanged=6, refused=8)
    assert again.lines[-2] == "Det finns inget nytt att läsa in från listan. Ingenting har ändrats."
    assert Act.objects.filter(verb="import").count() == 1


def test_the_refused_rows_stand_in_a_list_of_their_own(sample: Sample, run: Run) -> None:
    file = sample("excel.csv")
    run(file)
    expected = REFUSED.format(
        profile=PROFILE,
        no_address=NO_ADDRESS,
        alike=swedish("https://www.faceb00k.com/lindalabad"),
        post=swedish("https://www.facebook.com/lindalakommun/posts/123"),
    )
    assert Path(f"{file}.refused.csv").read_bytes() == expected.replace("\n", "\r\n").encode()


def test_mended_refused_rows_are_a_list_again(sample: Sample, run: Run) -> None:
    file = sample("excel.csv")
    run(file)
    refused = Path(f"{file}.refused.csv")
    mended = refused.with_name("rättad.csv")
    mended.write_text(
        refused.read_text("utf-8").replace("Facebook;;;", "Facebook;fb.com/lindalabadhus;;"), "utf-8"
    )
    told = run(mended, "--apply", "--responsible", ANNA)
    assert told.totals == figures(rows=8, new=2, changed=0, unchanged=0, refused=6)
    assert told.lines[2] == "Används inte: Anteckning, rad, skäl."


def test_tabs_and_utf_16(sample: Sample, run: Run) -> None:
    told = run(sample("unicode-text.txt"), "--apply", "--responsible", ANNA)
    assert told.lines[0].endswith("unicode-text.txt: 2 rader (UTF-16, tabb).")
    assert told.totals == figures(rows=2, new=1, changed=0, unchanged=0, refused=1)
    account = SocialAccount.objects.get()
    assert (account.name, account.url) == ("Lindala library", "https://www.facebook.com/lindalalibrary")
    assert (account.description, account.department.name) == ("Books and stories", "Library")
    assert account.responsible is not None
    assert (account.responsible.email, account.responsible_for_now) == (ANNA, False)


def test_english_headings(sample: Sample, run: Run) -> None:
    told = run(sample("english.csv"), "--apply", "--registered-by", ANNA)
    assert told.totals == figures(rows=2, new=2, changed=0, unchanged=0, refused=0)
    assert told.lines[2] == "Används inte: source."


def test_no_file_of_refused_rows_when_nothing_is_refused(written: Written, run: Run) -> None:
    file = written(BAD)
    run(file)
    assert Path(f"{file}.refused.csv").exists()
    file.write_text(GOOD, "utf-8")
    run(file)
    assert not Path(f"{file}.refused.csv").exists()


def test_refused_rows_go_where_one_stands_or_where_one_says(
    written: Written, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(BAD)
    here = tmp_path / "här"
    here.mkdir()
    monkeypatch.chdir(here)
    Path(f"{file}.refused.csv").mkdir()
    told = run(file)
    assert told.lines[3] == f"Nekade rader, alla finns i {here / 'lista.csv.refused.csv'}:"
    assert [place.name for place in here.iterdir()] == ["lista.csv.refused.csv"]

    told = run(file, "--refused", str(tmp_path / "nekade.csv"))
    assert told.lines[3] == f"Nekade rader, alla finns i {tmp_path / 'nekade.csv'}:"

    told = run(file, "--apply", "--registered-by", ANNA, "--refused", str(tmp_path / "borta" / "nekade.csv"))
    assert told.failure == (
        f"{tmp_path / 'borta' / 'nekade.csv'} går inte att skriva (No such file or directory). "
        "Ingenting har lästs in. Ange med --refused var de nekade raderna ska sparas."
    )
    told = run(file, "--apply", "--registered-by", ANNA, "--refused", str(file))
    assert told.failure == (
        "De nekade raderna kan inte skrivas över själva listan. Ange en annan fil med --refused."
    )
    assert (SocialAccount.objects.count(), Person.objects.count()) == (0, 0)


def test_strict_is_all_or_nothing(written: Written, run: Run) -> None:
    told = run(written(BAD), "--strict", "--apply", "--registered-by", ANNA)
    assert told.totals == figures(rows=2, new=1, changed=0, unchanged=0, refused=1)
    assert told.lines[-2] == (
        "Ingenting har lästs in, eftersom rader nekades och --strict betyder allt eller inget."
    )
    assert told.failure == "1 rad nekades."
    assert (SocialAccount.objects.count(), Person.objects.count()) == (0, 0)

    told = run(written(GOOD), "--strict", "--apply", "--registered-by", ANNA)
    assert (told.failure, SocialAccount.objects.count()) == ("", 1)


def test_somebody_must_register(written: Written, run: Run) -> None:
    assert run(written(GOOD), "--apply").failure == (
        "Skriv vem som lägger in kontona med --registered-by, eller vem som svarar för dem med --responsible."
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--registered-by", "anna"], "«anna» är ingen e-postadress."),
        (["--responsible", "borta@prov.example"], "borta@prov.example arbetar inte kvar. Ange någon annan."),
        (["--map", "name"], "Skriv --map som FÄLT=RUBRIK, inte «name»."),
        (
            ["--map", "name=Titel"],
            "Listan har ingen kolumn som heter «Titel». Kolumnerna är: Namn, Adress, Verksamhet.",
        ),
    ],
)
@pytest.mark.parametrize("apply", [[], ["--apply"]])
def test_what_can_not_be_done_is_said_in_a_sentence(
    options: list[str], sentence: str, apply: list[str], written: Written, run: Run
) -> None:
    make.person("borta", is_active=False)
    if apply and "--map" in options:
        apply = ["--apply", "--registered-by", ANNA]
    told = run(written(GOOD), *options, *apply)
    assert (told.failure, told.totals) == (sentence, {})
    assert not SocialAccount.objects.exists()


def test_people_in_the_register_are_named(written: Written, run: Run) -> None:
    make.person(ANNA, "Anna Berg")
    make.person("bo.ek@lindala.example", "Bo Ek")
    told = run(
        written(GOOD), "--apply", "--registered-by", ANNA.upper(), "--responsible", "bo.ek@lindala.example"
    )
    assert told.lines[2:4] == [
        f"Läggs in av: Anna Berg ({ANNA}).",
        "Kontoansvarig för det nya: Bo Ek (bo.ek@lindala.example).",
    ]
    account = SocialAccount.objects.get()
    assert account.responsible is not None
    assert (account.responsible.name, account.responsible_for_now) == ("Bo Ek", False)
    assert Act.objects.order_by("-seq")[0].actor == Person.objects.get(email=ANNA)


def test_many_refusals_are_shown_a_few_at_a_time(written: Written, run: Run) -> None:
    file = written(GOOD + "Utan adress;;Kultur\n" * 12)
    told = run(file)
    assert told.lines[14] == "  … och 2 till (--verbosity 2 visar alla)."
    assert sum(line.startswith("  Rad ") for line in told.lines) == 10
    assert sum(line.startswith("  Rad ") for line in run(file, "--verbosity", "2").lines) == 12
