"""A PDF's bytes become its pages' shapes, or a sentence that says why they cannot."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from handleplan.documents.document import UnreadableFile
from handleplan.documents.pdf.bullets import bullet_words
from handleplan.documents.pdf.drawing import read_drawing, tick_boxes
from handleplan.documents.pdf.fields import filled_in, tick_word
from handleplan.documents.pdf.shapes import PageShapes
from handleplan.documents.pdf.words import LetterReader, Run, Turn, main_direction, upright_words

MAX_BYTES = 100_000_000
"""The largest PDF that is read; a booklet with many photographs has some twenty million."""

MAX_PAGES = 1_000
MAX_LETTERS = 4_000_000
"""So many letters in all; a thousand full pages have three million."""

_ONE_READER = threading.Lock()
"""pdfium may only be used by one thread at a time."""


def read_pages(data: bytes, name: str) -> tuple[list[PageShapes], list[int]]:
    """The shapes of every page, and the numbers of the pages that hold a picture and no text."""
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            f"Filen „{name}“ fylder mere end {MAX_BYTES // 1_000_000} MB; del den, og vælg delene hver for sig."
        )
    with opened(data, name) as document:
        return _read(document, name)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium.PdfDocument]:
    """pdfium's document of a PDF's bytes, one at a time. Raises UnreadableFile where it is broken or locked."""
    with _ONE_READER:
        try:
            with closing(pypdfium.PdfDocument(data)) as document:
                yield document
        except pypdfium.PdfiumError as error:
            raise _refusal(error, name) from None


def upright(page: pypdfium.PdfPage, runs: Sequence[Run]) -> Turn:
    """How the page is turned to be read: so that most of its text runs from left to right."""
    return Turn(main_direction(runs) if runs else page.get_rotation() // 90, *page.get_bbox())


def _refusal(error: pypdfium.PdfiumError, name: str) -> UnreadableFile:
    code = getattr(error, "err_code", None)
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return UnreadableFile(
            f"Filen „{name}“ er låst med en adgangskode; gem den uden adgangskode, og vælg den nye fil."
        )
    return UnreadableFile(
        f"Filen „{name}“ er gået i stykker og kan ikke læses som PDF; hent eller gem den igen, og vælg den nye fil."
    )


def _read(document: pypdfium.PdfDocument, name: str) -> tuple[list[PageShapes], list[int]]:
    count = len(document)
    if count > MAX_PAGES:
        raise UnreadableFile(
            f"Filen „{name}“ har {count} sider, og der læses højst {MAX_PAGES}; del den, og vælg delene hver for sig."
        )
    form = _form(document)
    pages: list[PageShapes] = []
    pictures: list[int] = []
    letters = 0
    for shapes, is_picture in _pages(document, count, form):
        letters += sum(len(word.text) for word in shapes.words)
        if letters > MAX_LETTERS:
            raise UnreadableFile(
                f"Filen „{name}“ har for meget tekst til at blive læst; del den, og vælg delene hver for sig."
            )
        pages.append(shapes)
        if is_picture:
            pictures.append(shapes.number)
    return pages, pictures


def _form(document: pypdfium.PdfDocument) -> pdfium.FPDF_FORMHANDLE | None:
    """pdfium's handle for the file's form fields, None where it has none."""
    try:
        document.init_forms()
    except pypdfium.PdfiumError:
        return None
    return document.formenv.raw if document.formenv else None


def _pages(
    document: pypdfium.PdfDocument, count: int, form: pdfium.FPDF_FORMHANDLE | None
) -> Iterator[tuple[PageShapes, bool]]:
    for index in range(count):
        try:
            page = document[index]
        except pypdfium.PdfiumError:
            yield PageShapes(index + 1, 595, 842, ()), False
            continue
        with closing(page):
            yield _page(page, index + 1, form)


def _page(page: pypdfium.PdfPage, number: int, form: pdfium.FPDF_FORMHANDLE | None) -> tuple[PageShapes, bool]:
    with closing(page.get_textpage()) as text:
        reader = LetterReader(text.raw)
        runs = list(reader.runs())
        turn = upright(page, runs)
        drawing = read_drawing(page.raw, turn)
        words = upright_words(reader, runs, turn, sorted(rule.at for rule in drawing.verticals))
    boxes = tick_boxes(drawing, [word.box.middle for word in words])
    words += [tick_word(box, is_ticked) for box, is_ticked in boxes]
    dots = [dot for dot in drawing.dots if not any(box.contains(dot, 2) for box, _ in boxes)]
    words += list(bullet_words(dots, words))
    words += filled_in(page.raw, form, turn)
    width, height = turn.size
    shapes = PageShapes(
        number,
        width,
        height,
        tuple(words),
        tuple(drawing.horizontals),
        tuple(drawing.verticals),
        tuple(drawing.fills),
    )
    return shapes, drawing.has_picture and not words
