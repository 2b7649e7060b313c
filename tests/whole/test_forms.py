"""Every field of every form of the staff's says in our own words what is wrong, and what to do."""

import inspect
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import polib
import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

import accounts.former_forms
import accounts.forms
import registry.cases.asking
import registry.cases.forms
import registry.guidelines.review_forms
import registry.guidelines.version_forms
import registry.overview.forms
import registry.register.forms
import registry.removals.forms
import registry.tips.forms
import registry.website.forms
from accounts.chain import Who
from accounts.tree import Tree
from registry.cases.moves import MOVES
from registry.guidelines.knowing import Found
from registry.guidelines.models import Requirement
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing

pytestmark = pytest.mark.once

NONSENSE = ("", "\x00", "x" * 20_001, "-1", "2026-99-99", "9" * 30, "a@b@c")
MODULES = (
    accounts.former_forms,
    accounts.forms,
    registry.cases.asking,
    registry.cases.forms,
    registry.guidelines.version_forms,
    registry.guidelines.review_forms,
    registry.overview.forms,
    registry.register.forms,
    registry.removals.forms,
    registry.tips.forms,
    registry.website.forms,
)


def forms_of_ours() -> list[type[forms.BaseForm]]:
    """The forms that these modules define."""
    return [
        form
        for module in MODULES
        for _name, form in inspect.getmembers(module, inspect.isclass)
        if issubclass(form, forms.BaseForm) and form.__module__ == module.__name__
    ]


class Maker:
    """Makes any of the forms with what was said in it, once for each thing that it can be about."""

    def __init__(self, form: type[Any], cast: Cast) -> None:
        self.form = form
        account = make.account(cast.library, cast.librarian)
        known: dict[str, Any] = {
            "who": Who(cast.chief, make.DAY),
            "tree": Tree.load(),
            "today": make.DAY,
            "on": make.DAY,
            "left": [],
            # Of reviews: what is asked, what is known, and what was answered before.
            "offered": [account],
            "questions": list(Requirement.objects.filter(key__in=("logo", "open"))),
            "demands": list(Requirement.objects.filter(key__in=("cover", "owned"))),
            "found": [Found(one, False) for one in Requirement.objects.filter(key="preserved")],
            "before": {},
            "authorities": [cast.board],
            "case": make.case(cast.coordinator, make.application(cast.library, cast.librarian)),
        }
        asked = {name for kind in form.__mro__[:-1] for name in inspect.signature(kind).parameters}
        self.words = {name: thing for name, thing in known.items() if name in asked}
        if issubclass(form, forms.ModelForm):
            self.words["instance"] = account
        self.variants: list[dict[str, Any]] = [{}]
        if "move" in asked:
            closure = closing.in_state(cast, "ready", account)
            self.variants = [
                {
                    "move": move,
                    **({} if "report" in move.kinds or "application" in move.kinds else {"case": closure}),
                }
                for move in MOVES
            ]

    def forms(self, said: str) -> Iterator[forms.BaseForm]:
        for variant in self.variants:
            data = QueryDict(mutable=True)
            words = {**self.words, **variant}
            empty = self.form(data, **words)
            data.update(dict.fromkeys(empty.fields, said))
            yield self.form(data, **words)


def sentences_of_django() -> list[re.Pattern[str]]:
    """What Django itself says, in Swedish and in English."""
    catalogue = polib.pofile(str(files("django") / "conf/locale/sv/LC_MESSAGES/django.po"))
    said = {
        text
        for entry in catalogue
        for text in (entry.msgid, entry.msgstr, entry.msgid_plural, *entry.msgstr_plural.values())
        if len(text) > 12
    }
    return [re.compile(re.sub(r"%\\\(\w+\\\)[sdr]", ".*", re.escape(text)), re.DOTALL) for text in said]


@pytest.mark.parametrize("form", forms_of_ours(), ids=lambda form: form.__name__)
def test_no_field_answers_in_djangos_words(form: type[Any], cast: Cast) -> None:
    stiff, made = sentences_of_django(), Maker(form, cast)
    heard: set[tuple[str, str]] = set()
    for language in ("sv", "en"):
        with translation.override(language):
            for nonsense in NONSENSE:
                for filled in made.forms(nonsense):
                    heard |= {
                        (name, str(error)) for name, errors in filled.errors.items() for error in errors
                    }
    assert [(name, said[:80]) for name, said in heard if any(text.fullmatch(said) for text in stiff)] == []
    # What was typed is on the page already; a sentence that repeats it can be as long as it.
    assert [name for name, said in heard if len(said) > 300] == []


def test_the_sentences_of_django_are_known_when_they_are_met() -> None:
    stiff = sentences_of_django()
    met = ("Detta fält måste fyllas i.", "Select a valid choice. x is not one of the available choices.")
    assert [any(text.fullmatch(said) for text in stiff) for said in met] == [True, True]
