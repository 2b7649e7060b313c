"""Tells the log in sentences: who did what, when, why, and what changed from what to what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts import permissions, titles
from accounts.chain import Who
from accounts.history import DESTROYING
from accounts.models import Act, ActSubject, Department, Person
from registry import numbers
from registry.acts import PLUMBING, SENTENCES
from registry.cases.closure.models import Closure, Step
from registry.cases.closure.steps import text_of
from registry.cases.models import Case
from registry.cases.moves import BY_VERB
from registry.guidelines.models import Answer, Guideline, Requirement
from registry.register.models import PUBLIC, Responsibility, SocialAccount
from registry.register.words import language_name
from registry.templatetags import look
from registry.tips.models import Tip

TOLD = (SocialAccount, Case, Closure, Step, Person, Department, Answer, Guideline, Requirement, Tip)
"""Records whose fields are told, old and new."""


@dataclass(frozen=True)
class Change:
    """One field: what it is called, what stood there and what stands there now, as people read them."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Told:
    """One act as a sentence; `text` is what was written with it, `changes` what it changed.

    `about` are the accounts and cases it concerns, as (name, address), where several are told together.
    """

    seq: int
    sentence: str
    icon: str
    at: datetime
    text: str = ""
    changes: tuple[Change, ...] = ()
    about: tuple[tuple[str, str], ...] = ()


def timeline(record: Any, *, before: int | None = None, limit: int = 200) -> list[Told]:
    """What has happened to a record (an account, a case, a person), the newest first, with field changes.

    `before` is the number of an act: only what is older is told.
    """
    about = ActSubject.objects.filter(label=record._meta.model_name, subject_id=record.public_id)
    if before is not None:
        about = about.filter(act__lt=before)
    return tell(list(acts_of(about.values_list("act_id", flat=True))[:limit]))


def story(record: Any, asked: str) -> dict[str, Any]:
    """A timeline as its card shows it, a page at a time; `asked` is the page's `?aldre=`, empty for the latest."""
    size = numbers.STAFF_ROWS
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    rows = timeline(record, before=before, limit=size + 1) or timeline(record, limit=size + 1)
    older = f"?aldre={rows[size - 1].seq}#historik" if len(rows) > size else ""
    return {"rows": rows[:size], "older": older, "latest": "?#historik" if before is not None else ""}


def recent(who: Who, *, limit: int) -> list[Told]:
    """The latest acts about accounts that somebody may see, in sentences that name the account."""
    seen = SocialAccount.objects.filter(permissions.accounts_seen_by(who)).values("public_id")
    latest = (
        ActSubject.objects.filter(label="socialaccount", subject_id__in=seen)
        # On a morning of many reminders nothing else would be seen.
        .exclude(act__verb__in=("remind", "take_turn"))
        .order_by("-act_id")
        .values_list("act_id", flat=True)[: limit * 4]
    )
    return tell(list(acts_of(set(latest))[:limit]), for_whom=who)


def acts_of(seqs: Iterable[int]) -> "models.QuerySet[Act]":
    """Acts by number, the newest first, with who did them."""
    return Act.objects.filter(seq__in=seqs).select_related("actor").order_by("-seq")


def tell(acts: Sequence[Act], *, for_whom: Who | None = None) -> list[Told]:
    """Each act as a sentence, with what was written and what changed: for a page that one may see anyhow.

    With `for_whom` nothing that was written is told and no field, and only those accounts and cases are named
    that this person may see.
    """
    book = Book(acts, for_whom)
    return [book.told(row) for row in acts]


ABOUT = 4
"""So many accounts and cases of one act are named (an import has thousands)."""


def names_of(model: Any, keys: Sequence[str], field: str, seen: Q) -> dict[str, str]:
    """Names of the records `seen` by public id; of many keys only the first few hundred: no page shows more."""
    return dict(model.objects.filter(seen, public_id__in=keys[:500]).values_list("public_id", field))


class Book:
    """What the sentences of some acts need, read in a handful of queries however many the acts are."""

    def __init__(self, acts: Sequence[Act], for_whom: Who | None) -> None:
        self.details = for_whom is None
        pairs = {(label, subject_id) for row in acts for label, subject_id in row.subjects[:ABOUT]}
        self.people = dict(
            Person.objects.filter(
                public_id__in=[key for label, key in pairs if label == "person"]
            ).values_list("public_id", "name")
        )
        self.departments = dict(
            Department.objects.filter(
                slug__in=[key for label, key in pairs if label == "department"]
            ).values_list("slug", "name")
        )
        if for_whom is not None:
            seen = permissions.accounts_seen_by(for_whom) | Q(status__in=PUBLIC)
            keys = [key for label, key in pairs if label == "socialaccount"]
            self.accounts = names_of(SocialAccount, keys, "name", seen)
            keys = [key for label, key in pairs if label == "case"]
            self.cases = names_of(Case, keys, "number", permissions.cases_seen_by(for_whom))
        self.versions: dict[tuple[str, int], Any] = {}
        self.before: dict[tuple[str, int], Any] = {}
        self.names: dict[tuple[type[models.Model], Any], str] = {}
        if self.details:
            self.read_versions(acts)

    def read_versions(self, acts: Sequence[Act]) -> None:
        """Reads the versions that the acts name, and the one before each."""
        wanted: dict[str, set[Any]] = {}
        for row in acts:
            # An import names thousands; its sentence says enough.
            if row.verb not in ("import", "adopt", "open_round", *DESTROYING):
                for entry in row.versions:
                    wanted.setdefault(entry["model"], set()).add(entry["pk"])
        for label, keys in wanted.items():
            model: Any = apps.get_model(label)
            earlier: dict[Any, Any] = {}
            for version in model.history.filter(**{f"{model._meta.pk.name}__in": keys}).order_by(
                "history_id"
            ):
                self.versions[label, version.history_id] = version
                if version.pk_of_record in earlier:
                    self.before[label, version.history_id] = earlier[version.pk_of_record]
                earlier[version.pk_of_record] = version
        self.read_names()

    def read_names(self) -> None:
        """Reads the names of what the versions point to, in one query a table."""
        pointed: dict[Any, set[Any]] = {}
        for version in self.versions.values():
            before = self.before.get((version.instance_type._meta.label_lower, version.history_id))
            if version.instance_type is Responsibility:
                pointed.setdefault(Person, set()).add(version.person_id)
            elif version.instance_type in TOLD and before is not None:
                for field in version.tracked_fields:
                    if field.is_relation and field.name not in PLUMBING:
                        keys = {getattr(before, field.attname), getattr(version, field.attname)}
                        pointed.setdefault(field.related_model, set()).update(keys if len(keys) > 1 else ())
        for model, keys in pointed.items():
            for record in model._default_manager.filter(pk__in=keys - {None}):
                self.names[model, record.pk] = str(record)

    def told(self, row: Act) -> Told:
        """One act."""
        move = BY_VERB.get("finish" if self.closes(row) else row.verb)
        template, icon = (move.told, move.icon) if move else SENTENCES.get(row.verb, (row.verb, "point"))
        words = {
            "who": self.who(row),
            "person": self.subject(row, "person"),
            "department": self.subject(row, "department"),
        }
        return Told(
            seq=row.seq,
            sentence=capfirst(str(template) % words),
            icon=icon,
            at=row.at,
            text=self.quote(row, move.quotes if move else "reason") if self.details else "",
            changes=tuple(self.changes(row)) if self.details else (),
            about=() if self.details else tuple(self.about(row)),
        )

    def closes(self, row: Act) -> bool:
        """Whether the step that was done or struck was the last one, which closes the account."""
        return row.verb in ("do_step", "strike_step") and any(
            entry["model"] == "registry.socialaccount" for entry in row.versions
        )

    def who(self, row: Act) -> str:
        """Who did it, and in which capacity where that matters."""
        if row.actor is None:
            return str(titles.capacity("system"))
        if row.capacity:
            return _("%(name)s, %(capacity)s,") % {
                "name": row.actor.name,
                "capacity": titles.capacity(row.capacity),
            }
        return row.actor.name

    def subject(self, row: Act, label: str) -> str:
        """The name of the person or department that an act is about."""
        names = self.people if label == "person" else self.departments
        found = [names[key] for kind, key in row.subjects if kind == label and key in names]
        return found[0] if found else _("somebody")

    def about(self, row: Act) -> Iterable[tuple[str, str]]:
        """The first few accounts and cases that an act concerns, with where they stand."""
        for label, key in row.subjects[:ABOUT]:
            if label == "socialaccount" and key in self.accounts:
                yield self.accounts[key], reverse("account_file", args=[key])
            elif label == "case" and self.cases.get(key):
                yield self.cases[key], reverse("case", args=[self.cases[key]])

    def quote(self, row: Act, name: str) -> str:
        """What was written: the reason, or what the case says in a field after a move."""
        for entry in row.versions:
            version = self.versions.get((entry["model"], entry["id"]))
            if version is None:
                continue
            if entry["model"] == "registry.step" and row.verb.endswith("_step"):
                return ": ".join(filter(None, (text_of(version), version.struck or version.note)))
            if name != "reason" and entry["model"] in ("registry.case", "registry.closure"):
                if said := getattr(version, name, ""):
                    return str(said)
                continue
            if name == "reason" and version.history_change_reason:
                return str(version.history_change_reason)
            if entry["model"] == "registry.message":
                return str(version.text)
        return ""

    def changes(self, row: Act) -> Iterable[Change]:
        """What the act changed, field by field."""
        for entry in row.versions:
            version = self.versions.get((entry["model"], entry["id"]))
            if version is None:
                continue
            model = version.instance_type
            before = self.before.get((entry["model"], entry["id"]))
            if model is Responsibility:
                yield from self.part_changes(version, before)
            elif model in TOLD and before is not None:
                yield from self.field_changes(version, before)

    def part_changes(self, version: Any, before: Any) -> Iterable[Change]:
        """Somebody got or left a part in an account."""
        label = capfirst(str(dict(Responsibility.PARTS)[version.part]))
        name = self.name_of(Person, version.person_id)
        if before is None:
            yield Change(label, "", name)
        elif before.until is None and version.until is not None:
            yield Change(label, name, "")

    def field_changes(self, version: Any, before: Any) -> Iterable[Change]:
        """The fields that differ between two versions of a record, but for the plumbing."""
        for model_field in version.tracked_fields:
            old, new = getattr(before, model_field.attname), getattr(version, model_field.attname)
            if old != new and model_field.name not in PLUMBING:
                yield Change(
                    capfirst(str(model_field.verbose_name)),
                    self.shown(model_field, old),
                    self.shown(model_field, new),
                )

    def shown(self, model_field: Any, value: Any) -> str:
        """A value as people read it: choices, people, dates and yes/no in the language of the page."""
        if value is None or value == "":
            return ""
        if model_field.is_relation:
            return self.name_of(model_field.related_model, value)
        if isinstance(value, bool):
            return pgettext("value", "yes") if value else pgettext("value", "no")
        if isinstance(value, datetime):
            return look.moment(value)
        if isinstance(value, date):
            return look.day(value)
        if model_field.name == "language":
            return language_name(value)
        return str(dict(model_field.flatchoices).get(value, value))

    def name_of(self, model: Any, key: Any) -> str:
        """The name of a record that a field points to."""
        return self.names.get((model, key), "")
