"""A status is everybody's when it is published, its readers' when it is approved, and before that its own people's."""

import pytest
from django.contrib.auth.models import AnonymousUser

from builders import build_policy, build_pool
from handleplan.publishing.content import read_content
from handleplan.record.models import Membership, Plan, Report, Round, User
from handleplan.record.people import withdraw_role
from handleplan.web.public.overview import rounds_of

pytestmark = pytest.mark.django_db
Role = Membership.Role
EVERYBODY = {"stranger", "of another", "reader", "contributor", "head", "coordinator", "administrator"}
OWN = {"contributor", "head", "coordinator", "administrator"}


@pytest.fixture
def report() -> Report:
    return build_policy(plans=2).plans.all()[0].reports.get(round__year=2023)


@pytest.fixture
def people(report) -> dict[str, User | AnonymousUser]:
    plan, other = report.plan, build_pool(projects=1).plans.get()
    of = {
        "reader": [(Role.READER, plan.framework)],
        "coordinator": [(Role.COORDINATOR, plan.framework)],
        "head": [(Role.HEAD, plan.area)],
        "contributor": [(Role.CONTRIBUTOR, plan.unit)],
        "of another": [(Role.COORDINATOR, other.framework), (Role.HEAD, other.unit)],
    }
    people: dict[str, User | AnonymousUser] = {"stranger": AnonymousUser()}
    people["administrator"] = User.objects.create_superuser("admin@nørrelund.dk")
    for name, roles in of.items():
        people[name] = User.objects.create_user(f"{name.replace(' ', '')}@nørrelund.dk")
        for role, thing in roles:
            belongs = {"framework": thing} if role in (Role.READER, Role.COORDINATOR) else {"unit": thing}
            Membership.objects.create(user=people[name], role=role, **belongs)
    return people


@pytest.mark.parametrize(
    ("state", "seen_by"),
    [
        (Report.State.NOT_STARTED, OWN),
        (Report.State.DRAFT, OWN),
        (Report.State.SUBMITTED, OWN),
        (Report.State.RETURNED, OWN),
        (Report.State.APPROVED, OWN | {"reader"}),
        (Report.State.PUBLISHED, EVERYBODY),
    ],
)
def test_who_sees_it_in_each_state(report, people, state, seen_by):
    Report.objects.filter(pk=report.pk).update(state=state)
    seen = {name for name, person in people.items() if Report.objects.visible_to(person).contains(report)}
    assert seen == seen_by


def test_a_role_that_was_withdrawn_shows_nothing_any_more(report, people):
    Report.objects.filter(pk=report.pk).update(state=Report.State.DRAFT)
    withdraw_role(people["head"].memberships.get(), by=people["administrator"])
    assert not Report.objects.visible_to(people["head"]).contains(report)
    assert Membership.ever.filter(user=people["head"]).count() == 1


def test_a_withdrawn_plans_status_is_seen_by_nobody(report, people):
    Plan.objects.filter(pk=report.plan_id).update(state=Plan.State.WITHDRAWN)
    assert not any(Report.objects.visible_to(person).contains(report) for person in people.values())


def test_the_report_says_of_an_approved_status_that_it_is_not_published(report, people):
    """Who may read it before others shall not take it for what everybody reads."""
    Report.objects.filter(pk=report.pk).update(state=Report.State.APPROVED)
    framework = report.plan.framework

    def statuses(name):
        plan = next(plan for plan in read_content(framework, people[name]).plans if plan.unit == "Plejehjemmene")
        return {status.year: status.is_published for status in plan.statuses}

    assert statuses("reader") == {2023: False, 2024: True}
    assert statuses("stranger") == {2024: True}


def test_a_round_that_was_only_opened_is_told_of_nowhere(report, people):
    framework = report.plan.framework
    framework.rounds.filter(year=2024).update(
        state=Round.State.OPEN,
        contributor_due="2024-10-01",
        head_due="2024-10-15",
        coordinator_due="2024-11-01",
        publish_on="2024-12-01",
    )
    Report.objects.filter(round__year=2024).update(state=Report.State.DRAFT)
    for person in people.values():
        assert read_content(framework, person).years == (2023,)
        assert [progress.round.year for progress in rounds_of([framework], person)[framework.pk]] == [2023]
