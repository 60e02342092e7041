"""The lines of a field or a table's column become items: its bullets and paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handleplan.danish.lines import ends_sentence, join_lines
from handleplan.documents import Line
from handleplan.documents.blocks import Block, Gap
from handleplan.forms.line_width import Metric
from handleplan.forms.reading import Item
from handleplan.forms.statement import Start, openness, start_of

_WIDE_ROOM = 0.35
"""A line without a full stop ends a paragraph where more than this share of its column's width is left."""

_MIN_PAIRS = 5
_CONVENTION = 0.9


@dataclass(frozen=True, slots=True)
class LineEnds:
    """What the spaces at the lines' ends say in a document.

    Some extractors leave the space at which a line was wrapped, and none at a paragraph's end (``bare_ends_paragraph``);
    others leave one at every line's end, so that two stand where the author typed one (``two_end_paragraph``).
    """

    bare_ends_paragraph: bool = False
    two_end_paragraph: bool = False


def line_ends_of(lines: Sequence[Line]) -> LineEnds:
    """What the document's lines that certainly go on, and those that don't, have at their ends."""
    wrapped: list[int] = []
    other: list[int] = []
    for line, following in zip(lines, lines[1:], strict=False):
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
    """How a field's text was set: its typeface's widths, its column's width, and what its line ends say."""

    metric: Metric
    width: float
    ends: LineEnds = LineEnds()

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


def _divide(blocks: Iterable[Block], setting: Setting) -> Iterator[list[Line]]:
    item: list[Line] = []
    for block in blocks:
        for number, line in enumerate(block.lines):
            gap = block.gap if number == 0 else None
            if item and _begins_item(item, line, gap, setting):
                yield item
                item = []
            item.append(line)
    if item:
        yield item


def _begins_item(item: list[Line], line: Line, gap: Gap | None, setting: Setting) -> bool:
    """Whether a line begins a new item after the lines of the one before it."""
    last = item[-1]
    start = start_of(line.text)
    first = start_of(item[0].text)
    open_ = openness(last.text)
    indent = setting.metric("• ") if first.is_marked and len(item) > 1 else 0
    had_room = setting.had_room(last, line, indent)
    has_blank = gap is not None and gap.blank_lines > 0
    if start.kind == "bullet":
        return True
    if start.kind == "number":
        return open_ < 1 or has_blank
    if start.kind == "lower":
        return _lower_begins_item(start, first, open_, has_blank, had_room)
    if open_ == 1:
        return False
    if has_blank and gap is not None and not gap.page_break:
        return open_ == 0 or had_room or gap.spaced > 0
    if open_ == 0:
        return had_room or (ends_sentence(last.text) and setting.ends_paragraph(last))
    return had_room and (
        setting.had_much_room(last) or (setting.ends.bare_ends_paragraph and setting.ends_paragraph(last))
    )


def _lower_begins_item(start: Start, first: Start, open_: float, has_blank: bool, had_room: bool) -> bool:
    """A small letter goes on, but for lists with dashes and for a paragraph after a full stop and a blank line."""
    if start.mark:
        return had_room and (open_ == 0 or first.mark == start.mark)
    return open_ == 0 and has_blank and had_room
