"""The list is read in its order from an index on both databases, however long it becomes."""

from django.db import connection, transaction
from django.db.models import QuerySet

from accounts.tree import Tree
from registry.public import listing, paging
from registry.public.searching import Filters, Place
from registry.register.models import SocialAccount
from tests.cast import Cast
from tests.registry.public.conftest import Account


def plan(found: "QuerySet[SocialAccount]") -> str:
    return str(found.values_list("id")[:51].explain())


def test_no_page_of_the_list_is_sorted(cast: Cast, account: Account) -> None:
    account()
    tree = Tree.load()
    pages = [listing.published(Filters(), tree), listing.published(Filters(q="biblioteket"), tree)]
    pages.append(paging.beside(pages[0], Place("a", 1), paging.BY_NAME))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A list of one account is rather read from end to end.
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        plans = [plan(page) for page in pages]

    assert ["account_listed" in told for told in plans] == [True] * 3, plans
    assert ["sort" in told.lower().replace("sort_name", "") or "TEMP" in told for told in plans] == [
        False
    ] * 3, plans


def test_the_letters_have_an_index_where_the_database_knows_one(cast: Cast) -> None:
    with connection.cursor() as cursor, transaction.atomic():
        found = connection.introspection.get_constraints(cursor, SocialAccount._meta.db_table)

    if connection.vendor == "postgresql":
        assert found["account_search"]["columns"] == ["search"]
        assert found["account_listed"]["columns"] == ["listed", "sort_name", "id"]
    else:
        assert "account_search" not in found
        assert found["account_listed"]["columns"] == ["listed", "sort_name", "id", "search"]
