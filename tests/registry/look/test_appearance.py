"""The municipality's colours and logotype at addresses that change with their content."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.test import RequestFactory

from registry import appearance, packages

rf = RequestFactory()


@pytest.fixture(autouse=True)
def lindala(settings: Any) -> None:
    settings.MUNICIPALITY_COLOR = "#00563f"
    settings.MUNICIPALITY_NAME = "Lindala kommun"
    settings.MUNICIPALITY_LOGO = ""


def name_in(url: str) -> str:
    return url.rsplit("/", 1)[1].split(".")[-2]


def test_the_stylesheet_may_be_kept_for_ever_and_has_no_cookie() -> None:
    url = appearance.stylesheet_url()
    answer = appearance.stylesheet(rf.get(url), name_in(url))
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"--ds-color-accent-base-default:#00563f" in answer.content
    assert b"prefers-color-scheme:dark" in answer.content
    assert not answer.cookies


def test_another_colour_has_another_address_and_the_old_one_leads_there(settings: Any) -> None:
    old = appearance.stylesheet_url()
    settings.MUNICIPALITY_COLOR = "#005aa0"
    new = appearance.stylesheet_url()
    assert new != old
    answer = appearance.stylesheet(rf.get(old), name_in(old))
    assert (answer.status_code, answer["Location"]) == (302, new)


def test_a_logotype_is_served_as_it_is_and_may_run_nothing(settings: Any, tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    settings.MUNICIPALITY_LOGO = str(file)
    url = appearance.logo_url()
    answer = appearance.logotype(rf.get(url), name_in(url), "svg")
    assert answer.content == file.read_bytes()
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def test_without_a_logotype_there_is_a_shield(settings: Any) -> None:
    settings.MUNICIPALITY_NAME = "<Åmåls kommun"
    url = appearance.shield_url()
    answer = appearance.tab_icon(rf.get(url), name_in(url))
    assert b'fill="#00563f"' in answer.content
    assert b">&lt;</text>" in answer.content


def test_the_context_asks_nobody_who_is_there() -> None:
    request = rf.get("/")  # has neither user nor session
    context = appearance.look(request)
    assert context["look"].municipality == "Lindala kommun"  # type: ignore[attr-defined]
    get_template("errors/404.html").render({}, request)


def test_menus_name_only_what_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (("/", "All"), ("/no-such-page-at-all/", "Nothing"))
    monkeypatch.setattr(appearance, "exists", lambda address: address == "/")
    assert [place.label for place in appearance.places(rows, "/")] == ["All"]


@pytest.mark.parametrize("name", packages.FILES)
def test_the_packages_files_are_found(name: str) -> None:
    found = packages.Finder().find(name)
    assert Path(found).is_file()


def test_nothing_else_of_the_packages_is_served() -> None:
    assert packages.Finder().find("@tabler/icons/package.json") == []
    assert sorted(name for name, _ in packages.Finder().list(None)) == sorted(packages.FILES)
    assert finders.find("css/page.css")
