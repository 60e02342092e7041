"""A coordinator reminds by hand: one mail a person, nobody twice a day of the same, and the refused ones with why."""

from datetime import timedelta

import pytest

from handleplan.record.mail.reminding import remind_now
from handleplan.record.models import Message, Report, User
from handleplan.record.round_opening import name_people
from years import OPENED, build_open_round, contributor_of, coordinator, first_report, head_of

pytestmark = pytest.mark.django_db

SUNDAY = OPENED + timedelta(days=6)


def reminders() -> list[tuple[str, str]]:
    found = Message.objects.filter(kind=Message.Kind.REMINDER).order_by("pk")
    return [(message.address, message.subject) for message in found]


def test_one_mail_a_person_of_all_that_was_chosen():
    round_ = build_open_round()
    reports = list(round_.reports.select_related("plan", "round"))
    boss = head_of("Overleder", round_.framework.owner)
    for report in reports[:2]:
        name_people(report, head=boss, by=None)
    reminded = remind_now(reports, by=coordinator(round_), now=SUNDAY)
    assert (len(reminded.done), reminded.refused, reminded.messages) == (3, [], 2)
    assert ("overleder@nørrelund.dk", "2 ting venter på dig") in reminders()


def test_nobody_is_reminded_of_the_same_twice_a_day():
    round_ = build_open_round()
    reports, by = list(round_.reports.all()), coordinator(round_)
    remind_now(reports[:1], by=by, now=SUNDAY)
    again = remind_now(reports[:2], by=by, now=SUNDAY + timedelta(hours=2))
    assert again.messages == 1
    assert [reason for _, reason in again.refused] == ["„Plejehjemmene“ er allerede påmindet i dag."]
    assert remind_now(reports[:1], by=by, now=SUNDAY + timedelta(days=1)).messages == 1


def test_a_contributor_who_is_done_is_left_in_peace():
    report = first_report(build_open_round())
    helper = contributor_of("Medhjælper", report.plan.unit)
    name_people(report, head=report.head, contributor=helper, by=None)
    Report.objects.filter(pk=report.pk).update(ready_at=OPENED)
    remind_now([report], by=coordinator(report.round), now=SUNDAY)
    assert [address for address, _ in reminders()] == [report.head.email]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": "submitted"}, "„Plejehjemmene“ venter ikke på enheden."),
        ({"head": None}, "„Plejehjemmene“ har ingen person, der kan påmindes."),
    ],
)
def test_what_waits_for_nobody_is_refused(change, why):
    report = first_report(build_open_round())
    Report.objects.filter(pk=report.pk).update(**change)
    reminded = remind_now([report], by=coordinator(report.round), now=SUNDAY)
    assert [reason for _, reason in reminded.refused] == [why]
    assert reminders() == []


def test_only_the_coordinator_reminds():
    report = first_report(build_open_round())
    reminded = remind_now([report], by=User.objects.get(pk=report.head.pk), now=SUNDAY)
    assert [reason for _, reason in reminded.refused] == ["Du er ikke koordinator for „Plejehjemmene“."]
