"""What speaks for a block of a flattened table belonging to a column.

Each function weighs one kind of evidence and gives points for (positive) or against (negative). The weights stand in
one place and are set by judgement: about how many to one a careful reader would bet, on a logarithmic scale.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handleplan.documents.blocks import Block, Gap
from handleplan.forms.line_width import Metric
from handleplan.forms.statement import Start, openness, start_of


@dataclass(frozen=True)
class Weights:
    # A sentence that goes on.
    lower_after_open: float = 4.0  # a small letter after "og": surely the same column
    lower_after_closed: float = -6.0  # a small letter after a full stop: surely another column
    upper_after_open: float = -6.0  # a capital or a bullet after "og": the sentence goes on elsewhere
    marked_after_open: float = -6.0
    after_closed: float = 0.5
    after_colon: float = 3.0  # what a colon announces comes right after it
    left_open: float = -3.0  # a column that ends for good in the middle of a sentence
    # Blank lines.
    change_without_blank: float = -8.0
    change_without_bare: float = -5.0
    change_after_cell_end: float = 2.5  # a paragraph left empty, then a gap in the layout
    change_after_gap: float = 1.0
    change_after_wide_gap: float = 1.0  # on top, where the layout has two gaps
    change_like_first: float = 2.0  # this cell begins as the table did
    stay_over_cell_end: float = -2.5
    stay_over_gap: float = -2.0
    stay_over_paragraph: float = 1.5
    change_after_narrow_gap: float = -0.5  # where blank lines can't be told apart: one of them
    stay_over_wide_gap: float = -2.0  # and more than one
    stay_in_list: float = 2.0  # gaps between bullets say little
    # The order of the columns.
    change: float = -1.0
    skip_column: float = -1.5
    empty_column: float = -4.0
    late_column: float = -4.0  # a cell's text begins on its row's first page
    resumed_column: float = -6.0  # a cell that had no text on the page before has ended
    first_new_row: float = -5.0
    next_new_row: float = -1.5
    new_row_with_bullet: float = -6.0
    new_row_within_sentence: float = -12.0
    # How statements begin.
    usual_start: float = 1.5
    usual_start_elsewhere: float = -0.75
    same_first_word: float = 1.5
    first_word_elsewhere: float = -0.75
    next_number: float = 3.0
    wrong_number: float = -3.0
    mixed_marks: float = -0.5
    resembles: float = 4.0  # times the share of words that the column's earlier wording has too
    # The page and the line.
    too_wide: float = -25.0  # times the share by which a line is wider than its column
    least_too_wide: float = -6.0
    goes_on_above_foot: float = -0.25  # for each line that a column stopped short of the page's foot, and yet goes on
    least_goes_on_above_foot: float = -1.5
    beyond_foot: float = -0.4  # for each line that a column reaches below one that the page's foot cut off
    least_beyond_foot: float = -4.0
    # Cells that share a line.
    split_at_double_space: float = 0.0
    split_at_capital: float = -1.0
    split_anywhere: float = -2.5


WEIGHTS = Weights()
WIDTH_TOLERANCE = 0.03
FOOT_TOLERANCE = 2


@dataclass(frozen=True)
class Column:
    """A column of a table: the field it fills, how its statements usually begin, and words that it is known to hold."""

    name: str
    starts: tuple[re.Pattern[str], ...] = ()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False, slots=True)
class Cut:
    """A block as the search sees it.

    ``span`` is the width that its column has at least, and the width that it cannot have; ``usual`` and ``resembles``
    tell for each column whether the block begins as statements there usually do, and what share of its words the
    column is known to hold.
    """

    block: Block
    start: Start
    openness: float
    announces: bool
    first_word: str
    height: int
    span: tuple[float, float]
    usual: tuple[bool, ...]
    resembles: tuple[float, ...]

    @classmethod
    def of(cls, block: Block, columns: Sequence[Column], metric: Metric) -> "Cut":
        start = start_of(block.lines[0].text)
        last = block.lines[-1].text
        words = content_words(" ".join(line.text for line in block.lines))
        return cls(
            block=block,
            start=start,
            openness=min(openness(last), 0.5) if block.closed else openness(last),
            announces=last.rstrip().endswith(":"),
            first_word="" if start.kind == "lower" else _first_word(start.words),
            height=len(block.lines),
            span=span(block, metric),
            usual=tuple(any(pattern.match(start.words) for pattern in column.starts) for column in columns),
            resembles=tuple(len(words & column.words) / len(words) if words else 0.0 for column in columns),
        )

    @property
    def gap(self) -> Gap:
        return self.block.gap


def span(block: Block, metric: Metric) -> tuple[float, float]:
    """The width that the block's column has at least, and the width that it cannot have."""
    texts = [line.text.strip() for line in block.lines]
    indent = metric("• ") if start_of(texts[0]).is_marked else 0
    widths = [metric(text) + (indent if place else 0) for place, text in enumerate(texts)]
    cannot = [
        width + metric(" ") + metric(following.split()[0])
        for width, text, following in zip(widths, texts, texts[1:], strict=False)
        if start_of(following).kind == "lower" and openness(text) > 0 and not text.endswith("-")
    ]
    return max(widths), min(cannot, default=float("inf"))


def _first_word(text: str) -> str:
    match = re.match(r"\W*(\w+)", text)
    return match.group(1).casefold() if match else ""


def content_words(text: str) -> frozenset[str]:
    """The longer words of a text, by which one text resembles another."""
    return frozenset(word.casefold() for word in re.findall(r"\w{4,}", text))


def flow(tail: Cut | None, cut: Cut, is_next: bool) -> float:
    """How well the cut goes on from the text that stands last in the column, right before it where ``is_next``."""
    w = WEIGHTS
    if tail is None:
        return w.lower_after_closed if cut.start.kind == "lower" else 0.0
    if cut.start.kind == "lower":
        return w.lower_after_open * tail.openness if tail.openness else w.lower_after_closed
    if tail.openness == 1:
        return w.marked_after_open if cut.start.is_marked else w.upper_after_open
    if is_next and tail.announces:
        return w.after_colon
    return w.after_closed * (1 - tail.openness)


@dataclass(frozen=True)
class BlankLines:
    """What the blank lines of a table can tell: ``kinds``, whether there are such with spaces and such without,
    ``widths``, whether some gaps are wider than one line, and ``first``, the gap before the table.
    """

    kinds: bool
    widths: bool
    first: Gap

    @classmethod
    def of(cls, gaps: Sequence[Gap]) -> "BlankLines":
        kinds = any(gap.bare for gap in gaps) and any(gap.spaced for gap in gaps)
        return cls(kinds, any(gap.blank_lines > 1 for gap in gaps[1:]), gaps[0])


def change_of_column(gap: Gap, blank_lines: BlankLines) -> float:
    """What the blank lines before a cut say for its being another column's."""
    w = WEIGHTS
    if not gap.blank_lines:
        return w.change_without_blank
    if not blank_lines.kinds:
        narrow = w.change_after_narrow_gap if blank_lines.widths else 0.0
        return w.change_after_wide_gap if gap.blank_lines > 1 else narrow
    if not gap.bare:
        return w.change_without_bare
    wide = w.change_after_wide_gap if gap.bare > 1 and gap.spaced > 1 else 0.0
    if gap.ends_cell:
        return w.change_after_cell_end + wide
    if gap.ends_bare:
        return w.change_after_gap + wide
    return w.change_like_first if blank_lines.first.spaced and not blank_lines.first.ends_bare else 0.0


def new_row(cut: Cut, rows: int, tails: Iterable[Cut]) -> float:
    """What speaks for a new row of the table: little, unless there was one before. No sentence goes on in a new row."""
    w = WEIGHTS
    cost = w.first_new_row if rows == 1 else w.next_new_row
    if cut.start.kind == "lower":
        cost += w.new_row_within_sentence
    if cut.start.is_marked:
        cost += w.new_row_with_bullet
    return cost + w.left_open * sum(tail.openness == 1 for tail in tails)


def staying(gap: Gap, cut: Cut, blank_lines: BlankLines) -> float:
    """What the blank lines before a cut say for its being the same column's as the text before it."""
    w = WEIGHTS
    if cut.start.kind == "lower":
        return 0.0
    if not blank_lines.kinds:
        return w.stay_over_wide_gap if gap.blank_lines > 1 else 0.0
    if not gap.bare:
        return w.stay_over_paragraph
    return (w.stay_over_cell_end if gap.ends_cell else w.stay_over_gap) + (
        w.stay_in_list if cut.start.is_marked else 0.0
    )


def beginning(cut: Cut, column: int) -> float:
    """How usual the cut's first words are in the column."""
    if cut.start.kind == "lower":
        return 0.0
    if cut.usual[column]:
        return WEIGHTS.usual_start
    return WEIGHTS.usual_start_elsewhere if any(cut.usual) else 0.0


def likeness(cut: Cut, column: int, first_words: Sequence[tuple[str, ...]]) -> float:
    """Whether the cut begins with the word that the column's statements begin with, or those of another column."""
    word = cut.first_word
    if not word:
        return 0.0
    mine = first_words[column]
    here = mine.count(word)
    if here:
        return WEIGHTS.same_first_word * here / len(mine)
    return WEIGHTS.first_word_elsewhere if any(word in words for words in first_words) else 0.0


def marks(tail: Cut | None, cut: Cut) -> float:
    """Bullets follow bullets, and paragraphs paragraphs."""
    if tail is None or "lower" in (tail.start.kind, cut.start.kind):
        return 0.0
    return WEIGHTS.mixed_marks if tail.start.is_marked != cut.start.is_marked else 0.0


def numbering(cut: Cut, last: int) -> float:
    """Whether a numbered statement's number follows the column's last one, which is 0 where there is none."""
    if cut.start.kind != "number":
        return 0.0
    return WEIGHTS.next_number if cut.start.number == last + 1 else WEIGHTS.wrong_number


def resemblance(cut: Cut, column: int) -> float:
    """How much of the cut was in the column's earlier wording."""
    return WEIGHTS.resembles * cut.resembles[column]


def fit(cut: Cut, room: tuple[float, float]) -> float:
    """Whether the cut's lines can have been broken at the width that the column's other lines show."""
    least, cannot = cut.span
    column_least, column_cannot = room
    excess = max(least / column_cannot - 1, column_least / cannot - 1, 0.0) - WIDTH_TOLERANCE
    return max(WEIGHTS.too_wide * excess, WEIGHTS.least_too_wide) if excess > 0 else 0.0


def goes_on_over_page(height: int, tallest: int) -> float:
    """A column goes on over a page break because it reached the page's foot."""
    short = tallest - height - FOOT_TOLERANCE
    return max(WEIGHTS.goes_on_above_foot * short, WEIGHTS.least_goes_on_above_foot) if short > 0 else 0.0


def beyond_foot(heights: Sequence[int], cut_off: Sequence[int]) -> float:
    """No column reaches below those that the page's foot cut off."""
    if not cut_off:
        return 0.0
    below = sum(max(0, height - max(cut_off) - FOOT_TOLERANCE) for height in heights)
    return max(WEIGHTS.beyond_foot * below, WEIGHTS.least_beyond_foot)
