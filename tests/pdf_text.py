"""What a reader finds in a PDF: the text of its pages, and its tags in the order that a screen reader takes them."""

import ctypes
import re
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium


class Tagged(NamedTuple):
    """A tag of a page ("H2", "TD") and the text that stands right in it."""

    page: int
    tag: str
    text: str


def page_texts(pdf: bytes) -> list[str]:
    """Each page's text, everything that is printed on it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def contents(pdf: bytes) -> dict[str, int]:
    """The bookmarks' titles, each with the page that it leads to, counted from 1."""
    with pypdfium2.PdfDocument(pdf) as document:
        return {mark.get_title(): mark.get_dest().get_index() + 1 for mark in document.get_toc()}


def tagged_texts(pdf: bytes) -> list[Tagged]:
    """The texts in the order of the tags: what a screen reader reads, page by page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [tagged for number, page in enumerate(document, start=1) for tagged in _of_page(number, page)]


def plain(text: str) -> str:
    """A text without white space, hyphens and bullets: the same however its lines are broken.

    What divides a word at a line's end is a soft hyphen in the PDF, which PDFium gives as the character 2.
    """
    return re.sub(r"[\s\x02\u00ad\u200b•\-\u2010\u2011]", "", text)


def letters_outside(pdf: bytes, margin: float) -> list[tuple[int, str]]:
    """Every letter that stands closer to a page's edge than ``margin`` points, with its page."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                letter = text.get_text_range(index, 1)
                if not letter.strip():
                    continue
                left, bottom, right, top = text.get_charbox(index)
                if left < margin or right > width - margin or bottom < margin or top > height - margin:
                    found.append((number, letter))
    return found


def _of_page(number: int, page: pypdfium2.PdfPage) -> Iterator[Tagged]:
    marked = _marked_texts(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _of_element(number, pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), marked)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _of_element(number: int, element, marked: dict[int, str]) -> Iterator[Tagged]:
    tag = _tag(element)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _of_element(number, child, marked)
        elif text := marked.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)):
            yield Tagged(number, tag, text)


def _marked_texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of each piece of marked content of a page, by its number."""
    texts: dict[int, str] = {}
    text_page = page.get_textpage()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        marked = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if marked >= 0:
            texts[marked] = texts.get(marked, "") + _text_of(item, text_page)
    return texts


def _text_of(item, text_page) -> str:
    size = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:-2].decode("utf-16-le")


def _tag(element) -> str:
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[:-2].decode("utf-16-le")
