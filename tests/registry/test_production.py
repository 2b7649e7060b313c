"""What production refuses that development lets pass, and that the demo alone lifts none of it."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from registry import environment

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "DATABASE_URL",
    "MUNICIPALITY_NAME",
    "MUNICIPALITY_CODE",
    "MUNICIPALITY_COLOR",
    "MUNICIPALITY_WEBSITE",
)


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a made-up site in earnest."""
    for line in (ROOT / "tools" / "production.env").read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _equals, value = line.partition("=")
            monkeypatch.setenv(name, value.strip('"'))
    return monkeypatch


def made(module: str = "settings") -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "registry" / f"{module}.py"))


def why_not(module: str = "settings") -> str:
    """The sentence that stops the start."""
    with pytest.raises(ImproperlyConfigured) as wrong:
        made(module)
    return str(wrong.value)


@pytest.mark.parametrize("name", REQUIRED)
def test_the_demo_alone_gives_no_defaults(production: pytest.MonkeyPatch, name: str) -> None:
    production.setenv("DEMO", "1")
    production.delenv(name)
    assert why_not() == f"The setting {name} is missing. Write {name}=… in .env or in the environment."


def test_the_demo_alone_keeps_the_protection(production: pytest.MonkeyPatch) -> None:
    production.setenv("DEMO", "1")
    found = made()
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    assert [found[name] for name in names] == [True, True, True, 31_536_000]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "ALLOWED_HOSTS",
            "*",
            "must list names of servers such as www.kommun.example, with commas between.",
        ),
        (
            "ALLOWED_HOSTS",
            "konton.kommun.example,*",
            "must list names of servers such as www.kommun.example, with commas between.",
        ),
        (
            "SITE_URL",
            "https://www.kommun.example/konton",
            "must have nothing after the host, such as https://konton.lindala.example.",
        ),
        (
            "SITE_URL",
            "https://www.kommun.example?x",
            "must have nothing after the host, such as https://konton.lindala.example.",
        ),
        ("MUNICIPALITY_LOGO", "manage.py", "must be a picture: svg, png, webp or jpg."),
    ],
)
def test_what_production_refuses(
    production: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    production.setenv(name, value)
    assert why_not() == f"The setting {name} {sentence}"


def test_development_may_listen_to_every_name(production: pytest.MonkeyPatch) -> None:
    production.setenv("DEBUG", "1")
    production.setenv("ALLOWED_HOSTS", "*")
    assert made()["ALLOWED_HOSTS"] == ["*"]


def test_a_site_may_end_in_a_slash(production: pytest.MonkeyPatch) -> None:
    production.setenv("SITE_URL", "https://konton.kommun.example/")
    assert made()["SITE_URL"] == "https://konton.kommun.example"


def test_a_logotype_is_a_picture_that_is_there(production: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "vapen.SVG"
    file.write_text("<svg/>", encoding="utf-8")
    production.setenv("MUNICIPALITY_LOGO", str(file))
    assert made()["MUNICIPALITY_LOGO"] == str(file)
    production.setenv("MUNICIPALITY_LOGO", str(tmp_path / "annat.png"))
    assert why_not() == "The setting MUNICIPALITY_LOGO names a file that is not there."


@pytest.mark.parametrize(("value", "hour"), [("0", 0), ("23", 23)])
def test_the_hour_of_the_digest_is_any_of_the_day(
    production: pytest.MonkeyPatch, value: str, hour: int
) -> None:
    production.setenv("DIGEST_HOUR", value)
    assert made("numbers")["DIGEST_HOUR"] == hour


@pytest.mark.parametrize("value", ["24", "-1"])
def test_there_is_no_other_hour(production: pytest.MonkeyPatch, value: str) -> None:
    production.setenv("DIGEST_HOUR", value)
    assert why_not("numbers") == "The setting DIGEST_HOUR must be a whole number from 0 to 23, such as 15."


def test_a_page_has_a_row(production: pytest.MonkeyPatch) -> None:
    production.setenv("PAGE_ROWS", "0")
    assert why_not("numbers") == "The setting PAGE_ROWS must be a whole number from 1 to 10000, such as 50."


def test_hosts_have_names() -> None:
    assert environment.hosts("NOT_SET", ["[::1]", "localhost", ".kommun.example"]) == [
        "[::1]",
        "localhost",
        ".kommun.example",
    ]
