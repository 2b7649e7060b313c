"""A file as rows of cells, whatever program wrote it; and the sentence for a file that is none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation

from accounts.refusal import Refused
from registry.transfer import reading
from registry.transfer.reading import Row, read
from tests.registry.transfer.conftest import SAMPLES

Written = Callable[..., Path]
HEADINGS = "Namn,Adress,Enhet\n"
UNCLOSED = 'har ett citattecken (") som aldrig stängs. Stäng det eller ta bort det, och läs in filen igen.'
SPREADSHEET = "är ett kalkylark. Öppna det, välj Spara som och CSV UTF-8, och läs in den filen i stället."


def refusal_of(file: Path) -> str:
    with translation.override("sv"), pytest.raises(Refused) as refusal:
        read(file)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("sample", "encoding", "separator", "headings", "rows"),
    [
        ("excel.csv", "Windows-1252", ";", 7, 14),
        ("unicode-text.txt", "UTF-16", "\t", 5, 2),
        ("english.csv", "UTF-8", ",", 18, 2),
    ],
)
def test_the_samples(sample: str, encoding: str, separator: str, headings: int, rows: int) -> None:
    sheet = read(SAMPLES / sample)
    assert (sheet.encoding, sheet.separator) == (encoding, separator)
    assert (len(sheet.headings), len(sheet.rows)) == (headings, rows)


def test_rows_have_the_numbers_that_a_spreadsheet_shows(written: Written) -> None:
    sheet = read(written('Kontolista 2026\n\nNamn,Adress,Enhet\n\nA,"b\nc",d\n , ,\nE,f\n'))
    assert sheet.headings == ("Namn", "Adress", "Enhet")
    assert sheet.rows == (Row(5, ("A", "b\nc", "d")), Row(7, ("E", "f", "")))


def test_cells_beyond_the_headings_are_kept_unless_blank(written: Written) -> None:
    sheet = read(written(HEADINGS + "A,b,c,,\nA,b,c,d,\n"))
    assert [row.cells for row in sheet.rows] == [("A", "b", "c"), ("A", "b", "c", "d")]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Namn;Adress;Enhet\nÅsa;b;Ö\n".encode(), "UTF-8"),
        ("Namn;Adress;Enhet\nÅsa;b;Ö\n".encode("utf-8-sig"), "UTF-8"),
        ("Namn;Adress;Enhet\nÅsa;b;Ö\n".encode("cp1252"), "Windows-1252"),
        ("Namn;Adress;Enhet\nÅsa;b;Ö\n".encode("utf-16"), "UTF-16"),
        ("Namn;Adress;Enhet\nÅsa;b;Ö\n".encode("utf-16-be"), "UTF-16"),
        ("Namn;Adress;Enhet\nÅsa;b;Ö\n".encode("utf-16-le"), "UTF-16"),
        ("Namn;Adress;Enhet\rÅsa;b;Ö\r".encode(), "UTF-8"),
    ],
)
def test_encodings(content: bytes, encoding: str, written: Written) -> None:
    sheet = read(written(content))
    assert sheet.encoding == encoding
    assert sheet.rows == (Row(2, ("Åsa", "b", "Ö")),)


def test_one_damaged_letter_makes_no_other_encoding_of_the_file(written: Written) -> None:
    sheet = read(written(HEADINGS.encode() + "Åsa,b,Ö\n".encode() + b"Bj\xf6rn,b,c\n"))
    assert sheet.encoding == "UTF-8"
    assert [row.cells[0] for row in sheet.rows] == ["Åsa", "Bj\ufffdrn"]


def test_a_separator_that_is_announced(written: Written) -> None:
    sheet = read(written("sep=;\r\nNamn;Adress;Enhet\r\nA, B, C;b;c\r\n"))
    assert (sheet.separator, sheet.rows) == (";", (Row(3, ("A, B, C", "b", "c")),))


def test_commas_inside_a_semicolon_list_do_not_decide(written: Written) -> None:
    assert read(written("Namn;Adress, helst hela;Enhet\na,b,c,d;e;f\n")).separator == ";"


def test_a_loose_quotation_mark_is_read_as_it_stands(written: Written) -> None:
    assert read(written(HEADINGS + '"Ek"skolan,b,c\nÖ"n,b,c\n')).rows == (
        Row(2, ("Ekskolan", "b", "c")),
        Row(3, ('Ö"n', "b", "c")),
    )


@pytest.mark.parametrize("tail", ['A,"b,c\n', 'A,b,c\nD,e,"f\n'])
def test_an_open_quotation_mark_names_its_row(tail: str, written: Written) -> None:
    row = 1 + tail.count("\n")
    assert refusal_of(written(HEADINGS + tail + "x,y,z\n" * 3)) == (f"Rad {row} {UNCLOSED}")


def test_an_enormous_cell_is_an_open_quotation_mark(written: Written) -> None:
    swallowed = '"x"y,b,c\n' + 'A,"' + "b" * 200_000
    assert refusal_of(written(HEADINGS + swallowed)) == f"Rad 3 {UNCLOSED}"
    assert refusal_of(written(HEADINGS + '"x"y,b,c\nA,"' + "b\n" * 200)) == f"Rad 3 {UNCLOSED}"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("tom.csv", b"", "Filen är tom."),
        ("tom.csv", b"\xef\xbb\xbf \n\n", "Filen är tom."),
        ("rubriker.csv", b";;;\n", "Filen har inga rubriker."),
        (
            "lista.xlsx",
            b"",
            f"lista.xlsx {SPREADSHEET}",
        ),
        (
            "lista.ODS",
            b"",
            f"lista.ODS {SPREADSHEET}",
        ),
        (
            "lista.csv",
            b"PK\x03\x04rest",
            f"lista.csv {SPREADSHEET}",
        ),
        (
            "bred.csv",
            b"Namn,Adress,Enhet\n" + b"x," * 300 + b"\n",
            "Rad 2 har 301 celler: högst 200 går att läsa. Är filen en lista?",
        ),
    ],
)
def test_what_is_no_list(name: str, content: bytes, sentence: str, written: Written) -> None:
    assert refusal_of(written(content, name)) == sentence


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "borta.csv") == f"Filen {tmp_path / 'borta.csv'} finns inte."
    assert refusal_of(tmp_path) == f"{tmp_path} går inte att läsa: Is a directory."


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    huge = tmp_path / "stor.csv"
    with huge.open("wb") as opened:
        opened.truncate(200_000_000)
    assert refusal_of(huge) == (
        "stor.csv är för stor: högst 50 MB. Behåll bara raderna med konton, eller dela listan."
    )


def test_too_many_rows(written: Written) -> None:
    assert refusal_of(written("a;b\n" + "1;2\n" * reading.MAX_ROWS)) == (
        "Listan är för lång: högst 100000 rader och 2000000 celler. Dela den."
    )
