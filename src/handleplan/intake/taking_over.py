"""A reviewer decides once: what was decided about an earlier reading of a document holds for its next one too."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone

from handleplan.forms.as_json import as_json
from handleplan.intake.document_finding import NameTaken, find_document
from handleplan.intake.models import Decision, Review
from handleplan.intake.opening import Opened, opened
from handleplan.intake.review.decisions import decision_as_json
from handleplan.intake.review.takeover import taken_over
from handleplan.record.models import SourceDocument


def settle_revision(review: Review) -> None:
    """Find the document that the review's file is a new version of, where nobody has said which."""
    if not review.is_revision_said:
        revise(review, _document(review))


def revise(review: Review, document: SourceDocument | None) -> None:
    """Let the file be a new version of the document (None: of none), and take over what was decided about its last one.

    What was taken over from another document is undone.
    """
    if document == review.revises:
        return
    if review.revises:
        undo_all(review.decisions.filter(undone_at=None, taken_over=True))
    review.revises = document
    last = _last_review_of(document) if document else None
    if last:
        _take_over(opened(last), review)


def keep_decisions(earlier: Opened, review: Review) -> None:
    """Let what was decided about the reading before hold for the one that the same file gives now."""
    undo_all(earlier.decisions)
    _take_over(earlier, review)


def _take_over(earlier: Opened, review: Review) -> None:
    """Write the earlier decisions behind those that the review has; the ones without any use are there as undone.

    Each stays the decision of whoever made it first.
    """
    taken = taken_over(earlier.reading, earlier.decided, opened(review).reading)
    useful = zip(taken.decisions, taken.origins, strict=True)
    rows = [Decision(data=decision_as_json(one), by=earlier.decisions[origin].by) for one, origin in useful]
    rows += [
        Decision(data=decision_as_json(idle.decision), by=earlier.decisions[idle.number].by, undone_at=timezone.now())
        for idle in taken.dropped
    ]
    for number, row in enumerate(rows, start=next_number(review)):
        row.review, row.number, row.taken_over = review, number, True
    Decision.objects.bulk_create(rows)


def next_number(review: Review) -> int:
    return (review.decisions.aggregate(last=Max("number"))["last"] or 0) + 1


def undo_all(decisions: Iterable[Decision]) -> None:
    now = timezone.now()
    for decision in decisions:
        decision.undone_at = now
        decision.save(update_fields=["undone_at"])


def _document(review: Review) -> SourceDocument | None:
    try:
        return find_document(review.name, review.form_kind, as_json(opened(review).reading), review.framework)
    except NameTaken:
        return None


def _last_review_of(document: SourceDocument) -> Review | None:
    reviews = Review.objects.filter(version__document=document, state=Review.State.ACCEPTED, reading__isnull=False)
    reviews = reviews.defer("document")  # what was decided rests on the reading, and the document is as large again
    return reviews.order_by("-version__number", "-decided_at").first()
