"""What happens in a case, one thing a name, so that a test can ask which mails it causes."""

from dataclasses import replace

from accounts.history import act
from accounts.models import Person
from registry.cases import flow
from registry.cases.effects import Named
from registry.cases.models import Case, Message
from registry.notices import outbox
from tests import make
from tests.cast import Cast

PAGE = "https://www.facebook.com/lindalabibliotek"
REASON = "Kontot följer riktlinjen."


def submitted(cast: Cast, *, kind: str = "application", manager: Person | None = None) -> Case:
    """Kim sends in; Lisa is to answer for the account."""
    said = make.application(cast.library, cast.librarian, name="Boktips")
    if manager:
        said = replace(said, manager=Named(manager.email))
    return make.case(cast.coordinator, said, kind)


def returned(cast: Cast, case: Case | None = None) -> Case:
    """Kaj asks for more."""
    case = case or submitted(cast)
    texts = {"missing": "Vem svarar på sommaren?"}
    return flow.take(case, "return", by=cast.communicator, at=make.MOMENT, texts=texts)


def resubmitted(cast: Cast) -> Case:
    """Kim answers."""
    said = make.application(cast.library, cast.librarian, name="Boktips", purpose="Boktips varje vecka.")
    return flow.take(returned(cast), "resubmit", by=cast.coordinator, at=make.MOMENT, application=said)


def agreed(cast: Cast) -> Case:
    """Bo says yes."""
    return flow.take(submitted(cast, manager=cast.manager), "agree", by=cast.manager, at=make.MOMENT)


def disagreed(cast: Cast) -> Case:
    """Bo says no."""
    case = submitted(cast, manager=cast.manager)
    texts = {"reason": "Vi har inte tid."}
    return flow.take(case, "disagree", by=cast.manager, at=make.MOMENT, texts=texts)


def recommended(cast: Cast) -> Case:
    """Kaj recommends approval."""
    texts = {"recommendation": "Tydligt syfte."}
    return flow.take(submitted(cast), "recommend", by=cast.communicator, at=make.MOMENT, texts=texts)


def advised_against(cast: Cast) -> Case:
    """Kaj recommends against it."""
    texts = {"recommendation": "Plattformen passar inte."}
    return flow.take(submitted(cast), "advise_against", by=cast.communicator, at=make.MOMENT, texts=texts)


def approved(cast: Cast, *, kind: str = "application", by: Person | None = None) -> Case:
    """Cleo approves."""
    texts = {"reason": REASON, "name": "Boktips", "conditions": "Två svarar."}
    return flow.take(submitted(cast, kind=kind), "approve", by=by or cast.chief, at=make.MOMENT, texts=texts)


def declined(cast: Cast, *, by: Person | None = None) -> Case:
    """Cleo declines."""
    texts = {"reason": "Använd bibliotekets konto."}
    return flow.take(submitted(cast), "decline", by=by or cast.chief, at=make.MOMENT, texts=texts)


def reconsidered(cast: Cast) -> Case:
    """Stina approves what Cleo declined."""
    texts = {"reason": REASON, "name": "Boktips"}
    return flow.take(declined(cast), "reconsider", by=cast.superior, at=make.MOMENT, texts=texts)


def published(cast: Cast, *, by: Person | None = None) -> Case:
    """Kaj fills in the address."""
    texts = {"address": "https://www.instagram.com/kulturskolanlindala/"}
    return flow.take(approved(cast), "publish", by=by or cast.communicator, at=make.MOMENT, texts=texts)


def withdrawn(cast: Cast) -> Case:
    """Kim takes it back."""
    return flow.take(submitted(cast), "withdraw", by=cast.coordinator, at=make.MOMENT)


def written(
    cast: Cast, *, side: str = "unit", by: Person | None = None, text: str = "Hej!\n\nHur går det?"
) -> Case:
    """Somebody writes in the case."""
    case, writer = submitted(cast), by or cast.communicator
    with act("message", by=writer, at=make.MOMENT, about=[case]):
        Message(case=case, side=side, by=writer, at=make.MOMENT, text=text).save()
        outbox.queue("message", case=case, at=make.MOMENT, by=writer)
    return case
