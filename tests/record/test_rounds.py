"""Rounds are opened, answered and published."""

import pytest
from django.db import IntegrityError, transaction

from handleplan.record.editions import EditionSaid, add_edition
from handleplan.record.frameworks import create_framework
from handleplan.record.models import Edition, Form, Plan, Report, Unit
from handleplan.record.plans import create_plan
from handleplan.record.rounds import (
    AlreadyPublished,
    EntrySaid,
    add_report,
    correct_report,
    edition_in_force,
    open_round,
    publish_report,
)
from handleplan.record.texts import Said
from handleplan.record.units import create_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    owner = create_unit("Nørrelund Kommune", Unit.Kind.MUNICIPALITY)
    plan = create_plan(create_framework(owner, "policy", "Handicappolitik"), owner)
    form = Form.objects.create(kind="handleplan", title="Handleplan")
    add_edition(plan, form, EditionSaid(), first_year=2023, last_year=2026)
    add_edition(plan, form, EditionSaid(), first_year=2025, last_year=2026)
    return plan


def entries(*texts: str) -> list[EntrySaid]:
    return [EntrySaid("done", Said(text)) for text in texts]


def test_a_round_is_opened_once(plan: Plan):
    assert open_round(plan.framework, 2023) == open_round(plan.framework, 2023)
    assert plan.framework.rounds.get().name == "Status 2023"


def test_a_report_is_a_draft_until_it_is_published(plan: Plan):
    report = add_report(plan, open_round(plan.framework, 2023), None, entries("Vi har ansat to.", "Vi har holdt møde."))
    assert report.state == "draft"
    publish_report(report)
    assert report.state == "published"
    assert [entry.text for entry in report.entries.all()] == ["Vi har ansat to.", "Vi har holdt møde."]
    assert list(plan.events.values_list("what", flat=True))[:2] == ["report.published", "report.added"]


def test_a_published_report_is_not_published_again(plan: Plan):
    report = add_report(plan, open_round(plan.framework, 2023), None, entries("Vi har ansat to."))
    publish_report(report)
    with pytest.raises(AlreadyPublished, match="allerede offentliggjort"):
        publish_report(report)


def test_a_plan_answers_once_in_a_round(plan: Plan):
    round_ = open_round(plan.framework, 2023)
    add_report(plan, round_, None, entries("Vi har ansat to."))
    with pytest.raises(IntegrityError), transaction.atomic():
        add_report(plan, round_, None, entries("Vi har ansat tre."))
    assert Report.objects.get().entries.get().text == "Vi har ansat to."


def test_a_corrected_report_says_the_new_and_stays_published(plan: Plan):
    report = add_report(plan, open_round(plan.framework, 2023), None, entries("Vi har ansat to."))
    publish_report(report)
    correct_report(report, None, entries("Vi har ansat tre."))
    assert (report.state, report.entries.get().text) == ("published", "Vi har ansat tre.")


@pytest.mark.parametrize(("year", "number"), [(2022, 1), (2023, 1), (2024, 1), (2025, 2), (2027, 2)])
def test_a_status_answers_the_wording_of_its_year(plan: Plan, year: int, number: int):
    in_force = edition_in_force(list(plan.editions.order_by("number")), year)
    assert isinstance(in_force, Edition)
    assert in_force.number == number


def test_without_editions_no_wording_is_in_force():
    assert edition_in_force([], 2023) is None
