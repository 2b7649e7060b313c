"""What a decision's document says, in Swedish as records are: one row an outcome."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst

from accounts import titles
from accounts.models import Person
from accounts.tree import Tree
from accounts.versions import canonical
from registry.cases import decisions
from registry.cases.closure.hearings import Hearing, hearings
from registry.cases.closure.steps import BY_KEY as STEPS
from registry.cases.models import Case, Decision
from registry.paper import digest
from registry.register.models import CLOSED_REASONS
from registry.register.platforms import BY_KEY


@dataclass(frozen=True)
class Outcome:
    """One outcome: the document's title, its sentence, and the decision's days as (field, what it is called).

    The sentence may name %(municipality)s, %(account)s, %(platform)s, %(matter)s and %(replaces)s.
    """

    key: str
    title: str
    sentence: str
    days: tuple[tuple[str, str], ...] = ()


OUTCOMES = (
    # Applications and reports
    Outcome(
        "approved",
        "Godkänt",
        "%(municipality)s godkänner %(matter)s om kontot «%(account)s» på %(platform)s.",
        (("ends_on", "Slutdatum"),),
    ),
    Outcome(
        "declined", "Avslag", "%(municipality)s avslår %(matter)s om kontot «%(account)s» på %(platform)s."
    ),
    # Closures
    Outcome(
        "closed",
        "Kontot avslutas",
        "Kontot «%(account)s» på %(platform)s ska avslutas.",
        (("until", "Sista dag"),),
    ),
    Outcome(
        "kept",
        "Kontot behålls",
        "Kontot «%(account)s» på %(platform)s ska vara kvar.",
        (("until", "Följs upp"),),
    ),
    Outcome(
        "resting",
        "Kontot vilar",
        "Kontot «%(account)s» på %(platform)s ska vila.",
        (("until", "Vilar till"),),
    ),
    Outcome(
        "handed_over",
        "Kontot lämnas över",
        "Kontot «%(account)s» på %(platform)s ska lämnas över.",
    ),
    Outcome(
        "recalled",
        "Beslutet upphävs",
        "Beslut %(replaces)s om kontot «%(account)s» på %(platform)s upphävs.",
    ),
)
BY_KEY_OF_OUTCOME = {row.key: row for row in OUTCOMES}

MATTERS = {
    "report": ("anmälan", "Sökande"),
    "application": ("ansökan", "Sökande"),
    "closure": ("avslutet", "Föreslaget av"),
}
"""What a case of each kind is called in a sentence, and what whoever began it is called."""


@dataclass(frozen=True)
class Section:
    """A heading with facts, as (label, value), or with running text."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Sheet:
    """What stands on a decision's document, on paper as on the page."""

    municipality: str
    number: str
    title: str
    subject: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    digest: str
    decider: str
    capacity: str
    day: str


def as_it_was(record: Any, at: datetime) -> Any:
    """A record as it stood at a moment, all that was done in that moment included; else as it stands."""
    return record.history.filter(history_date__lte=at).order_by("-history_id").first() or record


def name_then(person: Person, at: datetime) -> str:
    """What somebody was called then; of who is «tidigare anställd» what they are called in what they signed."""
    return person.signed_as if person.pseudonymised_on else str(as_it_was(person, at).name)


def written(value: date | datetime | None) -> str:
    """«22 november 2026»."""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    return date_format(value, "j F Y") if value else ""


def told(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Those of the facts that say something."""
    return tuple((label, value) for label, value in facts if value)


def sheet(decision: Decision) -> Sheet:
    """What a decision's document says; all that it names as it was when it was decided, but for what settings say."""
    with translation.override("sv"):
        return _sheet(decision)


def words_of(sheet: Sheet) -> str:
    """SHA-256, in hex, of all that stands on a sheet: two that say the same have the same."""
    return hashlib.sha256(canonical(asdict(sheet))).hexdigest()


def _sheet(decision: Decision) -> Sheet:
    row = BY_KEY_OF_OUTCOME[decision.outcome]
    account = as_it_was(decision.account, decision.at)
    decider = name_then(decision.decider, decision.at)
    capacity = str(titles.capacity(decision.capacity))
    platform = platform_name(account)
    tree = Tree.at(decision.at)
    replaces = digest.number(decision.replaces) if decision.replaces else ""
    words = {
        "municipality": settings.MUNICIPALITY_NAME,
        "account": account.name,
        "platform": platform,
        "matter": MATTERS[decision.case.kind][0],
        "replaces": replaces,
    }
    return Sheet(
        municipality=settings.MUNICIPALITY_NAME,
        number=digest.number(decision),
        title=title(decision),
        subject=f"{platform}: {account.name}",
        sentence=row.sentence % words,
        facts=told(
            *((label, written(getattr(decision, field))) for field, label in row.days), *terms(decision)
        ),
        sections=tuple(
            section
            for section in (
                Section("Motivering", text=decision.reason),
                Section("Villkor", text=decision.conditions),
                Section("Kontot", facts=about_account(account, platform, tree)),
                Section("Förslaget", facts=about_closure(decision)),
                Section("Beslutet", facts=about_decision(decision, decider, capacity, replaces, tree)),
                Section("Om du inte är nöjd med beslutet", text=settings.APPEAL_TEXT),
            )
            if section.facts or section.text
        ),
        digest=digest.digest(decision),
        decider=decider,
        capacity=capacity,
        day=written(decision.decided_on),
    )


def terms(decision: Decision) -> tuple[tuple[str, str], ...]:
    """What else was decided: who takes over, what residents and followers read, which steps are to be taken."""
    said = decision.terms
    takers = [said[name]["name"] for name in ("person", "department") if name in said]
    steps = [str(STEPS[key].text) if key in STEPS else key for key in said.get("steps", ())]
    return told(
        ("Tas över av", ", ".join(takers)),
        ("Konto som tar över", said.get("successor", {}).get("name", "")),
        ("Invånarna läser", capfirst(str(dict(CLOSED_REASONS).get(said.get("closed_reason"), "")))),
        ("Till följarna", said.get("followers_told", "")),
        ("Steg", "; ".join(steps)),
    )


def title(decision: Decision) -> str:
    """What was decided, in a word or two."""
    row = BY_KEY_OF_OUTCOME[decision.outcome]
    return f"{row.title} efter omprövning" if decision.terms.get("reconsidered") else row.title


def about_account(account: Any, platform: str, tree: Tree) -> tuple[tuple[str, str], ...]:
    """Which account it is about."""
    authority = tree.authority(account.department_id)
    return told(
        ("Namn", account.name),
        ("Plattform", platform),
        ("Användarnamn", account.handle),
        ("Adress", account.url),
        ("Verksamhet", " › ".join(tree.path(account.department_id))),
        ("Myndighet", authority.name if authority else ""),
    )


def about_decision(
    decision: Decision, decider: str, capacity: str, replaces: str, tree: Tree
) -> tuple[tuple[str, str], ...]:
    """Who decided what matter, when, and on what ground."""
    case = decision.case
    as_decided = as_it_was(case, decision.at)
    department = "".join(tree.path(as_decided.department_id)[-1:])
    began = name_then(case.applicant, decision.at) if case.applicant else case.applicant_name
    then = as_it_was(decision.guideline, decision.at)
    # The guideline alone, as most decisions have it, need not stand there twice.
    usual = decisions.basis(then.title, then.adopted_by, then.adopted_on, then.paragraph)
    return told(
        ("Beslutsnummer", digest.number(decision)),
        ("Ärende", " ".join((case.number or "", f"({case.get_kind_display()})"))),
        ("Diarienummer", as_decided.diary_number),
        (MATTERS[case.kind][1], ", ".join(part for part in (began, department) if part)),
        ("Beslutat av", f"{decider} som {capacity}"),
        ("Datum", written(decision.decided_on)),
        ("Riktlinje", guideline(then)),
        ("Beslutsstöd", "" if decision.basis == usual else decision.basis),
        ("Delegationspunkt", decision.delegation_point),
        ("Ersätter beslut", replaces),
    )


def about_closure(decision: Decision) -> tuple[tuple[str, str], ...]:
    """Why an account was proposed to be closed, and what its owner said, as it was then."""
    if decision.case.kind != "closure":
        return ()
    closure = as_it_was(decision.case.closure, decision.at)
    return told(
        ("Skäl", capfirst(str(closure.get_ground_display()))),
        ("Krav som inte följs", closure.requirement.text_sv if closure.requirement else ""),
        ("Underlag", closure.facts),
        *(statement(hearing) for hearing in hearings(decision.case.closure, decision.at)),
    )


def statement(hearing: Hearing) -> tuple[str, str]:
    """What the owner said when it was asked, or why nobody was heard."""
    if hearing.skipped:
        return "Utan yttrande, eftersom", hearing.skipped
    return "Yttrande", ". ".join(
        part for part in ("Ja, avsluta" if hearing.agrees else "", hearing.answer) if part
    )


def guideline(then: Any) -> str:
    """The guideline as it was: title, by whom and when adopted, §, diary number."""
    adopters = f"av {then.adopted_by} " if then.adopted_by else ""
    adopted = f"{adopters}{written(then.adopted_on)}".strip()
    parts = (
        then.title,
        f"antagen {adopted}" if adopted else "",
        f"§ {then.paragraph}" if then.paragraph else "",
        f"dnr {then.diary_number}" if then.diary_number else "",
    )
    return ", ".join(part for part in parts if part)


def platform_name(account: Any) -> str:
    """The name of an account's platform."""
    platform = BY_KEY.get(account.platform)
    return account.platform_label or (str(platform.name) if platform else account.platform)


def kind(case: Case) -> str:
    """«Ansökan»."""
    with translation.override("sv"):
        return capfirst(str(case.get_kind_display()))
