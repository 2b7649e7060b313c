"""An account's page as proof: the code, the text for the profile, the facts for machines, and the sign."""

import json
import re
from typing import Any

import pytest
import segno
from django.test import Client
from playwright.sync_api import expect

from registry.demo.settling import Lindala
from registry.public import proof
from registry.register.models import SocialAccount
from tests import make
from tests.browser import Open
from tests.registry.public.conftest import Account
from tests.whole.test_axe import broken, window

SITE = "http://127.0.0.1:8000"


def structured(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return dict(json.loads(text))


def dark_of(svg: str) -> str:
    """How the dark squares of the first code are drawn."""
    code = svg.partition('class="qr"')[2].partition("</svg>")[0]
    return re.findall(r'<path[^>]* d="([^"]+)"', code)[-1]


def test_the_page_of_an_account_proves_it(client: Client, account: Account) -> None:
    made = account("Badet </script><b>", contact="bad@prov.example")
    path = f"/konton/{made.public_id}/"

    page = client.get(path).content.decode()

    assert structured(page) == {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": "Stadsbiblioteket",
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "name": "Lindala kommun",
            "url": "https://www.lindala.example",
        },
        "email": "bad@prov.example",
        "sameAs": [made.url],
    }
    assert re.findall(r'<a [^>]*rel="([^"]*\bme\b[^"]*)"', page) == ["me noopener external"]
    said = f"Det här är ett officiellt konto. Kontrollera på 127.0.0.1:8000{path.rstrip('/')}"
    assert re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page) == [said]
    own = segno.make_qr(f"{SITE}{path}", error="q").svg_inline(
        border=4, omitsize=True, light="#fff", svgclass="qr"
    )
    assert dark_of(page) == dark_of(own)
    assert f'href="{path}skylt/"' in page
    sign = client.get(f"{path}skylt/").content.decode()
    assert dark_of(sign) == dark_of(own)
    assert "<title>Skylt för Badet &lt;/script&gt;&lt;b&gt; – Lindala kommun</title>" in sign


@pytest.mark.parametrize(
    "facts",
    [{"status": "closed", "closed_on": make.DAY}, {"warning": "Kapat.", "warning_since": make.MOMENT}],
)
def test_what_cannot_be_trusted_proves_nothing(client: Client, account: Account, facts: Any) -> None:
    path = f"/konton/{account(**facts).public_id}/"
    for address in (path, f"/en{path}", f"{path}skylt/"):
        page = client.get(address).content.decode()
        assert [mark for mark in ("sameAs", 'class="qr"', 'rel="me', "<textarea") if mark in page] == []
    secret = account(status="proposed").public_id
    assert client.get(f"/konton/{secret}/skylt/").status_code == 404


def test_a_department_cannot_break_out_of_the_facts() -> None:
    facts = {"department": "</script>\u2028&", "contact": None, "url": "", "status": "", "warning": None}
    entry: Any = type("Entry", (), facts)
    text = proof.structured(entry)
    assert "<" not in text
    assert json.loads(text)["name"] == "</script>\u2028&"


@pytest.mark.browser
def test_the_text_is_copied_and_the_sign_is_one_sheet(open_window: Open, lindala: Lindala) -> None:
    made = SocialAccount.objects.filter(status="active", warning="").order_by("sort_name")[0]
    visit = window(open_window, "")
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.go(f"/konton/{made.public_id}/")
    page.get_by_role("button", name="Kopiera texten").click()
    expect(page.get_by_role("status")).to_have_text("Kopierad")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#profiltext").input_value()
    page.get_by_role("link", name="En skylt att skriva ut").click()
    assert broken(visit, f"/konton/{made.public_id}/skylt/") == []
    page.emulate_media(media="print")
    shown = [name for name in (".masthead", ".foot", ".crumbs", ".sign") if page.locator(name).is_visible()]
    assert shown == [".sign"]
    sheets = page.pdf(format="A4")
    assert sheets.count(b"/Type /Page\n") == 1
    assert page.context.cookies() == []
