"""Which column of a flattened table each block of its text belongs to.

The text of a table comes column by column, page by page, and sometimes row by row: what is left of the first column on
this page, then of the second, and so on. The search walks through the blocks, keeps the best ways to have placed those
so far, and adds up the evidence for each way to place the next.
"""

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from handleplan.documents.blocks import Block, Gap
from handleplan.forms import evidence
from handleplan.forms.evidence import WEIGHTS, BlankLines, Column, Cut, span
from handleplan.forms.line_width import Metric
from handleplan.forms.statement import openness, start_of

BEAM = 40
"""How many ways are kept."""

HOPELESS = 10.0
"""A way that is so many points behind the best is given up."""

DOUBT = 1.0
"""A placing that is fewer points better than the next is a matter of doubt."""

_T = TypeVar("_T")
_FEW = 12
_SPLIT_WIDTH = 1.15
_MAX_SPLIT_PLACES = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """The blocks of each column, and those whose column is a matter of doubt."""

    columns: tuple[tuple[Block, ...], ...]
    doubtful: tuple[Block, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class _Step:
    """The placing of one block: its pieces, the column of each, and the step before."""

    before: "_Step | None"
    cuts: tuple[Cut, ...]
    columns: tuple[int, ...]

    def back(self) -> "Iterator[_Step]":
        """This step and all before it, the last first."""
        step: _Step | None = self
        while step:
            yield step
            step = step.before


@dataclass(frozen=True, eq=False, slots=True)
class _Way:
    """One way to have placed the blocks so far; the tuples hold one entry for each column."""

    score: float
    tails: tuple[Cut | None, ...]
    """The last text."""
    numbers: tuple[int, ...]
    """The last number of a numbered list, or 0."""
    first_words: tuple[tuple[str, ...], ...]
    """With which the last few statements began."""
    rooms: tuple[tuple[float, float], ...]
    """The width that the column has at least, and the width that it cannot have."""
    heights: tuple[int, ...]
    """In lines, on this page."""
    page_heights: tuple[int, ...] = ()
    """On the page before; empty on the first page."""
    column: int = 0
    rows: int = 1
    last: _Step | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Ways of the same key have the same future."""
        return (self.column, self.tails, self.heights)

    @property
    def steps(self) -> list[_Step]:
        return list(self.last.back())[::-1] if self.last else []


def place(blocks: Sequence[Block], columns: Sequence[Column], metric: Metric, whole_cells: Sequence[str]) -> Placed:
    """Place the blocks of a table in its columns."""
    if not blocks:
        return Placed(tuple(() for _ in columns))
    search = _Search(blocks, columns, metric, whole_cells)
    ways = search.run()
    best = ways[0]
    doubtful: tuple[Block, ...] = ()
    if len(ways) > 1 and best.score - ways[1].score < DOUBT:
        steps = zip(blocks, best.steps, ways[1].steps, strict=True)
        doubtful = tuple(block for block, one, other in steps if one.columns != other.columns)
    placed = [(cut.block, column) for step in best.steps for cut, column in zip(step.cuts, step.columns, strict=True)]
    return Placed(
        tuple(tuple(block for block, at in placed if at == number) for number in range(len(columns))), doubtful
    )


def usual_width(blocks: Iterable[Block], metric: Metric) -> float:
    """The width of a column that explains best where the lines of most blocks were broken."""
    spans = [span(block, metric) for block in blocks if len(block.lines) > 1]
    candidates = sorted({least for least, _ in spans})
    return max(candidates, key=lambda width: sum(least <= width < cannot for least, cannot in spans), default=0.0)


def column_widths(columns: Sequence[Sequence[Block]], metric: Metric, usual: float) -> list[float]:
    """The width of each column: what is usual in such tables, unless its own lines show that it is narrower."""
    spans = [[span(block, metric) for block in column] for column in columns]
    least = [max((at_least for at_least, _ in column), default=0.0) for column in spans]
    cannot = [min((limit for _, limit in column), default=math.inf) for column in spans]
    return [max(usual, own) if usual < limit else own for own, limit in zip(least, cannot, strict=True)]


class _Search:
    def __init__(
        self, blocks: Sequence[Block], columns: Sequence[Column], metric: Metric, whole_cells: Sequence[str]
    ) -> None:
        self.blocks = blocks
        self.columns = columns
        self.metric = metric
        self.answer = re.compile("(?:" + "|".join(map(re.escape, whole_cells)) + r")\.?(?=\s|$)")
        self.answers = re.compile(rf"(?:{self.answer.pattern}\s*){{2,}}")
        self.blank_lines = BlankLines.of([block.gap for block in blocks])
        widths = [span(block, metric)[0] for block in blocks if len(block.lines) > 1]
        self.widest = max(widths, default=math.inf)
        self.floor = -math.inf

    def run(self) -> list[_Way]:
        """The ways to place all blocks, best first."""
        n = len(self.columns)
        ways = [_Way(0.0, (None,) * n, (0,) * n, ((),) * n, ((0.0, math.inf),) * n, (0,) * n)]
        for block in self.blocks:
            if block.gap.page_break:
                ways = [self._turn_page(way) for way in ways]
            self.floor = -math.inf
            pieces = list(self._pieces(block))
            ways = self._best(further for way in ways for further in self._further(way, pieces))
        return sorted((self._end(way) for way in ways), key=lambda way: way.score, reverse=True)

    def _best(self, ways: Iterable[_Way]) -> list[_Way]:
        """The best of the ways, best first: one of those that have the same future, and none that is hopeless."""
        kept: dict[tuple[object, ...], _Way] = {}
        for way in ways:
            known = kept.get(way.key)
            if known is None or way.score > known.score:
                kept[way.key] = way
        best = sorted(kept.values(), key=lambda way: way.score, reverse=True)[:BEAM]
        return [way for way in best if way.score > best[0].score - HOPELESS]

    # --- one step

    def _further(self, way: _Way, pieces: Iterable[tuple[float, tuple[Cut, ...]]]) -> Iterator[_Way]:
        """The ways to place one more block, as it stands or in pieces, that are not hopeless already."""
        for cost, cuts in pieces:
            for further in self._placings(way, cuts, cost):
                self.floor = max(self.floor, further.score - HOPELESS)
                yield further

    def _placings(self, way: _Way, cuts: tuple[Cut, ...], cost: float) -> Iterator[_Way]:
        """The ways to place the pieces of one block: in columns from left to right, or from the left again."""
        turned = cuts[0].gap.page_break
        may_begin_row = way.column == len(self.columns) - 1
        for choice in itertools.combinations(range(len(self.columns)), len(cuts)):
            if not turned and choice[0] < way.column and not (may_begin_row and choice[0] == 0):
                continue
            further: _Way | None = way
            for number, (cut, column) in enumerate(zip(cuts, choice, strict=True)):
                if further:
                    further = self._put(further, cut, column, 0.0 if number else cost, is_beside=number > 0)
            if further:
                yield replace(further, last=_Step(way.last, cuts, choice))

    def _put(self, way: _Way, cut: Cut, column: int, cost: float, is_beside: bool) -> _Way | None:
        """The way with one more cut in a column; None where that is hopeless."""
        tail = way.tails[column]
        stays = tail is not None and way.column == column and not cut.gap.page_break
        score = (
            way.score
            + cost
            + evidence.flow(tail, cut, stays)
            + evidence.beginning(cut, column)
            + evidence.likeness(cut, column, way.first_words)
            + evidence.marks(tail, cut)
            + evidence.numbering(cut, way.numbers[column])
            + evidence.resemblance(cut, column)
            + evidence.fit(cut, way.rooms[column])
            + self._move(way, cut, column, stays, is_beside)
        )
        if tail and way.page_heights and not way.heights[column]:
            score += evidence.goes_on_over_page(way.page_heights[column], max(way.page_heights))
        if score < self.floor:
            return None
        words = way.first_words
        (least, cannot), (cut_least, cut_cannot) = way.rooms[column], cut.span
        height = way.heights[column] + cut.height + (cut.gap.spaced if stays else 0)
        return _Way(
            score=score,
            tails=_with(way.tails, column, cut),
            numbers=_with(way.numbers, column, cut.start.number) if cut.start.number else way.numbers,
            first_words=_with(words, column, (*words[column], cut.first_word)[-_FEW:]) if cut.first_word else words,
            rooms=_with(way.rooms, column, (max(least, cut_least), min(cannot, cut_cannot))),
            heights=_with(way.heights, column, height),
            page_heights=way.page_heights,
            column=column,
            rows=way.rows + (column < way.column and not cut.gap.page_break),
            last=way.last,
        )

    def _move(self, way: _Way, cut: Cut, column: int, stays: bool, is_beside: bool) -> float:
        """What it costs to go from the column of the block before to this one."""
        w = WEIGHTS
        if stays:
            return evidence.staying(cut.gap, cut, self.blank_lines)
        if not any(way.tails):
            return w.skip_column * column
        if cut.gap.page_break or way.page_heights:
            cost = 0.0 if way.tails[column] else w.late_column
            if way.tails[column] and way.page_heights and not way.page_heights[column] and not way.heights[column]:
                cost += w.resumed_column
        else:
            cost = w.skip_column * max(0, column - way.column - 1)
        if is_beside or cut.gap.page_break:
            return cost
        if column < way.column:
            cost += evidence.new_row(cut, way.rows, filter(None, way.tails))
        return cost + w.change + evidence.change_of_column(cut.gap, self.blank_lines)

    def _turn_page(self, way: _Way) -> _Way:
        tails = zip(way.heights, way.tails, strict=True)
        cut_off = [height for height, tail in tails if height and tail and tail.openness == 1]
        return replace(
            way,
            score=way.score + evidence.beyond_foot(way.heights, cut_off),
            heights=(0,) * len(way.heights),
            page_heights=way.heights,
        )

    def _end(self, way: _Way) -> _Way:
        left_open = sum(tail.openness == 1 for tail in way.tails if tail)
        empty = way.tails.count(None)
        return replace(way, score=way.score + WEIGHTS.left_open * left_open + WEIGHTS.empty_column * empty)

    # --- cells that share a line

    def _pieces(self, block: Block) -> Iterator[tuple[float, tuple[Cut, ...]]]:
        """The ways to see a block: as it stands, and, where it is one line, as cells beside each other."""
        yield 0.0, (Cut.of(block, self.columns, self.metric),)
        if len(block.lines) > 1:
            return
        text = block.lines[0].text.strip()
        places = self._split_places(text)
        for count in range(1, min(len(self.columns), len(places) + 1)):
            for chosen in itertools.combinations(places, count):
                cost = sum(price for _, price in chosen)
                yield cost, tuple(self._cut_line(block, text, [place for place, _ in chosen]))

    def _split_places(self, text: str) -> list[tuple[int, float]]:
        """Where a line may be split into cells, and what each split costs."""
        w = WEIGHTS
        if self.answers.fullmatch(text):
            return [(match.start(), 0.0) for match in self.answer.finditer(text)][1:]
        is_too_wide = self.metric(text) > _SPLIT_WIDTH * self.widest
        places: dict[int, float] = {}
        for match in re.finditer(r"\s+(?=\S)", text):
            before, after = text[: match.start()], start_of(text[match.end() :])
            if len(match.group()) > 1:
                places[match.end()] = w.split_at_double_space
            elif is_too_wide and (after.kind != "lower" or after.mark):
                places[match.end()] = w.split_at_capital
            elif is_too_wide and openness(before) < 1:
                places[match.end()] = w.split_anywhere
        cheapest = sorted(places.items(), key=lambda place: (-place[1], place[0]))[:_MAX_SPLIT_PLACES]
        return sorted(cheapest)

    def _cut_line(self, block: Block, text: str, places: Sequence[int]) -> Iterator[Cut]:
        ends = [*places, len(text)]
        for number, (start, end) in enumerate(zip([0, *places], ends, strict=True)):
            line = replace(block.lines[0], text=text[start:end].strip() + " ")
            yield Cut.of(Block((line,), block.gap if number == 0 else Gap()), self.columns, self.metric)


def _with(values: tuple[_T, ...], place: int, value: _T) -> tuple[_T, ...]:
    return (*values[:place], value, *values[place + 1 :])
