"""A document of no known form: a person says what its headings are, and the next one like it is offered the same."""

import pytest

import builders
from handleplan.forms.mapped import Mapping
from handleplan.intake.mapping_headings import map_headings, outlined
from handleplan.intake.models import Review
from handleplan.intake.review.decisions import CannotDecide, Reword
from handleplan.intake.reviews import accept, decide, opened, place, read_again, receive
from handleplan.record.models import Framework, Membership, User

TEXT = """Kajs virksomhedsplan

Aktivitetshuset

Hvad drømmer vi om
Ti brugere får et frivilligt job.

Sådan kan det ses
Otte er i gang efter et år.
"""
SAID = {
    "kajs virksomhedsplan": "heading",
    "aktivitetshuset": "plan",
    "hvad drømmer vi om": "goal",
    "sådan kan det ses": "criterion",
}
MAPPING = Mapping("handleplan", SAID)


@pytest.fixture
def framework(db) -> Framework:
    return builders.build_policy(plans=1)


@pytest.fixture
def coordinator(framework) -> User:
    user = User.objects.create_user("koordinator@example.dk")
    Membership.objects.create(user=user, role=Membership.Role.COORDINATOR, framework=framework)
    return user


def bring_in(text: str, name: str, by: User, framework: Framework) -> Review:
    review = receive(name, text.encode(), by=by, framework=framework).review
    assert review is not None
    assert review.is_of_no_known_form
    return review


def test_the_reading_follows_from_the_mapping_and_can_be_accepted(framework, coordinator):
    review = bring_in(TEXT, "plan.txt", coordinator, framework)
    map_headings(review, MAPPING, coordinator)
    (part,) = opened(review).draft.parts[:1]
    assert part.name == "Aktivitetshuset"
    place(review, by=coordinator, framework=framework)
    accept(review, by=coordinator)
    plan = framework.plans.get(unit__name="Aktivitetshuset")
    wordings = plan.editions.get().wordings.values_list("text", flat=True)
    assert list(wordings) == ["Ti brugere får et frivilligt job.", "Otte er i gang efter et år."]


def test_the_next_document_like_it_is_offered_the_same(framework, coordinator):
    map_headings(bring_in(TEXT, "plan.txt", coordinator, framework), MAPPING, coordinator)
    review = bring_in(TEXT.replace("Aktivitetshuset", "Lindehuset"), "lindehuset.txt", coordinator, framework)
    (offer,) = outlined(review, coordinator).offers
    assert (offer.kept.name, offer.per_cent) == ("plan.txt", 75)
    suggestion = outlined(review, coordinator).suggestion("handleplan", offer)
    assert suggestion.headings["hvad drømmer vi om"] == "goal"


def test_nobody_from_elsewhere_is_offered_it(framework, coordinator, db):
    map_headings(bring_in(TEXT, "plan.txt", coordinator, framework), MAPPING, coordinator)
    stranger = User.objects.create_user("anden@example.dk")
    pool = builders.build_pool(projects=1)
    Membership.objects.create(user=stranger, role=Membership.Role.COORDINATOR, framework=pool)
    review = bring_in(TEXT + "\nMere.\n", "plan.txt", stranger, pool)
    assert outlined(review, stranger).offers == []


def test_a_decision_outlives_another_mapping_and_another_reading(framework, coordinator):
    review = bring_in(TEXT, "plan.txt", coordinator, framework)
    map_headings(review, MAPPING, coordinator)
    piece = next(slot for slot in opened(review).draft.parts[0].slots if slot.address.endswith("goal")).pieces[0]
    decide(review, Reword(piece.key, "Tolv brugere får et frivilligt job."), coordinator)
    map_headings(review, Mapping("handleplan", {**SAID, "sådan kan det ses": "action"}), coordinator)
    assert "Tolv brugere får et frivilligt job." in str(opened(review).result)
    read_again(review, coordinator)
    assert "Tolv brugere får et frivilligt job." in str(opened(review).result)


def test_a_mapping_that_reads_nothing_is_refused(framework, coordinator):
    review = bring_in(TEXT, "plan.txt", coordinator, framework)
    with pytest.raises(CannotDecide, match="mindst én overskrift"):
        map_headings(review, Mapping("handleplan", {}), coordinator)
    review.refresh_from_db()
    assert review.is_of_no_known_form
