"""What is due is done: reminders are written, mail is sent. Run every ten minutes; running it oftener does no harm."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.record.mail.one_sender import only_one
from handleplan.record.mail.reminders import remind
from handleplan.record.mail.sending import Sent, mark_uncertain, send_waiting
from handleplan.record.models import TickRun


def tick(now: datetime) -> list[str]:
    """Do what is due at ``now``, and say what was done, a sentence each.

    One at a time: where another runs already, nothing is done. Whoever is killed lets go of the lock.
    """
    with only_one() as is_ours:
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
