"""A page for each theme: the accounts of the theme and no others, in both languages, a page at a time."""

import re

import pytest
from django.test import Client

from registry import numbers
from registry.public import describing, themes
from registry.register.models import THEMES
from tests.registry.public.conftest import Account


def links(page: str, pattern: str) -> list[str]:
    return re.findall(rf'<a class="ds-link" href="({pattern})">([^<]+)</a>', page)


def test_each_theme_has_a_page_with_its_accounts(client: Client, account: Account) -> None:
    account("Biblioteket", theme="bibliotek-kultur")
    account("Museet", theme="bibliotek-kultur")
    account("Skolan", theme="forskola-skola")
    account("Hemligt", theme="politik", status="proposed")
    account("Avslutat", theme="forskola-skola", status="closed")

    both = client.get("/amnen/").content.decode()

    assert links(both, r"/amnen/[a-z-]+/") == [
        ("/amnen/bibliotek-kultur/", "Bibliotek och kultur"),
        ("/amnen/forskola-skola/", "Förskola och skola"),
    ]
    assert re.findall(r"(\d konto(?:n)?)<", both) == ["2 konton", "1 konto"]
    for path, names in (
        ("/amnen/bibliotek-kultur/", ["Biblioteket", "Museet"]),
        ("/en/amnen/forskola-skola/", ["Skolan"]),
        ("/amnen/politik/", []),
    ):
        page = client.get(path).content.decode()
        assert [name for _path, name in links(page, r"(?:/en)?/konton/\w+/")] == names
    assert client.get("/amnen/finns-inte/").status_code == 404
    assert client.get("/amnen/politik/?sida=x").status_code == 400
    of_themes = [f"/amnen/{key}/" for key in ("bibliotek-kultur", "forskola-skola")]
    assert describing.pages() == ["/", "/avslutade/", "/amnen/", *of_themes, "/om/"]
    assert '<a class="ds-link" href="/amnen/">' in client.get("/").content.decode()


def test_a_large_theme_comes_in_pages(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "PAGE_ROWS", 2)
    for number in range(3):
        account(f"Konto {number}", theme="politik")
    first = client.get("/amnen/politik/").content.decode()

    (following,) = re.findall(r'rel="next" href="(/amnen/politik/[^"]+)"', first)
    second = client.get(following).content.decode()

    found = [name for page in (first, second) for _path, name in links(page, r"/konton/\w+/")]
    assert found == ["Konto 0", "Konto 1", "Konto 2"]
    assert set(themes.ICONS) == {key for key, _label in THEMES}
