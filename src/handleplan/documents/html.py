"""A web page becomes a Document: its headings, paragraphs, lists, tables and tick boxes."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from handleplan.documents.counting import LineCount
from handleplan.documents.document import Document, UnreadableFile
from handleplan.documents.place import Place
from handleplan.documents.structure import TICKED, UNTICKED, Cell, Element, Paragraph, Table
from handleplan.documents.symbols import plain_signs

MAX_SPAN = 200
_LEFT_OUT = frozenset(
    ("head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "datalist")
)
_FURNITURE = frozenset(("nav", "header", "footer"))
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
     "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "legend", "li", "main", "nav", "header",
     "footer", "ol", "p", "pre", "section", "summary", "table", "ul")
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BREAK = "\x1e"
"""Stands for <br>; the page's own line ends are spaces."""

_MAX_DEPTH = 150


def read_html(data: bytes, name: str) -> Document:
    """The Document of a web page's bytes; nothing that it points to is fetched. Raises UnreadableFile without text."""
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_with_encoding(data), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableFile(f"Filen „{name}“ er ikke en webside, der kan læses; gem den på ny, og vælg den.") from None
    reader = _Reader()
    elements = tuple(reader.blocks(root))
    if not elements:
        raise UnreadableFile(f"Filen „{name}“ har ingen tekst i sig; vælg en fil, der er skrevet i.")
    return Document(name, elements=elements, furniture=tuple(reader.furniture), remarks=tuple(reader.remarks()))


def _with_encoding(data: bytes) -> bytes | str:
    """The page as text where it is UTF-8, whether it says so or not; else what it says decides."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


class _Reader:
    def __init__(self) -> None:
        self.furniture: list[Paragraph] = []
        self._lines = LineCount()
        self._hidden_words = 0
        self._pieces: list[str] = []

    def remarks(self) -> Iterator[str]:
        if self._hidden_words:
            words = "1 skjult ord" if self._hidden_words == 1 else f"{self._hidden_words} skjulte ord"
            yield f"Siden har {words}, som ikke er læst med."

    def blocks(self, node: etree._Element, depth: int = 0, heading: int = 0, marker: str = "") -> Iterator[Element]:
        """The paragraphs and tables in an element; ``heading`` and ``marker`` are those of its first paragraph."""
        self._pieces.append(node.text or "")
        for child in node:
            yield from self._child(child, depth, heading, marker)
            if child.tag in _BLOCKS:
                marker = ""
            self._pieces.append(child.tail or "")
        yield from self._flush(heading, marker)

    def _child(self, child: etree._Element, depth: int, heading: int, marker: str) -> Iterator[Element]:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _LEFT_OUT:
            return
        if child.get("hidden") is not None or _HIDDEN.search(child.get("style") or ""):
            self._hidden_words += len(" ".join(child.itertext()).split())
        elif depth > _MAX_DEPTH:
            self._pieces.append(f" {' '.join(child.itertext())} ")
        elif tag == "br":
            self._pieces.append(_BREAK)
        elif tag == "input":
            self._pieces.append(_box(child))
        elif tag in _FURNITURE:
            yield from self._flush(heading, marker)
            self._aside(child)
        elif tag in ("ul", "ol"):
            yield from self._flush(heading, marker)
            yield from self._list(child, depth)
        elif tag == "table":
            yield from self._flush(heading, marker)
            if table := self._table(child, depth):
                yield table
        elif tag in _BLOCKS:
            yield from self._flush(heading, marker)
            level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else heading
            yield from self.blocks(child, depth + 1, level, marker)
        else:
            self._pieces.append(child.text or "")
            for inner in child:
                yield from self._child(inner, depth + 1, heading, marker)
                self._pieces.append(inner.tail or "")

    def _flush(self, heading: int = 0, marker: str = "") -> Iterator[Paragraph]:
        lines = [" ".join(plain_signs(line).split()) for line in "".join(self._pieces).split(_BREAK)]
        self._pieces.clear()
        text = "\n".join(line for line in lines if line).replace("\u00ad", "")
        if text:
            yield Paragraph(text, self._lines.place(text), heading, marker)

    def _aside(self, node: etree._Element) -> None:
        """What stands around the page's text: kept, and counted by no line."""
        if text := " ".join(" ".join(node.itertext()).split()):
            self.furniture.append(Paragraph(text))

    def _list(self, node: etree._Element, depth: int) -> Iterator[Element]:
        number = 1
        for child in node:
            if child.tag == "li":
                marker = f"{number}." if node.tag == "ol" else "•"
                number += 1
                yield from self.blocks(child, depth + 1, 0, marker)
            elif isinstance(child.tag, str):
                yield from self._child(child, depth + 1, 0, "")
                yield from self._flush()

    def _table(self, node: etree._Element, depth: int) -> Table | None:
        first = self._lines.last + 1
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        for row, row_node in enumerate(_rows(node)):
            column = 0
            for cell_node in row_node:
                if cell_node.tag not in ("td", "th"):
                    continue
                while (row, column) in taken:
                    column += 1
                columns, rows = _span(cell_node, "colspan"), _span(cell_node, "rowspan")
                taken |= {(row + down, column + over) for down in range(rows) for over in range(columns)}
                cells.append(Cell(tuple(self.blocks(cell_node, depth + 1)), row, column, rows, columns))
                column += columns
        return Table(tuple(cells), Place(None, first, max(first, self._lines.last))) if cells else None


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), MAX_SPAN) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _box(node: etree._Element) -> str:
    kind = (node.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return TICKED if node.get("checked") is not None else UNTICKED
    return f" {node.get('value') or ''} " if kind in ("text", "number", "date", "email", "tel") else ""
