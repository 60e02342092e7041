"""A searchable record, built once for each file of tests; what a test does to it is undone after the test."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from builders import build_policy, build_pool
from handleplan.insight.search.index import rebuild
from handleplan.record.models import Framework


@pytest.fixture(scope="module")
def searchable_record(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    files = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=files):
            build_policy()
            build_pool()
        rebuild()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def policy(searchable_record, db) -> Framework:
    return Framework.objects.get(name="Handicappolitik")


@pytest.fixture
def pool(searchable_record, db) -> Framework:
    return Framework.objects.get(name="Puljen for lige sundhed")
