"""The URL table as people meet it: each staff page with words of something that exists, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from django.urls import reverse
from django.utils import translation

from accounts.models import Department, Grant, Person
from registry.cases import flow, messages
from registry.cases.closure import carrying_out
from registry.cases.models import Case
from registry.guidelines import reviewing
from registry.paper import documents
from registry.proofs import storing
from registry.register.models import Responsibility, SocialAccount
from registry.register.naming import Named
from registry.tips import handling
from registry.tips.handling import Said
from registry.tips.models import Tip
from tests import make
from tests.cast import Cast
from tests.kept import once
from tests.registry.cases.closure import closing

About = Literal["oneself", "everybody", "account", "case", "draft", "staffing", "tip"]


@dataclass
class World:
    """One of everything that a page can be about; the accounts and the cases are the culture department's."""

    account: SocialAccount
    proposed: SocialAccount
    warned: SocialAccount
    part: Responsibility
    published: Case
    submitted: Case
    returned: Case
    approved: Case
    declined: Case
    draft: Case
    person: Person
    grant: Grant
    department: Department
    tip: Tip
    closure: Callable[[str], Case]
    """A closure in a state, made when it is first asked for: most tests ask for none."""

    @property
    def todo(self) -> str:
        """A start requirement that somebody answers by hand."""
        return next(
            todo.key for todo in reviewing.todos(self.account) if not todo.by_register and not todo.done
        )


ANSWERS = {
    "reason": "Kontot följer riktlinjen.",
    "name": "Kulturskolan",
    "description": "Se vad eleverna gör.",
}


def case(cast: Cast, kind: str, address: str, *steps: tuple[str, Person]) -> Case:
    """A case of the library's, with all its people, that has gone so many steps."""
    said = make.application(
        cast.library,
        cast.librarian,
        f"https://www.instagram.com/{address}/",
        deputy=Named(cast.plain.email),
        manager=Named(cast.manager.email),
        name=f"Biblioteket {address}",
    )
    found = make.case(cast.coordinator, said, kind)
    texts = {**ANSWERS, "missing": "Vem bevakar på loven?", "recommendation": "Tydligt syfte."}
    for verb, by in steps:
        found = flow.take(found, verb, by=by, at=make.MOMENT, texts={**texts, "name": said.name})
    return found


def made(cast: Cast) -> World:
    """The world of the cast, which must be all there is."""
    found = once("world", lambda: make_all(cast))
    # Closures are made as they are asked for: none of another test's.
    return replace(found, closure=closures(cast))


def make_all(cast: Cast) -> World:
    """One of everything."""
    published = case(cast, "report", "publicerat", ("recommend", cast.communicator), ("approve", cast.chief))
    documents.document_of(published.decisions.get(), at=make.MOMENT)
    messages.write(published, "Vem tar över på sommaren?", by=cast.communicator, at=make.MOMENT)
    submitted = case(cast, "application", "inskickat", ("recommend", cast.communicator))
    assert published.account is not None
    assert submitted.account is not None
    return World(
        account=published.account,
        proposed=submitted.account,
        warned=make.account(
            cast.library,
            cast.librarian,
            "https://www.facebook.com/kapatbibliotek",
            name="Kapat bibliotek",
            warning="Någon annan skriver här.",
            warning_since=make.MOMENT,
        ),
        part=published.account.responsibilities.get(part="deputy"),
        published=published,
        submitted=submitted,
        returned=case(cast, "application", "komplettera", ("return", cast.communicator)),
        approved=case(cast, "application", "godkant", ("approve", cast.chief)),
        declined=case(cast, "application", "avslaget", ("decline", cast.chief)),
        draft=flow.open_case(
            "application", by=cast.coordinator, at=make.MOMENT, form={"name": "Dans", "purpose": "Visa dans."}
        ),
        person=cast.librarian,
        grant=cast.manager.grants.get(),
        department=cast.library,
        tip=handling.receive(
            Said("fake", "https://www.instagram.com/bib1ioteket/", "De vill ha mitt bank-id."),
            nonce="world",
            proof=storing.put(b"\x89PNG", "image/png"),
            at=make.MOMENT,
        ),
        closure=closures(cast),
    )


def closures(cast: Cast) -> Callable[[str], Case]:
    """Closures of the library's accounts, one in each state; nobody outside the culture department has a part."""

    @cache
    def in_state(state: str) -> Case:
        about = closing.account(cast, f"https://www.instagram.com/avslut.{state.replace('_', '')}/")
        theirs = {"department": str(cast.culture.pk), "person": Named(cast.coordinator.email)}
        case = closing.in_state(cast, state, about, steps=["receipt"], **theirs)
        if state == "running_down":
            proof = storing.put(b"%PDF-1.7 saved", "application/pdf")
            saved = case.steps.get(kind="preserve")
            carrying_out.do(saved, by=cast.librarian, at=make.MOMENT, note="I arkivet.", proof=proof)
        if state == "ready":
            closing.go(case, "declare_conflict", cast.coordinator, cast, reason="Chefens syster.")
        return case

    return in_state


def found() -> World:
    """The world of the demo, as story.tell() has left it."""

    def one(state: str, kind: str = "application") -> Case:
        cases = Case.objects.filter(
            state=state, kind=kind, department__parent__slug="kultur-och-fritidsforvaltningen"
        )
        return cases.order_by("-recommended_by", "pk")[0]

    published = one("published", "report")
    account, proposed = published.account, one("submitted").account
    assert account is not None
    assert proposed is not None
    grant = Grant.objects.get(person__email="chef.bibliotek@lindala.example")
    return World(
        account=account,
        proposed=proposed,
        warned=SocialAccount.objects.exclude(warning="").order_by("pk")[0],
        part=account.responsibilities.get(part="deputy"),
        published=published,
        submitted=one("submitted"),
        returned=one("returned"),
        approved=one("approved"),
        declined=one("declined"),
        draft=Case.objects.get(state="draft", applicant__email="handlaggare@lindala.example"),
        person=grant.person,
        grant=grant,
        department=grant.department or Department.objects.all()[0],
        tip=Tip.objects.filter(kind="fake", outcome="")[0],
        closure=lambda state: Case.objects.filter(kind="closure", state=state).order_by("pk")[0],
    )


@dataclass(frozen=True)
class Page:
    """A page with the words of its address; `seen_by` is somebody of the cast who may, `does` what a POST needs."""

    name: str
    seen_by: str
    about: About
    words: Callable[[World], list[Any]] = lambda world: []
    form: bool = False
    only_post: bool = False

    def path(self, world: World, language: str = "sv") -> str:
        """Its address."""
        with translation.override(language):
            return reverse(self.name, args=self.words(world))


def account(world: World) -> list[Any]:
    """The words of an account's pages."""
    return [world.account.public_id]


def warned(world: World) -> list[Any]:
    """The words of the pages of an account that residents are warned of."""
    return [world.warned.public_id]


def tipped(world: World) -> list[Any]:
    """The words of a tip's pages."""
    return [world.tip.public_id]


def someone(world: World) -> list[Any]:
    """The words of a person's pages."""
    return [world.person.public_id]


def numbered(state: str) -> Callable[[World], list[Any]]:
    """The words of a case's page."""
    return lambda world: [getattr(world, state).number]


def decided(state: str) -> Callable[[World], list[Any]]:
    """The words of a decision's pages."""

    def words(world: World) -> list[Any]:
        decision = getattr(world, state).decisions.get()
        return [decision.case.number, decision.public_id]

    return words


def closing_in(state: str, *words: str) -> Callable[[World], list[Any]]:
    """The words of a closure's page, or of one of its confirm pages."""
    return lambda world: [world.closure(state).number, *words]


def step_of(kind: str) -> Callable[[World], list[Any]]:
    """The words of the pages of a step before closing."""

    def words(world: World) -> list[Any]:
        case = world.closure("running_down")
        return [case.number, case.steps.filter(kind=kind)[0].public_id]

    return words


def acted(state: str, word: str) -> Callable[[World], list[Any]]:
    """The words of a confirm page."""
    return lambda world: [getattr(world, state).number, word]


PAGES = (
    # Everybody's own
    Page("desk", "coordinator", "oneself"),
    Page("my_account", "coordinator", "oneself", form=True),
    Page("account_change_password", "coordinator", "oneself", form=True),
    Page("history", "insight", "everybody"),
    # People and departments
    Page("people", "admin", "staffing"),
    Page("person_new", "admin", "staffing", form=True),
    Page("person", "admin", "staffing", someone),
    Page("person_change", "admin", "staffing", someone, form=True),
    Page("person_act", "admin", "staffing", lambda world: [world.person.public_id, "avaktivera"], form=True),
    Page("grant_new", "admin", "staffing", someone, form=True),
    Page(
        "grant_end",
        "admin",
        "staffing",
        lambda world: [world.grant.person.public_id, world.grant.pk],
        form=True,
    ),
    Page("departments", "admin", "staffing"),
    Page("department_new", "admin", "staffing", form=True),
    Page("department_change", "admin", "staffing", lambda world: [world.department.slug], form=True),
    # The register
    Page("register", "coordinator", "everybody"),
    Page("account_file", "coordinator", "account", account),
    Page("account_file", "communicator", "account", warned),
    Page("account_file", "coordinator", "account", lambda world: [world.proposed.public_id]),
    Page("account_change", "coordinator", "account", account, form=True),
    Page("account_appoint", "coordinator", "account", account, form=True),
    Page("account_hand_over", "coordinator", "account", account, form=True),
    Page("account_add_person", "coordinator", "account", account, form=True),
    Page(
        "account_remove_person",
        "coordinator",
        "account",
        lambda world: [world.account.public_id, world.part.pk],
        form=True,
    ),
    Page("account_proof", "communicator", "account", account, form=True),
    Page("account_warn", "communicator", "account", account, form=True),
    Page("account_warn", "communicator", "account", warned, form=True),
    Page("account_lift_warning", "communicator", "account", warned, form=True),
    Page("account_incident", "communicator", "account", account),
    Page("account_incident", "communicator", "account", warned),
    Page("account_last_post", "coordinator", "account", account, form=True),
    Page("account_seen", "communicator", "account", account, form=True, only_post=True),
    Page(
        "account_requirement",
        "coordinator",
        "account",
        lambda world: [world.account.public_id, world.todo],
        form=True,
        only_post=True,
    ),
    # Tips from residents
    Page("tips", "communicator", "everybody"),
    Page("tip_file", "communicator", "tip", tipped),
    Page("tip_settle", "communicator", "tip", tipped, form=True),
    Page("tip_reopen", "communicator", "tip", tipped, form=True),
    Page("tip_proof", "insight", "tip", tipped),
    Page(
        "tip_step",
        "communicator",
        "tip",
        lambda world: [world.tip.public_id, "bevis"],
        form=True,
        only_post=True,
    ),
    # Cases
    Page("cases", "coordinator", "everybody"),
    Page("report", "coordinator", "oneself", form=True),
    Page("apply", "coordinator", "oneself", form=True),
    Page("understand", "coordinator", "oneself"),
    Page("similar", "coordinator", "oneself"),
    Page("draft", "coordinator", "draft", lambda world: [world.draft.public_id], form=True),
    *(
        Page("case", "coordinator", "case", numbered(state))
        for state in ("submitted", "returned", "approved", "declined", "published")
    ),
    Page("case_message", "coordinator", "case", numbered("submitted"), form=True, only_post=True),
    Page("case_read", "coordinator", "case", numbered("submitted"), form=True, only_post=True),
    Page("case_act", "communicator", "case", acted("submitted", "begar-komplettering"), form=True),
    Page("case_act", "communicator", "case", acted("submitted", "tillstyrk"), form=True),
    Page("case_act", "communicator", "case", acted("submitted", "avstyrk"), form=True),
    Page("case_act", "chief", "case", acted("submitted", "godkann"), form=True),
    Page("case_act", "chief", "case", acted("submitted", "avsla"), form=True),
    Page("case_act", "manager", "case", acted("submitted", "chefens-ja"), form=True),
    Page("case_act", "manager", "case", acted("submitted", "chefens-nej"), form=True),
    Page("case_act", "coordinator", "case", acted("submitted", "ta-tillbaka"), form=True),
    # Closures
    Page("account_close", "coordinator", "account", account, form=True),
    Page("account_close", "communicator", "account", account, form=True),
    *(Page("case", "coordinator", "case", closing_in(state)) for state in closing.STATES),
    *(
        Page("case_act", name, "case", closing_in(state, word), form=True)
        for name, state, word in (
            ("communicator", "proposed", "begar-yttrande"),
            ("communicator", "proposed", "hoppa-over-yttrande"),
            ("librarian", "hearing", "ja-avsluta"),
            ("librarian", "hearing", "lamna-yttrande"),
            ("communicator", "hearing", "avsluta-yttrandetiden"),
            ("superior", "ready", "avsluta"),
            ("superior", "ready", "behall"),
            ("superior", "ready", "lat-vila"),
            ("superior", "ready", "lamna-over"),
            ("chief", "ready", "ta-tillbaka"),
            ("superior", "ready", "anmal-jav"),
            ("coordinator", "awaiting_acceptance", "ta-emot"),
            ("coordinator", "awaiting_acceptance", "ta-inte-emot"),
            ("superior", "running_down", "upphav-beslutet"),
            ("superior", "running_down", "omprova-behall"),
            ("superior", "kept", "omprova-avsluta"),
            ("superior", "kept", "omprova-lat-vila"),
            ("communicator", "kept", "folj-upp"),
            ("communicator", "resting", "vack"),
        )
    ),
    Page("step_new", "communicator", "case", closing_in("running_down"), form=True),
    Page("step_done", "coordinator", "case", step_of("shut"), form=True),
    Page("step_done", "coordinator", "case", step_of("access"), form=True),
    Page("step_proof", "coordinator", "case", step_of("preserve")),
    Page("step_strike", "communicator", "case", step_of("shut"), form=True),
    # Paper
    Page("decision_list", "insight", "everybody"),
    Page("decision_page", "coordinator", "case", decided("declined")),
    Page("decision_pdf", "coordinator", "case", decided("declined")),
    Page("decision_json", "coordinator", "case", decided("declined")),
    Page("case_file", "registrar", "case", numbered("declined")),
    Page("case_diary", "registrar", "case", numbered("declined"), form=True),
    Page("case_complete", "coordinator", "case", numbered("returned"), form=True),
    Page("case_act", "coordinator", "case", acted("approved", "publicera"), form=True),
    Page("case_act", "superior", "case", acted("declined", "omprova"), form=True),
)
