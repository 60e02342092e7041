"""A coordinator of the policy, and two readings of theirs."""

import pytest

import plan_files
from handleplan.intake.models import Review
from handleplan.record.models import Membership, User
from reviews_made import make_review


@pytest.fixture
def coordinator(policy, client) -> User:
    """The person who is logged in."""
    user = User.objects.create_user("koordinator@nørrelund.dk", "en lang adgangskode")
    Membership.objects.create(user=user, role="coordinator", framework=policy)
    client.force_login(user)
    return user


@pytest.fixture
def pdf(coordinator, policy) -> Review:
    """Two plans on two pages, with three doubts."""
    return make_review("handleplaner.pdf", plan_files.pdf_file(), by=coordinator, framework=policy)


@pytest.fixture
def word(coordinator, policy) -> Review:
    """The same plans in Word, where nothing has a page."""
    return make_review("handleplaner.docx", plan_files.word_file(), by=coordinator, framework=policy)
