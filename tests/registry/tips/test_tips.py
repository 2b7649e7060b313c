"""A tip from the resident's form to the unit's outcome, and what strangers see of it."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from accounts.history import act, destroy
from accounts.models import Person
from accounts.refusal import Refused
from accounts.verifying import verify
from registry.notices import outbox
from registry.notices.models import Notice
from registry.proofs import storing
from registry.public import listing
from registry.public.models import PublicVersion
from registry.register.models import SocialAccount
from registry.tips import handling, letterbox, tip_page
from registry.tips.handling import Said
from registry.tips.models import Tip
from tests import make
from tests.cast import Cast

As = Callable[[Person | None], Client]
FAKE = "https://www.instagram.com/lindalabib1iotek/"
KEY = "instagram:lindalabib1iotek"


def came_in(**said: Any) -> Tip:
    """A tip as it has come in."""
    told = {"kind": "fake", "address": FAKE, "text": "De vill ha mitt bank-id.", **said}
    return handling.receive(Said(**told), nonce=told["text"][:32], at=make.MOMENT)


def sent(client: Client, *, ago: float = 60, **fields: Any) -> Any:
    """The form as a browser sends it, so many seconds after it was opened."""
    opened = timezone.now() - timedelta(seconds=ago)
    told = {"stamp": letterbox.stamp(opened), "kind": "fake", "address": FAKE, "text": "Bank-id!", **fields}
    origin = told.pop("origin", "http://testserver")
    return client.post("/tipsa/", told, headers={"Origin": origin})


def changed(account: SocialAccount, **fields: Any) -> None:
    """The account as it has become."""
    for name, value in fields.items():
        setattr(account, name, value)
    with act("test", by=None, at=make.MOMENT, about=[account]):
        account.save()


def picture(form: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (20, 10), "red").save(out, form)
    return out.getvalue()


def said_on(response: Any) -> str:
    return " ".join(response.content.decode().split())


# --- The letterbox ---------------------------------------------------------------------------------------------


def test_a_resident_sends_a_tip_and_follows_it_up(cast: Cast, client: Client) -> None:
    page = client.get("/tipsa/?adress=" + FAKE)
    assert page.context["form"].initial == {"address": FAKE}
    upload = SimpleUploadedFile("skarm.png", picture(), "image/png")

    answer = sent(client, email="kim@exempel.se", proof=upload)

    tip = Tip.objects.get()
    assert (tip.kind, tip.address, tip.text, tip.email) == ("fake", FAKE, "Bank-id!", "kim@exempel.se")
    assert (tip.platform, tip.handle, tip.key) == ("instagram", "lindalabib1iotek", KEY)
    assert (tip.proof_type, len(tip.proof_sha256)) == ("image/png", 64)
    assert answer["Location"] == f"/tipsa/kvitto/?nummer={tip.public_id}&tack=1"
    assert not answer.cookies
    receipt = client.get(answer["Location"])
    assert f"{tip.public_id[:5]}-{tip.public_id[5:]}" in said_on(receipt)
    assert "Vi är inte klara med det än." in said_on(receipt)
    # Nobody who has the number reads what was written.
    assert "Bank-id" not in said_on(receipt)
    assert (receipt["Cache-Control"], receipt.cookies) == ("no-store", {})
    mails = Notice.objects.filter(kind="tip")
    assert {mail.to for mail in mails} == {cast.communicator, cast.acting_chief}
    assert verify().findings == []


def test_the_kinds_are_said_in_the_language_of_the_page(client: Client, db: Any) -> None:
    for address, kind in (("/en/tipsa/", "Suspected fake account"), ("/tipsa/", "Misstänkt falskt konto")):
        assert client.get(address).content.decode().count(kind) == 1


def test_the_same_form_twice_is_one_tip(cast: Cast, client: Client) -> None:
    stamp = letterbox.stamp(timezone.now() - timedelta(minutes=1))
    first, second = (sent(client, stamp=stamp) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Tip.objects.count() == 1


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"ago": 0}, "Det gick fort. Vänta några sekunder och tryck på knappen igen."),
        ({"ago": 100_000}, "Sidan hade varit öppen länge. Tryck på knappen en gång till."),
        ({"stamp": "x:y"}, "Formuläret var inte komplett. Tryck på knappen en gång till."),
        (
            {"origin": "https://annan.example"},
            "Vi kan inte se att formuläret skickades från den här sidan. Tryck på knappen en gång till.",
        ),
        (
            {"origin": "null"},
            "Vi kan inte se att formuläret skickades från den här sidan. Tryck på knappen en gång till.",
        ),
        (
            {"origin": "http://["},
            "Vi kan inte se att formuläret skickades från den här sidan. Tryck på knappen en gång till.",
        ),
        ({"address": ""}, "Klistra in kontots adress, så att vi kan titta på det."),
        (
            {"kind": "error", "address": "", "text": " "},
            "Skriv vad du har sett, eller klistra in en adress.",
        ),
        ({"email": "kim"}, "Skriv e-postadressen så här: kim@exempel.se."),
        ({"kind": "annat"}, "Välj vad det gäller."),
    ],
)
def test_what_is_refused_keeps_what_was_typed(
    client: Client, db: Any, how: dict[str, Any], sentence: str
) -> None:
    answer = sent(client, **{"text": "Jag såg det i går.", **how})
    assert answer.status_code == 200
    assert sentence in said_on(answer)
    if how.get("text") is None:
        assert "Jag såg det i går." in said_on(answer)
    assert Tip.objects.count() == 0


def test_a_class_of_pupils_gets_in_and_a_flood_does_not(cast: Cast, client: Client) -> None:
    answers = [sent(client, text=f"Tips {number}") for number in range(22)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [200] * 2
    assert "Vi har fått många tips på kort tid." in said_on(answers[-1])
    assert Tip.objects.count() == 20


def test_what_is_refused_counts_too(client: Client, db: Any) -> None:
    for _time in range(20):
        sent(client, proof=SimpleUploadedFile("bild.png", b"no picture"))
    assert "Vi har fått många tips på kort tid." in said_on(sent(client))


def test_a_form_from_the_address_in_the_settings_is_ours(cast: Cast, client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://konton.lindala.example:8443"
    assert sent(client, origin="https://konton.lindala.example:8443").status_code == 302
    assert sent(client, origin="https://konton.lindala.example").status_code == 200


def test_pictures_are_painted_one_at_a_time(client: Client, db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's picture of a hundred kilobytes may take half a gigabyte and many seconds."""
    monkeypatch.setattr(storing, "PATIENCE", 0.01)
    upload = SimpleUploadedFile("skarm.png", picture(), "image/png")
    with storing.PAINTING:
        answer = sent(client, proof=upload)
    assert "Många bilder kommer in just nu." in said_on(answer)
    assert Tip.objects.count() == 0
    upload.seek(0)
    assert sent(client, proof=upload).status_code == 302


def test_a_senders_address_puts_nothing_into_the_mail_that_answers_it(cast: Cast, as_person: As) -> None:
    tip = came_in(email="kim?bcc=annan@exempel.se")
    page = said_on(as_person(cast.communicator).get(f"/tips/{tip.public_id}/"))
    assert 'href="mailto:kim%3Fbcc%3Dannan@exempel.se"' in page


def test_a_machine_that_fills_in_everything_is_not_kept(client: Client, db: Any) -> None:
    assert sent(client, website="https://reklam.example").status_code == 302
    assert Tip.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content"), [("brev.pdf", b"%PDF-1.7 x"), ("bild.png", b"no picture"), ("tom.png", b"")]
)
def test_only_pictures_are_taken(client: Client, db: Any, name: str, content: bytes) -> None:
    answer = sent(client, proof=SimpleUploadedFile(name, content))
    assert answer.status_code == 200
    assert answer.context["form"].errors["proof"]
    assert Tip.objects.count() == 0


def test_a_number_that_leads_nowhere_says_so(client: Client, db: Any) -> None:
    for number in ("aaaaaaaaaa", "%00", "å" * 50, "' or 1=1"):
        answer = client.get("/tipsa/kvitto/", {"nummer": number})
        assert answer.status_code == 404
        assert "Vi hittar inget tips med det numret" in said_on(answer)
    assert client.get("/tipsa/kvitto/").status_code == 200


@pytest.mark.parametrize(
    ("language", "subject", "begins"),
    [
        (
            "sv",
            "Tips från en invånare: misstänkt falskt konto · lindalabib1iotek",
            "En invånare har skickat ett tips: misstänkt falskt konto.",
        ),
        (
            "en",
            "Tip from a resident: suspected fake account · lindalabib1iotek",
            "A resident has sent us a tip: suspected fake account.",
        ),
    ],
)
def test_the_unit_is_mailed_in_its_own_language(cast: Cast, language: str, subject: str, begins: str) -> None:
    cast.communicator.language = language
    with act("change_person", by=None, at=make.MOMENT, about=[cast.communicator]):
        cast.communicator.save()
    tip = came_in()
    mail = outbox.render(Notice.objects.get(kind="tip", to=cast.communicator))
    assert mail.subject == subject
    assert mail.body.startswith(begins)
    assert f"/tips/{tip.public_id}/" in mail.body
    # What was written stays where it can be destroyed.
    assert "bank-id" not in mail.body


# --- The unit ---------------------------------------------------------------------------------------------------


def checked() -> str:
    """What «Is the account genuine?» says of the account that was told of."""
    answer: str = Client().get("/kontrollera.json", {"adress": FAKE}).json()["answer"]
    return answer


def test_a_fake_is_public_when_the_unit_says_so_and_no_longer_when_it_opens_the_tip(
    cast: Cast, as_person: As
) -> None:
    tip = came_in()
    client = as_person(cast.communicator)
    before = PublicVersion.objects.get_or_create(pk=1)[0].n
    said = [checked()]

    for step in handling.STEPS:
        page = client.get(f"/tips/{tip.public_id}/")
        form = {"receipt": f"{step.key:a<32}"}
        assert client.post(f"/tips/{tip.public_id}/steg/{step.key}/", form).status_code == 302, page
    settled = {"receipt": "b" * 32, "outcome": "fake", "answer": "Tack! Vi har anmält det."}
    assert client.post(f"/tips/{tip.public_id}/avgor/", settled)["Location"] == f"/tips/{tip.public_id}/"

    tip.refresh_from_db()
    today = timezone.localdate()
    assert (tip.saved_on, tip.reported_on, tip.police_on) == (today, today, today)
    assert [(fake.key, fake.platform_name, fake.handle) for fake in listing.fakes()] == [
        (KEY, "Instagram", "lindalabib1iotek")
    ]
    said.append(checked())
    assert PublicVersion.objects.get().n == before + 1
    feed = said_on(Client().get("/konton.atom"))
    assert "Falskt: lindalabib1iotek på Instagram är inte vårt" in feed
    assert "Falskt" not in said_on(Client().get("/konton.atom?plattform=facebook"))
    assert "Falskt" not in said_on(Client().get("/konton.atom?tema=politik"))
    receipt = said_on(Client().get(f"/tipsa/kvitto/?nummer={tip.public_id}"))
    assert "kontot är inte vårt" in receipt
    assert "Tack! Vi har anmält det." in receipt

    assert client.post(f"/tips/{tip.public_id}/oppna/", {"receipt": "c" * 32}).status_code == 302
    assert [*said, checked()] == ["not_registered", "fake", "not_registered"]
    assert PublicVersion.objects.get().n == before + 2
    assert verify().findings == []


def test_what_is_ours_is_never_called_fake(cast: Cast) -> None:
    ours = make.account(cast.library, cast.librarian, FAKE)
    tip = came_in()
    assert tip.account == ours
    with pytest.raises(Refused, match="ett av våra"):
        handling.settle(tip, "fake", "", by=cast.communicator, at=make.MOMENT)
    nowhere = came_in(address="vet inte", text="Ett konto")
    with pytest.raises(Refused, match="Utan adress"):
        handling.settle(nowhere, "fake", "", by=cast.communicator, at=make.MOMENT)
    handling.settle(tip, "ours", "", by=cast.communicator, at=make.MOMENT)
    with pytest.raises(Refused, match="redan klart"):
        handling.settle(tip, "nothing", "", by=cast.chief, at=make.MOMENT)


def test_an_account_that_has_become_ours_is_no_fake(cast: Cast) -> None:
    handling.settle(came_in(), "fake", "", by=cast.communicator, at=make.MOMENT)
    assert listing.is_fake(KEY) is True
    ours = make.account(cast.library, cast.librarian, FAKE, status="proposed")
    # Whoever proposes an account takes no warning away, and strangers don't learn that it is proposed.
    assert listing.is_fake(KEY) is True
    changed(ours, status="active")
    assert listing.is_fake(KEY) is False
    # What was ours after the tip was settled is formerly ours, whatever was thought of it before.
    changed(ours, status="closed", closed_on=(make.MOMENT + timedelta(days=1)).date())
    assert listing.is_fake(KEY) is False
    # What was closed before is somebody else's who has taken its name.
    changed(ours, closed_on=(make.MOMENT - timedelta(days=1)).date())
    assert listing.is_fake(KEY) is True


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({}, "lindalabib1iotek"),
        ({"address": "vet inte " * 20}, "vet inte " * 8 + "vet int…"),
        ({"address": "https://blogg.example/" + "x" * 200}, "blogg.example/" + "x" * 65 + "…"),
        ({"kind": "error", "address": "", "text": "x" * 5_000}, "x" * 79 + "…"),
    ],
)
def test_a_tip_is_called_something_short(cast: Cast, said: dict[str, str], title: str) -> None:
    assert tip_page.title(came_in(**said)) == title


def test_who_sees_the_tips(cast: Cast, as_person: As) -> None:
    tip = came_in()
    seen = {}
    for role in Cast.ROLES:
        client = as_person(getattr(cast, role))
        seen[role] = (
            client.get("/tips/").status_code,
            client.get(f"/tips/{tip.public_id}/avgor/").status_code,
        )
    unit = {"communicator", "chief", "acting_chief", "superior"}
    assert seen == {
        role: (200, 200) if role in unit else (200, 403) if role == "insight" else (403, 404)
        for role in Cast.ROLES
    }


def test_a_tip_waits_on_the_units_desk(cast: Cast, as_person: As) -> None:
    came_in()
    assert "lindalabib1iotek" in said_on(as_person(cast.communicator).get("/arbetsyta/"))
    assert "lindalabib1iotek" not in said_on(as_person(cast.coordinator).get("/arbetsyta/"))


def test_a_tip_can_be_destroyed(cast: Cast, client: Client, django_capture_on_commit_callbacks: Any) -> None:
    upload = SimpleUploadedFile("skarm.png", picture(), "image/png")
    assert sent(client, email="kim@exempel.se", proof=upload).status_code == 302
    tip = Tip.objects.get()
    file = storing.path_of(tip.proof)
    assert file.is_file()
    with django_capture_on_commit_callbacks(execute=True):
        destroy(
            tip,
            ["text", "email", "address", "proof"],
            decision="Gallringsbeslut 2026:1",
            by=cast.communicator,
            at=make.MOMENT,
        )
        # Not before it is certain.
        assert file.is_file()
    assert not file.exists()
    tip.refresh_from_db()
    assert (tip.text, tip.email, tip.address) == ("", "", "")
    assert verify().findings == []


def test_a_confirmed_fake_is_told_of_to_whoever_checks_it(cast: Cast, client: Client) -> None:
    handling.settle(came_in(), "fake", "", by=cast.communicator, at=make.MOMENT)
    told = client.get("/kontrollera.json", {"adress": "instagram.com/lindalabib1iotek"}).json()
    assert (told["answer"], told["account"], told["resembles"]) == ("fake", None, None)
    assert told["understood"]["handle"] == "lindalabib1iotek"
    page = said_on(client.get("/kontrollera/", {"adress": "@lindalabib1iotek", "plattform": "instagram"}))
    assert "Nej, kontot är falskt" in page
    assert "Bank-id" not in page
