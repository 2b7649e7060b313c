"""axe finds nothing on any page of the URL table, for anybody, light and dark, on a wide and a narrow screen."""

import fcntl
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler
from playwright.sync_api import expect

from registry.demo.lindala import STAFF
from registry.demo.settling import Lindala
from tests.browser import Open, Visit
from tests.whole.addresses import OPEN
from tests.whole.pages import PAGES
from tests.whole.shapes import Shape, shapes
from tests.whole.world import World, found

pytestmark = [pytest.mark.browser, pytest.mark.long]

AXE = Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""What can differ between light and dark on the same page at the same width."""
REPEATED = [[f"{row}:nth-child(n+15)"] for row in (".rows > li", ".account", "tbody > tr", ".timeline > li")]
"""The later rows of a list, which the second look at the same colours leaves out."""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
RUN = """async ([only, but]) => (await axe.run(
    {include: document, exclude: but}, {runOnly: only, resultTypes: ["violations"]})).violations.flatMap(
    broken => broken.nodes.map(node => `${broken.id}: ${node.target} ${node.failureSummary || ""}`))"""
MORE_PUBLIC = (
    "/?q=biblioteket",
    "/?q=finns+inte+alls",
    "/?plattform=instagram&verksamhet=kultur-och-fritidsforvaltningen",
    "/?sida=trasig",
    "/avslutade/?sida=trasig",
    "/konton/aaaaaaaaaa/",
    "/amnen/bibliotek-kultur/",
    "/en/",
    *(
        f"/kontrollera/?adress={text}"
        for text in (
            "instagram.com/lindalabibliotek",
            "instagram.com/lindalasimhall",
            "instagram.com/lindalab1bliotek",
            "instagram.com/nagonannan",
            "instagram.com/lindala.stadsbibliotek.support",
            "instagram.com/p/abc",
            "x.com/lindalaturism",
            "@lindalabibliotek",
            "Lindala+kommun",
        )
    ),
    "/en/kontrollera/?adress=faceb00k.com/nagonannan",
)
MORE_OF_STAFF = (
    "/logga-ut/",
    "/arenden/?q=finns+inte+alls",
    "/register/?q=finns+inte+alls",
    "/register/?q=bibliotek",
    "/historik/?q=finns+inte+alls",
    "/borttaget/?q=finns+inte+alls",
    "/borttaget/gallring/kommunstyrelsen/gallra/",
    "/en/arbetsyta/",
    "/arenden/2026-9999/",
)
"""Pages in other states than the URL table's: searched, empty, not there, in English."""
NOT_PAGES = (
    "konton_json",
    "konton_csv",
    "konton_atom",
    "embedded",
    "konto-lista",
    "konto-ram",
    "openapi",
    "konton_schema",
    "kontrollera_schema",
    "snapshot",
    "catalogue",
    "sitemap",
    "robots",
    "security",
    "check_json",
    "health",
    "stylesheet",
    "tab-icon",
    "logotype",
    "understand",
    "similar",
    "audit_report_pdf",
    "data_protection_csv",
    "decision_pdf",
    "decision_json",
    "case_file",
    "step_proof",
    "tip_proof",
    "shortcoming_proof",
    "removal_picture",
    "look_stylesheet",
)
STAFF_OF_DEMO = (
    "handlaggare",
    "kommunikator",
    "kommunikationschef",
    "registrator",
    "admin",
    "insyn",
    "handlaggare.skola",
    "chef.bibliotek",
    "tf.kommunikationschef",
    "stabschef",
)
"""The demo's people, those first whose pages have most on them that is new."""
SHARES = 8
"""The looking is shared between so many tests, so that the processes of a run end together."""


def table(world: World) -> list[tuple[str, tuple[str, ...]]]:
    """Every page of the URL table in Swedish, with words of what is there, and who of the demo asks for it.

    Public pages know nobody, so a stranger asks for them; everybody asks for the others.
    """
    public = [address.path() for address in OPEN if address.name not in NOT_PAGES]
    public = [path.replace("aaaaaaaaaa", world.account.public_id) for path in public]
    pages = [page for page in PAGES if not page.only_post and page.name not in NOT_PAGES]
    return [
        *((path, ("",)) for path in (*public, *MORE_PUBLIC)),
        *((page.path(world), STAFF_OF_DEMO) for page in pages),
        *((path, STAFF_OF_DEMO) for path in MORE_OF_STAFF),
    ]


def planned(lindala: Lindala, world: World, among: Path) -> list[tuple[str, int]]:
    """Who looks at which page (by its place in the table): each thing is looked at once, in whatever page it stands.

    What a page is made of, apart from its words, is in `shapes`. Worked out by the first process of a run that asks,
    since it takes every page for everybody; the demo is the same in all of them.
    """
    plan = among / f"axe-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}.json"
    with plan.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not plan.exists():
            plan.write_text(json.dumps(worked_out(lindala, world)), encoding="utf-8")
        return [(name, number) for name, number in json.loads(plan.read_text(encoding="utf-8"))]


class Asker(Client):
    """Gets the page and nothing else: Django's client also copies what every template of it was given."""

    def request(self, **request: Any) -> Any:
        return self.handler(self._base_environ(**request))


def worked_out(lindala: Lindala, world: World) -> list[tuple[str, int]]:
    """Pages that show, together, everything that stands on any page for anybody; each has something of its own."""
    shown: dict[tuple[str, int], set[Shape]] = {}
    length: dict[tuple[str, int], int] = {}
    seen: set[Shape] = set()
    pages = table(world)
    site = ClientHandler()
    for name in ("", *STAFF_OF_DEMO):
        client = Asker()
        client.handler = site
        if name:
            client.force_login(lindala.people[name], backend="accounts.signin.InvitedPeople")
        for number, (path, people) in enumerate(pages):
            if name not in people:
                continue
            response = client.get(path)
            assert response.status_code < 500, (name, path)
            if response.status_code in (302, 405):
                continue
            here = shapes(response.content.decode())
            if not here <= seen:
                shown[name, number], length[name, number] = here, len(response.content)
            seen.update(here)
    # What was new when its page came may stand on a later page too: of those the longest are spared first.
    times = Counter(shape for here in shown.values() for shape in here)
    for page in sorted(shown, key=lambda page: -length[page]):
        if all(times[shape] > 1 for shape in shown[page]):
            times.subtract(shown.pop(page))
    assert set().union(*shown.values()) == seen
    return list(shown)


def broken(visit: Visit, path: str) -> list[str]:
    """What axe finds on the open page in four guises, and whether it is too broad."""
    page = visit.page
    found_here: list[str] = []

    def axe(guise: str, *asked: Any) -> None:
        found_here.extend(f"{path} {guise}: {line}" for line in page.evaluate(RUN, asked))

    everything = {"type": "tag", "values": TAGS}, []
    colours = {"type": "rule", "values": OF_COLOUR}, REPEATED
    axe("light, 1280", *everything)
    page.emulate_media(color_scheme="dark")
    axe("dark, 1280", *colours)
    page.set_viewport_size(NARROW)
    axe("dark, 320", *everything)
    page.emulate_media(color_scheme="light")
    axe("light, 320", *colours)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found_here.append(f"{path} 320: must be scrolled sideways")
    page.set_viewport_size(WIDE)
    return found_here


def window(open_window: Open, name: str) -> Visit:
    """A window of somebody, with axe in every page."""
    visit = open_window(name, viewport=WIDE, reduced_motion="reduce", color_scheme="light")
    visit.page.context.add_init_script(path=AXE)
    return visit


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_for_everybody(
    open_window: Open, lindala: Lindala, tmp_path_factory: pytest.TempPathFactory, share: int
) -> None:
    world = found()
    plan = planned(lindala, world, tmp_path_factory.getbasetemp().parent)
    assert plan
    addresses = [path for path, _people in table(world)]
    complaints: list[str] = []
    windows: dict[str, Visit] = {}
    for name, number in plan[share * len(plan) // SHARES : (share + 1) * len(plan) // SHARES]:
        if name not in windows:
            windows[name] = window(open_window, name)
        windows[name].go(addresses[number])
        complaints += [f"{name or 'stranger'} {line}" for line in broken(windows[name], addresses[number])]
    assert complaints == []


SENT_EMPTY = (
    ("", "/logga-in/"),
    ("", "/losenord/glomt/"),
    ("handlaggare", "/arenden/anmal/"),
    ("handlaggare", "/arenden/ansok/"),
    ("handlaggare", "/register/{account}/andra/"),
    ("kommunikationschef", "/arenden/{submitted}/avsla/"),
    ("kommunikator", "/arenden/{submitted}/begar-komplettering/"),
    ("admin", "/personer/ny/"),
    ("admin", "/personer/{person}/uppdrag/"),
    ("admin", "/verksamheter/ny/"),
)
EMPTY_AND_SEND = """() => {
    const form = document.querySelector("main form[method=post]");
    form.querySelectorAll("input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea")
        .forEach(field => { field.value = "" });
    form.querySelectorAll("input[type=radio], input[type=checkbox]").forEach(field => { field.checked = false });
    form.querySelectorAll("select").forEach(field => { field.selectedIndex = 0 });
    HTMLFormElement.prototype.submit.call(form);
}"""


def test_forms_that_were_sent_empty(open_window: Open, lindala: Lindala) -> None:
    world = found()
    words = {
        "account": world.account.public_id,
        "submitted": world.submitted.number,
        "person": world.person.public_id,
    }
    windows = {name: window(open_window, name) for name in {name for name, _path in SENT_EMPTY}}
    complaints: list[str] = []
    for name, path in SENT_EMPTY:
        visit = windows[name]
        visit.go(path.format(**words))
        with visit.page.expect_navigation():
            visit.page.evaluate(EMPTY_AND_SEND)
        expect(visit.page.locator("[data-error-summary]")).to_be_focused()
        assert visit.page.title().startswith("Fel: ")
        complaints += broken(visit, path)
    assert complaints == []


def test_everybody_of_the_demo_is_looked_at() -> None:
    assert set(STAFF_OF_DEMO) == {somebody.email for somebody in STAFF}
