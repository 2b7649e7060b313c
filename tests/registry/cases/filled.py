"""What somebody fills in: the two entrances' forms as a browser sends them."""

from typing import Any

from django.test import Client

from accounts import receipts
from accounts.models import Person
from registry.cases.models import Case
from tests import make
from tests.cast import Cast

ADDRESS = "https://www.instagram.com/kulturskolanlindala/?hl=sv"


def written(person: Person) -> str:
    return f"{person.name}, {person.email}"


def report(cast: Cast, **changes: str) -> dict[str, str]:
    """The seven answers."""
    said = {
        "department": str(cast.library.pk),
        "address": ADDRESS,
        "purpose": "Boktips och författarkvällar.",
        "responsible": written(cast.librarian),
        "deputy": written(cast.plain),
        "watched": "Vardagar 9–17",
        "replies_within_hours": "48",
        "promise": "on",
    }
    return {**said, **changes}


def application(cast: Cast, **changes: str) -> dict[str, str]:
    """The twelve answers."""
    said = {
        **report(cast, address=""),
        "platform": "tiktok",
        "name": "Biblioteket i Lindala",
        "audience": "Ungdomar",
        "added_value": "De läser inte våra andra konton.",
        "manager": written(cast.manager),
        "pace": "weekly",
        "ends_on": "",
        "shows_people": "no",
    }
    return {**said, **changes}


def sent(words: dict[str, str], button: str = "skicka") -> dict[str, str]:
    """The form as it goes over the wire, with a one-time key of its own."""
    return {**words, button: "1", receipts.FIELD: receipts.new_key()}


def returned(cast: Cast, client: Client, kind: str = "application") -> Case:
    """A case that the coordinator sent in by the form, and the unit has returned with a question."""
    from registry.cases import flow

    words = {"report": report, "application": application}[kind](cast)
    path = {"report": "/en/arenden/anmal/", "application": "/en/arenden/ansok/"}[kind]
    client.post(path, sent(words), follow=True)
    case = Case.objects.get()
    texts = {"missing": "Vem bevakar på loven?"}
    return flow.take(case, "return", by=cast.communicator, at=make.MOMENT, texts=texts)


def case(cast: Cast, kind: str = "application", **facts: Any) -> Case:
    """A case that the coordinator has sent in; the librarian answers for it, Per Person is deputy."""
    from registry.register.naming import Named

    people = {"manager": Named(cast.manager.email), "deputy": Named(cast.plain.email)}
    said = make.application(cast.library, cast.librarian, **{**people, **facts})
    return make.case(cast.coordinator, said, kind)
