"""Text that stands in columns without ruling lines: tables by alignment, and running text in columns.

A zone is a run of lines that leave the same strips of the page free. Its rows begin where all columns begin anew; where
none do, the columns are running text and are read one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from handleplan.danish.lines import ends_sentence
from handleplan.documents.pdf.lines import TextLine, pieces
from handleplan.documents.pdf.nodes import CellNode, Node, TableNode
from handleplan.documents.pdf.paragraphs import Region
from handleplan.documents.pdf.shapes import Rule, around

_GUTTER = 1.0
"""A strip between two columns is at least this wide (times the size)."""

_ROW_GAP = 1.2
_FAR_BELOW = 2.6
"""A line that stands alone at the left, further below than this (times the size), is no more of the table."""

_USUAL_PITCH = 1.3
_COLUMN_OF_TEXT = 6
"""Running text in columns has at least this many lines in each."""

_FULL_SHARE = 0.55


@dataclass(slots=True)
class _Band:
    """The pieces of text on one baseline."""

    parts: list[TextLine]
    line: TextLine

    @property
    def baseline(self) -> float:
        return self.line.baseline


def arrange(lines: Sequence[TextLine], right: float | None, rules: Sequence[Rule] = ()) -> list[Node]:
    """The lines as regions and tables in reading order. ``rules`` are horizontal lines that may part rows."""
    bands = [_Band(pieces(line), line) for line in lines]
    nodes: list[Node] = []
    plain: list[TextLine] = []
    index = 0
    while index < len(bands):
        end = _zone_end(bands, index)
        if end > index + 1:
            zone = _columns(bands[index:end], rules)
            if zone:
                if plain:
                    nodes.append(Region(plain, right))
                    plain = []
                nodes.extend(zone)
                index = end
                continue
        plain.append(bands[index].line)
        index += 1
    if plain:
        nodes.append(Region(plain, right))
    return nodes


def _gaps(bands: Sequence[_Band], size: float) -> list[tuple[float, float]]:
    """The strips that all bands leave free, between text at both sides."""
    spans = sorted((part.left, part.right) for band in bands for part in band.parts)
    free: list[tuple[float, float]] = []
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach >= _GUTTER * size:
            free.append((reach, left))
        reach = max(reach, right)
    return free


def _zone_end(bands: Sequence[_Band], start: int) -> int:
    """Where the run of bands that share a free strip ends; ``start`` itself where none begins."""
    if len(bands[start].parts) < 2:
        return start
    size = bands[start].line.size
    end = start + 1
    several = 1
    last_several = start
    while end < len(bands):
        band = bands[end]
        free = _gaps(bands[start:end], size)
        if not free or not _gaps(bands[start : end + 1], size):
            break
        below = band.baseline - bands[end - 1].baseline
        if len(band.parts) == 1:
            part = band.parts[0]
            if any(part.left < low + 1 and part.right > high - 1 for low, high in free):
                break
            first_column = part.left < free[0][0]
            if first_column and (below > _FAR_BELOW * size or (band.line.size > 1.1 * size)):
                break
        else:
            if below > 4 * _FAR_BELOW * size:
                break
            several += 1
            last_several = end
        end += 1
    if several < 2:
        return start
    free = _gaps(bands[start:end], size)
    while end - 1 > last_several and bands[end - 1].parts[0].left < free[0][0]:
        gap = bands[end - 1].baseline - bands[end - 2].baseline
        if gap <= 1.5 * bands[end - 1].line.size:
            break
        end -= 1
    return end


def _columns(bands: Sequence[_Band], rules: Sequence[Rule]) -> list[Node]:
    size = median(band.line.size for band in bands)
    free = _gaps(bands, size)
    if not free:
        return []
    cuts = [(low + high) / 2 for low, high in free]
    columns: list[list[TextLine]] = [[] for _ in range(len(cuts) + 1)]
    for band in bands:
        for number, part in _by_column(band, cuts):
            columns[number].append(part)
    if not all(columns):
        return []
    rights = [max(part.right for part in column) for column in columns]
    starts = _row_starts(bands, cuts, columns, rights, size, rules)
    if len(starts) == 1 and _is_running_text(columns, rights):
        return [Region(column, right) for column, right in zip(columns, rights, strict=True)]
    return [_table(bands, cuts, columns, rights, starts)]


def _by_column(band: _Band, cuts: list[float]) -> list[tuple[int, TextLine]]:
    """The band's text by column, pieces of one column made one line."""
    by_column: dict[int, list[TextLine]] = {}
    for part in band.parts:
        middle = (part.left + part.right) / 2
        by_column.setdefault(sum(middle > cut for cut in cuts), []).append(part)
    return [
        (number, TextLine(tuple(word for part in parts for word in part.words), parts[0].page))
        for number, parts in sorted(by_column.items())
    ]


def _is_running_text(columns: list[list[TextLine]], rights: list[float]) -> bool:
    def is_full(column: list[TextLine], right: float) -> bool:
        full = sum(1 for line in column if right - line.right < 3 * line.size)
        return len(column) >= _COLUMN_OF_TEXT and full >= _FULL_SHARE * len(column)

    return all(is_full(column, right) for column, right in zip(columns, rights, strict=True))


def _row_starts(
    bands: Sequence[_Band],
    cuts: list[float],
    columns: list[list[TextLine]],
    rights: list[float],
    size: float,
    rules: Sequence[Rule],
) -> list[int]:
    """The indexes of the bands that begin a row."""
    left, right = min(line.left for line in columns[0]), max(rights)
    ruled = [
        index
        for index, (above, band) in enumerate(pairwise(bands), 1)
        if any(
            above.baseline - 1 < rule.at < band.baseline
            and min(rule.end, right) - max(rule.start, left) > 0.5 * (right - left)
            for rule in rules
        )
    ]
    if len(ruled) >= 2:
        return [0, *ruled]
    pitch = _pitch(columns, rights, size)
    starts = [0]
    for index, (above, band) in enumerate(pairwise(bands), 1):
        parts = _by_column(band, cuts)
        has_first = parts[0][0] == 0
        others = [part for _, part in parts]
        if index in ruled:
            starts.append(index)
        elif not has_first:
            continue
        elif all(_goes_on(part.text) for part in others):
            continue
        elif band.baseline - above.baseline > _ROW_GAP * pitch or (
            all(part.bold for part in above.parts) and not any(part.bold for part in others) and len(others) > 1
        ):
            starts.append(index)
    if len(starts) == 1:
        starts = _tight_row_starts(bands, cuts, rights)
    return starts


def _goes_on(text: str) -> bool:
    return not text[:1].isalnum() or text[:1].islower()


def _pitch(columns: list[list[TextLine]], rights: list[float], size: float) -> float:
    """How far apart wrapped lines of a cell are."""
    apart = [
        below.baseline - line.baseline
        for column, right in zip(columns, rights, strict=True)
        for line, below in pairwise(column)
        if right - line.right <= below.words[0].box.width + 0.5 * size
        and below.baseline - line.baseline < 2 * size
        and not ends_sentence(line.text)
    ]
    return min(median(apart), 1.7 * size) if apart else _USUAL_PITCH * size


def _tight_row_starts(bands: Sequence[_Band], cuts: list[float], rights: list[float]) -> list[int]:
    """Rows without a gap between them: where most bands have text in all columns, each such band is a row."""
    full = [index for index, band in enumerate(bands) if len(_by_column(band, cuts)) == len(cuts) + 1]
    if len(full) < 0.7 * len(bands) or _wraps(bands, cuts, rights):
        return [0]
    return sorted({0, *full})


def _wraps(bands: Sequence[_Band], cuts: list[float], rights: list[float]) -> bool:
    """Whether the first column's lines go on in each other, so that the bands are lines of one row."""
    first = [part for band in bands for number, part in _by_column(band, cuts) if number == 0]
    on = sum(1 for line, below in pairwise(first) if below.text[:1].islower() and not ends_sentence(line.text))
    return on > 0.3 * max(1, len(first) - 1)


def _table(
    bands: Sequence[_Band], cuts: list[float], columns: list[list[TextLine]], rights: list[float], starts: list[int]
) -> TableNode:
    cells: list[CellNode] = []
    for row, (first, after) in enumerate(pairwise([*starts, len(bands)])):
        content: list[list[TextLine]] = [[] for _ in columns]
        for band in bands[first:after]:
            for number, part in _by_column(band, cuts):
                content[number].append(part)
        row_box = around(band.line.box for band in bands[first:after])
        for column, lines in enumerate(content):
            box = around(line.box for line in lines) if lines else row_box
            cells.append(CellNode(box, row, column, content=[Region(lines, rights[column])] if lines else []))
    edges = tuple(min(line.left for line in column) for column in columns)
    box = around(band.line.box for band in bands)
    return TableNode(bands[0].line.page, box, edges, cells, ruled=False)
