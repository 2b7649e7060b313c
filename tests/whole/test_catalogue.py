"""What the check of the translations lets through, and what it finds."""

import polib
import pytest

from tools.translations import agrees


@pytest.mark.parametrize(
    ("text", "translation", "fits"),
    [
        ("%(name)s has left", "%(name)s har slutat", True),
        ("%(who)s told %(name)s", "%(name)s fick veta det av %(who)s", True),
        ("%(name)s has left", "%(namn)s har slutat", False),
        ("%(name)s has left", "Personen har slutat", False),
        ("Everything", "Alla %(n)s", False),
        ("%(n)s of them", "%(n)d av dem", False),
        ("{name} has left", "{namn} har slutat", False),
        ("%s of %s", "%s av %s", True),
        ("%s of %s", "%s", False),
        ("100%% of %(n)s", "100 %% av %(n)s", True),
    ],
)
def test_a_translation_fills_in_what_its_text_fills_in(text: str, translation: str, fits: bool) -> None:
    assert agrees(polib.POEntry(msgid=text, msgstr=translation)) is fits


@pytest.mark.parametrize(
    ("forms", "fits"),
    [
        ({0: "%(n)s sak", 1: "%(n)s saker"}, True),
        ({0: "%(n)s sak", 1: "Flera saker"}, False),
        ({0: "En sak", 1: "%(n)s saker"}, False),
    ],
)
def test_so_does_each_form_of_a_plural(forms: dict[int, str], fits: bool) -> None:
    entry = polib.POEntry(msgid="%(n)s thing", msgid_plural="%(n)s things", msgstr_plural=forms)
    assert agrees(entry) is fits
