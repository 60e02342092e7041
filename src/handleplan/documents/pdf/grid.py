"""Ruling lines become tables: where their cells lie, whatever text is in them.

Lines that touch belong to one table. Its columns and rows are the places where its lines lie; cells that have no line
between them are one merged cell. Areas of colour serve as lines where there are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handleplan.documents.pdf.shapes import Box, Rule, around

_TOUCH = 3.0
"""Lines that come this near each other (points) touch, or are one line where they lie along each other."""

_SAME_PLACE = 3.0
"""Lines that lie this near each other are one border: a double line, two cells' own borders."""

_COVERED = 0.55
"""The share of the edge between two cells that must be ruled for it to part them."""

MAX_SIDES = 400
"""A table with more rows or columns than this on one page is a drawing."""


@dataclass(frozen=True, slots=True)
class GridCell:
    box: Box
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, with the places of its column borders from left to right."""

    box: Box
    columns: tuple[float, ...]
    cells: tuple[GridCell, ...]


def grids(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> list[Grid]:
    """The tables that the lines rule, from the top of the page."""
    across, down = _merged(horizontals), _merged(verticals)
    found = [_grid(group_h, group_v) for group_h, group_v in _components(across, down) if group_h and group_v]
    return sorted((grid for grid in found if grid), key=lambda grid: (grid.box.top, grid.box.left))


def grids_of_areas(areas: Sequence[Box]) -> list[Grid]:
    """The tables that areas of colour make: those of at least two cells."""
    horizontals = [Rule(y, area.left, area.right) for area in areas for y in (area.top, area.bottom)]
    verticals = [Rule(x, area.top, area.bottom) for area in areas for x in (area.left, area.right)]
    return [grid for grid in grids(horizontals, verticals) if len(grid.cells) > 1]


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """The lines with pieces that lie along each other made one."""
    merged: list[Rule] = []
    for level in _levels(rules):
        at = sum(rule.at * rule.length for rule in level) / (sum(rule.length for rule in level) or 1)
        start, end = None, 0.0
        for rule in sorted(level, key=lambda rule: rule.start):
            if start is not None and rule.start <= end + _TOUCH:
                end = max(end, rule.end)
                continue
            if start is not None:
                merged.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            merged.append(Rule(at, start, end))
    return merged


def _levels(rules: Iterable[Rule]) -> list[list[Rule]]:
    """The lines grouped by where they lie."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if levels and rule.at - levels[-1][0].at <= _SAME_PLACE:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return levels


def _components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines in groups that touch."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for j, vertical in enumerate(down):
        for i, horizontal in enumerate(across):
            if horizontal.at > vertical.end + _TOUCH:
                break
            if (
                vertical.start - _TOUCH <= horizontal.at
                and horizontal.start - _TOUCH <= vertical.at <= horizontal.end + _TOUCH
            ):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, horizontal in enumerate(across):
        groups[root(i)][0].append(horizontal)
    for j, vertical in enumerate(down):
        groups[root(len(across) + j)][1].append(vertical)
    return list(groups.values())


def _places(rules: Sequence[Rule], ends: Iterable[float]) -> list[float]:
    """Where the lines lie, and the ends of those across them: a table may have no border at its sides."""
    places = sorted({rule.at for rule in rules})
    apart: list[float] = []
    for place in places:
        if not apart or place - apart[-1] > _SAME_PLACE:
            apart.append(place)
    every = list(ends)
    for end in (min(every), max(every)):
        if all(abs(end - place) > 2 * _SAME_PLACE for place in apart) and not apart[0] < end < apart[-1]:
            apart.append(end)
    return sorted(apart)


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs = _places(down, [end for rule in across for end in (rule.start, rule.end)])
    ys = _places(across, [end for rule in down for end in (rule.start, rule.end)])
    if not (1 < len(xs) <= MAX_SIDES and 1 < len(ys) <= MAX_SIDES):
        return None
    walls = _walls(down, xs, ys)
    floors = _walls(across, ys, xs)
    cells = tuple(_cells(xs, ys, walls, floors))
    return Grid(around(cell.box for cell in cells), tuple(xs), cells)


def _walls(rules: list[Rule], places: list[float], crossings: list[float]) -> set[tuple[int, int]]:
    """Which edges are ruled: (index of the place, index of the stretch between two crossings)."""
    covered: dict[tuple[int, int], float] = defaultdict(float)
    for rule in rules:
        place = min(range(len(places)), key=lambda index: abs(places[index] - rule.at))
        if abs(places[place] - rule.at) > 2 * _SAME_PLACE:
            continue
        for index, (low, high) in enumerate(pairwise(crossings)):
            covered[place, index] += max(0.0, min(rule.end, high) - max(rule.start, low))
    return {
        (place, index)
        for (place, index), length in covered.items()
        if length >= _COVERED * (crossings[index + 1] - crossings[index])
    }


def _cells(
    xs: list[float], ys: list[float], walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> Iterable[GridCell]:
    """The cells from the top left, each as wide and high as no line parts it."""
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < len(xs) - 1 and (right, row) not in walls and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < len(ys) - 1 and _goes_down(below, column, right, walls, floors, len(xs) - 1):
                below += 1
            taken.update((r, c) for r in range(row, below) for c in range(column, right))
            box = Box(xs[column], ys[row], xs[right], ys[below])
            yield GridCell(box, row, column, below - row, right - column)


def _goes_down(
    row: int, left: int, right: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]], width: int
) -> bool:
    """Whether a cell of these columns goes on in the row: no line above it there, the same sides, and none within."""
    if any((row, column) in floors for column in range(left, right)):
        return False
    if any((column, row) in walls for column in range(left + 1, right)):
        return False
    return (left == 0 or (left, row) in walls) and (right == width or (right, row) in walls)
