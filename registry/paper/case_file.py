"""A case's file when it has ended: everything in it, for the diary of the right authority."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.refusal import Refused
from accounts.tree import Tree
from registry import telling
from registry.cases.closure.hearings import hearings
from registry.cases.closure.steps import text_of
from registry.cases.models import Case, Decision
from registry.notices import outbox
from registry.paper import digest, documents, typesetting, wording
from registry.paper.wording import as_it_was, told, written
from registry.proofs import storing
from registry.register.file_page import people

ASKED = (
    "purpose",
    "audience",
    "added_value",
    "watched",
    "pace",
    "ends_on",
    "shows_people",
)
"""What a report or an application says of its account, besides name, address and people."""


@dataclass(frozen=True)
class Entry:
    """One thing in the file: a heading, who and when, facts, and what was written."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Chapter:
    """A heading with the entries under it."""

    heading: str
    entries: tuple[Entry, ...]


def require_ended(case: Case) -> None:
    """Raises Refused (conflict) while the case goes on: its file is not whole yet."""
    if case.ended_at is None:
        raise Refused(
            _("The case file can be fetched when the case has ended."),
            back=reverse("case", args=[case.number]),
        )


def bundle(case: Case, *, at: datetime) -> bytes:
    """The ZIP: the case on paper, each decision's document with what its digest is made of, proofs, an index."""
    require_ended(case)
    files: dict[str, tuple[str, bytes]] = {
        f"akt-{case.number}.pdf": ("Ärendet i sin helhet", on_paper(case, at))
    }
    for decision in decided(case):
        number = digest.number(decision)
        document = documents.document_of(decision, at=at)
        if not document.destroyed_on:
            files[f"beslut-{number}.pdf"] = (f"Beslut {number}", documents.read(document))
        files[f"beslut-{number}.json"] = (
            f"Underlaget till kontrollsumman för beslut {number}",
            digest.content(decision),
        )
    with translation.override("sv"):
        found, lacking = proofs(case)
        files |= found
        contents = {"innehall.txt": index(case, files, lacking)}
    contents |= {name: content for name, (_what, content) in files.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, timezone.localtime(case.ended_at).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def proofs(case: Case) -> tuple[dict[str, tuple[str, bytes]], list[str]]:
    """The files that show that steps are done, and a line for each that is gone or is another than it was."""
    found, lacking = {}, []
    rows = [step for step in case.steps.order_by("due_on", "pk") if step.proof]
    for place, step in enumerate(rows, 1):
        name = f"bevis/{place:02}-{step.kind}.{step.proof.rpartition('.')[2]}"
        try:
            content = storing.path_of(step.proof).read_bytes()
        except FileNotFoundError:
            lacking += ["", name, f"  Filen saknas: {text_of(step)}", f"  {step.proof_sha256}"]
            continue
        if hashlib.sha256(content).hexdigest() == step.proof_sha256:
            found[name] = (f"Visar att steget är gjort: {text_of(step)}", content)
        else:
            lacking += ["", name, f"  Filen är inte som den var: {text_of(step)}", f"  {step.proof_sha256}"]
    return found, lacking


def index(case: Case, files: dict[str, tuple[str, bytes]], lacking: Sequence[str] = ()) -> bytes:
    """What lies in the ZIP, readable in any editor."""
    lines = [
        f"Akt i ärende {case.number}",
        settings.MUNICIPALITY_NAME,
        f"Diarienummer: {case.diary_number or 'saknas'}",
        f"Avslutat: {written(case.ended_at)}",
        "",
        "Filer, med kontrollsumma (SHA-256):",
    ]
    for name, (what, content) in files.items():
        lines += ["", name, f"  {what}", f"  {hashlib.sha256(content).hexdigest()}"]
    if lacking:
        lines += ["", "Saknas i akten, med kontrollsumman som filen hade:", *lacking]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def decided(case: Case) -> list[Decision]:
    """The case's decisions, in their order."""
    return list(digest.numbered(case.decisions.select_related(*documents.PARTS)).order_by("pk"))


def on_paper(case: Case, at: datetime) -> bytes:
    """The whole case as one PDF, in Swedish."""
    with translation.override("sv"):
        data = {
            "municipality": settings.MUNICIPALITY_NAME,
            "number": case.number,
            "title": f"{wording.kind(case)} {case.number}",
            "subject": f"{wording.platform_name(case.account)}: {case.account.name}" if case.account else "",
            "facts": about(case),
            "chapters": [asdict(chapter) for chapter in chapters(case) if chapter.entries],
        }
    return typesetting.pdf("case_file.typ", data, at)


def about(case: Case) -> tuple[tuple[str, str], ...]:
    """The case in facts."""
    tree = Tree.load()
    authority = tree.authority(case.department_id)
    return told(
        ("Ärende", case.number or ""),
        ("Diarienummer", case.diary_number),
        ("Myndighet", authority.name if authority else ""),
        ("Verksamhet", " › ".join(tree.path(case.department_id))),
        (wording.MATTERS[case.kind][1], case.applicant_name),
        ("Inskickat", written(case.submitted_at)),
        ("Avslutat", written(case.ended_at)),
        ("Utfall", capfirst(str(case.get_state_display()))),
    )


def chapters(case: Case) -> list[Chapter]:
    """What was asked, said, decided and sent, and what happened when."""
    return [
        Chapter(wording.kind(case), (Entry("", proposed(case) if case.kind == "closure" else asked(case)),)),
        Chapter("Synpunkter", tuple(said(case))),
        Chapter("Meddelanden", tuple(messages(case))),
        Chapter("Beslut", tuple(map(decision_entry, decided(case)))),
        Chapter("Steg före stängning", tuple(steps_taken(case))),
        Chapter("Skickat till", listed(sent(case))),
        Chapter("Händelser", listed(happened(case))),
    ]


def listed(rows: list[tuple[str, str]]) -> tuple[Entry, ...]:
    """Rows as one entry; none at all where there are no rows."""
    return (Entry("", tuple(rows)),) if rows else ()


def asked(case: Case) -> tuple[tuple[str, str], ...]:
    """What was applied for, as it stood when it was last sent in."""
    assert case.account is not None
    latest = case.history.filter(state="submitted").order_by("-history_id").first()
    account = as_it_was(case.account, latest.history_date if latest else case.started_at)
    responsible = Person.objects.filter(pk=account.responsible_id).first()
    deputies = [row.person.name for row in people(case.account) if row.part == "deputy"]
    return told(
        ("Kontots namn", account.name),
        ("Plattform", wording.platform_name(account)),
        ("Adress", account.url),
        *(fact(account, name) for name in ASKED),
        ("Kontoansvarig", responsible.name if responsible else ""),
        ("Ersättare", ", ".join(deputies)),
    )


def proposed(case: Case) -> tuple[tuple[str, str], ...]:
    """What a proposal to close says of its account, and why."""
    assert case.account is not None
    then = case.submitted_at or case.started_at
    closure, account = as_it_was(case.closure, then), as_it_was(case.account, then)
    return told(
        ("Kontots namn", account.name),
        ("Plattform", wording.platform_name(account)),
        ("Adress", account.url),
        ("Skäl", capfirst(str(closure.get_ground_display()))),
        ("Krav som inte följs", closure.requirement.text_sv if closure.requirement else ""),
        ("Underlag", closure.facts),
        ("Föreslagen sista dag", written(closure.wanted_last_day)),
        ("Föreslaget att ta över", as_it_was(closure.successor, then).name if closure.successor else ""),
    )


def heard(case: Case) -> list[Entry]:
    """Each question to the owner with its statement, and why nobody was heard."""
    return [
        Entry(
            "Inget yttrande begärdes",
            told(("Av", name_then(hearing.by, hearing.at)), ("Datum", written(hearing.at))),
            hearing.skipped,
        )
        if hearing.skipped
        else Entry(
            "Yttrande",
            told(
                ("Frågan", hearing.question),
                ("Fråga från", name_then(hearing.by, hearing.at)),
                ("Datum", written(hearing.at)),
                ("Svara senast", written(hearing.answer_by)),
                ("Svar av", name_then(hearing.answered_by, hearing.answered_at) or "Ingen har svarat"),
                ("Svarade", written(hearing.answered_at)),
                ("Svar", "Ja, avsluta" if hearing.agrees else ""),
            ),
            hearing.answer,
        )
        for hearing in hearings(case.closure)
    ]


def name_then(person: Person | None, at: datetime | None) -> str:
    """What somebody was called at a moment; empty for nobody."""
    return as_it_was(person, at).name if person and at else ""


def steps_taken(case: Case) -> list[Entry]:
    """Each step before the account was closed: done by whom, or why it did not apply."""
    return [
        Entry(
            text_of(step),
            told(
                ("Gjort", written(step.done_on)),
                ("Av", step.done_by.name if step.done_by else ""),
                ("Länk", step.link),
                ("Bevisets kontrollsumma", step.proof_sha256),
                ("Behövdes inte, eftersom", step.struck),
            ),
            step.note,
        )
        for step in case.steps.select_related("done_by").order_by("due_on", "pk")
    ]


def fact(record: Any, name: str) -> tuple[str, str]:
    """One field of a record (or of a version of it) with what it is called."""
    model = getattr(record, "instance_type", type(record))
    field = model._meta.get_field(name)
    value = getattr(record, name)
    if hasattr(value, "year"):
        value = written(value)
    value = dict(field.flatchoices).get(value, value)
    return capfirst(str(field.verbose_name)), str(value or "")


def said(case: Case) -> list[Entry]:
    """What manager and unit have said on the case."""
    found = heard(case) if case.kind == "closure" else []
    found += [
        Entry(
            f"Jäv: {conflict.person.name}",
            told(("Anmält av", conflict.declared_by.name), ("Datum", written(conflict.at))),
            conflict.reason,
        )
        for conflict in case.conflicts.select_related("person", "declared_by")
    ]
    if case.manager and case.manager_agrees is not None:
        answer = "har godkänt" if case.manager_agrees else "har inte godkänt"
        found.append(
            Entry(
                f"Närmaste chef {answer}",
                told(("Chef", case.manager.name), ("Datum", written(case.manager_at))),
                case.manager_note,
            )
        )
    if case.recommends is not None:
        found.append(
            Entry(
                "Tillstyrkt" if case.recommends else "Avstyrkt",
                told(("Av", case.recommended_by.name if case.recommended_by else "")),
                case.recommendation,
            )
        )
    return found


def messages(case: Case) -> list[Entry]:
    """The conversation, oldest first."""
    return [
        Entry(f"{written(message.at)}, {message.by.name} ({message.get_side_display()})", text=message.text)
        for message in case.messages.select_related("by").order_by("at", "pk")
    ]


def decision_entry(decision: Decision) -> Entry:
    """A decision in short; its document lies beside."""
    sheet = wording.sheet(decision)
    return Entry(
        f"{sheet.number}: {sheet.title}",
        told(
            ("Beslutat av", f"{sheet.decider} som {sheet.capacity}"),
            ("Datum", sheet.day),
            *sheet.facts,
            ("Villkor", decision.conditions),
            ("Kontrollsumma", sheet.digest),
            ("Fil", f"beslut-{sheet.number}.pdf"),
        ),
        decision.reason,
    )


def sent(case: Case) -> list[tuple[str, str]]:
    """When, to whom and about what the case's mails have gone."""
    rows = case.notices.filter(sent_at__isnull=False).select_related("to").order_by("sent_at", "pk")
    return [
        (
            written(notice.sent_at),
            f"{notice.to.name if notice.to else notice.mailbox}: {outbox.render(notice).subject}",
        )
        for notice in rows
    ]


def happened(case: Case) -> list[tuple[str, str]]:
    """The case's history in sentences, oldest first."""
    return [(written(row.at), row.sentence) for row in reversed(telling.timeline(case))]
