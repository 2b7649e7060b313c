"""Every figure of the overview equals a count made in another way, and its link leads to exactly those accounts."""

import math
import statistics
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from django.urls import reverse

from accounts.chain import Who
from accounts.models import Department, Person
from accounts.tree import Tree
from registry import numbers
from registry.cases.closure import inactivity
from registry.cases.models import Case
from registry.guidelines import reviewing
from registry.guidelines.models import Acknowledgement, Review
from registry.overview import figures, measures, worst
from registry.overview.scope import Scope
from registry.register.filters import AccountFilter
from registry.register.models import SocialAccount
from registry.removals.models import Removal
from tests import make
from tests.cast import Cast
from tests.registry.overview.conftest import Varied

LISTED = ("active", "resting", "closing")
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture(params=["", "kultur--och-fritidsforvaltningen"], ids=["everything", "culture"])
def scope(request: pytest.FixtureRequest, varied: Varied) -> Scope:
    tree = Tree.load()
    chosen = next((one for one in tree.by_pk.values() if one.slug == request.param), None)
    return Scope(make.DAY, tree, chosen)


def lies_below(department: Department | None, above: Department | None) -> bool:
    """Whether a department is another, or lies below it; walked upwards one by one."""
    while above is not None and department is not None and department.pk != above.pk:
        department = department.parent
    return department is not None


def every(scope: Scope) -> list[SocialAccount]:
    """The accounts of the scope, chosen in Python."""
    return [one for one in SocialAccount.objects.all() if lies_below(one.department, scope.department)]


def in_list(scope: Scope) -> list[SocialAccount]:
    return [one for one in every(scope) if one.status in LISTED]


def told(scope: Scope) -> dict[str, figures.Figure]:
    return {one.key: one for one in figures.figures(scope)}


def values(figure: figures.Figure) -> dict[str, tuple[float, ...]]:
    return {row.key: tuple(number.value for number in row.numbers) for row in figure.rows}


def people(account: SocialAccount, *parts: str) -> set[int]:
    """Who has one of the parts today."""
    return {
        row.person_id for row in account.responsibilities.all() if row.until is None and row.part in parts
    }


def review_done(account: SocialAccount) -> bool:
    """Whether a communicator has reviewed it in the last year."""
    days = [review.done_on for review in Review.objects.filter(account=account, kind="round")]
    return any(day and make.DAY - timedelta(days=365) <= day <= make.DAY for day in days)


def has_shortcomings(account: SocialAccount) -> bool:
    """Whether something that a review found waits for being seen mended."""
    answers = [answer for review in account.reviews.all() for answer in review.answers.all()]
    return any(answer.outcome == "shortcoming" and answer.seen_on is None for answer in answers)


def has_read(account: SocialAccount) -> bool:
    """Whether the person who answers for it has read the version that holds."""
    return any(
        said.person_id == account.responsible_id and said.guideline.repealed_on is None
        for said in Acknowledgement.objects.all()
    )


def recent(day: date | None) -> bool:
    return day is not None and (make.DAY - day).days <= 365


HOLDS = {
    "syfte": lambda one: one.purpose != "",
    "kontoansvarig": lambda one: bool(
        one.responsible and one.responsible.is_active and not one.responsible_for_now
    ),
    "ersattare": lambda one: bool(people(one, "deputy")),
    "behoriga": lambda one: reviewing.known(one, "two_admins"),
    "tvafaktor": lambda one: one.two_factor_on is not None,
    "bekraftat": lambda one: recent(one.confirmed_on),
    "granskat": review_done,
    "riktlinje-last": has_read,
    "bevarat": lambda one: recent(one.preserved_on),
    "brister": lambda one: not has_shortcomings(one),
    "bevakning": lambda one: bool(one.watched and one.replies_within_hours),
    "inlagg": lambda one: (
        one.pk not in {row.pk for row in inactivity.silent(make.DAY, numbers.INACTIVE_FLAG_DAYS)}
    ),
    "enhetens-atkomst": lambda one: one.unit_has_access is True,
    "bevarandeniva": lambda one: one.preservation != "",
    "bevarat-nagon-gang": lambda one: one.preserved_on is not None,
    "dokumenthanteringsplan": lambda one: one.records_plan_item != "",
    "personer-visas": lambda one: one.shows_people != "",
    "behandling": lambda one: one.processing_record != "",
    "rattslig-grund": lambda one: one.legal_basis != "",
    "barn": lambda one: one.shows_people == "children",
    "oppningsdag": lambda one: one.opened_on is not None,
}
"""Each measure again, of one account at a time: whoever adds a row to the table adds one here."""


def test_every_measure_divides_the_accounts_in_those_that_have_and_those_that_lack(varied: Varied) -> None:
    accounts = list(SocialAccount.objects.all())
    assert list(measures.BY_KEY) == list(HOLDS)
    for key, holds in HOLDS.items():
        has = {one.pk for one in accounts if holds(one)}
        everybody = {one.pk for one in accounts}
        assert 0 < len(has) < len(everybody), key
        for word, wanted in ((key, has), (f"utan-{key}", everybody - has)):
            state = measures.condition(word, make.DAY)
            assert state is not None
            assert {one.pk for one in SocialAccount.objects.filter(state)} == wanted, word


def test_accounts_are_counted_by_platform_department_and_status(scope: Scope) -> None:
    found = told(scope)
    listed = in_list(scope)
    platforms = {one.platform for one in listed}
    assert values(found["plattform"]) == {
        key: (sum(one.platform == key for one in listed),) for key in platforms
    }
    statuses = [one.status for one in every(scope)]
    assert values(found["status"]) == {key: (statuses.count(key),) for key in set(statuses)}
    children = Department.objects.filter(parent=scope.department)
    below = {one.slug: (sum(lies_below(account.department, one) for account in listed),) for one in children}
    itself = sum(account.department == scope.department for account in listed)
    own = {scope.department.slug: (itself,)} if scope.department else {}
    wanted = {key: value for key, value in {**own, **below}.items() if value != (0,)}
    assert values(found["verksamhet"]) == wanted
    assert sum(number for (number,) in wanted.values()) == len(listed)


def test_accounts_are_counted_by_the_month_they_were_opened_and_closed(scope: Scope) -> None:
    found = values(told(scope)["manad"])
    months = ["2025-12", *(f"2026-{month:02}" for month in range(1, 12))]
    assert list(found) == months
    for month in months:
        days = [(str(one.opened_on)[:7], str(one.closed_on)[:7]) for one in every(scope)]
        assert found[month] == (
            sum(opened == month for opened, _closed in days),
            sum(closed == month for _opened, closed in days),
        )


def test_the_state_of_the_register_is_counted(scope: Scope) -> None:
    figure = told(scope)["laget"]
    listed = in_list(scope)
    wanted = {}
    for measure in measures.HEALTH:
        has = sum(bool(HOLDS[measure.key](one)) for one in listed)
        wanted[measure.key] = (has, len(listed) - has, math.floor(has / len(listed) * 100))
    assert values(figure) == wanted
    sound = sum(all(HOLDS[measure.key](one) for measure in measures.HEALTH) for one in listed)
    assert [number.value for _label, number in figure.facts] == [sound]


def waited(case: Case) -> int:
    """From the day a case was sent in to the day it was first decided, both where the municipality is."""
    first = min(case.decisions.all(), key=lambda decision: decision.at)
    assert case.submitted_at
    return (first.decided_on - case.submitted_at.astimezone(STOCKHOLM).date()).days


def test_the_time_to_a_decision_is_counted(scope: Scope) -> None:
    figure = told(scope)["beslutstid"]
    first = {
        case: min(decision.decided_on for decision in case.decisions.all())
        for case in Case.objects.exclude(decisions=None)
        if case.account and lies_below(case.account.department, scope.department)
    }
    lately = {case: day for case, day in first.items() if day >= date(2025, 12, 1)}
    found = values(figure)
    for month in found:
        took = [waited(case) for case, day in lately.items() if str(day)[:7] == month]
        assert found[month] == (
            len(took),
            statistics.median(took) if took else 0,
            max(took) if took else 0,
        )
    took = [waited(case) for case in lately]
    assert [number.value for _label, number in figure.facts] == [statistics.median(took), max(took)]
    slowest = next(case for case in lately if waited(case) == max(took))
    assert figure.facts[1][1].url == reverse("case", args=[slowest.number])


def listed_at(url: str, person: Person) -> AccountFilter:
    """The register's list as an address asks for it."""
    path, _mark, query = url.partition("?")
    assert path == reverse("register")
    return AccountFilter(QueryDict(query), Who(person, make.DAY))


def test_removals_are_counted_by_reason(scope: Scope) -> None:
    figure = told(scope)["borttaget"]
    first = date(2025, 12, 1)
    theirs = [one for one in Removal.objects.all() if lies_below(one.account.department, scope.department)]
    lately = [one for one in theirs if first <= one.removed_on <= make.DAY]
    assert 0 < len(lately) < len(Removal.objects.all())
    assert values(figure) == {
        reason: (
            sum(one.reason == reason for one in lately),
            len({one.account_id for one in lately if one.reason == reason}),
        )
        for reason in {one.reason for one in lately}
    }


def test_every_figure_leads_to_the_accounts_behind_it(scope: Scope, cast: Cast) -> None:
    followed = 0
    for figure in figures.figures(scope):
        for row in figure.rows:
            # How long decisions took leads to those that were decided.
            counted = [row.numbers[0]] * 3 if figure.key == "beslutstid" else row.numbers
            for number, shown in zip(counted, row.numbers, strict=True):
                if figure.key == "borttaget" and shown is row.numbers[0]:
                    assert bool(shown.url) == (scope.department is None)
                    continue
                assert bool(shown.url) == bool(number.value) or shown.said.endswith("%"), row
                if shown.url:
                    assert listed_at(shown.url, cast.insight).qs.count() == number.value, shown.url
                    followed += 1
    assert followed > 30


def test_the_facts_beside_the_figures_lead_to_their_accounts_too(scope: Scope, cast: Cast) -> None:
    found = told(scope)
    for key in ("manad", "laget"):
        for _label, number in found[key].facts:
            if number.url:
                assert listed_at(number.url, cast.insight).qs.count() == number.value
    decided = sum(row.numbers[0].value for row in found["beslutstid"].rows)
    assert listed_at(found["beslutstid"].facts[0][1].url, cast.insight).qs.count() == decided


def test_the_worst_are_those_that_lack_most(scope: Scope) -> None:
    def lacks(one: SocialAccount) -> list[str]:
        return [measure.key for measure in measures.HEALTH if not HOLDS[measure.key](one)]

    by_need = sorted(
        (one for one in in_list(scope) if lacks(one)),
        key=lambda one: (-len(lacks(one)), -(-1 if one.followers is None else one.followers), one.sort_name),
    )
    found = worst.worst(scope)
    assert [(one.account.name, [measure.key for measure in one.lacks]) for one in found] == [
        (one.name, lacks(one)) for one in by_need[:10]
    ]


def test_months_of_addresses_that_are_none_find_nothing(varied: Varied, cast: Cast) -> None:
    for text in (
        "2026-13",
        "2026",
        "9999-12",
        "2026-11..2026-10",
        "a..b",
        "٢٠٢٦-١١",
        "2026-01..2026-02..2026-03",
    ):
        for name in ("oppnat", "avslutat", "beslutat"):
            assert listed_at(f"/register/?{name}={text}", cast.chief).qs.count() == 0, text


def test_the_state_of_what_one_may_not_see_is_not_told(varied: Varied, cast: Cast) -> None:
    def found(person: Person, asked: str) -> set[str]:
        return {one.department.name for one in listed_at(f"/register/?{asked}", person).qs}

    everywhere = {"laget=utan-syfte", "laget=utan-bevarat", "oppnat=2026-11", "beslutat=2026-10"}
    for asked in everywhere:
        assert found(cast.school, asked) == {"Ekskolan"} & found(cast.chief, asked), asked
        assert found(cast.chief, asked) - {"Ekskolan"} != set(), asked
