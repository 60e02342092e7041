"""The reader of a health policy's action sheet: a title, and one text under each label."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from handleplan.danish.lines import join_lines, squeeze
from handleplan.documents import Document, Line, Place
from handleplan.documents.blocks import blocks
from handleplan.forms.definition import Form
from handleplan.forms.furniture import part_from_furniture
from handleplan.forms.labels import Found, field_labels, find_labels, heading_labels
from handleplan.forms.line_width import metric_of
from handleplan.forms.paragraphs import Setting, line_ends_of, paragraphs
from handleplan.forms.reading import Item, PlanReading, Reading, ReadingWarning
from handleplan.forms.text_line import text_lines

_METRIC_SAMPLE = 400
_ENDING = 2
_SHORTEST_STEM = 5
_NAME_WORDS = re.compile(r"[^\W\d_]{4,}")


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
        unit, warnings = self._unit(unit, title, fields["target_group"])
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

    # --- whose sheet it is

    def _unit(self, given: str, title: str, target_group: Sequence[Item]) -> tuple[str, tuple[ReadingWarning, ...]]:
        """The unit: as it was given, as the form names it, or as it can be guessed; a guess carries a warning."""
        if given or self.named_unit:
            return given or self.named_unit, ()
        for unit, source, place in self._guesses(title, target_group):
            message = f"Skemaet nævner ingen enhed; „{unit}“ er gættet ud fra {source}. Ret den, hvis den er forkert."
            return unit, (ReadingWarning("unit_guessed", message, place),)
        return "", (ReadingWarning("unit_missing", "Skemaet nævner ingen enhed; vælg, hvem det hører til."),)

    def _guesses(self, title: str, target_group: Sequence[Item]) -> Iterator[tuple[str, str, Place]]:
        """Units that the sheet may be of, the likeliest first, each with what it is read from and where that stood."""
        patterns = self.form.layout["unit_from"]
        first = next((line for line in self.lines if not line.is_blank), None)
        if unit := self._matched(patterns["title"], title):
            yield unit, "titlen", first.place if first else Place()
        for item in target_group:
            if unit := self._matched(patterns["target_group"], item.text):
                yield unit, "målgruppen", item.place
        if unit := self._in_file_name():
            yield unit, "filens navn", Place()

    def _matched(self, patterns: Sequence[str], text: str) -> str:
        for pattern in patterns:
            match = re.search(pattern, text)
            if match and not any(re.fullmatch(no, match["unit"]) for no in self.form.layout["unit_from"]["not_units"]):
                unit = match["unit"].strip(" .")
                return unit[0].upper() + unit[1:]
        return ""

    def _in_file_name(self) -> str:
        """The name in the text that the last word of the file's name means: "…-dagtilbud.txt" and "Dagtilbud Øst"."""
        words = _NAME_WORDS.findall(PurePath(self.document.name).stem)
        if not words:
            return ""
        text = squeeze(self.document.text)
        for word in (words[-1], words[-1][:-_ENDING]):
            match = re.search(rf"\b(?i:{word}\w{{0,{_ENDING + 1}}})\b(?: [A-ZÆØÅ]\w+)*", text)
            if match and len(word) >= _SHORTEST_STEM:
                return match.group()[0].upper() + match.group()[1:]
        return ""

    def _place(self) -> Place:
        written = [line for line in self.lines if not line.is_blank]
        return written[0].place.through(written[-1].place) if written else Place()
