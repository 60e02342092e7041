"""An OpenDocument text (.odt) becomes a Document: its headings, paragraphs, lists and tables."""

from collections.abc import Iterator

from lxml import etree

from handleplan.documents.counting import LineCount
from handleplan.documents.document import Document, UnreadableFile
from handleplan.documents.package import Package
from handleplan.documents.place import Place
from handleplan.documents.structure import Cell, Element, Paragraph, Table
from handleplan.documents.symbols import plain_signs
from handleplan.documents.word_xml import whole

CONTENT = "content.xml"
MAX_SPAN = 200
MAX_SPACES = 200
_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _DRAW, _STYLE = (_OASIS % name for name in ("office", "text", "table", "drawing", "style"))
_LEFT_OUT = frozenset(
    {_TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "annotation-end", _TEXT + "sequence-decls"}
    | {_OFFICE + "forms", _TEXT + "table-of-content-source"}
)
_CONTENTS = frozenset({_TEXT + "table-of-content", _TEXT + "alphabetical-index", _TEXT + "illustration-index"})
_BREAK = "\x1e"


def read_odt(data: bytes, name: str) -> Document:
    """The Document of an .odt file's bytes. Raises UnreadableFile where they are broken, locked or without text."""
    package = Package(data, name)
    if "META-INF/manifest.xml" in package.parts and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableFile(
            f"Filen „{name}“ er beskyttet med adgangskode; gem den uden adgangskode, og vælg den igen."
        )
    root = package.parse(CONTENT)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableFile(f"Filen „{name}“ er ikke et tekstdokument; gem det som .odt eller .docx, og vælg den fil.")
    reader = _Reader(root)
    elements = tuple(reader.blocks(body))
    if "styles.xml" in package.parts:
        reader.read_margins(package.parse("styles.xml"))
    if not elements and not reader.furniture:
        raise UnreadableFile(f"Filen „{name}“ har ingen tekst i sig; vælg en fil, der er skrevet i.")
    return Document(name, elements=elements, furniture=tuple(reader.furniture), remarks=tuple(reader.remarks()))


class _Reader:
    def __init__(self, root: etree._Element) -> None:
        self.furniture: list[Paragraph] = []
        self._lines = LineCount()
        self._comments = sum(1 for _ in root.iter(_OFFICE + "annotation"))
        self._numbered = {
            (style.get(_STYLE + "name", ""), whole(level.get(_TEXT + "level"), 1)): level
            for style in root.iter(_TEXT + "list-style")
            for level in style.iterchildren(_TEXT + "list-level-style-number")
        }

    def remarks(self) -> Iterator[str]:
        if self._comments:
            told = "1 kommentar" if self._comments == 1 else f"{self._comments} kommentarer"
            yield f"Dokumentet har {told} i margenen, som ikke er læst med."

    def read_margins(self, styles: etree._Element) -> None:
        """The headers and footers."""
        for margin in styles.iter(_STYLE + "header", _STYLE + "footer"):
            for paragraph in margin.iter(_TEXT + "p", _TEXT + "h"):
                self._put_aside(paragraph)

    def blocks(self, parent: etree._Element, marker: str = "") -> Iterator[Element]:
        for child in parent:
            if child.tag in (_TEXT + "p", _TEXT + "h"):
                yield from self._paragraph(child, marker)
                marker = ""
            elif child.tag == _TEXT + "list":
                yield from self._list(child, child.get(_TEXT + "style-name", ""), 1)
            elif child.tag == _TABLE + "table":
                if table := self._table(child):
                    yield table
            elif child.tag in _CONTENTS:
                for paragraph in child.iter(_TEXT + "p", _TEXT + "h"):
                    self._put_aside(paragraph)
            elif child.tag == _TEXT + "section" and child.get(_TEXT + "display") == "none":
                continue
            elif child.tag not in _LEFT_OUT:
                yield from self.blocks(child, marker)

    def _paragraph(self, node: etree._Element, marker: str) -> Iterator[Element]:
        boxes: list[etree._Element] = []
        text = self._text(node, boxes)
        if text:
            level = whole(node.get(_TEXT + "outline-level"), 1, 1, 9) if node.tag == _TEXT + "h" else 0
            yield Paragraph(text, self._lines.place(text), level, marker)
        for box in boxes:
            yield from self.blocks(box)

    def _text(self, node: etree._Element, boxes: list[etree._Element]) -> str:
        lines = plain_signs("".join(self._pieces(node, boxes))).replace("\u00ad", "").split(_BREAK)
        return "\n".join(kept for line in lines if (kept := line.strip()))

    def _pieces(self, node: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        yield " ".join((node.text or "").split("\n"))
        for child in node:
            if child.tag == _TEXT + "line-break":
                yield _BREAK
            elif child.tag == _TEXT + "tab":
                yield "\t"
            elif child.tag == _TEXT + "s":
                yield " " * whole(child.get(_TEXT + "c"), 1, 1, MAX_SPACES)
            elif child.tag == _TEXT + "note":
                for body in child.iterchildren(_TEXT + "note-body"):
                    for paragraph in body.iter(_TEXT + "p"):
                        self._put_aside(paragraph)
            elif child.tag == _DRAW + "text-box":
                boxes.append(child)
            elif child.tag not in _LEFT_OUT:
                yield from self._pieces(child, boxes)
            yield " ".join((child.tail or "").split("\n"))

    def _put_aside(self, paragraph: etree._Element) -> None:
        if text := self._text(paragraph, []):
            self.furniture.append(Paragraph(text))

    def _list(self, node: etree._Element, style: str, level: int) -> Iterator[Element]:
        form = self._numbered.get((style, level))
        number = whole(form.get(_TEXT + "start-value"), 1) if form is not None else 1
        for item in node:
            inner = [child for child in item if child.tag != _TEXT + "list"]
            nested = [child for child in item if child.tag == _TEXT + "list"]
            holder = etree.Element("item")
            marker = "•" if form is None else f"{number}{form.get(_STYLE + 'num-suffix', '.')}"
            if item.tag == _TEXT + "list-header":
                marker = ""
            elif inner:
                number += 1
            holder.extend(inner)
            yield from self.blocks(holder, marker)
            for child in nested:
                yield from self._list(child, child.get(_TEXT + "style-name", style), level + 1)

    def _table(self, node: etree._Element) -> Table | None:
        first = self._lines.last + 1
        cells: list[Cell] = []
        for row, row_node in enumerate(_rows(node)):
            column = 0
            for cell in row_node:
                if cell.tag == _TABLE + "table-cell":
                    columns = whole(cell.get(_TABLE + "number-columns-spanned"), 1, 1, MAX_SPAN)
                    rows = whole(cell.get(_TABLE + "number-rows-spanned"), 1, 1, MAX_SPAN)
                    cells.append(Cell(tuple(self.blocks(cell)), row, column, rows, columns))
                column += whole(cell.get(_TABLE + "number-columns-repeated"), 1, 1, MAX_SPAN)
        return Table(tuple(cells), Place(None, first, max(first, self._lines.last))) if cells else None


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """A table's rows, those in groups and headings included."""
    for child in table:
        if child.tag == _TABLE + "table-row":
            yield child
        elif child.tag in (_TABLE + "table-header-rows", _TABLE + "table-rows", _TABLE + "table-row-group"):
            yield from _rows(child)
