"""Running text in one column becomes paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from handleplan.forms.line_width import Metric, column_widths, goes_on, needed
from handleplan.forms.reading import Item
from handleplan.forms.text_line import TextLine, item_of


@dataclass(frozen=True)
class Prose:
    """How a text was set: by which metric, how wide, how ragged, and whether blank lines stand between all lines."""

    metric: Metric
    width: int
    ragged: int
    double_spaced: bool

    @classmethod
    def of(cls, lines: Sequence[TextLine], metric: Metric, ragged: int, double_spaced: bool) -> "Prose":
        """The setting of these lines, whose width they show themselves: the widest has it where none goes on."""
        widths = column_widths(lines, metric, 1) or [max((metric(line.text) for line in lines), default=0)]
        return cls(metric, widths[0], ragged, double_spaced)

    def items(self, lines: Sequence[TextLine], indent: int = 0) -> tuple[Item, ...]:
        """The lines' paragraphs. ``indent`` is the width of what stood before the first line's text on that line."""
        paragraphs: list[list[TextLine]] = []
        for number, line in enumerate(lines):
            if paragraphs and not self._begins(paragraphs[-1][-1], line, indent if number == 1 else 0):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        return tuple(item_of(paragraph) for paragraph in paragraphs)

    def _begins(self, before: TextLine, line: TextLine, indent: int) -> bool:
        """Whether a paragraph begins with the line."""
        if goes_on(before, line):
            return False
        if line.blanks and not self.double_spaced and not line.after_cut:
            return True
        if line.starts_item:
            return self.had_room(before, line, indent) or before.may_end_before(line)
        if not before.may_end_before(line):
            return self._fitted(before, line, indent) and not line.starts_small
        return self.had_room(before, line, indent) or (self.double_spaced and before.trailing > 1)

    def had_room(self, before: TextLine, line: TextLine, indent: int = 0) -> bool:
        """Whether the line before would have held more, had its paragraph gone on."""
        if self._fitted(before, line, indent):
            return True
        return self.width - indent - self.metric(before.text) > self.ragged and not before.is_divided

    def _fitted(self, before: TextLine, line: TextLine, indent: int) -> bool:
        """Whether the line's first word would have had room on the line before."""
        return indent + needed(before, line, self.metric) <= self.width
