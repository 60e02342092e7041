"""What a review's row says of its file and of how far it has come. Nothing is saved here."""

import hashlib

from django.utils import timezone

from handleplan.documents.kept import document_as_json
from handleplan.forms.kept import reading_as_json
from handleplan.forms.reading import Reading
from handleplan.forms.worker import FileRead
from handleplan.intake.models import Review
from handleplan.record.models import User
from handleplan.record.sources import keep_file


def keep_content(review: Review, content: bytes, new_files: list[str]) -> None:
    """Keep the review's file by its hash."""
    review.sha256 = hashlib.sha256(content).hexdigest()
    review.size = len(content)
    review.file.name = keep_file(content, review.sha256, review.name, new_files)


def note_read(review: Review, read: FileRead) -> None:
    """The file was read: with or without a known form, it is now a person's turn."""
    review.state = Review.State.READY
    review.problem = read.problem
    review.document = document_as_json(read.document)
    review.reading = reading_as_json(read.reading) if read.reading else None
    review.form_kind = read.reading.kind if read.reading else ""
    review.plans = number_of_plans(read.reading) if read.reading else 0
    review.read_at = timezone.now()


def note_accepted(review: Review, by: User | None) -> None:
    review.state = Review.State.ACCEPTED
    review.decided_by = by
    review.decided_at = timezone.now()


def number_of_plans(reading: Reading) -> int:
    """How many plans or projects a reading holds."""
    return len(reading.plans) + len(reading.projects) + sum(len(area.plans) for area in reading.areas)
