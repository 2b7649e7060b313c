"""The overview's pages as people meet them: who may, what is drawn, what leads where, and how often it asks."""

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.reading import text_of
from tests.registry.overview.conftest import As, Varied

pytestmark = pytest.mark.once

PAGES = ("/oversikt/", "/oversikt/revisionsrapport/", "/oversikt/dataskydd/", "/oversikt/webbplatsen/")
FILES = ("/oversikt/revisionsrapport/rapport.pdf", "/oversikt/dataskydd/lista.csv")
MAY = {"communicator", "chief", "acting_chief", "superior", "insight"}


def test_only_those_who_see_the_whole_see_it(cast: Cast, as_person: As) -> None:
    for role in Cast.ROLES:
        client = as_person(getattr(cast, role))
        answers = {client.get(path).status_code for path in (*PAGES, *FILES)}
        assert answers == ({200} if role in MAY else {403}), role


def test_a_department_that_is_not_there_is_not_found(cast: Cast, as_person: As) -> None:
    client = as_person(cast.chief)
    for path in (*PAGES[:3], *FILES):
        assert client.get(path, {"verksamhet": "finns-inte"}).status_code == 404, path
        assert client.get(path, {"verksamhet": cast.culture.slug}).status_code == 200, path


def pictures(page: Any) -> list[ET.Element]:
    """The drawings of a page, read as XML."""
    return [
        ET.fromstring(svg)
        for svg in re.findall(r'<svg class="chart.*?</svg>', page.content.decode(), re.DOTALL)
    ]


@pytest.mark.parametrize("path", ["/oversikt/", "/en/oversikt/", "/oversikt/?verksamhet=ekskolan"])
def test_every_picture_says_what_it_shows_and_has_its_table(
    varied: Varied, cast: Cast, as_person: As, path: str
) -> None:
    page = as_person(cast.chief).get(path)
    found = pictures(page)
    figures = [figure for sheet in page.context["sheets"] for figure in sheet if figure.rows]
    assert len(found) == len(figures) > 4
    for svg, figure in zip(found, figures, strict=True):
        title, desc = svg.find("title"), svg.find("desc")
        assert title is not None
        assert desc is not None
        assert (svg.get("role"), title.text) == ("img", figure.heading)
        assert svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        # Each row of the table stands in the picture's own words, too.
        assert [row[0] for row in figure.rows if row[0] not in (desc.text or "")] == []
        numbers = [mark.get(name) for mark in svg.iter("rect") for name in ("x", "y", "width", "height")]
        assert [number for number in numbers if not (number or "").isdigit()] == []
        width = int((svg.get("viewBox") or "").split()[2])
        assert [r for r in svg.iter("rect") if int(r.get("x") or 0) + int(r.get("width") or 0) > width] == []


def test_an_empty_register_has_an_overview_too(cast: Cast, as_person: As) -> None:
    page = as_person(cast.chief).get("/oversikt/")
    assert page.context["lead"].startswith("0 konton i listan · ")
    assert "Inget konto i listan saknar något av det som översikten tar upp." in text_of(page)
    assert as_person(cast.chief).get("/oversikt/revisionsrapport/").status_code == 200


def test_the_overview_asks_the_database_less_than_twenty_times(
    varied: Varied, cast: Cast, as_person: As
) -> None:
    def asked(client: Client) -> int:
        client.get("/oversikt/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/oversikt/").status_code == 200
        return len(queries)

    client = as_person(cast.superior)
    few = asked(client)
    for number in range(20):
        where = make.department(f"Filial {number}", cast.culture)
        address = f"https://www.tiktok.com/@filial{number}"
        make.account(where, cast.librarian, address, name=f"Filial {number}", deputy=cast.plain)
    assert asked(client) == few < 20


def test_worst_come_first_with_what_to_do(varied: Varied, cast: Cast, as_person: As) -> None:
    page = as_person(cast.chief).get("/oversikt/")
    worst = page.context["worst"]
    assert len(worst) == 10
    first = SocialAccount.objects.get(name=worst[0].name)
    assert worst[0].url == f"/register/{first.public_id}/"
    assert [len(one.todos) for one in worst] == sorted((len(one.todos) for one in worst), reverse=True)
    assert f'href="{worst[0].url}"' in page.content.decode()
