"""The chained log: every change of what is tracked happens inside an act, and every act is a row of the log.

`with act("approve", by=…, at=…, reason=…)` collects the versions that django-simple-history writes inside it
and adds one row, chained by hash to the one before, as the last thing in the transaction.
Lock order for everybody: record → number → log head → public version.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.apps import AppConfig, apps
from django.db import connection, models, transaction
from django.dispatch import receiver
from django.utils import timezone
from simple_history.signals import post_create_historical_record

from accounts import triggers
from accounts.models import Act, ActSubject, LogHead, Person
from accounts.versions import (
    REASON,
    SEED,
    canonical,
    digest_of,
    emptied,
    open_act,
    salt_of,
    sealed_fields,
)

LAYOUT = 1
"""Which way of writing a row its hash covers; a new way gets a new number."""

GENESIS = "0" * 64

DESTROYING = ("destroy", "pseudonymise")
"""The verbs that take content out of what stands: nothing else may have gone."""


@dataclass
class OpenAct:
    """An act under way: what will stand in its row."""

    verb: str
    by: Person | None
    at: datetime
    reason: str = ""
    capacity: str = ""
    about: list[models.Model] = field(default_factory=list)
    versions: list[Any] = field(default_factory=list)
    destroyed: list[dict[str, Any]] = field(default_factory=list)
    row: Act | None = None

    def collect(self, versions: Iterable[Any]) -> None:
        """Takes in versions that were written in bulk, without a signal."""
        self.versions.extend(versions)


on_close: list[Callable[[OpenAct], None]] = []
"""What others do as an act closes, after its row: registry adds «a public change bumps the public version»."""

after_migration: list[Callable[[AppConfig, datetime], None]] = []
"""What others do after every migrate, once the triggers stand: registry adds «there is a guideline»."""

Copies = Iterable[tuple[models.Model, list[str]]]

Copying = Callable[[Any, Sequence[str], Collection[str]], Copies]

copies: list[Copying] = []
"""What else holds a copy of what was destroyed: each is asked with the record, its fields and what stood in them,
gives other records with fields to empty (none: the act is about them too), and itself takes the text away where
there are no versions."""


@contextmanager
def act(
    verb: str,
    *,
    by: Person | None,
    at: datetime,
    reason: str = "",
    capacity: str = "",
    about: Iterable[models.Model] = (),
) -> Iterator[OpenAct]:
    """The only way to save what is tracked: one transaction, one row of the log.

    `by` is None for the system; `at` is an aware moment and becomes the date of every version; `about` are
    records with a `public_id`. Inside another act it joins that one. Whatever fails inside, or in writing the
    row, rolls everything back.
    """
    outer: OpenAct | None = open_act.get()
    if outer is not None:
        outer.about.extend(about)
        yield outer
        return
    opened = OpenAct(verb, by, at, reason.strip(), capacity or ("system" if by is None else ""), list(about))
    with transaction.atomic():
        token = open_act.set(opened)
        try:
            yield opened
        finally:
            open_act.reset(token)
        opened.row = write(opened)
        for closing in on_close:
            closing(opened)


@receiver(post_create_historical_record)
def collect_version(history_instance: Any, **_kwargs: Any) -> None:
    """Hands a version that simple-history has just written to the act it belongs to."""
    opened: OpenAct | None = open_act.get()
    assert opened is not None, "Versions refuses to write outside an act"
    opened.versions.append(history_instance)


def write(opened: OpenAct) -> Act:
    """Adds the act's row at the end of the chain, and moves the head. Called last in the transaction."""
    head, _made = LogHead.objects.select_for_update().get_or_create(pk=1, defaults={"hash": GENESIS})
    versions = [digest_of(version) for version in opened.versions] + opened.destroyed
    row = Act(
        seq=head.seq + 1,
        verb=opened.verb,
        actor=opened.by,
        capacity=opened.capacity,
        subjects=subjects(opened.about),
        reason=next((entry["sealed"][REASON] for entry in versions if REASON in entry["sealed"]), ""),
        versions=versions,
        at=opened.at,
        recorded_at=timezone.now(),
        previous=head.hash,
    )
    row.hash = chain_hash(row)
    row.save(force_insert=True)
    ActSubject.objects.bulk_create(
        [ActSubject(act=row, label=label, subject_id=subject_id) for label, subject_id in row.subjects],
        batch_size=500,
    )
    head.seq, head.hash = row.seq, row.hash
    head.save()
    return row


def subjects(about: Iterable[models.Model]) -> list[list[str]]:
    """What an act is about as (label, public id), each pair once, in the order named."""
    pairs = {(record._meta.model_name, record.public_id): None for record in about}  # type: ignore[attr-defined]
    return [[str(label), str(subject_id)] for label, subject_id in pairs]


def chain_hash(row: Act) -> str:
    """SHA-256, in hex, over the row as canonical JSON with its layout number and the hash before it."""
    content = {
        "layout": LAYOUT,
        "seq": row.seq,
        "verb": row.verb,
        "actor": row.actor_id,
        "capacity": row.capacity,
        "subjects": row.subjects,
        "reason": row.reason,
        "versions": row.versions,
        "at": row.at.astimezone(UTC),
        "recorded_at": row.recorded_at.astimezone(UTC),
        "previous": row.previous,
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def write_all(records: Sequence[models.Model]) -> None:
    """Saves many new records of one model with their versions at once (an import), inside an open act."""
    if not records:
        return
    opened: OpenAct | None = open_act.get()
    assert opened is not None, "write_all() belongs inside «with act(…)»"
    model: Any = type(records[0])
    made = model.objects.bulk_create(records, batch_size=500)
    versions = model.history.bulk_history_create(
        made,
        batch_size=500,
        default_user=opened.by,
        default_change_reason=opened.reason or None,
        default_date=opened.at,
    )
    opened.collect(versions)


def destroy(
    record: models.Model, fields: Iterable[str], *, by: Person | None, at: datetime, decision: str
) -> None:
    """Destroys (gallrar) the content of fields in a record, in its versions and wherever else a copy of it lies.

    The log keeps the digests. `decision` names the decision that allows it and becomes the act's reason. Raises
    ValueError for a field whose digest is not salted, since its content could be guessed from what remains.
    """
    gone = sorted(set(fields))
    if not set(gone) <= sealed_fields(type(record)):
        raise ValueError(f"Only sealed fields can be destroyed, not {gone}.")
    with act("destroy", by=by, at=at, reason=decision, about=[record]) as opened:
        take_out(record, gone, opened, copies)


def take_out(
    record: models.Model, gone: Sequence[str], opened: OpenAct, elsewhere: Iterable[Copying]
) -> None:
    """Takes fields out of a record, and out of what `elsewhere` says holds a copy of them; part of a destruction."""
    texts = empty(record, gone, opened)
    for copied in elsewhere:
        for other, names in copied(record, gone, texts):
            opened.about.append(other)
            if names:
                empty(other, names, opened)


def empty(record: models.Model, gone: Sequence[str], opened: OpenAct) -> set[str]:
    """Takes fields out of a record's versions and out of the record itself, if it is there; gives what stood there."""
    model: Any = type(record)
    blank = {name: emptied(model._meta.get_field(name), record.pk) for name in gone}
    versions = list(model.history.filter(**{model._meta.pk.name: record.pk}))
    held = [getattr(version, name) for version in versions for name in gone]
    texts = {text for text in held if isinstance(text, str) and text and text not in blank.values()}
    for version in versions:
        version.seal = without(version.seal, gone, sealed_fields(model) | {REASON})
        for name, nothing in blank.items():
            setattr(version, name, nothing)
        version.save()
        opened.destroyed.append(destroyed(version, gone))
    for version in versions:
        if version.history_change_reason in texts:
            forget_reason(version, opened)
    row = model._default_manager.select_for_update(of=("self",)).filter(pk=record.pk).first()
    if row is not None:
        for name, nothing in blank.items():
            setattr(row, name, nothing)
        if hasattr(row, triggers.DESTROYED_ON):
            setattr(row, triggers.DESTROYED_ON, timezone.localdate(opened.at))
        row.save()
    return texts


def forget_reason(said: Any, opened: OpenAct) -> None:
    """Takes the reason out of every version of the act that wrote one: what was destroyed stood there too."""
    name = (said.instance_type._meta.label_lower, said.history_id)
    for row in Act.objects.filter(at=said.history_date, actor=said.history_user):
        written = [(entry["model"], entry["id"]) for entry in row.versions]
        for label, number in written if name in written else ():
            model: Any = apps.get_model(label)
            for version in model.history.filter(pk=number, history_change_reason=said.history_change_reason):
                version.seal = without(version.seal, [REASON], sealed_fields(model) | {REASON})
                version.history_change_reason = None
                version.save()
                opened.destroyed.append(destroyed(version, [REASON]))


def destroyed(version: Any, gone: Sequence[str]) -> dict[str, Any]:
    """What the log keeps of a version that has lost fields: which, and nothing of what stood there."""
    label = version.instance_type._meta.label_lower
    return {"model": label, "id": version.history_id, "destroyed": list(gone), "sealed": {}}


def without(seal: dict[str, str], gone: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """A seal that no longer has the salts of the fields `gone`, nor the seed they could be drawn from."""
    kept = {}
    for name in sorted(set(names) - set(gone)):
        salt = salt_of(seal, name)
        if salt is not None:
            kept[name] = salt
    assert SEED not in kept
    return kept


def after_migrate(sender: AppConfig, **_kwargs: Any) -> None:
    """Makes the triggers again (SQLite drops them when a migration rebuilds a table), then what others added."""
    # Every app is told that all of them have been migrated: the triggers are made for the first of ours.
    if sender.label == "accounts":
        triggers.make(connection)
    for following in after_migration:
        following(sender, timezone.now())
