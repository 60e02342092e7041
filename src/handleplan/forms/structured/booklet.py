"""The reader of a booklet that sums up action plans as Word and PDF have it: its headings say what is what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from handleplan.documents import Document
from handleplan.documents.structure import Paragraph, paragraphs
from handleplan.forms.booklet import ATTENTION, Block, BookletReader, Stretch, under_headings
from handleplan.forms.definition import Form
from handleplan.forms.reading import AttentionPointReading, Item, Reading
from handleplan.forms.structured.items import items_of
from handleplan.forms.structured.slots import read_slots
from handleplan.forms.structured.wordings import Wording, Wordings
from handleplan.forms.text_line import TextLine, item_of

_FEW_HEADINGS = 3
"""With fewer than this, a document has no headings of its own, and short paragraphs may be some."""

_NO_LEVEL = 100


def read_structured_booklet(document: Document, form: Form) -> Reading:
    """The reading of a booklet whose format knows paragraphs and headings."""
    return _Reader(document, form).reading()


@dataclass
class _Paragraph(Block):
    """A paragraph as a block. ``level`` is its heading's, 0 for none; it may yet be a heading by its looks."""

    level: int = 0
    may_be_heading: bool = False

    @property
    def is_heading(self) -> bool:
        return self.level > 0 or (self.may_be_heading and Block(self.lines).is_heading)


@dataclass
class _Stretch(Stretch):
    """What stands under a label. ``level`` is the label's, as a heading; ``announces`` tells an area's heading."""

    level: int = _NO_LEVEL
    reader: "_Reader | None" = field(default=None, repr=False)

    def parted(self) -> tuple[list[Block], list[Block]]:
        if self.label in ("", ATTENTION):
            return self._parted_at(self._end_of_groups())
        places = (number for number in range(1, len(self.blocks)) if self.blocks[number].is_heading)
        return self._parted_at(next(places, len(self.blocks)))

    def _end_of_groups(self) -> int:
        """Where the headings with their texts end that belong here, and those that lead up to the next plan begin."""
        groups = under_headings(self.blocks) if self.blocks else []
        taken = 0
        for number, (heading, text) in enumerate(groups):
            is_title = number == len(groups) - 1 and not text
            if heading.is_heading and (is_title or self._is_beyond(heading, text)):
                break
            taken += 1 + len(text)
        return taken

    def _parted_at(self, place: int) -> tuple[list[Block], list[Block]]:
        return self.blocks[:place], self.blocks[place:]

    def _is_beyond(self, heading: Block, text: Sequence[Block]) -> bool:
        """Whether a heading is no attention point's: it is an area's, by its level or by its text.

        Where it is not known how areas' headings look, one that stands above the points' label is beyond them.
        """
        level = heading.level if isinstance(heading, _Paragraph) else 0
        highest = (self.reader.area_level if self.reader else 0) or self.level - 1
        return (self.label == ATTENTION and 0 < level <= highest) or (
            self.reader is not None and self.reader.announces(heading, text)
        )


class _Reader(BookletReader):
    def __init__(self, document: Document, form: Form) -> None:
        super().__init__(document, form)
        self.labels += [item for paragraph in document.furniture for item in items_of([paragraph])]
        self.elements = document.elements
        found = list(paragraphs(document.elements))
        self.area_level = 0
        self.has_headings = sum(paragraph.heading > 0 for paragraph in found) >= _FEW_HEADINGS

    def announces(self, heading: Block, text: Sequence[Block]) -> bool:
        return self._announces(heading.text, text)

    def _begin_area(self, name: str, heading: Block, text: Sequence[Block]) -> None:
        super()._begin_area(name, heading, text)
        self.area_level = heading.level if isinstance(heading, _Paragraph) else 0

    def _stretches(self) -> Iterable[Stretch]:
        wordings = Wordings(self.form.fields)
        for label in self.words["attention"]:
            wordings.add(label, Wording(ATTENTION, "plan"))
        stretch = _Stretch("", reader=self)
        for slot in read_slots(self.elements, wordings):
            if slot.mark:
                yield stretch
                self.labels += slot.labels
                level = next((p.heading for p in paragraphs(self.elements) if p.place == slot.labels[0].place), 0)
                stretch = _Stretch(slot.names_in("plan"), level=level or _NO_LEVEL, reader=self)
            else:
                self.labels += slot.labels
            stretch.blocks += self._blocks(list(paragraphs(tuple(slot.content))))
        yield stretch

    def _blocks(self, found: Sequence[Paragraph]) -> Iterator[Block]:
        for paragraph in found:
            lines = [TextLine(item.text, item.place) for item in items_of([paragraph])]
            if lines:
                yield _Paragraph(lines, paragraph.heading, not self.has_headings and not paragraph.marker)

    def _begins_plan(self, lead: Sequence[Block]) -> bool:
        return any(isinstance(block, _Paragraph) and block.level > 0 for block in lead)

    def _items(self, blocks: Iterable[Block]) -> list[Item]:
        return [item_of([line]) for block in blocks for line in block.lines]

    def _read_points(self, blocks: Sequence[Block]) -> None:
        """Attention points: each a heading and the text under it; what stands before the first introduces them."""
        area = self.areas[-1] if self.areas else None
        if area is None:
            self.unplaced += self._items(blocks)
            return
        for heading, text in under_headings(blocks) if blocks else []:
            if heading.is_heading:
                place = heading.lines[0].place
                area.points.append(AttentionPointReading(heading.text, tuple(self._items(text)), place))
            else:
                area.intro += self._items([heading, *text])
