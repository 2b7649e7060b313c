"""Where else a text lies: what must be emptied with it when it is destroyed (gallring)."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import models, transaction

from accounts.history import Copies
from accounts.models import Department, Person
from accounts.tree import Tree
from registry.cases.closure.models import Closure
from registry.cases.models import Case, Decision, Message
from registry.cases.prefill import PEOPLE
from registry.guidelines.models import Answer
from registry.notices.models import Notice
from registry.paper.models import Document
from registry.proofs import storing
from registry.register import upkeep
from registry.register.models import SocialAccount

ASKED_AS = dict.fromkeys(("url", "handle", "key", "platform_id"), "address")
"""What a form's question is called where the account's field is called something else."""

AROUND = re.compile(r"[,;()<>]")
"""What stands between a name and an e-mail address where a form names somebody."""


NAMED_IN_TERMS = ("person", "department", "successor")
"""Which of a decision's terms name a person, a department or an account."""


def in_the_index(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """An account's words for searching and sorting are drawn from its other fields: they are drawn anew."""
    if isinstance(record, SocialAccount):
        account = upkeep.locked(record)
        upkeep.index(account, Tree.load().path(account.department_id))
        account.save(update_fields=["sort_name", "search", "skeleton", "skeleton_back"])
    return ()


def in_forms(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """What was sent in about an account holds its first texts, and names people.

    A form goes as a whole: one digest covers it, and a part of it could not be taken out unseen.
    """
    if isinstance(record, SocialAccount):
        asked = {ASKED_AS.get(name, name) for name in gone}
        held = Case.history.filter(account=record.pk).values("id")
        return forms(Case.history.filter(id__in=held), lambda form: any(form.get(name) for name in asked))
    if isinstance(record, Person):
        return forms(Case.history.all(), lambda form: any(names(form.get(part), texts) for part in PEOPLE))
    return ()


def forms(
    versions: Any, holds: Callable[[Mapping[str, Any]], bool]
) -> Iterator[tuple[models.Model, list[str]]]:
    """The cases (drafts that were thrown away too) with a form that holds something, each once."""
    found = {
        version.id: version.instance for version in versions.order_by("history_id") if holds(version.form)
    }
    return ((case, ["form"]) for case in found.values())


def names(said: object, texts: Collection[str]) -> bool:
    """Whether what a form says of a person is, or holds beside something else, one of the texts."""
    folded = {text.casefold() for text in texts}
    return any(" ".join(part.split()).casefold() in folded for part in AROUND.split(str(said or "")))


def in_terms(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """A decision's terms name who takes over, and hold what followers are told; they too go as a whole."""
    if isinstance(record, Closure):
        for decision in record.case.decisions.exclude(terms={}):
            if decision.terms.get("followers_told") in texts:
                yield decision, ["terms"]
    elif isinstance(record, Decision):
        told = record.terms.get("followers_told") if "terms" in gone else None
        for closure in Closure.objects.filter(case=record.case_id) if told else ():
            if closure.history.filter(followers_told=told).exists():
                yield closure, ["followers_told"]
    elif isinstance(record, (Person, Department, SocialAccount)):
        for term in NAMED_IN_TERMS:
            for decision in Decision.objects.filter(**{f"terms__{term}__id": record.public_id}):
                if decision.terms[term]["name"] in texts:
                    yield decision, ["terms"]


def in_mailboxes(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """A person's address that stands as a function mailbox is held back from strangers only while it is a person's."""
    if not isinstance(record, Person) or "email" not in gone:
        return
    for model, field in ((SocialAccount, "contact"), (Department, "mailbox")):
        for text in texts:
            for other in model._default_manager.filter(**{f"{field}__iexact": text}):
                yield other, [field]


def in_notices(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """Mails keep the question and the recommendation as they were, and what a mail server said of an address."""
    for notice in Notice.objects.filter(models.Q(case__in=cases_of(record)) | ~models.Q(failed="")):
        told = {key: value for key, value in notice.facts.items() if value not in texts}
        failed = "" if any(text in notice.failed for text in texts) else notice.failed
        if (told, failed) != (notice.facts, notice.failed):
            notice.facts, notice.failed = told, failed
            notice.save()
    Notice.objects.filter(mailbox__in=texts).delete()
    return ()


def in_closures(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """A proposal to close an account builds on the shortcomings that were not mended, in the words of the review."""
    if isinstance(record, Answer):
        for closure in Closure.objects.filter(case__account=record.review.account_id):
            if any(text and text in closure.facts for text in texts):
                yield closure, ["facts"]
                yield closure.case, []


def in_the_store(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """A kept file lies under its name alone: it goes with the name, once it is certain that the name is gone."""
    for text in texts:
        if storing.NAME.fullmatch(text):
            transaction.on_commit(partial(storing.forget, text))
    return ()


def on_paper(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """A decision's document says what the decision and its closure say: it goes with them, and is not made anew."""
    if isinstance(record, (Decision, Closure)) and (texts or "terms" in gone):
        about = (
            {"decision": record.pk} if isinstance(record, Decision) else {"decision__case": record.case_id}
        )
        for document in Document.objects.filter(**about).exclude(file=""):
            transaction.on_commit(partial(storing.forget, document.file))
            yield document, ["file", "words"]


def told_in_the_case(record: models.Model, gone: Sequence[str], texts: Collection[str]) -> Copies:
    """That words in a case or a review were destroyed stands on the timelines of the case and its account."""
    if isinstance(record, Answer):
        yield record.review.account, []
    if isinstance(record, (Decision, Message, Closure)):
        yield record.case, []
        if record.case.account:
            yield record.case.account, []


def cases_of(record: models.Model) -> "models.QuerySet[Case]":
    """The cases that a record belongs to: itself, those of an account, the one that words were said in."""
    if isinstance(record, Case):
        return Case.objects.filter(pk=record.pk)
    if isinstance(record, SocialAccount):
        return Case.objects.filter(account=record.pk)
    if isinstance(record, (Decision, Message, Closure)):
        return Case.objects.filter(pk=record.case_id)
    return Case.objects.none()


EVERYWHERE = (
    in_the_index,
    in_forms,
    in_terms,
    in_mailboxes,
    in_notices,
    in_closures,
    in_the_store,
    on_paper,
    told_in_the_case,
)

WHO_LEFT = (in_forms, in_mailboxes, in_notices)
"""Where the name of somebody who has left goes; decisions keep what they say, and so do the papers made of them."""
