"""A PDF becomes a Document: paragraphs, headings, lists and tables, as they look on its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from handleplan.danish.lines import join_lines
from handleplan.documents.document import Document, LineBox, PageSize, UnreadableFile
from handleplan.documents.pdf.breaks import join_pages
from handleplan.documents.pdf.furniture import Parted, part_from_furniture
from handleplan.documents.pdf.headings import heading_levels
from handleplan.documents.pdf.lines import TextLine, text_of
from handleplan.documents.pdf.nodes import CellNode, Node, TableNode, passages_in, regions_in
from handleplan.documents.pdf.opening import read_pages
from handleplan.documents.pdf.page import read_page
from handleplan.documents.pdf.paragraphs import Habits, Passage, Region, goes_on_after_break, habits, passages
from handleplan.documents.pdf.shapes import PageShapes
from handleplan.documents.place import Place
from handleplan.documents.structure import Cell, Element, Paragraph, Table

_MANY = 0.05
"""So many of a document's lines begin where its text begins, and end near where it ends."""

_FEW = 10
_NEAR_THE_EDGE = 25.0
"""A line that is broken for want of room ends this near (points) the edge, or nearer."""


def read_pdf(data: bytes, name: str) -> Document:
    """The Document of a PDF's bytes. Raises UnreadableFile where they are broken, locked, too many, or hold no text."""
    shapes, pictures = read_pages(data, name)
    if not any(page.words for page in shapes):
        raise _no_text(name, bool(pictures))
    return document_of(shapes, name, tuple(_remarks(pictures)))


def document_of(shapes: Sequence[PageShapes], name: str, remarks: tuple[str, ...] = ()) -> Document:
    """The Document of pages of words and lines."""
    parted = part_from_furniture(shapes)
    margin = _margin(parted)
    pages: list[list[Node]] = []
    for page in parted:
        pages.append(read_page(page.shapes, page.words, max(margin, 0.0), _open_columns(pages)))
    usual = habits(region for nodes in pages for region in regions_in(nodes))
    nodes, repeated = join_pages([_with_passages(page, usual) for page in pages])
    setter = _Setter(heading_levels(nodes))
    elements = tuple(setter.elements(nodes))
    return Document(
        name,
        elements=elements,
        furniture=tuple(_furniture(parted, repeated)),
        remarks=remarks,
        boxes=tuple(setter.boxes),
        sizes=tuple(PageSize(page.number, round(page.width, 1), round(page.height, 1)) for page in shapes),
    )


def _margin(pages: Iterable[Parted]) -> float:
    """How far from the page's side text keeps.

    On the left, lines usually begin there: the farthest out where many do. On the right it may keep further off, which
    shows where many lines come near each other's ends.
    """
    left: dict[tuple[int, int], float] = {}
    right: dict[tuple[int, int], float] = {}
    for page in pages:
        for word in page.words:
            line = page.shapes.number, round(word.baseline)
            left[line] = min(word.box.left, left.get(line, word.box.left))
            right[line] = min(page.shapes.width - word.box.right, right.get(line, page.shapes.width))
    counts = Counter(round(start) for start in left.values())
    begins = min((start for start in left.values() if counts[round(start)] >= _MANY * len(left)), default=0.0)
    ends = min(right.values(), default=0.0)
    near = sum(1 for end in right.values() if end <= ends + _NEAR_THE_EDGE)
    return max(begins, ends) if near >= max(_FEW, _MANY * len(right)) else begins


def _open_columns(pages: Sequence[list[Node]]) -> tuple[float, ...]:
    """Where the columns begin of the unruled table that ends the last page; none where it ends otherwise."""
    last = pages[-1][-1] if pages and pages[-1] else None
    return last.edges[:-1] if isinstance(last, TableNode) and not last.ruled else ()


def _no_text(name: str, has_pictures: bool) -> UnreadableFile:
    if has_pictures:
        return UnreadableFile(
            f"Filen „{name}“ holder kun billeder af sider og ingen tekst: den er scannet. Vælg det dokument, som "
            "den blev lavet af, eller lad et program med tekstgenkendelse (OCR) gøre billederne til tekst først."
        )
    return UnreadableFile(f"Filen „{name}“ har ingen tekst i sig; vælg en fil, der er skrevet i.")


def _remarks(pictures: Sequence[int]) -> Iterable[str]:
    if pictures:
        which = "Side " + ", ".join(str(number) for number in pictures)
        yield f"{which} er et billede uden tekst og er ikke læst; er der tekst på billedet, må den skrives ind."


def _with_passages(nodes: list[Node], usual: Habits) -> list[Node]:
    """The same content with the regions' lines as paragraphs."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Region):
            new = passages(node, usual)
            last = found[-1] if found else None
            if node.follows and new and isinstance(last, Passage) and goes_on_after_break(last, new[0]):
                last.take(new.pop(0))
            found.extend(new)
            continue
        if isinstance(node, TableNode):
            for cell in node.cells:
                cell.content = _with_passages(cell.content, usual)
        found.append(node)
    return found


class _Setter:
    """Turns what was read into the Document's elements, counts the lines, and notes where each stands."""

    def __init__(self, levels: dict[int, int]) -> None:
        self.boxes: list[LineBox] = []
        self._levels = levels
        self._line = 0

    def elements(self, nodes: Iterable[Node]) -> Iterable[Element]:
        for node in nodes:
            if isinstance(node, Passage):
                yield self._paragraph(node)
            elif isinstance(node, TableNode):
                yield self._table(node)

    def _paragraph(self, passage: Passage) -> Paragraph:
        first = self._line + 1
        self._line += len(passage.lines)
        self.boxes.extend(_box(number, line) for number, line in enumerate(passage.lines, start=first))
        place = Place(passage.first.page, first, self._line)
        return Paragraph(passage.text, place, self._levels.get(id(passage), 0), passage.marker)

    def _table(self, table: TableNode) -> Table:
        first = self._line + 1
        cells = tuple(
            Cell(tuple(self.elements(cell.content)), cell.row, cell.column, cell.rows, cell.columns)
            for cell in table.cells
        )
        return Table(cells, Place(table.page, first, max(self._line, first)), tuple(table.breaks))


def _furniture(parted: Sequence[Parted], repeated: Sequence[CellNode]) -> Iterable[Paragraph]:
    for page in parted:
        place = Place(page.shapes.number)
        for line in page.around:
            yield Paragraph(_one(line), place)
        for note in page.notes:
            number, *rest = note[0].words
            lines = [text_of(rest), *(line.text for line in note[1:])]
            yield Paragraph(join_lines(lines), place, marker=number.text)
        for anchor in page.anchors:
            yield Paragraph(anchor.text, place)
    for passage in chain.from_iterable(passages_in(cell.content) for cell in repeated):
        yield Paragraph(passage.text, Place(passage.first.page), marker=passage.marker)


def _box(number: int, line: TextLine) -> LineBox:
    box = line.box
    return LineBox(number, line.page, round(box.left, 1), round(box.top, 1), round(box.right, 1), round(box.bottom, 1))


def _one(line: TextLine) -> str:
    return join_lines([line.text])
