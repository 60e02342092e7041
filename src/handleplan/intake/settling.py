"""A reading is there: what it holds, where it belongs, and what was decided before that holds for it too."""

from handleplan.documents import Document
from handleplan.forms.kept import reading_as_json
from handleplan.forms.mapped import Mapping, read_mapped
from handleplan.forms.reading import Reading
from handleplan.intake.models import HeadingMapping, Review
from handleplan.intake.opening import Opened, opened
from handleplan.intake.placing import belonging_as_json, owner_named, suggested_belonging, suggested_framework
from handleplan.intake.review_fields import number_of_plans
from handleplan.intake.taking_over import keep_decisions, settle_revision


def settle_reading(review: Review, document: Document, reading: Reading, earlier: Opened | None) -> None:
    """Make this the review's reading. ``earlier`` is the review as it was opened with the reading before."""
    review.problem = ""
    review.reading = reading_as_json(reading)
    review.form_kind = reading.kind
    review.plans = number_of_plans(reading)
    if not review.is_placed:
        belonging = suggested_belonging(document, reading, review.uploaded_by)
        review.belonging = belonging_as_json(belonging)
        review.framework = review.framework or suggested_framework(belonging, review.uploaded_by)
        review.owner = review.framework.owner if review.framework else owner_named(belonging)
    review.save()
    if earlier:
        keep_decisions(earlier, review)
    settle_revision(review)
    review.doubts = opened(review).open_doubts
    review.save()


def read_by_mapping(review: Review, document: Document) -> Reading | None:
    """The reading that a person's mapping of the document's headings gives; None where nobody made one."""
    return read_mapped(document, mapping_of(review.mapping)) if review.mapping else None


def mapping_of(kept: HeadingMapping) -> Mapping:
    """The kept mapping as forms.mapped has it: JSON has no numbers for keys."""
    return Mapping(kept.form_kind, kept.headings, {int(level): said for level, said in kept.levels.items()})
