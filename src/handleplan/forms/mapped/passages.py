"""Any document as a run of passages: what may be a heading, and the texts that stand under it.

A table whose first row names its columns is read down each column, every other table row by row: so a text always comes
after the words that stand over it, or before it in its row.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handleplan.danish.lines import squeeze
from handleplan.documents import Document, Place
from handleplan.documents.blocks import blocks
from handleplan.documents.structure import Cell, Element, Paragraph, Table, paragraphs
from handleplan.forms.line_width import FIXED
from handleplan.forms.paragraphs import Setting
from handleplan.forms.paragraphs import paragraphs as paragraphs_of_lines
from handleplan.forms.reading import Item
from handleplan.forms.statement import start_of
from handleplan.forms.structured.items import items_of
from handleplan.forms.structured.wordings import key_of

LONGEST_HEADING = 90
"""Letters; a longer text is a sentence, whatever it looks like. So is one with more words than MOST_WORDS."""

MOST_WORDS = 12

_INLINE = re.compile(r"(?P<heading>[A-ZÆØÅ][^:.!?\n]{1,40}):\s+(?P<text>\S.*)", re.DOTALL)
_INLINE_WORDS = 5
_SENTENCE_END = (".", "!", ";", ",", "-", "\u00ad")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, or what may be one, or a text; or both where a line has its heading before a colon.

    ``items`` are the text's statements. ``whole`` is everything as one run of statements, for whoever finds that the
    heading is none. ``level`` is a heading's level where the document says it, else 0. ``in_cell`` says that the
    heading is a table's.
    """

    heading: str = ""
    items: tuple[Item, ...] = ()
    whole: tuple[Item, ...] = ()
    place: Place = Place()
    level: int = 0
    in_cell: bool = False

    @property
    def key(self) -> str:
        """The heading's words alone, as headings are compared: "Status 2019" and "Status 2020:" are the same one."""
        return YEAR.sub("0000", key_of(self.heading))


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The document's passages in reading order; together they hold all its text except its furniture."""
    elements = document.elements or tuple(_elements_of_text(document))
    return tuple(_passages(elements))


def _elements_of_text(document: Document) -> Iterator[Paragraph]:
    """A text file's paragraphs, as its blank lines, bullets and line ends show them."""
    lines = tuple(document.lines)
    width = max((FIXED(line.text.strip()) for line in lines), default=0)
    setting = Setting(FIXED, width)
    for block in blocks(lines):
        first, rest = block.lines[0], block.lines[1:]
        if rest and _may_be_heading(first.text) and start_of(rest[0].text).kind != "lower":
            yield Paragraph(squeeze(first.text), first.place)
            block = next(iter(blocks(rest)))
        for item in paragraphs_of_lines([block], setting):
            yield Paragraph(item.text, item.place)


def _passages(elements: Sequence[Element]) -> Iterator[Passage]:
    for element in elements:
        if isinstance(element, Table):
            yield from _passages_of_table(element)
        else:
            yield from _passages_of_paragraph(element)


def _passages_of_paragraph(paragraph: Paragraph, in_cell: bool = False) -> Iterator[Passage]:
    whole = items_of([paragraph])
    if not whole:
        return
    place = paragraph.place
    if paragraph.heading or _is_heading(paragraph):
        yield Passage(squeeze(paragraph.text), (), whole, place, paragraph.heading, in_cell)
    elif found := _heading_before_colon(paragraph):
        heading, text = found
        items = items_of([Paragraph(text, place)])
        yield Passage(heading, items, whole, place, in_cell=in_cell)
    else:
        yield Passage(items=whole, whole=whole, place=place, in_cell=in_cell)


def _is_heading(paragraph: Paragraph) -> bool:
    return not paragraph.marker and "\n" not in paragraph.text.strip() and _may_be_heading(paragraph.text)


def _may_be_heading(text: str) -> bool:
    """Whether a text is as short as a heading, begins as one and ends as one."""
    words = squeeze(text)
    return (
        0 < len(words) <= LONGEST_HEADING
        and len(words.split()) <= MOST_WORDS
        and (words[0].isupper() or words[0].isdigit())
        and sum(letter.isalpha() for letter in words) > 1
        and not words.endswith(_SENTENCE_END)
    )


def _heading_before_colon(paragraph: Paragraph) -> tuple[str, str] | None:
    """The words before a paragraph's colon and the text after it, where they are as few as a label's."""
    match = None if paragraph.marker else _INLINE.fullmatch(paragraph.text.strip())
    if match is None or len(match["heading"].split()) > _INLINE_WORDS:
        return None
    return squeeze(match["heading"]), match["text"]


def _passages_of_table(table: Table) -> Iterator[Passage]:
    rows = [list(row) for _number, row in groupby(table.cells, key=lambda cell: cell.row)]
    while rows and len(rows[0]) == 1 and len(rows) > 1:
        yield from _row_by_row(rows.pop(0))
    if len(rows) > 1 and _names_columns(rows[0]) and not _names_rows(rows):
        yield from _column_by_column(rows)
    else:
        for row in rows:
            yield from _row_by_row(row)


def _names_columns(row: Sequence[Cell]) -> bool:
    """Whether a table's first row holds a heading over each of its columns, and nothing else."""
    return len(row) > 1 and all(_is_heading_cell(cell) for cell in row)


def _names_rows(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table of two columns holds a heading before each of its texts."""
    return all(len(row) == 2 for row in rows) and all(
        _is_heading_cell(row[0]) and not _is_heading_cell(row[1]) for row in rows
    )


def _is_heading_cell(cell: Cell) -> bool:
    found = list(paragraphs(cell.elements))
    return len(found) == 1 and (found[0].heading > 0 or _is_heading(found[0]))


def _row_by_row(row: Iterable[Cell]) -> Iterator[Passage]:
    for cell in row:
        yield from _passages_of_cell(cell)


def _column_by_column(rows: Sequence[Sequence[Cell]]) -> Iterator[Passage]:
    starts = [cell.column for cell in rows[0]]
    for number, heading in enumerate(rows[0]):
        end = starts[number + 1] if number + 1 < len(starts) else None
        yield from _passages_of_cell(heading)
        for row in rows[1:]:
            for cell in row:
                if cell.column >= heading.column and (end is None or cell.column < end):
                    yield from _passages_of_cell(cell)


def _passages_of_cell(cell: Cell) -> Iterator[Passage]:
    for element in cell.elements:
        if isinstance(element, Table):
            yield from _passages_of_table(element)
        else:
            yield from _passages_of_paragraph(element, in_cell=True)
