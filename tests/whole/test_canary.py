"""A canary in every field that is not public, found by walking the fields, reaches no stranger and no log."""

import base64
import itertools
import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client

from accounts import receipts, triggers
from accounts.models import Person
from registry.register.models import SocialAccount
from tests.cast import Cast
from tests.whole.addresses import LANGUAGES, OPEN
from tests.whole.world import World, made

As = Callable[[Person | None], Client]

PUBLIC_FIELDS = {
    # A digest, told so that outsiders can see that nothing was rewritten.
    "accounts.loghead": {"hash"},
    "accounts.department": {"name", "slug", "kind", "mailbox"},
    "registry.guideline": {
        "title",
        "adopted_by",
        "paragraph",
        "diary_number",
        "repeals_besides",
        "link",
        "text",
        "comment_rules",
        "comment_rules_en",
    },
    "registry.statement": {
        "authority",
        "email",
        "phone",
        "address",
        "shortcomings",
        "burdensome",
        "exempt",
        "tested_how",
    },
    "registry.socialaccount": {
        "public_id",
        "status",
        "platform",
        "platform_label",
        "handle",
        "url",
        "name",
        "kind",
        "theme",
        "description",
        "description_en",
        "audience",
        "language",
        "watched",
        "contact",
        "warning",
        "closed_reason",
        "sort_name",
    },
}
"""What strangers may read. Everything else that can hold a word is a secret, whatever it is called."""

HELD_TO_A_LIST = {"registry.Decision.capacity"}
"""The database itself takes only words from a list of the source."""

# A field with choices holds a word of the source's own, never somebody's.
TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


def secret_fields() -> Iterator[tuple[Any, Any]]:
    """Every field of every model of ours (versions too) that can hold a word and is not public."""
    for label in ("accounts", "registry"):
        for model in apps.get_app_config(label).get_models():
            open_ones = PUBLIC_FIELDS.get(model._meta.label_lower, set())
            for field in model._meta.concrete_fields:
                listed = field.choices or f"{model._meta.label}.{field.name}" in HELD_TO_A_LIST
                if isinstance(field, TEXT) and not listed and field.name not in open_ones:
                    yield model, field


def canary(number: int) -> str:
    """A short word that is no word, one a number."""
    letters = "bcdfghjkmn"
    return "zqx" + "".join(letters[int(digit)] for digit in f"{number:03}")


def fits(field: Any, word: str, place: int) -> Any:
    """A canary in the shape of a field, with the row's place, since no two may be the same in some tables."""
    word = f"{word}{place}"
    if isinstance(field, models.JSONField):
        return {word: [word]}
    if isinstance(field, models.EmailField):
        return f"{word}@prov.example"
    if isinstance(field, models.URLField):
        return f"https://{word}.example/"
    return word[: field.max_length] if field.max_length else word


def loose() -> dict[str, str]:
    """Puts a canary in every secret field of every row; gives where each sits."""
    sitting: dict[str, str] = {}
    with triggers.lifted(connection):
        for number, (model, field) in enumerate(secret_fields()):
            word = canary(number)
            if field.max_length and field.max_length < len(word):
                continue
            rows = model._base_manager.all()
            if field.unique and field.null:
                rows = rows.exclude(**{field.name: None})  # a draft has no number, and may have none
            # Places, not keys: a key grows for as long as a database lives, and short fields would cut it off.
            keys = [] if field.primary_key else list(rows.values_list("pk", flat=True))
            for place, key in enumerate(keys):
                model._base_manager.filter(pk=key).update(**{field.name: fits(field, word, place)})
            sitting[word] = f"{model._meta.label}.{field.name}"
    return sitting


@pytest.fixture
def world(cast: Cast) -> World:
    found = made(cast)
    for state in ("running_down", "ready"):
        found.closure(state)
    texts = {
        "description": "Se vad eleverna gör.",
        "description_en": "See what the pupils do.",
        "audience": "Alla",
        "warning": "Kapat sedan i går.",
        "contact": "kultur@prov.example",
    }
    SocialAccount.objects.filter(pk=found.account.pk).update(**texts)
    return found


def asked(world: World) -> list[str]:
    """Every public address, with and without questions, the wrong ones too."""
    account, proposed = world.account.public_id, world.proposed.public_id
    paths = []
    for address, language in itertools.product(OPEN, LANGUAGES):
        path = address.path(language)
        paths += [path, path.replace("aaaaaaaaaa", account), path.replace("aaaaaaaaaa", proposed)]
    data = ("/konton.json", "/konton.csv", "/konton.atom")
    for prefix, page in itertools.product(("", "/en"), ("/", "/avslutade/", *data)):
        paths += [
            f"{prefix}{page}?{query}"
            for query in (
                "q=biblioteket",
                "q=zqx",
                "q=inskickat",
                "avslutade=1",
                "plattform=instagram&verksamhet=stadsbiblioteket",
                "plattform=nej&tema=nej&verksamhet=nej",
                "tema=bibliotek-kultur",
                "sida=trasig",
                f"q={'å' * 500}",
                "q=%00",
            )
        ]
    for prefix, page in itertools.product(("", "/en"), ("/kontrollera/", "/kontrollera.json")):
        paths += [
            f"{prefix}{page}?adress={text}"
            for text in (
                "instagram.com/publicerat",
                "instagram.com/inskickat",
                "@inskickat",
                "instagram.com/zqx",
            )
        ]
    paths += [
        f"/arenden/{world.submitted.number}/",
        f"/register/{account}/",
        "/finns/inte/",
        "/en/finns/inte/",
    ]
    # An address without an account's word in it is the same each time.
    return list(dict.fromkeys(paths))


def said(response: Any) -> str:
    """Everything that an answer says: status, headers, cookies, body."""
    content = b"".join(response) if response.streaming else response.content
    heads = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return (
        f"{response.status_code}\n{heads}\n{response.cookies.output()}\n{content.decode('utf-8', 'replace')}"
    )


def unpacked(text: str) -> str:
    """The text with whatever in it is base64 read as well (a cursor, a token)."""
    more = []
    for part in re.findall(r"[\w+/=-]{16,}", text):
        try:
            more.append(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("utf-8", "replace"))
        except ValueError:
            continue
    return "\n".join([text, *more])


def heard(text: str, sitting: dict[str, str]) -> list[str]:
    """Which fields' canaries sing in a text."""
    text = unpacked(text)
    return [place for word, place in sitting.items() if word in text]


def test_the_canaries_sit_where_they_should(world: World) -> None:
    sitting = loose()
    assert len(sitting) > 100
    expected = {
        "accounts.Person.name",
        "accounts.Person.email",
        "registry.SocialAccount.purpose",
        "registry.SocialAccount.search",
        "registry.SocialAccount.password_place",
        "registry.Case.form",
        "registry.Case.recommendation",
        "registry.Message.text",
        "registry.Decision.reason",
        "registry.Answer.note",
        "registry.Notice.facts",
        "registry.Guideline.handbook",
        "registry.Requirement.text_sv",
        "registry.HistoricalSocialAccount.name",
    }
    assert expected - set(sitting.values()) == set()
    empty = [
        model._meta.label
        for model in {model for model, _field in secret_fields()}
        if not model._base_manager.exists()
    ]
    # Nothing is put into the tables that hold nothing yet: here are the only ones.
    unused = ["accounts.HistoricalSignature", "accounts.Receipt", "accounts.Signature"]
    assert sorted(empty) == unused


def test_no_canary_reaches_a_stranger(world: World, client: Client) -> None:
    paths = asked(world)
    sitting = loose()
    page = client.get(f"/konton/{world.account.public_id}/")
    assert page.status_code == 200
    assert world.account.name in page.content.decode()
    singing = {}
    for path in paths:
        for method in (client.get, client.head, client.post):
            if found := heard(said(method(path)), sitting):
                singing[path] = found
    assert singing == {}
    assert json.loads(client.get("/konton.json").content)["count"] == 6


def test_no_canary_reaches_the_log(
    cast: Cast, world: World, as_person: As, caplog: pytest.LogCaptureFixture
) -> None:
    paths = asked(world)
    number, draft = world.submitted.number, world.draft.public_id
    sitting = {canary(999): "what somebody wrote", "Kim Kultur": "a name", "prov.example": "an address"}
    words = {
        "reason": canary(999),
        "text": canary(999),
        "purpose": canary(999),
        "address": world.account.url,
        "note": canary(999),
        "name": canary(999),
        "email": f"{canary(999)}@prov.example",
    }
    caplog.set_level(logging.DEBUG)
    for somebody in (None, cast.school, cast.coordinator, cast.chief, cast.admin):
        client = as_person(somebody)
        client.raise_request_exception = False
        for path in (
            *paths,
            f"/arenden/{number}/godkann/",
            f"/arenden/{number}/meddelande/",
            f"/arenden/utkast/{draft}/",
            "/arenden/anmal/",
            "/arenden/ansok/",
            f"/register/{world.account.public_id}/lankar-tillbaka/",
            "/personer/ny/",
        ):
            client.post(path, {receipts.FIELD: receipts.new_key(), **words})
            client.post(path, words)
    # Questions to the database are logged in development only.
    told = [
        row.getMessage() + str(row.exc_info or "")
        for row in caplog.records
        if row.name != "django.db.backends"
    ]
    assert {place for line in told for place in heard(line, sitting)} == set()
    assert [row.getMessage() for row in caplog.records if row.levelno >= logging.ERROR] == []
