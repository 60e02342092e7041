"""Readings under review for tests, made without the process that reads files: it takes a second to start."""

from handleplan.documents import read_bytes
from handleplan.forms.read import read
from handleplan.forms.reading import UnknownForm
from handleplan.forms.worker import FileRead
from handleplan.intake.models import Review
from handleplan.intake.opening import opened
from handleplan.intake.placing import belonging_as_json, suggested_belonging
from handleplan.intake.review_fields import keep_content, note_read
from handleplan.record.models import Framework, User


def make_review(name: str, content: bytes, *, by: User, framework: Framework | None = None) -> Review:
    """The file as it was received and read, waiting for a person."""
    review = Review(name=name, framework=framework, uploaded_by=by)
    keep_content(review, content, [])
    document = read_bytes(content, name)
    try:
        reading = read(document)
    except UnknownForm as problem:
        note_read(review, FileRead(document, None, str(problem)))
        review.save()
        return review
    note_read(review, FileRead(document, reading))
    review.belonging = belonging_as_json(suggested_belonging(document, reading, by))
    review.save()
    review.doubts = opened(review).open_doubts
    review.save()
    return review
