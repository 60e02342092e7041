"""A reading as the JSON that READING.md describes."""

from collections.abc import Iterable, Sequence
from typing import Any

from handleplan.documents import Place
from handleplan.forms.reading import (
    AreaReading,
    Fields,
    Item,
    PlanReading,
    ProjectReading,
    Reading,
    ReadingWarning,
    SectionReading,
)

Json = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """The reading as plain dicts and lists, in the shape of its kind; then ``unplaced`` and ``warnings``."""
    return {
        "kind": reading.kind,
        **_SHAPES[reading.kind](reading),
        "unplaced": _items(reading.unplaced),
        "warnings": [warning_as_json(warning) for warning in reading.warnings],
    }


def _handleplan(reading: Reading) -> Json:
    return {"plans": [_unit_plan(plan) for plan in reading.plans]}


def _unit_plan(plan: PlanReading) -> Json:
    revision = plan.revision
    return {
        "unit": plan.unit,
        "themes_checked": list(plan.themes_checked),
        **_fields(plan.fields),
        "reports": [{"year": report.year, **_fields(report.fields)} for report in plan.reports],
        "revision": {"period": revision.period, **_fields(revision.fields)} if revision else None,
    }


def _indsatsskema(reading: Reading) -> Json:
    plan = reading.plans[0]
    return {"title": plan.title, "unit": plan.unit, **_fields(plan.fields)}


def _sammendrag(reading: Reading) -> Json:
    return {
        "focus_area": reading.focus_area,
        "period": reading.period,
        "areas": [_area(area) for area in reading.areas],
    }


def _area(area: AreaReading) -> Json:
    return {
        "name": area.name,
        "intro": _items(area.intro),
        "plans": [{"unit": plan.unit, "title": plan.title, **_fields(plan.fields)} for plan in area.plans],
        "attention_points": [{"title": point.title, **_text(point.text)} for point in area.attention_points],
    }


def _puljerapport(reading: Reading) -> Json:
    return {
        "projects": [_project(project) for project in reading.projects],
        "sections": [_section(section) for section in reading.sections],
    }


def _project(project: ProjectReading) -> Json:
    return {
        "number": project.number,
        "owner": project.owner,
        "title": project.title,
        "start": project.start,
        "end": project.end,
        **_fields(project.fields),
        "budget_dkk": project.budget_dkk,
        "results": [
            {
                "level": result.level,
                "goal": _items(result.goal),
                "by_date": [{"heading": dated.heading, **_text(dated.text)} for dated in result.by_date],
            }
            for result in project.results
        ],
    }


def _section(section: SectionReading) -> Json:
    return {"number": section.number, "title": section.title, **_text(section.text)}


def _text(items: Sequence[Item]) -> Json:
    """A results cell, a section or an attention point: its items as plain strings, and where the whole of it stood.

    READING.md allows an item to be either; score.py takes an object with a "text" for one item, so that objects within
    such an object would be compared with their places and all.
    """
    place = items[0].place.through(items[-1].place) if items else Place()
    return {"text": [item.text for item in items], **_source(place)}


_SHAPES = {
    "handleplan": _handleplan,
    "indsatsskema": _indsatsskema,
    "sammendrag": _sammendrag,
    "puljerapport": _puljerapport,
}


def _fields(fields: Fields) -> Json:
    return {name: _items(items) for name, items in fields.items()}


def _items(items: Iterable[Item]) -> list[Json]:
    return [{"text": item.text, **_source(item.place)} for item in items]


def warning_as_json(warning: ReadingWarning) -> Json:
    """A warning with its code, its sentence and its place."""
    return {"code": warning.code, "message": warning.message, **_source(warning.place)}


def _source(place: Place) -> Json:
    """Where it stood, as far as that is known."""
    source: Json = {}
    if place.page is not None:
        source["page"] = place.page
    if place.first_line is not None:
        source["lines"] = [place.first_line, place.last_line]
    return {"source": source} if source else {}
