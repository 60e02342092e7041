"""A Word file (.docx) becomes a Document: its paragraphs, headings, lists and tables as Word shows them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from handleplan.documents.document import Document, UnreadableFile
from handleplan.documents.package import Package
from handleplan.documents.place import Place
from handleplan.documents.structure import Cell, Element, Paragraph, Table
from handleplan.documents.word_numbering import LEVELS, Numbering
from handleplan.documents.word_styles import Styles, heading_level
from handleplan.documents.word_text import InlineReader
from handleplan.documents.word_xml import COMPATIBILITY, WORD, is_on, value_of, whole

MAX_COLUMNS = 200
"""A cell that claims to cover more columns than this is taken at this; Word itself stops at 63."""

_MAIN = "officeDocument"
_WRAPPERS = frozenset(WORD + name for name in ("customXml", "smartTag", "ins", "moveTo", "sdtContent"))
_NOTE_KINDS = ("footnotes", "endnotes")
_MARGIN_KINDS = ("header", "footer")


def read_word(data: bytes, name: str) -> Document:
    """The Document of a Word file's bytes. Raises UnreadableFile where they are broken, locked or without text."""
    package = Package(data, name)
    main = next((part for kind, part in package.relations("").values() if kind == _MAIN), "")
    if main not in package.parts:
        raise package.broken()
    root = package.parse(main)
    body = root.find(WORD + "body")
    if body is None:
        raise UnreadableFile(f"Filen „{name}“ er ikke et Word-dokument; gem dokumentet som .docx, og vælg den fil.")
    reader = _Reader(package, main, root)
    elements = tuple(reader.blocks(body))
    furniture = tuple(reader.furniture(root))
    if not elements and not furniture:
        raise UnreadableFile(f"Filen „{name}“ har ingen tekst i sig; vælg en fil, der er skrevet i.")
    return Document(name, elements=elements, furniture=furniture, remarks=tuple(reader.remarks()))


@dataclass(slots=True)
class _OpenCell:
    """A cell that cells below may still be merged with."""

    row: int
    column: int
    columns: int
    rows: int = 1
    elements: list[Element] = field(default_factory=list)

    def close(self) -> Cell:
        return Cell(tuple(self.elements), self.row, self.column, self.rows, self.columns)


class _Reader:
    """Walks through a Word file's body from top to bottom and counts what must be counted."""

    def __init__(self, package: Package, main: str, root: etree._Element) -> None:
        self._package = package
        self._relations = package.relations(main)
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"), self._styles)
        self._inline = InlineReader(self._styles)
        self._knows_pages = next(root.iter(WORD + "lastRenderedPageBreak"), None) is not None
        self._page = 1
        self._line = 0
        self._carried = ""
        """The text of a paragraph whose end was deleted: the next one goes on from it."""
        self._set_aside: list[Paragraph] = []
        self._hidden_words = 0
        self._embedded = 0
        self._counts_lines = True

    def _related(self, kind: str) -> etree._Element | None:
        for found, part in self._relations.values():
            if found == kind and part in self._package.parts:
                return self._package.parse(part)
        return None

    # --- blocks

    def blocks(self, story: etree._Element) -> Iterator[Element]:
        """The paragraphs and tables that stand in a body, a cell, a text box, a header or a note."""
        outside, self._carried = self._carried, ""
        yield from self._walk(story)
        if rest := self._carried.strip():
            yield Paragraph(rest, self._next_place(rest))
        self._carried = outside

    def _walk(self, parent: etree._Element) -> Iterator[Element]:
        for child in parent:
            if child.tag == WORD + "p":
                yield from self._paragraph(child)
            elif child.tag == WORD + "tbl":
                if table := self._table(child):
                    yield table
            elif child.tag == WORD + "sdt":
                yield from self._control(child)
            elif child.tag in _WRAPPERS:
                yield from self._walk(child)
            elif child.tag == COMPATIBILITY + "AlternateContent":
                yield from self._alternative(child)
            elif child.tag == WORD + "altChunk":
                self._embedded += 1

    def _alternative(self, node: etree._Element) -> Iterator[Element]:
        for branch in node:
            if found := list(self._walk(branch)):
                yield from found
                return

    def _control(self, control: etree._Element) -> Iterator[Element]:
        """A content control around whole paragraphs; one that only prompts for an answer holds none."""
        content = control.find(WORD + "sdtContent")
        if content is None:
            return
        if is_on(control.find(f"{WORD}sdtPr/{WORD}showingPlcHdr")):
            for paragraph in content.iter(WORD + "p"):
                self._put_aside(self._inline.read(paragraph).text)
        else:
            yield from self._walk(content)

    def _paragraph(self, node: etree._Element) -> Iterator[Element]:
        found = self._inline.read(node)
        self._hidden_words += found.hidden
        self._page += found.pages_before
        for prompt in found.prompts:
            self._put_aside(prompt)
        text = f"{self._carried}{found.text}"
        if _is_end_deleted(node):
            self._carried = f"{text} " if text and not text.endswith(" ") else text
            text = ""
        else:
            self._carried = ""
        properties = node.find(WORD + "pPr")
        style_id = value_of(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        if text and style.is_contents:
            self._put_aside(text)
        elif text:
            heading = heading_level(value_of(properties, "outlineLvl"), style.heading)
            marker = self._marker(properties, style_id)
            yield Paragraph(text, self._next_place(text), heading, marker)
        self._page += found.pages - found.pages_before
        for box in found.boxes:
            yield from self.blocks(box)

    def _next_place(self, text: str) -> Place:
        """Where a paragraph stands: its page where Word noted its pages, its lines in the document's plain text."""
        page = self._page if self._knows_pages and self._counts_lines else None
        if not self._counts_lines:
            return Place(page)
        first = self._line + 1
        self._line = first + text.count("\n")
        return Place(page, first, self._line)

    def _marker(self, properties: etree._Element | None, style_id: str | None) -> str:
        style = self._styles.paragraph(style_id)
        list_id = value_of(properties, "numPr", "numId")
        level = value_of(properties, "numPr", "ilvl")
        if list_id is None:
            list_id = style.list_id
        if list_id in (None, "0"):
            return ""
        if level is not None:
            depth = whole(level, 0, high=LEVELS - 1)
        else:
            of_style = self._numbering.level_of_style(list_id, style_id) if style_id else None
            depth = of_style if of_style is not None else style.level or 0
        return self._numbering.marker(list_id, depth)

    def _put_aside(self, text: str) -> None:
        """Keep what is no text of the author's: a table of contents, a prompt."""
        if text := text.strip():
            self._set_aside.append(Paragraph(text))

    # --- tables

    def _table(self, node: etree._Element) -> Table | None:
        cells: list[_OpenCell] = []
        above: dict[int, _OpenCell] = {}
        page, first = self._page if self._knows_pages else None, self._line + 1
        for row, row_node in enumerate(_rows(node)):
            below: dict[int, _OpenCell] = {}
            column = whole(value_of(row_node, "trPr", "gridBefore"), 0, high=MAX_COLUMNS)
            for cell_node in _cells(row_node):
                properties = cell_node.find(WORD + "tcPr")
                columns = whole(value_of(properties, "gridSpan"), 1, 1, MAX_COLUMNS)
                merge = properties.find(WORD + "vMerge") if properties is not None else None
                goes_on = merge is not None and merge.get(WORD + "val", "continue") == "continue"
                over = above.get(column) if goes_on else None
                content = list(self.blocks(cell_node))
                if over is not None:
                    over.rows = row + 1 - over.row
                    over.elements += content
                    cell = over
                elif value_of(properties, "hMerge") == "continue" and cells and cells[-1].row == row:
                    cells[-1].columns += columns
                    cells[-1].elements += content
                    column += columns
                    continue
                else:
                    cell = _OpenCell(row, column, columns, elements=content)
                    cells.append(cell)
                below[column] = cell
                column += columns
            above = below
        if not cells:
            return None
        place = Place(page, first, max(first, self._line))
        return Table(tuple(cell.close() for cell in cells), place)

    # --- what stands around the text

    def furniture(self, root: etree._Element) -> Iterator[Paragraph]:
        """Headers, footers, notes, tables of contents and unanswered prompts."""
        self._counts_lines = False
        yield from self._set_aside
        self._set_aside = []
        seen = set()
        for kind in (*_MARGIN_KINDS, *_NOTE_KINDS):
            for found, part in self._relations.values():
                if found == kind and part in self._package.parts and part not in seen:
                    seen.add(part)
                    yield from self._beside(self._package.parse(part))
        yield from self._set_aside

    def _beside(self, root: etree._Element) -> Iterator[Paragraph]:
        notes = [node for node in root if node.tag in (WORD + "footnote", WORD + "endnote")]
        for story in notes or [root]:
            if story.get(WORD + "type", "normal") == "normal":
                yield from _flat(self.blocks(story))

    def remarks(self) -> Iterator[str]:
        """What was left out, in sentences."""
        if self._hidden_words:
            words = "1 skjult ord" if self._hidden_words == 1 else f"{self._hidden_words} skjulte ord"
            yield f"Dokumentet har {words}, som ikke er læst med; vis skjult tekst i Word for at se den."
        comments = self._related("comments")
        number = 0 if comments is None else sum(1 for _ in comments.iter(WORD + "comment"))
        if number:
            told = "1 kommentar" if number == 1 else f"{number} kommentarer"
            yield f"Dokumentet har {told} i margenen, som ikke er læst med."
        if self._embedded:
            yield "Dokumentet har et andet dokument indlejret, som ikke er læst med; læs det for sig."


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """A table's rows, those in content controls included, without the deleted ones."""
    for child in table:
        if child.tag == WORD + "tr":
            if child.find(f"{WORD}trPr/{WORD}del") is None:
                yield child
        elif child.tag == WORD + "sdt":
            for content in child.iterchildren(WORD + "sdtContent"):
                yield from _rows(content)
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == WORD + "tc":
            yield child
        elif child.tag == WORD + "sdt":
            for content in child.iterchildren(WORD + "sdtContent"):
                yield from _cells(content)
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _flat(elements: Iterator[Element]) -> Iterator[Paragraph]:
    for element in elements:
        if isinstance(element, Paragraph):
            yield element
        else:
            for cell in element.cells:
                yield from _flat(iter(cell.elements))


def _is_end_deleted(paragraph: etree._Element) -> bool:
    """Whether a tracked change took away the paragraph's end, so that the next one goes on from it."""
    return paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is not None
