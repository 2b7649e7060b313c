"""What the data look like, for programs: JSON Schema and OpenAPI, made from PublicEntry and the tables.

The published ones let readers ignore fields that come later; the strict ones, for the tests, let nothing else in.
"""

from collections.abc import Iterable
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from django.conf import settings
from django.utils.translation import gettext as _

from registry import numbers
from registry.appearance import exists
from registry.public import listing
from registry.public.fields import MEANINGS
from registry.public.formats import VERSION
from registry.public.listing import FIELDS, Caution, PublicEntry
from registry.public.lookup import ANSWERS
from registry.register.models import CLOSED_REASONS, KINDS, THEMES
from registry.register.platforms import BY_KEY

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"

PLAIN: dict[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def keys(rows: Iterable[tuple[str, Any]]) -> list[str]:
    """The keys of a table of choices."""
    return [key for key, _label in rows]


CLOSER: dict[str, Schema] = {
    "id": {"pattern": "^[a-z2-7]{10}$"},
    "successor": {"pattern": "^[a-z2-7]{10}$"},
    "page": {"format": "uri"},
    "url": {"format": "uri"},
    "kind": {"enum": keys(KINDS)},
    "theme": {"enum": keys(THEMES)},
    "status": {"enum": ["active", "resting", "closed"]},
    "closed_reason": {"enum": keys(CLOSED_REASONS)},
    "replies_within_hours": {"minimum": 0},
}
"""What a type alone does not say of a field."""


def schema_of(hint: Any) -> Schema:
    """A type of PublicEntry as JSON Schema; one that may be missing allows null."""
    if isinstance(hint, UnionType):
        (some,) = [one for one in get_args(hint) if one is not NoneType]
        return nullable(schema_of(some))
    if get_origin(hint) is tuple:
        return {"type": "array", "items": schema_of(get_args(hint)[0])}
    if hint is Caution:
        said = get_type_hints(Caution)
        return thing({name: schema_of(said[name]) for name in said})
    return dict(PLAIN[hint])


def nullable(schema: Schema) -> Schema:
    """The schema, or null."""
    if "type" not in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def thing(properties: dict[str, Schema]) -> Schema:
    """An object that has all of these."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def account() -> Schema:
    """One account of the list."""
    hints = get_type_hints(PublicEntry)
    return thing({one.name: field(one.name, hints[one.name]) for one in FIELDS})


def field(name: str, hint: Any) -> Schema:
    """One field, with what it means in the language of the document."""
    found = {**schema_of(hint), **CLOSER.get(name, {}), "description": str(MEANINGS[name])}
    if "enum" in found and "null" in found["type"]:
        found["enum"] = [*found["enum"], None]
    return found


def accounts(refers: str) -> Schema:
    """`/konton.json`; `refers` is where an account's schema stands."""
    return thing(
        {
            "version": {"const": VERSION},
            "publisher": {"type": "string"},
            "municipality_code": {"type": "string", "pattern": "^[0-9]{4}$"},
            "updated": nullable(schema_of(datetime)),
            "count": {"type": "integer", "minimum": 0, "maximum": numbers.COUNT_CAP},
            "count_capped": {"type": "boolean"},
            "next": nullable({"type": "string", "format": "uri"}),
            "accounts": {"type": "array", "items": {"$ref": refers}, "maxItems": numbers.DATA_ROWS},
        }
    )


def check(refers: str) -> Schema:
    """`/kontrollera.json`."""
    ours = {"$ref": refers}
    understood = {
        name: nullable({"type": "string"}) for name in ("platform", "handle", "url", "address_kind")
    }
    return thing(
        {
            "version": {"const": VERSION},
            "answer": {"type": "string", "enum": list(ANSWERS)},
            "understood": nullable(thing(understood)),
            "account": nullable(ours),
            "matches": nullable({"type": "array", "items": ours}),
            "resembles": nullable(ours),
            "advice": {"type": "string"},
        }
    )


def refusal() -> Schema:
    """The answer to a question that cannot be read."""
    return thing({"version": {"const": VERSION}, "error": {"type": "string"}})


def snapshot() -> Schema:
    """`/ogonblick.json`."""
    digest = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    listed = {"url": {"type": "string", "format": "uri"}, "sha256": digest}
    history = {"seq": {"type": "integer"}, "hash": {"type": "string"}, "anchor": {"type": "string"}}
    return thing(
        {
            "version": {"const": VERSION},
            "publisher": {"type": "string"},
            "date": schema_of(date),
            "public_version": {"type": "integer"},
            "updated": nullable(schema_of(datetime)),
            "list": thing(listed),
            "history": thing(history),
        }
    )


def document(name: str, *, strict: bool = False) -> Schema:
    """The JSON Schema of `konton.json` or `kontrollera.json`, whole in itself."""
    made = {"konton": accounts, "kontrollera": check}[name]("#/$defs/account")
    whole = {
        "$schema": DIALECT,
        "$id": listing.absolute(f"/{name}.schema.json"),
        "title": f"{name}.json – {settings.MUNICIPALITY_NAME}",
        **made,
        "$defs": {"account": account()},
    }
    return closed(whole) if strict else whole


def closed(schema: Any) -> Any:
    """The same schema, whose objects hold nothing but what is named."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: closed(one) for name, one in schema.items()}
    return {**told, "additionalProperties": False} if "properties" in told else told


def openapi(*, strict: bool = False) -> Schema:
    """The public addresses for programs, as OpenAPI 3.1."""
    refers = "#/components/schemas/Account"
    schemas = {
        "Account": account(),
        "Accounts": accounts(refers),
        "Check": check(refers),
        "Snapshot": snapshot(),
        "Refusal": refusal(),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("%(name)s in social media") % {"name": settings.MUNICIPALITY_NAME},
            "version": f"{VERSION}.0.0",
            "description": _("Readers ignore fields they don't know: a new field keeps the version."),
            "license": {"name": "CC0 1.0", "url": LICENCE},
        },
        "servers": [{"url": listing.absolute("/").rstrip("/")}],
        "paths": {path: {"get": asked} for path, asked in paths(strict).items() if exists(path)},
        "components": {"schemas": closed(schemas) if strict else schemas},
    }


def paths(strict: bool) -> dict[str, Schema]:
    """What can be asked for, and what is answered."""
    narrowed = [
        parameter("q", _("words to search for")),
        several("plattform", _("a platform, by its key"), sorted(BY_KEY)),
        several("verksamhet", _("a department by its key, with everything below it")),
        several("tema", _("a theme, by its key"), keys(THEMES)),
    ]
    closed_too = parameter("avslutade", _("1: closed accounts too"))
    # A cursor is only ever one that we have given out: nothing that a test could make up.
    place = [] if strict else [parameter("sida", _("a place in the list, as «next» gives it"))]
    # Whoever asks very often is asked to wait.
    limited = {"429": refused(_("Too many questions: wait a while."))}
    adress = {
        **parameter("adress", _("what somebody has pasted: an address or a handle")),
        "required": True,
    }
    return {
        "/konton.json": asked(
            "accounts", _("The list as JSON"), "application/json", "Accounts", [*narrowed, closed_too, *place]
        ),
        "/konton.csv": asked("csv", _("The list as CSV"), "text/csv", "", [*narrowed, closed_too]),
        "/konton.atom": asked("feed", _("Feed of changes"), "application/atom+xml", "", narrowed),
        "/kontrollera.json": asked(
            "check", _("Is the account genuine?"), "application/json", "Check", [adress], limited
        ),
        "/ogonblick.json": asked("snapshot", _("The list of today, sealed"), "application/json", "Snapshot"),
        "/katalog.rdf": asked("catalogue", _("The data set, described"), "application/rdf+xml"),
    }


def asked(
    name: str,
    summary: str,
    media_type: str,
    schema: str = "",
    parameters: Iterable[Schema] = (),
    also: Schema | None = None,
) -> Schema:
    """One address: what it takes, and its answers."""
    body = {"$ref": f"#/components/schemas/{schema}"} if schema else {"type": "string"}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {
            "200": {"description": summary, "content": {media_type: {"schema": body}}},
            "304": {"description": _("The reader has it already.")},
            "400": refused(_("The question cannot be read.")),
            **(also or {}),
        },
    }


def refused(why: str) -> Schema:
    """An answer that says why there is none."""
    body = {"schema": {"$ref": "#/components/schemas/Refusal"}}
    return {"description": why, "content": {"application/json": body}}


def parameter(name: str, says: str) -> Schema:
    """Something that can be asked for, once."""
    return {"name": name, "in": "query", "description": says, "schema": {"type": "string"}}


def several(name: str, says: str, known: list[str] | None = None) -> Schema:
    """Something that can be asked for more than once; what nobody knows gives nothing."""
    one: Schema = {"type": "string"} if known is None else {"type": "string", "examples": known}
    return {**parameter(name, says), "explode": True, "schema": {"type": "array", "items": one}}
