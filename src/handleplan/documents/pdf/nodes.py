"""What a page is read as before its lines become paragraphs: regions of lines, and tables of cells with regions in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handleplan.documents.pdf.paragraphs import Passage, Region
from handleplan.documents.pdf.shapes import Box
from handleplan.documents.structure import RowBreak


@dataclass(slots=True)
class CellNode:
    """``content`` is regions and tables at first, and passages and tables once the regions have been read."""

    box: Box
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    content: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in passages_in(self.content))


@dataclass(slots=True)
class TableNode:
    """``edges`` are the places of the columns from left to right: borders, or where unruled columns begin."""

    page: int
    box: Box
    edges: tuple[float, ...]
    cells: list[CellNode]
    ruled: bool = True
    breaks: list[RowBreak] = field(default_factory=list)

    @property
    def height(self) -> int:
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    def row(self, number: int) -> list[CellNode]:
        return [cell for cell in self.cells if cell.row == number]


Node = Region | Passage | TableNode


def regions_in(nodes: list[Node]) -> Iterator[Region]:
    for node in nodes:
        if isinstance(node, Region):
            yield node
        elif isinstance(node, TableNode):
            for cell in node.cells:
                yield from regions_in(cell.content)


def passages_in(nodes: list[Node]) -> Iterator[Passage]:
    for node in nodes:
        if isinstance(node, Passage):
            yield node
        elif isinstance(node, TableNode):
            for cell in node.cells:
                yield from passages_in(cell.content)
