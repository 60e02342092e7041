"""The reader of a health policy's action sheet: a title, and one text under each label."""

from collections.abc import Sequence

from handleplan.danish.lines import join_lines, squeeze
from handleplan.documents import Document, Line, Place
from handleplan.documents.blocks import blocks
from handleplan.forms.definition import Form
from handleplan.forms.furniture import part_from_furniture
from handleplan.forms.labels import Found, field_labels, find_labels, heading_labels
from handleplan.forms.line_width import metric_of
from handleplan.forms.paragraphs import Setting, line_ends_of, paragraphs
from handleplan.forms.reading import Item, PlanReading, Reading
from handleplan.forms.text_line import text_lines
from handleplan.forms.whose import unit_of

_METRIC_SAMPLE = 400


def read_indsatsskema(document: Document, form: Form, unit: str = "") -> Reading:
    """The reading of a document that follows the form. ``unit`` is whose sheet it is, where that is known."""
    return _Reader(document, form).read(unit)


class _Reader:
    def __init__(self, document: Document, form: Form) -> None:
        self.document = document
        self.form = form
        self.known = [*heading_labels("unit", form.layout["headings"]["unit"]), *field_labels(form.fields)]
        self.lines, furniture = part_from_furniture(document, form.layout["furniture"]["lines"], self._is_label)
        self.labels = [Item(squeeze(line.text), line.place) for line in furniture]
        metric = metric_of(text_lines(document.lines)[:_METRIC_SAMPLE])
        widest = max((metric(line.text.strip()) for line in self.lines), default=0)
        self.setting = Setting(metric, widest, line_ends_of(list(document.lines)))
        self.unplaced: list[Item] = []
        self.named_unit = ""

    def _is_label(self, text: str) -> bool:
        return any(label.pattern.match(text) for label in self.known)

    def read(self, unit: str) -> Reading:
        before, found = find_labels(self.lines, self.known)
        title = self._title(before)
        fields: dict[str, tuple[Item, ...]] = {entry.name: () for entry in self.form.fields}
        for label in found:
            if label.label.name == "unit":
                self._read_unit(label)
            else:
                self.labels.append(label.text)
                fields[label.label.name] += self._items(label.content)
        first = next((line.place for line in self.lines if not line.is_blank), Place())
        unit, warnings = unit_of(
            self.document, self.form, unit or self.named_unit, Item(title, first), fields["target_group"]
        )
        plan = PlanReading(unit=unit, title=title, fields=fields, place=self._place())
        return Reading(
            kind=self.form.kind,
            plans=(plan,),
            unplaced=tuple(self.unplaced),
            labels=tuple(self.labels),
            warnings=warnings,
        )

    def _items(self, lines: Sequence[Line]) -> tuple[Item, ...]:
        return paragraphs(blocks(lines), self.setting)

    def _title(self, before: Sequence[Line]) -> str:
        """The first block before the labels is the title; what stands between them is in no field."""
        found = blocks(before)
        if not found:
            return ""
        self.unplaced += [item for block in found[1:] for item in paragraphs([block], self.setting)]
        return join_lines(line.text for line in found[0].lines)

    def _read_unit(self, label: Found) -> None:
        self.named_unit = label.values["unit"]
        self.labels.append(Item(label.text.text.removesuffix(self.named_unit).strip(), label.text.place))
        self.unplaced += self._items(label.content)

    def _place(self) -> Place:
        written = [line for line in self.lines if not line.is_blank]
        return written[0].place.through(written[-1].place) if written else Place()
