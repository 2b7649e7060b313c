"""The shelf: finished public answers of one version of the register, given out before Django is asked.

What stands on it is made of its key alone (address, parameters that the page asks for, host, scheme): Django gets
a request with nothing else in it, no cookie, no language, nobody. A view that is marked `open_to_all` is
shelvable; docs/adr/0015 says why and how. Whatever goes wrong here, Django answers instead.
"""

from __future__ import annotations

import hashlib
import io
import logging
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.http import parse_etags

from registry.public import codings
from registry.public.version import LOOKS, STANDING, Standing, known

log = logging.getLogger("registry.shelf")

MOST_BYTES = 16_000_000
"""All that stands on the shelf, keys and packed bodies included; what was asked for longest ago goes first."""
MOST_OF_ONE = 4_000_000
"""A larger body is handed on as it comes and never kept."""
LONGEST_KEY = 1_000
"""Characters of address, query and host; a longer one is Django's alone."""
EACH = 6_000
"""Bytes that an answer takes besides its bodies, at most: its key and its headers."""

UNSAID = ("*",)
"""What a page asks for that has not said so: with any query at all it is Django's alone."""

PASSED_ON = (
    # What the key is made of.
    *("SCRIPT_NAME", "PATH_INFO", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme"),
    # What the server is.
    *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "wsgi.version", "wsgi.errors"),
    *("wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once"),
    # Whose limit an answer counts against; who comes too often gets 429, which is never kept.
    *("REMOTE_ADDR", "HTTP_X_FORWARDED_FOR"),
)
"""All that Django is told of a request whose answer is to be kept."""

OF_THE_BODY = ("content-length", "content-type", "content-disposition", "content-language")

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Answer = tuple[str, Headers, Iterable[bytes]]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Key = tuple[str | None, ...]


class Shelved:
    """A finished answer, in each packing that somebody has asked for, and in no other."""

    def __init__(self, headers: Headers, body: bytes) -> None:
        found = {name.lower(): value for name, value in headers}
        self.tag = found.get("etag", "").removeprefix("W/") or f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        self.headers = [
            # What all answers say alike is kept once.
            (sys.intern(name), sys.intern(value))
            for name, value in headers
            if name.lower() not in ("etag", "content-length")
        ]
        self.headers.append(("Vary", "Accept-Encoding"))
        self.body: bytes | None = body
        self.packable = codings.worth_packing(found.get("content-type", ""), body)
        unchanged = [(name, value) for name, value in self.headers if name.lower() not in OF_THE_BODY]
        self.unchanged: Answer = ("304 Not Modified", [*unchanged, ("ETag", self.tag)], [])
        self.packed: dict[str, Answer] = {}

    def finished(self, coding: str, body: bytes) -> Answer:
        """The answer in one packing; the tag of what is packed is weak, since its bytes are others."""
        own = [("Content-Length", str(len(body))), ("ETag", f"W/{self.tag}" if coding else self.tag)]
        if coding:
            own.append(("Content-Encoding", coding))
        return "200 OK", [*self.headers, *own], [body]

    def whole(self) -> bytes:
        """The body as it is, unpacked again where it is kept packed alone."""
        if (body := self.body) is not None:
            return body
        coding, (_status, _headers, pieces) = next(iter(list(self.packed.items())))
        return codings.UNPACKED[coding](b"".join(pieces))

    def pack(self, coding: str) -> None:
        """Makes the answer in a packing.

        Once it is packed the body as it is goes, unless somebody wanted that: it is five times as large.
        """
        body = self.whole()
        packed = codings.CODINGS[coding](body) if coding and self.packable else body
        if len(packed) < len(body):
            self.packed[coding] = self.finished(coding, packed)
            if "" not in self.packed:
                self.body = None
        else:
            self.body = body
            self.packed[coding] = self.packed.setdefault("", self.finished("", body))

    @property
    def size(self) -> int:
        """How many bytes it takes, at most."""
        bodies = {id(body): len(body) for _status, _headers, [body] in list(self.packed.values())}
        if (body := self.body) is not None:
            bodies[id(body)] = len(body)
        return EACH + sum(bodies.values())

    def is_known_by(self, tags: str) -> bool:
        """Whether a reader who names these tags (If-None-Match) has it already; packed or not is the same here."""
        return any(tag == "*" or tag.removeprefix("W/") == self.tag for tag in parse_etags(tags))


class Shelf:
    """A WSGI application in front of Django's."""

    def __init__(self, django: Application) -> None:
        self.django = django
        self.standing: Standing | None = None
        self.answers: OrderedDict[Key, Shelved] = OrderedDict()
        self.sizes: dict[Key, int] = {}
        self.size = 0
        self.lock = threading.Lock()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answers from the shelf where it can, else asks Django."""
        method = environ["REQUEST_METHOD"]
        if method != "GET" and method != "HEAD":
            return self.django(environ, start)
        try:
            key = (
                environ.get("HTTP_HOST"),
                environ["PATH_INFO"],
                environ.get("QUERY_STRING", ""),
                environ.get("HTTP_X_FORWARDED_PROTO"),
                environ["wsgi.url_scheme"],
                environ.get("SCRIPT_NAME"),
            )
            if self.standing is not known.standing or time.monotonic() - known.looked_at >= LOOKS:
                known.look()
                self.renew()
            found = self.answers.get(key)
            answer = self.looked_for(environ, key) if found is None else self.given(environ, key, found)
        except Exception as fault:
            # A database that does not answer, above all: Django says so in its own way.
            log.warning("not from the shelf: %s", type(fault).__name__)
            answer = None
        if answer is None:
            return self.django(environ, start)
        start(answer[0], answer[1].copy())
        if method == "GET":
            return answer[2]
        if isinstance(answer[2], Making):
            # Nobody will read it to its end.
            answer[2].close()
        return []

    def renew(self) -> None:
        """Empties the shelf where another version stands than it was filled from."""
        with self.lock:
            # Read behind the lock: of two who come at once the later one must not bring back the older version.
            now = known.standing
            if now != self.standing:
                self.answers.clear()
                self.sizes.clear()
                self.size = 0
            self.standing = now

    def given(self, environ: Environ, key: Key, found: Shelved) -> Answer:
        """The answer for this reader: unchanged, or in the packing they like best."""
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags and found.is_known_by(tags):
            return found.unchanged
        coding = codings.chosen(environ.get("HTTP_ACCEPT_ENCODING", ""))
        answer = found.packed.get(coding)
        if answer is None:
            found.pack(coding)
            self.weigh(key, found)
            answer = found.packed[coding]
        try:  # noqa: SIM105 (the shortest way there is for every reader)
            self.answers.move_to_end(key)
        except KeyError:
            pass  # another reader's answer has just taken its room
        return answer

    def looked_for(self, environ: Environ, raw: Key) -> Answer | None:
        """An answer that does not stand under the address as it was written: made, and kept if it may be.

        None for what is no page for everybody.
        """
        if (query := canonical(environ)) is None:
            return None
        key = (*raw[:2], query, *raw[3:])
        kept = self.answers.get(key)
        if kept is None:
            made = Making(self.django, environ, query)
            if (kept := made.to_keep()) is None:
                return made.handed_on()
            self.put(key, kept, made.standing)
        return self.given(environ, key, kept)

    def put(self, key: Key, kept: Shelved, made_of: Standing) -> None:
        """Keeps an answer where it is made of the version that stands; a newer one empties the shelf first."""
        self.renew()
        with self.lock:
            if self.standing != made_of:
                return
            self.answers[key] = kept
            self.count(key, kept)

    def weigh(self, key: Key, found: Shelved) -> None:
        """Counts what an answer takes with a new packing."""
        with self.lock:
            if self.answers.get(key) is found:
                self.count(key, found)

    def count(self, key: Key, kept: Shelved) -> None:
        """Writes down what an answer takes, and makes room for it."""
        size = kept.size
        self.size += size - self.sizes.get(key, 0)
        self.sizes[key] = size
        self.make_room()

    def make_room(self) -> None:
        """Takes away what was asked for longest ago, until the rest has room."""
        while self.size > MOST_BYTES:
            key, _answer = self.answers.popitem(last=False)
            self.size -= self.sizes.pop(key)


class Making:
    """An answer of Django's to a request that says nothing of who asks."""

    def __init__(self, django: Application, environ: Environ, query: str) -> None:
        self.asked = asked = {name: environ[name] for name in PASSED_ON if name in environ}
        asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": query, "wsgi.input": io.BytesIO(), STANDING: None}
        self.status = ""
        self.headers: Headers = []
        self.first: list[bytes] = []
        self.said = django(asked, self.begin)
        self.made_of: Standing | None = asked[STANDING]
        self.streamed: bool = getattr(self.said, "streaming", False)
        self.pieces = iter(self.said)

    def begin(self, status: str, headers: Headers, exc_info: object = None) -> Callable[[bytes], object]:
        """What Django calls with status and headers."""
        self.status, self.headers = status, headers
        return self.first.append

    @property
    def standing(self) -> Standing:
        """The version that it is made of; asked for of what is to be kept."""
        assert self.made_of is not None
        return self.made_of

    def to_keep(self) -> Shelved | None:
        """What is to be kept of it; None for what is not for everybody, too large or of no one version."""
        heads = {name.lower(): value for name, value in self.headers}
        if (
            not self.status.startswith("200 ")
            or self.made_of is None
            or "public" not in heads.get("cache-control", "")
            or heads.keys() & {"set-cookie", "vary", "content-encoding"}
            or not self.read(MOST_OF_ONE)
        ):
            return None
        if self.asked[STANDING] != self.made_of:
            # A stream has a moment of its own, later than the one its tag was made in.
            return None
        return Shelved(self.headers, b"".join(self.first))

    def read(self, most: int) -> bool:
        """Reads so many bytes at most; whether that was the whole."""
        size = 0
        for piece in self.pieces:
            self.first.append(piece)
            size += len(piece)
            if size > most:
                return False
        self.close()
        return True

    def handed_on(self) -> Answer:
        """The answer as Django gave it; a stream goes on as it comes."""
        if self.streamed:
            return self.status, self.headers, self
        self.read(sys.maxsize)
        return self.status, self.headers, [b"".join(self.first)]

    def __iter__(self) -> Iterator[bytes]:
        return chain(self.first, self.pieces)

    def close(self) -> None:
        """Ends Django's request, which gives back its connection."""
        if close := getattr(self.said, "close", None):
            close()


def canonical(environ: Environ) -> str | None:
    """The query as the page reads it: by name, without what it does not ask for; None where it is not shelvable."""
    path, query, host = environ["PATH_INFO"], environ.get("QUERY_STRING", ""), environ.get("HTTP_HOST")
    proto = environ.get("HTTP_X_FORWARDED_PROTO", "")
    # Django takes the server's name for a missing host, and has rules of its own for what is not ASCII.
    if not host or len(path) + len(query) + len(host) + len(proto) > LONGEST_KEY:
        return None
    if not (path + query + host).isascii() or (asked := asked_of(path)) is None:
        return None
    if not query:
        return ""
    if asked == UNSAID:
        return None
    pairs = parse_qsl(
        query,
        keep_blank_values=True,
        # Byte for byte what was sent, whatever it is meant to be.
        encoding="latin-1",
        max_num_fields=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
    )
    # The order of values of one name is kept: it may say which one is meant.
    known_ones = sorted((pair for pair in pairs if pair[0] in asked), key=lambda pair: pair[0])
    return urlencode(known_ones, encoding="latin-1")


@lru_cache(2048)
def asked_of(path: str) -> Collection[str] | None:
    """The parameters that the page at a path asks for; None where no page for everybody is."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            view = resolve(path).func
        except Resolver404:
            return None
    asks: Collection[str] | None = getattr(view, "asks", None)
    return asks
