"""pdfium's path objects become ruling lines, filled areas and drawn tick boxes."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2.raw as pdfium

from handleplan.documents.pdf.bullets import is_dot
from handleplan.documents.pdf.shapes import Box, Rule
from handleplan.documents.pdf.words import Turn

MAX_SEGMENTS = 100_000
"""A page's lines are read until there are this many: a map or a drawing has more, a form never."""

MAX_NESTING = 8
"""How deep forms within forms (in the PDF sense: drawings that are used again) are followed."""

_THICKEST_RULE = 3.5
"""A filled rectangle that is thinner is a line."""

_SHORTEST_RULE = 4.0
_SMALLEST_BOX, _LARGEST_BOX = 5.0, 16.0
"""The sides of a drawn tick box."""

_LONGEST_SIDE = 1.34

_NEARLY_WHITE = 250


@dataclass(slots=True)
class Drawing:
    """``squares`` are drawn boxes of a letter's size, ``strokes`` the short slanting lines that could cross them, and
    ``dots`` what is small, and as wide as high.
    """

    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    squares: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    has_picture: bool = False


Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Matrix = (1, 0, 0, 1, 0, 0)


def read_drawing(page: pdfium.FPDF_PAGE, turn: Turn) -> Drawing:
    """All lines, areas and boxes of a page, turned upright."""
    drawing = Drawing()
    budget = MAX_SEGMENTS
    for shape, matrix in _shapes(page, drawing):
        count = pdfium.FPDFPath_CountSegments(shape)
        budget -= max(count, 1)
        if budget < 0:
            break
        _add_path(drawing, shape, matrix, count, turn)
    return drawing


def _shapes(page: pdfium.FPDF_PAGE, drawing: Drawing) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]]:
    for index in range(max(0, pdfium.FPDFPage_CountObjects(page))):
        yield from _paths_in(pdfium.FPDFPage_GetObject(page, index), _UNCHANGED, 0, drawing)


def _paths_in(
    shape: pdfium.FPDF_PAGEOBJECT, outer: Matrix, depth: int, drawing: Drawing
) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(shape)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield shape, _times(_matrix(shape), outer)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        drawing.has_picture = True
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_NESTING:
        inner = _times(_matrix(shape), outer)
        for index in range(max(0, pdfium.FPDFFormObj_CountObjects(shape))):
            yield from _paths_in(pdfium.FPDFFormObj_GetObject(shape, index), inner, depth + 1, drawing)


def _matrix(shape: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shape, found):
        return _UNCHANGED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer == _UNCHANGED:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


Point = tuple[float, float]


def _lines_of(shape: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, count: int, turn: Turn) -> tuple[list[list[Point]], bool]:
    """The path as chains of points, and whether it has curves (which are no ruling lines)."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    chains: list[list[Point]] = []
    curved = False
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = turn.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if not (math.isfinite(point[0]) and math.isfinite(point[1])):
            continue
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not chains:
            chains.append([point])
        else:
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            chains[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            chains[-1].append(chains[-1][0])
    return [chain for chain in chains if len(chain) > 1], curved


def _add_path(drawing: Drawing, shape: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, count: int, turn: Turn) -> None:
    fill_mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill_mode, is_stroked)
    chains, curved = _lines_of(shape, matrix, count, turn)
    for chain in chains:
        box = Box(
            min(x for x, _ in chain), min(y for _, y in chain), max(x for x, _ in chain), max(y for _, y in chain)
        )
        if is_dot(box) and (curved or fill_mode.value):
            drawing.dots.append(box)
        if fill_mode.value and min(box.width, box.height) <= _THICKEST_RULE and not is_stroked.value:
            _add_thin(drawing, box)
        elif curved:
            if max(box.width, box.height) <= _LARGEST_BOX:
                drawing.strokes.append(box)
        elif is_stroked.value:
            _add_stroked(drawing, chain, box)
        elif fill_mode.value and _is_rectangle(chain) and _is_coloured(shape):
            _add_area(drawing, box)
        elif fill_mode.value and max(box.width, box.height) <= _LARGEST_BOX:
            drawing.strokes.append(box)


def _add_thin(drawing: Drawing, box: Box) -> None:
    x, y = box.middle
    if box.width >= box.height:
        if box.width >= _SHORTEST_RULE:
            drawing.horizontals.append(Rule(y, box.left, box.right))
    elif box.height >= _SHORTEST_RULE:
        drawing.verticals.append(Rule(x, box.top, box.bottom))


def _is_square(box: Box) -> bool:
    low, high = sorted((box.width, box.height))
    return low >= _SMALLEST_BOX and high <= _LARGEST_BOX and high <= _LONGEST_SIDE * low


def _add_area(drawing: Drawing, box: Box) -> None:
    if _is_square(box):
        drawing.strokes.append(box)
    else:
        drawing.fills.append(box)


def _add_stroked(drawing: Drawing, chain: list[Point], box: Box) -> None:
    if _is_rectangle(chain) and _is_square(box):
        drawing.squares.append(box)
        return
    for (x0, y0), (x1, y1) in pairwise(chain):
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if wide >= _SHORTEST_RULE and high <= 0.02 * wide + 0.5:
            drawing.horizontals.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif high >= _SHORTEST_RULE and wide <= 0.02 * high + 0.5:
            drawing.verticals.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        elif max(wide, high) <= _LARGEST_BOX:
            drawing.strokes.append(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _is_rectangle(chain: list[Point]) -> bool:
    """Whether the chain goes round along the axes; LibreOffice leaves the last side to the filling."""
    corners = {(round(x, 1), round(y, 1)) for x, y in chain}
    return (
        4 <= len(chain) <= 6 and len(corners) == 4 and len({x for x, _ in corners}) == len({y for _, y in corners}) == 2
    )


def _is_coloured(shape: pdfium.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, cover = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFPageObj_GetFillColor(shape, red, green, blue, cover):
        return True
    return cover.value > 0 and min(red.value, green.value, blue.value) < _NEARLY_WHITE


def tick_boxes(drawing: Drawing, letters: Iterable[Point]) -> list[tuple[Box, bool]]:
    """The drawn tick boxes, each with whether it is crossed. A box with letters in it is said by its letters.

    Squares that touch other lines are cells of a table: they are taken apart into ruling lines.
    """
    points = list(letters)
    boxes: list[tuple[Box, bool]] = []
    for square in drawing.squares:
        if _touches_others(square, drawing):
            _add_rectangle(drawing, square)
        elif not any(square.holds(point) for point in points) and not any(box.contains(square, 1) for box, _ in boxes):
            boxes.append((square, any(square.contains(stroke, 2) for stroke in drawing.strokes)))
    return boxes


def _touches_others(square: Box, drawing: Drawing) -> bool:
    def meets(other: Box) -> bool:
        apart_x = max(other.left - square.right, square.left - other.right)
        apart_y = max(other.top - square.bottom, square.top - other.bottom)
        return max(apart_x, apart_y) <= 1.0 and not other.contains(square) and not square.contains(other, 2)

    return (
        any(meets(other) for other in drawing.squares if other is not square)
        or any(meets(Box(rule.start, rule.at, rule.end, rule.at)) for rule in drawing.horizontals)
        or any(meets(Box(rule.at, rule.start, rule.at, rule.end)) for rule in drawing.verticals)
    )


def _add_rectangle(drawing: Drawing, box: Box) -> None:
    drawing.horizontals.extend(Rule(y, box.left, box.right) for y in (box.top, box.bottom))
    drawing.verticals.extend(Rule(x, box.top, box.bottom) for x in (box.left, box.right))
