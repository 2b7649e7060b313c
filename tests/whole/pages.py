"""The URL table as people meet it: each staff page with words of something that exists, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import reverse
from django.utils import translation

from tests.registry.cases.closure import closing
from tests.whole.world import World

About = Literal["oneself", "everybody", "account", "case", "draft", "staffing", "tip", "removal"]


@dataclass(frozen=True)
class Page:
    """A page with the words of its address; `seen_by` is somebody of the cast who may, `does` what a POST needs."""

    name: str
    seen_by: str
    about: About
    words: Callable[[World], list[Any]] = lambda world: []
    form: bool = False
    only_post: bool = False

    def path(self, world: World, language: str = "sv") -> str:
        """Its address."""
        with translation.override(language):
            return reverse(self.name, args=self.words(world))


def account(world: World) -> list[Any]:
    """The words of an account's pages."""
    return [world.account.public_id]


def warned(world: World) -> list[Any]:
    """The words of the pages of an account that residents are warned of."""
    return [world.warned.public_id]


def tipped(world: World) -> list[Any]:
    """The words of a tip's pages."""
    return [world.tip.public_id]


def version(world: World) -> list[Any]:
    """The words of the pages of the guideline that everybody is to read."""
    return [world.guideline.public_id]


def drafted(*words: str) -> Callable[[World], list[Any]]:
    """The words of the pages of a draft of the guideline, and of one of its requirements."""
    return lambda world: [world.new_guideline.public_id, *words]


def reviewed(*words: str) -> Callable[[World], list[Any]]:
    """The words of the pages of a round, or of one account in it."""

    def found(world: World) -> list[Any]:
        assert world.review.round is not None
        key = world.review.round.public_id
        return [key, world.review.public_id] if words else [key]

    return found


def lacking(world: World) -> list[Any]:
    """The words of a shortcoming's pages."""
    return [world.lack.review.public_id, world.lack.requirement.key]


def removed(world: World) -> list[Any]:
    """The words of a removal's pages."""
    return [world.removal.public_id]


def board(world: World) -> list[Any]:
    """The words of the pages of the authority that the world's accounts belong to."""
    parent = world.department
    while parent.parent:
        parent = parent.parent
    return [parent.slug]


def someone(world: World) -> list[Any]:
    """The words of a person's pages."""
    return [world.person.public_id]


def numbered(state: str) -> Callable[[World], list[Any]]:
    """The words of a case's page."""
    return lambda world: [getattr(world, state).number]


def decided(state: str) -> Callable[[World], list[Any]]:
    """The words of a decision's pages."""

    def words(world: World) -> list[Any]:
        decision = getattr(world, state).decisions.get()
        return [decision.case.number, decision.public_id]

    return words


def closing_in(state: str, *words: str) -> Callable[[World], list[Any]]:
    """The words of a closure's page, or of one of its confirm pages."""
    return lambda world: [world.closure(state).number, *words]


def step_of(kind: str) -> Callable[[World], list[Any]]:
    """The words of the pages of a step before closing."""

    def words(world: World) -> list[Any]:
        case = world.closure("running_down")
        return [case.number, case.steps.filter(kind=kind)[0].public_id]

    return words


def acted(state: str, word: str) -> Callable[[World], list[Any]]:
    """The words of a confirm page."""
    return lambda world: [getattr(world, state).number, word]


PAGES = (
    # Everybody's own
    Page("desk", "coordinator", "oneself"),
    Page("my_account", "coordinator", "oneself", form=True),
    Page("account_change_password", "coordinator", "oneself", form=True),
    Page("history", "insight", "everybody"),
    # People and departments
    Page("people", "admin", "staffing"),
    Page("person_new", "admin", "staffing", form=True),
    Page("former", "admin", "staffing"),
    Page("person", "admin", "staffing", someone),
    Page("person_change", "admin", "staffing", someone, form=True),
    Page("person_act", "admin", "staffing", lambda world: [world.person.public_id, "avaktivera"], form=True),
    Page("grant_new", "admin", "staffing", someone, form=True),
    Page(
        "grant_end",
        "admin",
        "staffing",
        lambda world: [world.grant.person.public_id, world.grant.pk],
        form=True,
    ),
    Page("departments", "admin", "staffing"),
    Page("department_new", "admin", "staffing", form=True),
    Page("department_change", "admin", "staffing", lambda world: [world.department.slug], form=True),
    # The register
    Page("register", "coordinator", "everybody"),
    Page("account_file", "coordinator", "account", account),
    Page("account_file", "communicator", "account", warned),
    Page("account_file", "coordinator", "account", lambda world: [world.proposed.public_id]),
    Page("account_change", "coordinator", "account", account, form=True),
    Page("account_appoint", "coordinator", "account", account, form=True),
    Page("account_hand_over", "coordinator", "account", account, form=True),
    Page("account_add_person", "coordinator", "account", account, form=True),
    Page(
        "account_remove_person",
        "coordinator",
        "account",
        lambda world: [world.account.public_id, world.part.pk],
        form=True,
    ),
    Page("account_proof", "communicator", "account", account, form=True),
    Page("account_warn", "communicator", "account", account, form=True),
    Page("account_warn", "communicator", "account", warned, form=True),
    Page("account_lift_warning", "communicator", "account", warned, form=True),
    Page("account_incident", "communicator", "account", account),
    Page("account_incident", "communicator", "account", warned),
    Page("account_last_post", "coordinator", "account", account, form=True),
    Page("account_seen", "communicator", "account", account, form=True, only_post=True),
    Page(
        "account_requirement",
        "coordinator",
        "account",
        lambda world: [world.account.public_id, world.todo],
        form=True,
        only_post=True,
    ),
    # The guideline
    Page("guidelines", "coordinator", "everybody"),
    Page("guideline", "coordinator", "everybody", version),
    Page("guideline", "librarian", "everybody", version),
    Page("guideline", "chief", "draft", drafted()),
    Page("guideline_difference", "coordinator", "everybody", version),
    Page("guideline_difference", "communicator", "draft", drafted()),
    Page("guideline_readers", "insight", "everybody", version),
    Page("guideline_acknowledge", "librarian", "everybody", version, form=True, only_post=True),
    Page("guideline_new", "communicator", "everybody", form=True),
    Page("guideline_change", "communicator", "draft", drafted(), form=True),
    Page("guideline_adopt", "chief", "draft", drafted(), form=True),
    Page("guideline_discard", "communicator", "draft", drafted(), form=True),
    Page("guideline_requirements", "communicator", "draft", drafted()),
    Page("requirement_new", "communicator", "draft", drafted(), form=True),
    Page("requirement_change", "communicator", "draft", drafted("open"), form=True),
    Page("requirement_change", "communicator", "draft", drafted("activity"), form=True),
    Page("requirement_remove", "communicator", "draft", drafted("open"), form=True),
    Page("requirement_move", "communicator", "draft", drafted("open"), form=True, only_post=True),
    # Reviews
    Page("reviews", "communicator", "everybody"),
    Page("reviews", "insight", "everybody"),
    Page("round_new", "communicator", "everybody", form=True),
    Page("round", "communicator", "everybody", reviewed()),
    Page("review", "communicator", "account", reviewed("review"), form=True),
    Page("promises", "librarian", "oneself", form=True),
    Page("shortcomings", "coordinator", "everybody"),
    Page("shortcoming", "coordinator", "account", lacking),
    Page("shortcoming", "communicator", "account", lacking),
    Page("shortcoming_proof", "coordinator", "account", lacking),
    Page("shortcoming_mended", "coordinator", "account", lacking, form=True, only_post=True),
    Page("shortcoming_seen", "communicator", "account", lacking, form=True, only_post=True),
    Page("shortcoming_back", "communicator", "account", lacking, form=True, only_post=True),
    # Tips from residents
    Page("tips", "communicator", "everybody"),
    Page("tip_file", "communicator", "tip", tipped),
    Page("tip_settle", "communicator", "tip", tipped, form=True),
    Page("tip_reopen", "communicator", "tip", tipped, form=True),
    Page("tip_proof", "insight", "tip", tipped),
    Page(
        "tip_step",
        "communicator",
        "tip",
        lambda world: [world.tip.public_id, "bevis"],
        form=True,
        only_post=True,
    ),
    # Removed content
    Page("removals", "insight", "everybody"),
    Page("removal_new", "coordinator", "everybody"),
    Page("removal_figures", "communicator", "everybody"),
    Page("removal_log", "coordinator", "account", account, form=True),
    Page("removal_stop", "coordinator", "account", account),
    Page("removal_police", "coordinator", "account", account, form=True),
    Page("removal", "registrar", "removal", removed),
    Page("removal", "insight", "removal", removed),
    Page("removal_change", "coordinator", "removal", removed, form=True),
    Page("removal_picture", "registrar", "removal", removed),
    Page("removal_block", "coordinator", "removal", removed, form=True),
    Page("removal_register", "registrar", "removal", removed, form=True),
    Page("removal_queue", "registrar", "everybody", form=True),
    Page("retentions", "registrar", "everybody"),
    Page("retention_set", "communicator", "removal", board, form=True),
    Page("retention_end", "registrar", "removal", board, form=True),
    Page("removals_destroy", "registrar", "removal", board, form=True),
    # The website itself
    Page("website", "communicator", "everybody"),
    Page("statement_change", "communicator", "everybody", form=True),
    Page("look_try", "admin", "everybody"),
    Page("look_stylesheet", "admin", "everybody", lambda world: ["00563f"]),
    # Cases
    Page("cases", "coordinator", "everybody"),
    Page("report", "coordinator", "oneself", form=True),
    Page("apply", "coordinator", "oneself", form=True),
    Page("understand", "coordinator", "oneself"),
    Page("similar", "coordinator", "oneself"),
    Page("draft", "coordinator", "draft", lambda world: [world.draft.public_id], form=True),
    *(
        Page("case", "coordinator", "case", numbered(state))
        for state in ("submitted", "returned", "approved", "declined", "published")
    ),
    Page("case_message", "coordinator", "case", numbered("submitted"), form=True, only_post=True),
    Page("case_read", "coordinator", "case", numbered("submitted"), form=True, only_post=True),
    Page("case_act", "communicator", "case", acted("submitted", "begar-komplettering"), form=True),
    Page("case_act", "communicator", "case", acted("submitted", "tillstyrk"), form=True),
    Page("case_act", "communicator", "case", acted("submitted", "avstyrk"), form=True),
    Page("case_act", "chief", "case", acted("submitted", "godkann"), form=True),
    Page("case_act", "chief", "case", acted("submitted", "avsla"), form=True),
    Page("case_act", "manager", "case", acted("submitted", "chefens-ja"), form=True),
    Page("case_act", "manager", "case", acted("submitted", "chefens-nej"), form=True),
    Page("case_act", "coordinator", "case", acted("submitted", "ta-tillbaka"), form=True),
    # Closures
    Page("account_close", "coordinator", "account", account, form=True),
    Page("account_close", "communicator", "account", account, form=True),
    *(Page("case", "coordinator", "case", closing_in(state)) for state in closing.STATES),
    *(
        Page("case_act", name, "case", closing_in(state, word), form=True)
        for name, state, word in (
            ("communicator", "proposed", "begar-yttrande"),
            ("communicator", "proposed", "hoppa-over-yttrande"),
            ("librarian", "hearing", "ja-avsluta"),
            ("librarian", "hearing", "lamna-yttrande"),
            ("communicator", "hearing", "avsluta-yttrandetiden"),
            ("superior", "ready", "avsluta"),
            ("superior", "ready", "behall"),
            ("superior", "ready", "lat-vila"),
            ("superior", "ready", "lamna-over"),
            ("chief", "ready", "ta-tillbaka"),
            ("superior", "ready", "anmal-jav"),
            ("coordinator", "awaiting_acceptance", "ta-emot"),
            ("coordinator", "awaiting_acceptance", "ta-inte-emot"),
            ("superior", "running_down", "upphav-beslutet"),
            ("superior", "running_down", "omprova-behall"),
            ("superior", "kept", "omprova-avsluta"),
            ("superior", "kept", "omprova-lat-vila"),
            ("communicator", "kept", "folj-upp"),
            ("communicator", "resting", "vack"),
        )
    ),
    Page("step_new", "communicator", "case", closing_in("running_down"), form=True),
    Page("step_done", "coordinator", "case", step_of("shut"), form=True),
    Page("step_done", "coordinator", "case", step_of("access"), form=True),
    Page("step_proof", "coordinator", "case", step_of("preserve")),
    Page("step_strike", "communicator", "case", step_of("shut"), form=True),
    # The picture of the whole
    Page("overview", "insight", "everybody"),
    Page("audit_report", "insight", "everybody"),
    Page("audit_report_pdf", "insight", "everybody"),
    Page("data_protection", "insight", "everybody"),
    Page("data_protection_csv", "insight", "everybody"),
    Page("completeness", "insight", "everybody", form=True),
    # Paper
    Page("decision_list", "insight", "everybody"),
    Page("decision_page", "coordinator", "case", decided("declined")),
    Page("decision_pdf", "coordinator", "case", decided("declined")),
    Page("decision_json", "coordinator", "case", decided("declined")),
    Page("case_file", "registrar", "case", numbered("declined")),
    Page("case_diary", "registrar", "case", numbered("declined"), form=True),
    Page("case_complete", "coordinator", "case", numbered("returned"), form=True),
    Page("case_act", "coordinator", "case", acted("approved", "publicera"), form=True),
    Page("case_act", "superior", "case", acted("declined", "omprova"), form=True),
)
