"""What is due is done: reminders are written, mail is sent. Run every ten minutes; running it oftener does no harm."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.record.mail.reminders import remind
from handleplan.record.mail.sending import Sent, mark_uncertain, send_waiting
from handleplan.record.models import TickRun

TICK_LOCK = 7_204_519
"""The number of PostgreSQL's lock for the one tick that runs; any will do that nobody else takes."""


def tick(now: datetime) -> list[str]:
    """Do what is due at ``now``, and say what was done, a sentence each.

    One at a time: where another runs already, nothing is done. Whoever is killed lets go of the lock.
    """
    with _only_one() as is_ours:
        if not is_ours:
            return [_("Et andet „handleplan tick“ er i gang. Dette gjorde ingenting.")]
        uncertain = mark_uncertain()
        reminders = remind(now)
        told = _told(uncertain, reminders, send_waiting(now))
        TickRun.objects.update_or_create(pk=1, defaults={"at": now, "told": "\n".join(told)})
        return told


def _told(uncertain: int, reminders: int, sent: Sent) -> list[str]:
    told = []
    if uncertain:
        told.append(
            ngettext(
                "%(count)d mail er uvis: programmet stoppede, mens den blev sendt. Tag stilling til den på /post/.",
                "%(count)d mails er uvisse: programmet stoppede, mens de blev sendt. Tag stilling til dem på /post/.",
                uncertain,
            )
            % {"count": uncertain}
        )
    for count, one, several in (
        (reminders, _("%(count)d person er påmindet."), _("%(count)d personer er påmindet.")),
        (sent.sent, _("%(count)d mail er sendt."), _("%(count)d mails er sendt.")),
        (sent.postponed, _("%(count)d mail prøves igen senere."), _("%(count)d mails prøves igen senere.")),
        (sent.failed, _("%(count)d mail kunne ikke sendes."), _("%(count)d mails kunne ikke sendes.")),
        (
            sent.uncertain,
            _("Det er uvist, om %(count)d mail blev sendt. Tag stilling til den på /post/."),
            _("Det er uvist, om %(count)d mails blev sendt. Tag stilling til dem på /post/."),
        ),
    ):
        if count:
            told.append((one if count == 1 else several) % {"count": count})
    if sent.problem:
        told.append(_("Mailserveren svarer ikke: %(problem)s. Mailene venter.") % {"problem": sent.problem})
    return told or [_("Der var ikke noget at gøre.")]


@contextmanager
def _only_one() -> Iterator[bool]:
    """Whether nobody else is at it; held until the end, or until the program is no more."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [TICK_LOCK])
            is_ours = bool(cursor.fetchone()[0])
            try:
                yield is_ours
            finally:
                if is_ours:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [TICK_LOCK])
        return
    folder = Path(settings.DATA)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "tick.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
