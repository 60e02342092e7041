"""The structure of a document whose format knows it: paragraphs, headings, list items, and tables of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handleplan.documents.place import Place

TICKED, UNTICKED = "☒", "☐"
"""How every tick box stands in a text, whatever sign, font or control the file has for it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or list item. ``heading`` is 0 for no heading, else its level.

    ``marker`` is what a list item shows before its text ("•", "2.", "a)"), "" where it is no list item; it is no part
    of ``text``.
    """

    text: str
    place: Place = Place()
    heading: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell. A merged cell stands once, where it begins, and says how many rows and columns it covers."""

    elements: tuple[Element, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in paragraphs(self.elements))


@dataclass(frozen=True, slots=True)
class RowBreak:
    """Where a page's end cut a table: the row that stands first on ``page``.

    ``within`` says that the row began on the page before and goes on here; ``sure`` is False where it was hard to say.
    """

    row: int
    page: int
    within: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a list of cells in reading order; rows and columns are counted from 0."""

    cells: tuple[Cell, ...]
    place: Place = Place()
    breaks: tuple[RowBreak, ...] = ()

    @property
    def height(self) -> int:
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((cell.column + cell.columns for cell in self.cells), default=0)


Element = Paragraph | Table


def paragraphs(elements: tuple[Element, ...]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those in cells included."""
    for block in elements:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from paragraphs(cell.elements)
