"""Versions of records: django-simple-history, made to write only inside an act and to carry its own seals.

A seal is a random seed beside a version; each field that holds free text or personal data is digested with a
salt drawn from it, so that the field can be destroyed later and the digest left standing.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Collection, Iterable
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.signals import pre_delete, pre_save
from simple_history.manager import HistoryDescriptor
from simple_history.models import HistoricalRecords

SEED = "seed"
REASON = "history_change_reason"

open_act: ContextVar[Any] = ContextVar("open_act", default=None)
"""The act under way (accounts.history.OpenAct), from which a version takes who, when and why."""


class OutsideAct(RuntimeError):
    """A tracked record was about to change outside `with act(…)`: a fault in the program, never a person's."""


def new_seal() -> dict[str, str]:
    """A seed of 32 random bytes, from which the salt of every sealed field of one version is drawn."""
    return {SEED: secrets.token_hex(32)}


class Sealed(models.Model):
    """What every version carries besides the record's own fields."""

    seal = models.JSONField(default=new_seal, editable=False)

    class Meta:
        abstract = True

    @property
    def pk_of_record(self) -> Any:
        """The key of the record that this is a version of."""
        return getattr(self, self.instance_type._meta.pk.attname)  # type: ignore[attr-defined]


class Manager(HistoryDescriptor):
    """`Model.history`, whose class is made once: simple-history itself makes a new one every time it is asked for."""

    @cached_property
    def made(self) -> Any:
        return self.manager_class.from_queryset(self.queryset_class)

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Any:
        return self.made(self.model, instance)


class Versions(HistoricalRecords):
    """`HistoricalRecords` that refuses to write outside an act, and dates and signs each version as the act says.

    Whatever can hold somebody's words is sealed, but for the fields named in `plain`: words of the program's own.
    """

    def __init__(self, *args: Any, plain: Iterable[str] = (), **options: Any) -> None:
        self.plain = frozenset(plain)
        options.setdefault("bases", [Sealed])
        options.setdefault("history_change_reason_field", models.TextField(null=True))
        super().__init__(*args, **options)

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        super().finalize(sender, **kwargs)
        if self.cls is sender:
            sender._meta.simple_history_plain = self.plain
            plain: Any = sender.__dict__[self.manager_name]
            setattr(
                sender, self.manager_name, Manager(plain.model, plain.manager_class, plain.queryset_class)
            )
            pre_save.connect(self.refuse_outside, sender=sender, weak=False)
            pre_delete.connect(self.refuse_outside, sender=sender, weak=False)

    def refuse_outside(self, instance: models.Model, **kwargs: Any) -> None:
        """Raises OutsideAct where a tracked record is saved or deleted and no act is open."""
        if not self.unversioned(kwargs.get("update_fields")) and open_act.get() is None:
            raise OutsideAct(f"{instance._meta.label} is saved only inside «with act(…)».")

    def unversioned(self, update_fields: Iterable[str] | None) -> bool:
        """Whether a save touches nothing that versions hold (the time of a sign-in, a password)."""
        return update_fields is not None and set(update_fields) <= set(self.excluded_fields)

    def post_save(
        self, instance: models.Model, created: bool, using: str | None = None, **kwargs: Any
    ) -> None:
        if not self.unversioned(kwargs.get("update_fields")):
            super().post_save(instance, created, using=using, **kwargs)

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        act = open_act.get()
        assert act is not None, "refuse_outside() has let nothing else come so far"
        instance._history_date = act.at
        instance._history_user = act.by
        instance._change_reason = act.reason or None
        super().create_historical_record(instance, history_type, using=using)


def tracked_models() -> list[type[models.Model]]:
    """Every model with versions, in a stable order."""
    from django.apps import apps

    return [
        model for model in apps.get_models() if hasattr(model, "history") and hasattr(model.history, "model")
    ]


WORDS = (models.CharField, models.TextField, models.JSONField)
"""Fields that can hold somebody's words: a name, an address and a number in a diary as much as a long text."""


@cache
def sealed_fields(model: Any) -> frozenset[str]:
    """Names of the fields of a tracked model whose content is digested with a salt of its own.

    A field with choices, a slug and the public id hold words of the program's own.
    """
    plain: frozenset[str] = model._meta.simple_history_plain | {"public_id"}
    return frozenset(
        field.name
        for field in model.history.model.tracked_fields
        if isinstance(field, WORDS)
        and not isinstance(field, models.SlugField)
        and not field.choices
        and field.name not in plain
    )


def salt_of(seal: dict[str, str], field: str) -> str | None:
    """The salt of one sealed field; None where it was destroyed."""
    if SEED in seal:
        return hmac.new(seal[SEED].encode(), field.encode(), hashlib.sha256).hexdigest()
    return seal.get(field)


def value_of(version: models.Model, field: "models.Field[Any, Any]") -> object:
    """What a version holds of a field, as the database gives it back (a lazy text, a date as text made plain)."""
    return field.get_prep_value(field.to_python(getattr(version, field.attname)))


def emptied(field: Any, pk: Any) -> object:
    """What stands in a field after its content was destroyed: its default, or a mark where no two may be alike."""
    return f"-{pk}" if field.unique else field.get_default()


def sealed_digest(seal: dict[str, str], field: str, value: object) -> str:
    """SHA-256 over a sealed field's salt and content, in hex. Raises KeyError where the salt was destroyed."""
    salt = salt_of(seal, field)
    if salt is None:
        raise KeyError(field)
    return hashlib.sha256(salt.encode() + canonical(value)).hexdigest()


def digest_of(version: Any, sealed: Collection[str] | None = None) -> dict[str, Any]:
    """What the log keeps of one version: its name, a digest of its plain fields, one of each sealed field.

    `sealed` are the fields that were sealed when the digests were made, where that was earlier. A field that
    stands at its default is left out, so that a column which comes later changes no digest.
    """
    model = version.instance_type
    sealed = sealed_fields(model) if sealed is None else sealed
    plain: dict[str, object] = {
        "history_type": version.history_type,
        "history_date": version.history_date,
        "history_user": version.history_user_id,
    }
    digests = {}
    for field in version.tracked_fields:
        value = value_of(version, field)
        if value == field.get_default():
            continue
        if field.name not in sealed:
            plain[field.attname] = value
        elif salt_of(version.seal, field.name) is not None:
            digests[field.name] = sealed_digest(version.seal, field.name, value)
    if version.history_change_reason and salt_of(version.seal, REASON) is not None:
        digests[REASON] = sealed_digest(version.seal, REASON, version.history_change_reason)
    return {
        "model": model._meta.label_lower,
        "id": version.history_id,
        "pk": version.pk_of_record,
        "plain": hashlib.sha256(canonical(plain)).hexdigest(),
        "sealed": digests,
    }


def canonical(value: object) -> bytes:
    """One way of writing a value as bytes: JSON with sorted keys, moments in UTC with microseconds."""
    return json.dumps(
        value, cls=CanonicalEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")


class CanonicalEncoder(DjangoJSONEncoder):
    """Moments keep their microseconds, so that both databases give the same bytes."""

    def default(self, o: Any) -> Any:
        if isinstance(o, datetime):
            return o.astimezone(UTC).isoformat(timespec="microseconds")
        if isinstance(o, date):
            return o.isoformat()
        return super().default(o)
