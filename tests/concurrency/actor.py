"""A process with a connection of its own: does what each line of standard input says, at the moment it names.

`python -m tests.concurrency.actor` reads JSON a line ({"do": …, "at": …, and the deed's own words}) and answers
each with JSON a line. Two of them told the same moment begin within microseconds of each other.
"""

import atexit
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import django
from django.conf import settings

django.setup()
# Nobody signs in with a password here: hashing the cast's well would take longer than everything else.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What a process keeps lies among nobody's files, and goes with it.
settings.PRIVATE_FILES = tempfile.mkdtemp()
atexit.register(shutil.rmtree, settings.PRIVATE_FILES)

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.urls import reverse  # noqa: E402

from accounts import receipts  # noqa: E402
from accounts.chain import Who  # noqa: E402
from accounts.history import act  # noqa: E402
from accounts.models import Act, Department, Person  # noqa: E402
from accounts.refusal import Refused  # noqa: E402
from accounts.verifying import verify  # noqa: E402
from registry.cases import flow  # noqa: E402
from registry.cases.models import Case  # noqa: E402
from registry.paper import documents  # noqa: E402
from registry.public.shelf import Shelf  # noqa: E402
from registry.register import duplicates, warning  # noqa: E402
from registry.register.models import LIVE, SocialAccount  # noqa: E402
from tests import make  # noqa: E402
from tests.cast import assemble  # noqa: E402

Deed = Callable[..., Callable[[], Any]]


class Site:
    """The site as the server has it in this process: the shelf, and Django behind it."""

    def __init__(self) -> None:
        self.shelf = Shelf(WSGIHandler())

    def get(self, address: str) -> tuple[int, str, str]:
        """Status, tag and body of an address."""
        told: list[Any] = []
        environ = RequestFactory(headers={"host": "localhost"}).get(address).environ
        said = self.shelf(
            environ, lambda status, headers, exc_info=None: told.extend((status, dict(headers)))
        )
        body = b"".join(said)
        if close := getattr(said, "close", None):
            close()
        return int(told[0][:3]), told[1].get("ETag", ""), body.decode()


SITE = Site()


def person(name: str) -> Person:
    """Somebody of the cast, by what stands before the @."""
    return Person.objects.get(email=f"{name}@prov.example")


# --- What the stage does before and after -------------------------------------------------------------------


def build() -> Callable[[], Any]:
    """An empty database with the cast in it."""

    def now() -> None:
        call_command("migrate", verbosity=0)
        with transaction.atomic():
            assemble()

    return now


def submitted_cases(count: int, name: str = "beslut") -> Callable[[], Any]:
    """So many cases that wait for a decision; gives their keys."""

    def now() -> list[int]:
        culture, by = Department.objects.get(name="Stadsbiblioteket"), person("handlaggare")
        answers = person("bibliotekarie")
        with transaction.atomic():
            cases = [
                make.case(
                    by, make.application(culture, answers, f"https://www.instagram.com/{name}{number}/")
                )
                for number in range(count)
            ]
        return [case.pk for case in cases]

    return now


def drafts(by: str, count: int) -> Callable[[], Any]:
    """So many drafts of one person; gives their keys."""

    def now() -> list[int]:
        writer = person(by)
        with transaction.atomic():
            return [flow.open_case("report", by=writer, at=make.MOMENT).pk for _number in range(count)]

    return now


def public_account(handle: str = "lindalabibliotek") -> Callable[[], Any]:
    """An account in the list; gives its public id."""
    address = f"https://www.instagram.com/{handle}/"
    return lambda: (
        make.account(
            Department.objects.get(name="Stadsbiblioteket"), person("bibliotekarie"), address
        ).public_id
    )


def decided(cases: list[int]) -> Callable[[], Any]:
    """What stands on the cases: state, how many decisions, and what whoever comes too late reads."""
    return lambda: [
        {"state": case.state, "decisions": case.decisions.count(), "too_late": flow.too_late(case)}
        for case in (Case.objects.get(pk=key) for key in cases)
    ]


def holders(asked: list[tuple[str, str]]) -> Callable[[], Any]:
    """Who has each identity key, and what somebody named beside it reads who wants it too."""

    def now() -> list[dict[str, Any]]:
        found = []
        for key, reader in asked:
            held = SocialAccount.objects.filter(key=key, status__in=LIVE)
            try:
                duplicates.refuse_duplicate(
                    SocialAccount(key=key, status="proposed"), Who(person(reader), make.DAY)
                )
            except Refused as refusal:
                found.append({"departments": [row.department.name for row in held], "refusal": str(refusal)})
        return found

    return now


def count_acts(verb: str) -> Callable[[], Any]:
    """How many rows of the log have this verb."""
    return lambda: Act.objects.filter(verb=verb).count()


def files() -> Callable[[], Any]:
    """How many private files this process has kept."""
    return lambda: sum(place.is_file() for place in Path(settings.PRIVATE_FILES).rglob("*"))


def findings() -> Callable[[], Any]:
    """What verify_history finds."""
    return lambda: verify().findings


def warned(account: str) -> Callable[[], Any]:
    """What a stranger reads of a warning: in the data, and whether the list and the account's page say it."""
    client = Client(SERVER_NAME="localhost")

    def now() -> list[Any]:
        rows = client.get("/konton.json").json()["accounts"]
        pages = [client.get(path).content.decode() for path in ("/", f"/konton/{account}/")]
        told = [row["warning"]["text"] if row["warning"] else "" for row in rows if row["id"] == account]
        return [*told, *("lita inte på kontot" in page for page in pages)]

    return now


def read(address: str) -> Callable[[], Any]:
    """What a stranger gets through this process's shelf: status, tag, body."""
    return lambda: SITE.get(address)


def read_until(address: str, text: str) -> Callable[[], Any]:
    """Reads until a text stands there, ten seconds at most; gives when that was, and the tag."""

    def now() -> list[Any]:
        give_up = time.monotonic() + 10
        while time.monotonic() < give_up:
            _status, tag, body = SITE.get(address)
            if text in body:
                return [time.monotonic(), tag]
            time.sleep(0.005)
        raise TimeoutError(text)

    return now


def hammer(addresses: list[str], last: int) -> Callable[[], Any]:
    """Reads without rest until change number `last` is seen everywhere; gives the numbers that each answer told."""

    def now() -> list[list[int]]:
        told: list[list[int]] = []
        seen: dict[str, int] = {}
        give_up = time.monotonic() + 120
        while min(seen.values(), default=0) < last or len(seen) < len(addresses):
            assert time.monotonic() < give_up, seen
            address = random.choice(addresses)
            numbers = [int(number) for number in re.findall(r"omgång (\d+)", SITE.get(address)[2])]
            seen[address] = max(numbers, default=0)
            if not told or told[-1] != sorted(set(numbers)):
                told.append(sorted(set(numbers)))
        return told

    return now


def change_often(account: str, count: int) -> Callable[[], Any]:
    """So many acts, each of which gives the account and its department the same number."""
    row = SocialAccount.objects.get(public_id=account)

    def now() -> None:
        for number in range(1, count + 1):
            where = Department.objects.get(pk=row.department_id)
            with act("change", by=None, at=make.MOMENT, about=[row]):
                row.name, where.name = f"Konto omgång {number}", f"Enhet omgång {number}"
                row.save()
                where.save()
            time.sleep(random.random() * 0.02)

    return now


# --- What two do at once ------------------------------------------------------------------------------------


def decide(case: int, by: str, verb: str) -> Callable[[], Any]:
    """Takes a case that both have open."""
    row, decider = Case.objects.get(pk=case), person(by)
    texts = {"reason": "Kontot följer riktlinjen.", "name": "Kulturskolan", "description": "Visa eleverna."}

    def now() -> str:
        return flow.take(row, verb, by=decider, at=make.MOMENT, seen=row.version, texts=texts).state

    return now


def make_document(case: int) -> Callable[[], Any]:
    """Makes the document of a case's decision, of bytes that nobody else has; gives which one stands."""
    decision, content = Case.objects.get(pk=case).decisions.get(), str(os.getpid()).encode()
    return lambda: documents.make_document(decision, content, at=make.MOMENT).sha256


def submit(draft: int, by: str, department: str, address: str, on: str) -> Callable[[], Any]:
    """Sends a draft in; gives the case's number."""
    row, writer = Case.objects.get(pk=draft), person(by)
    where = Department.objects.get(name=department)
    said = make.application(where, writer, address)
    moment = datetime.fromisoformat(on)
    return lambda: flow.take(row, "submit", by=writer, at=moment, application=said).number


def note_proof(by: str, account: str, key: str) -> Callable[[], Any]:
    """Sends a form with a one-time key; gives the answer's status and where it leads."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(person(by), backend="accounts.signin.InvitedPeople")
    address = reverse("account_proof", args=[account])

    def now() -> list[Any]:
        response = client.post(address, {receipts.FIELD: key, "note": "Sett på profilen."})
        return [response.status_code, response.get("Location")]

    return now


def warn(by: str, account: str, text: str) -> Callable[[], Any]:
    """Warns residents, or takes the warning away where there is no text."""
    row, warner = SocialAccount.objects.get(public_id=account), person(by)
    if text:
        return lambda: warning.warn(row, text, by=warner, at=make.MOMENT)
    return lambda: warning.lift_warning(row, "Nytt lösenord.", by=warner, at=make.MOMENT)


DEEDS: dict[str, Deed] = {
    deed.__name__: deed
    for deed in (
        build, submitted_cases, drafts, public_account, decided, holders, count_acts, files, findings,
        decide, make_document, submit, note_proof,
        build, submitted_cases, drafts, public_account, decided, holders, count_acts, findings,
        decide, submit, note_proof, warn, warned, read, read_until, hammer, change_often,
    )
}  # fmt: skip


def answer(do: str, at: float, words: dict[str, Any]) -> dict[str, Any]:
    """Reads what it needs, waits for the moment, acts; tells what came of it."""
    try:
        deed = DEEDS[do](**words)
        while time.monotonic() < at:
            pass
        return {"done": deed()}
    except Refused as refusal:
        return {"refused": str(refusal), "kind": refusal.kind}
    except Exception:
        return {"broke": traceback.format_exc()}


def main() -> None:
    """Answers until standard input ends."""
    for line in sys.stdin:
        told = json.loads(line)
        print(json.dumps(answer(told["do"], told["at"], told["words"])), flush=True)


if __name__ == "__main__":
    main()
