"""Text that stands in columns without ruling lines: tables by alignment, and running text in columns.

A zone is a run of lines whose words begin at the same places and leave the strip before each of them free. Its rows
begin where all columns begin anew; where none do, columns of full lines are running text and are read one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from handleplan.danish.lines import ends_sentence
from handleplan.documents.pdf.lines import BULLETS, TextLine, pieces
from handleplan.documents.pdf.nodes import CellNode, Node, TableNode
from handleplan.documents.pdf.paragraphs import Region
from handleplan.documents.pdf.shapes import Rule, Word, around

NO_EDGE = 100_000.0
"""Where an unruled table's last column ends: nothing says it."""

_FREE_STRIP = 1.5
"""This much before a column (points) holds no letters."""

_SAME_LEFT = 2.0
_LEAST_GAP = 0.35
"""A word that begins a column stands at least this (times the size) from the word before it."""

_ROW_GAP = 1.15
_FAR_BELOW = 2.6
"""A line that stands alone at the left, further below than this (times the size), is no more of the table."""

_NEAR, _APART = 1.5, 2.1
_SHORT = 0.4
"""A line that leaves more than this share of its column free is short: a heading or a label."""

_FARTHEST = 7.0
"""No two lines of a table are further apart than this (times the size)."""

_USUAL_PITCH = 1.3
_LARGER_GAP = 1.08
_UNKNOWN_GAP = 1.6
"""Where nothing says how far apart the paragraphs of a cell are, they are this (times the lines' distance)."""

_BULLET_GAP, _BULLET_INDENT = 3.0, 2.5
"""A bullet's text begins within the first of it, a bullet within the second of its column's side (times the size)."""

_LOOKED_AHEAD = 150
"""A table's bullets are looked for in so many lines."""

_LONG_LETTERS = 15
_SINGLE_ROW = 3
"""A line of so many pieces is a table of one row; one of two may be a line with a tab."""

_COLUMN_OF_TEXT = 6
"""Running text in columns has at least this many lines in each."""

_FULL_SHARE = 0.55
_LABEL_LETTERS = 40
_LABEL_SHARE = 0.6
_TICK_LETTERS = 2


@dataclass(frozen=True)
class _Band:
    """The text on one baseline."""

    line: TextLine

    @cached_property
    def parts(self) -> list[TextLine]:
        return pieces(self.line)

    @property
    def bullets(self) -> Iterator[tuple[float, float]]:
        """Where the line's bullets stand, each with where its text begins."""
        for word, following in pairwise(self.line.words):
            if word.text in BULLETS and following.box.left - word.box.right < _BULLET_GAP * word.size:
                yield word.box.left, following.box.left

    @property
    def baseline(self) -> float:
        return self.line.baseline

    def respects(self, left: float) -> bool:
        """Whether no word lies across the strip before a column."""
        return all(
            word.box.right <= left - _FREE_STRIP or word.box.left >= left - _SAME_LEFT for word in self.line.words
        )

    def begins_at(self, left: float, stops: Sequence[tuple[float, float]] = ()) -> bool:
        """Whether a word begins there, apart from the word before it; or a bullet or its text, a little further in."""
        for index, word in enumerate(self.line.words):
            if abs(word.box.left - left) <= _SAME_LEFT or _is_indented(word.box.left, left, word.size, stops):
                return not index or word.box.left - self.line.words[index - 1].box.right >= _LEAST_GAP * word.size
        return False


def _is_indented(at: float, left: float, size: float, stops: Sequence[tuple[float, float]]) -> bool:
    """Whether a bullet of the column that begins at ``left`` stands there, or its text begins there."""
    return any(
        left - _SAME_LEFT <= bullet <= left + _BULLET_INDENT * size
        and min(abs(at - bullet), abs(at - text)) <= _SAME_LEFT
        for bullet, text in stops
    )


def arrange(
    lines: Sequence[TextLine], right: float | None, rules: Sequence[Rule] = (), before: Sequence[float] = ()
) -> list[Node]:
    """The lines as regions and tables in reading order. ``rules`` are horizontal lines that may part rows.

    ``before`` is where the columns of the table began that ended the page before: the first lines may go on in it.
    """
    bands = [_Band(line) for line in lines]
    nodes: list[Node] = []
    plain: list[TextLine] = []
    index = 0
    while index < len(bands):
        end, lefts = _zone(bands, index, () if index else before)
        zone = _read_zone(bands[index:end], lefts, rules, () if index else before) if lefts else []
        if not zone:
            plain.append(bands[index].line)
            index += 1
            continue
        if plain:
            nodes.append(Region(plain, right))
            plain = []
        nodes.extend(zone)
        index = end
    if plain:
        nodes.append(Region(plain, right))
    return nodes


def _zone(bands: Sequence[_Band], start: int, before: Sequence[float]) -> tuple[int, list[float]]:
    """Where the run of lines that share columns ends, and where its columns begin, the first one left out."""
    first = bands[start]
    size = first.line.size
    goes_on = _goes_on_in(bands[start : start + 2], before)
    if len(first.parts) < 2 and not goes_on:
        return start, []
    lefts = list(before[1:]) if goes_on else [part.left for part in first.parts[1:]]
    known = dict.fromkeys(lefts, 2) if goes_on else {}
    stops = sorted(
        {(round(bullet), round(text)) for band in bands[start : start + _LOOKED_AHEAD] for bullet, text in band.bullets}
    )

    def support(end: int, left: float) -> int:
        return known.get(left, 0) + sum(1 for band in bands[start:end] if band.begins_at(left, stops))

    end = start + 1
    while end < len(bands):
        band = bands[end]
        below = band.baseline - bands[end - 1].baseline
        if below > _FARTHEST * size:
            break
        kept = [left for left in lefts if band.respects(left)]
        lost = [left for left in lefts if left not in kept]
        if any(support(end, left) > 1 for left in lost) or not kept:
            break
        if (
            len(band.parts) > 1
            and any(support(end, left) > 1 for left in kept)
            and not any(band.begins_at(left, stops) for left in kept)
        ):
            break
        if len(band.parts) == 1 and band.line.left < min(kept) - _SAME_LEFT and band.line.right < min(kept):
            is_apart = below > _FAR_BELOW * size or band.line.size > 1.1 * size
            if is_apart or (band.line.bold and not bands[end - 1].line.bold and below > 1.6 * size):
                break
        new = [
            part.left
            for part in band.parts[1:]
            if all(abs(part.left - left) > _SAME_LEFT for left in kept)
            and not any(_is_indented(part.left, left, size, stops) for left in kept)
            and all(other.respects(part.left) for other in bands[start:end])
        ]
        lefts = sorted(kept + new)
        end += 1
    far_left = min([*before[:1], *(band.line.left for band in bands[start:end])])
    if end == start + 1 and len(first.parts) >= _SINGLE_ROW:
        return end, lefts
    lefts = [left for left in lefts if support(end, left) > 1 and left > far_left + size]
    return _without_tail(bands, start, end, lefts), lefts


def _goes_on_in(bands: Sequence[_Band], before: Sequence[float]) -> bool:
    """Whether a page's first line stands in the columns of the table that ended the page before."""
    first, size = bands[0], bands[0].line.size
    if len(bands) > 1 and (size > 1.1 * bands[1].line.size or first.line.bold > bands[1].line.bold):
        return False
    if len(before) < 2 or not all(first.respects(left) for left in before[1:]):
        return False
    if any(first.begins_at(left) for left in before[1:]):
        return True
    if not first.begins_at(before[0]) or first.line.right > before[1]:
        return False
    is_near = len(bands) > 1 and bands[1].baseline - first.baseline < _NEAR * size
    is_full = before[1] - first.line.right < _SHORT * (before[1] - before[0])
    return _goes_on(first.line.text) or (is_near and (is_full or any(map(bands[1].begins_at, before[1:]))))


def _without_tail(bands: Sequence[_Band], start: int, end: int, lefts: list[float]) -> int:
    """The end of the zone without lines in its first column alone that stand apart from it: the text after it."""
    if not lefts:
        return start
    last = end
    usual = max(
        (
            below.baseline - above.baseline
            for above, below in pairwise(bands[start:end])
            if below.line.left < lefts[0] - _SAME_LEFT and len(below.parts) > 1
        ),
        default=0.0,
    )
    for index in range(end - 1, start, -1):
        line = bands[index].line
        is_label = not line.bold and bands[index].baseline - bands[index - 1].baseline <= _LARGER_GAP * usual
        if line.right > lefts[0] or is_label:
            break
        gap = (bands[index].baseline - bands[index - 1].baseline) / line.size
        is_short = lefts[0] - line.right > _SHORT * (lefts[0] - line.left)
        if gap > _APART or (gap > _NEAR and is_short and last - index <= 1):
            last = index
    return last


@dataclass(slots=True)
class _Row:
    """The text of one band by column."""

    baseline: float
    parts: dict[int, TextLine]


def _read_zone(
    bands: Sequence[_Band], lefts: list[float], rules: Sequence[Rule], before: Sequence[float]
) -> list[Node]:
    """The zone as a table, or as columns of running text; nothing where it would be one column."""
    rows = [_Row(band.baseline, _by_column(band.line, lefts)) for band in bands]
    columns = [[row.parts[number] for row in rows if number in row.parts] for number in range(len(lefts) + 1)]
    if not any(columns[1:]) and not _goes_on(bands[0].line.text):
        return []
    rights = [max((part.right for part in column), default=0.0) for column in columns]
    if _has_labels(rows, columns):
        rights[0] = max(rights[0], lefts[0] - 1.5 * bands[0].line.size)
    starts = _row_starts(rows, columns, rights, rules)
    if len(starts) == 1 and not before and _is_running_text(columns, rights):
        return [
            Region(column, right, number > 0)
            for number, (column, right) in enumerate(zip(columns, rights, strict=True))
        ]
    return [_table(rows, lefts, columns, rights, starts, before)]


def _by_column(line: TextLine, lefts: list[float]) -> dict[int, TextLine]:
    words: dict[int, list[Word]] = {}
    for word in line.words:
        words.setdefault(bisect_right(lefts, word.box.left + _SAME_LEFT), []).append(word)
    return {number: TextLine(tuple(found), line.page) for number, found in sorted(words.items())}


def _is_running_text(columns: list[list[TextLine]], rights: list[float]) -> bool:
    def is_full(column: list[TextLine], right: float) -> bool:
        full = sum(1 for line in column if right - line.right < 3 * line.size)
        return len(column) >= _COLUMN_OF_TEXT and full >= _FULL_SHARE * len(column)

    return all(is_full(column, right) for column, right in zip(columns, rights, strict=True))


def _row_starts(
    rows: Sequence[_Row], columns: list[list[TextLine]], rights: list[float], rules: Sequence[Rule]
) -> list[int]:
    """The indexes of the lines that begin a row."""
    ruled = _ruled(rows, min(part.left for row in rows for part in row.parts.values()), max(rights), rules)
    if len(ruled) >= 2:
        return [0, *ruled]
    size = median(line.size for column in columns for line in column)
    pitch = _pitch(columns, rights, size)
    starting = _starting_columns(rows, pitch)
    labels = _has_labels(rows, columns)
    ticks = bool(columns[0]) and max(len(line.text) for line in columns[0]) <= _TICK_LETTERS
    usual = _paragraph_gap(rows, starting, pitch)
    starts = [0]
    for index in range(1, len(rows)):
        texts = rows[index].parts
        gap = rows[index].baseline - rows[index - 1].baseline
        if index in ruled:
            starts.append(index)
        elif all(_goes_on(part.text) for part in texts.values()):
            continue
        elif ticks:
            starts.append(index)
        elif not starting[index] or 0 not in texts:
            continue
        elif (
            labels
            or len(texts) == len(columns)
            or (len(texts) > 1 and gap > _LARGER_GAP * usual)
            or (index == starts[-1] + 1 and len(rows[starts[-1]].parts) == len(columns))
        ):
            starts.append(index)
    bold = next((index for index, row in enumerate(rows) if not all(part.bold for part in row.parts.values())), 0)
    if bold and bold not in starts:
        starts.append(bold)
    if len(starts) == 1:
        starts = _tight_row_starts(rows, columns)
    return sorted(set(starts))


def _ruled(rows: Sequence[_Row], left: float, right: float, rules: Sequence[Rule]) -> list[int]:
    """The lines that have a ruling line above them."""
    return [
        index
        for index, (above, row) in enumerate(pairwise(rows), 1)
        if any(
            above.baseline - 1 < rule.at < row.baseline
            and min(rule.end, right) - max(rule.start, left) > 0.5 * (right - left)
            for rule in rules
        )
    ]


def _starting_columns(rows: Sequence[_Row], pitch: float) -> list[bool]:
    """Whether all that stands on a line begins anew in its column, and no other column goes on past the line."""
    last: dict[int, float] = {}
    begins: list[bool] = []
    for index, row in enumerate(rows):
        anew = all(row.baseline - last.get(number, -1e9) > _ROW_GAP * pitch for number in row.parts)
        above = {number: at for number, at in last.items() if number not in row.parts}
        for number, at in above.items():
            below = next((other.baseline for other in rows[index + 1 :] if number in other.parts), None)
            if below is not None and below - at <= _ROW_GAP * pitch:
                anew = False
        begins.append(anew)
        for number in row.parts:
            last[number] = row.baseline
    return begins


def _paragraph_gap(rows: Sequence[_Row], starting: list[bool], pitch: float) -> float:
    """How far apart the paragraphs of a cell are: where a column begins anew and another doesn't."""
    gaps = [
        row.baseline - above.baseline
        for (above, row), begins in zip(pairwise(rows), starting[1:], strict=True)
        if begins and 0 not in row.parts
    ]
    return median(gaps) if gaps else _UNKNOWN_GAP * pitch


def _has_labels(rows: Sequence[_Row], columns: list[list[TextLine]]) -> bool:
    """Whether the first column holds labels of the others, and no text of its own."""
    first = columns[0]
    if not first:
        return False
    if len(columns) == 2 and all(len(line.text) <= _LABEL_LETTERS and not ends_sentence(line.text) for line in first):
        return True
    return (
        median(len(line.text) for line in first) <= _LABEL_LETTERS
        and len(first) <= _LABEL_SHARE * len(rows)
        and sum(len(line.text) for line in first) < sum(len(line.text) for column in columns[1:] for line in column)
    )


def _goes_on(text: str) -> bool:
    return text[:1].islower() or text[:1] in "(,;"


def _pitch(columns: list[list[TextLine]], rights: list[float], size: float) -> float:
    """How far apart wrapped lines of a cell are."""
    apart = [
        below.baseline - line.baseline
        for column, right in zip(columns, rights, strict=True)
        for line, below in pairwise(column)
        if right - line.right <= below.words[0].box.width + 0.5 * size
        and below.baseline - line.baseline < 2 * size
        and len(line.text) >= _LONG_LETTERS
        and not ends_sentence(line.text)
    ]
    return min(median(apart), 1.7 * size) if apart else _USUAL_PITCH * size


def _tight_row_starts(rows: Sequence[_Row], columns: list[list[TextLine]]) -> list[int]:
    """Rows without a gap between them: where most lines have text in all columns, each such line is a row."""
    if not columns[0]:
        return [0]
    full = [
        index
        for index, row in enumerate(rows)
        if len(row.parts) == len(columns) and not all(_goes_on(part.text) for part in row.parts.values())
    ]
    on = sum(1 for line, below in pairwise(columns[0]) if below.text[:1].islower() and not ends_sentence(line.text))
    if len(full) < 0.7 * len(rows) or on > 0.3 * max(1, len(columns[0]) - 1):
        return [0]
    return [0, *full]


def _table(
    rows: Sequence[_Row],
    lefts: list[float],
    columns: list[list[TextLine]],
    rights: list[float],
    starts: list[int],
    before: Sequence[float],
) -> TableNode:
    cells: list[CellNode] = []
    for number, (first, after) in enumerate(pairwise([*starts, len(rows)])):
        within = rows[first:after]
        row_box = around(part.box for row in within for part in row.parts.values())
        for column, right in enumerate(rights):
            lines = [row.parts[column] for row in within if column in row.parts]
            box = around(line.box for line in lines) if lines else row_box
            cells.append(CellNode(box, number, column, content=[Region(lines, right)] if lines else []))
    every = [line for column in columns for line in column]
    edges = (min([*before[:1], *(line.left for line in every)]), *lefts, NO_EDGE)
    return TableNode(every[0].page, around(cell.box for cell in cells), edges, cells, ruled=False)
