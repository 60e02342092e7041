"""A reviewer decides once: what was decided about an earlier reading of a document holds for its next one too."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone

from handleplan.forms.as_json import as_json
from handleplan.intake.document_finding import NameTaken, find_document
from handleplan.intake.models import Decision, Review
from handleplan.intake.opening import Opened, opened
from handleplan.intake.review.decisions import Decision as Decided
from handleplan.intake.review.decisions import decision_as_json
from handleplan.record.models import SourceDocument


def settle_revision(review: Review) -> None:
    """Find the document that the review's file is a new version of, and take over what was decided about the last one.

    Called again where the review is placed elsewhere: what was taken over from another document is undone.
    """
    document = _document(review)
    if document == review.revises:
        return
    review.revises = document
    undo_all(review.decisions.filter(undone_at=None, taken_over=True))
    last = _last_review_of(document) if document else None
    if last:
        from handleplan.intake.review.takeover import taken_over

        now = opened(review)
        before = opened(last)
        add_decisions(review, taken_over(before.reading, before.decided, now.reading).decisions)


def keep_decisions(earlier: Opened, review: Review) -> None:
    """Let what was decided about the reading before hold for the one that the same file gives now."""
    from handleplan.intake.review.takeover import taken_over

    now = opened(review)
    undo_all(earlier.decisions)
    add_decisions(review, taken_over(earlier.reading, earlier.decided, now.reading).decisions)


def add_decisions(review: Review, decided: Iterable[Decided]) -> None:
    """Write decisions that nobody made about this very reading behind those that there are."""
    first = next_number(review)
    Decision.objects.bulk_create(
        Decision(review=review, number=number, data=decision_as_json(one), taken_over=True)
        for number, one in enumerate(decided, start=first)
    )


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
    return reviews.order_by("-version__number", "-decided_at").first()
