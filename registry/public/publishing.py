"""The public list as files, so that a web server goes on showing it when the program is down.

Every page is asked for as a visitor asks for it. What is linked to and lies among the files is linked as a file;
everything else leads to the site. The folder is replaced in one step: nobody meets half a list.
"""

import ctypes
import html
import io
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

from registry.public import describing
from registry.public.formats import FORMATS
from registry.public.models import PublicVersion
from registry.register.models import PUBLIC, SocialAccount

MARK = ".kontoregistret"
"""Lies in every folder that we have made: a folder with anything else in it is not ours to replace."""
TRIES = 3
IN_HTML = re.compile(r'\b(href|src|action)="(/[^"]*)"')
IN_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")
NEXT, PREVIOUS = (re.compile(rf'rel="{way}" href="(/[^"]*)"') for way in ("next", "prev"))
EXCHANGE = 2
"""RENAME_EXCHANGE of Linux: two names change places in one step."""
HERE = -100
"""AT_FDCWD: paths are read from where the process stands."""


@dataclass
class Files:
    """The files under way: where they are written, which address is which file, and what pages ask for besides."""

    folder: Path
    known: dict[str, str] = field(default_factory=dict)
    wanted: dict[str, None] = field(default_factory=dict)
    site: WSGIHandler = field(default_factory=WSGIHandler)

    def write(self, name: str, content: bytes) -> None:
        """Writes one file."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def asked(self, address: str) -> bytes:
        """What the site answers a stranger at an address. Raises OSError."""
        origin, asked = urlsplit(settings.SITE_URL), urlsplit(address)
        request = WSGIRequest(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": asked.path,
                "QUERY_STRING": asked.query,
                "SERVER_NAME": origin.hostname or "",
                "SERVER_PORT": str(origin.port or ""),
                "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_HOST": origin.netloc,
                "HTTP_X_FORWARDED_PROTO": origin.scheme,
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.url_scheme": origin.scheme,
                "wsgi.input": io.BytesIO(),
                "wsgi.errors": sys.stderr,
            }
        )
        response: Any = self.site.get_response(request)
        if response.status_code != 200:
            raise OSError(
                f"{settings.SITE_URL}{address} answers {response.status_code}. "
                "Is its host in ALLOWED_HOSTS, and are the static files in place?"
            )
        return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def publish(folder: Path) -> int:
    """Writes the list as files and puts them in the folder's place; gives how many. Raises OSError."""
    folder = folder.resolve()
    refuse_others(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for _try in range(TRIES):
            before = version()
            shutil.rmtree(fresh)
            fresh.mkdir(mode=0o755)
            written(Files(fresh))
            if version() == before:
                break
        (fresh / MARK).write_text(f"{before}\n", encoding="utf-8")
        count = sum(1 for file in fresh.rglob("*") if file.is_file()) - 1
        put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return count


def refuse_others(folder: Path) -> None:
    """Raises OSError for a folder that holds something that is not ours."""
    if folder.exists() and not folder.is_dir():
        raise OSError(f"{folder} is not a folder.")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise OSError(f"{folder} holds other files. Name an empty folder, or one that is not there yet.")


def version() -> int:
    """Which version of what is public stands in the database now."""
    return PublicVersion.objects.values_list("n", flat=True).first() or 0


def put_in_place(fresh: Path, folder: Path) -> None:
    """Gives the new folder its name in one step; afterwards what was there before stands under the other name."""
    if not folder.exists():
        fresh.rename(folder)
        return
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename and rename(HERE, os.fsencode(fresh), HERE, os.fsencode(folder), EXCHANGE) == 0:
        return
    # Without the one step there are two, with a moment between them when nothing stands there.
    old = fresh.with_name(f"{fresh.name}.old")
    folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old)


def written(files: Files) -> None:
    """Every page in both languages, the data, and what the pages need to look as they do."""
    paths = [f"{language}{path}" for path in pages() for language in ("", "/en")]
    files.known |= {path: name_of(path) for path in paths}
    forms = [form.path for form in FORMATS if form.data] + [row.path for row in describing.DOCUMENTS]
    data = [f"/{prefix}{path}" for path in forms for prefix in ("", "en/")]
    data += [f"/{row.path}" for row in describing.FOR_MACHINES]
    files.known |= {path: name_of(path) for path in data}
    for path in data:
        files.write(name_of(path), all_of_it(files, path))
    for path in paths:
        for name, page, previous in leaves(files, path):
            files.write(name, led(files, name, page, previous))
    for address in iter(lambda: next(iter(files.wanted), ""), ""):
        files.wanted.pop(address)
        need(files, address)


def pages() -> Iterator[str]:
    """The Swedish address of every page that becomes a file."""
    yield from describing.pages()
    for public_id in SocialAccount.objects.filter(status__in=PUBLIC).values_list("public_id", flat=True):
        yield f"/konton/{public_id}/"


def name_of(path: str) -> str:
    """The file of an address."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def all_of_it(files: Files, path: str) -> bytes:
    """Data as they are sent; what the site gives in pages stands in one file."""
    body = files.asked(path)
    if not path.endswith("/konton.json"):
        return body
    told = json.loads(body)
    while told["next"]:
        more = json.loads(files.asked(told["next"].removeprefix(settings.SITE_URL)))
        told["accounts"] += more["accounts"]
        told["next"] = more["next"]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def leaves(files: Files, path: str) -> Iterator[tuple[str, str, str]]:
    """The pages of a list one after the other: each one's file, its HTML, and the file of the one before it."""
    name, previous, address, number = name_of(path), "", path, 1
    while address:
        page = files.asked(address).decode()
        following = NEXT.search(page)
        address = html.unescape(following[1]) if following else ""
        number += 1
        after = f"{dirname(name_of(path))}/sida-{number}.html".lstrip("/")
        if address:
            files.known[address] = after
        yield name, page, previous
        name, previous = after, name


def led(files: Files, name: str, page: str, previous: str) -> bytes:
    """A page whose links lead to files where there are files, and to the site elsewhere."""
    if previous and (before := PREVIOUS.search(page)):
        page = page.replace(f'"{before[1]}"', f'"{relative(previous, name)}"')

    def link(found: re.Match[str]) -> str:
        attribute, address = found[1], html.unescape(found[2])
        bare, mark, place = address.partition("#")
        if attribute == "action":
            return f'action="{html.escape(settings.SITE_URL + address)}"'
        if bare.startswith(("/static/", "/utseende/")):
            files.wanted[bare] = None
            files.known.setdefault(bare, name_of(bare))
        if bare not in files.known:
            return f'{attribute}="{html.escape(settings.SITE_URL + address)}"'
        return f'{attribute}="{html.escape(relative(files.known[bare], name) + mark + place)}"'

    return IN_HTML.sub(link, page).encode()


def relative(target: str, name: str) -> str:
    """The way from one file to another."""
    return relpath(target, dirname(name) or ".")


def need(files: Files, address: str) -> None:
    """A file that pages need to look as they do, with those that it needs itself."""
    if (files.folder / name_of(address)).exists():
        return
    body = files.asked(address)
    files.write(name_of(address), body)
    if address.endswith(".css"):
        files.wanted |= dict.fromkeys(fetched_by(body.decode(), address))


def fetched_by(sheet: str, address: str) -> Iterable[str]:
    """The addresses of the pictures and typefaces that a stylesheet names; its own ways to them still lead right."""
    for found in IN_CSS.findall(sheet):
        target = urljoin(address, found).partition("#")[0]
        if target.startswith("/"):
            yield target.partition("?")[0]
