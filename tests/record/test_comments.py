"""Comments at a statement: those who are named get a mail, and a comment can be taken back and brought back."""

import pytest

from handleplan.record.comments import bring_back_comment, comment, withdraw_comment
from handleplan.record.models import Comment, Message, Report
from handleplan.record.refusals import NotAccepted, NotAllowed
from years import build_open_round, contributor_of, coordinator, first_report, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    report = first_report(build_open_round())
    Message.objects.all().delete()
    return report


def test_who_is_named_gets_a_mail_with_the_sentence(report):
    boss = coordinator(report.round)
    statement = report.plan.statements.get(role="criterion")
    written = comment(
        report.plan, "Hvem tæller?", by=boss, statement=statement, quote="Når mindst fire…", named=[report.head, boss]
    )
    assert list(written.named.all()) == [report.head]
    message = Message.objects.get()
    assert (message.recipient, message.kind) == (report.head, "comment")
    assert message.subject == "Kirsten har skrevet en kommentar i „Plejehjemmene“"
    assert "„Når mindst fire…“\nHvem tæller?" in message.text


def test_strangers_neither_write_nor_are_named(report):
    stranger = person("Fremmed")
    with pytest.raises(NotAllowed):
        comment(report.plan, "Hej", by=stranger)
    with pytest.raises(NotAccepted, match="kan ikke læse kommentarer"):
        comment(report.plan, "Hej", by=report.head, named=[stranger])
    with pytest.raises(NotAccepted, match="Skriv en kommentar"):
        comment(report.plan, "  ", by=report.head)
    assert not Comment.objects.exists()


def test_a_comment_belongs_to_its_plan(report):
    other = report.round.reports.exclude(pk=report.pk).first()
    with pytest.raises(NotAccepted, match="en anden handleplan"):
        comment(report.plan, "Hej", by=report.head, report=other)


def test_it_is_taken_back_by_its_writer_or_the_coordinator(report):
    written = comment(report.plan, "Hej", by=report.head)
    with pytest.raises(NotAllowed, match="Kun den, der skrev"):
        withdraw_comment(written, by=contributor_of("Medhjælper", report.plan.unit))
    withdraw_comment(written, by=coordinator(report.round))
    assert Comment.objects.get().withdrawn_by == coordinator(report.round)
    bring_back_comment(written, by=report.head)
    assert Comment.objects.get().withdrawn_at is None


def test_comments_are_read_by_those_who_write_and_decide(report):
    comment(report.plan, "Hej", by=report.head)
    other = report.round.reports.exclude(pk=report.pk).first().head
    assert Comment.objects.visible_to(coordinator(report.round)).exists()
    assert Comment.objects.visible_to(report.head).exists()
    assert not Comment.objects.visible_to(other).exists()
