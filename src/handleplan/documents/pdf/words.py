"""pdfium's letters become words with boxes, on a page turned so that most of its text reads from left to right."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from handleplan.documents.pdf.shapes import ASCENT, DESCENT, Box, Word, around
from handleplan.documents.symbols import is_symbol_font, plain_signs

HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen at a line's end."""

_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\x00\ufffd"
_NO_BREAK_SPACES = "\xa0\u202f\u2007"
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE_IN_NAME = re.compile(r"[-,](regular|bold|italic|roman|mt|ps\w*)*$|MT$|PS$", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCED_BOLD = 1 << 18

_LONGEST_STEP = 1.6
"""A letter's start lies no further than this (times the size) from the start of the letter before it in a word."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How often the page is turned clockwise by 90° before it is read, and its corners before that."""

    quarters: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarters % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    font: str
    quarters: int
    """0 where the text runs to the right of the unturned page, 1 upwards, 2 to the left, 3 downwards."""


@dataclass(slots=True)
class _Run:
    """Letters that follow upon each other: their origins, and the box of the last one."""

    style: _Style
    letters: list[str]
    origins: list[tuple[float, float]]
    glued: bool
    last_box: tuple[float, float, float, float] = (0, 0, 0, 0)
    spaced: bool = False


class LetterReader:
    """Reads one page's letters. ``raw`` is pdfium's text page."""

    def __init__(self, raw: pdfium.FPDF_TEXTPAGE) -> None:
        self._raw = raw
        self._count = max(0, pdfium.FPDFText_CountChars(raw))
        self._styles: dict[int, _Style] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rect = pdfium.FS_RECTF()

    def letters(self) -> str:
        """All letters, so that the one at an index is pdfium's at that index."""
        buffer = (ctypes.c_ushort * (self._count + 1))()
        written = pdfium.FPDFText_GetText(self._raw, 0, self._count, buffer)
        if written == self._count + 1:
            text = bytes(buffer)[: 2 * self._count].decode("utf-16-le", errors="surrogatepass")
            if len(text) == self._count and "\x00" not in text:
                return text
        codes = (pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(self._count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)

    def runs(self) -> Iterator[_Run]:
        run: _Run | None = None
        glued = False
        last = -1
        for index, letter in enumerate(self.letters()):
            if letter.isspace() and letter not in _NO_BREAK_SPACES:
                if run:
                    run.spaced = letter == " " and not pdfium.FPDFText_IsGenerated(self._raw, index)
                    yield self._closed(run, last)
                run, glued = None, False
                continue
            if letter in _NOTHING:
                continue
            if letter in HYPHENS:
                letter = "-"
            pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
            origin = (self._x.value, self._y.value)
            if run and self._leaves(run, origin):
                yield self._closed(run, last)
                run, glued = None, True
            if run is None:
                if letter in _NO_BREAK_SPACES:
                    continue
                run = _Run(self._style(index), [letter], [origin], glued)
            else:
                run.letters.append(letter)
                run.origins.append(origin)
            last = index
        if run:
            yield self._closed(run, last)

    def _leaves(self, run: _Run, origin: tuple[float, float]) -> bool:
        """Whether a letter stands so far from the one before it that it is no more of the same word."""
        across = origin[0] - run.origins[-1][0], origin[1] - run.origins[-1][1]
        along, up = (
            across,
            (across[1], -across[0]),
            (-across[0], -across[1]),
            (-across[1], across[0]),
        )[run.style.quarters]
        size = run.style.size
        return abs(up) > 0.2 * size or not -0.6 * size <= along <= _LONGEST_STEP * size

    def _closed(self, run: _Run, last: int) -> _Run:
        pdfium.FPDFText_GetLooseCharBox(self._raw, last, self._rect)
        rect = self._rect
        run.last_box = (rect.left, rect.bottom, rect.right, rect.top)
        while run.letters and run.letters[-1] in _NO_BREAK_SPACES:
            run.letters.pop()
            right, top = run.origins.pop()
            run.last_box = (min(run.last_box[0], right), min(run.last_box[1], top), right, top)
        return run

    def _style(self, index: int) -> _Style:
        shape = pdfium.FPDFText_GetTextObject(self._raw, index)
        key = ctypes.cast(shape, ctypes.c_void_p).value or 0
        if key not in self._styles:
            self._styles[key] = self._read_style(index, shape)
        return self._styles[key]

    def _read_style(self, index: int, shape: pdfium.FPDF_PAGEOBJECT) -> _Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * scale
        angle = math.atan2(matrix.b, matrix.a) if matrix.a or matrix.b else 0.0
        font = pdfium.FPDFTextObj_GetFont(shape) if shape else None
        name, bold = "", False
        if font:
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.decode("utf-8", errors="replace")
            weight = pdfium.FPDFFont_GetWeight(font)
            bold = "bold" in name.casefold() or "black" in name.casefold() or weight >= _BOLD_WEIGHT
            bold = bold or bool(pdfium.FPDFFont_GetFlags(font) & _FORCED_BOLD)
        size = size if 0 < size < 10_000 else 10.0
        return _Style(size, bold, _plain_font_name(name), round(angle / (math.pi / 2)) % 4)


def _plain_font_name(name: str) -> str:
    """A font's name as Word has it: "ABCDEF+Wingdings-Regular" is Wingdings, "SymbolMT" Symbol."""
    plain = _STYLE_IN_NAME.sub("", _SUBSET.sub("", name))
    return "Wingdings 2" if plain.casefold() == "wingdings2" else plain


def main_direction(runs: Iterable[_Run]) -> int:
    """The direction that most letters run in."""
    weights: Counter[int] = Counter()
    for run in runs:
        weights[run.style.quarters] += len(run.letters)
    return weights.most_common(1)[0][0] if weights else 0


def upright_words(runs: Iterable[_Run], turn: Turn) -> list[Word]:
    """The words of the turned page. Text that runs in another direction becomes one word a line."""
    words: list[Word] = []
    turned: list[_Run] = []
    for run in runs:
        if not run.letters:
            continue
        if run.style.quarters == turn.quarters:
            words.append(_word(run, turn))
        else:
            turned.append(run)
    words.extend(_turned_lines(turned, turn))
    return words


def _word(run: _Run, turn: Turn) -> Word:
    places = [turn.point(x, y) for x, y in run.origins]
    baseline, size = places[0][1], run.style.size
    text, starts = _readable(run, [x for x, _ in places])
    right = turn.box(*run.last_box).right
    box = Box(places[0][0], baseline - ASCENT * size, max(right, places[-1][0]), baseline + DESCENT * size)
    return Word(text, box, baseline, size, run.style.bold, starts, run.glued, run.spaced)


def _readable(run: _Run, xs: list[float]) -> tuple[str, tuple[float, ...]]:
    """The run's text as it shows, and where each of its letters starts."""
    text = "".join(run.letters)
    if text.isascii() and not is_symbol_font(run.style.font):
        return text, tuple(xs)
    pieces: list[str] = []
    starts: list[float] = []
    for letter, x in zip(text, xs, strict=True):
        piece = plain_signs(letter.translate(_LIGATURES), run.style.font)
        if unicodedata.combining(piece[0]) and pieces:
            pieces[-1] = unicodedata.normalize("NFC", pieces[-1] + piece)
            continue
        pieces.append(" " if piece in _NO_BREAK_SPACES else piece)
        starts.append(x)
    starts = [start for piece, start in zip(pieces, starts, strict=True) for _ in piece]
    return "".join(pieces), tuple(starts)


def _turned_lines(runs: list[_Run], turn: Turn) -> Iterator[Word]:
    """Each line of text that runs upwards or downwards on the turned page, as one word where it stands."""
    line: list[_Run] = []
    for run in [*runs, None]:
        if run and line and _goes_on(line[-1], run):
            line.append(run)
            continue
        if line:
            first = line[0]
            x, y = turn.point(*first.origins[0])
            box = around([Box(x, y, x, y), *(turn.box(*part.last_box) for part in line)])
            text = " ".join(_readable(part, [0.0] * len(part.letters))[0] for part in line)
            yield Word(text, box, box.middle[1] + 0.3 * first.style.size, first.style.size, first.style.bold)
        line = [run] if run else []


def _goes_on(before: _Run, after: _Run) -> bool:
    if before.style.quarters != after.style.quarters:
        return False
    place = 0 if before.style.quarters % 2 else 1
    return abs(before.origins[-1][place] - after.origins[0][place]) < 0.3 * before.style.size
