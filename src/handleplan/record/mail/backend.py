"""Django's way out for mail where no mail server is set up: it stays in the house, and a page of the site shows it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from handleplan.record.models import LocalMail


class LocalMailBackend(BaseEmailBackend):
    """Keeps each mail as a row that can be read at /post/."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        kept = LocalMail.objects.bulk_create(
            LocalMail(
                recipients=", ".join(mail.recipients()),
                sender=mail.from_email,
                subject=str(mail.subject),
                text=str(mail.body),
            )
            for mail in email_messages
        )
        return len(kept)
