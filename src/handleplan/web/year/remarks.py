"""What was said at the sentences of a status, field by field."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from handleplan.record.models import Comment, Report
from handleplan.record.permissions import Person


@dataclass(frozen=True)
class Remarks:
    """The comments of a status: those since it was last submitted stand open, the others are answered."""

    open: Sequence[Comment]
    answered: Sequence[Comment]

    def at(self, field: str) -> list[Comment]:
        """The open ones at a field's sentences."""
        return [comment for comment in self.open if comment.field == field]

    @property
    def of_the_whole(self) -> list[Comment]:
        return self.at("")

    @property
    def fields(self) -> list[str]:
        """The fields that something open is said of, each once."""
        return list(dict.fromkeys(comment.field for comment in self.open if comment.field))


def remarks_of(report: Report, user: Person) -> Remarks:
    """The comments that the reader may see: one question."""
    found: dict[bool, list[Comment]] = defaultdict(list)
    seen = Comment.objects.visible_to(user).filter(report=report, withdrawn_at=None).select_related("by")
    for comment in seen.order_by("at", "pk"):
        found[report.submitted_at is None or comment.at >= report.submitted_at].append(comment)
    return Remarks(found[True], found[False])
