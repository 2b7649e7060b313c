"""Whom a form names: somebody of the register by name or address, or somebody new by both."""

import pytest

from registry.register import naming
from registry.register.naming import Named
from tests import make
from tests.cast import Cast
from tests.reading import refusal


@pytest.mark.parametrize(
    "text",
    [
        "Lisa Bibliotekarie",
        "lisa bibliotekarie",
        "  LISA   BIBLIOTEKARIE ",
        "bibliotekarie@prov.example",
        "Bibliotekarie@PROV.example",
        "Lisa Bibliotekarie, bibliotekarie@prov.example",
        "Lisa Bibliotekarie <bibliotekarie@prov.example>",
        "Någon Annan (bibliotekarie@prov.example).",
    ],
)
def test_somebody_of_the_register_is_found_however_written(cast: Cast, text: str) -> None:
    assert naming.read(text) == Named("bibliotekarie@prov.example", "Lisa Bibliotekarie")


def test_a_name_is_found_whatever_the_size_of_its_letters(cast: Cast) -> None:
    make.person("rektor", "Åsa Östling")
    assert naming.read("åsa östling") == Named("rektor@prov.example", "Åsa Östling")


def test_nothing_written_is_nobody(cast: Cast) -> None:
    assert naming.read("  ") is None


def test_a_stranger_is_named_by_name_and_address(cast: Cast) -> None:
    assert naming.read("Anna Berg, Anna.Berg@prov.example") == Named("anna.berg@prov.example", "Anna Berg")


def test_entering_finds_or_enters_without_an_invitation(cast: Cast) -> None:
    found = Named("bibliotekarie@prov.example").entered(cast.chief, make.MOMENT)
    new = Named("anna.berg@prov.example", "Anna Berg").entered(cast.chief, make.MOMENT)
    assert (found, new.name, new.invited_at) == (cast.librarian, "Anna Berg", None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Vem Vetinte",
            "We don't have Vem Vetinte yet. Write the e-mail address too: Vem Vetinte, anna.berg@kommunen.se.",
        ),
        (
            "anna.berg@prov.example",
            "We don't have anna.berg@prov.example yet. Write the name too: Anna Berg, anna.berg@prov.example.",
        ),
        ("anna@prov", "Write the e-mail address like this: anna.berg@kommunen.se."),
    ],
)
def test_what_is_missing_is_said(cast: Cast, text: str, sentence: str) -> None:
    assert refusal(naming.read, text) == (sentence, "input", None)


def test_two_of_the_same_name_are_told_apart_by_address(cast: Cast) -> None:
    make.person("lisa2", "Lisa Bibliotekarie")
    assert refusal(naming.read, "Lisa Bibliotekarie")[0] == (
        "Several people are called Lisa Bibliotekarie. Write the e-mail address."
    )
    assert naming.read("lisa2@prov.example") == Named("lisa2@prov.example", "Lisa Bibliotekarie")


@pytest.mark.parametrize("text", ["Gunnar Gången", "gangen@prov.example"])
def test_whoever_no_longer_works_here_is_not_chosen(cast: Cast, text: str) -> None:
    make.person("gangen", "Gunnar Gången", is_active=False)
    assert refusal(naming.read, text)[0] == "Gunnar Gången no longer works here. Choose somebody else."


def test_of_a_name_that_somebody_gone_had_too_the_one_at_work_is_meant(cast: Cast) -> None:
    make.person("lisa.gammal", "Lisa Bibliotekarie", is_active=False)
    assert naming.read("Lisa Bibliotekarie") == Named("bibliotekarie@prov.example", "Lisa Bibliotekarie")


def test_those_who_work_here_are_offered_as_they_are_written(cast: Cast) -> None:
    make.person("gangen", "Adam Gången", is_active=False)
    offered = naming.offered()
    assert offered[0] == "Ada Admin, admin@prov.example"
    assert len(offered) == 13
    assert naming.written(None) == ""
