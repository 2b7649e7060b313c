"""Lindala's story: every case walks through the one door, step by step in the order of the days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from accounts.ids import drawn_from
from accounts.models import Person
from registry.cases import flow, messages
from registry.cases.closure import carrying_out
from registry.cases.closure.closing import Proposal
from registry.cases.effects import Application
from registry.cases.models import Case
from registry.demo import guidelines, picture, removals, reviews
from registry.demo.cases import CASES, CHANGES, DRAFTS, Step, Told
from registry.demo.closures import CLOSURES, Closing
from registry.demo.lindala import RESPONSIBLE
from registry.demo.settling import Lindala, enter, grant, settle
from registry.demo.tips import COMMUNICATOR, STATEMENT, TIPS, Tipped
from registry.register import upkeep
from registry.register.models import SocialAccount
from registry.register.naming import Named, written
from registry.register.platforms import recognise_on
from registry.tips import handling
from registry.tips.models import Tip
from registry.website import stating

REASON = "Syftet är tydligt, kontot ger invånarna ett mervärde och det finns personer och tid för det."
USUAL = {
    "watched": "Vardagar 8–16",
    "replies_within_hours": 24,
    "pace": "weekly",
    "shows_people": "no",
    "audience": "Barn 8–15 år och deras vårdnadshavare",
    "added_value": "De vi vill nå hittar inte till kommunens andra konton.",
}


def tell(on: date) -> Lindala:
    """Makes Lindala as on a day; the same day gives the same ids and texts."""
    town = Lindala(on)
    plan = Plan(town)
    with drawn_from(f"lindala {on.isoformat()}"):
        settle(town)
        grant(town)
        plan.state()
        guidelines.tell(town, plan.add)
        enter(town)
        for told in CASES:
            plan.case(told)
        for closing in CLOSURES:
            plan.closure(closing)
        for kind, by, ago, form in DRAFTS:
            plan.draft(kind, by, ago, dict(form))
        for key, by, ago, changes in CHANGES:
            plan.change(key, by, ago, dict(changes))
        for number, tipped in enumerate(TIPS):
            plan.tip(number, tipped)
        reviews.plan(town, plan.add)
        removals.plan(town, plan.add)
        plan.add(town.at(20, 11, 15), lambda at: picture.fill_in(town, at))
        plan.walk()
    return town


@dataclass
class Later:
    """A case that the plan will have sent in by the time its next step comes."""

    case: Case | None = None


class Plan:
    """The steps of all cases, walked in the order of their moments, so that the log reads as it happened."""

    def __init__(self, town: Lindala) -> None:
        self.town = town
        self.steps: list[tuple[datetime, int, Callable[[datetime], object]]] = []

    def add(self, at: datetime, step: Callable[[datetime], object]) -> None:
        """Puts a step where its moment is; of the same moment, the first planned comes first."""
        self.steps.append((at, len(self.steps), step))

    def walk(self) -> None:
        """Takes the steps, the earliest first."""
        for at, _number, step in sorted(self.steps, key=lambda row: row[:2]):
            step(at)

    def case(self, told: Told) -> None:
        """Somebody begins a case and sends it in ten minutes later; then its steps."""
        later, person = Later(), self.town.people[told.by]
        application, form = said(self.town, told)

        def begin(at: datetime) -> None:
            later.case = flow.open_case(told.kind, by=person, at=at, form=form)

        def send(at: datetime) -> None:
            assert later.case is not None
            later.case = flow.take(later.case, "submit", by=person, at=at, application=application, form=form)

        self.add(self.town.at(told.ago, 13, 30), begin)
        self.add(self.town.at(told.ago, 13, 40), send)
        for step in told.steps:
            self.step(later, step)

    def step(self, later: Later, step: Step) -> None:
        """One step of a case; what goes to the list is as the applicant wrote it."""
        person = self.town.people[step.by]

        def go(at: datetime) -> None:
            assert later.case is not None and later.case.account is not None
            if step.verb == "message":
                messages.write(later.case, text=step.texts["text"], by=person, at=at)
                return
            account = later.case.account
            usual = {"name": account.name, "description": account.purpose, "reason": REASON}
            texts = {**usual, **step.texts} if step.verb == "approve" else step.texts
            later.case = flow.take(later.case, step.verb, by=person, at=at, texts=texts)

        self.add(self.town.at(step.ago, step.hour, 12), go)

    def state(self) -> None:
        """The communications unit fills in the accessibility statement."""
        person = self.town.people[COMMUNICATOR]
        said = {**STATEMENT, "tested_on": self.town.on - timedelta(days=40)}
        self.add(self.town.at(39, 9, 0), lambda at: stating.state(said, by=person, at=at))

    def tip(self, number: int, told: Tipped) -> None:
        """A resident sends a tip; a communicator takes the steps the day after and settles it the day after that."""
        person, nonce = self.town.people[COMMUNICATOR], f"lindala{number}"

        def by_unit(verb: Callable[..., object], *words: str) -> Callable[[datetime], object]:
            return lambda at: verb(Tip.objects.get(nonce=nonce), *words, by=person, at=at)

        self.add(self.town.at(told.ago, 7, 20), lambda at: handling.receive(told.said, nonce=nonce, at=at))
        for place, key in enumerate(told.steps):
            self.add(self.town.at(told.ago - 1, 9, 5 + place), by_unit(handling.do_step, key))
        if told.outcome:
            settle = by_unit(handling.settle, told.outcome, told.answer)
            self.add(self.town.at(told.ago - 2, 10, 30), settle)

    def closure(self, told: Closing) -> None:
        """Somebody (or the register) proposes that an account be closed; then its steps."""
        later = Later()
        by = self.town.people[told.by] if told.by else None

        def propose(at: datetime) -> None:
            account = SocialAccount.objects.get(key=told.key)
            proposal = Proposal(ground=told.ground, facts=told.told, **told.facts)
            later.case = flow.propose(account, proposal, by=by, at=at)

        self.add(self.town.at(told.ago, 14, 5), propose)
        for step in told.steps:
            self.closing_step(later, step)

    def closing_step(self, later: Later, step: Step) -> None:
        """One step of a closure: a move of the case, or something done before the last day."""
        person = self.town.people[step.by]

        def go(at: datetime) -> None:
            assert later.case is not None
            if step.verb == "do":
                said = {name: step.texts.get(name, "") for name in ("note", "link")}
                for row in later.case.steps.filter(kind=step.texts["kind"], done_on=None)[
                    : step.texts.get("most")
                ]:
                    later.case = carrying_out.do(row, by=person, at=at, **said)
                return
            later.case = flow.take(later.case, step.verb, by=person, at=at, texts=self.answered(step))

        self.add(self.town.at(step.ago, step.hour, 20), go)

    def answered(self, step: Step) -> dict[str, Any]:
        """What a confirm page asked: days count from the town's today, people and places go by name."""
        texts: dict[str, Any] = dict(step.texts)
        for name in ("until", "answer_by"):
            if name in texts:
                texts[name] = self.town.on + timedelta(days=int(texts[name]))
        if "department" in texts:
            texts["department"] = str(self.town.departments[texts["department"]].pk)
            texts["person"] = named(self.town.people[texts["person"]])
        if "successor" in texts:
            texts["successor"] = SocialAccount.objects.get(key=texts["successor"]).public_id
        return texts

    def draft(self, kind: str, by: str, ago: int, form: dict[str, str]) -> None:
        """Somebody begins a case and leaves it."""
        person = self.town.people[by]
        self.add(self.town.at(ago, 8), lambda at: flow.open_case(kind, by=person, at=at, form=form))

    def change(self, key: str, by: str, ago: int, changes: dict[str, Any]) -> None:
        """Somebody changes an account's facts."""
        person = self.town.people[by]

        def go(at: datetime) -> None:
            upkeep.change(SocialAccount.objects.get(key=key), changes, by=person, at=at)

        self.add(self.town.at(ago, 7, 50), go)


def said(town: Lindala, told: Told) -> tuple[Application, dict[str, Any]]:
    """What a form says about an account, with its raw text."""
    facts = {**USUAL, **told.facts}
    usual, standing_in = RESPONSIBLE[told.where]
    people = {
        "responsible": town.people[facts.pop("responsible", usual)],
        "deputy": town.people[facts.pop("deputy", standing_in or "kommunikator")],
        "manager": town.people[facts.pop("manager", usual)] if told.kind == "application" else None,
    }
    read = recognise_on(told.platform, told.handle)
    application = Application(
        department=town.departments[told.where],
        read=read,
        platform=told.platform,
        name=told.name,
        purpose=told.purpose,
        responsible=named(people["responsible"]),
        deputy=named(people["deputy"]),
        manager=named(people["manager"]) if people["manager"] else None,
        **facts,
    )
    form = {
        "department": str(town.departments[told.where].pk),
        "address": read.url,
        "platform": told.platform,
        "name": told.name,
        "purpose": told.purpose,
        **{part: written(person) for part, person in people.items() if person},
        **{key: str(value) for key, value in facts.items()},
        "promise": "on",
    }
    return application, form


def named(person: Person | None) -> Named:
    """A person as a form names them."""
    assert person is not None
    return Named(person.email, person.name)
