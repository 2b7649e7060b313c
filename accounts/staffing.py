"""Verbs about people: enter, invite, change, deactivate, grant; and, from departments, about departments."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts import letters, permissions, titles
from accounts.chain import Who
from accounts.departments import (
    Paths,
    add_department,
    alphabetical,
    ask,
    change_department,
    clean_email,
    department_path,
)
from accounts.history import act
from accounts.letters import post
from accounts.models import Department, Grant, Person
from accounts.refusal import Refused
from accounts.roles import BY_KEY

__all__ = (
    "Held",
    "Paths",
    "add_department",
    "alphabetical",
    "change_department",
    "change_person",
    "choose_language",
    "deactivate",
    "department_path",
    "end_grant",
    "enter_person",
    "find_or_enter",
    "give_grant",
    "held",
    "holdings",
    "holds",
    "invite",
    "post",
    "reactivate",
    "role_name",
    "told",
)


class Held(NamedTuple):
    """Something that somebody holds, in words, and where it can be ended or handed over by whoever reads it."""

    words: str
    url: str = ""


holdings: list[Callable[[Person, Who | None], list[Held]]] = []
"""What a person still holds, for a reader; registry adds its own, so that no arrow runs that way."""


# --- People -------------------------------------------------------------------------------------------------


def enter_person(
    email: str,
    *,
    name: str = "",
    title: str = "",
    language: str = "sv",
    by: Person | None,
    at: datetime,
) -> Person:
    """Enters somebody, who cannot sign in before an invitation; whoever has the address already is found."""
    ask(by, at, "staff")
    return find_or_enter(email, name=name, title=title, language=language, by=by, at=at)


def find_or_enter(
    email: str,
    *,
    name: str = "",
    title: str = "",
    language: str = "sv",
    by: Person | None,
    at: datetime,
) -> Person:
    """The same for verbs that have asked for permission already, such as naming who is responsible."""
    key = clean_email(email, "email")
    found = Person.objects.filter(email=key).first()
    if found:
        return found
    person = Person(
        email=key, name=name.strip() or name_in(key), title=title.strip(), language=language, entered_at=at
    )
    person.set_unusable_password()
    with act("enter_person", by=by, at=at, about=[person]):
        person.save()
    return person


def name_in(email: str) -> str:
    """A name to begin with, from the address: anna.berg@… → Anna Berg."""
    words = email.partition("@")[0].replace("_", ".").replace("+", ".").split(".")
    return " ".join(capfirst(word) for word in words if word)[:150] or email[:150]


def change_person(
    person: Person,
    *,
    name: str,
    title: str,
    email: str,
    language: str,
    by: Person | None,
    at: datetime,
) -> Person:
    """Changes who somebody is. Raises Refused (input) for an address that is somebody else's."""
    ask(by, at, "staff")
    wanted = {
        "name": name.strip(),
        "title": title.strip(),
        "email": clean_email(email, "email"),
        "language": language,
    }
    if not wanted["name"]:
        raise Refused(_("Write the person's name."), kind="input", field="name")
    other = Person.objects.filter(email=wanted["email"]).exclude(pk=person.pk).first()
    if other:
        raise Refused(
            _("%(name)s has that e-mail address already.") % {"name": other.name}, kind="input", field="email"
        )
    if any(getattr(person, field) != value for field, value in wanted.items()):
        with act("change_person", by=by, at=at, about=[person]):
            lock(person)
            for field, value in wanted.items():
                setattr(person, field, value)
            person.save()
    return person


def choose_language(person: Person, language: str, *, by: Person, at: datetime) -> None:
    """Everybody chooses the language of their own letters."""
    if by != person:
        ask(by, at, "staff")
    if person.language != language:
        with act("change_person", by=by, at=at, about=[person]):
            lock(person)
            person.language = language
            person.save()


def invite(person: Person, *, by: Person | None, at: datetime, mail: bool = True) -> str:
    """Lets somebody sign in and mails the link for choosing a password; again means a new letter.

    Answers the link, for whoever invites from a command line.
    """
    ask(by, at, "staff")
    with act("invite", by=by, at=at, about=[person]):
        lock(person)
        if not person.is_active:
            raise Refused(_("%(name)s is deactivated. Reactivate first.") % {"name": person.name})
        person.invited_at = at
        person.save()
        link = letters.password_link(person)
        if mail:
            post(person, "invitation", link=link)
    return link


def deactivate(person: Person, *, by: Person | None, at: datetime) -> None:
    """Takes away all access. Raises Refused (conflict), with the list, while something is still held."""
    ask(by, at, "staff")
    if by == person:
        raise Refused(_("You cannot deactivate yourself. Ask another system administrator."))
    with act("deactivate", by=by, at=at, about=[person]):
        lock(person)
        still = held(person, on=timezone.localdate(at))
        if still:
            raise Refused(
                _("%(name)s still holds something. Hand it over or end it first: %(list)s.")
                % {"name": person.name, "list": "; ".join(what.words for what in still)}
            )
        person.is_active = False
        person.save()


def reactivate(person: Person, *, by: Person | None, at: datetime) -> None:
    """Lets a deactivated person back; the old password is gone, and a new invitation is needed."""
    ask(by, at, "staff")
    with act("reactivate", by=by, at=at, about=[person]):
        lock(person)
        person.is_active, person.invited_at = True, None
        person.set_unusable_password()
        person.save()


def lock(person: Person) -> None:
    """Reads the person's row as it is now, and holds it until the act is done."""
    person.refresh_from_db(from_queryset=Person.objects.select_for_update())


def held(person: Person, *, on: date, reader: Who | None = None) -> list[Held]:
    """What would be left without this person: grants that run or will, and what registry knows."""
    running = Grant.objects.filter(Q(until__isnull=True) | Q(until__gte=on), person=person)
    may_end = reader is not None and permissions.may(reader, "grant", person.pk)
    grants = [
        Held(told(grant), reverse("grant_end", args=[person.public_id, grant.pk]) if may_end else "")
        for grant in running.select_related("department")
    ]
    return grants + holds(person, reader)


def holds(person: Person, reader: Who | None = None) -> list[Held]:
    """What a person holds besides grants, as registry tells it to a reader."""
    return [what for holding in holdings for what in holding(person, reader)]


# --- Grants -------------------------------------------------------------------------------------------------


def role_name(role: str, *, acting: bool = False) -> str:
    """What a role is called here: the municipality's own titles for chief and superior."""
    title = str(titles.capacity(f"acting_{role}" if acting else role))
    return capfirst(title) if title else str(BY_KEY[role].label)


def told(grant: Grant) -> str:
    """A grant in words: the role and where."""
    words = role_name(grant.role, acting=grant.acting)
    return f"{words}, {grant.department.name}" if grant.department else words


in_words = lazy(told, str)
"""The same, put into words when the letter's language is known."""


def give_grant(
    person: Person,
    role: str,
    *,
    department: Department | None = None,
    since: date,
    until: date | None = None,
    acting: bool = False,
    by: Person | None,
    at: datetime,
) -> Grant:
    """Grants a role, in a department or everywhere, from a day and perhaps until one; never to oneself.

    A grant of chief or superior is mailed to the person and to whoever holds, or held, those two roles.
    """
    ask(by, at, "grant", person.pk)
    grant = Grant(person=person, role=role, department=department, since=since, until=until, acting=acting)
    refuse_impossible(grant)
    with act("give_grant", by=by, at=at, about=[person, *([department] if department else [])]):
        lock(person)
        if not person.is_active:
            raise Refused(_("%(name)s is deactivated. Reactivate first.") % {"name": person.name})
        refuse_overlap(grant)
        grant.save()
        tell_deciders(grant, "grant", timezone.localdate(at))
    return grant


def refuse_impossible(grant: Grant) -> None:
    """Refuses (input) a grant that the role cannot have."""
    role = BY_KEY.get(grant.role)
    if role is None:
        raise Refused(_("Choose a role."), kind="input", field="role")
    if role.scope == "department" and grant.department is None:
        raise Refused(_("Choose the department in which the role is held."), kind="input", field="department")
    if role.scope == "municipality" and grant.department is not None:
        raise Refused(
            _("This role is held in the whole municipality. Leave the department empty."),
            kind="input",
            field="department",
        )
    if grant.acting and not role.acting:
        raise Refused(
            _("Only the chief and the superior can have somebody acting in their place."),
            kind="input",
            field="acting",
        )
    if grant.until is not None and grant.until < grant.since:
        raise Refused(_("The last day cannot be before the first."), kind="input", field="until")


def refuse_overlap(grant: Grant) -> None:
    """Refuses (input) the same grant twice for the same days."""
    same = Grant.objects.filter(
        Q(until__isnull=True) | Q(until__gte=grant.since),
        person=grant.person,
        role=grant.role,
        department=grant.department,
        acting=grant.acting,
    )
    if grant.until is not None:
        same = same.filter(since__lte=grant.until)
    if same.exists():
        raise Refused(
            _("%(name)s has this grant already for some of these days.") % {"name": grant.person.name},
            kind="input",
            field="since",
        )


def end_grant(grant: Grant, until: date, *, by: Person | None, at: datetime) -> None:
    """Sets a grant's last day, never later and never one's own; one not begun by then is taken away."""
    ask(by, at, "grant", grant.person_id)
    with act("end_grant", by=by, at=at, about=[grant.person]):
        grant.refresh_from_db(from_queryset=Grant.objects.select_for_update(of=("self",)))
        if grant.until is not None and until > grant.until:
            raise Refused(
                _("The grant ends %(date)s already. Give a new one if it is to last longer.")
                % {"date": date_format(grant.until, "j F Y")},
                kind="input",
                field="until",
            )
        not_begun = grant.since > timezone.localdate(at)
        if until < grant.since and not not_begun:
            raise Refused(
                _("The grant began %(date)s. Choose that day or a later one.")
                % {"date": date_format(grant.since, "j F Y")},
                kind="input",
                field="until",
            )
        if until < grant.since:
            tell_deciders(grant, "grant_withdrawn", timezone.localdate(at))
            grant.delete()
            return
        grant.until = until
        grant.save()
        tell_deciders(grant, "grant_ended", timezone.localdate(at))


def tell_deciders(grant: Grant, letter: str, day: date) -> None:
    """Mails a change of who may decide to the person and to chief and superior, old and new."""
    if grant.role not in Grant.ACTABLE:
        return
    concerned = {grant.person_id: grant.person}
    for role in Grant.ACTABLE:
        concerned |= {person.pk: person for person in holders(role, day)}
    for person in concerned.values():
        if person.is_active:
            post(person, letter, grant=grant, what=in_words(grant))


def holders(role: str, day: date) -> list[Person]:
    """Who holds a role on a day or will, acting or not; where nobody does on that day, also who did last."""
    grants = Grant.objects.filter(role=role).select_related("person")
    found = list(grants.filter(Q(until__isnull=True) | Q(until__gte=day)))
    if not any(grant.since <= day for grant in found):
        found += grants.filter(until__lt=day).order_by("-until", "-pk")[:1]
    return [grant.person for grant in found]
