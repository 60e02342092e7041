"""Confirmed targets on the pages of plans and projects."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import builders
from handleplan.record.models import Plan, Report, Round, User
from handleplan.record.targets import MeasurementSaid, TargetSaid, add_measurement, withdraw_target, write_targets
from handleplan.record.texts import Said
from pages import text_of


@pytest.fixture
def person(db) -> User:
    return User.objects.create_user("ditte@nørrelund.example", first_name="Ditte", last_name="Krag")


def confirm(plan: Plan, person: User, number: int = 1):
    """So many targets of the plan, read from a document, each measured in it and judged."""
    version = builders.build_source(plan.framework, f"{plan.slug}-{number}.txt", 2)
    target, result = version.passages.order_by("first_line")
    statement = plan.statements.order_by("-pk").first()
    return write_targets(
        plan,
        [
            TargetSaid(
                statement,
                Said(f"Mål {place}: flere end {1200 + place} besøg.", target),
                Decimal(1200 + place),
                "besøg",
                "at_least",
                "2024-07-01",
                [MeasurementSaid(Said("Der har været 640 besøg.", result), Decimal("640.5"), "2023-12", "not_met")],
            )
            for place in range(number)
        ],
        by=person,
        document=version.document,
    )


@pytest.mark.parametrize("build", [builders.build_policy, builders.build_pool])
def test_a_target_stands_beside_what_was_measured_and_who_judged_it(db, client, person, build):
    plan = build(1).plans.get()
    confirm(plan, person)
    html = client.get(plan.get_absolute_url())
    shown = text_of(html).replace("\u00a0", " ")
    assert "Måltal Det, der kan tælles i løftet" in shown
    assert "Mål mindst 1.200 besøg Mål 0: flere end 1200 besøg. Hvor står det? side 1, linje 1–10" in shown
    assert "Frist: 1. juli 2024 Målt december 2023 640,5 besøg Der har været 640 besøg. Hvor står det?" in shown
    assert "ikke opfyldt Vurderet af Ditte Krag den" in shown


def test_a_persons_address_is_not_shown(client, plan, person):
    User.objects.update(first_name="", last_name="")
    confirm(plan, person)
    html = client.get(plan.get_absolute_url()).content.decode()
    assert "Vurderet den" in html
    assert "ditte@" not in html


def test_a_measurement_that_nobody_judged_says_so(client, plan, person):
    (target,) = confirm(plan, person)
    target.measurements.all().delete()
    assert "Der er ikke målt noget endnu." in text_of(client.get(plan.get_absolute_url()))
    add_measurement(target, MeasurementSaid(Said("Vi talte 700 besøg.")), by=person)
    assert "Vi talte 700 besøg. Ikke vurderet" in text_of(client.get(plan.get_absolute_url()))


def test_what_is_withdrawn_or_of_an_unpublished_status_is_not_shown(client, plan, person):
    (target,) = confirm(plan, person)
    later = Round.objects.create(framework=plan.framework, year=2030, name="Status 2030")
    report = Report.objects.create(plan=plan, round=later)
    add_measurement(target, MeasurementSaid(Said("Vi talte 700 besøg.")), by=person, report=report)
    assert "Vi talte 700 besøg." not in text_of(client.get(plan.get_absolute_url()))
    Report.objects.filter(pk=report.pk).update(state="published")
    assert "Status 2030 Vi talte 700 besøg." in text_of(client.get(plan.get_absolute_url()))
    withdraw_target(target, by=person)
    assert "Måltal" not in text_of(client.get(plan.get_absolute_url()))


@pytest.mark.parametrize("build", [builders.build_policy, builders.build_pool])
def test_thirty_targets_take_no_more_queries_than_one(db, client, person, build):
    plan = build(1).plans.get()
    taken = []
    for number in (1, 30):
        confirm(plan, person, number)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(plan.get_absolute_url()).status_code == 200
        taken.append(len(captured))
    assert taken[0] == taken[1]
