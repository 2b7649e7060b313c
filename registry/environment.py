"""Reads the settings that a municipality makes, and says in a sentence which one is wrong or missing."""

import re
import warnings
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
HEX_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
HOST = re.compile(r"\.?[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*(:[0-9]+)?|\[[0-9a-fA-F:]+\]")
PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg")
SECRET = 32
"""So many characters a secret has at least."""

env = environ.Env()


def load(file: Path) -> None:
    """Takes what stands in `file` (.env) for settings that the environment does not give itself."""
    if file.is_file():
        environ.Env.read_env(str(file), overwrite=False)


def wrong(name: str, sentence: str) -> ImproperlyConfigured:
    """The error that stops the start: names the setting and says what to write."""
    return ImproperlyConfigured(f"The setting {name} {sentence}")


def text(name: str, default: str | None = None) -> str:
    """A setting of text; without a default it is required. Raises ImproperlyConfigured."""
    value = str(env.str(name, default="")).strip()
    if value:
        return value
    if default is None:
        raise wrong(name, f"is missing. Write {name}=… in .env or in the environment.")
    return default


def flag(name: str, default: bool = False) -> bool:
    """A setting of yes (1, true, yes, on) or no (0, false, no, off, empty). Raises ImproperlyConfigured."""
    value = text(name, "1" if default else "0").lower()
    if value in {"1", "true", "yes", "on", "ja"}:
        return True
    if value in {"0", "false", "no", "off", "nej"}:
        return False
    raise wrong(name, "must be 1 or 0.")


def whole_number(name: str, default: int, *, least: int = 0, most: int = 1_000_000) -> int:
    """A setting that counts something, within limits. Raises ImproperlyConfigured."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value[:12]) <= most:
        raise wrong(name, f"must be a whole number from {least} to {most}, such as {default}.")
    return int(value)


def words(name: str, default: list[str] | None) -> list[str]:
    """A setting that lists things, separated by commas; without a default it is required."""
    value = text(name, None if default is None else ",".join(default))
    found = [part.strip() for part in value.split(",") if part.strip()]
    if default is None and not found:
        raise wrong(name, "is empty. Write one or more, with commas between.")
    return found


def hosts(name: str, default: list[str] | None, *, anyone: bool = False) -> list[str]:
    """Names of servers without «https://», separated by commas; «*» only where `anyone` may be one.

    Raises ImproperlyConfigured.
    """
    found = words(name, default)
    if anyone and found == ["*"]:
        return found
    if not all(HOST.fullmatch(host) for host in found):
        raise wrong(name, "must list names of servers such as www.kommun.example, with commas between.")
    return found


def secret(name: str, default: str | None) -> str:
    """What signs cookies and links: long enough not to be guessed. Raises ImproperlyConfigured."""
    value = text(name, default)
    if len(value) < SECRET:
        raise wrong(name, f"must be at least {SECRET} random characters; .env.example says how to make them.")
    return value


def code(name: str, default: str | None) -> str:
    """The municipality's four digits at Statistics Sweden. Raises ImproperlyConfigured."""
    value = text(name, default)
    if not re.fullmatch(r"[0-9]{4}", value):
        raise wrong(name, "must be the municipality's four digits, such as 1440.")
    return value


def zone(name: str, default: str) -> str:
    """A time zone by its name. Raises ImproperlyConfigured."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise wrong(name, "must be a time zone such as Europe/Stockholm.") from None
    return value


def holidays(name: str, default: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Holidays as (month, day) of the first and the last day of each; a year must have more other days.

    Raises ImproperlyConfigured.
    """
    value = text(name, default)
    if value == "none":
        return ()
    sentence = "must look like 06-15/08-15 12-20/01-07, first and last day as month-day, or none."
    found = []
    for span in value.split():
        if not re.fullmatch(r"[0-9]{2}-[0-9]{2}/[0-9]{2}-[0-9]{2}", span):
            raise wrong(name, sentence)
        try:
            # 2024 has a 29 February.
            first, last = (date.fromisoformat(f"2024-{end}") for end in span.split("/"))
        except ValueError:
            raise wrong(name, sentence) from None
        found.append((first, last))
    if sum((last - first).days % 366 + 1 for first, last in found) > 366 // 2:
        raise wrong(name, "must leave at least half of the year.")
    return tuple(((first.month, first.day), (last.month, last.day)) for first, last in found)


def mailbox(name: str, default: str) -> str:
    """The sender of mails: an address, or a name and an address in <>. Raises ImproperlyConfigured."""
    value = text(name, default)
    if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+|[^@<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>", value):
        raise wrong(name, "must be an e-mail address such as kontoregistret@kommun.example.")
    return value


def contact(name: str, default: str) -> str:
    """Where somebody can be reached: mailto: and an address, or a page. Raises ImproperlyConfigured."""
    value = text(name, default)
    if not re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|https://\S+", value):
        raise wrong(name, "must be mailto: and an e-mail address, or a web address that begins with https.")
    return value


def mail(name: str, default: str) -> dict[str, Any]:
    """How mails leave, as Django wants it. Raises ImproperlyConfigured."""
    value = text(name, default)
    try:
        found: dict[str, Any] = env.email_url_config(value)
    except (ImproperlyConfigured, KeyError, ValueError):
        raise wrong(name, "must look like smtp://host:25 or smtp+tls://user:word@host:587.") from None
    return found


def color(name: str, default: str | None) -> str:
    """A colour as #rrggbb. Raises ImproperlyConfigured."""
    value = text(name, default)
    if not HEX_COLOR.fullmatch(value):
        raise wrong(name, "must be a colour such as #00563f.")
    return value.lower()


def address(name: str, default: str | None) -> str:
    """A web address without its last slash, such as https://konton.lindala.example."""
    value = text(name, default)
    if value and not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", value):
        raise wrong(name, "must be a web address such as https://konton.lindala.example.")
    return value.rstrip("/")


def origin(name: str, default: str | None) -> str:
    """The address of a whole site: nothing stands after the host. Raises ImproperlyConfigured."""
    value = address(name, default)
    if not re.fullmatch(r"https?://[^\s/?#@]+", value):
        raise wrong(name, "must have nothing after the host, such as https://konton.lindala.example.")
    return value


def picture(name: str) -> str:
    """The path of a picture that must be there, or nothing at all. Raises ImproperlyConfigured."""
    value = text(name, "")
    if value and not value.lower().endswith(PICTURES):
        raise wrong(name, "must be a picture: svg, png, webp or jpg.")
    if value and not (ROOT / value).is_file():
        raise wrong(name, "names a file that is not there.")
    return str(ROOT / value) if value else ""


def folder(name: str, default: str) -> str:
    """A folder to write in; one without a leading slash lies where the program does. Raises ImproperlyConfigured."""
    found = (ROOT / text(name, default)).resolve()
    if found.is_relative_to(ROOT / "static") or found.is_relative_to(ROOT / "var" / "static"):
        raise wrong(name, "must not lie where everybody can read, under static or var/static.")
    if found.exists() and not found.is_dir():
        raise wrong(name, "must be a folder, such as var/private.")
    return str(found)


def database(name: str, default: str | None) -> dict[str, Any]:
    """The database as Django wants it, with what each kind needs to be safe (STACK of the project: docs/adr)."""
    value = text(name, default)
    try:
        with warnings.catch_warnings():
            # What it warns of is refused here in a sentence.
            warnings.simplefilter("ignore")
            found: dict[str, Any] = env.db_url_config(value)
        engine = found["ENGINE"]
    except Exception as fault:
        raise wrong(
            name, "must look like sqlite:///var/register.sqlite3 or postgres://user:word@host/name."
        ) from fault
    options = found.setdefault("OPTIONS", {})
    if engine == "django.db.backends.sqlite3":
        # WAL and IMMEDIATE let people write at the same time; FULL keeps what was acknowledged at a power cut.
        options.setdefault("timeout", 20)
        options.setdefault("transaction_mode", "IMMEDIATE")
        # What is destroyed is overwritten: its page would be copied into the next backup with everything else.
        options.setdefault(
            "init_command", "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        )
        # To open the file and set all this anew costs more than most pages do.
        found["CONN_MAX_AGE"] = 60
    elif engine == "django.db.backends.postgresql":
        options.setdefault("pool", {"min_size": 1, "max_size": 8, "timeout": 10})
    else:
        raise wrong(name, "must name SQLite or PostgreSQL.")
    return found
