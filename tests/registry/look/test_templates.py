"""What holds for every template: it can be read, its icons exist, and a stranger's page knows nobody."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateSyntaxError, engines
from django.template.loader import get_template

from registry import signs
from registry.templatetags.look import drawing

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted(str(file.relative_to(ROOT / "templates")) for file in (ROOT / "templates").rglob("*.html"))
INLINE = re.compile(
    r"<style\b|\sstyle=|<script(?![^>]*\ssrc=|\stype=\"application/ld\+json\">)|\son[a-z]+=\"|javascript:|(?:src|srcset)=\"(?:https?:)?//"
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_compiles_and_its_icons_exist(name: str) -> None:
    get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_has_inline_style_or_script_or_reaches_elsewhere(name: str) -> None:
    assert INLINE.findall((ROOT / "templates" / name).read_text(encoding="utf-8")) == []


def test_a_missing_icon_fails_when_the_template_is_read() -> None:
    with pytest.raises(TemplateSyntaxError, match="no icon «no-such-icon»"):
        engines["django"].from_string('{% if False %}{% icon "no-such-icon" %}{% endif %}')


@pytest.mark.parametrize(
    "sign",
    [*signs.ACCOUNT.values(), *signs.APPLICATION.values(), *signs.CLOSURE.values()],
    ids=lambda sign: sign.icon,
)
def test_every_state_has_an_icon_words_and_a_known_tone(sign: signs.Sign) -> None:
    assert "<path" in drawing(sign.icon)
    assert str(sign.words)
    assert sign.tone in signs.NOTICE_ICONS


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in TEMPLATES
        if name.startswith("public/")
        or name in ("base.html", "layouts/public.html", "components/public_menu.html")
    ],
)
def test_a_strangers_page_asks_for_no_person_no_session_and_no_token(name: str) -> None:
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    assert re.findall(r"csrf_token|request\.user|request\.session|waiting_messages|\bperms\b", text) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_name_has_a_hidden_part_that_begins_with_a_mark(name: str) -> None:
    """What is hidden is read as a part of its own, with a blank before: «Facebook , 21 konton»."""
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    assert re.findall(r"ds-sr-only\">\s*[,:;.]", text) == []
