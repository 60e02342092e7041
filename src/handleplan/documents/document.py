"""The one type that every file becomes before a form is sought in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from handleplan.documents.place import Place
from handleplan.documents.structure import Element, Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, without its line end; ``text`` keeps the spaces that it had in the file."""

    text: str
    page: int
    number: int

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def place(self) -> Place:
        return Place(self.page, self.number, self.number)


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LineBox:
    """Where a line stands on its page: points from the top left corner of the page as it is read (turned upright)."""

    line: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's width and height in points, as it is read (turned upright)."""

    page: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text: page by page as lines (text files), or as ``elements`` where the format knows its structure.

    ``encoding`` is how a text file's bytes were read. ``furniture`` is what stands around the text: running headers and
    footers, page numbers, notes. ``remarks`` are sentences in Danish on what was left out of the reading (hidden text).
    ``boxes`` and ``sizes`` say where each line stands; only a PDF's are known.
    """

    name: str
    pages: tuple[Page, ...] = ()
    encoding: str = "utf-8"
    elements: tuple[Element, ...] = ()
    furniture: tuple[Paragraph, ...] = ()
    remarks: tuple[str, ...] = ()
    boxes: tuple[LineBox, ...] = ()
    sizes: tuple[PageSize, ...] = ()

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of all pages; of a document that knows its structure, those of its paragraphs."""
        for page in self.pages:
            yield from page.lines
        for paragraph in paragraphs(self.elements):
            place = paragraph.place
            for number, text in enumerate(f"{paragraph.marker} {paragraph.text}".strip().split("\n")):
                yield Line(text, place.page or 1, (place.first_line or 0) + number)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class UnreadableFile(Exception):
    """A file that cannot become a Document; the message is a sentence in Danish for the person who chose the file."""
