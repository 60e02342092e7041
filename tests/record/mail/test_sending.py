"""Mails go out over SMTP, or stay in the house; a refusal is told, and nobody is written to twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import EmailMessage

from handleplan.record.mail.letters import Letter
from handleplan.record.mail.outbox import post
from handleplan.record.mail.sending import MOST_ATTEMPTS, mark_uncertain, send_waiting, settle_uncertain
from handleplan.record.models import LocalMail, Message
from handleplan.record.refusals import NotAllowed, WrongState
from handleplan.record.tick import tick
from mail_server import mail_server
from years import build_open_round, coordinator, first_report, person

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


class Post:
    """A mail server that takes everything, unless it is told what to answer."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], str]] = []
        self.answer = "250 OK"
        self.hangs_up = False

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 (aiosmtpd's name)
        if not self.answer.startswith("250"):
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.hangs_up:
            self.hangs_up = False
            server.transport.abort()
            return "250 OK"
        self.taken.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


@pytest.fixture
def server(settings):
    handler = Post()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with mail_server(handler) as settings.EMAIL_PORT:
        yield handler


@pytest.fixture
def letters():
    people = [person(name) for name in ("Anna", "Bo", "Cai")]
    for number, one in enumerate(people):
        post(one, "opening", Letter("Emne", "Tekst på dansk: æøå"), [(f"test:{number}", None, None)], NOW)


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_over_smtp(server, letters):
    assert send_waiting(NOW).sent == 3
    assert [to[0].partition("@")[0] for to, _content in server.taken] == ["anna", "bo", "cai"]
    assert "Message-ID: <handleplan-" in server.taken[0][1]
    assert states() == ["sent"] * 3
    assert send_waiting(NOW).sent == 0
    assert len(server.taken) == 3


def test_without_a_server_it_stays_in_the_house(letters, settings):
    settings.EMAIL_BACKEND = "handleplan.record.mail.backend.LocalMailBackend"
    assert send_waiting(NOW).sent == 3
    mail = LocalMail.objects.order_by("pk").first()
    assert (mail.recipients, mail.subject, mail.text) == ("anna@nørrelund.dk", "Emne", "Tekst på dansk: æøå")


def test_every_mail_of_the_site_stays_there(settings):
    settings.EMAIL_BACKEND = "handleplan.record.mail.backend.LocalMailBackend"
    EmailMessage("Invitation", "Følg linket.", to=["ny@nørrelund.dk"]).send()
    assert LocalMail.objects.get().subject == "Invitation"


def test_a_server_that_is_busy_is_tried_again(server, letters):
    server.answer = "451 prøv igen"
    assert send_waiting(NOW).postponed == 3
    assert states() == ["waiting"] * 3
    assert send_waiting(NOW + timedelta(minutes=5)).postponed == 0
    server.answer = "250 OK"
    assert send_waiting(NOW + timedelta(minutes=11)).sent == 3


def test_it_is_not_tried_for_ever(server, letters):
    server.answer = "451 prøv igen"
    for attempt in range(MOST_ATTEMPTS):
        send_waiting(NOW + timedelta(days=attempt))
    assert states() == ["failed"] * 3


def test_an_address_that_does_not_exist_is_told(server, letters):
    server.answer = "550 findes ikke"
    assert send_waiting(NOW).failed == 3
    assert "550 findes ikke" in Message.objects.first().problem


def test_a_server_that_does_not_answer_keeps_the_mails_waiting(letters, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    told = tick(NOW)
    assert states() == ["waiting"] * 3
    assert any(sentence.startswith("Mailserveren svarer ikke") for sentence in told)


def test_a_connection_that_breaks_is_uncertain_and_the_rest_goes_on(server, letters):
    server.hangs_up = True
    sent = send_waiting(NOW)
    assert (sent.uncertain, sent.sent) == (1, 2)
    assert states() == ["uncertain", "sent", "sent"]


def test_a_person_decides_about_an_uncertain_mail(server):
    round_ = build_open_round(1)
    report = first_report(round_)
    Message.objects.update(state="claimed")
    assert mark_uncertain() == 1
    message = Message.objects.get()
    with pytest.raises(NotAllowed):
        settle_uncertain(message, send_again=True, by=person("Fremmed"))
    settle_uncertain(message, send_again=True, by=coordinator(round_))
    assert send_waiting(NOW).sent == 1
    with pytest.raises(WrongState, match="Mailen er sendt"):
        settle_uncertain(message, send_again=False, by=report.head)


def test_who_sees_what_was_sent():
    round_ = build_open_round(2)
    report = first_report(round_)
    assert Message.objects.visible_to(coordinator(round_)).count() == 2
    assert [one.recipient for one in Message.objects.visible_to(report.head)] == [report.head]
    assert not Message.objects.visible_to(person("Fremmed")).exists()


def test_the_tick_says_what_it_did(server, letters):
    assert tick(NOW) == ["3 mails er sendt."]
    assert tick(NOW) == ["Der var ikke noget at gøre."]
