"""Small PDFs for tests, set by Typst from a few lines of source, and what is left of a Document when looked at."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import typst

from handleplan.documents.pdf import read_pdf
from handleplan.documents.structure import Element, Paragraph

_SETUP = '#set page(paper: "a4", margin: 2cm)\n#set text(size: 10pt, lang: "da", font: "Libertinus Serif")\n'

Outline = list["str | list[list[object]]"]


@cache
def pdf(source: str) -> bytes:
    """The PDF of a Typst source on A4 pages."""
    return bytes(typst.compile((_SETUP + source).encode()))


def outline(elements: tuple[Element, ...]) -> list[object]:
    """The elements so that a test can say what they should be.

    A paragraph is its text, after its marker and a bar if it has one; a table is its rows of cells; a cell is its one
    paragraph, or a list where it holds more, or "" where it holds nothing. A merged cell stands where it begins.
    """
    seen: list[object] = []
    for element in elements:
        if isinstance(element, Paragraph):
            seen.append(f"{element.marker}| {element.text}" if element.marker else element.text)
            continue
        rows: list[list[object]] = [[] for _ in range(element.height)]
        for cell in element.cells:
            inside = outline(cell.elements)
            rows[cell.row].append(inside[0] if len(inside) == 1 else inside or "")
        seen.append(rows)
    return seen


def read(source: str) -> list[object]:
    """The outline of what is read from a Typst source's PDF."""
    return outline(read_pdf(pdf(source), "plan.pdf").elements)


def furniture(source: str) -> list[str]:
    """What stands around the text of a Typst source's PDF."""
    return [paragraph.text for paragraph in read_pdf(pdf(source), "plan.pdf").furniture]


def changed(data: bytes, change: object, **save: object) -> bytes:
    """The PDF after ``change(opened file)``."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)  # type: ignore[operator]
        out = io.BytesIO()
        opened.save(out, **save)
    return out.getvalue()
