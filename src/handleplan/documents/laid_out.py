"""Text whose columns stand beside one another, held apart by spaces, as "pdftotext -layout" leaves it.

Its lines are set as a page of letters of one width, and what finds the columns of an unruled table in a PDF finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from handleplan.danish.lines import join_lines
from handleplan.documents.document import Document, Page
from handleplan.documents.pdf.reader import document_of
from handleplan.documents.pdf.shapes import ASCENT, DESCENT, Box, PageShapes, Word
from handleplan.documents.structure import Element, Paragraph, Table

_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
_WORD = re.compile(r"\S+")

_NEAR, _WIDEST, _GAP = 3, 8, 3
"""Pieces that begin this near each other are of one column, up to so many letters; and so many are between columns."""

_LETTER, _SIZE, _LINE = 2.0, 3.4, 4.3
"""A letter's width, its size, and how far apart lines are: three spaces are a gap between columns, and one is none."""


def with_columns(document: Document) -> Document:
    """A text as a Document that knows its paragraphs and tables."""
    width = _LETTER * max(len(line.text.expandtabs().rstrip()) for line in document.lines)
    found = document_of([_page(page, width) for page in document.pages], document.name)
    return replace(found, elements=tuple(_joined(found.elements)), boxes=(), sizes=())


def _joined(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements with paragraphs made whole: letters of one width don't tell where a line was full."""
    open_one: Paragraph | None = None
    for element in elements:
        if isinstance(element, Table):
            cells = (replace(cell, elements=tuple(_joined(cell.elements))) for cell in element.cells)
            element = replace(element, cells=tuple(cells))
        elif open_one and not element.marker and element.text[:1].islower():
            text = join_lines([open_one.text, element.text])
            open_one = replace(open_one, text=text, place=open_one.place.through(element.place))
            continue
        if open_one:
            yield open_one
        open_one = element if isinstance(element, Paragraph) else None
        if isinstance(element, Table):
            yield element
    if open_one:
        yield open_one


def _page(page: Page, width: float) -> PageShapes:
    lines = [
        [(found.start(), found.group()) for found in _PIECE.finditer(line.text.expandtabs())] for line in page.lines
    ]
    sides = _sides({start for line in lines for start, _ in line})
    alone = _lines_alone(lines)
    words = tuple(
        replace(word, bold=number in alone)
        for number, line in enumerate(lines, 1)
        for word in _words(line, sides, number * _LINE)
    )
    return PageShapes(page.number, width, (len(page.lines) + 1) * _LINE, words)


def _lines_alone(lines: Sequence[Sequence[tuple[int, str]]]) -> set[int]:
    """The numbers of the lines that stand alone at the left, as headings do, and are set as such: in bold."""
    around = [[], *lines, []]
    return {
        number
        for number, line in enumerate(lines, 1)
        if len(line) == 1 and not line[0][0] and not around[number - 1] and not around[number + 1]
    }


def _sides(starts: Iterable[int]) -> dict[int, int]:
    """For each place where a piece of a line begins, where its column begins: letters of one width shift the lines."""
    sides: dict[int, int] = {}
    side = before = -_WIDEST
    for start in sorted(starts):
        if start - before > _NEAR or start - side > _WIDEST:
            side = start
        sides[start] = side
        before = start
    return sides


def _words(pieces: Sequence[tuple[int, str]], sides: Mapping[int, int], baseline: float) -> Iterator[Word]:
    end = -_GAP
    for start, text in pieces:
        at = max(sides[start], min(start, end + _GAP))
        for found in _WORD.finditer(text):
            left, right = _LETTER * (at + found.start()), _LETTER * (at + found.end())
            box = Box(left, baseline - ASCENT * _SIZE, right, baseline + DESCENT * _SIZE)
            yield Word(found.group(), box, baseline, _SIZE)
        end = at + len(text)
