"""The reader of units' action plans as Word and PDF have them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from handleplan.danish.lines import ends_sentence, squeeze
from handleplan.documents import Document, Place
from handleplan.documents.structure import Element, Paragraph, paragraphs
from handleplan.forms.definition import Form
from handleplan.forms.reading import (
    Fields,
    Item,
    PlanReading,
    Reading,
    ReadingWarning,
    RevisionReading,
    StatusReading,
)
from handleplan.forms.structured.doubts import doubts_in
from handleplan.forms.structured.items import items_of, shown
from handleplan.forms.structured.slots import Slot, read_slots
from handleplan.forms.structured.ticks import ThemeList
from handleplan.forms.structured.wordings import Wordings, value_in
from handleplan.forms.themes import Ticks

_LEAST_THEMES = 2
"""A text with so many of the form's themes in it is its list of themes, whatever stands over it."""

_BETWEEN = r"[\s:–—-]+"
_LONGEST_NAME = 12
"""A title of more words than this is no unit's name."""


def read_structured_handleplan(document: Document, form: Form) -> Reading:
    """The reading of a document that follows the form and whose format knows paragraphs and tables."""
    return _Reader(document, form).read()


@dataclass
class _Section:
    """A plan's own part, a status or a revision, with the items of its fields."""

    part: str
    value: str = ""
    fields: dict[str, tuple[Item, ...]] = field(default_factory=dict)

    def add(self, name: str, items: tuple[Item, ...]) -> None:
        self.fields[name] = self.fields.get(name, ()) + items


class _Reader:
    def __init__(self, document: Document, form: Form) -> None:
        self.form = form
        self.themes = ThemeList(form.layout["themes"])
        self.names = {
            part: tuple(entry.name for entry in form.fields_of(part)) for part in ("plan", "status", "revision")
        }
        furniture = form.layout["furniture"]["lines"]
        self.furniture = re.compile("|".join(f"(?:{pattern})" for pattern in furniture)) if furniture else None
        wordings = Wordings(form.fields, form.layout["headings"])
        self.slots = read_slots(document.elements, wordings, form.layout["whole_cells"]["texts"])
        self.labels = [item for paragraph in document.furniture for item in items_of([paragraph])]
        self.unplaced: list[Item] = []
        self.doubts = list(doubts_in(document.elements))
        words = "|".join([*form.layout["unit_in_title"]["not_unit"], _BETWEEN])
        self.around_unit = re.compile(rf"^(?:{words})+|(?:{words})+$", re.IGNORECASE)
        self.opening = {"unit", "themes", self.names["plan"][0]}
        """What a plan begins with; where it comes again, the next plan begins."""

    def read(self) -> Reading:
        plans = [self._plan(group) for group in self._groups()]
        return Reading(
            kind=self.form.kind,
            plans=tuple(plans),
            unplaced=tuple(self.unplaced),
            labels=tuple(self.labels),
            warnings=tuple(self.doubts),
        )

    def _groups(self) -> list[list[Slot]]:
        """The slots of each plan, from its heading on; text before the first one is in no plan."""
        if not any(slot.names_in("heading") == "plan" for slot in self.slots):
            return self._groups_without_headings()
        groups: list[list[Slot]] = []
        for slot in self.slots:
            if slot.mark is None and not groups and not self.themes.names_in(slot.content) >= _LEAST_THEMES:
                self._leave(slot)
            elif not groups or slot.names_in("heading") == "plan":
                groups.append([slot])
            else:
                groups[-1].append(slot)
        return groups

    def _groups_without_headings(self) -> list[list[Slot]]:
        """The slots of each plan, its title first, by the labels that come again."""
        groups: list[list[Slot]] = [[]]
        seen: set[str] = set()
        for slot in self.slots:
            name = slot.names_in("plan")
            if name in seen & self.opening and seen - self.opening:
                last = max(number for number, earlier in enumerate(groups[-1]) if earlier.mark)
                groups.append(groups[-1][last + 1 :])
                del groups[-2][last + 1 :]
                seen.clear()
            groups[-1].append(slot)
            seen |= {name} - {""}
        return groups

    def _leave(self, slot: Slot, elements: Iterable[Element] | None = None) -> None:
        """Keep what no field takes; a running header is a label."""
        self.labels += slot.labels
        for item in items_of(slot.content if elements is None else elements):
            is_furniture = self.furniture and self.furniture.fullmatch(item.text)
            (self.labels if is_furniture else self.unplaced).append(item)

    def _plan(self, group: Sequence[Slot]) -> PlanReading:
        unit = ""
        ticks = Ticks()
        sections = [_Section("plan")]
        if not any(slot.names_in("plan") in ("plan", "unit") for slot in group):
            unit, group = self._unit_in_title(group)
        for slot in group:
            name = slot.names_in(sections[-1].part)
            if name in ("plan", "unit"):
                named, rest = self._value(slot, "unit")
                if unit and named:
                    again = Item(named, slot.labels[0].place if slot.labels else Place())
                    (self.labels if named == unit else self.unplaced).append(again)
                unit = unit or named
                ticks = self._themes_in(slot, rest, ticks)
            elif name == "themes":
                self.labels += slot.labels
                ticks = _joined_ticks(ticks, self.themes.read(slot.content))
            elif name in ("status", "revision"):
                value, rest = self._value(slot, "year" if name == "status" else "period")
                sections.append(_Section(name, value))
                self._leave(slot, rest)
            elif name:
                self.labels += slot.labels
                self._section_for(name, sections).add(name, items_of(slot.content))
            else:
                ticks = self._themes_in(slot, slot.content, ticks)
        self.labels += ticks.marks
        self.unplaced += ticks.unplaced
        return PlanReading(
            unit=unit,
            themes_checked=ticks.checked,
            themes_offered=ticks.offered,
            fields=self._complete(sections[0].fields, "plan"),
            reports=self._reports(sections),
            revision=self._revision(sections),
            place=_place(group),
        )

    def _unit_in_title(self, group: Sequence[Slot]) -> tuple[str, list[Slot]]:
        """The unit that the plan's title names, and the plan without that title: its last heading, else its last line
        before the first label.
        """
        before = list(takewhile(lambda slot: slot.mark is None, group))
        lines = [paragraph for slot in before for paragraph in paragraphs(tuple(slot.content))]
        for line in sorted(lines, key=lambda line: line.heading > 0)[::-1]:
            text = squeeze(line.text)
            unit = self.around_unit.sub("", text)
            is_name = unit and len(unit.split()) <= _LONGEST_NAME and not ends_sentence(text)
            if is_name and not (self.furniture and self.furniture.fullmatch(text)) and not self.themes.names_in([line]):
                self.labels.append(Item(shown(line), line.place))
                message = (
                    f"Handleplanen nævner ingen enhed; „{unit}“ er gættet ud fra titlen. Ret den, hvis den er forkert."
                )
                self.doubts.append(ReadingWarning("unit_guessed", message, line.place))
                return unit, [_without(slot, line) for slot in before] + list(group[len(before) :])
        return "", list(group)

    def _themes_in(self, slot: Slot, elements: Sequence[Element], ticks: Ticks) -> Ticks:
        """The ticks in a text without a label, if it is a list of themes; else it is kept as it is."""
        if self.themes.names_in(elements) < _LEAST_THEMES:
            self._leave(slot, elements)
            return ticks
        self.labels += slot.labels
        return _joined_ticks(ticks, self.themes.read(elements))

    def _value(self, slot: Slot, name: str) -> tuple[str, list[Element]]:
        """A heading's value, which may stand first in what follows it, and the rest of that."""
        if slot.mark and name in slot.mark.values:
            return slot.mark.values[name], slot.content
        first = next(paragraphs(tuple(slot.content)), None)
        value = value_in(name, first.text) if first else ""
        if not value:
            return "", slot.content
        if first:
            slot.labels += items_of([first if name != "unit" else replace(first, text="")])
        return value, _without_first(slot.content)

    def _section_for(self, name: str, sections: list[_Section]) -> _Section:
        """The section that a field belongs to: the last one, unless that part of the form has no such field."""
        last = sections[-1]
        if name in self.names[last.part]:
            return last
        if name in self.names["status"]:
            sections.append(_Section("status"))
        elif last.part == "status" and name in self.names["revision"]:
            sections.append(_Section("revision"))
        else:
            return sections[0]
        return sections[-1]

    def _reports(self, sections: Sequence[_Section]) -> tuple[StatusReading, ...]:
        """The status of each year; answers under no year are kept as text without a place."""
        reports: dict[int, _Section] = {}
        for section in sections:
            if section.part != "status":
                continue
            if not section.value:
                self.unplaced += [item for items in section.fields.values() for item in items]
                continue
            report = reports.setdefault(int(section.value), _Section("status"))
            for name, items in section.fields.items():
                report.add(name, items)
        return tuple(StatusReading(year, self._complete(report.fields, "status")) for year, report in reports.items())

    def _revision(self, sections: Sequence[_Section]) -> RevisionReading | None:
        revisions = [section for section in sections if section.part == "revision"]
        if not revisions:
            return None
        joined = _Section("revision", next((section.value for section in revisions if section.value), ""))
        for section in revisions:
            for name, items in section.fields.items():
                joined.add(name, items)
        return RevisionReading(joined.value, self._complete(joined.fields, "revision"))

    def _complete(self, fields: Fields, part: str) -> Fields:
        return {name: fields.get(name, ()) for name in self.names[part]}


def _without(slot: Slot, line: Paragraph) -> Slot:
    return replace(slot, content=[element for element in slot.content if element is not line])


def _joined_ticks(one: Ticks, other: Ticks) -> Ticks:
    return Ticks(
        one.checked + tuple(theme for theme in other.checked if theme not in one.checked),
        one.offered + tuple(theme for theme in other.offered if theme not in one.offered),
        one.marks + other.marks + tuple(Item(theme) for theme in other.checked if theme in one.checked),
        one.unplaced + other.unplaced,
    )


def _without_first(elements: Sequence[Element]) -> list[Element]:
    """The elements without the first paragraph in them."""
    first, *rest = elements
    if isinstance(first, Paragraph):
        return rest
    inner = list(paragraphs((first,)))
    return [*inner[1:], *rest]


def _place(group: Sequence[Slot]) -> Place:
    places = [label.place for slot in group for label in slot.labels]
    places += [paragraph.place for slot in group for paragraph in paragraphs(tuple(slot.content))]
    known = [place for place in places if place.first_line is not None]
    if not known:
        return places[0] if places else Place()
    start = min(known, key=lambda place: place.first_line or 0)
    end = max(known, key=lambda place: place.last_line or 0)
    return start.through(end)
