"""A search asks the database a bounded number of questions, however much there is to find."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from builders import build_policy
from handleplan.insight.search import search
from handleplan.insight.search.index import rebuild

ANYBODY = AnonymousUser()


@pytest.fixture(scope="module")
def large_record(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):
            build_policy(plans=40)
        rebuild()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("query", "at_least"),
    [("borgere", 50), ("plejehjemmene", 20), ("sundhed", 3), ('"åbent hus"', 8), ("handicap -job", 20), ("nyhed", 0)],
)
def test_of_a_search(large_record, db, query: str, at_least: int) -> None:
    """Which words there are, which texts (and how many), and what they hang on; one more beyond the last page."""
    with CaptureQueriesContext(connection) as asked:
        results = search(query, ANYBODY, limit=500)
    assert len(results.hits) == results.total >= at_least
    assert len(asked) <= (3 if results.total else 4)
    with CaptureQueriesContext(connection) as asked:
        assert search(query, ANYBODY, limit=20, offset=5000).total == results.total
    assert len(asked) <= 5


def test_of_a_suggestion(large_record, db) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert search("borgerre skånejop lindelly", ANYBODY).suggestion == "borgere skånejob Lindely"
    assert len(asked) <= 11


def test_of_what_is_no_query(large_record, db, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        search('"-', ANYBODY)
