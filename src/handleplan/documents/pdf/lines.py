"""Words become lines, and lines pieces where a wide gap parts them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from handleplan.documents.pdf.shapes import Box, Rule, Word
from handleplan.documents.structure import TICKED, UNTICKED

_SPACE = 0.12
"""Words that no space parts in the file are one where the gap between them is smaller than this (times the size)."""

_WIDE_GAP = 1.6
"""A gap that is wider than this (times the size) may part two columns."""

BULLETS = frozenset("•●○◦▪■‣➢►▶·➤❖◆◇♦⬧⧫⬥➔→⇨✓✔✗∙⁃❑❒\uf0b7\uf0a7\uf0d8")
DASHES = frozenset("-–—*o¤+")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zæøå]|[ivx]{1,4}|[A-ZÆØÅ])[.)]|\d{1,2}(?:\.\d{1,2})+")


class TextLine:
    """Words on one baseline, from left to right. ``size`` and ``bold`` are what most of its letters have."""

    __slots__ = ("_text", "baseline", "bold", "box", "page", "size", "words")

    def __init__(self, words: tuple[Word, ...], page: int) -> None:
        self.words = words
        self.page = page
        self._text: str | None = None
        first = words[0].box
        left, top, right, bottom = first.left, first.top, first.right, first.bottom
        letters: dict[tuple[float, float], int] = {}
        bold = 0
        for word in words:
            box, length = word.box, len(word.text)
            left, top = min(left, box.left), min(top, box.top)
            right, bottom = max(right, box.right), max(bottom, box.bottom)
            key = (word.size, word.baseline)
            letters[key] = letters.get(key, 0) + length
            bold += length if word.bold else -length
        self.box = Box(left, top, right, bottom)
        self.bold = bold > 0
        self.size, self.baseline = max(letters, key=lambda key: (letters[key], key))

    @property
    def left(self) -> float:
        return self.box.left

    @property
    def right(self) -> float:
        return self.box.right

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = text_of(self.words)
        return self._text


def text_of(words: Sequence[Word]) -> str:
    """The words with a space between them, save where the file has none and they stand close."""
    pieces: list[str] = []
    for index, word in enumerate(words):
        if index and not (word.glued and word.box.left - words[index - 1].box.right < _SPACE * word.size):
            pieces.append(" ")
        pieces.append(word.text)
    return "".join(pieces)


def lines_of(words: Iterable[Word], page: int) -> list[TextLine]:
    """The words in lines from the top of the page. Raised and lowered words belong to the line that they touch."""
    lines: list[tuple[float, float, list[Word]]] = []
    known: dict[tuple[float, float], list[Word]] = {}
    for word in sorted(words, key=lambda word: (-round(word.size), word.baseline)):
        key = (word.baseline, word.size)
        if key in known:
            known[key].append(word)
            continue
        near = range(
            bisect_left(lines, word.baseline - _FURTHEST, key=_line_height),
            bisect_right(lines, word.baseline + _FURTHEST, key=_line_height),
        )
        fitting = [
            (abs(lines[index][0] - word.baseline), index)
            for index in near
            if abs(lines[index][0] - word.baseline) <= _reach(word, lines[index][1])
        ]
        if fitting:
            known[key] = lines[min(fitting)[1]][2]
            known[key].append(word)
        else:
            known[key] = [word]
            insort(lines, (word.baseline, word.size, known[key]), key=_line_height)
    found = [TextLine(tuple(sorted(line, key=lambda word: word.box.left)), page) for _, _, line in lines]
    return sorted(found, key=lambda line: (line.baseline, line.left))


def _line_height(line: tuple[float, float, list[Word]]) -> float:
    return line[0]


_FURTHEST = 40.0
"""No word belongs to a line whose baseline is further from its own (points)."""


def _reach(word: Word, size: float) -> float:
    """How far a word's baseline may lie from the baseline of a line of that size: raised letters are smaller."""
    return 0.35 * word.size if word.size > 0.8 * size else 0.55 * size


def cut_at_rules(words: Iterable[Word], verticals: Sequence[Rule]) -> Iterable[Word]:
    """The words, cut in two where a vertical line goes through them: two cells' texts that no space parts."""
    for word in words:
        _, y = word.box.middle
        crossing = [
            rule.at
            for rule in verticals
            if word.box.left + 1 < rule.at < word.box.right - 1 and rule.start < y < rule.end
        ]
        yield from _cut(word, min(crossing)) if crossing and len(word.starts) == len(word.text) else (word,)


def _cut(word: Word, x: float) -> Iterable[Word]:
    index = next((i for i, start in enumerate(word.starts) if start >= x - 1), len(word.text))
    if not 0 < index < len(word.text):
        return (word,)
    box = word.box
    first = Word(
        word.text[:index],
        Box(box.left, box.top, x, box.bottom),
        word.baseline,
        word.size,
        word.bold,
        word.starts[:index],
        word.glued,
    )
    second = Word(
        word.text[index:],
        Box(word.starts[index], box.top, box.right, box.bottom),
        word.baseline,
        word.size,
        word.bold,
        word.starts[index:],
        spaced=word.spaced,
    )
    return (first, second)


def is_marker(text: str) -> bool:
    """Whether a word could stand before a list item: a bullet, a dash, a number or letter with a full stop."""
    return text in BULLETS or text in DASHES or _NUMBERING.fullmatch(text) is not None


def pieces(line: TextLine) -> list[TextLine]:
    """The line cut at its wide gaps; a list's marker or a tick box stays with what follows it."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups:
            before = groups[-1][-1]
            gap = word.box.left - before.box.right
            lonely = len(groups[-1]) == 1 and (is_marker(before.text) or before.text in (TICKED, UNTICKED))
            if gap <= _WIDE_GAP * max(word.size, before.size) or (lonely and gap <= 5 * word.size):
                groups[-1].append(word)
                continue
        groups.append([word])
    return [TextLine(tuple(group), line.page) for group in groups]
