"""What stands on a page: words, ruling lines and filled areas, in upright coordinates (points, y counted downwards)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ASCENT, DESCENT = 0.8, 0.22
"""How far a line of text reaches above and below its baseline, as shares of the font's size."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float], slack: float = 0.0) -> bool:
        x, y = point
        return self.left - slack <= x <= self.right + slack and self.top - slack <= y <= self.bottom + slack

    def contains(self, other: Box, slack: float = 0.0) -> bool:
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all; there must be at least one."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space between them. ``starts`` says where each letter of ``text`` begins.

    ``glued`` words follow upon the word before them without a space ("ord" and its footnote's "1"); after ``spaced``
    ones the file has a space, also at a line's end.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    starts: tuple[float, ...] = ()
    glued: bool = False
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line. A horizontal one lies at y ``at``, from x ``start`` to x ``end``; a vertical one the other way."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class PageShapes:
    """One page. ``fills`` are coloured areas too large to be lines."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    horizontals: tuple[Rule, ...] = ()
    verticals: tuple[Rule, ...] = ()
    fills: tuple[Box, ...] = ()
