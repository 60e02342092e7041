"""Mail goes out as soon as the change that it tells of is there: the tasks' worker sends it.

What no worker sends, for there is none or the mail server doesn't answer, the next ``handleplan tick`` does.
"""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from handleplan.record.mail.one_sender import only_one
from handleplan.record.mail.sending import mark_uncertain, send_waiting

A_MINUTE = timedelta(minutes=1)


@task()
def send_soon() -> None:
    """The task: send what waits; a minute later where somebody else is sending just now."""
    with only_one() as is_ours:
        if is_ours:
            mark_uncertain()
            send_waiting(timezone.now())
        elif send_soon.get_backend().supports_defer:
            send_soon.using(run_after=timezone.now() + A_MINUTE).enqueue()
