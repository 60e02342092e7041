"""Mails are sent: each is claimed, handed to the mail server, and confirmed, in three steps that are kept one by one.

A program that is killed between the second step and the third leaves a claimed mail, and nobody can know whether it was
sent. It is never sent again by itself: it becomes "uvist", and a person decides (``settle_uncertain``).
"""

import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from handleplan.record.history import note_event
from handleplan.record.models import Message, User
from handleplan.record.refusals import NotAllowed, WrongState

State = Message.State
MOST_ATTEMPTS = 5
PAUSE = timedelta(minutes=10)
"""How long to wait after the first failed attempt; twice as long after each that follows."""
_NO_ANSWER = (OSError, smtplib.SMTPException)


@dataclass(slots=True)
class Sent:
    """What became of the mails that waited. ``problem`` is why the rest wait on, "" where the server answered."""

    sent: int = 0
    failed: int = 0
    postponed: int = 0
    uncertain: int = 0
    problem: str = ""


def mark_uncertain() -> int:
    """Say of mails that are still claimed that nobody knows. Only for who has the tick's lock: nobody else sends."""
    problem = _("Programmet stoppede, mens mailen blev sendt. Måske er den nået frem.")
    return Message.objects.filter(state=State.CLAIMED).update(state=State.UNCERTAIN, problem=problem)


def send_waiting(now: datetime) -> Sent:
    """Send what waits. Only for who has the tick's lock."""
    sent = Sent()
    waiting = Message.objects.filter(Q(not_before=None) | Q(not_before__lte=now), state=State.WAITING)
    keys = list(waiting.order_by("created_at", "pk").values_list("pk", flat=True))
    if not keys:
        return sent
    connection = get_connection()
    try:
        connection.open()
        for key in keys:
            if not _send(key, connection, now, sent):
                connection.close()
                connection.open()
    except _NO_ANSWER as problem:
        sent.problem = str(problem)
    finally:
        connection.close()
    return sent


@transaction.atomic
def settle_uncertain(message: Message, *, send_again: bool, by: User) -> None:
    """A person says what to do with a mail that may have been sent or failed: send it (again), or let it be as sent.

    Raises NotAllowed, and WrongState for a mail of which nothing is uncertain.
    """
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.state not in (State.UNCERTAIN, State.FAILED):
        raise WrongState(_("Mailen er %(state)s. Der er ikke noget at tage stilling til.") % _state(message))
    if not Message.objects.decided_by(by).filter(pk=message.pk).exists():
        raise NotAllowed(_("Du kan ikke tage stilling til den mail."))
    message.state = State.WAITING if send_again else State.SENT
    message.attempts, message.not_before = 0, None
    message.save()
    note_event("mail.sent_again" if send_again else "mail.taken_as_sent", f"{message.address}: {message}", by=by)


def _state(message: Message) -> dict[str, str]:
    return {"state": message.get_state_display()}


def _send(key: int, connection: BaseEmailBackend, now: datetime, sent: Sent) -> bool:
    """Send one mail; False where the connection broke over it."""
    is_ours = Message.objects.filter(pk=key, state=State.WAITING).update(
        state=State.CLAIMED, claimed_at=now, attempts=F("attempts") + 1
    )
    if not is_ours:
        return True
    message = Message.objects.get(pk=key)
    try:
        connection.send_messages([_mail(message)])
    except smtplib.SMTPRecipientsRefused as refusal:
        codes = [code for code, _answer in refusal.recipients.values()]
        _not_sent(message, _answers(refusal), now, sent, for_good=all(code >= 500 for code in codes))
    except smtplib.SMTPResponseException as refusal:  # the server answered that it did not take the mail
        answer = f"{refusal.smtp_code} {_text(refusal.smtp_error)}"
        _not_sent(message, answer, now, sent, for_good=refusal.smtp_code >= 500)
    except Exception as problem:  # the connection broke: before or after the server took it, nobody knows
        message.state, message.problem = State.UNCERTAIN, str(problem) or type(problem).__name__
        message.save()
        sent.uncertain += 1
        return False
    else:
        message.state, message.sent_at, message.problem = State.SENT, now, ""
        message.save()
        sent.sent += 1
    return True


def _not_sent(message: Message, problem: str, now: datetime, sent: Sent, *, for_good: bool) -> None:
    message.problem = problem
    if for_good or message.attempts >= MOST_ATTEMPTS:
        message.state = State.FAILED
        sent.failed += 1
    else:
        message.state = State.WAITING
        message.not_before = now + PAUSE * 2 ** (message.attempts - 1)
        sent.postponed += 1
    message.save()


def _mail(message: Message) -> EmailMessage:
    """The mail itself; its Message-ID is the row's, so that a mail sent again is known as the same."""
    host = settings.SITE_ADDRESS.partition("://")[2].partition(":")[0]
    headers = {"Message-ID": f"<handleplan-{message.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(message.subject, message.text, to=[message.address], headers=headers)


def _answers(refusal: smtplib.SMTPRecipientsRefused) -> str:
    return "; ".join(f"{who}: {code} {_text(answer)}" for who, (code, answer) in refusal.recipients.items())


def _text(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer
