"""What tells programs about the data: schemas that the data keep to, the catalogue, the day's seal, signposts."""

import hashlib
import io
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from django.core.management import call_command
from django.test import Client

from accounts.door import now, today
from registry.public import catalogue, describing, schema
from registry.public.listing import FIELDS
from tests import make
from tests.cast import Cast
from tests.registry.public.conftest import Account

PATHS = {row.path: row for row in (*describing.DOCUMENTS, *describing.FOR_MACHINES)}
SITE = "http://127.0.0.1:8000"


def held(schema_of: dict[str, Any], told: object) -> list[str]:
    checker = jsonschema.Draft202012Validator(
        schema_of, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in checker.iter_errors(told)]


def test_the_data_keep_to_the_strict_schema_and_it_is_strict(client: Client, account: Account) -> None:
    heir = account(
        "Arvtagaren", theme="bibliotek-kultur", confirmed_on=make.DAY, contact="kultur@prov.example"
    )
    account("Kapat", warning="Kapat.", warning_since=make.MOMENT, replies_within_hours=8)
    account("Gammalt", status="closed", closed_on=make.DAY, closed_reason="replaced", successor=heir)
    account("Vilar", status="resting", rests_until=make.DAY)
    strict, published = schema.document("konton", strict=True), schema.document("konton")

    for path in ("/konton.json?avslutade=1", "/en/konton.json", "/konton.json?q=finnsinte"):
        assert held(strict, client.get(path).json()) == []
    told = client.get("/konton.json").json()
    told["accounts"][0]["later"] = told["also"] = 1
    assert held(published, told) == []
    assert len(held(strict, told)) == 2
    for name, wrong in (("status", "closing"), ("id", "x"), ("registered_on", "i går"), ("handle", None)):
        assert len(held(published, {**told, "accounts": [{**told["accounts"][0], name: wrong}]})) == 1, name
    assert list(strict["$defs"]["account"]["properties"]) == [one.name for one in FIELDS]


def test_every_schema_is_one_and_the_openapi_names_what_answers(client: Client, account: Account) -> None:
    made = account()
    for name in ("konton", "kontrollera"):
        told = client.get(f"/{name}.schema.json").json()
        jsonschema.Draft202012Validator.check_schema(told)
        assert told["$id"] == f"{SITE}/{name}.schema.json"
    answer = {
        "version": 1,
        "answer": "lookalike",
        "understood": {"platform": "instagram", "handle": "@x", "url": None, "address_kind": None},
        "account": None,
        "matches": None,
        "resembles": client.get("/konton.json").json()["accounts"][0],
        "advice": "Svara inte.",
    }
    assert answer["resembles"]["id"] == made.public_id  # type: ignore[index]
    assert held(schema.document("kontrollera", strict=True), answer) == []

    swedish, english = client.get("/openapi.json").json(), client.get("/en/openapi.json").json()

    assert (swedish["openapi"], swedish["info"]["title"]) == ("3.1.0", "Lindala kommun i sociala medier")
    assert english["servers"] == [{"url": f"{SITE}/en"}]
    for path, row in swedish["paths"].items():
        given = client.get(path)
        (media_type,) = row["get"]["responses"]["200"]["content"]
        if path != "/kontrollera.json":
            assert (given.status_code, given.headers["Content-Type"].partition(";")[0]) == (200, media_type)
    references = set(re.findall(r"#/components/schemas/(\w+)", str(swedish["paths"])))
    assert references <= set(swedish["components"]["schemas"])
    for one in schema.openapi(strict=True)["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(one)
        assert one["additionalProperties"] is False


MANDATORY = {
    "dcat:Catalog": ["dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:dataset"],
    "dcat:Dataset": [
        *("dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:contactPoint"),
        *("dcat:theme", "dcat:distribution"),
    ],
    "dcat:Distribution": ["dcat:accessURL", "dcterms:license", "dcterms:format"],
    "foaf:Agent": ["foaf:name", "dcterms:type"],
    "vcard:Organization": ["vcard:fn", "vcard:hasEmail"],
}
"""What DCAT-AP-SE 3 demands of each class, and what it recommends that portals cannot do without."""


def test_the_catalogue_has_what_data_portals_demand(client: Client, account: Account) -> None:
    account()
    root = ET.fromstring(client.get("/katalog.rdf").content)
    about, points_to = catalogue.name("rdf:about"), catalogue.name("rdf:resource")
    ids = [one.attrib[about] for one in root]

    lacking = [
        (kind, wanted)
        for kind, demanded in MANDATORY.items()
        for one in root.findall(catalogue.name(kind))
        for wanted in demanded
        if one.find(catalogue.name(wanted)) is None
    ]

    assert lacking == []
    assert {one.tag for one in root} == {catalogue.name(kind) for kind in MANDATORY}
    assert len(ids) == len(set(ids))
    ours = [one.attrib[points_to] for one in root.iter() if "#" in one.attrib.get(points_to, "")]
    assert [address for address in ours if address.startswith(SITE) and address not in ids] == []
    addresses = [one.attrib[points_to] for one in root.iter(catalogue.name("dcat:accessURL"))]
    assert addresses == [f"{SITE}/konton.{ending}" for ending in ("json", "csv", "atom")]
    titles = [
        one.text
        for one in root.findall(f"{catalogue.name('dcat:Dataset')}/{catalogue.name('dcterms:title')}")
    ]
    assert titles == [
        "Officiella konton i sociala medier: Lindala kommun",
        "Official social media accounts of Lindala kommun",
    ]


def test_a_day_under_seal_is_the_list_and_the_end_of_the_history(
    client: Client, account: Account, change: Callable[..., None], cast: Cast
) -> None:
    made = account()
    account("Gammalt", status="closed", closed_on=make.DAY)

    first = client.get("/ogonblick.json").json()

    listed = b"".join(client.get(first["list"]["url"].removeprefix(SITE)))  # type: ignore[arg-type]
    assert first["list"]["sha256"] == hashlib.sha256(listed).hexdigest()
    assert first["date"] == today().isoformat()
    assert held(schema.closed(schema.snapshot()), first) == []
    out = io.StringIO()
    call_command("verify_history", anchor=first["history"]["anchor"], stdout=out)
    assert f"Head {first['history']['anchor']}" in out.getvalue()

    change(made, name="Nytt namn")

    then = client.get("/ogonblick.json").json()
    assert then["list"]["sha256"] != first["list"]["sha256"]
    assert then["public_version"] == first["public_version"] + 1
    assert then["history"]["seq"] > first["history"]["seq"]


def test_the_sitemap_has_every_public_page_in_both_languages(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, gone = account(), account("Gammalt", status="closed", closed_on=make.DAY)
    account("Hemligt", status="proposed")

    def places(path: str) -> list[str]:
        root = ET.fromstring(client.get(path).content)
        return [one.text or "" for one in root.iter(f"{{{describing.SITEMAP}}}loc")]

    asking = [path for path in describing.ASKING if client.get(path).status_code == 200]
    assert "/tipsa/" in asking
    paths = [*describing.pages(), *asking, *(f"/konton/{one.public_id}/" for one in (shown, gone))]
    assert places("/sitemap.xml") == [f"{SITE}{lang}{path}" for path in paths for lang in ("", "/en")]
    for place in places("/sitemap.xml"):
        assert client.get(place.removeprefix(SITE)).status_code == 200
    monkeypatch.setattr(describing, "MOST", 1)
    parts = places("/sitemap.xml")
    assert parts == [f"{SITE}/sitemap.xml?del={number}" for number in (1, 2, 3)]
    found = [place for part in parts for place in places(part.removeprefix(SITE))]
    assert found == [f"{SITE}{lang}{path}" for path in paths for lang in ("", "/en")]
    assert {client.get(f"/sitemap.xml?del={odd}").status_code for odd in ("0", "9", "-1", "x", "1e9")} == {
        404
    }


def test_signposts_lead_where_the_municipality_says(client: Client, db: Any, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:sakerhet@lindala.example"

    lines = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )

    assert lines["Contact"] == "mailto:sakerhet@lindala.example"
    assert lines["Canonical"] == f"{SITE}/.well-known/security.txt"
    days = (describing.datetime.fromisoformat(lines["Expires"]) - now()).days
    assert 150 <= days <= 366 / 2 + 1
    robots = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml\n" in robots
    assert "Disallow: /\n" not in robots


def test_a_document_is_the_same_until_it_changes(client: Client, account: Account) -> None:
    account()
    for path, row in PATHS.items():
        first = client.get(f"/{path}")
        again = client.get(f"/{path}", headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, first.headers["Content-Type"]) == (200, row.media_type), path
        assert (again.status_code, again.content) == (304, b""), path
        assert first.headers.get("Access-Control-Allow-Origin") == ("*" if row.data else None), path
    page = client.get("/om/").content.decode()
    links = re.findall(r'href="(/[^"]*\.(?:json|rdf|csv|atom))"', page)
    assert {client.get(link).status_code for link in links} == {200}
    assert {row.path for row in PATHS.values() if row.data} <= {link[1:] for link in links}
