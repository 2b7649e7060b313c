"""What is measured of an account: one row a measure, for the overview's figures and the register's filter alike.

Adding one is adding a row: its figure, its filter («har», «saknar»), its place among the worst and its test come by
themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry import numbers
from registry.cases.closure import inactivity
from registry.guidelines.models import Acknowledgement, Answer, Review
from registry.register.models import Responsibility

YEAR = 365
"""«In a year»: so many days, the day itself included."""
WITH_ACCESS = ("responsible", "deputy", "administrator")
"""Parts that come with a way into the account (registry/guidelines/reviewing.known, two_admins)."""


@dataclass(frozen=True)
class Measure:
    """One thing that is so of an account or is not: `holds` gives the condition as it is on a day.

    `key` stands in addresses, `has` and `lacks` are what the filter and the figures call it, `todo` what the
    account's people do about it. `health` says whether it belongs to the overview's picture of the register; the
    others are asked by the audit report and the data-protection list.
    """

    key: str
    has: str | Promise
    lacks: str | Promise
    todo: str | Promise
    holds: Callable[[date], Q]
    health: bool = True


def lately(on: date) -> date:
    """The first day of the year that ends on a day."""
    return on - timedelta(days=YEAR)


def held_today(*parts: str) -> Q:
    """Somebody has one of these parts in the account today."""
    return Q(Exists(Responsibility.objects.filter(account=OuterRef("pk"), part__in=parts, until=None)))


def enough_with_access(on: date) -> Q:
    """So many different people as the municipality demands can get into the account."""
    people = Responsibility.objects.filter(account=OuterRef("pk"), part__in=WITH_ACCESS, until=None)
    counted = people.order_by().values("account").annotate(people=Count("person", distinct=True))
    return Q(Exists(counted.filter(people__gte=numbers.PEOPLE_WITH_ACCESS)))


def reviewed(on: date) -> Q:
    """A communicator has reviewed the account to the end within a year."""
    done = Review.objects.filter(account=OuterRef("pk"), kind="round", done_on__range=(lately(on), on))
    return Q(Exists(done))


def all_mended(on: date) -> Q:
    """No shortcoming of a review waits for being seen mended."""
    left = Answer.objects.filter(review__account=OuterRef("pk"), outcome="shortcoming", seen_on=None)
    return ~Q(Exists(left))


def guideline_read(on: date) -> Q:
    """Whoever answers for the account has said that they have read the version that holds until further notice."""
    said = Acknowledgement.objects.filter(
        person=OuterRef("responsible"),
        guideline__state="adopted",
        guideline__adopted_on__isnull=False,
        guideline__repealed_on=None,
    )
    return Q(Exists(said))


MEASURES = (
    Measure(
        "syfte",
        _("Purpose is described"),
        _("Purpose is missing"),
        _("Write what the account is for."),
        lambda on: ~Q(purpose=""),
    ),
    Measure(
        "kontoansvarig",
        _("Somebody who works here is responsible"),
        _("Responsible person is missing, has left or is so only for the time being"),
        _("Name who answers for the account."),
        lambda on: Q(responsible__is_active=True, responsible_for_now=False),
    ),
    Measure(
        "ersattare",
        _("There is a deputy"),
        _("Deputy is missing"),
        _("Add a deputy."),
        lambda on: held_today("deputy"),
    ),
    Measure(
        "behoriga",
        _("Enough people have access"),
        _("Too few people have access"),
        _("Add somebody who can get into the account."),
        enough_with_access,
    ),
    Measure(
        "tvafaktor",
        _("Two-factor sign-in is confirmed"),
        _("Two-factor sign-in is not confirmed"),
        _("Turn on two-factor sign-in and note the day."),
        lambda on: Q(two_factor_on__isnull=False),
    ),
    Measure(
        "bekraftat",
        _("Confirmed in the last year"),
        _("Not confirmed in the last year"),
        _("Check the facts and confirm them."),
        lambda on: Q(confirmed_on__gte=lately(on)),
    ),
    Measure(
        "granskat",
        _("Reviewed in the last year"),
        _("Not reviewed in the last year"),
        _("Ask for a review, or answer what is left of it."),
        reviewed,
    ),
    Measure(
        "riktlinje-last",
        _("The responsible person has read the guideline"),
        _("The responsible person has not read the guideline"),
        _("Read the guideline, and say so."),
        guideline_read,
    ),
    Measure(
        "bevarat",
        _("Preserved in the last year"),
        _("Not preserved in the last year"),
        _("Save a selection of the content and note the day."),
        lambda on: Q(preserved_on__gte=lately(on)),
    ),
    Measure(
        "brister",
        _("No shortcoming is left to mend"),
        _("Shortcomings are left to mend"),
        _("Mend what the review found."),
        all_mended,
        health=False,
    ),
    # What the audit report and the data-protection list ask besides
    Measure(
        "bevakning",
        _("Watching and reply time are said"),
        _("Watching or reply time is missing"),
        _("Write when comments are read and how soon you answer."),
        lambda on: ~Q(watched="") & Q(replies_within_hours__isnull=False),
        health=False,
    ),
    Measure(
        "inlagg",
        _("Published in as it should be"),
        _("Silent too long"),
        _("Publish something, or propose that the account be closed."),
        lambda on: ~Q(pk__in=inactivity.silent(on, numbers.INACTIVE_FLAG_DAYS).values("pk")),
        health=False,
    ),
    Measure(
        "enhetens-atkomst",
        _("The communications unit has access"),
        _("The communications unit lacks access"),
        _("Give the communications unit a way in."),
        lambda on: Q(unit_has_access=True),
        health=False,
    ),
    Measure(
        "bevarandeniva",
        _("Preservation level is chosen"),
        _("Preservation level is missing"),
        _("Choose how much of the account is preserved."),
        lambda on: ~Q(preservation=""),
        health=False,
    ),
    Measure(
        "bevarat-nagon-gang",
        _("Preserved at some time"),
        _("Never preserved"),
        _("Save a selection of the content and note the day."),
        lambda on: Q(preserved_on__isnull=False),
        health=False,
    ),
    Measure(
        "dokumenthanteringsplan",
        _("Item of the records plan is given"),
        _("Item of the records plan is missing"),
        _("Write the item of the records plan."),
        lambda on: ~Q(records_plan_item=""),
        health=False,
    ),
    Measure(
        "personer-visas",
        _("Said whether people are shown"),
        _("Not said whether people are shown"),
        _("Say whether people are shown: no, adults or children."),
        lambda on: ~Q(shows_people=""),
        health=False,
    ),
    Measure(
        "behandling",
        _("Processing record is given"),
        _("Processing record is missing"),
        _("Enter the processing in the authority's record, and write which entry it is."),
        lambda on: ~Q(processing_record=""),
        health=False,
    ),
    Measure(
        "rattslig-grund",
        _("Legal basis is given"),
        _("Legal basis is missing"),
        _("Ask the data protection contact which legal basis applies."),
        lambda on: ~Q(legal_basis=""),
        health=False,
    ),
    Measure(
        "barn",
        _("Children are shown"),
        _("Children are not shown, as far as is known"),
        _("See that there is a legal basis for showing children."),
        lambda on: Q(shows_people="children"),
        health=False,
    ),
    Measure(
        "oppningsdag",
        _("Opening day is known"),
        _("Opening day is unknown"),
        _("Write when the account was opened."),
        lambda on: Q(opened_on__isnull=False),
        health=False,
    ),
)
BY_KEY = {measure.key: measure for measure in MEASURES}
HEALTH = tuple(measure for measure in MEASURES if measure.health)

LACKING = "utan-"
"""Stands before a measure's key in an address where the accounts without it are meant."""
SOUND = "inget-saknas"
"""The accounts that lack nothing of HEALTH."""


def condition(word: str, on: date) -> Q | None:
    """The condition that a word of an address stands for: «syfte», «utan-syfte», «inget-saknas»; None for others."""
    if word == SOUND:
        return sound(on)
    measure = BY_KEY.get(word.removeprefix(LACKING))
    if measure is None:
        return None
    # Of what is null it is neither true nor untrue that it is late: «utan» is all the others.
    return lacking(measure, on) if word.startswith(LACKING) else measure.holds(on)


def lacking(measure: Measure, on: date) -> Q:
    """The accounts of which a measure does not hold, the unknown ones too."""
    return ~measure.holds(on)


def sound(on: date) -> Q:
    """The accounts of which every measure of the register's health holds."""
    together = Q()
    for measure in HEALTH:
        together &= measure.holds(on)
    return together


def choices() -> list[tuple[Any, Any]]:
    """What the register's filter offers, in two groups."""
    return [
        (SOUND, _("Lacks nothing of the overview")),
        (_("Lacks"), [(LACKING + measure.key, measure.lacks) for measure in MEASURES]),
        (_("Has"), [(measure.key, measure.has) for measure in MEASURES]),
    ]
