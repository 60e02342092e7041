"""A document as a person reads it beside something else: its pages as pictures, or its text with numbered lines.

Every bit of it says which lines it is, so that a text can be pointed out in it, and a click in it leads to the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

from handleplan.documents import Document, Line, LineBox, PageSize, Place
from handleplan.documents.structure import Element, Paragraph, Table

Lines = range
"""The numbers of the lines that somebody was sent to see; an empty range where it is none."""

MOST_PAGES = 8
"""So many pages are shown at once: what a part of a document takes up, and still quickly there."""

LINES_AROUND = 12
"""What stands just before and after a part is shown with it, where a format has no pages."""

_LINES = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")


@dataclass(frozen=True)
class Bit:
    """A paragraph, heading, list item or line of text. ``last`` is the number of its last line."""

    kind: str
    text: str
    first: int | None
    last: int | None
    marker: str = ""
    is_marked: bool = False


@dataclass(frozen=True)
class TableCell:
    content: Sequence["Bit | TableRows"]
    rows: int
    columns: int


@dataclass(frozen=True)
class TableRows:
    rows: Sequence[Sequence[TableCell]]
    kind: str = "table"


@dataclass(frozen=True)
class Box:
    """A line's rectangle on the picture of its page."""

    line: int
    x: float
    y: float
    width: float
    height: float
    is_marked: bool


@dataclass(frozen=True)
class SourcePage:
    """A page (``number`` is None where the format has none): a picture with ``boxes``, or ``content``."""

    number: int | None
    size: PageSize | None = None
    boxes: Sequence[Box] = ()
    content: Sequence[Bit | TableRows] = ()


@dataclass(frozen=True)
class SourceSide:
    """What is shown of a source. ``earlier`` and ``later`` say that there is more of it before and after."""

    pages: Sequence[SourcePage]
    has_pictures: bool
    is_pictures: bool
    earlier: bool
    later: bool


def source_side(document: Document, shown: Iterable[Place], marked: Lines, *, as_text: bool = False) -> SourceSide:
    """The part of a document that the places take up, and the marked lines with what is around them.

    ``as_text`` shows the text of a document that has pictures too.
    """
    has_pictures = bool(document.sizes)
    places = [place for place in shown if place.first_line is not None]
    if has_pictures and not as_text:
        return _pictures(document, _page_numbers(places, page_of(document, marked)), marked)
    if document.elements:
        return replace(_elements(document, _line_numbers(places, marked), marked), has_pictures=has_pictures)
    return _text(document, _page_numbers(places, page_of(document, marked)), marked)


def whole_source(document: Document, marked: Lines, *, as_text: bool = False) -> SourceSide:
    """All of a document, with the marked lines. Of a page as a picture only they are pointed out."""
    if document.sizes and not as_text:
        marks = [box for box in document.boxes if box.line in marked]
        pages = [
            SourcePage(size.page, size, [_box(box, marked) for box in marks if box.page == size.page])
            for size in document.sizes
        ]
        return SourceSide(pages, True, True, False, False)
    if document.elements:
        content = [_element(element, marked) for element in document.elements]
        return SourceSide([SourcePage(None, content=content)], bool(document.sizes), False, False, False)
    return _text(document, range(1, len(document.pages) + 1), marked)


def asked_lines(request: HttpRequest) -> Lines:
    """The lines that the address asks to see ("?linjer=120-124"); none where it asks for none."""
    found = _LINES.fullmatch(request.GET.get("linjer", ""))
    return range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)


def _pictures(document: Document, wanted: range, marked: Lines) -> SourceSide:
    boxes: dict[int, list[LineBox]] = defaultdict(list)
    for box in document.boxes:
        if box.page in wanted:
            boxes[box.page].append(box)
    sizes = {size.page: size for size in document.sizes}
    pages = [
        SourcePage(number, sizes[number], [_box(box, marked) for box in boxes[number]])
        for number in wanted
        if number in sizes
    ]
    return SourceSide(pages, True, True, wanted.start > min(sizes), wanted.stop <= max(sizes))


def _box(box: LineBox, marked: Lines) -> Box:
    width, height = box.right - box.left, box.bottom - box.top
    return Box(box.line, round(box.left, 1), round(box.top, 1), round(width, 1), round(height, 1), box.line in marked)


def _text(document: Document, wanted: range, marked: Lines) -> SourceSide:
    pages = [
        SourcePage(page.number, content=[_line(line, marked) for line in page.lines])
        for page in document.pages
        if page.number in wanted
    ]
    numbers = [page.number for page in document.pages] or [1]
    return SourceSide(pages, False, False, wanted.start > min(numbers), wanted.stop <= max(numbers))


def _line(line: Line, marked: Lines) -> Bit:
    return Bit("line", line.text, line.number, line.number, is_marked=line.number in marked)


def _elements(document: Document, wanted: range, marked: Lines) -> SourceSide:
    inside = [element for element in document.elements if _touches(_span(element), wanted)]
    if not inside:
        inside = list(document.elements)
    content = [_element(element, marked) for element in inside]
    earlier = inside[:1] != list(document.elements[:1])
    later = inside[-1:] != list(document.elements[-1:])
    return SourceSide([SourcePage(None, content=content)], False, False, earlier, later)


def _element(element: Element, marked: Lines) -> Bit | TableRows:
    if isinstance(element, Table):
        return _table(element, marked)
    first, last = element.place.first_line, element.place.last_line
    kind = f"h{min(element.heading, 3)}" if element.heading else "item" if element.marker else "paragraph"
    return Bit(kind, element.text, first, last, element.marker, _touches(_span(element), marked))


def _table(table: Table, marked: Lines) -> TableRows:
    rows: list[list[TableCell]] = [[] for _row in range(table.height)]
    for cell in table.cells:
        content = [_element(element, marked) for element in cell.elements]
        rows[cell.row].append(TableCell(content, cell.rows, cell.columns))
    return TableRows([row for row in rows if row])


def _span(element: Element) -> range:
    """The lines that an element takes up."""
    numbers = [
        number for place in _places(element) for number in (place.first_line, place.last_line) if number is not None
    ]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)


def _places(element: Element) -> Iterator[Place]:
    if isinstance(element, Paragraph):
        yield element.place
    else:
        for cell in element.cells:
            for inner in cell.elements:
                yield from _places(inner)


def _touches(one: range, other: range) -> bool:
    return max(one.start, other.start) < min(one.stop, other.stop)


def page_of(document: Document, marked: Lines) -> int | None:
    """The page of the first marked line; None where the format has no pages, or there is no such line."""
    if not marked:
        return None
    pages: Mapping[int, int] = (
        {box.line: box.page for box in document.boxes}
        if document.sizes
        else {line.number: line.page for line in document.lines}
    )
    return next((pages[number] for number in marked if number in pages), None)


def _page_numbers(places: Sequence[Place], asked: int | None) -> range:
    """The pages to show: those of the places, or those around the page asked for where it is none of them."""
    numbers = sorted({place.page for place in places if place.page is not None})
    pages = range(numbers[0], min(numbers[-1], numbers[0] + MOST_PAGES - 1) + 1) if numbers else range(1, 2)
    if asked is None or asked in pages:
        return pages
    return range(max(asked - 1, 1), asked + 2)


def _line_numbers(places: Sequence[Place], marked: Lines) -> range:
    """The lines to show: those of the places, or those around the marked ones where they are none of them."""
    numbers = [number for place in places for number in (place.first_line, place.last_line) if number is not None]
    lines = range(min(numbers), max(numbers) + 1) if numbers else range(0)
    if marked and not _touches(lines, marked):
        lines = marked
    return range(lines.start - LINES_AROUND, lines.stop + LINES_AROUND)
