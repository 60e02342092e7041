"""The elements of a document as slots: each label of the form, and what stands under it, beside it or in it.

A label may be a heading over paragraphs and tables, the cell left of its text, the cell over its column, or the
beginning of the text itself; whichever way, the slots come out alike, and in the order in which a reader takes them in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from handleplan.documents.structure import Cell, Element, Paragraph, Table
from handleplan.forms.reading import Item
from handleplan.forms.structured.items import items_of, shown
from handleplan.forms.structured.wordings import Mark, Wordings, key_of


@dataclass(eq=False)
class Slot:
    """A label, the label's own words, and what was answered to it. ``mark`` is None for text under no label."""

    mark: Mark | None = None
    labels: list[Item] = field(default_factory=list)
    content: list[Element] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        return self.mark is not None and self.mark.is_heading

    @property
    def holds_nothing(self) -> bool:
        return self.mark is None and not self.labels and not self.content

    def names_in(self, part: str) -> str:
        """The name that the label has in a part of the form, else the first that it has in any."""
        if self.mark is None:
            return ""
        options = self.mark.options
        return next((option.name for option in options if option.part == part), options[0].name)


def read_slots(elements: Iterable[Element], wordings: Wordings, whole_cells: Iterable[str] = ()) -> list[Slot]:
    """The slots of a document. ``whole_cells`` are answers that a merged cell gives to every column it covers."""
    flow = _Flow(wordings, frozenset(key_of(text) for text in whole_cells))
    flow.add(elements)
    return flow.filled()


class _Kind(Enum):
    EMPTY = auto()
    HELP = auto()
    PLAIN = auto()
    LABEL = auto()
    """A label and nothing else."""
    LABELLED = auto()
    """A label with its text."""
    MIXED = auto()


@dataclass
class _Cell:
    """A table's cell with the slots that are in it."""

    cell: Cell
    slots: list[Slot]
    kind: _Kind

    @property
    def mark(self) -> Mark | None:
        return self.slots[0].mark if self.slots else None

    @property
    def begins_with_mark(self) -> bool:
        return self.mark is not None

    @property
    def columns(self) -> range:
        return range(self.cell.column, self.cell.column + self.cell.columns)


@dataclass
class _Head:
    """A column's heading: where the column is, its label, and the heading over several columns that it stands under."""

    columns: range
    mark: Mark
    labels: list[Item]
    content: list[Element]
    over: Slot | None = None


@dataclass
class _Rows:
    """Rows that are about one thing (a year, say), and what they hold in each column."""

    context: Slot | None
    columns: list[Slot]


class _Band:
    """The rows under a row of column headings."""

    def __init__(self, heads: list[_Head], width: int) -> None:
        self.heads = sorted(heads, key=lambda head: head.columns.start)
        self.width = width
        self.groups = [_Rows(None, [Slot(head.mark, content=list(head.content)) for head in self.heads])]
        self.strays: list[Element] = []
        self.has_body = False

    @property
    def is_headings(self) -> bool:
        """Whether the columns stand for sections (a year each), and the rows for fields."""
        return all(head.mark.is_heading for head in self.heads)

    @property
    def parts(self) -> set[str]:
        return {option.part for head in self.heads for option in head.mark.options}

    def covers(self, column: int) -> bool:
        return any(column in head.columns for head in self.heads)

    def under(self, cell: _Cell) -> list[Slot]:
        """The columns that a cell stands in."""
        slots = self.groups[-1].columns
        return [slot for head, slot in zip(self.heads, slots, strict=True) if set(head.columns) & set(cell.columns)]

    def turn_to(self, context: Slot) -> None:
        """The rows from here on are about something of their own."""
        self.groups.append(_Rows(context, [Slot(head.mark) for head in self.heads]))

    def slots(self) -> Iterator[Slot]:
        """The columns' slots in reading order: section by section, and in each field by field."""
        if self.strays:
            yield Slot(content=self.strays)
        groups = self.groups
        if len(groups) > 1 and not any(slot.content or slot.labels for slot in groups[0].columns):
            groups = groups[1:]
        by_column = self.is_headings and groups[0].context is not None
        yield from self._by_column(groups) if by_column else self._by_row(groups)

    def _by_row(self, groups: Sequence[_Rows]) -> Iterator[Slot]:
        over: Slot | None = None
        for group in groups:
            if group.context:
                yield group.context
            for head, slot in zip(self.heads, group.columns, strict=True):
                if group is groups[0]:
                    if head.over and head.over is not over:
                        over = head.over
                        yield over
                    slot.labels[:0] = head.labels
                yield slot

    def _by_column(self, groups: Sequence[_Rows]) -> Iterator[Slot]:
        for number, head in enumerate(self.heads):
            yield Slot(head.mark, head.labels)
            for group in groups:
                slot = group.columns[number]
                if group.context:
                    labels = slot.labels if number else [*group.context.labels, *slot.labels]
                    yield Slot(group.context.mark, labels, slot.content)


class _Flow:
    """Takes elements in one by one; knows which slot is open."""

    def __init__(self, wordings: Wordings, whole_cells: frozenset[str], in_cell: bool = False) -> None:
        self.wordings = wordings
        self.whole_cells = whole_cells
        self.in_cell = in_cell
        self.slots: list[Slot] = [Slot()]
        self.is_closed = False
        """Whether the last slot ended with its table."""
        self.level = 0
        """The heading level of the last label, 0 where it stood in no heading."""
        self.band: _Band | None = None
        """The columns that are open; the next table may go on with them."""
        self.width = 0
        self.answers_in_cell = False
        """Whether the last label of the table stood in one cell with its answer."""

    @property
    def current(self) -> Slot:
        return self.slots[-1]

    def filled(self) -> list[Slot]:
        """The slots, when all elements are in."""
        self._flush()
        return [slot for slot in self.slots if not slot.holds_nothing]

    def add(self, elements: Iterable[Element]) -> None:
        for element in elements:
            if isinstance(element, Table):
                self._table(element)
            else:
                for piece in self._pieces(element):
                    self._paragraph(piece)

    # --- paragraphs

    def _pieces(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """The paragraph, divided before each of its lines that begins with a label."""
        lines = paragraph.text.split("\n")
        if len(lines) == 1:
            yield paragraph
            return
        start = 0
        for number in range(1, len(lines)):
            if self.wordings.mark(Paragraph(lines[number])):
                yield replace(paragraph, text="\n".join(lines[start:number]), marker="" if start else paragraph.marker)
                start = number
        yield replace(paragraph, text="\n".join(lines[start:]), marker="" if start else paragraph.marker)

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._flush()
        mark = self.wordings.mark(paragraph)
        if mark:
            label = shown(replace(paragraph, text=mark.label))
            self.slots.append(Slot(mark, [Item(label, paragraph.place)]))
            self.is_closed, self.level = False, paragraph.heading
            if mark.rest:
                self.current.content.append(Paragraph(mark.rest, paragraph.place))
        elif self._is_help(paragraph.text):
            self.current.labels.append(Item(shown(paragraph), paragraph.place))
        else:
            if paragraph.heading and not self.in_cell and self._ends_slot(paragraph):
                self.slots.append(Slot())
            self._take([paragraph])

    def _is_help(self, text: str) -> bool:
        slot = self.current
        if slot.mark and not slot.content and not self.is_closed and self.wordings.is_help_after_label(text):
            return True
        return self.wordings.is_help(text)

    def _ends_slot(self, heading: Paragraph) -> bool:
        """Whether a heading that is no label ends the open slot: it isn't a part of that one's text."""
        return self.current.mark is not None and (self.level == 0 or heading.heading <= self.level)

    def _take(self, elements: Iterable[Element]) -> None:
        """Text without a label of its own goes to the open slot, or to none."""
        if self.is_closed:
            self.slots.append(Slot())
            self.is_closed = False
        self.current.content += elements

    # --- tables

    def _table(self, table: Table) -> None:
        if not table.cells:
            return
        rows = [[self._cell(cell) for cell in row] for row in _rows(table)]
        rows = [self._with_values_as_headings(row, rows[number + 1 :]) for number, row in enumerate(rows)]
        width = table.width
        has_labels = any(slot.mark for row in rows for cell in row for slot in cell.slots)
        if not has_labels and not self._goes_on(rows[0], width):
            self._flush()
            self._take([table])
            return
        if not self._goes_on(rows[0], width):
            self._flush()
        fragment: list[Cell] = []
        self.answers_in_cell = False
        for number, row in enumerate(rows):
            self._row(row, rows[number + 1 :], fragment, width, is_first=number == 0)
        self._end(fragment)
        self.width = width
        self.is_closed = self.is_closed or bool(self.current.mark and self.current.content)

    def _row(
        self, row: list[_Cell], following: list[list[_Cell]], fragment: list[Cell], width: int, *, is_first: bool
    ) -> None:
        filled = [cell for cell in row if cell.kind is not _Kind.EMPTY]
        if not filled:
            if self.band:
                self.band.has_body = True
            elif fragment:
                fragment += [cell.cell for cell in row]
        elif heads := _heads(row, following):
            self._end(fragment)
            self._begin_band(heads, width)
            self._take_corner(filled, heads)
        elif self.band and _is_body(row, self.band, following):
            self._body(row, self.band)
        elif all(cell.kind is _Kind.HELP for cell in filled):
            self.current.labels += [item for cell in filled for slot in cell.slots for item in slot.labels]
        elif any(slot.mark for cell in row for slot in cell.slots):
            self._end(fragment)
            self._flush()
            self._labelled_row(row)
        else:
            self._flush()
            is_over_columns = bool(following) and bool(_heads(following[0], following[1:]))
            is_answered = is_first or bool(self.current.content) or self.answers_in_cell
            if is_over_columns and len(filled) == 1 and self.current.mark and is_answered:
                self._end(fragment)
                self.slots.append(Slot())
                self.is_closed = False
            elif is_first and self.is_closed and self._is_second_half(row, width):
                self.is_closed = False
            fragment += [cell.cell for cell in row]

    def _take_corner(self, filled: Sequence[_Cell], heads: Sequence[_Cell]) -> None:
        """What else stands in a row of column headings: helping texts, and the words over the rows' own labels."""
        for cell in filled:
            if cell not in heads and self.band:
                self.band.heads[0].labels += items_of(cell.cell.elements)

    def _cell(self, cell: Cell) -> _Cell:
        inner = _Flow(self.wordings, self.whole_cells, in_cell=True)
        inner.add(cell.elements)
        slots = inner.filled()
        return _Cell(cell, slots, _kind(slots))

    def _with_values_as_headings(self, row: list[_Cell], following: Sequence[Sequence[_Cell]]) -> list[_Cell]:
        """The row; if it holds nothing but values over labelled rows ("2019", "2020"), they are its columns' headings.

        What stands before them ("Status", "År") is over the labels, and no heading of a column.
        """
        parts = {
            option.part for below in following[:1] for cell in below[:1] if cell.mark for option in cell.mark.options
        }
        first, *others = row
        marks = [self.wordings.heading_by_value(cell.cell.text, parts) for cell in others]
        if len(others) < 2 or not all(marks):
            return row
        headings = [
            _Cell(cell.cell, [Slot(mark, list(items_of(cell.cell.elements)))], _Kind.LABEL)
            for cell, mark in zip(others, marks, strict=True)
        ]
        over = (
            first
            if first.kind is _Kind.EMPTY
            else _Cell(first.cell, [Slot(content=list(first.cell.elements))], _Kind.PLAIN)
        )
        return [over, *headings]

    def _end(self, fragment: list[Cell]) -> None:
        """Rows without labels go, as the table that they are, to the open slot."""
        if fragment:
            self._take([Table(tuple(fragment))])
            fragment.clear()

    def _goes_on(self, row: Sequence[_Cell], width: int) -> bool:
        """Whether a table's first row stands under the columns of the table before it, which is as wide."""
        return self.band is not None and self.band.width == width and not any(cell.mark for cell in row)

    def _is_second_half(self, row: Sequence[_Cell], width: int) -> bool:
        """Whether a table's first row is the rest of the row before it, which a page's end has cut: it has no label."""
        return width > 1 and self.width == width and row[0].kind is _Kind.EMPTY and self.current.mark is not None

    def _labelled_row(self, row: Sequence[_Cell]) -> None:
        """A row in which labels stand beside their texts."""
        if any(cell.kind in (_Kind.LABELLED, _Kind.LABEL) for cell in row):
            self.answers_in_cell = len(row) == 1 and (row[0].kind is _Kind.LABELLED or self.answers_in_cell)
        for cell in row:
            if cell.kind is _Kind.EMPTY:
                self.is_closed = self.is_closed or self.current.mark is not None
                continue
            for slot in cell.slots:
                if slot.mark:
                    self.slots.append(slot)
                    self.is_closed, self.level = False, 0
                elif self.is_closed and self.current.mark:
                    self.is_closed = False
                    self._add_to_current(slot)
                else:
                    self._add_to_current(slot)
        if self.current.mark and not self.current.content and len(row) == 1:
            self.is_closed = False

    def _add_to_current(self, slot: Slot) -> None:
        self.current.content += slot.content
        self.current.labels += slot.labels

    # --- columns

    def _begin_band(self, heads: Sequence[_Cell], width: int) -> None:
        """New columns. Headings that the row right above had stay where no new one stands under them."""
        before = self.band if self.band and not self.band.has_body else None
        new = []
        for cell in heads:
            slot = cell.slots[0]
            over = None
            for old in before.heads if before else ():
                if set(old.columns) & set(cell.columns):
                    over = old.over or Slot(old.mark, old.labels)
                    old.over = over
            if slot.mark:
                new.append(_Head(cell.columns, slot.mark, slot.labels, slot.content, over))
        if before:
            new += [old for old in before.heads if old.over is None or old.mark is not old.over.mark]
            self.band = None
        self._flush()
        self.band = _Band(_settled(new), width)

    def _body(self, row: Sequence[_Cell], band: _Band) -> None:
        band.has_body = True
        filled = [cell for cell in row if cell.kind is not _Kind.EMPTY]
        if filled and (context := self._context(filled[0], band)):
            band.turn_to(context)
            filled = filled[1:]
        for cell in filled:
            columns = band.under(cell)
            if not columns:
                band.strays += cell.cell.elements
            elif len(columns) > 1 and key_of(cell.cell.text) in self.whole_cells:
                for column in columns:
                    column.content += cell.cell.elements
            else:
                _put(cell, columns[0])

    def _context(self, first: _Cell, band: _Band) -> Slot | None:
        """What a row as a whole is about: its first cell's label, or its value where that stands under no heading."""
        if first.mark and first.kind is _Kind.LABEL and first.mark.is_heading != band.is_headings:
            return first.slots[0]
        if first.kind is _Kind.PLAIN and not band.covers(first.cell.column):
            mark = self.wordings.heading_by_value(first.cell.text, band.parts)
            if mark:
                return Slot(mark, list(items_of(first.cell.elements)))
        return None

    def _flush(self) -> None:
        """The columns are at their end."""
        if self.band:
            self.slots += self.band.slots()
            self.band, self.is_closed = None, True


def _put(cell: _Cell, column: Slot) -> None:
    """A cell's text into its column; a label of the column that stands in the cell once more stays a label."""
    own = cell.slots[0]
    is_own = own.mark and column.mark and own.mark.wording.name in {option.name for option in column.mark.options}
    if (cell.kind is _Kind.LABELLED and is_own) or cell.kind is _Kind.HELP:
        column.labels += own.labels
        column.content += own.content
    else:
        column.content += cell.cell.elements


def _settled(heads: list[_Head]) -> list[_Head]:
    """The headings with the meaning that they have together: "Handlinger" beside "Resultater" is of the same part."""
    counts = Counter(part for head in heads for part in {option.part for option in head.mark.options})
    settled = []
    for head in heads:
        most = max((counts[option.part] for option in head.mark.options), default=0)
        options = tuple(option for option in head.mark.options if counts[option.part] == most)
        settled.append(replace(head, mark=replace(head.mark, options=options)))
    return settled


def _kind(slots: Sequence[Slot]) -> _Kind:
    if not slots:
        return _Kind.EMPTY
    if len(slots) > 1:
        return _Kind.MIXED
    slot = slots[0]
    if slot.mark is None:
        return _Kind.PLAIN if slot.content else _Kind.HELP
    return _Kind.LABELLED if slot.content else _Kind.LABEL


def _rows(table: Table) -> list[list[Cell]]:
    """The cells of a table by the row in which they begin."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[number], key=lambda cell: cell.column) for number in sorted(rows)]


def _heads(row: Sequence[_Cell], following: Sequence[Sequence[_Cell]]) -> list[_Cell]:
    """The cells of a row of column headings; none where the row is something else."""
    filled = [cell for cell in row if cell.kind is not _Kind.EMPTY]
    marked = [cell for cell in filled if cell.kind in (_Kind.LABEL, _Kind.LABELLED)]
    if len(marked) < 2:
        return []
    others = [cell for cell in filled if cell not in marked and cell.kind is not _Kind.HELP]
    if others and not (others == filled[:1] and others[0].kind is _Kind.PLAIN):
        return []
    gaps = [cell for cell in row if cell.kind is _Kind.EMPTY and cell.cell.column > marked[0].cell.column]
    if not gaps:
        return marked
    below = next((r for r in following if any(cell.kind is not _Kind.EMPTY for cell in r)), ())
    if any(cell.begins_with_mark for cell in below) or (not below and len(gaps) >= len(marked)):
        return []
    return marked


def _is_body(row: Sequence[_Cell], band: _Band, following: Sequence[Sequence[_Cell]]) -> bool:
    """Whether a row stands under the column headings; else it begins something of its own."""
    filled = [cell for cell in row if cell.kind is not _Kind.EMPTY]
    first = filled[0]
    if first.mark is None:
        return True
    if len(filled) == 1 and len(row) == 1:
        return _is_about_rows_below(first, band, following)
    if first.kind is not _Kind.LABEL:
        return True
    return first.mark.is_heading != band.is_headings or any(cell.begins_with_mark for cell in filled[1:])


def _is_about_rows_below(cell: _Cell, band: _Band, following: Sequence[Sequence[_Cell]]) -> bool:
    """Whether a label across the whole table is the heading of rows that stand under the same columns."""
    if cell.kind is not _Kind.LABEL or not cell.mark or not cell.mark.is_heading or band.is_headings:
        return False
    names = {option.name for option in cell.mark.options}
    return bool(names & band.parts and following) and not _heads(following[0], following[1:])
