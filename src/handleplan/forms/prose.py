"""Running text in one column becomes paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from handleplan.forms.line_width import Metric, column_widths, goes_on, needed
from handleplan.forms.reading import Item
from handleplan.forms.text_line import TextLine, item_of

_NO_WIDTH = 0


@dataclass(frozen=True)
class Prose:
    """How a text was set: by which metric, how wide, how ragged, and whether blank lines stand between all lines."""

    metric: Metric
    width: int
    ragged: int
    double_spaced: bool

    @classmethod
    def of(cls, lines: Sequence[TextLine], metric: Metric, ragged: int, double_spaced: bool) -> "Prose":
        """The setting of these lines, whose width they show themselves."""
        widths = column_widths(lines, metric, 1)
        return cls(metric, widths[0] if widths else _NO_WIDTH, ragged, double_spaced)

    def items(self, lines: Sequence[TextLine]) -> tuple[Item, ...]:
        """The lines' paragraphs."""
        paragraphs: list[list[TextLine]] = []
        for line in lines:
            if paragraphs and not self._begins(paragraphs[-1][-1], line):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        return tuple(item_of(paragraph) for paragraph in paragraphs)

    def _begins(self, before: TextLine, line: TextLine) -> bool:
        """Whether a paragraph begins with the line."""
        if goes_on(before, line):
            return False
        if line.blanks and not self.double_spaced and not line.after_cut:
            return True
        had_room = self.had_room(before, line)
        if line.starts_item:
            return had_room or before.may_end_before(line)
        if not before.may_end_before(line):
            return had_room and not line.starts_small
        return had_room or (self.double_spaced and before.trailing > 1)

    def had_room(self, before: TextLine, line: TextLine) -> bool:
        """Whether the line before would have held more, had its paragraph gone on."""
        if needed(before, line, self.metric) <= self.width:
            return True
        return self.width - self.metric(before.text) > self.ragged and not before.is_divided
