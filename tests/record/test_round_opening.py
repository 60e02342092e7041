"""A coordinator plans a round and opens it; each person is asked once, and those without a person are told of."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

import builders
from handleplan.record.models import Membership, Message, Report, Round
from handleplan.record.refusals import NotAccepted, NotAllowed, WrongState
from handleplan.record.round_opening import (
    Question,
    add_to_round,
    change_round,
    name_people,
    open_planned_round,
    plan_round,
    suggested_people,
    suggested_questions,
)
from handleplan.record.rounds import open_round
from years import (
    DUE,
    OPENED,
    build_open_round,
    build_planned_round,
    contributor_of,
    coordinator,
    coordinator_of,
    first_report,
    head_of,
    person,
    planned_round,
)

pytestmark = pytest.mark.django_db


def test_the_questions_are_those_of_the_plans_form():
    round_ = build_planned_round()
    assert [question.field for question in suggested_questions(round_.framework)] == ["done", "achieved", "next"]
    assert round_.questions.first().label == "Vi har…"


def test_a_planned_round_asks_nobody():
    round_ = build_planned_round()
    assert round_.state == "planned"
    assert set(round_.reports.values_list("state", flat=True)) == {"not_started"}
    assert not Message.objects.exists()


def test_people_are_suggested_from_the_nearest_unit():
    round_ = build_planned_round()
    plan = first_report(round_).plan
    above = head_of("Områdechef", plan.unit.parent)
    helper = contributor_of("Medarbejder", plan.unit)
    people = suggested_people([plan])[plan.pk]
    assert people.head.first_name == "Leder0"
    assert [user.first_name for user in people.heads] == ["Leder0", "Områdechef"]
    assert people.contributor == helper
    Membership.objects.get(user=people.head).delete()
    assert suggested_people([plan])[plan.pk].head == above


def test_each_person_gets_one_mail_with_all_that_waits():
    round_ = build_planned_round(3)
    boss = head_of("Chef", round_.framework.owner)
    for report in round_.reports.all():
        name_people(report, head=boss, by=coordinator(round_))
    opened = open_planned_round(round_, by=coordinator(round_), now=OPENED)
    message = Message.objects.get()
    assert (opened.messages, message.recipient, message.address) == (1, boss, boss.email)
    assert message.subject == "Status 2026: 3 handleplaner venter på dig"
    for report in round_.reports.all():
        assert "status/2026/" in message.text
        assert report.plan.slug in message.text
    assert "16.\u00a0november\u00a02026" in message.text


def test_a_plan_without_a_person_is_told_of_until_it_has_one():
    round_ = build_planned_round()
    report = first_report(round_)
    name_people(report, head=None, by=coordinator(round_))
    opened = open_planned_round(round_, by=coordinator(round_), now=OPENED)
    assert [one.plan for one in opened.without_person] == [report.plan]
    named = name_people(report, head=head_of("Ny", report.plan.unit), by=coordinator(round_), now=OPENED)
    assert named.head.first_name == "Ny"
    assert Message.objects.filter(recipient=named.head).get().subject == "Status 2026: „Plejehjemmene“ venter på dig"


def test_only_who_may_submit_can_be_named():
    round_ = build_planned_round()
    with pytest.raises(NotAccepted, match="er ikke leder for"):
        name_people(first_report(round_), head=person("Fremmed"), by=coordinator(round_))


def test_only_a_coordinator_opens():
    round_ = build_planned_round()
    with pytest.raises(NotAllowed, match="ikke koordinator"):
        open_planned_round(round_, by=first_report(round_).head)
    assert Round.objects.get(pk=round_.pk).state == "planned"


def test_a_round_is_opened_once():
    round_ = build_open_round()
    sent = Message.objects.count()
    with pytest.raises(WrongState, match="er åben"):
        open_planned_round(round_, by=coordinator(round_))
    assert Message.objects.count() == sent


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        (replace(DUE, head=DUE.contributor), "efter hinanden"),
        (replace(DUE, coordinator=date(2026, 11, 1)), "efter hinanden"),
        (replace(DUE, publish=date(2026, 11, 29)), "før koordinatorens frist"),
    ],
)
def test_due_dates_come_from_below(due, sentence):
    round_ = build_planned_round()
    with pytest.raises(NotAccepted, match=sentence):
        change_round(round_, name="Status", due=due, by=None)


def test_a_year_has_one_round():
    round_ = build_planned_round()
    with pytest.raises(WrongState, match="allerede en runde for 2024"):
        plan_round(round_.framework, 2024, name="Ny", due=DUE, questions=[Question("a", "A")], plans=[], by=None)


def test_a_year_that_documents_only_name_can_still_get_its_round():
    """A form has empty columns for years to come, and those are read as rounds that nobody answered."""
    framework = builders.build_policy(3)
    named = open_round(framework, 2026)
    planned = planned_round(framework, coordinator_of("Kirsten", framework), framework.plans.all(), 2026)
    assert (planned.pk, planned.state, planned.reports.count()) == (named.pk, Round.State.PLANNED, 3)
    assert open_round(framework, 2026) == planned, "the same document is read once more"


def test_questions_are_fixed_when_the_round_is_open():
    round_ = build_open_round()
    with pytest.raises(WrongState):
        change_round(round_, name="Status", due=DUE, questions=[Question("a", "A")], by=None)
    change_round(round_, name="Status for året", due=DUE, by=None)
    assert Round.objects.get(pk=round_.pk).name == "Status for året"
    assert round_.questions.count() == 3


def test_labels_may_be_edited():
    round_ = build_planned_round()
    change_round(
        round_,
        name="Status",
        due=DUE,
        questions=[Question("done", "Det har vi gjort"), Question("next", "Næste skridt")],
        by=None,
    )
    assert [question.label for question in round_.questions.all()] == ["Det har vi gjort", "Næste skridt"]


def test_a_status_speaks_of_the_edition_in_force():
    round_ = build_open_round()
    report = first_report(round_)
    assert (report.edition.number, report.edition.form.kind) == (2, "handleplan")


def test_a_plan_that_joins_an_open_round_is_asked_at_once():
    round_ = build_open_round(3)
    plan = first_report(round_).plan
    Report.objects.filter(plan=plan, round=round_).delete()
    Message.objects.all().delete()
    report = add_to_round(round_, [plan], by=coordinator(round_), now=OPENED)[0]
    assert report.edition is not None
    assert Message.objects.get().recipient == report.head


def test_sixty_plans_take_as_many_questions_as_four():
    taken = []
    for plans in (4, 60):
        with transaction.atomic():
            round_ = build_planned_round(plans)
            with CaptureQueriesContext(connection) as captured:
                open_planned_round(round_, by=coordinator(round_), now=OPENED)
            taken.append(len(captured))
            transaction.set_rollback(True)
    assert taken[0] == taken[1] <= 30
