"""What a report is made from, and who may see it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from builders import build_policy, build_pool
from handleplan.publishing.content import read_content
from handleplan.record.models import Framework, Plan, Report, User

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()
MOST_QUERIES = 26


def queries(build: Callable[[int], Framework], plans: int) -> int:
    """How many queries a report on so many plans makes; the record is as empty afterwards as before."""
    with transaction.atomic():
        framework = build(plans)
        with CaptureQueriesContext(connection) as asked:
            content = read_content(framework, VISITOR)
        assert len(content.plans) == plans
        transaction.set_rollback(True)
    return len(asked)


@pytest.mark.parametrize("build", [build_policy, build_pool])
def test_the_database_is_asked_the_same_however_many_plans_there_are(build):
    assert queries(build, 4) == queries(build, 17) <= MOST_QUERIES


def test_a_policy_that_is_not_public_is_for_those_with_a_role():
    framework = build_policy(3)
    framework.is_public = False
    framework.save()
    with pytest.raises(Framework.DoesNotExist):
        read_content(framework, VISITOR)
    assert len(read_content(framework, User(is_superuser=True)).plans) == 3


def test_a_withdrawn_plan_and_a_draft_stay_out():
    framework = build_policy(3)
    first, second, _third = framework.plans.all()
    Plan.objects.filter(pk=first.pk).update(state=Plan.State.WITHDRAWN)
    Report.objects.filter(plan=second).update(state=Report.State.DRAFT)
    content = read_content(framework, VISITOR)
    assert [plan.name for plan in content.plans] == ["Hjemmeplejen", "Tandklinikken"]
    assert [len(plan.statuses) for plan in content.plans] == [0, 1]


def test_a_plan_says_where_it_stood():
    content = read_content(build_policy(3), VISITOR)
    (place,) = content.plans[1].sources
    assert (place.document, place.first_page) == ("handicappolitik-handleplaner-2023-2026.txt", 1)
    assert [source.version for source in content.sources] == [1]


def test_an_answer_that_says_nothing_is_not_an_answer_of_a_dash():
    content = read_content(build_pool(4), VISITOR)
    _overall, of_harbour = content.plans[1].results
    _overall, of_night = content.plans[3].results
    assert [dated.texts for dated in of_harbour.by_date] == [("12 mænd ror hver uge.",), ("-",)]
    assert [dated.texts for dated in of_night.by_date] == [(), ()]
