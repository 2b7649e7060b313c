"""Every kind of field is Designsystemet's, with its help and error tied to it."""

import re

import pytest
from django import forms

from registry.formlook import Renderer


class Everything(forms.Form):
    text = forms.CharField(label="Text", help_text="Help <b>")
    long = forms.CharField(widget=forms.Textarea)
    choice = forms.ChoiceField(choices=[("a", "A")])
    radio = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="One")
    many = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    day = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    agree = forms.BooleanField(label="I agree")
    proof = forms.FileField()
    key = forms.CharField(widget=forms.HiddenInput)


def blank() -> Everything:
    return Everything(renderer=Renderer())


def wrong() -> Everything:
    return Everything({}, {}, renderer=Renderer())


@pytest.mark.parametrize("name", [name for name in Everything.base_fields if name != "key"])
def test_every_control_is_designsystemets_and_labelled(name: str) -> None:
    text = blank()[name].as_field_group()
    for control in re.findall(r"<(?:input|select|textarea)\b[^>]*>", text):
        assert "ds-input" in control
        identity = re.search(r'\bid="([^"]+)"', control)
        assert identity
        assert f'for="{identity[1]}"' in text


@pytest.mark.parametrize("name", [name for name in Everything.base_fields if name not in ("key", "day")])
def test_an_error_is_tied_to_its_field(name: str) -> None:
    text = wrong()[name].as_field_group()
    assert f'id="id_{name}_error"' in text
    assert re.search(rf'aria-describedby="[^"]*id_{name}_error', text)


def test_help_is_tied_to_its_field_and_is_no_markup() -> None:
    text = blank()["text"].as_field_group()
    assert 'aria-describedby="id_text_helptext"' in text
    assert "Help &lt;b&gt;" in text


def test_a_hidden_field_is_nothing_but_itself() -> None:
    assert blank()["key"].as_field_group() == '<input type="hidden" name="key" id="id_key">'


def test_the_summary_links_to_every_field_and_the_links_lead_somewhere() -> None:
    text = str(wrong())
    targets = re.findall(r'href="#([^"]+)"', text)
    assert targets == [f"id_{name}" for name in Everything.base_fields if name not in ("key", "day")]
    for target in targets:
        assert f'id="{target}"' in text


def test_a_form_without_errors_has_no_summary() -> None:
    assert "data-error-summary" not in str(blank())
