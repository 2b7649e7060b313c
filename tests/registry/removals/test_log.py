"""What is logged of a removal, what is never kept, and who sees what of it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts import permissions
from accounts.chain import Who
from accounts.history import act
from accounts.models import Act, Person
from accounts.verifying import verify
from registry.guidelines.models import Requirement
from registry.guidelines.reviewing import in_force
from registry.notices import outbox, reminders
from registry.notices.models import Notice
from registry.register import upkeep
from registry.register.models import SocialAccount
from registry.removals import blocking, finding, log, registering
from registry.removals.models import KINDS, REASONS, Removal
from tests import make
from tests.cast import Cast
from tests.reading import errors, last_act, once, refusal, text_of, told
from tests.registry.removals.conftest import SAID, Logged, screenshot

As = Callable[[Person | None], Client]
SECRET = "Zqxhemligt"


def kept() -> list[str]:
    """The private files that there are."""
    room = Path(settings.PRIVATE_FILES)
    return sorted(path.name for path in room.iterdir()) if room.is_dir() else []


def filled(**said: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    usual = {"kind": "comment", "reason": "threat", "action": "deleted"}
    return once(**{**usual, "removed_on": timezone.localdate().isoformat(), **said})


def path(account: SocialAccount) -> str:
    return f"/register/{account.public_id}/borttaget/"


def test_a_comment_is_logged_with_a_picture_and_stands_where_it_should(
    cast: Cast, account: SocialAccount, as_person: As
) -> None:
    client = as_person(cast.coordinator)
    before = kept()
    names = re.findall(r'<(?:input|textarea)[^>]* name="(\w+)"', client.get(path(account)).content.decode())
    assert [
        name for name in log.FACTS if names.count(name) != 1 and name not in ("reason", "kind", "action")
    ] == []
    assert client.get("/borttaget/nytt/", {"konto": account.public_id})["Location"] == path(account)
    upload = SimpleUploadedFile("skarm.png", screenshot(), "image/png")
    answer = client.post(path(account), filled(text="Jag vet var du bor.", picture=upload))
    removal = Removal.objects.get()
    assert answer["Location"] == f"/borttaget/{removal.public_id}/"
    assert (removal.kind, removal.reason, removal.text) == ("comment", "threat", "Jag vet var du bor.")
    assert (removal.department, removal.logged_by) == (cast.library, cast.coordinator)
    assert [name for name in kept() if name not in before] == [removal.picture]
    assert last_act()[::2] == ("log_removal", ["removal", "socialaccount"])
    page = client.get(answer["Location"])
    assert told(page) == ["Loggat."]
    assert "Jag vet var du bor." in text_of(page)
    shown = client.get(f"{answer['Location']}bild/")
    assert (shown["Content-Type"], shown["Cache-Control"]) == ("image/png", "private, no-store")
    assert "Hot" in text_of(client.get(f"/register/{account.public_id}/"))
    mail = outbox.render(Notice.objects.get(kind="removed", to=cast.registrar))
    assert mail.subject.startswith("Borttaget innehåll att registrera: ")
    assert "/borttaget/registrera/" in mail.body
    # What was written stays where it can be destroyed.
    assert "Jag vet" not in mail.body
    assert verify().findings == []


def test_of_what_is_secret_nothing_is_kept(cast: Cast, account: SocialAccount, as_person: As) -> None:
    client, before = as_person(cast.coordinator), kept()
    upload = SimpleUploadedFile("skarm.png", screenshot(), "image/png")
    for more in ({"text": SECRET}, {"picture": upload}):
        answer = client.post(path(account), filled(reason="secrecy", **more))
        assert errors(answer) == {"reason": [str(log.keep_out())]}
        assert SECRET not in answer.content.decode()
    assert (Removal.objects.count(), kept()) == (0, before)
    assert client.post(path(account), filled(reason="secrecy")).status_code == 302
    assert Removal.objects.get().reason == "secrecy"


def test_child_abuse_stops_the_form_whatever_else_it_holds(
    cast: Cast, account: SocialAccount, as_person: As, settings: Any, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    client, before, acts = as_person(cast.coordinator), kept(), Act.objects.count()
    # Larger than what Django itself would hold in memory.
    upload = SimpleUploadedFile("skarm.png", screenshot() + b"\0" * 4_000_000, "image/png")
    answer = client.post(path(account), filled(reason="child_abuse", text=SECRET, picture=upload))
    assert answer["Location"] == f"{path(account)}stopp/"
    assert (Removal.objects.count(), Act.objects.count(), kept(), list(tmp_path.iterdir())) == (
        0,
        acts,
        before,
        [],
    )
    words = text_of(client.get(answer["Location"]))
    assert "Inget av det du skrev eller valde har sparats här." in words
    assert "Ring polisen nu" in words
    said = {"police_on": "2026-01-02", "police_report": "K-1", "kind": "picture", "action": "deleted"}
    sent = once(**said, removed_on="2026-01-02", text=SECRET, url=SECRET)
    assert client.post(f"{path(account)}polisen/", sent).status_code == 302
    removal = Removal.objects.get()
    assert (removal.reason, removal.police_report, removal.text, removal.url) == (
        "child_abuse",
        "K-1",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reason": "secrecy"}, "reason"),
        ({"reason": "child_abuse"}, "reason"),
        ({"reason": "child_abuse", "text": "", "url": "https://x.com/1"}, "reason"),
        ({"reason": "off_topic"}, "reason"),
        ({"removed_on": make.DAY + timedelta(days=1)}, "removed_on"),
        ({"seen_on": make.DAY + timedelta(days=1)}, "seen_on"),
        ({"blocked_from": make.DAY}, "blocked_until"),
        ({"blocked_until": make.DAY - timedelta(days=1)}, "blocked_until"),
    ],
)
def test_what_can_not_be_logged_is_refused_beside_its_field(
    logged: Logged, said: dict[str, Any], field: str
) -> None:
    assert refusal(logged, **said)[1:] == ("input", field)
    assert Removal.objects.count() == 0


def test_what_is_off_topic_is_removed_where_the_guideline_says_so(cast: Cast, logged: Logged) -> None:
    every = {key for key, _label in REASONS}
    assert every - {key for key, _label in log.reasons_on(make.DAY)} == {"off_topic", "duplicate"}
    guideline = in_force(make.DAY)
    with act("adopt", by=None, at=make.MOMENT, about=[guideline]):
        Requirement(
            guideline=guideline,
            key="remove_off_topic",
            position=99,
            group="supervision",
            asked_at="",
            answered_by="communicator",
            text_sv="Inlägg utanför ämnet tas bort.",
        ).save()
    assert every - {key for key, _label in log.reasons_on(make.DAY)} == {"duplicate"}
    assert logged(reason="off_topic").reason == "off_topic"


def test_what_came_later_is_added_and_the_evidence_stays(cast: Cast, logged: Logged) -> None:
    removal = logged()
    log.change(removal, {"police_on": make.DAY, "police_report": "K-9"}, by=cast.librarian, at=make.MOMENT)
    removal.refresh_from_db()
    assert (removal.police_report, removal.text, removal.reason) == ("K-9", "Jag vet var du bor.", "threat")
    assert last_act()[:2] == ("change_removal", cast.librarian)
    for reason in ("secrecy", "child_abuse"):
        found = refusal(log.change, removal, {"reason": reason}, by=cast.librarian, at=make.MOMENT)
        assert found[1:] == ("input", "reason")
    assert refusal(log.change, removal, {}, by=cast.school, at=make.MOMENT)[1] == "forbidden"


def test_the_unit_adds_without_reading_what_was_written(cast: Cast, logged: Logged, as_person: As) -> None:
    removal = logged(author=SECRET, url=f"https://x.com/{SECRET}")
    client = as_person(cast.communicator)
    page = client.get(f"/borttaget/{removal.public_id}/andra/")
    assert SECRET not in page.content.decode()
    sent = filled(removed_on="2026-11-22", reported_on="2026-11-22")
    assert client.post(f"/borttaget/{removal.public_id}/andra/", sent).status_code == 302
    removal.refresh_from_db()
    assert (removal.reported_on, removal.author) == (make.DAY, SECRET)


def test_who_sees_what(cast: Cast, account: SocialAccount, logged: Logged, as_person: As) -> None:
    """Everybody in the unit knows that something was removed; what it was stays inside the authority."""
    picture = SimpleUploadedFile("skarm.png", screenshot(), "image/png")
    client = as_person(cast.coordinator)
    client.post(path(account), filled(text=SECRET, picture=picture, author="Zqxnamn"))
    removal = Removal.objects.get()
    seen = {}
    for name in Cast.ROLES:
        client = as_person(getattr(cast, name))
        page = client.get(f"/borttaget/{removal.public_id}/")
        listed = client.get("/borttaget/").context["rows"]
        history = client.get(f"/register/{account.public_id}/").content.decode()
        seen[name] = (
            page.status_code,
            SECRET in page.content.decode(),
            client.get(f"/borttaget/{removal.public_id}/bild/").status_code,
            len(listed),
        )
        assert SECRET not in history
        found = client.get("/borttaget/", {"q": SECRET}).context["rows"]
        assert len(found) == int(seen[name][1])
    inside, outside, nothing = (200, True, 200, 1), (200, False, 404, 1), (404, False, 404, 0)
    within = {"coordinator", "manager", "registrar", "librarian", "plain"}
    unit = {"communicator", "chief", "acting_chief", "superior", "insight"}
    assert seen == {
        name: inside if name in within else outside if name in unit else nothing for name in Cast.ROLES
    }


def test_the_filters_show_what_the_table_lets_through(
    cast: Cast, account: SocialAccount, logged: Logged
) -> None:
    upkeep.add_person(account, cast.acting_chief, "editor", by=cast.coordinator, at=make.MOMENT)
    logged()
    school = make.account(cast.school_unit, cast.school, "https://www.facebook.com/ekskolan", name="Ekskolan")
    logged(school, by=cast.school)
    # The account goes to another authority: what was removed before that stays with the first one.
    moved = make.account(cast.library, cast.librarian, "https://www.tiktok.com/@bocker", name="Böcker")
    logged(moved)
    upkeep.hand_over(moved, cast.school_unit, cast.school, by=cast.coordinator, at=make.MOMENT)
    logged(SocialAccount.objects.get(pk=moved.pk), by=cast.school)
    assert Removal.objects.count() == 4
    for name in (*Cast.ROLES, "uninvited"):
        who = Who(getattr(cast, name), make.DAY)
        for verb, filter in (("see_removal", finding.seen_by), ("see_evidence", finding.shown_to)):
            assert set(Removal.objects.filter(filter(who))) == {
                one for one in Removal.objects.all() if permissions.may(who, verb, one)
            }, (name, verb)
        assert set(SocialAccount.objects.filter(finding.may_log_for(who))) == {
            one for one in SocialAccount.objects.all() if permissions.may(who, "log_removal", one)
        }, name


def test_an_editor_logs_from_the_accounts_page(cast: Cast, account: SocialAccount, as_person: As) -> None:
    editor = make.person("redaktor", "Rida Redaktör")
    upkeep.add_person(account, editor, "editor", by=cast.coordinator, at=make.MOMENT)
    client = as_person(editor)
    assert "Logga borttaget innehåll" in text_of(client.get(f"/register/{account.public_id}/"))
    assert [one.account for one in client.get("/borttaget/nytt/").context["rows"]] == [account]
    assert client.post(path(account), filled()).status_code == 302
    stranger = as_person(cast.school)
    assert "Logga borttaget innehåll" not in text_of(stranger.get(f"/register/{account.public_id}/"))
    assert stranger.post(path(account), filled()).status_code == 404


# --- The registrar's queue ------------------------------------------------------------------------------------


def test_the_registrar_gives_many_their_item_at_once(cast: Cast, logged: Logged, as_person: As) -> None:
    first, second, third = logged(), logged(reason="advertising"), logged(diary_number="KFN 2026/1")
    client = as_person(cast.registrar)
    assert set(registering.queue(Who(cast.registrar, make.DAY))) == {first, second}
    assert "Borttaget innehåll att registrera" in text_of(client.get("/arbetsyta/"))
    sent = once(removal=[first.public_id, second.public_id], records_plan_item="  4.2  Sociala medier ")
    assert client.post("/borttaget/registrera/", sent).status_code == 302
    for removal in (first, second):
        removal.refresh_from_db()
        assert removal.records_plan_item == "4.2 Sociala medier"
    third.refresh_from_db()
    assert (third.records_plan_item, registering.queue(Who(cast.registrar, make.DAY)).count()) == ("", 0)
    assert last_act()[0] == "register_removal"
    assert list(errors(client.post("/borttaget/registrera/", once(diary_number="1")))) == ["__all__"]


def test_another_authoritys_removals_are_not_registered(cast: Cast, logged: Logged) -> None:
    school = make.account(cast.school_unit, cast.school, "https://www.facebook.com/ekskolan", name="Ekskolan")
    theirs = logged(school, by=cast.school)
    given: dict[str, Any] = {"diary_number": "KFN 1", "records_plan_item": ""}
    who = {"by": cast.registrar, "at": make.MOMENT}
    assert refusal(registering.register, [theirs], **given, **who)[1] == "forbidden"
    assert refusal(registering.register, [logged()], **{**given, "diary_number": " "}, **who)[1:] == (
        "input",
        "diary_number",
    )


# --- Blocks -----------------------------------------------------------------------------------------------------


def test_a_block_stands_on_the_desk_until_it_is_lifted(
    cast: Cast, account: SocialAccount, logged: Logged, as_person: As
) -> None:
    today = timezone.localdate()
    removal = logged(blocked_until=today + timedelta(days=3))
    assert removal.blocked_from == make.DAY
    client = as_person(cast.librarian)
    assert "Blockeringar som går ut" in text_of(client.get("/arbetsyta/"))
    assert "Blockeringar som går ut" not in text_of(as_person(cast.school).get("/arbetsyta/"))
    later = today + timedelta(days=40)
    address = f"/borttaget/{removal.public_id}/blockering/"
    assert list(errors(client.post(address, once(until="2026-01-01", note="Fortsätter.")))) == ["until"]
    sent = once(until=later.isoformat(), note="Skriver igen från nya konton.")
    assert client.post(address, sent).status_code == 302
    assert "Blockeringar som går ut" not in text_of(client.get("/arbetsyta/"))
    assert client.post(address, once(lift="1")).status_code == 302
    removal.refresh_from_db()
    assert (removal.blocked_until, removal.unblocked_on) == (later, today)
    assert refusal(blocking.lift, removal, by=cast.librarian, at=make.MOMENT)[1] == "conflict"


def test_people_are_reminded_once_of_a_block_that_ends(cast: Cast, logged: Logged) -> None:
    until = make.DAY + timedelta(days=7)
    logged(blocked_until=until)
    rows = [row for row in reminders.REMINDERS if row.key == "blocks"]
    for days in (6, 7, 8):
        at = make.MOMENT + timedelta(days=days)
        reminders.run(at.date(), at, rows)
    told_of = Notice.objects.filter(kind="block_ends")
    assert {notice.to for notice in told_of} == {cast.librarian, cast.plain}
    assert told_of.count() == 2
    mail = outbox.render(told_of[0])
    assert mail.subject.startswith("En blockering går ut 29 november 2026: ")


def test_every_reason_and_kind_is_said_in_both_languages(cast: Cast, logged: Logged, as_person: As) -> None:
    removal = logged()
    assert "Hot" in text_of(as_person(cast.insight).get(f"/borttaget/{removal.public_id}/"))
    assert "Threat" in text_of(as_person(cast.insight).get(f"/en/borttaget/{removal.public_id}/"))
    assert (len(REASONS), len(KINDS), SAID["removed_on"]) == (15, 6, date(2026, 11, 22))
