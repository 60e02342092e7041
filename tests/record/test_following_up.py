"""Meetings, notes and dates: what happens to a plan between its statuses."""

from datetime import date

import pytest

from handleplan.record.following_up import (
    add_note,
    bring_back_deadline,
    bring_back_note,
    change_deadline,
    finish_deadline,
    notes_for,
    set_deadline,
    set_follow_ups,
    withdraw_deadline,
    withdraw_note,
)
from handleplan.record.models import Deadline, FollowUpNote, Report, Round
from handleplan.record.refusals import NotAccepted, NotAllowed
from years import OPENED, build_open_round, contributor_of, coordinator, first_report, person

pytestmark = pytest.mark.django_db

MAY = date(2026, 5, 4)


@pytest.fixture
def report() -> Report:
    return first_report(build_open_round())


def test_the_meetings_of_a_plan(report):
    set_follow_ups(report.plan, [("Personalemøde", "hver måned"), ("Brugerråd", "")], by=report.head)
    kept = set_follow_ups(report.plan, [("Brugerråd", ""), ("Husmøde", "hvert kvartal")], by=report.head)
    assert [str(one) for one in kept] == ["Brugerråd", "Husmøde (hvert kvartal)"]
    assert [str(one) for one in report.plan.follow_ups.exclude(withdrawn_at=None)] == ["Personalemøde (hver måned)"]
    again = set_follow_ups(report.plan, [("Personalemøde", "hver måned")], by=report.head)
    assert again[0].withdrawn_at is None
    assert report.plan.follow_ups.count() == 3


def test_a_note_shows_in_the_next_status(report):
    (meeting,) = set_follow_ups(report.plan, [("Husmøde", "")], by=report.head)
    note = add_note(report.plan, "Mentoren er fundet.", MAY, by=report.head, follow_up=meeting, now=OPENED)
    add_note(report.plan, "Året før.", date(2025, 12, 31), by=report.head, now=OPENED)
    assert list(notes_for(report)) == [note]
    withdraw_note(note, by=report.head)
    assert not notes_for(report).exists()
    bring_back_note(note, by=report.head)
    assert list(notes_for(report)) == [note]


def test_a_note_after_the_next_round_began_belongs_there(report):
    Round.objects.create(framework=report.round.framework, year=2027, name="Status 2027")
    later = OPENED.replace(year=2027)
    add_note(report.plan, "Nyt år.", date(2027, 1, 1), by=report.head, now=later)
    assert not notes_for(report).exists()


def test_no_note_of_a_meeting_to_come_or_of_nothing(report):
    with pytest.raises(NotAccepted, match="ikke holdt endnu"):
        add_note(report.plan, "I morgen.", date(2026, 10, 6), by=report.head, now=OPENED)
    with pytest.raises(NotAccepted, match="Skriv, hvad I talte om"):
        add_note(report.plan, " ", MAY, by=report.head, now=OPENED)
    with pytest.raises(NotAllowed):
        add_note(report.plan, "Hej", MAY, by=coordinator(report.round), now=OPENED)


def test_notes_are_for_those_who_write(report):
    add_note(report.plan, "Internt.", MAY, by=report.head, now=OPENED)
    assert FollowUpNote.objects.visible_to(contributor_of("Medhjælper", report.plan.unit)).exists()
    assert not FollowUpNote.objects.visible_to(coordinator(report.round)).exists()


def test_a_deadline_with_a_date_and_a_person(report):
    helper = contributor_of("Medhjælper", report.plan.unit)
    action = report.plan.statements.get(role="action")
    deadline = set_deadline(report.plan, "Mentor udpeget", MAY, helper, by=report.head, statement=action)
    change_deadline(deadline, "Mentor udpeget", date(2026, 6, 1), report.head, by=coordinator(report.round))
    assert report.plan.events.first().note == "2026-05-04 Medhjælper: Mentor udpeget"
    finish_deadline(deadline, by=report.head, now=OPENED)
    withdraw_deadline(deadline, by=report.head)
    bring_back_deadline(deadline, by=report.head)
    kept = Deadline.objects.get()
    assert (kept.due, kept.person, kept.done_by, kept.withdrawn_at) == (
        date(2026, 6, 1),
        report.head,
        report.head,
        None,
    )


def test_a_deadline_is_somebodys_who_can_act(report):
    with pytest.raises(NotAccepted, match="har ingen rolle"):
        set_deadline(report.plan, "Mentor udpeget", MAY, person("Fremmed"), by=report.head)
    with pytest.raises(NotAccepted, match="hvad der skal være gjort"):
        set_deadline(report.plan, "", MAY, report.head, by=report.head)


def test_who_sees_a_date(report):
    set_deadline(report.plan, "Mentor udpeget", MAY, report.head, by=report.head)
    other = report.round.reports.exclude(pk=report.pk).first().head
    assert Deadline.objects.visible_to(report.head).exists()
    assert Deadline.objects.visible_to(coordinator(report.round)).exists()
    assert not Deadline.objects.visible_to(other).exists()
