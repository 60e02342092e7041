"""pdfium's letters become words with boxes, on a page turned so that most of its text reads from left to right."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import pypdfium2.raw as pdfium

from handleplan.documents.pdf.shapes import ASCENT, DESCENT, Box, Word, around
from handleplan.documents.symbols import is_symbol_font, plain_signs

HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen at a line's end."""

_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\x00\ufffd"
_NO_BREAK_SPACES = "\xa0\u202f\u2007"
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_WHITE = " \t\r\n\v\f"
_TOKEN = re.compile(rf"[^{_WHITE}]+")
_PLAIN = re.compile(r"(?:[^\W\d_]|[.,;:!?()/&%\"'”“’…\u2013-])+|[\d.,:%()/-]+")
"""Words of letters or of digits: no letter of theirs is likely to be raised, or to be something else than it seems."""

_SURROGATES = re.compile("([\ud800-\udbff])([\udc00-\udfff])|[\ud800-\udfff]")
"""The two halves of a sign that takes two places, or a half by itself, which means nothing and can't be stored."""

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE_IN_NAME = re.compile(r"[-,](regular|bold|italic|roman|mt|ps\w*)*$|MT$|PS$", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCED_BOLD = 1 << 18

_LONGEST_STEP = 1.6
"""A letter's start lies no further than this (times the size) from the start of the letter before it in a word."""


_TOUCHING = 0.05
"""Letters as near to each other as this (times the size) have no space between them."""

_WIDEST_LETTER = 0.95
"""A plain word is on average no wider a letter (times the size)."""


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
class Run:
    """Letters that follow upon each other: where they begin, and the box of the last one.

    A plain word's ``origins`` are those of its first and last letter only; ``first`` is its first letter's index.
    """

    style: _Style
    letters: list[str]
    origins: list[tuple[float, float]]
    glued: bool
    first: int = 0
    last_box: tuple[float, float, float, float] = (0, 0, 0, 0)
    spaced: bool = False


class LetterReader:
    """Reads one page's letters. ``raw`` is pdfium's text page."""

    def __init__(self, raw: pdfium.FPDF_TEXTPAGE) -> None:
        self._raw = raw
        self._count = max(0, pdfium.FPDFText_CountChars(raw))
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rect = pdfium.FS_RECTF()

    def letters(self) -> str:
        """All letters, so that the one at an index is pdfium's at that index."""
        buffer = (ctypes.c_ushort * (self._count + 1))()
        written = pdfium.FPDFText_GetText(self._raw, 0, self._count, buffer)
        if written == self._count + 1:
            text = bytes(buffer)[: 2 * self._count].decode("utf-16-le", errors="surrogatepass")
            if len(text) == self._count and "\x00" not in text:
                return _SURROGATES.sub(_whole_sign, text)
        codes = (pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(self._count))
        text = "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)
        return _SURROGATES.sub(_whole_sign, text)

    def runs(self) -> Iterator[Run]:
        """The words, in pdfium's order."""
        text = self.letters()
        before: Run | None = None
        for token in _TOKEN.finditer(text):
            start, end = token.span()
            run = self._plain_run(token[0], start) if _PLAIN.fullmatch(token[0]) else None
            runs = [run] if run else list(self._careful_runs(token[0], start))
            if not runs:
                continue
            runs[-1].spaced = end < len(text) and text[end] == " " and not pdfium.FPDFText_IsGenerated(self._raw, end)
            if before and not before.spaced and self._touch(before, runs[0]):
                runs[0].glued = True
            yield from runs
            before = runs[-1]

    def origins(self, run: Run) -> list[tuple[float, float]]:
        """Where each of the run's letters begins."""
        if len(run.origins) == len(run.letters):
            return run.origins
        return [self._origin(index) for index in range(run.first, run.first + len(run.letters))]

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return self._x.value, self._y.value

    def _plain_run(self, token: str, start: int) -> Run | None:
        """The word by its first and last letter alone; None where these do not stand as a word's do."""
        last = start + len(token) - 1
        origins = [self._origin(start)]
        run = Run(self._style(start), list(token), origins, glued=False, first=start)
        if last > start:
            origins.append(self._origin(last))
            along, up = self._apart(run, origins[0], origins[1])
            size = run.style.size
            if abs(up) > 0.05 * size or not 0 < along <= _WIDEST_LETTER * size * len(token):
                return None
        return self._closed(run, last)

    def _careful_runs(self, token: str, start: int) -> Iterator[Run]:
        """The word letter by letter: a raised number, and what stands far off, are words of their own."""
        run: Run | None = None
        glued = False
        last = start
        for index, letter in enumerate(token, start):
            if letter in _NOTHING:
                continue
            origin = self._origin(index)
            if run and self._leaves(run, origin):
                yield self._closed(run, last)
                run, glued = None, True
            if run is None:
                if letter in _NO_BREAK_SPACES:
                    continue
                run = Run(self._style(index), [], [], glued, index)
            run.letters.append("-" if letter in HYPHENS else letter)
            run.origins.append(origin)
            last = index
        if run:
            yield self._closed(run, last)

    def _apart(self, run: Run, one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
        """How far the other point lies from the one along the run's line, and above it."""
        x, y = other[0] - one[0], other[1] - one[1]
        return ((x, y), (y, -x), (-x, -y), (-y, x))[run.style.quarters]

    def _leaves(self, run: Run, origin: tuple[float, float]) -> bool:
        """Whether a letter stands so far from the one before it that it is no more of the same word."""
        along, up = self._apart(run, run.origins[-1], origin)
        size = run.style.size
        return abs(up) > 0.2 * size or not -0.6 * size <= along <= _LONGEST_STEP * size

    def _touch(self, before: Run, run: Run) -> bool:
        """Whether a word begins where the one before it ends, so that pdfium saw a space where there is none."""
        size = run.style.size
        left, bottom, right, top = before.last_box
        wide = top - bottom if before.style.quarters % 2 else right - left
        along, up = self._apart(before, before.origins[-1], run.origins[0])
        return before.style == run.style and abs(up) <= _TOUCHING * size and abs(along - wide) <= _TOUCHING * size

    def _closed(self, run: Run, last: int) -> Run:
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
        size = size if 0 < size < 10_000 else 10.0
        name, bold = self._font(shape)
        return _Style(size, bold, name, round(angle / (math.pi / 2)) % 4)

    def _font(self, shape: pdfium.FPDF_PAGEOBJECT) -> tuple[str, bool]:
        """The font's plain name, and whether it is bold."""
        font = pdfium.FPDFTextObj_GetFont(shape) if shape else None
        if not font:
            return "", False
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.decode("utf-8", errors="replace")
            is_heavy = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            is_forced = bool(pdfium.FPDFFont_GetFlags(font) & _FORCED_BOLD)
            is_named = any(weight in name.casefold() for weight in ("bold", "black", "demi"))
            self._fonts[key] = _plain_font_name(name), is_heavy or is_forced or is_named
        return self._fonts[key]


def _whole_sign(found: re.Match[str]) -> str:
    """The sign whose halves were found, in as many places; nothing for a half by itself."""
    if found[1] is None:
        return "\x00"
    return f"{found[0].encode('utf-16-le', 'surrogatepass').decode('utf-16-le')}\x00"


def _plain_font_name(name: str) -> str:
    """A font's name as Word has it: "ABCDEF+Wingdings-Regular" is Wingdings, "SymbolMT" Symbol."""
    plain = _STYLE_IN_NAME.sub("", _SUBSET.sub("", name))
    return "Wingdings 2" if plain.casefold() == "wingdings2" else plain


def main_direction(runs: Iterable[Run]) -> int:
    """The direction that most letters run in."""
    weights: Counter[int] = Counter()
    for run in runs:
        weights[run.style.quarters] += len(run.letters)
    return weights.most_common(1)[0][0] if weights else 0


def upright_words(reader: LetterReader, runs: Iterable[Run], turn: Turn, walls: Sequence[float]) -> list[Word]:
    """The words of the turned page. Text that runs in another direction becomes one word a line.

    ``walls`` are the places of vertical lines, sorted: of words across them it must be known where each letter begins.
    """
    words: list[Word] = []
    turned: list[Run] = []
    for run in runs:
        if not run.letters:
            continue
        if run.style.quarters == turn.quarters:
            words.append(_word(reader, run, turn, walls))
        else:
            turned.append(run)
    words.extend(_turned_lines(turned, turn))
    return words


def _word(reader: LetterReader, run: Run, turn: Turn, walls: Sequence[float]) -> Word:
    size = run.style.size
    left, baseline = turn.point(*run.origins[0])
    right = max(turn.box(*run.last_box).right, turn.point(*run.origins[-1])[0])
    box = Box(left, baseline - ASCENT * size, right, baseline + DESCENT * size)
    is_crossed = bisect_right(walls, left) < bisect_left(walls, right)
    xs = [turn.point(*origin)[0] for origin in reader.origins(run)] if is_crossed else []
    text, starts = _readable(run, xs)
    return Word(text, box, baseline, size, run.style.bold, starts, run.glued, run.spaced)


def _readable(run: Run, xs: list[float]) -> tuple[str, tuple[float, ...]]:
    """The run's text as it shows, and where each of its letters starts, as far as that is known."""
    text = "".join(run.letters)
    if text.isascii() and not is_symbol_font(run.style.font):
        return text, tuple(xs)
    pieces: list[str] = []
    starts: list[float] = []
    for letter, x in zip(text, xs or repeat(0.0), strict=False):
        piece = plain_signs(letter.translate(_LIGATURES), run.style.font)
        if unicodedata.combining(piece[0]) and pieces:
            pieces[-1] = unicodedata.normalize("NFC", pieces[-1] + piece)
            continue
        pieces.append(" " if piece in _NO_BREAK_SPACES else piece)
        starts.append(x)
    starts = [start for piece, start in zip(pieces, starts, strict=True) for _ in piece]
    return "".join(pieces), tuple(starts) if xs else ()


def _turned_lines(runs: list[Run], turn: Turn) -> Iterator[Word]:
    """Each line of text that runs upwards or downwards on the turned page, as one word where it stands."""
    line: list[Run] = []
    for run in [*runs, None]:
        if run and line and _goes_on(line[-1], run):
            line.append(run)
            continue
        if line:
            first = line[0]
            x, y = turn.point(*first.origins[0])
            box = around([Box(x, y, x, y), *(turn.box(*part.last_box) for part in line)])
            text = " ".join(_readable(part, [])[0] for part in line)
            yield Word(text, box, box.middle[1] + 0.3 * first.style.size, first.style.size, first.style.bold)
        line = [run] if run else []


def _goes_on(before: Run, after: Run) -> bool:
    if before.style.quarters != after.style.quarters:
        return False
    place = 0 if before.style.quarters % 2 else 1
    return abs(before.origins[-1][place] - after.origins[0][place]) < 0.3 * before.style.size
