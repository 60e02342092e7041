"""Runs: lines of a flattened table that belong together whatever the table looks like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from handleplan.danish.dates import parse_dates
from handleplan.danish.lines import join_lines
from handleplan.forms.line_width import goes_on
from handleplan.forms.text_line import TextLine

_WORD = re.compile(r"\w{4,}")
_STEM = 6
_SEASONS = {"vinter": "01", "forår": "04", "sommer": "07", "efterår": "10"}
_SEASON = re.compile(rf"\b(?P<season>{'|'.join(_SEASONS)})(?:et|en)?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """Lines of which each certainly goes on in the next. ``beside`` says that the first begins where a line ended."""

    lines: tuple[TextLine, ...]
    beside: bool = False

    @property
    def first(self) -> TextLine:
        return self.lines[0]

    @property
    def last(self) -> TextLine:
        return self.lines[-1]

    @cached_property
    def text(self) -> str:
        return join_lines(line.text for line in self.lines)

    @cached_property
    def words(self) -> frozenset[str]:
        return content_words(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words, by which another run can be seen to speak of the same."""
        return frozenset(word[:_STEM] for word in self.words)

    @cached_property
    def opening_stems(self) -> frozenset[str]:
        return frozenset(word[:_STEM] for word in content_words(self.first.text))

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months that it speaks of, seasons by their middle: "2011-10" for "efteråret 2011"."""
        seasons = (f"{found['year']}-{_SEASONS[found['season'].casefold()]}" for found in _SEASON.finditer(self.text))
        return (*seasons, *(date[:7] for date in parse_dates(self.text) if len(date) >= 7))


def runs_of(lines: Sequence[TextLine]) -> list[Run]:
    """The lines gathered into runs."""
    runs: list[list[TextLine]] = []
    for line in lines:
        before = runs[-1][-1] if runs else None
        if before and not line.after_cut and not line.gap and line.place != before.place and goes_on(before, line):
            runs[-1].append(line)
        else:
            runs.append([line])
    ends = [None, *(run[-1].place for run in runs)]
    return [Run(tuple(run), run[0].place == end) for run, end in zip(runs, ends, strict=False)]


def content_words(text: str) -> frozenset[str]:
    """The longer words of a text."""
    return frozenset(_WORD.findall(text.casefold()))
