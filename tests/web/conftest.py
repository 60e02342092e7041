"""What tests of pages have: static files without collecting them first, and the records that the pages show."""

import pytest

import builders
from handleplan.record.models import Framework, Plan


@pytest.fixture(autouse=True)
def static_files_where_they_lie(settings) -> None:
    """Tests show pages without collectstatic having run."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def policy(db) -> Framework:
    return builders.build_policy()


@pytest.fixture
def pool(db) -> Framework:
    return builders.build_pool()


@pytest.fixture
def plan(policy) -> Plan:
    """The plan with status, a revision and a booklet's wording."""
    return policy.plans.get(slug="plejehjemmene")
