"""A page asks the database as often for many rows as for few."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Department, Person
from registry.cases import flow, messages
from registry.guidelines import mending
from registry.register import upkeep
from registry.removals import log
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing
from tests.registry.guidelines import reviewing
from tests.whole.world import ANSWERS, World, case, made

pytestmark = pytest.mark.once

As = Callable[[Person | None], Client]

CLOSURES = ("proposed", "hearing", "ready", "running_down", "awaiting_acceptance", "kept", "resting")
FEW, MANY = 2, 5
"""So many of each kind: accounts and cases are several of each."""


@dataclass
class Growing:
    """A municipality that grows: one more of everything each time."""

    cast: Cast
    world: World
    size: int = 0

    def grow(self, to: int) -> None:
        """Until there are so many of everything."""
        for number in range(self.size, to):
            self.one_more(number)
        self.size = to

    def one_more(self, number: int) -> None:
        """One more of everything: departments, people, accounts, cases in every state, messages, acts."""
        cast, world = self.cast, self.world
        where = make.department(f"Filialen {number}", cast.culture)
        person = make.person(f"person{number}", f"Person {number}")
        make.grant(person, "department_admin", where)
        make.grant(person, "manager", where)
        one = make.account(
            where,
            person,
            f"https://www.instagram.com/filial{number}/",
            name=f"Filial {number}",
            deputy=cast.plain,
        )
        make.account(
            where,
            person,
            f"https://www.instagram.com/stangd{number}/",
            name=f"Stängd {number}",
            status="closed",
            closed_on=make.DAY,
            successor=one,
        )
        upkeep.change(one, {"audience": f"Barn {number}"}, by=cast.coordinator, at=make.MOMENT)
        asked = case(cast, "application", f"fler{number}")
        messages.write(asked, f"Vem svarar {number}?", by=cast.communicator, at=make.MOMENT)
        case(cast, "application", f"tillstyrkt{number}", ("recommend", cast.communicator))
        case(cast, "application", f"mer{number}", ("return", cast.communicator))
        case(cast, "application", f"ja{number}", ("approve", cast.chief))
        case(cast, "report", f"ute{number}", ("approve", cast.chief))
        case(cast, "report", f"nej{number}", ("decline", cast.chief))
        flow.open_case("report", by=cast.coordinator, at=make.MOMENT, form={"purpose": f"Utkast {number}"})
        messages.write(world.submitted, f"Fråga {number}?", by=cast.communicator, at=make.MOMENT)
        messages.write(world.published, f"Svar {number}.", by=cast.coordinator, at=make.MOMENT)
        upkeep.change(world.account, {"audience": f"Unga {number}"}, by=cast.coordinator, at=make.MOMENT)
        upkeep.add_person(world.account, person, "editor", by=cast.coordinator, at=make.MOMENT)
        for about in (world.account, one):
            said = {"kind": "comment", "action": "deleted", "removed_on": make.DAY}
            by = {"by": cast.coordinator, "at": make.MOMENT}
            until = make.DAY + timedelta(days=number)
            log.log(about, {**said, "reason": "threat", "blocked_until": until}, text="Hot", **by)
        again = case(cast, "report", f"om{number}", ("decline", cast.chief))
        flow.take(again, "reconsider", by=cast.superior, at=make.MOMENT, texts=ANSWERS)
        self.closures(where, number)
        self.reviews(where, number)

    def reviews(self, where: Department, number: int) -> None:
        """One more round, with an account left, a shortcoming that is late and one that is said to be mended."""
        cast = self.cast
        left, late, said = (
            make.account(
                where,
                cast.librarian,
                f"https://www.instagram.com/granska{name}{number}/",
                name=f"Granska {name} {number}",
            )
            for name in "abc"
        )
        reviewing.chosen(cast, left, late, said)
        for one in (late, said):
            reviewing.sat(cast, reviewing.review_of(one), logo="Gammal logotyp.", mend_by=make.DAY)
        lack = mending.still_open().get(review__account=said)
        mending.say_mended(lack, "Ny bild.", by=cast.coordinator, at=make.MOMENT)

    def closures(self, where: Department, number: int) -> None:
        """One more closure in each state that waits for somebody, a silent account and one that nobody knows of."""
        cast, long_ago = self.cast, date(2025, 1, 1)
        for state in CLOSURES:
            address = f"https://www.instagram.com/{state}{number}/"
            name = f"{state.capitalize()} {number}"
            one = make.account(where, cast.librarian, address, name=name, deputy=cast.plain)
            found = closing.proposed(cast, about=one)
            for verb, by in closing.WAYS[state]:
                found = closing.go(found, verb, getattr(cast, by), cast, until=make.DAY, steps=["receipt"])
            if state == "ready":
                closing.go(found, "declare_conflict", cast.communicator, cast, who=cast.superior.public_id)
        for name, last_post_on in (("tyst", long_ago), ("okant", None)):
            address = f"https://www.instagram.com/{name}{number}/"
            facts = {"name": f"{name} {number}", "last_post_on": last_post_on, "registered_on": long_ago}
            make.account(where, cast.librarian, address, **facts)


PAGES = (
    ("/", None),
    ("/en/", None),
    ("/?verksamhet=stadsbiblioteket&plattform=instagram&q=biblioteket", None),
    ("/konton.json", None),
    ("/konton.csv", None),
    ("/konton/{account}/", None),
    ("/om/", None),
    ("/avslutade/", None),
    ("/kontrollera/?adress=instagram.com/publicerat", None),
    ("/kontrollera/?adress=instagram.com/filia10", None),
    ("/kontrollera.json?adress=instagram.com/nagon.helt.annan", None),
    ("/arbetsyta/", "coordinator"),
    ("/arbetsyta/", "communicator"),
    ("/arbetsyta/", "chief"),
    ("/arbetsyta/", "superior"),
    ("/arbetsyta/", "manager"),
    ("/arbetsyta/", "librarian"),
    ("/arbetsyta/", "registrar"),
    ("/arbetsyta/", "school"),
    ("/arbetsyta/", "admin"),
    ("/register/", "coordinator"),
    ("/register/", "communicator"),
    ("/register/", "school"),
    ("/register/?q=filial&verksamhet=stadsbiblioteket", "chief"),
    ("/register/{account}/", "coordinator"),
    ("/register/{account}/", "chief"),
    ("/register/{account}/andra/", "coordinator"),
    ("/register/{account}/lamna-over/", "coordinator"),
    ("/register/{account}/kontoansvarig/", "coordinator"),
    ("/arenden/", "coordinator"),
    ("/arenden/", "chief"),
    ("/arenden/", "manager"),
    ("/arenden/anmal/", "coordinator"),
    ("/arenden/ansok/", "coordinator"),
    ("/arenden/ansok/", "communicator"),
    ("/arenden/{submitted}/", "coordinator"),
    ("/arenden/{submitted}/", "chief"),
    ("/arenden/{published}/", "superior"),
    ("/arenden/{submitted}/godkann/", "chief"),
    ("/riktlinje/", None),
    ("/riktlinjer/", "chief"),
    ("/riktlinjer/{guideline}/", "chief"),
    ("/riktlinjer/{guideline}/", "librarian"),
    ("/riktlinjer/{guideline}/lasare/", "insight"),
    ("/riktlinjer/{draft}/anta/", "chief"),
    ("/tips/", "communicator"),
    ("/granskning/", "communicator"),
    ("/granskning/{round}/", "communicator"),
    ("/granskning/{round}/{review}/", "communicator"),
    ("/granskning/ny/", "communicator"),
    ("/granskning/brister/", "coordinator"),
    ("/granskning/brister/", "communicator"),
    ("/granskning/uppgifter/", "librarian"),
    ("/borttaget/", "coordinator"),
    ("/borttaget/", "registrar"),
    ("/borttaget/?format=csv", "registrar"),
    ("/borttaget/siffror/", "insight"),
    ("/borttaget/nytt/", "coordinator"),
    ("/borttaget/registrera/", "registrar"),
    ("/borttaget/gallring/", "communicator"),
    ("/oversikt/", "chief"),
    ("/oversikt/?verksamhet=kultur--och-fritidsforvaltningen", "insight"),
    ("/oversikt/revisionsrapport/", "insight"),
    ("/oversikt/dataskydd/", "insight"),
    ("/oversikt/dataskydd/lista.csv", "insight"),
    ("/register/?status=i-listan&laget=utan-behoriga", "chief"),
    ("/historik/", "insight"),
    ("/historik/", "admin"),
    ("/personer/", "admin"),
    ("/personer/{person}/", "admin"),
    ("/personer/{person}/uppdrag/", "admin"),
    ("/verksamheter/", "admin"),
    ("/verksamheter/stadsbiblioteket/", "admin"),
    ("/mitt-konto/", "coordinator"),
)


@pytest.fixture
def growing(cast: Cast) -> Growing:
    return Growing(cast, made(cast))


def asked(growing: Growing, as_person: As, *, again: bool = False) -> dict[str, int]:
    """How often each page asks the database, the second time or later."""
    world = growing.world
    words = {
        "account": world.account.public_id,
        "submitted": world.submitted.number,
        "published": world.published.number,
        "person": world.person.public_id,
        "round": world.review.round.public_id if world.review.round else "",
        "review": world.review.public_id,
        "guideline": world.guideline.public_id,
        "draft": world.new_guideline.public_id,
    }
    found = {}
    for path, name in PAGES:
        client = as_person(getattr(growing.cast, name) if name else None)
        address = path.format(**words)
        if name is None or not again:
            # What is read once in a process, or once in a version of the public list, is read now.
            assert client.get(address).status_code == 200, path
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
            if response.streaming:
                b"".join(response)  # type: ignore[arg-type]
        found[f"{path} {name or 'stranger'}"] = len(queries)
    return found


def test_pages_ask_as_often_for_many_rows_as_for_few(growing: Growing, as_person: As) -> None:
    growing.grow(FEW)
    few = asked(growing, as_person)
    growing.grow(MANY)
    many = asked(growing, as_person, again=True)
    assert many == few
    assert {page: count for page, count in many.items() if count > 60} == {}
