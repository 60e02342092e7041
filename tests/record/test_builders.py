"""The builders build what they say: the tests that lean on them lean on this."""

import pytest

from builders import build_policy, build_pool
from handleplan.record.models import AttentionPoint, Edition, Passage, Plan, Report, Result, Theme, Unit, Wording

pytestmark = pytest.mark.django_db


def test_a_policy_with_plans_rounds_a_revision_and_a_booklet():
    framework = build_policy()
    assert framework.plans.count() == 8
    assert Unit.objects.filter(kind="area").count() == 3
    assert Theme.objects.filter(framework=framework).count() == 4
    assert Report.objects.filter(state="published").count() == 15
    assert AttentionPoint.objects.count() == 2
    assert Passage.objects.count() == 8
    revision = Edition.objects.get(number=2)
    assert set(revision.unchanged_parts.values_list("role", flat=True)) == {"goal", "subgoal"}
    assert Edition.objects.filter(form__kind="sammendrag").count() == 6


def test_a_criterion_keeps_its_identity_through_the_revision():
    build_policy()
    wordings = Wording.objects.filter(
        statement__role="criterion", edition__plan__order=0, edition__form__kind="handleplan"
    )
    assert len({wording.statement_id for wording in wordings}) == 1
    assert len({wording.text for wording in wordings}) == 2


def test_any_number_of_plans():
    assert build_policy(plans=20).plans.count() == 20


def test_a_pool_with_a_project_of_unknown_amount():
    framework = build_pool()
    assert framework.plans.count() == 4
    assert Plan.objects.filter(budget_dkk=None, end="", is_finished=None).count() == 1
    assert Result.objects.count() == 16


def test_a_pool_of_any_size_reuses_its_owners():
    framework = build_pool(projects=9)
    assert framework.plans.count() == 9
    assert Unit.objects.filter(parent=None).count() == 5
