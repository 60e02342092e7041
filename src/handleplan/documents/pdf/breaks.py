"""Tables and paragraphs that a page's end cut are made whole.

A table at the top of a page goes on from one that ended the page before, where they have the same columns. Its
heading rows may be repeated; they are taken away. Whether its first row is the rest of the row above the break is
judged by what stands in it, and the table says where it was judged and how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handleplan.danish.lines import ends_sentence
from handleplan.documents.pdf.nodes import CellNode, Node, TableNode, passages_in
from handleplan.documents.pdf.paragraphs import Passage, goes_on_after_break
from handleplan.documents.structure import RowBreak

_SAME_COLUMN = 4.0
_SAME_UNRULED_COLUMN = 8.0
MAX_HEADING_ROWS = 3
"""So many rows at a table's top may be its heading, which a new page repeats."""

_BLANK_LINES = 3.2
"""A cell that goes on over a break leaves at most this many lines free above it: Word keeps two lines together."""

_FREE_LINES = 4.5
"""A table that ends further above the pages' usual end than this many lines was not cut within a row."""

_CONTINUES = re.compile(r"[a-zæøåéü(,;:)/&%]")
_LIST_NUMBER = re.compile(r"(\d{1,2})[.)]\s")
_SURE, _LIKELY = 3.0, 0.0


def join_pages(pages: Sequence[list[Node]]) -> tuple[list[Node], list[CellNode]]:
    """All pages' content in one, and the cells of repeated heading rows that were taken out."""
    joined: list[Node] = []
    repeated: list[CellNode] = []
    floor = max((_lowest(nodes[-1]) for nodes in pages if nodes), default=0.0)
    for nodes in pages:
        rest = list(nodes)
        if joined and rest:
            last, first = joined[-1], rest[0]
            if isinstance(last, TableNode) and isinstance(first, TableNode):
                if _same_columns(last, first):
                    repeated += _join_tables(last, first, floor)
                    rest.pop(0)
            elif isinstance(last, Passage) and isinstance(first, Passage) and goes_on_after_break(last, first):
                last.take(first)
                rest.pop(0)
        joined.extend(rest)
    return joined, repeated


def _same_columns(above: TableNode, below: TableNode) -> bool:
    if above.ruled != below.ruled:
        return False
    slack = _SAME_COLUMN if above.ruled else _SAME_UNRULED_COLUMN
    if len(above.edges) == len(below.edges):
        return all(abs(one - other) <= slack for one, other in zip(above.edges, below.edges, strict=True))
    fewer, more = sorted((above.edges, below.edges), key=len)
    ends_meet = abs(fewer[0] - more[0]) <= slack and abs(fewer[-1] - more[-1]) <= slack
    return (ends_meet or not above.ruled) and all(any(abs(one - other) <= slack for other in more) for one in fewer)


def _lowest(node: Node) -> float:
    """How far down its page the last of a node reaches."""
    if isinstance(node, TableNode):
        return node.box.bottom
    return node.last.box.bottom if isinstance(node, Passage) else 0.0


def _join_tables(above: TableNode, below: TableNode, floor: float) -> list[CellNode]:
    """Add the lower table's rows to the upper one; give back the heading rows that it repeats.

    ``floor`` is how far down text and tables reach in the document.
    """
    _refit(above, below)
    skipped = _repeated_rows(above, below)
    repeated = [cell for cell in below.cells if cell.row < skipped]
    rows = [cell for cell in below.cells if cell.row >= skipped]
    if not rows:
        return repeated
    first = min(cell.row for cell in rows)
    top = [cell for cell in rows if cell.row == first]
    weight = _row_goes_on(above, top)
    if floor - above.box.bottom > _FREE_LINES * 1.25 * _size_in(top):
        weight -= _SURE
    above.box = below.box
    last = above.height - 1
    within = weight > _LIKELY
    shift = (last if within else last + 1) - first
    if within:
        rows = [cell for cell in rows if not _taken_over(cell, top, above)]
    for cell in rows:
        cell.row += shift
    above.cells.extend(rows)
    above.cells.sort(key=lambda cell: (cell.row, cell.column))
    below_page = below.page
    above.breaks.append(RowBreak(first + shift, below_page, within, abs(weight) >= _SURE))
    above.breaks.extend(RowBreak(found.row + shift, found.page, found.within, found.sure) for found in below.breaks)
    return repeated


def _refit(above: TableNode, below: TableNode) -> None:
    """Count both tables' columns by all borders that either of them has."""
    if len(above.edges) == len(below.edges):
        return
    more = max((above.edges, below.edges), key=len)
    for table in (above, below):
        if table.edges == more:
            continue
        place = [min(range(len(more)), key=lambda index: abs(more[index] - edge)) for edge in table.edges]
        for cell in table.cells:
            end = place[cell.column + cell.columns]
            cell.column = place[cell.column]
            cell.columns = end - cell.column
        table.edges = more


def _repeated_rows(above: TableNode, below: TableNode) -> int:
    """How many rows at the lower table's top say what the upper one's top rows say, or those of one that it took in."""
    tops = [0, *(cut.row for cut in above.breaks if not cut.within)]
    return next((count for top in reversed(tops) if (count := _alike_rows(above, top, below))), 0)


def _alike_rows(above: TableNode, top: int, below: TableNode) -> int:
    count = 0
    for row in range(min(MAX_HEADING_ROWS, above.height - top - 1, below.height)):
        upper, lower = (
            [(cell.column, "".join(cell.text.split()).casefold()) for cell in cells]
            for cells in (above.row(top + row), below.row(row))
        )
        if upper != lower or not any(text for _, text in upper):
            break
        count = row + 1
    return count


def _row_goes_on(above: TableNode, top: list[CellNode]) -> float:
    """How much speaks for (above 0) and against the first row below the break being the rest of the row above it."""
    upper = {cell.column: cell for cell in above.cells if cell.row + cell.rows == above.height and cell.columns}
    if {cell.column: cell.columns for cell in top if cell.text} != {
        cell.column: upper[cell.column].columns for cell in top if cell.text and cell.column in upper
    }:
        return -_SURE
    bottom = max((_bottom(cell) for cell in upper.values()), default=0.0)
    weight = 0.0
    filled = [cell for cell in top if cell.text.strip()]
    if not filled:
        return -_SURE
    for cell in filled:
        weight += _cell_goes_on(upper[cell.column], cell, bottom)
    if all(_is_heading(cell) for cell in upper.values()):
        weight -= _SURE
    key = upper.get(0)
    if key and filled[0].column == 0 and _is_label(key) and not _CONTINUES.match(filled[0].text):
        weight -= _SURE
    if len(top) > 1 and len(filled) < len(top):
        first_is_empty = all(cell.column for cell in filled)
        if first_is_empty and key and key.text.strip():
            weight += 2.0
        else:
            weight += 1.0
    return weight


def _is_heading(cell: CellNode) -> bool:
    """Whether a cell holds one line that ends before its sentence does, with room for more: a column's heading."""
    found = list(passages_in(cell.content))
    return len(found) == 1 and len(found[0].lines) == 1 and not ends_sentence(found[0].text) and found[0].room > 0


def _is_label(cell: CellNode) -> bool:
    """Whether a cell names what stands beside it: it ends in a colon, or all of it is bold."""
    words = [word for passage in passages_in(cell.content) for line in passage.lines for word in line.words]
    return cell.text.rstrip().endswith(":") or (bool(words) and all(word.bold for word in words))


def _size_in(cells: Sequence[CellNode]) -> float:
    return max((passage.first.size for cell in cells for passage in passages_in(cell.content)), default=10.0)


def _bottom(cell: CellNode) -> float:
    return max((passage.last.baseline for passage in passages_in(cell.content)), default=0.0)


def _cell_goes_on(upper: CellNode, lower: CellNode, bottom: float) -> float:
    before, after = list(passages_in(upper.content)), list(passages_in(lower.content))
    if not before:
        return -1.5
    last, first = before[-1], after[0]
    if bottom - last.last.baseline > _BLANK_LINES * 1.25 * last.last.size:
        return -3.0
    if _number(first) > 1 and _number(first) == max(map(_number, before)) + 1:
        return _SURE
    has_room = last.has_room_for(first.first)
    continues = bool(_CONTINUES.match(first.text)) and not first.marker
    if last.text.endswith(("-", "\u00ad")) and continues:
        return 4.0
    if not ends_sentence(last.text):
        if continues:
            return 2.0 if has_room else 3.5
        return -0.4 if has_room or first.marker else 1.0
    return 0.6 if continues else -0.8


def _number(passage: Passage) -> int:
    """The number that a list item begins with, or 0."""
    found = _LIST_NUMBER.match(f"{passage.marker} {passage.text}".strip())
    return int(found[1]) if found else 0


def _taken_over(cell: CellNode, top: list[CellNode], above: TableNode) -> bool:
    """Add a cell of the cut row to the upper part of it."""
    if cell not in top:
        return False
    upper = next((one for one in above.cells if one.row + one.rows == above.height and one.column == cell.column), None)
    if upper is None:
        return not cell.content
    last = upper.content[-1] if upper.content else None
    first = cell.content[0] if cell.content else None
    rest = list(cell.content)
    if isinstance(last, Passage) and isinstance(first, Passage) and goes_on_after_break(last, first):
        last.take(first)
        rest.pop(0)
    upper.content.extend(rest)
    upper.rows += cell.rows - 1
    return True
