"""The lines of a field or a table's column become items: its bullets and paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from handleplan.danish.lines import ends_sentence, join_lines, refers_back
from handleplan.documents import Line
from handleplan.documents.blocks import Block
from handleplan.forms.line_width import Metric
from handleplan.forms.reading import Item
from handleplan.forms.statement import openness, start_of

_WIDE_ROOM = 0.35
"""A line without a full stop ends a paragraph where more than this share of its column's width is left."""

_PARALLEL_WORDS = 2
_MIN_PAIRS = 5
_CONVENTION = 0.9


@dataclass(frozen=True, slots=True)
class LineEnds:
    """What the spaces at the lines' ends say in a document.

    Some extractors leave the space at which a line was wrapped and none at a paragraph's end (``bare_ends_paragraph``),
    others leave one at every line's end, so that two stand where the author typed one (``two_end_paragraph``).
    """

    bare_ends_paragraph: bool = False
    two_end_paragraph: bool = False


def line_ends_of(lines: Sequence[Line]) -> LineEnds:
    """What the document's lines that certainly go on, and those that don't, have at their ends."""
    wrapped: list[int] = []
    other: list[int] = []
    for line, following in pairwise(lines):
        if line.is_blank:
            continue
        spaces = len(line.text) - len(line.text.rstrip())
        goes_on = not following.is_blank and start_of(following.text).kind == "lower" and openness(line.text) > 0
        (wrapped if goes_on else other).append(spaces)
    if len(wrapped) < _MIN_PAIRS or sum(spaces > 0 for spaces in wrapped) < _CONVENTION * len(wrapped):
        return LineEnds()
    return LineEnds(
        bare_ends_paragraph=sum(spaces == 0 for spaces in other) > (1 - _CONVENTION) * len(other),
        two_end_paragraph=sum(spaces == 1 for spaces in wrapped) >= _CONVENTION * len(wrapped),
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """How a field's text was set: its typeface's widths, its column's width, what its line ends say; and how statements
    in it usually begin."""

    metric: Metric
    width: float
    ends: LineEnds = LineEnds()
    starts: tuple[re.Pattern[str], ...] = ()

    def is_usual_start(self, line: Line) -> bool:
        """Whether the line begins as the field's statements usually do."""
        return any(pattern.match(start_of(line.text).words) for pattern in self.starts)

    def had_room(self, line: Line, following: Line, indent: float) -> bool:
        """Whether the next line's first word would have had room on the line."""
        text = line.text.strip()
        return indent + self.metric(f"{text} {following.text.split()[0]}") <= self.width

    def had_much_room(self, line: Line) -> bool:
        return self.metric(line.text.strip()) < (1 - _WIDE_ROOM) * self.width

    def ends_paragraph(self, line: Line) -> bool:
        """Whether the spaces at the line's end say that a paragraph ends there."""
        spaces = len(line.text) - len(line.text.rstrip())
        return (self.ends.bare_ends_paragraph and spaces == 0) or (self.ends.two_end_paragraph and spaces > 1)


def paragraphs(blocks: Iterable[Block], setting: Setting) -> tuple[Item, ...]:
    """The items of a text that stands in these blocks."""
    return tuple(_item(lines) for lines in _divide(blocks, setting))


def _item(lines: Sequence[Line]) -> Item:
    return Item(join_lines(line.text for line in lines), lines[0].place.through(lines[-1].place))


class _Between(Enum):
    """What stands between two lines of one text."""

    NOTHING = auto()
    GAP = auto()  # a blank line that the page's layout may have made
    PARAGRAPH = auto()  # a paragraph left empty, or another row of the table
    PAGE_BREAK = auto()


def _divide(blocks: Iterable[Block], setting: Setting) -> Iterator[list[Line]]:
    item: list[Line] = []
    before: Block | None = None
    for block in blocks:
        between = _between(before, block) if before else _Between.NOTHING
        for line in block.lines:
            if item and _begins_item(item, line, between, setting):
                yield item
                item = []
            item.append(line)
            between = _Between.NOTHING
        before = block
    if item:
        yield item


def _between(before: Block, block: Block) -> _Between:
    if before.page != block.page:
        return _Between.PARAGRAPH if before.closed else _Between.PAGE_BREAK
    if before.lines[-1].number + block.gap.blank_lines + 1 != block.lines[0].number or block.gap.spaced:
        return _Between.PARAGRAPH
    return _Between.GAP


def _begins_item(item: Sequence[Line], line: Line, between: _Between, setting: Setting) -> bool:
    """Whether a line begins a new item after the lines of the one before it."""
    last = item[-1]
    start = start_of(line.text)
    first = start_of(item[0].text)
    goes_on = min(openness(last.text), 0.5 if between == _Between.PARAGRAPH else 1.0)
    indent = setting.metric("• ") if first.is_marked and len(item) > 1 else 0
    had_room = setting.had_room(last, line, indent)
    has_blank = between in (_Between.GAP, _Between.PARAGRAPH)
    if start.kind == "bullet":
        return True
    if start.kind == "number":
        return goes_on < 1 or has_blank
    if start.mark:
        return had_room and (goes_on == 0 or first.mark == start.mark)
    if start.kind == "lower":
        return goes_on == 0 and between == _Between.PARAGRAPH and had_room
    if goes_on == 1:
        return False
    if has_blank:
        return goes_on == 0 or had_room or between == _Between.PARAGRAPH
    ends_paragraph = setting.ends_paragraph(last)
    if goes_on == 0:
        if had_room or not ends_sentence(last.text):
            return had_room
        if between == _Between.PAGE_BREAK:
            return not refers_back(line.text)
        is_like = _is_parallel(item[0], line) or all(map(setting.is_usual_start, (item[0], line)))
        return ends_paragraph or is_like
    return had_room and (setting.had_much_room(last) or (setting.ends.bare_ends_paragraph and ends_paragraph))


def _is_parallel(one: Line, other: Line) -> bool:
    """Whether two lines begin with the same words, as the statements of a list do."""
    return one.text.split()[:_PARALLEL_WORDS] == other.text.split()[:_PARALLEL_WORDS]
