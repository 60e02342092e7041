"""A round at a glance, and what waits for a person: right, filtered, and with as many questions for many as for few."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from handleplan.record.models import Report
from handleplan.record.round_opening import name_people
from handleplan.record.round_overview import round_overview, waiting_for
from years import DUE, build_open_round, contributor_of, coordinator, first_report, person

pytestmark = pytest.mark.django_db

BEFORE = DUE.contributor - timedelta(days=1)


def test_every_plan_with_its_state_person_and_date():
    round_ = build_open_round()
    report = first_report(round_)
    Report.objects.filter(pk=report.pk).update(state="submitted")
    overview = round_overview(round_, coordinator(round_), BEFORE)
    assert [(row.plan.name, row.state_label, str(row.person), row.due) for row in overview.rows] == [
        ("Plejehjemmene", "indsendt", "Leder0", DUE.coordinator),
        ("Hjemmeplejen", "ikke begyndt", "Leder1", DUE.head),
        ("Tandklinikken", "ikke begyndt", "Leder2", DUE.head),
    ]
    assert overview.rows[0].steps == ["returned", "approved", "left_out"]
    assert overview.counts == {"submitted": 1, "not_started": 2}


@pytest.mark.parametrize(
    ("today", "late"),
    [(DUE.head, 0), (DUE.head + timedelta(days=1), 2), (DUE.coordinator + timedelta(days=1), 3)],
)
def test_what_is_overdue(today, late):
    round_ = build_open_round()
    Report.objects.filter(pk=first_report(round_).pk).update(state="submitted")
    overview = round_overview(round_, coordinator(round_), today)
    assert overview.overdue == late == sum(row.is_overdue for row in overview.rows)
    assert len(round_overview(round_, coordinator(round_), today, overdue=True).rows) == late


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"state": "not_started"}, ["Plejehjemmene", "Hjemmeplejen", "Tandklinikken"]),
        ({"words": "tand"}, ["Tandklinikken"]),
        ({"words": "tand hjem"}, []),
        ({"order": "unit"}, ["Hjemmeplejen", "Plejehjemmene", "Tandklinikken"]),
        ({"without_person": True}, []),
        ({"order": "nonsense"}, ["Plejehjemmene", "Hjemmeplejen", "Tandklinikken"]),
    ],
)
def test_filters_and_orders(filters, names):
    round_ = build_open_round()
    assert [row.plan.name for row in round_overview(round_, coordinator(round_), BEFORE, **filters).rows] == names


def test_by_person():
    round_ = build_open_round()
    head = first_report(round_).head
    assert len(round_overview(round_, coordinator(round_), BEFORE, person=head.pk).rows) == 1


def test_a_head_sees_their_own_and_a_stranger_nothing():
    round_ = build_open_round()
    report = first_report(round_)
    assert [row.plan for row in round_overview(round_, report.head, BEFORE).rows] == [report.plan]
    assert round_overview(round_, person("Fremmed"), BEFORE).rows == []


def test_what_waits_for_a_head_and_a_contributor():
    report = first_report(build_open_round())
    helper = contributor_of("Medhjælper", report.plan.unit)
    name_people(report, head=report.head, contributor=helper, by=None)
    (theirs,) = waiting_for(helper, BEFORE).reports
    assert (theirs.what, theirs.due, theirs.address) == ("Skriv status", DUE.contributor, report.get_absolute_url())
    (heads,) = waiting_for(report.head, DUE.head + timedelta(days=1)).reports
    assert (heads.what, heads.due, heads.is_overdue) == ("Skriv og indsend status", DUE.head, True)


def test_what_waits_for_a_coordinator():
    round_ = build_open_round()
    first, second, third = round_.reports.order_by("plan__order")
    Report.objects.filter(pk=first.pk).update(state="submitted")
    Report.objects.filter(pk=second.pk).update(state="approved")
    Report.objects.filter(pk=third.pk).update(head=None)
    (waiting,) = waiting_for(coordinator(round_), DUE.head).rounds
    assert (waiting.to_approve, waiting.to_publish, waiting.without_person, waiting.being_written) == (1, 1, 1, 1)


def test_as_many_questions_for_sixty_plans_as_for_four():
    taken = []
    for plans in (4, 60):
        with transaction.atomic():
            round_ = build_open_round(plans)
            boss, head = coordinator(round_), first_report(round_).head
            with CaptureQueriesContext(connection) as captured:
                assert len(round_overview(round_, boss, date(2026, 11, 9)).rows) == plans
                waiting_for(boss, BEFORE)
                waiting_for(head, BEFORE)
            taken.append(len(captured))
            transaction.set_rollback(True)
    assert taken[0] == taken[1] <= 12
