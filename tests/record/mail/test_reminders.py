"""Reminders before, on and after a due date: on working days from a set hour, one digest a person, never twice."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handleplan.record.mail.reminders import remind
from handleplan.record.mail.working_days import is_working_day
from handleplan.record.models import Message, Report
from handleplan.record.report_states import say_ready
from handleplan.record.round_opening import change_round, name_people
from years import DUE, build_open_round, contributor_of, coordinator, first_report, head_of

pytestmark = pytest.mark.django_db


def at(day: date, hour: int = 9) -> datetime:
    """That hour in Denmark in winter."""
    return datetime(day.year, day.month, day.day, hour - 1, tzinfo=UTC)


def days_with_mail(first: date, last: date, hours: tuple[int, ...] = (9,)) -> list[tuple[date, int]]:
    """The days on which anything is sent when the tick runs at these hours every day, and how many digests."""
    found = []
    day = first
    while day <= last:
        if count := sum(remind(at(day, hour)) for hour in hours):
            found.append((day, count))
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 16), True),
        (date(2026, 11, 15), False),
        (date(2026, 4, 2), False),  # Maundy Thursday
        (date(2026, 5, 1), True),  # Great Prayer Day is a working day since 2024
        (date(2026, 12, 24), False),
        (date(2026, 12, 25), False),
    ],
)
def test_danish_working_days(day, works):
    assert is_working_day(day) is works


def test_a_head_is_reminded_before_on_and_after():
    build_open_round(1)
    assert days_with_mail(date(2026, 10, 6), date(2026, 12, 24)) == [
        (date(2026, 11, 9), 1),
        (date(2026, 11, 16), 1),
        (date(2026, 11, 19), 1),
        (date(2026, 11, 23), 1),
        (date(2026, 11, 30), 1),
        (date(2026, 12, 14), 1),
    ]
    assert Message.objects.filter(kind="reminder").values("recipient").distinct().count() == 1


def test_ticking_all_day_sends_no_more():
    build_open_round(3)
    assert days_with_mail(date(2026, 11, 9), date(2026, 11, 10), tuple(range(1, 24))) == [(date(2026, 11, 9), 3)]


def test_not_before_the_hour_nor_in_the_evening():
    build_open_round(1)
    assert [remind(at(date(2026, 11, 16), hour)) for hour in (7, 18, 23, 8)] == [0, 0, 0, 1]


def test_a_missed_day_is_caught_up_once():
    build_open_round(1)
    assert days_with_mail(date(2026, 11, 25), date(2026, 11, 27)) == [(date(2026, 11, 25), 1)]


def test_what_falls_on_a_day_off_comes_the_next_working_day():
    round_ = build_open_round(1)
    due = DUE.__class__(date(2026, 11, 2), date(2026, 11, 15), DUE.coordinator, DUE.publish)  # a Sunday
    change_round(round_, name=round_.name, due=due, by=None)
    assert days_with_mail(date(2026, 11, 10), date(2026, 11, 17)) == [(date(2026, 11, 10), 1), (date(2026, 11, 16), 1)]


def test_one_digest_with_everything_that_waits():
    round_ = build_open_round(3)
    boss = head_of("Chef", round_.framework.owner)
    for report in round_.reports.all():
        name_people(report, head=boss, by=None)
    Message.objects.all().delete()
    assert remind(at(date(2026, 11, 17))) == 1
    message = Message.objects.get()
    assert (message.recipient, message.subject) == (boss, "3 status er over fristen")
    assert message.text.count("/status/2026/") == 3
    assert message.items.count() == 3


def test_who_has_submitted_is_not_reminded():
    round_ = build_open_round(2)
    Report.objects.filter(pk=first_report(round_).pk).update(state="submitted")
    remind(at(date(2026, 11, 16)))
    assert [one.recipient.first_name for one in Message.objects.filter(kind="reminder")] == ["Leder1"]


def test_a_contributor_is_reminded_first_and_not_when_it_is_ready():
    report = first_report(build_open_round(1))
    helper = contributor_of("Medhjælper", report.plan.unit)
    name_people(report, head=report.head, contributor=helper, by=None)
    remind(at(date(2026, 11, 2)))
    assert [one.recipient for one in Message.objects.filter(kind="reminder")] == [helper]
    say_ready(report, by=helper)
    remind(at(date(2026, 11, 5)))
    assert Message.objects.filter(kind="reminder", recipient=helper).count() == 1


def test_the_coordinator_is_told_what_to_approve_and_who_is_missing():
    round_ = build_open_round(3)
    first, second, third = round_.reports.order_by("plan__order")
    Report.objects.filter(pk=first.pk).update(state="submitted")
    Report.objects.filter(pk=second.pk).update(state="approved")
    Report.objects.filter(pk=third.pk).update(head=None)
    remind(at(date(2026, 11, 30)))
    message = Message.objects.get(kind="reminder")
    assert message.recipient == coordinator(round_)
    for sentence in (
        "1 handleplan har ingen person.",
        "1 status skal godkendes senest 30.\u00a0november\u00a02026.",
        "1 godkendt status skal offentliggøres 7.\u00a0december\u00a02026.",
    ):
        assert sentence in message.text


def test_a_due_date_that_is_moved_is_reminded_of_anew():
    round_ = build_open_round(1)
    assert remind(at(date(2026, 11, 16))) == 1
    moved = DUE.__class__(DUE.contributor, date(2026, 11, 20), DUE.coordinator, DUE.publish)
    change_round(round_, name=round_.name, due=moved, by=None)
    assert days_with_mail(date(2026, 11, 17), date(2026, 11, 20)) == [(date(2026, 11, 17), 1), (date(2026, 11, 20), 1)]


def test_a_closed_account_gets_no_mail():
    report = first_report(build_open_round(1))
    report.head.is_active = False
    report.head.save()
    assert remind(at(date(2026, 11, 16))) == 0
