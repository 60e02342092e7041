"""The reader of a health policy's action sheet as Word and PDF have it: a title, and a text to each label."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handleplan.danish.lines import squeeze
from handleplan.documents import Document
from handleplan.documents.structure import Paragraph, paragraphs
from handleplan.forms.definition import Form
from handleplan.forms.reading import Item, PlanReading, Reading
from handleplan.forms.structured.doubts import doubts_in
from handleplan.forms.structured.items import items_of, places_of, shown
from handleplan.forms.structured.slots import Slot, read_slots
from handleplan.forms.structured.wordings import Wordings, value_in
from handleplan.forms.whose import unit_of


def read_structured_indsatsskema(document: Document, form: Form, unit: str = "") -> Reading:
    """The reading of a document that follows the form. ``unit`` is whose sheet it is, where that is known."""
    return _Reader(document, form).read(unit)


class _Reader:
    def __init__(self, document: Document, form: Form) -> None:
        self.document = document
        self.form = form
        self.slots = read_slots(document.elements, Wordings(form.fields, form.layout["headings"]))
        self.furniture = re.compile("|".join(f"(?:{pattern})" for pattern in form.layout["furniture"]["lines"]))
        self.labels = [item for paragraph in document.furniture for item in items_of([paragraph])]
        self.unplaced: list[Item] = []
        self.named_unit = ""

    def read(self, unit: str) -> Reading:
        fields: dict[str, tuple[Item, ...]] = {entry.name: () for entry in self.form.fields}
        before: list[Paragraph] = []
        for slot in self.slots:
            self.labels += slot.labels
            name = slot.names_in("plan")
            if name == "unit":
                before += self._read_unit(slot)
            elif name:
                fields[name] += items_of(slot.content)
            else:
                before += paragraphs(tuple(slot.content))
        title = self._title(before)
        known = unit or self.named_unit
        unit, warnings = unit_of(self.document, self.form, known, title, fields["target_group"])
        place = places_of(self.document.elements)
        plan = PlanReading(unit=unit, title=title.text, fields=fields, place=place)
        return Reading(
            kind=self.form.kind,
            plans=(plan,),
            unplaced=tuple(self.unplaced),
            labels=tuple(self.labels),
            warnings=(*warnings, *doubts_in(self.document.elements)),
        )

    def _title(self, found: Sequence[Paragraph]) -> Item:
        """The title: the first heading under no label, else the first text before the labels; the rest has no field."""
        texts = []
        for paragraph in found:
            if self.furniture.fullmatch(squeeze(paragraph.text)):
                self.labels += items_of([paragraph])
            else:
                texts.append(paragraph)
        first_label = min(
            (label.place.first_line or 0 for slot in self.slots if slot.mark for label in slot.labels), default=0
        )
        before = [paragraph for paragraph in texts if (paragraph.place.first_line or 0) <= first_label]
        title = next((paragraph for paragraph in texts if paragraph.heading), before[0] if before else None)
        self.unplaced += [item for paragraph in texts if paragraph is not title for item in items_of([paragraph])]
        return Item(shown(title), title.place) if title else Item("")

    def _read_unit(self, slot: Slot) -> list[Paragraph]:
        """The unit's name, in the label's line or right after it; what else stands there is returned."""
        found = list(paragraphs(tuple(slot.content)))
        value = slot.mark.values.get("unit", "") if slot.mark else ""
        if not value and found:
            first = found.pop(0)
            value = value_in("unit", first.text)
            self.labels += items_of([replace(first, text="")])
        if self.named_unit and value:
            self.unplaced.append(Item(value, slot.labels[0].place))
        self.named_unit = self.named_unit or value
        return found
