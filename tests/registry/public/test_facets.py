"""The filters beside the list: what there is to choose, and how many accounts each choice shows."""

from typing import Any

import pytest
from django.test import Client

from registry import numbers
from registry.public import facets, formats
from registry.public.counts import counts
from tests import make
from tests.cast import Cast
from tests.registry.public.conftest import Account, theme

BOARD = "Kultur- och fritidsnämnden"
SCHOOLS = "Barn- och utbildningsnämnden"


@pytest.fixture
def four(cast: Cast, account: Account) -> None:
    account("A", cast.library, address="https://www.facebook.com/lindala.a", theme="bibliotek-kultur")
    account("B", cast.library, theme="bibliotek-kultur")
    account("C", cast.school_unit, theme="forskola-skola")
    account("D", cast.education)
    account("E", cast.education, status="closed", theme="politik")


def groups(client: Client, **query: Any) -> dict[str, list[tuple[str, int]]]:
    page = client.get("/", query).context["page"]
    return {
        group.name: [(choice.label, choice.count) for choice in group.choices] for group in page["facets"]
    }


@pytest.mark.usefixtures("four")
def test_each_group_counts_what_can_be_listed(client: Client) -> None:
    assert groups(client) == {
        "plattform": [("Instagram", 3), ("Facebook", 1)],
        "tema": [(theme("bibliotek-kultur"), 2), (theme("forskola-skola"), 1)],
        "verksamhet": [(SCHOOLS, 2), (BOARD, 2)],
    }


@pytest.mark.usefixtures("four")
def test_a_group_counts_with_the_filters_of_the_others_and_not_its_own(client: Client) -> None:
    assert groups(client, plattform="facebook") == {
        "plattform": [("Instagram", 3), ("Facebook", 1)],
        "tema": [(theme("bibliotek-kultur"), 1)],
        "verksamhet": [(BOARD, 1)],
    }


@pytest.mark.usefixtures("four")
def test_a_search_narrows_every_group(client: Client) -> None:
    assert groups(client, q="utbildningsnämnden") == {
        "plattform": [("Instagram", 2)],
        "tema": [(theme("forskola-skola"), 1)],
        "verksamhet": [(SCHOOLS, 2)],
    }


@pytest.mark.usefixtures("four")
def test_what_is_chosen_stays_to_be_unchosen_though_it_finds_nothing(client: Client, cast: Cast) -> None:
    page = client.get(
        "/", {"plattform": ["facebook", "finns-inte"], "tema": "politik", "verksamhet": cast.library.slug}
    ).context["page"]

    chosen = {
        (group.name, choice.label, choice.count)
        for group in page["facets"]
        for choice in group.choices
        if choice.selected
    }
    assert chosen == {
        ("plattform", "Facebook", 0),
        ("tema", theme("politik"), 0),
        ("verksamhet", "Stadsbiblioteket", 0),
    }
    assert page["chosen"] == 3


@pytest.mark.usefixtures("four")
def test_every_count_is_what_the_choice_then_shows(client: Client) -> None:
    page = client.get("/", {"q": "ins"}).context["page"]

    for group in page["facets"]:
        for choice in group.choices:
            shown = client.get("/", {"q": "ins", group.name: choice.value}).context["page"]
            assert shown["count"] == choice.count, choice


def test_below_a_single_top_its_parts_are_the_choices(client: Client, account: Account, cast: Cast) -> None:
    top = make.department("Lindala kommun")
    care = make.department("Vård och omsorg", top)
    home = make.department("Hemtjänsten", care)
    streets = make.department("Gator", top)
    from accounts.models import Department
    from accounts.tree import Tree

    tree = Tree([top, care, home, streets])
    assert [one.name for one in facets.top(tree)] == ["Vård och omsorg", "Gator"]
    assert [one.name for one in facets.top(Tree([top, care, home]))] == ["Hemtjänsten"]
    assert facets.top(Tree(Department.objects.none())) == []


def test_a_long_tree_offers_the_departments_with_most_accounts(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "MOST_DEPARTMENTS", 2)
    for name, count in (("Bad", 1), ("Åkeri", 2), ("Arkiv", 3)):
        where = make.department(name, kind="company")
        for number in range(count):
            account(f"{name} {number}", where)

    assert groups(client)["verksamhet"] == [("Arkiv", 3), ("Åkeri", 2)]
    assert groups(client, verksamhet="bad")["verksamhet"] == [("Arkiv", 3), ("Bad", 1), ("Åkeri", 2)]


@pytest.mark.usefixtures("four")
def test_counts_above_the_cap_are_told_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "COUNT_CAP", 2)

    page = client.get("/").context["page"]

    assert [(choice.count, choice.more) for choice in page["facets"][0].choices] == [(2, True), (1, False)]
    assert "2+" in client.get("/").content.decode()


@pytest.mark.usefixtures("four")
def test_in_a_long_list_a_search_offers_the_filters_without_counts(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = groups(client)
    monkeypatch.setattr(formats, "MOST_SEARCHED", 3)
    counts.clear()
    found = client.get("/", {"q": "utbildningsnämnden"})
    assert groups(client, q="utbildningsnämnden") == {
        name: [(label, None) for label, _count in choices] for name, choices in whole.items()
    }
    assert found.context["page"]["count"] == 2
    assert "filters__count" not in found.content.decode()
    assert groups(client) == whole


def test_an_empty_register_has_no_filters(client: Client, db: Any) -> None:
    assert client.get("/").context["page"]["facets"] == ()
