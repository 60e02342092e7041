"""Two reports that many tests look into, each made once."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import override_settings

from builders import build_policy, build_pool
from handleplan.publishing.content import FrameworkContent, read_content
from handleplan.publishing.report import status_report
from handleplan.publishing.typesetting import typeset

ON = date(2025, 3, 3)


def _content(build, tmp_path_factory, django_db_blocker) -> FrameworkContent:
    """What a report is made from; the record that it was read from is rolled back."""
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
    with files, django_db_blocker.unblock(), transaction.atomic():
        content = read_content(build(), AnonymousUser())
        transaction.set_rollback(True)
    return content


@pytest.fixture(scope="session")
def policy(django_db_setup, django_db_blocker, tmp_path_factory) -> FrameworkContent:
    """The disability policy of Nørrelund Kommune with nine plans."""
    return _content(lambda: build_policy(9), tmp_path_factory, django_db_blocker)


@pytest.fixture(scope="session")
def pool(django_db_setup, django_db_blocker, tmp_path_factory) -> FrameworkContent:
    """A grant pool with seventeen projects."""
    return _content(lambda: build_pool(17), tmp_path_factory, django_db_blocker)


@pytest.fixture(scope="session")
def policy_pdf(policy) -> bytes:
    return typeset(status_report(policy, ON))


@pytest.fixture(scope="session")
def pool_pdf(pool) -> bytes:
    return typeset(status_report(pool, ON))
