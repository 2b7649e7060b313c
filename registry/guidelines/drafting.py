"""Writes a new version of the guideline: a draft that begins as a copy of the version before it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NoReturn

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.chain import Who
from accounts.history import act, write_all
from accounts.models import Person
from accounts.refusal import Refused
from registry.guidelines import demands
from registry.guidelines.models import Guideline, Requirement
from registry.register.words import fold

KEPT = ("title", "adopted_by", "link", "handbook", "text", "comment_rules", "comment_rules_en")
"""What a new version takes over from the one before it, besides its requirements."""
COPIED = ("key", "position", "group", "asked_at", "answered_by", "text_sv", "text_en", "source")
SUGGESTED = {"comment_rules": "comment_rules_sv.txt", "comment_rules_en": "comment_rules_en.txt"}
"""Where our own suggestion stands, for a municipality that has no rules for comments yet."""
SLUG = 36
"""Letters of a new requirement's key; a number may come after them."""


def require(by: Person, at: datetime) -> None:
    """Raises Refused (forbidden) where somebody may not write guidelines."""
    permissions.require(Who(by, timezone.localdate(at)), "prepare_guideline")


def standing() -> Guideline | None:
    """The version that holds until further notice: the one adopted last, which none has repealed."""
    found = Guideline.objects.filter(state="adopted", repealed_on=None)
    return found.order_by(F("adopted_on").desc(nulls_last=True), "-pk").first()


def locked(guideline: Guideline) -> Guideline:
    """The draft, locked to the end of the transaction. Raises Refused where it is adopted: then it is frozen."""
    row = Guideline.objects.select_for_update(of=("self",)).filter(pk=guideline.pk).first()
    if row is None:
        raise Refused(_("Somebody has thrown the draft away."), back=reverse("guidelines"))
    if not row.is_draft:
        refuse_frozen()
    return row


def refuse_frozen() -> NoReturn:
    """Raises Refused: an adopted version is what was decided, and stays so."""
    raise Refused(_("The version has been adopted, so nothing in it changes. Write a new version instead."))


def suggestion(field: str) -> str:
    """Our own text for a field, to begin with."""
    return demands.REQUIREMENTS.with_name(SUGGESTED[field]).read_text(encoding="utf-8").strip()


def beginning() -> dict[str, str]:
    """What a new version's form is filled in with: the version before it, and our suggestion where it says nothing."""
    before = standing()
    said = {name: str(getattr(before, name)) if before else "" for name in KEPT}
    return {name: text or (suggestion(name) if name in SUGGESTED else "") for name, text in said.items()}


def begin(said: Mapping[str, Any], *, by: Person, at: datetime) -> Guideline:
    """Begins a new version with the requirements of the one before it. Raises Refused."""
    require(by, at)
    before = standing()
    draft = Guideline(state="draft", **said)
    with act("draft_guideline", by=by, at=at, about=[draft]):
        draft.save()
        rows = before.requirements.all() if before else ()
        write_all(
            [Requirement(guideline=draft, **{name: getattr(row, name) for name in COPIED}) for row in rows]
        )
    return draft


def change(guideline: Guideline, said: Mapping[str, Any], *, by: Person, at: datetime) -> None:
    """Changes a draft's facts and texts. Raises Refused."""
    require(by, at)
    with act("change_guideline", by=by, at=at, about=[guideline]):
        row = locked(guideline)
        for name, value in said.items():
            setattr(row, name, value)
        row.save()


def discard(guideline: Guideline, *, by: Person, at: datetime) -> None:
    """Throws a draft away with its requirements; its history says that it was. Raises Refused."""
    require(by, at)
    with act("discard_guideline", by=by, at=at, about=[guideline]):
        row = locked(guideline)
        for requirement in row.requirements.all():
            requirement.delete()
        row.delete()


# --- Requirements ---------------------------------------------------------------------------------------------


def refuse_unanswerable(key: str, said: Mapping[str, Any]) -> None:
    """Raises Refused (input) for what the register does not know, and for what is asked at no time."""
    asked = said["asked_at"].split()
    by_register = said["answered_by"] == "register"
    if by_register and key not in demands.known_to_the_register():
        raise Refused(
            _("The register can't answer this by itself. Choose who does."),
            kind="input",
            field="answered_by",
        )
    if not by_register and "always" in asked:
        raise Refused(
            _("Only what the register knows is asked all the time. Choose another time."),
            kind="input",
            field="asked_at",
        )
    if {"review", "sample"} <= set(asked):
        raise Refused(
            _("Choose every account or a sample of them, not both."), kind="input", field="asked_at"
        )


def new_key(guideline: Guideline, text: str) -> str:
    """A name for a requirement, of its first words, that no other in the version has."""
    begins = slugify(fold(text))[:SLUG].strip("-") or "krav"
    taken = set(guideline.requirements.values_list("key", flat=True))
    key, number = begins, 2
    while key in taken:
        key, number = f"{begins}-{number}", number + 1
    return key


def last_place(guideline: Guideline) -> int:
    """The number after all others'."""
    return max(guideline.requirements.values_list("position", flat=True), default=0) + 1


def add_requirement(
    guideline: Guideline, said: Mapping[str, Any], *, by: Person, at: datetime
) -> Requirement:
    """Adds a requirement to a draft, last in its group. Raises Refused."""
    require(by, at)
    with act("add_requirement", by=by, at=at, about=[guideline]):
        draft = locked(guideline)
        key = new_key(draft, said["text_sv"])
        refuse_unanswerable(key, said)
        row = Requirement(guideline=draft, key=key, position=last_place(draft), **said)
        row.save()
    return row


def its(guideline: Guideline, key: str) -> Requirement:
    """A draft's requirement by its key. Raises Refused where somebody has removed it."""
    row = guideline.requirements.filter(key=key).first()
    if row is None:
        raise Refused(_("Somebody has removed the requirement."))
    return row


def change_requirement(
    guideline: Guideline, key: str, said: Mapping[str, Any], *, by: Person, at: datetime
) -> None:
    """Changes a requirement of a draft; in another group it stands last. Raises Refused."""
    require(by, at)
    with act("change_requirement", by=by, at=at, about=[guideline]):
        row = its(locked(guideline), key)
        refuse_unanswerable(key, said)
        if said["group"] != row.group:
            row.position = last_place(guideline)
        for name, value in said.items():
            setattr(row, name, value)
        row.save()


def remove_requirement(guideline: Guideline, key: str, *, by: Person, at: datetime) -> None:
    """Takes a requirement out of a draft; the versions before it keep theirs. Raises Refused."""
    require(by, at)
    with act("remove_requirement", by=by, at=at, about=[guideline]):
        its(locked(guideline), key).delete()


def move_requirement(guideline: Guideline, key: str, *, up: bool, by: Person, at: datetime) -> None:
    """Moves a requirement of a draft one step within its group; at the end of it nothing happens. Raises Refused."""
    require(by, at)
    with act("move_requirement", by=by, at=at, about=[guideline]):
        row = its(locked(guideline), key)
        beside = sorted(guideline.requirements.filter(group=row.group), key=demands.place)
        place = beside.index(row) + (-1 if up else 1)
        if 0 <= place < len(beside):
            other = beside[place]
            row.position, other.position = other.position, row.position
            row.save()
            other.save()
