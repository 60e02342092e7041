"""One page's words and lines become regions and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from handleplan.documents.pdf.columns import arrange
from handleplan.documents.pdf.grid import Grid, GridCell, grids, grids_of_areas
from handleplan.documents.pdf.lines import cut_at_rules, lines_of
from handleplan.documents.pdf.nodes import CellNode, Node, TableNode
from handleplan.documents.pdf.paragraphs import Region
from handleplan.documents.pdf.shapes import Box, PageShapes, Word

_LARGEST_PADDING = 10.0
_ALIGNED = 2.5
"""Text that begins this near where a column's text begins is the column's."""

_LEAST_GAP = 0.5
"""Before a column's edge so much (times the size) is free."""

_PAGE_SHARE = 0.9
"""A frame round more than this share of the page's width and height is an ornament."""


@dataclass(slots=True)
class _Open:
    """A grid with the words and grids that its cells have got."""

    grid: Grid
    words: list[list[Word]] = field(default_factory=list)
    inner: list[list[_Open]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = [[] for _ in self.grid.cells]
        self.inner = [[] for _ in self.grid.cells]

    def cell_at(self, point: tuple[float, float]) -> int:
        """The index of the cell at the point, or -1."""
        x, y = point
        if not self.grid.box.holds(point):
            return -1
        for index, cell in enumerate(self.grid.cells):
            box = cell.box
            if box.top <= y <= box.bottom and box.left <= x <= box.right:
                return index
        return -1


def read_page(shapes: PageShapes, words: Sequence[Word], margin: float, before: Sequence[float] = ()) -> list[Node]:
    """The page's regions and tables. ``margin`` is how far from the page's side its text begins.

    ``before`` is where the columns of an unruled table began that ended the page before.
    """
    cut = list(cut_at_rules(words, shapes.verticals))
    tables = _nested(_tables(shapes, cut))
    free: list[Word] = []
    for word in cut:
        if not _placed(word, tables):
            free.append(word)
    return _flow(free, tables, shapes, shapes.width - margin, may_have_columns=True, columns=before)


def _tables(shapes: PageShapes, words: Sequence[Word]) -> list[Grid]:
    """The grids that are tables: with text in them, and no frame round the page or round other tables."""
    points = [word.box.middle for word in words]
    ruled = grids(shapes.horizontals, shapes.verticals)
    areas = [area for area in shapes.fills if not any(grid.box.contains(area, 4) for grid in ruled)]
    coloured = [
        grid
        for grid in grids_of_areas(areas)
        if not any(_overlap(grid.box, other.box) for other in ruled) and _cells_with_text(grid, points) > 1
    ]
    found = [grid for grid in ruled if _cells_with_text(grid, points)] + coloured
    return [
        grid for grid in found if not (len(grid.cells) == 1 and _is_frame(grid.box, shapes, [g.box for g in found]))
    ]


def _is_frame(box: Box, shapes: PageShapes, others: Sequence[Box]) -> bool:
    if box.width > _PAGE_SHARE * shapes.width and box.height > _PAGE_SHARE * shapes.height:
        return True
    return any(other is not box and other != box and box.contains(other) for other in others)


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _cells_with_text(grid: Grid, points: Sequence[tuple[float, float]]) -> int:
    """How many of the cells hold one of the points: the middles of words."""
    box = grid.box
    within = [(x, y) for x, y in points if box.top <= y <= box.bottom and box.left <= x <= box.right]
    return sum(1 for cell in grid.cells if any(cell.box.holds(point) for point in within))


def _nested(found: list[Grid]) -> list[_Open]:
    """The outermost tables, with those that lie in their cells put there."""
    outermost: list[_Open] = []
    every: list[_Open] = []
    for grid in sorted(found, key=lambda grid: -grid.box.width * grid.box.height):
        opened = _Open(grid)
        holders = [other for other in every if other.grid.box.contains(grid.box, 1)]
        for holder in reversed(holders):
            index = holder.cell_at(grid.box.middle)
            if index >= 0 and holder.grid.cells[index].box.contains(grid.box, 2):
                holder.inner[index].append(opened)
                break
        else:
            outermost.append(opened)
        every.append(opened)
    return outermost


def _placed(word: Word, tables: Sequence[_Open]) -> bool:
    """Put the word into the innermost cell where it stands; False where it stands in none."""
    for table in tables:
        index = table.cell_at(word.box.middle)
        if index >= 0:
            if not _placed(word, table.inner[index]):
                table.words[index].append(word)
            return True
    return False


def _table(table: _Open, shapes: PageShapes) -> TableNode:
    grid = table.grid
    padding = _padding(table)
    may_have_columns = len(grid.columns) == 2
    cells = []
    for found, every, inner in zip(grid.cells, table.words, table.inner, strict=True):
        for cell, words in [(found, every)] if inner else _parted(found, every, grid.columns, padding):
            content = _flow(words, inner, shapes, cell.box.right - padding, may_have_columns)
            cells.append(CellNode(cell.box, cell.row, cell.column, cell.rows, cell.columns, content))
    return TableNode(shapes.number, grid.box, grid.columns, cells)


def _parted(
    cell: GridCell, words: Sequence[Word], edges: Sequence[float], padding: float
) -> Iterator[tuple[GridCell, list[Word]]]:
    """The cell; or, where no line is drawn between columns but their texts keep to them, the cells that it is."""
    end = cell.column + cell.columns
    parting = [
        number
        for number in range(cell.column + 1, end)
        if any(word.box.right <= edges[number] for word in words) and _keep_to(words, edges[number], padding)
    ]
    for start, stop in pairwise([cell.column, *parting, end]):
        left, right = edges[start], edges[stop]
        is_first, is_last = start == cell.column, stop == end
        box = replace(cell.box, left=cell.box.left if is_first else left, right=cell.box.right if is_last else right)
        within = [word for word in words if (is_first or word.box.left > left) and (is_last or word.box.left <= right)]
        yield replace(cell, box=box, column=start, columns=stop - start), within


def _keep_to(words: Sequence[Word], edge: float, padding: float) -> bool:
    """Whether no word lies near a column's edge, and text begins where the column's does."""
    starts = [word.box.left for word in words if word.box.right > edge]
    gap = max(padding, _LEAST_GAP * words[0].size) if words else padding
    return (
        bool(starts)
        and min(starts) >= edge + padding - _ALIGNED
        and any(start <= edge + padding + _ALIGNED for start in starts)
        and all(word.box.right <= edge - gap + 1 for word in words if word.box.right <= edge)
    )


def _padding(table: _Open) -> float:
    """How far from a cell's side its text stands: as in most cells where it stands near, for one may be overfull."""
    distances = sorted(
        min(word.box.left for word in words) - cell.box.left
        for cell, words in zip(table.grid.cells, table.words, strict=True)
        if words
    )
    near = distances[len(distances) // 5] if distances else 0.0
    return min(max(near, 1.0), _LARGEST_PADDING)


def _flow(
    words: Sequence[Word],
    tables: Sequence[_Open],
    shapes: PageShapes,
    right: float,
    may_have_columns: bool,
    columns: Sequence[float] = (),
) -> list[Node]:
    """Words and tables of one area from top to bottom; words beside a table come before it, or after it."""
    nodes: list[Node] = []
    rest = list(words)
    for table in sorted(tables, key=lambda table: (table.grid.box.top, table.grid.box.left)):
        box = table.grid.box
        before = [word for word in rest if _is_before(word, box)]
        rest = [word for word in rest if not _is_before(word, box)]
        nodes.extend(_text(before, shapes, right, may_have_columns, () if nodes else columns))
        nodes.append(_table(table, shapes))
    nodes.extend(_text(rest, shapes, right, may_have_columns, () if nodes else columns))
    return nodes


def _is_before(word: Word, box: Box) -> bool:
    x, y = word.box.middle
    return y < box.top or (y < box.bottom and x < box.left)


def _text(
    words: Sequence[Word], shapes: PageShapes, right: float, may_have_columns: bool, columns: Sequence[float]
) -> list[Node]:
    if not words:
        return []
    lines = lines_of(words, shapes.number)
    if may_have_columns:
        return arrange(lines, right, shapes.horizontals, columns)
    return [Region(lines, right)]
