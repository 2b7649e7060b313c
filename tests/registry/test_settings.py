"""Every wrong or missing setting stops the start with a sentence that names it."""

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from registry import environment, numbers, start
from tests import make

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    line.partition("=")[0]: line.partition("=")[2].strip('"')
    for line in (ROOT / "tools" / "production.env").read_text(encoding="utf-8").splitlines()
    if "=" in line and not line.startswith("#")
}
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
    """The environment of a production site, in which a test changes a setting."""
    for name in list(os.environ):
        if name.startswith(("MUNICIPALITY_", "TITLE_", "EMAIL_")) or name in (
            "DEFAULT_FROM_EMAIL",
            "TIME_ZONE",
        ):
            monkeypatch.delenv(name)
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def made() -> dict[str, Any]:
    """Django's settings as this environment makes them."""
    return runpy.run_path(str(ROOT / "registry" / "settings.py"))


def why_not(module: str = "settings") -> str:
    """The sentence that stops the start."""
    with pytest.raises(ImproperlyConfigured) as wrong:
        runpy.run_path(str(ROOT / "registry" / f"{module}.py"))
    return str(wrong.value)


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_production_needs_is_asked_for(
    production: pytest.MonkeyPatch, name: str, value: str | None
) -> None:
    production.delenv(name) if value is None else production.setenv(name, value)
    assert why_not() == f"The setting {name} is missing. Write {name}=… in .env or in the environment."


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DEBUG", "maybe", "must be 1 or 0."),
        ("DEMO", "2", "must be 1 or 0."),
        (
            "SECRET_KEY",
            "x" * 31,
            "must be at least 32 random characters; .env.example says how to make them.",
        ),
        ("ALLOWED_HOSTS", " , ", "is empty. Write one or more, with commas between."),
        (
            "ALLOWED_HOSTS",
            "https://konton.se",
            "must list names of servers such as www.kommun.example, with commas between.",
        ),
        (
            "EMBED_HOSTS",
            "www.kommun.se; intranät",
            "must list names of servers such as www.kommun.example, with commas between.",
        ),
        ("SITE_URL", "konton.se", "must be a web address such as https://konton.lindala.example."),
        ("SITE_URL", "javascript:alert(1)", "must be a web address such as https://konton.lindala.example."),
        ("MUNICIPALITY_WEBSITE", "lindala", "must be a web address such as https://konton.lindala.example."),
        ("MUNICIPALITY_CODE", "12345", "must be the municipality's four digits, such as 1440."),
        ("MUNICIPALITY_COLOR", "grön", "must be a colour such as #00563f."),
        ("MUNICIPALITY_COLOR", "#0563f", "must be a colour such as #00563f."),
        ("MUNICIPALITY_LOGO", "finns-inte.svg", "names a file that is not there."),
        ("TIME_ZONE", "Europe/Stokholm", "must be a time zone such as Europe/Stockholm."),
        ("TIME_ZONE", "../passwd", "must be a time zone such as Europe/Stockholm."),
        *(
            (
                "HOLIDAYS",
                value,
                "must look like 06-15/08-15 12-20/01-07, first and last day as month-day, or none.",
            )
            for value in ("sommaren", "06-15", "06-15/08-32", "15-06/15-08", "06-15/08-15,12-20/01-07")
        ),
        ("HOLIDAYS", "03-01/02-27", "must leave at least half of the year."),
        ("EMAIL_URL", "hello", "must look like smtp://host:25 or smtp+tls://user:word@host:587."),
        ("EMAIL_URL", "smtp://host:port", "must look like smtp://host:25 or smtp+tls://user:word@host:587."),
        (
            "DEFAULT_FROM_EMAIL",
            "registret",
            "must be an e-mail address such as kontoregistret@kommun.example.",
        ),
        ("PRIVATE_FILES", "README.md", "must be a folder, such as var/private."),
        (
            "PRIVATE_FILES",
            "var/../static/bevis",
            "must not lie where everybody can read, under static or var/static.",
        ),
        ("TRUSTED_PROXIES", "-1", "must be a whole number from 0 to 1000000, such as 1."),
        (
            "DATABASE_URL",
            "hello",
            "must look like sqlite:///var/register.sqlite3 or postgres://user:word@host/name.",
        ),
        ("DATABASE_URL", "mysql://a:b@c/d", "must name SQLite or PostgreSQL."),
    ],
)
def test_what_is_wrong_is_named(production: pytest.MonkeyPatch, name: str, value: str, sentence: str) -> None:
    production.setenv(name, value)
    assert why_not() == f"The setting {name} {sentence}"


@pytest.mark.parametrize("number", numbers.NUMBERS, ids=lambda number: number.name)
@pytest.mark.parametrize("value", ["-1", "två", "1.5", "٣", "1" * 30])
def test_figures_are_whole_numbers_within_limits(
    production: pytest.MonkeyPatch, number: numbers.Number, value: str
) -> None:
    production.setenv(number.name, value)
    limits = f"from {number.least} to {number.most}, such as {number.default}"
    assert why_not("numbers") == f"The setting {number.name} must be a whole number {limits}."


def test_a_figure_of_the_municipality_is_taken(production: pytest.MonkeyPatch) -> None:
    production.setenv("ANSWER_DAYS", "21")
    found = runpy.run_path(str(ROOT / "registry" / "numbers.py"))
    assert (found["ANSWER_DAYS"], found["START_DAYS"]) == (21, 30)


def test_production_starts_safe(production: pytest.MonkeyPatch) -> None:
    found = made()
    names = (
        "DEBUG",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
    )
    assert [found[name] for name in names] == [False, True, True, True, 31_536_000]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://konton.kommun.example"]


def test_a_sender_need_not_be_named(production: pytest.MonkeyPatch) -> None:
    production.delenv("DEFAULT_FROM_EMAIL")
    assert made()["DEFAULT_FROM_EMAIL"] == "kontoregistret@konton.kommun.example"
    production.setenv("DEFAULT_FROM_EMAIL", "Kontoregistret <konton@kommun.example>")
    assert made()["DEFAULT_FROM_EMAIL"] == "Kontoregistret <konton@kommun.example>"


def test_postgres_gets_a_pool_and_sqlite_its_safe_ways() -> None:
    found = environment.database("NOT_SET", "postgres://user:word@host/name")
    assert (found["ENGINE"], found["OPTIONS"]) == (
        "django.db.backends.postgresql",
        {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
    )
    assert environment.database("NOT_SET", "sqlite:///var/x.sqlite3")["OPTIONS"] == {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }


def test_a_file_gives_what_the_environment_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TITLE_CHIEF", "informationschef")
    # Set and taken away, so that what the file sets is taken away too when the test is over.
    monkeypatch.setenv("TITLE_UNIT", "")
    monkeypatch.delenv("TITLE_UNIT")
    file = tmp_path / ".env"
    file.write_text("TITLE_CHIEF=webbchef\nTITLE_UNIT=webbenheten\n", encoding="utf-8")
    environment.load(file)
    environment.load(tmp_path / "finns-inte")
    titles = [environment.text(name, "") for name in ("TITLE_CHIEF", "TITLE_UNIT")]
    monkeypatch.delenv("TITLE_UNIT")
    assert titles == ["informationschef", "webbenheten"]


def test_a_command_says_one_sentence_and_no_more() -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    without = {name: value for name, value in PRODUCTION.items() if name != "MUNICIPALITY_NAME"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**kept, **without},
        capture_output=True,
        text=True,
        check=False,
    )
    sentence = (
        "The setting MUNICIPALITY_NAME is missing. Write MUNICIPALITY_NAME=… in .env or in the environment.\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)


# --- The demo's people in earnest -----------------------------------------------------------------------------


def test_people_of_the_demo_stop_a_real_site(db: None, settings: Any) -> None:
    settings.DEMO = settings.DEBUG = False
    start.refuse_demo_people()
    make.person("admin@lindala.example")
    with pytest.raises(ImproperlyConfigured) as wrong:
        start.refuse_demo_people()
    assert str(wrong.value) == (
        "The setting DEMO is off, but people of the demo (@lindala.example) are in the database. "
        "Start with an empty database, or set DEMO=1."
    )
    settings.DEMO = True
    start.refuse_demo_people()
