"""Bullets that are drawn and not written, as browsers print them: a small dot before a line's first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from handleplan.documents.pdf.shapes import Box, Word

SMALLEST_DOT, LARGEST_DOT = 1.0, 8.0
"""A dot's sides lie between these (points)."""

MAX_DOTS = 1000
"""A page with more dots than this has a drawing and no bullets."""

_BULLET = "•"
_LARGEST_SHARE = 0.7
"""A bullet is no larger than this (times the size of the word it stands before)."""

_FARTHEST = 3.0
"""A bullet's word begins no further from it than this (times the word's size)."""


def is_dot(box: Box) -> bool:
    """Whether a shape is small enough, and as wide as high."""
    low, high = sorted((box.width, box.height))
    return low >= SMALLEST_DOT and high <= LARGEST_DOT and high <= 1.2 * low


def bullet_words(dots: Sequence[Box], words: Iterable[Word]) -> Iterator[Word]:
    """The dots that are bullets, as words: those that stand right before a word, and right after none."""
    if not dots or len(dots) > MAX_DOTS:
        return
    every = list(words)
    for dot in dots:
        x, y = dot.middle
        line = [word for word in every if word.box.top <= y <= word.box.bottom]
        after = min(
            (word for word in line if word.box.left >= dot.right - 1), key=lambda word: word.box.left, default=None
        )
        if after is None or dot.height > _LARGEST_SHARE * after.size:
            continue
        gap = after.box.left - dot.right
        before = max((word.box.right for word in line if word.box.right <= x), default=float("-inf"))
        if gap <= _FARTHEST * after.size and dot.left - before > gap:
            box = Box(dot.left, after.box.top, dot.right, after.box.bottom)
            yield Word(_BULLET, box, after.baseline, after.size, starts=(dot.left,))
