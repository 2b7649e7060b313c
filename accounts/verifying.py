"""Holds the log against itself and against the records: finds what was rewritten, removed or slipped in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Max
from django.utils.timezone import localdate

from accounts import triggers
from accounts.history import DESTROYING, GENESIS, chain_hash
from accounts.models import Act, ActSubject, LogHead
from accounts.versions import REASON, canonical, digest_of, emptied, tracked_models, value_of

CHUNK = 500

further: list[Callable[[], Iterable[str]]] = []
"""What others hold against each other, one finding a line; registry adds «who answers is whose period is running»."""


@dataclass
class Report:
    """What a verification saw; `findings` is empty when nothing is wrong."""

    acts: int = 0
    versions: int = 0
    destroyed: int = 0
    head: str = f"0:{GENESIS}"
    findings: list[str] = field(default_factory=list)


def verify(anchor: tuple[int, str] | None = None) -> Report:
    """Checks chain, head, triggers, digests, newest versions against live rows, and versions that no act names.

    `anchor` is a number and a hash that somebody noted earlier: the log must still hold that row.
    """
    report = Report()
    for name in triggers.missing(connection):
        report.findings.append(f"The trigger {name} does not stand.")
    gone = destroyed_fields()
    seen: dict[str, set[int]] = {model._meta.label_lower: set() for model in tracked_models()}
    report.findings.extend(chain(report, anchor))
    for row in Act.objects.order_by("seq").iterator(chunk_size=CHUNK):
        report.findings.extend(digests(row, seen, gone, report))
    for model in tracked_models():
        report.findings.extend(unnamed(model, seen[model._meta.label_lower]))
        report.findings.extend(newest(model))
    for check in further:
        report.findings.extend(check())
    return report


def chain(report: Report, anchor: tuple[int, str] | None) -> Iterator[str]:
    """Walks the chain from its first row to the head."""
    previous, expected, anchored = GENESIS, 1, anchor is None
    indexed = set(ActSubject.objects.values_list("act_id", "label", "subject_id"))
    for row in Act.objects.order_by("seq").iterator(chunk_size=CHUNK):
        if row.seq != expected:
            yield f"Act {expected} is missing."
        if row.previous != previous:
            yield f"Act {row.seq} does not follow the act before it."
        if row.hash != chain_hash(row):
            yield f"Act {row.seq} has been changed."
        for label, subject_id in row.subjects:
            if (row.seq, label, subject_id) not in indexed:
                yield f"Act {row.seq} is missing from the timeline of {label} {subject_id}."
        anchored = anchored or (row.seq, row.hash) == anchor
        previous, expected = row.hash, row.seq + 1
        report.acts += 1
    head = LogHead.objects.filter(pk=1).first()
    at_head = (head.seq, head.hash) if head else (0, GENESIS)
    if at_head != (expected - 1, previous):
        yield f"The head says {at_head[0]}, the last act is {expected - 1}."
    if not anchored and anchor is not None:
        yield f"The anchor {anchor[0]}:{anchor[1]} is not in the log."
    report.head = f"{expected - 1}:{previous}"


def destroyed_fields() -> set[tuple[str, int, str]]:
    """(model, version, field) of everything that an act of destruction names."""
    return {
        (entry["model"], entry["id"], name)
        for row in Act.objects.filter(verb__in=DESTROYING).iterator(chunk_size=CHUNK)
        for entry in row.versions
        for name in entry.get("destroyed", ())
    }


def destructions() -> Iterator[str]:
    """A sentence for each act of destruction: when it was, how much it took, and which decision it names."""
    for row in Act.objects.filter(verb__in=DESTROYING).order_by("seq").iterator(chunk_size=CHUNK):
        fields = sum(len(entry.get("destroyed", ())) for entry in row.versions)
        reasons = (
            apps.get_model(entry["model"])
            .history.filter(history_id=entry["id"])
            .values_list("history_change_reason", flat=True)
            .first()
            for entry in row.versions
            if REASON in entry["sealed"]
        )
        decision = next(filter(None, reasons), "a decision whose name is destroyed")
        yield f"Act {row.seq}, {localdate(row.at)}: {fields} fields destroyed by {decision}."


def digests(
    row: Act, seen: dict[str, set[int]], gone: set[tuple[str, int, str]], report: Report
) -> Iterator[str]:
    """Holds the versions that an act names against the digests it keeps of them."""
    by_model: dict[str, list[dict[str, Any]]] = {}
    for entry in row.versions:
        if "destroyed" in entry:
            report.destroyed += len(entry["destroyed"])
        else:
            by_model.setdefault(entry["model"], []).append(entry)
    for label, entries in by_model.items():
        history = apps.get_model(label).history.model
        for start in range(0, len(entries), CHUNK):
            part = entries[start : start + CHUNK]
            stored = history.objects.in_bulk([entry["id"] for entry in part])
            for entry in part:
                report.versions += 1
                seen[label].add(entry["id"])
                yield from held_against(row, entry, stored.get(entry["id"]), gone)


def held_against(
    row: Act, entry: dict[str, Any], version: Any, gone: set[tuple[str, int, str]]
) -> Iterator[str]:
    """One version against its digests; what was destroyed by an act may be missing, nothing else."""
    name = f"{entry['model']} {entry['pk']}, version {entry['id']}"
    if version is None:
        yield f"Act {row.seq}: {name} is missing."
        return
    found = digest_of(version, entry["sealed"].keys())
    if found["plain"] != entry["plain"] or found["pk"] != entry["pk"]:
        yield f"Act {row.seq}: {name} has been changed."
    # PostgreSQL keeps the names in an order of its own.
    for field_name, digest in sorted(entry["sealed"].items()):
        if field_name in found["sealed"]:
            if found["sealed"][field_name] != digest:
                yield f"Act {row.seq}: {name} has been changed ({field_name})."
        elif (entry["model"], entry["id"], field_name) not in gone:
            yield f"Act {row.seq}: {name} has lost {field_name} without a decision."
        elif not is_blank(version, field_name):
            yield f"Act {row.seq}: {name} has got back {field_name}, which was destroyed."


def is_blank(version: Any, field_name: str) -> bool:
    """Whether a destroyed field is empty in a version."""
    if field_name == REASON:
        return not version.history_change_reason
    model_field = version.instance_type._meta.get_field(field_name)
    left = emptied(model_field, version.pk_of_record)
    return canonical(value_of(version, model_field)) == canonical(left)


def unnamed(model: Any, named: set[int]) -> Iterator[str]:
    """Versions that no act names: written past the door."""
    for version in model.history.values_list("history_id", flat=True).order_by("history_id").iterator():
        if version not in named:
            yield f"{model._meta.label_lower}: version {version} is named by no act."


def newest(model: Any) -> Iterator[str]:
    """Every live row equals its newest version, and every record whose newest version is not its end is there."""
    label, key = model._meta.label_lower, model._meta.pk.attname
    last = dict(model.history.order_by().values_list(key).annotate(Max("history_id")))
    fields = [field.attname for field in model.history.model.tracked_fields]
    for start in range(0, len(numbers := sorted(last.values())), CHUNK):
        part = numbers[start : start + CHUNK]
        versions = list(model.history.filter(history_id__in=part))
        living = model._default_manager.in_bulk([version.pk_of_record for version in versions])
        for version in versions:
            record = living.get(version.pk_of_record)
            if version.history_type == "-":
                if record is not None:
                    yield f"{label} {version.pk_of_record} is back without an act."
            elif record is None:
                yield f"{label} {version.pk_of_record} is gone without an act."
            elif any(getattr(record, name) != getattr(version, name) for name in fields):
                yield f"{label} {version.pk_of_record} was changed without an act."
    for pk in model._default_manager.values_list("pk", flat=True).order_by("pk").iterator():
        if pk not in last:
            yield f"{label} {pk} has no version."
