"""One of everything that a page can be about: of the cast, or as the demo has it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Any

from accounts.models import Department, Grant, Person
from registry.cases import flow, messages
from registry.cases.closure import carrying_out
from registry.cases.models import Case
from registry.guidelines import acknowledging, adopting, answering, drafting, mending, reviewing, rounds
from registry.guidelines.answering import Said as Answered
from registry.guidelines.models import Answer, Guideline, Review
from registry.paper import documents
from registry.proofs import storing
from registry.register.models import Responsibility, SocialAccount
from registry.register.naming import Named
from registry.removals import log, retention
from registry.removals.models import Removal
from registry.tips import handling
from registry.tips.handling import Said
from registry.tips.models import Tip
from registry.website import stating
from tests import make
from tests.cast import Cast
from tests.kept import again, once
from tests.registry.cases.closure import closing


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
    guideline: Guideline
    new_guideline: Guideline
    review: Review
    lack: Answer
    removal: Removal
    closure: Callable[[str], Case]
    """A closure in a state, made when it is first asked for: most tests ask for none."""

    @property
    def todo(self) -> str:
        """A start requirement that somebody answers by hand."""
        return next(
            todo.key for todo in reviewing.todos(self.account) if not todo.by_register and not todo.done
        )


STATEMENT = {
    "authority": "Kommunstyrelsen",
    "email": "kommunikation@prov.example",
    "conforms": "partly",
    "shortcomings": "Några texter finns bara på svenska.",
    "tested": "ourselves",
    "tested_on": make.DAY,
}
GUIDELINE = {
    "title": "Riktlinje för sociala medier",
    "adopted_by": "Kommunstyrelsen",
    "link": "https://www.prov.example/riktlinje",
    "text": "# Varför\nVi finns där invånarna finns.",
    "comment_rules": "Håll en god ton.\n\n- inga hot\n- inga personuppgifter",
}
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
    stating.state(STATEMENT, by=cast.communicator, at=make.MOMENT)
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
        guideline=in_force(cast),
        new_guideline=drafting.begin(
            {**GUIDELINE, "adopted_on": make.DAY, "comment_rules": "Var snäll.\n\n- inga hot"},
            by=cast.communicator,
            at=make.MOMENT,
        ),
        **reviews(cast),
        removal=removed(cast, published.account),
        closure=closures(cast),
    )


def in_force(cast: Cast) -> Guideline:
    """The guideline, adopted and read by whoever answers for the accounts."""
    said = {**GUIDELINE, "adopted_on": make.DAY - timedelta(days=13)}
    draft = drafting.begin(said, by=cast.communicator, at=make.MOMENT)
    guideline = adopting.adopt(draft, by=cast.chief, at=make.MOMENT)
    acknowledging.acknowledge(guideline, by=cast.librarian, at=make.MOMENT)
    return guideline


def reviews(cast: Cast) -> dict[str, Any]:
    """A round of two of the library's accounts: one left to review, one where the logotype is missing."""
    left, done = (
        make.account(
            cast.library,
            cast.librarian,
            f"https://www.instagram.com/granskat.{name}/",
            name=f"Granskat {name}",
            deputy=cast.plain,
        )
        for name in ("kvar", "klart")
    )
    facts: dict[str, Any] = {"due_on": make.DAY, "sample": 0, "by": cast.communicator, "at": make.MOMENT}
    rounds.choose([left, done], title="Biblioteken", **facts)
    review = Review.objects.get(account=done, kind="round")
    asked = answering.asked_of("communicator", review.guideline, sample=False)
    picture = storing.put(b"\x89PNG", "image/png")
    said = [
        Answered(one, "shortcoming", "Gammal logotyp.", make.DAY, picture)
        if one.key == "logo"
        else Answered(one, "ok")
        for one in asked
    ]
    answering.answer(review, said, by=cast.communicator, at=make.MOMENT)
    return {
        "review": Review.objects.select_related("round", "account").get(account=left, kind="round"),
        "lack": mending.still_open().get(review=review),
    }


def removed(cast: Cast, account: SocialAccount) -> Removal:
    """A comment with everything that can be said of it, and a decision on how long that is kept."""
    retention.set_retention(
        cast.board,
        diary_number="KFN 2025/14",
        paragraph="88",
        decided_on=make.DAY,
        months=24,
        by=cast.registrar,
        at=make.MOMENT,
    )
    said = {"kind": "comment", "reason": "threat", "action": "deleted", "removed_on": make.DAY}
    named = {"author": "Arg Person", "blocked_until": make.DAY + timedelta(days=7)}
    picture = storing.put(b"\x89PNG", "image/png")
    texts: dict[str, Any] = {"text": "Jag vet var du bor.", "picture": picture}
    return log.log(account, {**said, **named}, **texts, by=cast.coordinator, at=make.MOMENT)


def closures(cast: Cast) -> Callable[[str], Case]:
    """Closures of the library's accounts, one in each state; nobody outside the culture department has a part."""

    def made_in(state: str) -> Case:
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

    return cache(lambda state: again(f"closure {state}", lambda: made_in(state)))


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
        guideline=Guideline.objects.get(state="adopted", repealed_on=None),
        new_guideline=Guideline.objects.get(state="draft"),
        review=Review.objects.filter(kind="round", done_on=None).order_by("pk")[0],
        lack=mending.still_open().filter(mended_on=None)[0],
        removal=Removal.objects.filter(
            department__parent__slug="kultur-och-fritidsforvaltningen", blocked_until__isnull=False
        )[0],
        closure=lambda state: Case.objects.filter(kind="closure", state=state).order_by("pk")[0],
    )
