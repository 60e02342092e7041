"""A project's results tables: goals, each with what came of it at each date, whatever way the headings are set."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from handleplan.danish.lines import squeeze
from handleplan.documents.structure import Cell, Element, Table, paragraphs
from handleplan.forms.reading import DatedText, Item, ResultReading
from handleplan.forms.structured.items import items_of
from handleplan.forms.structured.wordings import key_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_GOALS = frozenset({"", "mål"})
"""What may stand over the goals besides the name of their level."""


class ResultWords:
    """The words over results tables: over their goals, by level, and over their results."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        results = layout["results"]
        self._levels = {key_of(label): level for level in ("overall", "subgoal") for label in results[level]}
        labels = "|".join(sorted(map(re.escape, results["result"]), key=len, reverse=True))
        self._result = re.compile(rf"(?:{labels})\b", re.IGNORECASE)

    def level(self, text: str) -> str:
        """The level that a cell names and that is all it says; "" for anything else."""
        return self._levels.get(key_of(_BRACKETS.sub("", text)), "")

    def is_result(self, text: str) -> bool:
        """Whether a cell stands over results: "Resultat pr. december 2011", "Resultater"."""
        found = self._result.match(text.strip())
        return found is not None and (bool(_YEAR.search(text)) or not text.strip()[found.end() :].strip(" .:"))


@dataclass
class _Row:
    """A goal and its results, as they are being read."""

    level: str
    goal: list[Element]
    results: list[list[Element]]


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    columns: range


@dataclass
class _Heading:
    """A row of headings: the column of the goals, the level that it names ("" for none), and the results' columns."""

    goal: range
    level: str
    results: list[_Column]
    labels: list[Item]


@dataclass
class ResultsReading:
    """What stands in a run of results tables; ``unplaced`` is what stands in no column."""

    results: list[ResultReading] = field(default_factory=list)
    labels: list[Item] = field(default_factory=list)
    unplaced: list[Item] = field(default_factory=list)


def part_at_results(table: Table, words: ResultWords) -> list[tuple[bool, Table]]:
    """The table, divided where its rows become results and where they cease to be; True marks what holds results.

    A level's name alone in the row above the headings belongs to them.
    """
    rows = _rows(table)
    starts = [number for number, row in enumerate(rows) if _heading(row, rows[number + 1 :], words)]
    if not starts:
        return [(False, table)]
    first = starts[0]
    while first and _level_row(rows[first - 1], words):
        first -= 1
    parts = [(False, _table(rows[:first], table))] if first else []
    return [*parts, (True, _table(rows[first:], table))]


class ResultsReader:
    """Reads the results tables of one project, one after the other: the next may be the next page of the one before."""

    def __init__(self, words: ResultWords) -> None:
        self._words = words
        self._heading: _Heading | None = None
        self._width = 0
        self._level = ""
        self._rows: list[tuple[_Heading, _Row]] = []
        self._found = ResultsReading()

    def goes_on(self, table: Table) -> bool:
        """Whether a table without headings may be the next page of the one before."""
        return self._heading is not None and table.width == self._width > 1

    def add(self, table: Table) -> None:
        rows = _rows(table)
        doubtful = {cut.row for cut in table.breaks if not cut.sure and not cut.within}
        self._width = table.width
        taken = 0
        for number, row in enumerate(rows):
            if taken:
                taken -= 1
                continue
            if found := _heading(row, rows[number + 1 :], self._words):
                heading, used = found
                self._heading = heading
                self._level = heading.level or self._level
                self._found.labels += heading.labels
                taken = used - 1
            elif level := _level_row(row, self._words):
                self._level = level
                self._found.labels += [item for cell in row for item in items_of(cell.elements)]
            elif self._heading:
                self._row(row, self._heading, is_first=number == 0, is_doubtful=row[0].row in doubtful)
            else:
                self._found.unplaced += [item for cell in row for item in items_of(cell.elements)]

    def reading(self) -> ResultsReading:
        for heading, row in self._rows:
            dated = tuple(
                DatedText(column.heading, items_of(text))
                for column, text in zip(heading.results, row.results, strict=True)
            )
            self._found.results.append(ResultReading(row.level, items_of(row.goal), dated))
        return self._found

    def _row(self, cells: Sequence[Cell], heading: _Heading, *, is_first: bool, is_doubtful: bool) -> None:
        if not any(cell.elements for cell in cells):
            return
        level = self._level
        goal: list[Element] = []
        has_goal_cell = False
        results: list[list[Element]] = [[] for _ in heading.results]
        for cell in cells:
            covered = set(range(cell.column, cell.column + cell.columns))
            under = [number for number, column in enumerate(heading.results) if covered & set(column.columns)]
            if covered & set(heading.goal):
                has_goal_cell = True
                goal += cell.elements
            elif under:
                results[under[0]] += cell.elements
            elif named := self._words.level(cell.text):
                level = self._level = named
                self._found.labels += items_of(cell.elements)
            else:
                self._found.unplaced += items_of(cell.elements)
        is_rest = not goal and (not has_goal_cell or is_first)
        if is_doubtful and not any(results):
            is_rest = not self._begins_like_others(goal)
        if is_rest and self._rows and self._rows[-1][0] is heading:
            self._rows[-1][1].goal += goal
            for before, more in zip(self._rows[-1][1].results, results, strict=True):
                before += more
            return
        self._rows.append((heading, _Row(level or "subgoal", goal, results)))

    def _begins_like_others(self, goal: Sequence[Element]) -> bool:
        """Whether a goal has the first word that another goal of the table has: "At", "Delmål"."""
        return _first_word(goal) in {_first_word(row.goal) for _, row in self._rows}


def _first_word(elements: Sequence[Element]) -> str:
    text = next((paragraph.text for paragraph in paragraphs(tuple(elements))), "")
    return text.split()[0].casefold() if text.strip() else ""


def _heading(
    row: Sequence[Cell], following: Sequence[Sequence[Cell]], words: ResultWords
) -> tuple[_Heading, int] | None:
    """The headings in a row, or in it and the next one, and how many rows they take."""
    over = [cell for cell in row if words.is_result(cell.text)]
    if not over:
        return None
    before = [cell for cell in row if cell.column < over[0].column]
    goal = next((cell for cell in reversed(before) if words.level(cell.text) or key_of(cell.text) in _GOALS), None)
    if goal is None or len(over) + 1 < sum(bool(cell.elements) for cell in row if cell.column >= goal.column):
        return None
    labels = [item for cell in row for item in items_of(cell.elements)]
    columns = [_Column(_plain(cell), _range(cell)) for cell in over]
    heading = _Heading(_range(goal), words.level(goal.text), columns, labels)
    below = following[0] if following else ()
    if below and not all(_YEAR.search(column.heading) for column in columns) and _are_dates(below, over):
        return _with_dates(heading, below), 2
    return heading, 1


def _are_dates(row: Sequence[Cell], over: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but the dates that stand under the words of the row above."""
    filled = [cell for cell in row if cell.elements]
    covered = {column for cell in over for column in _range(cell)}
    return bool(filled) and all(
        set(_range(cell)) <= covered and _YEAR.search(cell.text) and len(cell.text) < 60 for cell in filled
    )


def _with_dates(heading: _Heading, row: Sequence[Cell]) -> _Heading:
    columns = []
    for cell in row:
        if cell.elements:
            over = next(column for column in heading.results if set(column.columns) & set(_range(cell)))
            columns.append(_Column(squeeze(f"{over.heading} {_plain(cell)}"), _range(cell)))
    labels = [item for cell in row for item in items_of(cell.elements)]
    return replace(heading, results=columns, labels=heading.labels + labels)


def _level_row(row: Sequence[Cell], words: ResultWords) -> str:
    """The level that a row names and that is all it says."""
    filled = [cell for cell in row if cell.elements]
    return words.level(filled[0].text) if len(filled) == 1 else ""


def _plain(cell: Cell) -> str:
    return squeeze(cell.text).strip(" .:")


def _range(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _rows(table: Table) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[number], key=lambda cell: cell.column) for number in sorted(rows)]


def _table(rows: Sequence[Sequence[Cell]], table: Table) -> Table:
    return replace(table, cells=tuple(cell for row in rows for cell in row))
