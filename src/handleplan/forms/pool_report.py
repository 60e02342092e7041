"""The reader of a grant pool's status report: numbered sections, and a profile and a results table for each project."""

from collections.abc import Sequence

from handleplan.documents import Document, Place
from handleplan.forms.apparatus import running_text
from handleplan.forms.definition import Form
from handleplan.forms.line_width import column_widths, metric_of, ragged_edge
from handleplan.forms.outline import Part, is_double_spaced, parts_of
from handleplan.forms.pool_profile import Entry, ProfileForm, is_profile, labels_in_line, read_profile
from handleplan.forms.pool_reading import caption_of, project_reading, report_reading
from handleplan.forms.prose import Prose
from handleplan.forms.reading import (
    Item,
    ProjectReading,
    Reading,
    ReadingWarning,
    SectionReading,
)
from handleplan.forms.results_table import ResultsForm, ResultsTable, read_results
from handleplan.forms.text_line import TextLine, item_of

_SAMPLE = 400
"""How many lines are looked at to tell the typeface."""


def read_pool_report(document: Document, form: Form) -> Reading:
    """The reading of a status report."""
    return _Reader(document, form).reading()


class _Reader:
    def __init__(self, document: Document, form: Form) -> None:
        self.form = form
        self.profile_form = ProfileForm(form)
        self.results_form = ResultsForm.of(form.layout)
        self.text = running_text(document.lines)
        self.metric = metric_of(self.text.lines[:_SAMPLE])
        self.double_spaced = is_double_spaced(self.text.lines)
        self.before, self.parts = parts_of(self.text.lines)
        self.ragged = max((self._ragged(part.lines) for part in self.parts), default=0)
        self.profiles = {part.number: found for part in self.parts if (found := self._find_profile(part))}
        votes = (labels_in_line(entries, self.metric) for _, _, entries in self.profiles.values())
        self.labels_in_line = sum(votes) > 0
        self.caption = caption_of(form)
        self.labels = list(self.text.page_marks)
        self.unplaced = [*self.text.notes, *map(_item, self.before)]
        self.warnings: list[ReadingWarning] = []

    def reading(self) -> Reading:
        sections: list[SectionReading] = []
        projects: list[ProjectReading] = []
        for part in self.parts:
            self.labels.append(item_of(part.heading))
            project = self._project(part)
            if project:
                projects.append(project)
            else:
                sections.append(self._section(part))
        return report_reading(
            self.form,
            projects,
            sections,
            notes=self.text.notes,
            unplaced=self.unplaced,
            labels=self.labels,
            warnings=self.warnings,
        )

    def _section(self, part: Part) -> SectionReading:
        prose = Prose.of(part.lines, self.metric, self.ragged, self.double_spaced)
        items = prose.items(part.lines)
        self.unplaced += [item for item in items if self.caption.match(item.text)]
        text = tuple(item for item in items if not self.caption.match(item.text))
        return SectionReading(part.number, part.title, text, part.place)

    def _project(self, part: Part) -> ProjectReading | None:
        """The project that the part is about, or None where it is a section of another kind."""
        if part.number not in self.profiles:
            return None
        table, before, entries = self.profiles[part.number]
        self.unplaced += map(_item, before)
        prose = self._profile_prose(entries)
        profile = read_profile(entries, self.profile_form, prose, part.title, part.place, self.labels_in_line)
        results = self._results(part.lines[table:], profile.fields.get("purpose", ()), part.place)
        self.labels += [*profile.labels, *results.labels]
        self.warnings += [*profile.warnings, *results.warnings]
        return project_reading(part.number, profile, results.results, part.place)

    def _find_profile(self, part: Part) -> tuple[int, list[TextLine], list[Entry]] | None:
        """Where the part's results begin, and before that the lines above its profile's labels, and those with text."""
        table = self._table_start(part.lines)
        before, entries = self.profile_form.entries(part.lines[:table])
        return (table, before, entries) if is_profile(entries, has_results=table < len(part.lines)) else None

    def _profile_prose(self, entries: Sequence[Entry]) -> Prose:
        return Prose.of([line for e in entries for line in e.lines], self.metric, self.ragged, self.double_spaced)

    def _table_start(self, lines: Sequence[TextLine]) -> int:
        starts = (n for n in range(len(lines)) if self.results_form.heading(lines[n : n + 4]))
        return next(starts, len(lines))

    def _results(self, lines: Sequence[TextLine], purpose: Sequence[Item], place: Place) -> ResultsTable:
        if not lines:
            message = "Projektet, der begynder her, har ingen tabel med mål og resultater; se efter, om den mangler."
            self.warnings.append(ReadingWarning("no_results", message, place))
            return ResultsTable((), (), ())
        return read_results(lines, self.results_form, self.metric, self.ragged, purpose)

    def _ragged(self, lines: Sequence[TextLine]) -> int:
        return ragged_edge(lines, self.metric, column_widths(lines, self.metric, 2))


def _item(line: TextLine) -> Item:
    return item_of([line])
