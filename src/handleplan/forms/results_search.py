"""The likeliest way to set a flattened results table up again: a search over its lines, row by row and cell by cell.

The table was written out row by row, and in each row cell by cell. So every line either goes on in its cell (in the
same paragraph or a new one), or begins the next cell, or the next row; and after a page break it may take up any cell
of the row that was cut. The search walks down the lines with the best readings so far (a beam) and lets ``Evidence``
weigh each step.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from handleplan.forms.line_width import goes_on
from handleplan.forms.results_evidence import (
    BEGINS_AFTER_CUT,
    BESIDE_IN_ONE_CELL,
    EMPTY_CELL,
    EMPTY_CELL_AT_CUT,
    EMPTY_CELL_AT_THE_END,
    EMPTY_CELL_UNSEEN,
    EMPTY_PARAGRAPH,
    NEW_CELL,
    NEW_PARAGRAPH,
    NEW_ROW,
    RESUMED_AT_CUT,
    SAID_ELSEWHERE,
    SHORTER_THAN_ITS_ROW,
    UNEXPLAINED_SPACE,
    UNFINISHED_AT_CUT,
    Evidence,
)
from handleplan.forms.run import Run
from handleplan.forms.text_line import TextLine

BEAM = 16
"""How many readings are kept from line to line."""

BEHIND = 14.0
"""A reading further behind the best than this is given up."""

_NONE = -1


@dataclass
class Row:
    """A row that was found: for each column its paragraphs. ``margin`` is how far the second best reading is behind."""

    cells: list[list[list[TextLine]]]
    margin: float


@dataclass(slots=True)
class _Reading:
    """One way to read the table down to some run: where the row's cells began and ended, and how it came there."""

    score: float
    column: int
    starts: tuple[int, ...]
    lasts: tuple[int, ...]
    before_cut: tuple[int, ...] | None
    parent: "_Reading | None"
    step: str
    margin: float = field(default=99.0)

    @property
    def key(self) -> tuple[object, ...]:
        return self.column, self.starts, self.lasts, self.before_cut


def find_rows(
    runs: Sequence[Run], evidence: Evidence, columns: int, marks_after: int = 0, beam: int = BEAM
) -> tuple[list[Row], float]:
    """The rows of the likeliest reading of a table, and its score. ``marks_after`` counts the spaces after its end."""
    if not runs:
        return [], 0.0
    return _Search(runs, evidence, columns, beam).rows(marks_after)


class _Search:
    def __init__(self, runs: Sequence[Run], evidence: Evidence, columns: int, beam: int) -> None:
        self.runs = runs
        self.evidence = evidence
        self.columns = columns
        self.beam = beam
        every = range(columns)
        pairs = [(runs[max(number - 1, 0)], run) for number, run in enumerate(runs)]
        self.marks = [_marks(before, run) for before, run in pairs]
        self.standing = [[evidence.standing(run, column) for column in every] for run in runs]
        self.opening = [[evidence.opening(run.first, column) for column in every] for run in runs]
        self.paragraph = [[evidence.paragraph(run.first, column) for column in every] for run in runs]
        self.line = [[evidence.going_on(a.last, b.first, column) for column in every] for a, b in pairs]
        self.ending = [[evidence.ending(a.last, b.first, column) for column in every] for a, b in pairs]
        self.cell_ending = [[evidence.cell_ending(run.last, column) for column in every] for run in runs]
        self.following_up = cache(lambda a, b: evidence.following_up(runs[a], runs[b]))
        self.restating = cache(lambda a, b: evidence.restating(runs[a], runs[b]))
        self.unlike_its_goal = cache(lambda a, b: evidence.unlike_its_goal(runs[a].first, runs[b].first))
        said = Counter(run.text for run in runs)
        self.lines_before = [0, *accumulate(len(run.lines) for run in runs)]
        self.whole_cell = [SAID_ELSEWHERE if said[run.text] > 1 else 0.0 for run in runs]

    def rows(self, marks_after: int) -> tuple[list[Row], float]:
        beam = [self._new_row(None, 0, 0.0)]
        for number in range(1, len(self.runs)):
            beam = _best((reading for before in beam for reading in self._steps(before, number)), self.beam)
        marks = _Marks(marks_after, max(0, self.runs[-1].last.trailing - 1), unseen=EMPTY_CELL_AT_THE_END)
        ends = sorted(((r.score + self._row_end(r, marks), r) for r in beam), key=lambda end: end[0], reverse=True)
        score, best = ends[0]
        margin = score - ends[1][0] if len(ends) > 1 else 99.0
        return self._set_up(best, margin), score

    def _steps(self, before: _Reading, number: int) -> Iterable[_Reading]:
        """The ways in which the reading can take up the next run."""
        run, column, marks = self.runs[number], before.column, self.marks[number]
        if not run.beside:
            ending = self.ending[number][column]
            yield self._same_cell(before, number, ending, marks)
            ending += self.cell_ending[number - 1][column]
        else:
            ending = 0.0 if len(self.runs[number - 1].lines) == 1 else EMPTY_CELL_UNSEEN
            yield self._same_cell(before, number, ending + BESIDE_IN_ONE_CELL, marks)
        for following in range(column + 1, self.columns):
            empty = 0.0 if before.before_cut else marks.within_row(following - column - 1)
            yield self._next_cell(before, number, following, before.score + ending + empty)
        if not run.beside:
            yield self._new_row(before, number, before.score + ending + self._row_end(before, marks))
        if run.first.after_cut:
            for resumed in range(self.columns):
                yield self._resume(before, number, resumed)

    def _same_cell(self, before: _Reading, number: int, ending: float, marks: "_Marks") -> _Reading:
        run, column = self.runs[number], before.column
        same = self.line[number][column]
        other = ending + NEW_PARAGRAPH + marks.within_cell()
        other += self.paragraph[number][column] - self.whole_cell[number]
        if run.first.starts_item:
            before_in_cell = [earlier.first for earlier in self.runs[before.starts[column] : number]]
            other += self.evidence.list_going_on(before_in_cell, run.first)
        return self._take(
            before, number, column, before.score + max(same, other), "line" if same >= other else "paragraph"
        )

    def _next_cell(self, before: _Reading, number: int, column: int, score: float) -> _Reading:
        """The run begins the cell of a later column; after a page break, it may take the cell's earlier part up."""
        cut = before.before_cut
        if cut is not None and cut[column] != _NONE:
            bonus, step = self._taken_up(cut[column], number, column)
            return self._take(before, number, column, score + NEW_CELL + bonus, step)
        score += NEW_CELL + self.opening[number][column] + self.whole_cell[number]
        score += self._taking_up(before, number, column) if cut is None else BEGINS_AFTER_CUT
        if before.column == 0:
            score += self.unlike_its_goal(before.starts[0], number)
        return self._take(before, number, column, score, "cell")

    def _taking_up(self, before: _Reading, number: int, column: int) -> float:
        """What the run's words tell of its being a result: that it takes up an earlier one, or the goal itself."""
        earlier = [start for start in before.starts[1:column] if start != _NONE]
        if earlier:
            return self.following_up(earlier[0], number)
        first, *others = range(before.starts[0], number)
        return max([self.restating(first, number), *(self.restating(other, number) / 2 for other in others)])

    def _resume(self, before: _Reading, number: int, column: int) -> _Reading:
        """After a page break the run goes on with the row that was cut."""
        if before.lasts[column] == _NONE:
            bonus, step = NEW_CELL + BEGINS_AFTER_CUT + self.opening[number][column], "cell"
        else:
            bonus, step = self._taken_up(before.lasts[column], number, column)
        bonus += sum(self._left_open(before.lasts[earlier]) for earlier in range(column))
        bonus += self.marks[number].at_cut(self.columns - 1 - before.column)
        heights = [self._height(before, each) for each in range(self.columns)]
        if heights[column] < max(heights) - 1:
            bonus += SHORTER_THAN_ITS_ROW
        cut = _Reading(
            before.score,
            before.column,
            before.starts,
            before.lasts,
            before.lasts,
            before.parent,
            before.step,
            before.margin,
        )
        return self._take(cut, number, column, before.score + bonus, step)

    def _height(self, reading: _Reading, column: int) -> int:
        """How many lines the row's cell in that column has on the page that ends."""
        if reading.lasts[column] == _NONE:
            return 0
        return self.lines_before[reading.lasts[column] + 1] - self.lines_before[reading.starts[column]]

    def _taken_up(self, last: int, number: int, column: int) -> tuple[float, str]:
        """A cell's part after the page break: it goes on in the sentence, or with a new paragraph."""
        line, following = self.runs[last].last, self.runs[number].first
        same = self.evidence.going_on(line, following, column)
        other = self.evidence.ending(line, following, column) + NEW_PARAGRAPH
        if goes_on(line, following):
            same += RESUMED_AT_CUT
        return max(same, other) + RESUMED_AT_CUT, "resumed line" if same >= other else "resumed paragraph"

    def _left_open(self, last: int) -> float:
        if last == _NONE or len(self.runs[last].lines) == 1:
            return 0.0
        return 0.0 if self.runs[last].last.ends_sentence else UNFINISHED_AT_CUT

    def _row_end(self, reading: _Reading, marks: "_Marks") -> float:
        """What it costs that the row ends here: its cells that are empty, and those that a page break left open."""
        cut = reading.before_cut
        if cut is None:
            return marks.at_row_end(self.columns - 1 - reading.column)
        left = [last for column, last in enumerate(cut) if column > reading.column and reading.lasts[column] == last]
        return sum(self._left_open(last) for last in left)

    def _new_row(self, before: _Reading | None, number: int, score: float) -> _Reading:
        score += self.standing[number][0] + self.opening[number][0] + (NEW_ROW if before else 0.0)
        score -= self.whole_cell[number]
        starts = (number, *(_NONE for _ in range(self.columns - 1)))
        return _Reading(score, 0, starts, starts, None, before, "row")

    def _take(self, before: _Reading, number: int, column: int, score: float, step: str) -> _Reading:
        starts, lasts = list(before.starts), list(before.lasts)
        lasts[column] = number
        if starts[column] == _NONE:
            starts[column] = number
        score += self.standing[number][column]
        return _Reading(score, column, tuple(starts), tuple(lasts), before.before_cut, before, step)

    def _set_up(self, best: _Reading, margin: float) -> list[Row]:
        path: list[_Reading] = []
        reading: _Reading | None = best
        while reading is not None:
            path.append(reading)
            reading = reading.parent
        rows: list[Row] = []
        for run, taken in zip(self.runs, reversed(path), strict=True):
            if taken.step == "row":
                if rows:
                    rows[-1].margin = taken.margin
                rows.append(Row([[] for _ in range(self.columns)], margin))
            cell = rows[-1].cells[taken.column]
            if cell and taken.step in ("line", "resumed line"):
                cell[-1].extend(run.lines)
            else:
                cell.append(list(run.lines))
        return rows


def _best(readings: Iterable[_Reading], beam: int) -> list[_Reading]:
    """The best readings, one for each state of the row; a new row remembers how far the second best was behind."""
    found: dict[tuple[object, ...], _Reading] = {}
    for reading in readings:
        known = found.get(reading.key)
        if known is None:
            found[reading.key] = reading
        elif reading.score > known.score:
            reading.margin = min(reading.margin, reading.score - known.score)
            found[reading.key] = reading
        else:
            known.margin = min(known.margin, known.score - reading.score)
    enough = max(reading.score for reading in found.values()) - BEHIND
    kept = [reading for reading in found.values() if reading.score > enough]
    return sorted(kept, key=lambda reading: reading.score, reverse=True)[:beam]


@dataclass(frozen=True)
class _Marks:
    """Spaces between two runs that may stand for empty cells.

    An empty cell at the row's end leaves a space on a line of its own (``lines``) or, after a cell of one line, at that
    line's end (``trailing``); an empty cell within the row stands before the next cell on its line (``leading``).
    """

    lines: int
    trailing: int = 0
    leading: int = 0
    cut: int = 0
    unseen: float = EMPTY_CELL_UNSEEN

    def at_row_end(self, empty: int) -> float:
        """What it costs to say that so many cells are empty at the end of a row."""
        return self._price(empty, self.lines + self.trailing) + self._unused(empty)

    def within_row(self, empty: int) -> float:
        """What it costs to say that so many cells are empty before the next one in the row."""
        return self._price(empty, self.leading) + self._unused(0) + (UNEXPLAINED_SPACE if self.leading > empty else 0.0)

    def within_cell(self) -> float:
        return self._unused(0)

    def at_cut(self, empty: int) -> float:
        """What it costs to say that so many cells are empty at the end of a row's part on a page."""
        return EMPTY_CELL * min(empty, self.cut) + EMPTY_CELL_AT_CUT * max(0, empty - self.cut)

    def _unused(self, empty: int) -> float:
        return EMPTY_PARAGRAPH * min(max(0, self.lines - empty), 2)

    def _price(self, empty: int, seen: int) -> float:
        return EMPTY_CELL * min(empty, seen) + self.unseen * max(0, empty - seen)


def _marks(previous: Run, run: Run) -> _Marks:
    """A dash alone was written by nobody with a space after it, so what follows it is an empty cell's."""
    trailing = max(0, previous.last.trailing - 1) if len(previous.lines) == 1 else 0
    if run.first.after_cut:
        return _Marks(0, trailing, 0, cut=sum(run.first.gap) + trailing)
    leading = run.first.leading
    if previous.last.text == "-":
        return _Marks(sum(run.first.gap) + trailing, 0, leading)
    return _Marks(sum(run.first.gap), trailing, leading)
