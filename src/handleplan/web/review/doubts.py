"""The doubts of a reading as a way to walk: where each is looked at, and which comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from handleplan.intake.review.decisions import UNPLACED, UNWANTED
from handleplan.intake.review.doubts import Doubt


@dataclass(frozen=True)
class DoubtWalk:
    """The doubts that nobody has looked at, in the document's order, each with its address.

    ``earlier`` and ``later`` are the addresses on either side of where the reader is, "" where there is none.
    """

    doubts: Sequence[tuple[Doubt, str]]
    earlier: str
    later: str

    @property
    def left(self) -> int:
        return len(self.doubts)


def doubt_address(review: int, doubt: Doubt) -> str:
    """The page on which the doubt is looked at, and where on it."""
    return f"{_page(review, doubt.part)}?tvivl={doubt.key}#tvivl-{doubt.key}"


def doubt_walk(review: int, doubts: Sequence[Doubt], here: str, asked: str = "") -> DoubtWalk:
    """The walk seen from the part ``here``, or from the doubt asked for."""
    unseen = [doubt for doubt in doubts if not doubt.is_seen]
    addresses = [doubt_address(review, doubt) for doubt in unseen]
    at = next((place for place, doubt in enumerate(unseen) if doubt.key == asked), None)
    if at is None:
        first = next((place for place, doubt in enumerate(unseen) if doubt.part == here), 0)
        before, after = first - 1, first
    else:
        before, after = at - 1, at + 1
    return DoubtWalk(
        list(zip(unseen, addresses, strict=True)),
        earlier=addresses[before] if before >= 0 else "",
        later=addresses[after] if after < len(addresses) else "",
    )


def _page(review: int, part: str) -> str:
    if not part:
        return reverse("review", kwargs={"pk": review})
    if part in (UNPLACED, UNWANTED):
        return reverse("review_rest", kwargs={"pk": review})
    return reverse("review_part", kwargs={"pk": review, "address": part})
