"""A person says what a document's headings are; that makes its reading, and is offered for the next one like it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from handleplan.documents import Document
from handleplan.documents.kept import document_from_json
from handleplan.forms.definition import form_of_kind
from handleplan.forms.mapped import Heading, Mapping, fitness, headings, passages_of, read_mapped, suggested
from handleplan.intake.models import HeadingMapping, Review
from handleplan.intake.opening import opened
from handleplan.intake.review.decisions import CannotDecide
from handleplan.intake.reviews import take
from handleplan.intake.settling import mapping_of, settle_reading
from handleplan.record.history import note_event
from handleplan.record.models import User

FITS = 0.5
"""An earlier mapping is offered where at least this share of its headings stands in the document."""

LATEST = 50
"""So many of the latest mappings are tried."""


@dataclass(frozen=True)
class Offer:
    """An earlier mapping that fits the document, and how well, from 0 to 1."""

    kept: HeadingMapping
    fitness: float

    @property
    def per_cent(self) -> int:
        return round(100 * self.fitness)


@dataclass(frozen=True)
class Outlined:
    """A document as its headings: what a person is asked about, and the earlier mappings that may answer."""

    document: Document
    headings: Sequence[Heading]
    offers: Sequence[Offer]

    def suggestion(self, kind: str, offer: Offer | None) -> Mapping:
        """What the headings probably are in the form of that kind."""
        return suggested(form_of_kind(kind), self.headings, mapping_of(offer.kept) if offer else None)


def outlined(review: Review, by: User) -> Outlined:
    """The review's document as its headings, with the earlier mappings that ``by`` may see, the best first."""
    document = _document(review)
    found = headings(passages_of(document))
    kept = HeadingMapping.objects.visible_to(by).select_related("by")[:LATEST]
    offers = [Offer(one, fitness(mapping_of(one), found)) for one in kept]
    fitting = sorted((offer for offer in offers if offer.fitness >= FITS), key=lambda offer: -offer.fitness)
    return Outlined(document, found, fitting)


@transaction.atomic
def map_headings(review: Review, mapping: Mapping, by: User) -> None:
    """Read the review's document as the mapping says, and keep the mapping. Raises CannotDecide, PermissionDenied."""
    take(review, by, Review.State.READY)
    if review.form_kind and not review.mapping:
        raise CannotDecide(_("Dokumentet følger et skema, som Handleplan kender. Ret teksterne i læsningen i stedet."))
    if review.accepted_parts:
        raise CannotDecide(_("En del af læsningen er godkendt. Derfor kan overskrifterne ikke vælges om."))
    document = _document(review)
    reading = read_mapped(document, mapping)
    if not (reading.plans or reading.areas or reading.projects):
        raise CannotDecide(_("Vælg et felt til mindst én overskrift, så der er noget at læse."))
    earlier = opened(review) if review.reading else None
    review.mapping = _kept(review, mapping, by)
    settle_reading(review, document, reading, earlier)
    note_event("review.mapped", review.name, framework=review.framework, by=by)


def _document(review: Review) -> Document:
    assert review.document is not None, "a review that is ready has been read"
    return document_from_json(review.document)


def _kept(review: Review, mapping: Mapping, by: User) -> HeadingMapping:
    """The mapping under the document's name; said again of the same document it takes the place of the earlier one."""
    kept = review.mapping or HeadingMapping(house_id=review.owner.root_id if review.owner else None)
    kept.name, kept.form_kind, kept.by = review.name, mapping.kind, by
    kept.headings, kept.levels = dict(mapping.headings), dict(mapping.levels)
    kept.save()
    return kept
