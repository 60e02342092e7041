"""A file is received, read, decided about, placed, accepted part by part or rejected; nothing is lost on the way."""

import json

import pytest
from django.core.exceptions import PermissionDenied

import norrelund
from handleplan.documents import UnreadableFile
from handleplan.intake import reviews
from handleplan.intake.models import Review
from handleplan.intake.review.decisions import MatchPlan, MatchUnit, Move, Reword, SetValue, Write
from handleplan.intake.reviews import CannotDecide, NotReceived
from handleplan.record.models import Event, Framework, Membership, Plan, SourceVersion, Unit, User, Wording

pytestmark = pytest.mark.django_db

PLANS = "handicappolitik-handleplaner-2023-2026.txt"


@pytest.fixture
def administrator() -> User:
    return User.objects.create_superuser("admin@norrelund.example", "hemmeligt-kodeord")


@pytest.fixture
def coordinator(framework) -> User:
    user = User.objects.create_user("koordinator@norrelund.example", "hemmeligt-kodeord")
    Membership.objects.create(user=user, role="coordinator", framework=framework)
    return user


@pytest.fixture
def framework() -> Framework:
    owner = Unit.objects.create(name="Nørrelund Kommune", slug="nørrelund", kind="municipality")
    return Framework.objects.create(
        owner=owner,
        kind="policy",
        name="Handicappolitik",
        slug="handicappolitik-2023-2026",
        first_year=2023,
        last_year=2026,
    )


def content(document) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def brought_in(document, by, name=PLANS, **more) -> Review:
    received = reviews.receive(name, content(document), by=by, **more)
    assert received.is_new
    return received.review


def test_a_received_file_is_kept_read_and_waits_for_a_person(coordinator, framework):
    review = brought_in(norrelund.plans(), coordinator)
    assert (review.state, review.form_kind, review.plans, review.framework) == ("ready", "handleplan", 2, framework)
    assert review.file.open().read() == content(norrelund.plans())
    assert reviews.opened(review).reading.plans[0].unit == "Plejehjemmene"
    assert not Plan.objects.exists()
    assert list(Event.objects.order_by("pk").values_list("what", "user")) == [
        ("review.received", coordinator.pk),
        ("review.read", coordinator.pk),
    ]
