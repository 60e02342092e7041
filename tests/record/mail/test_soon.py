"""Mail is sent by the tasks' worker as soon as the change that it tells of is there."""

import pytest
from django.db import connection

from handleplan.record.mail.one_sender import only_one
from handleplan.record.mail.soon import send_soon
from handleplan.record.models import Message
from years import build_open_round


@pytest.mark.django_db(transaction=True)
def test_what_opening_a_round_writes_is_sent_when_the_round_is_open(mailoutbox):
    build_open_round(3)
    assert {message.state for message in Message.objects.all()} == {Message.State.SENT}
    assert len(mailoutbox) == 3


def test_nothing_is_sent_of_a_change_that_is_not_there_yet(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        build_open_round(3)
    assert waiting
    assert {message.state for message in Message.objects.all()} == {Message.State.WAITING}


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="PostgreSQL gives a session the lock that it has once more"
)
def test_where_somebody_else_sends_it_waits(db):
    build_open_round(1)
    with only_one() as is_ours:
        assert is_ours
        send_soon.func()
    assert Message.objects.get().state == Message.State.WAITING
