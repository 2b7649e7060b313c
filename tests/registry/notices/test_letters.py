"""Each mail in full, in Swedish and in English."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.text import capfirst

from accounts.history import act
from accounts.models import Person
from registry.cases import flow
from registry.cases.models import Case
from registry.notices import kinds, links, outbox
from registry.notices.models import Notice
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.notices import events

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]

SITE = "https://konton.prov.example"
CASE = {"sv": f"{SITE}/arenden/2026-0001/", "en": f"{SITE}/en/arenden/2026-0001/"}
OPEN = {"sv": f"Öppna ärende 2026-0001: {CASE['sv']}", "en": f"Open case 2026-0001: {CASE['en']}"}
ANSWER = {"sv": f"Läs och svara: {CASE['sv']}", "en": f"Read and answer: {CASE['en']}"}
SIGNED = {
    "sv": f"--\nKontoregistret, Lindala kommun\n{SITE}\n",
    "en": f"--\nThe account register, Lindala kommun\n{SITE}\n",
}
ABOUT = {"sv": "Instagram för Stadsbiblioteket", "en": "Instagram for Stadsbiblioteket"}
LANGUAGES = ("sv", "en")


def report(cast: Cast) -> Case:
    return events.submitted(cast, kind="report")


def asked(cast: Cast) -> Case:
    return events.submitted(cast, manager=cast.manager)


def asked_of_a_report(cast: Cast) -> Case:
    return events.submitted(cast, kind="report", manager=cast.manager)


def declined_by_the_superior(cast: Cast) -> Case:
    return events.declined(cast, by=cast.superior)


KAJ, KIM, BO, CLEO = "Kaj Kommunikatör", "Kim Kultur", "Bo Bibliotekschef", "Cleo Chef"
MAILS: dict[str, tuple[str, Callable[[Cast], Case]]] = {
    "submitted": (KAJ, events.submitted),
    "submitted: a report": (KAJ, report),
    "receipt": (KIM, events.submitted),
    "receipt: with a manager": (KIM, events.agreed),
    "manager": (BO, asked),
    "manager: a report": (BO, asked_of_a_report),
    # The question is told although it has been answered since.
    "returned": (KIM, events.resubmitted),
    "resubmitted": (KAJ, events.resubmitted),
    "recommended": (CLEO, events.recommended),
    "recommended: against": (CLEO, events.advised_against),
    "approved": (KIM, events.approved),
    "approved: reconsidered": (KIM, events.reconsidered),
    "declined": (KIM, events.declined),
    "declined: by the superior": (KIM, declined_by_the_superior),
    "message": (KIM, events.written),
    "manager_answered": (KIM, events.agreed),
    "manager_answered: no": (KIM, events.disagreed),
    "withdrawn": (KAJ, events.withdrawn),
}
"""Each mail of mails.sv.txt and mails.en.txt: who reads it and what has happened."""


def expected(language: str, file: str = "mails") -> dict[str, tuple[str, str]]:
    """The mails as they are to be, by name: subject and text."""
    text = (Path(__file__).parent / f"{file}.{language}.txt").read_text(encoding="utf-8")
    found = {}
    for section in text.removeprefix("=== ").split("\n=== "):
        name, subject, body = section.split("\n", 2)
        found[name] = (subject, body.strip())
    return found


def reads(language: str) -> None:
    """Everybody reads this language."""
    with act("change_person", by=None, at=make.MOMENT):
        for somebody in Person.objects.all():
            somebody.language = language
            somebody.save()


def facts(account: SocialAccount, language: str) -> str:
    """What a mail tells of the account applied for."""
    told = {
        "department": "Stadsbiblioteket",
        "name": "Boktips",
        "platform": "Instagram",
        "url": "https://www.instagram.com/kulturskolanlindala/",
        "purpose": account.purpose,
        "responsible": "Lisa Bibliotekarie",
        "watched": "Vardagar 8–16",
    }
    with translation.override(language):
        names = {name: str(account._meta.get_field(name).verbose_name) for name in told}  # type: ignore[union-attr]
    return "\n".join(f"{capfirst(names[name])}: {value}" for name, value in told.items())


def notice(kind: str, name: str) -> Notice:
    return Notice.objects.get(kind=kind, to__name=name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MAILS)
def test_says_what_has_happened_and_what_to_do(cast: Cast, name: str, language: str) -> None:
    reads(language)
    reader, event = MAILS[name]
    case = event(cast)
    subject, body = expected(language)[name]
    with translation.override(language):
        manager = links.manager_path(case, case.manager, make.MOMENT) if case.manager else ""
    words = {
        "about": ABOUT[language],
        "case": CASE[language],
        "open": OPEN[language],
        "answer": ANSWER[language],
        "manager": SITE + manager,
        "facts": facts(case.account, language),
    }
    text = f"{body.format(**words)}\n\n{SIGNED[language]}"
    assert outbox.render(notice(name.split(":")[0], reader)) == (subject.format(**words), text)


def test_every_expected_mail_is_tested_and_every_kind_has_one() -> None:
    assert set(expected("sv")) == set(expected("en")) == set(MAILS)
    told = {name.split(":")[0] for name in MAILS}
    elsewhere = {name.split(":")[0] for file in ("reminders", "closures") for name in expected("sv", file)}
    by_themselves = {"published", "tip", "removed", "guideline_adopted", "guideline_informed", "acknowledge"}
    assert told == set(kinds.BY_KEY) - by_themselves - elsewhere


LEFT = {
    "sv": "8 saker är kvar att göra senast 22 december 2026:",
    "en": "8 things remain to be done by 22 December 2026:",
}


@pytest.mark.parametrize(
    ("event", "first"),
    [
        (events.published, {"sv": "Invånarna", "en": "Residents"}),
        (
            lambda cast: events.approved(cast, kind="report"),
            {
                "sv": "Kommunikationschefen har godkänt anmälan. Invånarna",
                "en": "The communications chief has approved the report. Residents",
            },
        ),
        (
            lambda cast: events.approved(cast, kind="report", by=cast.superior),
            {
                "sv": "Stabschefen har godkänt anmälan. Invånarna",
                "en": "The chief of staff has approved the report. Residents",
            },
        ),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_published_says_where_and_what_is_left(
    cast: Cast, event: Callable[[Cast], Case], first: dict[str, str], language: str
) -> None:
    reads(language)
    case = event(cast)
    letter = outbox.render(notice("published", "Lisa Bibliotekarie"))
    lines = letter.body.splitlines()
    path = {"sv": f"/konton/{case.account.public_id}/", "en": f"/en/konton/{case.account.public_id}/"}
    find = {"sv": "hittar kontot på", "en": "find the account at"}
    assert (
        letter.subject
        == {
            "sv": "Nu finns kontot i listan: Instagram för Stadsbiblioteket",
            "en": "The account is now in the list: Instagram for Stadsbiblioteket",
        }[language]
    )
    assert lines[0] == f"{first[language]} {find[language]} {SITE}{path[language]}"
    assert LEFT[language] in lines
    answers = case.account.reviews.get(kind="start").answers.select_related("requirement")
    with translation.override(language):
        assert [line[2:] for line in lines if line.startswith("- ")] == [
            answer.requirement.text for answer in answers
        ]
    assert letter.body.endswith(f"\n\n{OPEN[language]}\n\n{SIGNED[language]}")


def test_published_leaves_out_what_is_done_already(cast: Cast) -> None:
    case = events.published(cast)
    answers = case.account.reviews.get(kind="start").answers.order_by("pk")
    with act("answer", by=None, at=make.MOMENT, about=[case.account]):
        for answer in answers[1:]:
            answer.outcome = "ok"
            answer.save()
    lines = outbox.render(notice("published", "Lisa Bibliotekarie")).body.splitlines()
    assert "En sak är kvar att göra senast 22 december 2026:" in lines
    assert [line for line in lines if line.startswith("- ")] == [f"- {answers[0].requirement.text_sv}"]


def test_the_last_day_of_a_campaign_is_told(cast: Cast) -> None:
    texts = {"reason": events.REASON, "name": "Boktips", "ends_on": date(2027, 5, 31)}
    flow.take(events.submitted(cast), "approve", by=cast.chief, at=make.MOMENT, texts=texts)
    body = outbox.render(notice("approved", "Kim Kultur")).body
    assert "Kontots sista dag är 31 maj 2027." in body.splitlines()


def test_an_acting_chief_is_named(cast: Cast) -> None:
    later = make.MOMENT + timedelta(days=3)
    texts = {"reason": "Använd bibliotekets konto."}
    flow.take(events.submitted(cast), "decline", by=cast.acting_chief, at=later, texts=texts)
    first = outbox.render(notice("declined", "Kim Kultur")).body.split(" har avslagit")[0]
    assert first == "Tove Tillförordnad (tf. kommunikationschef)"


def test_whoever_has_no_sign_in_reads_whom_to_ask(cast: Cast) -> None:
    case = make.case(cast.coordinator, make.application(cast.library, cast.uninvited))
    events.returned(cast, case)
    with act("message", by=None, at=make.MOMENT):
        cast.coordinator.invited_at = None
        cast.coordinator.save()
        outbox.queue("published", case=case, at=make.MOMENT, by=None)
    texts = {name: outbox.render(notice("published", name)).body for name in ("Nils Ny", "Kim Kultur")}
    assert {name: text.split("\n\n")[1] for name, text in texts.items()} == {
        "Nils Ny": "Du har ingen inloggning i registret än. Är något fel, eller vill du veta mer? "
        "Skriv till Kim Kultur, handlaggare@prov.example.",
        "Kim Kultur": "Du har ingen inloggning i registret än. Be kommunikationsenheten att bjuda in dig.",
    }


def test_names_and_texts_stand_as_they_were_written(cast: Cast) -> None:
    events.written(cast, text='5 < 6 & «ja» "nej" {{ number }}')
    assert (
        '5 < 6 & «ja» "nej" {{ number }}' in outbox.render(notice("message", "Kim Kultur")).body.splitlines()
    )


def test_a_platform_that_the_table_does_not_know_is_called_what_it_was_called(cast: Cast) -> None:
    case = events.submitted(cast)
    with act("change", by=None, at=make.MOMENT, about=[case.account]):
        case.account.platform, case.account.platform_label = "other", "Lemmy\nBcc: x"
        case.account.save()
    assert (
        outbox.render(notice("receipt", "Kim Kultur")).subject
        == "Vi har fått din ansökan: Lemmy Bcc: x för Stadsbiblioteket"
    )


def test_a_title_of_the_municipalitys_own_is_used(cast: Cast, settings: object) -> None:
    settings.TITLE_CHIEF = "informationschef"  # type: ignore[attr-defined]
    events.declined(cast)
    assert outbox.render(notice("declined", "Kim Kultur")).body.split(" har ")[0] == "Informationschefen"
