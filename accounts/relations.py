"""In which relation somebody stands to a thing, and what bars them: the words that accounts/permissions.py is made of.

A relation answers whether; a bar answers with the sentence why not. Each says of itself who it is, for the docs.
"""

from collections.abc import Callable, Collection
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from accounts import chain
from accounts.chain import Sentence, Who


class Account(Protocol):
    """What the table asks of a social-media account."""

    @property
    def department_id(self) -> int | None: ...
    @property
    def responsible_id(self) -> int | None: ...
    @property
    def deputy_ids(self) -> Collection[int]: ...
    @property
    def moderator_ids(self) -> Collection[int]: ...
    @property
    def applicant_ids(self) -> Collection[int]: ...
    @property
    def asked_manager_ids(self) -> Collection[int]: ...
    @property
    def is_public(self) -> bool: ...


class Case(chain.Matter, Protocol):
    """What the table asks of a case."""

    @property
    def department_id(self) -> int | None: ...
    @property
    def manager_id(self) -> int | None: ...
    @property
    def deputy_ids(self) -> Collection[int]: ...
    @property
    def state(self) -> str: ...
    @property
    def receiver_id(self) -> int | None: ...
    @property
    def receiving_department_id(self) -> int | None: ...
    @property
    def account_department_id(self) -> int | None: ...


Predicate = Callable[[Who, Any], bool]
Bar = Callable[[Who, Any], Sentence | None]


# --- Relations: somebody to a thing -------------------------------------------------------------------------


def anybody(who: Who, thing: object) -> bool:
    """everybody who is signed in"""
    return who.active


def the_unit(who: Who, thing: object) -> bool:
    """the communications unit (communicator, chief, superior)"""
    return who.in_unit


def a_communicator(who: Who, thing: object) -> bool:
    """a communicator"""
    return who.holds("communicator")


def a_superior(who: Who, thing: object) -> bool:
    """the superior"""
    return who.holds("superior")


def insight(who: Who, thing: object) -> bool:
    """somebody with read access"""
    return who.holds("insight")


def system_administrator(who: Who, thing: object) -> bool:
    """a system administrator"""
    return who.holds("system_administrator")


def any_registrar(who: Who, thing: object) -> bool:
    """a registrar"""
    return who.holds("registrar")


def any_reporter(who: Who, thing: object) -> bool:
    """an account coordinator or manager, in any department"""
    return who.holds("department_admin", "manager")


def department_admin(who: Who, thing: Account | Case) -> bool:
    """an account coordinator of its department or above"""
    return who.holds_in(thing.department_id, "department_admin")


def department_manager(who: Who, thing: Account | Case) -> bool:
    """a manager of its department or above"""
    return who.holds_in(thing.department_id, "manager")


def registrar(who: Who, thing: Account | Case) -> bool:
    """the registrar of its authority"""
    return who.holds_in(thing.department_id, "registrar")


def responsible(who: Who, thing: Account | Case) -> bool:
    """the person responsible for the account"""
    return who.active and who.pk == thing.responsible_id


def deputy(who: Who, thing: Account | Case) -> bool:
    """a deputy for the account"""
    return who.active and who.pk in thing.deputy_ids


def moderator(who: Who, thing: Account) -> bool:
    """an administrator or editor of the account"""
    return who.active and who.pk in thing.moderator_ids


def applicant(who: Who, thing: Case) -> bool:
    """whoever applied"""
    return who.active and who.pk == thing.applicant_id


def asked_manager(who: Who, thing: Case) -> bool:
    """the manager who was asked to agree"""
    return who.active and who.pk == thing.manager_id


def receiver(who: Who, thing: Case) -> bool:
    """whoever is to take the account over, and that department's account coordinator or manager"""
    return (who.active and who.pk == thing.receiver_id) or who.holds_in(
        thing.receiving_department_id, "department_admin", "manager"
    )


def has_the_account(who: Who, thing: Case) -> bool:
    """an account coordinator or manager of the department that has the account today"""
    return who.holds_in(thing.account_department_id, "department_admin", "manager")


def applied_for_it(who: Who, thing: Account) -> bool:
    """whoever applied for the account, or reported it"""
    return who.active and who.pk in thing.applicant_ids


def asked_about_it(who: Who, thing: Account) -> bool:
    """the manager who was asked to agree to the account"""
    return who.active and who.pk in thing.asked_manager_ids


def a_decider(who: Who, thing: object) -> bool:
    """the chief, an acting chief or the superior"""
    return bool(chain.capacities(who.grants))


def department_entrance(who: Who, department_pk: int | None) -> bool:
    """an account coordinator or manager of the department or above"""
    return who.holds_in(department_pk, "department_admin", "manager")


# --- Bars: what stops somebody who would otherwise do -------------------------------------------------------


def own_matter(who: Who, thing: Case) -> Sentence | None:
    """nobody on what they applied for or answer for"""
    why = chain.barred(who.pk, thing)
    if why is None:
        return None
    return _("%(why)s %(who_decides)s") % {"why": why, "who_decides": chain.who_decides(thing, who.on)}


def looked_at_already(who: Who, thing: Case) -> Sentence | None:
    """whoever recommended only as chief"""
    if any(chain.fits(held, who.pk, thing) for held in chain.capacities(who.grants)):
        return None
    return _("You recommended in this case, so somebody else decides.")


def somebody_elses_draft(who: Who, thing: Case) -> Sentence | None:
    """a draft is seen by whoever writes it only"""
    if thing.state == "draft" and who.pk != thing.applicant_id:
        return _("This is somebody else's draft.")
    return None


def ones_own_account(who: Who, thing: Case) -> Sentence | None:
    """nobody about an account that they answer for, unless they proposed it themselves"""
    if who.pk is not None and who.pk == thing.responsible_id and who.pk != thing.applicant_id:
        return _("You answer for the account, so somebody else in the communications unit does this.")
    return None


def of_oneself(who: Who, thing: Case) -> Sentence | None:
    """nobody of themselves"""
    if who.pk in thing.conflicted_ids:
        return _("You cannot lift what is declared of yourself.")
    return None


def not_to_oneself(who: Who, person_pk: int | None) -> Sentence | None:
    """nothing to oneself"""
    if person_pk is not None and who.pk == person_pk:
        return _("You cannot grant yourself anything. Ask another system administrator.")
    return None
