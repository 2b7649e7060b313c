"""The log in sentences: who did what, in which capacity, why, and what changed from what to what."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import override

from accounts.chain import Who
from accounts.history import act
from accounts.models import Act
from registry import telling
from registry.cases import flow, messages
from registry.cases.closure import carrying_out, steps
from registry.cases.moves import BY_VERB
from registry.register import upkeep
from registry.register.models import Responsibility, SocialAccount
from tests import make
from tests.cast import Cast
from tests.registry.cases.closure import closing


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def account_of(cast: Cast) -> SocialAccount:
    return make.account(cast.library, cast.librarian, deputy=cast.plain)


def latest(record: object) -> telling.Told:
    return telling.timeline(record)[0]


def changes(told: telling.Told) -> list[tuple[str, str, str]]:
    return [(each.label, each.old, each.new) for each in told.changes]


def test_every_verb_that_the_house_logs_has_a_sentence() -> None:
    # What the code writes, but for acts that are always part of another one.
    import re
    from pathlib import Path

    written = set()
    for folder in ("accounts", "registry"):
        for file in Path(folder).rglob("*.py"):
            code = re.sub(r'""".*?"""', "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
            written |= set(re.findall(r'\bact\(\s*"([a-z_]+)"', code))
    parts_of_others = {"propose"}
    assert written - parts_of_others - set(telling.SENTENCES) - set(BY_VERB) == set()


def test_facts_are_told_old_and_new_as_people_read_them(cast: Cast) -> None:
    account = account_of(cast)
    upkeep.change(
        account,
        {
            "kind": "campaign",
            "opened_on": date(2026, 3, 1),
            "comments_open": False,
            "followers": 1200,
            "purpose": "Tips.",
        },
        by=cast.librarian,
        at=make.MOMENT,
    )
    told = latest(account)
    assert (told.sentence, told.at, told.icon) == (
        "Lisa Bibliotekarie changed the account's facts",
        make.MOMENT,
        "edit",
    )
    assert changes(told) == [
        ("Kind", "unit account", "campaign account"),
        ("Purpose", "Boktips.", "Tips."),
        ("Comments are open", "", "no"),
        ("Opened", "", "1 March 2026"),
        ("Followers", "", "1200"),
    ]
    with override("sv"):
        assert ("Öppnat", "", "1 mars 2026") in changes(latest(account))


def test_people_are_told_by_name(cast: Cast) -> None:
    account = account_of(cast)
    upkeep.appoint(account, cast.plain, by=cast.chief, at=make.MOMENT)
    told = latest(account)
    assert told.sentence == "Cleo Chef made Per Person responsible"
    assert changes(told) == [
        ("Responsible", "Lisa Bibliotekarie", ""),
        ("Deputy", "Per Person", ""),
        ("Responsible", "", "Per Person"),
    ]


def test_handing_over_names_person_and_department(cast: Cast) -> None:
    account = account_of(cast)
    upkeep.hand_over(account, cast.school_unit, cast.school, by=cast.chief, at=make.MOMENT)
    told = latest(account)
    assert told.sentence == "Cleo Chef handed the account over to Sara Skola, Ekskolan"
    assert ("Department", "Stadsbiblioteket", "Ekskolan") in changes(told)


def test_somebody_ends_a_part(cast: Cast) -> None:
    account = account_of(cast)
    upkeep.remove_person(
        Responsibility.objects.get(account=account, part="deputy"), by=cast.librarian, at=make.MOMENT
    )
    told = latest(account)
    assert (told.sentence, changes(told)) == (
        "Lisa Bibliotekarie ended Per Person's part in the account",
        [("Deputy", "Per Person", "")],
    )


def test_a_decision_says_in_which_capacity_and_why(cast: Cast) -> None:
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    texts = {"reason": "Kontot på Facebook räcker."}
    at = make.MOMENT.replace(day=25)
    case = flow.take(case, "decline", by=cast.acting_chief, at=at, texts=texts)
    told = latest(case)
    assert (told.sentence, told.text) == (
        "Tove Tillförordnad, acting communications chief, declined it",
        "Kontot på Facebook räcker.",
    )


def test_of_the_last_step_before_closing_it_is_told_that_the_account_is_closed(cast: Cast) -> None:
    case = closing.in_state(cast, "running_down")
    *most, last = steps.left(case)
    for step in most:
        carrying_out.do(step, by=cast.plain, at=make.MOMENT, link="https://prov.example/bild")
    told = latest(case)
    assert (told.sentence, told.text) == (
        "Per Person did a step before closing",
        "Shut the account on the platform",
    )
    carrying_out.strike(last, "Only one had access.", by=cast.communicator, at=make.MOMENT)
    told = latest(case)
    assert (told.sentence, told.text) == (
        "Kaj Kommunikatör closed the account",
        "Remove people's access: Only one had access.",
    )
    row = telling.recent(Who(cast.chief, make.DAY), limit=1)[0]
    assert row.sentence == "Kaj Kommunikatör closed the account"


def test_what_was_asked_and_written_is_quoted(cast: Cast) -> None:
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    messages.write(case, "Hör av er.", by=cast.communicator, at=make.MOMENT)
    assert (latest(case).sentence, latest(case).text) == ("Kaj Kommunikatör wrote a message", "Hör av er.")
    case = flow.take(case, "return", by=cast.communicator, at=make.MOMENT, texts={"missing": "Loven?"})
    assert latest(case).text == "Loven?"


def test_the_systems_acts_are_the_registers(cast: Cast) -> None:
    account = make.account(cast.library, cast.librarian)
    assert [row.sentence for row in telling.timeline(account)] == ["The register entered the account"]


def test_a_list_of_acts_names_what_they_are_about_and_quotes_nothing(cast: Cast) -> None:
    account = account_of(cast)
    case = make.case(cast.coordinator, make.application(cast.library, cast.librarian))
    messages.write(case, "Hemligt.", by=cast.communicator, at=make.MOMENT)
    upkeep.change(account, {"watched": "Vardagar"}, by=cast.librarian, at=make.MOMENT)
    rows = telling.tell(list(Act.objects.order_by("-seq")[:2]), for_whom=Who(cast.chief, make.DAY))
    assert [(row.sentence, row.text, row.changes, row.about) for row in rows] == [
        (
            "Lisa Bibliotekarie changed the account's facts",
            "",
            (),
            ((account.name, f"/en/register/{account.public_id}/"),),
        ),
        (
            "Kaj Kommunikatör wrote a message",
            "",
            (),
            ((case.number, f"/en/arenden/{case.number}/"),),
        ),
    ]


def test_people_who_are_gone_and_verbs_of_before_are_still_told(cast: Cast) -> None:
    account = account_of(cast)
    with act("verb_of_before", by=cast.chief, at=make.MOMENT, about=[account]):
        pass
    assert latest(account).sentence == "Verb_of_before"


def test_recent_acts_are_of_accounts_that_one_may_see(cast: Cast) -> None:
    make.account(cast.library, cast.librarian)
    make.account(cast.school_unit, cast.school, "x.com/ekskolan", name="Ekskolan")

    def names(person: object) -> list[str]:
        found = telling.recent(Who(person, make.DAY), limit=5)  # type: ignore[arg-type]
        return [name for row in found for name, _url in row.about]

    assert (names(cast.school), names(cast.librarian), names(cast.plain)) == (
        ["Ekskolan"],
        ["Lindala stadsbibliotek"],
        [],
    )
    assert names(cast.chief) == ["Ekskolan", "Lindala stadsbibliotek"]
