"""The reader of a grant pool's status report as Word and PDF have it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from handleplan.documents import Document, Place
from handleplan.documents.structure import Element, Paragraph, Table, paragraphs
from handleplan.forms.definition import Form
from handleplan.forms.line_width import FIXED
from handleplan.forms.outline import follows
from handleplan.forms.pool_profile import Entry, ProfileForm, read_profile
from handleplan.forms.pool_reading import caption_of, project_reading, report_reading
from handleplan.forms.prose import Prose
from handleplan.forms.reading import (
    Item,
    ProjectReading,
    Reading,
    ReadingWarning,
    ResultReading,
    SectionReading,
)
from handleplan.forms.structured.doubts import doubts_in
from handleplan.forms.structured.items import items_of, places_of, shown
from handleplan.forms.structured.results import ResultsReader, ResultWords, part_at_results
from handleplan.forms.structured.slots import Slot, read_slots
from handleplan.forms.structured.wordings import Wording, Wordings
from handleplan.forms.text_line import TextLine, item_of

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?P<title>[A-ZÆØÅ0-9\"”].*)")
_LONGEST_TITLE = 120
_MIN_LABELS = 3
_PROFILE = ("project", "duration", "budget", "read_more")


def read_structured_pool_report(document: Document, form: Form) -> Reading:
    """The reading of a status report whose format knows paragraphs and tables."""
    return _Reader(document, form).reading()


@dataclass
class _Part:
    """A numbered part of the report: its heading, and what stands under it."""

    number: str = ""
    title: str = ""
    heading: Item | None = None
    level: int = 0
    elements: list[Element] = field(default_factory=list)

    @property
    def place(self) -> Place:
        inside = places_of(self.elements)
        if self.heading is None:
            return inside
        return self.heading.place.through(inside) if inside.last_line else self.heading.place


@dataclass
class _Project:
    """What belongs to one project: the slots of its profile, and its results tables."""

    slots: list[Slot]
    results: ResultsReader
    has_results: bool = False

    @property
    def names(self) -> set[str]:
        return {slot.names_in("plan") for slot in self.slots if slot.mark}


class _Paragraphs(Prose):
    """Each line is a paragraph already."""

    def items(self, lines: Sequence[TextLine], indent: int = 0) -> tuple[Item, ...]:
        return tuple(item_of([line]) for line in lines)


_PARAGRAPHS = _Paragraphs(FIXED, width=0, ragged=0, double_spaced=False)


class _Reader:
    def __init__(self, document: Document, form: Form) -> None:
        self.form = form
        self.profile_form = ProfileForm(form)
        self.result_words = ResultWords(form.layout)
        self.wordings = Wordings(form.fields)
        for name in _PROFILE:
            for label in form.layout["profile"][name]:
                self.wordings.add(label, Wording(name, "plan"))
        words = "|".join(map(re.escape, form.layout["profile"]["duration"]))
        self.duration = re.compile(rf"\b(?:{words})\s*:\s*(?=\S)")
        self.elements = document.elements
        self.caption = caption_of(form)
        self.labels = [item for paragraph in document.furniture for item in items_of([paragraph])]
        self.notes = list(self.labels)
        self.unplaced: list[Item] = []
        self.warnings: list[ReadingWarning] = list(doubts_in(document.elements))

    def reading(self) -> Reading:
        sections: list[SectionReading] = []
        projects: list[ProjectReading] = []
        for part in self._parts():
            if part.heading:
                self.labels.append(part.heading)
            found = list(self._projects(part))
            if found:
                projects += found
            elif part.heading:
                sections.append(self._section(part))
            else:
                self.unplaced += items_of(part.elements)
        return report_reading(
            self.form,
            projects,
            sections,
            notes=self.notes,
            unplaced=self.unplaced,
            labels=self.labels,
            warnings=self.warnings,
        )

    # --- parts

    def _parts(self) -> Iterator[_Part]:
        """The report from heading to heading. A heading without a number, deeper than the part's own, is its text."""
        part = _Part()
        elements = list(_unwrapped(self.elements))
        for element, following in zip(elements, [*elements[1:], None], strict=True):
            begun = self._begun_by(element, following, part) if isinstance(element, Paragraph) else None
            if begun:
                yield part
                part = begun
            else:
                part.elements.append(element)
        yield part

    def _begun_by(self, paragraph: Paragraph, following: Element | None, before: _Part) -> _Part | None:
        """The part that a paragraph is the heading of: by its style, by its number, or by the table that follows it."""
        text = shown(paragraph)
        heading = Item(text, paragraph.place)
        if self.wordings.mark(paragraph) or self.caption.match(text):
            return None
        found = _NUMBERED.fullmatch(text)
        if found and (paragraph.heading or self._continues(found["number"], before, text, following)):
            return _Part(found["number"], found["title"].strip(), heading, paragraph.heading or before.level)
        if paragraph.heading and (not before.heading or paragraph.heading <= before.level):
            return _Part("", text, heading, paragraph.heading)
        return None

    def _continues(self, number: str, before: _Part, text: str, following: Element | None) -> bool:
        """Whether a numbered paragraph without a heading's style is a heading: its number and its shape say so."""
        given = tuple(map(int, number.split(".")))
        is_next = follows(tuple(map(int, before.number.split("."))), given) if before.number else len(given) > 1
        is_short = len(text) <= _LONGEST_TITLE and text[-1] not in ".,;:"
        is_before_profile = isinstance(following, Table) or self._begins_profile(following)
        return is_next and (is_before_profile or (is_short and not before.level))

    def _begins_profile(self, paragraph: Paragraph | None) -> bool:
        mark = self.wordings.mark(paragraph) if paragraph else None
        return mark is not None and mark.wording.name == "project"

    def _section(self, part: _Part) -> SectionReading:
        items = items_of(part.elements)
        self.unplaced += [item for item in items if self.caption.match(item.text)]
        text = tuple(item for item in items if not self.caption.match(item.text))
        return SectionReading(part.number, part.title, text, part.place)

    # --- projects

    def _projects(self, part: _Part) -> Iterator[ProjectReading]:
        """The projects that a part describes: usually one; a profile's first label begins another."""
        parted = self._parted(part.elements)
        projects = [project for project in parted if _is_project(project)]
        if not projects:
            return
        for project in parted:
            if project in projects:
                yield self._project(project, part)
            else:
                for slot in project.slots:
                    self.unplaced += [*slot.labels, *items_of(slot.content)]
                self._take_results(project)

    def _parted(self, elements: Iterable[Element]) -> list[_Project]:
        projects = [_Project([], ResultsReader(self.result_words))]
        waiting: list[Element] = []
        for element in elements:
            for has_results, piece in self._pieces(element, projects[-1] if not waiting else None):
                if not has_results:
                    waiting.append(piece)
                    continue
                self._take_profile(waiting, projects)
                if isinstance(piece, Table):
                    projects[-1].results.add(piece)
                    projects[-1].has_results = True
        self._take_profile(waiting, projects)
        return projects

    def _pieces(self, element: Element, project: _Project | None) -> list[tuple[bool, Element]]:
        if not isinstance(element, Table):
            return [(False, element)]
        parts = part_at_results(element, self.result_words)
        is_next_page = project and project.results.goes_on(element) and not self._has_labels(element)
        if is_next_page and not parts[0][0]:
            return [(True, element)]
        return [*parts]

    def _has_labels(self, table: Table) -> bool:
        return any(self.wordings.mark(paragraph) for paragraph in paragraphs((table,)))

    def _take_profile(self, waiting: list[Element], projects: list[_Project]) -> None:
        for slot in read_slots(waiting, self.wordings):
            is_new = slot.names_in("plan") == "project" and (
                projects[-1].has_results or "project" in projects[-1].names
            )
            if is_new:
                projects.append(_Project([], ResultsReader(self.result_words)))
            projects[-1].slots.append(slot)
        waiting.clear()

    def _project(self, project: _Project, part: _Part) -> ProjectReading:
        entries = self._entries(project.slots)
        profile = read_profile(entries, self.profile_form, _PARAGRAPHS, part.title, part.place, in_line=False)
        self.labels += profile.labels
        self.warnings += profile.warnings
        return project_reading(part.number, profile, self._take_results(project), part.place)

    def _entries(self, slots: Iterable[Slot]) -> list[Entry]:
        """The profile's labels with their text; a label that comes again goes on with the same."""
        entries: dict[str, Entry] = {}
        for slot in slots:
            name = slot.names_in("plan")
            if not name:
                self.labels += slot.labels
                self.unplaced += items_of(slot.content)
                continue
            entry = entries.setdefault(name, Entry(name, []))
            entry.label += slot.labels
            entry.lines += [TextLine(item.text, item.place) for item in items_of(slot.content)]
        if "duration" not in entries and "project" in entries:
            entries |= self._duration_within(entries["project"])
        return list(entries.values())

    def _duration_within(self, project: Entry) -> dict[str, Entry]:
        """The duration where its label stands within the line of the project's name; it is taken out of that."""
        for number, line in enumerate(project.lines):
            if found := self.duration.search(line.text):
                project.lines[number] = replace(line, text=line.text[: found.start()].strip())
                label = Item(found[0].strip(), line.place)
                return {"duration": Entry("duration", [label], [replace(line, text=line.text[found.end() :].strip())])}
        return {}

    def _take_results(self, project: _Project) -> tuple[ResultReading, ...]:
        found = project.results.reading()
        self.labels += found.labels
        self.unplaced += found.unplaced
        return tuple(found.results)


def _is_project(project: _Project) -> bool:
    names = project.names
    return {"project", "duration"} <= names or (project.has_results and len(names) >= _MIN_LABELS)


def _unwrapped(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements; of a table that only lays out the page, with one cell, what is in that."""
    for element in elements:
        if (
            isinstance(element, Table)
            and len(element.cells) == 1
            and any(isinstance(inner, Table) for inner in element.cells[0].elements)
        ):
            yield from _unwrapped(element.cells[0].elements)
        else:
            yield element
