"""A plan between its statuses: meetings, notes, dates."""

from datetime import date

import pytest

from handleplan.record.following_up import add_note, set_deadline
from handleplan.record.models import Deadline, FollowUp, FollowUpNote, Report, User
from handleplan.web.following.found import page_of
from handleplan.web.following.plans import proposed_deadlines
from pages import text_of
from years import OPENED, build_open_round, coordinator, first_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return first_report(build_open_round())


@pytest.fixture
def address(report) -> str:
    return page_of(report.plan, "plan_following")


@pytest.fixture
def head(report, client) -> User:
    client.force_login(report.head)
    return report.head


def meetings(*rows: tuple[str, str]) -> dict[str, str]:
    said = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": "0"}
    for number, (meeting, how_often) in enumerate(rows):
        said |= {f"form-{number}-meeting": meeting, f"form-{number}-how_often": how_often}
    return said


def test_meetings_are_set_and_an_emptied_row_is_none(client, head, address):
    client.post(f"{address}moeder", meetings(("Personalemøde", "hver måned"), ("", "")))
    assert "Personalemøde , hver måned" in text_of(client.get(address))
    client.post(f"{address}moeder", meetings(("", ""), ("Husmøde", "")))
    assert [str(one) for one in FollowUp.objects.filter(withdrawn_at=None)] == ["Husmøde"]


def test_how_often_without_a_meeting_is_shown_again(client, head, address):
    text = client.post(f"{address}moeder", meetings(("", "hver måned")))
    assert "Skriv, hvilket møde det er." in text_of(text)
    assert 'value="hver måned"' in text.content.decode()
    assert not FollowUp.objects.exists()


def test_a_note_is_entered_taken_back_and_brought_back(client, head, address, report):
    said = {"text": "Mentoren er fundet.", "held_on": "2026-05-04", "follow_up": ""}
    assert "Mentoren er fundet." in text_of(client.post(f"{address}notater", said, follow=True))
    note = FollowUpNote.objects.get()
    client.post(f"{address}notater/{note.pk}/traek-tilbage")
    assert "1 notat er trukket tilbage" in text_of(client.get(address))
    client.post(f"{address}notater/{note.pk}/bring-tilbage")
    assert "notat er trukket tilbage" not in text_of(client.get(address))
    assert client.post(f"{address}notater/{note.pk}/slet").status_code == 404


def test_what_was_typed_is_there_when_a_note_cannot_be_saved(client, head, address):
    said = {"text": "Vi mødes snart.", "held_on": "2999-01-01"}
    response = client.post(f"{address}notater", said)
    assert "Mødet er ikke holdt endnu." in text_of(response)
    assert "Vi mødes snart." in text_of(response)


def test_notes_are_not_for_coordinators(client, report, address):
    add_note(report.plan, "Internt.", date(2026, 5, 4), by=report.head, now=OPENED)
    client.force_login(coordinator(report.round))
    assert "Internt." not in text_of(client.get(address))


def test_the_plans_own_date_becomes_somebodys(client, head, address, report):
    wording = report.plan.statements.get(role="criterion").wordings
    wording.update(text="Vi taler om det. Hvert plejehjem har en mentor inden udgangen af 2027.")
    ((statement, found),) = proposed_deadlines(report.plan, [])
    assert (statement.role, found.due) == ("criterion", date(2027, 12, 31))
    assert "Hvert plejehjem har en mentor inden udgangen af 2027." in text_of(client.get(address))
    said = {"ny-text": found.text, "ny-statement": statement.pk, "ny-due": "2027-11-30", "ny-person": head.pk}
    client.post(f"{address}frister", said)
    deadline = Deadline.objects.get()
    assert (deadline.due, deadline.person, deadline.statement) == (date(2027, 11, 30), head, statement)
    assert proposed_deadlines(report.plan, [deadline]) == []


def test_a_date_is_changed_met_and_taken_back(client, head, address, report):
    deadline = set_deadline(report.plan, "Mentor udpeget", date(2026, 5, 4), head, by=head)
    said = {"text": "To mentorer udpeget", "due": "2026-06-01", "person": head.pk}
    assert "Fristen er rettet." in text_of(client.post(f"{address}frister/{deadline.pk}/", said, follow=True))
    for step, words in (
        ("klaret", "1 klaret frist"),
        ("ikke-klaret", "To mentorer udpeget 1. juni 2026"),
        ("traek-tilbage", "1 frist er trukket tilbage"),
        ("bring-tilbage", "Fristen gælder igen."),
    ):
        assert words in text_of(client.post(f"{address}frister/{deadline.pk}/{step}", follow=True)), step
    assert client.post(f"{address}frister/{deadline.pk}/slet").status_code == 404


def test_a_date_without_a_person_is_asked_for_again(client, head, address):
    response = client.post(f"{address}frister", {"ny-text": "Mentor udpeget", "ny-due": "2026-06-01"})
    assert 'value="Mentor udpeget"' in response.content.decode()
    assert not Deadline.objects.exists()
