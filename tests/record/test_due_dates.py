"""The dates of a person, a unit and a framework: deadlines and rounds, as far as each may see them."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from handleplan.record.due_dates import (
    dates_of_framework,
    dates_of_person,
    dates_of_unit,
    overdue_deadlines,
    overdue_reports,
)
from handleplan.record.following_up import finish_deadline, reopen_deadline, set_deadline, withdraw_deadline
from handleplan.record.models import Membership, Report
from handleplan.record.round_opening import name_people
from years import DUE, build_open_round, contributor_of, coordinator, first_report, person

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 4)


@pytest.fixture
def report() -> Report:
    return first_report(build_open_round())


def on(dates) -> list[tuple[date, str]]:
    return [(one.on, one.what) for one in dates]


def test_a_heads_deadlines_and_the_statuses_that_wait(report):
    set_deadline(report.plan, "Mentor udpeget", MAY, report.head, by=report.head)
    assert on(dates_of_person(report.head)) == [
        (MAY, "Mentor udpeget"),
        (DUE.head, "Status 2026: Status skal være indsendt: 1 handleplan"),
    ]
    Report.objects.filter(pk=report.pk).update(state="submitted")
    assert on(dates_of_person(report.head)) == [(MAY, "Mentor udpeget")]


def test_a_contributors_date_is_before_the_heads(report):
    helper = contributor_of("Medhjælper", report.plan.unit)
    name_people(report, head=report.head, contributor=helper, by=coordinator(report.round))
    assert [one.on for one in dates_of_person(helper)] == [DUE.contributor]


def test_a_coordinators_rounds(report):
    assert [one.on for one in dates_of_person(coordinator(report.round))] == [DUE.coordinator, DUE.publish]


def test_the_dates_of_a_framework_are_for_those_who_follow_it(report):
    framework, boss = report.plan.framework, coordinator(report.round)
    set_deadline(report.plan, "Mentor udpeget", MAY, report.head, by=boss)
    assert [one.on for one in dates_of_framework(framework, boss)] == [
        MAY,
        DUE.contributor,
        DUE.head,
        DUE.coordinator,
        DUE.publish,
    ]
    assert [one.on for one in dates_of_framework(framework, report.head)] == [MAY, DUE.head]
    assert dates_of_framework(framework, person("Fremmed")) == []


def test_the_dates_of_a_unit_and_those_below_it(report):
    area, other = report.plan.unit.parent, report.round.reports.exclude(pk=report.pk).first()
    set_deadline(report.plan, "Mentor udpeget", MAY, report.head, by=report.head)
    boss = coordinator(report.round)
    found = dates_of_unit(area, boss)
    assert on(found) == [(MAY, "Mentor udpeget"), (DUE.head, "Status 2026: Status skal være indsendt: 3 handleplaner")]
    assert len(found[1].names) == 3
    assert on(dates_of_unit(report.plan.unit, other.head)) == []


def test_done_ones_stay_and_withdrawn_ones_do_not(report):
    deadline = set_deadline(report.plan, "Mentor udpeget", MAY, report.head, by=report.head)
    assert dates_of_person(report.head)[0].is_overdue(date(2026, 5, 5))
    finish_deadline(deadline, by=report.head)
    (done, _round) = dates_of_person(report.head)
    assert done.is_done
    assert not done.is_overdue(date(2026, 5, 5))
    reopen_deadline(deadline, by=report.head)
    assert not dates_of_person(report.head)[0].is_done
    withdraw_deadline(deadline, by=report.head)
    assert len(dates_of_person(report.head)) == 1


def test_a_role_that_was_taken_away_takes_its_dates_along(report):
    set_deadline(report.plan, "Mentor udpeget", MAY, report.head, by=report.head)
    Membership.objects.filter(user=report.head).update(withdrawn_at="2026-10-05T08:00Z")
    report.plan.framework.is_public = False
    report.plan.framework.save()
    assert dates_of_person(report.head) == []


def test_what_is_overdue(report):
    framework, boss = report.plan.framework, coordinator(report.round)
    deadline = set_deadline(report.plan, "Mentor udpeget", MAY, report.head, by=boss)
    assert overdue_deadlines(framework, boss, MAY) == []
    assert overdue_deadlines(framework, boss, date(2026, 5, 5)) == [deadline]
    assert overdue_reports(framework, boss, DUE.head) == []
    assert len(overdue_reports(framework, boss, date(2026, 11, 17))) == 3


def test_as_many_queries_for_forty_plans_as_for_three():
    taken = []
    for plans in (3, 40):
        with transaction.atomic():
            report = first_report(build_open_round(plans))
            boss, framework = coordinator(report.round), report.plan.framework
            for one in framework.plans.all()[:plans]:
                head = one.reports.get(round=report.round).head
                set_deadline(one, "Mentor udpeget", MAY, head, by=boss)
            with CaptureQueriesContext(connection) as queries:
                dates_of_framework(framework, boss)
                dates_of_unit(report.plan.unit.parent, boss)
                dates_of_person(boss)
            taken.append(len(queries))
            transaction.set_rollback(True)
    assert taken[0] == taken[1]
