"""What was filled in: form fields and free-text notes, which lie above the page's own text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from handleplan.documents.pdf.shapes import Box, Word
from handleplan.documents.pdf.words import Turn
from handleplan.documents.structure import TICKED, UNTICKED

MAX_VALUE_BYTES = 200_000
"""A field that holds more is cut: nobody fills in fifty pages in one field."""

_HIDDEN = 0b10
_LARGEST_SIZE = 10.0
_LINE_ROOM = 1.9
"""A field's lines are set this far apart (times the size), so that each is a paragraph of its own."""


def filled_in(page: pdfium.FPDF_PAGE, form: pdfium.FPDF_FORMHANDLE | None, turn: Turn) -> Iterator[Word]:
    """The words of a page's form fields and free-text notes, and a sign for each tick box."""
    for index in range(max(0, pdfium.FPDFPage_GetAnnotCount(page))):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            yield from _words_of(note, form, turn)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _words_of(note: pdfium.FPDF_ANNOTATION, form: pdfium.FPDF_FORMHANDLE | None, turn: Turn) -> Iterator[Word]:
    rect = pdfium.FS_RECTF()
    if pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN or not pdfium.FPDFAnnot_GetRect(note, rect):
        return
    box = turn.box(rect.left, rect.bottom, rect.right, rect.top)
    subtype = pdfium.FPDFAnnot_GetSubtype(note)
    if subtype == pdfium.FPDF_ANNOT_FREETEXT:
        yield from _set_in(box, _string(note, b"Contents"))
    elif subtype == pdfium.FPDF_ANNOT_WIDGET and form:
        kind = pdfium.FPDFAnnot_GetFormFieldType(form, note)
        if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
            shown = _string(note, b"AS")
            yield tick_word(box, bool(pdfium.FPDFAnnot_IsChecked(form, note)) or shown not in ("", "Off"))
        elif kind in (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX):
            yield from _set_in(box, _value(note, form))


def tick_word(box: Box, is_ticked: bool) -> Word:
    """A tick box as the word that stands for it."""
    size = max(4.0, min(box.height, 1.2 * _LARGEST_SIZE))
    return Word(TICKED if is_ticked else UNTICKED, box, box.middle[1] + 0.33 * size, size, starts=(box.left,))


def _string(note: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    length = min(pdfium.FPDFAnnot_GetStringValue(note, key, None, 0), MAX_VALUE_BYTES)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, length)
    return _decoded(buffer)


def _value(note: pdfium.FPDF_ANNOTATION, form: pdfium.FPDF_FORMHANDLE) -> str:
    length = min(pdfium.FPDFAnnot_GetFormFieldValue(form, note, None, 0), MAX_VALUE_BYTES)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, note, buffer, length)
    return _decoded(buffer)


def _decoded(buffer: ctypes.Array[ctypes.c_ushort]) -> str:
    return bytes(buffer).decode("utf-16-le", errors="replace").split("\x00")[0]


def _set_in(box: Box, text: str) -> Iterator[Word]:
    """The text's words placed in the box, a line for each of its paragraphs."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if not lines:
        return
    room = box.height / len(lines)
    size = min(_LARGEST_SIZE, room / _LINE_ROOM)
    for number, words in enumerate(lines):
        baseline = box.top + room * number + min(room, _LINE_ROOM * size) * 0.6
        step = min(0.5 * size, box.width / (len(" ".join(words)) + 1))
        x = box.left + step / 2
        for word in words:
            end = x + step * len(word)
            starts = tuple(x + step * index for index in range(len(word)))
            yield Word(word, Box(x, baseline - 0.8 * size, end, baseline + 0.2 * size), baseline, size, starts=starts)
            x = end + step
