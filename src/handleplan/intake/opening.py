"""A review opened: what was read, what was decided about it, and the draft and the doubts that the two give."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from handleplan.documents import Document
from handleplan.documents.kept import document_from_json
from handleplan.forms.checks import NOTES, check
from handleplan.forms.kept import reading_from_json
from handleplan.forms.reading import Reading, ReadingWarning
from handleplan.intake.models import Decision, Review
from handleplan.intake.parts import Parts, parts_of
from handleplan.intake.review.decisions import Decision as Decided
from handleplan.intake.review.decisions import decision_from_json
from handleplan.intake.review.doubts import Doubt, doubts
from handleplan.intake.review.draft import Draft, draft_of, reading_of


@dataclass(frozen=True)
class Opened:
    """A review of a document of a known form. ``decisions`` are those in force, in their order.

    ``at_hand`` is the document where whoever opens the review has it already.
    """

    review: Review
    reading: Reading
    decisions: Sequence[Decision] = ()
    at_hand: Document | None = None

    @cached_property
    def document(self) -> Document:
        return self.at_hand or document_from_json(self.review.document or {})

    @cached_property
    def decided(self) -> list[Decided]:
        """The decisions in force as what they say."""
        return [decision_from_json(decision.data) for decision in self.decisions]

    @cached_property
    def draft(self) -> Draft:
        return draft_of(self.reading, self.decided)

    @cached_property
    def result(self) -> Reading:
        """What the whole document says after all that was decided."""
        return reading_of(self.reading, self.decided) if self.decisions else self.reading

    @cached_property
    def parts(self) -> Parts:
        return parts_of(self.result, self.draft)

    @cached_property
    def warnings(self) -> Sequence[ReadingWarning]:
        """What a careful reader says of the draft: a large document takes a while, so it is asked once."""
        return check(self.result)

    @property
    def notes(self) -> list[ReadingWarning]:
        """The warnings that nothing is to be done about."""
        return [warning for warning in self.warnings if warning.code in NOTES]

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        return doubts(self.reading, self.draft, self.decided, self.warnings)

    @property
    def open_doubts(self) -> int:
        """How many doubts nobody has looked at."""
        return sum(not doubt.is_seen for doubt in self.doubts)

    @property
    def addresses(self) -> list[str]:
        """The parts that there is something to accept of."""
        return [part.address for part in self.draft.parts if not part.is_emptied]

    @property
    def left(self) -> list[str]:
        """The parts that are not accepted yet."""
        return [address for address in self.addresses if address not in self.review.accepted_parts]


class NotOfAKnownForm(Exception):
    """The document was read, and no known form fits it: it has no draft."""


def opened(review: Review) -> Opened:
    """The review with its draft. Raises NotOfAKnownForm where there is no reading (yet)."""
    if review.reading is None:
        raise NotOfAKnownForm(review.problem)
    decisions = [one for one in review.decisions.select_related("by") if one.undone_at is None]
    return Opened(review, reading_from_json(review.reading), decisions)
