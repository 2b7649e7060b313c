"""Who may do what: the one table. Read it from top to bottom.

A predicate answers whether somebody stands in a relation to a thing; a permission lets through whoever stands
in one of them and is not stopped by a bar. `allowed` answers True or the sentence why not: the same sentence is
the refusal page, the reason why a button is missing, and the test.
"""

from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.chain import Sentence, Who
from accounts.refusal import Refused
from accounts.relations import (
    Bar,
    Predicate,
    a_communicator,
    a_decider,
    a_superior,
    any_registrar,
    any_reporter,
    anybody,
    applicant,
    applied_for_it,
    asked_about_it,
    asked_manager,
    department_admin,
    department_entrance,
    department_manager,
    deputy,
    has_the_account,
    insight,
    looked_at_already,
    moderator,
    not_to_oneself,
    of_oneself,
    ones_own_account,
    own_matter,
    receiver,
    registrar,
    responsible,
    somebody_elses_draft,
    system_administrator,
    the_unit,
)

# --- The table ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Permission:
    """Whoever stands in one of the relations `to` may, unless a bar `unless` stops them."""

    verb: str
    to: tuple[Predicate, ...]
    refusal: str | Promise
    unless: tuple[Bar, ...] = ()


ASK_COORDINATOR = _("Only the department's account coordinator or the communications unit can do this.")
ONLY_UNIT = _("Only the communications unit can do this.")
ONLY_ADMINISTRATOR = _("Only a system administrator can do this.")
ONLY_REPORTERS = _("Only an account coordinator, a manager or the communications unit can report or apply.")
NOT_YOURS = _("This belongs to another department.")

OWNERS = (department_admin, responsible, deputy)
PARTIES = (
    department_admin,
    department_manager,
    registrar,
    responsible,
    deputy,
    applicant,
    asked_manager,
    receiver,
)
"""Those outside the unit who take part in a case."""

PERMISSIONS = (
    # The register
    Permission("see_public_facts", (anybody,), _("Sign in first.")),
    Permission(
        "see_account",
        (
            the_unit,
            insight,
            department_admin,
            department_manager,
            registrar,
            responsible,
            deputy,
            applied_for_it,
            asked_about_it,
        ),
        NOT_YOURS,
    ),
    Permission("change_account", (the_unit, *OWNERS), ASK_COORDINATOR),
    Permission("appoint", (the_unit, *OWNERS), ASK_COORDINATOR),
    Permission("answer_requirement", (the_unit, *OWNERS), ASK_COORDINATOR),
    Permission("note_proof", (the_unit,), ONLY_UNIT),
    Permission("mark_seen", (the_unit,), ONLY_UNIT),
    Permission(
        "warn", (the_unit,), _("Only the communications unit warns residents. Call or write to them at once.")
    ),
    # Reviews
    Permission(
        "see_reviews",
        (the_unit, insight),
        _("Only the communications unit or somebody with read access sees all reviews."),
    ),
    Permission("review", (the_unit,), ONLY_UNIT),
    Permission(
        "mend",
        OWNERS,
        _("Only the account's own people and the department's account coordinator can do this."),
    ),
    Permission("promise", (responsible,), _("Only the person who answers for the account can promise this.")),
    # Cases
    Permission("open_case", (the_unit, department_entrance), ONLY_REPORTERS),
    Permission("open_some_case", (the_unit, any_reporter), ONLY_REPORTERS),
    Permission(
        "see_case",
        (the_unit, insight, *PARTIES, has_the_account),
        NOT_YOURS,
        unless=(somebody_elses_draft,),
    ),
    Permission("write_draft", (applicant,), _("This is somebody else's draft.")),
    Permission("submit", (applicant,), _("Only whoever wrote the draft can send it in.")),
    Permission(
        "resubmit",
        (applicant, department_admin),
        _("Only whoever applied, or the department's account coordinator, can add what is missing."),
    ),
    Permission(
        "withdraw",
        (applicant, department_admin),
        _("Only whoever applied, or the department's account coordinator, can withdraw it."),
    ),
    Permission("agree", (asked_manager,), _("Only the manager who was asked can answer this.")),
    Permission("return", (the_unit,), ONLY_UNIT, unless=(own_matter,)),
    Permission(
        "recommend",
        (a_communicator,),
        _("Only a communicator recommends. You can decide, or ask a communicator to prepare the case."),
        unless=(own_matter,),
    ),
    Permission(
        "decide",
        (a_decider,),
        _("Only the communications chief, or that person's superior, decides."),
        unless=(own_matter, looked_at_already),
    ),
    Permission(
        "reconsider",
        (a_superior,),
        _("Only the communications chief's superior can reconsider a decision."),
        unless=(own_matter, looked_at_already),
    ),
    Permission(
        "publish",
        (the_unit, applicant, responsible, deputy, department_admin),
        _("Only whoever applied, the account's own people or the communications unit can publish it."),
    ),
    # Closures
    Permission("propose", (the_unit, *OWNERS), ASK_COORDINATOR),
    Permission("hear", (the_unit,), ONLY_UNIT, unless=(own_matter,)),
    Permission(
        "answer",
        OWNERS,
        _("Only the account's own people and the department's account coordinator give the statement."),
    ),
    Permission(
        "withdraw_proposal",
        (applicant, the_unit),
        _("Only whoever proposed it, or the communications unit, can withdraw the proposal."),
        unless=(ones_own_account,),
    ),
    Permission(
        "recall",
        (a_decider,),
        _("Only the communications chief, or that person's superior, recalls a decision."),
        unless=(own_matter, looked_at_already),
    ),
    Permission(
        "accept",
        (receiver,),
        _("Only whoever is to take the account over, or that department's account coordinator, can do this."),
    ),
    Permission("follow_up", (the_unit,), ONLY_UNIT, unless=(ones_own_account,)),
    Permission("wake", (the_unit, *OWNERS), ASK_COORDINATOR),
    Permission("do_step", (the_unit, *OWNERS), ASK_COORDINATOR),
    Permission("give_receipt", (registrar,), _("Only the authority's registrar can do this.")),
    Permission(
        "finish",
        (the_unit, *OWNERS, registrar),
        _("The account is closed when the last step is done."),
    ),
    Permission("plan_steps", (the_unit,), ONLY_UNIT, unless=(ones_own_account,)),
    Permission("lift_conflict", (the_unit,), ONLY_UNIT, unless=(of_oneself,)),
    Permission(
        "declare_conflict",
        (the_unit, *PARTIES),
        _("Only those who see the case can declare a conflict of interest."),
        unless=(somebody_elses_draft,),
    ),
    Permission(
        "write_message",
        (the_unit, applicant, department_admin, department_manager, responsible, deputy, receiver),
        _("Only the department and the communications unit write in the case."),
        unless=(somebody_elses_draft,),
    ),
    # The guideline
    Permission("prepare_guideline", (the_unit,), ONLY_UNIT),
    Permission(
        "adopt_guideline",
        (a_decider,),
        _("Only the communications chief, or that person's superior, enters a guideline as adopted."),
    ),
    Permission(
        "see_readers",
        (the_unit, insight),
        _("Only the communications unit and somebody with read access see who has read the guideline."),
    ),
    Permission(
        "acknowledge",
        (responsible,),
        _("Only those who answer for an account say that they have read the guideline."),
    ),
    # Tips from residents
    Permission(
        "see_tips",
        (the_unit, insight),
        _("Only the communications unit and somebody with read access see residents' tips."),
    ),
    Permission("handle_tip", (the_unit,), ONLY_UNIT),
    # Removed content; what shows it is seen inside its own authority only
    Permission(
        "log_removal",
        (the_unit, *OWNERS, department_manager, moderator),
        _("Only the account's own people, its department or the communications unit log what is removed."),
    ),
    Permission(
        "see_removal",
        (the_unit, insight, department_admin, department_manager, registrar, responsible, deputy, moderator),
        NOT_YOURS,
    ),
    Permission(
        "see_evidence",
        (department_admin, department_manager, registrar, responsible, deputy, moderator),
        _("Pictures and texts are shown only within the authority, and to its registrar."),
    ),
    Permission("register_removal", (registrar,), _("Only the authority's registrar can do this.")),
    Permission(
        "set_retention",
        (registrar, the_unit),
        _("Only the authority's registrar or the communications unit enters its retention decision."),
    ),
    Permission("destroy_removals", (registrar,), _("Only the authority's registrar can do this.")),
    Permission(
        "see_removals",
        (the_unit, insight, any_registrar, any_reporter),
        _("You see what is removed from your accounts on the accounts' own pages."),
    ),
    # The picture of the whole: overview, audit report, data-protection list, completeness
    Permission(
        "see_overview",
        (the_unit, insight),
        _("Only the communications unit and somebody with read access see the overview."),
    ),
    # The website itself
    Permission(
        "keep_website",
        (the_unit, system_administrator),
        _("Only the communications unit and a system administrator keep the website."),
    ),
    # Paper
    Permission(
        "note_diary_number",
        (registrar, a_communicator),
        _("Only the authority's registrar or a communicator notes the diary number."),
    ),
    Permission(
        "see_case_file",
        (the_unit, insight, registrar),
        _("Only the authority's registrar, the communications unit or somebody with read access fetches it."),
    ),
    Permission(
        "see_decision_list",
        (the_unit, insight, any_registrar),
        _(
            "Only a registrar, the communications unit or somebody with read access sees the list of decisions."
        ),
    ),
    # People, departments, grants
    Permission("see_people", (system_administrator,), ONLY_ADMINISTRATOR),
    Permission("staff", (system_administrator,), ONLY_ADMINISTRATOR),
    Permission("grant", (system_administrator,), ONLY_ADMINISTRATOR, unless=(not_to_oneself,)),
    Permission("pseudonymise", (system_administrator,), ONLY_ADMINISTRATOR),
    # The log
    Permission(
        "see_history",
        (any_registrar, insight, system_administrator),
        _("Only a registrar, a system administrator or somebody with read access sees the whole history."),
    ),
)

BY_VERB = {permission.verb: permission for permission in PERMISSIONS}


def allowed(who: Who, verb: str, thing: object = None) -> Literal[True] | Sentence:
    """True, or the sentence why this person may not do this to the thing on this day."""
    permission = BY_VERB[verb]
    if not who.active:
        return _("You no longer have access. Ask your system administrator.")
    if not any(relation(who, thing) for relation in permission.to):
        return permission.refusal
    return next((why for bar in permission.unless if (why := bar(who, thing))), True)


def may(who: Who, verb: str, thing: object = None) -> bool:
    """Whether this person may do this to the thing on this day."""
    return allowed(who, verb, thing) is True


def require(who: Who, verb: str, thing: object = None) -> None:
    """Raises Refused (forbidden), with the sentence, where this person may not do this."""
    answer = allowed(who, verb, thing)
    if answer is not True:
        raise Refused(answer, kind="forbidden")


# --- The same relations, asked of many rows at once -----------------------------------------------------------


def cases_seen_by(who: Who) -> Q:
    """`see_case` as a filter on cases; tests hold it against the table row by row. May need distinct()."""
    if not who.active:
        return Q(pk__in=())
    shown = Q(applicant=who.pk)
    if who.in_unit or who.holds("insight"):
        return shown | ~Q(state="draft")
    theirs = (
        Q(department__in=who.departments("department_admin", "manager", "registrar"))
        | Q(manager=who.pk)
        | Q(
            Q(closure__to_person=who.pk)
            | Q(closure__to_department__in=who.departments("department_admin", "manager")),
            state="awaiting_acceptance",
        )
        | Q(account__responsible=who.pk)
        | Q(account__department__in=who.departments("department_admin", "manager"))
        | Q(account__in=deputised(who))
    )
    return shown | (theirs & ~Q(state="draft"))


def accounts_seen_by(who: Who) -> Q:
    """`see_account` as a filter on accounts; tests hold it against the table row by row."""
    if not who.active:
        return Q(pk__in=())
    if who.in_unit or who.holds("insight"):
        # Said out loud: an empty Q is left out of what it is joined to with «or».
        return Q(pk__isnull=False)
    return (
        Q(department__in=who.departments("department_admin", "manager", "registrar"))
        | Q(responsible=who.pk)
        | Q(pk__in=deputised(who))
        | Q(pk__in=of_cases(who, "applied_for"))
        | Q(pk__in=of_cases(who, "vouches_for"))
    )


def of_cases(who: Who, relation: Literal["applied_for", "vouches_for"]) -> Any:
    """Keys of the accounts of somebody's cases, however those ended."""
    assert who.person is not None
    cases: Any = getattr(who.person, relation)
    return cases.filter(account__isnull=False).values("account")


def decisions_listed_for(who: Who) -> Q:
    """Whose decisions `see_decision_list` shows: all of them, or those of a registrar's own authorities."""
    if not who.active:
        return Q(pk__in=())
    if who.in_unit or who.holds("insight"):
        return Q(pk__isnull=False)
    return Q(case__department__in=who.departments("registrar"))


def deputised(who: Who) -> Any:
    """Keys of the accounts that somebody is deputy for today."""
    assert who.person is not None
    held: Any = who.person.responsibilities
    return held.filter(part="deputy", until__isnull=True).values("account")
