"""The pages of a closure: proposing, every move's confirm page, the steps and their proofs."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from PIL import Image

from accounts.models import Person
from registry import numbers
from registry.cases.closure import steps
from registry.cases.models import Case, Decision
from registry.cases.moves import MOVES
from registry.guidelines.models import Requirement
from registry.register.models import SocialAccount
from tests import make
from tests.cast import Cast, nobody_acts
from tests.days import in_days
from tests.reading import errors, once, text_of, told
from tests.registry.cases.closure import closing
from tests.registry.cases.read import primary

As = Callable[[Person | None], Client]

PNG = "image/png"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GROUNDS = ["unused", "reorganisation", "end_date", "inactive", "breach", "platform", "hijacked"]


@pytest.fixture
def account(cast: Cast) -> SocialAccount:
    return closing.account(cast)


def propose_page(account: SocialAccount) -> str:
    return f"/register/{account.public_id}/avsluta/"


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, "PNG")
    return out.getvalue()


def upload(content: bytes, name: str = "skarmbild.png", kind: str = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


# --- Proposing ------------------------------------------------------------------------------------------------


def test_who_sees_the_form_and_which_grounds(cast: Cast, account: SocialAccount, as_person: As) -> None:
    found = {}
    for role in Cast.ROLES:
        answer = as_person(getattr(cast, role)).get(propose_page(account))
        form = answer.context["form"] if answer.status_code == 200 else None
        found[role] = [key for key, _label in form.fields["ground"].choices] if form else answer.status_code
    owners = ["unused", "reorganisation", "end_date", "hijacked"]
    assert found == {
        **dict.fromkeys(Cast.ROLES, 404),
        **dict.fromkeys(("manager", "registrar", "insight"), 403),
        **dict.fromkeys(("coordinator", "librarian", "plain"), owners),
        **dict.fromkeys(("communicator", "chief", "acting_chief", "superior"), GROUNDS),
    }


def test_only_the_unit_names_a_requirement_and_says_that_it_is_urgent(
    cast: Cast, account: SocialAccount, as_person: As
) -> None:
    common = ["ground", "facts", "wanted_last_day", "successor"]
    unit = as_person(cast.communicator).get(propose_page(account)).context["form"]
    owner = as_person(cast.coordinator).get(propose_page(account)).context["form"]
    assert sorted(set(unit.fields) - set(common)) == ["danger", "requirement"]
    assert sorted(owner.fields) == sorted(common)


def test_an_account_that_is_closed_is_not_proposed(cast: Cast, as_person: As) -> None:
    case = closing.in_state(cast, "closed")
    answer = as_person(cast.communicator).post(propose_page(case.account), once(ground="unused"))
    assert answer.status_code == 409
    assert Case.objects.count() == 1


def test_accounts_of_the_same_name_are_told_apart(cast: Cast, account: SocialAccount, as_person: As) -> None:
    for address in ("https://www.facebook.com/lindalakultur", "https://x.com/lindalakultur"):
        make.account(cast.culture, cast.plain, address, name="Lindala kultur")
    form = as_person(cast.coordinator).get(propose_page(account)).context["form"]
    where = "Kultur- och fritidsförvaltningen"
    offered = ["Inget konto tar över", f"Lindala kultur, Facebook ({where})", f"Lindala kultur, X ({where})"]
    assert [label for _key, label in form.fields["successor"].choices] == offered


def test_nothing_typed_is_lost_on_an_error(cast: Cast, account: SocialAccount, as_person: As) -> None:
    typed = {
        "facts": "Ingen svarar.\n<b>Sedan mars.</b>",
        "wanted_last_day": in_days(-1).isoformat(),
        "danger": "on",
    }
    answer = as_person(cast.communicator).post(propose_page(account), once(**typed))
    assert answer.status_code == 200
    assert errors(answer) == {
        "ground": ["Välj varför kontot ska avslutas."],
        "wanted_last_day": ["Välj en dag som inte har varit än."],
    }
    form = answer.context["form"]
    assert {name: form[name].value() for name in typed} == {**typed, "danger": True}
    assert Case.objects.count() == 0


def test_a_breach_names_what_is_broken(cast: Cast, account: SocialAccount, as_person: As) -> None:
    client = as_person(cast.communicator)
    answer = client.post(propose_page(account), once(ground="breach"))
    assert errors(answer) == {"requirement": ["Välj kravet, eller beskriv vad som är fel."]}
    broken = Requirement.objects.order_by("position")[0]
    client.post(propose_page(account), once(ground="breach", requirement=str(broken.pk)))
    case = Case.objects.get()
    assert (case.state, case.closure.requirement, case.closure.hearing_skipped) == ("proposed", broken, "")


def test_what_is_urgent_goes_to_decision_at_once(cast: Cast, account: SocialAccount, as_person: As) -> None:
    said = once(ground="hijacked", facts="Okända inlägg.", danger="on")
    as_person(cast.communicator).post(propose_page(account), said)
    case = Case.objects.get()
    assert (case.state, case.closure.hearing_skipped) == (
        "ready",
        "Det är bråttom: kontot kan vara kapat eller göra skada.",
    )


def test_the_departments_own_proposal_is_ready_and_made_once(
    cast: Cast, account: SocialAccount, as_person: As
) -> None:
    client, said = as_person(cast.coordinator), once(ground="unused")
    answers = [client.post(propose_page(account), said) for _twice in range(2)]
    case = Case.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [f"/arenden/{case.number}/"] * 2
    assert (case.state, case.closure.hearing_skipped) == (
        "ready",
        "Verksamheten ber själv om att kontot avslutas.",
    )
    again = client.post(propose_page(account), once(ground="unused"))
    assert again.status_code == 409


# --- Every move's own page -----------------------------------------------------------------------------------

BY = {
    **dict.fromkeys(("hear", "skip_hearing", "end_hearing", "withdraw", "follow_up", "wake"), "communicator"),
    **dict.fromkeys(("agree_to_close", "answer"), "librarian"),
    **dict.fromkeys(("close", "keep", "rest", "offer", "recall"), "chief"),
    **dict.fromkeys(
        ("reconsider_close", "reconsider_keep", "reconsider_rest", "reconsider_offer"), "superior"
    ),
    **dict.fromkeys(("accept", "refuse"), "school"),
    "declare_conflict": "coordinator",
    "lift_conflict": "communicator",
}
"""Who makes each move that has a page of its own."""
PAGES = [move for move in MOVES if "closure" in move.kinds and not move.by_form]


def test_every_move_is_made_by_somebody() -> None:
    assert {move.verb for move in PAGES} == set(BY)


def typed(cast: Cast) -> dict[str, Any]:
    """What is typed on any of the pages; each reads what it asks."""
    said = closing.answers(cast)
    offered = {f"{name}_standard": "own" for name in ("reason", "question", "followers_told")}
    return {
        **said,
        **offered,
        "until": in_days(30).isoformat(),
        "answer_by": in_days(30).isoformat(),
        "person": f"{cast.school.name}, {cast.school.email}",
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("move", PAGES, ids=lambda move: move.verb)
def test_every_page_has_one_button_that_acts_once(
    move: Any, transactional_db: None, cast: Cast, as_person: As
) -> None:
    """As on a real server, where nothing but the move itself runs in a transaction."""
    state = "ready" if move.outcome and "ready" in move.sources else move.sources[-1]
    case = closing.in_state(cast, state, answer_by=in_days(-1))
    if move.verb == "lift_conflict":
        case = closing.go(case, "declare_conflict", cast.coordinator, cast)
    by = getattr(cast, BY[move.verb])
    client, address = as_person(by), f"/arenden/{case.number}/{move.path}/"
    page = client.get(address)
    assert page.status_code == 200
    assert len(primary(page)) == 1
    with override("en"):
        english = [str(words) for words in (move.question, move.button, move.happens)]
        english += [str(words) for asked in move.asks for words in (asked.label, asked.help, *asked.standard)]
    assert [words for words in english if words and words in text_of(page)] == []
    said = once(**typed(cast), version=str(case.version))
    answers = [client.post(address, said) for _twice in range(2)]
    # Whoever has said no to taking the account over has nothing more to do with the case.
    here = "/arbetsyta/" if move.verb == "refuse" else f"/arenden/{case.number}/"
    assert [(answer.status_code, answer.headers.get("Location")) for answer in answers] == [(302, here)] * 2
    after = Case.objects.get(pk=case.pk)
    assert (after.state, after.version) == (move.target or case.state, case.version + 1)
    decisions = Decision.objects.filter(case=case, outcome=move.outcome, decider=by).count()
    assert decisions == (1 if move.outcome else 0)
    assert told(client.get(here))[-1] == str(move.done)


# --- Steps before closing ------------------------------------------------------------------------------------


@pytest.fixture
def room_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_FILES = str(tmp_path)


@pytest.fixture
def running(cast: Cast, room_of_its_own: None) -> Case:
    return closing.in_state(cast, "running_down")


def kept() -> list[str]:
    """What lies in the store of proofs and documents."""
    room = Path(settings.PRIVATE_FILES)
    return sorted(path.name for path in room.iterdir()) if room.exists() else []


def step_page(case: Case, kind: str, verb: str = "") -> str:
    step = case.steps.get(kind=kind)
    return f"/arenden/{case.number}/steg/{step.public_id}/{verb}"


NO_KIND = "Den här sortens fil går inte att ladda upp. Välj en bild (JPEG, PNG, WebP, GIF) eller en PDF."


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (SVG, "bild.svg", NO_KIND),
        (SVG, "bild.png", NO_KIND),
        (b"", "tom.png", "Filen är tom. Välj en annan."),
    ],
)
def test_what_is_no_proof_is_refused_beside_the_field(
    cast: Cast, running: Case, as_person: As, content: bytes, name: str, sentence: str
) -> None:
    sent = once(proof=upload(content, name), note="Stängt i dag.")
    answer = as_person(cast.librarian).post(step_page(running, "shut"), sent)
    assert (answer.status_code, errors(answer)) == (200, {"proof": [sentence]})
    assert answer.context["form"]["note"].value() == "Stängt i dag."
    assert running.steps.get(kind="shut").is_left
    assert kept() == []


def test_a_file_that_is_too_large_is_refused_beside_the_field(
    cast: Cast, running: Case, as_person: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "PROOF_MEGABYTES", 1)
    answer = as_person(cast.librarian).post(
        step_page(running, "shut"), once(proof=upload(b"%PDF-" + b"0" * 1_100_000, "stor.pdf"))
    )
    assert errors(answer) == {
        "proof": [
            "Filen är för stor. Den får vara högst 1 MB. Ta en skärmbild av den, eller gör bilden mindre."
        ]
    }


def test_shutting_is_shown_by_a_picture_that_those_see_who_see_the_account(
    cast: Cast, running: Case, as_person: As
) -> None:
    client = as_person(cast.librarian)
    without = client.post(step_page(running, "shut"), once(note="Stängt."))
    assert errors(without) == {"proof": ["Visa att det är gjort: lägg till en bild, en PDF eller en länk."]}
    answer = client.post(step_page(running, "shut"), once(proof=upload(picture(), "../../../stängt.png")))
    assert kept() == [running.steps.get(kind="shut").proof]
    assert answer.headers["Location"] == f"/arenden/{running.number}/"
    proof = step_page(running, "shut", "bevis/")
    found = {role: as_person(getattr(cast, role)).get(proof).status_code for role in Cast.ROLES}
    assert found == {
        **dict.fromkeys(Cast.ROLES, 200),
        **dict.fromkeys(("admin", "school"), 404),
    }
    assert Client().get(proof).status_code == 302
    shown = client.get(proof)
    headers = ("Content-Type", "X-Content-Type-Options", "Cache-Control", "Content-Security-Policy")
    assert [shown.headers[name] for name in headers] == [
        "image/png",
        "nosniff",
        "private, no-store",
        "sandbox; default-src 'none'",
    ]
    assert shown.headers["Content-Disposition"] == f'inline; filename="{running.number}-shut.png"'


def test_a_pdf_is_saved_and_not_opened(cast: Cast, running: Case, as_person: As) -> None:
    client = as_person(cast.librarian)
    client.post(
        step_page(running, "preserve"), once(proof=upload(b"%PDF-1.7 x", "kvitto.pdf", "application/pdf"))
    )
    shown = client.get(step_page(running, "preserve", "bevis/"))
    assert shown.headers["Content-Disposition"] == f'attachment; filename="{running.number}-preserve.pdf"'


def test_a_step_without_proof_has_none(cast: Cast, running: Case, as_person: As) -> None:
    assert as_person(cast.chief).get(step_page(running, "shut", "bevis/")).status_code == 404


def test_the_unit_strikes_and_adds_steps(cast: Cast, running: Case, as_person: As) -> None:
    client = as_person(cast.communicator)
    strike = step_page(running, "tell", "stryk/")
    assert errors(client.post(strike, once(reason=" "))) == {
        "reason": ["Fyll i «Varför behövs inte steget?»."]
    }
    client.post(strike, once(reason="Kontot har inga följare."))
    assert running.steps.get(kind="tell").struck == "Kontot har inga följare."
    add = f"/arenden/{running.number}/steg/"
    assert errors(client.post(add, once(kind="links", due_on=in_days(-1).isoformat()))) == {
        "due_on": ["Välj en dag som inte har varit än."]
    }
    for _twice in range(2):
        answer = client.post(add, once(kind="links", due_on=in_days(30).isoformat()))
    assert errors(answer) == {"kind": ["Det steget finns redan."]}
    assert running.steps.filter(kind="links").count() == 1
    owner = as_person(cast.librarian)
    assert (owner.get(strike).status_code, owner.get(add).status_code) == (403, 403)


def test_the_last_step_closes_the_account(cast: Cast, running: Case, as_person: As) -> None:
    client = as_person(cast.librarian)
    said = []
    for step in steps.left(running):
        client.post(
            f"/arenden/{running.number}/steg/{step.public_id}/", once(link="https://prov.example/bild")
        )
        said.append(told(client.get(f"/arenden/{running.number}/")))
    assert said == [["Noterat som gjort."]] * 3 + [["Kontot är avslutat."]]
    assert SocialAccount.objects.get().status == "closed"
    late = client.get(step_page(running, "shut"))
    assert late.status_code == 409


# --- What the barred read, and the language ------------------------------------------------------------------


def test_whoever_answers_for_the_account_reads_who_decides(cast: Cast, as_person: As) -> None:
    nobody_acts(cast)
    about = make.account(cast.library, cast.chief)
    case = closing.go(closing.proposed(cast, about=about), "skip_hearing", cast.communicator, cast)
    client = as_person(cast.chief)
    why = "Du kan inte besluta själv, eftersom du svarar för kontot. Stabschefen beslutar."
    assert text_of(client.get(f"/arenden/{case.number}/")).count(why) == 1
    refused = client.get(f"/arenden/{case.number}/avsluta/")
    assert (refused.status_code, text_of(refused).count(why)) == (403, 1)


def test_a_superior_who_is_barred_too_reads_that_a_substitute_is_needed(cast: Cast, as_person: As) -> None:
    nobody_acts(cast)
    about = make.account(cast.library, cast.superior)
    case = closing.go(closing.proposed(cast, about=about), "skip_hearing", cast.communicator, cast)
    case = closing.go(case, "declare_conflict", cast.coordinator, cast)
    page = text_of(as_person(cast.superior).get(f"/arenden/{case.number}/"))
    why = "Du kan inte besluta själv, eftersom du svarar för kontot."
    assert page.count(why) == 1
    assert page.count("ersättare") == 1
