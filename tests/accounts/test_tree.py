"""The tree of departments: paths, what lies below, and which authority each belongs to."""

from accounts.models import Department
from accounts.tree import Tree
from tests import make
from tests.cast import Cast


def names(tree: Tree, keys: object) -> list[str]:
    return sorted(tree.by_pk[key].name for key in keys)  # type: ignore[attr-defined]


def test_a_path_is_told_from_the_top(cast: Cast) -> None:
    assert Tree.load().path(cast.library.pk) == [
        "Kultur- och fritidsnämnden",
        "Kultur- och fritidsförvaltningen",
        "Stadsbiblioteket",
    ]


def test_below_holds_the_department_and_everything_under_it(cast: Cast) -> None:
    tree = Tree.load()
    assert tree.below([cast.culture.pk]) == {cast.culture.pk, cast.library.pk}
    assert tree.below([cast.library.pk, cast.education.pk]) == {
        cast.library.pk,
        cast.education.pk,
        cast.school_unit.pk,
    }
    assert tree.above(cast.library.pk) == {cast.library.pk, cast.culture.pk, cast.board.pk}


def test_the_authority_is_the_nearest_board_or_company(cast: Cast) -> None:
    company = make.department("Lindala Bostäder AB", cast.board, "company")
    office = make.department("Uthyrningen", company)
    alone = make.department("Utan nämnd")
    tree = Tree.load()
    assert [tree.authority(place.pk) for place in (cast.library, cast.board, office, alone)] == [
        cast.board,
        cast.board,
        company,
        None,
    ]


def test_the_tree_is_read_in_order_with_depths(cast: Cast) -> None:
    assert [(depth, place.slug) for depth, place in Tree.load().in_order()] == [
        (0, cast.education_board.slug),
        (1, cast.education.slug),
        (2, cast.school_unit.slug),
        (0, cast.board.slug),
        (1, cast.culture.slug),
        (2, cast.library.slug),
    ]


def test_a_circle_in_the_data_ends_nothing() -> None:
    """No form makes one; a tree read from elsewhere must still not hang the page."""
    one, other = Department(pk=1, name="A", parent_id=2), Department(pk=2, name="B", parent_id=1)
    tree = Tree([one, other])
    assert names(tree, tree.below([1])) == ["A", "B"]
    assert len(tree.upwards(1)) <= 3
    assert tree.authority(1) is None
