"""The forms: each thing that is wrong is said in one sentence beside its field, and nothing typed is lost."""

from datetime import date

import pytest

from accounts.chain import Who
from registry.cases.asking import MoveForm
from registry.cases.forms import FORMS, Questions
from registry.cases.moves import BY_VERB
from registry.register.naming import Named
from tests import make
from tests.cast import Cast
from tests.registry.cases import filled

pytestmark = pytest.mark.usefixtures("in_english")


def form(cast: Cast, kind: str, **changes: str) -> Questions:
    words = {"report": filled.report, "application": filled.application}[kind](cast, **changes)
    return FORMS[kind](words, who=Who(cast.coordinator, make.DAY))


def test_a_report_says_what_was_written(cast: Cast) -> None:
    asked = form(cast, "report")
    assert asked.is_valid(), asked.errors
    said = asked.application()
    assert (said.department, said.platform, said.read.handle, said.purpose) == (
        cast.library,
        "instagram",
        "kulturskolanlindala",
        "Boktips och författarkvällar.",
    )
    assert (said.responsible, said.deputy, said.manager) == (
        Named(cast.librarian.email, cast.librarian.name),
        Named(cast.plain.email, cast.plain.name),
        None,
    )
    assert (said.watched, said.replies_within_hours) == ("Vardagar 9–17", 48)


def test_an_application_says_what_was_written(cast: Cast) -> None:
    asked = form(cast, "application", ends_on="2027-06-30")
    assert asked.is_valid(), asked.errors
    said = asked.application()
    assert (said.platform, said.name, said.read.key) == ("tiktok", "Biblioteket i Lindala", "")
    assert (said.audience, said.added_value, said.pace, said.ends_on, said.shows_people) == (
        "Ungdomar",
        "De läser inte våra andra konton.",
        "weekly",
        date(2027, 6, 30),
        "no",
    )
    assert said.manager == Named(cast.manager.email, cast.manager.name)


def test_a_report_asks_seven_questions_and_an_application_twelve(cast: Cast) -> None:
    """Counted as residents of the form count: two fields of one question are one."""
    who = Who(cast.coordinator, make.DAY)
    together = {"replies_within_hours", "platform_label", "name", "address", "ends_on"}
    seven = [name for name in FORMS["report"](who=who).fields if name not in together - {"address"}]
    twelve = [name for name in FORMS["application"](who=who).fields if name not in together]
    assert (len(seven), len(twelve)) == (7, 12)


SAY_WHO = "Write a name or an e-mail address."
BAD = (
    ("report", {"department": ""}, "department", "Choose which department is the sender."),
    (
        "report",
        {"department": "other"},
        "department",
        "Choose a department in the list. You can only choose those you work for.",
    ),
    (
        "report",
        {"address": ""},
        "address",
        "Paste the account's address. Open the account and copy it there.",
    ),
    (
        "report",
        {"address": "https://www.instagram.com/p/C1abcDEF/"},
        "address",
        "This is a post, not an account. Open the post, press the sender and paste that address.",
    ),
    (
        "report",
        {"address": "instagram.com/a\x00b"},
        "address",
        "The text holds a character that can't be read. Write it again by hand.",
    ),
    ("report", {"purpose": " "}, "purpose", "Write in one or two sentences what the account is for."),
    (
        "report",
        {"purpose": "x" * 10_001},
        "purpose",
        "Write at most 10000 characters. Now there are 10001.",
    ),
    (
        "report",
        {"purpose": "a\x00b"},
        "purpose",
        "The text holds a character that can't be read. Write it again by hand.",
    ),
    ("report", {"responsible": ""}, "responsible", SAY_WHO),
    (
        "report",
        {"responsible": "Ingen Alls"},
        "responsible",
        "We don't have Ingen Alls yet. Write the e-mail address too: Ingen Alls, anna.berg@kommunen.se.",
    ),
    (
        "report",
        {"responsible": "ny.person@prov.example"},
        "responsible",
        "We don't have ny.person@prov.example yet. Write the name too: Anna Berg, ny.person@prov.example.",
    ),
    (
        "report",
        {"deputy": "bibliotekarie@prov.example"},
        "deputy",
        "Choose somebody else as deputy. At least two should be able to get into the account.",
    ),
    (
        "report",
        {"watched": ""},
        "watched",
        "Write when you read comments, for example workdays 8–16.",
    ),
    ("report", {"watched": "x" * 201}, "watched", "Write at most 200 characters. Now there are 201."),
    (
        "report",
        {"promise": ""},
        "promise",
        "Tick the box when it is so. Until then you can save what you have written.",
    ),
    (
        "report",
        {"address": "https://torget.example/lindala"},
        "platform_label",
        "Write what the platform is called.",
    ),
    ("application", {"platform": ""}, "platform", "Choose the platform."),
    ("application", {"platform": "other"}, "platform_label", "Write what the platform is called."),
    (
        "application",
        {"name": ""},
        "name",
        "Write the account's name, for example Kulturskolan in Lindala.",
    ),
    ("application", {"name": "x" * 201}, "name", "Write at most 200 characters. Now there are 201."),
    (
        "application",
        {"address": "https://www.instagram.com/lindala/"},
        "address",
        "The address does not belong to TikTok. Choose the right platform or paste another address.",
    ),
    ("application", {"audience": ""}, "audience", "Write whom you want to reach."),
    ("application", {"added_value": ""}, "added_value", "Write what residents get from the account."),
    ("application", {"deputy": ""}, "deputy", SAY_WHO),
    ("application", {"manager": ""}, "manager", SAY_WHO),
    ("application", {"pace": ""}, "pace", "Choose how often you publish."),
    ("application", {"ends_on": "30 juni"}, "ends_on", "Write the day like this: 2027-06-30."),
    ("application", {"ends_on": "2026-11-22"}, "ends_on", "Choose a day that is still to come."),
    ("application", {"shows_people": ""}, "shows_people", "Choose no, adults or children."),
)


@pytest.mark.parametrize(
    ("kind", "changes", "field", "sentence"), BAD, ids=[f"{row[0]}-{row[2]}-{n}" for n, row in enumerate(BAD)]
)
def test_what_is_wrong_is_said_once_beside_its_field(
    cast: Cast, kind: str, changes: dict[str, str], field: str, sentence: str
) -> None:
    if changes.get("department") == "other":
        changes = {"department": str(cast.school_unit.pk)}
    asked = form(cast, kind, **changes)
    assert not asked.is_valid()
    assert {name: list(said) for name, said in asked.errors.items()} == {field: [sentence]}


def test_what_was_typed_is_kept_as_it_was_typed(cast: Cast) -> None:
    asked = form(cast, "application", ends_on="30 juni", manager="någon", address="a\x00b")
    words = filled.application(cast, ends_on="30 juni", manager="någon", address="ab")
    assert {name: asked.raw()[name] for name in words} == words


def test_a_text_of_five_thousand_letters_is_no_trouble(cast: Cast) -> None:
    assert form(cast, "application", purpose="å" * 5000, added_value="ä" * 5000).is_valid()


def test_a_new_person_is_named_with_name_and_address(cast: Cast) -> None:
    asked = form(cast, "report", responsible="Anna Berg <anna.berg@prov.example>")
    assert asked.is_valid()
    assert asked.application().responsible == Named("anna.berg@prov.example", "Anna Berg")


def test_a_report_may_wait_for_its_deputy(cast: Cast) -> None:
    asked = form(cast, "report", deputy="")
    assert asked.is_valid()
    assert asked.application().deputy is None


def test_an_unknown_platform_is_named_by_whoever_reports(cast: Cast) -> None:
    asked = form(cast, "report", address="https://torget.example/lindala", platform_label="Torget")
    assert asked.is_valid(), asked.errors
    assert (asked.application().platform, asked.application().platform_label) == ("other", "Torget")


@pytest.mark.parametrize("name", ["@lindalabibliotek", "https://www.tiktok.com/@lindalabibliotek?lang=sv"])
def test_an_address_in_the_field_of_the_name_is_read_as_one(cast: Cast, name: str) -> None:
    asked = form(cast, "application", name=name)
    assert asked.is_valid(), asked.errors
    assert (asked.application().name, asked.application().read.handle) == ("", "lindalabibliotek")


def test_a_typed_handle_is_read_on_the_chosen_platform(cast: Cast) -> None:
    asked = form(cast, "application", address="lindalabibliotek")
    assert asked.is_valid(), asked.errors
    assert asked.application().read.url == "https://www.tiktok.com/@lindalabibliotek"


def test_an_account_that_somebody_has_is_told_as_far_as_the_reader_may_know(cast: Cast) -> None:
    make.account(cast.school_unit, cast.school, "https://www.instagram.com/kulturskolanlindala/", name="Vår")
    asked = form(cast, "report")
    assert list(asked.errors["address"]) == ["Ekskolan already has this account in the register: Vår."]


def test_of_what_is_not_public_only_the_department_is_told(cast: Cast) -> None:
    address = "https://www.instagram.com/kulturskolanlindala/"
    make.account(cast.school_unit, cast.school, address, name="Hemligt", status="proposed")
    asked = form(cast, "report")
    assert list(asked.errors["address"]) == [
        "Ekskolan has already reported this account, or applied for it. Ask them."
    ]


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("coordinator", ["Kultur- och fritidsförvaltningen", "Stadsbiblioteket"]),
        ("manager", ["Stadsbiblioteket"]),
        ("librarian", []),
    ],
)
def test_only_departments_that_one_works_for_are_offered(cast: Cast, name: str, offered: list[str]) -> None:
    asked = FORMS["report"](who=Who(getattr(cast, name), make.DAY))
    choices = [label.strip() for key, label in asked.fields["department"].choices if key]  # type: ignore[attr-defined]
    assert choices == offered


def test_the_unit_is_offered_every_department_in_the_order_of_the_tree(cast: Cast) -> None:
    asked = FORMS["report"](who=Who(cast.communicator, make.DAY))
    labels = [label for key, label in asked.fields["department"].choices if key]  # type: ignore[attr-defined]
    assert labels == [
        "Barn- och utbildningsnämnden",
        "\u2003Barn- och utbildningsförvaltningen",
        "\u2003\u2003Ekskolan",
        "Kultur- och fritidsnämnden",
        "\u2003Kultur- och fritidsförvaltningen",
        "\u2003\u2003Stadsbiblioteket",
    ]


# --- The confirm page ---------------------------------------------------------------------------------------


def asks(cast: Cast, verb: str, words: dict[str, str], kind: str = "application") -> MoveForm:
    case = filled.case(cast, kind)
    return MoveForm(words, move=BY_VERB[verb], case=case, on=make.DAY)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"reason_standard": "1"}, "Det är inte avsatt tillräckligt med tid för inlägg och svar."),
        ({"reason_standard": "own", "reason": "Använd bibliotekets."}, "Använd bibliotekets."),
        ({"reason": "Använd bibliotekets."}, "Använd bibliotekets."),
        (
            {"reason_standard": "2", "reason": "Använd bibliotekets."},
            "Plattformen passar inte för syftet. Använd bibliotekets.",
        ),
    ],
)
def test_a_reason_is_a_standard_sentence_own_words_or_both(
    cast: Cast, words: dict[str, str], reason: str
) -> None:
    asked = asks(cast, "decline", {"version": "1", **words})
    assert asked.is_valid(), asked.errors
    # The page is in English; what is stored is a record, and those are in Swedish.
    assert asked.texts() == {"reason": reason}


@pytest.mark.parametrize(
    ("words", "field", "sentence"),
    [
        ({}, "reason_standard", "Choose a sentence, or write it yourself."),
        ({"reason_standard": "own"}, "reason", "Write something, or choose one of the sentences above."),
        (
            {"reason_standard": "own", "reason": "a\x00b"},
            "reason",
            "The text holds a character that can't be read. Write it again by hand.",
        ),
    ],
)
def test_a_decision_without_a_reason_is_not_made(
    cast: Cast, words: dict[str, str], field: str, sentence: str
) -> None:
    asked = asks(cast, "decline", {"version": "1", **words})
    assert {name: list(said) for name, said in asked.errors.items()} == {field: [sentence]}


def test_an_approval_is_one_press_when_all_is_as_suggested(cast: Cast) -> None:
    case = filled.case(cast)
    empty = MoveForm(move=BY_VERB["approve"], case=case, on=make.DAY)
    suggested = {field.html_name: field.value() for field in empty if field.value() is not None}
    assert {**suggested, "ends_on": ""} == {
        "version": 1,
        "reason_standard": "0",
        "reason": "",
        "name": "Kulturskolan",
        "description": "Visa vad eleverna gör.",
        "theme": "",
        "conditions": "",
        "ends_on": "",
    }
    asked = MoveForm(suggested, move=BY_VERB["approve"], case=case, on=make.DAY)
    assert asked.is_valid(), asked.errors


def test_a_last_day_that_has_been_is_refused(cast: Cast) -> None:
    words = {"version": "1", "reason_standard": "0", "name": "x", "ends_on": "2026-11-22"}
    asked = asks(cast, "approve", words)
    assert {name: list(said) for name, said in asked.errors.items()} == {
        "ends_on": ["Choose a day that is still to come."]
    }
