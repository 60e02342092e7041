"""The lines of a cell or a column become paragraphs and list items.

What begins a paragraph: a wider gap than between a paragraph's lines, a marker, a line that had room for the next
line's first word, an indented line, another size or weight. What wrapped lines are apart is measured where the line
above was full, for there the break was the line's width and nobody's wish. Where a full line ends a sentence, nothing
on the page tells: then it counts how often the text's other sentences end their paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median_low

from handleplan.danish.lines import ends_sentence, is_left_open, join_lines, refers_back
from handleplan.documents.pdf.lines import BULLETS, DASHES, TextLine, is_marker, text_of
from handleplan.documents.structure import TICKED, UNTICKED

_SPACE_WIDTH = 0.25
_USUAL_PITCH = 1.25
_EXTRA_GAP = 0.2
"""A gap larger by this share than between wrapped lines parts two paragraphs."""

_SMALL_GAP = 0.06
"""One larger by this share alone parts two sentences."""

_WIDEST_PITCH = 2.4
"""Wrapped lines are no further apart than this times their size."""

_MARKER_GAP = 0.6
"""A number with a gap after it wider than this (times the size) is a list's number and no part of the sentence."""

_INDENT = 0.9
_OTHER_SIZE = 1.1
_SHORTEST_WRAPPED = 2
_CONTINUES = re.compile(r"[a-zæøåéü(,;:)/&%]")
_STOPS = ".!?…”\"’')"

_FEWEST_LINES = 40
_DIVIDED_SHARE = 0.025
"""Where fewer of at least so many wrapped lines end in a hyphen, nobody divided words: the hyphens are their own."""

_DIVIDED = re.compile(r"\w[-\u2010]$")

_DOCUMENT_WEIGHT = 4
"""What is usual in the document counts as much as so many sentences of the text itself."""

_MOST, _SOME = 0.5, 0.2
"""Where so large a share of the sentences end their paragraph, others do; or those that begin like the one above."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document is set: ``pitches`` is the distance between wrapped lines by size (in half points).

    ``parting`` is the share of its sentences that end their paragraph without a wider gap after it.
    """

    pitches: dict[int, float]
    divides_words: bool = True
    parting: float = 0.0


@dataclass(slots=True)
class Region:
    """Lines that are read from top to bottom, and the x where a full line ends; None where nothing says it.

    A region that ``follows`` is the next column of running text: a paragraph may go on into it.
    """

    lines: list[TextLine]
    right: float | None = None
    follows: bool = False


@dataclass(slots=True)
class Passage:
    """A paragraph as lines. ``marker`` is the list marker at its start, which is no part of the lines' text.

    ``room`` is how much of its last line is free: where the next word had no room, the text may go on elsewhere.
    """

    lines: list[TextLine]
    marker: str = ""
    room: float = 0.0
    texts: list[str] = field(default_factory=list)
    divides_words: bool = True

    @property
    def text(self) -> str:
        return join_lines(self.texts, self.divides_words)

    def has_room_for(self, line: TextLine) -> bool:
        """Whether the last line had room for the first word of that one, so that its end was somebody's wish."""
        return self.room > line.words[0].box.width + _SPACE_WIDTH * self.last.size + 1.0

    @property
    def first(self) -> TextLine:
        return self.lines[0]

    @property
    def last(self) -> TextLine:
        return self.lines[-1]

    def add(self, line: TextLine, text: str, edge: float) -> None:
        """Go on with a line. A hyphen that a space follows stays; a word longer than the line was cut without one."""
        before, above = self.texts[-1], self.lines[-1]
        self.lines.append(line)
        if above.words[-1].spaced and before.endswith(("-", "\u2010")):
            self.texts[-1] = f"{before} {text}"
        elif " " not in before and _is_cut_word(above, before, text, edge):
            self.texts[-1] = before + text
        else:
            self.texts.append(text)

    def take(self, other: Passage) -> None:
        """Go on with the text of another passage."""
        self.lines += other.lines
        self.texts += other.texts
        self.room = other.room


def _is_cut_word(line: TextLine, text: str, below: str, edge: float) -> bool:
    """Whether a line of one word ends at the edge, and in the middle of the word."""
    letter = line.words[-1].box.width / max(1, len(line.words[-1].text))
    return (
        edge - line.right < 1.3 * letter
        and not line.words[-1].spaced
        and len(text) > 6
        and text[-1].isalpha()
        and below[:1].islower()
    )


def _key(size: float) -> int:
    return round(2 * size)


def right_edge(region: Region) -> float:
    """Where the region's full lines end. An edge at which most breaks would be odd is moved in to the longest line."""
    longest = max(line.right for line in region.lines)
    if region.right is None:
        return longest
    edge = max(region.right, longest)
    pairs = [pair for pair in _pairs(region.lines) if _has_room(*pair, edge)]
    odd = [pair for pair in pairs if _CONTINUES.match(pair[1].text) and not ends_sentence(pair[0].text)]
    return longest if len(pairs) >= 3 and len(odd) > 0.6 * len(pairs) else edge


def _pairs(lines: Sequence[TextLine]) -> Iterable[tuple[TextLine, TextLine]]:
    return pairwise(lines)


def _has_room(line: TextLine, below: TextLine, edge: float) -> bool:
    """Whether the line had room for the first word of the line below, so that its end was somebody's wish."""
    first = below.words[0].box.width
    return edge - line.right > first + _SPACE_WIDTH * line.size + 1.0


def _wrapped_distances(region: Region) -> Iterable[tuple[int, float]]:
    edge = right_edge(region)
    for line, below in _pairs(region.lines):
        apart = below.baseline - line.baseline
        alike = max(line.size, below.size) <= _OTHER_SIZE * min(line.size, below.size)
        goes_on = not ends_sentence(line.text) or below.text[:1].islower()
        if alike and goes_on and not _has_room(line, below, edge) and _is_pitch(apart, line.size):
            yield _key(line.size), apart


def _is_pitch(apart: float, size: float) -> bool:
    return 0.5 * size < apart < _WIDEST_PITCH * size


def habits(regions: Iterable[Region]) -> Habits:
    """How far apart wrapped lines are, by size, in a whole document, and whether words are divided at lines' ends."""
    every = list(regions)
    distances: dict[int, list[float]] = defaultdict(list)
    wrapped = divided = 0
    for region in every:
        if len(region.lines) < 2:
            continue
        for key, apart in _wrapped_distances(region):
            distances[key].append(apart)
        for line, below in _pairs(region.lines):
            wrapped += 1
            divided += bool(_DIVIDED.search(line.text)) and not line.words[-1].spaced and below.text[:1].islower()
    divides_words = wrapped < _FEWEST_LINES or divided >= _DIVIDED_SHARE * wrapped
    usual = Habits({key: median_low(found) for key, found in distances.items()}, divides_words)
    parting = [ends for region in every if len(region.lines) > 1 for ends in _sentence_ends(region, usual)]
    return replace(usual, parting=sum(parting) / len(parting) if parting else 0.0)


def _sentence_ends(region: Region, usual: Habits) -> Iterator[bool]:
    """For each sentence of which it is certain whether its paragraph ends with it: True where it does without a gap."""
    edge = right_edge(region)
    for line in region.lines:
        for word, following in pairwise(line.words):
            if word.text[-1] in _STOPS and following.text[0].isupper() and ends_sentence(word.text):
                yield False
    for line, below in pairwise(region.lines):
        pitch = usual.pitches.get(_key(line.size), _USUAL_PITCH * line.size)
        if below.text[0].isupper() and ends_sentence(line.text) and _has_room(line, below, edge):
            yield below.baseline - line.baseline <= (1 + _SMALL_GAP) * pitch


def _pitch(region: Region, usual: Habits, size: float) -> float:
    """The distance of wrapped lines here, or in the document, or as printers have it."""
    here = [apart for key, apart in _wrapped_distances(region) if key == _key(size)]
    if len(here) >= _SHORTEST_WRAPPED:
        lowest = min(here)
        close = [apart for apart in here if apart <= (1 + _EXTRA_GAP) * lowest]
        return median_low(close)
    return usual.pitches.get(_key(size), _USUAL_PITCH * size)


def passages(region: Region, usual: Habits) -> list[Passage]:
    """The region's paragraphs and list items from top to bottom."""
    if not region.lines:
        return []
    edge = right_edge(region)
    pitch_of: dict[int, float] = {}
    found: list[Passage] = []
    text_left = 0.0
    parting: float | None = None
    for index, line in enumerate(region.lines):
        below = region.lines[index + 1] if index + 1 < len(region.lines) else None
        if _key(line.size) not in pitch_of:
            pitch_of[_key(line.size)] = _pitch(region, usual, line.size)
        begins = not found or _begins(line, found[-1], text_left, edge, pitch_of[_key(line.size)])
        if not begins and _may_begin(line, found[-1]):
            parting = _parting(region, usual) if parting is None else parting
            is_apart = line.baseline - found[-1].last.baseline > (1 + _SMALL_GAP) * pitch_of[_key(line.size)]
            begins = is_apart or parting > (_SOME if _is_parallel(line, found[-1].first) else _MOST)
        marker = _marker(line, below, begins, found)
        if begins or marker:
            rest = line.words[1:] if marker else line.words
            text_left = rest[0].box.left if rest else line.left
            found.append(Passage([line], marker, texts=[text_of(rest)], divides_words=usual.divides_words))
        else:
            passage = found[-1]
            if len(passage.lines) == 1 and not passage.marker and abs(line.left - passage.first.left) > 2:
                text_left = line.left
            passage.add(line, line.text, edge)
    for passage in found:
        passage.room = edge - passage.last.right
    return found


def _begins(line: TextLine, passage: Passage, text_left: float, edge: float, pitch: float) -> bool:
    """Whether the line begins a paragraph, seen from the one above it."""
    above = passage.last
    apart = line.baseline - above.baseline
    sizes = (line.size, above.size)
    if apart > (1 + _EXTRA_GAP) * max(pitch, pitch * max(sizes) / line.size):
        return True
    if max(sizes) > _OTHER_SIZE * min(sizes) or (line.bold != above.bold and _all_of_a_weight(line, above)):
        return True
    if _has_room(above, line, edge):
        return True
    indent = line.left - above.left
    if passage.marker and line.left < text_left - _INDENT * line.size:
        is_beyond = line.left < passage.first.left - 2
        return not _goes_on(above, line) and (is_beyond or ends_sentence(above.text) or above.text.endswith(":"))
    is_centred = abs((line.left + line.right) - (above.left + above.right)) < line.size
    if indent > _INDENT * line.size and not passage.marker and not is_centred:
        return len(passage.lines) > 1 or ends_sentence(above.text) or not _goes_on(above, line)
    if indent < -_INDENT * line.size and len(passage.lines) > 1 and not is_centred:
        return not _goes_on(above, line)
    return False


def _may_begin(line: TextLine, passage: Passage) -> bool:
    """Whether a sentence begins with the line, of which nothing on the page tells whether a paragraph does."""
    is_anew = line.text[0].isupper() and ends_sentence(passage.last.text) and not refers_back(line.text)
    return is_anew and not passage.marker


def _parting(region: Region, usual: Habits) -> float:
    """The share of the region's sentences that are paragraphs of their own."""
    ends = list(_sentence_ends(region, usual))
    return (sum(ends) + _DOCUMENT_WEIGHT * usual.parting) / (len(ends) + _DOCUMENT_WEIGHT)


def _is_parallel(line: TextLine, other: TextLine) -> bool:
    """Whether two lines begin with the same words, as the statements of a list do."""
    return [word.text for word in line.words[:2]] == [word.text for word in other.words[:2]]


def _all_of_a_weight(line: TextLine, above: TextLine) -> bool:
    return len({word.bold for word in line.words}) == 1 == len({word.bold for word in above.words})


def _goes_on(above: TextLine, line: TextLine) -> bool:
    """Whether the sentence of the line above goes on in the line."""
    return bool(_CONTINUES.match(line.text)) and not ends_sentence(above.text)


def _marker(line: TextLine, below: TextLine | None, begins: bool, found: Sequence[Passage]) -> str:
    """The list marker that the line begins with, or ""."""
    if len(line.words) < 2:
        return line.text if line.text in BULLETS and line.text not in (TICKED, UNTICKED) else ""
    first, second = line.words[0], line.words[1]
    if second.glued or not is_marker(first.text):
        return ""
    if first.text in BULLETS:
        return first.text
    gap = second.box.left - first.box.right
    others = [word.box.left - before.box.right for before, word in zip(line.words[1:], line.words[2:], strict=False)]
    hangs = below is not None and abs(below.left - second.box.left) < 2 and below.left > line.left + 3
    follows = any(
        passage.marker and abs(passage.first.left - line.left) < 2 and _alike(passage.marker, first.text)
        for passage in found
    )
    wide = gap > max(_MARKER_GAP * line.size, 1.5 * median_low(others) if others else 0.0)
    if wide and not begins and found and not found[-1].marker:
        wide = ends_sentence(found[-1].last.text) or found[-1].last.text.endswith(":")
    if first.text == "o" or first.text in "¤+":
        return first.text if wide else ""
    if first.text in DASHES and second.text[0].isupper():
        return first.text if begins or not is_left_open(found[-1].last.text) else ""
    return first.text if wide or (begins and (hangs or follows)) else ""


def _alike(one: str, other: str) -> bool:
    """Whether two markers are of one list: numbers with numbers, letters with letters."""
    return one[-1:] == other[-1:] and one[:1].isdigit() == other[:1].isdigit()


_NEW_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")
_MORE_SENTENCES = re.compile(r"[.!?…][”\"’')]?\s+[A-ZÆØÅ]")


def goes_on_after_break(before: Passage, after: Passage) -> bool:
    """Whether a paragraph that a page's or column's end cut goes on in the first one after it."""
    if after.marker or not before.text or not after.text or _NEW_NUMBER.match(after.text):
        return False
    if before.last.size > _OTHER_SIZE * after.first.size or after.first.size > _OTHER_SIZE * before.last.size:
        return False
    if before.text.endswith(("-", "\u00ad", ",")):
        return True
    if before.has_room_for(after.first):
        return False
    return not ends_sentence(before.text) or bool(_MORE_SENTENCES.search(before.text))
