"""What tells which cell of a flattened results table a line belongs to. Every weight stands here, and nowhere else.

A weight is the logarithm of how much likelier the one reading is than the other, in rough figures: 1 is a hint, 3 is
good evidence, 6 is all but proof. The measures of room come from ``line_width``; the words from the form's data file.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import log

from handleplan.forms.line_width import Metric, needed
from handleplan.forms.run import Run
from handleplan.forms.text_line import TextLine

HAD_ROOM = -6.0
"""A line that is said to go on, though more would have had room on it."""
BESIDE_IN_ONE_CELL = -8.0
"""Two texts beside each other on a line that are said to be one cell's."""
TOO_WIDE = -8.0
"""A line that is wider than its column."""
GOES_ON_AFTER_FULL_STOP = -1.4
GOES_ON_AFTER_TWO_SPACES = -4.0
GOES_ON_ACROSS_GAP = -6.0
GOES_ON_INTO_LIST_ITEM = -2.5
ENDS_WITHOUT_FULL_STOP = -2.5
ENDS_BEFORE_SMALL_LETTER = -4.0
CELL_ENDS_WITH_TWO_SPACES = 0.6
CELL_ENDS_WITH_ONE_SPACE = -0.3
NEW_PARAGRAPH = -0.5
NEW_CELL = -1.0
NEW_ROW = -1.5
EMPTY_PARAGRAPH = -1.5
"""A line of spaces alone that is said to be an empty paragraph and not an empty cell."""
EMPTY_CELL = 0.5
"""A cell that is said to be empty, and a space is there to show for it."""
EMPTY_CELL_UNSEEN = -5.0
"""A cell that is said to be empty, and nothing is there to show for it."""
EMPTY_CELL_AT_THE_END = -1.0
"""A cell that is said to be empty at the end of the table, where the space that shows for it may be lost."""
UNEXPLAINED_SPACE = -1.5
"""A space before a cell on its line, though no cell before it is said to be empty."""
EMPTY_CELL_AT_CUT = -2.0
"""The same at the end of a page."""
SHORTER_THAN_ITS_ROW = -6.0
"""A cell that is said to go on after a page break, though it ended further up on the page than its row's longest."""
GOAL_STARTS_WITH_ITEM = -1.5
BEGINS_AFTER_CUT = -6.0
"""A cell that is said to begin on the page after its row's first, as every cell begins at its row's top."""
UNFINISHED_AT_CUT = -5.0
"""A cell that stopped in the middle of a sentence at a page's end, and is said not to go on."""
RESUMED_AT_CUT = 0.5
GOAL_OPENING = 4.0
GOAL_INFINITIVE = 2.0
GOAL_PART_OPENING = 1.5
RESULT_OPENING = 1.5
DASH_ALONE = 4.0
TELLS_RESULT = 0.8
RESTATES_PURPOSE = 3.0
RESTATES_GOAL = 2.0
UNLIKE_ITS_GOAL = 1.5
"""A paragraph after a goal's that doesn't begin as a goal, where the goal's first did, and is said to be a result."""
ENDS_AFTER_ANNOUNCING = -4.0
"""A cell that is said to end with a short heading that announces what comes."""
SAID_ELSEWHERE = 1.5
"""A paragraph that stands word for word elsewhere in the table, and so is likely to be a whole cell: "Afventer"."""
EARLIER_DATE = 1.0
LATER_DATE = 1.0
HIGHER_COUNT = 1.0
SAME_BEGINNING = 3.0
LATER_WORDS = 1.2
LIST_GOES_ON = 3.0
BULLETS_GO_ON = 2.0
LIST_STARTS_OVER = -3.0
LIST_STARTS_LATE = -2.5
INDENT = 1500
"""How much narrower than its column a list item may be set, in thousandths of the type size."""
NO_WIDTH = 10**9
"""The width of a column whose width nothing tells."""

_INFINITIVE = re.compile(r"[A-ZÆØÅ]\w+ere\b(?! (?:er|har|kan|skal|vil|blev)\b)")
_PARTICIPLE = re.compile(r"[A-ZÆØÅ]\w{3,}(?:et|gt|rt|øgt|udt|dt|at|ldt)\b")
_PASSIVE = re.compile(r"[A-ZÆØÅ]\w+(?:es|nter)\b")
_COUNTED = re.compile(r"(?:Ca\.\s*)?\d[\d.]*\s+(?!og\b)\w|(?:En|To|Tre|Fire|Fem|Seks|Syv|Otte|Ni|Ti)\s+\w")
_COUNT = re.compile(r"(?P<count>\d{1,6})\s+[a-zæøå]")
_ALIKE = 0.6
_DASH = re.compile(r"[-–—]+$")


@dataclass(frozen=True)
class Vocabulary:
    """Words that open or mark cells, from the form's data file."""

    goal_openings: tuple[str, ...] = ()
    goal_parts: tuple[str, ...] = ()
    goal_infinitives: tuple[str, ...] = ()
    result_openings: tuple[str, ...] = ()
    result_verbs: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {
            "goal": re.compile(_starts_with(self.goal_openings)),
            "part": re.compile(_starts_with(self.goal_parts)),
            "infinitive": re.compile(_starts_with(self.goal_infinitives)),
            "result": re.compile(_starts_with(self.result_openings)),
            "verbs": re.compile(rf"\b(?:{'|'.join(map(re.escape, self.result_verbs)) or 'x^'})\b"),
            "later": re.compile(rf"\b(?:{'|'.join(map(re.escape, self.later)) or 'x^'})\b", re.IGNORECASE),
        }

    def goal_likeness(self, text: str) -> float:
        """How much likelier a text opens a goal than a result; less than 0 where a result is likelier."""
        if _DASH.match(text):
            return -DASH_ALONE
        if self._patterns["goal"].match(text):
            return GOAL_OPENING
        if self.is_goal_part(text):
            return GOAL_PART_OPENING
        if _INFINITIVE.match(text) or self._patterns["infinitive"].match(text):
            return GOAL_INFINITIVE
        if self._patterns["result"].match(text) or _COUNTED.match(text) or _PARTICIPLE.match(text):
            return -RESULT_OPENING
        return -RESULT_OPENING / 2 if _PASSIVE.match(text) else 0.0

    def is_goal_part(self, text: str) -> bool:
        return self._patterns["part"].match(text) is not None

    def tells_result(self, text: str) -> bool:
        return self._patterns["verbs"].search(text) is not None

    def speaks_of_later(self, text: str) -> bool:
        return self._patterns["later"].search(text) is not None


def _starts_with(words: Sequence[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, words)) or 'x^'})(?!\w)"


@dataclass(frozen=True)
class Evidence:
    """The evidence of one table: its columns' widths, the words to look for, the project's purpose, and the months
    ("2011-04") in which its result columns were written; "" for the goals' column.
    """

    metric: Metric
    widths: tuple[int, ...]
    ragged: int
    vocabulary: Vocabulary
    purpose: frozenset[str] = field(default_factory=frozenset)
    months: tuple[str, ...] = ()

    def going_on(self, line: TextLine, following: TextLine, column: int) -> float:
        """For reading the following line as the same paragraph."""
        score = self._room(line, following, column)
        if line.may_end_before(following) and score > HAD_ROOM:
            score = GOES_ON_AFTER_FULL_STOP - self._anywhere(column)
        if line.trailing > 1:
            score += GOES_ON_AFTER_TWO_SPACES
        if following.gap and not following.after_cut:
            score += GOES_ON_ACROSS_GAP
        if following.starts_item:
            score += GOES_ON_INTO_LIST_ITEM
        return score

    def ending(self, line: TextLine, following: TextLine, column: int) -> float:
        """For reading the line as its paragraph's last, whatever comes then."""
        score = -self._anywhere(column)
        if not line.may_end_before(following) and not _DASH.match(line.text) and not following.starts_item:
            score += ENDS_WITHOUT_FULL_STOP
        if following.starts_small and not following.starts_item:
            score += ENDS_BEFORE_SMALL_LETTER
        if line.is_divided:
            score += ENDS_BEFORE_SMALL_LETTER
        return score

    def cell_ending(self, line: TextLine, column: int) -> float:
        """For reading a paragraph's last line as its cell's last as well."""
        if line.is_short_heading:
            return ENDS_AFTER_ANNOUNCING
        if column == 0:
            return 0.0
        return CELL_ENDS_WITH_TWO_SPACES if line.trailing > 1 else CELL_ENDS_WITH_ONE_SPACE

    def paragraph(self, line: TextLine, column: int) -> float:
        """For reading the line as the first of a later paragraph of a cell in that column."""
        if self.vocabulary.is_goal_part(line.text):
            return GOAL_PART_OPENING if column == 0 else -GOAL_PART_OPENING
        likeness = self._goal_likeness(line) / 4
        return likeness if column == 0 else -likeness

    def unlike_its_goal(self, first: TextLine, line: TextLine) -> float:
        """For reading the line as no longer the goal's that began with ``first``, as it doesn't begin as one."""
        likeness = self.vocabulary.goal_likeness
        if line.starts_item or likeness(first.text) < GOAL_OPENING or likeness(line.text) > 0:
            return 0.0
        return UNLIKE_ITS_GOAL

    def list_going_on(self, before: Sequence[TextLine], line: TextLine) -> float:
        """For reading a list item as following in the cell whose paragraphs began with the lines ``before``."""
        if line.rank is None:
            return BULLETS_GO_ON if before[-1].text[0] == line.text[0] else 0.0
        rank = next((earlier.rank for earlier in reversed(before) if earlier.rank is not None), None)
        if rank is None:
            return 0.0
        return LIST_GOES_ON if line.rank == rank + 1 else LIST_STARTS_OVER if line.rank <= rank else 0.0

    def standing(self, run: Run, column: int) -> float:
        """For reading a run as standing in that column."""
        lines = run.lines
        score = sum(TOO_WIDE for line in lines if self.metric(line.text) > 1.01 * self.widths[column])
        indent = INDENT if lines[0].starts_item else 0
        score += sum(self._room(a, b, column, indent) for a, b in pairwise(lines))
        sign = -1 if column == 0 else 1
        if self.vocabulary.tells_result(run.text):
            score += sign * TELLS_RESULT
        if self._restates_purpose(run):
            score -= sign * RESTATES_PURPOSE
        return score + self._date(run.months, column)

    def _goal_likeness(self, line: TextLine) -> float:
        """How much likelier the line opens a goal than a result; a list item may tell for a goal, not against it."""
        likeness = self.vocabulary.goal_likeness(line.words)
        return max(likeness, 0.0) if line.starts_item else likeness

    def _date(self, said: Sequence[str], column: int) -> float:
        """For reading a run as a result of that column's month, by the months that it speaks of itself."""
        written = self.months[column] if column < len(self.months) else ""
        before = self.months[column - 1] if 0 < column < len(self.months) else ""
        if not said or not written:
            return 0.0
        if before:
            return LATER_DATE if min(said) > before else -EARLIER_DATE if max(said) < before else 0.0
        return -LATER_DATE / 2 if min(said) > written else EARLIER_DATE / 2 if max(said) <= written else 0.0

    def opening(self, line: TextLine, column: int) -> float:
        """For reading the line as the first of a cell in that column."""
        likeness = self._goal_likeness(line) / (2 if column > 1 else 1)
        score = likeness if column == 0 else -likeness
        if line.rank is not None and line.rank > 1:
            score += LIST_STARTS_LATE
        elif line.starts_item and column == 0:
            score += GOAL_STARTS_WITH_ITEM
        return score

    def following_up(self, earlier: Run, later: Run) -> float:
        """For reading ``later`` as the beginning of a later result, where ``earlier`` began the one before it."""
        score = LATER_WORDS if self.vocabulary.speaks_of_later(later.first.text) else 0.0
        score += SAME_BEGINNING * _likeness(earlier.opening_stems, later.opening_stems) / 2
        score += SAME_BEGINNING * _likeness(earlier.stems, later.stems) / 2
        first, second = _COUNT.match(earlier.first.text), _COUNT.match(later.first.text)
        if first and second:
            score += HIGHER_COUNT if int(second["count"]) >= int(first["count"]) else -HIGHER_COUNT
        return score

    def restating(self, goal: Run, result: Run) -> float:
        """For reading ``result`` as the beginning of what came of a goal, one of whose paragraphs is ``goal``."""
        likeness = _likeness(goal.stems, result.stems)
        return RESTATES_GOAL * likeness if likeness > _ALIKE else 0.0

    def _anywhere(self, column: int) -> float:
        """What it tells that a sentence ended where it did on its line: as good as nothing, as it may end anywhere."""
        return log(self.widths[column] / self._slack) if self.widths[column] < NO_WIDTH else 0.0

    @property
    def _slack(self) -> float:
        """The room that is left on a line that goes on, on the average."""
        return max(0.4 * self.ragged, 1.0)

    def _room(self, line: TextLine, following: TextLine, column: int, indent: int = 0) -> float:
        """For reading the line as broken because its column was full there: the less room was left, the better."""
        width = self.widths[column]
        if width >= NO_WIDTH:
            return 0.0
        left = width - self.metric(line.text)
        could_take_more = needed(line, following, self.metric) <= width - indent
        if could_take_more or (left - indent > self.ragged and not line.is_divided):
            return HAD_ROOM
        return -max(0.0, min(left, self.ragged)) / self._slack

    def _restates_purpose(self, run: Run) -> bool:
        return len(run.words) >= 4 and len(run.words & self.purpose) >= 0.75 * len(run.words)


def _likeness(some: frozenset[str], other: frozenset[str]) -> float:
    """How much two texts speak of the same, by the beginnings of their longer words: 0 to 1."""
    return len(some & other) / max(min(len(some), len(other)), 3)
