"""An open round with a plan's status, and those who write it and decide about it."""

import pytest

from handleplan.record.models import Report, User
from years import build_open_round, contributor_of, coordinator, first_report


@pytest.fixture
def report(db) -> Report:
    """The status of a plan with three questions, one criterion, and what was answered two years before."""
    return first_report(build_open_round())


@pytest.fixture
def head(report) -> User:
    return report.head


@pytest.fixture
def helper(report) -> User:
    """A contributor of the plan's unit."""
    return contributor_of("Medhjælper", report.plan.unit)


@pytest.fixture
def decider(report) -> User:
    return coordinator(report.round)
