"""A received file is read by the tasks' worker: waiting, reading, then ready for a person or failed with a sentence.

A worker may be killed before it begins or in the middle of a file. Every attempt is therefore looked after by a second
task, due when no reading can still be under way; a file that stops the program time after time is given up.
"""

import logging
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from handleplan.documents import UnreadableFile
from handleplan.forms.worker import FileRead, ReadingWorker
from handleplan.intake.models import Review
from handleplan.intake.opening import opened
from handleplan.intake.review_fields import note_read
from handleplan.intake.settling import read_by_mapping, settle_reading
from handleplan.record.history import note_event

MOST_ATTEMPTS = 3
GRACE_SECONDS = 60
"""What a worker may need beside the reading itself: to start its process, and to write down what was read."""

log = logging.getLogger(__name__)


@task()
def read_review(pk: int) -> None:
    """The task: read the review's file, if it still waits for that."""
    if review := Review.objects.filter(pk=pk).first():
        read_now(review)


def ask_to_read(review: Review) -> None:
    """Have the waiting file read by a task. Called in the transaction that makes it wait."""
    read_review.enqueue(review.pk)
    _look_after(review)


def read_now(review: Review) -> None:
    """Read the review's file, where nobody has and nobody is at it. Whatever the file does, it ends in a sentence."""
    if not _begin(review):
        return
    try:
        with ReadingWorker(settings.READ_LIMITS) as worker:
            read = worker.read(Path(review.file.path), review.name, review.unit_name)
        _finish(review, read)
    except UnreadableFile as problem:
        _fail(review, str(problem))
    except Exception as problem:
        log.exception("%s", review)
        names = {"name": review.name, "problem": type(problem).__name__}
        _fail(review, _("„%(name)s“ kunne ikke læses på grund af en fejl i programmet (%(problem)s).") % names)


@transaction.atomic
def _begin(review: Review) -> bool:
    """Take the file for this attempt; False where it is read, or another attempt is under way."""
    _lock(review)
    now = timezone.now()
    is_under_way = review.started_at is not None and now < review.started_at + _longest()
    if review.state not in (Review.State.WAITING, Review.State.READING):
        return False
    if review.state == Review.State.READING and is_under_way:
        return False
    if review.attempts >= MOST_ATTEMPTS:
        _set_failed(review, _("„%(name)s“ fik programmet til at gå i stå. Gem den på ny, og vælg den igen."))
        return False
    review.state = Review.State.READING
    review.started_at = now
    review.attempts += 1
    review.save(update_fields=["state", "started_at", "attempts"])
    _look_after(review)
    return True


def _look_after(review: Review) -> None:
    """Let a task find the file again, should whoever reads it now be gone by then."""
    if read_review.get_backend().supports_defer:
        read_review.using(run_after=timezone.now() + _longest()).enqueue(review.pk)


@transaction.atomic
def _finish(review: Review, read: FileRead) -> None:
    """Note what was read, where it belongs, and what was decided about an earlier version of the document."""
    if not _is_still_ours(review):
        return
    earlier = opened(review) if review.reading else None
    note_read(review, read)
    if reading := read.reading or read_by_mapping(review, read.document):
        settle_reading(review, read.document, reading, earlier)
    review.save()
    note_event("review.read", review.name, framework=review.framework, by=review.uploaded_by)


@transaction.atomic
def _fail(review: Review, problem: str) -> None:
    if _is_still_ours(review):
        _set_failed(review, problem)


def _set_failed(review: Review, problem: str) -> None:
    review.state = Review.State.FAILED
    review.problem = problem
    review.read_at = timezone.now()
    review.save(update_fields=["state", "problem", "read_at"])
    note_event("review.failed", f"{review.name}: {problem}", framework=review.framework, by=review.uploaded_by)


def _is_still_ours(review: Review) -> bool:
    """Whether no other attempt, and no person, has taken the file from this one meanwhile."""
    began = review.started_at
    _lock(review)
    return review.state == Review.State.READING and review.started_at == began


def _lock(review: Review) -> None:
    review.refresh_from_db(from_queryset=Review.objects.select_for_update())


def _longest() -> timedelta:
    """When an attempt that has said nothing is dead."""
    return timedelta(seconds=settings.READ_LIMITS.seconds + GRACE_SECONDS)
