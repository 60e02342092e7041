"""A project's results table, flattened row by row: its headings, goals, and the results under each dated heading."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from handleplan.danish.dates import parse_date
from handleplan.forms.line_width import Metric, column_widths, ragged_edge
from handleplan.forms.reading import DatedText, Item, ReadingWarning, ResultReading
from handleplan.forms.results_evidence import NO_WIDTH, Evidence, Vocabulary
from handleplan.forms.results_search import Row, find_rows
from handleplan.forms.run import content_words, runs_of
from handleplan.forms.text_line import TextLine, item_of

DOUBTFUL_MARGIN = 1.0
"""A row whose second best reading is no further behind than this is shown to a person."""

_GLANCE = 40
_GLANCE_BEAM = 4
"""How many runs of a table, and with what beam, are tried to see which of two widths is the goals' column's."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_CELLS_BESIDE = re.compile(r"(?<=[.!?:;)\]])\s+(?=[A-ZÆØÅ\d-])|(?<=^-)\s+|\s+(?=-$)")
_DASHES = re.compile(r"(?:[-–—]\s+)+[-–—]")


@dataclass(frozen=True)
class Heading:
    """The heading of a table or of a part of it: the level of the goals under it, and its result columns' headings."""

    level: str
    results: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class ResultsForm:
    """What the form's data says of results tables."""

    levels: Mapping[str, str]
    result_labels: tuple[str, ...]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, layout: Mapping[str, Any]) -> "ResultsForm":
        results = layout["results"]
        levels = {label: level for level in ("overall", "subgoal") for label in results[level]}
        words = {name: tuple(entries) for name, entries in results["words"].items()}
        return cls(levels, tuple(results["result"]), Vocabulary(**words))

    def heading(self, lines: Sequence[TextLine]) -> tuple[Heading, int] | None:
        """The heading that the lines begin with, and how many of them it takes; None where they begin with none."""
        if not lines or not self._goal.match(lines[0].text):
            return None
        for taken in range(1, min(len(lines), 3) + 1):
            text = " ".join(" ".join(line.text for line in lines[:taken]).split())
            found = self._heading.match(text)
            if found is None:
                continue
            while taken < len(lines) and self._column.fullmatch(lines[taken].text):
                text, taken = f"{text} {lines[taken].text}", taken + 1
                found = self._heading.match(text) or found
            columns = tuple(column.strip(" .") for column in self._between_columns.split(found["results"]))
            if _YEAR.search(columns[-1]) or taken >= 3 or not self._has_year_soon(lines[taken:]):
                return Heading(self.levels[found["goal"]], columns, text), taken
        return None

    @cached_property
    def _goal(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<goal>{_any(self.levels)})(?!\w)")

    @cached_property
    def _heading(self) -> re.Pattern[str]:
        return re.compile(rf"{self._goal.pattern}(?:\s*\([^)]*\))?\s+(?P<results>(?:{_any(self.result_labels)})\b.*)")

    @cached_property
    def _column(self) -> re.Pattern[str]:
        """One more column's heading, on a line of its own: "Resultat pr. december 2011"."""
        return re.compile(rf"(?:{_any(self.result_labels)})\b.{{0,24}}{_YEAR.pattern}\.?")

    @cached_property
    def _between_columns(self) -> re.Pattern[str]:
        return re.compile(rf"(?<=\S)\s+(?=(?:{_any(self.result_labels)})\b)")

    def _has_year_soon(self, following: Sequence[TextLine]) -> bool:
        """Whether the heading goes on: its year stands at the end of the next line, and hardly anything before it."""
        return bool(following) and re.fullmatch(r"(?:\w+\.?\s+){0,2}(?:19|20)\d\d\.?", following[0].text) is not None


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@dataclass
class _Part:
    """The lines under one heading; a heading that is only repeated begins no new part."""

    heading: Heading
    lines: list[TextLine]
    marks_after: int = 0


@dataclass(frozen=True)
class ResultsTable:
    results: tuple[ResultReading, ...]
    labels: tuple[Item, ...]
    warnings: tuple[ReadingWarning, ...]


def read_results(
    lines: Sequence[TextLine],
    form: ResultsForm,
    metric: Metric,
    ragged: int,
    purpose: Sequence[Item],
    marks_after: int = 0,
) -> ResultsTable:
    """The results table that stands in the lines, which begin with its heading."""
    parts, labels = _parts(lines, form, marks_after)
    results: list[ResultReading] = []
    warnings: list[ReadingWarning] = []
    everything = [line for part in parts for line in part.lines]
    words = content_words(" ".join(item.text for item in purpose))
    for part in parts:
        columns = 1 + len(part.heading.results)
        rows = _best_rows(part, columns, everything, metric, ragged, form.vocabulary, words)
        results += [_result(part.heading, row) for row in rows]
        warnings += [_doubt(row) for row in rows if row.margin < DOUBTFUL_MARGIN]
    return ResultsTable(tuple(results), tuple(labels), tuple(warnings))


def _parts(lines: Sequence[TextLine], form: ResultsForm, marks_after: int) -> tuple[list[_Part], list[Item]]:
    parts: list[_Part] = []
    labels: list[Item] = []
    first: Heading | None = None
    number, cut = 0, False
    gap: tuple[int, ...] = ()
    while number < len(lines):
        found = form.heading(lines[number : number + 4])
        if found is None:
            line = lines[number]
            parts[-1].lines.append(replace(line, after_cut=True, gap=gap) if cut else line)
            number, cut = number + 1, False
            continue
        heading, taken = found
        labels.append(item_of(lines[number : number + taken]))
        repeated = parts and heading.words == (first or heading).words
        if repeated:
            cut, gap = True, lines[number].gap
        else:
            if parts:
                parts[-1].marks_after = sum(lines[number].gap)
            parts.append(_Part(heading, []))
            cut = False
        first = first or heading
        number += taken
    if parts:
        parts[-1].marks_after = marks_after
    return parts, labels


def _best_rows(
    part: _Part,
    columns: int,
    everything: Sequence[TextLine],
    metric: Metric,
    ragged: int,
    vocabulary: Vocabulary,
    words: frozenset[str],
) -> list[Row]:
    """The rows by the best of the ways to give the columns the widths that the whole table shows."""
    widths = column_widths(everything, metric, 2)
    wide, narrow = (widths[0], widths[-1]) if widths else (NO_WIDTH, NO_WIDTH)
    ways = dict.fromkeys([(wide, *[narrow] * (columns - 1)), (narrow, *[wide] * (columns - 1))])
    ragged = max(ragged, ragged_edge(everything, metric, widths))
    runs = runs_of([piece for line in part.lines for piece in _cells_beside(line, wide, metric)])
    months = ("", *(parse_date(heading)[:7] for heading in part.heading.results))
    evidence = [Evidence(metric, way, ragged, vocabulary, words, months) for way in ways]
    if len(evidence) > 1:
        evidence.sort(key=lambda e: find_rows(runs[:_GLANCE], e, columns, beam=_GLANCE_BEAM)[1], reverse=True)
    return find_rows(runs, evidence[0], columns, part.marks_after)[0]


def _cells_beside(line: TextLine, widest: int, metric: Metric) -> list[TextLine]:
    """The line's cells, where several stand beside one another on it: "- -", or one too wide for any column."""
    if _DASHES.fullmatch(line.text):
        return _pieces(line, line.text.split())
    if line.text.endswith(" -") and line.text[:-2].rstrip().endswith("."):
        return _pieces(line, [line.text[:-2].rstrip(), "-"])
    if metric(line.text) <= 1.04 * widest:
        return [line]
    places = [found.span() for found in _CELLS_BESIDE.finditer(line.text)]
    fitting = [
        (start, end)
        for start, end in places
        if max(metric(line.text[:start]), metric(line.text[end:])) <= 1.01 * widest
    ]
    if not fitting:
        return [line]
    start, end = min(fitting, key=lambda place: metric(line.text[: place[0]]))
    return _pieces(line, [line.text[:start], line.text[end:]])


def _pieces(line: TextLine, texts: Sequence[str]) -> list[TextLine]:
    first, *others = texts
    pieces = [replace(line, text=first, trailing=1)]
    pieces += [TextLine(text, line.place, trailing=1) for text in others]
    pieces[-1] = replace(pieces[-1], trailing=line.trailing)
    return pieces


def _result(heading: Heading, row: Row) -> ResultReading:
    goal, *results = [tuple(item_of(paragraph) for paragraph in cell) for cell in row.cells]
    dated = tuple(DatedText(name, text) for name, text in zip(heading.results, results, strict=True))
    return ResultReading(heading.level, goal, dated)


def _doubt(row: Row) -> ReadingWarning:
    lines = [line for cell in row.cells for paragraph in cell for line in paragraph]
    start = lines[0].text[:40].rstrip("-")
    message = f"Det er usikkert, hvad der er mål og resultater i rækken „{start}…“; se efter i dokumentet."
    return ReadingWarning("column_doubt", message, lines[0].place.through(lines[-1].place))
