"""A document that follows no known form becomes the reading that a person's mapping of its headings says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from handleplan.danish.dates import parse_years
from handleplan.danish.lines import squeeze
from handleplan.documents import Document, Place
from handleplan.documents.structure import TICKED, UNTICKED
from handleplan.forms.definition import form_of_kind
from handleplan.forms.mapped.mapping import (
    AREA,
    GOAL_OF_RESULTS,
    LEFT_OUT,
    NAME,
    OWNER,
    PLAN,
    REVISION,
    STATUS,
    TEXT,
    THEMES,
    Mapping,
    name_of_status_field,
)
from handleplan.forms.mapped.passages import YEAR, Passage, passages_of
from handleplan.forms.reading import (
    AreaReading,
    Item,
    PlanReading,
    ProjectReading,
    Reading,
    ReadingWarning,
    ResultReading,
    RevisionReading,
    StatusReading,
)
from handleplan.forms.structured.items import items_of

Items = list[Item]

_HELP = re.compile(r"\([^()]*\)")


def read_mapped(document: Document, mapping: Mapping) -> Reading:
    """The document's reading as the mapping says. Every word is in a field, among the labels or unplaced."""
    return _Reader(document, mapping).read()


@dataclass
class _Plan:
    """A plan as far as it has been read."""

    place: Place
    name: str = ""
    owner: Items = field(default_factory=list)
    themes: Items = field(default_factory=list)
    fields: dict[str, Items] = field(default_factory=dict)
    reports: dict[int, dict[str, Items]] = field(default_factory=dict)
    period: str = ""
    revision: dict[str, Items] | None = None
    results: list[tuple[str, Items]] = field(default_factory=list)


@dataclass
class _Area:
    """An area of a booklet as far as it has been read. What stands before the first has no name."""

    name: str
    place: Place
    intro: Items = field(default_factory=list)
    plans: list[_Plan] = field(default_factory=list)


class _Reader:
    """Goes from passage to passage; ``taking`` is where the next text belongs."""

    def __init__(self, document: Document, mapping: Mapping) -> None:
        self.document = document
        self.mapping = mapping
        self.form = form_of_kind(mapping.kind)
        self.mapped: dict[str, Any] = self.form.layout["mapped"]
        self.areas = [_Area("", Place())]
        self.year: int | None = None
        self.unplaced: Items = []
        self.labels = [item for paragraph in document.furniture for item in items_of([paragraph])]
        self.warnings: list[ReadingWarning] = []
        self.taking = self.unplaced
        self.name_follows = False
        self.heading_was_last = False

    def read(self) -> Reading:
        for passage in passages_of(self.document):
            said = self.mapping.of(passage.key, passage.level) if passage.heading else TEXT
            if said == TEXT:
                self._take(passage.whole)
            else:
                self._begin(said, passage)
                self._take(passage.items)
        return self._reading()

    def _take(self, items: Iterable[Item]) -> None:
        """Texts go where the heading above them says. The first under the heading of a name is the name.

        One that stands in brackets right under a heading helps whoever fills in the form, and is a part of it.
        """
        for item in items:
            if self.heading_was_last and _HELP.fullmatch(item.text):
                self.labels.append(item)
            elif self.name_follows:
                self.name_follows = False
                self._name(item)
            else:
                self.taking.append(item)
            self.heading_was_last = False

    def _begin(self, said: str, passage: Passage) -> None:
        """A heading changes where the texts under it go."""
        heading = Item(passage.heading, passage.place)
        self.name_follows = False
        self.heading_was_last = True
        if said == AREA:
            self.areas.append(_Area(passage.heading, passage.place))
            self.taking = self.areas[-1].intro
            return
        if said == PLAN:
            self._begin_plan(passage.place)
            self.labels.append(heading)
            self._plan().name = _name_in(passage.heading)
            self.taking = self.unplaced
            return
        self.labels.append(heading)
        self.taking = self._place_of(said, passage)

    def _place_of(self, said: str, passage: Passage) -> Items:
        """The list that the texts under a heading are added to."""
        if said == LEFT_OUT:
            return self.unplaced
        if said == NAME:
            self.name_follows = True
            return self.unplaced
        plan = self._plan()
        if said == THEMES:
            return plan.themes
        if said == OWNER:
            return plan.owner
        if said.startswith(GOAL_OF_RESULTS):
            plan.results.append((said.removeprefix(GOAL_OF_RESULTS), []))
            return plan.results[-1][1]
        if said == STATUS:
            self.year = self._year(passage)
            return self.unplaced
        if said == REVISION:
            named = YEAR.search(passage.heading)
            plan.period = parse_years(passage.heading) or (named.group() if named else "")
            plan.revision = plan.revision or {}
            return self.unplaced
        if name := name_of_status_field(said):
            year = self.year or self._year(passage)
            return plan.reports.setdefault(year, {}).setdefault(name, []) if year else self.unplaced
        if plan.revision is not None and any(entry.name == said for entry in self.form.fields_of("revision")):
            return plan.revision.setdefault(said, [])
        return plan.fields.setdefault(said, [])

    def _year(self, passage: Passage) -> int | None:
        """The year that a status's heading names; without one its texts stay without a field, and that is told."""
        if year := YEAR.search(passage.heading):
            return int(year.group())
        message = f"Overskriften „{passage.heading}“ nævner intet år; flyt teksterne under den til det rigtige år."
        self.warnings.append(ReadingWarning("status_without_year", message, passage.place))
        return None

    def _plan(self) -> _Plan:
        """The plan that is being read; begun here where the document has not said that one begins."""
        if not self.areas[-1].plans:
            self._begin_plan(Place())
        return self.areas[-1].plans[-1]

    def _begin_plan(self, place: Place) -> None:
        self.year = None
        self.areas[-1].plans.append(_Plan(place))

    def _name(self, item: Item) -> None:
        """The name of the plan that is being read; of the next one where it has a name, or has been read, already."""
        plan = self._plan()
        if plan.name:
            self._begin_plan(item.place)
        self._plan().name = item.text

    def _reading(self) -> Reading:
        areas = [area for area in self.areas if area.name or area.plans]
        plans = [plan for area in areas for plan in area.plans]
        has_areas, has_projects = "heading_is_area" in self.mapped, "more" in self.mapped
        is_plain = not has_areas and not has_projects
        unticked = [item for plan in plans for item in plan.themes if item.text.startswith(UNTICKED)]
        return Reading(
            self.form.kind,
            plans=tuple(self._plan_reading(plan) for plan in plans if is_plain),
            areas=tuple(self._area_reading(area) for area in areas if has_areas),
            projects=tuple(self._project_reading(plan) for plan in plans if has_projects),
            unplaced=tuple(self.unplaced),
            labels=(*self.labels, *unticked),
            warnings=tuple(self.warnings),
        )

    def _area_reading(self, area: _Area) -> AreaReading:
        plans = tuple(self._plan_reading(plan) for plan in area.plans)
        return AreaReading(area.name, tuple(area.intro), plans, place=area.place)

    def _plan_reading(self, plan: _Plan) -> PlanReading:
        named_by_unit = self.mapped["plan_named_by"] == "unit"
        ticked, offered = _themes(plan.themes)
        return PlanReading(
            unit=plan.name if named_by_unit else "",
            title="" if named_by_unit else plan.name,
            themes_checked=ticked,
            themes_offered=offered,
            fields=self._fields(plan.fields, "plan"),
            reports=tuple(
                StatusReading(year, self._fields(fields, "status")) for year, fields in sorted(plan.reports.items())
            ),
            revision=None
            if plan.revision is None
            else RevisionReading(plan.period, self._fields(plan.revision, "revision")),
            place=plan.place,
        )

    def _project_reading(self, plan: _Plan) -> ProjectReading:
        number, _, title = plan.name.partition(" ")
        is_numbered = number.replace(".", "").isdigit() and bool(title)
        return ProjectReading(
            number=number.rstrip(".") if is_numbered else "",
            owner=" ".join(item.text for item in plan.owner),
            title=title if is_numbered else plan.name,
            fields=self._fields(plan.fields, "plan"),
            results=tuple(ResultReading(level, tuple(goal), ()) for level, goal in plan.results if goal),
            place=plan.place,
        )

    def _fields(self, fields: dict[str, Items], part: str) -> dict[str, tuple[Item, ...]]:
        return {entry.name: tuple(fields.get(entry.name, ())) for entry in self.form.fields_of(part)}


def _name_in(heading: str) -> str:
    """The name in a plan's heading: what stands after its colon, else all of it."""
    _before, colon, after = heading.partition(":")
    return squeeze(after) if colon and after.strip() else squeeze(heading).rstrip(":")


def _themes(items: Iterable[Item]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The themes that are ticked and all that are offered; where nothing has a tick box, all are ticked."""
    texts = [item.text for item in items]
    boxed = [text for text in texts if text.startswith((TICKED, UNTICKED))]
    if not boxed:
        return tuple(texts), tuple(texts)
    names = tuple(text.strip(f"{TICKED}{UNTICKED} ") for text in boxed)
    ticked = tuple(text.strip(f"{TICKED} ") for text in boxed if text.startswith(TICKED))
    return ticked, names
