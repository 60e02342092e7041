"""Mails on their way out: rows that are kept in the very transaction of the change that they tell of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from handleplan.record.mail.letters import Letter
from handleplan.record.mail.soon import send_soon
from handleplan.record.models import Message, MessageItem, Plan, Round, User

Item = tuple[str, Round | None, Plan | None]
"""What a mail tells of: a key that no other mail ever has (the thing and the occasion), and the round and plan."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mail to be kept."""

    recipient: User
    kind: str
    letter: Letter
    items: Sequence[Item]


def post(recipient: User, kind: str, letter: Letter, items: Sequence[Item], now: datetime) -> None:
    """Keep one mail to be sent when the change is there."""
    post_all([Outgoing(recipient, kind, letter, items)], now)


@transaction.atomic
def post_all(outgoing: Iterable[Outgoing], now: datetime) -> list[Message]:
    """Keep several, with no question for each; they are sent soon. Those whose account is closed get none."""
    outgoing = [one for one in outgoing if one.recipient.is_active]
    messages = Message.objects.bulk_create(
        Message(
            recipient=one.recipient,
            address=one.recipient.email,
            kind=one.kind,
            subject=one.letter.subject[:300],
            text=one.letter.text,
            created_at=now,
        )
        for one in outgoing
    )
    MessageItem.objects.bulk_create(
        MessageItem(message=message, key=key, round=round_, plan=plan)
        for message, one in zip(messages, outgoing, strict=True)
        for key, round_, plan in one.items
    )
    if messages:
        transaction.on_commit(send_soon.enqueue)
    return messages
