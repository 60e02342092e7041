"""The reader of units' action plans: themes, texts, goals in columns, a status a year, and a revision."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from handleplan.danish.lines import join_lines, squeeze
from handleplan.documents import Document, Line
from handleplan.documents.blocks import Block, blocks
from handleplan.documents.structure import Paragraph
from handleplan.forms.columns import column_widths, place, usual_width
from handleplan.forms.definition import Form
from handleplan.forms.evidence import Column, content_words
from handleplan.forms.furniture import part_from_furniture
from handleplan.forms.labels import Found, field_labels, find_labels, heading_labels
from handleplan.forms.line_width import Metric, metric_of
from handleplan.forms.paragraphs import LineEnds, Setting, line_ends_of, paragraphs
from handleplan.forms.reading import (
    Fields,
    Item,
    PlanReading,
    Reading,
    ReadingWarning,
    RevisionReading,
    StatusReading,
)
from handleplan.forms.statement import openness, start_of
from handleplan.forms.structured.ticks import ThemeList
from handleplan.forms.text_line import text_lines
from handleplan.forms.themes import Ticks, read_ticks

_METRIC_SAMPLE = 400
_STATEMENTS = ("goal", "subgoal", "action", "criterion")
_STATUS = ("done", "achieved", "next")
_TEXTS = ("initiative", "description")


def read_handleplan(document: Document, form: Form) -> Reading:
    """The reading of a document that follows the form."""
    return _Reader(document, form).read()


_FAMILIES = (_STATEMENTS, _STATUS)
"""Fields that may stand beside each other as the columns of a table."""


@dataclass
class _Section:
    """A plan's own part, a status or a revision: the labels of its fields, in order."""

    part: str
    value: str = ""
    labels: list[Found] = field(default_factory=list)


@dataclass
class _Table:
    """The fields whose headings stand beside each other (or one alone), and the lines under them."""

    names: tuple[str, ...]
    lines: list[Line]


class _Reader:
    def __init__(self, document: Document, form: Form) -> None:
        self.form = form
        self.themes = ThemeList(form.layout["themes"])
        self.known = [
            *(label for name, wordings in form.layout["headings"].items() for label in heading_labels(name, wordings)),
            *field_labels(form.fields_of("plan") + form.fields_of("status")),
        ]
        self.lines, furniture = part_from_furniture(document, form.layout["furniture"]["lines"], self._is_label)
        self.labels = [Item(squeeze(line.text), line.place) for line in furniture]
        self.unplaced: list[Item] = []
        self.warnings: list[ReadingWarning] = []
        self.metric: Metric = metric_of(text_lines(document.lines)[:_METRIC_SAMPLE])
        self.ends: LineEnds = line_ends_of(list(document.lines))
        self.starts = {
            name: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
            for name, patterns in form.layout["starts"].items()
        }
        self.widths: dict[str, float] = {}

    def _is_label(self, text: str) -> bool:
        """Whether a line is a label, or a heading whose value stands on the next line."""
        return any(label.pattern.match(lines) for label in self.known for lines in (text, f"{text}\n{text}"))

    def read(self) -> Reading:
        before, found = find_labels(self.lines, self.known)
        self._leave(before)
        self._measure(found)
        plans = [self._plan(group) for group in self._plan_groups(found)]
        return Reading(
            kind=self.form.kind,
            plans=tuple(plans),
            unplaced=tuple(self.unplaced),
            labels=tuple(self.labels),
            warnings=tuple(self.warnings),
        )

    def _measure(self, found: Sequence[Found]) -> None:
        """How wide the document's lines are in each text field, and in tables by the field of their last heading."""
        names = {label.label.name for label in found}
        for name in names:
            lines = [line for label in found if label.label.name == name for line in label.content]
            if name in _TEXTS:
                self.widths[name] = max((self.metric(line.text.strip()) for line in lines), default=0.0)
            else:
                self.widths[name] = usual_width(blocks(lines), self.metric)

    def _leave(self, lines: Iterable[Line]) -> None:
        """Keep lines that no field takes."""
        setting = Setting(self.metric, max((self.metric(line.text.strip()) for line in lines), default=0), self.ends)
        self.unplaced += paragraphs(blocks(lines), setting)

    # --- plans

    def _plan_groups(self, found: Sequence[Found]) -> Iterator[list[Found]]:
        """The labels of each plan, its own heading first; headings alone are an outline, and no plan."""
        begins = "plan" if any(label.label.name == "plan" for label in found) else "unit"
        groups: list[list[Found]] = []
        for label in found:
            if label.label.name in (begins, "outline") or not groups:
                groups.append([])
            groups[-1].append(label)
        for group in groups:
            if all(label.label.name in ("plan", "status", "revision", "outline") for label in group):
                self._outline(group)
            else:
                yield group

    def _outline(self, group: Sequence[Found]) -> None:
        """A list of contents, or a PDF's bookmarks."""
        for label in group:
            self.labels.append(label.text)
            self._leave(label.content)

    def _plan(self, group: Sequence[Found]) -> PlanReading:
        self.labels += [label.text for label in group if label.label.name not in ("plan", "unit")]
        unit = ""
        sections = [_Section("plan")]
        ticks = Ticks()
        for label in group:
            name = label.label.name
            if name in ("plan", "unit"):
                unit = unit or self._unit(label)
            elif name == "themes":
                ticks = ticks.joined(self._ticks(label.content))
            elif name in ("status", "revision", "outline"):
                name = "revision" if name == "revision" else "status"
                sections.append(_Section(name, label.values.get("year") or label.values.get("period", "")))
                self._leave(label.content)
            else:
                self._section_for(name, sections).labels.append(label)
        self.labels += ticks.marks
        self.unplaced += ticks.unplaced
        fields = self._fields(sections[0], {})
        return PlanReading(
            unit=unit,
            themes_checked=ticks.checked,
            themes_offered=ticks.offered,
            fields=_complete(fields, _TEXTS + _STATEMENTS),
            reports=self._reports(sections),
            revision=self._revision(sections, fields),
            place=group[0].text.place.through(group[-1].text.place),
        )

    def _unit(self, label: Found) -> str:
        """The unit's name, which may go on in the next lines; the rest of the heading is a label."""
        unit = label.values["unit"]
        self.labels.append(Item(label.text.text.removesuffix(unit).strip(), label.text.place))
        lines = list(label.content)
        while text := next((line for line in lines if not line.is_blank), None):
            if openness(unit) < 1 and start_of(text.text).kind != "lower":
                break
            unit = join_lines([unit, text.text])
            lines = lines[lines.index(text) + 1 :]
        self._leave(lines)
        return unit

    def _ticks(self, lines: Sequence[Line]) -> Ticks:
        """The ticks in a list with a theme on each line, or in running lines."""
        text = [line for line in lines if not line.is_blank]
        if any(self.themes.names_in([Paragraph(line.text)]) > 1 for line in text):
            place = text[0].place.through(text[-1].place)
            return self.themes.read([Paragraph(join_lines(line.text for line in text), place)])
        return read_ticks(lines, self.form.layout["themes"])

    def _section_for(self, name: str, sections: list[_Section]) -> _Section:
        """The section that a field's label belongs to: the last one, unless that has no such field."""
        if name in _TEXTS:
            return sections[0]
        if name in _STATUS:
            if sections[-1].part != "status":
                sections.append(_Section("status"))
        elif sections[-1].part == "status":
            sections.append(_Section("revision"))
        return sections[-1]

    def _reports(self, sections: Sequence[_Section]) -> tuple[StatusReading, ...]:
        """The status of each year; answers under no year are kept as text without a place."""
        reports: dict[int, Fields] = {}
        for section in sections:
            if section.part != "status":
                continue
            fields = self._fields(section, {})
            if section.value:
                year = int(section.value)
                reports[year] = _joined(reports.get(year, {}), fields)
            else:
                self.unplaced += [item for items in fields.values() for item in items]
        return tuple(StatusReading(year, _complete(fields, _STATUS)) for year, fields in reports.items())

    def _revision(self, sections: Sequence[_Section], original: Fields) -> RevisionReading | None:
        revisions = [section for section in sections if section.part == "revision"]
        if not revisions:
            return None
        fields: Fields = {}
        for section in revisions:
            fields = _joined(fields, self._fields(section, original))
        period = next((section.value for section in revisions if section.value), "")
        return RevisionReading(period, _complete(fields, _STATEMENTS))

    # --- fields

    def _fields(self, section: _Section, earlier: Fields) -> Fields:
        """The section's fields with their items; ``earlier`` is their wording before it was revised."""
        fields: dict[str, tuple[Item, ...]] = {}
        for table in _tables(section.labels):
            items = [self._text(table)] if len(table.names) == 1 else self._columns(table, earlier)
            for name, found in zip(table.names, items, strict=True):
                fields[name] = fields.get(name, ()) + found
        return fields

    def _text(self, table: _Table) -> tuple[Item, ...]:
        setting = Setting(self.metric, self.widths[table.names[0]], self.ends)
        return paragraphs(blocks(table.lines), setting)

    def _columns(self, table: _Table, earlier: Fields) -> list[tuple[Item, ...]]:
        columns = [
            Column(
                name, self.starts.get(name, ()), content_words(" ".join(item.text for item in earlier.get(name, ())))
            )
            for name in table.names
        ]
        placed = place(blocks(table.lines), columns, self.metric, self.form.layout["whole_cells"]["texts"])
        self._warn(placed.doubtful, table)
        widths = column_widths(placed.columns, self.metric, self.widths[table.names[-1]])
        return [
            paragraphs(cell, Setting(self.metric, width, self.ends, column.starts))
            for cell, width, column in zip(placed.columns, widths, columns, strict=True)
        ]

    def _warn(self, doubtful: Sequence[Block], table: _Table) -> None:
        for block in doubtful:
            start = " ".join(squeeze(block.lines[0].text).split()[:6])
            message = f"Det er usikkert, hvilken kolonne teksten „{start} …“ hører til; se efter i dokumentet."
            self.warnings.append(ReadingWarning("column_doubt", message, block.place))


def _tables(labels: Sequence[Found]) -> list[_Table]:
    """The tables of a section: a run of headings without text between them is one table's, others stand alone.

    Headings that come again (on the table's next page) go on with the same table.
    """
    tables: list[_Table] = []
    for run in _runs(labels):
        if any(label.is_followed_by_text for label in run[:-1]):
            found = [_Table((label.label.name,), list(label.content)) for label in run]
        else:
            found = [
                _Table(tuple(label.label.name for label in run), [line for label in run for line in label.content])
            ]
        for table in found:
            same = next((known for known in tables if known.names == table.names), None)
            if same:
                same.lines += table.lines
            else:
                tables.append(table)
    return tables


def _runs(labels: Sequence[Found]) -> list[list[Found]]:
    """The labels in runs of one family, each name at most once."""
    runs: list[list[Found]] = []
    for label in labels:
        run = runs[-1] if runs else []
        names = [known.label.name for known in run]
        if run and label.label.name not in names and _family(label.label.name) == _family(names[0]) != ():
            run.append(label)
        else:
            runs.append([label])
    return runs


def _family(name: str) -> tuple[str, ...]:
    return next((family for family in _FAMILIES if name in family), ())


def _joined(one: Fields, other: Fields) -> Fields:
    return {name: one.get(name, ()) + other.get(name, ()) for name in {**one, **other}}


def _complete(fields: Fields, names: Sequence[str]) -> Fields:
    return {name: fields.get(name, ()) for name in names}
